"""What every reply carries and every request must show, so that no page of somebody else's can use the server through a browser.

The server stands on the analyst's machine, where the browser that visits strangers stands too: a stranger's page must not read the graph
(no CORS unless told), call it by a name that it has pointed here (DNS rebinding: the Host header), change it by a form (Origin), or show
it inside itself (frame-ancestors). And no page of ours may run or fetch what does not come from here.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "content-security-policy": POLICY,  # a page that needs another sets its own
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """ASGI middleware round the whole application."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], open_paths: Iterable[str]) -> None:
        """hosts: names under which it may be called beside local ones. open_paths: where any site may post, for it only reads."""
        self._app = app
        self._hosts = {host.lower() for host in hosts}
        self._open_paths = tuple(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_ours(host):
            return PlainTextResponse(f"this server is not called {host[:100]!r}; `kg serve --allow-host` gives it a name\n", 421)
        if scope["method"] not in SAFE and not is_under(scope["path"], self._open_paths) and not _from_here(headers, host):
            return PlainTextResponse("a change must come from a page of this server\n", 403)
        return None

    def _is_ours(self, host: str) -> bool:
        """Addresses are safe: only a name can be made to point here by somebody else."""
        name = _name(host)
        if name is None:
            return False
        return name in self._hosts or name == "localhost" or name.endswith(".localhost") or _is_address(name)


def is_under(path: str, roots: Iterable[str]) -> bool:
    """Whether the path is one of the roots, or lies under one."""
    return any(path == root or path.startswith(root + "/") for root in roots)


def _name(host: str) -> str | None:
    """The Host header without its port, None for one that is malformed."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.netloc == host and "@" not in host else None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _from_here(headers: Headers, host: str) -> bool:
    """A browser says where a page that posts comes from; what is no browser (curl) says nothing, and cannot be tricked by a page."""
    origin = headers.get("origin")
    if origin is not None:
        return origin in (f"http://{host}", f"https://{host}")
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
