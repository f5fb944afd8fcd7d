"""Runs the application in uvicorn until it is told to stop."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable

import uvicorn

from kg.errors import StoreError
from kg.server.app import make_app
from kg.server.settings import Settings
from kg.store import checkpoint


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` gets the address once it answers. Raises StoreError: no store, or not now; address taken."""
    checkpoint.check(settings.store)
    app = make_app(settings)
    config = uvicorn.Config(app, lifespan="on", log_level="warning", server_header=False, ws="none", timeout_graceful_shutdown=3)
    listening = listen(settings.host, settings.port)
    server = _Server(config, lambda: announce(_address(settings.host, listening)))
    with listening:
        server.run(sockets=[listening])
    if not server.started:
        raise StoreError(f"the server did not start over the store {settings.store}: see above")


class _Server(uvicorn.Server):
    """Says when it is up."""

    def __init__(self, config: uvicorn.Config, when_up: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_up = when_up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._when_up()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises StoreError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=512)
        # what is accepted has it too: without it each reply on a connection that is kept waits 40 ms for the client's word of receipt
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)  # `strerror` has the address in it once more
        raise StoreError(f"cannot listen at {host}, port {port}: {reason}; --port names another, 0 any free one") from error


def _address(host: str, listening: socket.socket) -> str:
    port = listening.getsockname()[1]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
