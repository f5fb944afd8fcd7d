"""Of many sentences that a query finds, the most promising are looked at first, and no more than an answer has room for.

To fetch what a citation of a claim needs takes far longer than to find the claim. So the sentences are put in order by what is known
without that, in the order in which they would be told: relation to the question, how surely it is said where the query says so, how much
of the question the sentence names, day. Then they are looked at in batches until each kind has more than enough. What is found in one
batch or less is looked at whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.ask.findings import ASKED, Finding, Hit
from kg.ask.plan import Plan
from kg.ask.vocabulary import Names
from kg.sentences import days, titles
from kg.store import Store
from kg.vocab import FA

BATCH = 60  # sentences
NEXT = 20  # behind these, where some answer
AMPLE = 2  # times as many findings as are told: some fold into one, some cannot be said
ENOUGH = 1  # the same of each of several kinds of one relation, that are told together
MOST = 240  # sentences, where some that answer are found; without any, all are looked at
UNREAD = "unread"  # reason of `[unused]`
_SURE = {FA + "CTp": 0, FA + "CTm": 1, FA + "PRp": 2, FA + "PSp": 3}  # how surely it is said; all else after them
_BY_STANDING = ("verdict", "deeds")  # where that comes first in the telling, and none of its kinds may be missed

Unused = Counter[str]
Kind = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all hits in it; `kind` is what fills up by itself: relation, or relation with factuality and tense; `first` is how
    promising the best hit is, smaller is better."""

    iri: str
    kind: Kind
    hits: tuple[Hit, ...]
    first: tuple[int, int] = (0, 0)


def in_order(store: Store, names: Names, plan: Plan, found: Sequence[Hit], relations: Sequence[str]) -> list[Sentence]:
    """The sentences of the hits, the most promising first; as they come where there are few, or where the question tells them so."""
    rank = {relation: place for place, relation in enumerate((ASKED, *relations))}
    hits: dict[str, list[Hit]] = {}
    for hit in found:
        hits.setdefault(hit.sentence, []).append(hit)
    standing = plan.family.tells in _BY_STANDING
    best = {iri: min({_kind(hit, rank, standing) for hit in here}) for iri, here in hits.items()}
    some = [Sentence(iri, kind, tuple(hits[iri]), (first, sure)) for iri, (first, sure, _, kind) in best.items()]
    if len(some) <= BATCH or plan.family.in_rows:
        return some
    if "sentence" in plan.values:
        place = {sentence: at for at, sentence in enumerate(plan.values["sentence"])}
        return sorted(some, key=lambda one: place.get(one.iri, len(place)))
    return _ranked(store, names, plan, some)


def _kind(hit: Hit, rank: dict[str, int], standing: bool) -> tuple[int, int, str, Kind]:
    """How promising a hit is by itself, smaller is better, and its kind at the end."""
    if not standing:
        return rank.get(hit.relation, len(rank)), 0, "", (hit.relation,)
    sure, tense = hit.factuality or "", hit.tense or ""
    return rank.get(hit.relation, len(rank)), _SURE.get(sure, len(_SURE)), tense, (hit.relation, sure, tense)


def _ranked(store: Store, names: Names, plan: Plan, some: Iterable[Sentence]) -> list[Sentence]:
    """By relation and standing, then those that name the matter themselves, name most of the question, are newest."""
    about = [names.sentences_naming(group) for group in plan.about]
    published = days(store, {_article(one.iri) for one in some})
    newest = sorted(some, key=lambda one: one.iri)
    newest.sort(key=lambda one: published.get(_article(one.iri), ""), reverse=True)
    return sorted(
        newest,
        key=lambda one: (
            one.first,
            not any(hit.direct for hit in one.hits),
            -sum(1 for there in about if one.iri in there),
        ),
    )


def _article(sentence: str) -> str:
    """The article that a sentence's IRI speaks of (kg.ids.span_iri)."""
    return sentence.partition("#")[0]


def without_others(
    store: Store, some: Sequence[Sentence], is_elsewhere: Callable[[str], bool], names_too_little: Callable[[str, str | None], bool]
) -> tuple[list[Sentence], Unused]:
    """The sentences less those of which the article alone shows that they are not the answer, or whom they name (and the title), of many;
    and how many were not."""
    if len(some) <= BATCH:
        return list(some), Counter()
    of = {article: is_elsewhere(article) for article in dict.fromkeys(_article(one.iri) for one in some)}
    near = [one for one in some if not of[_article(one.iri)] or all(hit.relation != ASKED for hit in one.hits)]
    title = titles(store, {_article(one.iri) for one in near})
    kept = [one for one in near if not names_too_little(one.iri, title.get(_article(one.iri)))]
    return kept, Counter(elsewhere=len(some) - len(near), lacking=len(near) - len(kept))


def look(
    sentences: Sequence[Sentence],
    details: Callable[[Sequence[Hit]], list[Finding]],
    keep: Callable[[Sequence[Finding]], tuple[list[Finding], Unused]],
    room: Callable[[str], int],
) -> tuple[list[Finding], Unused]:
    """The findings that are kept of the sentences looked at, and why the others are not used (how many were not looked at among them).

    details: findings of some hits; keep: those of all so far that bear on the question, best first; room: how many of a relation are told.
    """
    waiting, got, seen = list(sentences), list[Finding](), dict[str, Kind]()
    kept, why = list[Finding](), Counter[str]()
    while waiting and not (kept and len(seen) >= MOST):
        many = BATCH if not (kept or seen) else NEXT if kept else len(seen)
        some, waiting = waiting[:many], waiting[many:]
        seen |= {one.iri: one.kind for one in some}
        got += details([hit for one in some for hit in one.hits])
        kept, why = keep(got)
        count = Counter(seen[f.sentence] for f in kept if f.relation == seen[f.sentence][0])
        waiting = [one for one in waiting if count[one.kind] < (ENOUGH if len(one.kind) > 1 else AMPLE) * room(one.kind[0])]
    return kept, why + Counter({UNREAD: len(sentences) - len(seen)})
