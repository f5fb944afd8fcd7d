"""What the Explore page draws: of an entity, an answer or a query's result, as viz/view.js takes it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.analyse import explored
from kg.results import Result
from kg.server.backend import Backend
from kg.server.pages._addresses import read_at
from kg.server.pages._frame import palette
from kg.server.pages._results import grid, quoted, terms
from kg.store import Store
from kg.view import drawing

KEPT = 64  # drawings
MOST_THINGS = 2000  # of a query's result, the first
MOST_OPENED = 20

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wish:
    """What to draw: an entity (`about`, an IRI), or what an answer or a query gave; then the entities opened, in turn."""

    about: str = ""
    question: str = ""
    query: str = ""
    opened: tuple[str, ...] = ()
    limit: int = 60


class Drawings:
    """The last drawings, so that going back and opening a little more costs nothing twice."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._kept: dict[tuple[str, Wish], Json] = {}

    async def of(self, wish: Wish, client: str) -> Json:
        """Nodes, edges and claims; `found` and `drawn` count claims, `added` those that each opened entity brought."""
        key = (self._backend.checkpoints.newest, wish)
        drawn = self._kept.pop(key, None) or await self._drawn(wish, client)
        self._kept[key] = drawn  # at the end: the newest
        for old in list(self._kept)[:-KEPT]:
            del self._kept[old]
        return drawn

    async def _drawn(self, wish: Wish, client: str) -> Json:
        about, things = ((wish.about,), ()) if wish.about else ((), await self._things(wish, client))
        drawn: Json = await self._backend.call(draw, about, things, wish.opened, wish.limit, client=client)
        return drawn

    async def _things(self, wish: Wish, client: str) -> tuple[str, ...]:
        if wish.query:
            reply = await self._backend.query(wish.query, client=client)
            return await things_in(self._backend, await asyncio.to_thread(reply.result), client)
        answer = await self._backend.answer(wish.question, client=client)
        return tuple(citation.claim for citation in answer.citations)


async def things_in(backend: Backend, result: Result, client: str) -> tuple[str, ...]:
    """The IRIs in a result, each once, in their order, and the sentences that it quotes; at most MOST_THINGS of both."""
    iris, texts = terms(grid(result)[1])
    return tuple(iris[:MOST_THINGS]) + await backend.call(quoted, texts[:MOST_THINGS], client=client)


def draw(store: Store, about: Sequence[str], things: Sequence[str], opened: Sequence[str], limit: int) -> Json:
    """In a worker: the part of the graph, as JSON."""
    graph = explored(store, about=about, things=things, opened=opened, limit=limit)
    drawn: Json = {**drawing(graph, palette(), read_at), **graph.graph}
    return drawn
