"""The reading room: a record as a web site and an HTTP API, each page and its JSON from the same view.

    application ─ gate (who may, headers) ─ pages (one function a page) ─ view ─▶ template, or JSON

Nothing here changes a record, reads a file that a request names, or asks another computer for anything.
"""

from verbale.web.app import application

__all__ = ["application"]
