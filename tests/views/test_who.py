"""A person's sheet, and an office's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.made_record import AINO, INES, OCEAN, a_round, met, reading, record
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.claims import Claim
from verbale.model.facts import Participant
from verbale.model.reading import Reading
from verbale.model.spans import Span, quote
from verbale.views.assemble import assemble
from verbale.views.record import Record
from verbale.views.who import OfficeSheet, PersonSheet, who
from verbale.views.wire import plain

NEXT = Participant("Olavi Lindqvist", "Vice Foreign Minister", "FIN")
RISEN = Participant("Aino Karvonen", "Foreign Minister", "FIN")


def saying(told: Reading, speaker: str, *words: str) -> Reading:
    """The report with statements of somebody: words of its body."""
    document = told.report.document
    body = document.text.rindex("\n\n", 0, -1) + 2
    claims: list[Claim] = []
    for number, word in enumerate(words, 1):
        start = document.text.index(word, body)
        evidence = quote(document.id, document.text, Span(start, start + len(word)))
        for name, value in (("speaker", speaker), ("verb", "said"), ("content", word)):
            claims.append(Claim(f"st{number}", name, value, word, evidence, extractor="made by hand"))
    return replace(told, claims=(*told.claims, *claims), facts=assemble((*told.claims, *claims)))


def telling() -> list[Reading]:
    """Two rounds with one vice minister, a third with the next, and the first one risen to minister."""
    calm, tide = "The sea is calm tonight and so are we.", "The tide is ours to share. The tide comes twice."
    return [
        saying(
            reading("one", "2021-05-03", a_round("2021-05-02", 1, INES, AINO), body=calm),
            "Aino Karvonen", "The sea is calm tonight",
        ),
        saying(
            reading("two", "2022-05-03", a_round("2022-05-02", 2, INES, AINO), body=tide),
            "Aino Karvonen", "The tide is ours", "The tide comes twice",
        ),
        reading("three", "2023-05-03", a_round("2023-05-02", 3, INES, NEXT)),
        reading("four", "2024-02-03", met("2024-02-02", "FIN PER", RISEN, level="ministerial")),
    ]  # fmt: skip


@contextmanager
def asking(folder: Path, *readings: Reading) -> Iterator[Record]:
    with record(folder, *readings) as store:
        yield Ledger(store)


def person(folder: Path, text: str, latest: int = 10) -> PersonSheet:
    with asking(folder, *telling()) as asked:
        found = who(asked, text, latest=latest)
    assert isinstance(found, PersonSheet)
    return found


def office(folder: Path, text: str, *parties: str) -> OfficeSheet:
    with asking(folder, *telling()) as asked:
        found = who(asked, text, parties)
    assert isinstance(found, OfficeSheet)
    return found


def test_a_person_has_offices_with_first_and_last_day_and_words(tmp_path: Path) -> None:
    sheet = person(tmp_path, "Karvonen")
    assert (sheet.name, sheet.party, sheet.as_of) == ("Aino Karvonen", "FIN", "2024-02-03")
    assert [(t.office, t.first, t.last, len(t.meetings)) for t in sheet.tenures] == [
        ("Vice Foreign Minister", "2021-05-02", "2022-05-02", 2),
        ("Foreign Minister", "2024-02-02", "2024-02-02", 1),
    ]
    assert {n.source for n in sheet.tenures[0].notes} == {"one", "two"}
    assert {n.source for n in sheet.tenures[1].notes} == {"four"}


def test_the_latest_meetings_come_first_and_the_others_are_counted(tmp_path: Path) -> None:
    sheet = person(tmp_path, "Karvonen", latest=2)
    assert ([m.title for m in sheet.meetings], sheet.seated) == (["Meeting of FIN and PER", f"{OCEAN}, 2nd round"], 3)


def test_the_latest_words_come_first_and_are_the_persons_own(tmp_path: Path) -> None:
    sheet = person(tmp_path, "Karvonen")
    assert [(s.published, s.content) for s in sheet.statements] == [
        ("2022-05-03", "The tide is ours"), ("2022-05-03", "The tide comes twice"), ("2021-05-03", "The sea is calm tonight"),
    ]  # fmt: skip
    assert [n.exact for s in sheet.statements for n in s.notes] == [s.content for s in sheet.statements]
    assert len(person(tmp_path, "Karvonen", latest=1).statements) == 1
    assert person(tmp_path, "Arriagada").statements == ()


def test_an_office_has_its_holders_over_time_and_the_change(tmp_path: Path) -> None:
    (chair,) = office(tmp_path, "Finnish vice foreign minister").offices
    assert (chair.party, chair.titles) == ("FIN", ("Vice Foreign Minister",))
    assert [(h.name, h.first, h.last) for h in chair.holders] == [
        ("Aino Karvonen", "2021-05-02", "2022-05-02"), ("Olavi Lindqvist", "2023-05-02", "2023-05-02"),
    ]  # fmt: skip
    (change,) = chair.changes
    assert (change.before, change.last, change.after, change.first) == (
        "Aino Karvonen", "2022-05-02", "Olavi Lindqvist", "2023-05-02",
    )  # fmt: skip
    assert all(h.notes for h in chair.holders)


def test_without_a_party_every_partys_office_is_told(tmp_path: Path) -> None:
    sheet = office(tmp_path, "vice foreign minister")
    assert [(c.party, len(c.holders)) for c in sheet.offices] == [("CHL", 1), ("FIN", 2)]
    assert [c.party for c in office(tmp_path, "vice foreign minister", "CHL").offices] == ["CHL"]


def test_holders_at_one_time_do_not_follow_each_other(tmp_path: Path) -> None:
    readings = [
        reading("one", "2021-05-03", a_round("2021-05-02", 1, INES, AINO)),
        reading("two", "2022-05-03", a_round("2022-05-02", 2, INES, NEXT)),
        reading("three", "2023-05-03", a_round("2023-05-02", 3, INES, AINO)),
    ]
    with asking(tmp_path, *readings) as asked:
        found = who(asked, "vice foreign minister of Finland")
    assert isinstance(found, OfficeSheet)
    assert [c.changes for c in found.offices] == [()]


@pytest.mark.parametrize("text", ["Karvonen", "vice foreign minister"])
def test_it_prints_as_json(tmp_path: Path, text: str) -> None:
    with asking(tmp_path, *telling()) as asked:
        found = who(asked, text)
    assert set(json.loads(json.dumps(plain(found)))) == set(type(found).__dataclass_fields__)


def test_who_is_not_there_is_refused(tmp_path: Path) -> None:
    with asking(tmp_path, *telling()) as asked, pytest.raises(UsageError, match="nobody in the record"):
        who(asked, "Zebedee Quill")
