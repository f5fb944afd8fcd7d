"""Sentences that bear on every part of a question, in their own words or in those before them."""

from __future__ import annotations

import pytest

from kg.ask.families import load, matches
from kg.ask.passages import HERE, LEAD, NEAR, Part, passages, place


def at(begin: int, article: str = "a") -> str:
    return f"https://example.org/{article}#offset_{begin}_{begin + 90}"


def test_where_a_part_stands() -> None:
    """In the sentence, shortly before it, in the lead of its article, or nowhere: not after it, not in another article."""
    part = Part(frozenset({at(1000)}))
    assert part.held(at(1000)) == HERE
    assert part.held(at(1200)) == NEAR
    assert part.held(at(900)) == 0
    assert part.held(at(1800)) == 0
    assert part.held(at(1200, "b")) == 0
    assert Part(frozenset({at(0)})).held(at(3000)) == LEAD


def test_a_sentence_bears_on_all_parts() -> None:
    """Who acts must stand in the sentence; the matter may stand just before it; where it stands nowhere there is no passage."""
    actor = Part(frozenset({at(300), at(5000)}), needed=True)
    matter = Part(frozenset({at(200)}))
    assert passages([actor, matter], lambda _: (), 0.5) == [at(300)]
    assert passages([actor, Part(frozenset({at(200, "b")}))], lambda _: (), 0.5) == []


def test_an_act_in_other_words() -> None:
    """A sentence without the word for the act is one where it has a claim on that kind of act, and only there."""
    parts = [Part(frozenset({at(300), at(400)})), Part(frozenset({at(300, "b")}), act=True)]
    assert passages(parts, lambda some: {one for one in some if one == at(400)}, 0.5) == [at(400)]


def test_what_stands_in_the_sentence_comes_first() -> None:
    """A sentence that holds all of the question leaves out those that only follow such a one."""
    names, matter = Part(frozenset({at(300), at(600)})), Part(frozenset({at(300)}))
    assert passages([names, matter], lambda _: (), 0.5) == [at(300)]


def test_words_that_hold_nothing_of_the_matter() -> None:
    """Where words are asked for, a sentence without the matter must have it shortly before it, or take it up ("the move")."""
    actor = Part(frozenset({at(900)}), needed=True)
    parts = [actor, Part(frozenset({at(100)})), Part(frozenset({at(800)}))]
    assert passages(parts, lambda _: (), 0.0, lambda _: False, near=True) == []
    assert passages(parts, lambda _: (), 0.0, lambda one: one == at(900), near=True) == [at(900)]
    close = [actor, Part(frozenset({at(700), at(800)})), Part(frozenset({at(800)}))]
    assert passages(close, lambda _: (), 0.0, lambda _: False, near=True) == [at(900)]
    scattered = [actor, Part(frozenset({at(700)})), Part(frozenset({at(800)}))]
    assert passages(scattered, lambda _: (), 0.0, lambda _: False, near=True) == []


def test_the_place_of_a_sentence() -> None:
    """Its article and its first character, from its IRI."""
    assert place(at(12)) == ("https://example.org/a", 12)


@pytest.mark.parametrize(
    ("word", "other"), [("agreements", "deal"), ("received", "receipt"), ("denied", "deny"), ("transferred", "delivery")]
)
def test_words_for_the_same(word: str, other: str) -> None:
    """Any regular form of a word finds those that news uses for the same thing, and itself."""
    assert {word, other} <= set(load().alike(word))


@pytest.mark.parametrize(
    ("question", "family"),
    [
        ("What did Rice demand of China and Japan?", "whom"),
        ("What has NATO promised Ukraine?", "promised"),
        ("What did Rock say about the reform plan?", "say"),
        ("Hook on the arrest warrants", "say"),
        ("How did Lavrov describe the agreement?", "say"),
        ("According to Kirby, what has Iran sent?", "say"),
        ("Has Russia confirmed that it received missiles?", "did-say"),
        ("Is there any evidence that Iran trained soldiers?", "did"),
        ("Has Iran's position on drones changed?", "changed"),
        ("What did Iran promise but not do?", "not-done"),
        ("How many countries voted for the resolution?", "how-many"),
        ("How was the offer received by the Kremlin?", "response"),
        ("What do Iran and Ukraine disagree about?", "denied-of"),
        ("Iran and Russia: chronology", "timeline"),
        ("Who objected to the statement on Iran?", "who"),
        ("Which companies were sanctioned by the EU?", "whom-by"),
    ],
)
def test_a_question_is_taken_for_its_kind(question: str, family: str) -> None:
    """Each way of asking is read as the kind of question that it is."""
    assert next(matches(load(), question)).family.name == family
