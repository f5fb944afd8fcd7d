"""The one style that is made and not a file: the colours of the palette."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.backend import Backend
from kg.server.pages._frame import PALETTE_CSS, palette_css


def routes(backend: Backend) -> list[Route]:
    """`/static/palette.css`."""
    del backend
    return [Route(f"/static/{PALETTE_CSS}", _palette)]


async def _palette(request: Request) -> Response:
    del request
    return Response(palette_css(), media_type="text/css")
