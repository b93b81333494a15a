"""A brief as a Word document with styles and real footnotes.

python-docx has no call for footnotes: their part is written here, with its relationship and settings (ECMA-376, 17.11).
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from verbale.errors import UsageError
from verbale.views.brief import Brief
from verbale.views.briefs.lines import Footnote, Line, Run, Section
from verbale.views.charts import cadence, style
from verbale.views.papers.words import about, figure_text, origin, unbroken

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
WIDTH = 10.5
"""Centimetres of a chart."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive, the earliest that it can have."""

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


def docx(brief: Brief) -> bytes:
    """The document. Raises `UsageError` where a package that writes or draws it is not installed."""
    try:
        import docx as library
    except ImportError:
        raise UsageError("Word documents need the package python-docx: install verbale[brief]") from None
    document = library.Document()
    _prepare(document, brief)
    _Writer(document).write(brief)
    _add_footnotes(document, brief.notes)
    packed = io.BytesIO()
    document.save(packed)
    return _timeless(packed)


# -- the page and its styles ---------------------------------------------------------------------------------------


def _prepare(document: Document, brief: Brief) -> None:
    """Paper, styles and properties; the document is of the record's day."""
    from docx.shared import Cm

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin, page.bottom_margin = Cm(1.6), Cm(1.5)
    _restyle(document)
    day = brief.as_of or datetime(*_EPOCH)
    made = datetime(day.year, day.month, day.day)
    known = document.core_properties
    known.title, known.author, known.comments, known.language = brief.title, "verbale", "", "en-GB"
    known.created = known.modified = made
    known.last_modified_by, known.revision = "verbale", 1


def _restyle(document: Document) -> None:
    """The styles of the template made fit for two pages, and those that footnotes need."""
    from docx.enum.style import WD_STYLE_TYPE

    sizes = {"Normal": 10, "Title": 17, "Subtitle": 10, "Heading 1": 11.5, "List Bullet": 10}
    spaces = {"Normal": (0, 3), "Title": (0, 2), "Subtitle": (0, 4), "Heading 1": (6, 1.5), "List Bullet": (0, 1.5)}
    for name, size in sizes.items():
        _set(document.styles[name], size, spaces[name])
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    for name in ("Footnote Text", "Reports"):
        new = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        new.base_style = document.styles["Normal"]
        _set(new, 8, (0, 0))
    reference = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True


def _set(chosen: Any, size: float, space: tuple[float, float]) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    chosen.font.name, chosen.font.size = FONT, Pt(size)
    chosen.font.color.rgb, chosen.font.italic = RGBColor(0x1A, 0x1A, 0x1A), False
    if (spacing := chosen.element.get_or_add_rPr().find(qn("w:spacing"))) is not None:
        chosen.element.rPr.remove(spacing)
    fonts = chosen.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    layout = chosen.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(space[0]), Pt(space[1]), 1.0
    layout.widow_control = True


# -- the text ------------------------------------------------------------------------------------------------------


class _Writer:
    """Writes the brief; a note is set at its first number, and later ones are fields that refer to it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._set: set[int] = set()

    def write(self, brief: Brief) -> None:
        self._document.add_paragraph(_clean(brief.title), style="Title")
        self._document.add_paragraph(_clean(about(brief)), style="Subtitle")
        for section in brief.sections:
            self._section(section)
        if brief.reports:
            self._document.add_paragraph("Reports", style="Heading 1")
            for report in brief.reports:
                self._document.add_paragraph(_clean(origin(report)), style="Reports")

    def _section(self, section: Section) -> None:
        self._document.add_paragraph(_clean(section.heading), style="Heading 1")
        for line in section.lines:
            self._line(line)
        if section.figure:
            self._figure(section)
        if section.remark:
            self._document.add_paragraph().add_run(_clean(section.remark)).italic = True

    def _figure(self, section: Section) -> None:
        from docx.shared import Cm

        assert section.figure
        drawn = io.BytesIO(style.png(cadence.draw(section.figure)))
        shape = self._document.add_picture(drawn, width=Cm(WIDTH))
        shape._inline.docPr.set("descr", _clean(figure_text(section.figure)))

    def _line(self, line: Line) -> None:
        paragraph = self._document.add_paragraph(style="List Bullet")
        for run in line.runs:
            self._run(paragraph, run)

    def _run(self, paragraph: Paragraph, run: Run) -> None:
        paragraph.add_run(_clean(run.text)).bold = run.strong or None
        for number in run.notes:
            if number in self._set:
                _refer(paragraph, number)
            else:
                self._set.add(number)
                _put(paragraph, number)


def _put(paragraph: Paragraph, number: int) -> None:
    """The first reference to a note, under a bookmark."""
    from docx.oxml.parser import OxmlElement

    reference = OxmlElement("w:footnoteReference", {_w("id"): str(number)})
    start = OxmlElement("w:bookmarkStart", {_w("id"): str(number), _w("name"): f"_Note{number}"})
    paragraph._p.append(start)
    paragraph.add_run(style="Footnote Reference")._r.append(reference)
    paragraph._p.append(OxmlElement("w:bookmarkEnd", {_w("id"): str(number)}))


def _refer(paragraph: Paragraph, number: int) -> None:
    """A further reference to a note: a field that shows its number (NOTEREF)."""
    from docx.oxml.parser import OxmlElement

    for kind in ("begin", None, "separate", str(number), "end"):
        run = paragraph.add_run(style="Footnote Reference")
        if kind is None:
            run._r.append(OxmlElement("w:instrText", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}))
            run._r[-1].text = f" NOTEREF _Note{number} \\f \\h "
        elif kind.isdigit():
            run.text = kind
        else:
            run._r.append(OxmlElement("w:fldChar", {_w("fldCharType"): kind}))


def _w(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(c if _holds(c) else "�" for c in unbroken(text))


def _holds(c: str) -> bool:
    return c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")


# -- the footnotes' part -------------------------------------------------------------------------------------------


def _add_footnotes(document: Document, notes: tuple[Footnote, ...]) -> None:
    """The part that holds the notes, and the settings that name its separators."""
    from docx.opc.oxml import serialize_part_xml
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import OxmlElement

    root = OxmlElement("w:footnotes")
    for number, kind in _SEPARATORS:
        root.append(_separator(number, kind))
    for note in notes:
        root.append(_footnote(note))
    blob = serialize_part_xml(root)
    package = document.part.package
    document.part.relate_to(Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob, package), _RELATION)
    settings = document.settings.element
    properties = OxmlElement("w:footnotePr")
    properties.extend(OxmlElement("w:footnote", {_w("id"): str(number)}) for number, _ in _SEPARATORS)
    before = settings.find(_w("compat"))
    if before is None:
        settings.append(properties)
    else:
        before.addprevious(properties)


def _separator(number: int, kind: str) -> Any:
    from docx.oxml.parser import OxmlElement

    note = OxmlElement("w:footnote", {_w("type"): kind, _w("id"): str(number)})
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    run.append(OxmlElement(f"w:{kind}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _footnote(note: Footnote) -> Any:
    """A note as Word has it: its number, a blank, its text."""
    from docx.oxml.parser import OxmlElement

    element, paragraph = OxmlElement("w:footnote", {_w("id"): str(note.number)}), OxmlElement("w:p")
    layout = OxmlElement("w:pPr")
    layout.append(OxmlElement("w:pStyle", {_w("val"): "FootnoteText"}))
    number, mark, words = OxmlElement("w:r"), OxmlElement("w:rPr"), OxmlElement("w:r")
    mark.append(OxmlElement("w:rStyle", {_w("val"): "FootnoteReference"}))
    number.extend((mark, OxmlElement("w:footnoteRef")))
    text = OxmlElement("w:t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = f" {_clean(note.text)}"
    words.append(text)
    paragraph.extend((layout, number, words))
    element.append(paragraph)
    return element


def _timeless(packed: io.BytesIO) -> bytes:
    """The archive with all times the same, so that the same brief is the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return made.getvalue()
