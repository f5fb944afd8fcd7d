"""SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation, 2013), its reading half: whole graphs at /store.

`/store?default` is the default graph, `/store?graph=IRI` a named one; a graph whose IRI lies under this address is there directly (4.1).
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.server import negotiation, protocol
from kg.server.backend import Backend
from kg.server.clients import client_of, while_connected
from kg.store import answering

PATH = "/store"


def routes(backend: Backend) -> list[BaseRoute]:
    """Those of the graph store."""

    async def indirect(request: Request) -> Response:
        return await _graph(backend, request, protocol.graph_named(request.scope["query_string"]))

    async def direct(request: Request) -> Response:
        return await _graph(backend, request, str(request.url.replace(query="")).rstrip("?"))

    return [Route(PATH, indirect, methods=["GET"]), Route(PATH + "/{graph:path}", direct, methods=["GET"])]


async def _graph(backend: Backend, request: Request, graph: str | None) -> Response:
    media_type = negotiation.choose(request.headers.get("accept"), negotiation.GRAPHS)
    if media_type is None:
        raise HTTPException(406, f"a graph can be had as {', '.join(negotiation.GRAPHS)}")
    form = negotiation.GRAPHS[media_type]
    work = backend.call(answering.graph_content, graph, form, backend.settings.result, client=client_of(request))
    content = await while_connected(request, work)
    if content is None:
        raise HTTPException(404, f"there is no graph {graph}")
    return Response(content, media_type=media_type, headers={"Vary": "Accept"})
