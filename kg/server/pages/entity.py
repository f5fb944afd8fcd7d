"""Somebody or something: `/entity?about=…&page=…` lists the mentions with their sentences; here entities are merged and split."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.backend import Backend
from kg.server.clients import client_of
from kg.server.pages._forms import remember, reviewer_of, token_of
from kg.server.pages._frame import page, page_of, problem
from kg.server.pages._kept import kept
from kg.server.pages._names import suggestions
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
        found = await backend.call(who, words, number_of(request), client=client_of(request)) if words else None
        if found is None:
            return problem(request, "Nobody and nothing", f"Nothing in the graph is called {words[:200]!r}.", 404)
        token = token_of(request)
        reply = page(
            request, "entity.html", who=found, token=token, reviewer=reviewer_of(request), names=await names.value() or (),
            message=DONE.get(request.query_params.get("done", "")), back="entity",
        )  # fmt: skip
        remember(reply, token)
        return reply

    return [Route("/entity", page_of(entity))]
