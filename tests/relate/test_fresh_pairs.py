"""The fresh pairs of mentions of events: what they are on, and that no earlier set has their articles side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.relating import FILES, FRESH, OPENED, PAIRS

PAIRS_AT_LEAST, ONE_EVENT_AT_LEAST, ARTICLE_PAIRS_AT_LEAST = 150, 60, 40
SIDES = ("one", "other")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def articles(pair: dict[str, Any]) -> frozenset[tuple[str, str]]:
    """The two articles of a pair; one, where both mentions are in the same."""
    return frozenset((pair[side]["file"], pair[side]["id"]) for side in SIDES)


def test_the_pairs_are_across_articles_and_enough_of_both_kinds() -> None:
    """No pair is there twice, and none is within one article."""
    pairs = rows(FRESH)
    places = [frozenset(json.dumps(pair[side], sort_keys=True) for side in SIDES) for pair in pairs]
    assert len(places) == len(set(places)) >= PAIRS_AT_LEAST
    assert sum(pair["same"] for pair in pairs) >= ONE_EVENT_AT_LEAST
    assert all(len(articles(pair)) == len(SIDES) for pair in pairs)
    assert len({articles(pair) for pair in pairs}) >= ARTICLE_PAIRS_AT_LEAST


def test_no_two_articles_were_paired_before() -> None:
    """By ids alone: the labels of the earlier sets are not looked at."""
    before = {articles(pair) for path in (PAIRS, OPENED) for pair in rows(path)}
    assert before
    assert not before & {articles(pair) for pair in rows(FRESH)}


def test_offsets_are_of_whole_words_of_the_record(shared: Path) -> None:
    """An offset that slipped by a character would cut a word."""
    texts = {(name, row["id"]): row["text"] for name in FILES for row in rows(shared / "corpora" / "news" / f"{name}.jsonl")}
    for side in (pair[place] for pair in rows(FRESH) for place in SIDES):
        text, start, end = texts[side["file"], side["id"]], side["start"], side["end"]
        assert text[start:end].replace("-", "").isalpha(), side
        assert not text[start - 1 : start].isalnum(), side
        assert not text[end : end + 1].isalnum(), side
