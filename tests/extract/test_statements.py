"""Statements: where sources and contents begin and end."""

import pytest
from said import Said


def test_sources_are_noun_phrases(said: Said) -> None:
    """A source ends before another clause, and does not begin with a preposition or a dateline."""
    assert said("Sir John, who chairs the inquiry, said it would report in May.")[0][0] == "Sir John, who chairs the inquiry"
    assert said("The ban was criticised by the unions.")[0][0] == "the unions"


def test_a_denied_second_verb_shares_the_content(said: Said) -> None:
    """What was reported but not confirmed is reported; the denial is no claim that it is not so."""
    assert said("Officials have reported, but not confirmed, that the bridge fell.") == [
        ("Officials", "have reported", "that the bridge fell")
    ]


def test_what_is_added_is_another_content(said: Said) -> None:
    """A participle of speech after a comma ends the first content and opens the same speaker's second."""
    found = said("The mayor said the army had shelled the town, adding that ten people were killed.")
    assert found == [
        ("The mayor", "said", "the army had shelled the town"),
        ("The mayor", "adding", "that ten people were killed"),
    ]


def test_said_in_a_statement(said: Said) -> None:
    """A clause hung on the statement it was made in is the speaker's."""
    assert said("The ministry said in a statement on Monday that Iran had sent drones.")[0][0] == "The ministry"


def test_a_frame_inside_its_content(said: Said) -> None:
    """What stands on both sides of "he told me" is said, whichever side holds the verb."""
    assert said("The difference, he told me on Friday, is that the road is closed.")[0][::2] == (
        "he",
        "The difference, he told me on Friday, is that the road is closed",
    )


def test_asked_whether(said: Said) -> None:
    """A clause with if or whether under asking is what was asked, a person asked is not."""
    (only,) = said("The minister asked the general whether the town was safe.")
    assert (only[0], only[2]) == ("The minister", "whether the town was safe")


def test_calling_names(said: Said) -> None:
    """Who calls something by a name says so; who calls an election or the police says nothing of them."""
    assert [content for _, _, content in said("The senator called the deal a disaster.")] == ["the deal a disaster"]
    assert said("In November Charest called a snap election for December 8.") == []


def test_behind_a_semicolon(said: Said) -> None:
    """What stands behind a frame and a semicolon is the writer's."""
    found = said("The road is safe, the mayor said; the army closed another one.")
    assert all("army" not in content for _, _, content in found)


def test_behind_the_hour(said: Said) -> None:
    """A content ends at "p.m." where a new sentence begins behind it."""
    found = said("He said talks would resume at 5 p.m. The envoy left on Monday.")
    assert [content for _, _, content in found] == ["talks would resume at 5 p.m."]


def test_beyond_a_full_stop(said: Said) -> None:
    """The name behind a full stop that the parse did not see is the subject of what follows."""
    found = said("The inspector stated they believe him to be aged 25. Kos revealed police have been unable to question him.")
    assert [source for source, cue, _ in found if cue == "revealed"] == ["Kos"]


def test_clauses_behind_a_semicolon(said: Said) -> None:
    """A content ends at a semicolon where a clause of its own begins; a second "that" goes on with it."""
    found = said("The minister said the road was closed because of snow; the army opened another one.")
    assert [content for _, _, content in found] == ["the road was closed because of snow"]
    (only,) = said("The board said that the mine was unsafe; that pay was low; and that nobody had listened.")
    assert only[2].endswith("listened")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The judge ordered Smith remain in custody until the next hearing.", "Smith remain in custody until the next hearing"),
        ("It is believed the gate fell.", "the gate fell"),
        ("The chief announced on Tuesday there were suspects in custody.", "there were suspects in custody"),
        ("It was announced that the firm would offer free tickets.", "that the firm would offer free tickets"),
        ("Her brother told reporters today tests will be carried out.", "tests will be carried out"),
        (
            'The mayor said the bridge was "unsafe" and that the ferry would close.',
            'the bridge was "unsafe" and that the ferry would close',
        ),
        ("The senator called the vote in favour of the pact a mistake.", "the vote in favour of the pact a mistake"),
    ],
)
def test_whole_contents(said: Said, text: str, content: str) -> None:
    """A clause has its subject, a second clause with "that" is said as well, and who was told is no part of it."""
    assert [found[2] for found in said(text)] == [content]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Some of the sailors are worried that the port is too small.", "Some of the sailors", "are worried"),
        ("Novair has hopes that sales will rise.", "Novair", "hopes"),
        ("The minister disputed the court's version that he was captured in the harbour.", "the court", "version"),
        ('"We are rolling out the first ship," enthused Carl Tanner, the manager.', "Carl Tanner, the manager", "enthused"),
        ("Her sister was the first doctor to say that the drug was unsafe.", "Her sister", "say"),
    ],
)
def test_whose_words(said: Said, text: str, source: str, cue: str) -> None:
    """A source is found behind partitives, verbs of having, nouns of speech, inverted frames and rankings."""
    assert (source, cue) in [found[:2] for found in said(text)]
