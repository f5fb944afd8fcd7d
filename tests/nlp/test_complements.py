"""An infinitive or a clause with "that" hangs on the verb that governs it, whatever stands between the two."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.nlp.complements import Word, agents, attach


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The union agreed on Monday to lift the ban on exports.", "agreed"),
        ("The ministry refused late on Sunday to lift the ban on exports.", "refused"),
        ("The firm was ordered again to lift the ban on exports.", "ordered"),
        ("The mayor urged Norway after talks in Bergen to lift the ban on exports.", "urged"),
        ("Sudria is expected in a statement to lift the ban on exports.", "expected"),
        ("Officials urged ministers living near the river to lift the ban on exports.", "urged"),
        ("The navy ordered a ship carrying aid to the island to lift the ban on exports.", "ordered"),
    ],
)
def test_a_complement_is_one(nlp: Language, text: str, verb: str) -> None:
    """A day, a place or talks between a verb and its infinitive make no purpose of it."""
    word = next(token for token in nlp(text) if token.text == "lift")
    assert (word.dep_, word.head.text) == ("xcomp", verb)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The union agreed on a plan to lift the ban on exports.", "plan"),
        ("The unions agreed on Monday on a committee to lift the ban on exports.", "committee"),
        ("The unions agreed in Bergen to a scheme to lift the ban on exports.", "scheme"),
        ("The minister travelled to Bergen on Monday to lift the ban on exports.", "travelled"),
        ("The firm used its influence to lift the ban on exports.", "used"),
    ],
)
def test_a_purpose_stays_one(nlp: Language, text: str, head: str) -> None:
    """What a noun is about, or what something was done for, is left as it is."""
    word = next(token for token in nlp(text) if token.text == "lift")
    assert word.dep_ != "xcomp"
    assert word.head.text == head


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The minister acknowledged for the first time that the army had sold rockets.", "acknowledged"),
        ("The ministry said in a statement on Monday that the army had sold rockets.", "said"),
    ],
)
def test_what_is_said_is_no_part_of_a_noun(nlp: Language, text: str, verb: str) -> None:
    """What somebody acknowledged for the first time is what he acknowledged."""
    word = next(token for token in nlp(text) if token.text == "sold")
    assert (word.dep_, word.head.text) == ("ccomp", verb)


def test_a_noun_keeps_its_clause(nlp: Language) -> None:
    """A report that is confirmed has the clause behind it."""
    word = next(token for token in nlp("The minister confirmed reports that the army had sold rockets.") if token.text == "sold")
    assert word.head.text == "reports"


@pytest.mark.parametrize("accuser", ["Norway", "Norwegian prosecutors"])
def test_agent_behind_what_somebody_is_accused_of(nlp: Language, accuser: str) -> None:
    """Who accuses may stand behind the whole charge."""
    doc = nlp(f"Denmark was accused of breaking the truce by {accuser}.")
    agent = next(token for token in doc if token.text == accuser.split()[-1])
    assert (agent.dep_, agent.head.text) == ("obl:agent", "accused")


def test_means_are_no_agents() -> None:
    """Neither what stands without "by" nor a thing behind it is who did it."""
    words = [Word("accuse", "VBN", -1, "root"), Word("be", "VBD", 0, "aux:pass"), Word("harm", "VBG", 0, "advcl")]
    words.append(Word("client", "NNS", 2, "obj"))
    assert not list(agents([*words, Word("by", "IN", 5, "case"), Word("fraud", "NN", 2, "obl")]))
    assert list(agents([*words, Word("on", "IN", 5, "case"), Word("Oslo", "NNP", 2, "obl:agent")])) == [(5, 2, "obl")]


@pytest.mark.parametrize(
    ("text", "infinitive"),
    [
        ("The envoy warned Sudria not to invade Ostia.", "invade"),
        ("The envoy warned Sudria on Thursday not to attack Ostia.", "attack"),
        ("The court ordered Norway to pay the fine.", "pay"),
    ],
)
def test_whom_somebody_warns_is_the_object(nlp: Language, text: str, infinitive: str) -> None:
    """Who is warned or ordered to do something is the object of that verb, and what he is to do its infinitive."""
    doc = nlp(text)
    word = next(token for token in doc if token.text == infinitive)
    assert word.dep_ == "xcomp"
    assert [token.text for token in word.head.children if token.dep_ in {"obj", "iobj"}] in (["Sudria"], ["Norway"])


def test_what_is_denied_is_no_circumstance(nlp: Language) -> None:
    """A day between "denied" and the deed does not make the deed something that was done meanwhile; a comma does."""
    for text, relation in (
        ("Sudria denied on Wednesday arresting two pilots.", "xcomp"),
        ("Sudria denied the report on Wednesday, arresting two pilots.", "advcl"),
    ):
        assert next(token for token in nlp(text) if token.text == "arresting").dep_ == relation


def test_what_stands_before_that_is_outside(nlp: Language) -> None:
    """Somebody said so after the talks, whatever was offered when."""
    talks = next(token for token in nlp("Lindqvist said after talks with Rossi that Denmark was offering drones.") if token.text == "talks")
    assert (talks.dep_, talks.head.text) == ("obl", "said")


@pytest.mark.parametrize(
    "text",
    [
        "A draft statement backed by Norway and calling for a report was objected to by China on Tuesday.",
        "The plan, which Sweden had drawn up, was agreed to by China.",
    ],
)
def test_a_passive_leaves_its_preposition_behind(nlp: Language, text: str) -> None:
    """Who objects is the agent, not whom it is objected to."""
    doc = nlp(text)
    preposition, agent = (next(token for token in doc if token.text == word) for word in ("to", "China"))
    assert (agent.dep_, agent.head.tag_) == ("obl:agent", "VBN")
    assert preposition.head == agent.head


def test_agent_behind_the_means(nlp: Language) -> None:
    """Who supports with weapons stands behind them, and is no part of them."""
    doc = nlp("The rebels, supported with weapons by the Emirates, attacked the villages.")
    agent = next(token for token in doc if token.text == "Emirates")
    assert (agent.dep_, agent.head.text) == ("obl:agent", "supported")


def test_no_word_hangs_below_itself() -> None:
    """Of two changes that cross only the first is made: a tree has no circle."""
    words = [Word("say", "VBD", -1, "root"), Word("row", "NN", 0, "obj"), Word("court", "NN", 0, "obl")]
    attach(words, [(1, 2, "nmod"), (2, 1, "nmod")])
    assert [word.head for word in words] == [-1, 2, 0]


def test_a_change_waits_for_the_one_that_makes_room() -> None:
    """ "A charge Oslo denies": the verb comes under the noun once the noun no longer hangs on it."""
    words = [Word("say", "VBZ", -1, "root"), Word("charge", "NN", 2, "obj"), Word("deny", "VBZ", 0, "ccomp")]
    attach(words, [(2, 1, "acl:relcl"), (1, 0, "parataxis")])
    assert [word.head for word in words] == [-1, 0, 1]
