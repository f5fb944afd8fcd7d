"""A second verb of speech belongs to whoever spoke first."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.nlp.complements import Word
from kg.nlp.coordination import ongoing


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lindqvist said the raid was a crime and urged both sides to stop.", "urged"),
        ("Lindqvist said her country was shocked by the raid and accused Oslo of ordering it.", "accused"),
        ("The navy said two sailors had been hurt and accused the guards of firing first.", "accused"),
        ("Lindqvist said the talks had been useful but blamed Oslo for the delay.", "blamed"),
        ("Lindqvist said the rules were working and called on Oslo to adopt them.", "called"),
        ("The agency told reporters that the dam was safe and thanked residents for their patience.", "thanked"),
    ],
)
def test_who_reports_speaks_again(nlp: Language, text: str, verb: str) -> None:
    """What a thing or a passive clause cannot do, the speaker did."""
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.dep_, word.head.lemma_) in {("conj", "say"), ("conj", "tell")}
    assert any(child.dep_ == "obj" for child in word.children) or verb == "called"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lindqvist said the prisoners were beaten and denied water.", "denied"),
        ("Lindqvist said Oslo had ignored the ruling and threatened its neighbours.", "threatened"),
        ("The dam was safe and the agency warned residents against rumours.", "warned"),
    ],
)
def test_others_who_may_have_spoken_keep_their_verbs(nlp: Language, text: str, verb: str) -> None:
    """Where the nearer clause may well have the verb, the tree stays."""
    word = next(token for token in nlp(text) if token.text == verb)
    assert word.head.lemma_ != "say"


@pytest.mark.parametrize(
    ("text", "verb", "inner"),
    [
        ("Harper said Canada was working with the allies, and is exploring the possibility of an airlift.", "exploring", "working"),
        ("She said Norway was ready for talks and is considering sending an envoy to Oslo.", "considering", "ready"),
        ("The minister said Poland was sending troops to the border, and is asking the alliance for help.", "asking", "sending"),
    ],
)
def test_what_goes_on_is_told_by_the_speaker(nlp: Language, text: str, verb: str, inner: str) -> None:
    """A present "is asking" behind a reported "was sending" has the same subject."""
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.dep_, word.head.text) == ("conj", inner)


@pytest.mark.parametrize("subject", ["Oslo", "law"])
def test_who_goes_on_has_a_name(subject: str) -> None:
    """A law does not consider: then whoever said so may do it himself, and the tree stays."""
    tag = "NNP" if subject == "Oslo" else "NN"
    rows = [
        ("she", "PRP", 1, "nsubj"), ("say", "VBD", -1, "ROOT"), (subject, tag, 4, "nsubj"), ("be", "VBD", 4, "cop"),
        ("ready", "JJ", 1, "ccomp"), ("and", "CC", 7, "cc"), ("be", "VBZ", 7, "aux"), ("consider", "VBG", 1, "conj"),
        ("it", "PRP", 7, "obj"),
    ]  # fmt: skip
    assert list(ongoing([Word(*row) for row in rows])) == ([(7, 4, "conj")] if subject == "Oslo" else [])


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The envoy said Thursday there is no point in a truce, and accused government forces of murdering allied leftists.", "accused"),
        ("On Sunday Mr. Lind said Sudria is winning the war and warned against a quick withdrawal.", "warned"),
        ("The agency estimated 20,000 people have made the crossing and said at least 439 people have died.", "said"),
        ("Officials said the victim worked for the bank, but did not release his name.", "release"),
    ],
)
def test_who_says_more(nlp: Language, text: str, verb: str) -> None:
    """A verb of speech behind what is told in the present, one on a noun of the clause, "did not release": the speaker's."""
    second = next(token for token in nlp(text) if token.text == verb)
    assert second.dep_ == "conj"
    assert second.head.text in {"said", "estimated"}


def test_what_others_did_stays_theirs(nlp: Language) -> None:
    """Rebels who attacked a village burned its houses."""
    second = next(token for token in nlp("The army said rebels attacked a village and burned houses.") if token.text == "burned")
    assert second.head.text == "attacked"
