"""The first page and the answers: `/` and `/ask?q=…`; the address of an answer reproduces it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.backend import Backend
from kg.server.clients import client_of, while_connected
from kg.server.pages._answer import reply
from kg.server.pages._beside import beside
from kg.server.pages._frame import page, page_of
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
        return await (self._answer(request, question) if question else self._first(request))

    async def _first(self, request: Request) -> Response:
        shown = await self._backend.call(overview, client=client_of(request))
        return page(request, "ask.html", question="", examples=await self._examples.value() or (), reply=None, overview=shown)

    async def _answer(self, request: Request, question: str) -> Response:
        client = client_of(request)
        told = reply(await while_connected(request, self._backend.ask(question, client=client)))
        cited = list(told.citations.values())
        own = [told.citations[n].claim for n in told.leads]
        around = await self._backend.call(beside, [one.claim for one in cited], [one.sentence for one in cited], own, client=client)
        return page(request, "ask.html", question=question, examples=(), reply=told, beside=around, overview=None)
