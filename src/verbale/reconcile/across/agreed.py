"""What a meeting agreed and undertook, gathered from the reports about it: told by several, it is one and corroborated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verbale.model.claims import Modality
from verbale.model.facts import TO_COME, Agreement, Commitment
from verbale.model.grouping import grouped
from verbale.model.record import Digest, Encounter, Origin, Whole
from verbale.reconcile.across.promises import words

_ALIKE = 0.5
"""The share of common words from which two reports tell of one thing agreed."""

_SAY_LITTLE = 3
"""Words that something agreed has at least: less can be said of any meeting."""

_VIEWS = frozenset(("exchanged", "discussed", "shared"))
"""Verbs of talking: what follows is a topic, and nothing agreed."""


class Item(NamedTuple):
    """Something agreed or undertaken, as one report tells it; `words` as they are compared."""

    digest: Digest
    told: Agreement | Commitment
    words: frozenset[str]

    @property
    def what(self) -> str:
        """The report's words."""
        return self.told.what or ""


class Agreed(NamedTuple):
    """Something agreed at a meeting, as its reports tell it, the first of them first."""

    items: tuple[Item, ...]

    @property
    def what(self) -> str:
        """The words of the first report."""
        return self.items[0].what

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The reports that tell it."""
        return tuple(i.digest.origin for i in self.items)


def agreed(whole: Whole, encounter: Encounter) -> list[Agreed]:
    """What the reports about a meeting tell of it as agreed or undertaken, in the order of the reports and of their words."""
    reports = {m.origin.document for m in encounter.mentions if m.main and m.meeting.status not in TO_COME}
    digests = sorted((whole.digests[d] for d in reports), key=lambda d: (d.origin.published or "9999", d.origin.document))
    items = [item for digest in digests for item in items_of(digest)]
    return [Agreed(tuple(group)) for group in grouped(items, _among)]


def items_of(digest: Digest) -> Iterator[Item]:
    """What a report tells as agreed or undertaken; what it lists as both counts once, as undertaken."""
    told: list[Item] = []
    every: list[Agreement | Commitment] = [*digest.commitments, *digest.agreements]
    for one in every:
        item = Item(digest, one, words(one.what))
        if _says_something(item) and not any(_alike(item, other) for other in told):
            told.append(item)
    yield from sorted(told, key=lambda i: (i.told.evidence.start if i.told.evidence else 0, i.told.id))


def _says_something(item: Item) -> bool:
    talk = isinstance(item.told, Agreement) and (item.told.verb or "").casefold() in _VIEWS
    return not talk and len(item.words) >= _SAY_LITTLE and item.told.modality is not Modality.NEGATED


def _among(item: Item, group: Sequence[Item]) -> bool:
    return all(item.digest.origin.document != other.digest.origin.document and _alike(item, other) for other in group)


def _alike(one: Item, other: Item) -> bool:
    return 2 * len(one.words & other.words) >= _ALIKE * (len(one.words) + len(other.words))
