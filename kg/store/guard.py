"""Refuses, before any parser sees it, the query text that the engine would crash on or leave the machine with.

Measured on pyoxigraph 0.5.13: SERVICE connects to any host, without a time limit and without a switch to turn it off, and some thousand
nested brackets or chained operators overflow its stack, which kills the process. The check for SERVICE reads the raw text, strings and
comments included, so that no trick of quoting hides the word from it; it may refuse a string that looks just like a SERVICE clause.
The limits keep accidents and simple bombs out; they are no wall: whoever lets strangers query must do it in a process that can be killed.
"""

from __future__ import annotations

import re

from kg.errors import BadQuery

MAX_CHARACTERS = 200_000
MAX_DEPTH = 100
MAX_OPERATORS = 2_000
MAX_SERVICE_WORDS = 100

_GAP = r"(?:\s|#[^\r\n]*[\r\n])*+"
_SERVICE = re.compile(rf"service{_GAP}(?:silent{_GAP})?(?:<[^>]*+>|[?$]\w++|[^\s{{<?$]*:[^\s{{]*){_GAP}\{{", re.I)
_PROLOGUE = rf"{_GAP}(?:(?:prefix\s[^<]*<[^>]*>|base\s*<[^>]*>){_GAP})*"
_UPDATE = re.compile(rf"{_PROLOGUE}(load|insert|delete|clear|drop|create|copy|move|add|with)\b", re.I)

_QUIET = re.compile(  # what nests nothing: strings, IRIs, comments, prefixed names, variables
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""|"(?:[^"\\\r\n]|\\.)*+"'
    r"|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*+\'\'\'|\'(?:[^\'\\\r\n]|\\.)*+\'"
    r"|<[^<>\"{}|^`\\\s]*+>|\#[^\r\n]*+|[\w.-]*+:(?:[\w.:%-]|\\.)*+|[?$]\w++",
    re.S,
)
_MAYBE_NO_IRI = re.compile(r"[^()\[\]!+*&]")  # ?a<((1))>?b reads like an IRI to this check, but not to the engine: its brackets count
_BRACKET = re.compile(r"[{}()\[\]]")
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_OPERATORS = re.compile(r"&&|\|\||[!+*/^|<>=-]|\b(?:union|optional|minus|exists|filter|bind|graph)\b", re.I)


def check(sparql: str) -> None:
    """Raise BadQuery, saying which limit, for a query that must not reach the engine."""
    if len(sparql) > MAX_CHARACTERS:
        raise BadQuery(f"the query has {len(sparql)} characters: at most {MAX_CHARACTERS} are run")
    if _NO_TEXT.search(sparql):
        raise BadQuery("the query holds a NUL or half of a surrogate pair, which is no text")
    if sparql.lower().count("service") > MAX_SERVICE_WORDS or _SERVICE.search(sparql):
        raise BadQuery("SERVICE is not run: a query reads this store only and asks no other machine")
    if update := _UPDATE.match(sparql):
        raise BadQuery(f"{update[1].upper()} is not run: a query only reads; articles come in by `kg build`")
    bare = quiet(sparql)
    _check_depth(bare)
    operators = sum(1 for _ in _OPERATORS.finditer(bare))
    if operators > MAX_OPERATORS:
        raise BadQuery(f"the query chains {operators} operators: at most {MAX_OPERATORS} are run")


def quiet(sparql: str) -> str:
    """The query without strings, comments and names: its keywords, operators and brackets."""
    return _QUIET.sub(lambda found: _MAYBE_NO_IRI.sub(" ", found[0]) if found[0][0] == "<" else " ", sparql)


def _check_depth(bare: str) -> None:
    depth = 0
    for bracket in _BRACKET.finditer(bare):
        depth += 1 if bracket[0] in "{([" else -1
        if depth > MAX_DEPTH:
            raise BadQuery(f"the query nests brackets more than {MAX_DEPTH} deep")
