"""What the endpoint says of itself: its service description, and the numbers of its data at /.well-known/void."""

from __future__ import annotations

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.server import negotiation
from kg.server.backend import Backend
from kg.server.clients import client_of, while_connected
from kg.store import description
from kg.store.embedded import EmbeddedStore

PATH = "/.well-known/void"

Describe = Callable[[EmbeddedStore, str, str], bytes]


def routes(backend: Backend) -> list[BaseRoute]:
    """That of the VoID document."""

    async def void(request: Request) -> Response:
        return await _described(backend, request, description.void)

    return [Route(PATH, void, methods=["GET"])]


async def service(backend: Backend, request: Request) -> Response:
    """The service description. Raises HTTPException 406."""
    return await _described(backend, request, description.service)


async def _described(backend: Backend, request: Request, describe: Describe) -> Response:
    media_type = negotiation.choose(request.headers.get("accept"), negotiation.DESCRIPTIONS)
    if media_type is None:
        raise HTTPException(406, f"a description can be had as {', '.join(negotiation.DESCRIPTIONS)}")
    form = negotiation.DESCRIPTIONS[media_type]
    work = backend.once(describe, str(request.base_url), form, client=client_of(request))
    return Response(await while_connected(request, work), media_type=media_type, headers={"Vary": "Accept"})
