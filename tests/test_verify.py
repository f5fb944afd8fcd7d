"""The independent check: true answers hold, and every way of tampering with one is found."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_world import HandReader, stored, triples, world
from rdflib import Graph, Literal, URIRef

from kg.ask import ask
from kg.ask.render import to_json
from kg.verify import fields, verify
from kg.verify.bounds import OutOfBounds, bounded
from kg.vocab import RDFS

QUESTIONS = (
    "What is the response of the Northern Pact to Sudria sending rockets to Ostia?",
    "What is the response of the Trade Ring to Sudria sending rockets to Ostia?",
    "Who condemned Sudria?",
    "What did Northern Pact members say about Sudria?",
    "Did Sudria ship rockets to Ostia?",
    "Norland Sudria sanctions",
    "What did Eva Lind say about the weather in Ostia?",
)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.nt"
    path.write_text(triples(stored(world())), encoding="utf-8")
    return path


def asked(question: str) -> Json:
    """The answer as it comes back from JSON."""
    answer: Json = json.loads(json.dumps(to_json(ask(stored(world()), question, HandReader()))))
    return answer


ANSWER = asked(QUESTIONS[0])


@pytest.mark.parametrize("question", QUESTIONS)
def test_true_answers_hold(question: str, graph: Path) -> None:
    """What ask gives passes the check, answered or not."""
    assert verify(asked(question), graph) == []


def _swap_citations(answer: Json) -> None:
    answer["summary"][0]["citations"], answer["summary"][1]["citations"] = (
        answer["summary"][1]["citations"],
        answer["summary"][0]["citations"],
    )


def _move_quote(answer: Json) -> None:
    answer["citations"][0]["start"] += 1
    answer["citations"][0]["end"] += 1


def _other_sentence(answer: Json) -> None:
    for field in ("sentence", "quote", "start", "end"):
        answer["citations"][0][field] = answer["citations"][1][field]


def _other_claim(answer: Json) -> None:
    answer["citations"][0]["claim"] = answer["citations"][2]["claim"]


def _promote(answer: Json) -> None:
    statement = answer["related"].pop(0)
    del statement["relation"]
    answer["summary"].append(statement)


def _set(part: str, place: int, field: str, value: object) -> Callable[[Json], None]:
    def change(answer: Json) -> None:
        answer[part][place][field] = value

    return change


def _replace(part: str, place: int, field: str, old: str, new: str) -> Callable[[Json], None]:
    def change(answer: Json) -> None:
        assert old in answer[part][place][field]
        answer[part][place][field] = answer[part][place][field].replace(old, new)

    return change


def _context(field: str, value: object) -> Callable[[Json], None]:
    def change(answer: Json) -> None:
        answer["citations"][0]["context"][field] = value

    return change


EVERYTHING = (
    "PREFIX ng: <https://w3id.org/newsgraph/ns#>\n"
    'SELECT ?claim ?sentence ?relation WHERE { ?claim ng:evidence ?sentence . VALUES ?relation { "asked" "member" "matter" } }'
)
_BLOCK = re.compile(r"(VALUES\s+\?\w+\s*)\{[^}]*\}")
TAMPERINGS: dict[str, Callable[[Json], None]] = {
    "a word of a quote changed": _replace("citations", 0, "quote", "condemned", "welcomed"),
    "a word of an answer changed": _replace("summary", 0, "text", "condemned", "welcomed"),
    "a hedge dropped": _replace("summary", 1, "text", "weighing ", ""),
    "a negation dropped": _replace("related", 1, "text", "would not", "would"),
    "a speaker dropped": _replace("summary", 1, "text", " Eva Lind told reporters.", ""),
    "a figure changed": _replace("related", 2, "text", "300", "3000"),
    "a wrong note": _replace("summary", 0, "text", ", Eva Lind,", ", Tom Hale,"),
    "a note at the wrong place": _replace("summary", 0, "text", "rockets.", "rockets, Eva Lind."),
    "citation numbers swapped": _swap_citations,
    "offsets shifted": _move_quote,
    "another sentence cited": _other_sentence,
    "another claim named": _other_claim,
    "a related sentence told as the asked actor's own": _promote,
    "a day changed": _set("citations", 0, "published", "2023-05-12"),
    "an address changed": _set("citations", 0, "url", "https://courier.example/other"),
    "a link elsewhere": _set("citations", 0, "link", "https://elsewhere.example/#:~:text=The"),
    "a link to other words": _replace("citations", 0, "link", "condemned", "welcomed")
    if "condemned" in ANSWER["citations"][0]["link"]
    else _replace("citations", 0, "link", "secretary", "deputy"),
    "a publisher changed": _set("citations", 0, "publisher", "The Other Paper"),
    "a title changed": _set("citations", 0, "title", "Pact chief welcomes deal"),
    "a digest changed": _set("citations", 0, "sha256", "0" * 64),
    "more origins than there are": _set("citations", 0, "origins", 9),
    "a citation left out": lambda answer: answer["citations"].pop(0) and None,
    "a citation used twice": lambda answer: answer["summary"][0]["citations"].append(2),
    "a statement without citation": _set("summary", 0, "citations", []),
    "context of other words": _context("text", "x" * len(ANSWER["citations"][0]["context"]["text"])),
    "context at another place": _context("start", 5),
    "a query that finds less": lambda answer: answer.update(sparql=answer["sparql"].replace("org-northern-pact", "org-nobody")),
    "a query that finds whatever there is": lambda answer: answer.update(sparql=EVERYTHING),
    "a query for nobody in particular": lambda answer: answer.update(sparql=_BLOCK.sub(r"\1{ UNDEF }", answer["sparql"])),
    "a query that does not parse": lambda answer: answer.update(sparql="SELECT nothing"),
    "an answer called unanswered": lambda answer: answer.update(answered=False),
    "a part left out": lambda answer: answer.pop("related") and None,
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_tampering_is_found(tampering: str, graph: Path) -> None:
    """Each way of making an answer say something else is found."""
    answer = copy.deepcopy(ANSWER)
    TAMPERINGS[tampering](answer)
    assert verify(answer, graph), tampering


MALFORMED: dict[str, Callable[[Json], None]] = {
    "citations that are a number": lambda answer: answer.update(citations=5),
    "a citation that is a number": lambda answer: answer.update(citations=[5]),
    "no list of statements": lambda answer: answer.update(summary=None),
    "a statement whose citations are a number": _set("summary", 0, "citations", 3),
    "a citation's number that is a list": _set("summary", 0, "citations", [[1]]),
    "a citation without its place": lambda answer: answer["citations"][0].pop("start") and None,
    "a citation numbered by a list": _set("citations", 0, "n", [1]),
    "a citation numbered by a truth value": _set("citations", 0, "n", True),
    "a context that is a text": _set("citations", 0, "context", "x"),
    "a quote that is nothing": _set("citations", 0, "quote", None),
    "a sentence that is no IRI": _set("citations", 0, "sentence", "not an <iri>"),
}


@pytest.mark.parametrize("fault", MALFORMED)
def test_what_is_not_built_as_an_answer_is_said(fault: str, graph: Path) -> None:
    """JSON that is an object but no answer gives problems, never a crash."""
    answer = copy.deepcopy(ANSWER)
    MALFORMED[fault](answer)
    assert verify(answer, graph), fault


def test_unanswered_is_checked_too(graph: Path) -> None:
    """An answer without citations whose query does not even run does not hold."""
    answer = asked(QUESTIONS[-1])
    assert not answer["answered"]
    answer["sparql"] = "SELECT nothing"
    assert any("cannot be run" in problem for problem in verify(answer, graph))


def test_no_other_machine_is_asked(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The query of an answer, which may come from anybody, is not let out of the graph by SERVICE."""
    monkeypatch.setattr("rdflib.plugins.sparql.evaluate.urlopen", lambda *_: pytest.fail("asked"))
    answer = copy.deepcopy(ANSWER)
    answer["sparql"] = "SELECT * { OPTIONAL { SERVICE SILENT <http://192.0.2.1/> { ?claim ?p ?sentence } } }"
    assert any("it asks another machine" in problem for problem in verify(answer, graph))


HOSTILE = {
    "a product of everything with everything": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "words that double": "SELECT * { BIND('aaaa' AS ?a0) " + " ".join(f"BIND(CONCAT(?a{n},?a{n}) AS ?a{n + 1})" for n in range(45)) + "}",
    "a pattern that never ends": "SELECT * { BIND('" + "a" * 60 + "!' AS ?x) FILTER(REGEX(?x, '^(a+)+$')) }",
    "groups in groups": "SELECT * { " + "{" * 3000 + "}" * 3000 + " }",
    "a query of a million letters": "SELECT * { } #" + "x" * 1_000_000,
    "a file of this machine": "SELECT * FROM <file:///etc/hostname> { ?claim ?p ?sentence }",
    "a named file of this machine": "SELECT * FROM NAMED <file:///etc/hostname> { GRAPH ?g { ?claim ?p ?sentence } }",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_is_ended(name: str, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a query does, the check comes to an end within its bounds and says that the answer does not hold."""
    monkeypatch.setattr("kg.verify.SECONDS", 0.5)
    monkeypatch.setattr("kg.verify.MEMORY", 256 << 20)
    assert any("ended" in problem or "cannot be run" in problem for problem in verify({**ANSWER, "sparql": HOSTILE[name]}, graph))


class Slow:
    """Takes long to go away; says how that ended."""

    def __init__(self, seconds: float, ended: list[str]) -> None:
        self.until, self.ended = time.process_time() + seconds, ended

    def __del__(self) -> None:
        try:
            while time.process_time() < self.until:
                pass
        except OutOfBounds:
            self.ended.append("by the bound")
            raise
        raise KeyError("of its own")


def _go_on(ended: list[str]) -> None:
    """Have something go away slowly, then go on for ever where that was ended."""
    Slow(60, ended)
    while ended:
        pass


def test_an_end_that_cannot_be_told_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the bound is met while an object goes away, which can raise nothing, the check is ended after it and no error is shown."""
    told, ended = list[object](), list[str]()
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with pytest.raises(OutOfBounds), bounded(0.1, 1 << 30):
        _go_on(ended)
    assert ended == ["by the bound"]
    assert not told


def test_other_errors_that_cannot_be_raised_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the bounds, and after them, every other error of an object that goes away is told as ever."""
    told = list[str]()
    monkeypatch.setattr(sys, "unraisablehook", lambda one: told.append(one.exc_type.__name__))
    before = sys.unraisablehook
    with bounded(60, 1 << 30):
        Slow(0, [])
    assert told == ["KeyError"]
    assert sys.unraisablehook is before


OTHERS = (
    "What is the response of the Northern Pact to Norland sending rockets to Ostia?",
    "What is the response of the Trade Ring to Sudria sending rockets to Ostia?",
    "What is the response of the Northern Pact to Zembla sending rockets to Zembla?",
    "Who condemned Sudria?",
)


@pytest.mark.parametrize("question", OTHERS)
def test_the_answer_to_another_question_is_found(question: str, graph: Path) -> None:
    """An answer that stands under a question about others, or of another kind, is refused."""
    assert verify({**ANSWER, "question": question}, graph), question


def _leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*path, key))
    else:
        yield path


def _other(value: object) -> object:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value} x"
    return "x"


# the coverage's counts are of sentences that the answer does not list; a word more in a question can be just another way to put it
FREE = {("question",), ("coverage",)}
FIELDS = [path for path in _leaves(ANSWER) if path[:1] not in FREE]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(FIELDS))
def test_every_field_is_looked_at(graph: Path, path: tuple[str | int, ...]) -> None:
    """Whichever value of an answer is another one, it is found; `FREE` says where that is too much to ask."""
    answer = copy.deepcopy(ANSWER)
    inner: Any = answer
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = _other(inner[path[-1]])
    assert verify(answer, graph), path


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_no_word_can_be_dropped_or_doubled(graph: Path, data: st.DataObject) -> None:
    """Whichever word of an answer sentence is dropped or said twice, it is found."""
    answer = copy.deepcopy(ANSWER)
    part = data.draw(st.sampled_from(["summary", "related"]))
    statement = data.draw(st.sampled_from(answer[part]))
    words = statement["text"].split(" ")
    place = data.draw(st.integers(0, len(words) - 1))
    words[place : place + 1] = data.draw(st.sampled_from([[], [words[place]] * 2]))
    statement["text"] = " ".join(words)
    if not _only_a_note_left(statement["text"], answer, statement):
        assert verify(answer, graph)


def _only_a_note_left(text: str, answer: Json, statement: Json) -> bool:
    """Whether the words are still the cited sentence: nothing but a bracketed note went."""
    return any(text == one["quote"] for one in answer["citations"] if one["n"] in statement["citations"])


def test_the_check_is_independent_of_ask() -> None:
    """Nothing of kg.ask, no store and no reader is loaded by it; Oxigraph only parses the file, and rdflib runs the query."""
    script = "import sys, kg.verify; print([m for m in sys.modules if m.startswith(('kg.ask', 'kg.store', 'kg.extract', 'spacy'))])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("ending", ["ttl", "trig", "nt", "rdf"])
def test_a_graph_that_is_none_is_an_error(tmp_path: Path, ending: str) -> None:
    """A file that is no RDF is reported with its name."""
    path = tmp_path / f"broken.{ending}"
    path.write_text("this is { no graph", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"broken\.{ending}"):
        verify(ANSWER, path)


def test_a_relation_may_name_whom_the_question_names() -> None:
    """An alliance that was asked about need not be named in the graph, whose members speak for it; one that nobody names is none."""
    member = "spoke for Norland, a member of the {}"
    graph = Graph()
    graph.add((URIRef("urn:norland"), URIRef(RDFS + "label"), Literal("Norland", lang="en")))
    statement = {"text": "", "citations": [1], "kind": "said", "relation": member.format("G7")}
    seen = {"sentences_cited": 0, "sentences_naming_the_entities": 0, "missing": [], "unused": [], "dropped": 0}
    answer = {
        "question": "How has the G7 responded?",
        "answered": True,
        "summary": [],
        "related": [statement],
        "citations": [],
        "coverage": seen,
    }
    assert not list(fields.problems(answer, graph))
    wrong = {**answer, "related": [{**statement, "relation": member.format("G9")}]}
    assert list(fields.problems(wrong, graph))
