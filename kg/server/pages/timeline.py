"""The timeline: `/timeline?about=…&other=…&from=…&to=…`, of an entity, a pair or an event, each given by name or IRI."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.backend import Backend
from kg.server.clients import client_of
from kg.server.pages._days import Days, Span, days, picture
from kg.server.pages._frame import begun, page, page_of
from kg.server.pages._kept import kept
from kg.server.pages._names import Thing, suggestions, things
from kg.store import Store

LONGEST = 300  # characters of a name


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form holds; `every`: also what no type of event covers."""

    about: str
    other: str
    since: str
    until: str
    every: bool = False

    def address(self, since: dt.date | None = None, until: dt.date | None = None, **changed: str) -> str:
        """The same timeline over other days, or of others."""
        every = "1" if self.every else ""
        given = {"about": self.about, "other": self.other, "from": str(since or ""), "to": str(until or ""), "every": every, **changed}
        return f"/timeline?{urlencode({name: value for name, value in given.items() if value})}"


@dataclass(frozen=True, slots=True)
class Found:
    """What the names mean, the likeliest first."""

    about: tuple[Thing, ...]
    other: tuple[Thing, ...]


def find(store: Store, asked: Asked) -> Found:
    """In a worker: what the names mean."""
    return Found(tuple(things(store, asked.about)), tuple(things(store, asked.other)) if asked.other else ())


def told(store: Store, asked: Asked, found: Found) -> Days | None:
    """In a worker: what there is about the first of them; None where a name means nothing."""
    if not found.about or (asked.other and not found.other):
        return None
    pair = [thing.iri for thing in found.other[:1]]
    return days(store, [found.about[0].iri], pair, asked.since, asked.until, every=asked.every)


def routes(backend: Backend) -> list[Route]:
    """`/timeline`."""
    names = kept(backend, suggestions)

    async def timeline(request: Request) -> Response:
        asked = _asked(request)
        if not asked.about:
            return page(request, "timeline.html", asked=asked, found=None, names=await names.value() or (), trouble="")
        client = client_of(request)
        found = await backend.call(find, asked, client=client)

        async def rest() -> dict[str, Any]:
            by_day = await backend.call(told, asked, found, client=client)
            return {"days": by_day, **_drawn(asked, by_day)}

        return begun(request, "timeline.html", rest, asked=asked, found=found, names=await names.value() or ())

    return [Route("/timeline", page_of(timeline))]


def _asked(request: Request) -> Asked:
    given = {name: request.query_params.get(name, "").strip()[:LONGEST] for name in ("about", "other", "from", "to")}
    every = bool(request.query_params.get("every"))
    return Asked(given["about"], given["other"], _day(given["from"]), _day(given["to"]), every)


def _day(words: str) -> str:
    """A day as ISO 8601 has it; anything else is no bound."""
    try:
        return dt.date.fromisoformat(words).isoformat()
    except ValueError:
        return ""


def _drawn(asked: Asked, found: Days | None) -> dict[str, Any]:
    if found is None or found.span is None:
        return {"picture": None, "zoom": {}}
    first = dt.date.fromisoformat(asked.since) if asked.since else found.span[0]
    last = dt.date.fromisoformat(asked.until) if asked.until else found.span[1]
    first, last = min(first, last), max(first, last)
    middle = found.entries[len(found.entries) // 2].day if found.entries else first + (last - first) // 2
    return {"picture": picture(found, first, last), "zoom": _zoom(asked, (first, last), middle, found.span)}


def _zoom(asked: Asked, shown: Span, middle: dt.date, whole: Span) -> dict[str, str | None]:
    """Addresses of other stretches of time, closer ones round the middle claim; None for those that would show nothing else."""
    first, last = shown
    half = dt.timedelta(max(1, (last - first).days // 2))
    from_ = min(max(first, middle - half / 2), last - half)
    bounded = bool(asked.since or asked.until)
    return {
        "closer": asked.address(from_, from_ + half) if (last - first).days > 2 else None,
        "farther": asked.address(max(first - half, whole[0]), min(last + half, whole[1])) if bounded else None,
        "earlier": asked.address(first - half, last - half) if first > whole[0] else None,
        "later": asked.address(first + half, last + half) if last < whole[1] else None,
        "all": asked.address() if bounded else None,
    }
