"""`/review`: accept or reject a claim, correct a link, revoke a decision; sent by the forms beside an article, and leading back to it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg import review
from kg.errors import BadDecision
from kg.server.backend import Backend
from kg.server.pages._addresses import read_at
from kg.server.pages._forms import BadForm, form_of, remember
from kg.server.pages._frame import page_of, problem
from kg.server.pages._names import things
from kg.store import EmbeddedStore, Store

LONGEST = 2000  # characters of a reason
_ON_CLAIMS = {"accept": review.accept, "reject": review.reject}


def routes(backend: Backend) -> list[Route]:
    """`/review`, by POST alone."""

    async def decide(request: Request) -> Response:
        try:
            fields = await form_of(request)
            done = await _decide(backend, fields)
        except (BadForm, BadDecision) as error:
            return problem(request, "Nothing was changed", str(error), 403 if isinstance(error, BadForm) else 400)
        reply = RedirectResponse(_back(fields, done), 303)
        remember(reply, fields["token"], fields.get("by", "").strip()[:100])
        return reply

    return [Route("/review", page_of(decide), methods=["POST"])]


async def _decide(backend: Backend, fields: Mapping[str, str]) -> str:
    """Do what the form says; gives the name of what was done. Raises BadForm, BadDecision, StoreError."""
    act, about = fields.get("act", ""), fields.get("about", "")
    by, why = fields.get("by", "").strip()[:100], fields.get("why", "").strip()[:LONGEST]
    if act in _ON_CLAIMS or act == "revoke":
        await backend.write(on_claim, act, about, by, why)
    elif act == "relink":
        entity = await backend.call(meant, fields.get("entity", ""))
        await backend.write(relink, about, entity, by, why)
    else:
        raise BadForm("the form does not say what to do")
    return act


def on_claim(store: EmbeddedStore, act: str, about: str, by: str, why: str) -> None:
    """Accept or reject a claim, or revoke a decision."""
    if act == "revoke":
        review.revoke(store, about, by=by, why=why)
    else:
        _ON_CLAIMS[act](store, about, by=by, why=why)


def relink(store: EmbeddedStore, mention: str, entity: str, by: str, why: str) -> None:
    """Let a mention mean another entity."""
    review.relink(store, mention, entity, by=by, why=why)


def meant(store: Store, words: str) -> str:
    """IRI of the one entity that a name or an IRI means. Raises BadDecision where it is none or several."""
    found = things(store, words)
    exact = [thing for thing in found if thing.name.casefold() == words.strip().casefold() or thing.iri == words.strip()] or found
    if ":" in words and not found:
        return words.strip()  # an IRI that no article has: the authority may know it
    if len(exact) == 1:
        return exact[0].iri
    several = "; ".join(f"{thing.name} is {thing.iri}" for thing in exact[:5])
    raise BadDecision(f"{words!r} may mean several: {several}" if exact else f"nobody and nothing in the graph is called {words!r}")


def _back(fields: Mapping[str, str], done: str) -> str:
    """To the sentence that the form stood beside."""
    address = read_at(fields.get("article", ""), fields.get("sentence", ""))
    path, mark, place = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}done={done}{mark}{place}"
