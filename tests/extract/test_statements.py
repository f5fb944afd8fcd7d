"""Statements: what is none, and where sources and contents end."""

from collections.abc import Callable

import pytest
from said import read

from kg.extract.contract import to_json
from kg.extract.quotes import quotations
from kg.pipeline import Reader


@pytest.fixture(name="said")
def _said(reader: Reader) -> Callable[[str], list[tuple[str | None, str | None, str]]]:
    """(source, cue, content) of each statement of a text, in words."""

    def statements(text: str) -> list[tuple[str | None, str | None, str]]:
        result = read(reader, text)

        def words(span: dict[str, int] | None) -> str | None:
            return None if span is None else text[span["start"] : span["end"]]

        found = to_json(result)["statements"]
        return [(words(s["source"]), words(s["cue"]), words(s["content"]) or "") for s in found]

    return statements


Said = Callable[[str], list[tuple[str | None, str | None, str]]]


@pytest.mark.parametrize("text", ["Tell them that we won.", "Do you think the army sold them?", "You know that it rained."])
def test_the_reader_is_no_source(said: Said, text: str) -> None:
    """Imperatives, and questions and remarks to "you", report nobody."""
    assert said(text) == []


def test_hedges_in_quotations(said: Said) -> None:
    """A speaker's "I think" inside his own quotation is no statement of its own."""
    assert [source for source, _, _ in said('"I think the road is closed," Mayor Ada Brook said.')] == ["Mayor Ada Brook"]


def test_the_frame_is_no_content(said: Said) -> None:
    """What stands between the halves of a quotation is not claimed by its speaker."""
    (only,) = said('"We are safe," the captain said. "The ship is not."')
    assert only[0] == "the captain"


def test_sources_are_noun_phrases(said: Said) -> None:
    """A source ends before another clause, and does not begin with a preposition or a dateline."""
    assert said("Sir John, who chairs the inquiry, said it would report in May.")[0][0] == "Sir John, who chairs the inquiry"
    assert said("The ban was criticised by the unions.")[0][0] == "the unions"


def test_titles_are_no_speech(said: Said) -> None:
    """The name of a book or film in quotation marks is nobody's words."""
    assert said('He read "The Man Who Sold the World" on the train.') == []


def test_signed_quotations(said: Said) -> None:
    """A quotation before a dash and a name is that person's."""
    assert said("“The town has been lost for weeks.” ― Maria Lopez")[0][0] == "Maria Lopez"


@pytest.mark.parametrize(
    ("text", "count"),
    [("''So it is,'' he said.", 1), ("``So it is,'' he said.", 1), ("“A,” and “B”", 2), ('a 12" gun and a 14" gun', 0)],
)
def test_quotation_marks(text: str, count: int) -> None:
    """Curly, straight and doubled single marks open and close quotations; inches do not."""
    assert len(quotations(text)) == count


def test_quotations_end_with_their_paragraph() -> None:
    """A quotation left open ends with its paragraph, and the next paragraph opens anew."""
    assert [q.end - q.start for q in quotations("“One.\n“Two.”")] == [5, 6]


@pytest.mark.parametrize(
    "text",
    [
        "The families deserve to know who fired first.",
        "Anyone who knows the law is aware of it.",
        "The resignation suggests that talks are over.",
    ],
)
def test_nobody_in_particular_is_no_source(said: Said, text: str) -> None:
    """Whoever is not told to say or think it, everybody and nobody, and deeds are no sources."""
    assert said(text) == []


def test_a_denied_second_verb_shares_the_content(said: Said) -> None:
    """What was reported but not confirmed is reported; the denial is no claim that it is not so."""
    assert said("Officials have reported, but not confirmed, that the bridge fell.") == [
        ("Officials", "have reported", "that the bridge fell")
    ]


def test_what_is_added_is_another_content(said: Said) -> None:
    """A participle of speech after a comma ends the first content and opens the same speaker's second."""
    found = said("The mayor said the army had shelled the town, adding that ten people were killed.")
    assert found == [
        ("The mayor", "said", "the army had shelled the town"),
        ("The mayor", "adding", "that ten people were killed"),
    ]


def test_said_in_a_statement(said: Said) -> None:
    """A clause hung on the statement it was made in is the speaker's."""
    assert said("The ministry said in a statement on Monday that Iran had sent drones.")[0][0] == "The ministry"


def test_a_frame_inside_its_content(said: Said) -> None:
    """What stands on both sides of "he told me" is said, whichever side holds the verb."""
    assert said("The difference, he told me on Friday, is that the road is closed.")[0][::2] == (
        "he",
        "The difference, he told me on Friday, is that the road is closed",
    )


def test_asked_whether(said: Said) -> None:
    """A clause with if or whether under asking is what was asked, a person asked is not."""
    (only,) = said("The minister asked the general whether the town was safe.")
    assert (only[0], only[2]) == ("The minister", "whether the town was safe")


def test_the_name_before_said_is_no_content(said: Said) -> None:
    """Between a quotation and its "said" stands the speaker, with offices and places."""
    found = said("“The veto will be overridden,” Senate Majority Leader Mitch McConnell, R-Ky., said Tuesday.")
    assert [content for _, _, content in found] == ["“The veto will be overridden,”"]


def test_a_comment_before_a_colon(said: Said) -> None:
    """A quotation that a noun of speech and a colon lead in is the subject's."""
    found = said("On Monday Ada Brook made the following comment: “The road is closed and nobody will open it this week.”")
    assert [source for source, _, _ in found] == ["Ada Brook"]


def test_bare_participles_name_nobody(said: Said) -> None:
    """Who is believed to be somewhere does not believe it."""
    assert [s for s, _, _ in said("The search goes on, with ten people believed to be under the ruins.")] == [None]


def test_calling_names(said: Said) -> None:
    """Who calls something by a name says so; who calls an election or the police says nothing of them."""
    assert [content for _, _, content in said("The senator called the deal a disaster.")] == ["the deal a disaster"]
    assert said("In November Charest called a snap election for December 8.") == []


def test_measures_are_no_source(said: Said) -> None:
    """What stands behind "by" and is nobody judges nothing."""
    assert said("Countries are judged by twelve metrics.") == []


def test_deeds_to_people_are_not_said(said: Said) -> None:
    """To recall an envoy or to sack a minister is done, not said of him."""
    assert said("Chile recalled its ambassador to Peru on Friday.") == []
    assert said("The king dismissed the minister on Friday.") == []


def test_denied_as_a_whole(said: Said) -> None:
    """A relative clause that denies the whole clause before it does not deny its last noun."""
    assert said("The rebels captured two soldiers on Monday, which the army denied.") == []


def test_aims_are_not_said(said: Said) -> None:
    """What somebody acts in order to defend is no words of his."""
    assert said("Guards fired to defend the convoy.") == []


def test_behind_a_semicolon(said: Said) -> None:
    """What stands behind a frame and a semicolon is the writer's."""
    found = said("The road is safe, the mayor said; the army closed another one.")
    assert all("army" not in content for _, _, content in found)


def test_behind_the_hour(said: Said) -> None:
    """A content ends at "p.m." where a new sentence begins behind it."""
    found = said("He said talks would resume at 5 p.m. The envoy left on Monday.")
    assert [content for _, _, content in found] == ["talks would resume at 5 p.m."]


def test_pull_quotes_side_by_side(said: Said) -> None:
    """Each signed quotation has the name that signs it, and an unsigned one beside it has none."""
    text = '"The road is closed for good." — Ada Brook "Nobody asked us about it at all." — Ben Stone'
    assert {(source, content) for source, _, content in said(text)} == {
        ("Ada Brook", '"The road is closed for good."'),
        ("Ben Stone", '"Nobody asked us about it at all."'),
    }
    alone = said('"The road is closed for good." — Ada Brook "Nobody asked us about it at all."')
    assert [source for source, _, content in alone if "Nobody" in content] in ([], [None])


def test_beyond_a_full_stop(said: Said) -> None:
    """The name behind a full stop that the parse did not see is the subject of what follows."""
    found = said("The inspector stated they believe him to be aged 25. Kos revealed police have been unable to question him.")
    assert [source for source, cue, _ in found if cue == "revealed"] == ["Kos"]


def test_going_somewhere_says_nothing(said: Said) -> None:
    """Who goes to the polls on a day to elect somebody does not go on to say so; nor does what "that means"."""
    assert said("Voters went to the polls on March 7 to elect members of the council.") == []
    assert said("That means they may freely move to any other island.") == []


def test_rules_speak_of_nobody(said: Said) -> None:
    """A participle that tells of whom a rule speaks reports nothing; who demands something in doing a deed does."""
    assert said("Individuals refusing to obtain coverage can be fined.") == []
    assert [source for source, _, _ in said("Rebels demanding a ceasefire blocked the road.")] == ["Rebels"]


def test_what_things_imply(said: Said) -> None:
    """A participle that tells what follows from a thing is nobody's saying; of somebody who said more it is."""
    assert said("The ice had disappeared, implying that it may have melted.") == []
    assert [s for s, _, _ in said("The envoy left the hall, saying that the talks were over.")] == ["The envoy"]


def test_clauses_behind_a_semicolon(said: Said) -> None:
    """A content ends at a semicolon where a clause of its own begins; a second "that" goes on with it."""
    found = said("The minister said the road was closed because of snow; the army opened another one.")
    assert [content for _, _, content in found] == ["the road was closed because of snow"]
    (only,) = said("The board said that the mine was unsafe; that pay was low; and that nobody had listened.")
    assert only[2].endswith("listened")


@pytest.mark.parametrize(
    "text",
    [
        "The firm announced no new engines.",
        "The union loves Rome.",
        "The ministers discussed the bridge.",
        "The ferry line was sold, as Novair began building trains.",
        "The museum cited sources within the council.",
        "Let's say I bought the ferry.",
        "His name is at the head of the party's list, indicating he might become mayor.",
        "Neither of the firms would reveal the price.",
        "As the guards see the tower crumble, they run.",
        "The mayor did not want to leave the harbour.",
        "His criticism of Paris was loud.",
        "The firm has 60 days to respond to the court.",
        "The research paper talks about systems with gas.",
        "The council has a duty to press the firm to close the mine.",
        "The law would allow shops to refuse applications.",
        "It is not yet known how much the bank will lend.",
        "The envoy left without saying if he would return.",
    ],
)
def test_nothing_said(said: Said, text: str) -> None:
    """Who spoke of a thing, favours it, relies on others or said nothing has stated nothing."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The judge ordered Smith remain in custody until the next hearing.", "Smith remain in custody until the next hearing"),
        ("It is believed the gate fell.", "the gate fell"),
        ("The chief announced on Tuesday there were suspects in custody.", "there were suspects in custody"),
        ("It was announced that the firm would offer free tickets.", "that the firm would offer free tickets"),
        ("Her brother told reporters today tests will be carried out.", "tests will be carried out"),
        (
            'The mayor said the bridge was "unsafe" and that the ferry would close.',
            'the bridge was "unsafe" and that the ferry would close',
        ),
        ("The senator called the vote in favour of the pact a mistake.", "the vote in favour of the pact a mistake"),
    ],
)
def test_whole_contents(said: Said, text: str, content: str) -> None:
    """A clause has its subject, a second clause with "that" is said as well, and who was told is no part of it."""
    assert [found[2] for found in said(text)] == [content]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Some of the sailors are worried that the port is too small.", "Some of the sailors", "are worried"),
        ("Novair has hopes that sales will rise.", "Novair", "hopes"),
        ("The minister disputed the court's version that he was captured in the harbour.", "the court", "version"),
        ('"We are rolling out the first ship," enthused Carl Tanner, the manager.', "Carl Tanner, the manager", "enthused"),
        ("Her sister was the first doctor to say that the drug was unsafe.", "Her sister", "say"),
    ],
)
def test_whose_words(said: Said, text: str, source: str, cue: str) -> None:
    """A source is found behind partitives, verbs of having, nouns of speech, inverted frames and rankings."""
    assert (source, cue) in [found[:2] for found in said(text)]


def test_two_speakers_in_a_row(said: Said) -> None:
    """A quotation with a frame of its own behind it never goes on from the speaker before."""
    found = said('"We plan to grow," Ada Brook said, noting the risk. "We are rolling out the first ship," enthused Carl Tanner.')
    assert [(source, content) for source, cue, content in found if cue != "noting"] == [
        ("Ada Brook", '"We plan to grow,"'),
        ("Carl Tanner", '"We are rolling out the first ship,"'),
    ]


def test_told_is_not_quoted(reader: Reader) -> None:
    """What a speaker tells of another's words is no quotation of that other, and a name in marks is nobody's words."""

    def kinds(text: str) -> dict[str, str]:
        result = read(reader, text)
        return {text[s["source"]["start"] : s["source"]["end"]]: s["kind"] for s in to_json(result)["statements"]}

    assert kinds("“The mayor said that the bridge was safe,” the spokesman said.") == {"the spokesman": "direct", "The mayor": "indirect"}
    assert kinds('Ada Brook said that the new engine "Snow Goose" would be sold.') == {"Ada Brook": "indirect"}


def test_doubled_marks_are_one() -> None:
    """Doubled quotation marks open and close one quotation."""
    text = 'They called it ""Operation Gate"", hence ""gate"" ever since.'
    assert [text[q.start : q.end] for q in quotations(text)] == ['""Operation Gate""', '""gate""']


def test_a_quotation_left_open_goes_on(said: Said) -> None:
    """Each paragraph of one speech is its speaker's, as long as the quotation was left open."""
    text = "A spokesman said: “The pact is dead.\n\n“The ministers met in Rome.\n\n“We shall go on.”"
    assert {source for source, _, _ in said(text)} == {"A spokesman"}
