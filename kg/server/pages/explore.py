"""The graph to look at: `/explore?about=…`, `?q=…` (an answer) or `?query=…` (a query's result), never all of it.

`/explore/graph` gives what to draw as JSON, by the same parameters; `open=IRI`, any number of times, draws more of an entity.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.server.backend import Backend
from kg.server.clients import client_of, while_connected
from kg.server.pages._drawn import MOST_OPENED, Drawings, Wish
from kg.server.pages._frame import HEADERS, page, page_of
from kg.server.pages._kept import kept
from kg.server.pages._names import suggestions, things
from kg.view import OPTIONS
from kg.view.library import library

LIBRARY = "/static/vis-network.js"
LONGEST = {"about": 2000, "q": 1000, "query": 20_000}  # characters
FEWEST, MANY = 60, 240  # claims


def routes(backend: Backend) -> list[Route]:
    """`/explore`, `/explore/graph`, and the script that draws."""
    pages = _Explore(backend)
    return [Route("/explore", page_of(pages.page)), Route("/explore/graph", pages.graph), Route(LIBRARY, _library)]


class _Explore:
    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._drawings = Drawings(backend)
        self._names = kept(backend, suggestions)

    async def page(self, request: Request) -> Response:
        asked = _asked(request)
        names = await self._names.value() or ()
        found = tuple(await self._backend.call(things, asked["about"], client=client_of(request))) if asked.get("about") else ()
        title = found[0].name if found else asked.get("q") or ("the result of a query" if "query" in asked else "")
        drawn = {"about": found[0].iri} if found else {name: value for name, value in asked.items() if name in ("q", "query")}
        limit = _limit(request)
        source = _address("/explore/graph", drawn, limit) if drawn else None
        more = _address("/explore", asked, MANY) if limit < MANY else None
        return page(
            request, "explore.html", asked=asked, found=found, names=names, title=title, source=source, more=more, options=OPTIONS,
            library=LIBRARY,
        )  # fmt: skip

    async def graph(self, request: Request) -> Response:
        asked = _asked(request)
        opened = tuple(request.query_params.getlist("open")[:MOST_OPENED])
        wish = Wish(asked.get("about", ""), asked.get("q", ""), asked.get("query", ""), opened, _limit(request))
        drawn = await while_connected(request, self._drawings.of(wish, client_of(request)))
        return JSONResponse(drawn, headers=HEADERS)


def _asked(request: Request) -> dict[str, str]:
    """The first of `about`, `q` and `query` that is given."""
    given = ((name, request.query_params.get(name, "").strip()[:longest]) for name, longest in LONGEST.items())
    return dict([next(((name, value) for name, value in given if value), ("", ""))])


def _limit(request: Request) -> int:
    wanted = request.query_params.get("limit", "")
    return min(max(int(wanted), 1), MANY) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else FEWEST


def _address(path: str, asked: dict[str, str], limit: int) -> str:
    return f"{path}?{urlencode({**asked, **({'limit': limit} if limit != FEWEST else {})})}"


async def _library(request: Request) -> Response:
    del request
    return Response(library(), media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})
