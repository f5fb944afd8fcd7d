"""Second halves: what behind a comma, an "and" or a "but" a speaker still says, and what the writer or another one does."""

import pytest
from said import Said, Told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The company claims to own the mill since 1990 and moreover, that it rents out rooms.",
         "to own the mill since 1990 and moreover, that it rents out rooms"),
        ("The firm promised to pay its drivers and that nobody would be sent home.",
         "to pay its drivers and that nobody would be sent home"),
        ("The mayor hopes to win the vote, and that her party will stand by her.",
         "to win the vote, and that her party will stand by her"),
        ("Governor Lopez had previously stated she was uninterested in taking up the governorship, but would fill the position as needed.",
         "she was uninterested in taking up the governorship, but would fill the position as needed"),
        ("Brook said he has written a great deal of light verse, but grew tired of reading it aloud.",
         "he has written a great deal of light verse, but grew tired of reading it aloud"),
        ("Northwind wants the cost to be borne by the six member states.", "the cost to be borne by the six member states"),
        ("The rebels asked for 48 hours to consider the offer.", "48 hours to consider the offer"),
        ("He also announced a new patrol for the Gulf of Dorn and the Strait of Kell to be unveiled at the Assembly this week.",
         "a new patrol for the Gulf of Dorn and the Strait of Kell to be unveiled at the Assembly this week"),
        ("Police put the death toll at seven.", "the death toll at seven"),
        ("The officer pointed out the road had been closed.", "the road had been closed"),
    ],
)  # fmt: skip
def test_a_second_half_is_said(told: Told, text: str, content: str) -> None:
    """Without a subject of its own, behind an infinitive, of a passive; a particle of the word of saying is no part of it."""
    assert content in [r[2] for r in told(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lawmakers expect that the bill will pass, although several senators are believed to oppose it.", "that the bill will pass"),
        ("The union says that it will strike in May, but when exactly has not been decided.", "that it will strike in May"),
        ("Ten dead according to the army, it was put at twelve by the police.", "Ten dead"),
        ("The storm killed ten according to the police, it was the worst in years.", "The storm killed ten"),
        ("The town had fallen, the general told the assembly, but an opposition spokesman denied it.", "The town had fallen"),
        ("The guests said they would come and many wrote to the host.", "they would come"),
        ("However, an inquiry is underway, according to the army.", "an inquiry is underway"),
        ("Chairman Tom Roe announced the news March 21 at the company's annual meeting in Oslo, Norway.", "the news"),
        ("He was arrested in May and accused of being a spy which he denied.", "being a spy"),
        ("She said she was tired, but would not say when she would go.", "she was tired"),
        ("Orbit News reports that three seats are open, while the Electoral Commission lists four.", "that three seats are open"),
        ("The ministry said five were hurt, while hospitals counted nine.", "five were hurt"),
        ("The envoy said talks would go on, though he gave no date.", "talks would go on"),
        ("She said Lima was watching, though she stopped short of threatening sanctions.", "Lima was watching"),
    ],
)  # fmt: skip
def test_a_second_half_is_told_by_the_writer(told: Told, text: str, content: str) -> None:
    """Another report set against it, what nobody knows yet, a spliced clause, a contradiction, a silence."""
    assert content in [r[2] for r in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It should be mentioned that the price of the shares tripled in 2004, doubled in 2005 and fell in 2006.",
        "Residents must be told that the water is unsafe.",
        "The senate has repeatedly denied funding for the canal.",
        "The judge denied these requests.",
        "The council has been trying to add the question, \"Is this person a citizen?\", to the census.",
        "The summit attracted controversy because of the junta's reported persecution of some monks.",
        "Paxton asked again — eleven more times.",
        "The bloc has 70 safe seats and predicted to win 73 seats.",
        "The army put troops at the border.",
        "The mayor refused to give details.",
        "It will be the basis for a lighter version, announced last November.",
        "A gunman shot shoppers in the city of Dorn, with the toll rising to 22 on Monday, reported officials, with 5 hurt.",
    ],
)  # fmt: skip
def test_nobody_has_said_it(said: Said, text: str) -> None:
    """Turns of the writer's, what is still to be told, money refused, a participle far from what was announced."""
    assert said(text) == []


def test_who_goes_on_behind_a_but_is_who_spoke(said: Said) -> None:
    """A second saying, in the tense of the first one and not of what was said, is the speaker's and nobody's of whom he told."""
    told = said("Roe told a news conference that Chad would be offered closer ties, but said President Idris Bol told him otherwise.")
    assert "Chad" not in [source for source, _, _ in told]
    told = said("The army said the rebels had been defeated but claimed their leaders were still alive.")
    assert ("The army", "claimed", "their leaders were still alive") in told


def test_a_crowd_demands_by_what_it_does(said: Said) -> None:
    """Who tells of a crowd that protests does not protest."""
    told = said("Police said two hundred people had gathered outside the court, protesting the verdict.")
    assert ("Police", "said", "two hundred people had gathered outside the court, protesting the verdict") in told
    assert "Police" not in [source for source, cue, _ in told if cue == "protesting"]


def test_whom_it_is_told_is_not_said(said: Said) -> None:
    """ "Her" before somebody's name is who was told."""
    assert ("the guard", "told", "Roe had not met Brook") in said("Ann Lee said the guard told her Roe had not met Brook.")
