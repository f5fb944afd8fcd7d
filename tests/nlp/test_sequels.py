"""What stands behind a clause and tells of something else."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "participle", "verb"),
    [
        ("Norway has warned it may respond, raising fears of a wider conflict.", "raising", "warned"),
        ("Norway said it had moved boats to the border, prompting Chad to call a meeting.", "prompting", "said"),
        ("The minister said talks had collapsed, dashing hopes of a truce.", "dashing", "said"),
    ],
)
def test_what_the_report_led_to_was_not_reported(nlp: Language, text: str, participle: str, verb: str) -> None:
    """Who speaks did not say that it raises fears."""
    assert word(nlp(text), participle).head.text == verb


def test_what_was_done_stays_with_its_doing(nlp: Language) -> None:
    """The dead are of the shelling that the governor told of."""
    doc = nlp("The governor said rockets had hit the town, killing two.")
    assert word(doc, "killing").head.text == "hit"


def test_no_place_is_brokered(nlp: Language) -> None:
    """The truce was, wherever it was signed."""
    doc = nlp("Chad and the rebels signed a truce in Doha brokered by Norway.")
    assert (word(doc, "brokered").dep_, word(doc, "brokered").head.text) == ("acl", "truce")
    assert word(doc, "Doha").head.text in {"truce", "signed"}


def test_who_fights_alongside_is_no_object(nlp: Language) -> None:
    """A noun with a preposition of company is an oblique."""
    doc = nlp("Chad, whose troops fought alongside the Norwegian army, was not at the talks.")
    assert word(doc, "army").dep_ == "obl"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lindqvist said the alliance had no plans to send troops, after Macron refused to rule it out.", "refused"),
        ("The army chief said his troops were ready, though the minister later denied it.", "denied"),
    ],
)
def test_what_the_writer_adds_was_not_said(nlp: Language, text: str, verb: str) -> None:
    """When somebody said it, and what was said against it, hangs on the verb of saying."""
    assert word(nlp(text), verb).head.text == "said"


def test_who_is_somebody(nlp: Language) -> None:
    """A relative clause with "who" tells of the person, not of the dismissal."""
    doc = nlp(
        "Libya's eastern-based parliament dismissed Prime Minister Abdul Hamid Dbeibah, "
        "who vowed to hand over power only to an elected government."
    )
    assert (word(doc, "vowed").dep_, word(doc, "vowed").head.text) == ("acl:relcl", "Abdul")


def test_that_is_what_was_adopted(nlp: Language) -> None:
    """A relative clause with "that" tells of the resolution, whatever day stands between."""
    doc = nlp("The council adopted a resolution on Thursday that demands that the rebels lift their siege of the city.")
    assert (word(doc, "demands").dep_, word(doc, "demands").head.text) == ("acl:relcl", "resolution")


def test_from_one_state_to_another(nlp: Language) -> None:
    """The second place is no part of the first."""
    doc = nlp("The last shipment of rifles from Norway to Chad included about 450 pistols.")
    assert word(doc, "Chad").head.text != "Norway"


def test_who_tells_that_somebody_said_so(nlp: Language) -> None:
    """A source at the end is of the whole sentence, one inside the clause of the clause."""
    doc = nlp("The rebels said they would release the miners, according to a government official involved in the talks.")
    assert word(doc, "official").head.text == "said"
    doc = nlp("The minister said that, according to the report, the plant was safe.")
    assert word(doc, "report").head.text == "safe"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Fighting broke out between rebels and the army on Monday.", "Fighting"),
        ("A deal was reached on Sunday between the junta and the rebels.", "deal"),
        ("Clashes have taken place between rebels and soldiers in Corinth.", "Clashes"),
    ],
)
def test_the_sides_are_those_of_what_came_about(nlp: Language, text: str, noun: str) -> None:
    """Between whom it was is told of the noun, behind the verb as well."""
    first = next(token for token in nlp(text) if token.text in {"rebels", "junta"})
    assert (first.dep_, first.head.text) == ("nmod", noun)
