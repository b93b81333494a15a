"""A brief on paper: the same lines and notes in every format, nothing of a report's text obeyed, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import docx as library
import pytest
from pypdf import PdfReader

from tests import made_record as made
from tests.views import made_brief
from verbale.views.brief import Brief, brief
from verbale.views.papers.html import html
from verbale.views.papers.markdown import escaped, markdown
from verbale.views.papers.pdf import pdf
from verbale.views.papers.word import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    with made_brief.record(tmp_path_factory.mktemp("records")) as ledger:
        yield brief(ledger, ("CHL", "FIN"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    """A brief whose outlet, names and quotations are markup."""
    name = made_brief.Participant(made_brief.HOSTILE, "Foreign Minister", "CHL")
    bad = made.reading("bad", "2024-09-02", made.met("2024-09-01", "CHL PER", name), outlet=made_brief.HOSTILE)
    with made_brief.record(tmp_path_factory.mktemp("records"), bad) as ledger:
        return brief(ledger, ("CHL", "PER"))


def flat(text: str) -> str:
    """A text without blanks, hyphens and joiners, which lines of a page may break at."""
    return re.sub(r"[\s\u2060\u00ad-]", "", text)


# -- Markdown ------------------------------------------------------------------------------------------------------


def test_markdown_has_a_footnote_for_every_reference(told: Brief) -> None:
    page = markdown(told)
    references = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert references == set(re.findall(r"^\[\^(\d+)\]: ", page, re.MULTILINE)) == {str(n.number) for n in told.notes}
    assert page.startswith("# Chile and Finland\n")
    assert "![" not in page
    assert "](rounds.svg)" in markdown(told, "rounds.svg")


def test_nothing_in_markdown_is_markup_but_ours(hostile: Brief) -> None:
    page = markdown(hostile)
    assert "\\<script\\>" in page
    assert not re.search(r"(?<!\\)[<>`]", page)
    assert escaped("1. a|b_c") == "1\\. a\\|b\\_c"


# -- HTML ----------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """The tags, links and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.sources: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        self.links += [known["href"] or ""] if "href" in known else []
        self.ids += [known["id"] or ""] if "id" in known else []
        self.sources += [known["src"] or ""] if "src" in known else []


def test_every_link_of_the_page_leads_somewhere_on_it(told: Brief) -> None:
    page = Page(html(told))
    assert {link.removeprefix("#") for link in page.links} == set(page.ids)
    assert len(page.ids) == len(set(page.ids)) == 2 * len(told.notes)


def test_the_page_asks_for_nothing_from_outside(told: Brief) -> None:
    text = html(told)
    assert all(source.startswith("data:image/svg+xml;base64,") for source in Page(text).sources)
    assert Page(text).sources
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_nothing_in_the_page_is_markup_but_ours(hostile: Brief) -> None:
    text = html(hostile)
    assert "script" not in Page(text).tags
    assert "&lt;script&gt;" in text
    assert "\x1b" not in text


# -- Word ----------------------------------------------------------------------------------------------------------


def test_word_has_real_styles(told: Brief) -> None:
    document = library.Document(io.BytesIO(docx(told)))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style]
    assert styles[0] == ("Title", "Chile and Finland")
    assert [text for name, text in styles if name == "Heading 1"] == [*(s.heading for s in told.sections), "Reports"]
    assert sum(name == "List Bullet" for name, _ in styles) == sum(len(s.lines) for s in told.sections)
    assert len(document.inline_shapes) == 1


def test_word_has_a_footnote_for_every_reference(told: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(told))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
        settings = ElementTree.fromstring(archive.read("word/settings.xml"))
        types = archive.read("[Content_Types].xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
        styles = {s.get(f"{W}styleId") for s in ElementTree.fromstring(archive.read("word/styles.xml")).iter(f"{W}style")}
    own = {n.get(f"{W}id"): "".join(t.text or "" for t in n.iter(f"{W}t")) for n in notes if n.get(f"{W}type") is None}
    assert [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")] == list(own) == [str(n.number) for n in told.notes]
    assert [flat(text) for text in own.values()] == [flat(n.text) for n in told.notes]
    separators = {n.get(f"{W}id") for n in notes if n.get(f"{W}type") is not None}
    assert separators == {n.get(f"{W}id") for n in settings.iter(f"{W}footnote")} == {"-1", "0"}
    assert "/word/footnotes.xml" in types
    assert "relationships/footnotes" in relations
    assert {"FootnoteText", "FootnoteReference"} <= styles


def test_a_note_cited_again_is_a_field_that_finds_its_bookmark(told: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(told))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    marks = {b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")}
    fields = [(i.text or "").split() for i in body.iter(f"{W}instrText")]
    cited = [n for s in told.sections for line in s.lines for n in line.notes]
    assert len(fields) == len(cited) - len(set(cited)) > 0
    assert all(name == "NOTEREF" and mark in marks for name, mark, *_ in fields)


def test_word_holds_whatever_a_report_says(hostile: Brief) -> None:
    document = library.Document(io.BytesIO(docx(hostile)))
    assert any("<script>alert(1)</script>" in p.text for p in document.paragraphs)


def test_the_document_is_of_the_day_of_the_record(told: Brief) -> None:
    known = library.Document(io.BytesIO(docx(told))).core_properties
    assert (known.title, known.author, known.created.isoformat()) == ("Chile and Finland", "verbale", "2024-07-10T00:00:00+00:00")
    with zipfile.ZipFile(io.BytesIO(docx(told))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# -- PDF -----------------------------------------------------------------------------------------------------------


def test_the_pdf_has_all_lines_and_notes_on_two_pages_at_most(told: Brief) -> None:
    pages = PdfReader(io.BytesIO(pdf(told))).pages
    text = flat("".join(page.extract_text() for page in pages))
    assert len(pages) <= 2
    for section in told.sections:
        assert flat(section.heading) in text
        for run in (run for line in section.lines for run in line.runs):
            assert flat(run.text) in text
    for quoted in (q for n in told.notes for c in n.citations for q in c.quotes):
        assert flat(quoted)[:30] in text


def test_nothing_in_the_pdf_is_markup_but_ours(hostile: Brief) -> None:
    text = flat("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(hostile))).pages))
    assert flat("*bold* [link](http://evil.example) #let x = 1 `code` =1+1") in text


def test_an_empty_brief_fits_every_format(tmp_path: Path) -> None:
    with made_brief.record(tmp_path) as ledger:
        empty = brief(ledger, ("KEN", "NOR"))
    assert "The record has no dated meeting of Kenya and Norway" in markdown(empty)
    assert "<h2>Notes</h2>" not in html(empty)
    assert len(PdfReader(io.BytesIO(pdf(empty))).pages) == 1
    assert library.Document(io.BytesIO(docx(empty))).paragraphs[0].text == "Kenya and Norway"


@pytest.mark.parametrize("render", [markdown, html, docx, pdf], ids=lambda f: f.__name__)
def test_the_same_brief_is_the_same_bytes(told: Brief, render: object) -> None:
    assert render(told) == render(told)  # type: ignore[operator]
