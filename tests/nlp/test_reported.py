"""Whose a clause is around reported speech."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def test_what_another_said_meanwhile_was_not_said_by_the_first(nlp: Language) -> None:
    """Both say something; neither reports the other."""
    doc = nlp("Rebels shot dead two farmers near Sarh, the health ministry said, while the Chadian army said its men had come under fire.")
    first, second = (token for token in doc if token.text == "said")
    assert (word(doc, "shot").dep_, word(doc, "shot").head) == ("ccomp", first)
    assert (second.dep_, second.head) == ("advcl", first)


@pytest.mark.parametrize(
    ("text", "participle", "verb"),
    [
        ("Chad denied reports that its troops had raided a farm in Birao, saying no soldiers were in the area.", "saying", "denied"),
        ("Kabul rejected the claim that its men had crossed the border, calling it a lie.", "calling", "rejected"),
        ("The minister said the army had bombed a market, adding that dozens were being treated.", "adding", "said"),
        ("Chad said it had foiled an attempt by rebels to land near Bol, sinking four boats.", "sinking", "foiled"),
        ("Soldiers used batons to clear a camp outside the palace, beating reporters.", "beating", "used"),
        ("Police fired at marchers who had blocked the road into Moundou, demanding the resignation of the mayor.", "demanding", "blocked"),
    ],
)
def test_a_participle_goes_on_with_who_does_it(nlp: Language, text: str, participle: str, verb: str) -> None:
    """Whoever denies something says so; the aim of a deed does nothing."""
    assert word(nlp(text), participle).head.text == verb


def test_a_description_does_not_speak(nlp: Language) -> None:
    """The militia was hit, and officials said so."""
    doc = nlp("A drone strike killed three members of the Lind Units, a Chadian militia allied with rebels, border officials in Bol said.")
    said = word(doc, "said")
    assert [t.text for t in said.children if t.dep_ == "nsubj"] == ["officials"]
    assert word(doc, "militia").head != said


def test_two_who_speak_together_both_do(nlp: Language) -> None:
    """With "and" they are two subjects."""
    doc = nlp("Shells landed in Bol, a town on the lake, Governor Ada Lind and the army said.")
    assert word(doc, "army").dep_ == "conj"


def test_what_sums_up_is_no_part_of_the_last_noun(nlp: Language) -> None:
    """The charge is all that went before, and not Libya."""
    doc = nlp("Norway accused Chad of considering aid to Libya, a charge that Chad has often rejected.")
    assert word(doc, "charge").head.text == "accused"


def test_whoever_had_taken_them_is_active(nlp: Language) -> None:
    """Nobody had taken the rebels."""
    doc = nlp("The rebels freed six soldiers they had kidnapped last month in Bol province, the mayor said.")
    assert word(doc, "they").dep_ == "nsubj"


def test_judges_give_the_orders(nlp: Language) -> None:
    """The government, whose deed was unlawful, ordered nothing."""
    doc = nlp("The Supreme Court ruled that the government had acted unlawfully when it expelled the family, and ordered it to pay.")
    assert word(doc, "ordered").head.text == "ruled"


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("The army said it had killed ten rebels in Bol, but gave no details.", "gave", "said"),
        ("Ada Lind said she is no longer a member of the team, but stopped short of calling herself an opponent.", "stopped", "said"),
        ("He stated that the vote was fair, urged them to stop the protests, and accused foreign powers of meddling.", "accused", "urged"),
        ("Residents fled, officials said, days after Chad had bombed the port.", "bombed", "said"),
    ],
)
def test_what_stands_beside_what_was_said(nlp: Language, text: str, verb: str, head: str) -> None:
    """What is not said, what another said and when it was said are no part of the report."""
    at = word(nlp(text), verb)
    assert at.head.text == head
    assert at.dep_ in {"conj", "advcl"}
