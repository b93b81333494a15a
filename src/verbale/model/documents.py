"""What is read: the document as received, and the report that it becomes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from verbale.model.spans import Span


class Role(StrEnum):
    """What a passage is on the page."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"
    GARBLED = "garbled"


class Kind(StrEnum):
    """What kind of text a report is."""

    NEWS = "news"
    PRESS_RELEASE = "press release"
    READOUT = "readout"
    JOINT_STATEMENT = "joint statement"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True)
class Document:
    """A text as received, with where it came from.

    `source` is the path or address as given. `text` is the text that every span counts in, never normalised; for HTML it is the
    extracted text. `published` is an EDTF date or None; `hints` are metadata found beside the text (an HTML page's title,
    authors, site name, language).
    """

    source: str
    text: str
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    hints: Hints | None = None

    @property
    def id(self) -> str:
        """`sha256:` and the hash of the source and the text, in hexadecimal."""
        return "sha256:" + hashlib.sha256(f"{self.source}\0{self.text}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Hints:
    """Metadata that a page's markup gives beside its text."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a report's text with its role.

    `credit` names who took a caption's picture; `duplicate` marks a passage that repeats an earlier one; `reason` is the name of
    the rule that gave the role.
    """

    role: Role
    span: Span
    credit: str | None = None
    duplicate: bool = False
    reason: str = ""


class Reason(NamedTuple):
    """A step of a working, in plain words, and the words of the report that it stands on, if there are any."""

    because: str
    span: Span | None


class Dating(NamedTuple):
    """When a report was written, inferred: an EDTF day or interval of days, and the working."""

    value: str
    working: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A document made readable. Passages are in text order and never overlap; what they leave out is white space.

    `published` is an EDTF date, and `published_basis` `given`, `stated` or `inferred`; `published_working` tells how an
    inferred one came about.
    """

    document: Document
    passages: tuple[Passage, ...]
    kind: Kind = Kind.NEWS
    outlet: str | None = None
    headline: str | None = None
    authors: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    language: str = "en"
    published: str | None = None
    published_basis: str | None = None
    section: tuple[str, ...] = ()
    dateline_city: str | None = field(default=None)
    published_working: tuple[Reason, ...] = ()

    def of_role(self, *roles: Role) -> tuple[Passage, ...]:
        """The passages with one of these roles, duplicates left out."""
        return tuple(p for p in self.passages if p.role in roles and not p.duplicate)


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that could not be used: which source, why, and the span in its text, if there is one."""

    source: str
    reason: str
    span: Span | None = None
