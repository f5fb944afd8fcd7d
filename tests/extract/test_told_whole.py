"""Whole contents and their speakers: what belongs to a saying stands in it, what the writer adds stands outside."""

import pytest
from said import Told, read

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He left early, claiming 900 people were out of work and thousands had lost their homes.",
         "900 people were out of work and thousands had lost their homes"),
        ("The aide suggested voters fill out the form at home, and then bring it to the town hall.",
         "voters fill out the form at home, and then bring it to the town hall"),
        ("We know many members who feel that we have closed the club, and that, to them, this means the end of the game.",
         "that we have closed the club, and that, to them, this means the end of the game"),
        ("This 'pause', he said, would begin next year.", "This 'pause', he said, would begin next year"),
        ("Northwind has promised a compatible release before the end of May.", "a compatible release before the end of May"),
        ("Brook marvelled at the growth of the port in the last decade.", "the growth of the port in the last decade"),
        ("Northwind believes that the future of freight is in very large ships like its new ferry.",
         "that the future of freight is in very large ships like its new ferry"),
        ("The plan, he said, is “a mess”.", "The plan, he said, is “a mess”"),
        ("Because colder air is more dense, says the study, it sinks below warmer air.",
         "Because colder air is more dense, says the study, it sinks below warmer air"),
        ("Polls showed national support for Brook at no more than one percent.",
         "national support for Brook at no more than one percent"),
        ("Ada Brook also announced a new river service.", "a new river service"),
        ("I hate being a people-pleaser.", "being a people-pleaser"),
        ("Town campaigners also criticised the move, saying it harms the birds.", "it harms the birds"),
        ("At least seven people died and 35 were rescued, according to officials.", "At least seven people died and 35 were rescued"),
        ("Officials say a bomb hit a bus, triggering a fire that killed three passengers.",
         "a bomb hit a bus, triggering a fire that killed three passengers"),
        ("The yard will show the ferry they intend to put into service in May.", "the ferry they intend to put into service in May"),
    ],
)  # fmt: skip
def test_both_halves_are_said(told: Told, text: str, content: str) -> None:
    """A second clause, a term or the thing meant, which a parse hangs elsewhere, belongs to what is said."""
    assert content in [r[2] for r in told(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In an interview with Orbit, McLane commented, “he gets sounds that nobody else gets.”",
         "“he gets sounds that nobody else gets.”"),
        ("While in Oslo to attend a fair, Ada Brook told reporters, “Nobody can put pressure on me.”", "“Nobody can put pressure on me.”"),
        ("Ada Brook, a member of the council, said from the steps of the church, “The strike must end.”", "“The strike must end.”"),
        ("Ada Brook said, “I won this vote!” on Facebook.", "“I won this vote!”"),
        ("Brook Air says the new wings will save ten tons of fuel a year, while Air Harlow has estimated a fifth.",
         "the new wings will save ten tons of fuel a year"),
        ("Brook also said earlier she might rename the square.", "she might rename the square"),
        ("The letter is blunt: “We will not pay,” it said.", "“We will not pay,”"),
        ("Brook criticised the visit of the envoy in an article for the Herald.", "the visit of the envoy"),
        ("The army said five rebels died, although witnesses saw nine bodies.", "five rebels died"),
        ("According to the hospital late on Thursday, 29 patients have recovered.", "29 patients have recovered"),
        ("The two armies report killing ten rebels in the fighting and say they stopped a raid.", "killing ten rebels in the fighting"),
        ("Tehran warned it may close the strait, sparking fears of a wider war.", "it may close the strait"),
        ("Analysts say the bank is insolvent, which its managers dispute.", "the bank is insolvent"),
    ],
)  # fmt: skip
def test_what_the_writer_adds_is_no_content(told: Told, text: str, content: str) -> None:
    """Where, when and in which paper it was said, and what another says besides, stand outside the content."""
    assert content in [r[2] for r in told(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We do not need ships,” the Herald quoted Lund as saying, although the Courier translated it as: “It is better to wait.”",
         "Lund"),
        ("He received an email response saying the customer would have to pay ten pounds.", "an email response"),
        ("Brook suggested that the case be moved to Bari where Northwind filed an earlier lawsuit against Orbit, claiming it was late.",
         "Northwind"),
        ("Another 90 civilians have been injured, the group added.", "the group"),
        ("It has been widely reported that the bridge will close.", None),
    ],
)  # fmt: skip
def test_whose_words_they_are(told: Told, text: str, source: str | None) -> None:
    """Who is quoted, the paper that one gets, who sues, and the name before a verb that reads as a participle."""
    assert source in [r[0] for r in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The council rejected the mayor's nominee, Ada Brook.",
        "The airline offered passengers the opportunity to change their flights.",
        "The Herald cited confidential documents from the shipyard.",
        "Chad has a previous order for 2 of the yard's new ferries.",
        "The team put rings on ten birds, noting which birds came back the next year.",
        "Brook failed to tell residents that a flood was looming.",
        "We want to see how much is learned.",
        "The ruling adds to the growing consensus in courts that there are no good reasons for the ban.",
    ],
)
def test_deeds_with_words_of_saying(told: Told, text: str) -> None:
    """Goods offered, papers relied on, orders of goods, records and what others hold are nobody's statement."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harlow University geography expert and former security official, Ada Brook, said the pipe would be late.", "Ada Brook"),
        ("Low cost airline, Ryanair, said it would appeal.", "Ryanair"),
    ],
)
def test_a_noun_and_a_name_are_one_speaker(reader: Reader, text: str, name: str) -> None:
    """Two bare nouns and the name behind them, or one and the name set off behind it, tell of one."""
    found = read(reader, text)
    assert [e.name for e in found.entities if e.iri == found.statements[0].entity] == [name]


def test_a_name_that_the_reader_did_not_see_is_somebody(reader: Reader) -> None:
    """Words with capitals of whom it is told that they said something name a body; an office does not."""
    for text, name in (
        ("The National Storm Center said all warnings were lifted.", "National Storm Center"),
        ("According to The Courier, two ships sank off the coast.", "Courier"),
    ):
        found = read(reader, text)
        assert name in {e.name for e in found.entities if e.iri == found.statements[0].entity}


def test_whose_work_it_was_gives_nobody_credit(reader: Reader) -> None:
    """Who stands behind the "by" of another phrase is no agent of the verb after it."""
    told = read(reader, "Due to an overhaul by Brook, he is credited with the success of the ferry.")
    assert all(source.entity is None for source in told.statements)
