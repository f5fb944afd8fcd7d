"""CORS (Fetch Standard, 3.2): whose pages may read the endpoint from a browser. Nobody's unless told; then only what a query needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.guarding import is_under

ANYBODY = "*"
METHODS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "600",
}


class Sharing:
    """ASGI middleware for the paths that may be shared."""

    def __init__(self, app: ASGIApp, origins: Collection[str], paths: Iterable[str]) -> None:
        self._app, self._origins, self._paths = app, frozenset(origins), tuple(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_under(scope["path"], self._paths):
            await self._app(scope, receive, send)
            return
        allowed = self._allowed(Headers(scope=scope).get("origin"))

        async def send_shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(allowed)
            await send(message)

        app = _options(allowed) if scope["method"] == "OPTIONS" else self._app
        await app(scope, receive, send_shared)

    def _allowed(self, origin: str | None) -> dict[str, str]:
        if not self._origins:
            return {}
        if ANYBODY in self._origins:
            return {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
        if origin not in self._origins:
            return {"Vary": "Accept, Origin"}
        return {"Access-Control-Allow-Origin": origin or "", "Cross-Origin-Resource-Policy": "cross-origin", "Vary": "Accept, Origin"}


def _options(allowed: dict[str, str]) -> Response:
    preflight = METHODS if "Access-Control-Allow-Origin" in allowed else {}
    return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS", **preflight})
