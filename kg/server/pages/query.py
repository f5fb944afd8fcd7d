"""Queries: `/query?query=…`, or `/query?question=NAME&p.PARAMETER=…`; `view=timeline` shows the claims of the result by day.

`/query/terms` gives the editor what this graph can be asked with: prefixes, classes and properties, the most used first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.resources import data_path
from kg.server.backend import Backend
from kg.server.clients import client_of, while_connected
from kg.server.pages._asked import FIELD, LONGEST, Asked, asked, menu
from kg.server.pages._days import Days, Picture, days_of, picture
from kg.server.pages._drawn import things_in
from kg.server.pages._frame import HEADERS, begun, page, page_of
from kg.server.pages._kept import kept
from kg.server.pages._names import suggestions
from kg.server.pages._results import SHOWN, Ran, run
from kg.server.pages._terms import Counts, counts
from kg.vocab import PREFIXES

EDITOR = ("vendor", "yasqe.min.js")
MOST_KEPT = 24  # results, so that going from one open query to another runs none anew
LONGEST_KEPT = 400_000  # characters of one


def routes(backend: Backend) -> list[Route]:
    """`/query` and `/query/terms`."""
    pages = _Query(backend)
    return [Route("/query", page_of(pages.page), name="query"), Route("/query/terms", pages.terms)]


class _Query:
    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._names = kept(backend, suggestions)
        self._counts = kept(backend, counts)
        self._ran: dict[tuple[str, str], Ran] = {}  # by the state of the store and the query, the last used at the end

    async def page(self, request: Request) -> Response:
        client = client_of(request)
        params = {name: value[:LONGEST] for name, value in request.query_params.items()}
        wanted = await self._backend.call(asked, params, client=client)
        parts = {
            "asked": wanted, "menu": menu(), "field": FIELD, "names": await self._names.value() or (), "views": _views(params),
            "editor": data_path("viz", *EDITOR).is_file(), "files": _files(wanted), "most": SHOWN,
            "ran": None, "by_day": None, "trouble": "",
        }  # fmt: skip
        if not wanted.sparql:
            return page(request, "query.html", status=400 if wanted.refused else 200, **parts)
        return begun(request, "query.html", partial(self._run, wanted.sparql, params.get("view") == "timeline", client), **parts)

    async def _run(self, sparql: str, by_day: bool, client: str) -> dict[str, Any]:
        ran = await self._result(sparql, client)
        return {"ran": ran, "by_day": await self._by_day(sparql, client) if by_day else None}

    async def _result(self, sparql: str, client: str) -> Ran:
        """What running it gives, or gave while the store was as it is now."""
        state = self._backend.checkpoints.newest
        ran = self._ran.pop((state, sparql), None)
        if ran is None:
            ran = await self._backend.call(run, sparql, client=client)
        self._ran = {key: kept for key, kept in [*self._ran.items()][1 - MOST_KEPT :] if key[0] == state}
        if ran.size <= LONGEST_KEPT:
            self._ran[state, sparql] = ran
        return ran

    async def _by_day(self, sparql: str, client: str) -> tuple[Days, Picture | None]:
        """The claims of the result by day, and their picture."""
        reply = await self._backend.query(sparql, client=client)
        things = await things_in(self._backend, await asyncio.to_thread(reply.result), client)
        told = await self._backend.call(days_of, things, client=client)
        return told, picture(told, *told.span) if told.span else None

    async def terms(self, request: Request) -> Response:
        counted = await while_connected(request, self._counts.whole())
        return JSONResponse(_terms(counted), headers=HEADERS)


def _views(params: dict[str, str]) -> dict[str, str]:
    """The addresses of the same result as a table and by day."""
    plain = {name: value for name, value in params.items() if name != "view"}
    return {"table": f"/query?{urlencode(plain)}", "timeline": f"/query?{urlencode({**plain, 'view': 'timeline'})}"}


def _files(wanted: Asked) -> dict[str, str]:
    """Where the result can be had as a file, by the name of its form."""
    forms = ("csv", "json") if wanted.sparql else ()
    return {form: f"/sparql?{urlencode({'query': wanted.sparql, 'format': form})}" for form in forms}


def _terms(counted: Counts) -> dict[str, Any]:
    """Prefixes as an editor writes them; classes and properties by how often they are used."""
    return {
        "prefixes": [f"{name}: <{iri}>" for name, iri in sorted(PREFIXES.items())],
        "class": _by_use(counted.classes),
        "property": _by_use(counted.properties),
    }


def _by_use(used: Mapping[str, int]) -> list[str]:
    return sorted(used, key=lambda iri: (-used[iri], iri))
