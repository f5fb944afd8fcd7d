"""Words that make one phrase for somebody, in parses that take them apart: group genitives, offices, names above their verbs."""

from __future__ import annotations

import pytest
from said import sides
from test_attaching import mended

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Minister Roe condemned the Government of Chad's assault on Abeche.", "assault", ["the Government of Chad"], ["Abeche"]),
        ("The UN urged Ann Lee, a nurse and former diplomat, to resign.", "urged", ["The UN"], ["Ann Lee, a nurse and former diplomat"]),
        (
            "The king thanked his brother and current governor of the province.",
            "thanked",
            ["The king"],
            ["his brother and current governor of the province"],
        ),
        ("The multiple raids, also claimed by the brigade, killed nine people.", "killed", ["the brigade"], ["nine people"]),
        ("The council requested the army to protect the bridge.", "requested", ["The council"], ["the army"]),
        ("The police arrested those who had fled the camp.", "arrested", ["The police"], ["those who had fled the camp"]),
        ("The army urged anyone with news of the convoy to come forward.", "urged", ["The army"], ["anyone with news of the convoy"]),
        ("The suspects were taken into the custody of the coast guard.", "taken", ["the coast guard"], ["The suspects"]),
        ("The army urged villagers near the river to move.", "urged", ["The army"], ["villagers near the river"]),
        (
            "Chad thanked the government and people of Mali.",
            "thanked",
            ["Chad"],
            ["the government and people of Mali", "the government and people of Mali"],
        ),
        ("Chad blamed harsh words from Mali for its refusal.", "blamed", ["Chad"], ["Mali"]),
        ("The premier is supportive of Senate reform.", "supportive", ["The premier"], []),
        ("The minister kept up pressure on the rebels and applied pressure to the regime.", "applied", ["The minister"], ["the regime"]),
    ],
)
def test_who_it_is_in_full(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """A group genitive, two nouns for one person, who claims a raid and whose custody it is are told whole, each once."""
    assert sides(reader, text, trigger) == (actors, recipients)


def test_two_people_of_two_nouns(reader: Reader) -> None:
    """ "His brother and the governor" are two."""
    found = sides(reader, "The king thanked his brother and the former governor of the province.", "thanked")
    assert found == (["The king"], ["his brother", "the former governor of the province"])


def test_an_office_beside_a_name_is_no_second_subject() -> None:
    """ "Majority Leader Roe called": the parse has two subjects side by side; the office is the name's."""
    doc = mended(
        "Majority/NNP/PROPN/compound/1 Leader/NNP/PROPN/nsubj/4 Ann/NNP/PROPN/nsubj/4 Roe/NNP/PROPN/flat/2 called/VBD/VERB/ROOT/4",
        [(2, 4, "PERSON")],
    )
    assert (doc[1].head.text, doc[1].dep_) == ("Ann", "nmod:desc")


def test_a_name_above_its_verb_is_the_subject() -> None:
    """ "Ann Lee, of the party, said": the name does not head the sentence, it says."""
    doc = mended(
        "Ann/NNP/PROPN/ROOT/0 Lee/NNP/PROPN/flat/0 ,/,/PUNCT/punct/3 spokeswoman/NN/NOUN/appos/0 ,/,/PUNCT/punct/5 "
        "said/VBD/VERB/parataxis/3 no/DT/INTJ/obj/5",
        [(0, 2, "PERSON")],
    )
    assert (doc[0].head.text, doc[0].dep_, doc[5].dep_) == ("said", "nsubj", "ROOT")


def test_who_stands_behind_by_does_what_was_done() -> None:
    """ "Was backed in this hour by the army": the parse hangs the army on the hour."""
    doc = mended(
        "Roe/NNP/PROPN/nsubj:pass/2 was/VBD/AUX/aux:pass/2 backed/VBN/VERB/ROOT/2 in/IN/ADP/case/5 this/DT/DET/det/5 "
        "hour/NN/NOUN/obl/2 by/IN/ADP/case/8 the/DT/DET/det/8 army/NN/NOUN/nmod/5",
        [(0, 1, "PERSON")],
    )
    assert (doc[8].head.text, doc[8].dep_) == ("backed", "obl:agent")
