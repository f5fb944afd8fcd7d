"""The question set of the benchmark: its data, and how an answer is judged by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import questions
from kg.answers import Answer, AnswerStatement, Citation, Coverage
from kg.model import Article
from kg.read import read_source

SET = questions.load()
UNSEEN = questions.load(questions.UNSEEN)
THIRD = questions.load(questions.THIRD)
FOURTH = questions.load(questions.FOURTH)
FIFTH = questions.load(questions.FIFTH)
SIXTH = questions.load(questions.SIXTH)
SEVENTH = questions.load(questions.SEVENTH)
EIGHTH = questions.load(questions.EIGHTH)


def test_the_set_is_large_and_leaves_enough_unanswerable() -> None:
    """At least 150 questions, 45 of them about what the texts do not hold, each one asked once of a store."""
    assert len(SET) >= 150
    assert sum(one.get("not_in_graph", False) for one in SET) >= 45
    assert len({(one["store"], one["question"]) for one in SET}) == len(SET)


@pytest.mark.parametrize("one", SET, ids=lambda one: one["question"])
def test_a_question_has_an_answer_or_none(one: dict[str, object]) -> None:
    """Every question says which sentences answer it, or that none does, and is held out exactly when its digest says so."""
    assert ("facts" in one) is not one.get("not_in_graph", False)
    assert one["held_out"] is questions.is_held_out(str(one["question"]))


def test_most_of_the_unseen_set_is_held_out() -> None:
    """No question of the second set is in the first, it shares no article with it, and two thirds of its errors are never shown."""
    assert all(("facts" in one) is not one.get("not_in_graph", False) for one in UNSEEN)
    assert all(one["held_out"] is not questions.is_held_out(str(one["question"])) for one in UNSEEN)
    assert len({one["question"].casefold() for one in SET + UNSEEN}) == len({one["question"].casefold() for one in SET}) + len(UNSEEN)
    first, second = ({span[0] for one in part for span in questions.spans(one)} for part in (SET, UNSEEN))
    assert not first & second


def test_the_third_set_is_new() -> None:
    """Every question of the third set has an answer or none, and it shares no article with the others."""
    assert all(("facts" in one) is not one.get("not_in_graph", False) for one in THIRD)
    others, own = ({span[0] for one in part for span in questions.spans(one)} for part in (SET + UNSEEN, THIRD))
    assert own
    assert not others & own


def test_the_fourth_set_is_new() -> None:
    """Every question of the fourth set has an answer or none, and it shares no article with the others."""
    assert all(("facts" in one) is not one.get("not_in_graph", False) for one in FOURTH)
    others, own = ({span[0] for one in part for span in questions.spans(one)} for part in (SET + UNSEEN + THIRD, FOURTH))
    assert own
    assert not others & own


def test_the_fifth_set_is_new() -> None:
    """Every question of the fifth set has an answer or none, and it shares no article with the others."""
    assert all(("facts" in one) is not one.get("not_in_graph", False) for one in FIFTH)
    others, own = ({span[0] for one in part for span in questions.spans(one)} for part in (SET + UNSEEN + THIRD + FOURTH, FIFTH))
    assert own
    assert not others & own


def test_the_sixth_set_is_new() -> None:
    """Every question of the sixth set has an answer or none, a fifth of them none, and it shares no article with the others."""
    assert all(("facts" in one) is not one.get("not_in_graph", False) for one in SIXTH)
    assert 5 * sum(one.get("not_in_graph", False) for one in SIXTH) >= len(SIXTH)
    others, own = ({span[0] for one in part for span in questions.spans(one)} for part in (SET + UNSEEN + THIRD + FOURTH + FIFTH, SIXTH))
    assert own
    assert not others & own


def test_the_seventh_set_is_new() -> None:
    """Every question of the seventh set has an answer or none, a quarter of them none, and it shares no article with the others."""
    assert all(("facts" in one) is not one.get("not_in_graph", False) for one in SEVENTH)
    assert 4 * sum(one.get("not_in_graph", False) for one in SEVENTH) >= len(SEVENTH)
    before = SET + UNSEEN + THIRD + FOURTH + FIFTH + SIXTH
    others, own = ({span[0] for one in part for span in questions.spans(one)} for part in (before, SEVENTH))
    assert own
    assert not others & own


def test_the_eighth_set_is_new() -> None:
    """Every question of the eighth set has an answer or none, a fifth of them none, and it shares no article with the others."""
    assert all(("facts" in one) is not one.get("not_in_graph", False) for one in EIGHTH)
    assert 5 * sum(one.get("not_in_graph", False) for one in EIGHTH) >= len(EIGHTH)
    before = SET + UNSEEN + THIRD + FOURTH + FIFTH + SIXTH + SEVENTH
    others, own = ({span[0] for one in part for span in questions.spans(one)} for part in (before, EIGHTH))
    assert own
    assert not others & own


@pytest.mark.parametrize("store", ["seeds", "examples", *questions.NEWS_STORES])
def test_the_spans_are_of_the_texts(store: str, shared: Path, tmp_path: Path) -> None:
    """Every sentence given lies in an article of the store the question is put to, and has no blank at its ends."""
    own = [one for one in SET + UNSEEN + THIRD + FOURTH + FIFTH + SIXTH + SEVENTH + EIGHTH if one["store"] == store]
    source = questions.sources(store, shared, own, tmp_path)
    texts = {questions.key(article): article.text for article in read_source(source) if isinstance(article, Article)}
    spans = {span for one in own for span in questions.spans(one)}
    assert all(texts[name][start:end].strip() == texts[name][start:end] != "" for name, start, end in spans)


def _citation(n: int, start: int, end: int, digest: str = "d") -> Citation:
    return Citation(n, "claim", f"sentence {n}", "article", "quote", start, end, start, end, "quote", digest)


def _answer(*citations: Citation) -> Answer:
    """An answer of one sentence for each citation."""
    summary = tuple(AnswerStatement("So they say.", (one.n,)) for one in citations)
    return Answer("?", "", bool(summary), summary, (), citations, Coverage(0, 0))


def _span(start: int, end: int) -> dict[str, object]:
    return {"article": "first", "start": start, "end": end}


ASKED = {"facts": [[_span(0, 10)], [_span(20, 30), _span(40, 50)]], "also": [_span(60, 70)], "verdict": ["denied"]}
ARTICLES = {"d": "first", "e": "second"}


def test_a_citation_is_right_at_the_very_sentence() -> None:
    """A sentence is right in its own article and place, one of a fact's is enough, and what may be cited too finds no fact."""
    answer = _answer(_citation(1, 0, 9), _citation(2, 40, 52), _citation(3, 60, 70), _citation(4, 0, 10, "e"), _citation(5, 10, 20))
    one = questions.judge(ASKED, answer, ARTICLES)
    assert (one.right, one.cited, one.found, one.facts, one.supported, one.sentences) == (3, 5, 2, 2, 3, 5)


def test_silence_is_right_only_where_the_texts_are_silent() -> None:
    """An empty answer is a right abstention from what is not in the texts, and finds nothing of what is."""
    silent = [questions.judge({"not_in_graph": True}, _answer(), ARTICLES), questions.judge(ASKED, _answer(), ARTICLES)]
    scores = questions.figures(silent)
    assert (scores["right abstention"], scores["citation recall"], scores["answered, of what can be"]) == (100, 0, 0)


def test_whatever_is_cited_for_what_the_texts_do_not_hold_is_wrong() -> None:
    """An answer to a question that has none counts against precision, support and abstention."""
    scores = questions.figures([questions.judge({"not_in_graph": True}, _answer(_citation(1, 0, 10)), ARTICLES)])
    assert (scores["citation precision"], scores["answer sentences without support"], scores["right abstention"]) == (0, 1, 0)
