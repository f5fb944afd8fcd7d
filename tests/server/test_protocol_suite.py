"""The W3C's SPARQL 1.1 protocol suite, request by request, in words of our own (protocol_suite.toml), as bytes on the wire."""

# ruff: noqa: F811  (a fixture that is imported is named again where it is asked for)

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from kg.server import negotiation

from .conftest import PATIENCE
from .test_protocol import endpoint  # noqa: F401

SUITE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("protocol_suite.toml").read_text("utf-8"))
OF_THE_SUITE, WRITING = 34, 7
SPELT = ("content-type", "Content-Type", "CONTENT-TYPE")  # the suite writes the first; names of fields have no case (RFC 9110, 5.1)
KINDS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "rows": set(negotiation.TABLES),
    "graph": set(negotiation.GRAPHS),
}


class Reply(NamedTuple):
    status: int
    media_type: str
    body: bytes


@pytest.mark.parametrize("name", SUITE)
def test_the_protocol_suite_holds(endpoint: httpx.Client, name: str) -> None:
    """Each request of the suite gets the class of status and the media type that it wants, however address and header are spelt."""
    for slash in ("/sparql/", "/sparql"):
        for field in SPELT:
            for request in SUITE[name]["requests"]:
                _check(_sent(endpoint, {**request, "path": request["path"].replace("/sparql/", slash, 1)}, field), request)


def test_updates_are_refused_in_words(endpoint: httpx.Client) -> None:
    """Each of the suite's requests that write is answered 403, and told that this endpoint only reads."""
    for name, entry in SUITE.items():
        if entry.get("writes"):
            reply = _sent(endpoint, entry["requests"][0], SPELT[0])
            assert (reply.status, "only reads" in reply.body.decode()) == (403, True), name


def test_the_suite_is_whole() -> None:
    """All 34 tests of the suite are there by their names: 27 hold as they stand, 7 write and are refused by design."""
    own = {name for name, entry in SUITE.items() if not entry.get("beside")}
    assert len(own) == OF_THE_SUITE
    assert {name for name in own if SUITE[name].get("writes")} == {name for name in own if name.startswith("update_")}
    assert sum(name.startswith("update_") for name in own) == WRITING


def _sent(endpoint: httpx.Client, request: dict[str, Any], field: str) -> Reply:
    """As the suite writes it: no Accept header, no body where it has none."""
    with closing(HTTPConnection(endpoint.base_url.host, endpoint.base_url.port, timeout=PATIENCE)) as wire:
        wire.putrequest(request["method"], request["path"], skip_accept_encoding=True)
        body = request["body"].encode(request.get("encoding", "utf-8")) if "body" in request else b""
        if "type" in request:
            wire.putheader(field, request["type"])
        if body or request["method"] != "GET":
            wire.putheader("Content-Length", str(len(body)))
        wire.endheaders(body or None)
        reply = wire.getresponse()
        return Reply(reply.status, (reply.getheader("Content-Type") or "").partition(";")[0], reply.read())


def _check(reply: Reply, wanted: dict[str, Any]) -> None:
    assert reply.status // 100 in ((2, 3) if wanted["ends"] == "ok" else (4,)), reply
    if "kind" in wanted:
        assert reply.media_type in KINDS[wanted["kind"]]
    if "boolean" in wanted:
        assert json.loads(reply.body)["boolean"] is wanted["boolean"]
    if "rows" in wanted:
        assert sum(1 for _ in _rows(reply.body)) == wanted["rows"]


def _rows(body: bytes) -> Iterator[Any]:
    yield from json.loads(body)["results"]["bindings"]
