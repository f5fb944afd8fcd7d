"""A small invented world, extracted by hand, in the shape that the program gives to real articles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph

from kg.ids import article_iri, text_digest
from kg.model import (
    Article,
    Claim,
    Entity,
    Event,
    Extraction,
    Factuality,
    Failure,
    Link,
    Membership,
    Mention,
    Sentence,
    Span,
    Statement,
    TimeExpression,
)
from kg.shape import quads
from kg.store import MEMORY, Store, open_store
from kg.vocab import AU

PACT = Entity(AU + "org-northern-pact", "Organisation", "Northern Pact", "IntergovernmentalOrganization")
RING = Entity(AU + "org-trade-ring", "Organisation", "Trade Ring", "IntergovernmentalOrganization")
NORLAND = Entity(AU + "state-norland", "Place", "Norland", "State")
SUDRIA = Entity(AU + "state-sudria", "Place", "Sudria", "State")
OSTIA = Entity(AU + "state-ostia", "Place", "Ostia", "State")
LIND = Entity(AU + "person-eva-lind", "Person", "Eva Lind", "Person")
HALE = Entity(AU + "person-tom-hale", "Person", "Tom Hale", "Person")
ROCKET = Entity(AU + "weapon-rocket", "Weapon", "rocket", "Weapon")
GLIDER = Entity(AU + "weapon-glider", "Weapon", "glider", "Weapon")
COURIER = Entity(AU + "org-courier", "Organisation", "Harbour Courier", "MediaOrganization")

OFFICES = (
    Membership(
        AU + "mem-lind", LIND.iri, PACT.iri, AU + "role-head", "Secretary General of the Northern Pact", PACT.iri, dt.date(2020, 1, 1)
    ),
    Membership(
        AU + "mem-hale", HALE.iri, NORLAND.iri, AU + "role-envoy", "Envoy of Norland", NORLAND.iri, dt.date(2022, 1, 1), dt.date(2024, 1, 1)
    ),
    Membership(AU + "seat-norland", NORLAND.iri, PACT.iri, AU + "role-member", "Member of the Northern Pact", None, dt.date(1990, 1, 1)),
    Membership(AU + "seat-norland-ring", NORLAND.iri, RING.iri, AU + "role-member", "Member of the Trade Ring", None, dt.date(1995, 1, 1)),
)

CERTAIN = Factuality("certain", "positive", "past")
FUTURE = Factuality("certain", "positive", "future")
OPEN = Factuality("unknown", "positive", "future")
POSSIBLE = Factuality("possible", "positive", "future")


@dataclass
class Sheet:
    """Makes one extraction by hand; every place is given by its words."""

    text: str
    publisher: Entity = COURIER
    url: str | None = None
    published: dt.date | None = None
    title: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sentences = [Span(hit.start(), hit.end()) for hit in re.finditer(r"[^|\s][^|]*", self.text)]
        self.text = self.text.replace("|", " ")

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def sentence(self, span: Span) -> int:
        return next(i for i, s in enumerate(self.sentences) if s.start <= span.start < s.end)

    def name(self, words: str, entity: Entity, *, label: str = "GPE", form: str = "name", after: int = 0, office: str | None = None) -> str:
        span = self.span(words, after)
        link = Link("PostHolderOnDate" if office else "ExactName", 95, office)
        id = f"m{len(self.mentions) + 1}"
        self.entities[entity.iri] = entity
        self.mentions.append(Mention(id, span, label, form, self.sentence(span), entity.iri, link))  # type: ignore[arg-type]
        return id

    def event(self, type: str, mode: str | None, trigger: str, actors: Sequence[str], **more: object) -> str:
        span = self.span(trigger)
        id = f"e{len(self.events) + 1}"
        clause = more.pop("clause", None)
        theme = more.pop("theme", None)
        self.events.append(
            Event(
                id,
                type,
                mode,
                span,
                self.sentence(span),
                tuple(actors),
                label=trigger,
                clause=self.span(clause) if isinstance(clause, str) else None,
                theme=self.span(theme) if isinstance(theme, str) else None,
                **more,  # type: ignore[arg-type]
            )
        )
        return id

    def claim(
        self, event: str, how: Factuality = CERTAIN, *, by: Entity | None = None, cue: str | None = None, inside: str | None = None
    ) -> str:
        id = f"c{len(self.claims) + 1}"
        number = next(e.sentence for e in self.events if e.id == event)
        statement = self.statements[-1].id if by else None
        where = self.span(cue) if cue else None
        self.claims.append(Claim(id, event, (by or self.publisher).iri, how, (number,), statement, where, inside))
        return id

    def quote(self, content: str, cue: str, speaker: Entity, event: str) -> str:
        id = f"s{len(self.statements) + 1}"
        self.statements.append(Statement(id, self.span(content), "direct", None, self.span(cue), speaker.iri, None, event))
        return id

    def extraction(self) -> Extraction:
        article = Article(
            article_iri(self.url, self.text),
            self.text,
            text_digest(self.text),
            None,
            self.url,
            self.title,
            self.publisher.name,
            self.published,
        )
        named = set(self.entities)
        offices = tuple(m for m in OFFICES if m.member in named)
        for office in offices:
            for entity in (PACT, RING):
                if entity.iri == office.organization:
                    self.entities.setdefault(entity.iri, entity)
        return Extraction(
            article, self.publisher, tuple(map(Sentence, self.sentences)), tuple(self.mentions), tuple(self.entities.values()), offices,
            tuple(self.events), tuple(self.statements), tuple(self.claims),
        )  # fmt: skip


def condemnation() -> Extraction:
    sheet = Sheet(
        "The Northern Pact's secretary general on Thursday condemned any Sudrian deal with Ostia on rockets.|"
        '"We see Sudria offering gliders and weighing rocket deliveries to Ostia," Eva Lind told reporters.',
        url="https://courier.example/pact-condemns", published=dt.date(2023, 5, 11), title="Pact chief condemns deal",
    )  # fmt: skip
    day = dt.date(2023, 5, 11)
    thursday = TimeExpression(sheet.span("Thursday"), day, day, "day", "RelativeToPublication")
    head = sheet.name("The Northern Pact's secretary general", LIND, label="TITLE", form="nominal", office=AU + "mem-lind")
    deal = sheet.name("Sudrian", SUDRIA, label="NORP")
    sheet.name("Ostia", OSTIA)
    sheet.name("rockets", ROCKET, label="WEAPON", form="nominal")
    second = sheet.text.index('"We')
    sudria, ostia = sheet.name("Sudria", SUDRIA, after=second), sheet.name("Ostia", OSTIA, after=second)
    sheet.name("gliders", GLIDER, label="WEAPON", form="nominal")
    rocket = sheet.name("rocket", ROCKET, label="WEAPON", form="nominal", after=second)
    lind = sheet.name("Eva Lind", LIND, label="PERSON")
    sheet.claim(
        sheet.event(
            "ACCUSE", "disapprove", "condemned", [head], recipients=(deal,), theme="any Sudrian deal with Ostia on rockets", time=thursday
        )
    )
    speech = sheet.event("x-STATE", None, "told", [lind], theme="We see Sudria offering gliders and weighing rocket deliveries to Ostia")
    told = sheet.claim(speech)
    sheet.quote("We see Sudria offering gliders and weighing rocket deliveries to Ostia", "told", LIND, speech)
    offer = sheet.event("AGREE", None, "offering", [sudria], recipients=(ostia,))
    sheet.claim(offer, Factuality("certain", "positive", "present"), by=LIND, cue="told", inside=told)
    delivery = sheet.event("AID", "military", "deliveries", [sudria], recipients=(ostia,), instruments=(rocket,))
    sheet.claim(delivery, OPEN, by=LIND, cue="told", inside=told)
    weighing = sheet.event("x-CONSIDER", None, "weighing", [sudria], topic=delivery)
    sheet.claim(weighing, Factuality("certain", "positive", "present"), by=LIND, cue="told", inside=told)
    return sheet.extraction()


def refusal() -> Extraction:
    sheet = Sheet(
        "Sending more Sudrian rockets to Ostia is likely to harm ties.|"
        "On Monday, Norland's envoy Tom Hale said his government would not waste time on trade talks with Sudria.|"
        "The envoy added that Norland will strictly enforce its sanctions on Sudrian and Ostian arms.|"
        "Norland also marked its harvest feast.",
        url="https://courier.example/norland-refuses", published=dt.date(2023, 5, 10),
    )  # fmt: skip
    sheet.name("Sudrian", SUDRIA, label="NORP")
    sheet.name("rockets", ROCKET, label="WEAPON", form="nominal")
    sheet.name("Ostia", OSTIA)
    second, third = sheet.text.index("On Monday"), sheet.text.index("The envoy")
    sheet.name("Norland", NORLAND, after=second)
    hale = sheet.name("Tom Hale", HALE, label="PERSON")
    sheet.name("Sudria", SUDRIA, after=second)
    said = sheet.event("x-STATE", None, "said", [hale], theme="his government would not waste time on trade talks with Sudria")
    sheet.claim(said)
    envoy = sheet.name("The envoy", HALE, label="TITLE", form="nominal", office=AU + "mem-hale")
    norland = sheet.name("Norland", NORLAND, after=third)
    sudrian = sheet.name("Sudrian", SUDRIA, label="NORP", after=third)
    sheet.name("Ostian", OSTIA, label="NORP", after=third)
    added = sheet.event("x-STATE", None, "added", [envoy], theme="Norland will strictly enforce its sanctions on Sudrian and Ostian arms")
    told = sheet.claim(added)
    sheet.quote("Norland will strictly enforce its sanctions on Sudrian and Ostian arms", "added", HALE, added)
    enforce = sheet.event("SANCTION", "discontinue", "enforce", [norland], recipients=(sudrian,))
    sheet.claim(enforce, FUTURE, by=HALE, cue="added", inside=told)
    last = sheet.name("Norland", NORLAND, after=sheet.text.index("Norland also"))
    sheet.claim(sheet.event("SUPPORT", None, "marked", [last]))
    return sheet.extraction()


def shipment(url: str, who: str = "officials", publisher: Entity = COURIER) -> Extraction:
    """The same short report; `who` makes an edited copy."""
    sheet = Sheet(
        f"Sudria is preparing to ship about 300 rockets to Ostia by sea in the coming weeks because its own stocks are full, {who} said.",
        publisher=publisher, url=url, published=dt.date(2023, 5, 9),
    )  # fmt: skip
    sudria, rocket = sheet.name("Sudria", SUDRIA), sheet.name("rockets", ROCKET, label="WEAPON", form="nominal")
    ostia = sheet.name("Ostia", OSTIA)
    sheet.claim(sheet.event("AID", "military", "ship", [sudria], recipients=(ostia,), instruments=(rocket,)), FUTURE)
    return sheet.extraction()


def feast() -> Extraction:
    sheet = Sheet("The Northern Pact praised Norland on its feast.", url="https://courier.example/feast", published=dt.date(2023, 5, 20))
    pact, norland = sheet.name("Northern Pact", PACT, label="ORG"), sheet.name("Norland", NORLAND)
    sheet.claim(sheet.event("SUPPORT", None, "praised", [pact], recipients=(norland,)))
    return sheet.extraction()


def world() -> list[Extraction]:
    return [
        condemnation(),
        refusal(),
        shipment("https://courier.example/ship-1"),
        shipment("https://courier.example/ship-2"),
        shipment("https://courier.example/ship-3", who="Officials"),
        feast(),
    ]


def stored(extractions: Iterable[Extraction]) -> Store:
    store = open_store(MEMORY)
    for extraction in extractions:
        store.add(extraction.article.iri, quads(extraction))
    return store


def triples(store: Store) -> str:
    """The default graph as N-Triples, as an export has it."""
    return "\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in store.quads() if q.graph_name == DefaultGraph())


class HandReader:
    """Reads questions about the invented world by looking for its names; events as told."""

    NAMES = (
        ("Northern Pact", PACT, "ORG"), ("Trade Ring", RING, "ORG"), ("Norland", NORLAND, "GPE"), ("Sudria", SUDRIA, "GPE"),
        ("Ostia", OSTIA, "GPE"), ("Eva Lind", LIND, "PERSON"), ("Tom Hale", HALE, "PERSON"), ("rockets", ROCKET, "WEAPON"),
        ("gliders", GLIDER, "WEAPON"),
    )  # fmt: skip
    EVENTS = (("sending", "AID", "military"), ("ship", "AID", "military"), ("condemned", "ACCUSE", "disapprove"), ("said", "x-STATE", None))

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        for article in articles:
            assert isinstance(article, Article)
            sheet = Sheet(article.text)
            for words, entity, label in self.NAMES:
                if words in article.text:
                    sheet.name(words, entity, label=label)
            for words, type, mode in self.EVENTS:
                if re.search(rf"\b{words}\b", article.text):
                    before = [m for m in sheet.mentions if m.span.start < article.text.index(words) and m.label == "GPE"]
                    sheet.claim(sheet.event(type, mode, words, [m.id for m in before[-1:]]))
            yield sheet.extraction()
