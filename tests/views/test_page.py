"""The HTML page: the whole text, every claim marked, nothing of a report obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from tests import made
from verbale.model.claims import Claim
from verbale.model.documents import Document, Passage, Report, Role
from verbale.model.reading import Reading
from verbale.model.spans import Span, quote
from verbale.views.page import page

VOID = {"meta"}


class Page(HTMLParser):
    """A page taken apart: the text of its articles, its marks, ids and links; every tag must be closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.marks: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        row = dict(attrs)
        self.tags.append((tag, row))
        self.ids += [str(row["id"])] if "id" in row else []
        self.links += [str(row["href"])] if "href" in row else []
        if tag not in VOID:
            self.open.append(tag)
        if tag == "mark" and "data-claims" in row:
            self.marks.append((str(row["data-claims"]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.text += data
        if self.open[-1:] == ["mark"] and self.marks and "article" in self.open:
            claims, words = self.marks[-1]
            self.marks[-1] = claims, words + data

    def words_of(self, anchor: str) -> str:
        """The marked words of a claim."""
        return "".join(words for claims, words in self.marks if anchor in claims.split())


def shown(*readings: Reading) -> Page:
    return Page("".join(page(readings)))


def test_the_whole_text_is_there() -> None:
    assert shown(made.reading()).text == made.TEXT


def test_every_claim_with_words_is_marked_in_place() -> None:
    reading = made.reading()
    found = shown(reading)
    quoting = [c for c in reading.claims if c.evidence]
    anchors = [i for i in found.ids if re.fullmatch(r"r1-\d+", i)]
    assert len(anchors) == len(quoting)
    assert sorted(map(found.words_of, anchors)) == sorted(c.evidence.exact for c in quoting if c.evidence)


def test_every_link_leads_somewhere_on_the_page() -> None:
    found = shown(made.reading("a.txt"), made.reading("b.txt"))
    assert found.links
    assert len(set(found.ids)) == len(found.ids)
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)


def test_the_page_asks_for_nothing_else() -> None:
    found = shown(made.reading())
    assert not [row for _, row in found.tags if {"src", "srcset", "action", "onclick", "style"} & set(row)]
    assert not [tag for tag, _ in found.tags if tag in {"link", "img", "iframe", "base", "form"}]
    html = "".join(page([made.reading()]))
    assert "url(" not in html
    assert "@import" not in html


def test_nothing_of_a_report_is_obeyed() -> None:
    evil = '<script>alert("1")</script><img src=x onerror=alert(2)>"\'&amp;</article>'
    document = Document(evil, evil)
    claims = tuple(
        Claim("m1", "topic", evil, evil, quote(document.id, evil, Span(0, n)), because=evil, extractor=evil)
        for n in (8, 30, len(evil))
    )
    made_of = Reading(Report(document, (Passage(Role.BODY, Span(0, len(evil))),), headline=evil, outlet=evil), claims)
    reading = replace(made.reading(), report=made_of.report, claims=claims)
    found = shown(reading)
    assert found.text == evil
    assert [tag for tag, _ in found.tags if tag in {"img", "script"}] == ["script"]


def test_the_script_and_the_style_are_the_ones_allowed() -> None:
    import base64
    import hashlib

    html = "".join(page([]))
    for tag in ("style", "script"):
        code = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert code
        digest = base64.b64encode(hashlib.sha256(code[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html


def test_a_report_about_no_meeting_says_so() -> None:
    html = "".join(page([Reading(Report(Document("x", "A final in the rain."), ()))]))
    assert "No diplomatic meeting" in html


SPANS = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), max_size=8)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=60, max_size=90), SPANS, SPANS)
def test_any_spans_in_any_text(text: str, passages: list[tuple[int, int]], quotes: list[tuple[int, int]]) -> None:
    """However passages and quotations overlap, the text stays whole and the tags nest (which `Page` checks)."""
    document = Document("x", text)
    apart: list[Passage] = []
    for start, size in sorted(passages):
        if not apart or start >= apart[-1].span.end:
            apart.append(Passage(Role.BODY, Span(start, min(start + size, len(text)))))
    spans = [Span(start, min(start + size, len(text))) for start, size in quotes]
    claims = tuple(Claim("m1", "topic", str(n), "", quote(document.id, text, span)) for n, span in enumerate(spans))
    found = shown(Reading(Report(document, tuple(apart)), claims))
    assert found.text == text
    words = sorted(c.evidence.exact for c in claims if c.evidence)
    assert sorted(found.words_of(i) for i in found.ids if re.fullmatch(r"r1-\d+", i)) == words
