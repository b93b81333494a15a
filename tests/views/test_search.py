"""Searching a record: what counts as one quotation, of which meeting it is, and what of it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_record import record
from tests.made_words import Row, agreed, holds, said, told
from verbale.errors import UsageError
from verbale.ledger import Ledger, refresh
from verbale.model.reading import Reading
from verbale.model.spans import Span
from verbale.views.search import Findings, Quotation, excerpt, search
from verbale.views.wire import plain

SAID = "krill must not be fished to the last"
HELD = "warned that krill must not be fished to the last swarm"
DONE = "agreed to count the krill together"
MET: list[Row] = [
    ("m1", "status", "held", "met"),
    ("m1", "party", "CHL", "Chile"),
    ("m1", "party", "FIN", "Finland"),
    ("m1", "date", "2024-05-14", "14 May 2024"),
]
TALKS = told(
    "talks.txt",
    "2024-05-15",
    ["Krill on the table", f"Chile and Finland met on 14 May 2024. Chile {HELD}. They {DONE}.", "Nobody asked for shrimp."],
    [
        *MET,
        ("m1", "topic", "krill", "krill"),
        *said("st1", "CHL", SAID),
        *holds("po1", "CHL", "warns of", SAID, HELD),
        *agreed("ag1", "CHL FIN", "count the krill together", DONE),
        *agreed("co1", "CHL FIN", "count the krill together", DONE),
    ],
    outlet="The Tidewater",
)
MENU = told("menu.txt", None, ["Supper", "There is krill, and shrimp with lemon."])


def found(tmp_path: Path, words: str, *readings: Reading, **more: object) -> Findings:
    with record(tmp_path, *(readings or (TALKS, MENU))) as store:
        refresh(store)
        return search(Ledger(store), words, **more)  # type: ignore[arg-type]


def shown(quotation: Quotation) -> str:
    text = quotation.note.exact
    for start, end in reversed(quotation.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def kinds(quotation: Quotation) -> list[str]:
    return sorted(t.kind for t in quotation.told)


def test_claims_on_the_same_words_are_one_quotation_and_the_passage_adds_nothing(tmp_path: Path) -> None:
    by_words = {shown(q): q for q in found(tmp_path, "krill").quotations}
    assert set(by_words) == {
        HELD.replace("krill", "[krill]"),
        DONE.replace("krill", "[krill]"),
        "[Krill] on the table",
        "There is [krill], and shrimp with lemon.",
    }
    assert kinds(by_words[HELD.replace("krill", "[krill]")]) == ["position", "statement", "topic"]
    assert kinds(by_words[DONE.replace("krill", "[krill]")]) == ["agreement", "commitment"]


def test_a_quotation_says_whose_it_is_and_where_it_stands(tmp_path: Path) -> None:
    (quotation,) = found(tmp_path, "count together").quotations
    document = TALKS.report.document
    note = quotation.note
    assert (note.outlet, note.published, note.source) == ("The Tidewater", "2024-05-15", "talks.txt")
    assert document.text[note.start : note.end] == note.exact == DONE
    assert {t.by for t in quotation.told} == {("CHL", "FIN")}
    assert {t.id.partition("/")[2] for t in quotation.told} == {"ag1", "co1"}
    assert quotation.meeting is not None
    assert (quotation.meeting.title, quotation.meeting.date) == ("Meeting of CHL and FIN", "2024-05-14")


def test_what_is_of_no_meeting_and_no_claim_says_so(tmp_path: Path) -> None:
    (quotation,) = found(tmp_path, "lemon").quotations
    assert (quotation.told, quotation.meeting, quotation.note.published) == ((), None, None)


def test_the_meeting_is_the_one_that_the_report_tells_as_held(tmp_path: Path) -> None:
    next_one: list[Row] = [
        ("m1", "status", "scheduled", "will meet"),
        ("m1", "party", "CHL", "Chile"),
        ("m1", "date", "2025", "2025"),
    ]
    held: list[Row] = [("m2", "status", "held", "met"), ("m2", "party", "CHL", "Chile"), ("m2", "date", "2024-05", "May 2024")]
    topic: Row = ("m1", "topic", "ice", "ice")
    report = told(
        "two.txt",
        "2024-06-01",
        ["Chile will meet Peru in 2025", "They met in May 2024, over fish.", "Then: ice."],
        [*next_one, *held, topic],
    )
    dates = {words: found(tmp_path, words, report).quotations[0].meeting for words in ("fish", "ice")}
    assert {words: m and m.date for words, m in dates.items()} == {"fish": "2024-05", "ice": "2025"}


def test_kinds_and_parties_narrow_the_search(tmp_path: Path) -> None:
    (quotation,) = found(tmp_path, "krill", kinds=["statement"], parties=["CHL"]).quotations
    assert (kinds(quotation), quotation.note.exact) == (["statement"], SAID)


def test_there_may_be_more_than_is_asked_for(tmp_path: Path) -> None:
    one = found(tmp_path, "krill", limit=1)
    every = found(tmp_path, "krill")
    assert (len(one.quotations), one.more, every.more) == (1, True, False)
    assert every.quotations[:1] == one.quotations


def test_a_record_is_brought_up_to_date_before_it_is_searched(tmp_path: Path) -> None:
    with record(tmp_path, MENU) as store:
        assert len(search(Ledger(store), "lemon").quotations) == 1


def test_json_has_spans_as_pairs(tmp_path: Path) -> None:
    row = plain(found(tmp_path, "lemon"))
    assert (row["words"], row["kinds"], row["more"]) == ("lemon", [], False)
    assert row["quotations"][0]["marks"] == [[32, 37]]


def test_asking_for_nothing_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        found(tmp_path, "!")


# -- what is shown -------------------------------------------------------------------------------------------------

LONG = "The first word and then a very long passage " * 10 + "about krill at last."


def test_of_long_words_only_what_is_around_the_marks_is_shown() -> None:
    at = LONG.index("krill")
    text, marks = excerpt(LONG, [Span(4, 9), Span(at, at + 5)], 200)
    assert text.startswith("The first word and then")
    assert text.endswith("about krill at last.")
    assert [mark.of(text) for mark in marks] == ["first", "krill"]
    assert " … " in text
    assert len(text) < 250


def test_short_words_are_shown_on_one_line() -> None:
    assert excerpt("so\n\n much   krill", [Span(12, 17)], 100) == ("so much krill", (Span(8, 13),))


@given(st.text("ab \n", min_size=1), st.integers(0, 50), st.data())
def test_marks_stay_on_their_words(text: str, longest: int, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    marks = [Span(a, b).trimmed(text) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if text[a:b].strip()]
    line, kept = excerpt(text, marks, longest)
    assert "\n" not in line
    assert bool(kept) == bool(marks)
    assert [" ".join(k.of(line).split()) for k in kept] == [" ".join(m.of(text).split()) for m in marks][: len(kept)]
