"""For each sentence that a query finds the claim that stands for it, with all that a citation needs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.ask.findings import ASKED, DISSENT, Day, Finding, Hit, Named, acting_from, ask, offsets
from kg.ask.question import SPEECH
from kg.results import Row
from kg.sentences import remembered
from kg.store import Store
from kg.vocab import PL

_SUPPOSED = re.compile(r"(?:^|[,;:(“‘\"'] ?)(?:were|should|had) (?:the )?$", re.IGNORECASE)
_MANY = 4096  # sentences
_Stretch = tuple[int, int]


class _Rival(NamedTuple):
    """A claim that may stand for its sentence: how it was found, and what the question `citation` tells of it."""

    hit: Hit
    row: Row


def disputing(store: Store, claims: Iterable[str]) -> list[Hit]:
    """What contradicts some of the claims, whatever was asked."""
    wanted = sorted(set(claims))
    rows = ask(store, "disputed-by", claim=wanted) if wanted else ()
    return [Hit(row["other"].value, row["sentence"].value, DISSENT, None) for row in rows]


def findings(
    store: Store, found: Sequence[Hit], relations: Sequence[str], about: Iterable[Sequence[str]] = (), rivals: int = 1
) -> list[Finding]:
    """One finding for each sentence: of the claims that rest on it the one that bears most directly on the question, whose words name
    the most of what it is `about` (the IRIs of each thing). Of so many `rivals` the others come behind these, the next best first."""
    if not found:
        return []
    details = _details(store, found)
    resting: defaultdict[str, list[_Rival]] = defaultdict(list)
    via: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for hit in found:
        via[hit.claim, hit.relation].update([hit.via] if hit.via else [])
        if (row := details.get((hit.claim, hit.sentence))) is not None:
            resting[hit.sentence].append(_Rival(hit, row))
    parts = _parts(store)
    rank = {relation: place for place, relation in enumerate((ASKED, *relations))}
    near = _nearness(parts, [one for some in resting.values() if len(some) > 1 for one in some], list(map(frozenset, about)))
    ranked = {sentence: _each_once(sorted(some, key=lambda one: _preference(one, rank, near))) for sentence, some in resting.items()}
    layers = ([some[place] for some in ranked.values() if place < len(some)] for place in range(rivals))
    return [finding for layer in layers for finding in parts.whole(layer, via)]


def _each_once(some: Sequence[_Rival]) -> list[_Rival]:
    """Each claim once, of those that bear on the question in the same way as the first."""
    first: dict[str, _Rival] = {}
    for one in some:
        if one.hit.relation == some[0].hit.relation:
            first.setdefault(one.hit.claim, one)
    return list(first.values())


def _preference(one: _Rival, rank: Mapping[str, int], near: Mapping[str, tuple[int, int]]) -> tuple[int | bool | str, ...]:
    """Smaller is better: the asked actor's own, then what names most of the matter in its own words, then the event in which most of it
    takes part, then what the newspaper itself reports, then coded acts before mere speaking."""
    words, parts = near.get(one.hit.claim, (0, 0))
    return (
        rank.get(one.hit.relation, len(rank)),
        not one.hit.direct,
        -words,
        -parts,
        "outer" in one.row,
        one.row["type"].value == PL + SPEECH,
        one.row["factuality"].value,
        one.hit.claim,
    )


def _nearness(parts: _Parts, rivals: Sequence[_Rival], about: Sequence[frozenset[str]]) -> Mapping[str, tuple[int, int]]:
    """Claim -> of how many things asked about its own words name one, and how many take part in its event; not looked up where no claims
    vie for a sentence."""
    if not rivals or not about:
        return {}
    parts.look_up([one.hit.sentence for one in rivals], [one.hit.claim for one in rivals])
    return {
        hit.claim: (_names_of(about, parts.named[hit.sentence], _place(parts.spans.get((hit.claim, "clause")))), _parts_of(about, roles))
        for hit, _ in rivals
        for roles in (parts.roles[hit.claim],)
    }


def _parts_of(about: Iterable[frozenset[str]], roles: Mapping[str, frozenset[str]]) -> int:
    taking_part = frozenset[str]().union(*roles.values())
    return sum(1 for group in about if group & taking_part)


def _names_of(about: Iterable[frozenset[str]], named: Sequence[Named], clause: _Stretch | None) -> int:
    inside = {n.entity for n in named if clause is None or (clause[0] <= n.start and n.end <= clause[1])}
    return sum(1 for group in about if group & inside)


def _parts(store: Store) -> _Parts:
    """What has been looked up for the store as it is, while that is not too much: several plans find the same sentences."""
    known = remembered(store, "parts of findings", lambda: _Parts(store))
    return known if len(known.named) < _MANY else _Parts(store)


class _Parts:
    """What sentences name and who takes part in what claims are on, each looked up once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.named: dict[str, tuple[Named, ...]] = {}  # by sentence
        self.roles: dict[str, dict[str, frozenset[str]]] = {}  # by claim, then by role
        self.spans: dict[tuple[str, str], Row] = {}  # by claim and part ("clause", "time"): the first in the text

    def look_up(self, sentences: Iterable[str], claims: Iterable[str]) -> None:
        """Those that have not been looked up yet."""
        self._look_at_sentences(sorted(set(sentences) - self.named.keys()))
        self._look_at_claims(sorted(set(claims) - self.roles.keys()))

    def _look_at_sentences(self, new: Sequence[str]) -> None:
        named: dict[str, set[Named]] = {sentence: set() for sentence in new}
        for row in ask(self.store, "sentence-entities", sentence=new) if new else ():
            who = row["entity"].value, row["name"].value, row["kind"].value
            named[row["sentence"].value].add(Named(*offsets(row["mention"].value), row["form"].value, *who))
        self.named.update({one: tuple(sorted(some, key=lambda n: (n.start, n.end, n.entity))) for one, some in named.items()})

    def _look_at_claims(self, new: Sequence[str]) -> None:
        roles: dict[str, dict[str, frozenset[str]]] = {claim: {} for claim in new}
        for row in ask(self.store, "claim-participants", claim=new) if new else ():
            mine, role = roles[row["claim"].value], row["role"].value
            mine[role] = mine.get(role, frozenset()) | {row["entity"].value}
        for row in ask(self.store, "claim-spans", claim=new) if new else ():
            self.spans.setdefault((row["claim"].value, row["part"].value), row)
        self.roles.update(roles)  # at once, for another thread may ask for them

    def whole(self, best: Sequence[_Rival], via: Mapping[tuple[str, str], set[str]]) -> list[Finding]:
        """The findings of claims, each of a sentence of its own, with what these name and who takes part in what they claim."""
        if not best:
            return []
        sentences = [one.hit.sentence for one in best]
        self.look_up(sentences, [one.hit.claim for one in best])
        days, sayings = _days(self.store, sentences), _sayings(self.store, sentences)
        return [self._finding(one, via, days[one.hit.sentence], sayings[one.hit.sentence]) for one in best]

    def _finding(
        self, one: _Rival, via: Mapping[tuple[str, str], set[str]], days: Sequence[Day], sayings: Sequence[tuple[_Stretch, _Stretch]]
    ) -> Finding:
        (hit, row), roles = one, self.roles[one.hit.claim]
        start, end, quote = int(row["begin"].value), int(row["end"].value), row["quote"].value
        return Finding(
            claim=hit.claim,
            sentence=hit.sentence,
            relation=hit.relation,
            via=tuple(sorted(via[hit.claim, hit.relation])),
            direct=hit.direct,
            quote=quote,
            start=start,
            end=end,
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
            conditional=_text(row, "conditional") == "true" or _is_supposed(quote, acting_from(roles, start)),
            quoted="outer" in row,
            verbatim=_text(row, "quote_kind") == "direct",
            tense=_text(row, "tense") or "none",
            cue=_place(self.spans.get((hit.claim, "cue"))),
            clause=_within((start, end), self.spans.get((hit.claim, "clause"))),
            when=_period(self.spans.get((hit.claim, "time"))),
            named=self.named[hit.sentence],
            days=tuple(sorted(days, key=lambda day: day.start)),
            sayings=tuple(sayings),
            roles=roles,
        )


def _is_supposed(quote: str, acting: Iterable[int]) -> bool:
    """Whether an auxiliary stands before the one who acts, in no question: "were Iran to proceed" says that nothing has happened."""
    before = (quote[:place] for place in acting if 0 < place <= len(quote))
    return not quote.endswith("?") and any(_SUPPOSED.search(words) for words in before)


def _within(whole: _Stretch, row: Row | None) -> _Stretch | None:
    """The stretch, where it lies in the whole."""
    place = _place(row)
    return place if place is not None and whole[0] <= place[0] and place[1] <= whole[1] else None


def _place(row: Row | None) -> _Stretch | None:
    return None if row is None else (int(row["begin"].value), int(row["end"].value))


def _details(store: Store, found: Iterable[Hit]) -> dict[tuple[str, str], Row]:
    """By claim and sentence; where an optional part gives several rows the first in order of its terms, so that it is always the same."""
    rows = ask(store, "citation", claim=sorted({hit.claim for hit in found}))
    keyed: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        keyed[row["claim"].value, row["sentence"].value].append(row)
    return {key: min(some, key=_terms) if len(some) > 1 else some[0] for key, some in keyed.items()}


def _terms(row: Row) -> list[tuple[str, str]]:
    return sorted((name, term.value) for name, term in row.items())


def _days(store: Store, sentences: Iterable[str]) -> Mapping[str, list[Day]]:
    days: defaultdict[str, list[Day]] = defaultdict(list)
    for row in ask(store, "sentence-times", sentence=sorted(sentences)):
        place = int(row["begin"].value), int(row["end"].value)
        days[row["sentence"].value].append(Day(*place, row["from"].value, row["to"].value, row["granularity"].value))
    return days


def _sayings(store: Store, sentences: Iterable[str]) -> Mapping[str, list[tuple[_Stretch, _Stretch]]]:
    sayings: defaultdict[str, list[tuple[_Stretch, _Stretch]]] = defaultdict(list)
    for row in ask(store, "sentence-quotations", sentence=sorted(sentences)):
        content, cue = _span(row, "content"), _span(row, "cue")
        if content is not None and cue is not None:
            sayings[row["sentence"].value].append((content, cue))
    return sayings


def _text(row: Row, name: str) -> str | None:
    term = row.get(name)
    return None if term is None else term.value


def _span(row: Row, name: str) -> _Stretch | None:
    begin, end = row.get(f"{name}_begin"), row.get(f"{name}_end")
    return None if begin is None or end is None else (int(begin.value), int(end.value))


def _period(row: Row | None) -> tuple[str, str] | None:
    if row is None:
        return None
    first, last = _text(row, "from"), _text(row, "to")
    return None if first is None or last is None else (first, last)
