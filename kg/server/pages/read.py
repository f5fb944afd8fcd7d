"""The reader: `/article/<id>?sentence=offset_0_122` shows an article with a sentence marked, and what was taken from it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.backend import Backend
from kg.server.clients import client_of
from kg.server.pages._addresses import article_iri
from kg.server.pages._frame import fragment, page, page_of, problem
from kg.server.pages._reading import margin, reading


def routes(backend: Backend) -> list[Route]:
    """`/article/<id>`, and `/article/?iri=…` for articles whose IRI is none of ours."""

    async def read(request: Request) -> Response:
        article = article_iri(request.path_params.get("key", ""), request.query_params.get("iri"))
        chosen = request.query_params.get("sentence", "").rpartition("#")[2]
        if request.query_params.get("part") == "margin":
            beside = await backend.call(margin, article, chosen, client=client_of(request))
            return fragment("margin.html", margin=beside, message=None)
        shown = await backend.call(reading, article, chosen or None, client=client_of(request))
        if shown is None:
            return problem(request, "No such article", "The graph holds no article of that address; it may have been removed.", 404)
        return page(request, "article.html", reading=shown, margin=shown.margin, chosen=chosen, message=None)

    return [Route("/article/{key}", page_of(read)), Route("/article/", page_of(read))]
