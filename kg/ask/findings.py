"""What a plan's query finds: rows, and for each sentence the claim that stands for it with all that a citation needs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.ask.question import SPEECH
from kg.query import bind, load
from kg.results import Row
from kg.sentences import KEPT, told
from kg.store import Store
from kg.store.part import Part
from kg.vocab import PL

_SUPPOSED = re.compile(r"(?:^|[,;:(“‘\"'] ?)(?:were|should|had) (?:the )?$", re.IGNORECASE)
DISSENT = "dissent"  # relation of what contradicts the answer
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


def disputing(store: Store, claims: Iterable[str]) -> list[Hit]:
    """What contradicts some of the claims, whatever was asked."""
    wanted = sorted(set(claims))
    rows = ask(store, "disputed-by", claim=wanted) if wanted else ()
    return [Hit(row["other"].value, row["sentence"].value, DISSENT, None) for row in rows]


def _hit(row: Mapping[str, str]) -> Hit:
    return Hit(row["claim"], row["sentence"], row["relation"], row.get("via"), True, row.get("factuality"), row.get("tense"))


def findings(
    store: Store, found: Sequence[Hit], relations: Sequence[str], about: Iterable[Sequence[str]] = (), rivals: int = 1
) -> list[Finding]:
    """One finding for each sentence: of the claims that rest on it the one that bears most directly on the question, whose words name
    the most of what it is `about` (the IRIs of each thing). Of so many `rivals` the others come behind these, the next best first."""
    if not found:
        return []
    details = _details(store, found)
    resting: defaultdict[str, list[Finding]] = defaultdict(list)
    via: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for hit in found:
        via[hit.claim, hit.relation].update([hit.via] if hit.via else [])
    for hit in found:
        if (row := details.get((hit.claim, hit.sentence))) is not None:
            resting[hit.sentence].append(_finding(hit, row, via[hit.claim, hit.relation]))
    rank = {relation: place for place, relation in enumerate((ASKED, *relations))}
    near = _nearness(store, [finding for some in resting.values() if len(some) > 1 for finding in some], list(map(frozenset, about)))
    ranked = {sentence: _each_once(sorted(some, key=lambda f: _preference(f, rank, near))) for sentence, some in resting.items()}
    layers = ({sentence: some[place] for sentence, some in ranked.items() if place < len(some)} for place in range(rivals))
    return [finding for layer in layers if layer for finding in _with_parts(store, layer)]


def _each_once(some: Sequence[Finding]) -> list[Finding]:
    """Each claim once, of those that bear on the question in the same way as the first."""
    first: dict[str, Finding] = {}
    for finding in some:
        if finding.relation == some[0].relation:
            first.setdefault(finding.claim, finding)
    return list(first.values())


def _nearness(store: Store, rivals: Sequence[Finding], about: Sequence[frozenset[str]]) -> Mapping[str, tuple[int, int]]:
    """Claim -> of how many things asked about its own words name one, and how many take part in its event; not looked up where no claims
    vie for a sentence."""
    if not rivals or not about:
        return {}
    named, spans, roles = _named(store, sorted({f.sentence for f in rivals})), _spans(store, rivals), _roles(store, rivals)
    return {
        f.claim: (_names_of(about, named[f.sentence], _place(spans.get((f.claim, "clause")))), _parts_of(about, roles[f.claim]))
        for f in rivals
    }


def _parts_of(about: Iterable[frozenset[str]], roles: Mapping[str, frozenset[str]]) -> int:
    taking_part = frozenset[str]().union(*roles.values())
    return sum(1 for group in about if group & taking_part)


def _names_of(about: Iterable[frozenset[str]], named: Sequence[Named], clause: tuple[int, int] | None) -> int:
    inside = {n.entity for n in named if clause is None or (clause[0] <= n.start and n.end <= clause[1])}
    return sum(1 for group in about if group & inside)


def _with_parts(store: Store, best: Mapping[str, Finding]) -> list[Finding]:
    """The findings with what their sentences name and who takes part in what they claim."""
    named, days, roles = _named(store, best), _days(store, best), _roles(store, best.values())
    whole = (replace(_with_names(finding, named[finding.sentence]), roles=roles[finding.claim]) for finding in best.values())
    sayings, spans = _sayings(store, best), _spans(store, best.values())
    return [
        replace(
            f,
            days=tuple(sorted(days[f.sentence], key=lambda d: d.start)),
            sayings=tuple(sayings[f.sentence]),
            clause=_within(f, spans.get((f.claim, "clause"))),
            cue=_place(spans.get((f.claim, "cue"))),
            when=_period(spans.get((f.claim, "time"))),
            conditional=f.conditional or _is_supposed(f),
        )
        for f in whole
    ]


def _is_supposed(finding: Finding) -> bool:
    """Whether an auxiliary stands before the one who acts, in no question: "were Iran to proceed" says that nothing has happened."""
    before = (finding.quote[:place] for place in acting_at(finding) if 0 < place <= len(finding.quote))
    return not finding.quote.endswith("?") and any(_SUPPOSED.search(words) for words in before)


def acting_at(finding: Finding) -> list[int]:
    """Where the words for those who act begin, as offsets in the quote (below 0 or behind its end: in another sentence)."""
    return [offsets(words)[0] - finding.start for words in finding.roles.get("words", ()) if "#offset_" in words]


def _spans(store: Store, found: Iterable[Finding]) -> Mapping[tuple[str, str], Row]:
    """By claim and part ("clause", "time"); where one event was described several times, the first in the text."""
    rows: dict[tuple[str, str], Row] = {}
    for row in ask(store, "claim-spans", claim=sorted({finding.claim for finding in found})):
        rows.setdefault((row["claim"].value, row["part"].value), row)
    return rows


def _within(finding: Finding, row: Row | None) -> tuple[int, int] | None:
    """The stretch, where it lies in the finding's sentence."""
    place = _place(row)
    return place if place is not None and finding.start <= place[0] and place[1] <= finding.end else None


def _place(row: Row | None) -> tuple[int, int] | None:
    return None if row is None else (int(row["begin"].value), int(row["end"].value))


def _sayings(store: Store, sentences: Iterable[str]) -> Mapping[str, list[tuple[tuple[int, int], tuple[int, int]]]]:
    sayings: defaultdict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = defaultdict(list)
    for row in ask(store, "sentence-quotations", sentence=sorted(sentences)):
        content, cue = _span(row, "content"), _span(row, "cue")
        if content is not None and cue is not None:
            sayings[row["sentence"].value].append((content, cue))
    return sayings


def _preference(finding: Finding, rank: Mapping[str, int], near: Mapping[str, tuple[int, int]]) -> tuple[int | bool | str, ...]:
    """Smaller is better: the asked actor's own, then what names most of the matter in its own words, then the event in which most of it
    takes part, then what the newspaper itself reports, then coded acts before mere speaking."""
    words, parts = near.get(finding.claim, (0, 0))
    return (
        rank.get(finding.relation, len(rank)),
        not finding.direct,
        -words,
        -parts,
        finding.quoted,
        finding.type == PL + SPEECH,
        finding.factuality,
        finding.claim,
    )


def _details(store: Store, found: Iterable[Hit]) -> dict[tuple[str, str], Row]:
    """By claim and sentence; where an optional part gives several rows the first in order of its terms, so that it is always the same."""
    rows = ask(store, "citation", claim=sorted({hit.claim for hit in found}))
    keyed: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        keyed[row["claim"].value, row["sentence"].value].append(row)
    return {key: min(some, key=_terms) if len(some) > 1 else some[0] for key, some in keyed.items()}


def _terms(row: Row) -> list[tuple[str, str]]:
    return sorted((name, term.value) for name, term in row.items())


def _finding(hit: Hit, row: Row, via: Iterable[str]) -> Finding:
    return Finding(
        claim=hit.claim,
        sentence=hit.sentence,
        relation=hit.relation,
        via=tuple(sorted(via)),
        direct=hit.direct,
        quote=row["quote"].value,
        start=int(row["begin"].value),
        end=int(row["end"].value),
        order=int(row["order"].value),
        article=row["article"].value,
        digest=row["digest"].value.removeprefix("sha256:"),
        source=row["source"].value,
        source_name=_text(row, "source_name") or "",
        type=row["type"].value,
        factuality=row["factuality"].value,
        event=row["event"].value,
        url=_text(row, "url"),
        title=_text(row, "title"),
        publisher=_text(row, "publisher"),
        published=_text(row, "published"),
        conditional=_text(row, "conditional") == "true",
        quoted="outer" in row,
        tense=_text(row, "tense") or "none",
    )


def _named(store: Store, sentences: Iterable[str]) -> Mapping[str, list[Named]]:
    named: defaultdict[str, list[Named]] = defaultdict(list)
    for row in ask(store, "sentence-entities", sentence=sorted(sentences)):
        place = offsets(row["mention"].value)
        who = row["entity"].value, row["name"].value, row["kind"].value
        named[row["sentence"].value].append(Named(*place, row["form"].value, *who))
    return named


def offsets(stretch: str) -> tuple[int, int]:
    """Where a stretch of text stands, as its IRI says (kg.ids.span_iri)."""
    start, end = stretch.rpartition("#offset_")[2].split("_")
    return int(start), int(end)


def _days(store: Store, sentences: Iterable[str]) -> Mapping[str, list[Day]]:
    days: defaultdict[str, list[Day]] = defaultdict(list)
    for row in ask(store, "sentence-times", sentence=sorted(sentences)):
        place = int(row["begin"].value), int(row["end"].value)
        days[row["sentence"].value].append(Day(*place, row["from"].value, row["to"].value, row["granularity"].value))
    return days


def _roles(store: Store, found: Iterable[Finding]) -> Mapping[str, Mapping[str, frozenset[str]]]:
    roles: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for row in ask(store, "claim-participants", claim=sorted({finding.claim for finding in found})):
        mine, role = roles[row["claim"].value], row["role"].value
        mine[role] = mine.get(role, frozenset()) | {row["entity"].value}
    return roles


def _with_names(finding: Finding, named: Iterable[Named]) -> Finding:
    return replace(finding, named=tuple(sorted(set(named), key=lambda n: (n.start, n.end, n.entity))))


def ask(store: Store, name: str, /, **values: Sequence[str]) -> tuple[Row, ...]:
    """Rows of one of the questions that come with the program."""
    if name in KEPT and len(values) == 1:
        return tuple(told(store, name, *values.values()))
    return store.query(bind(load(name), values)).rows


def _text(row: Row, name: str) -> str | None:
    term = row.get(name)
    return None if term is None else term.value


def _span(row: Row, name: str) -> tuple[int, int] | None:
    begin, end = row.get(f"{name}_begin"), row.get(f"{name}_end")
    return None if begin is None or end is None else (int(begin.value), int(end.value))


def _period(row: Row | None) -> tuple[str, str] | None:
    if row is None:
        return None
    first, last = _text(row, "from"), _text(row, "to")
    return None if first is None or last is None else (first, last)
