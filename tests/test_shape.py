"""Extraction -> quads -> Extraction."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from shapes import BELARUS, MINISTER, NORWAY, TEXT, article, publisher, span
from shapes import extraction as example

from kg import ids, shape
from kg.errors import NewsgraphError
from kg.model import (
    Article,
    Claim,
    Entity,
    Event,
    Extraction,
    Factuality,
    FactualityCue,
    Link,
    Membership,
    Mention,
    Quantity,
    Sentence,
    Span,
    Statement,
    Surroundings,
    TimeExpression,
)
from kg.vocab import AU, FA, ID, LEX, NG, SCHEMA, SEM, WD, XSD

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
SLUGS = st.text("abcdefgh", min_size=1, max_size=6)
FACTUALITIES = st.builds(
    Factuality,
    certainty=st.sampled_from(["certain", "probable", "possible"]),
    polarity=st.sampled_from(["positive", "negative"]),
    tense=st.sampled_from(["past", "present", "future", "none"]),
    conditional=st.booleans(),
)
ENTITIES = st.builds(
    Entity,
    iri=SLUGS.map(lambda slug: AU + slug),
    kind=st.sampled_from(["Person", "Organisation", "Place", "Group"]),
    name=TEXTS,
    ontology_class=st.sampled_from(["Person", "State", "ArmedGroup"]),
    wikidata=st.none() | st.integers(1, 999).map(lambda number: f"Q{number}"),
    country=st.none() | st.sampled_from(["NOR", "BLR"]),
    sector=st.none() | st.sampled_from(["GOV", "MIL"]),
    state=st.none() | st.just(WD + "Q20"),
)
LINKS = st.builds(Link, method=st.just("ExactName"), score=st.integers(0, 100), evidence=st.none() | SLUGS.map(lambda slug: ID + slug))
ENTRIES = SLUGS.map(lambda slug: LEX + slug)
NUMBERS = st.integers(-5, 10**9).map(Decimal) | st.decimals(0, 10**6, places=3)
MEMBERSHIPS = st.builds(
    Membership,
    iri=SLUGS.map(lambda slug: ID + "mem/" + slug),
    member=SLUGS.map(lambda slug: AU + slug),
    organization=SLUGS.map(lambda slug: AU + slug),
    role=SLUGS.map(lambda slug: AU + "role-" + slug),
    role_name=TEXTS,
    represents=st.none() | SLUGS.map(lambda slug: AU + slug),
    start=st.none() | DAYS,
    end=st.none() | DAYS,
)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A small extraction in the order of the text; a word for each mention, trigger and time, so that no two share a span."""
    words = draw(st.lists(st.text("abcé😀", min_size=1, max_size=4), min_size=4, max_size=14))
    text = " ".join(words)
    starts = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
    spans = [Span(start, start + len(word)) for start, word in zip(starts, words, strict=True)]
    cut = draw(st.integers(1, len(words) - 1))
    sentences = (Sentence(Span(0, spans[cut - 1].end)), Sentence(Span(spans[cut].start, len(text))))
    kinds = draw(st.lists(st.sampled_from("mmett."), min_size=len(words), max_size=len(words)))
    places = {kind: [index for index, found in enumerate(kinds) if found == kind] for kind in "met"}
    entities = draw(st.lists(ENTITIES, max_size=3, unique_by=lambda entity: entity.iri))
    known = st.none() | st.sampled_from([entity.iri for entity in entities]) if entities else st.none()
    mentions = tuple(
        Mention(f"m{n}", spans[at], draw(st.sampled_from(["GPE", "PERSON"])), draw(st.sampled_from(["name", "pronoun"])),
                int(at >= cut), draw(known), draw(st.none() | LINKS))
        for n, at in enumerate(places["m"], start=1)
    )  # fmt: skip
    times = tuple(draw(_times(spans[at])) for at in places["t"])
    events = tuple(draw(_events(f"e{n}", spans[at], int(at >= cut), mentions, times)) for n, at in enumerate(places["e"], start=1))
    paper = draw(ENTITIES.filter(lambda entity: entity.iri not in {known.iri for known in entities}))
    claims = tuple(
        Claim(
            f"c{n}",
            event.id,
            draw(st.sampled_from([paper.iri, *(e.iri for e in entities)])),
            draw(FACTUALITIES),
            (event.sentence,),
            cues=tuple(sorted(draw(st.sets(st.builds(FactualityCue, st.sampled_from(spans), ENTRIES), max_size=2)))),
        )
        for n, event in enumerate(events, start=1)
    )
    url = draw(
        st.none() | st.sampled_from(["https://example.org/a?b=1#c", "no address", "https://example.org/a b|c", "https://example.org/é"])
    )
    article = Article(
        ids.article_iri(url, text), text, ids.text_digest(text), None, url,
        draw(st.none() | TEXTS), draw(st.none() | TEXTS), draw(st.none() | DAYS),
    )  # fmt: skip
    facts = draw(st.lists(MEMBERSHIPS, max_size=2, unique_by=lambda fact: fact.iri))
    return Extraction(
        article, paper, sentences, mentions, tuple(sorted(entities, key=lambda entity: entity.iri)),
        tuple(sorted(facts, key=lambda fact: fact.iri)), events, (), claims, times,
    )  # fmt: skip


@st.composite
def _times(draw: st.DrawFn, at: Span) -> TimeExpression:
    first, second = sorted([draw(DAYS), draw(DAYS)])
    made = TimeExpression(at, first, first, "day", "Explicit")
    return draw(st.sampled_from([made, replace(made, end=second, granularity="month", basis="RelativeToPublication")]))


@st.composite
def _quantities(draw: st.DrawFn, spans: list[Span]) -> tuple[Quantity, ...]:
    """One at most for each place and role, in the order of the text."""
    keys = draw(st.sets(st.tuples(st.sampled_from(spans), st.sampled_from(["actor", "recipient", "instrument", "object"])), max_size=2))
    words = st.none() | TEXTS
    return tuple(
        Quantity(span, draw(NUMBERS), role, draw(st.sampled_from(["exact", "approximate", "atLeast", "atMost"])),  # type: ignore[arg-type]
                 draw(words), draw(words), draw(words), draw(st.none() | NUMBERS))
        for span, role in sorted(keys)
    )  # fmt: skip


@st.composite
def _events(
    draw: st.DrawFn, id: str, trigger: Span, sentence: int, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> Event:
    def some() -> tuple[str, ...]:
        chosen = draw(st.sets(st.sampled_from(mentions), max_size=2)) if mentions else set()
        return tuple(mention.id for mention in sorted(chosen, key=lambda mention: mention.span))

    return Event(
        id=id, type=f"T-{id}", mode=draw(st.none() | SLUGS), trigger=trigger, sentence=sentence,
        actors=some(), recipients=some(), instruments=some(), places=some(),
        acting_for=tuple(sorted({AU + slug for slug in draw(st.lists(SLUGS, max_size=2))})),
        theme=draw(st.none() | st.just(trigger)), time=draw(st.sampled_from([None, *times])),
        clause=draw(st.none() | st.just(trigger)), label=draw(TEXTS),
        entries=tuple(sorted(draw(st.sets(ENTRIES, max_size=2)))),
        quantities=draw(_quantities([trigger, *(mention.span for mention in mentions)])),
    )  # fmt: skip


def values(extraction: Extraction, subject: str, property: str) -> set[str]:
    """What the graph says of a subject."""
    return {
        quad.object.value
        for quad in shape.quads(extraction)
        if quad.subject == NamedNode(subject) and quad.predicate.value == property and isinstance(quad.object, NamedNode | Literal)
    }


def event_iri(extraction: Extraction, id: str) -> str:
    """The IRI that an event of the extraction has in the graph."""
    trigger = next(event.trigger for event in extraction.events if event.id == id)
    me = NamedNode(ids.span_iri(extraction.article.iri, trigger.start, trigger.end))
    found = [quad.subject for quad in shape.quads(extraction) if quad.object == me and quad.predicate.value.endswith("denotedBy")]
    assert isinstance(found[0], NamedNode)
    return found[0].value


@settings(max_examples=120, deadline=None)
@given(extractions())
def test_round_trip(made: Extraction) -> None:
    """Whatever an extraction says comes back from its quads, and gives the same quads again."""
    quads = shape.quads(made)
    back = shape.extraction(reversed(quads))
    spoken_of = tuple(entity for entity in made.entities if entity != made.publisher)
    assert replace(back, claims=()) == replace(made, claims=(), entities=spoken_of)
    assert {replace(claim, id="") for claim in back.claims} == {replace(claim, id="") for claim in made.claims}
    assert set(shape.quads(back)) == set(quads)


def test_round_trip_of_reported_speech() -> None:
    """Statements, nested claims, topics and unlinked participants come back too, only surroundings do not."""
    made = example()
    heard = replace(made.mentions[0], surroundings=Surroundings(role="subject"))
    back = shape.extraction(shape.quads(replace(made, mentions=(heard, *made.mentions[1:]))))
    assert replace(back, entities=()) == replace(made, entities=())
    assert set(back.entities) == set(made.entities)


def test_quads_are_all_in_the_articles_graph_each_once_and_without_blank_nodes() -> None:
    """The article's graph is its unit of life, so nothing of it may lie elsewhere, be said twice or be unnamed."""
    quads = shape.quads(example())
    assert len(quads) == len(set(quads))
    assert {quad.graph_name for quad in quads} == {NamedNode(article().iri)}
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_same_extraction_same_quads() -> None:
    """Reading the same article on another day gives the same list, order included."""
    assert shape.quads(example()) == shape.quads(example())


def test_spans_quote_the_text() -> None:
    """Every anchor is the slice of the stored text at its offsets, in code points."""
    text = "🇳🇴 said né. " + TEXT
    made = Extraction(
        article(text), publisher(), sentences=(Sentence(Span(0, 11)),), mentions=(Mention("m1", Span(8, 10), "GPE", "name", 0),)
    )
    subject = ids.span_iri(made.article.iri, 8, 10)
    assert values(made, subject, "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf") == {text[8:10]}


def test_dated_events_with_known_participants_merge_across_articles() -> None:
    """Two articles that tell of the same deed by the same known actor on the same day speak of one event."""
    made = example()
    other = replace(made, article=article(url="https://example.org/news/2"))
    assert event_iri(made, "e1") == event_iri(other, "e1")


@pytest.mark.parametrize(
    "change",
    [
        {"time": None},
        {"theme": None},
        {"actors": ("m3",)},
        {"theme": span("the plan on Tuesday")},
        {"mode": "other"},
    ],
    ids=["no day", "nothing to tell it from another", "unknown actor", "other words", "other mode"],
)
def test_events_that_may_differ_stay_apart(change: dict[str, object]) -> None:
    """Nothing is merged that is undated, unknown or about other words: a wrong merger would put words into a mouth."""
    made = example()
    other = replace(made, article=article(url="https://example.org/news/2"))
    other = replace(other, events=(replace(made.events[0], **change), *made.events[1:]))  # type: ignore[arg-type]
    assert event_iri(made, "e1") != event_iri(other, "e1")


def test_months_do_not_identify_an_event() -> None:
    """An event dated to a month only stays in its article, since a month may hold two."""
    made = example()
    day = made.events[0].time
    assert day is not None
    monthly = replace(made.events[0], time=replace(day, end=dt.date(2023, 5, 31), granularity="month"))
    one = replace(made, events=(monthly, *made.events[1:]))
    assert event_iri(one, "e1") != event_iri(replace(one, article=article(url="https://example.org/news/2")), "e1")


def test_event_without_a_time_is_not_after_publication_only_when_told_as_fact() -> None:
    """An upper bound on the day is written where somebody is certain that it happened, never for what is only possible or planned."""
    made = example()
    assert values(made, event_iri(made, "e4"), SEM + "hasLatestBeginTimeStamp") == {"2023-05-10"}
    assert values(made, event_iri(made, "e4"), NG + "timeBasis") == {NG + "NotAfterPublication"}
    assert values(made, event_iri(made, "e3"), SEM + "hasLatestBeginTimeStamp") == set()


@pytest.mark.parametrize(
    "fact",
    [
        Factuality("certain", "positive", "future"),
        Factuality("certain", "negative", "past"),
        Factuality("possible", "positive", "past"),
        Factuality("certain", "positive", "past", conditional=True),
    ],
)
def test_what_is_announced_denied_or_only_possible_has_no_day(fact: Factuality) -> None:
    """A bound on the day would say that the event took place."""
    made = example()
    doubted = replace(made, claims=(*made.claims[:3], replace(made.claims[3], factuality=fact)))
    assert values(doubted, event_iri(doubted, "e4"), SEM + "hasLatestBeginTimeStamp") == set()


def test_participants_nobody_knows_are_words_only() -> None:
    """A mention without an entity is no actor, but its words are kept beside the event."""
    made = example()
    assert values(made, event_iri(made, "e2"), NG + "actor") == set()
    words = span("Officials")
    assert values(made, event_iri(made, "e2"), NG + "actorMention") == {ids.span_iri(made.article.iri, words.start, words.end)}


def test_claim_carries_source_factuality_evidence_and_the_claim_around_it() -> None:
    """What a speaker says is a claim of the speaker inside the newspaper's claim that it was said."""
    made = example()
    claims = {str(quad.subject)[1:-1] for quad in shape.quads(made) if quad.object == NamedNode(MINISTER)}
    inner = next(claim for claim in claims if values(made, claim, NG + "factuality") == {FA + "Uu"})
    (outer,) = values(made, inner, NG + "embeddedIn")
    assert values(made, outer, NG + "source") == {publisher().iri}
    assert values(made, outer, NG + "content") == {event_iri(made, "e4")}
    sentence = made.sentences[1].span
    assert values(made, inner, NG + "evidence") == {ids.span_iri(made.article.iri, sentence.start, sentence.end)}


def test_address_that_is_no_iri_is_kept_to_the_letter() -> None:
    """A URL with a blank still links, percent-encoded, and comes back as it was."""
    url = "https://example.org/a b"
    made = replace(example(), article=replace(article(), url=url))
    assert values(made, made.article.iri, SCHEMA + "url") == {url}
    assert shape.extraction(shape.quads(made)).article.url == url


def test_ids_that_name_nothing_are_an_error() -> None:
    """An extraction that refers to what it does not hold is refused, not written with holes."""
    made = example()
    broken = replace(made, events=(replace(made.events[0], actors=("m99",)), *made.events[1:]))
    with pytest.raises(NewsgraphError, match="m99"):
        shape.quads(broken)


def test_claims_in_a_circle_are_an_error() -> None:
    """A claim embedded in itself has no content to hash and is refused."""
    made = example()
    broken = replace(made, claims=(replace(made.claims[0], embedded_in="c1"), *made.claims[1:]))
    with pytest.raises(NewsgraphError, match="about itself"):
        shape.quads(broken)


def test_only_one_articles_graph_can_be_read_back() -> None:
    """Quads of no article, or with unnamed nodes, are refused."""
    with pytest.raises(NewsgraphError, match="got 0"):
        shape.extraction([])
    with pytest.raises(NewsgraphError, match="only IRIs"):
        shape.extraction([Quad(BlankNode("a"), NamedNode(NG + "actor"), NamedNode(WD + "Q1"), DefaultGraph())])


def test_numbers_are_written_in_the_form_that_no_engine_changes() -> None:
    """A whole number is an xsd:integer, any other an xsd:decimal without needless noughts."""
    made = example()
    counts = tuple(Quantity(made.events[3].trigger, Decimal(n), role) for n, role in (("1E+3", "actor"), ("1.50", "object")))  # type: ignore[arg-type]
    counted = replace(made, events=(*made.events[:3], replace(made.events[3], quantities=counts)))
    numbers = {str(quad.object) for quad in shape.quads(counted) if quad.predicate.value == NG + "numericValue"}
    assert numbers == {f'"1000"^^<{XSD}integer>', f'"1.5"^^<{XSD}decimal>'}


def test_wikidata_item_of_an_entity_with_an_iri_of_its_own() -> None:
    """An entity that is known by another IRI keeps its Wikidata item as a match."""
    made = example()
    linked = replace(made.entities[2], wikidata="Q585")
    back = shape.extraction(shape.quads(replace(made, entities=(*made.entities[:2], linked, made.entities[3]))))
    assert linked in back.entities
    assert {NORWAY, BELARUS} <= {entity.iri for entity in back.entities}


def test_statement_inside_a_statement_comes_back_nested() -> None:
    """What a reported speaker reports in turn keeps its place inside the outer report."""
    made = example()
    inner = Statement("s2", span("new sanctions"), "indirect", within="s1")
    back = shape.extraction(shape.quads(replace(made, statements=(*made.statements, inner))))
    assert back.statements == (*made.statements, inner)
