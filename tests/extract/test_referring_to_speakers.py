"""Antecedents that the trees make sure of: a speaker who goes on speaking, and a name beside a description."""

from __future__ import annotations

import pytest
from said import read

from kg.pipeline import Reader


def meant(reader: Reader, text: str, word: str) -> str | None:
    """What the entity of the first mention with these words is called."""
    found = read(reader, text)
    names = {entity.iri: entity.name for entity in found.entities}
    iri = next(m.entity for m in found.mentions if text[m.span.start : m.span.end] == word)
    return None if iri is None else names[iri]


@pytest.mark.parametrize(
    "text",
    [
        "Jens Stoltenberg said that the drones were a threat. He said that no country should help Moscow.",
        "Jens Stoltenberg warned that winter was near. \"We must stand together,\" he said.",
        "Iran was offering drones, Jens Stoltenberg said after meeting Mevlut Cavusoglu. He called that bad and said it must end.",
    ],
)  # fmt: skip
def test_who_speaks_goes_on_speaking(reader: Reader, text: str) -> None:
    """ "He said" in the next sentence is the one who spoke in the last."""
    assert meant(reader, text, "He" if "He " in text else "he") == "Jens Stoltenberg"


def test_the_name_beside_the_description(reader: Reader) -> None:
    """Whoever means "the spokesman" of "the spokesman, Nasser Kanaani" means him."""
    text = "Iran's foreign ministry spokesman, Nasser Kanaani, said that there would be a response. He repeated that Iran had sold nothing."
    assert meant(reader, text, "He") == "Nasser Kanaani"


def test_who_speaks_behind_a_quotation(reader: Reader) -> None:
    """ "He said" behind a quotation of two sentences is who spoke before it, whoever the reader takes him for, and nobody inside."""
    text = (
        "Ola Nordmann praised the plan on Monday. Most members voted against it. "
        'Bo Roe spoke against the plan: "This plan is bad. It is full of waste," he said.'
    )
    assert meant(reader, text, "he") == "Bo Roe"


def test_a_pronoun_before_a_name_is_not_the_one_before(reader: Reader) -> None:
    """In "in his statement, Bo Roe said" he is not who was told of last; nobody is an object beside himself."""
    text = "Ola Nordmann praised the strike and thanked the pilots. In his statement, Bo Roe called it unlawful."
    assert meant(reader, text, "his") != "Ola Nordmann"
    text = "Ola Nordmann will see Bo Roe on Monday. He will talk to him about the port."
    assert meant(reader, text, "him") is None or meant(reader, text, "him") != meant(reader, text, "He")
