"""Claims whose words a parse hangs elsewhere, and reporting words with which nothing is said."""

import pytest
from said import Row, Told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'Brook told The Harbour Post of Lowton, which broke the story, that her bid was in a "quiet phase".',
            ("Brook", "told", 'that her bid was in a "quiet phase"', "mixed"),
        ),
        (
            "The minister briefed reporters that talks would open on Monday.",
            ("The minister", "briefed", "that talks would open on Monday", "indirect"),
        ),
        (
            "The UN updated council members today that it has still not been given access to the port.",
            ("The UN", "updated", "that it has still not been given access to the port", "indirect"),
        ),
        (
            "The mayor attributed the small rise to fewer residents leaving their cars at home.",
            ("The mayor", "attributed", "the small rise to fewer residents leaving their cars at home", "indirect"),
        ),
        (
            "Brook announced a merger with the Lowton bank, and, to the surprise of many, that ten branches will close.",
            ("Brook", "announced", "a merger with the Lowton bank, and, to the surprise of many, that ten branches will close", "indirect"),
        ),
        (
            "Lind explained how important it is to mend the old bridge before winter.",
            ("Lind", "explained", "how important it is to mend the old bridge before winter", "indirect"),
        ),
        (
            "Lowton, as one of his aides pointed out, normally sees no floods.",
            ("one of his aides", "pointed out", "Lowton, as one of his aides pointed out, normally sees no floods", "indirect"),
        ),
        ("The bank was pleased with the response of its staff.", ("The bank", "was pleased with", "the response of its staff", "indirect")),
        ("Officials were disappointed by the ruling.", ("Officials", "were disappointed by", "the ruling", "indirect")),
        (
            "Police stopped a ship believed to be carrying stolen cars.",
            (None, "believed", "a ship believed to be carrying stolen cars", "indirect"),
        ),
    ],
)  # fmt: skip
def test_contents_are_whole(told: Told, text: str, claim: Row) -> None:
    """What is said is found whole, on whatever word the parse hangs it."""
    assert told(text)[0] == claim


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('A harbour spokesperson is quoted by the Lowton Post saying, "We are keeping watch on the river".', "A harbour spokesperson"),
        ("After the meeting, Roe was sent a letter, asking for him to answer the charge.", "a letter"),
        ('According to the head teacher, the pupils are excited, saying, "They feel quite proud of it."', "the head teacher"),
        ("On Sunday in Chile's National Congress, President of Chile Ana Roe announced she will resign.", "President of Chile Ana Roe"),
        ('In his last letter, Roe left this farewell, "I have always said I would go."', "Roe"),
    ],
)
def test_speakers_where_the_parse_names_another(told: Told, text: str, source: str) -> None:
    """Who speaks is not whoever merely stands nearest in the parse."""
    assert told(text)[-1][0] == source


@pytest.mark.parametrize(
    "text",
    [
        "On Friday, Qaboos bin Said, the Sultan of Oman, died aged 79.",
        "The new officers were welcomed aboard by the crew.",
        "In a close vote the assembly has supported a bill that would allow couples to adopt children.",
        "It is worth noting that the bridge is old.",
        "It turned out that the gun was not where it was believed to be.",
        'The charge has been borne out by "Oh, it was the others".',
        "Ten errors were seen this year, compared to six errors a year ago.",
    ],
)
def test_words_with_which_nothing_is_said(told: Told, text: str) -> None:
    """Names, deeds, remarks to the reader and mimicked words are no claims."""
    assert told(text) == []


def test_a_name_outside_the_marks_makes_a_quotation_mixed(told: Told) -> None:
    """Words of the reporter inside a content are not quoted ones."""
    assert told('The mayor called Roe "an honourable man who served his town well".')[0][3] == "mixed"
    assert told('The mayor said that "the bridge is old, and the river is higher than it has been for many years".')[0][3] == "mixed"
    assert told('The mayor said, "The bridge is old."')[0][3] == "direct"


def test_what_somebody_wants_now_is_his_stand(told: Told) -> None:
    """Who wants something done stands for it; what somebody once wanted is a story's."""
    assert told("The mayor wants to double the number of buses.") == [("The mayor", "wants", "to double the number of buses", "indirect")]
    assert told("The mayor wanted to go home early.") == []


def test_what_is_reported_in_numbers(told: Told) -> None:
    """Counts and measures are reported, with their cause; people who are met are not."""
    assert told("Yesterday, Chad confirmed five new deaths due to cholera.")[0][2] == "five new deaths due to cholera"
    assert told("The weather service reported winds of 60 miles an hour.")[0][:2] == ("The weather service", "reported")


def test_a_paper_tells_of_what_others_believe(told: Told) -> None:
    """ "…, according to the paper" at the end tells of the believing, and is no part of what is believed."""
    contents = {source: content for source, _, content, _ in told("Officials believe that the guards fired first, according to Reuters.")}
    assert contents["Officials"] == "that the guards fired first"
    assert contents["Reuters"] == "Officials believe that the guards fired first"


def test_of_two_sayings_of_one_the_frame_is_none(told: Told) -> None:
    """ "Roe said …, he said" is one claim."""
    rows = told('Tony Blair said the fire would "change the whole town", he said.')
    assert [source for source, *_ in rows] == ["Tony Blair"]


def test_who_is_quoted_as_saying_speaks_once(told: Told) -> None:
    """Of "was quoted as saying" the saying alone is a claim."""
    assert told('One official was quoted as saying "This was an unhelpful speech."') == [
        ("One official", "saying", '"This was an unhelpful speech."', "direct")
    ]


def test_a_statement_asked_for_is_nobodys(told: Told) -> None:
    """What somebody is asked to state nobody has stated."""
    assert [source for source, *_ in told("The minister demands a clear statement that the army must leave.")] == ["The minister"]


def test_another_who_speaks_besides_is_the_writers(told: Told) -> None:
    """A second saying joined in the tense of the first is no part of what the first one says."""
    rows = told("Union leaders said they are increasingly worried about pay and the mayor accused them of stoking fear.")
    assert rows[0][2] == "they are increasingly worried about pay"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "President Roe accused countries with nuclear arms of threatening their neighbours.",
            ("President Roe", "accused", "countries with nuclear arms of threatening their neighbours", "indirect"),
        ),
        (
            "Seventeen-year-old Zoe Lind said the roof fell in.",
            ("Seventeen-year-old Zoe Lind", "said", "the roof fell in", "indirect"),
        ),
        (
            "Officials have insisted that their plans are limited to making power from coal, not making bombs.",
            ("Officials", "have insisted", "that their plans are limited to making power from coal, not making bombs", "indirect"),
        ),
    ],
)
def test_nothing_is_cut_off(told: Told, text: str, claim: Row) -> None:
    """Neither a source nor a content loses words that belong to it."""
    assert told(text)[0] == claim


def test_what_was_described_is_named_with_its_description(told: Told) -> None:
    """Of a noun that somebody "describes as" something the description is told; of one merely described nothing is."""
    rows = told("They fear the new law, which the Post describes as marred by haste.")
    assert [content for source, _, content, _ in rows if source == "the Post"] == [
        "the new law, which the Post describes as marred by haste"
    ]
    assert told("They met the men the guards described.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Post called the state for Roe.",
        "Scientists compared the sites of statues to sites of wells.",
        "They would send back people who were accused of crimes.",
    ],
)
def test_calls_and_comparisons_without_words(told: Told, text: str) -> None:
    """Who calls an election or measures things against each other has said nothing of them; people accused in general nobody accuses."""
    assert told(text) == []


def test_an_objection_expressed_is_told_once(told: Told) -> None:
    """Of "expressed his objection to the ruling" the expressing is the claim, with the objection."""
    assert told("The minister expressed his strong objection to the decision.") == [
        ("The minister", "expressed", "his strong objection to the decision", "indirect")
    ]
