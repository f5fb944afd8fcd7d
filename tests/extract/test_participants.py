"""Who does it and to whom: whole phrases, all members of a list, and nobody who is only near."""

import pytest
from said import sides

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("The gang killed citizens from Jordan and Iraq.", "killed", ["The gang"], ["citizens from Jordan and Iraq"]),
        ("The mayor of Lagos and the governor criticised the strike.", "criticised", ["The mayor of Lagos", "the governor"], []),
        ("Rebels killed the leader of the militia and two guards.", "killed", ["Rebels"], ["the leader of the militia", "two guards"]),
        ("Officials urged islanders near the coast to move.", "urged", ["Officials"], ["islanders near the coast"]),
        ("They marched past a woman whose eye was injured by police.", "injured", ["police"], ["a woman"]),
    ],
)
def test_whole_parties(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """A list counts in full, with what each member is of, and who is asked or hurt is found whatever word stands for him."""
    assert sides(reader, text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The minister spoke about the Iraqi mission to recapture the city of Mosul.", "recapture", ["Iraqi"]),
        ("The rebels launched an operation to recapture the town of Tyre.", "recapture", ["The rebels"]),
        ("The envoy regretted the refusal of the court to hear the opposition.", "refusal", ["the court"]),
        ("He said the IMF stands ready to assist Chad.", "ready", ["the IMF"]),
    ],
)
def test_infinitive_of_noun(reader: Reader, text: str, trigger: str, actors: list[str]) -> None:
    """What a noun announces by an infinitive is done by whoever has or makes it, not by whoever talks of it."""
    assert sides(reader, text, trigger)[0] == actors


def test_place_is_no_recipient(reader: Reader) -> None:
    """A town in which a deed was done is where, not whom."""
    assert sides(reader, "The group carried out atrocities in Tyre.", "carried out") == (["The group"], [])


def test_name_of_a_person(reader: Reader) -> None:
    """A name in apposition is the person's whom the noun before a body's name tells of, and stands with it as one."""
    text = "A spokeswoman for the agency UNHCR, Eva Lind, criticised the ban."
    assert sides(reader, text, "criticised", "names")[0] == ["Eva Lind"]


def test_name_beside_a_noun(reader: Reader) -> None:
    """The name behind a noun that says what it is the name of is the entity; the words stay whole."""
    text = "The group Hamas condemned the raid."
    assert sides(reader, text, "condemned", "names")[0] == ["Hamas"]
    assert sides(reader, text, "condemned")[0] == ["The group Hamas"]


def test_interviewer(reader: Reader) -> None:
    """The label of who asks takes no part in what he asks."""
    text = "((Radio One)) Which of the candidates have your members supported?"
    assert "Radio One" not in str(sides(reader, text, "supported"))


def test_second_field_of_an_office(reader: Reader) -> None:
    """A minister of two things is one person."""
    text = "Minister of Public Works and Transport Samir Haddad condemned the raid."
    assert sides(reader, text, "condemned", "names")[0] == ["Samir Haddad"]


def test_roles_beside_a_name(reader: Reader) -> None:
    """Two offices beside one name are one person, before the name and behind it."""
    text = "The president and general counsel of the firm, Mark Oduya, condemned the ban."
    assert sides(reader, text, "condemned", "names")[0] == ["Mark Oduya"]


def test_cited_as_doing(reader: Reader) -> None:
    """What somebody cites as doing it does it, not he."""
    actors, recipients = sides(reader, "Omar cited the ministry as prohibiting him from travelling.", "prohibiting")
    assert (actors, recipients) == (["the ministry"], ["Omar"])


def test_bare_form_goes_on_with_infinitive(reader: Reader) -> None:
    """Behind a relative clause in the past a bare verb goes on with the infinitive before it."""
    text = "I want to congratulate the Syrians who fought to free Homs and thank our ally Turkey."
    assert sides(reader, text, "thank") == (["I"], ["our ally Turkey"])
    assert sides(reader, text, "thank", "names")[1] == ["Turkey"]


def test_agent_of_two_verbs(reader: Reader) -> None:
    """Who stands behind the second of two passive verbs in a row did both."""
    assert sides(reader, "The envoy was abducted and killed by rebels.", "abducted") == (["rebels"], ["The envoy"])


def test_struck_by_a_deed(reader: Reader) -> None:
    """What is ruined by a deed that a noun names is whom or what it was done to."""
    assert sides(reader, "Historic cities have been reduced to rubble by regime bombardment.", "bombardment")[1] == ["Historic cities"]


def test_speaker_in_his_own_words(reader: Reader) -> None:
    """Who says "I" in a quotation is whoever is quoted, also some sentences on."""
    text = "Foreign Minister Ann Roe said: “We deplore the raid. I call on Chad to stop.”"
    assert sides(reader, text, "call", "names")[0] == ["Ann Roe"]


def test_officer_of_unknown_body(reader: Reader) -> None:
    """The president of a body that is not known is nobody's president but that body's."""
    text = "Barack Obama spoke in Washington. The President of the Union of Concerned Bakers condemned the ban."
    assert "Barack Obama" not in sides(reader, text, "condemned", "names")[0]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("The candidate Ted Roe and his wife condemned the ban.", "condemned", ["The candidate Ted Roe", "his wife"], []),
        ("The pirates had shot and killed all four hostages.", "shot", ["The pirates"], ["all four hostages"]),
        ("He said both parties are ready and willing to negotiate with Iran.", "willing", ["both parties"], ["Iran"]),
        ("Omar has caused destruction including atrocities against the Chadian people.", "atrocities", ["Omar"], ["the Chadian people"]),
        ("Anti-government protests erupted in Belgrade.", "protests", [], []),
        ("Kerry spoke with Minister Lavrov and urged him to press the regime.", "urged", ["Kerry"], ["him"]),
        ("I am appalled by this latest attack by the regime.", "attack", ["the regime"], []),
        ("Russia and China had signalled they opposed the resolution.", "opposed", ["Russia", "China"], []),
    ],
)
def test_shared_and_apart(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """What two verbs share both have; what is only near, or is spoken against, takes no part."""
    assert sides(reader, text, trigger) == (actors, recipients)


def test_measure_about_a_state(reader: Reader) -> None:
    """What sanctions are about by name is not whose they are."""
    assert sides(reader, "The minister welcomed new Syria sanctions listings.", "welcomed")[1] == []


def test_private_bodies(reader: Reader) -> None:
    """Businesses of a country are not its state."""
    met = sides(reader, "Mr Ellwood met British businesses in Tashkent.", "met", "names")[1]
    assert len(met) == 1
    assert met[0].startswith("British businesses")


def test_possessive_before_the_subject(reader: Reader) -> None:
    """A possessive in front of the subject is the subject's."""
    text = "In his first visit to Uzbekistan since the elections, Samir Haddad met businessmen and students."
    assert sides(reader, text, "visit", "names")[0] == ["Samir Haddad"]


def test_place_in_front(reader: Reader) -> None:
    """A place right before a title is where it was, and no part of the name."""
    assert sides(reader, "In Turkey Minister Ellwood met the ambassador.", "met")[0] == ["Minister Ellwood"]


def test_participle_behind_two_names(reader: Reader) -> None:
    """A participle behind a comma goes on with the subject, and the name before it with the other name."""
    text = "Ukraine has imposed sanctions on former President Pavlo Hora and ex-Prime Minister Mykola Lys, banning them from travelling."
    assert sides(reader, text, "imposed")[1] == ["former President Pavlo Hora", "ex-Prime Minister Mykola Lys"]
    assert sides(reader, text, "banning")[0] == ["Ukraine"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("The mayor's assassination by rebels shocked the town.", "assassination", ["rebels"], ["The mayor"]),
        ("President Omar's assassination led to a war.", "assassination", [], ["President Omar"]),
        ("Officials from Chad have agreed to purchase 60 aircraft.", "agreed", ["Officials from Chad"], []),
        ("France and Italy are ready to offer personnel.", "ready", ["France", "Italy"], []),
    ],
)
def test_done_to_and_handed_over(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """A deed called after whom it is done to names him, not the doer; and goods are nobody to agree with."""
    assert sides(reader, text, trigger) == (actors, recipients)
