"""What reads like a deed and is none, and those who only stand beside one: heaven, the dead, a banner, where a ship is from."""

import pytest
from said import read

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("God punished Haiti with an earthquake.", "SANCTION"),
        ("The Air Force lost a lawsuit against the town of Reno.", "ACCUSE"),
        ("The newspaper lost a libel suit against the minister.", "ACCUSE"),
        ("The ministry won a libel case against the newspaper.", "ACCUSE"),
        ("The ministry is strengthening our systems on a range of fronts.", "MOBILIZE"),
        ("The authorities blocked Google from buying Yahoo.", "COERCE"),
        ("What is your final plea to voters?", "REQUEST"),
    ],
)
def test_no_deed(text: str, type_: str, reader: Reader) -> None:
    """No event of the type its words would have elsewhere."""
    assert type_ not in {e.type for e in read(reader, text, publisher="The Example Courier").events}


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Unions are pursuing a lawsuit against the government.", "ACCUSE", "allege"),
        ("NATO is beefing up its missile defences in Poland.", "MOBILIZE", "weapons"),
        ("Iran blocked Google on Friday.", "COERCE", "censor"),
        ("Russia has blocked several sites and limited internet access.", "COERCE", "censor"),
        ("Libya cut internet access and phone lines.", "COERCE", "withhold"),
    ],
)
def test_deed(text: str, type_: str, mode: str, reader: Reader) -> None:
    """The like of it that is one, in its mode."""
    assert (type_, mode) in {(e.type, e.mode) for e in read(reader, text, publisher="The Example Courier").events}


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Peru deplored the violence and the death of farmers.", "ACCUSE", ["Peru"], []),
        ("Farmers waved banners demanding that the minister resign.", "REQUEST", ["Farmers"], ["minister"]),
        ("Police seized weapons from the rebels.", "COERCE", ["Police"], ["rebels"]),
    ],
)
def test_who(text: str, type_: str, actors: list[str], recipients: list[str], reader: Reader) -> None:
    """Who holds up what is written asks; nobody blames the dead; from whom it is taken stands behind the verb."""
    found = read(reader, text, publisher="The Example Courier")
    words = {m.id: text[m.span.start : m.span.end] for m in found.mentions}
    event = next(e for e in found.events if e.type == type_)
    assert [words[a] for a in event.actors] == actors
    assert [words[r] for r in event.recipients] == recipients


def test_where_a_ship_is_from(reader: Reader) -> None:
    """Nothing was taken from the land whose ship it is."""
    text = "A tanker from Greece was seized on Monday."
    found = read(reader, text, publisher="The Example Courier")
    words = {m.id: text[m.span.start : m.span.end] for m in found.mentions}
    assert "Greece" not in [words[r] for e in found.events for r in e.recipients if e.type == "COERCE"]
