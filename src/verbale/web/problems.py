"""What goes wrong, in one shape for programs (RFC 9457) and as a page for people. No trace of the program is ever shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from verbale.errors import UsageError, VerbaleError
from verbale.web.rendering import page

MEDIA = "application/problem+json"


class BadParameter(Exception):  # noqa: N818  # it is answered, not a failure of the program
    """A parameter of a request that is not as it must be."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(detail)
        self.name = name


@dataclass(frozen=True, slots=True)
class ParameterFault:
    """A parameter that is not as it must be, and why."""

    parameter: str
    detail: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request cannot be answered: `title` is that of the `status`, `detail` says what to do, `instance` is the path."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[ParameterFault, ...] = ()


def wants_json(path: str, accept: str) -> bool:
    """Whether JSON is asked for, by the path or else by the header `Accept`."""
    return path.endswith(".json") or ("json" in accept and "text/html" not in accept)


def answer(request: Request, status: int, detail: str, errors: tuple[ParameterFault, ...] = ()) -> Response:
    """The problem, as the request wants it."""
    problem = Problem("about:blank", HTTPStatus(status).phrase, status, detail, request.url.path, errors)
    if wants_json(request.url.path, request.headers.get("accept", "")):
        return Response(as_json(problem), status, media_type=MEDIA)
    return Response(page("problem.html", problem=problem, path=request.url.path), status, media_type="text/html")


def described(why: Mapping[int, str]) -> dict[int | str, dict[str, Any]]:
    """What the description of the API says of these statuses."""
    return {status: {"model": Problem, "description": words} for status, words in why.items()}


def as_json(problem: Problem) -> str:
    """The object of RFC 9457; `errors` only where there are some."""
    row = {key: getattr(problem, key) for key in ("type", "title", "status", "detail", "instance")}
    errors = [{"parameter": e.parameter, "detail": e.detail} for e in problem.errors]
    return json.dumps(row | ({"errors": errors} if errors else {}))


def register(app: FastAPI, named: frozenset[str]) -> None:
    """Answer whatever goes wrong. `named` are the paths that ask for something by a name outside the path itself."""

    @app.exception_handler(BadParameter)
    def _parameter(request: Request, error: BadParameter) -> Response:
        return answer(request, 422, str(error), (ParameterFault(error.name, str(error)),))

    @app.exception_handler(RequestValidationError)
    def _validation(request: Request, error: RequestValidationError) -> Response:
        faults = tuple(ParameterFault(str(e["loc"][-1]), str(e["msg"])) for e in error.errors())
        return answer(request, 422, "; ".join(f"{f.parameter}: {f.detail}" for f in faults), faults)

    @app.exception_handler(UsageError)
    def _usage(request: Request, error: UsageError) -> Response:
        unknown = bool(request.path_params) or request.url.path.removesuffix(".json") in named
        return answer(request, 404 if unknown else 422, str(error))

    @app.exception_handler(VerbaleError)
    def _data(request: Request, _: VerbaleError) -> Response:
        return answer(request, 503, "the record cannot be read now; whoever serves it can see why with `verbale stats`")

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        told = answer(request, error.status_code, _DETAILS.get(error.status_code, str(error.detail)))
        told.headers.update(error.headers or {})
        return told

    @app.exception_handler(Exception)
    def _fault(request: Request, _: Exception) -> Response:
        return answer(request, 500, FAULT)  # it is raised again behind this, for the gate to note


FAULT = "a mistake of verbale; whoever serves the record finds it noted"

_DETAILS = {
    404: "there is no such page; the pages are linked above",
    405: "this is a reading room: pages can be asked for (GET), and nothing else",
}
