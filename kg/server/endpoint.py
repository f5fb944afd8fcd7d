"""The SPARQL endpoint at /sparql: a request of the protocol in, a whole result or a clear refusal out."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.server import negotiation, protocol
from kg.server.backend import Backend, Reply
from kg.server.clients import client_of, while_connected
from kg.server.protocol import Asked

SPARQL = "/sparql"
PATHS = (SPARQL, SPARQL + "/")


def routes(backend: Backend) -> list[BaseRoute]:
    """Those of the endpoint."""

    async def sparql(request: Request) -> Response:
        asked = await protocol.asked(request, backend.settings.body)
        if asked is None:
            return Response("the service description\n", media_type="text/plain")
        return await _run(backend, request, asked)

    return [Route(path, sparql, methods=["GET", "POST"]) for path in PATHS]


async def _run(backend: Backend, request: Request, asked: Asked) -> Response:
    accept = _accepted(request, asked)
    table, graph = negotiation.choose(accept, negotiation.TABLES), negotiation.choose(accept, negotiation.GRAPHS)
    work = backend.query(
        asked.sparql,
        table=_form(negotiation.TABLES, table),
        graph=_form(negotiation.GRAPHS, graph),
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        client=client_of(request),
    )
    reply: Reply = await while_connected(request, work)
    return Response(reply.data, media_type=graph if reply.kind == "graph" else table, headers={"Vary": "Accept"})


def _form(known: Mapping[str, str], media_type: str | None) -> str | None:
    return None if media_type is None else known[media_type]


def _accepted(request: Request, asked: Asked) -> str | None:
    """The Accept header; a form by name (`?format=csv`) is for people whose browser would not say it otherwise."""
    del asked
    accept: str | None = request.headers.get("accept")
    return accept
