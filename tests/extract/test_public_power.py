"""What those in power do to people and states to each other, in plain words: taken away, sealed off, silenced, put out, threatened."""

from typing import Any

import pytest
from said import events_in

from kg.pipeline import Reader

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("A former mayor was picked up by intelligence agents in Kampala.", "COERCE", "arrest"),
        ("A group of students was hauled away by riot police outside the palace.", "COERCE", "arrest"),
        ("The former banker was led away in handcuffs by officers of the agency.", "COERCE", "arrest"),
        ("More than 300 migrants were being held at a detention center in Chad.", "COERCE", "arrest"),
        ("Chad's ousted leader remains in detention.", "COERCE", "arrest"),
        ("Customs officers seized four tons of ivory at the port of Douala.", "COERCE", "seize"),
        ("Bolivia has nationalized a dozen oil rigs owned by a Peruvian company.", "COERCE", "seize"),
        ("Austrian prosecutors carried out searches at 12 locations across Tyrol.", "COERCE", "seize"),
        ("Police swooped on the homes of two union leaders in Hanoi.", "COERCE", "seize"),
        ("Police sealed off the center of Chisinau.", "COERCE", "restrict"),
        ("Soldiers blocked the road to Goma.", "COERCE", "restrict"),
        ("Authorities prevented the senator from boarding a flight to Dakar.", "COERCE", "restrict"),
        ("Border guards turned back dozens of refugees.", "COERCE", "restrict"),
        ("Chad suspended two opposition parties.", "COERCE", "ban"),
        ("The opposition candidate was barred from running in the election.", "COERCE", "ban"),
        ("Chad designated the broadcaster an undesirable organization.", "COERCE", "ban"),
        ("Turkey has blocked Wikipedia.", "COERCE", "censor"),
        ("The regulator took an opposition television station off the air.", "COERCE", "censor"),
        ("Access to social media was restricted in Chad.", "COERCE", "censor"),
        ("Chad's military ruler suspended the constitution.", "COERCE", "curfew"),
        ("Soldiers forcibly relocated thousands of villagers.", "COERCE", "deport"),
        ("Chad's army has prevented aid convoys from reaching Bol.", "COERCE", "withhold"),
        ("Internet services were suspended in Jammu.", "COERCE", "withhold"),
        ("Russian trolls spread false stories about the candidate.", "COERCE", "misinformation"),
        ("Officials stuffed ballot boxes in Chad.", "COERCE", "misinformation"),
        ("The website of the ministry was defaced by hackers.", "COERCE", "cyber"),
        ("Chadian hackers gained access to the emails of Libyan officials.", "COERCE", "cyber"),
        ("The court upheld the conviction of the former minister.", "SANCTION", "convict"),
        ("Chad has ordered 20 French diplomats out of the country.", "SANCTION", "expel"),
        ("The African Union suspended Chad.", "SANCTION", "expel"),
        ("Qatar quit OPEC.", "SANCTION", "withdraw"),
        ("France put the group on its blacklist.", "SANCTION", "discontinue"),
        ("Chad revoked the visas of 30 Libyan officials.", "SANCTION", "discontinue"),
        ("Visa restrictions were imposed on Chadian officials.", "SANCTION", "discontinue"),
        ("The prosecutor threatened the journalist with prison.", "THREATEN", "arrest"),
        ("Chad threatened to throw out the envoy of France.", "THREATEN", "expel"),
        ("Chad has threatened to use nuclear weapons against Libya.", "THREATEN", "violence"),
    ],
)
def test_is_told(reader: Reader, text: str, event_type: str, mode: str) -> None:
    """Passives without a doer, amounts before what is taken, the parse's prepositions for particles, names of one word."""
    assert (event_type, mode) in [(e["type"], e["mode"]) for e in events_in(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Officers picked up the injured boy and took him to hospital.",
        "The president remained in hospital for a week.",
        "Rain stopped the players from leaving the field.",
        "Police prevented a suicide bomber from entering the mosque.",
        "A landslide closed the highway to Manali.",
        "The clinic turned away patients because it had no vaccines.",
        "The bank closed its office in Zurich.",
        "The club suspended its captain for three matches.",
        "The state suspended his driver's license after the crash.",
        "The athlete was stripped of her medal.",
        "The channel took the show off the air because of low ratings.",
        "The owners closed the newspaper because of losses.",
        "The storm cut off phone lines across the county.",
        "The landlord evicted the tenant over unpaid rent.",
        "Rescue workers carried out a search for survivors.",
        "Police carried out a search for the missing girl.",
        "The virus infected thousands of people in Brazil.",
        "The president tapped the senator as his running mate.",
        "Visitors were told to leave the museum.",
        "England exited the World Cup on Saturday.",
        "The committee upheld the goal after a review.",
        "The bank suspended lending to small firms.",
        "The park was designated a world heritage site.",
    ],
)
def test_is_no_use_of_power(reader: Reader, text: str) -> None:
    """Accidents, weather, sport, trade, schools and hospitals have the same words."""
    assert not [e for e in events_in(reader, text) if e["type"] in {"COERCE", "SANCTION", "THREATEN"}]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("A crowd of students gathered outside the parliament.", "demo"),
        ("Hundreds of women took part in a march in Lahore.", "demo"),
        ("Activists staged a sit-in at the ministry.", "demo"),
        ("Anti-government protesters filled the main square of Chisinau.", "demo"),
        ("Demonstrators stormed the parliament in Niamey.", "riot"),
        ("Villagers hurled petrol bombs at the police.", "riot"),
        ("Teachers in Puebla went on strike.", "strike"),
        ("Shopkeepers closed their shops in protest.", "strike"),
        ("Climate activists glued themselves to the road.", "obstruct"),
        ("Activists sprayed paint over the bank.", "riot"),
    ],
)
def test_is_a_protest(reader: Reader, text: str, mode: str) -> None:
    """Protests told by what people do, and not by the word."""
    assert mode in [e["mode"] for e in events_in(reader, text) if e["type"] == "PROTEST"]


@pytest.mark.parametrize(
    "text",
    [
        "A crowd gathered outside the palace-museum to greet the singer.",
        "The minister took part in the march of veterans on Sunday.",
        "Shoppers packed the street before Christmas.",
        "The owner closed the market for repairs.",
        "The boy threw mud at his brother.",
        "Fans threw flowers at the singer.",
        "The shares went on sale on Monday.",
    ],
)
def test_is_no_protest(reader: Reader, text: str) -> None:
    """People come together, close shops and throw things for other reasons."""
    assert not [e for e in events_in(reader, text) if e["type"] == "PROTEST"]


def test_a_session_is_asked_for(reader: Reader) -> None:
    """Who calls an emergency meeting of a body asks it to meet."""
    text = "Chad called an emergency meeting of the Security Council."
    assert ("REQUEST", "meet") in [(e["type"], e["mode"]) for e in events_in(reader, text)]


def test_trolls_of_a_state_are_not_the_state(reader: Reader) -> None:
    """Whoever posts for a state, and from where, the sentence does not say."""
    [found] = [e for e in events_in(reader, "Chinese trolls spread fake news about Taiwan's president.") if e["type"] == "COERCE"]
    assert found["actors"] == ["Chinese trolls"]
