"""Questions to the invented world, and what the answers say."""

from __future__ import annotations

import pytest
from invented_world import HandReader, condemnation, feast, refusal, shipment, stored, world

from kg.answers import Answer
from kg.ask import ask
from kg.errors import NewsgraphError
from kg.ids import text_digest
from kg.model import Extraction

RESPONSE = "What is the response of the Northern Pact to Sudria sending rockets to Ostia?"


def asked(question: str, extractions: list[Extraction] | None = None) -> Answer:
    return ask(stored(world() if extractions is None else extractions), question, HandReader())


@pytest.mark.parametrize(
    "question",
    [
        RESPONSE,
        "What was the Northern Pact's reaction to Sudria sending rockets to Ostia?",
        "How did the Northern Pact respond when Sudria was sending rockets to Ostia",
        "Northern Pact reaction to Sudria sending rockets to Ostia",
    ],
)
def test_response_in_many_words(question: str) -> None:
    """However the response is asked for, the answer is the office holder's own words, and nothing of others."""
    answer = asked(question)
    assert [one.text for one in answer.summary] == [
        "The Northern Pact's secretary general, Eva Lind, on 11 May 2023 condemned any Sudrian deal with Ostia on rockets.",
        '"We see Sudria offering gliders and weighing rocket deliveries to Ostia," Eva Lind told reporters.',
    ]


def test_members_and_the_matter_stand_apart_with_their_relation() -> None:
    """Members' officials and the matter itself are related, each with how it has to do with the question; a feast is not."""
    answer = asked(RESPONSE)
    assert [(one.relation or "").split(",")[0] for one in answer.related] == ["spoke for Norland"] * 2 + ["the matter asked about"]
    assert any("would not waste time" in one.text for one in answer.related)
    assert not any("feast" in one.text for one in (*answer.summary, *answer.related))


def test_what_is_prepared_is_told_as_prepared() -> None:
    """The words of the source are kept, so that a preparation stays one and its source is named."""
    matter = asked(RESPONSE).related[-1].text
    assert "is preparing to ship" in matter
    assert matter.endswith("officials said.")


def test_copies_fold_and_count_as_one_origin() -> None:
    """Two verbatim copies are cited side by side, an edited one is not told again, and all are one origin."""
    answer = asked(RESPONSE)
    cited = [one for one in answer.citations if one.n in answer.related[-1].citations]
    assert sorted(one.url or "" for one in cited) == ["https://courier.example/ship-1", "https://courier.example/ship-2"]
    assert {one.origins for one in cited} == {1}
    assert sum("preparing to ship" in one.text for one in answer.related) == 1


def test_no_sentence_is_cited_twice_and_every_quote_stands_at_its_offsets() -> None:
    """Each sentence is cited once; quote and context are slices of the article's text, whose digest is given."""
    texts = {one.article.iri: one.article.text for one in world()}
    citations = asked(RESPONSE).citations
    assert len({one.sentence for one in citations}) == len(citations)
    for one in citations:
        text = texts[one.article]
        assert text[one.start : one.end] == one.quote
        assert text[one.context_start : one.context_end] == one.context
        assert text_digest(text) == one.sha256


def test_silence_where_the_graph_is_silent() -> None:
    """Without a response there is no summary, and the answer says what was looked for in which articles; members still stand apart."""
    answer = asked("What is the response of the Trade Ring to Sudria sending rockets to Ostia?")
    assert (answer.answered, answer.summary) == (False, ())
    assert "6 articles from 2023-05-09 to 2023-05-20" in answer.coverage.missing[0]
    assert answer.related


@pytest.mark.parametrize(
    "question",
    [
        "Who condemned Norland?",
        "What did Tom Hale say about gliders?",
        "What did Eva Lind say about the weather?",
        "Did Norland ship rockets to Ostia?",
        "What is the capital of Atlantis?",
        "Why?",
    ],
)
def test_nothing_is_made_up(question: str) -> None:
    """A question whose answer is not in the graph is not answered."""
    answer = asked(question)
    assert not answer.answered
    assert answer.coverage.missing


def test_groups_stand_for_their_members() -> None:
    """ "Northern Pact members" asks for the member states and their officials, who are then the answer."""
    answer = asked("What did Northern Pact members say about Sudria?")
    assert all("envoy" in one.text for one in answer.summary)
    assert len(answer.summary) == 2


def test_words_find_quotations_where_no_kind_of_question_fits() -> None:
    """A fragment is answered by sentences with its names and words, marked as quotations."""
    answer = asked("Norland Sudria sanctions")
    assert "sanctions on Sudrian" in answer.summary[0].text
    assert "quotations" in answer.coverage.missing[0]


def test_a_mode_widens_to_its_type_and_says_so() -> None:
    """Where nobody alleges anything, those who accuse in another way stand apart, and the widening is named."""
    reader = HandReader()
    reader.EVENTS = (("alleged", "ACCUSE", "allege"),)  # type: ignore[assignment]
    answer = ask(stored(world()), "Who alleged Sudria?", reader)
    assert not answer.answered
    assert "condemned" in answer.related[0].text
    assert answer.related[0].relation == "not in this way, but of the same kind of act"


def test_the_same_store_in_another_order_gives_the_same_answer() -> None:
    """The order in which articles came in does not show."""
    assert asked(RESPONSE) == asked(
        RESPONSE, [feast(), *world()[:0:-1], condemnation(), refusal(), shipment("https://courier.example/ship-1")]
    )


def test_an_empty_question_is_an_error() -> None:
    """No question, no answer."""
    with pytest.raises(NewsgraphError):
        asked("  ")
