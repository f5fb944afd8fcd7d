"""A small article made by hand, as extraction would give it: the fixture of the RDF tests."""

from __future__ import annotations

import datetime as dt

from kg import ids
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
    Sentence,
    Span,
    Statement,
    TimeExpression,
)
from kg.vocab import AU, ID, LEX, WD

TEXT = (
    "Norway's foreign minister rejected the plan on Tuesday. "
    'Officials are "considering new sanctions against Belarus," Ine Eriksen said in Oslo.'
)
NORWAY, BELARUS, OSLO, MINISTER = WD + "Q20", WD + "Q184", AU + "city-oslo", AU + "person-ine-eriksen"
TERM = ID + "mem/eriksen-norway-2021"
SECOND = TEXT.index("Officials")


def span(words: str) -> Span:
    """Where the words first stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def article(text: str = TEXT, url: str | None = "https://example.org/news/1") -> Article:
    return Article(
        iri=ids.article_iri(url, text),
        text=text,
        sha256=ids.text_digest(text),
        url=url,
        title="Oslo says no",
        publisher="Fjord Wire",
        published=dt.date(2023, 5, 10),
    )


def publisher() -> Entity:
    name = "Fjord Wire"
    return Entity(ids.entity_iri("MediaOrganization", name, None), "Organisation", name, "MediaOrganization", sector="MED")


def extraction() -> Extraction:
    """Two sentences; a dated rejection told by the newspaper, and what a minister says is considered."""
    day = dt.date(2023, 5, 9)
    tuesday = TimeExpression(span("Tuesday"), day, day, "day", "RelativeToPublication")
    content = span("considering new sanctions against Belarus")
    mentions = (
        Mention("m1", span("Norway"), "GPE", "name", 0, NORWAY, Link("ExactName", 95)),
        Mention("m2", span("Norway's foreign minister"), "TITLE", "nominal", 0, MINISTER, Link("PostHolderOnDate", 80, TERM)),
        Mention("m3", span("Officials"), "PERSON", "nominal", 1),
        Mention("m4", span("Belarus"), "GPE", "name", 1, BELARUS, Link("ExactName", 95)),
        Mention("m5", span("Ine Eriksen"), "PERSON", "name", 1, MINISTER, Link("ExactName", 99)),
        Mention("m6", span("Oslo"), "GPE", "name", 1, OSLO, Link("ExactName", 90)),
    )
    events = (
        Event(
            "e1", "REJECT", None, span("rejected"), 0, actors=("m2",), acting_for=(NORWAY,), theme=span("the plan"), time=tuesday,
            clause=Span(0, 54), label="Norway's foreign minister rejected the plan",
        ),
        Event("e2", "x-CONSIDER", None, span("considering"), 1, actors=("m3",), topic="e3", label="considering new sanctions"),
        Event("e3", "SANCTION", "withdraw", span("sanctions"), 1, recipients=("m4",), label="new sanctions against Belarus",
              entries=(LEX + "sanction",)),
        Event("e4", "x-STATE", None, span("said"), 1, actors=("m5",), places=("m6",), theme=content, label="Ine Eriksen said"),
    )  # fmt: skip
    statement = Statement("s1", content, "mixed", span("Ine Eriksen"), span("said"), MINISTER, event="e4", entry=LEX + "say")
    told = Factuality("certain", "positive", "past")
    paper = publisher().iri
    claims = (
        Claim("c1", "e1", paper, told, (0,)),
        Claim("c2", "e2", MINISTER, Factuality("certain", "positive", "present"), (1,), "s1", span("said"), "c4"),
        Claim(
            "c3",
            "e3",
            MINISTER,
            Factuality("unknown", "positive", "future"),
            (1,),
            "s1",
            span("said"),
            "c4",
            cues=(FactualityCue(span("considering"), LEX + "emb-consider"),),
        ),
        Claim("c4", "e4", paper, told, (1,)),
    )
    return Extraction(
        article=article(),
        publisher=publisher(),
        sentences=(Sentence(Span(0, SECOND - 1)), Sentence(Span(SECOND, len(TEXT)))),
        mentions=mentions,
        entities=(
            Entity(NORWAY, "Place", "Norway", "State", "Q20", "NOR", "GOV"),
            Entity(BELARUS, "Place", "Belarus", "State", "Q184", "BLR", "GOV"),
            Entity(OSLO, "Place", "Oslo", "City", None, "NOR"),
            Entity(MINISTER, "Person", "Ine Eriksen", "Person", None, "NOR", "GOV"),
        ),
        memberships=(
            Membership(TERM, MINISTER, NORWAY, AU + "role-minister", "foreign minister of Norway", NORWAY, dt.date(2021, 10, 14)),
        ),
        events=events,
        statements=(statement,),
        claims=claims,
        times=(tuesday,),
    )
