"""Words in another sense announce nothing; what is aimed at, laid to somebody or told in passing is no surer and no later than it is."""

from typing import Any

import pytest
from said import events_in, extracted

from kg.pipeline import Reader

Json = dict[str, Any]


def only(reader: Reader, text: str, event_type: str) -> Json:
    """The one event of a type in a text."""
    found = [e for e in events_in(reader, text) if e["type"] == event_type]
    assert len(found) == 1, [(e["type"], e["label"]) for e in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Officials issued a tsunami warning for the coast of Peru.", "THREATEN"),
        ("The Peruvian ship broke the blockade of the port.", "RETREAT"),
        ("The ban would not stop Iran's nuclear program.", "SANCTION"),
        ("The prime minister of Chad called off a cabinet meeting.", "SANCTION"),
        ("The missile flew over Japan and landed in the sea.", "ASSAULT"),
        ("The party called it psychological warfare against Israel.", "ASSAULT"),
        ("The results were met with jubilation by Egyptians.", "CONSULT"),
        ("The pilot of the Chilean army plane made distress calls.", "CONSULT"),
        ("The minister from Chad has to surrender his medal.", "RETREAT"),
        ("The evacuation of Chilean nationals from Iraq was over by May.", "RETREAT"),
        ("The Libyan soldiers defended the village from the rebels.", "SUPPORT"),
        ("The minister expressed his condolences to the people of Chile.", "SUPPORT"),
        ("The prime minister of Chad was poisoned after he was fed a radioactive substance.", "AID"),
        ("Mayor Lind of Tyre said that she no longer wants an apology from Lebanon.", "REQUEST"),
        ("He was nominated for the television film Raid on Corinth after several weeks of filming.", "ASSAULT"),
        ("Officials stated that the British anthem God Save the Queen would be sung by all of the soldiers.", "AID"),
        ("Saudi authorities expressed concern that swine flu could reach the pilgrims.", "ACCUSE"),
        ("Many Serbs took to the streets with flags to celebrate the victory.", "PROTEST"),
        ("The two members of the Chilean crew ejected safely.", "SANCTION"),
        ("Democrats disagreed on the course of action.", "REJECT"),
        ("The members of parliament asked the minister if he was aware of the arrests.", "REQUEST"),
        ("The prime minister of Chad released the figures; the opposition released them, too.", "RETREAT"),
        ("The grocer Norvik banned plastic bags from the shops of Tyre.", "COERCE"),
        ("The carmaker Norvik asked its dealers to be patient.", "REQUEST"),
    ],
)
def test_another_sense_announces_nothing(reader: Reader, text: str, event_type: str) -> None:
    """A word of the lexicon in an everyday, legal or technical sense gives no event of its type."""
    assert not [e for e in events_in(reader, text) if e["type"] == event_type]


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("The soldier was taken prisoner by U.S. Marines in 1991.", "COERCE", "arrest"),
        ("Police harassed bloggers in Tyre.", "COERCE", "restrict"),
        ("Iran supports the militia financially.", "AID", None),
        ("The president defended Russia's involvement in Syria.", "SUPPORT", None),
        ("The ministers discussed the crisis in Syria.", "CONSULT", None),
        ("More than forty members of the alliance will assemble in Oslo.", "CONSULT", "multilateral"),
        ("Pirates hijacked their yacht off the coast of Oman.", "ASSAULT", "abduct"),
        ("Syrian opposition forces liberated the town of Dabiq from the rebels.", "ASSAULT", None),
        ("The takeover of the city by the rebels shocked the world.", "ASSAULT", None),
        ("Kurdish fighters pushed the militants out of Kobane.", "ASSAULT", None),
        ("The embassy announced a grant of $530,000 to the Monuments Fund.", "AID", None),
        ("Norway made a $15 million contribution to the Syria Recovery Fund.", "AID", None),
        ("The Chadian government has cut off Internet access in the country.", "COERCE", "withhold"),
        ("He was released from prison after two years.", "RETREAT", "release"),
        ("Iran rejected a proposal for talks; the law was changed.", "REJECT", "meet"),
        ("Over three hundred suspected users were arrested by police.", "COERCE", "arrest"),
    ],
)
def test_senses_that_are_meant(reader: Reader, text: str, event_type: str, mode: str | None) -> None:
    """The same words in the political sense keep their type and mode."""
    assert only(reader, text, event_type)["mode"] == mode


@pytest.mark.parametrize(
    ("text", "event_type", "certainty", "polarity", "tense"),
    [
        ("The coalition meets regularly to coordinate its efforts with Chad.", "COOPERATE", "unknown", "positive", "future"),
        ("The group uses the name of its faith to commit atrocities against civilians.", "ASSAULT", "certain", "positive", "none"),
        ("Israel has closed its border in response to Palestinian rocket attacks.", "ASSAULT", "certain", "positive", "past"),
        ("It will be the first visit by the agency since Iran expelled the inspectors.", "SANCTION", "certain", "positive", "past"),
        ("The government does not have the resources to prosecute every official.", "ACCUSE", "unknown", "negative", "future"),
        ("It is inappropriate for the council to threaten Syria with sanctions.", "THREATEN", "unknown", "positive", "future"),
        ("The letter is a contrast to his criticism of Iran.", "ACCUSE", "certain", "positive", "none"),
        ("He disputed the version that he was arrested by Jordanian police.", "COERCE", "unknown", "positive", "past"),
        ("He was killed last week by a United States military airstrike in Iraq.", "ASSAULT", "certain", "positive", "past"),
        ("Ms Lind declined the Chilean prime minister's offer to resign.", "AGREE", "certain", "positive", "past"),
        ("The plot to kill the ambassador was uncovered.", "ASSAULT", "unknown", "positive", "future"),
        ("He was the first American president to visit Cuba.", "CONSULT", "certain", "positive", "past"),
        ("She will be the first minister to visit Cuba.", "CONSULT", "certain", "positive", "future"),
        ("The time had come for Turkey to let Finland join NATO.", "SUPPORT", "unknown", "positive", "future"),
        ("Ali was accused of killing two soldiers.", "ASSAULT", "unknown", "positive", "past"),
        ("He will meet the general to discuss our ongoing support for the Iraqi army.", "SUPPORT", "certain", "positive", "present"),
        ("Thousands of employees walked home on Monday to protest the cuts.", "PROTEST", "certain", "positive", "past"),
    ],
)
def test_no_surer_and_no_later(
    reader: Reader, text: str, event_type: str, certainty: str, polarity: str, tense: str
) -> None:  # fmt: skip
    """Aims, accusations and means leave open what comes of them; what is told in passing keeps its time; what something is
    used for time and again has none."""
    event = only(reader, text, event_type)
    assert (event["certainty"], event["polarity"], event["tense"]) == (certainty, polarity, tense)


def test_the_deed_has_the_doer_of_the_raid(reader: Reader) -> None:
    """What a raid or strike does is done by whoever made it."""
    events = events_in(reader, "The raid by Kenyan soldiers killed ten rebels.")
    assert ["Kenyan soldiers"] in [e["actors"] for e in events if e["label"].endswith("ten rebels")]


@pytest.mark.parametrize(
    "text",
    [
        "Researchers found that the rocks were older.",
        "The latest figures show that prices have risen.",
        "A report said that prices had risen.",
        "Anna Lind hopes that prices will fall.",
        "According to results announced today, prices have risen.",
    ],
)
def test_nobody_said_it_aloud(reader: Reader, text: str) -> None:
    """What figures and reports say, and what somebody thinks or finds, is told by its statement alone; no saying is listed as an event."""
    output = extracted(reader, text)
    assert output["statements"]
    assert not output["events"]


def test_somebody_said_it(reader: Reader) -> None:
    """Plain speech by somebody who can speak stays an event."""
    assert [e["type"] for e in extracted(reader, "Anna Lind said that prices had risen.")["events"]] == ["x-STATE"]


def test_a_text_may_end_with_a_name(reader: Reader) -> None:
    """Who is named last, without a full stop, takes part like any other."""
    assert [e["recipients"] for e in events_in(reader, "Iran attacked Iraq")] == [["Iraq"]]


def test_no_sports(reader: Reader) -> None:
    """Whoever is beaten by a score has lost a game."""
    assert not events_in(reader, "The student from Chad beat the policeman from Tyre, 6-2, 6-4.")


def test_weapons_of_the_attacker_alone(reader: Reader) -> None:
    """What those have who are attacked says nothing of how they were."""
    assert only(reader, "Hundreds of rebels attacked an Air Force base in Chad.", "ASSAULT")["mode"] is None


def test_goods_are_no_partners(reader: Reader) -> None:
    """What somebody agrees to buy has agreed to nothing."""
    assert only(reader, "Officials from China have agreed to purchase 60 Boeing 787 aircraft.", "AGREE")["recipients"] == []
