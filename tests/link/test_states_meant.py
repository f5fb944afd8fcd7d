"""States that are meant without being named right."""

from __future__ import annotations

import datetime as dt

import pytest
from said import extracted, meant

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Malian government has cut off access to the country.", "the country", "Mali"),
        ("Mali is at war. The army said that the government attacked the country.", "the government", "Mali"),
        ("Mali attacked Chad on Monday. The army said the rebels fled the country.", "the country", None),
        ("Mali wrote to a court on behalf of the country requesting it.", "the country", None),
        ("China backs Carrie Lam. Hong Kong students gave the government a week.", "the government", "government"),
        ("Afganistan rejected the offer.", "Afganistan", "Afghanistan"),
        ("Rebels in the Phillippines rejected the offer.", "Phillippines", "Philippines"),
        ("Hungary, the only other member yet to ratify the treaty, sent a letter.", "the only other member", "Hungary"),
        ("The regime besieged half a million Syrians in the town.", "half a million Syrians", "Syrians"),
        ("Gunmen kidnapped a German in Kabul.", "German", "German"),
        ("The Iraqi accused the guards of beating him.", "Iraqi", "Iraqi"),
        ("The French rejected the plan.", "The French", "France"),
        ("Ankara does not recognise the Greek government of Cyprus.", "the Greek government of Cyprus", "Cyprus"),
    ],
)
def test_which_state(reader: Reader, text: str, words: str, name: str | None) -> None:
    """ "The country" is the one state told of close by, and none where two are; a name with a slip is the state's."""
    found = meant(reader, text).get(words, (None, None, None))[0]
    assert found == name


def test_another_name_is_no_slip(reader: Reader) -> None:
    """Columbia is not Colombia."""
    assert meant(reader, "The mayor of Columbia condemned the raid.")["Columbia"][1] is None


def test_the_country_of_a_whole_title(reader: Reader) -> None:
    """What stands before the last title tells the country too."""
    assert meant(reader, "Chad's religious leader Sheikh Ali Mondo condemned the raid.")["Sheikh Ali Mondo"][1] == "TCD"


def test_a_name_with_an_age_is_a_persons(reader: Reader) -> None:
    """ "Sudesh Amman, 20": what follows by his surname is he, not the city."""
    text = "The attacker, identified as Sudesh Amman, 20, was released. Amman attacked two people."
    assert meant(reader, text)["Amman"][1] is None


def test_the_house_of_an_article(reader: Reader) -> None:
    """ "The House" is the one that the article has named in full."""
    text = "The US House of Representatives voted on Monday. The minister criticised the House."
    assert meant(reader, text)["House"][0] == "United States House of Representatives"


def test_the_president_of_two(reader: Reader) -> None:
    """Of two presidents named in one sentence "the president" is neither for sure; of one he is."""
    on = dt.date(2022, 12, 2)
    both = meant(reader, "Joe Biden met Emmanuel Macron in Tyre. The president left on Friday.", published=on)
    one = meant(reader, "Emmanuel Macron arrived in Tyre. The president left on Friday.", published=on)
    assert (both["president"][0], one["president"][0]) == ("president", "Emmanuel Macron")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Norway's Defense Ministry denied the report. Sweden's Defense Ministry wrote to it.", "Norway's Defense Ministry",
         "Defense Ministry of Norway"),
        ("Norway's Defense Ministry denied the report. Sweden's Defense Ministry attacked it.", "Sweden's Defense Ministry",
         "Defense Ministry of Sweden"),
        ("Sabrina Lund of RSF condemned the killing in Yemen.", "RSF", "RSF"),
        ("RSF fighters attacked a town near Nyala.", "RSF", "Rapid Support Forces"),
        ("Apple sued Orion Systems over the name. The company rejected the claim.", "The company", None),
        ("The minister for trade, Eva Lind, visited Mali. Lind said: I will not return as minister for trade.",
         "The minister for trade, Eva Lind", "Eva Lind"),
        ("Commissioner Blair denied allegations of a cover-up in Britain.", "Commissioner Blair", "Blair"),
        ("The lawyer for jailed journalist Ann Roe says the court will meet.", "The lawyer for jailed journalist Ann Roe",
         "lawyer for jailed journalist Ann Roe"),
        ("President Kassym-Jomart Tokayev spoke to reporters.", "President Kassym-Jomart Tokayev", "Kassym-Jomart Tokayev"),
        ("The speech to the African leaders by UN Secretary General Ban Ki-moon was long.", "African leaders", "African leaders"),
    ],
)  # fmt: skip
def test_which_body(reader: Reader, text: str, words: str, name: str | None) -> None:
    """A ministry is told apart by its state, letters are not those of a group far away, and nobody is taken for another close by."""
    assert meant(reader, text).get(words, (None,))[0] == name


def test_a_place_before_a_title_is_no_country(reader: Reader) -> None:
    """ "In Kenya Minister Roe" and "Governor Roe in Oslo" were there."""
    assert meant(reader, "In Kenya Minister Roe met the rebels.")["Minister Roe"][1] is None
    assert meant(reader, "The minister met Governor Lisa Holm in Oslo.")["Governor Lisa Holm"][1] is None


def test_one_of_a_people_is_somebody(reader: Reader) -> None:
    """ "A Palestinian" is a person of that state, and the next one told of so is another."""
    found = extracted(reader, "Soldiers shot a Palestinian near the fence. The police arrested a Palestinian in Jenin.")
    kinds = {e["iri"]: (e["kind"], e["country"]) for e in found["entities"] if e["name"] == "Palestinian"}
    assert list(kinds.values()) == [("Person", "PSE")] * 2
    hit = [m["entity"] for e in found["events"] for m in found["mentions"] if m["id"] in e["recipients"]]
    assert sorted(hit) == sorted(kinds)
