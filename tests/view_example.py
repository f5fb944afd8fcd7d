"""Eight dispatches of invented outlets, read by hand as extraction would: what the tests of the view draw.

The facts are public ones of autumn 2022; the words are the project's own.
"""

# ruff: noqa: E501  (a table of sentences reads better in long lines)

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg import ids
from kg.model import Article, Claim, Entity, Event, Extraction, Factuality, Kind, Mention, Sentence, Span, TimeExpression
from kg.vocab import WD


def _known(item: str, kind: Kind, name: str, ontology_class: str, country: str | None = None) -> Entity:
    return Entity(WD + item, kind, name, ontology_class, item, country)


def _local(kind: Kind, name: str, ontology_class: str, country: str | None = None) -> Entity:
    return Entity(ids.entity_iri(ontology_class, name, country), kind, name, ontology_class, None, country)


IRAN = _known("Q794", "Place", "Iran", "State", "IRN")
RUSSIA = _known("Q159", "Place", "Russia", "State", "RUS")
UKRAINE = _known("Q212", "Place", "Ukraine", "State", "UKR")
USA = _known("Q30", "Place", "United States", "State", "USA")
NATO = _known("Q7184", "Organisation", "NATO", "IntergovernmentalOrganization")
G7 = _known("Q1764511", "Organisation", "G7", "IntergovernmentalOrganization")
EU = _known("Q458", "Organisation", "European Union", "IntergovernmentalOrganization")
STOLTENBERG = _known("Q57665", "Person", "Jens Stoltenberg", "Person", "NOR")
MALLEY = _local("Person", "Rob Malley", "Person", "USA")
PRICE = _local("Person", "Ned Price", "Person", "USA")
ABDOLLAHIAN = _local("Person", "Hossein Amir-Abdollahian", "Person", "IRN")
ZELENSKY = _known("Q3874799", "Person", "Volodymyr Zelensky", "Person", "UKR")
OFFICIALS = _local("Group", "officials", "Group")
DRONES = _local("Weapon", "drone", "Weapon")
MISSILES = _local("Weapon", "ballistic missile", "Weapon")
KYIV = _known("Q1899", "Place", "Kyiv", "City", "UKR")
SHAHED = _local("Organisation", "Shahed Aviation Industries", "Company", "IRN")

NAMES: dict[str, Entity] = {
    "Iran": IRAN, "Tehran": IRAN, "Iranian": IRAN, "Russia": RUSSIA, "Moscow": RUSSIA, "Ukraine": UKRAINE, "United States": USA,
    "Washington": USA, "Treasury": USA, "NATO": NATO, "G7": G7, "European Union": EU, "EU": EU, "Jens Stoltenberg": STOLTENBERG,
    "Stoltenberg": STOLTENBERG, "secretary general": STOLTENBERG, "Rob Malley": MALLEY, "Ned Price": PRICE, "Price": PRICE,
    "Amir-Abdollahian": ABDOLLAHIAN, "Zelensky": ZELENSKY, "officials": OFFICIALS, "Officials": OFFICIALS, "drones": DRONES,
    "missiles": MISSILES, "Kyiv": KYIV, "Shahed": SHAHED,
}  # fmt: skip

PAST = Factuality("certain", "positive", "past")
NOW = Factuality("certain", "positive", "present")
PLANNED = Factuality("possible", "positive", "future")
LIKELY = Factuality("probable", "positive", "future")
OPEN = Factuality("unknown", "positive", "none")
DENIED = Factuality("certain", "negative", "past")
IF = Factuality("possible", "positive", "future", conditional=True)


@dataclass(frozen=True, slots=True)
class C:
    """A claim: the words that trigger it and, as they stand in the sentence, who takes part; `by` is the speaker, else the newspaper."""

    trigger: str
    type: str
    mode: str | None = None
    who: Sequence[str] = ()
    whom: Sequence[str] = ()
    using: Sequence[str] = ()
    where: Sequence[str] = ()
    for_: Entity | None = None
    theme: str | None = None
    topic: str | None = None  # trigger of the event of this sentence that it is about
    by: str | None = None
    cue: str | None = None
    fact: Factuality = PAST
    day: bool = False  # happened on the day before publication
    label: str = ""


Sentences = Sequence[tuple[str, Sequence[C]]]


def extraction(publisher: str | None, published: dt.date | None, url: str | None, title: str | None, told: Sentences) -> Extraction:
    """An extraction of one article from its sentences and what each claims."""
    text = " ".join(sentence for sentence, _ in told)
    article = Article(ids.article_iri(url, text), text, ids.text_digest(text), None, url, title, publisher, published)
    name = publisher or "unknown publisher"
    paper = Entity(
        ids.entity_iri("MediaOrganization", name, None, None if publisher else article.iri), "Organisation", name, "MediaOrganization"
    )
    built = _Builder(article, paper)
    for sentence, claims in told:
        built.sentence(sentence, claims)
    return built.extraction()


class _Builder:
    def __init__(self, article: Article, paper: Entity) -> None:
        self.article, self.paper, self.end = article, paper, 0
        self.sentences: list[Sentence] = []
        self.mentions: dict[Span, Mention] = {}
        self.entities: dict[str, Entity] = {}
        self.events: list[Event] = []
        self.claims: list[Claim] = []

    def sentence(self, words: str, claims: Sequence[C]) -> None:
        start = self.article.text.index(words, self.end)
        self.end = start + len(words)
        self.sentences.append(Sentence(Span(start, self.end)))
        first = len(self.events)
        triggers = {claim.trigger: f"e{first + n}" for n, claim in enumerate(claims)}
        said = {claim.trigger: f"c{first + n}" for n, claim in enumerate(claims)}
        for claim in claims:
            self.events.append(self._event(claim, start, triggers))
            self.claims.append(self._claim(claim, start, triggers, said))

    def span(self, words: str, start: int) -> Span:
        at = self.article.text.index(words, start, self.end)
        return Span(at, at + len(words))

    def _mention(self, words: str, start: int) -> str:
        span, entity = self.span(words, start), NAMES[words]
        self.entities[entity.iri] = entity
        known = self.mentions.get(span)
        made = known or Mention(f"m{len(self.mentions)}", span, "OTHER", "name", len(self.sentences) - 1, entity.iri)
        self.mentions[span] = made
        return made.id

    def _all(self, words: Iterable[str], start: int) -> tuple[str, ...]:
        return tuple(self._mention(word, start) for word in words)

    def _event(self, claim: C, start: int, triggers: dict[str, str]) -> Event:
        if claim.for_:
            self.entities[claim.for_.iri] = claim.for_
        published = self.article.published
        day = published - dt.timedelta(days=1) if claim.day and published else None
        trigger = self.span(claim.trigger, start)
        return Event(
            triggers[claim.trigger], claim.type, claim.mode, trigger, len(self.sentences) - 1, self._all(claim.who, start),
            self._all(claim.whom, start), self._all(claim.using, start), self._all(claim.where, start), (claim.for_.iri,) if claim.for_ else (),
            self.span(claim.theme, start) if claim.theme else None, triggers[claim.topic] if claim.topic else None,
            TimeExpression(trigger, day, day, "day", "RelativeToPublication") if day else None, None, claim.label,
        )  # fmt: skip

    def _claim(self, claim: C, start: int, triggers: dict[str, str], said: dict[str, str]) -> Claim:
        source = NAMES[claim.by] if claim.by else self.paper
        self.entities[source.iri] = source
        return Claim(
            said[claim.trigger], triggers[claim.trigger], source.iri, claim.fact, (len(self.sentences) - 1,), None,
            self.span(claim.cue, start) if claim.cue else None, said[claim.cue] if claim.cue else None,
        )  # fmt: skip

    def extraction(self) -> Extraction:
        return Extraction(
            self.article, self.paper, tuple(self.sentences), tuple(self.mentions.values()), tuple(self.entities.values()), (),
            tuple(self.events), (), tuple(self.claims), tuple(event.time for event in self.events if event.time),
        )  # fmt: skip


def _said(trigger: str, who: str, theme: str, for_: Entity | None = None, day: bool = False) -> C:
    return C(trigger, "x-STATE", who=(who,), theme=theme, for_=for_, day=day, label=f"{who} {trigger} {theme}")


def extractions() -> list[Extraction]:
    """All eight dispatches."""
    return [
        extraction("Harbour Dispatch", dt.date(2022, 11, 3), "https://harbour.example/2022/nato-iran", "NATO chief faults Iran over arms for Moscow", [
            ("The NATO secretary general on Wednesday condemned any Iranian coordination with Russia on arms for the war in Ukraine.", [
                C("condemned", "ACCUSE", "disapprove", ("secretary general",), ("Iranian",), topic="coordination", for_=NATO, day=True,
                  label="The NATO secretary general condemned Iranian coordination with Russia"),
                C("coordination", "COOPERATE", None, ("Iranian",), ("Russia",), fact=OPEN, label="Iranian coordination with Russia on arms"),
            ]),
            ("Iran was offering drones and considering deliveries of ballistic missiles to Moscow, Stoltenberg said at a news conference.", [
                _said("said", "Stoltenberg", "Iran was offering drones and considering deliveries of ballistic missiles to Moscow", NATO),
                C("offering", "AID", None, ("Iran",), ("Moscow",), ("drones",), by="Stoltenberg", cue="said", fact=NOW, label="Iran was offering drones to Moscow"),
                C("considering", "x-CONSIDER", None, ("Iran",), topic="deliveries", by="Stoltenberg", cue="said", fact=NOW, label="Iran was considering deliveries of missiles"),
                C("deliveries", "AID", None, ("Iran",), ("Moscow",), ("missiles",), by="Stoltenberg", cue="said", fact=OPEN, label="deliveries of ballistic missiles to Moscow"),
            ]),
            ("He warned that NATO would stand by Ukraine for as long as it takes.", [
                C("stand by", "SUPPORT", None, ("NATO",), ("Ukraine",), fact=LIKELY, label="NATO would stand by Ukraine"),
            ]),
        ]),
        extraction("Harbour Dispatch", dt.date(2022, 11, 1), "https://harbour.example/2022/shipment", "A new shipment is being prepared, officials say", [
            ("Iran is preparing to send some thousand more weapons, short-range missiles among them, to Russia, officials of a Western country said.", [
                _said("said", "officials", "Iran is preparing to send some thousand more weapons"),
                C("send", "AID", None, ("Iran",), ("Russia",), ("missiles",), by="officials", cue="said", fact=LIKELY, label="Iran is preparing to send missiles to Russia"),
            ]),
            ("The last shipment brought about 450 drones, which Russia has fired at Ukraine.", [
                C("fired", "ASSAULT", "aerial", ("Russia",), ("Ukraine",), ("drones",), label="Russia has fired drones at Ukraine"),
                C("shipment", "AID", None, (), (), ("drones",), label="The last shipment brought about 450 drones"),
            ]),
            ("The United States alleges that Iranian trainers went to Crimea to help Russia.", [
                C("alleges", "ACCUSE", "allege", ("United States",), ("Iranian",), topic="help", fact=NOW, label="The United States alleges that Iranian trainers helped Russia"),
                C("help", "AID", None, ("Iranian",), ("Russia",), by="United States", cue="alleges", label="Iranian trainers help Russia"),
            ]),
        ]),
        extraction("The Inland Post", dt.date(2022, 11, 1), "https://inland.example/malley?ref=a-b", "Envoy: no time to lose on talks with Tehran", [
            ("The US envoy Rob Malley said that Washington would not waste time on talks with Iran if nothing was going to happen.", [
                _said("said", "Rob Malley", "Washington would not waste time on talks with Iran", USA),
                C("talks", "CONSULT", "meet", ("Washington",), ("Iran",), by="Rob Malley", cue="said", fact=Factuality("certain", "negative", "future"), label="talks of Washington with Iran"),
            ]),
            ("Ned Price, the spokesman, vowed that the United States would enforce all sanctions on Russian and Iranian arms trade.", [
                C("vowed", "THREATEN", None, ("Ned Price",), ("Iranian",), for_=USA, topic="sanctions", label="Ned Price vowed to enforce all sanctions"),
                C("sanctions", "SANCTION", None, ("United States",), ("Iranian",), by="Ned Price", cue="vowed", fact=LIKELY, label="the United States would enforce all sanctions on Iranian arms trade"),
            ]),
            ("Price added that Washington had taken aim at the drone makers of Iran for months.", [
                _said("added", "Price", "Washington had taken aim at the drone makers of Iran", USA),
                C("taken aim", "SANCTION", None, ("Washington",), ("Iran",), by="Price", cue="added", label="Washington had taken aim at the drone makers of Iran"),
            ]),
        ]),
        extraction("The Inland Post", dt.date(2022, 11, 5), "https://inland.example/tehran-admits", "Tehran speaks of drones sent before the war", [
            ("Iran has not supplied Russia with drones for use in Ukraine, Amir-Abdollahian said on Friday.", [
                _said("said", "Amir-Abdollahian", "Iran has not supplied Russia with drones for use in Ukraine", IRAN, day=True),
                C("supplied", "AID", None, ("Iran",), ("Russia",), ("drones",), by="Amir-Abdollahian", cue="said", fact=DENIED, label="Iran supplied Russia with drones"),
            ]),
            ("A small number was delivered to Moscow by Tehran months before, he conceded.", [
                C("delivered", "AID", None, ("Tehran",), ("Moscow",), by=None, label="A small number was delivered to Moscow by Tehran"),
            ]),
            ("Zelensky accused Tehran of lying and said Ukraine shot down ten Iranian drones a day.", [
                C("accused", "ACCUSE", "allege", ("Zelensky",), ("Tehran",), for_=UKRAINE, theme="lying", label="Zelensky accused Tehran of lying"),
                C("shot down", "ASSAULT", None, ("Ukraine",), (), ("drones",), by="Zelensky", fact=NOW, label="Ukraine shot down ten Iranian drones a day"),
            ]),
        ]),
        extraction("Meridian Wire", dt.date(2022, 11, 4), "https://meridian.example/g7", "G7 ministers warn Tehran", [
            ("The G7 demanded that Iran stop its support for the war of Russia.", [
                C("demanded", "REQUEST", "change", ("G7",), ("Iran",), topic="support", label="The G7 demanded that Iran stop its support for the war"),
                C("support", "SUPPORT", None, ("Iran",), ("Russia",), fact=NOW, label="Iran's support for the war of Russia"),
            ]),
            ("The group is prepared to respond with new measures if Iran sends missiles to Russia.", [
                C("respond", "THREATEN", None, ("Iran",), (), fact=IF, label="The group is prepared to respond with new measures"),
                C("sends", "AID", None, ("Iran",), ("Russia",), ("missiles",), fact=IF, label="Iran sends missiles to Russia"),
            ]),
        ]),
        extraction("Meridian Wire", dt.date(2022, 10, 20), "https://meridian.example/eu-lists", "EU lists a drone maker", [
            ("The European Union on Wednesday sanctioned the Shahed company over drones used by Russia against Kyiv.", [
                C("sanctioned", "SANCTION", "freeze", ("European Union",), ("Shahed",), day=True, label="The European Union sanctioned the Shahed company"),
                C("used", "ASSAULT", "aerial", ("Russia",), ("Kyiv",), ("drones",), label="drones used by Russia against Kyiv"),
            ]),
            ("Iran rejected the measures and threatened the EU with an answer.", [
                C("rejected", "REJECT", None, ("Iran",), (), theme="the measures", label="Iran rejected the measures"),
                C("threatened", "THREATEN", None, ("Iran",), ("EU",), label="Iran threatened the EU with an answer"),
            ]),
        ]),
        extraction("Meridian Wire", dt.date(2022, 11, 18), "https://meridian.example/treasury", "Treasury names more suppliers", [
            ("The US Treasury sanctioned Shahed and its agents on Thursday.", [
                C("sanctioned", "SANCTION", "freeze", ("Treasury",), ("Shahed",), day=True, label="The US Treasury sanctioned Shahed"),
            ]),
            ("Officials fear that Iran may build drones in Russia itself.", [
                C("fear", "x-CONSIDER", None, ("Officials",), topic="build", fact=NOW, label="Officials fear that Iran may build drones in Russia"),
                C("build", "COOPERATE", None, ("Iran",), (), ("drones",), ("Russia",), by="Officials", cue="fear", fact=PLANNED, label="Iran may build drones in Russia"),
            ]),
        ]),
        extraction(None, None, None, None, [
            ("Tehran denied on the sidelines that Iran would send missiles to Russia.", [
                C("denied", "REJECT", None, ("Tehran",), (), theme="Iran would send missiles to Russia", label="Tehran denied"),
                C("send", "AID", None, ("Iran",), ("Russia",), ("missiles",), by="Tehran", cue="denied", fact=Factuality("certain", "negative", "future"), label="Iran would send missiles to Russia"),
            ]),
        ]),
    ]  # fmt: skip
