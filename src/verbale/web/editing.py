"""What editors do: look at a report, add it, decide. Each as a form of a page, and as JSON.

Its annotations are evaluated as they stand: FastAPI reads those of the routes.
"""

import json
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import FastAPI, File, Form, UploadFile
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from verbale.errors import SourceError, UsageError
from verbale.model.record import Decision, DecisionKind
from verbale.sources.decoding import decode
from verbale.views.addition import Addition
from verbale.views.wire import plain
from verbale.web import links
from verbale.web.desk import Asked, Desk, Sent
from verbale.web.gate import LONGEST_BODY, NOT_EDITING
from verbale.web.opening import desk_of
from verbale.web.problems import answer, described
from verbale.web.rendering import page
from verbale.web.roles import same

_WHY = described(
    {
        401: "A token is needed.",
        403: "Only editors may.",
        413: "It is too long.",
        415: "It is no JSON.",
        422: "Something is not as it must be.",
        429: "Too often.",
    }
)


def add(app: FastAPI, desk: Desk) -> None:
    """Add the routes of a desk."""
    _add_forms(app, desk)
    _add_data(app, desk)


def _add_data(app: FastAPI, desk: Desk) -> None:
    @app.post("/read.json", operation_id="read", summary="Look at a report", responses=_WHY, tags=["desk"], response_model=Addition)
    def _read(sent: Sent) -> Response:
        """What a report would bring to the record, which stays as it is."""
        return _json(desk.look(sent), 200)

    @app.post(
        "/reports.json", operation_id="add", summary="Add a report", responses=_WHY, tags=["desk"], response_model=Addition,
        status_code=201,
    )  # fmt: skip
    def _add(sent: Sent) -> Response:
        """Put a report into the record, and tell what it brings; 200 if the record held it already."""
        found = desk.add(sent)
        return _json(found, 200 if found.known else 201, links.report(found.report.document))

    @app.post(
        "/decisions.json", operation_id="decide", summary="Make a decision", responses=_WHY, tags=["desk"],
        response_model=Decision, status_code=201,
    )  # fmt: skip
    def _decide(asked: Asked) -> Response:
        """Judge two things to be one or not, let a value of a conflict prevail, or withdraw a decision."""
        return _json(desk.decide(asked), 201, "/decisions")


def _json(view: object, status: int, location: str | None = None) -> Response:
    """An answer that nobody keeps."""
    body = json.dumps(plain(view))
    return Response(body, status, media_type="application/json", headers=_own({"Location": location} if location else {}))


def _own(more: dict[str, str]) -> dict[str, str]:
    return {"Cache-Control": "no-store"} | more


_Text = Annotated[str, Form(max_length=LONGEST_BODY)]
_Line = Annotated[str, Field(max_length=2000)]


class _Decision(BaseModel):
    """The form of a decision; see `Asked`."""

    kind: DecisionKind
    one: _Line
    by: _Line = ""
    why: _Line = ""
    other: _Line = ""
    value: _Line = ""
    mark: _Line = ""
    back: _Line = ""


def _add_forms(app: FastAPI, desk: Desk) -> None:
    @app.get("/read", include_in_schema=False)
    def _form(request: Request) -> Response:
        if not desk_of(request):
            return answer(request, 403, NOT_EDITING)
        return _page(request, "read.html")

    @app.post("/read", include_in_schema=False)
    def _look(
        request: Request,
        mark: Annotated[_Line, Form()] = "",
        text: _Text = "",
        source: Annotated[_Line, Form()] = "",
        published: Annotated[_Line, Form()] = "",
        outlet: Annotated[_Line, Form()] = "",
        file: Annotated[UploadFile | None, File()] = None,
    ) -> Response:
        if not _ours(request, mark):
            return answer(request, 403, _NOT_OURS)
        text, name = _text_of(text, file)
        sent = Sent(text, source, published, outlet, name)
        return _page(request, "addition.html", view=desk.look(sent), sent=sent)

    @app.post("/reports", include_in_schema=False)
    def _add(
        request: Request,
        mark: Annotated[_Line, Form()] = "",
        text: _Text = "",
        source: Annotated[_Line, Form()] = "",
        published: Annotated[_Line, Form()] = "",
        outlet: Annotated[_Line, Form()] = "",
        name: Annotated[_Line, Form()] = "",
    ) -> Response:
        if not _ours(request, mark):
            return answer(request, 403, _NOT_OURS)
        found = desk.add(Sent(_as_sent(text), source, published, outlet, name))
        return RedirectResponse(links.addition(found.report.document), 303, headers=_own({}))

    @app.post("/decisions", include_in_schema=False)
    def _decide(request: Request, form: Annotated[_Decision, Form()]) -> Response:
        if not _ours(request, form.mark):
            return answer(request, 403, _NOT_OURS)
        desk.decide(Asked(form.kind, form.one, form.by, form.why, form.other, form.value))
        return RedirectResponse(_back(form.back), 303, headers=_own({}))


_NOT_OURS = "this form is of another time or place: open its page again, and send it from there"


def _page(request: Request, template: str, **values: object) -> Response:
    text = page(template, path=request.url.path, desk=desk_of(request), **values)
    return Response(text, media_type="text/html; charset=utf-8", headers=_own({}))


def _ours(request: Request, mark: str) -> bool:
    """Whether a form carries the mark of an editor's forms."""
    return mark != "" and same(mark, desk_of(request))


def _text_of(text: str, file: UploadFile | None) -> tuple[str, str]:
    """What was pasted, or else what is in the file that was chosen; with the name of the file."""
    if text.strip() or file is None or not file.filename:
        return _as_sent(text), ""
    try:
        found = decode(file.file.read())
    except SourceError as error:
        raise UsageError(f"the file cannot be read: {error}") from None
    return _as_sent(found), file.filename


def _as_sent(text: str) -> str:
    """A text as it was pasted: forms send each end of a line as two signs, whatever it was."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _back(path: str) -> str:
    """The page of ours to go back to."""
    parts = urlsplit(path)
    own = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if own and not parts.netloc and not parts.scheme else "/decisions"
