"""Whose a verb or clause is that stands behind another clause."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        ("The ministers failed to overcome the objections, diplomats said, and agreed to meet again in March.", "agreed", "failed", "conj"),
        ("The plan was unworkable, the commissioner said, and urged member states to drop it.", "urged", "said", "conj"),
        ("Vestland's lawmakers deplored news that the grain had been sold and demanded an inquiry.", "demanded", "deplored", "conj"),
        ("We support the efforts of the envoy to bring the parties together and call on both sides to engage.", "call", "support", "conj"),
        ("I welcome the announcement by Oslo that it will resume the talks.", "resume", "announcement", "acl"),
        ("The parties agreed on a new goal to help poorer countries.", "help", "goal", "acl"),
        ("The parties agreed on Monday to help poorer countries.", "help", "agreed", "xcomp"),
        ("The board passed a resolution censuring Oslo for failing to cooperate with the inquiry.", "failing", "censuring", "advcl"),
        ("Oslo and Bergen agreed to free each other's citizens, ending a dispute of four years.", "ending", "agreed", "advcl"),
        ("The leaders could not agree on a text that would have condemned the raid, and issued a summary.", "issued", "agree", "conj"),
        ("The mayor urged voters living abroad to register, arguing that they mattered.", "living", "voters", "acl"),
        ("The minister ruled out talks on a referendum.", "referendum", "talks", "nmod"),
        ("They say he is in his late 20s and identified him only as Finn.", "identified", "say", "conj"),
        ("The drones were sent by Oslo, which first denied it but later admitted that it had sold ten.", "admitted", "denied", "conj"),
        ("The raid was ordered by the mayor, who defended it on Monday and said more would follow.", "said", "defended", "conj"),
        ("The mayor was accused by the opposition, which called for a vote, and said he would stay.", "said", "accused", "conj"),
        ("Oslo says the plant is intended to make a weapon, a charge Bergen denies.", "charge", "says", "parataxis"),
    ],
)
def test_whose_it_is(nlp: Language, text: str, word: str, head: str, relation: str) -> None:
    """The clause around goes on, or the noun of saying has its clause; what only a speaker does stays the speaker's."""
    token = next(t for t in nlp(text) if t.text == word)
    assert (token.head.text, token.dep_) == (head, relation)


def test_who_abstains_has_voted(nlp: Language) -> None:
    """Who abstains stands beside the vote, not beside what the text calls for."""
    doc = nlp("The Assembly voted 121-14 to adopt a resolution that calls for a truce, with 44 states abstaining.")
    abstaining = next(t for t in doc if t.text == "abstaining")
    assert abstaining.head.lemma_ in {"vote", "adopt"}
