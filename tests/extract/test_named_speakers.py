"""Where the words for a speaker end, and who he is behind a long office."""

from __future__ import annotations

import pytest
from said import read

from kg.pipeline import Reader


def told(reader: Reader, text: str) -> list[tuple[str, str | None, str]]:
    """Source, what its entity is called, and content of each claim."""
    found = read(reader, text)
    names = {entity.iri: entity.name for entity in found.entities}
    return [
        (text[s.source.start : s.source.end], names.get(s.entity or ""), text[s.content.start : s.content.end])
        for s in found.statements
        if s.source is not None
    ]


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("Ilan Roth, a lawyer for the family", "the driver, a father of two, was asleep"),
        ("Nordwire, the state news agency", "a ship, the third this year, sank on Sunday"),
        ("the firm's lawyer, Ann Wu", "no one, not even the chairman, knew of it"),
        ("the mayor, a former judge", "two bridges and a school were destroyed"),
        ("Roe", "the driver was asleep"),
    ],
)
def test_where_a_source_ends(reader: Reader, source: str, content: str) -> None:
    """Of the phrases between commas behind "according to" those that describe the source belong to it, and the next is what is said."""
    assert [(s, c) for s, _, c in told(reader, f"According to {source}, {content}.")] == [(source, content)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("European Commissioner for Trade Ilse Maar", "Ilse Maar"),
        ("Oxfam's country director in Chad, Marie Dupont,", "Marie Dupont"),
        ("The party's spokesman on justice, Nils Dahl,", "Nils Dahl"),
        ("The head of the opposition in parliament Zoran Ilic", "Zoran Ilic"),
    ],
)
def test_who_holds_a_long_office(reader: Reader, source: str, name: str) -> None:
    """The name behind an office and what it is over is whoever speaks, and nobody beside him."""
    [(_, who, _)] = told(reader, f"{source} told reporters that the law was a mistake.")
    assert who == name


@pytest.mark.parametrize(
    "text",
    ["It wasn't just one person saying they checked it out.", 'The line is, "e have always informed buyers that it is safe".'],
)
def test_no_speakers(reader: Reader, text: str) -> None:
    """Nobody is denied to be the only one who speaks, and a letter is left of "[W]e"."""
    assert not [s for s, _, _ in told(reader, text) if s in {"n't just one person", "e"}]


def test_an_hour_is_no_part_of_a_name(reader: Reader) -> None:
    """Behind "6 a.m." a new sentence may begin that the reader did not see."""
    text = "The curfew was in effect between 3 p.m. and 6 a.m. Thailand planned to lift it."
    assert all(source == "Thailand" for source, _, _ in told(reader, text))
