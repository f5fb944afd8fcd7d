"""Somebody or something: `/entity?about=…&page=…` lists the mentions with their sentences; here entities are merged and split."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.backend import Backend
from kg.server.clients import client_of
from kg.server.pages._forms import remember, reviewer_of, token_of
from kg.server.pages._frame import begun, page_of, problem
from kg.server.pages._kept import kept
from kg.server.pages._names import suggestions, things
from kg.server.pages._who import who
from kg.server.pages.review import DONE

LONGEST = 2000  # characters


def number_of(request: Request) -> int:
    """The page of a list that is asked for."""
    given = request.query_params.get("page", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def routes(backend: Backend) -> list[Route]:
    """`/entity`."""
    names = kept(backend, suggestions)

    async def entity(request: Request) -> Response:
        words = request.query_params.get("about", "").strip()[:LONGEST]
        client = client_of(request)
        found = await backend.call(things, words, client=client) if words else []
        if not found:
            return problem(request, "Nobody and nothing", f"Nothing in the graph is called {words[:200]!r}.", 404)

        async def rest() -> dict[str, Any]:
            told = await backend.call(who, found[0].iri, number_of(request), client=client)
            return {"who": told, "names": await names.value() or ()}

        token = token_of(request)
        reply = begun(
            request, "entity.html", rest, thing=found[0], others=found[1:], token=token, reviewer=reviewer_of(request),
            message=DONE.get(request.query_params.get("done", "")), back="entity",
        )  # fmt: skip
        remember(reply, token)
        return reply

    return [Route("/entity", page_of(entity))]
