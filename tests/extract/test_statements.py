"""Statements: who is quoted or reported to have said what."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.annotate import Annotator
from verbale.extract.cast import Cast
from verbale.extract.meetings import meetings_of
from verbale.extract.scene import Scene
from verbale.extract.statements import extract_statements
from verbale.model.claims import Basis, Claim
from verbale.model.documents import Document, Passage, Report, Role
from verbale.model.facts import Statement, StatementKind
from verbale.model.schema import check
from verbale.model.spans import Span
from verbale.views.assemble import assemble


@cache
def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims about the statements of a text that is one body."""
    report = Report(Document("report.txt", text), (Passage(Role.BODY, Span(0, len(text))),))
    (annotated,) = _annotator().annotate([report])
    scene = Scene(annotated)
    cast = Cast(scene)
    return tuple(extract_statements(scene, cast, meetings_of(scene, cast)))


@cache
def _annotator() -> Annotator:
    return Annotator()


def statements(text: str) -> tuple[Statement, ...]:
    return assemble(claims_of(text)).statements


def shown(text: str) -> list[tuple[str, str | None, str]]:
    """The speaker's words, the verb and the content of each statement, as printed."""
    found = []
    for one in statements(text):
        assert one.speaker_evidence is not None
        assert one.evidence is not None
        found.append((one.speaker_evidence.exact, one.verb, one.evidence.exact))
    return found


DIRECT = [
    (
        '"The door is open," said Marta Ruiz, Chile\'s foreign minister, at a briefing in Santiago.',
        ("Marta Ruiz, Chile's foreign minister", "said", '"The door is open,"'),
    ),
    (
        '"The door is open," Foreign Minister Marta Ruiz told reporters on Monday.',
        ("Foreign Minister Marta Ruiz", "told", '"The door is open,"'),
    ),
    ('Foreign Minister Marta Ruiz said: "We shall see."', ("Foreign Minister Marta Ruiz", "said", '"We shall see."')),
    (
        'Marta Ruiz said on Tuesday, "We shall see what the other side brings."',
        ("Marta Ruiz", "said", '"We shall see what the other side brings."'),
    ),
    ('As Marta Ruiz put it, "the hard part starts now."', ("Marta Ruiz", "put it", '"the hard part starts now."')),
    ('In the words of Ivan Petrov, "it is now or never."', ("Ivan Petrov", "In the words of", '"it is now or never."')),
    ('"It was a disaster", Ivan Petrov admitted.', ("Ivan Petrov", "admitted", '"It was a disaster"')),
    ('"Will they come?" asked Marta Ruiz.', ("Marta Ruiz", "asked", '"Will they come?"')),
    ('"Enough!" shouted Ivan Petrov.', ("Ivan Petrov", "shouted", '"Enough!"')),
    (
        'Asked whether the deal was dead, Marta Ruiz replied: "Not yet."',
        ("Marta Ruiz", "replied", '"Not yet."'),
    ),
    ("“We have time,” Marta Ruiz said.", ("Marta Ruiz", "said", "“We have time,”")),
    ("'We have time enough,' Marta Ruiz said.", ("Marta Ruiz", "said", "'We have time enough,'")),
    (
        '"No date has been set," according to a senior official in Lima.',
        ("a senior official in Lima", "according to", '"No date has been set,"'),
    ),
    ('Foreign Minister Marta Ruiz: "We will not wait"', ("Foreign Minister Marta Ruiz", None, '"We will not wait"')),
    (
        'Two days passed. Added the party\'s chairman, Ivan Petrov: "We expect to win."',
        ("the party's chairman, Ivan Petrov", "Added", '"We expect to win."'),
    ),
]

INDIRECT = [
    (
        "According to the Kenyan foreign ministry, the two sides will meet again in June.",
        ("the Kenyan foreign ministry", "According to", "the two sides will meet again in June"),
    ),
    (
        "The two sides will meet again in June, according to Kenya's foreign ministry.",
        ("Kenya's foreign ministry", "according to", "The two sides will meet again in June"),
    ),
    (
        "The talks were useful, the ministry said in a statement after the meeting.",
        ("the ministry", "said", "The talks were useful"),
    ),
    (
        "The deal is dead, Marta Ruiz said, because nobody wanted to pay for it.",
        ("Marta Ruiz", "said", "The deal is dead, Marta Ruiz said, because nobody wanted to pay for it"),
    ),
    (
        "Marta Ruiz said the talks were useful and that a second round would follow.",
        ("Marta Ruiz", "said", "the talks were useful and that a second round would follow"),
    ),
    (
        "Marta Ruiz told the Andina agency that she expected a deal by Friday.",
        ("Marta Ruiz", "told", "she expected a deal by Friday"),
    ),
    (
        "The ministry said in a statement that the ship had left port.",
        ("The ministry", "said", "the ship had left port"),
    ),
    ("In a statement, the ministry said the ship had left port.", ("the ministry", "said", "the ship had left port")),
    (
        "A senior official, who asked not to be named, said the ministers had agreed on nothing.",
        ("A senior official", "said", "the ministers had agreed on nothing"),
    ),
    (
        "Officials were quoted as saying that the border would reopen.",
        ("Officials", "saying", "the border would reopen"),
    ),
    ("Ivan Petrov, who said he had slept badly, arrived on Sunday.", ("who", "said", "he had slept badly")),
    ("Ivan Petrov has said repeatedly that nobody will pay.", ("Ivan Petrov", "said", "nobody will pay")),
    ("Both ministers stressed that the border must reopen.", ("Both ministers", "stressed", "the border must reopen")),
    (
        "Marta Ruiz, speaking after the talks, said that the border must reopen.",
        ("Marta Ruiz", "said", "the border must reopen"),
    ),
    ("Marta Ruiz believes that the deal can be saved.", ("Marta Ruiz", "believes", "the deal can be saved")),
    (
        "Ivan Petrov expressed hope that the border would reopen by summer.",
        ("Ivan Petrov", "expressed", "hope that the border would reopen by summer"),
    ),
    (
        "Ivan Petrov's claim that the ship had left port was false.",
        ("Ivan Petrov", "claim", "the ship had left port"),
    ),
    (
        "Ivan Petrov denied allegations that he had taken money.",
        ("Ivan Petrov", "denied", "allegations that he had taken money"),
    ),
    (
        "Officials hope that the border will reopen by summer.",
        ("Officials", "hope", "the border will reopen by summer"),
    ),
    ("Marta Ruiz denied the report.", ("Marta Ruiz", "denied", "the report")),
    ("The report says that trade fell by 4 percent.", ("The report", "says", "trade fell by 4 percent")),
    ("That is nonsense, Ivan Petrov insisted.", ("Ivan Petrov", "insisted", "That is nonsense")),
    ("Ivan Petrov added, however, that the text was not final.", ("Ivan Petrov", "added", "the text was not final")),
    (
        "Trade is growing; the bridge, however, is closed, Ivan Petrov said.",
        ("Ivan Petrov", "said", "the bridge, however, is closed"),
    ),
    (
        "A new date is on the table, said a diplomat who would not give a name.",
        ("a diplomat", "said", "A new date is on the table"),
    ),
]

PARTIAL = [
    ('Ivan Petrov voiced "deep regret" over the delay.', "voiced", "deep regret", '"deep regret" over the delay'),
    (
        'Ivan Petrov called the offer "generous but late" and left for Geneva.',
        "called",
        "generous but late",
        'the offer "generous but late"',
    ),
    (
        'Marta Ruiz said the plan was "a good start" for both.',
        "said",
        "a good start",
        'the plan was "a good start" for both',
    ),
    (
        'The minister said he would "never again" sign such a text.',
        "said",
        "never again",
        'he would "never again" sign such a text',
    ),
    (
        'Marta Ruiz accused Ivan Petrov of "playing for time."',
        "accused",
        "playing for time.",
        'Ivan Petrov of "playing for time."',
    ),
    (
        'The move was criticised by Ivan Petrov as "reckless and dangerous".',
        "criticised",
        "reckless and dangerous",
        'as "reckless and dangerous"',
    ),
    (
        'Marta Ruiz tweeted that "it was never on the table."',
        "tweeted",
        "it was never on the table.",
        '"it was never on the table."',
    ),
]

NONE = [
    "Marta Ruiz did not say when the talks would resume.",
    'The so-called "Friends of Peace" met in Geneva on Sunday.',
    'The film "The Long Road" opens the festival in Lima.',
    "The ministers met in Lima on Sunday and left on Monday.",
    "Marta Ruiz declined to comment on the talks.",
    "It would say a lot about both sides if the talks failed.",
    'The exercise, called "Northern Wind", begins in May.',
    "We believe that the deal can be saved.",
    "That said, the talks were useful.",
]


@pytest.mark.parametrize(("text", "wanted"), DIRECT)
def test_an_utterance_has_its_speaker_verb_and_words(text: str, wanted: tuple[str, str | None, str]) -> None:
    assert shown(text) == [wanted]
    assert [s.kind for s in statements(text)] == ["direct"]


@pytest.mark.parametrize(("text", "wanted"), INDIRECT)
def test_reported_speech_has_its_speaker_verb_and_clause(text: str, wanted: tuple[str, str, str]) -> None:
    assert shown(text) == [wanted]
    assert [s.kind for s in statements(text)] == ["indirect"]


@pytest.mark.parametrize(("text", "verb", "quote", "content"), PARTIAL)
def test_quoted_words_within_a_clause_make_it_direct(text: str, verb: str, quote: str, content: str) -> None:
    (found,) = statements(text)
    assert found.evidence is not None
    assert (found.kind, found.verb, found.quote, found.evidence.exact) == ("direct", verb, quote, content)


@pytest.mark.parametrize("text", NONE)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert statements(text) == ()


def test_a_chain_of_verbs_is_a_statement_each() -> None:
    text = "Marta Ruiz said that the talks were useful, adding that both sides wanted a second round."
    assert shown(text) == [
        ("Marta Ruiz", "said", "the talks were useful"),
        ("Marta Ruiz", "adding", "both sides wanted a second round"),
    ]


def test_two_speakers_in_one_sentence_keep_their_own_words() -> None:
    text = "Marta Ruiz said the talks were useful, but Ivan Petrov warned that time was running out."
    assert [row[::2] for row in shown(text)] == [
        ("Marta Ruiz", "the talks were useful"),
        ("Ivan Petrov", "time was running out"),
    ]


def test_a_participle_before_the_main_clause_ends_with_its_words() -> None:
    text = "Noting that the canal is shallow, the three ministers vowed to dredge it."
    assert ("the three ministers", "Noting", "the canal is shallow") in shown(text)


def test_what_only_leads_over_is_no_speech() -> None:
    text = "Speaking of the visit to Lima, Foreign Minister Marta Ruiz said that the door was open."
    assert [(verb, content) for _, verb, content in shown(text)] == [("said", "the door was open")]


def test_quoted_words_belong_to_the_innermost_speaker() -> None:
    text = 'The foreign ministry said that Marta Ruiz had warned that the pact was "only a start for the whole coast".'
    found = {one.verb: (one.kind, one.quote) for one in statements(text)}
    assert found["said"] == (StatementKind.INDIRECT, None)
    assert found["warned"] == (StatementKind.DIRECT, "only a start for the whole coast")


def test_a_genitive_does_not_close_a_quotation() -> None:
    text = '"The two ports\' directors have agreed on a fare," Marta Ruiz said.'
    assert shown(text) == [("Marta Ruiz", "said", '"The two ports\' directors have agreed on a fare,"')]


def test_two_single_marks_close_a_quotation() -> None:
    text = "“The port is open to all,’’ Marta Ruiz said. “The canal is not,’’ she said."
    assert [one.quote for one in statements(text)] == ["The port is open to all,", "The canal is not,"]


def test_an_agency_is_no_other_name_of_a_person() -> None:
    text = "Marta Ruiz met briefly with her Kenyan counterpart, Jane Oduya, Peru's Andina News Agency reported."
    ((source, verb, content),) = shown(text)
    assert (source, verb) == ("Peru's Andina News Agency", "reported")
    assert content.endswith("Jane Oduya")


def test_what_is_told_of_a_source_is_not_its_content() -> None:
    text = "According to Foreign Minister Marta Ruiz, who left early, the canal will be open by June."
    assert [content for _, _, content in shown(text)] == ["the canal will be open by June"]


def test_who_goes_on_speaking_is_not_what_was_spoken_of() -> None:
    text = "Marta Ruiz has said her first goals are the canal and the port, and has stated that the port is safe."
    assert {source for source, _, _ in shown(text)} == {"Marta Ruiz"}


def test_two_offices_are_both_of_their_holders() -> None:
    text = (
        "Foreign Minister Marta Ruiz of Peru met Kenyan Trade Secretary Jane Oduya in Lima on Friday.\n\n"
        "The Minister and the Secretary noted that the canal was shallow."
    )
    names = [one.speaker for one in statements(text) if one.verb == "noted"]
    assert names == [("Marta Ruiz", "Jane Oduya")]


def test_a_quotation_around_its_verb_is_one_statement() -> None:
    text = '"If they sign the paper," Marta Ruiz said, "we will sign the paper as well."'
    (found,) = statements(text)
    assert found.quote == "If they sign the paper, we will sign the paper as well."
    assert found.evidence is not None
    assert found.evidence.exact == text


def test_a_long_verb_phrase_is_left_out_of_the_content() -> None:
    text = '"We agreed on the agenda," the spokeswoman, Ana Lopes, said in an interview with Folha, "and little else."'
    (found,) = statements(text)
    assert found.evidence is not None
    assert found.evidence.exact == '"We agreed on the agenda,"'
    assert found.quote == "We agreed on the agenda, and little else."
    assert found.channel == "in an interview with Folha"


def test_the_next_quotation_goes_on_with_the_same_speaker() -> None:
    text = '"The door is open," Marta Ruiz said. "But patience has its limits, and we have shown plenty of it."'
    first, second = statements(text)
    assert (first.speaker, second.speaker) == (("Marta Ruiz",), ("Marta Ruiz",))
    assert second.quote == "But patience has its limits, and we have shown plenty of it."


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = (
        "“We came to listen,” said Marta Ruiz. “We heard a good deal that was new to us.\n\n"
        "“And we shall come back with an answer of our own.”\n"
    )
    found = statements(text)
    assert [s.speaker for s in found] == [("Marta Ruiz",)] * 3
    assert found[2].evidence is not None
    assert found[2].evidence.exact == "“And we shall come back with an answer of our own.”"


def test_a_quotation_that_is_never_closed_is_no_speech() -> None:
    assert statements('The pole is 6" long and the rope is 9" long, and nobody minds. Ivan Petrov left.') == ()


def test_a_pronoun_is_the_person_named_before() -> None:
    text = "Foreign Minister Marta Ruiz arrived in Oslo on Monday. She said that the talks would be hard."
    (found,) = statements(text)
    assert found.speaker == ("Marta Ruiz",)
    assert found.speaker_evidence is not None
    assert found.speaker_evidence.exact == "She"
    (speaker,) = (c for c in found.claims if c.property == "speaker")
    assert (speaker.basis, speaker.rule) == (Basis.INFERRED, "pronoun")


def test_a_possessive_is_the_person_named_before() -> None:
    text = "Foreign Minister Marta Ruiz arrived in Oslo on Monday. Her belief that the talks would fail was known."
    (found,) = statements(text)
    assert (found.speaker, found.verb, found.content) == (("Marta Ruiz",), "belief", "the talks would fail")


def test_an_office_is_its_holder_named_before() -> None:
    text = 'Foreign Minister Marta Ruiz arrived in Oslo on Monday. "It will be hard," the minister said.'
    (found,) = statements(text)
    assert found.speaker == ("Marta Ruiz",)


def test_a_surname_is_given_in_full() -> None:
    text = "Foreign Minister Marta Ruiz arrived in Oslo on Monday. Ruiz said that the talks would be hard."
    assert [s.speaker for s in statements(text)] == [("Marta Ruiz",)]


def test_the_two_are_those_who_met() -> None:
    text = (
        "Kenyan Foreign Minister Alfred Mutua met Ugandan Foreign Minister Jeje Odongo in Nairobi on Monday. "
        'The two ministers expressed "full confidence" in the border commission.'
    )
    (found,) = statements(text)
    assert set(found.speaker) == {"Alfred Mutua", "Jeje Odongo"}
    assert set(found.party) == {"KEN", "UGA"}
    assert found.speaker_evidence is not None
    assert found.speaker_evidence.exact == "The two ministers"


def test_what_several_agree_on_is_no_statement() -> None:
    assert statements("The foreign ministers of Kenya and Uganda reaffirmed that the border would stay open.") == ()


def test_a_ministry_has_its_party_and_is_it_afterwards() -> None:
    text = 'The talks were useful, the Foreign Ministry in Lima said. "They will go on," it added.'
    first, second = statements(text)
    assert (first.speaker, first.party) == (("Foreign Ministry in Lima",), ("PER",))
    assert (second.speaker, second.party) == (first.speaker, first.party)


def test_the_attribution_is_a_chain() -> None:
    outer, inner = statements("Kyodo News reported that Ivan Petrov said the deal was close.")
    assert (outer.speaker, outer.attribution) == (("Kyodo News",), ())
    assert (inner.speaker, inner.attribution) == (("Ivan Petrov",), ("Kyodo News",))


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The talks were useful, the ministry said in a statement after the meeting.", "in a statement after the meeting"),
        (
            '"We spoke for hours," said Peru\'s Foreign Ministry in a statement following the meeting in Lima.',
            "in a statement following the meeting",
        ),
        ("Marta Ruiz wrote on X that the deal could be saved.", "on X"),
        ('"The door is open," Marta Ruiz told reporters on Monday.', "reporters"),
        ("Marta Ruiz told the Andina agency that she expected a deal.", "the Andina agency"),
        ("Marta Ruiz said at a briefing in Lima that she expected a deal.", "at a briefing in Lima"),
    ],
)
def test_the_channel_is_told(text: str, channel: str) -> None:
    assert [s.channel for s in statements(text)] == [channel]


PIECES = [
    '"The door is open,"', "Marta Ruiz said", "said Ivan Petrov", ".", "that the deal was done", '"', "’", "“We wait.", "”",
    "\n\n", "according to", "the ministry", ", adding", "he told reporters", ": ", "‘so be it’", "The two ministers", "voiced",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join))
def test_every_claim_keeps_to_its_schema_and_quotes_its_words(text: str) -> None:
    for claim in claims_of(text):
        check(claim)
        assert claim.evidence is not None
        start, end = claim.evidence.span
        assert text[start:end] == claim.evidence.exact == claim.original
    for one in statements(text):
        assert one.speaker
        assert one.evidence is not None
        assert one.kind == ("direct" if one.quote else "indirect")
        assert one.speaker_evidence is not None
