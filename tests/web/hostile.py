"""A report that means harm: whatever a browser might run stands in its headline, its words, its names and its source."""

from __future__ import annotations

from pathlib import Path

from tests.made_words import Row, agreed, holds, said, told
from verbale.ledger import refresh
from verbale.model.reading import Reading
from verbale.store import open_record

HARM = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' onmouseover='alert(4)",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(5)",
    "</title><style>*{display:none}</style>",
    "&lt;b&gt; &#x3c;b>",
    "<!-- --><a href=javascript:alert(6)>",
    "\u202egnp.exe \x1b[31m red \x00 nought",
)
WHOLE = " ".join(HARM)
SERIES = f"Chile-Finland {HARM[0]} Dialogue"


def report(source: str, day: str, name: str) -> Reading:
    """A report in which Chile and Finland hold a dialogue with that name, and say harmful things."""
    body = (
        f"Chile and Finland held the 3rd {SERIES} in Oslo on 14 May 2024. {name} <b>Bold</b>, Foreign Minister {HARM[1]}, came. "
        f"Chile warned of krill {HARM[2]} on the table. They agreed to count {HARM[3]} by 2023. Talks were about fish {HARM[0]}."
    )
    rows: list[Row] = [
        ("m1", "status", "held", "held"),
        ("m1", "party", "CHL", "Chile"),
        ("m1", "party", "FIN", "Finland"),
        ("m1", "series", SERIES, SERIES),
        ("m1", "ordinal", 3, "3rd"),
        ("m1", "date", day, "14 May 2024"),
        ("m1", "city", f"Oslo {HARM[2]}", "Oslo"),
        ("m1", "topic", f"fish {HARM[0]}", f"fish {HARM[0]}"),
        ("m1", "participant", f"{name} <b>Bold</b>", f"{name} <b>Bold</b>"),
        ("m1/p1", "office", f"Foreign Minister {HARM[1]}", f"Foreign Minister {HARM[1]}"),
        ("m1/p1", "party", "CHL", "Chile"),
        ("p1", "name", f"{name} <b>Bold</b>", f"{name} <b>Bold</b>"),
        ("s1", "name", SERIES, SERIES),
        ("s1", "party", "CHL", "Chile"),
        ("s1", "party", "FIN", "Finland"),
        *said("st1", "CHL", f"krill {HARM[2]} on the table"),
        *holds("po1", "CHL", "warns of", f"krill {HARM[2]} on the table", f"warned of krill {HARM[2]} on the table"),
        *agreed("co1", "CHL FIN", f"count {HARM[3]} by 2023", f"agreed to count {HARM[3]} by 2023"),
        ("co1", "due", "2023", "2023"),
    ]
    return told(source, day, [f"Headline {WHOLE}", body, f"[{WHOLE}]"], rows, outlet=f"The {HARM[0]} Post {HARM[3]}")


def record(folder: Path) -> Path:
    """A record of such reports, which contradict each other."""
    path = folder / "hostile.record"
    sources = ("javascript:alert(7)//", f"https://evil.example/{HARM[2]}", "data:text/html,<script>alert(8)</script>")
    with open_record(path, create=True) as store:
        for number, source in enumerate(sources):
            store.add(report(source, f"2024-05-1{4 + number % 2}", "Ana"))
        refresh(store)
    return path
