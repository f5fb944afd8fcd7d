"""What is wrong with a citation by itself: its context and its link."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph

from kg.verify.attested import problems

BEFORE, QUOTE = "Nobody was hurt.", "The well-known harbour of Ostia was closed & guarded."
URL = "https://courier.example/harbour"
CITATION: dict[str, Any] = {
    "sentence": "https://example.org/s", "article": "https://example.org/a", "claim": "https://example.org/c", "quote": QUOTE,
    "start": 17, "end": 17 + len(QUOTE), "context": {"start": 0, "end": 17 + len(QUOTE), "text": f"{BEFORE} {QUOTE}"}, "url": URL,
}  # fmt: skip


def found(**more: object) -> set[str]:
    """What is said of its context and its link."""
    said = problems({**CITATION, "link": f"{URL}#:~:text=The,guarded.", **more}, Graph())
    return {problem for problem in said if problem.startswith(("the link", "the context", "the quote does", "a link"))}


@pytest.mark.parametrize("words", ["The,guarded.", "The%20well%2Dknown%20harbour,guarded.", "The%20well%2Dknown,closed%20%26%20guarded."])
def test_a_link_to_the_first_and_last_words_is_right(words: str) -> None:
    """Signs that mean something in a text fragment are written otherwise."""
    assert found(link=f"{URL}#:~:text={words}") == set()


@pytest.mark.parametrize("words", ["The%20well-known,guarded.", "The,closed%20&%20guarded.", "The,harbour,guarded."])
def test_a_link_whose_signs_mean_something_else_is_wrong(words: str) -> None:
    """A hyphen sets off what stands before the words, an ampersand ends them, a third part is none of them."""
    assert found(link=f"{URL}#:~:text={words}") == {"the link is not the address with a text fragment"}


def test_a_quote_stands_at_its_place_in_the_context() -> None:
    """Its offsets are those of the article, whatever else the context holds."""
    assert found(start=16) == {"the quote does not stand at its place in the context"}
    assert found(context={"start": 1, "end": 18 + len(QUOTE), "text": f"{BEFORE} {QUOTE}"}) == {
        "the quote does not stand at its place in the context"
    }
    assert found(context={"start": 0, "end": 9, "text": f"{BEFORE} {QUOTE}"}) == {"the context has no offsets that fit its text"}
