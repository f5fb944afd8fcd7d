"""What a plan's query finds: rows, and sentences with the claim that stands for each and all that a citation needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.query import bind, load
from kg.results import Row
from kg.sentences import KEPT, claims_on, told
from kg.store import Store
from kg.store.part import Part

DISSENT = "dissent"  # relation of what contradicts the answer
_AT_ONCE = 40  # sentences
_OF_HITS = frozenset({"claim", "sentence", "relation", "via", "factuality", "tense"})  # columns
ASKED = "asked"  # relation of what is about the asked actor itself; any other is told apart, as related


class Hit(NamedTuple):
    """One row of the answering query. `direct`: the sentence itself names the matter, not only one beside it (see kg.ask.near). A tuple:
    what a large state said is ten thousand of them."""

    claim: str
    sentence: str
    relation: str
    via: str | None
    direct: bool = True
    factuality: str | None = None  # this and the tense where the query gives them
    tense: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An entity at a place of a sentence; offsets into the article."""

    start: int
    end: int
    form: str
    entity: str
    name: str
    kind: str = "Person"


@dataclass(frozen=True, slots=True)
class Day:
    """An expression of time at a place of a sentence, and the first and last day that it stands for."""

    start: int
    end: int
    first: str
    last: str
    granularity: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that answers, with the claim that stands for it; offsets are code points into the article's text."""

    claim: str
    sentence: str
    relation: str
    via: tuple[str, ...]  # by way of whom the relation holds: the states that a speaker speaks for
    direct: bool
    quote: str
    start: int
    end: int
    order: int
    article: str
    digest: str
    source: str
    source_name: str
    type: str
    factuality: str
    event: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    conditional: bool = False
    quoted: bool = False  # the claim is a quoted source's, not the newspaper's
    verbatim: bool = False  # it is told as it was said
    tense: str = "none"
    cue: tuple[int, int] | None = None
    clause: tuple[int, int] | None = None  # the stretch of the sentence that states the event
    when: tuple[str, str] | None = None  # first and last day of the event, where the text names them
    named: tuple[Named, ...] = ()
    days: tuple[Day, ...] = ()  # expressions of time in the sentence
    sayings: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()  # reported words in the sentence: content, and words that announce it
    offices: Mapping[str, str] = field(default_factory=dict)  # who speaks or acts -> the one office held on the day of publication
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)  # role -> entities in the event (claim-participants.rq)
    ahead: bool = False  # it is asked what is to come: what will not be is denied then
    contrary: bool = False  # it says the contrary of what is asked ("rejected" where it is asked who accepted)

    def words(self, span: tuple[int, int]) -> str:
        """What stands at offsets of the article that lie in the sentence."""
        return self.quote[span[0] - self.start : span[1] - self.start]


def hits(store: Store | Part, sparql: str) -> list[Hit]:
    """Rows of an answering query."""
    if isinstance(store, Part):
        return [_hit(row) for row in store.values(sparql, _OF_HITS)]
    return [_hit({name: term.value for name, term in row.items()}) for row in store.query(sparql).rows]


def resting(store: Store, sentences: Sequence[str]) -> list[Hit]:
    """All claims that rest on some sentences, as the question ranked-sentences finds them."""
    return [Hit(claim, sentence, ASKED, None) for claim, sentence in claims_on(store, sentences)]


def newest_first(some: Iterable[Finding]) -> list[Finding]:
    """The newest first, those of one article in the order of its text: the same in whatever order a store gives its rows."""
    return sorted(sorted(some, key=lambda one: (one.article, one.start)), key=lambda one: one.published or "", reverse=True)


def parts_of(sentences: Sequence[str]) -> Iterator[Sequence[str]]:
    """Some at a time, of sentences that need not all be looked at."""
    return (sentences[at : at + _AT_ONCE] for at in range(0, len(sentences), _AT_ONCE))


def _hit(row: Mapping[str, str]) -> Hit:
    return Hit(row["claim"], row["sentence"], row["relation"], row.get("via"), True, row.get("factuality"), row.get("tense"))


def acting_at(finding: Finding) -> list[int]:
    """Where the words for those who act begin, as offsets in the quote (below 0 or behind its end: in another sentence)."""
    return acting_from(finding.roles, finding.start)


def acting_from(roles: Mapping[str, frozenset[str]], start: int) -> list[int]:
    """The same, from who has which role and where the quote begins."""
    return [offsets(words)[0] - start for words in roles.get("words", ()) if "#offset_" in words]


def offsets(stretch: str) -> tuple[int, int]:
    """Where a stretch of text stands, as its IRI says (kg.ids.span_iri)."""
    start, end = stretch.rpartition("#offset_")[2].split("_")
    return int(start), int(end)


def ask(store: Store, name: str, /, **values: Sequence[str]) -> tuple[Row, ...]:
    """Rows of one of the questions that come with the program."""
    if name in KEPT and len(values) == 1:
        return tuple(told(store, name, *values.values()))
    return store.query(bind(load(name), values)).rows
