"""Words under the wrong one of two neighbours are put under the right one."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "speaker"),
    [
        ("Macron and Xi agreed to step up cooperation on nuclear security, the palace said.", "agreed", "Macron", "palace"),
        ("Norway and Chad agreed to step up cooperation on fisheries, a spokesman for the ministry said.", "agreed", "Norway", "spokesman"),
    ],
)
def test_each_verb_has_its_own_subject(nlp: Language, text: str, verb: str, subject: str, speaker: str) -> None:
    """Who stands right before "said" says so, and who stands first agreed."""
    doc = nlp(text)
    assert (word(doc, subject).head.text, word(doc, speaker).head.text) == (verb, "said")


def test_with_somebody_doing_something_is_a_clause(nlp: Language) -> None:
    """The spokesman calls and warns; Norway does not reject him."""
    doc = nlp("Norway rejected the report, with a spokesman calling it baseless and urging Chad to wait.")
    assert (word(doc, "spokesman").dep_, word(doc, "spokesman").head.text) == ("nsubj", "calling")
    assert (word(doc, "urging").dep_, word(doc, "urging").head.text) == ("conj", "calling")


def test_what_somebody_is_accused_of(nlp: Language) -> None:
    """The attack is the complement of "accused", and no sort of forces."""
    doc = nlp("Norway accused the Coastal Guard Forces of attacking a hospital.")
    assert (word(doc, "attacking").dep_, word(doc, "attacking").head.text) == ("ccomp", "accused")


def test_who_sanctions_freezes(nlp: Language) -> None:
    """And not the bank that the relative clause is about, nor the state it helped."""
    doc = nlp(
        "The ministry imposed sanctions on 18 banks it said had helped Chad evade restrictions, "
        "freezing their assets and barring Norwegians from doing business with them."
    )
    assert word(doc, "freezing").head.text == "imposed"
    assert word(doc, "barring").head.text == "freezing"


def test_agreed_in_a_phone_call(nlp: Language) -> None:
    """A phone call calls upon nobody: what was agreed is the complement of the verb."""
    doc = nlp("The two presidents agreed in a phone call to step up cooperation.")
    assert (word(doc, "step").dep_, word(doc, "step").head.text) == ("xcomp", "agreed")


@pytest.mark.parametrize(
    "text",
    [
        '"We will not give up," President Tayyip Erdogan\'s spokesman, Ibrahim Kalin, told reporters in an interview.',
        "Tayyip Erdogan's chief of staff, Ibrahim Kalin, told reporters that talks would go on.",
    ],
)
def test_whose_spokesman_says_nothing_himself(nlp: Language, text: str) -> None:
    """The subject is the spokesman, and the president is his possessor."""
    doc = nlp(text)
    verb = word(doc, "told")
    heads = [child.text for child in verb.children if child.dep_ == "nsubj"]
    assert heads in (["spokesman"], ["chief"])
    assert word(doc, "Tayyip").dep_ == "nmod:poss"


def test_whom_somebody_accuses_is_the_object(nlp: Language) -> None:
    """The state is accused, and no subject of what it is accused of."""
    doc = nlp("The ambassador spoke on Tuesday, accusing the Gulf state of fuelling the civil war by arming the rebels.")
    assert (word(doc, "state").dep_, word(doc, "state").head.text) == ("obj", "accusing")


@pytest.mark.parametrize(
    "text",
    [
        "Sudria remains committed to supporting the people of Norland.",
        "Sudria remains committed to helping Norland, its foreign minister said.",
        "On this point we are firm: Sudria remains committed to assisting the agency.",
    ],
)
def test_what_somebody_remains(nlp: Language, text: str) -> None:
    """ "Remains" has a subject and what it says of that."""
    remains = next(token for token in nlp(text) if token.text == "remains")
    assert [(c.dep_, c.text) for c in remains.children if c.dep_ in {"nsubj", "xcomp"}] == [("nsubj", "Sudria"), ("xcomp", "committed")]


def test_whom_one_warns_is_described(nlp: Language) -> None:
    """An adjective right behind whom somebody warns says who he is."""
    word = next(t for t in nlp("The bishop has warned clerics critical of the visit that they must show respect.") if t.text == "critical")
    assert word.head.text == "clerics"


def test_a_clause_of_time_has_its_subject(nlp: Language) -> None:
    """ "After" leads in the clause, and not the one who visited."""
    doc = nlp("The strike comes days after the new U.S. envoy, Richard Holbrooke, visited Pakistan to talk to senior officials.")
    envoy, visited = (next(t for t in doc if t.text == word) for word in ("envoy", "visited"))
    assert (envoy.dep_, envoy.head) == ("nsubj", visited)
    assert [c.text for c in visited.children if c.dep_ == "mark"] == ["after"]
