"""Answers to the example articles, each made wrong in one way: the check finds every one, and refuses none that is as it was."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

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
)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def asked(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Json], Path]:
    """The answers as they come back from JSON, and the export that they are checked with."""
    path, store = tmp_path_factory.mktemp("graph") / "graph.nt", open_store(MEMORY)
    build(store, [EXAMPLES], reader)
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
    assert all(answer["answered"] for answer in answers)
    assert [problem for answer in answers for problem in verify(answer, graph)] == []


@pytest.mark.parametrize("name", TAMPERINGS)
def test_every_tampering_is_found(name: str, asked: tuple[list[Json], Path]) -> None:
    """An answer that was changed in this way is refused."""
    answers, graph = asked
    changed = next(_changed(answers, TAMPERINGS[name]), None)
    assert changed is not None, "no answer has anything that could be changed so"
    assert verify(changed, graph) != []
