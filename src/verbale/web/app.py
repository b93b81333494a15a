"""The application: its routes, each page beside its JSON, behind the gate.

Its annotations are evaluated as they stand: FastAPI reads those of the functions that are made for each page.
"""

import json
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from verbale import __version__
from verbale.ledger import refresh
from verbale.store import open_record
from verbale.views.brief import Brief
from verbale.views.wire import plain
from verbale.web import editing, papers, problems
from verbale.web.data import DATA, Data
from verbale.web.desk import Desk
from verbale.web.files import FILES, File
from verbale.web.gate import LOOPBACK, Gate
from verbale.web.opening import Answered, address_of, desk_of, headers
from verbale.web.pages import PAGES, Page, asked, brief_of
from verbale.web.problems import wants_json
from verbale.web.rendering import STATIC, assets, page, static
from verbale.web.roles import Keys
from verbale.web.shelf import Front, Kept, Shelf

DESCRIPTION = """The reading room of a record of diplomatic dialogues.

Each page has its JSON at the same address with `.json`; every fact carries its citations: the report, and the words that say so.
An `ETag` stands for the state of the record."""

_FOR_EVER = "public, max-age=31536000, immutable"


def application(
    record: Path,
    *,
    hosts: Collection[str] = LOOPBACK,
    keys: Keys | None = None,
    complain: Callable[[str], None] = lambda _: None,
) -> ASGIApp:
    """The application over the record in a file, which is brought up to date first.

    `hosts` are the names under which it may be asked (none: any), `keys` what readers and editors must know (None: anybody may
    read, nobody edit), and `complain` is told of faults in a line. Raises `RecordError` where there is no record.
    """
    with open_record(record) as store:
        refresh(store)
    app = FastAPI(
        title="verbale", version=__version__, description=DESCRIPTION, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    shelf = Shelf()
    app.state.record, app.state.shelf = record, shelf
    problems.register(app, frozenset(p.path for p in PAGES if p.named))
    app.add_exception_handler(Answered, _answered)
    app.add_route("/static/{name}", _static)
    for ending in papers.WRITERS:
        _add_paper(app, ending)
    for file in FILES:
        _add_file(app, file)
    for one in (*PAGES, *DATA):
        _add_data(app, one)
    for one in PAGES:
        _add_page(app, one)
    editing.add(app, Desk(record))
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    app.add_middleware(GZipMiddleware, minimum_size=2000)
    return Gate(Front(app, record, shelf), hosts, keys or Keys(), complain)


# -- routes --------------------------------------------------------------------------------------------------------


def _add_data(app: FastAPI, one: Page | Data) -> None:
    """The JSON of a page, or what is JSON alone."""

    def show(request: Request, view: Annotated[Any, Depends(one.view)]) -> Response:
        return _data(request, view)

    app.add_api_route(
        one.data_path,
        show,
        name=f"{one.summary} as JSON",
        operation_id=one.data_path.strip("/").split(".")[0].replace("/{key:path}", "_of").replace("/{key}", "_of"),
        summary=one.summary,
        description=one.view.__doc__,
        response_model=one.model,
        responses=_WHY,
        tags=["record"],
    )


_WHY = problems.described(
    {
        401: "A token is needed.",
        404: "There is no such thing; the detail has suggestions.",
        414: "The query is too long.",
        422: "A parameter is not as it must be.",
        503: "The record cannot be read now.",
    }
)


def _add_page(app: FastAPI, one: Page) -> None:
    """The page itself; as JSON where that is asked for by the header `Accept`."""

    def show(request: Request, view: Annotated[Any, Depends(one.view)]) -> Response:
        if wants_json(request.url.path, request.headers.get("accept", "")):
            return _data(request, view)
        query = [(key, value) for key, value in request.query_params.multi_items() if value]
        more = {"path": request.url.path, "query": query, "data_path": _beside(request), "desk": desk_of(request)}
        text = page(one.template, view=view, **more)
        return _kept(request, text.encode(), "text/html; charset=utf-8")

    app.add_api_route(one.path, show, name=one.summary, include_in_schema=False)


def _beside(request: Request) -> str:
    """The address of the JSON of a page."""
    path = "/home.json" if request.url.path == "/" else f"{request.url.path}.json"
    return f"{path}?{request.url.query}" if request.url.query else path


def _add_paper(app: FastAPI, ending: str) -> None:
    """The brief as a file."""
    media, write = papers.WRITERS[ending]

    def show(request: Request, view: Annotated[Brief | None, Depends(brief_of)]) -> Response:
        brief = asked(view)
        return _carried(request, write(brief), media, f"brief-{'-'.join(brief.parties)}{ending}")

    _add_carried(app, f"/brief{ending}", show, media, f"Brief as {ending}", brief_of.__doc__)


def _add_file(app: FastAPI, file: File) -> None:
    """A file to be carried away."""

    def show(request: Request, made: Annotated[bytes, Depends(file.make)]) -> Response:
        return _carried(request, made, file.media, file.path.strip("/"))

    _add_carried(app, file.path, show, file.media, file.summary, file.make.__doc__)


def _add_carried(app: FastAPI, path: str, show: Callable[..., Response], media: str, summary: str, description: str | None) -> None:
    app.add_api_route(
        path,
        show,
        name=summary,
        operation_id=path.strip("/").replace(".", "_"),
        summary=summary,
        description=description,
        response_class=Response,
        responses={200: {"content": {media: {}}, "description": "The file."}, **_WHY},
        tags=["papers"],
    )


def _carried(request: Request, body: bytes, media: str, name: str) -> Response:
    own = {"Content-Disposition": f'attachment; filename="{name}"'} | headers(request.state.tag)
    return Response(body, media_type=media, headers=own)


def _data(request: Request, view: object) -> Response:
    body = json.dumps(plain(asked(view)))
    return _kept(request, body.encode(), "application/json")


def _kept(request: Request, body: bytes, media: str) -> Response:
    """An answer that is kept until the record changes."""
    tag: str = request.state.tag
    kept: Kept = request.app.state.shelf.put(tag, address_of(request), body, media)
    return kept.response(request, tag)


def _answered(_: Request, known: Exception) -> Response:
    assert isinstance(known, Answered)
    return known.response


def _static(request: Request) -> Response:
    """One of the files that pages need, by its name among them."""
    name = request.path_params["name"]
    if name not in STATIC:
        return problems.answer(request, 404, "there is no such file")
    return Response(static(name), media_type=STATIC[name], headers={"Cache-Control": _FOR_EVER, "ETag": f'W/"{assets()}"'})


# -- the description ----------------------------------------------------------------------------------------------


def _described(app: FastAPI) -> dict[str, Any]:
    """The description of the API (OpenAPI), with a conflict's `class` under its name in JSON, and problems as what they are."""
    if app.openapi_schema is None:
        made = FastAPI.openapi(app)
        doubt = made["components"]["schemas"]["Doubt"]
        doubt["properties"]["class"] = doubt["properties"].pop("kind") | {"title": "Class"}
        doubt["required"] = ["class" if name == "kind" else name for name in doubt["required"]]
        operations = (operation for methods in made["paths"].values() for operation in methods.values())
        for status, told in (pair for operation in operations for pair in operation["responses"].items()):
            if int(status) >= 400:
                told["content"] = {problems.MEDIA: told["content"]["application/json"]}
    return app.openapi_schema or {}
