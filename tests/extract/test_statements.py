"""Statements: what is none, and where sources and contents end."""

from collections.abc import Callable

import pytest

from kg.extract.contract import to_json
from kg.extract.quotes import quotations
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article


@pytest.fixture(name="said")
def _said(reader: Reader) -> Callable[[str], list[tuple[str | None, str | None, str]]]:
    """(source, cue, content) of each statement of a text, in words."""

    def statements(text: str) -> list[tuple[str | None, str | None, str]]:
        result = next(iter(reader.extract([make_article(text)])))
        assert isinstance(result, Extraction), result

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
