"""A server on this machine's loopback, at a port of its own, over a small store."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from shapes import extraction

import kg
from kg import shape
from kg.server.app import make_app
from kg.server.run import listen
from kg.server.settings import Settings
from kg.store import open_store

Serve = Callable[..., str]
PATIENCE = 240.0  # seconds: a busy machine is no defect


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """Serve in a thread; gives the address without a slash at its end."""
    server = uvicorn.Server(uvicorn.Config(make_app(settings), lifespan="on", log_level="warning", timeout_graceful_shutdown=1))
    with listen(settings.host, 0) as listening:
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            wait_until(lambda: server.started or not thread.is_alive())
            assert server.started
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


def patient(store: Path) -> Settings:
    """How a server is set up for tests that are not about its bounds."""
    return Settings(store, timeout=PATIENCE, patience=PATIENCE)


def wait_until(is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


@pytest.fixture(scope="package")
def news_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one small article."""
    directory = tmp_path_factory.mktemp("news") / "store"
    one = extraction()
    with open_store(directory) as store:
        store.add(one.article.iri, shape.quads(one))
    return directory


@pytest.fixture(scope="package")
def news(news_store: Path) -> Iterator[httpx.Client]:
    """A client of a server over that store."""
    with running(Settings(news_store, timeout=5.0)) as address, httpx.Client(base_url=address, timeout=PATIENCE) as client:
        yield client


@pytest.fixture(scope="package")
def examples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example articles."""
    directory = tmp_path_factory.mktemp("examples") / "store"
    with kg.open(directory) as graph:
        graph.add(Path(__file__).resolve().parents[2] / "examples")
    return directory


@pytest.fixture(scope="package")
def desk(examples_store: Path) -> Iterator[httpx.Client]:
    """A client of a server over the example articles."""
    with running(patient(examples_store)) as address, httpx.Client(base_url=address, timeout=PATIENCE) as client:
        yield client
