"""Words of conflict in games, mishaps and politics; praise and blame; aims: what stands as an event, and what beside the events."""

import pytest
from said import events_in, extracted

from kg.pipeline import Reader

MATCH = (
    "Harbour Town won the cup on Sunday. The team scored three goals in the second half of the match. {} "
    "The coach said the players had deserved the title."
)
CRASH = "A bus left the road near Tyre on Monday. Rescuers came from three towns. {} The driver was taken to hospital."


def coded(reader: Reader, text: str) -> list[tuple[str, str | None]]:
    """Type and mode of what stands as an event and is more than plain speech."""
    return [(e["type"], e["mode"]) for e in extracted(reader, text)["events"] if not e["type"].startswith("x-")]


@pytest.mark.parametrize(
    "text",
    ["Harbour Town beat Hilltown by two goals.", "Hilltown attacked from the start.", "Their captain criticised the referee."],
)
def test_games(reader: Reader, text: str) -> None:
    """In an article on a game nobody is assaulted, accused or supported by playing."""
    assert coded(reader, MATCH.format(text)) == []


def test_riot_at_a_game(reader: Reader) -> None:
    """Violence at a game is told with its own words, and stays an event."""
    assert "ASSAULT" in {kind for kind, _ in coded(reader, MATCH.format("Outside the stadium a gunman killed a police officer."))}


@pytest.mark.parametrize("text", ["Four passengers were killed.", "A cyclist was killed while repairing the road."])
def test_mishaps(reader: Reader, text: str) -> None:
    """Who is killed by nobody, in a text that speaks of no violence, was not attacked."""
    assert coded(reader, CRASH.format(text)) == []


def test_killed_in_a_war(reader: Reader) -> None:
    """Who is killed by nobody that is named, in a text about fighting, was attacked."""
    text = "Fighting went on in the north. Rebels held two villages. The army sent tanks. Four villagers were killed. Talks are planned."
    assert "ASSAULT" in {kind for kind, _ in coded(reader, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president called the minister an honourable man.", ("SUPPORT", None)),
        ("The opposition called the vote a sham.", ("ACCUSE", "disapprove")),
        ("Chad described the sanctions as illegal.", ("ACCUSE", "disapprove")),
    ],
)
def test_praise_and_blame(reader: Reader, text: str, expected: tuple[str, str | None]) -> None:
    """Who calls somebody honourable supports him, who calls something a sham speaks against it."""
    assert coded(reader, text) == [expected]


def test_neither_praise_nor_blame(reader: Reader) -> None:
    """What is called great may be a threat: a plain word says neither."""
    assert coded(reader, "The minister described the programme as a great danger.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants to hold the rebels accountable.",
        "Norway set up a fund to support the government of Chad.",
        "The minister should condemn the raid.",
    ],
)
def test_aims_stand_beside(reader: Reader, text: str) -> None:
    """What is only aimed at, wanted or owed is no event by itself, and stands beside the events."""
    output = extracted(reader, text)
    assert coded(reader, text) == []
    assert output["subsidiary"]


def test_aim_that_was_reached(reader: Reader) -> None:
    """Who went on to do something has done it."""
    [event] = events_in(reader, "The minister went on to ask Poland for help.")
    assert (event["type"], event["certainty"], event["tense"]) == ("REQUEST", "certain", "past")


def test_not_yet(reader: Reader) -> None:
    """Who has yet to do something has not done it."""
    [event] = events_in(reader, "The president has yet to condemn the raid.")
    assert (event["polarity"], event["certainty"]) == ("negative", "certain")


def test_dropped_investigation(reader: Reader) -> None:
    """An investigation that was dropped was there."""
    found = {e["type"]: e["polarity"] for e in events_in(reader, "The prosecutor in Moscow dropped its investigation of the newspaper.")}
    assert found["ACCUSE"] == "positive"


def test_asked_after_a_passive(reader: Reader) -> None:
    """Of a second participle after a passive the subject is who is asked."""
    text = "The man was contacted by the ministry on Monday and asked to turn himself in to the police."
    asked, turned = sorted(events_in(reader, text), key=lambda e: str(e["type"]))
    assert (asked["type"], asked["actors"], asked["recipients"]) == ("REQUEST", [], ["man"])
    assert (turned["type"], turned["actors"], turned["recipients"]) == ("RETREAT", ["man"], ["police"])


@pytest.mark.parametrize(
    "text",
    [
        "The constitution does not change what the law demands.",
        "A man suspected of dying from the virus was tested.",
        "Norway dispatched 30 vehicles.",
        "The seat was vacated in May.",
        "Are you concerned about the minister?",
        "The court ruled on the appeal of the decision by the government.",
        "Those on board are prepared to change course towards Gaza.",
        "The student went to a convention with her friends.",
    ],
)
def test_nobody_does_so(reader: Reader, text: str) -> None:
    """What laws demand, a virus does, nobody is given or an interviewer asks is no event."""
    assert coded(reader, text) == []


def test_suit(reader: Reader) -> None:
    """What a suit claims, whoever brought it alleges."""
    found = events_in(reader, "The suit filed by the Norwegian government claims that Chad violated the agreement.")
    assert ("ACCUSE", ["Norwegian government"], ["Chad"]) in [(e["type"], e["actors"], e["recipients"]) for e in found]


def test_died_in_an_attack(reader: Reader) -> None:
    """Who died in an attack was attacked, and did nothing."""
    [event] = events_in(reader, "Five civilians died in the attack.")
    assert (event["type"], event["actors"], event["recipients"]) == ("ASSAULT", [], ["Five civilians"])


def test_use_of_gas(reader: Reader) -> None:
    """The use of chemical weapons is an assault by whoever used them."""
    found = events_in(reader, "Norway condemned the use of chemical weapons by the regime against civilians.")
    assert ("ASSAULT", "unconventional", ["regime"]) in [(e["type"], e["mode"], e["actors"]) for e in found]


def test_margins(reader: Reader) -> None:
    """Where people meet is not what they meet about."""
    [event] = extracted(reader, "The ministers met on the margins of the summit.")["events"]
    assert event["theme"] is None


def test_emergency_before_a_storm(reader: Reader) -> None:
    """A state of emergency that is declared for a storm coerces nobody."""
    assert coded(reader, "The governor of Norland declared a state of emergency as the storm came near.") == []


def test_strongest_terms(reader: Reader) -> None:
    """What is condemned in the strongest possible terms is what the condemning is about."""
    output = extracted(reader, "Norway condemned in the strongest possible terms terrorist attacks in Tyre and Lima.")
    [event] = [e for e in output["events"] if e["type"] == "ACCUSE"]
    assert output["text"][event["theme"]["start"] : event["theme"]["end"]].startswith("terrorist attacks")


def test_second_present_tense(reader: Reader) -> None:
    """A second verb in the present is no order: who calls on others does so."""
    text = "We are concerned by reports of ceasefire violations and call on all parties to respect the ceasefire."
    [event] = [e for e in events_in(reader, text) if e["type"] == "REQUEST"]
    assert (event["certainty"], event["tense"], event["actors"]) == ("certain", "present", ["We"])


def test_ruled_against(reader: Reader) -> None:
    """Who is ruled against is who is refused; what is voted against is not its name's people."""
    assert [e["recipients"] for e in events_in(reader, "The court ruled against Senator Eva Lind.")] == [["Senator Eva Lind"]]
    assert [e["recipients"] for e in events_in(reader, "The senators voted against the Iraq War.")] == [[]]


@pytest.mark.parametrize(
    "text", ["Their demands have included dissolving Parliament.", "Eva Lind appeared on the show to defend the policy of Chad."]
)
def test_not_told_as_done(reader: Reader, text: str) -> None:
    """What is listed among demands, or what somebody appears somewhere for, is not told as done."""
    assert coded(reader, text) == []


def test_matter_without_the_event(reader: Reader) -> None:
    """What an event in a relative clause is about is the noun without that clause."""
    output = extracted(reader, "The president of Chad wished to keep the treaty, which was backed by Norway.")
    [event] = [e for e in output["events"] if e["type"] == "SUPPORT"]
    assert output["text"][event["theme"]["start"] : event["theme"]["end"]] == "the treaty"


def test_killed_by_an_earthquake(reader: Reader) -> None:
    """What a mishap destroys and whom it kills nobody has attacked, in whatever sentence it is named."""
    text = "An earthquake struck the island. That event destroyed 300 homes, killed one and injured eight people. Help is near. {}"
    assert coded(reader, text.format("Schools are closed.")) == []


def test_weather_warning(reader: Reader) -> None:
    """Who warns of a storm threatens nobody."""
    assert coded(reader, "The government of Norland issued a warning before the storm.") == []


def test_could_not(reader: Reader) -> None:
    """Who could not agree did not: that is a refusal."""
    [event] = events_in(reader, "Norway and Chad could not agree on a treaty.")
    assert (event["type"], event["certainty"], event["polarity"], event["tense"]) == ("REJECT", "certain", "positive", "past")


def test_object_that_a_parse_calls_a_subject(reader: Reader) -> None:
    """A clause has one subject: who stands behind the verb is done to."""
    found = events_in(reader, "Ousted President Adam Roe has agreed to resign without returning to Chad, the speaker of parliament said.")
    assert ("AGREE", ["Adam Roe"]) in [
        (e["type"], [a.removeprefix("Ousted ").removeprefix("President ") for a in e["actors"]]) for e in found
    ]


def test_killed_by_a_fire(reader: Reader) -> None:
    """A fire that kills somebody is no attack with fire."""
    assert coded(reader, "A fire killed five girls in a hall in Norland.") == []
