"""The house plan: which room may use which, and which room alone knows a library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kg"

LAYERS = [
    {"model", "answers", "errors"},
    {"vocab", "ids", "registry", "resources", "fragment", "fingerprint", "texts", "settle", "gender"},
    {"results", "ontology", "authority", "lexicon", "shape", "store", "query"},
    {"read", "nlp", "extract", "link", "decisions", "relate", "export", "validate", "versions", "sentences", "vectors"},
    {"pipeline", "parallel", "last_build", "review", "ask", "explain", "verify", "analyse", "view"},
    {"cli", "server", "api", "__main__", ""},  # "" is the package itself, which opens the door to `api`
]
LAYER = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}

EXTRACTION = ["tree", "dates", "mention", "event", "factuality", "statement", "repair", "question"]

FENCES = {
    "spacy": {"nlp", "extract"},
    "onnxruntime": {"nlp"},
    "tokenizers": {"nlp", "vectors"},
    "pyoxigraph": {
        "store",
        "query",
        "shape",
        "export",
        "authority",
        "lexicon",
        "versions",
        "relate",
        "decisions",
        "pipeline",
        "review",
        "ontology",
        "verify",
    },
    "SPARQLWrapper": {"store"},
    "networkx": {"analyse", "view", "api"},
    "pyvis": {"view"},
    "rdflib": {"validate", "verify", "api", "store"},  # the store: only to find the place of a slip in a query
    "pandas": {"api"},
    "pyshacl": {"validate"},
    "trafilatura": {"read"},
    "charset_normalizer": {"read"},
    "yaml": {"read"},
    "click": {"cli"},
    "rich": {"cli"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "datasketch": {"relate"},
    "torch": set(),
}

ANY_ERROR_IS_A_FINDING = {
    "kg.verify": "it runs a stranger's query, on which rdflib raises what it likes; each such error is reported",
    "kg.server.pages._frame": "half of a page has been sent: it is told in the other half, and raised again",
}

LATE_FOR_A_REASON = {
    "kg.store.replies": "the second parser loads slowly, and only a query that does not parse wants it",
    "kg.ask.reread": "spaCy comes with it, and only a reader that has it already can lay a question over a sentence",
    "kg.ask.whois": "the same",
    "kg.relate.signatures": "scipy comes with it and loads slowly, and only a build wants it",
}


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name, parsed."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("kg", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(name: str) -> Iterator[str]:
    """Dotted names that a module imports, anywhere in it; `from a import b` gives a.b where that is a module of ours, else a."""
    for node in ast.walk(sources()[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            full = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (module if module in sources() else node.module for module in full)


def room(name: str) -> str:
    """`kg.store.embedded` stands in the room `store`; `kg` itself in none."""
    return name.split(".")[1] if "." in name else ""


def test_every_room_has_a_layer() -> None:
    """A new module or folder in the package must be given its place in the house plan."""
    assert {room(name) for name in sources()} - {""} <= set(LAYER)


@pytest.mark.parametrize("name", sorted(sources()))
def test_imports_go_downward(name: str) -> None:
    """A module imports its own room, rooms of its own layer and rooms below, never one above."""
    here = LAYER.get(room(name), 0)
    above = {used for used in imports(name) if used.startswith("kg.") and LAYER.get(room(used), 0) > here}
    assert not above


def test_no_import_cycles() -> None:
    """No room needs, directly or through others, a room that needs it; nor does any module."""
    rooms: dict[str, set[str]] = {}
    modules: dict[str, set[str]] = {}
    for name in sources():
        used = {other for other in imports(name) if other in sources() and other not in {name, "kg"}}
        modules[name] = used
        rooms.setdefault(room(name), set()).update(room(other) for other in used if room(other) != room(name))
    for graph in (rooms, modules):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            pytest.fail(f"import cycle: {' -> '.join(error.args[1])}")


def test_folders_of_extraction_build_on_each_other() -> None:
    """Within extraction a folder uses only folders that its docstring names before it."""
    order = {folder: number for number, folder in enumerate(EXTRACTION)}
    upward = {
        (name, used)
        for name in sources()
        if name.startswith("kg.extract.") and name.split(".")[2] in order
        for used in imports(name)
        if used.startswith("kg.extract.") and order.get(used.split(".")[2], -1) > order[name.split(".")[2]]
    }
    assert upward == set()
    assert set(EXTRACTION) == {path.name for path in (PACKAGE / "extract").iterdir() if (path / "__init__.py").exists()}


@pytest.mark.parametrize("library", sorted(FENCES))
def test_third_parties_are_fenced(library: str) -> None:
    """Each library is known to the rooms named for it and to nobody else, so that it can be replaced there."""
    users = {name for name in sources() if any(used.partition(".")[0] == library for used in imports(name))}
    assert {room(name) for name in users} <= FENCES[library], users


def test_lazy_imports_only_at_the_edge() -> None:
    """Imports stand at the top of a module, save at the front doors, where they would slow down what does not need them."""
    late = {
        name
        for name, tree in sources().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {room(name) for name in late - LATE_FOR_A_REASON.keys()} <= {"cli", "api", ""}


def test_no_broad_except() -> None:
    """An error is caught by its name, save where any error at all is a finding; nothing is swallowed because it is an exception."""
    broad = {
        name
        for name, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    }
    assert broad <= ANY_ERROR_IS_A_FINDING.keys()


def test_library_does_not_print() -> None:
    """Only the command line writes to the terminal."""
    printing = {
        f"{name}:{node.lineno}"
        for name, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == set()
