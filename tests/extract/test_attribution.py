"""Who stands behind reported words, what belongs to them, and whose words hold whose."""

from collections.abc import Callable

import pytest
from said import read

from kg.extract.contract import to_json
from kg.extract.quotes import quotations
from kg.pipeline import Reader

Row = tuple[str | None, str | None, str, str | None]
Told = Callable[[str], list[Row]]


@pytest.fixture(name="told")
def _told(reader: Reader) -> Told:
    """(source, cue, content, cue of the statement round it) of each statement of a text, in words."""

    def statements(text: str) -> list[Row]:
        result = read(reader, text)

        def words(span: dict[str, int] | None) -> str | None:
            return None if span is None else text[span["start"] : span["end"]]

        found = to_json(result)["statements"]
        cues = {s["id"]: words(s["cue"]) for s in found}
        return [(words(s["source"]), words(s["cue"]), words(s["content"]) or "", cues.get(s["within"])) for s in found]

    return statements


# ---------------------------------------------------------------- who


def test_the_issuer_of_a_document_speaks(told: Told) -> None:
    """What a statement says that somebody issued is his; a letter from somebody else is not."""
    assert [r[0] for r in told("The council issued a statement calling the vote a farce.")] == ["The council"]
    assert told("The senator released a letter from her doctor that says she is healthy.")[0][0] != "The senator"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A Reuters report that the bank had failed was wrong.", "Reuters"),
        ("The fall led to claims from officials that it was over.", "officials"),
        ("The ministers persisted in claims that the bridge was safe.", "The ministers"),
        ("The senator repeated claims that the bridge was safe.", "The senator"),
    ],
)
def test_who_holds_a_noun_of_speech(told: Told, text: str, source: str | None) -> None:
    """Whoever makes a claim or is named with it holds it."""
    assert [r[0] for r in told(text) if r[1] in {"claims", "report"}] == [source]


def test_who_rejects_a_claim_does_not_make_it(told: Told) -> None:
    """A claim that somebody rejects is not his, and nobody else is named for it."""
    assert [r[1] for r in told("The court rejected claims that the bridge was safe.")] == ["rejected"]


def test_the_speaker_is_outside_his_quotation(told: Told) -> None:
    """A name inside a quotation does not take the place of the name behind its "said"."""
    found = told('"Senator Clinton believes that mills need to grow," said Mike Schmidt, an adviser at the ministry.')
    assert {r[0] for r in found if r[1] == "said"} == {"Mike Schmidt, an adviser at the ministry"}


@pytest.mark.parametrize("text", ["Now tell us that this was no accident!", "It was a culture that encourages people to keep quiet."])
def test_nobody_speaks(told: Told, text: str) -> None:
    """Orders to the reader and things that cannot take a stand are no statements."""
    assert told(text) == []


# ---------------------------------------------------------------- what


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Nearly half of the voters are expected to stay at home.", "Nearly half of the voters are expected to stay at home"),
        ("Rebels were blamed for the raid.", "Rebels were blamed for the raid"),
        ("He accused Iran of lying.", "Iran of lying"),
        ("Lund compares his struggles to those of the king.", "his struggles to those of the king"),
        ("If this fails, Mr Lund argues, there are other tools.", "If this fails, Mr Lund argues, there are other tools"),
        ("The judge agreed with the mayor that the road was closed.", "that the road was closed"),
    ],
)
def test_contents_are_whole(told: Told, text: str, content: str) -> None:
    """A content has whom it is said of, and what is fronted to its frame."""
    assert [r[2] for r in told(text)] == [content]


def test_halves_joined_by_a_conjunction(told: Told) -> None:
    """A quotation that goes on after "he said, but" is one statement."""
    assert len(told('"You know, I like the plan," the mayor said, but "when it comes to money, it has a long history of failing."')) == 1


def test_a_quotation_over_paragraphs(told: Told) -> None:
    """A paragraph of quotation right behind a quotation and its frame belongs to it."""
    found = told('"Nobody has seen the ship," the captain said.\n\n"We will look for it until we find it."\n\nThe port was closed.')
    assert [(r[0], r[2][-13:]) for r in found] == [("the captain", ' we find it."')]


def test_second_verbs_of_the_same_speaker(told: Told) -> None:
    """Who says something of himself and warns others is told twice by the writer, not by himself."""
    found = told("Norway said it was opposed to the test and warned the others to stay away.")
    assert [(r[0], r[1], r[3]) for r in found] == [("Norway", "said", None), ("Norway", "warned", None)]


def test_a_mark_without_a_partner_opens_nothing() -> None:
    """A plain mark right behind a word closes what was never opened; the next quotation is not turned inside out."""
    text = 'He went through the files" and left. The only "record" was gone.'
    assert [text[q.start : q.end] for q in quotations(text)] == ['"record"']


# ---------------------------------------------------------------- within


def test_a_matter_holds_no_statement(told: Told) -> None:
    """The claim that somebody dismissed is reported by the writer, not by him."""
    found = told("Moscow dismissed Kyiv's claim that it had shelled the town.")
    assert [(r[0], r[1], r[3]) for r in found] == [("Moscow", "dismissed", None), ("Kyiv", "claim", None)]


def test_statements_in_anothers_words(told: Told) -> None:
    """Inside another's words stands who said that something is so; asking and promising are told by the outer speaker."""
    found = told("The envoy said the ministry had denied the attack and that officials had told him the road was open.")
    assert [(r[1], r[3]) for r in found] == [("said", None), ("had denied", "said"), ("had told", "said")]
    assert [r[1] for r in told("The envoy said the ministry had promised to open the road.")] == ["said"]


# ---------------------------------------------------------------- how surely


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that Iran attacked the ship.",
        "There have been no reports stating that Iran attacked the ship.",
        "Kirby said there was no evidence that Iran attacked the ship.",
        "Few experts believe that Iran attacked the ship.",
        "Reports that Iran attacked the ship have not been confirmed.",
    ],
)
def test_what_nobody_says(reader: Reader, text: str) -> None:
    """What no report and no evidence says, and few believe, is claimed by nobody."""
    result = read(reader, text)
    assert [e["certainty"] for e in to_json(result)["events"] if e["type"] == "ASSAULT"] == ["unknown"]


def test_a_claim_in_a_matter_is_told_by_the_writer(reader: Reader) -> None:
    """That Kyiv claimed something is no claim of him who dismisses it."""
    result = read(reader, "Moscow dismissed Kyiv's claim that it had attacked the town.")
    said = to_json(result)
    assert [e["statement"] for e in said["events"] + said["subsidiary"] if e["trigger"]["start"] == 24] == [None]


# ---------------------------------------------------------------- paragraphs


def test_words_after_said_and_a_colon(told: Told) -> None:
    """The paragraphs after "the minister said:" are his, up to a note of whoever puts out the text or one that speaks of him."""
    speech = "Speaking today Mr Ellwood said:\n\nA year ago our forces saved lives.\n\nThe country is safe.\n\nWe will go on."
    for note in ("The full report can be found on our page.", "Mr Ellwood will visit the port on Monday.", "Notes to editors"):
        assert [(r[0], r[2][-14:]) for r in told(f"{speech}\n\n{note}")][:1] == [("Mr Ellwood", "We will go on.")]
    found = told(speech)
    assert [(r[0], r[2][-14:]) for r in found] == [("Mr Ellwood", "We will go on.")]


def test_a_paragraph_mark_that_never_closes() -> None:
    """A mark that opens a paragraph, never closes and is not taken up makes no quotation; speech over paragraphs is one."""
    assert quotations("“They agreed to meet.\n\nThe visit ended.") == []
    assert len(quotations("“They agreed to meet.\n\n“The visit ended.”")) == 2


def test_a_circumstance_before_a_quotation(told: Told) -> None:
    """Where and when something was said is no part of the quotation."""
    found = told('In remarks to the agency, Yett of UNICEF observed, "I have seen such campaigns before."')
    assert [r[2] for r in found] == ['"I have seen such campaigns before."']


def test_a_participle_of_the_main_clause(told: Told) -> None:
    """Who does something accusing others accuses them, whatever the parse hangs the participle on."""
    found = told("Australia tried to stop the session accusing Japan of trying to stall the vote.")
    assert [r[0] for r in found if r[1] == "accusing"] == ["Australia"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The spot ends with footage of the mayor saying that the bridge is safe.", ("the mayor", "that the bridge is safe")),
        ("He unleashed a series of tweets criticizing the new judge.", ("He", "the new judge")),
        ("The union expressed concern that the plan would fail.", ("The union", "that the plan would fail")),
        ("The Democrats plan to have a bill on the desk by Memorial Day.", ("The Democrats", "to have a bill on the desk by Memorial Day")),
        ("A bombing was yesterday reported to have killed ten.", (None, "A bombing was yesterday reported to have killed ten")),
        ('Angry farmers chanted "What curfew?" and went on.', ("Angry farmers", '"What curfew?"')),
    ],
)
def test_one_statement_with_its_speaker_and_words(told: Told, text: str, row: tuple[str | None, str]) -> None:
    """Through pictures, posts and nouns of feeling the speaker is found once, with all that he says."""
    assert [(r[0], r[2]) for r in told(text)] == [row]


def test_a_shared_auxiliary(told: Told) -> None:
    """Who "has criticised and called for" does both."""
    found = told("The mayor has criticised the deal and called for steep tariffs on goods.")
    assert [(r[0], r[1]) for r in found] == [("The mayor", "has criticised"), ("The mayor", "called for")]


def test_what_is_added_to_a_request(told: Told) -> None:
    """A participle of speech after a request is the same speaker's second statement."""
    found = told("Two writers implored her to bring it back, arguing that it worked.")
    assert [(r[0], r[2]) for r in found] == [("Two writers", "her to bring it back"), ("Two writers", "that it worked")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The driver told reporters he lost control, with some local papers claiming he was passing a truck.",
            [("The driver", "he lost control"), ("some local papers", "he was passing a truck")],
        ),
        (
            "Ford started its inquiry by hiring a law firm, according to The Verge.",
            [("The Verge", "Ford started its inquiry by hiring a law firm")],
        ),
        (
            "The data show that A resembles B, suggesting that both are old.",
            [("The data", "that A resembles B"), ("The data", "that both are old")],
        ),
    ],
)
def test_contents_end_where_others_speak(told: Told, text: str, rows: list[tuple[str, str]]) -> None:
    """A content ends before what others claim and what more is said, and "according to" has the whole sentence."""
    assert [(r[0], r[2]) for r in told(text)] == rows


def test_documents_between_the_halves_of_a_quotation(told: Told) -> None:
    """A document between two halves of its text is the source, without the second half."""
    found = told('"Huber was respected and loved in every way", reads a club press release, "a fierce talent."')
    assert [r[0] for r in found] == ["a club press release"]


def test_a_frame_that_is_not_understood_makes_nobody_go_on(told: Told) -> None:
    """A quotation that stops at a comma has a frame of its own: it is never the words of whoever spoke in the paragraph before."""
    found = told('Mayor Tom Hill said: "The bridge is quite safe."\n\n"The bridge will fall this year," beamed engineer Ann Lee.')
    [source] = [r[0] for r in found if "will fall" in r[2]] or [None]
    assert source is None or "Hill" not in source
    assert [r[0] for r in found if "quite safe" in r[2]] == ["Mayor Tom Hill"]
