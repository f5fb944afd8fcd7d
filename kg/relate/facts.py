"""What relating reads of an article: its sentences, who speaks in it, who is named, and what it says of its events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Quad

from kg.query import bind, load
from kg.resources import data_path
from kg.shape.lookup import Lookup
from kg.shape.terms import ANCHOR, BEGIN, CONTEXT, DENOTED_BY, END, FROM_DAY, IN_SENTENCE, LABEL, ON_DAY, PLACE, ROLES, TO_DAY, TYPE, ng
from kg.store import Store
from kg.store.projection import corrected, withdrawn
from kg.vocab import FA, NG, PL, SECTOR

NO_DAY = "9999-12-31"  # of an article without a day of publication: it comes after those with one
_SPEECH = PL + "x-STATE"
_EXECUTIVE = frozenset((SECTOR + "GOV", SECTOR + "MIL"))
_ROLES = {
    "actors": ng("actor"), "recipients": ng("recipient"), "instruments": ng("instrument"), "places": PLACE, "acting_for": ng("actingFor"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Print:
    """An article as a print of a text: its day of publication and its publisher."""

    day: str
    article: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence at its place in an article."""

    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim as somebody's: the sentence it rests on (the first of several), the claim it lies inside, the type of the act by which it is
    reported, where its source is named (begin, end), and the event it is about with how it is presented. `speaks_as`: the source, or the
    state that it speaks for; `told_of`: where the event is somebody's speaking, the one who speaks, or the state; `office`: the source is a
    body of a government whose state is known, if only as "the Norwegian defence ministry"."""

    claim: str
    sentence: tuple[int, int]
    source: str
    event: str
    factuality: str
    tense: str
    outer: str | None = None
    act: str | None = None
    named_at: tuple[int, int] | None = None
    speaks_as: str | None = None
    told_of: str | None = None
    office: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place in an article, with the class of whom it denotes."""

    entity: str
    ontology_class: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something with a name in an article; `described`: the words by which it says who or what that is."""

    iri: str
    ontology_class: str
    name: str
    country: str | None
    described: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says of an event; `words` its clause or the sentence, `days` the first and the last that the text gives."""

    event: str
    type: str
    mode: str
    trigger: str
    words: str
    theme: str
    days: tuple[str, ...]
    sentence: str
    linked: str  # the words that name those who take part and are known
    roles: dict[str, list[str]] = field(default_factory=dict)
    called: dict[str, list[str]] = field(default_factory=dict)  # the words for those in each role
    people: list[str] = field(default_factory=list)  # those in a role who are persons, and named somewhere in the article
    names: dict[str, list[str]] = field(default_factory=dict)  # the names of those in each role that are persons
    counts: list[str] = field(default_factory=list)  # role and number, where it is exact
    lands: list[str] = field(default_factory=list)  # the states of the places that are known


def prints(store: Store, articles: Collection[str]) -> dict[str, Print]:
    """Those of the articles that count: neither absent nor superseded."""
    if not articles:
        return {}
    question = load(data_path("queries", "relate", "articles.rq"))
    found = dict[str, Print]()
    for row in store.query(bind(question, {"article": sorted(articles)})).rows:
        iri = row["article"].value
        day, publisher = (row[name].value if name in row else default for name, default in (("day", NO_DAY), ("publisher", iri)))
        found[iri] = min(found.get(iri, Print("~", "", "")), Print(day, iri, publisher), key=lambda p: (p.day, p.publisher))
    return found


def corrected_quads(store: Store, article: str) -> list[Quad]:
    """What an article counts as saying: less what is withdrawn from it, and with what stands in its place."""
    return amended(store.content(article), store.content(withdrawn(article)), store.content(corrected(article)))


def amended(own: Iterable[Quad], gone: Iterable[Quad], come: Iterable[Quad]) -> list[Quad]:
    """The quads of an article without those withdrawn, and with those in their place."""
    triples = {quad.triple for quad in gone}
    return [*(quad for quad in own if quad.triple not in triples), *come]


class Reading:
    """What the quads of one article say."""

    def __init__(self, article: str, quads: Iterable[Quad]) -> None:
        self.article = article
        self._facts = Lookup(quads)
        self._framing = {outer for claim in self._facts.instances(NG + "Claim") for outer in self._facts.all(claim, ng("embeddedIn"))}
        self._people = {name.entity for name in self.names() if name.ontology_class == NG + "Person"}
        self._denoting = {mention for iri in self._facts.having(DENOTED_BY) for mention in self._facts.all(iri, DENOTED_BY)}

    def sentences(self) -> list[Words]:
        return sorted(
            (Words(*self._span(iri), self._facts.one(iri, ANCHOR)) for iri in self._facts.instances(NG + "Sentence")), key=lambda w: w.begin
        )

    def voices(self) -> list[Voice]:
        return [self._voice(claim) for claim in self._facts.instances(NG + "Claim")]

    def _voice(self, claim: str) -> Voice:
        facts = self._facts
        outer, quotation = facts.maybe(claim, ng("embeddedIn")), facts.maybe(claim, ng("quotation"))
        report = facts.maybe(outer, ng("content")) if outer else None
        span = facts.maybe(quotation, ng("sourceSpan")) if quotation else None
        source, event = facts.one(claim, ng("source")), facts.one(claim, ng("content"))
        return Voice(
            claim, min(map(self._span, facts.all(claim, ng("evidence")))), source, event,
            facts.one(claim, ng("factuality")).removeprefix(FA), facts.maybe(claim, ng("tense")) or "none", outer,
            facts.maybe(report, ng("eventType")) if report else None, self._span(span) if span else None,
            self._speaks_as(source, report), self._speaker(claim, event), self._speaks_as(source, None) != source,
        )  # fmt: skip

    def _speaker(self, claim: str, event: str) -> str | None:
        """Who speaks, where that is what the claim says; None of several, and of nobody."""
        speaks = claim in self._framing or self._facts.maybe(event, ng("eventType")) == _SPEECH
        actors = self._facts.all(event, ng("actor")) if speaks else []
        return self._speaks_as(actors[0], event) if len(actors) == 1 else None

    def _speaks_as(self, source: str, act: str | None) -> str:
        """The state for its government's offices, and for an official who acts for it; everybody else for himself."""
        facts = self._facts
        state, executive = facts.maybe(source, ng("country")), set(facts.all(source, ng("sector"))) & _EXECUTIVE
        office = NG + "GovernmentBody" in facts.all(source, TYPE) or (act is not None and state in facts.all(act, ng("actingFor")))
        return state if state is not None and executive and office else source

    def names(self) -> Iterator[Name]:
        """Names at their places; not adjectives and groups named by them ("Western")."""
        for entity in self._facts.having(DENOTED_BY):
            classes = self._facts.all(entity, TYPE)
            for mention in self._facts.all(entity, DENOTED_BY):
                form, label = self._facts.maybe(mention, ng("form")), self._facts.maybe(mention, ng("label"))
                if form == "name" and label != "NORP" and classes:
                    yield Name(entity, classes[0], *self._span(mention))

    def named(self) -> list[Known]:
        """Each of those named, once."""
        classes = {name.entity: name.ontology_class for name in self.names()}
        return [
            Known(
                iri, of_class.removeprefix(NG), self._facts.maybe(iri, LABEL) or "",
                self._facts.maybe(iri, ng("country")) or self._facts.maybe(iri, ng("countryCode")), self._described(iri),
            )
            for iri, of_class in sorted(classes.items())
        ]  # fmt: skip

    def _described(self, entity: str) -> tuple[str, ...]:
        spans = self._facts.all(entity, DENOTED_BY)
        return tuple(self._words(span) for span in spans if self._facts.maybe(span, ng("form")) == "nominal")

    def events(self) -> list[Told]:
        return [self._told(event) for event in self._facts.instances(NG + "Event")]

    def _told(self, event: str) -> Told:
        facts = self._facts
        trigger = next((m for m in facts.all(event, DENOTED_BY) if facts.maybe(m, CONTEXT)), None)
        sentence = facts.maybe(trigger, IN_SENTENCE) if trigger else None
        return Told(
            event, facts.one(event, ng("eventType")), facts.maybe(event, ng("mode")) or "", self._words(trigger),
            self._words(facts.maybe(event, ng("clause")) or sentence), self._words(facts.maybe(event, ng("theme"))), self._days(event),
            sentence or "", self._linked(event),
            {role: facts.all(event, property) for role, property in _ROLES.items()},
            {role: [self._words(m) for m in facts.all(event, to_mention)] for role, (_, to_mention) in ROLES.items()},
            sorted({one for to_entity, _ in ROLES.values() for one in facts.all(event, to_entity)} & self._people),
            {role: [facts.maybe(one, LABEL) or "" for one in facts.all(event, to) if one in self._people]
             for role, (to, _) in ROLES.items()},
            list(self._counts(event)),
            sorted({state for place in facts.all(event, PLACE) if (state := facts.maybe(place, ng("country")))}),
        )  # fmt: skip

    def _counts(self, event: str) -> Iterator[str]:
        """Role and number of whoever or whatever is counted exactly."""
        for one in self._facts.all(event, ng("quantity")):
            if self._facts.maybe(one, ng("bound")) == "exact" and not self._facts.maybe(one, ng("upperValue")):
                yield f"{self._facts.one(one, ng('quantityRole'))}s {self._facts.one(one, ng('numericValue'))}"

    def _linked(self, event: str) -> str:
        mentions = (m for _, to_mention in ROLES.values() for m in self._facts.all(event, to_mention))
        return " ".join(self._words(mention) for mention in mentions if mention in self._denoting)

    def _days(self, event: str) -> tuple[str, ...]:
        if day := self._facts.maybe(event, ON_DAY):
            return day, day
        first, last = self._facts.maybe(event, FROM_DAY), self._facts.maybe(event, TO_DAY)
        return (first, last) if first and last else ()

    def _words(self, span: str | None) -> str:
        return (self._facts.maybe(span, ANCHOR) or "") if span else ""

    def _span(self, iri: str) -> tuple[int, int]:
        return int(self._facts.one(iri, BEGIN)), int(self._facts.one(iri, END))
