"""The tables of a record, in SQLAlchemy Core. `docs/decisions/0003-record-on-disk.md` says why they are so."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Dialect, Float, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

FORMAT = 3
"""The version of these tables; it goes up with every change that an older verbale could not read."""

metadata = MetaData()


class AnyText(TypeDecorator[str]):
    """Text as it is, even with half surrogate pairs, which no UTF-8 text can hold: such a one is kept as bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Text, or bytes where it must be."""
        try:
            (value or "").encode()
        except UnicodeEncodeError:
            return str(value).encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text that was put in."""
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", AnyText, nullable=False, index=True),
    Column("text", AnyText, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True, comment="the newest of a document has the highest"),
    Column("document", ForeignKey(documents.c.id), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("given", Text, nullable=False, comment="JSON: what came with the document beside its text"),
    Column("content", Text, nullable=False, comment="a hash of all below and of the claims"),
    Column("report", Text, nullable=False, comment="JSON"),
    Column("times", Text, nullable=False, comment="JSON"),
    Column("rejected", Text, nullable=False, comment="JSON"),
    Column("conflicts", Text, nullable=False, server_default="[]", comment="JSON: where the report contradicts itself"),
    sqlite_autoincrement=True,
)

claims = Table(
    "claims",
    metadata,
    Column("reading", ForeignKey(readings.c.number), primary_key=True),
    Column("position", Integer, primary_key=True, comment="counts from nought in the order of the claims"),
    Column("id", Text, nullable=False, index=True),
    Column("subject", AnyText, nullable=False),
    Column("property", AnyText, nullable=False),
    Column("value", Text, nullable=False, comment="JSON"),
    Column("original", AnyText, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("basis", Text, nullable=False),
    Column("rule", AnyText),
    Column("because", AnyText),
    Column("premises", Text, nullable=False, comment="JSON"),
    Column("modality", Text, nullable=False),
    Column("attribution", Text, nullable=False, comment="JSON"),
    Column("confidence", Float, nullable=False),
    Column("extractor", AnyText, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, comment="the order in which they were made"),
    Column("kind", Text, nullable=False, comment="same, different, prevails, or withdrawn"),
    Column("one", Text, nullable=False, comment="a mention, a claim, or the number of the decision that is withdrawn"),
    Column("other", Text, nullable=False, server_default="", comment="the other mention of a judgement"),
    Column("because", AnyText, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("made", Text, nullable=False, comment="the day, in ISO 8601"),
    sqlite_autoincrement=True,
)

# What follows from the tables above, kept so that it need not be worked out again: all of it can be deleted, and comes back.

digests = Table(
    "digests",
    metadata,
    Column("document", ForeignKey(documents.c.id), primary_key=True),
    Column("origin", Text, nullable=False, comment="JSON: whose word the report is"),
    Column("rest", Text, nullable=False, comment="JSON: what it brings beside its meetings"),
    Column("claims", Integer, nullable=False, comment="how many the reading has"),
    Column("published", Text, comment="EDTF"),
    Column("day", Text, index=True, comment="the last day on which it can have come out, in ISO 8601"),
    Column("kind", Text, nullable=False),
    Column("outlet", AnyText),
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", ForeignKey(documents.c.id), nullable=False, index=True),
    Column("data", Text, nullable=False, comment="JSON"),
    Column("cluster", Text, index=True),
    Column("meeting", Text, index=True),
)

keys = Table(
    "keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("mention", ForeignKey(mentions.c.id), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# What the mentions add up to. A pool is a set of parties, sorted and joined: whatever is of other parties cannot change it.

told = Table(
    "told",
    metadata,
    Column("key", Text, primary_key=True, comment="what a report brings to whom: a letter, a bar, and a pool or a mention"),
    Column("document", ForeignKey(documents.c.id), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

meetings = Table(
    "meetings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("pool", Text, nullable=False, index=True),
    Column("date", Text, nullable=False, index=True, comment="EDTF; 9999 where there is none"),
    Column("first", Text, comment="the first day on which it can have been"),
    Column("last", Text, comment="the last"),
    Column("status", Text, nullable=False),
    Column("level", Text),
    Column("data", Text, nullable=False, comment="JSON"),
    Column("alone", Text, comment="JSON: the same as it is without its dialogue, where that makes a difference"),
)

parties = Table(
    "parties",
    metadata,
    Column("party", Text, primary_key=True),
    Column("of", Text, primary_key=True, index=True, comment="a meeting, a dialogue or a commitment"),
    sqlite_with_rowid=False,
)

dialogues = Table(
    "dialogues",
    metadata,
    Column("id", Text, primary_key=True),
    Column("pool", Text, nullable=False, index=True),
    Column("name", AnyText, nullable=False),
    Column("data", Text, nullable=False, comment="JSON"),
)

seats = Table(
    "seats",
    metadata,
    Column("person", Text, primary_key=True, comment="as one report has them"),
    Column("number", Integer, primary_key=True),
    Column("party", Text, nullable=False, index=True),
    Column("document", ForeignKey(documents.c.id), nullable=False, index=True),
    Column("data", Text, nullable=False, comment="JSON"),
)

names = Table(
    "names",
    metadata,
    Column("key", Text, primary_key=True, comment="a party, a bar, and what people of like names have in common"),
    Column("person", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("party", Text, nullable=False, index=True),
    Column("name", AnyText, nullable=False),
    Column("data", Text, nullable=False, comment="JSON"),
)

called = Table(
    "called",
    metadata,
    Column("key", AnyText, primary_key=True, comment="a word of a name, or what it sounds like"),
    Column("person", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

offices = Table(
    "offices",
    metadata,
    Column("party", Text, primary_key=True),
    Column("office", AnyText, primary_key=True),
    Column("meeting", Text, primary_key=True, index=True),
    Column("name", AnyText, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    sqlite_with_rowid=False,
)

commitments = Table(
    "commitments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("pool", Text, nullable=False, index=True),
    Column("due", Text, nullable=False, comment="EDTF; 9999 where there is none"),
    Column("last", Text, nullable=False, comment="the last day of that, in ISO 8601"),
    Column("state", Text, nullable=False, comment="as if no day had come yet on which it is overdue"),
    Column("kept", Text, comment="the day on which it was kept"),
    Column("document", ForeignKey(documents.c.id), comment="the report whose words are quoted"),
    Column("data", Text, nullable=False, comment="JSON"),
)

members = Table(
    "members",
    metadata,
    Column("mention", Text, primary_key=True, comment="a person or commitment as one report has it"),
    Column("of", Text, primary_key=True, index=True, comment="the person or commitment of the record"),
    sqlite_with_rowid=False,
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("scope", Text, primary_key=True, index=True, comment="what the rule looked at"),
    Column("rank", Integer, nullable=False, comment="of two over the same, the lower stays"),
    Column("subject", Text, nullable=False, index=True),
    Column("about", AnyText, nullable=False),
    Column("property", AnyText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("data", Text, nullable=False, comment="JSON"),
)

OUTCOME = (disputes, members, commitments, offices, called, people, names, seats, dialogues, parties, meetings, told)
"""What the mentions add up to."""

DERIVED = (*OUTCOME, keys, mentions, digests)
"""What can be deleted, in the order in which it can."""
