"""Errors of every kind, in the one shape."""

from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bede.errors import BedeError, ChronicleLocked, NotFound, UsageError
from bede.web.answers import WrongField, error_answer

_KINDS: tuple[tuple[type[BedeError], int, str], ...] = (
    (NotFound, 404, "not-found"),
    (UsageError, 422, "invalid"),
    (ChronicleLocked, 503, "busy"),
    (BedeError, 500, "failed"),
)
"""Error of ours → status and word. The first that fits is taken."""


def answer_errors(app: FastAPI) -> None:
    """Have the application answer all errors in the one shape."""
    handlers: tuple[tuple[type[Exception], Any], ...] = (
        (RequestValidationError, _invalid),
        (HTTPException, _refused),
        (BedeError, _told),
        (Exception, _defect),
    )
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)


async def _invalid(_: Request, error: RequestValidationError) -> Response:
    fields = [_wrong(item) for item in error.errors()]
    told = "; ".join(f"{field['name']}: {field['message']}" for field in fields)
    return error_answer(422, "invalid", f"This can't be answered as it was asked. {told}.", fields)


def _wrong(item: Any) -> WrongField:
    name = ".".join(str(part) for part in item["loc"][1:]) or str(item["loc"][0])
    plain = {"extra_forbidden": "there is no such parameter", "missing": "it must be given"}
    return {"name": name, "message": plain.get(item["type"], item["msg"])}


async def _refused(request: Request, error: HTTPException) -> Response:
    code, told = {
        404: ("not-found", f"There is no page {request.url.path}."),
        400: ("unreadable", "What was sent could not be read. Send JSON in UTF-8."),
        403: ("forbidden", str(error.detail)),
        405: ("wrong-method", f"{request.url.path} is not asked for with {request.method}."),
    }.get(error.status_code, ("refused", str(error.detail)))
    answer = error_answer(error.status_code, code, told)
    answer.headers.update(error.headers or {})
    return answer


async def _told(_: Request, error: BedeError) -> Response:
    status, code = next((status, code) for kind, status, code in _KINDS if isinstance(error, kind))
    return error_answer(status, code, str(error))


async def _defect(_: Request, error: Exception) -> Response:
    told = f"{type(error).__name__}: {error}. This is a defect of bede; please report it with the address."
    return error_answer(500, "defect", told)
