"""Other names of states and organisations of states, for coreference: "the US", "America" and "the United States" are one name there.

    python -m training.aliases > kg/nlp/data/aliases.json

From the authority's Turtle: the reader itself knows no authority, and works without it.
"""

from __future__ import annotations

import json
from pathlib import Path

from rdflib import RDF, RDFS, SKOS, Graph, Namespace

NG = Namespace("https://w3id.org/newsgraph/ns#")
FOLDER = Path(__file__).resolve().parents[1] / "ontologies" / "authority"
FILES = ("states.ttl", "igos.ttl")
KINDS = (NG.State, NG.IntergovernmentalOrganization, NG.Alliance)


def plain(name: str) -> str:
    """As coreference compares names: lower case, no article."""
    return name.lower().removeprefix("the ")


def aliases(graph: Graph) -> dict[str, str]:
    """Other name to name; a name that two bear is nobody's."""
    found: dict[str, set[str]] = {}
    for thing in sorted({s for kind in KINDS for s in graph.subjects(RDF.type, kind)}):
        label = plain(str(graph.value(thing, RDFS.label)))
        for one in (*graph.objects(thing, SKOS.altLabel), *graph.objects(thing, NG.acronym)):
            found.setdefault(plain(str(one)), set()).add(label)
    return {name: next(iter(labels)) for name, labels in sorted(found.items()) if len(labels) == 1 and name not in labels}


def main() -> None:
    """Print them."""
    graph = Graph()
    for name in FILES:
        graph.parse(FOLDER / name)
    print(json.dumps(aliases(graph), ensure_ascii=False, indent=0))


if __name__ == "__main__":
    main()
