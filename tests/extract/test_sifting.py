"""What is no event, and who is no participant: the things that a sentence does not say stay out."""

from typing import Any

import pytest
from said import events_in, extracted

from kg.pipeline import Reader

Json = dict[str, Any]


@pytest.mark.parametrize(
    "text",
    [
        "The town recalled a long tradition of protest.",
        "A parcel of the March Madness tickets was sold.",
        "The caterpillar threatens many gardens.",
        "The ferry was repaired in order to sail again.",
        "The letters were given in the appendix.",
        "Critics agree that the novel is a masterpiece.",
        "The council considered the matter closed.",
        "The chemists ruled out contamination of the samples.",
        "The firm took over a rival company.",
        "The reactor can yield plutonium.",
    ],
)
def test_no_event(reader: Reader, text: str) -> None:
    """Background nouns, names, creatures, fixed phrases and opinions announce no event."""
    assert events_in(reader, text) == []


def test_attribute(reader: Reader) -> None:
    """A participle before a noun says who is meant, not that something happened."""
    assert [e["type"] for e in events_in(reader, "The ousted president met the visiting envoy in Lima.")] == ["CONSULT"]


def test_purpose_of_protest(reader: Reader) -> None:
    """What protesters demand belongs to the protest and is no event of its own."""
    found = events_in(reader, "Hundreds of teachers marched in Lisbon to demand higher wages from the government.")
    assert [e["type"] for e in found] == ["PROTEST"]


def test_amount(reader: Reader) -> None:
    """Goods behind an amount count as the object, and the amount is nobody."""
    [event] = events_in(reader, "Norway sent 300 tons of grain to Sudan.")
    assert (event["type"], event["actors"], event["recipients"]) == ("AID", ["Norway"], ["Sudan"])


def test_people_by_the_dozen(reader: Reader) -> None:
    """People behind an amount act, and the whole phrase is the actor."""
    [event] = events_in(reader, "Dozens of Kenyan soldiers attacked the militia on Monday.")
    assert (event["actors"], event["recipients"]) == (["Dozens of Kenyan soldiers"], ["militia"])


def test_recipient_of_what_is_threatened(reader: Reader) -> None:
    """Whom a threatened, promised or refused deed would reach is the recipient of the threat, promise or refusal."""
    found = events_in(reader, "Chad refused to meet the envoys.")
    assert [(e["type"], e["recipients"]) for e in found] == [("REJECT", ["envoys"]), ("CONSULT", ["envoys"])]


def test_somebody_must(reader: Reader) -> None:
    """To say that somebody must do something is to demand it of him."""
    [event] = events_in(reader, "Kenya said on Friday that Uganda must pay its debts.")
    assert (event["type"], event["actors"], event["recipients"]) == ("REQUEST", ["Kenya"], ["Uganda"])


def test_asked_through_a_preposition(reader: Reader) -> None:
    """Whom one calls on to do something is who would do it, not the caller."""
    found = events_in(reader, "Brazil called on both governments to release the prisoners.")
    [release] = [e for e in found if e["type"] == "RETREAT"]
    assert release["actors"] in (["governments"], ["both governments"])


def test_phrase_of_a_person(reader: Reader) -> None:
    """A person takes part under the whole phrase, which means the same entity as the name in it."""
    output = extracted(reader, "Peruvian Foreign Minister Elsa Quispe criticised Chile.")
    [event] = output["events"]
    mentions = {m["id"]: m for m in output["mentions"]}
    actor = mentions[event["actors"][0]]
    assert output["text"][actor["start"] : actor["end"]] == "Peruvian Foreign Minister Elsa Quispe"
    name = next(m for m in output["mentions"] if output["text"][m["start"] : m["end"]] == "Elsa Quispe")
    assert actor["entity"] == name["entity"] is not None


def test_bare_office(reader: Reader) -> None:
    """An office without a name is a TITLE."""
    output = extracted(reader, "The NATO secretary general condemned the attack.")
    labels = {output["text"][m["start"] : m["end"]]: m["label"] for m in output["mentions"]}
    assert labels["NATO secretary general"] == "TITLE"


def test_blamed(reader: Reader) -> None:
    """Whom one accuses of doing something is who did it."""
    found = events_in(reader, "Poland accused Belarus of attacking the border guards.")
    assert [(e["type"], e["actors"]) for e in found] == [("ACCUSE", ["Poland"]), ("ASSAULT", ["Belarus"])]


def test_question(reader: Reader) -> None:
    """To ask whether something is so demands no deed."""
    found = events_in(reader, "Reporters asked the minister whether the treaty was ready.")
    assert [e["type"] for e in found if e["type"] == "REQUEST"] == []


def test_hit_not_used(reader: Reader) -> None:
    """A vehicle that is attacked is no instrument of the attack."""
    [event] = events_in(reader, "Gunmen attacked an aid convoy near Goma.")
    assert (event["type"], event["instruments"]) == ("ASSAULT", [])


def test_who_launches(reader: Reader) -> None:
    """Whoever launches a deed that a noun names does it; whoever stops it does not."""
    [event] = events_in(reader, "Hackers launched a cyber attack on the ministry.")
    assert (event["type"], event["actors"], event["recipients"]) == ("COERCE", ["Hackers"], ["ministry"])


def test_refused_to_its_maker(reader: Reader) -> None:
    """An offer or demand that is refused is refused to whoever made it."""
    found = events_in(reader, "Sudan rejected Egypt's demand for talks.")
    assert [e["recipients"] for e in found if e["type"] == "REJECT"] == [["Egypt"]]


def test_one_participant(reader: Reader) -> None:
    """A title and the name beside it are one participant."""
    [event] = events_in(reader, "The Norwegian foreign minister, Kari Holm, condemned the raid.")[:1]
    assert len(event["actors"]) == 1


@pytest.mark.parametrize(
    ("text", "type_", "to_whom"),
    [
        ("The conviction of Anatoli Zhukavets drew protests in Minsk.", "SANCTION", ["Anatoli Zhukavets"]),
        ("After the arrest of Anatoli Zhukavets, crowds filled the square.", "COERCE", ["Anatoli Zhukavets"]),
        ("Ilse Grunewald's dismissal angered the judges.", "SANCTION", ["Ilse Grunewald"]),
        ("The jailing of Anatoli Zhukavets was deplored by Norway.", "COERCE", ["Anatoli Zhukavets"]),
    ],
)
def test_what_befell_somebody_is_told_by_its_noun(reader: Reader, text: str, type_: str, to_whom: list[str]) -> None:
    """What was done to one who is named is an event, though the sentence says nobody who did it."""
    assert (type_, to_whom) in [(e["type"], e["recipients"]) for e in events_in(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "If the arrest of Anatoli Zhukavets is confirmed, the talks will end.",
        "The dismissal of Ilse Grunewald would anger the judges.",
        "Ilse Grunewald's conviction that peace is near moved the hall.",
    ],
)
def test_what_may_befall_somebody_is_no_event_by_its_noun(reader: Reader, text: str) -> None:
    """What is supposed, or held, has befallen nobody."""
    assert not {"COERCE", "SANCTION"} & {e["type"] for e in events_in(reader, text)}


def test_a_blow_has_its_place(reader: Reader) -> None:
    """Whoever dies in a raid dies where the raid is."""
    [event] = [e for e in extracted(reader, "Nine villagers were killed in a raid in Sarno on Sunday.")["events"] if e["type"] == "ASSAULT"]
    assert event["places"]
