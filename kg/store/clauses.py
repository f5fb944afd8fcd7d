"""The two clauses of a query that the engine does not read as it should: `FROM` and `SELECT *`.

pyoxigraph 0.5.13 takes a dataset of several graphs together without merging them, so that a triple which two of them hold counts twice;
and gives the columns of `SELECT *` in the order of the alphabet. Here stands where those clauses are, to be mended by kg/store/embedded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRING = r'"""(?:[^"\\]|\\.|"(?!""))*+"""|"(?:[^"\\\r\n]|\\.)*+"|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*+\'\'\'|\'(?:[^\'\\\r\n]|\\.)*+\''
_IRI = r'<[^<>"{}|^`\\\x00-\x20]*+>'
_NAME = r"[\w.-]*:(?:[\w.:-]|%[0-9a-fA-F]{2}|\\.)*+"
_TOKEN = re.compile(
    rf"(?P<quiet>{_STRING}|\#[^\r\n]*+|[?$]\w++|@[A-Za-z-]++)|(?P<iri>{_IRI})|(?P<name>{_NAME})|(?P<word>[A-Za-z]\w*+)|(?P<other>\S)", re.S
)
_SELECT_ALL = re.compile(
    rf"(?P<head>(?:\s|\#[^\r\n]*+[\r\n]|prefix\s+{_NAME}\s*{_IRI}|base\s*{_IRI})*+select\s*(?:\b(?:distinct|reduced)\b\s*)?)\*", re.I
)
_VARIABLE = re.compile(r"[?$](\w+)")


@dataclass(frozen=True, slots=True)
class From:
    """The graphs of a query's dataset clauses, as IRIs or prefixed names as they stand there, and the text that declares the prefixes."""

    prologue: str
    default: tuple[str, ...]
    named: tuple[str, ...]


def from_clauses(sparql: str) -> From:
    """What stands after `FROM` and `FROM NAMED`; nothing for a query without them."""
    tokens = [found for found in _TOKEN.finditer(sparql) if found.lastgroup != "quiet"]
    default: list[str] = []
    named: list[str] = []
    for index, token in enumerate(tokens):
        if not _is(token, "from"):
            continue
        rest = tokens[index + 1 : index + 3]
        if rest and _is(rest[0], "named"):
            named += [one[0] for one in rest[1:] if one.lastgroup in ("iri", "name")]
        else:
            default += [one[0] for one in rest[:1] if one.lastgroup in ("iri", "name")]
    return From(_prologue(sparql, tokens), tuple(default), tuple(named))


def in_order(sparql: str, variables: list[str]) -> str | None:
    """A query that begins with `SELECT *`, with its variables named there in the order in which they come in the text; None for another."""
    found = _SELECT_ALL.match(sparql)
    if found is None or len(variables) < 2:
        return None
    place = {name: number for number, name in reversed([*enumerate(_VARIABLE.findall(sparql))])}
    if not place.keys() >= set(variables):
        return None
    columns = " ".join(f"?{name}" for name in sorted(variables, key=place.__getitem__))
    return f"{found['head']} {columns} {sparql[found.end() :]}"


def _prologue(sparql: str, tokens: list[re.Match[str]]) -> str:
    """The text up to the word that says which form the query has."""
    forms = (token.start() for token in tokens if any(_is(token, form) for form in ("select", "ask", "construct", "describe")))
    return sparql[: next(forms, 0)]


def _is(token: re.Match[str], word: str) -> bool:
    return token.lastgroup == "word" and token[0].lower() == word
