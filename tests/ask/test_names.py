"""Whose name a question's word for somebody can be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ask.asked import unread
from kg.ask.question import read
from kg.ask.vocabulary import Names
from kg.pipeline import Reader, build
from kg.store import open_store


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("Ezra Walter Lind left. | Supporters of President Ezra Lind wept.", {"Ezra Walter Lind", "Ezra Lind"}),
        ("Ezra Walter Lind left. | Ezra Henry Lind wept.", set()),
        ("Ezra Walter Lind left. | Tom Lind wept.", set()),
    ],
)
def test_a_family_name_that_one_person_has(tmp_path: Path, reader: Reader, told: str, meant: set[str]) -> None:
    """A family name means its only bearer, with or without a middle name; never one of several, in other articles."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, words in enumerate(told.split(" | ")):
        (articles / f"{number}.txt").write_text(words, encoding="utf-8")
    with open_store(tmp_path / "store") as store:
        build(store, [articles], reader, published=dt.date(2024, 3, 5))
        names = Names(store)
        assert {names.of(iri) for iri in names.people("Lind")} <= meant
        assert bool(names.people("Lind")) is bool(meant)


@pytest.mark.parametrize(
    ("question", "names"),
    [("Where did the anti-Vortex protesters march?", ("Vortex",)), ("Timeline of Ada Lind and Parliament", ("Parliament",))],
)
def test_a_name_that_nobody_knows_counts_as_a_word(question: str, names: tuple[str, ...], reader: Reader) -> None:
    """What a word holds that has a name in it, and a body that is only called by what it is, must be told of where it is asked about."""
    reading = read(question, reader)
    known = tuple(one for one in reading.named if one.form == "name" and one.entity.name == "Ada Lind")
    assert unread(replace(reading, named=known)) == names
