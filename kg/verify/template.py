"""Whether an answer's query is one of the questions that come with the program, with values for its parameters and nothing else changed.

A query of somebody's own can find whatever it likes, and call it the asked actor's: that it finds the cited claims would prove nothing.
Told from the texts of `queries/*.rq` alone: two queries are one question where they differ in their data blocks only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.resources import data_path

_BLOCK = re.compile(r"VALUES\s+[?$](\w+)\s*\{([^{}]*)\}")
_PARAM = re.compile(r"(?m)^# param:\s*(\w+)\s+\w+(\??)")


def problems(sparql: str) -> Iterator[str]:
    """One line where the query is none of the program's, or leaves open what its question has to be asked with."""
    needed = _questions().get(_plain(sparql))
    if needed is None:
        yield "the query is none of the questions that come with the program"
        return
    blocks = _BLOCK.findall(sparql)
    for name in sorted(needed):
        if any("UNDEF" in values.upper() or not values.strip() for variable, values in blocks if variable == name):
            yield f"the query has no value for {name!r}"


@cache
def _questions() -> Mapping[str, frozenset[str]]:
    """The plain texts of the questions, each with the parameters that it cannot be asked without."""
    texts = [path.read_text(encoding="utf-8") for path in data_path("queries").glob("*.rq")]
    return {_plain(text): frozenset(name for name, optional in _PARAM.findall(text) if not optional) for text in texts}


def _plain(sparql: str) -> str:
    """Without comment lines, the values in data blocks, and the way it is laid out."""
    return " ".join(_BLOCK.sub(r"VALUES ?\1 {}", re.sub(r"(?m)^\s*#.*$", "", sparql)).split())
