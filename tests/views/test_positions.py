"""What a party said over time: order, folding, and what may be called a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_record import record
from tests.made_words import Row, agreed, holds, said, told
from verbale.errors import UsageError
from verbale.ledger import Ledger, refresh
from verbale.model.claims import Modality
from verbale.model.documents import Kind
from verbale.model.reading import Reading
from verbale.views.positions import Positions, Saying, Wording, compared, positions, subjects
from verbale.views.stems import content, stem
from verbale.views.wire import plain


def made(tmp_path: Path, *readings: Reading, party: str = "CHL", topic: str = "krill", **more: object) -> Positions:
    with record(tmp_path, *readings) as store:
        refresh(store)
        return positions(Ledger(store), party, topic, **more)  # type: ignore[arg-type]


def quoting(day: str | None, quote: str, *, before: str = "", source: str | None = None, meeting: str | None = None) -> Reading:
    """A report in which Chile is quoted on krill."""
    content_ = f'{before}"{quote}"'
    rows = said("st1", "CHL", content_, verb="said", quote=quote)
    return told(source or f"{day}.txt", day, ["Krill again", f"{content_}, Chile said."], [*rows, *_met(meeting)])


def stating(day: str | None, stance: str, target: str, words: str, *, source: str | None = None, **more: object) -> Reading:
    """A report that tells in its own words where Chile stands."""
    kind = more.get("kind", Kind.NEWS)
    rows = holds("po1", "CHL", stance, target, words)
    paragraphs = ["Krill again", f"Chile {words}."]
    return told(source or f"{day}.txt", day, paragraphs, [*rows, *_met(more.get("meeting"))], kind=kind)  # type: ignore[arg-type]


def _met(day: object) -> list[Row]:
    """A meeting of that day, whose words are those of the headline."""
    values = [("status", "held"), ("party", "CHL"), ("party", "FIN"), ("level", "ministerial"), ("date", str(day))]
    return [("m1", name, value, "Krill again") for name, value in values] if day else []


def wordings(view: Positions) -> list[str]:
    return [s.note.exact for s in view.sayings]


def marked(saying: Saying) -> list[str]:
    assert saying.change is not None
    return [span.of(saying.note.exact) for span in saying.change.new]


OPPOSES = "opposes any new licence for krill"


# -- what is there, and in which order -----------------------------------------------------------------------------


def test_sayings_stand_by_date_each_with_its_citation(tmp_path: Path) -> None:
    view = made(
        tmp_path,
        stating(None, "welcomes", "the first krill count", "welcomes the first krill count"),
        stating("2024-06-01", "opposes", "any new licence for krill", OPPOSES),
        quoting("2023", "no krill, no whales"),
    )
    assert [s.note.published for s in view.sayings] == ["2023", "2024-06-01", None]
    assert [s.note.source for s in view.sayings] == ["2023.txt", "2024-06-01.txt", "None.txt"]
    assert wordings(view)[:2] == ['"no krill, no whales"', OPPOSES]
    assert view.sayings[1].stance == "opposes"


def test_only_the_word_of_the_party_counts_alone_or_with_others(tmp_path: Path) -> None:
    joint = told(
        "j.txt", "2024", ["Both", "They agreed to count krill."], agreed("ag1", "CHL FIN", "count krill", "agreed to count krill")
    )
    other = told("o.txt", "2024", ["Finland", "Finland eats krill."], said("st1", "FIN", "Finland eats krill"))
    nobody = told("n.txt", "2024", ["Nobody", "There is krill."])
    assert wordings(made(tmp_path, joint, other, nobody)) == ["agreed to count krill"]
    assert [s.by for s in made(tmp_path, joint, other, nobody).sayings] == [("CHL", "FIN")]


def test_claims_on_the_same_words_are_one_saying(tmp_path: Path) -> None:
    rows = [*said("st1", "CHL", "any new licence for krill"), *holds("po1", "CHL", "opposes", "any new licence for krill", OPPOSES)]
    (saying,) = made(tmp_path, told("a.txt", "2024", ["Krill", f"Chile {OPPOSES}."], rows)).sayings
    assert (saying.kinds, saying.stance, saying.note.exact) == (("position", "statement"), "opposes", OPPOSES)
    assert saying.id.endswith("/po1")


def test_forms_of_a_word_are_one_and_other_words_are_not(tmp_path: Path) -> None:
    reports = [
        stating("2023", "opposes", "new mines", "opposes new mines on the sea floor"),
        stating("2024", "welcomes", "minerals", "welcomes the trade in minerals"),
    ]
    assert wordings(made(tmp_path, *reports, topic="mining")) == ["opposes new mines on the sea floor"]
    (saying,) = made(tmp_path, *reports, topic="floors mine").sayings
    assert [m.of(saying.note.exact) for m in saying.marks] == ["mines", "floor"]


def test_a_phrase_of_a_topic_stands_as_it_is(tmp_path: Path) -> None:
    report = stating("2023", "opposes", "new mines", "opposes new mines")
    assert len(made(tmp_path, report, topic='"new mines"').sayings) == 1
    assert made(tmp_path, report, topic='"new mine"').sayings == ()


def test_days_narrow_it(tmp_path: Path) -> None:
    reports = [quoting(day, f"krill of {day}") for day in ("2023-01-05", "2024-01-05", None)]
    assert wordings(made(tmp_path, *reports, since=date(2023, 6, 1))) == ['"krill of 2024-01-05"']
    assert wordings(made(tmp_path, *reports, until=date(2023, 6, 1))) == ['"krill of 2023-01-05"']


@pytest.mark.parametrize("topic", ["", "!", '""'])
def test_a_topic_needs_a_word(tmp_path: Path, topic: str) -> None:
    with pytest.raises(UsageError, match="a topic needs a word"):
        made(tmp_path, quoting("2024", "krill"), topic=topic)


# -- what may be called a change -----------------------------------------------------------------------------------


def test_quoted_words_are_compared_and_nothing_around_them(tmp_path: Path) -> None:
    first = quoting("2023", "grave concern over the krill", before="expressed ")
    second = quoting("2024", "deep concern over the krill", before="once more voiced its ")
    view = made(tmp_path, first, second)
    assert [s.wording for s in view.sayings] == [Wording.QUOTED, Wording.QUOTED]
    change = view.sayings[1].change
    assert change is not None
    assert (change.before, change.published) == (view.sayings[0].id, "2023")
    assert (marked(view.sayings[1]), change.dropped) == (["deep"], ("grave",))


def test_a_quotation_without_a_statement_is_one_but_a_name_is_none(tmp_path: Path) -> None:
    words = ('warned of "krill without any whales to eat it', 'praised the "Clear Krill" campaign')
    view = made(tmp_path, *(stating(str(2022 + n), "holds", w, w) for n, w in enumerate(words)))
    assert [s.wording for s in view.sayings] == [Wording.QUOTED, Wording.PARAPHRASE]
    assert [q.of(view.sayings[0].note.exact) for q in view.sayings[0].quoted] == ["krill without any whales to eat it."]


def test_a_quotation_that_a_claim_cuts_off_is_shown_and_compared_as_a_whole(tmp_path: Path) -> None:
    paragraph = 'Chile voiced "deep concern over the krill of the south".'
    rows = holds("po1", "CHL", "is concerned", "the krill", "deep concern over the krill")
    first = told("2022.txt", "2022", ["Krill", paragraph], rows)
    second = told(
        "2023.txt", "2023", ["Krill", paragraph.replace("deep", "grave")], holds("po1", "CHL", "is concerned", "krill", "krill")
    )
    view = made(tmp_path, first, second)
    assert wordings(view) == ['"deep concern over the krill of the south"', '"grave concern over the krill of the south"']
    assert [s.wording for s in view.sayings] == [Wording.QUOTED, Wording.QUOTED]
    assert view.sayings[1].change is not None
    assert (marked(view.sayings[1]), view.sayings[1].change.dropped) == (["grave"], ("deep",))


def test_two_claims_in_one_quotation_are_one_saying(tmp_path: Path) -> None:
    rows = [
        *holds("po1", "CHL", "holds", "krill is rare", "krill is rare"),
        *holds("po2", "CHL", "holds", "krill is dear", "krill is dear"),
    ]
    (saying,) = made(tmp_path, told("a.txt", "2022", ["Krill", 'Chile: "krill is rare, and krill is dear".'], rows)).sayings
    assert (saying.note.exact, saying.again) == ('"krill is rare, and krill is dear"', ())


def test_what_another_party_is_quoted_with_is_a_paraphrase(tmp_path: Path) -> None:
    quote = "both agreed to leave the krill alone,"
    rows = [
        *said("st1", "FIN", f'"{quote}"', quote=quote),
        *agreed("ag1", "CHL FIN", "leave the krill alone", "agreed to leave the krill alone"),
    ]
    report = told("a.txt", "2022", ["Krill", f'"{quote}" Finland\'s ministry said.'], rows)
    wording = {party: [s.wording for s in made(tmp_path, report, party=party).sayings] for party in ("CHL", "FIN")}
    assert wording == {"CHL": [Wording.PARAPHRASE], "FIN": [Wording.QUOTED]}


def test_a_paraphrase_is_never_compared_with_a_quotation(tmp_path: Path) -> None:
    view = made(
        tmp_path,
        quoting("2023", "we oppose any new licence for krill"),
        stating("2024", "opposes", "any new licence for krill", OPPOSES),
    )
    assert [(s.wording, s.change) for s in view.sayings] == [(Wording.QUOTED, None), (Wording.PARAPHRASE, None)]


def test_a_partys_own_text_is_compared_with_its_own_text(tmp_path: Path) -> None:
    view = made(
        tmp_path,
        stating("2022", "opposes", "any new licence for krill", OPPOSES),
        stating("2023", "opposes", "any new licence for krill", OPPOSES, kind=Kind.JOINT_STATEMENT),
        stating("2024", "opposes", "any licence for krill", "opposes any licence for krill", kind=Kind.JOINT_STATEMENT),
    )
    assert [s.wording for s in view.sayings] == [Wording.PARAPHRASE, Wording.OWN_TEXT, Wording.OWN_TEXT]
    change = view.sayings[2].change
    assert change is not None
    assert (change.published, change.dropped, change.new) == ("2023", ("new",), ())


def test_two_reports_of_one_meeting_are_no_change(tmp_path: Path) -> None:
    first = stating("2024-05-15", "opposes", "any new licence for krill", OPPOSES, meeting="2024-05-14")
    other = stating(
        "2024-05-17", "opposes", "any fresh licence for krill", "opposes any fresh licence for krill", meeting="2024-05-14"
    )
    assert [s.change for s in made(tmp_path, first, other).sayings] == [None, None]
    assert [s.meeting is not None for s in made(tmp_path, first, other).sayings] == [True, True]


def test_two_reports_of_one_day_are_no_change(tmp_path: Path) -> None:
    first = stating("2024-05-15", "opposes", "any new licence for krill", OPPOSES, source="a.txt")
    other = stating("2024-05", "opposes", "any fresh licence for krill", "opposes any fresh licence for krill", source="b.txt")
    assert [s.change for s in made(tmp_path, first, other).sayings] == [None, None]


def test_what_is_of_something_else_is_no_change(tmp_path: Path) -> None:
    first = quoting("2023", "no krill, no whales")
    other = quoting("2024", "krill is worth more in the sea than on the plate")
    assert [s.change for s in made(tmp_path, first, other).sayings] == [None, None]


def test_another_stance_or_firmness_is_pointed_out(tmp_path: Path) -> None:
    first = stating("2023", "is concerned", "new licences for krill", "is concerned about new licences for krill")
    rows = holds("po1", "CHL", "opposes", "new licences for krill", "may oppose new licences for krill")
    hedged: list[Row] = [(*rows[0][:4], Modality.HEDGED), *rows[1:]]
    other = told("b.txt", "2024", ["Krill", "Chile may oppose new licences for krill."], hedged)
    change = made(tmp_path, first, other).sayings[1].change
    assert change is not None
    assert change.firmness == ("opposes, before: is concerned", "hedged, before: asserted")
    assert change.dropped == ("is concerned about",)


def test_the_same_words_are_folded_wherever_they_stand(tmp_path: Path) -> None:
    reports = [quoting(day, "No krill, no whales") for day in ("2022", "2023-05", "2024-01-02")]
    (saying,) = made(tmp_path, *reports).sayings
    assert (saying.note.published, [n.published for n in saying.again]) == ("2022", ["2023-05", "2024-01-02"])
    assert saying.change is None


def test_the_same_quotation_is_folded_whatever_is_around_it(tmp_path: Path) -> None:
    first, second = (
        quoting("2022", "No krill, no whales", before="said "),
        quoting("2023", "no krill, no whales", before="repeated "),
    )
    (saying,) = made(tmp_path, first, second).sayings
    assert [n.exact for n in saying.again] == ['repeated "no krill, no whales"']


def test_going_back_to_earlier_words_is_a_change_again(tmp_path: Path) -> None:
    words = ("grave concern over the krill", "deep concern over the krill", "grave concern over the krill")
    view = made(tmp_path, *(quoting(str(2022 + n), quote) for n, quote in enumerate(words)))
    assert [(s.note.published, s.again) for s in view.sayings] == [("2022", ()), ("2023", ()), ("2024", ())]
    assert marked(view.sayings[2]) == ["grave"]


def test_copies_of_one_day_are_folded_into_the_one_that_they_copy(tmp_path: Path) -> None:
    view = made(
        tmp_path,
        quoting("2024-05-15", "grave concern over the krill", source="a.txt"),
        quoting("2024-05-15", "deep concern over the krill", source="b.txt"),
        quoting("2024-05-15", "grave concern over the krill", source="c.txt"),
    )
    assert [[n.source for n in (s.note, *s.again)] for s in view.sayings] == [["a.txt", "c.txt"], ["b.txt"]]


def test_the_order_of_the_reports_does_not_matter(tmp_path: Path) -> None:
    reports = [quoting(str(2020 + n), f"{word} concern over the krill") for n, word in enumerate(("grave", "deep", "no"))]
    assert made(tmp_path, *reports) == made(tmp_path, *reversed(reports))


def test_json_has_every_field(tmp_path: Path) -> None:
    row = plain(made(tmp_path, quoting("2023", "grave concern over krill"), quoting("2024", "deep concern over krill")))
    assert (row["party"], row["topic"]) == ("CHL", "krill")
    assert row["sayings"][1]["change"]["dropped"] == ["grave"]
    assert row["sayings"][1]["wording"] == "quoted"


# -- stems ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forms",
    ["fishery fisheries", "fish fishes fished fishing", "agree agreed agrees agreeing", "ship ships shipping shipped", "war wars",
     "mine mines mining mined", "policy policies", "tie ties", "crisis", "egg eggs", "gas gases"],
)  # fmt: skip
def test_forms_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["mine mineral", "ship shipment", "krill kill", "pass pas", "status state"])
def test_words_have_stems_of_their_own(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2


@given(st.text("adegimnrsyupe"))
def test_a_stem_is_the_beginning_of_its_word(word: str) -> None:
    assert word.startswith(stem(word))
    assert stem(word) or not word


def test_small_words_say_nothing() -> None:
    assert content("They have agreed with the two sides on fishing") == {"agr", "fish"}


# -- several parties, and what can be asked --------------------------------------------------------------------------


def test_two_parties_stand_each_by_itself(tmp_path: Path) -> None:
    rows = agreed("ag1", "CHL FIN", "count krill", "agreed to count krill")
    joint = told("j.txt", "2024", ["Both", "They agreed to count krill."], rows)
    own = told("o.txt", "2024", ["Finland", "Finland eats krill."], said("st1", "FIN", "Finland eats krill"))
    with record(tmp_path, joint, own) as store:
        refresh(store)
        view = compared(Ledger(store), ("FIN", "CHL"), "krill")
        assert view.sides == tuple(positions(Ledger(store), party, "krill") for party in ("FIN", "CHL"))
    assert [(side.party, len(side.sayings)) for side in view.sides] == [("FIN", 2), ("CHL", 1)]


def test_too_many_reports_are_told_so(tmp_path: Path) -> None:
    reports = [quoting(f"202{n}-01-05", f"krill of 202{n}") for n in range(3)]
    assert len(made(tmp_path, *reports, most=3).sayings) == 3
    with pytest.raises(UsageError, match="3 reports have a word of Chile on 'krill', and more than 2"):
        made(tmp_path, *reports, most=2)
    assert len(made(tmp_path, *reports, most=2, since=date(2021, 1, 1)).sayings) == 2


def test_subjects_are_topics_on_which_each_has_a_word(tmp_path: Path) -> None:
    topics: list[Row] = [("m1", "topic", topic, topic) for topic in ("krill", "ice", "!")]
    rows = [*_met("2024-05-01"), *topics]
    both = agreed("ag1", "CHL FIN", "count krill", "agreed to count krill")
    report = told("a.txt", "2024-05-02", ["Krill again", "They agreed to count krill! Of ice, too, said Chile."], [
        *rows, *both, *said("st1", "CHL", "Of ice, too"),
    ])  # fmt: skip
    with record(tmp_path, report) as store:
        refresh(store)
        asked = Ledger(store)
        alone, together, none = subjects(asked, ["CHL"]), subjects(asked, ["CHL", "FIN"]), subjects(asked, ["NZL"])
    assert [(s.topic, s.meetings, s.sayings) for s in alone.subjects] == [("ice", 1, 1), ("krill", 1, 1)]
    assert [s.topic for s in together.subjects] == ["krill"]
    assert (none.subjects, none.since) == ((), None)
