"""Chains from chances: what joins, and what never does."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.chains import Said, chains, name_words, probabilities

HE, SHE, NOUN = Said("he"), Said("she"), Said("")


def made(said: list[Said], chances: dict[tuple[int, int], float], least: float = 0.5) -> list[list[int]]:
    """Members of the chains, given the chance of each (later, earlier) pair."""
    pairs = sorted(chances)
    later, earlier = (np.array([p[n] for p in pairs], dtype=np.int64) for n in (0, 1))
    found, _ = chains(np.array([chances[p] for p in pairs]), later, earlier, said, [least] * len(said))
    return sorted(sorted(chain.members) for chain in found)


def test_chances_of_the_members_add_up() -> None:
    """A word joins a chain when its members together are likely enough, though none of them is alone."""
    assert made([NOUN] * 3, {(1, 0): 0.9, (2, 0): 0.3, (2, 1): 0.3}) == [[0, 1, 2]]
    assert made([NOUN] * 3, {(1, 0): 0.1, (2, 0): 0.3, (2, 1): 0.3}) == []


def test_he_is_never_she() -> None:
    """One chain never has "he" and "she", however likely the network finds it."""
    assert made([NOUN, HE, SHE], {(1, 0): 0.9, (2, 0): 0.5, (2, 1): 0.5}) == [[0, 1]]


def test_two_persons_of_different_names_are_two() -> None:
    """Names of persons join only where one is part of the other, titles apart."""
    thomas, manju, sam = (Said("", name_words(name.split())) for name in ("Thomas Sam", "Manju Sam", "Mr. Sam"))
    assert made([thomas, manju], {(1, 0): 0.99}) == []
    assert made([thomas, sam], {(1, 0): 0.99}) == [[0, 1]]
    assert made([thomas, HE, manju], {(1, 0): 0.99, (2, 1): 0.99}) == [[0, 1]]


def test_the_next_best_is_taken_where_the_best_cannot_be() -> None:
    """What contradicts the likeliest chain may still join the next, if that is likely enough."""
    assert made([HE, SHE, HE], {(2, 1): 0.6, (2, 0): 0.4}, 0.4) == [[0, 2]]
    assert made([HE, SHE, HE], {(2, 1): 0.6, (2, 0): 0.3}, 0.4) == []


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=8), st.floats(-30, 30))
def test_chances_of_a_word_are_at_most_one(scores: list[float], alone: float) -> None:
    """What one word can refer to excludes each other: the chances add up to less than one."""
    found = probabilities(np.array(scores, np.float32), np.array([0.0, alone], np.float32), np.ones(len(scores), np.int64))
    assert (found >= 0).all()
    assert found.sum() <= 1 + 1e-6
