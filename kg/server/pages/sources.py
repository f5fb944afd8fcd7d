"""The articles: `/sources?q=…&publisher=…&from=…&to=…&page=…`, and what the last build could not read."""

from __future__ import annotations

import asyncio
import datetime as dt
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import DataError
from kg.last_build import LastBuild, last_build
from kg.server.backend import Backend
from kg.server.clients import client_of
from kg.server.pages._frame import page, page_of
from kg.server.pages._sources import Wanted, sources

LONGEST = 300  # characters


def routes(backend: Backend) -> list[Route]:
    """`/sources`."""

    async def listed(request: Request) -> Response:
        wanted = _wanted(request)
        found = await backend.call(sources, wanted, client=client_of(request))
        note, trouble = await asyncio.to_thread(_note, backend)
        return page(request, "sources.html", wanted=wanted, found=found, build=note, trouble=trouble, address=lambda n: _address(wanted, n))

    return [Route("/sources", page_of(listed))]


def _wanted(request: Request) -> Wanted:
    given = {name: request.query_params.get(name, "").strip()[:LONGEST] for name in ("q", "publisher", "from", "to", "page")}
    number = int(given["page"]) if given["page"].isdecimal() and len(given["page"]) < 7 else 1
    return Wanted(given["q"], given["publisher"], _day(given["from"]), _day(given["to"]), number)


def _day(words: str) -> str:
    try:
        return dt.date.fromisoformat(words).isoformat()
    except ValueError:  # what is no day is no bound
        return ""


def _address(wanted: Wanted, number: int) -> str:
    given = {"q": wanted.letters, "publisher": wanted.publisher, "from": wanted.since, "to": wanted.until, "page": str(number)}
    return f"/sources?{urlencode({name: value for name, value in given.items() if value})}"


def _note(backend: Backend) -> tuple[LastBuild | None, str]:
    """The note of the last build, or what is wrong with it."""
    try:
        return last_build(backend.settings.store), ""
    except DataError as error:
        return None, str(error)
