"""The application: pages for people, the same as JSON for programs."""

from typing import Any, cast

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from bede import __version__
from bede.web.errors import answer_errors
from bede.web.guard import Guard
from bede.web.judging import judging_routes
from bede.web.schema import close_rows, explain
from bede.web.shell import PAGES, shell, static
from bede.web.site import Site
from bede.web.twins import twins


class _Described(FastAPI):
    """Explains every field in its description."""

    def openapi(self) -> dict[str, Any]:
        """Return the description; it is made when it is asked for first."""
        known = self.openapi_schema is not None
        description = super().openapi()
        if not known:
            explain(description)
        return description


def make_app(site: Site) -> Guard:
    """Return the application that serves a site."""
    return Guard(bare_app(site), site.hosts)


def bare_app(site: Site) -> FastAPI:
    """Return the same without its outermost layer."""
    close_rows()
    app = _Described(
        title="bede",
        version=__version__,
        summary="Who did what to whom, when, where, and according to whom.",
        docs_url=None,  # it would fetch scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    answer_errors(app)
    app.include_router(twins(site))
    app.include_router(judging_routes(site))
    app.router.routes += [
        Route("/", _start),
        Route("/static/{path:path}", static),
        *(Route(page, shell) for page in PAGES),
    ]
    return app


def describe() -> dict[str, Any]:
    """Return the description of the JSON. Nothing is asked of the application, so it needs no chronicle."""
    return bare_app(cast("Site", None)).openapi()


async def _start(_: Request) -> RedirectResponse:
    return RedirectResponse("/events")
