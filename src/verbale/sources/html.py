"""HTML pages into documents: the main text by trafilatura, the date by htmldate, the rest of the metadata as hints."""

from __future__ import annotations

import re

from verbale.errors import SourceError
from verbale.model.documents import Document, Hints

OPENING = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
DATE_SEARCH = {"original_date": True, "extensive_search": False}
"""What htmldate is asked: the first publication, where the page says it, and no guess from copyright lines and the like."""

TAG = re.compile(r"<[a-zA-Z!/][^>]*>")


def is_html(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return OPENING.match(text) is not None


def has_tags(text: str) -> bool:
    """Whether there is any markup in a text."""
    return TAG.search(text) is not None


def document(html: str, source: str) -> Document:
    """The document of a page: its text is the extracted one, in which all spans count. Raises `SourceError` without text."""
    from trafilatura import bare_extraction

    page = bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=dict(DATE_SEARCH))
    if page is None or isinstance(page, dict) or not page.text or not page.text.strip():
        raise SourceError("no text: the page has no main text")
    hints = Hints(
        title=page.title or None,
        authors=tuple(name.strip() for name in (page.author or "").split(";") if name.strip()),
        outlet=page.sitename or None,
        published=page.date or None,
        section=tuple(page.categories or ()),
    )
    return Document(source=source, text=page.text, language=page.language or _stated_language(html), hints=hints)


def _stated_language(html: str) -> str | None:
    """The page's own `lang`, without its region."""
    found = re.search(r"<html[^>]*?\slang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", html[:4000], re.I)
    return found[1].lower() if found else None
