"""The first page and the answers: `/` and `/ask?q=…`; the address of an answer reproduces it."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.backend import Backend
from kg.server.clients import client_of
from kg.server.pages._answer import reply
from kg.server.pages._beside import beside
from kg.server.pages._frame import begun, page_of
from kg.server.pages._kept import kept
from kg.server.pages._overview import examples, overview

LONGEST = 1000  # characters of a question


def routes(backend: Backend) -> list[Route]:
    """`/` and `/ask`."""
    pages = _Ask(backend)
    return [Route("/", pages.handle), Route("/ask", pages.handle)]


class _Ask:
    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._examples = kept(backend, examples)
        self.handle = page_of(self._page)

    async def _page(self, request: Request) -> Response:
        question = request.query_params.get("q", "").strip()[:LONGEST]
        client = client_of(request)
        rest = partial(self._answer, question, client) if question else partial(self._first, client)
        return begun(request, "ask.html", rest, question=question)

    async def _first(self, client: str) -> dict[str, Any]:
        shown = await self._backend.call(overview, client=client)
        return {"examples": await self._examples.value() or (), "overview": shown}

    async def _answer(self, question: str, client: str) -> dict[str, Any]:
        told = reply(await self._backend.ask(question, client=client))
        cited = list(told.citations.values())
        own = [told.citations[n].claim for n in told.leads]
        around = await self._backend.call(beside, [one.claim for one in cited], [one.sentence for one in cited], own, client=client)
        return {"reply": told, "beside": around, "not_ready": await self._backend.not_ready(client=client)}
