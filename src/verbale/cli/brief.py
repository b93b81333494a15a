"""`verbale brief`, the paper that goes into the meeting, and `verbale chart`, the pictures."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verbale.cli import options
from verbale.cli.opening import opened
from verbale.cli.output import json_text, stream
from verbale.errors import UsageError

if TYPE_CHECKING:
    from verbale.model.record import Dialogue
    from verbale.views.brief import Brief
    from verbale.views.record import Record

    Json = dict[str, Any]

BRIEF_EXAMPLES = """Examples:

\b
  verbale brief Chile Finland --record dialogues.record
  verbale brief CHL FIN --before 2024-05-17 -o brief.docx --record dialogues.record
"""
CHART_EXAMPLES = """Examples:

\b
  verbale chart cadence Chile Finland -o rounds.svg --record dialogues.record
  verbale chart map -o places.geojson --record dialogues.record
"""


class Kind(StrEnum):
    """What a chart shows."""

    CADENCE = "cadence"
    MEETINGS = "meetings"
    NETWORK = "network"
    MAP = "map"


Parties = Annotated[
    list[str],
    typer.Argument(metavar="PARTY...", help="Who meets: names, adjectives or codes.", show_default=False),
]
SomeParties = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PARTY]...", help="Whose meetings; without any, everybody's.", show_default=False),
]
Series = Annotated[
    str | None,
    typer.Option("--series", metavar="NAME", help="One series, by its name or a part of it.", show_default=False),
]
Before = Annotated[
    Any,
    typer.Option(
        "--before",
        metavar="DATE",
        parser=options._day,
        help="Only what was out before this day, that of the meeting.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog=BRIEF_EXAMPLES)(brief)
    app.command(epilog=CHART_EXAMPLES)(chart)


# -- brief ---------------------------------------------------------------------------------------------------------


def brief(
    parties: Parties,
    record: options.Record,
    series: Series = None,
    before: Before = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to: .docx, .pdf, .html, .md or .json. Else Markdown on standard output.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the brief for a meeting: when the parties last met, their series, what is open, where they stand, who comes.

    Every line has a note with the report, its day and its words; what no report tells is not in it.
    """
    write = _paper_for(output)
    with opened(record, before - timedelta(days=1) if before else None) as ledger:
        from verbale.views import naming
        from verbale.views.brief import brief as make

        codes = naming.parties(parties)
        made = make(ledger, codes, naming.dialogue(ledger, series, codes) if series else None)
    if output is None:
        from verbale.views.papers.markdown import markdown

        print(markdown(made), end="", file=stream(machine=True))
    else:
        write(made, output)


def _paper_for(output: Path | None) -> Callable[[Brief, Path], None]:
    """What writes a brief into a file of this name."""
    papers = {".docx": _docx, ".pdf": _pdf, ".html": _html, ".md": _markdown, ".json": _json}
    return papers[_suffix(output, list(papers))] if output else _markdown


def _docx(made: Brief, output: Path) -> None:
    from verbale.views.papers.word import docx

    _write(output, docx(made))


def _pdf(made: Brief, output: Path) -> None:
    from verbale.views.papers.pdf import pdf

    _write(output, pdf(made))


def _html(made: Brief, output: Path) -> None:
    from verbale.views.papers.html import html

    _write(output, html(made).encode())


def _markdown(made: Brief, output: Path) -> None:
    """The text, and its chart in a file beside it."""
    from verbale.views.charts import cadence, style
    from verbale.views.papers.markdown import markdown

    figure = next((s.figure for s in made.sections if s.figure), None)
    picture = output.with_suffix(".svg")
    if figure:
        _write(picture, style.svg(cadence.draw(figure)).encode())
    _write(output, markdown(made, picture.name if figure else None).encode())


def _json(made: Brief, output: Path) -> None:
    _write(output, _json_bytes(asdict(made)))


# -- chart ---------------------------------------------------------------------------------------------------------


def chart(
    kind: Annotated[Kind, typer.Argument(help="What to show.", show_default=False)],
    record: options.Record,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to: .svg, .png, .json (Vega-Lite), a map .geojson too.",
            show_default=False,
        ),
    ],
    parties: SomeParties = None,
    series: Series = None,
    as_of: options.AsOf = None,
) -> None:
    """Draw the rounds of a series, meetings over time by level, who meets whom, or a map of where they met."""
    suffix = _suffix(output, [".svg", ".png", ".json", *([".geojson"] if kind is Kind.MAP else [])])
    if series and kind is not Kind.CADENCE:
        raise UsageError(f"--series is for cadence: a chart of {kind.value} shows all meetings")
    with opened(record, as_of) as ledger:
        from verbale.views import naming

        codes = naming.parties(parties or ())
        if suffix == ".geojson":
            from verbale.views.charts.places import geojson, places

            content = geojson(places(ledger, codes))
        elif kind is Kind.CADENCE:
            content = _cadence(ledger, codes, series)
        else:
            content = _drawn(kind, ledger, codes)
    _write(output, _picture(content, suffix))


def _cadence(ledger: Record, codes: Sequence[str], series: str | None) -> Json:
    from verbale.views.charts.cadence import cadence, draw

    dialogue = _the_series(ledger, codes, series)
    shown = cadence(ledger, dialogue)
    if not shown.rounds:
        raise UsageError(f"no round of the {dialogue.name} has a date in the record")
    return draw(shown)


def _the_series(ledger: Record, codes: Sequence[str], series: str | None) -> Dialogue:
    """The series asked for, or the only one of these parties alone, or the only one to which they belong."""
    from verbale.views import naming

    if series:
        return naming.dialogue(ledger, series, codes)
    if not codes:
        raise UsageError("a cadence needs parties, or a series: --series NAME")
    known = ledger.dialogues(codes)
    own = [d for d in known if set(d.parties) == set(codes)] or list(known)
    if len(own) == 1:
        return own[0]
    if not own:
        raise UsageError(f"the record has no series to which {' and '.join(codes)} belong")
    raise UsageError(f"{' and '.join(codes)} have {len(own)} series: {'; '.join(d.name for d in own)}; name one with --series")


def _drawn(kind: Kind, ledger: Record, codes: Sequence[str]) -> Json:
    """A chart of the meetings of some parties as a specification."""
    from verbale.views.charts import levels, network, places

    if kind is Kind.MEETINGS:
        return levels.draw(levels.levels(ledger, codes))
    if kind is Kind.NETWORK:
        return network.draw(network.network(ledger, codes))
    return places.draw(places.places(ledger, codes))


def _picture(content: Json, suffix: str) -> bytes:
    """A specification as the file's format has it."""
    from verbale.views.charts import style

    if suffix == ".svg":
        return style.svg(content).encode()
    return style.png(content) if suffix == ".png" else _json_bytes(content)


# -- files ---------------------------------------------------------------------------------------------------------


def _suffix(output: Path, known: Sequence[str]) -> str:
    suffix = output.suffix.casefold()
    if suffix not in known:
        raise UsageError(f"{output}: the name must end in {', '.join(known[:-1])} or {known[-1]}")
    return suffix


def _json_bytes(content: Json) -> bytes:
    plain = json.loads(json.dumps(content, default=date.isoformat))
    return (json_text(plain, indent=2) + "\n").encode()


def _write(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from None
