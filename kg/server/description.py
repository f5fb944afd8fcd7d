"""What the endpoint says of itself: its service description, and the numbers of its data at /.well-known/void."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.server import negotiation
from kg.server.backend import Backend
from kg.server.clients import client_of, while_connected
from kg.store import description

PATH = "/.well-known/void"


def routes(backend: Backend) -> list[BaseRoute]:
    """That of the VoID document."""

    async def void(request: Request) -> Response:
        media_type = _media_type(request)
        counts = await while_connected(request, backend.once(description.count))
        return _written(description.void(counts, str(request.base_url), negotiation.DESCRIPTIONS[media_type]), media_type)

    return [Route(PATH, void, methods=["GET"])]


async def service(backend: Backend, request: Request) -> Response:
    """The service description. Raises HTTPException 406."""
    media_type = _media_type(request)
    form = negotiation.DESCRIPTIONS[media_type]
    work = backend.call(description.service, str(request.base_url), form, client=client_of(request))
    return _written(await while_connected(request, work), media_type)


def _media_type(request: Request) -> str:
    media_type = negotiation.choose(request.headers.get("accept"), negotiation.DESCRIPTIONS)
    if media_type is None:
        raise HTTPException(406, f"a description can be had as {', '.join(negotiation.DESCRIPTIONS)}")
    return media_type


def _written(document: bytes, media_type: str) -> Response:
    return Response(document, media_type=media_type, headers={"Vary": "Accept"})
