"""Checks an answer again, from the exported graph alone.

Independent of `kg.ask`: nothing is imported from it, and the graph is read with rdflib. An answer holds when

1. its query is one that comes with the program (`kg.verify.template`) and, run on the graph, finds every cited claim with its sentence
   (and, for the summary, as the asked actor's own);
2. every citation is what the graph says of that claim: evidence sentence, words, offsets, article, digest, address, title, publisher, day;
3. the context is a stretch of the same article with the quote at its place (both: `kg.verify.attested`);
4. every answer sentence is the whole of each sentence it cites, but for names and dates that the graph licenses (`kg.verify.said`),
   and no sentence is cited for two statements; one that sums up others says what their claims amount to (`kg.verify.leads`);
5. it is called answered exactly when there is a summary; what it says of what was looked at is so, and nothing contradicts it untold
   (`kg.verify.looked`);
6. question and query are about the same, as far as the graph can tell (`kg.verify.question`).

An answer may come from anybody: its query is let out of the graph by nothing, and the check takes no more than SECONDS and MEMORY.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from rdflib import Graph, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import traverse
from rdflib.query import ResultRow

from kg.verify import attested, fields, leads, looked, question, template
from kg.verify.bounds import OutOfBounds, bounded
from kg.verify.reading import read
from kg.verify.said import is_said_by
from kg.vocab import NG, RDFS

ASKED = "asked"
SECONDS = 30.0  # of the processor: a true answer to the largest graph that rdflib can hold takes a few
MEMORY = 2 << 30  # bytes beyond what the graph takes
LONGEST = 200_000  # characters of a query
Json = Mapping[str, Any]
Row = tuple[str, str, str, str]


def verify(answer: Mapping[str, object], graph_path: Path) -> list[str]:
    """What does not hold of an answer (CONTRACT.md, kg ask), one line each; empty where all holds.

    graph_path: an export of the graph as Turtle, N-Triples, TriG, N-Quads, RDF/XML or JSON-LD, told by its suffix. Raises OSError where
    it cannot be read, ValueError where it is no RDF.
    """
    return _unbuilt(answer) or _problems(_Check(answer, read(graph_path)))


def verify_in(answer: Mapping[str, object], graph: Graph) -> list[str]:
    """The same in a graph that `kg.verify.reading.read` gave: for many answers to one."""
    return _unbuilt(answer) or _problems(_Check(answer, graph))


def _unbuilt(answer: Json) -> list[str]:
    missing = [name for name in ("question", "sparql", "answered", "summary", "related", "citations") if name not in answer]
    return [f"the answer lacks {name!r}" for name in missing] or list(_malformed(answer))


def _problems(check: _Check) -> list[str]:
    found = list[str]()
    try:
        with bounded(SECONDS, MEMORY):
            found.extend(check.problems())
    except OutOfBounds as error:
        found.append(f"the check was ended: {error}")
    except (MemoryError, RecursionError) as error:
        found.append(f"the check was ended: it is too large or too deep ({type(error).__name__})")
    return found


def _malformed(answer: Json) -> Iterator[str]:
    """Where the answer is not built as one, so that nothing of it can be checked."""
    for part in ("summary", "related", "citations"):
        listed = answer[part]
        if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
            yield f"{part!r} is not a list of objects"
            continue
        for place, one in enumerate(listed, start=1):
            types = _CITATION if part == "citations" else _STATEMENT
            wrong = [name for name, wanted in types.items() if type(one.get(name)) is not wanted]
            yield from (f"{part} {place}: {name!r} is missing or of the wrong type" for name in wrong)
            if "citations" in types and not wrong and not all(type(n) is int for n in one["citations"]):
                yield f"{part} {place}: 'citations' are not all numbers"


_STATEMENT = {"text": str, "citations": list}
_CITATION = {"n": int, "claim": str, "sentence": str, "article": str, "quote": str, "start": int, "end": int, "context": dict}


class _Check:
    def __init__(self, answer: Json, graph: Graph) -> None:
        self.answer = answer
        self.graph = graph
        self.citations: dict[object, Json] = {one.get("n"): one for one in answer["citations"]}

    def problems(self) -> Iterator[str]:
        if bool(self.answer["answered"]) is not bool(self.answer["summary"]):
            yield "answered is not the same as having a summary"
        if isinstance(self.rows, str):
            yield self.rows
        else:
            yield from template.problems(str(self.answer["sparql"]))
            found = {row[1] for row in self.rows}
            yield from question.problems(self.answer, self.graph, finds=bool(found) or bool(self.answer["answered"]), sentences=found)
        yield from fields.problems(self.answer, self.graph)
        yield from looked.problems(self.answer, self.graph)
        yield from self._numbers()
        for citation in self.answer["citations"]:
            for problem in (*self._rows(citation), *attested.problems(citation, self.graph)):
                yield f"[{citation.get('n')}] {problem}"
        for part in ("summary", "related"):
            for place, statement in enumerate(self.answer[part], start=1):
                for problem in self._statement(statement, part):
                    yield f"{part} {place}: {problem}"

    def _numbers(self) -> Iterator[str]:
        numbers = [one.get("n") for one in self.answer["citations"]]
        if numbers != list(range(1, len(numbers) + 1)):
            yield "citations are not numbered 1, 2, 3 …"
        told = (one for part in ("summary", "related") for one in self.answer[part] if one.get("kind") not in leads.KINDS)
        used = Counter(n for one in told for n in one.get("citations", ()))
        yield from (f"[{n}] is used {used[n]} times" for n in numbers if used[n] != 1)
        sentences = Counter(one.get("sentence") for one in self.answer["citations"])
        yield from (f"the sentence {iri} is cited {count} times" for iri, count in sentences.items() if count > 1)

    # 1. the query

    @cached_property
    def rows(self) -> frozenset[Row] | str:
        """(claim, sentence, relation, by way of whom) of each row, or why the query cannot be run."""
        if len(self.answer["sparql"]) > LONGEST:
            return f"the query cannot be run: it is longer than {LONGEST} characters"
        try:
            query = prepareQuery(str(self.answer["sparql"]))
            traverse(query.algebra, visitPre=_refuse_others)
            result = self.graph.query(query)
        except (OutOfBounds, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001  rdflib's parser and evaluator raise what they like; the text is an outsider's
            return f"the query cannot be run: {' '.join(str(error).split())[:200]}"
        names = ("claim", "sentence", "relation", "via")
        rows = (row.asdict() for row in result if isinstance(row, ResultRow))
        return frozenset(cast("Row", tuple(str(row.get(name)) for name in names)) for row in rows)

    def _rows(self, citation: Json) -> Iterator[str]:
        found = (citation.get("claim"), citation.get("sentence"))
        if not isinstance(self.rows, str) and not any(found == row[:2] for row in self.rows) and not self._contradicts(citation):
            yield "the query does not find this claim with this sentence"

    def _contradicts(self, citation: Json) -> bool:
        """Whether it is related as dissent, and contradicts a claim that the summary cites."""
        told = [one for one in self.answer["related"] if citation.get("n") in one.get("citations", ())]
        against = [self.citations[n] for one in self.answer["summary"] for n in one.get("citations", ()) if n in self.citations]
        claim, others = URIRef(str(citation.get("claim"))), [URIRef(str(one.get("claim"))) for one in against]
        says_so = any((claim, URIRef(NG + "contradicts"), other) in self.graph for other in others)
        return says_so and all(leads.is_dissent(one) for one in told)

    def _is_own(self, citation: Json) -> bool:
        own = (citation.get("claim"), citation.get("sentence"), ASKED)
        return not isinstance(self.rows, str) and any(row[:3] == own for row in self.rows)

    # 4. the sentences of the answer

    def _statement(self, statement: Json, part: str) -> Iterator[str]:
        numbers = statement.get("citations") or ()
        if not numbers:
            yield "no citation"
        if (part == "related") is not bool(statement.get("relation")):
            yield "only what is related has a relation"
        cited = [self.citations[n] for n in numbers if n in self.citations]
        yield from (f"there is no citation [{n}]" for n in numbers if n not in self.citations)
        for citation in cited:
            if (part == "summary") is not self._is_own(citation) and not leads.is_apart(statement):
                yield f"[{citation['n']}] is {'not ' if part == 'summary' else ''}found as the asked actor's own"
        if part == "related":
            yield from self._relation(statement, cited)
        if statement.get("kind") in leads.KINDS:
            yield from leads.problems(statement, self.answer, cited, self.graph)
            return
        if cited and not looked.is_traced([one.get("origins") for one in cited], str(cited[0]["claim"]), self.graph):
            yield "has not as many independent origins as are told"
        for citation in cited:
            if not is_said_by(statement, citation, self.graph):
                yield f"says other words than [{citation['n']}]"

    def _relation(self, statement: Json, cited: Sequence[Json]) -> Iterator[str]:
        """The relation is one by which the query finds each claim; what contradicts the answer contradicts a claim that it cites."""
        names, rows = fields.relations(str(statement.get("relation"))), () if isinstance(self.rows, str) else self.rows
        cites = {(citation.get("claim"), citation.get("sentence")) for citation in cited}
        by_way_of = [label for row in rows if row[:2] in cites for label in self.graph.objects(URIRef(row[3]), URIRef(RDFS + "label"))]
        if not fields.is_by_way_of(str(statement.get("relation")), by_way_of):
            yield "nothing that it cites is found by way of whom its relation names"
        for citation in cited:
            found = {row[2] for row in rows if row[:2] == (citation.get("claim"), citation.get("sentence"))}
            if leads.is_dissent(statement):
                if not self._contradicts(citation):
                    yield f"[{citation.get('n')}] contradicts no claim of the answer"
            elif not (names & found or (ASKED in found and names & set(leads.APART))):
                yield f"[{citation.get('n')}] is not found by this relation"


def _refuse_others(node: object) -> None:
    """rdflib would ask whatever machine, and read whatever file or address, the query names; the graph alone is to be asked."""
    if getattr(node, "name", None) == "ServiceGraphPattern":
        raise ValueError("it asks another machine (SERVICE)")
    if getattr(node, "datasetClause", None):
        raise ValueError("it names a graph of its own (FROM)")
