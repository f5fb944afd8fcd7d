"""The nouns of newsgraph: frozen dataclasses without behaviour beyond the checks that keep them honest.

All offsets are Unicode code points into `Article.text`, end exclusive. References inside one extraction go by local ids ("m1", "e1",
"s1", "c1"); references to the world go by IRI. CONTRACT.md names the fields of the JSON made from these.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kg.errors import MissingEvidence

Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Tense = Literal["past", "present", "future", "none"]
Form = Literal["name", "nominal", "pronoun"]
Kind = Literal["Person", "Organisation", "Place", "Group", "Role", "Weapon", "NamedEvent", "Other"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Granularity = Literal["time", "day", "week", "month", "quarter", "season", "year", "decade", "period"]
Bound = Literal["exact", "approximate", "atLeast", "atMost"]
QuantityRole = Literal["actor", "recipient", "instrument", "object"]
TimeBasis = Literal["Explicit", "RelativeToPublication", "NotAfterPublication", "RelativeToText"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}..{self.end}: wants 0 <= start < end")


@dataclass(frozen=True, slots=True)
class Article:
    """One version of a text. `iri` is a hash of URL (or, without one, nothing) and text, so the same text is the same article."""

    iri: str
    text: str
    sha256: str
    source: str | None = None  # path or URL it was read from
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read, and why; the run goes on."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """How a mention got its entity: `method` is a local name of the ResolutionMethod code list, score 0-100,
    `evidence` the IRI of the fact used (a membership, a metonym), None where the name itself is the reason."""

    method: str
    score: int
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a mention stands in its sentence, as far as linking needs it; all words are lemmas, lower case.

    role: "subject" | "object" | "oblique" | "possessive" | "modifier" | "apposition" | "root" | "other"
    governor: lemma of the head word; preposition: the mention's own case marker ("in"), None without one
    governor_pos: UPOS of the head word; head: lemma of the mention's own head word; title_of / name_of: id of the mention it is a title of
    / carries as its title. phrase: for somebody who takes part in an event the whole phrase, article and apposition included, where that
    is longer than the mention.
    """

    role: str = "other"
    governor: str = ""
    governor_pos: str = ""
    preposition: str | None = None
    head: str = ""
    title_of: str | None = None
    titled: str | None = None
    phrase: Span | None = None


@dataclass(frozen=True, slots=True)
class Antecedent:
    """An earlier mention (its id) that is taken to mean the same; score 0-100."""

    mention: str
    score: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names, describes or points at something. `label` is one of CONTRACT.md's mention labels."""

    id: str
    span: Span
    label: str
    form: Form
    sentence: int  # index into Extraction.sentences
    entity: str | None = None
    link: Link | None = None
    surroundings: Surroundings = field(default_factory=Surroundings)


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the world. `ontology_class` is the finer class, a local name in ng: ("State", "Person", "Company")."""

    iri: str
    kind: Kind
    name: str
    ontology_class: str
    wikidata: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    sector: str | None = None  # PLOVER actor-sector code
    state: str | None = None  # IRI of the state with the country's code, where the authority has it


@dataclass(frozen=True, slots=True)
class Membership:
    """A dated fact of the authority: `member` held `role` in `organization` from `start` until `end` (exclusive; None = not ended).

    One shape for an official's term, a spokesman's post and a state's seat in an alliance. `iri` names the fact, so that a link or an
    answer can show which one it used; `role_name` is readable ("Secretary General of NATO"), `represents` the IRI of the state or
    organisation that the office speaks for (a foreign minister: his state), often the same as `organization`.
    """

    iri: str
    member: str
    organization: str
    role: str  # IRI
    role_name: str
    represents: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Factuality:
    """How one source presents an event; in the graph certainty and polarity become one fa: value (ONTOLOGY.md 2.4)."""

    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    tense: Tense = "none"
    conditional: bool = False


@dataclass(frozen=True, slots=True, order=True)
class FactualityCue:
    """Words that made a claim less than plainly certain, or not of the present: "denied", "if", "plans to".

    `entry` is the IRI of what says so: an entry of the lexicon, or a code of the ReadingRule list where grammar alone does (a question).
    """

    span: Span
    entry: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many or how much of a participant the text counts: "approximately 1,000 additional weapons".

    span: the words of the count and of what is counted; value (with `upper` a range from `value` to `upper`, end inclusive) as written;
    bound: "atLeast" holds "more than", "atMost" "up to"; role: of whom it is the number; "object" where what is counted is nobody's part
    ("spent $5 million"). counted: the noun with the words before it, None where the text leaves it out ("wounded 30"), lemma: its head's.
    unit: lemma or sign of a measure ("tonne", "$", "%"); None where things are counted one by one.
    """

    span: Span
    value: Decimal
    role: QuantityRole
    bound: Bound = "exact"
    counted: str | None = None
    lemma: str | None = None
    unit: str | None = None
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A dated expression of time; `end` is inclusive. `basis` says how the date was got."""

    span: Span
    start: dt.date
    end: dt.date
    granularity: Granularity
    basis: TimeBasis


@dataclass(frozen=True, slots=True)
class Event:
    """What a stretch of text describes, without any truth value: who did what to whom. Participants are mention ids.

    `topic` is the id of the event this one is about (condemned *the coordination*); `theme` the span of that matter;
    `acting_for` entity IRIs the actors act for (a spokesman for his state); `label` a short reading aid in the text's own words.
    """

    id: str
    type: str  # PLOVER type or x- extension, e.g. "ACCUSE", "x-STATE"
    mode: str | None
    trigger: Span
    sentence: int
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    acting_for: tuple[str, ...] = ()
    theme: Span | None = None
    topic: str | None = None
    time: TimeExpression | None = None
    clause: Span | None = None  # the stretch of the sentence that states the event
    label: str = ""
    entries: tuple[str, ...] = ()  # IRIs, sorted, of the lexicon's entries and the reading rules that it was read by
    quantities: tuple[Quantity, ...] = ()  # in the order of the text


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words or thoughts reported in the text: PARC's source, cue and content. `entity` is the speaker's IRI.

    `event` is the id of the speech event (always there when the cue is), `within` the statement this one stands inside. `also` are the
    IRIs of those who say it together with the speaker ("the mayor and the governor said"); `gap` is the frame inside the content that is
    nobody's words (`"A," she said. "B."`).
    """

    id: str
    content: Span
    kind: QuoteKind
    source: Span | None = None
    cue: Span | None = None
    entity: str | None = None
    within: str | None = None
    event: str | None = None
    entry: str | None = None  # IRI of the lexicon's entry for the cue
    also: tuple[str, ...] = ()
    gap: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """`source` (an entity IRI; the publisher for what the newspaper itself says) presents `event` with `factuality`.

    `evidence` are indices of the sentences it rests on, never empty; `statement` and `cue` are there exactly when the source is quoted;
    `embedded_in` is the claim that reports the speech act, None for the publisher's own.
    """

    id: str
    event: str
    source: str
    factuality: Factuality
    evidence: tuple[int, ...]
    statement: str | None = None
    cue: Span | None = None
    embedded_in: str | None = None
    cues: tuple[FactualityCue, ...] = ()  # what its factuality was read from, in the order of the text; none for a plain assertion

    def __post_init__(self) -> None:
        if not self.evidence:
            raise MissingEvidence(f"claim {self.id} on event {self.event} has no evidence sentence")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or event noun and how the text presents it, whether it is coded as an event or not."""

    trigger: Span
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article says. Becomes one JSON object (CONTRACT.md) and one named graph."""

    article: Article
    publisher: Entity  # source of the newspaper's own claims; a nameless one where the publisher is not known
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    memberships: tuple[Membership, ...] = ()  # facts of the authority on these entities, as of the article's date
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    predicates: tuple[Predicate, ...] = ()
