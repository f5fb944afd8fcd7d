"""What is no statement: words of saying by which nobody has said, thought or meant anything."""

import pytest
from said import Said


@pytest.mark.parametrize("text", ["Tell them that we won.", "Do you think the army sold them?", "You know that it rained."])
def test_the_reader_is_no_source(said: Said, text: str) -> None:
    """Imperatives, and questions and remarks to "you", report nobody."""
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The families deserve to know who fired first.",
        "Anyone who knows the law is aware of it.",
        "The resignation suggests that talks are over.",
    ],
)
def test_nobody_in_particular_is_no_source(said: Said, text: str) -> None:
    """Whoever is not told to say or think it, everybody and nobody, and deeds are no sources."""
    assert said(text) == []


def test_bare_participles_name_nobody(said: Said) -> None:
    """Who is believed to be somewhere does not believe it."""
    assert [s for s, _, _ in said("The search goes on, with ten people believed to be under the ruins.")] == [None]


def test_measures_are_no_source(said: Said) -> None:
    """What stands behind "by" and is nobody judges nothing."""
    assert said("Countries are judged by twelve metrics.") == []


def test_deeds_to_people_are_not_said(said: Said) -> None:
    """To recall an envoy or to sack a minister is done, not said of him."""
    assert said("Chile recalled its ambassador to Peru on Friday.") == []
    assert said("The king dismissed the minister on Friday.") == []


def test_denied_as_a_whole(said: Said) -> None:
    """A relative clause that denies the whole clause before it does not deny its last noun."""
    assert said("The rebels captured two soldiers on Monday, which the army denied.") == []


def test_aims_are_not_said(said: Said) -> None:
    """What somebody acts in order to defend is no words of his."""
    assert said("Guards fired to defend the convoy.") == []


def test_going_somewhere_says_nothing(said: Said) -> None:
    """Who goes to the polls on a day to elect somebody does not go on to say so; nor does what "that means"."""
    assert said("Voters went to the polls on March 7 to elect members of the council.") == []
    assert said("That means they may freely move to any other island.") == []


def test_rules_speak_of_nobody(said: Said) -> None:
    """A participle that tells of whom a rule speaks reports nothing; who demands something in doing a deed does."""
    assert said("Individuals refusing to obtain coverage can be fined.") == []
    assert [source for source, _, _ in said("Rebels demanding a ceasefire blocked the road.")] == ["Rebels"]


def test_what_things_imply(said: Said) -> None:
    """A participle that tells what follows from a thing is nobody's saying; of somebody who said more it is."""
    assert said("The ice had disappeared, implying that it may have melted.") == []
    assert [s for s, _, _ in said("The envoy left the hall, saying that the talks were over.")] == ["The envoy"]


@pytest.mark.parametrize(
    "text",
    [
        "The firm announced no new engines.",
        "The union loves Rome.",
        "The ministers discussed the bridge.",
        "The ferry line was sold, as Novair began building trains.",
        "The museum cited sources within the council.",
        "Let's say I bought the ferry.",
        "His name is at the head of the party's list, indicating he might become mayor.",
        "Neither of the firms would reveal the price.",
        "As the guards see the tower crumble, they run.",
        "The mayor did not want to leave the harbour.",
        "His criticism of Paris was loud.",
        "The firm has 60 days to respond to the court.",
        "The research paper talks about systems with gas.",
        "The council has a duty to press the firm to close the mine.",
        "The law would allow shops to refuse applications.",
        "It is not yet known how much the bank will lend.",
        "The envoy left without saying if he would return.",
    ],
)
def test_nothing_said(said: Said, text: str) -> None:
    """Who spoke of a thing, favours it, relies on others or said nothing has stated nothing."""
    assert said(text) == []


@pytest.mark.parametrize("text", ["Those who claim the vote was stolen have no proof.", "Lawmakers rejected the plan in October."])
def test_nobody_in_particular_and_votes(said: Said, text: str) -> None:
    """Those who claim it, whoever they are, are not reported; nor is anything said by a vote."""
    assert said(text) == []


def test_what_is_asked_about_is_not_meant(said: Said) -> None:
    """A question tells nobody's plans."""
    assert said("How are they planning to handle it?") == []
