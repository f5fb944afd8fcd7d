"""What an explanation holds: plain dataclasses that say themselves as JSON. Offsets are code points into the article, ends exclusive."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """Where something that an analyst can edit stands: an entry of the lexicon, a rule, a fact of the authority.

    file: below the folder of the data ("ontologies/lexicon/cues.ttl"), None for what the files do not hold (any more); line from 1.
    says: what it says, in short. sources: what a fact was taken from.
    """

    iri: str
    name: str
    file: str | None = None
    line: int | None = None
    says: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the sentence and what it is there: "trigger", "cue", "factuality", "actor", "time", …"""

    start: int
    end: int
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its marked stretches, in the order of the text."""

    iri: str
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The article."""

    iri: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that factuality was read from, and what reads them so."""

    words: str
    start: int
    end: int
    entry: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and how it got its entity; `roles` what it is in the event. Without an entity nothing was linked.

    fact: the fact of the authority that the link rests on: a term of office, a metonym, or the name that the authority has. across: of one
    whom the authority does not know, the articles in which somebody was found to be the same.
    """

    mention: str
    words: str
    start: int
    end: int
    label: str
    form: str
    roles: tuple[str, ...] = ()
    entity: str | None = None
    name: str | None = None
    entity_class: str | None = None
    country: str | None = None
    sector: str | None = None
    method: str | None = None
    score: int | None = None
    fact: Place | None = None
    across: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """A number that the text gives: of the actor, the recipient, the instrument or an object."""

    words: str
    value: str
    upper: str | None
    bound: str
    role: str
    counted: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class What:
    """The event as the lexicon read it: no word here of whether it happened."""

    iri: str
    label: str
    type: str
    mode: str | None
    trigger: str | None
    entries: tuple[Place, ...]
    topic: str | None = None
    when: str | None = None
    time_words: str | None = None
    time_basis: str | None = None
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One source of the chain, and how it presents its event.

    reports: the label of that event; cue: the words that report what the source says, said_by: the entry that reads them so.
    """

    claim: str
    source: str
    name: str
    reports: str
    factuality: str
    certainty: str
    polarity: str
    tense: str
    conditional: bool
    cue: str | None = None
    said_by: Place | None = None
    quote_kind: str | None = None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimWhy:
    """One claim: the sentence, the event, and the sources from the publisher inward, the claim's own source last."""

    iri: str
    article: Source
    sentences: tuple[Passage, ...]
    event: What
    chain: tuple[Step, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StatementWhy:
    """A quotation: whose words, by which word it was found, and what they are."""

    iri: str
    article: Source
    sentences: tuple[Passage, ...]
    kind: str
    source_words: str | None
    speaker: str | None
    name: str | None
    cue: str | None
    entry: Place | None
    content: str
    within: str | None


@dataclass(frozen=True, slots=True)
class LinkWhy:
    """One mention in its sentence."""

    article: Source
    sentences: tuple[Passage, ...]
    link: Link


@dataclass(frozen=True, slots=True)
class Named:
    """An article that names somebody: by which words at their longest, name first, and all mentions there (IRIs, in the text's order)."""

    source: Source
    words: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Two articles whose somebody is taken for one, or may be: score in per cent, reasons with what each means.

    entity: of those who may be one, the other one. undo: the command that makes two of one, or one of two.
    """

    one: Named
    other: Named
    score: int
    reasons: tuple[tuple[str, str], ...]
    undo: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that made an entity what it is; `undo` the command that revokes it."""

    iri: str
    kind: str
    by: str
    why: str
    undo: str


@dataclass(frozen=True, slots=True)
class IdentityWhy:
    """Somebody whom the authority does not know: the articles that name him, why they are taken to mean one, and who may be he too."""

    iri: str
    name: str
    entity_class: str | None
    articles: tuple[Named, ...]
    taken_for_one: tuple[Identity, ...]
    candidates: tuple[Identity, ...]
    decisions: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the graph says so. kind: "claim", "event", "statement", "sentence", "mention" or "entity"; lists that do not apply are empty."""

    iri: str
    kind: str
    claims: tuple[ClaimWhy, ...] = ()
    statements: tuple[StatementWhy, ...] = ()
    links: tuple[LinkWhy, ...] = ()
    identities: tuple[IdentityWhy, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The whole of it as dicts, tuples, strings, numbers, booleans and None, fields by their names here: what `json.dumps` takes."""
        return asdict(self)
