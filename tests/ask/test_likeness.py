"""What a question is about may be said in other words, but only its matter, and only where the article is about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import ask
from kg.ask.likeness import Likeness, held, like
from kg.pipeline import Reader, build
from kg.sentences import beginning_like, likest, ranked, search
from kg.store import MEMORY, Store, open_store

BAN = """Dozens of countries sign cluster bomb ban

Dozens of countries signed a ban on cluster bombs in Ostia on Monday. Norland and Vesta boycotted the talks.

These nations will find it hard to use such munitions because of the stigma, analyst Marta Quent said.
"""
FISH = """Fishermen of Ostia protest

Fishermen in Ostia protested on Tuesday against higher prices for fuel. They blocked the harbour for two hours.

The government does not listen, Marta Quent said.
"""


@pytest.fixture
def store(tmp_path: Path, reader: Reader) -> Iterator[Store]:
    for name, text in (("ban", BAN), ("fish", FISH)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_store(tmp_path / "store") as opened:
        build(opened, [tmp_path / "ban.txt", tmp_path / "fish.txt"], reader)
        yield opened


def test_a_word_can_stand_for_another() -> None:
    """Words near in meaning stand for each other; words about something else do not."""
    assert like("troops", "Norland withdrew its soldiers.")
    assert not like("troops", "Norland raised the price of bread.")
    assert held(["ban", "weapons"], "the ban on weapons") == pytest.approx(1, abs=1e-3)
    assert held(["ban"], "") == 0


def test_an_article_is_about_what_it_begins_with(store: Store) -> None:
    """The matter of a question is that of the article that begins with it, and of no other."""
    [ban] = Likeness(store, ("cluster", "munitions", "ban")).articles()
    assert ban in {iri.partition("#")[0] for iri in search(store, ["boycotted"])}
    assert Likeness(store, ()).articles() == frozenset()


def test_sentences_are_ranked_by_words_and_by_likeness(store: Store) -> None:
    """A sentence that has the words comes first; one that says the same in other words comes too."""
    found = ranked(store, ["boycotted"], "Norland and Vesta stayed away from the talks")
    assert found[:1] == search(store, ["boycotted"])
    assert len(found) > 1
    assert found == ranked(store, ["boycotted"], "Norland and Vesta stayed away from the talks")


def test_without_vectors_words_alone_rank(tmp_path: Path, reader: Reader) -> None:
    """A store whose index has no vectors is searched by words alone."""
    (tmp_path / "ban.txt").write_text(BAN, encoding="utf-8")
    with open_store(MEMORY) as store:
        build(store, [tmp_path / "ban.txt"], reader)
        assert likest(store, "munitions", 5) is None
        assert beginning_like(store, "munitions", 0.1) is None
        assert ranked(store, ["boycotted"], "munitions") == search(store, ["boycotted"]) != []
        assert Likeness(store, ("munitions",)).articles() == frozenset()


def test_what_somebody_said_in_an_article_about_the_matter_answers(store: Store, reader: Reader) -> None:
    """Words of the asked speaker in an article about the matter answer, although they call it otherwise; his words elsewhere do not."""
    answer = ask(store, "What did Marta Quent say about the ban on cluster bombs?", reader)
    assert {citation.quote for citation in answer.citations} <= {one for one in BAN.split("\n") if "Quent" in one}


def test_another_matter_is_not_answered(store: Store, reader: Reader) -> None:
    """What is asked about something that no article is about is not answered with what was said about something else."""
    assert not ask(store, "What did Marta Quent say about the presidential election?", reader).answered
