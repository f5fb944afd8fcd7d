"""Which claims a query can find is known before it runs: it finds no less over these than over the whole graph."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from kg.ask import narrowing
from kg.ask.findings import hits
from kg.ask.near import near
from kg.ask.vocabulary import Names
from kg.pipeline import Reader, build
from kg.query import Question, bind, load
from kg.resources import data_path
from kg.sentences import named_most
from kg.store import Store, open_store
from kg.vocab import PL

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
QUERIES = sorted(tomllib.loads(data_path("queries", "index", narrowing.FILE).read_text(encoding="utf-8")))
ACTS = {"act": PL + "ACCUSE", "kind": PL + "AID", "wider": PL + "AID", "class": PL + "THREATEN"}
FEW = 7  # entities, those that are named most


@pytest.fixture(scope="module")
def examples(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("narrowing") / "store") as store:
        build(store, [EXAMPLES], reader)
        yield store


def _values(query: Question, who: str, whom: str, *, acts: bool) -> dict[str, list[str]]:
    people = {"actor": who, "party": whom if any(param.name == "actor" for param in query.params) else who, "other": whom}
    given = {**people, **(ACTS if acts or query.name in ("who-did", "done-to") else {})}
    return {param.name: [given[param.name]] for param in query.params if param.name in given and param.type == "iri"}


def _found(store: Store, query: Question, values: Mapping[str, list[str]], *, whole: bool) -> set[object]:
    sparql = bind(query, values)
    found = hits(store, sparql) if whole else narrowing.found(store, query.name, values, sparql)
    if "party" in values and "other" in values:
        found = near(Names(store), found, values["party"], values["other"])
    return set(found)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds_the_same(name: str, examples: Store) -> None:
    """Whoever is asked about: what the query finds over the part of the graph that the index names is what it finds over all of it."""
    query, often = load(name), [one.entity for one in named_most(examples, FEW)]
    some = 0
    for who, whom, acts in product(often, often, (False, True)):
        values = _values(query, who, whom, acts=acts)
        found = _found(examples, query, values, whole=False)
        assert found == _found(examples, query, values, whole=True), values
        some += len(found)
    assert some > 0 or name in ("denials", "denials-of", "plans")


def test_without_somebody_to_narrow_it_down_the_whole_graph_is_asked(examples: Store) -> None:
    """Where a sentence may name anybody, the query runs as it stands."""
    for one in named_most(examples, FEW):
        query, values = load("plans"), {"actor": [one.entity]}
        assert _found(examples, query, values, whole=False) == _found(examples, query, values, whole=True)
