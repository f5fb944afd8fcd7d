"""Answers to the example articles, each made wrong in one way: the check finds every one, and refuses none that is as it was."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from said import add

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader, build
from kg.store import MEMORY, open_store
from kg.verify import verify

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
QUESTIONS = (
    "What did Stoltenberg say about Iran?",
    "Has Iran sent drones to Russia?",
    "Who condemned Iran?",
    "How many drones has Iran provided to Russia?",
    "What is the response of NATO to Iran sending missiles to Russia?",
    "What did Stoltenberg say about Iran in November 2022?",
    "Who welcomed the raid on Ostia?",
    "What did Ada Lind say about Sudria?",
)
BRIEFING = (
    "“The raid by Sudria was a crime,” government adviser Ada Lind told reporters in Ostia. "
    "“There will be swift consequences for Sudria, and we may close all 12 ports.”"
)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def asked(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Json], Path]:
    """The answers as they come back from JSON, and the export that they are checked with."""
    path, store = tmp_path_factory.mktemp("graph") / "graph.nt", open_store(MEMORY)
    build(store, [EXAMPLES], reader)
    add(store, reader, BRIEFING, published=dt.date(2022, 11, 2), publisher="Courier")
    export(store, path, "ntriples", with_text=True)
    return [json.loads(json.dumps(to_json(ask(store, question, reader)))) for question in QUESTIONS], path


def _told(pattern: str, words: str) -> Callable[[Json], None]:
    """A change in the first answer sentence that has such words."""

    def change(answer: Json) -> None:
        for statement in (*answer["summary"], *answer["related"]):
            changed = re.sub(pattern, words, statement["text"], count=1)
            if changed != statement["text"]:
                statement["text"] = changed
                return

    return change


def _cited(field: str, value: object) -> Callable[[Json], None]:
    def change(answer: Json) -> None:
        answer["citations"][0][field] = value

    return change


def _word_of_quote(answer: Json) -> None:
    words = answer["citations"][0]["quote"].split()
    words[len(words) // 2] = "entirely"
    answer["citations"][0]["quote"] = " ".join(words)


def _swap(answer: Json) -> None:
    said = [one for one in answer["summary"] if one["kind"] in ("said", "quotation")]
    if len(said) > 1:
        said[0]["citations"], said[1]["citations"] = said[1]["citations"], said[0]["citations"]


def _drop_number(answer: Json) -> None:
    answer["summary"][0]["citations"].pop(0)


def _drop_citation(answer: Json) -> None:
    answer["citations"].pop()


def _verdict(answer: Json) -> None:
    if answer["verdict"]:
        answer["verdict"] = "planned"


def _relation(answer: Json) -> None:
    """Something related that contradicts nothing is said to."""
    contradicts = "contradicts what is said before"
    found = next((one for one in answer["related"] if one["relation"] != contradicts), None)
    if found is not None:
        found["relation"] = contradicts


def _dissent(answer: Json) -> None:
    """What contradicts the answer is said to be something else."""
    found = next((one for one in answer["related"] if one["relation"] == "contradicts what is said before"), None)
    if found is not None:
        found["relation"] = "the matter asked about"


def _every(pattern: str, words: str) -> Callable[[Json], None]:
    """A change in every answer sentence that has such words."""

    def change(answer: Json) -> None:
        for statement in (*answer["summary"], *answer["related"]):
            statement["text"] = re.sub(pattern, words, statement["text"], count=1)

    return change


def _two_names(answer: Json) -> None:
    """The first two names of a sentence change places: the speaker and the one he speaks to or of."""
    for statement in (*answer["summary"], *answer["related"]):
        names = list(dict.fromkeys(re.findall(r"\b[A-Z][a-z]{3,}\b", statement["text"])))[:2]
        if len(names) > 1:
            other = dict(zip(names, reversed(names), strict=True))
            words: list[str] = re.findall(r"\w+|\W+", statement["text"])
            statement["text"] = "".join(other.get(word, word) for word in words)
            return


def _cut(answer: Json) -> None:
    """A quote, its end and what is said lose the last word together."""
    for statement in (one for one in answer["summary"] if one["kind"] in ("said", "quotation")):
        citation = next(one for one in answer["citations"] if one["n"] == statement["citations"][0])
        words = citation["quote"].rpartition(" ")[0]
        statement["text"] = statement["text"].replace(citation["quote"], words)
        citation["end"] -= len(citation["quote"]) - len(words)
        citation["quote"] = words
        return


def _without_dissent(answer: Json) -> None:
    """What contradicts the answer is left out, with its citations, and the others are numbered anew."""
    against = [one for one in answer["related"] if one["relation"] == "contradicts what is said before"]
    gone = {n for one in against for n in one["citations"]}
    answer["related"] = [one for one in answer["related"] if one not in against]
    answer["citations"] = [one for one in answer["citations"] if one["n"] not in gone]
    numbers = {one["n"]: place for place, one in enumerate(answer["citations"], start=1)}
    for one in answer["citations"]:
        one["n"] = numbers[one["n"]]
    for told in (*answer["summary"], *answer["related"]):
        told["citations"] = [numbers[n] for n in told["citations"]]
    answer["coverage"]["sentences_cited"] -= len(gone)


def _without_verdict(answer: Json) -> None:
    answer["verdict"] = None
    answer["summary"] = [one for one in answer["summary"] if one["kind"] != "verdict"]


def _origins(by: int) -> Callable[[Json], None]:
    def change(answer: Json) -> None:
        for citation in answer["citations"]:
            if citation["origins"] + by > 0:
                citation["origins"] += by
                return

    return change


def _missing(pattern: str, words: str) -> Callable[[Json], None]:
    def change(answer: Json) -> None:
        answer["coverage"]["missing"] = [re.sub(pattern, words, line, count=1) for line in answer["coverage"]["missing"]]

    return change


def _query(pattern: str, words: str) -> Callable[[Json], None]:
    def change(answer: Json) -> None:
        answer["sparql"] = re.sub(pattern, words, answer["sparql"], count=1)

    return change


def _by_way_of(answer: Json) -> None:
    """Somebody is said to have spoken for another member."""
    for one in answer["related"]:
        one["relation"] = re.sub(r"^spoke for the United States,", "spoke for Turkey,", one["relation"])


def _unused(field: str, value: object) -> Callable[[Json], None]:
    def change(answer: Json) -> None:
        if answer["coverage"]["unused"]:
            answer["coverage"]["unused"][0][field] = value

    return change


def _unused_twice(answer: Json) -> None:
    answer["coverage"]["unused"] *= 2


def _dropped(answer: Json) -> None:
    answer["coverage"]["dropped"] += 1


TAMPERINGS: dict[str, Callable[[Json], None]] = {
    "a word of a quote changed": _word_of_quote,
    "two numbers swapped": _swap,
    "a number of a statement removed": _drop_number,
    "a citation removed": _drop_citation,
    "polarity turned": _told(r"\b(denied|not|no)\b", "certainly"),
    "a negation put in": _told(r" (was|is|has|had|would) ", r" \1 not "),
    "an act turned": _told(r"\bcondemned\b", "welcomed"),
    "a hedge dropped": _told(r"\bwas considering ", ""),
    "a figure changed": _told(r"\b(400|eight|dozens|small number)\b", "77"),
    "a name changed": _told(r"Stoltenberg|Kirby|Malley", "Borisov"),
    "a date changed": _told(r"\b\d{1,2} (\w+) 20", r"3 \1 20"),
    "another address": _cited("url", "https://elsewhere.example/"),
    "another link": _cited("link", "https://elsewhere.example/#:~:text=Iran"),
    "another digest": _cited("sha256", "0" * 64),
    "another day": _cited("published", "2020-01-01"),
    "another title": _cited("title", "Another"),
    "more origins": _cited("origins", 9),
    "another verdict": _verdict,
    "said to contradict": _relation,
    "not said to contradict": _dissent,
    "another reason for what is not used": _unused("why", "were not there"),
    "fewer sentences not used than none": _unused("sentences", -1),
    "a reason told twice": _unused_twice,
    "more sentences dropped": _dropped,
    "two names swapped": _two_names,
    "every not dropped": _every(r"\b(?:not|never|no) ", ""),
    "every doubt dropped": _every(r"\b(?:reportedly|allegedly|may|might|could|considering|weighing) ", ""),
    "an adjective put in": _told(r"\b(the|an?) (?=[a-z])", r"\1 unlawful "),
    "plural for singular": _told(r"\b(an?) ([a-z]{4,})\b", r"\1 \2s"),
    "past for planned": _told(r"\bwill (?:be )?(\w+)\b", r"\1ed"),
    "planned for past": _told(r"\b(condemned|said|warned)\b", r"will have \1"),
    "another office": _told(r"(?i)\b(president|prime minister|secretary general|minister|spokesman|adviser)\b", "deputy mayor"),
    "another year": _told(r"\b20(\d)(\d)\b", r"20\g<2>\1"),
    "all for some": _told(r"\b(?:some|several|many|most|dozens of)\b", "all"),
    "a last word cut": _told(r" [\w’'-]+([.!?”\"]*)$", r"\1"),
    "a quote cut everywhere": _cut,
    "words put into quotation marks": _told(r"^([^“”\"]+)$", r"“\1”"),
    "a speaker dropped": _every(r"^Ada Lind: ", ""),
    "another speaker": _every(r"^Ada Lind: ", "Jens Stoltenberg: "),
    "whose report it is dropped": _told(r",? according to [^,.]+", ""),
    "a source's day dropped": _told(r" \(20\d\d-\d\d-\d\d\)", ""),
    "one origin more": _origins(1),
    "one origin less": _origins(-1),
    "a denial left out": _without_dissent,
    "a verdict left out": _without_verdict,
    "more articles looked at": _missing(r"\b\d+ articles", "900 articles"),
    "other days looked at": _missing(r"from \d{4}-\d\d-\d\d", "from 1999-01-01"),
    "a period of the query moved": _query(r'(VALUES \?since \{ ")2022', r"\g<1>2021"),
    "a period of the query left open": _query(r"(VALUES \?until \{)[^}]*\}", r"\1 UNDEF }"),
    "by way of another member": _by_way_of,
}


def _changed(answers: list[Json], change: Callable[[Json], None]) -> Iterator[Json]:
    for answer in answers:
        other = copy.deepcopy(answer)
        change(other)
        if other != answer:
            yield other


def test_no_answer_as_it_was_is_refused(asked: tuple[list[Json], Path]) -> None:
    """What ask gives to real articles passes the check."""
    answers, graph = asked
    assert [answer["question"] for answer in answers if not answer["answered"]] == ["Who welcomed the raid on Ostia?"]
    assert [problem for answer in answers for problem in verify(answer, graph)] == []


@pytest.mark.parametrize("name", TAMPERINGS)
def test_every_tampering_is_found(name: str, asked: tuple[list[Json], Path]) -> None:
    """An answer that was changed in this way is refused."""
    answers, graph = asked
    changed = next(_changed(answers, TAMPERINGS[name]), None)
    assert changed is not None, "no answer has anything that could be changed so"
    assert verify(changed, graph) != []
