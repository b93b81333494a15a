"""Tokens and sentences: their places are those of the document, whatever the parser is shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading import annotated, report
from verbale.annotate.page import Page
from verbale.annotate.parse import flat, load_model, parse
from verbale.errors import UsageError
from verbale.model.documents import Document, Passage, Report, Role
from verbale.model.spans import Span

PIECES = ["Kenya met Oman. ", "\n\n", "🤝", "e\u0301", "\r\n", "“Yes,” ", "Mr. X ", "\u00a0", "ש "]


def sentences(text: str) -> list[str]:
    return [s.span.of(text) for s in annotated(text).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers of Côte d’Ivoire and São Tomé met in “Maison Blanche”.",
        "Re\u0301publique de Guine\u0301e met Oman.",
        "\u200fשלום\u200e Kenya met Oman.",
        "🤝 Kenya met Oman 🇰🇪.",
        "문재인 met Oman’s\u00a0Sultan.",
        "Kenya\r\nmet\r\nOman.",
        "Kenya\u2028met\tOman .",
        "İstanbul hosted Oman.",
    ],
)
def test_tokens_stand_where_they_say(text: str) -> None:
    for token in annotated(text).tokens:
        assert flat(text)[token.start : token.end] == token.text
        assert not text[token.start : token.end].isspace()


@given(st.text(st.sampled_from("aA. \u00a0’“”\r\n\u2028\u3000é\u0301🤝한שHon.Gen.Co-chair"), max_size=80))
def test_what_the_parser_sees_is_as_long_as_the_text(text: str) -> None:
    assert len(flat(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Hon. Ann’s “word”", 'Hon  Ann\'s "word"'),
        ("Kenya\u00a0and\r\nOman", "Kenya and  Oman"),
        ("a co-author", "a co-author"),
        ("Gen. strike", "Gen. strike"),
    ],
)
def test_flattening(text: str, seen: str) -> None:
    assert flat(text) == seen


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met in Riga. They left.", 2),
        ("Dr. Tokayev met Mr. Vučić in St. Petersburg.", 1),
        ("H.E. President Ruto met Amb. Githii in Nairobi.", 1),
        ("The talks lasted from 9 a.m. to noon on Monday.", 1),
        ("“We met,” he said. “We talked.”", 2),
        ("The U.S. Secretary of State met Gov. Katz.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize("text", ["The envoys co-chaired the talks.", "The envoys co-hosted the summit."])
def test_a_joint_host_is_a_verb(text: str) -> None:
    found = annotated(text)
    start = text.index("co-")
    assert "VERB" in [t.pos for t in found.tokens if start <= t.start < text.index(" the ", start)]


def test_heads_stay_within_their_sentence() -> None:
    found = annotated("The envoys met.\n\nThey left for Riga.  Nobody stayed.")
    for sentence in found.sentences:
        inside = range(sentence.first, sentence.last)
        assert all(found.tokens[i].head in inside for i in inside)


def test_only_readable_passages_are_parsed() -> None:
    text = "Menu Home Kenya met Oman. Kenya met Oman. Photo of Oman."
    roles = (
        Passage(Role.FURNITURE, Span(0, 9)),
        Passage(Role.BODY, Span(10, 25)),
        Passage(Role.BODY, Span(26, 41), duplicate=True),
        Passage(Role.CAPTION, Span(42, 56)),
    )
    (found,) = parse([Report(Document("d", text), roles)])
    assert [(s.span, s.role, s.passage) for s in found.sentences] == [
        (Span(10, 25), Role.BODY, 1),
        (Span(42, 56), Role.CAPTION, 3),
    ]


def test_reports_are_parsed_in_order_each_by_itself() -> None:
    texts = ["Kenya met Oman.", "", "Fiji met Tonga.\n\nThey talked.", "Peru."]
    together = list(parse([report(t) for t in texts]))
    assert together == [next(parse([report(t)])) for t in texts]
    assert together[1] == ((), ())


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="no spaCy model called 'xx_none'"):
        load_model("xx_none")


@pytest.fixture(scope="module")
def page() -> Page:
    one = report("# Kenya, Oman meet\n\nKenya’s envoy met Oman’s. They talked.\n\nPhoto: Two envoys.")
    return Page(one, next(parse([one])))


def test_a_page_knows_its_way_from_offsets_to_tokens(page: Page) -> None:
    for i, token in enumerate(page.tokens):
        assert page.token_range(page.span_of(i, i + 1)) == (i, i + 1)
        sentence = page.sentence_of(i)
        assert sentence.first <= i < sentence.last
        assert page.parse.sentences[page.sentence_at(token.start)] == sentence


def test_a_page_knows_its_readable_regions(page: Page) -> None:
    assert [r.of(page.text) for r in page.regions] == ["Kenya, Oman meet", "Kenya’s envoy met Oman’s. They talked.", "Two envoys."]
    assert page.lower[:4] == ("kenya", ",", "oman", "meet")
    assert "Kenya's" in page.flat


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Kenya met Oman. ", "\n\n", "🤝", "e\u0301", "\r\n", "“Yes,” ", "Mr. X ", "\u00a0", "ש "]), max_size=8
    )
)
def test_sentences_are_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for sentence in annotated(text).sentences:
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        end = sentence.span.end


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The four opposed unilateral attempts to change the status quo.", "oppose"),
        ("The two proposed new routes by sea.", "propose"),
        ("The two proposed new routes by sea were closed.", "close"),
        ("Two delayed flights on the programme of the visit.", None),
        ("The pair discussed climate change, the smuggling of drugs by yacht and the visas of seasonal workers.", "discuss"),
    ],
)
def test_a_verb_taken_for_an_adjective_is_a_verb_again(text: str, verb: str | None) -> None:
    tokens = annotated(text).tokens
    roots = [t for i, t in enumerate(tokens) if t.head == i]
    assert [t.lemma for t in roots if t.pos == "VERB"] == ([verb] if verb else [])
    assert len(roots) == 1
