"""The ontology: `/ontology/` lists its terms, `/ontology/ng:Claim` says what one means and how the graph uses it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.ontology import OntologyTerm, children, is_ours, terms, used_with
from kg.server.backend import Backend
from kg.server.clients import client_of
from kg.server.pages._addresses import term_at
from kg.server.pages._frame import page, page_of, problem
from kg.server.pages._kept import kept
from kg.server.pages._terms import Counts, counts, usage
from kg.vocab import PREFIXES, shorten

_HEADS = {
    "class": "Classes", "object property": "Properties between things", "data property": "Properties with a value",
    "property": "Properties with either",
}  # fmt: skip
_QUERY = {
    "class": "SELECT * WHERE {{ ?thing a {term} }} LIMIT 100", "code": "SELECT * WHERE {{ ?thing ?property {term} }} LIMIT 100",
    "property": "SELECT * WHERE {{ ?thing {term} ?value }} LIMIT 100",
}  # fmt: skip


def routes(backend: Backend) -> list[Route]:
    """`/ontology/` and `/ontology/<prefix:name>`."""
    counted = kept(backend, counts)

    async def index(request: Request) -> Response:
        return page(request, "ontology.html", groups=_groups(), counts=_uses(await counted.value()))

    async def one(request: Request) -> Response:
        name: str = request.path_params["name"]
        iri = _iri(name)
        term = terms().get(iri)
        if term is None:
            return problem(request, "No such term", f"The ontology has no term {name[:200]!r}.", 404)
        if (own := term_at(iri)) is not None and name != shorten(iri):
            return RedirectResponse(own)
        used = await backend.call(usage, term, client=client_of(request))
        return page(
            request, "term.html", term=term, usage=used, query=_query(term), children=children(iri), used=used_with(iri), terms=terms()
        )

    return [Route("/ontology", lambda _: RedirectResponse("/ontology/")), Route("/ontology/", page_of(index)),
            Route("/ontology/{name:path}", page_of(one))]  # fmt: skip


def _uses(counted: Counts | None) -> dict[str, int]:
    return {**counted.classes, **counted.properties} if counted is not None else {}


def _iri(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


def _query(term: OntologyTerm) -> str:
    prefix = shorten(term.iri).partition(":")[0]
    where = _QUERY.get(term.kind, _QUERY["property"])
    if prefix not in PREFIXES:
        return where.format(term=f"<{term.iri}>")
    return f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" + where.format(
        term=f"<{term.iri}>" if "/" in shorten(term.iri) else shorten(term.iri)
    )


def _groups() -> list[tuple[str, list[OntologyTerm]]]:
    """Our own terms by kind, terms of other vocabularies, and the code lists by name."""
    every = sorted(terms().values(), key=lambda term: shorten(term.iri).casefold())
    own = [term for term in every if is_ours(term.iri) and term.kind != "code"]
    groups = [(head, [term for term in own if term.kind == kind]) for kind, head in _HEADS.items()]
    groups.append(("Of other vocabularies, as used here", [term for term in every if not is_ours(term.iri) and term.kind != "code"]))
    return [group for group in groups + _lists(terms()) if group[1]]


def _lists(every: Mapping[str, OntologyTerm]) -> list[tuple[str, list[OntologyTerm]]]:
    codes = sorted((term for term in every.values() if term.kind == "code"), key=lambda term: (term.list_name or "", shorten(term.iri)))
    return [(name or "Codes", list(some)) for name, some in groupby(codes, key=lambda term: term.list_name)]
