"""Whose words they are where a name, an hour or whom they were given to stands between, and where what opens a sentence ends."""

from __future__ import annotations

import pytest
from said import read

from kg.pipeline import Reader


def told(reader: Reader, text: str) -> list[tuple[str | None, str | None, str]]:
    """Source, what its entity is called, and content of each claim."""
    found = read(reader, text)
    names = {entity.iri: entity.name for entity in found.entities}
    return [
        (text[s.source.start : s.source.end] if s.source else None, names.get(s.entity or ""), text[s.content.start : s.content.end])
        for s in found.statements
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Dr. Lena Ruiz, head of the clinic and an adviser to the government",
        "Karl Weiss, mayor of Bern and the leader of the Greens",
        "Art Wu, chairman of Norbank and a member of the council",
    ],
)
def test_two_offices_are_one_speaker(reader: Reader, source: str) -> None:
    """What a name is told to be between two commas may be two things; both are the same man."""
    found = read(reader, f"{source}, warned that beds were running out.")
    [speech] = found.events
    assert len(speech.actors) == 1
    assert [s for s, _, _ in told(reader, f"{source}, warned that beds were running out.")] == [source]


def test_leaders_with_initials(reader: Reader) -> None:
    """Both of two leaders speak, whatever initials the first has."""
    found = read(reader, "Party leaders A. K. Roy and Sunil Das said such meddling was not new.")
    assert len(found.events[0].actors) == 2
    assert len(found.statements[0].also) == 1


@pytest.mark.parametrize("time", ["at around 7.45 p.m.", "on Monday", "in 2005", "late on Friday night"])
def test_an_hour_behind_an_account(reader: Reader, time: str) -> None:
    """Behind the comma of a source the time is told by it."""
    text = f"According to witnesses, {time}, two men fled the shop."
    assert told(reader, text) == [("witnesses", "witnesses", f"{time}, two men fled the shop")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The groups presented a study to the panel that showed that half of the wells were dry.", "a study"),
        ("The firm sent an email to staff that claimed the plant would close.", "an email"),
    ],
)
def test_to_whom_words_are_given(reader: Reader, text: str, source: str) -> None:
    """To whom a paper was given is no part of its name, and does not say what it says."""
    assert [s for s, _, _ in told(reader, text)] == [source]


@pytest.mark.parametrize("deed", ["urged the voters to stay", "praised his soldiers", "told the crowd to go home"])
def test_quoted_behind_a_deed_of_words(reader: Reader, deed: str) -> None:
    """Who is "quoted by the agency as saying" behind a comma is he who urged, not those he urged."""
    *_, (_, who, said) = told(reader, f"Ivo Lopez {deed}, quoted by the agency as saying that they had done well.")
    assert (who, said) == ("Ivo Lopez", "that they had done well")


@pytest.mark.parametrize("name", ["Downing Street", "The Kremlin", "Norwich"])
def test_what_a_name_stands_for(reader: Reader, name: str) -> None:
    """ "X refers to Y" explains a name; X says nothing."""
    assert not told(reader, f"{name} refers to the office of the leader.")


def test_the_subject_behind_an_opening(reader: Reader) -> None:
    """What ships are told ends at the comma; the owners behind it have a verb of their own."""
    text = "With Rome telling ships to keep away from Libya, Greek owners, among them Costa, have changed their routes."
    assert [c for _, _, c in told(reader, text)] == ["ships to keep away from Libya"]


def test_a_second_verb_of_a_state(reader: Reader) -> None:
    """ "And is weighing" goes on with what one person says of a state; of residents who are suing it is the writer's."""
    [(_, _, said)] = told(reader, "He also said Peru was talking to its neighbours, and is considering the option of joining them.")
    assert said.endswith("joining them")
    [(_, _, said)] = told(reader, "Residents said they were cheated, and are now suing the bank.")
    assert said.endswith("cheated")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Forecasters say a storm has formed at sea but do not expect it to last.", ["a storm has formed at sea"]),
        ("Officials believe the man is abroad and are offering a reward.", ["the man is abroad"]),
        ("The mayor says the roads are blocked and is asking for help.", ["the roads are blocked", "help"]),
        ("Police say the man is armed and is hiding in the woods.", ["the man is armed and is hiding in the woods"]),
    ],
)
def test_a_second_verb_in_its_number(reader: Reader, text: str, contents: list[str]) -> None:
    """What the speaker does himself shows by the number of its verb."""
    assert [c for _, _, c in told(reader, text)] == contents


def test_an_account_within_a_participle(reader: Reader) -> None:
    """Of what stands between commas before a source without one, the source tells no more."""
    text = "Hall was known for his smoking and drinking habits, emptying a bottle a day according to one friend, and eating little."
    assert [c for _, _, c in told(reader, text)] == ["emptying a bottle a day"]


@pytest.mark.parametrize("text", ["His wife called emergency 911 to ask for help.", "The resolution was proposed by Chad and Mali."])
def test_calls_and_papers_say_nothing(reader: Reader, text: str) -> None:
    """Who calls an ambulance or puts a paper before others has said nothing of it."""
    assert not told(reader, text)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Winds over the strait made it hard, Roe said, adding it took much strength to stay up.",
            [("Roe", "Winds over the strait made it hard"), ("Roe", "it took much strength to stay up")],
        ),
        ("The race was hard, Roe said, adding that he was tired.", [("Roe", "The race was hard"), ("Roe", "that he was tired")]),
        ("The paper quoted the mayor saying the bridge was shut.", [("the mayor", "the bridge was shut")]),
        ("Voters are choosing a council in an election certain to be won by the Greens.", []),
        (
            'Zoe said the roof fell in and "everyone screamed", and "[i]t felt like the end".',
            [("Zoe", 'the roof fell in and "everyone screamed", and "[i]t felt like the end"')],
        ),
        (
            "Resources sent included engines from Bari and Oslo according to a fire statement, as well as an aerial ladder.",
            [("a fire statement", "Resources sent included engines from Bari and Oslo")],
        ),
    ],
)
def test_who_goes_on(reader: Reader, text: str, claims: list[tuple[str, str]]) -> None:
    """Behind inserted words of saying he who spoke goes on; a content holds what was said, and no other's words."""
    assert [(s, c) for s, _, c in told(reader, text)] == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "According to a survey published in May by the Orbit Society, most want peace.",
            ("a survey published in May by the Orbit Society", "Orbit Society", "most want peace"),
        ),
        (
            "At least ten people died and 35 were rescued, according to officials, some of whom were taken to hospital.",
            ("officials", "officials", "At least ten people died and 35 were rescued"),
        ),
        (
            "One child was, according to the fire brigade, among the dead.",
            ("the fire brigade", "fire brigade", "One child was, according to the fire brigade, among the dead"),
        ),
        (
            "The city of Bari announced on Twitter the Federal Aviation Administration and the Safety Board were to investigate the crash.",
            ("The city of Bari", None, "the Federal Aviation Administration and the Safety Board were to investigate the crash"),
        ),
    ],
)
def test_whole_sources_and_contents(reader: Reader, text: str, claim: tuple[str, str | None, str]) -> None:
    """Who issued a survey speaks by it; a source ends where those told of begin, and a content has its subject."""
    [(source, name, content)] = told(reader, text)
    assert (source, content) == (claim[0], claim[2])
    assert name == claim[1] or claim[1] is None


@pytest.mark.parametrize(
    "told_of", ["saying that they were ordered to fire on the crowd", "claiming to be ill", "promising to pay for the damage"]
)
def test_an_account_of_what_somebody_said(reader: Reader, told_of: str) -> None:
    """A last "according to" behind what somebody said when he left tells of it all, and is no part of what he said."""
    text = f"Two pilots left the base, {told_of}, according to officials."
    claims = [(s, c) for s, _, c in told(reader, text)]
    assert claims[0] == ("officials", f"Two pilots left the base, {told_of}")
    assert not any("according" in c for _, c in claims)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The group fights in the north, is largely Kurdish and, according to Turkey, supports the rebels.",
            [("Turkey", "supports the rebels")],
        ),
        ("The town was shelled and, according to the army, ten people died.", [("the army", "ten people died")]),
        (
            "According to the U.N. report, of the 100 crops that feed the world, bees pollinate most.",
            [("the U.N. report", "of the 100 crops that feed the world, bees pollinate most")],
        ),
        ("On Tuesday a fire was reported in a parking structure at the airport.", []),
    ],
)
def test_what_a_source_tells(reader: Reader, text: str, claims: list[tuple[str, str]]) -> None:
    """Behind an "and" a source tells of what follows; a bare noun that nobody is named for is no claim."""
    assert [(s, c) for s, _, c in told(reader, text)] == claims


def test_one_of_several_by_name(reader: Reader) -> None:
    """Who one of the authors is stands beside them."""
    assert told(reader, "One of the authors, Dana Holt, said that frogs change.")[0][1] == "Dana Holt"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Judge Walker dismissed the group's lawsuit against the mayor.", []),
        ("Roe dismissed the claim that he had lied.", ["the claim that he had lied"]),
        (
            "She was cheated by a Norwegian man claiming to be a priest who could no longer care for his dog.",
            ["to be a priest who could no longer care for his dog"],
        ),
    ],
)
def test_suits_and_men_who_claim(reader: Reader, text: str, contents: list[str]) -> None:
    """A judge who throws out a suit has said nothing of it; what somebody claims to be goes on behind "who"."""
    assert [c for _, _, c in told(reader, text)] == contents


def test_what_is_said_in_a_statement(reader: Reader) -> None:
    """A clause right behind "in a statement" is what is said in it."""
    text = "The two leaders, who met in Oslo, said in a statement they had agreed on a truce."
    assert [(s, c) for s, _, c in told(reader, text)] == [("The two leaders, who met in Oslo", "they had agreed on a truce")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Bari said again it would be willing to return to the talks.", ["it would be willing to return to the talks"]),
        ("The bishop said Friday prayers would go on.", ["Friday prayers would go on"]),
        (
            "The ministry said Tuesday army reports showed Roe had been killed.",
            ["army reports showed Roe had been killed", "Roe had been killed"],
        ),
        (
            "The book, which described the killing of men at the hands of soldiers, sold well.",
            ["the killing of men at the hands of soldiers"],
        ),
    ],
)
def test_when_it_was_said(reader: Reader, text: str, contents: list[str]) -> None:
    """A day and "again" right behind "said" tell of the saying."""
    assert [c for _, _, c in told(reader, text)] == contents


@pytest.mark.parametrize(
    "source",
    [
        "Aides to President Ivo Lind",
        "Doctors treating prominent U.S. Senator Edward Kennedy",
        "Lawyers defending former President Saddam Hussein",
    ],
)
def test_who_speaks_beside_a_name(reader: Reader, source: str) -> None:
    """The aides and doctors of somebody speak, not he."""
    [(who, name, _)] = told(reader, f"{source} say the fall was caused by fatigue.")
    assert who is not None
    assert source.startswith(who)
    assert name not in {"Ivo Lind", "Edward Kennedy", "Saddam Hussein"}


def test_reports_from_a_place(reader: Reader) -> None:
    """A town is not the voice of reports that come from there, nor its state of a part of it that governs itself."""
    assert told(reader, "Reports from Oslo say most of the victims are women.")[0][1] is None
    assert told(reader, "Election results from the West Bank indicate that turnout was low.")[0][1] != "West Bank"
    assert told(reader, "A statement from Oslo said the talks were over.")[0][1] == "Norway"
    assert told(reader, "The Lagos state government said the road was shut.")[0][1] != "Nigeria"
