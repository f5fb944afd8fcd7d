"""The shapes pass what is right and name what is wrong: `good/` holds graphs that conform, `bad/` edits that each break one rule."""

from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from kg.validate import validate

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good").glob("*.ttl"))
BAD = sorted((HERE / "bad").glob("*.ru"))
HEADER = "# What is wrong: "


@cache
def dispatch() -> Graph:
    return Graph().parse(HERE / "good" / "dispatch.ttl")


def edited(edit: Path) -> Graph:
    """The dispatch with one thing made wrong."""
    graph = Graph() + dispatch()
    before = len(graph), set(graph)
    graph.update(edit.read_text(encoding="utf-8"))
    assert (len(graph), set(graph)) != before, f"{edit.name} changes nothing"
    return graph


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_a_good_graph_conforms(path: Path) -> None:
    """A graph that is right has nothing to be said against it, not even a warning."""
    assert validate(path, warnings=True) == []


@pytest.mark.parametrize("edit", BAD, ids=lambda p: p.stem)
def test_a_bad_graph_is_told_what_is_wrong(edit: Path) -> None:
    """Each kind of mistake is found and called by the message that the edit names in its first line."""
    first = edit.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(HEADER)
    assert first.removeprefix(HEADER) in {violation.message for violation in validate(edited(edit))}
