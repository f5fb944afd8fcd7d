"""News of war and unrest: who is told to have done what, and when it was or is to be."""

from typing import Any

import pytest
from said import events_in, extracted

from kg.pipeline import Reader

Json = dict[str, Any]


def event(reader: Reader, text: str, event_type: str) -> Json:
    [found] = [e for e in events_in(reader, text) if e["type"] == event_type]
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "tense"),
    [
        ("France would deliver vehicles to Chad, the first tanks to be supplied to Libya.", "supplied", "future"),
        ("The rebels will free the crew, almost a year after their fighters stormed the ship.", "stormed", "past"),
        ("Soldiers used batons to clear a camp, detaining nine people.", "detaining", "past"),
    ],
)
def test_when_it_is_done(reader: Reader, text: str, trigger: str, tense: str) -> None:
    """What will be the first is to come; what was a year ago is past, and so is what was done while something else was aimed at."""
    found = extracted(reader, text)
    words = {found["text"][e["trigger"]["start"] : e["trigger"]["end"]]: e["tense"] for e in found["events"]}
    assert words[trigger] == tense


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Norway approved the delivery of ten tanks to Chad.", "AID"),  # not delivered yet
        ("Chad lifted a ban on the party on Monday.", "COERCE"),
        ("The council of Chad urged Libya to lift a ban on women at work.", "COERCE"),
        ("Chad denied reports that its troops had shelled the village.", "ASSAULT"),
        ("Rwanda rejected allegations that its soldiers had killed civilians.", "ASSAULT"),
        ("Chadian police evacuated the palace after a threat.", "RETREAT"),
        ("NATO will send 700 troops to Kosovo, Secretary-General Jens Stoltenberg said.", "THREATEN"),
        ("Chadian forces backed by U.S. air strikes took the town.", "SUPPORT"),
    ],
)
def test_is_not_told(reader: Reader, text: str, event_type: str) -> None:
    """What is let go ahead, ended or disputed is not told to be done; sending peacekeepers threatens nobody."""
    assert not [e for e in extracted(reader, text)["events"] if e["type"] == event_type]


def test_who_took_them_is_not_who_was_taken(reader: Reader) -> None:
    """ "Soldiers they had kidnapped": the soldiers were."""
    found = event(reader, "The rebels of Chad freed six soldiers they had kidnapped last month, the mayor said.", "ASSAULT")
    assert found["recipients"] == ["six soldiers"]


def test_nobody_is_asked_by_an_occasion(reader: Reader) -> None:
    """Whose doing led to a call for a boycott is not asked for one."""
    assert event(reader, "The union called for a boycott after the government of Chad raised prices.", "REQUEST")["recipients"] == []


def test_a_sea_is_not_seized(reader: Reader) -> None:
    """Where a ship is seized is no party."""
    assert event(reader, "Rebel forces seized a cargo ship in the Red Sea.", "COERCE")["recipients"] == []


def test_what_one_is_acquitted_of_is_no_part_of_him(reader: Reader) -> None:
    """There is no commander of war crimes."""
    found = event(reader, "The tribunal acquitted the former rebel commander of war crimes.", "CONCEDE")
    assert found["recipients"] == ["former rebel commander"]


def test_how_others_helped_is_not_how_it_was_done(reader: Reader) -> None:
    """The town was not taken from the air."""
    text = "Chadian forces backed by U.S. air strikes have recaptured the town from the rebels."
    assert (event(reader, text.replace("backed by U.S. air strikes ", ""), "ASSAULT")["mode"]) is None
    assert [e["mode"] for e in events_in(reader, text) if "Chadian forces" in e["actors"]] == [None]


def test_a_warning_keeps_what_it_is_against(reader: Reader) -> None:
    """Without "against" it would say the contrary."""
    found = extracted(reader, "The minister cautioned citizens against travelling to Goma.")
    told = [found["text"][s["content"]["start"] : s["content"]["end"]] for s in found["statements"]]
    assert told == ["citizens against travelling to Goma"]


def test_the_name_of_a_group_is_whole(reader: Reader) -> None:
    """The name behind "the group" is part of who attacked."""
    found = extracted(reader, "Militants from the Islamist group al-Shabaab ambushed a convoy.")
    assert "Militants from the Islamist group al-Shabaab" in {e["name"] for e in found["entities"]}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("American Kevin Lind ousted compatriot Scott Roe, 6-1, 6-3.", "SANCTION"),
        ("The death toll from a fireworks explosion on a bus in Chad has risen to 38, with scores of others injured.", "ASSAULT"),
        ("An explosion at a chemical plant in Chad killed at least six people.", "ASSAULT"),
        ("Lind and his deputy were kicked out of the country.", "ASSAULT"),
        ("The embassy of Norway has issued a warning of a possible terrorist threat.", "THREATEN"),
        ("The newspaper reported that President Bush and Congress must accept a list.", "REQUEST"),
        ("The storm prompted Chinese President Hu Jintao to cut short his visit to Vietnam.", "SANCTION"),
        ("Rebels sent drones against Saudi oil facilities.", "AID"),
    ],
)
def test_is_something_else(reader: Reader, text: str, event_type: str) -> None:
    """A game, an accident, a way out, an alert: no conflict of the word's type."""
    assert not [e for e in extracted(reader, text)["events"] if e["type"] == event_type]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Supporters of former soccer star George Lind vowed to continue their protests.", "Supporters of former soccer star George Lind"),
        ("Relatives of slain journalist Ada Roe vowed to continue their protests.", "Relatives of slain journalist Ada Roe"),
    ],
)
def test_followers_are_not_whom_they_follow(reader: Reader, text: str, actor: str) -> None:
    """Who speaks is told by the whole phrase, with the name at its end."""
    found = extracted(reader, text)
    names = {e["iri"]: e["name"] for e in found["entities"]}
    [event] = [e for e in found["events"] if e["type"] in {"THREATEN", "REQUEST"}]
    assert [names.get(m["entity"]) for m in found["mentions"] if m["id"] in event["actors"]] == [actor]


def test_who_sees_bombings_does_none(reader: Reader) -> None:
    """A country that has seen attacks made none of them."""
    assert all(not e["actors"] for e in events_in(reader, "Burma has seen several small bombings in recent years."))


def test_a_government_backed_by_a_state_is_not_that_state(reader: Reader) -> None:
    """Rebels fight the government, not the state behind it."""
    found = extracted(reader, "Insurgents are fighting the Ethiopian-backed interim government.")
    names = {e["iri"]: e["name"] for e in found["entities"]}
    fought = [names.get(m["entity"]) for e in found["events"] for m in found["mentions"] if m["id"] in e["recipients"]]
    assert fought == ["Ethiopian-backed interim government"]


@pytest.mark.parametrize(
    ("text", "mode", "recipients"),
    [
        ("Chad launched dozens of drones at Tripoli.", "drone", ["Tripoli"]),
        ("Helicopters dropped bombs on the village of Mora.", "aerial", ["village of Mora"]),
        ("Islamists overran an army base in the north.", None, ["army base"]),
        ("Troops retook the town of Mora from the rebels.", None, ["rebels"]),
        ("Sarin was used against civilians in Mora.", "unconventional", ["civilians"]),
        ("Government forces used chlorine gas against the rebels.", "unconventional", ["rebels"]),
        ("Militiamen drove thousands of people from their homes.", None, ["thousands of people"]),
        ("The prisoners were subjected to beatings and electric shocks.", "torture", ["prisoners"]),
        ("Soldiers slaughtered villagers in the north.", "massacre", ["villagers"]),
    ],
)
def test_plain_sentences_of_war(reader: Reader, text: str, mode: str | None, recipients: list[str]) -> None:
    """What an agency says in a line is read, whatever words it is said with."""
    found = event(reader, text, "ASSAULT")
    assert (found["mode"], found["recipients"]) == (mode, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Marburg fever has killed at least 192 people.",
        "The region has been pounded with heavy rains and flooding.",
        "Hurricane Dean pounded Jamaica on Sunday.",
        "The army is ready to meet any challenge.",
        "Rossi called five fouls on defending champion Brazil.",
        "Typhoon Nora killed at least 42 people in Chad.",
        "A strain of H5N1 has killed 60 people.",
        "The plane was destroyed on Monday when it overshot the runway.",
        "The fighters are loyal to rebel leader Peter Karim.",
        "The president reduced state subsidies for gasoline.",
        "Bad weather interfered with the elections.",
        "Officials blamed the crash on bad weather.",
        "Patients are being held in isolation at the hospital.",
        "Rebels use women for transporting arms.",
        "The bank warned Americans not to assume that prices will rise.",
    ],
)
def test_nobody_did_it(reader: Reader, text: str) -> None:
    """Illness and weather attack nobody, whoever is braced for the worst offers nothing, and a champion who defends praises nobody."""
    assert [e["type"] for e in events_in(reader, text) if e["type"] != "x-STATE"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aid agencies are rushing food to the islands.", ("AID", None, ["Aid agencies"])),
        ("Foreigners have been targeted by assassins in Somalia.", ("ASSAULT", None, ["assassins"])),
        ("The president named a commission to investigate the killings.", ("ACCUSE", "investigate", ["president"])),
        ("The rebels rejected the deal brokered last March by President Omar Saleh.", ("CONSULT", "third-party", ["President Omar Saleh"])),
        ("A woman blew herself up in a market.", ("ASSAULT", "suicide-attack", ["woman"])),
        ("The army blamed the attack on rebels.", ("ACCUSE", "allege", ["army"])),
        ("Norway sent Lind to help Malians reform their police and to support the talks.", ("SUPPORT", None, ["Norway"])),
        ("Syrian troops left positions in the valley.", ("RETREAT", "withdraw", ["Syrian troops"])),
        ("Chad resolved its border dispute with Libya in 1994.", ("AGREE", None, ["Chad"])),
    ],
)
def test_deeds_seldom_told(reader: Reader, text: str, told: tuple[str, str | None, list[str]]) -> None:
    """Aid that is rushed, people who are targeted, commissions that are to investigate, disputes that are resolved."""
    assert told in [(e["type"], e["mode"], e["actors"]) for e in events_in(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The sentence was carried out by firing squad at dawn.",
        "The company launched a new drone at a fair in Oslo.",
        "The farmer slaughtered ten sheep.",
        "The town used chlorine in its water.",
    ],
)
def test_words_of_war_that_tell_of_none(reader: Reader, text: str) -> None:
    """A squad is not fired at, and a product not launched against anybody."""
    assert not [e for e in extracted(reader, text)["events"] if e["type"] == "ASSAULT"]


def test_an_end_is_no_date(reader: Reader) -> None:
    """Who stays in custody until at least May is not held in May."""
    text = "The court of Chad says two men accused of arson will remain in custody until at least next May."
    [held] = [e for e in events_in(reader, text) if e["type"] == "COERCE"]
    assert held["time"] is None


def test_who_is_blamed_is_not_hit(reader: Reader) -> None:
    """What is blamed on rebels was not done to them; support for a deployment deploys nobody; whose monitors leave marches nowhere."""
    assert [(e["type"], e["recipients"]) for e in events_in(reader, "The army blamed the attack on rebels.")] == [("ACCUSE", ["rebels"])]
    told = events_in(reader, "The council affirmed its support for the deployment of peacekeepers in Sudan.")
    assert [e["type"] for e in told] == ["SUPPORT"]
    assert events_in(reader, "The group will pull its monitors to protest irregularities.") == []


def test_two_parties_of_two_candidates(reader: Reader) -> None:
    """ "Democrat" before a name is no third one."""
    [call] = events_in(reader, "Republican Alan Roe and Democrat Berta Lind called on the House to pass the bill.")
    assert call["actors"] == ["Republican Alan Roe", "Democrat Berta Lind"]
