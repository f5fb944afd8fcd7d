"""Amounts, weapons and vehicles by word lists."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.nlp.patterns import find, lists, whole_titles


def made(nlp: Language, tagged: str) -> Doc:
    """A Doc from "word/TAG" pairs; nouns hang on what follows them."""
    pairs = [part.rsplit("/", 1) for part in tagged.split()]
    coarse = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "CD": "NUM", "JJ": "ADJ", "IN": "ADP", "$": "SYM"}
    size = len(pairs)
    return Doc(
        nlp.vocab,
        [word for word, _ in pairs],
        tags=[tag for _, tag in pairs],
        pos=[coarse.get(tag, "X") for _, tag in pairs],
        lemmas=[word.lower().removesuffix("s") if tag == "NNS" and word.lower() != "arms" else word.lower() for word, tag in pairs],
        heads=[min(i + 1, size - 1) for i in range(size)],
        deps=["compound"] * (size - 1) + ["ROOT"],
    )


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("$/$ 1.5/CD billion/CD of/IN aid/NN", [("$ 1.5 billion", "MONEY")]),
        ("ten/CD million/CD Canadian/JJ dollars/NNS", [("ten million Canadian dollars", "MONEY")]),
        ("5/CD percent/NN", [("5 percent", "PERCENT")]),
        ("2/CD percentage/NN points/NNS", [("2 percentage points", "PERCENT")]),
        ("3/CD million/CD square/JJ kilometers/NNS", [("3 million square kilometers", "QUANTITY")]),
        (
            "surface/NN -/HYPH to/IN -/HYPH surface/NN short/JJ range/NN ballistic/JJ missiles/NNS",
            [("surface - to - surface short range ballistic missiles", "WEAPON")],
        ),
        ("Shahed/NNP -/HYPH 136/CD drones/NNS", [("Shahed - 136 drones", "WEAPON")]),
        ("an/DT aircraft/NN carrier/NN", [("aircraft carrier", "VEHICLE")]),
        ("a/DT mail/NN carrier/NN", []),
        ("a/DT think/NN tank/NN", []),
        ("two/CD suicide/NN bombers/NNS", []),
        ("fired/VBD rockets/NNS", [("rockets", "WEAPON")]),
        ("submarine/NN -/HYPH launched/VBN missiles/NNS", [("submarine - launched missiles", "WEAPON")]),
        ("the/DT mile/NN", []),
        ("Shell/NNP", []),
    ],
)
def test_what_the_lists_find(nlp: Language, tagged: str, expected: list[tuple[str, str]]) -> None:
    """Numbers with their units, and heads with their modifiers, are found whole; look-alikes are not."""
    assert [(span.text, span.label_) for span in find(made(nlp, tagged), [])] == expected


def test_names_stay(nlp: Language) -> None:
    """A place before a weapon keeps its own mention."""
    doc = made(nlp, "Iran/NNP missiles/NNS")
    assert [(s.text, s.label_) for s in find(doc, [Span(doc, 0, 1, "GPE")])] == [("Iran", "GPE"), ("missiles", "WEAPON")]


def test_loose_label_gives_way(nlp: Language) -> None:
    """A weapon that the network took for an organisation is a weapon."""
    doc = made(nlp, "UAV/NNP")
    assert [(s.text, s.label_) for s in find(doc, [Span(doc, 0, 1, "ORG")])] == [("UAV", "WEAPON")]


def test_titles_are_whole(nlp: Language) -> None:
    """Pieces of a title with "of" between them are one title; titles of two people are two."""
    doc = made(nlp, "Secretary/NNP of/IN State/NNP Smith/NNP ,/, General/NNP")
    names = [Span(doc, 0, 1, "TITLE"), Span(doc, 2, 3, "TITLE"), Span(doc, 3, 4, "PERSON"), Span(doc, 5, 6, "TITLE")]
    assert [name.text for name in whole_titles(doc, names)] == ["Secretary of State", "Smith", "General"]


def test_lists_are_lower_case() -> None:
    """Every listed word is written as it is looked up."""
    assert all(word == word.lower() for word in lists().triggers)
