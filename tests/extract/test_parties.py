"""Who takes part, by kinds of sentences in which a parse by itself says too little or something else."""

from __future__ import annotations

import pytest
from said import sides

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        (
            "The envoy held talks with Kenyan firms working in Lusaka, farmers and students.",
            "held",
            ["The envoy"],
            ["Kenyan firms", "farmers", "students"],
        ),
        ("The envoy met farmers living near Tyre, teachers and students.", "met", ["The envoy"], ["farmers", "teachers", "students"]),
        ("The assault on Aleppo and a small part of Idlib began on Monday.", "assault", [], ["Aleppo", "a small part of Idlib"]),
        (
            "The police arrested twelve miners and the killers of the farmer Joe Rook.",
            "arrested",
            ["The police"],
            ["twelve miners", "the killers of the farmer Joe Rook"],
        ),
    ],
)
def test_lists_are_whole(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """A clause, a place or a part of a place inside a list does not end it."""
    assert sides(reader, text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The brigade claimed two attacks in the commercial area of Mosul which killed at least nine people.", "killed", ["The brigade"]),
        ("The group claimed responsibility for the bombing of the embassy.", "bombing", ["The group"]),
        ("Omar Haddad, who takes credit for ordering the attack on the teacher, left the town.", "ordering", ["Omar Haddad"]),
        ("Turkey launched missiles targeting Syrian troops on the border.", "targeting", ["Turkey"]),
        ("Rebels launched an attack on the town which killed ten people.", "killed", ["Rebels"]),
    ],
)
def test_whose_deed_it_is(reader: Reader, text: str, trigger: str, actors: list[str]) -> None:
    """Whoever claims a deed or sends a weapon off does it; no place and no weapon does."""
    assert sides(reader, text, trigger)[0] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("In Turkey Minister Roe met the governor.", "met", ["Minister Roe"], ["the governor"]),
        (
            "Ghanaian Road Transport and Bridges Minister Kofi Lind condemned the raid.",
            "condemned",
            ["Ghanaian Road Transport and Bridges Minister Kofi Lind"],
            [],
        ),
        ("The opposition was critical of Chad for failing to disarm the militia.", "critical", ["The opposition"], ["Chad"]),
        ("Attorneys general from nine states sued Chad.", "sued", ["Attorneys general from nine states"], ["Chad"]),
        ("Ann Roe and Bo Lind were among the others arrested in Lusaka.", "arrested", [], ["Ann Roe", "Bo Lind"]),
        ("The driver made a complaint to the French police against Bo Lind.", "made", ["The driver"], ["Bo Lind"]),
        ("The minister welcomed the agreement between Chad and Mali.", "welcomed", ["The minister"], ["Chad", "Mali"]),
    ],
)
def test_words_of_the_parties(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """A name is neither cut nor lengthened, and the one who is meant is told of, not the one who stands near."""
    assert sides(reader, text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("US and Iranian officials met in Oman.", "met", ["United States", "Iran"], ["United States", "Iran"]),
        ("Canada expelled the Russian and Chinese ambassadors.", "expelled", ["Canada"], ["Russia", "China"]),
        ("French and German troops attacked Chad.", "attacked", ["France", "Germany"], ["Chad"]),
    ],
)
def test_two_states_before_one_noun(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """Officials and troops of two states, named in a row before them, are two parties."""
    assert sides(reader, text, trigger, "names") == (actors, recipients)


def test_no_recipient_of_a_saying_from_the_thing_spoken_of(reader: Reader) -> None:
    """To whom something goes that is announced is not to whom it is announced."""
    assert sides(reader, "The team announced a formal transfer of the club to the University of Lusaka.", "announced")[1] == []


def test_a_gathering_is_the_scene(reader: Reader) -> None:
    """A bombing at a wedding is not done to the wedding."""
    assert sides(reader, "Rebels carried out a bombing at a wedding in Lusaka.", "carried out") == (["Rebels"], [])
