"""The many ways in which people put a question: what kind each is, and which of its words are the slots."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kg.ask.families import load, matches
from kg.verify.question import problems


@pytest.mark.parametrize(
    ("question", "family", "slots"),
    [
        ("Any reaction from Norland to the ban?", "response", {"actor": "Norland", "matter": "the ban?"}),
        ("Tell me how Norland reacted to the ban", "response", {"actor": "Norland", "matter": "the ban"}),
        ("tell me about the reaction of Norland to the ban", "response", {"actor": "Norland", "matter": "the ban"}),
        ("What is known about Norland's response to the ban?", "response", {"actor": "Norland", "matter": "the ban?"}),
        ("What's Norland's stance on the ban?", "response", {"actor": "Norland", "matter": "the ban?"}),
        ("Where does Norland stand on the ban?", "response", {"actor": "Norland", "matter": "the ban?"}),
        ("wat did Norland say about the ban", "say", {"actor": "Norland", "matter": "the ban"}),
        ("I'm looking for statements by Lind about the ban", "say", {"actor": "Lind", "matter": "the ban"}),
        ("Do we have anything from Norland on the ban?", "say", {"actor": "Norland", "matter": "the ban?"}),
        ("Is there any statement by Norland on the ban?", "say", {"actor": "Norland", "matter": "the ban?"}),
        ("Eva Lind: the ban", "say", {"actor": "Eva Lind", "matter": "the ban"}),
        ("Show me all statements of Lind", "say-anything", {"actor": "Lind"}),
        ("Quotes from Eva Lind", "say-anything", {"actor": "Eva Lind"}),
        ("Denials by Norland about the ban", "denied", {"actor": "Norland", "matter": "the ban"}),
        ("What is in dispute between Norland and Ostia?", "denied-of", {"matter": "between Norland and Ostia?"}),
        ("Which claims about the raid are contested?", "denied-of", {"matter": "the raid"}),
        ("Which promises has Norland not kept?", "not-done", {"actor": "Norland"}),
        ("Compare the reactions of Norland and Ostia to the ban", "compare", {"actor": "Norland and Ostia", "matter": "the ban"}),
        ("Norland vs Ostia on the ban", "compare", {"actor": "Norland vs Ostia", "matter": "the ban"}),
        ("Who's Eva Lind?", "who-is", {"actor": "Eva Lind"}),
        ("Tell me who Eva Lind is", "who-is", {"actor": "Eva Lind"}),
        ("Timeline: Norland and Ostia", "timeline", {"matter": "Norland and Ostia"}),
        ("What's the latest on Norland?", "timeline", {"matter": "Norland?"}),
        ("According to whom was Lind arrested?", "sources", {"matter": "Lind arrested?"}),
        ("Who says Norland attacked Ostia?", "sources", {"matter": "Norland attacked Ostia?"}),
        ("Who claims responsibility for the raid?", "who", {"matter": "claims responsibility for the raid?"}),
        ("Who has condemned Norland?", "who", {"matter": "has condemned Norland?"}),
        ("By whom was Lind arrested?", "who", {"matter": "was Lind arrested?"}),
        ("Who has Norland arrested?", "whom", {"matter": "Norland arrested?"}),
        ("With whom did Lind speak about the ban?", "whom", {"matter": "Lind speak about the ban?"}),
        ("What threats has Norland made?", "whom", {"matter": "threats has Norland made?"}),
        ("Of what does Norland accuse Ostia?", "whom", {"matter": "Norland accuse Ostia?"}),
        ("What is Norland accused of?", "done-to", {"matter": "is Norland accused of?"}),
        ("Which NATO members criticised Norland?", "who-countries", {"group": "NATO", "matter": "criticised Norland?"}),
        ("Who in the EU criticised Norland?", "who-countries", {"group": "EU", "matter": "criticised Norland?"}),
        ("On what date did Norland attack Ostia?", "when", {"matter": "Norland attack Ostia?"}),
        ("When and where was Lind arrested?", "when", {"matter": "Lind arrested?"}),
        ("Is it confirmed that Lind was arrested?", "did", {"matter": "Lind was arrested?"}),
        ("Is there proof that Lind was arrested?", "did", {"matter": "Lind was arrested?"}),
        ("What has changed about the ban?", "what-changed", {"matter": "the ban?"}),
        ("What's new about the sanctions on Norland?", "what-changed", {"matter": "the sanctions on Norland?"}),
        ("What has changed in Norland's position on the ban?", "changed", {"actor": "Norland", "matter": "the ban?"}),
    ],
)
def test_a_wording_is_known_for_its_kind(question: str, family: str, slots: dict[str, str]) -> None:
    """Short forms, misspelt question words and what stands before a question do not hide what is asked, nor move its slots."""
    match = next(matches(load(), question))
    assert match.family.name == family
    assert {name: question[start:end] for name, (start, end) in match.slots.items()} == slots


@pytest.mark.parametrize("question", ["wat did Norland say about the ban", "Do we have anything from Norland on the ban?"])
def test_what_checks_answers_knows_the_same_wordings(question: str) -> None:
    """Such a question is of its kind for `kg verify` too, and of no other."""
    answer = {"question": question, "sparql": "SELECT * WHERE {}", "citations": [], "summary": []}
    assert list(problems({**answer, "family": "say"}, Graph())) == []
    assert list(problems({**answer, "family": "timeline"}, Graph())) == ["the question is not of the kind 'timeline'"]
