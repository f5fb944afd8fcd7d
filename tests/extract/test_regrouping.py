"""Words that make one phrase for somebody, in parses that take them apart: group genitives, offices, names above their verbs."""

from __future__ import annotations

import pytest
from said import mended, sides

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
        ("Internet rivals Microsoft and Yahoo sued the ministry.", "sued", ["Microsoft", "Yahoo"], ["the ministry"]),
        ("The police arrested 12 users of the site in nine towns.", "arrested", ["The police"], ["12 users of the site"]),
        ("Chad criticised countries such as Mali.", "criticised", ["Chad"], ["countries such as Mali"]),
        ("The president is now entering talks with Mali and Chad.", "entering", ["The president"], ["Mali", "Chad"]),
        ("In an email sent by the mayor, residents were urged to leave.", "urged", ["the mayor"], ["residents"]),
        ("Kenya rejected the minister's first choice, Ali Mondo.[2]", "rejected", ["Kenya"], ["the minister's first choice, Ali Mondo"]),
        ("The troops surrounded a Crimean Ukrainian military base.", "surrounded", ["The troops"], ["a Crimean Ukrainian military base"]),
        (
            "Minister Ann Roe, the special envoy to Chad, condemned the raid.",
            "condemned",
            ["Minister Ann Roe, the special envoy to Chad"],
            [],
        ),
        ("The government and Tigray forces attacked the town.", "attacked", ["The government", "Tigray forces"], ["the town"]),
        ("Kenya signed a truce in Pretoria.", "signed", ["Kenya"], []),
        ("The general threatened to withdraw his fighters.", "threatened", ["The general"], []),
        ("A missile hit a market in the city of Tyre.", "hit", [], ["a market"]),
        ("The army and the militia accused each other of lying.", "accused", ["The army", "the militia"], ["The army", "the militia"]),
        ("Two officials familiar with the talks condemned the raid.", "condemned", ["Two officials familiar with the talks"], []),
        ("Many officials accused Chad of terrorism and a raft of crimes.", "accused", ["Many officials"], ["Chad"]),
        ("The prince ordered the writer's killing.", "ordered", ["The prince"], []),
        ("Their yacht was hijacked by pirates.", "hijacked", ["pirates"], ["Their yacht"]),
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


def test_whoever_keeps_from_it_does_not_do_it(reader: Reader) -> None:
    """ "It did not prevent Chad from cooperating": Chad would, and where nobody is named nobody."""
    assert sides(reader, "The row did not prevent Chad from cooperating with Mali.", "cooperating") == (["Chad"], ["Mali"])


def test_what_somebody_is_praised_for_is_his(reader: Reader) -> None:
    """ "Thanked the government and parliament for their support": of both."""
    text = "Chad thanked the Malian government and parliament for their unwavering support for the European Union."
    assert sides(reader, text, "support")[0] == ["the Malian government", "parliament"]


def test_the_second_owner_of_a_list() -> None:
    """ "Iran and the Union's powers met": Iran and the powers, which are the Union's."""
    doc = mended(
        "Iran/NNP/PROPN/nsubj/6 and/CC/CCONJ/cc/3 the/DT/DET/det/3 Union/NNP/PROPN/conj/0 's/POS/PART/case/3 powers/NNS/NOUN/nsubj/6 "
        "met/VBD/VERB/ROOT/6",
        [(0, 1, "GPE"), (3, 4, "ORG")],
    )
    assert [(doc[i].head.text, doc[i].dep_) for i in (3, 5)] == [("powers", "nmod:poss"), ("Iran", "conj")]


def test_a_name_behind_its_adjective_is_the_subject() -> None:
    """ "The conservative Times said": the paper, not the conservative."""
    doc = mended(
        "The/DT/DET/det/1 conservative/JJ/ADJ/nsubj/3 Times/NNP/PROPN/nmod/1 said/VBD/VERB/ROOT/3 no/DT/INTJ/obj/3",
        [(2, 3, "ORG")],
    )
    assert [(doc[i].head.text, doc[i].dep_) for i in (1, 2)] == [("Times", "amod"), ("said", "nsubj")]
