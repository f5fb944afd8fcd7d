"""What somebody says in an article on the very matter."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from said import add

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify

TEXT = (
    "Norway closed its oil pipeline on Monday after a leak. The pipeline had been opened two years before. "
    "Energy Minister Eva Lindholm said that the oil pipeline was old. Reporters met her in the port. "
    "“It will not be opened again this year,” Lindholm said. “Belgium will soon join the exercise,” Lindholm added."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, title="Norway closes oil pipeline", published=dt.date(2022, 11, 3), publisher="Courier")
        yield made


def test_words_that_do_not_name_the_matter_again(store: Store, reader: Reader, tmp_path: Path) -> None:
    """They are told where the article is on the matter and they name nobody new, and the answer can be checked."""
    answer = ask(store, "What did Eva Lindholm say about the oil pipeline?", reader)
    quotes = [citation.quote for citation in answer.citations]
    assert any("was old" in quote for quote in quotes)
    assert any("this year" in quote for quote in quotes)
    assert not any("Belgium" in quote for quote in quotes)
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert verify(json.loads(json.dumps(to_json(answer))), tmp_path / "graph.ttl") == []


def test_another_matter(store: Store, reader: Reader) -> None:
    """What an article is not on, its speakers are not told to have spoken of."""
    assert not ask(store, "What did Eva Lindholm say about the election?", reader).answered


ATTACK = (
    "Two bombs exploded at a market in Mombasa on Thursday, killing 14 people, police said. "
    "President Ruto visited the wounded. The hospital is the largest on the coast, and the road to it was closed for an hour by police "
    "with dogs, who let only ambulances pass on their way to the wards, where doctors had been called from their homes in the night. "
    "Danish Interior Minister Eva Lindholm said troops would guard the wards. “We will not forget those who died there,” Lindholm said. "
    "Norwegian Foreign Ministry spokesman Jonas Berg called the attack cowardly. "
    "The envoy Rolf Dahl had said in May that trade was growing."
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How did Eva Lindholm respond to the bombings in Mombasa?", ["would guard the wards", "not forget"]),
        ("How did Eva Lindholm respond to the bombings in Nairobi?", []),
        ("How did Jonas Berg respond to the election in Mombasa?", []),
        ("How did Rolf Dahl respond to the bombings in Mombasa?", []),
        ("What was Sweden's reaction to the bombings in Mombasa?", []),
        ("How did Eva Lindholm respond to the talks in Mombasa?", []),
    ],
)
def test_a_response_in_an_article_that_begins_with_what_happened(reader: Reader, tmp_path: Path, question: str, words: list[str]) -> None:
    """Whoever speaks anywhere in it responds to that, however the article calls it; not to something else."""
    with open_store(":memory:") as made:
        add(made, reader, ATTACK, title="Bombs kill 14 at market in Mombasa", published=dt.date(2023, 2, 10), publisher="Courier")
        answer = ask(made, question, reader)
        export(made, tmp_path / "graph.ttl", "turtle", with_text=True)
    quotes = [citation.quote for citation in answer.citations] if answer.answered else []
    assert len(quotes) == len(words)
    assert all(any(word in quote for quote in quotes) for word in words)
    assert verify(json.loads(json.dumps(to_json(answer))), tmp_path / "graph.ttl") == []
