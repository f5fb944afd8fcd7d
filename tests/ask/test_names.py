"""Whose name a question's word for somebody can be."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

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
