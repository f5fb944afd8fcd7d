"""Do answers prove themselves? Every question of the sets is asked, and each answer checked in two ways that do not trust it.

    python -m benchmarks.proofs ../shared [--errors] [--store seeds] [--limit 50]

`kg verify` checks the answer's JSON against an export of the graph that was asked; SHACL (pyshacl, `ontologies/shapes`) checks the answer
as RDF, together with that graph. Both counts are printed: answers, and those that are refused. `--errors` says why, of the questions that
are not held out. The last line printed is JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import RDF, Graph, URIRef

from benchmarks.questions import EIGHTH, FIFTH, FOURTH, NEWS_STORES, QUESTIONS, SEVENTH, SIXTH, THIRD, UNSEEN, Json, load, stores
from kg.ask import ask
from kg.ask.question import Extractor
from kg.ask.render import to_json, to_turtle
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store
from kg.validate import Violation, validate
from kg.verify import verify_in
from kg.verify.reading import read
from kg.vocab import NG


@dataclass(frozen=True, slots=True)
class Proof:
    """One question, whether it was answered, and what `kg verify` and SHACL have against the answer."""

    question: Json
    answered: bool
    refused: tuple[str, ...]
    violations: tuple[str, ...]


def main(argv: Sequence[str] | None = None) -> None:
    """Build the stores, ask, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("shared", type=Path, help="folder with corpora/seeds and corpora/news")
    parser.add_argument("--errors", action="store_true", help="show what is refused, of the questions that are not held out")
    parser.add_argument("--store", choices=("seeds", "examples", *NEWS_STORES), help="only the questions to these articles")
    parser.add_argument("--limit", type=int, help="so many questions of each store at most")
    args = parser.parse_args(argv)
    questions = [
        one
        for path in (QUESTIONS, UNSEEN, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH)
        for one in load(path)
        if args.store in (None, one["store"])
    ]
    reader = Reader()
    proofs = [proof for store, own, _ in stores(args.shared, questions, reader) for proof in proved(store, own[: args.limit], reader)]
    if args.errors:
        print("\n".join(line for proof in proofs if not proof.question["held_out"] for line in errors(proof)))
    score = figures(proofs)
    print("\n".join(f"{name:36} {value}" for name, value in score.items()))
    print(json.dumps(score))


def proved(store: Store, questions: Sequence[Json], reader: Extractor) -> list[Proof]:
    """Ask a store and check its answers against an export of it."""
    answers = [ask(store, one["question"], reader) for one in questions]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        export(store, path, "turtle", with_text=True)
        graph = read(path)
        against = shapes_say(path, (to_turtle(answer, store) for answer in answers))
    proofs = list[Proof]()
    for one, answer in zip(questions, answers, strict=True):
        plain: dict[str, Any] = json.loads(json.dumps(to_json(answer)))
        proofs.append(Proof(one, answer.answered, tuple(verify_in(plain, graph)), tuple(against.get(one["question"], ()))))
    return proofs


def shapes_say(path: Path, answers: Iterator[str]) -> Mapping[str, list[str]]:
    """Question -> what the shapes have against its answer, in the graph of the file with all answers in it."""
    graph = Graph().parse(path)
    for answer in answers:
        graph.parse(data=answer, format="turtle")
    questions = {iri: str(question) for iri, question in graph.subject_objects(URIRef(NG + "question"))}
    found = dict[str, list[str]]()
    for violation in validate(graph):
        if (iri := _answer(violation, graph)) is not None:
            found.setdefault(questions[iri], []).append(str(violation))
    return found


def _answer(violation: Violation, graph: Graph) -> URIRef | None:
    """The answer that something is wrong with; None where it is a part of the graph that was asked."""
    iri = URIRef(violation.focus.partition("#")[0])
    return iri if (iri, RDF.type, URIRef(NG + "Answer")) in graph else None


def figures(proofs: Sequence[Proof]) -> dict[str, int]:
    """How many answers there are, and how many are refused by each check."""
    return {
        "answers": len(proofs),
        "answers that say something": sum(proof.answered for proof in proofs),
        "refused by kg verify": sum(bool(proof.refused) for proof in proofs),
        "against the shapes (SHACL)": sum(bool(proof.violations) for proof in proofs),
    }


def errors(proof: Proof) -> Iterator[str]:
    """What is refused, for who mends the program."""
    told = f"{proof.question['store']:8} {proof.question['question']}"
    yield from (f"REFUSED  {told}  | {why}" for why in proof.refused)
    yield from (f"SHAPES   {told}  | {why}" for why in proof.violations)


if __name__ == "__main__":
    main(sys.argv[1:])
