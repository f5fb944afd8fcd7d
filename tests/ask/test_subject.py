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
