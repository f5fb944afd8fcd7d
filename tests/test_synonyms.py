"""The words that questions are also said by."""

from __future__ import annotations

import pytest

from kg.lexicon.synonyms import load


def test_a_word_says_itself() -> None:
    """A word is among those that say it, in whatever form it is asked."""
    known = load()
    assert "arrest" in known.of("arrest")
    assert known.same("arrested")[0] == "arrested"


@pytest.mark.parametrize(("word", "said"), [("missiles", "rocket"), ("arrested", "detain"), ("shoot", "shot"), ("attacked", "bomb")])
def test_other_words_say_it_in_any_form(word: str, said: str) -> None:
    """Sets, narrower words and irregular forms are found from any regular form."""
    assert said in load().same(word)


def test_narrower_words_do_not_say_back() -> None:
    """What is narrower says the wider word, never the other way round."""
    known = load()
    assert "behead" in known.of("kill")
    assert "kill" not in known.of("behead")


def test_nothing_says_a_word_and_its_contrary() -> None:
    """No word that says that something is so says that it is not."""
    known = load()
    assert {word: both for word, others in known.contrary.items() if (both := known.of(word) & set(others))} == {}
