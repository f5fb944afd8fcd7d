"""The application: the endpoint, the pages that are found in `kg/server/pages/`, and the files that pages need."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from kg.errors import NewsgraphError
from kg.registry import modules
from kg.resources import data_path
from kg.server import description, endpoint, graphs
from kg.server.backend import Backend
from kg.server.guarding import Guard
from kg.server.pages._frame import problem
from kg.server.settings import Settings
from kg.server.sharing import Sharing
from kg.server.statuses import MISTAKE, status_of

PAGES = "kg.server.pages"
STATIC = "/static"
SHARED = (endpoint.PATH, graphs.PATH, description.PATH)  # what only reads, and may be read from elsewhere


def make_app(settings: Settings) -> Starlette:
    """The application over one store. It opens the store when it starts (lifespan), and lets go of everything when it stops."""
    backend = Backend(settings)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        del app
        await backend.start()
        try:
            yield
        finally:
            await backend.stop()

    guard = Middleware(Guard, hosts=(settings.host, *settings.allow_hosts), open_paths=SHARED)
    sharing = Middleware(Sharing, origins=settings.allow_origins, paths=SHARED)
    app = Starlette(routes=_routes(backend), middleware=[guard, sharing], lifespan=life, exception_handlers=_HANDLERS)
    app.state.backend = backend
    return app


def _routes(backend: Backend) -> list[BaseRoute]:
    pages = [route for module in modules(PAGES).values() for route in module.routes(backend)]
    own = [route for module in (endpoint, graphs, description) for route in module.routes(backend)]
    return [*own, *pages, Mount(STATIC, StaticFiles(directory=data_path("viz")), name="static")]


def _said(request: Request, error: Exception) -> Response:
    status, headers = status_of(cast(NewsgraphError, error))
    del request
    return PlainTextResponse(f"{error}\n", status, headers)


def _refused(request: Request, error: Exception) -> Response:
    refusal = cast(HTTPException, error)
    if refusal.status_code == 404 and "text/html" in request.headers.get("accept", ""):
        return problem(request, "No such page", f"Nothing is at {request.url.path} here.", 404)
    return PlainTextResponse(f"{refusal.detail}\n", refusal.status_code, refusal.headers)


def _gone(request: Request, error: Exception) -> Response:
    del request, error
    return Response(status_code=400)  # nobody will see it


def _failed(request: Request, error: Exception) -> Response:
    del request, error
    return PlainTextResponse(f"{MISTAKE}\n", 500)


_Handler = Callable[[Request, Exception], Response | Awaitable[Response]]
_HANDLERS: dict[type[Exception], _Handler] = {
    NewsgraphError: _said, HTTPException: _refused, ClientDisconnect: _gone, Exception: _failed,
}  # fmt: skip
