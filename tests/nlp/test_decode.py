"""Trees and names out of scores."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.nlp.decode import TAGS, names, tag_number, tree

SCORES = st.integers(1, 5).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-10, 10, width=16)))


def reaches_root(heads: tuple[int, ...]) -> bool:
    """Whether every word's way up ends at the root."""
    for node in range(1, len(heads) + 1):
        steps = 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@given(SCORES)
def test_tree_is_a_tree(scores: np.ndarray) -> None:
    """Whatever the scores, there is exactly one root and no cycle."""
    heads = tuple(tree(scores).tolist())
    assert heads.count(0) == 1
    assert reaches_root(heads)


def crosses(heads: tuple[int, ...]) -> bool:
    """Whether two arcs cross, that from the root included."""
    arcs = [(min(h, d), max(h, d)) for d, h in enumerate(heads, 1)]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


@given(SCORES)
def test_tree_of_few_words_is_the_best_that_does_not_cross(scores: np.ndarray) -> None:
    """No other tree with one root and without crossing arcs scores higher."""
    size = len(scores)
    heads = tuple(tree(scores).tolist())
    assert not crosses(heads)
    every = (hs for hs in itertools.product(range(size + 1), repeat=size) if hs.count(0) == 1 and reaches_root(hs) and not crosses(hs))
    best = max(sum(float(scores[i, h]) for i, h in enumerate(hs)) for hs in every)
    assert sum(float(scores[i, h]) for i, h in enumerate(heads)) >= best - 1e-3


@given(st.integers(1, 6).flatmap(lambda n: arrays(np.float32, (n, len(TAGS)), elements=st.floats(-5, 5, width=16))))
def test_names_never_overlap(scores: np.ndarray) -> None:
    """Names lie inside the sentence, in order, each with at least one word."""
    found = names(scores)
    edges = [edge for start, end, _ in found for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(scores) for start, end, _ in found)


def test_names_follow_the_best_tags() -> None:
    """A beginning and an end are one name; a single word is another."""
    scores = np.zeros((4, len(TAGS)), dtype=np.float32)
    for i, tag in enumerate((tag_number("B", "PERSON"), tag_number("E", "PERSON"), 0, tag_number("S", "GPE"))):
        scores[i, tag] = 3
    assert names(scores) == [(0, 2, "PERSON"), (3, 4, "GPE")]


def test_broken_names_are_mended() -> None:
    """A name that begins and never ends is not let through as it is."""
    scores = np.zeros((2, len(TAGS)), dtype=np.float32)
    scores[0, tag_number("B", "ORG")] = 3
    scores[1, tag_number("E", "PERSON")] = 2
    scores[1, tag_number("E", "ORG")] = 1
    assert names(scores) == [(0, 2, "ORG")]


def test_no_words_no_names() -> None:
    """An empty run has no names."""
    assert names(np.zeros((0, len(TAGS)), dtype=np.float32)) == []
