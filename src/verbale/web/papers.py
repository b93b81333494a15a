"""The brief as a file to be carried away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from verbale.views.brief import Brief


def _docx(brief: Brief) -> bytes:
    from verbale.views.papers.word import docx

    return docx(brief)


def _pdf(brief: Brief) -> bytes:
    from verbale.views.papers.pdf import pdf

    return pdf(brief)


def _html(brief: Brief) -> bytes:
    from verbale.views.papers.html import html

    return html(brief).encode()


def _markdown(brief: Brief) -> bytes:
    from verbale.views.papers.markdown import markdown

    return markdown(brief).encode()


WRITERS: Mapping[str, tuple[str, Callable[[Brief], bytes]]] = {
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    ".pdf": ("application/pdf", _pdf),
    ".html": ("text/html; charset=utf-8", _html),
    ".md": ("text/markdown; charset=utf-8", _markdown),
}
"""What writes the brief, by the ending of the file's name, with the type of the file."""
