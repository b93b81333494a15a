"""From what is typed to what the record has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_record import AINO, INES, OCEAN, a_round, met, reading, record
from verbale import knowledge
from verbale.errors import UsageError
from verbale.ledger import Ledger
from verbale.model.facts import Participant
from verbale.store import open_record
from verbale.views import naming
from verbale.views.record import Record

RAUL = Participant("Raúl Bascuñán", "Foreign Minister", "CHL")
ELENA = Participant("Elena Bascuñán", "Ambassador to Peru", "CHL")
HAN = Participant("Han Soo-min", "First Vice Foreign Minister", "KOR")
COAST = "Chile-Peru Coast Guard Talks"
FISHERIES = "Finland-Chile Fisheries Dialogue"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of three dialogues and five people, two of one surname."""
    readings = (
        reading("north", "2023-05-03", a_round("2023-05-02", 3, INES, AINO, city="Helsinki", country="FIN")),
        reading("south", "2024-05-08", a_round("2024-05-07", 4, INES, AINO, city="Santiago", country="CHL")),
        reading("coast", "2024-06-02", met("2024-06-01", "CHL PER", ELENA, series=COAST, ordinal=2)),
        reading("fish", "2024-07-02", met("2024-07-01", "FIN CHL", AINO, series=FISHERIES, level="working", ordinal=1)),
        reading("capital", "2024-08-02", met("2024-08-01", "CHL KOR", RAUL, HAN, level="ministerial")),
    )
    with record(tmp_path_factory.mktemp("asked"), *readings) as store:
        yield Ledger(store)


# -- parties -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("FIN", "FIN"), ("fin", "FIN"), ("Finland", "FIN"), ("FINLAND", "FIN"), ("finnish", "FIN"), ("Finns", "FIN"),
        ("Helsinki", "FIN"), ("santiago", "CHL"), ("US", "USA"), ("us", "USA"), ("the Netherlands", "NLD"),
        ("Cote d'Ivoire", "CIV"), ("european union", "EU"), ("Seoul", "KOR"), ("north korea", "PRK"),
    ],
)  # fmt: skip
def test_a_party_is_known_by_code_name_adjective_people_and_capital_in_any_case(typed: str, code: str) -> None:
    assert naming.party(typed) == code


@pytest.mark.parametrize("typed", ["Congo", "Brussels", "Dominican"])
def test_a_word_for_two_parties_is_not_guessed(typed: str) -> None:
    with pytest.raises(UsageError, match=r"may be .* or .*; give the code"):
        naming.party(typed)


def test_a_misspelt_party_is_proposed() -> None:
    with pytest.raises(UsageError, match=r"no party is called 'Findland'; did you mean Finland \(FIN\)\?"):
        naming.party("Findland")


@pytest.mark.parametrize("typed", ["", " ", "the Kingdom", "the North", "Ruritania", "--"])
def test_what_is_no_party_is_none(typed: str) -> None:
    with pytest.raises(UsageError, match="no party is called"):
        naming.party(typed)


@pytest.mark.parametrize("code", sorted(knowledge.parties()))
def test_every_party_is_found_by_its_code_and_its_name(code: str) -> None:
    assert naming.party(code) == code
    assert naming.party(knowledge.parties()[code].name.upper()) == code


def test_parties_come_once_and_in_order() -> None:
    assert naming.parties(["Peru", "CHL", "Peruvian"]) == ("PER", "CHL")


# -- series --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        OCEAN, OCEAN.upper(), "ocean dialogue chile finland", "Ocean Dialogue", "Dialogue on Ocean", "Chilean-Finnish ocean dialog",
        "the oceans dialogue", "Finland–Chile Ocean Dialogue", "ocean",
    ],
)  # fmt: skip
def test_a_series_is_found_in_any_case_and_order_and_in_short(asked: Record, typed: str) -> None:
    assert naming.dialogue(asked, typed).name == OCEAN


def test_a_series_is_found_by_its_id(asked: Record) -> None:
    (key,) = [n.id for n in asked.dialogue_names() if OCEAN in n.names]
    assert naming.dialogue(asked, key).name == OCEAN


def test_a_series_that_is_one_of_several_is_not_guessed(asked: Record) -> None:
    with pytest.raises(UsageError) as caught:
        naming.dialogue(asked, "dialogue of Chile and Finland")
    assert str(caught.value) == (
        "'dialogue of Chile and Finland' may be one of 2 series: Finland-Chile Fisheries Dialogue (FIN CHL, 1 round, latest "
        "2024-07-01); Chile-Finland Ocean Dialogue (CHL FIN, 2 rounds, latest 2024-05-07); say more of its name"
    )


def test_parties_narrow_a_series(asked: Record) -> None:
    assert naming.dialogue(asked, "Chile", ["PER"]).name == COAST
    with pytest.raises(UsageError, match="no series"):
        naming.dialogue(asked, "ocean", ["PER"])


def test_a_misspelt_series_is_proposed_and_not_taken(asked: Record) -> None:
    with pytest.raises(UsageError, match=r"did you mean Chile-Peru Coast Guard Talks \(CHL PER\)"):
        naming.dialogue(asked, "Chile Coats Gaurd")


@pytest.mark.parametrize("typed", ["", "of the", "Antarctic Treaty", "2+2"])
def test_what_is_no_series_is_none(asked: Record, typed: str) -> None:
    with pytest.raises(UsageError, match="`verbale series` lists all"):
        naming.dialogue(asked, typed)


def test_a_well_known_series_is_found_by_its_alias(tmp_path: Path) -> None:
    regional = met("2024-07-27", "VNM LAO THA", series="ASEAN Regional Forum", format="multilateral", level="ministerial")
    with record(tmp_path, reading("forum", "2024-07-28", regional)) as store:
        assert naming.dialogue(Ledger(store), "ARF").name == "ASEAN Regional Forum"


# -- people --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Aino Karvonen", "KARVONEN Aino", "karvonen", "Karvonen, Aino", "Ms. Aino Karvonen", "Aino"])
def test_a_person_is_found_by_any_form_of_the_name(asked: Record, typed: str) -> None:
    assert naming.person(asked, typed).name == "Aino Karvonen"


@pytest.mark.parametrize("typed", ["Han Soo-min", "Han Soomin", "Soo-min Han", "Han Su-min", "HAN SOO MIN"])
def test_a_person_is_found_in_another_romanisation(asked: Record, typed: str) -> None:
    assert naming.person(asked, typed).name == "Han Soo-min"


def test_accents_do_not_matter(asked: Record) -> None:
    assert naming.person(asked, "raul bascunan").name == "Raúl Bascuñán"


def test_a_surname_of_two_is_not_guessed_and_both_are_told(asked: Record) -> None:
    with pytest.raises(UsageError) as caught:
        naming.person(asked, "Bascuñán")
    message = str(caught.value)
    assert "one of 2 people" in message
    assert "Raúl Bascuñán (CHL, Foreign Minister, latest 2024-08-01, p" in message
    assert "Elena Bascuñán (CHL, Ambassador to Peru, latest 2024-06-01, p" in message
    assert message.index("Raúl") < message.index("Elena")


def test_a_person_is_found_by_the_id_that_a_message_gives(asked: Record) -> None:
    for named in asked.people_names():
        assert naming.person(asked, named.id).id == named.id


def test_every_person_is_found_by_the_full_name(asked: Record) -> None:
    for named in asked.people_names():
        assert naming.person(asked, named.names[0]).id == named.id


def test_a_party_narrows_people(asked: Record) -> None:
    with pytest.raises(UsageError, match="nobody in the record"):
        naming.person(asked, "Karvonen", ["CHL"])


def test_a_misspelt_name_is_proposed(asked: Record) -> None:
    with pytest.raises(UsageError, match=r"nobody in the record is called 'Karovnene'; did you mean Aino Karvonen \(FIN, Vice"):
        naming.person(asked, "Karovnene")


@pytest.mark.parametrize("typed", ["", "?", "Zebedee Quill"])
def test_who_is_not_there_is_nobody(asked: Record, typed: str) -> None:
    with pytest.raises(UsageError, match="`verbale people` lists all"):
        naming.person(asked, typed)


# -- offices -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "title", "parties"),
    [
        ("vice foreign minister", "vice foreign minister", ()),
        ("Finnish vice foreign minister", "Finnish vice foreign minister", ("FIN",)),
        ("vice foreign minister of Finland", "vice foreign minister of Finland", ("FIN",)),
        ("South Korean first vice foreign minister", "South Korean first vice foreign minister", ("KOR",)),
        ("fm of chile", "FM of chile", ("CHL",)),
        ("ambassador to Peru", "ambassador to Peru", ()),
    ],
)
def test_an_office_is_asked_for_with_or_without_its_party(asked: Record, typed: str, title: str, parties: tuple[str, ...]) -> None:
    assert naming.holder_or_office(asked, typed) == naming.OfficeAsked(title, parties)


def test_the_holders_of_an_office_fit_its_party(asked: Record) -> None:
    def names(typed: str, *parties: str) -> list[str]:
        found = naming.holder_or_office(asked, typed, parties)
        assert isinstance(found, naming.OfficeAsked)
        return sorted(h.name for h in naming.holders_of(asked, found))

    assert names("vice foreign minister") == ["Aino Karvonen", "Han Soo-min", "Inés Arriagada"]
    assert names("Finnish vice foreign minister") == names("vice foreign minister", "FIN") == ["Aino Karvonen"]
    assert names("foreign minister") == ["Raúl Bascuñán"]


@pytest.mark.parametrize("typed", ["Foreign Minister Bascuñán", "Minister Bascuñán", "Chilean foreign minister Bascunan"])
def test_an_office_before_a_name_tells_which_of_two(asked: Record, typed: str) -> None:
    found = naming.holder_or_office(asked, typed)
    assert not isinstance(found, naming.OfficeAsked)
    assert found.name == "Raúl Bascuñán"


def test_an_office_that_nobody_holds_is_told_with_those_that_are(asked: Record) -> None:
    with pytest.raises(UsageError, match=r"seats nobody as 'Finnish prime minister'; of Finland \(FIN\) it knows: Vice Foreign"):
        naming.holder_or_office(asked, "Finnish prime minister")


# -- nothing ------------------------------------------------------------------------------------------------------


def test_an_empty_record_says_how_to_fill_it(tmp_path: Path) -> None:
    with open_record(tmp_path / "empty.record", create=True) as store:
        for ask in (naming.dialogue, naming.person):
            with pytest.raises(UsageError, match="`verbale add` puts reports into it"):
                ask(Ledger(store), "anything")


@given(text=st.text(max_size=30))
def test_whatever_is_typed_is_found_or_refused(asked: Record, text: str) -> None:
    for ask in (naming.dialogue, naming.person, naming.holder_or_office):
        with suppress(UsageError):
            assert ask(asked, text)
