"""The SPARQL endpoint at /sparql: a request of the protocol in, a whole result or a clear refusal out."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, NoMatchFound, Route

from kg.server import description, negotiation, protocol
from kg.server.backend import Backend
from kg.server.clients import client_of, while_connected
from kg.server.protocol import Asked
from kg.store.answering import WrongForm

PATH = "/sparql"
PAGE = "query"  # the name of the page on which people write queries


def routes(backend: Backend) -> list[BaseRoute]:
    """Those of the endpoint."""

    async def sparql(request: Request) -> Response:
        asked = await protocol.asked(request, backend.settings.body)
        if asked is None:
            return _page(request) or await description.service(backend, request)
        return await _run(backend, request, asked)

    return [Route(path, sparql, methods=["GET", "POST"]) for path in (PATH, PATH + "/")]


def _page(request: Request) -> Response | None:
    """A person who opens the endpoint's address in a browser gets the page for queries."""
    if not negotiation.prefers_html(request.headers.get("accept")):
        return None
    try:
        return RedirectResponse(request.url_for(PAGE), 303)
    except NoMatchFound:
        return None


async def _run(backend: Backend, request: Request, asked: Asked) -> Response:
    table = _chosen(request, asked, negotiation.TABLES)
    graph = _chosen(request, asked, negotiation.GRAPHS)
    if table is None and graph is None:
        types = ", ".join({**negotiation.TABLES, **negotiation.GRAPHS})
        raise WrongForm(f"no media type that is accepted can be given; these can: {types}")
    work = backend.query(
        asked.sparql,
        table=negotiation.TABLES.get(table or ""),
        graph=negotiation.GRAPHS.get(graph or ""),
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        base=str(request.base_url.replace(path=PATH)),
        client=client_of(request),
        timeout=asked.timeout,
    )
    reply = await while_connected(request, work)
    return Response(reply.data, media_type=graph if reply.kind == "graph" else table, headers={"Vary": "Accept"})


def _chosen(request: Request, asked: Asked, offered: Mapping[str, str]) -> str | None:
    """By the Accept header; where that leaves everything open, as a browser's does, by the form named in the address (`&format=csv`)."""
    accept = request.headers.get("accept")
    if asked.form is None or not negotiation.is_open(accept):
        return negotiation.choose(accept, offered)
    found = negotiation.by_name(asked.form, offered)
    if found is None and negotiation.by_name(asked.form, {**negotiation.TABLES, **negotiation.GRAPHS}) is None:
        raise HTTPException(406, f"no form is called {asked.form[:100]!r}: {', '.join(negotiation.NAMES)}")
    return found
