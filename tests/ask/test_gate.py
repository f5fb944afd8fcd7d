"""What a sentence must have to be shown for a question that nothing else answers, and the answers that come of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask import ask, gate, gated
from kg.ask import question as questions
from kg.ask.families import load as families
from kg.ask.gate import Gate
from kg.ask.gated import NOTE
from kg.ask.looking import Looking
from kg.ask.render import to_json
from kg.ask.topics import Candidate
from kg.ask.vocabulary import Names
from kg.errors import DataError
from kg.export import export
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.sentences import Line
from kg.shape import quads
from kg.store import Store, open_store
from kg.verify import verify_in
from kg.verify.reading import read

TEXTS = (
    "The harbour bill was introduced by the independent deputy Solveig Brandt of Norway, who smiled when it was passed. "
    "Fifty-one deputies voted for the harbour bill and 40 voted against it. The weather in Bergen was mild.",
    "The last time a whale was seen in the fjord of Narvik was in 1972, said the biologist Erik Dahl. Fishermen were glad.",
    "After a magnitude 6.4 earthquake rocked Tromso late Monday, people left the coast. Knut Lund, the mayor of Hammerfest, came in second "
    "in Finnmark with 24.4% of the vote. The ferry Polaris was greeted by some 400 guests, including Jens Moe, at the new harbour of Bodo.",
)


def _candidate(signs: dict[str, float], name: str = "one") -> Candidate:
    return Candidate(Line(name, "article", 1, "words", True), "", (), (), signs)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of invented articles."""
    with open_store(":memory:") as made:
        for text in TEXTS:
            article = make_article(text, published=dt.date(2024, 3, 12), publisher="Courier")
            [extraction] = reader.extract([article])
            assert isinstance(extraction, Extraction)
            made.add(article.iri, quads(extraction))
        yield made


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=8))
def test_one_answers_or_none(values: list[float]) -> None:
    """The chances of the sentences and of none come to 1, and what has more of a good sign has the better chance."""
    chances = Gate({"good": 2.0}, -1.0, {}, 0.4).likelihoods([_candidate({"good": value}) for value in values])
    assert 0 < sum(chances) < 1 + 1e-9
    assert np.argmax(chances) == np.argmax(values) or chances[int(np.argmax(values))] == max(chances)


def test_who_gets_through() -> None:
    """The likeliest where it is likely enough for what is asked for, another beside it by its own bound; nothing where no bound is told."""
    some = [_candidate({"good": value}, str(value)) for value in (1.0, 0.9, 0.0)]
    gate_ = Gate({"good": 9.0}, 0.0, {"who": 0.6, "day": 0.9}, 0.2)
    assert [one.iri for one in gate_.through(some, "who")] == ["1.0", "0.9"]
    assert gate_.through(some, "day") == gate_.through(some, "place") == gate_.through([], "who") == []


def test_every_weight_is_of_a_sign(store: Store, reader: Reader) -> None:
    """The file has weights for signs that sentences have, and for no others."""
    reading = questions.read("Who introduced the harbour bill?", reader)
    names = Names(store)
    found = Looking(store, families(), names.known(reading), names).candidates()
    assert found
    assert set(gate.load().weights) <= set(found[0].signs)


def test_a_broken_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file without its numbers is an error that names it."""
    (tmp_path / "bearing.toml").write_text("[weights]\n", encoding="utf-8")
    monkeypatch.setattr(gate, "data_path", lambda *parts: tmp_path / parts[-1])
    gate.load.cache_clear()
    try:
        with pytest.raises(DataError, match=r"bearing\.toml"):
            gate.load()
    finally:
        gate.load.cache_clear()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who introduced the harbour bill?", "Solveig Brandt"),
        ("How many deputies voted for the harbour bill?", "Fifty-one"),
        ("When was the last time a whale was seen in Narvik?", "1972"),
        ("Who introduced the railway bill?", None),
        ("How strong was the earthquake in Bodo?", None),
        ("How many deputies resigned?", None),
        ("When did Erik Dahl visit Iceland?", None),
    ],
)
def test_the_likely_sentence_is_shown(store: Store, reader: Reader, question: str, words: str | None) -> None:
    """A sentence that says what is asked is found whatever the lexicon makes of it; for what no sentence says there is no answer."""
    answer = ask(store, question, reader)
    assert answer.answered is (words is not None), [citation.quote for citation in answer.citations]
    assert words is None or any(words in citation.quote for citation in answer.citations)


def test_it_says_how_it_was_found_and_verifies(store: Store, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such an answer is marked as what it is, and the second program accepts it from the exported graph."""
    known = gate.load()
    monkeypatch.setattr(gated, "gate", lambda: replace(known, least={"number": 0.5}))
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    graph = read(tmp_path / "graph.ttl")
    answer = ask(store, "How strong was the earthquake in Tromso?", reader)
    assert "6.4" in answer.citations[0].quote
    assert NOTE in answer.coverage.missing
    assert not list(verify_in(json.loads(json.dumps(to_json(answer))), graph))
