"""Asking an annotated report."""

from __future__ import annotations

import pytest

from tests.reading import scene
from verbale.model.documents import Role
from verbale.model.spans import Span

TEXT = """# Kenya, Oman hold talks

Kenyan Foreign Minister Musalia Mudavadi met Omani officials in Muscat on Tuesday. The talks lasted an hour.

Photo: Musalia Mudavadi in Muscat."""


def test_mentions_within_a_span() -> None:
    found = scene(TEXT)
    body = next(s for s in found.sentences if s.role is Role.BODY)
    assert [p.name for p in found.people(body.span)] == ["Musalia Mudavadi"]
    assert [p.code for p in found.parties(body.span)] == ["KEN", "OMN"]
    assert [p.city for p in found.places(body.span)] == ["Muscat"]
    assert found.offices(body.span)[0].title == "Foreign Minister"
    assert [t.value for t in found.times(body.span)] == ["2024-05-14"]
    assert found.people(Span(0, 1)) == []


def test_mentions_by_their_tokens() -> None:
    found = scene(TEXT)
    for at, mentions in (
        (found.party_at, found.annotated.parties),
        (found.person_at, found.annotated.people),
        (found.office_at, found.annotated.offices),
        (found.time_at, found.annotated.times),
        (found.place_at, found.annotated.places),
    ):
        assert {i for m in mentions for i in found.range_of(m.span)} == set(at)
        assert all(at[i].span.start <= found.tokens[i].start < at[i].span.end for i in at)


def test_every_token_is_in_its_sentence() -> None:
    found = scene(TEXT)
    for i in range(len(found.tokens)):
        sentence = found.sentences[found.sentence_of(i)]
        assert sentence.first <= i < sentence.last
        assert found.token_at(found.tokens[i].start) == i
        assert found.quote(found.span_of(i, i + 1)).exact == TEXT[found.tokens[i].start : found.tokens[i].end]


def test_the_body_is_read_before_captions_and_headline() -> None:
    assert [s.role for _, s in scene(TEXT).read_sentences()] == [Role.BODY, Role.BODY, Role.CAPTION, Role.HEADLINE]


@pytest.mark.parametrize(
    ("text", "words", "head"),
    [
        ("The foreign minister of Peru spoke.", "foreign minister", "minister"),
        ("They met in the city of Lima.", "the city of Lima", "city"),
        ("Peru spoke.", "Peru", "Peru"),
    ],
)
def test_the_head_of_some_words(text: str, words: str, head: str) -> None:
    found = scene(text)
    start = text.index(words)
    assert found.tokens[found.head_of(Span(start, start + len(words)))].text == head


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "we had a frank and open exchange" on Monday.', {"we", "had", "a", "frank", "and", "open", "exchange"}),
        ("He called it “a very long and useful day”.", {"a", "very", "long", "and", "useful", "day"}),
        ('The "grave concern" remained.', set()),
        ('He said "we had a frank and open exchange', set()),
    ],
)
def test_words_in_quotation_marks(text: str, words: set[str]) -> None:
    found = scene(text)
    assert {found.tokens[i].text for i in found.quoted} == words


def test_a_dialogue_called_by_the_acronym_that_the_report_explains() -> None:
    text = "Chile and Peru opened the High-Level Economic Dialogue (HLED). The HLED began in 2011. The OECD took no part."
    dialogues = {d.name for d in scene(text).dialogue_at.values()}
    named = {scene(text).tokens[i].text for i in scene(text).dialogue_at}
    assert dialogues == {"High-Level Economic Dialogue"}
    assert named == {"HLED"}


def test_an_acronym_of_something_else_is_no_dialogue() -> None:
    assert scene("Peru paid the Inter-American Development Bank (IDB). The IDB thanked Peru.").dialogue_at == {}
