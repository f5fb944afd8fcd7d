"""Replies of servers that are older than the standard, put into its words: Virtuoso 7 is the one that is met.

It marks typed literals by a kind of the working drafts (`typed-literal`), writes booleans as numbers, and answers ASK by a table of one
variable. A table that its setting cuts off it marks by a header only; half a table is no answer, so that is an error (`cut_at`).
"""

from __future__ import annotations

import json
from typing import Any

from kg.vocab import XSD

CUT = "X-SPARQL-MaxRows"
_ASKED = "__ASK_RETVAL"
_YES = {"type": "literal", "datatype": XSD + "integer", "value": "1"}
_BOOLEAN = {"1": "true", "0": "false"}
Json = dict[str, Any]


def standard(data: bytes) -> bytes:
    """A SELECT's or ASK's result (SPARQL 1.1 Query Results JSON Format) as the Recommendation has it. Raises ValueError for no JSON."""
    if b'"typed-literal"' not in data and _ASKED.encode() not in data:
        return data
    match json.loads(data, object_hook=_put_right):
        case {"head": {"vars": [variable]}, "results": {"bindings": rows}} if variable == _ASKED:
            return json.dumps({"head": {}, "boolean": rows == [{_ASKED: _YES}]}).encode()
        case reply:
            return json.dumps(reply).encode()


def cut_at(header: str, result_rows: int) -> int | None:
    """How many rows a server cut a table at, by its header CUT; None where it is whole."""
    most = int(header) if header.isascii() and header.isdigit() else None
    return most if most is not None and result_rows >= most else None


def advice(words: str) -> str:
    """What to do about a refusal, where it is known which server it comes from; else empty."""
    known = "Virtuoso 7 does not run every query of SPARQL 1.1: load the export into another server, or ask over a folder"
    return f" ({known})" if "Virtuoso" in words else ""


def _put_right(term: Json) -> Json:
    """An object of the reply; anything but a typed literal as it is."""
    if term.get("type") != "typed-literal":
        return term
    value: str = term.get("value", "")
    return {**term, "type": "literal", "value": _BOOLEAN.get(value, value) if term.get("datatype") == XSD + "boolean" else value}
