"""The question that the project starts from, over the passages it was first answered from; real reader, real text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.answers import Answer
from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader, build
from kg.store import MEMORY, Store, open_store
from kg.verify import verify

NATO = "What is the response of NATO to Iran sending missiles to Russia?"
US = "What is the response of the United States to Iran sending missiles to Russia?"
# what the reference answer holds, each fact by words of the sentence that says it
FACTS = (
    "condemned any Iranian coordination",
    "waste our time",
    "taken aim at Iran's UAV",
    '"vigorously" enforce',
    "approximately 1,000 additional weapons",
)
HEDGES = {
    "approximately 1,000": "preparing to send",
    "waste our time": "Rob Malley said",
    "taken aim": "Price",
    "vigorously": "The spokesperson",
}


@pytest.fixture(scope="module")
def seeds(shared: Path, reader: Reader) -> Store:
    store = open_store(MEMORY)
    build(store, [shared / "corpora" / "seeds"], reader)
    return store


def texts(answer: Answer) -> list[str]:
    return [one.text for one in (*answer.summary, *answer.related)]


def test_nato_answers_for_itself(seeds: Store, reader: Reader) -> None:
    """The summary is the secretary general's condemnation and words, by name and nobody else's."""
    answer = ask(seeds, NATO, reader)
    assert "condemned any Iranian coordination" in answer.summary[0].text
    assert all("Stoltenberg" in one.text for one in answer.summary)


def test_all_facts_of_the_reference_are_there_with_their_speakers_and_hedges(seeds: Store, reader: Reader) -> None:
    """Each fact is told once, in the words of a sentence that says it, with who says so and that it is only prepared."""
    told = texts(ask(seeds, NATO, reader))
    for fact in FACTS:
        assert any(fact in text for text in told), fact
    for fact, hedge in HEDGES.items():
        assert all(hedge in text for text in told if fact in text), fact


def test_the_united_states_answer_for_themselves(seeds: Store, reader: Reader) -> None:
    """The refusal, the enforcement of sanctions and the warnings, with their speakers."""
    summary = " ".join(one.text for one in ask(seeds, US, reader).summary)
    for words in ("waste our time", "enforce all sanctions", "warned Iran not to send", "Ned Price", "Kirby", "Blinken"):
        assert words in summary, words


@pytest.mark.parametrize("question", [NATO, US])
def test_every_citation_holds_on_the_exported_graph(question: str, seeds: Store, reader: Reader, tmp_path: Path) -> None:
    """Asked from the store, checked by the independent program on the Turtle export."""
    graph = tmp_path / "graph.ttl"
    export(seeds, graph, "turtle", with_text=True)
    answer = json.loads(json.dumps(to_json(ask(seeds, question, reader))))
    assert answer["citations"]
    assert verify(answer, graph) == []


def test_what_the_seeds_do_not_say_is_not_answered(seeds: Store, reader: Reader) -> None:
    """China says nothing in them, and Brazil did nothing."""
    for question in ("What did China say about Iran?", "Did Brazil sanction Iran?", "What is the response of the African Union to Iran?"):
        assert not ask(seeds, question, reader).answered, question
