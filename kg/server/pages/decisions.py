"""All that was decided: `/decisions` lists it, `/decisions.ttl` is it as Turtle, and the page's form takes over such a file."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.review import decisions_turtle
from kg.server.backend import Backend
from kg.server.clients import client_of
from kg.server.pages._decided import listed
from kg.server.pages._forms import remember, reviewer_of, token_of
from kg.server.pages._frame import HEADERS, page, page_of
from kg.server.pages.entity import number_of
from kg.server.pages.review import DONE


def routes(backend: Backend) -> list[Route]:
    """`/decisions` and `/decisions.ttl`."""

    async def listing(request: Request) -> Response:
        found = await backend.call(listed, number_of(request), client=client_of(request))
        token = token_of(request)
        reply = page(
            request, "decisions.html", found=found, token=token, reviewer=reviewer_of(request), back="decisions",
            message=DONE.get(request.query_params.get("done", "")),
        )  # fmt: skip
        remember(reply, token)
        return reply

    async def export(request: Request) -> Response:
        data = await backend.call(decisions_turtle, client=client_of(request))
        headers = {**HEADERS, "Content-Disposition": 'attachment; filename="decisions.ttl"'}
        return Response(data, media_type="text/turtle", headers=headers)

    return [Route("/decisions", page_of(listing)), Route("/decisions.ttl", page_of(export))]
