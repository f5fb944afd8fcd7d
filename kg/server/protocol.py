"""A request of the SPARQL 1.1 Protocol (W3C Recommendation, 2013) -> what it asks for, or why not.

Section numbers in comments are that document's. Only queries are run: an update is understood and refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from kg.store.guard import MAX_CHARACTERS

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
PATIENCE = 10  # times the longest body that is still read, and thrown away, so that its sender gets to hear why it is refused

_DATASET = ("default-graph-uri", "named-graph-uri")
_READ_ONLY = "this endpoint only reads: an update is not run (articles come in by `kg build`)"

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One query operation (2.1): its text and its dataset; beyond the specification, a form by name, and fewer seconds than allowed."""

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str | None = None
    timeout: float | None = None


async def asked(request: Request, most: int) -> Asked | None:
    """What a GET, HEAD or POST asks for; None for a GET without a query, which asks what this endpoint is.

    most: bytes of a body. Raises HTTPException: 400, 403, 413, 415.
    """
    in_url = _pairs(request.scope["query_string"])
    if request.method != "POST":
        return _in_url(in_url)
    body = await _body(request, most)
    kind = _media_type(request)
    if kind == FORM:
        return _in_form([*in_url, *_pairs(body)])
    if kind == UPDATE:
        raise HTTPException(403, _READ_ONLY)
    if kind == QUERY:
        return _direct(in_url, _text(body))
    raise HTTPException(415, f"a query is posted as {FORM} or {QUERY}, not as {kind or 'a body without Content-Type'}")


def _in_url(pairs: Pairs) -> Asked | None:
    """2.1.1 query via GET."""
    if any(name == "update" for name, _ in pairs):
        raise HTTPException(400, "an update is never made by GET (and not run here)")  # 2.2: only by POST
    if not any(name == "query" for name, _ in pairs):
        if any(name in _DATASET for name, _ in pairs):
            raise HTTPException(400, "no query: the parameter `query` is missing")
        return None
    return _asked(_one(pairs, "query"), pairs)


def _in_form(pairs: Pairs) -> Asked:
    """2.1.2 query via URL-encoded POST. The dataset may stand in the URL too, as clients send it."""
    names = {name for name, _ in pairs}
    if "update" in names:
        _one(pairs, "update")
        if "query" in names:
            raise HTTPException(400, "a query and an update in one request")
        raise HTTPException(403, _READ_ONLY)
    return _asked(_one(pairs, "query"), pairs)


def _direct(pairs: Pairs, sparql: str) -> Asked:
    """2.1.3 query via POST directly."""
    if any(name in ("query", "update") for name, _ in pairs):
        raise HTTPException(400, "two operations: one in the address, one in the body")
    return _asked(sparql, pairs)


def _asked(sparql: str, pairs: Pairs) -> Asked:
    if len(sparql) > MAX_CHARACTERS:
        raise HTTPException(413, f"the query has {len(sparql)} characters: at most {MAX_CHARACTERS} are run")
    default, named = (tuple(value for name, value in pairs if name == wanted) for wanted in _DATASET)
    for iri in (*default, *named):
        _check_graph(iri)
    forms = [value for name, value in pairs if name in ("format", "output") and value]
    return Asked(sparql, default, named, forms[0] if forms else None, _seconds(pairs))


def _seconds(pairs: Pairs) -> float | None:
    """`timeout=2.5`; what is no such number means nothing, as an unknown parameter does."""
    given = [value for name, value in pairs if name == "timeout"]
    try:
        seconds = float(given[0]) if given else 0.0
    except ValueError:
        return None
    return seconds if 0 < seconds < float("inf") else None


def graph_named(query_string: bytes) -> str | None:
    """Which graph a request of the Graph Store Protocol names (4.2): None for `?default`. Raises HTTPException 400."""
    pairs = _pairs(query_string)
    names = [name for name, _ in pairs if name in ("default", "graph")]
    if names == ["default"]:
        return None
    if names != ["graph"]:
        raise HTTPException(400, "name one graph: ?default or ?graph=IRI")
    iri = _one(pairs, "graph")
    _check_graph(iri)
    return iri


def _check_graph(iri: str) -> None:
    scheme, colon, rest = iri.partition(":")
    if not (colon and scheme.isascii() and scheme[:1].isalpha() and rest) or any(letter in iri for letter in ' <>"{}|\\^`'):
        raise HTTPException(400, f"{iri[:200]!r} is no IRI that could name a graph")
    if scheme.lower() == "file":
        raise HTTPException(400, "files are not read: a dataset is made of the graphs of this store")


def _one(pairs: Pairs, name: str) -> str:
    values = [value for found, value in pairs if found == name]
    if len(values) != 1:
        raise HTTPException(400, f"the parameter `{name}` must be there once, and is there {len(values)} times")
    return values[0]


def _pairs(encoded: bytes) -> Pairs:
    """Names and values, percent-decoded once. Raises HTTPException for what is no UTF-8."""
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the parameters are not percent-encoded UTF-8") from error
    except ValueError as error:
        raise HTTPException(400, "more than 1000 parameters") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not in UTF-8") from error


def _media_type(request: Request) -> str | None:
    """That of the body, without parameters; None where there is none. A charset other than UTF-8 is refused (2.1.3)."""
    given = request.headers.get("content-type")
    if given is None:
        return None
    header = Message()
    header["content-type"] = given
    charset = header.get_content_charset("utf-8")
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise HTTPException(415, f"a query is posted in UTF-8, not in {charset}")
    return given.partition(";")[0].strip().lower()


async def _body(request: Request, most: int) -> bytes:
    body, length = bytearray(), 0
    try:
        async for part in request.stream():
            length += len(part)
            if length <= most:
                body += part
            elif length > PATIENCE * most:
                break
    except ClientDisconnect as error:
        raise HTTPException(400, "the request ended too early") from error
    if length > most:
        raise HTTPException(413, f"the request is longer than {most} bytes", {"Connection": "close"})
    return bytes(body)
