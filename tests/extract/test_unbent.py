"""Wire news: what the reporter sets against a claim, whose words a second clause is, and verbs that a parse gives to the wrong word."""

import pytest
from said import events_in, extracted

from kg.pipeline import Reader


def claims(reader: Reader, text: str) -> list[tuple[str | None, str]]:
    """(source, content) of each statement, in words."""
    spans = [(s["source"], s["content"]) for s in extracted(reader, text)["statements"]]
    return [(text[s["start"] : s["end"]] if s else None, text[c["start"] : c["end"]]) for s, c in spans]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bari says it spares civilians, although hundreds have died in its raids.", [("Bari", "it spares civilians")]),
        (
            "The rebels said they hit the depot, although the army said no depot was hit.",
            [("The rebels", "they hit the depot"), ("the army", "no depot was hit")],
        ),
        (
            "The rebels have taken the port, their spokesman claimed, but the army said fighting was continuing.",
            [("their spokesman", "The rebels have taken the port"), ("the army", "fighting was continuing")],
        ),
        (
            "Peru has allowed Chad to build a port, two officials said, a claim Lima called false.",
            [("two officials", "Peru has allowed Chad to build a port")],
        ),
        (
            "The board announced that the mayor had won the race, a result his rival rejected.",
            [("The board", "that the mayor had won the race")],
        ),
        ('"We will stay," the president was quoted by local media as telling his cabinet.', [("the president", '"We will stay,"')]),
        ("The accord, first reported by Axios, would see Chad release the funds.", []),
        ("Peru has neither confirmed nor denied that it carried out the raid.", []),
        ("The council failed to adopt a resolution demanding a truce.", []),
    ],
)
def test_nobody_is_given_anothers_words(reader: Reader, text: str, told: list[tuple[str, str]]) -> None:
    """A content ends where the reporter or somebody else goes on, and who did not say so has no claim."""
    assert claims(reader, text) == told


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Peru imposed sanctions on two banks it accused of supplying drones to Chad.", "supplying", ["two banks"], ["Chad"]),
        ("The footage showed soldiers firing at a crowd.", "firing", ["soldiers"], ["crowd"]),
        ("Chad accused Peru of killing three of its citizens in a raid.", "killing", ["Peru"], ["citizens"]),
        ("Peru's army has been accused by two rights groups of shelling a school.", "accused", ["two rights groups"], ["Peru's army"]),
    ],
)
def test_who_does_it_is_found_where_it_stands(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """Of two words that a verb may go with, the one that the sentence's form leaves does it or suffers it."""
    found = next(e for e in events_in(reader, text) if text[e["trigger"]["start"] : e["trigger"]["end"]] == trigger)
    assert (found["actors"], found["recipients"]) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("No group has claimed responsibility for the bombing.", "bombing"),
        ("The minister refused to rule out sending troops to Chad.", "sending"),
        ("The envoy said that an invasion of Chad would be a mistake.", "invasion"),
    ],
)
def test_what_is_left_open_is_not_told_as_done(reader: Reader, text: str, word: str) -> None:
    """What nobody owned up to, ruled out or started is nobody's certain deed."""
    found = [e for e in events_in(reader, text) if text[e["trigger"]["start"] : e["trigger"]["end"]] == word]
    assert all(e["certainty"] == "unknown" or not e["actors"] for e in found)
