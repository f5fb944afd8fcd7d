"""The endpoint against the words of its specifications: one case per sentence that says MUST, as data in protocol.jsonl."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from kg.server.settings import Settings
from kg.vocab import RDF

from .conftest import running

CASES: list[dict[str, Any]] = [json.loads(line) for line in Path(__file__).with_name("protocol.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Three graphs with a type each, one of which is in two, and a node with a percent sign in the default graph."""
    directory = tmp_path_factory.mktemp("protocol") / "store"
    store, type_of, of = Oxigraph(str(directory)), NamedNode(RDF + "type"), NamedNode("http://type.example/D")
    for number, graph in [(1, 1), (2, 2), (3, 3), (4, 1), (4, 2)]:
        store.add(Quad(NamedNode(f"http://data.example/{number}"), type_of, of, NamedNode(f"http://data.example/{graph}")))
    for name in ("1", "2", "3", "4", "100%25"):
        store.add(Quad(NamedNode(f"http://data.example/{name}"), type_of, of, DefaultGraph()))
    store.flush()
    del store
    with running(Settings(directory, timeout=20.0)) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.mark.parametrize("case", CASES, ids=[f"{number}: {case['section']} {case['says']}" for number, case in enumerate(CASES)])
def test_the_specification_is_kept(endpoint: httpx.Client, case: dict[str, Any]) -> None:
    """The server does what the sentence says, with the status, the headers and the words that belong to it."""
    reply = _send(endpoint, case)
    wanted = case["status"]
    assert reply.status_code in (wanted if isinstance(wanted, list) else [wanted]), reply.text
    for name, pattern in case.get("expect", {}).items():
        assert re.fullmatch(pattern, reply.headers.get(name, "")), (name, reply.headers.get(name))
    for name in case.get("absent", []):
        assert name not in reply.headers
    _check_body(reply, case)


def _send(endpoint: httpx.Client, case: dict[str, Any]) -> httpx.Response:
    body: bytes | None = case["body"].encode() if "body" in case else None
    if "body_hex" in case:
        body = bytes.fromhex(case["body_hex"])
    if "body_repeat" in case:
        part, times = case["body_repeat"]
        body = part.encode() * times
    request = endpoint.build_request(case["method"], httpx.URL(str(endpoint.base_url).rstrip("/") + case["path"]), content=body)
    del request.headers["accept"]
    request.headers.update(case.get("headers", {}))
    return endpoint.send(request)


def _check_body(reply: httpx.Response, case: dict[str, Any]) -> None:
    if "boolean" in case:
        assert reply.json()["boolean"] is case["boolean"]
    if "says_why" in case:
        assert re.search(case["says_why"], reply.text)
    if "says_not" in case:
        assert case["says_not"] not in reply.text
    if case.get("empty"):
        assert reply.content == b""
    if reply.status_code >= 400 and not case.get("empty"):
        assert reply.headers["content-type"].startswith("text/plain")
        assert "Traceback" not in reply.text
