"""No page of somebody else's uses the server through the analyst's browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from kg.server.guarding import HEADERS, Guard
from kg.server.settings import Settings

from .conftest import running


def changed(request: Request) -> PlainTextResponse:
    return PlainTextResponse("changed")


def guarded(base: str) -> TestClient:
    app = Guard(Starlette(routes=[Route("/change", changed, methods=["GET", "POST"])]), ["graph.example"], ["/sparql"])
    return TestClient(app, base_url=base)


@pytest.mark.parametrize("host", ["localhost:8421", "127.0.0.1", "[::1]:80", "kg.localhost", "graph.example:8421", "192.0.2.7:8421"])
def test_names_of_its_own(host: str) -> None:
    """Addresses, local names and the name it was given are answered, with the headers that every reply carries."""
    reply = guarded(f"http://{host}").get("/change")
    assert reply.status_code == 200
    assert HEADERS.items() <= dict(reply.headers).items()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "graph.example@evil.example", ""])
def test_names_of_others(host: str) -> None:
    """A name that somebody else can point here is refused, whatever it looks like."""
    reply = guarded("http://localhost").get("/change", headers={"Host": host})
    assert reply.status_code == 421
    assert HEADERS.items() <= dict(reply.headers).items()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),  # no browser
        ({"Origin": "http://localhost:8421"}, 200),
        ({"Origin": "http://localhost:9999"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_changes_come_from_its_own_pages(headers: dict[str, str], status: int) -> None:
    """A form of a stranger's page changes nothing."""
    assert guarded("http://localhost:8421").post("/change", headers=headers).status_code == status


@pytest.fixture(scope="module")
def shared_with(news_store: Path) -> Iterator[httpx.Client]:
    """A server that was told of one other site."""
    with running(Settings(news_store, allow_origins=("https://lab.example",))) as address, httpx.Client(base_url=address) as client:
        yield client


def test_a_site_that_was_named_may_read(shared_with: httpx.Client) -> None:
    """It may query and ask before whether it may; other sites still may not, and no site gets at a page."""
    friend, stranger = {"Origin": "https://lab.example"}, {"Origin": "https://evil.example"}
    reply = shared_with.get("/sparql?query=ASK%7B%7D", headers=friend)
    assert reply.headers["access-control-allow-origin"] == "https://lab.example"
    assert "Origin" in reply.headers["vary"]
    preflight = shared_with.options("/sparql", headers={**friend, "Access-Control-Request-Method": "POST"})
    assert (preflight.status_code, preflight.headers["access-control-allow-methods"]) == (204, "GET, HEAD, POST")
    for path in ("/sparql?query=ASK%7B%7D", "/store?default", "/static/view.css"):
        assert "access-control-allow-origin" not in shared_with.get(path, headers=stranger).headers
    assert "access-control-allow-origin" not in shared_with.get("/static/view.css", headers=friend).headers


def test_static_files_stay_in_their_folder(shared_with: httpx.Client) -> None:
    """No path leads out of the folder of files for the browser."""
    assert shared_with.get("/static/view.css").status_code == 200
    for path in ("/static/../pyproject.toml", "/static/%2e%2e/pyproject.toml", "/static/..%2fpyproject.toml", "/static//etc/passwd"):
        assert shared_with.get(path).status_code == 404
