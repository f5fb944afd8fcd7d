"""`/review`: accept or reject a claim, correct a link, merge or split entities, revoke a decision, take decisions over.

Sent by the forms beside what is decided on, and leading back to it.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg import review
from kg.errors import BadDecision, DataError
from kg.server.backend import Backend
from kg.server.pages._addresses import entity_at, read_at
from kg.server.pages._forms import BadForm, form_of, remember
from kg.server.pages._frame import page_of, problem
from kg.server.pages._names import things
from kg.store import EmbeddedStore, Store

DONE = {
    "accept": "Accepted.", "reject": "Rejected: answers and queries leave it out from now on.",
    "relink": "Corrected: the mention means the other one from now on.", "revoke": "Revoked: it is as it was before.",
    "merge": "Merged: what is told of the one is told of this one from now on.",
    "split": "Split: the mentions that were ticked mean this one from now on.",
    "import": "Taken over. What is about articles that are not here holds once they are.",
}  # fmt: skip
LONGEST = 2000  # characters of a reason
MENTION = "mention."  # before the number of a mention in the form of a split
_ON_CLAIMS = {"accept": review.accept, "reject": review.reject}


def routes(backend: Backend) -> list[Route]:
    """`/review`, by POST alone."""

    async def decide(request: Request) -> Response:
        try:
            fields = await form_of(request)
            led = await _decide(backend, fields)
        except (BadForm, BadDecision, DataError) as error:
            return problem(request, "Nothing was changed", str(error), 403 if isinstance(error, BadForm) else 400)
        reply = RedirectResponse(_back(fields, led), 303)
        remember(reply, fields["token"], fields.get("by", "").strip()[:100])
        return reply

    return [Route("/review", page_of(decide), methods=["POST"])]


async def _decide(backend: Backend, fields: Mapping[str, str]) -> str | None:
    """Do what the form says; gives the entity that it leads to, if it does. Raises BadForm, BadDecision, DataError, StoreError."""
    act, about = fields.get("act", ""), fields.get("about", "")
    by, why = fields.get("by", "").strip()[:100], fields.get("why", "").strip()[:LONGEST]
    entity: str | None = None
    if act in _ON_CLAIMS or act == "revoke":
        await backend.write(on_claim, act, about, by, why)
    elif act in ("relink", "merge"):
        entity = await backend.call(meant, fields.get("entity", ""), about)
        await backend.write({"relink": relink, "merge": merge}[act], about, entity, by, why)
    elif act == "split":
        entity = await backend.write(split, about, [fields[name] for name in sorted(fields) if name.startswith(MENTION)], by, why)
    elif act == "import":
        await backend.write(take, fields.get("turtle", ""))
    else:
        raise BadForm("the form does not say what to do")
    return entity


def on_claim(store: EmbeddedStore, act: str, about: str, by: str, why: str) -> None:
    """Accept or reject a claim, or revoke a decision."""
    if act == "revoke":
        review.revoke(store, about, by=by, why=why)
    else:
        _ON_CLAIMS[act](store, about, by=by, why=why)


def relink(store: EmbeddedStore, mention: str, entity: str, by: str, why: str) -> None:
    """Let a mention mean another entity."""
    review.relink(store, mention, entity, by=by, why=why)


def merge(store: EmbeddedStore, entity: str, into: str, by: str, why: str) -> None:
    """Let an entity be another one."""
    review.merge(store, entity, into, by=by, why=why)


def split(store: EmbeddedStore, entity: str, mentions: list[str], by: str, why: str) -> str | None:
    """Let mentions of an entity mean another one; gives that."""
    return review.split(store, entity, mentions, by=by, why=why).into


def take(store: EmbeddedStore, turtle: str) -> None:
    """Take over the decisions of a Turtle text. Raises BadDecision where it has none that are new."""
    if not review.take_decisions(store, turtle.encode("utf-8"), "the text"):
        raise BadDecision("there is no decision in it that this graph does not have already")


def meant(store: Store, words: str, but: str = "") -> str:
    """IRI of the one entity, other than `but`, that a name or an IRI means. Raises BadDecision where it is none or several."""
    found = [thing for thing in things(store, words) if thing.iri != but]
    exact = [thing for thing in found if thing.name.casefold() == words.strip().casefold() or thing.iri == words.strip()] or found
    if ":" in words and not found:
        return words.strip()  # an IRI that no article has: the authority may know it
    if len(exact) == 1:
        return exact[0].iri
    several = "; ".join(f"{thing.name} is {thing.iri}" for thing in exact[:5])
    raise BadDecision(f"{words!r} may mean several: {several}" if exact else f"nobody and nothing in the graph is called {words!r}")


def _back(fields: Mapping[str, str], led: str | None) -> str:
    """To where the form stood, or to the entity that came of it."""
    done = f"done={fields['act']}"
    match fields.get("back"):
        case "decisions":
            return f"/decisions?{done}"
        case "entity":
            return f"{entity_at(led or fields.get('entity_shown', fields.get('about', '')))}&{done}"
    address = read_at(fields.get("article", ""), fields.get("sentence", ""))
    path, mark, place = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{done}{mark}{place}"
