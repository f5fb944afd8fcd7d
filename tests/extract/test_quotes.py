"""Quotation marks: what stands between them, whose it is, and when it goes on."""

import pytest
from said import Said, read

from kg.extract.contract import to_json
from kg.extract.quotes import quotations
from kg.pipeline import Reader


def test_hedges_in_quotations(said: Said) -> None:
    """A speaker's "I think" inside his own quotation is no statement of its own."""
    assert [source for source, _, _ in said('"I think the road is closed," Mayor Ada Brook said.')] == ["Mayor Ada Brook"]


def test_the_frame_is_no_content(said: Said) -> None:
    """What stands between the halves of a quotation is not claimed by its speaker."""
    (only,) = said('"We are safe," the captain said. "The ship is not."')
    assert only[0] == "the captain"


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


def test_the_name_before_said_is_no_content(said: Said) -> None:
    """Between a quotation and its "said" stands the speaker, with offices and places."""
    found = said("“The veto will be overridden,” Senate Majority Leader Mitch McConnell, R-Ky., said Tuesday.")
    assert [content for _, _, content in found] == ["“The veto will be overridden,”"]


def test_a_comment_before_a_colon(said: Said) -> None:
    """A quotation that a noun of speech and a colon lead in is the subject's."""
    found = said("On Monday Ada Brook made the following comment: “The road is closed and nobody will open it this week.”")
    assert [source for source, _, _ in found] == ["Ada Brook"]


def test_pull_quotes_side_by_side(said: Said) -> None:
    """Each signed quotation has the name that signs it, and an unsigned one beside it has none."""
    text = '"The road is closed for good." — Ada Brook "Nobody asked us about it at all." — Ben Stone'
    assert {(source, content) for source, _, content in said(text)} == {
        ("Ada Brook", '"The road is closed for good."'),
        ("Ben Stone", '"Nobody asked us about it at all."'),
    }
    alone = said('"The road is closed for good." — Ada Brook "Nobody asked us about it at all."')
    assert [source for source, _, content in alone if "Nobody" in content] in ([], [None])


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


def test_what_is_left_open_ends_with_its_sentence(said: Said) -> None:
    """Behind a quotation that nothing closes the writer may go on at any full stop."""
    [(source, _, content)] = said("Moen said: “This will be the greenest ferry in the world. The yard had first built four ferries.")
    assert (source, content) == ("Moen", "“This will be the greenest ferry in the world.")


def test_a_title_in_the_name_of_a_source_is_not_said(said: Said) -> None:
    """A notice headed “…” says what stands behind the colon."""
    [(_, _, content)] = said("A notice on the website, headed “Karin Holm 1951-2014”, states: “The firm has lost a friend.”")
    assert content == "“The firm has lost a friend.”"
