"""The parts of asking: families, words in brackets, folding, links, rendering."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_world import HandReader, stored, world

from kg.answers import Answer, AnswerStatement, Citation, Coverage
from kg.ask import ask
from kg.ask.families import load, matches
from kg.ask.findings import Finding, Named
from kg.ask.fold import fold
from kg.ask.render import to_html, to_json, to_markdown
from kg.ask.say import quotation, say
from kg.fragment import link_to as link
from kg.verify.wording import quotes, says
from kg.vocab import FA, PL


def finding(quote: str, **more: object) -> Finding:
    """A finding on a sentence that starts its article."""
    plain = Finding(
        claim="urn:c", sentence="urn:s", relation="asked", via=(), direct=True, quote=quote, start=0, end=len(quote), order=1,
        article="urn:a", digest="0", source="urn:paper", source_name="Paper", type=PL + "ACCUSE", factuality=FA + "CTp", event="urn:e",
        publisher="Paper",
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def named(quote: str, words: str, name: str, form: str = "nominal", entity: str = "urn:p") -> Named:
    start = quote.index(words)
    return Named(start, start + len(words), form, entity, name)


@pytest.mark.parametrize(
    ("question", "family"),
    [
        ("What is the response of NATO to Iran sending missiles to Russia?", "response"),
        ("What was NATO's reaction to the strike", "response"),
        ("How did the EU respond to the ban?", "response"),
        ("what did Ned Price say about sanctions?", "say"),
        ("What has the minister said?", "say-anything"),
        ("Who condemned Iran?", "who"),
        ("Which countries sanctioned Belarus?", "who-countries"),
        ("Whom did the US sanction?", "whom"),
        ("Did Iran send missiles to Russia?", "did"),
        ("When did Iran send drones to Russia?", "when"),
        ("What did Iran do for Russia?", "acts"),
        ("timeline of Iran and Russia", "timeline"),
    ],
)
def test_questions_find_their_family(question: str, family: str) -> None:
    """The first family whose words fit is the one meant."""
    assert next(matches(load(), question)).family.name == family


def test_a_fragment_fits_no_family() -> None:
    """A few names side by side are no kind of question."""
    assert not list(matches(load(), "NATO Iran missiles"))


def test_a_description_gets_the_name() -> None:
    """The name stands beside a description and for a surname, once, and not where the sentence has it."""
    quote = "The minister said he and Price agreed."
    people = (
        named(quote, "The minister", "Ann Low"),
        named(quote, "he", "Ann Low", "pronoun"),
        named(quote, "Price", "Ned Price", "name", "urn:q"),
    )
    assert say(finding(quote, named=people)) == "The minister, Ann Low, said he and Ned Price agreed."
    full = "The minister, Ann Low, agreed."
    assert say(finding(full, named=(named(full, "The minister", "Ann Low"),))) == full


def test_names_in_possessives_and_adjectives() -> None:
    """A surname is told in full before its 's too; an adjective that stands for a state stays."""
    quote = "Price's words on Iranian arms."
    both = (named(quote, "Price", "Ned Price", "name"), named(quote, "Iranian", "Iran", "name", "urn:i"))
    assert say(finding(quote, named=both)) == "Ned " + quote


def test_a_quotation_without_its_speaker_is_never_told() -> None:
    """Where the sentence does not say who speaks, the speaker stands before it."""
    quote = "“There will be consequences.”"
    assert say(finding(quote, quoted=True, source_name="Tom Hale", cue=(100, 104))) == f"Tom Hale: {quote}"
    assert say(finding(quote, quoted=True, source_name="Tom Hale", cue=(3, 8))) == quote


def test_within_quotation_marks_a_name_stands_in_brackets() -> None:
    """What somebody said is told as it was said: a name for a pronoun there is no word of his, and a part of a name stays."""
    quote = '"He must leave," Price said.'
    people = (named(quote, "He", "Ann Low", "pronoun"), named(quote, "Price", "Ned Price", "name", "urn:q"))
    assert say(finding(quote, named=people)) == '"[Ann Low] must leave," Ned Price said.'
    assert say(finding('"Low must leave."', named=(named('"Low must leave."', "Low", "Ann Low", "name"),))) == '"Low must leave."'
    goes_on = "He must leave."
    told = finding(goes_on, quoted=True, source_name="Tom Hale", cue=(100, 104), named=(named(goes_on, "He", "Ann Low", "pronoun"),))
    assert say(told) == "Tom Hale: [Ann Low] must leave."


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ('Price said, "The port is closed.', 'Price said, "The port is closed."'),
        ('It opens on Monday."', '"It opens on Monday."'),
        ("Price said: “The port is closed.", "Price said: “The port is closed.”"),
        ('"It opens," he said.', '"It opens," he said.'),
    ],
)
def test_a_quotation_that_goes_on_elsewhere_has_both_its_marks(quote: str, told: str) -> None:
    """The mark that stands in another sentence is put where this one is told; the check finds the same words."""
    assert say(finding(quote)) == told
    assert says(told, quote, {}, ())


def test_a_mark_is_no_licence_for_more() -> None:
    """A mark may be added only to a quotation that lacks one, and nothing else with it."""
    assert not says('Price said, "The port is closed" today."', 'Price said, "The port is closed.', {}, ())
    assert not says('"It is closed."', "It is closed.", {}, ())


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    """A sentence that is quoted as it stands keeps its own marks, as single ones; the check allows that and no other letter."""
    quote = 'He called it "bad", and ("so") it was.'
    told = quotation(finding(quote))
    assert told == "“He called it ‘bad’, and (‘so’) it was.”"
    assert quotes(told, quote)
    assert not quotes(told.replace("bad", "mad"), quote)


def test_the_name_in_another_spelling_needs_no_note() -> None:
    """A full name in the sentence is enough, however its first name is spelt; a name inside a longer one gets no note either."""
    quote = "The envoy, Rob Low, spoke for the Biden cabinet."
    cabinet = replace(named(quote, "the Biden cabinet", "White House", entity="urn:w"), kind="Organisation")
    people = (named(quote, "The envoy", "Robert Low"), named(quote, "Rob Low", "Robert Low", "name"))
    inner = named(quote, "Biden", "Joe Biden", "name", "urn:b")
    assert say(finding(quote, named=(*people, inner, cabinet))) == quote


def test_near_copies_fold_but_not_other_figures_or_denials() -> None:
    """Copies with small edits are one; a sentence with another number, or with a "not", is another."""
    words = "The ship carried 450 drones to the port of the northern city on Monday, officials said in a short note."
    edited = words.replace("officials", "Officials").replace("short note", "brief note")
    others = [words.replace("450", "45"), words.replace("carried", "has not carried")]
    copies = [finding(text, sentence=f"urn:{n}", article=f"urn:a{n}") for n, text in enumerate([words, edited, *others])]
    assert [told.finding.quote for told in fold(copies)] == [words, *others]


def test_independent_papers_are_counted_and_one_speaker_is_one_origin() -> None:
    """Two papers that report an event in words of their own are two origins; one speaker in two papers is one."""
    own = [finding("The pact condemned it.", sentence="urn:1"), finding("It drew the pact's anger.", sentence="urn:2", publisher="Other")]
    assert [told.origins for told in fold(own)] == [2, 2]
    same = [replace(one, quoted=True, source="urn:lind") for one in own]
    assert [told.origins for told in fold(same)] == [1, 1]


def test_links_follow_the_rules_of_text_fragments() -> None:
    """Dashes, commas and ampersands are encoded; a short quote is spelled out, a long one given by its ends."""
    assert link("https://x.example/a", "Arms-for-oil, B&B") == "https://x.example/a#:~:text=Arms%2Dfor%2Doil%2C%20B%26B"
    assert link("https://x.example/a#part", "Yes") == "https://x.example/a#part:~:text=Yes"
    assert link("https://x.example/a", "one two three four five " * 5).endswith(
        "#:~:text=one%20two%20three%20four%20five%20one%20two%20three,three%20four%20five%20one%20two%20three%20four%20five"
    )


@given(st.text(min_size=1).filter(lambda text: text.split() != []))
def test_fragments_decode_to_the_quotes_own_words(words: str) -> None:
    """Whatever the quote, its link's parts are its beginning and its end, and hold no bare syntax."""
    directive = link("https://x.example/", words).partition(":~:text=")[2]
    parts = [unquote(part) for part in directive.split(",")]
    whole = " ".join(words.split())
    assert whole.startswith(parts[0])
    assert whole.endswith(parts[-1])
    assert not re.search(r"[-&#\s]", directive)


HOSTILE = 'He said "x" | <script>alert(1)</script> [a](javascript:b) *so*'


def hostile() -> Answer:
    citation = Citation(
        1, "urn:c", "urn:s", "urn:a", HOSTILE, 0, len(HOSTILE), 0, len(HOSTILE) + 4, HOSTILE + "\nend", "0", "javascript:alert(1)",
        "javascript:alert(1)#:~:text=x", "<b>title</b>", "A|B", "2023-05-11",
    )  # fmt: skip
    return Answer("Q <i>?", "SELECT", True, (AnswerStatement(HOSTILE, (1,)),), (), (citation,), Coverage(1, 1, ("<u>none",)))


def test_markdown_escapes_what_would_be_markup() -> None:
    """Bars, brackets, stars and tags of a text stay text; each claim is one row of the table."""
    table = [line for line in to_markdown(hostile()).splitlines() if line.startswith("|")]
    assert len(table) == 3
    assert len(re.findall(r"(?<!\\)\|", table[2])) == 3
    assert not re.search(r"(?<!\\)<script", to_markdown(hostile()))
    assert "](javascript" not in to_markdown(hostile())


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]


def test_html_is_inert_and_marks_the_claim() -> None:
    """No tag of a text becomes one of the page, no link leads anywhere but to the web, and the quote is marked."""
    page = to_html(hostile())
    tags = _Tags()
    tags.feed(page)
    assert not {"script", "b", "i", "u"} & set(tags.tags)
    assert tags.links == ["#c1"]
    assert "<mark>He said" in page


def test_markdown_has_the_parts_of_an_answer() -> None:
    """A summary whose sentences carry their numbers, related ones apart, and a row for each citation with link and context."""
    answer = ask(stored(world()), "What is the response of the Northern Pact to Sudria sending rockets to Ostia?", HandReader())
    page = to_markdown(answer)
    assert re.findall(r"^## (\w+)", page, re.M) == ["Summary", "Related", "Claims", "Coverage"]
    assert page.count("\n|[") == len(answer.citations)
    assert "(<https://courier.example/pact-condemns#:~:text=" in page


def test_json_has_the_fields_of_the_contract() -> None:
    """The field names are those that other programs rely on."""
    answer = to_json(hostile())
    assert set(answer) == {"question", "sparql", "answered", "verdict", "family", "summary", "related", "citations", "coverage"}
    citations = answer["citations"]
    assert isinstance(citations, list)
    assert set(citations[0]) == {
        "n", "claim", "sentence", "article", "quote", "start", "end", "context", "url", "link", "title", "publisher", "published", "sha256",
        "origins",
    }  # fmt: skip
