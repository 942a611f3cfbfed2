"""Errors as RFC 9457 problems: one table says which status each class of error has."""

from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from graph import errors

MEDIA_TYPE = "application/problem+json"

STATUS: dict[type[errors.ZhengtuError], int] = {
    errors.ZhengtuError: 500,
    errors.InvalidInput: 422,
    errors.AnchorLost: 409,
    errors.UnknownNode: 404,
    errors.LibraryDamaged: 503,
    errors.LibraryBusy: 409,
    errors.StoreUnavailable: 503,
    errors.QueryRefused: 400,
    errors.QueryTimeout: 422,
    errors.MissingDependency: 501,
    errors.ShelfFull: 507,
}


def status_of(error: errors.ZhengtuError) -> int:
    """The status of an error's class, else of the nearest class above it."""
    return next(STATUS[cls] for cls in type(error).__mro__ if cls in STATUS)


def problem(
    status: int,
    detail: str,
    instance: str,
    *,
    kind: str | None = None,
    headers: dict[str, str] | None = None,
    **more: Any,
) -> Response:
    """A problem response; `kind` names what went wrong where the status alone does not say it."""
    body = {
        "type": f"urn:zhengtu:problem:{kind}" if kind else "about:blank",
        "title": _title(kind) if kind else HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": instance,
        **more,
    }
    return Response(orjson.dumps(body), status, headers=headers, media_type=MEDIA_TYPE)


def _title(kind: str) -> str:
    return kind.replace("-", " ").capitalize()


def _kind(error: Exception) -> str:
    """UnknownNode → unknown-node."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in type(error).__name__).lstrip("-")


async def on_zhengtu_error(request: Request, error: Exception) -> Response:
    """An error of ours, with its own words."""
    assert isinstance(error, errors.ZhengtuError)
    more = {name: value for name, value in vars(error).items() if value is not None}  # token, line, reason_code …
    return problem(status_of(error), str(error), request.url.path, kind=_kind(error), **more)


async def on_http_error(request: Request, error: Exception) -> Response:
    """No such route, no such method, and what else the framework refuses."""
    assert isinstance(error, HTTPException)
    detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else _REASON.get(error.status_code)
    headers = dict(error.headers or {})
    return problem(error.status_code, detail or str(error.detail), request.url.path, headers=headers)


_REASON = {
    404: "There is nothing at this address: see /openapi.json for what there is.",
    405: "This address does not take that method: see the Allow header.",
}


async def on_invalid_request(request: Request, error: Exception) -> Response:
    """Parameters or a body that are not what the route takes: each with its place and reason."""
    assert isinstance(error, RequestValidationError)
    found = [
        {"at": ".".join(map(str, e["loc"])), "message": e["msg"].removeprefix("Value error, ")} for e in error.errors()
    ]
    detail = "; ".join(f"{e['at']}: {e['message']}" for e in found)
    return problem(422, detail, request.url.path, kind="invalid-request", errors=found)


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")


async def on_fault(request: Request, _error: Exception) -> Response:
    """A fault of the program: its message may show paths, so it goes to the log only."""
    return problem(500, "A fault of the server; its log says more.", request.url.path, kind="fault")


def install(app: FastAPI) -> None:
    """Answer every error of the app as a problem."""
    app.add_exception_handler(errors.ZhengtuError, on_zhengtu_error)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(RequestValidationError, on_invalid_request)
    app.add_exception_handler(Exception, on_fault)
