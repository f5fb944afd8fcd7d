"""Where no claim answers: sentences that name what the question names are read again, and those whose tree says what it asks are quoted.

The claims of a graph are what its lexicon knows to look for; a question may be about anything else that a sentence says. Here the question
is laid over sentences as they stand (`kg.extract.alignment`); what the graph knows of them, who "he" is above all, is used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

from kg.ask.families import Families
from kg.ask.findings import ask
from kg.ask.plan import Plan
from kg.ask.question import Reading
from kg.ask.vocabulary import Names
from kg.extract.alignment import synonyms
from kg.extract.questions import Mention, Pattern
from kg.query import load
from kg.sentences import matching
from kg.store import Store

NOTE = "no claim was found that answers: these are sentences that say it in other words than the graph's"
_READ = 40  # sentences that are read again at most: about a fifth of a second
_OFFSET = re.compile(r"#offset_(\d+)_\d+$")


@runtime_checkable
class Aligner(Protocol):
    """A reader that can lay a question over sentences (`kg.pipeline.Reader`)."""

    def pattern(
        self, question: str, mentions: Sequence[Mention], dates: Sequence[tuple[int, int]], empty: Collection[str]
    ) -> Pattern | None: ...

    def say(self, sentences: Sequence[tuple[str, Sequence[Mention]]], wanted: Pattern) -> list[bool]: ...


def reread(store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> Plan | None:
    """The plan for sentences that say what the question asks; `silent` is the one that was understood and found nothing. None where there
    is no such sentence, the question has no predicate of its own, or the reader only extracts."""
    if not isinstance(reading.reader, Aligner):
        return None
    wanted = _pattern(reading.reader, reading, names, families.empty_words)
    if wanted is None:
        return None
    found = _that_say(wanted, _candidates(store, wanted), store, reading.reader)
    if not found:
        return None
    about = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named))
    period = None if not reading.extraction.times else _period(reading)
    family = replace(families.fallback, names_all=False, sought=families.fallback.sought if silent is None else silent.sought)
    return Plan(family, load(family.query), {"sentence": found}, family.sought, about=about, notes=(NOTE,), period=period)


def _pattern(aligner: Aligner, reading: Reading, names: Names, empty: Collection[str]) -> Pattern | None:
    mentions = [Mention(n.start, n.end, frozenset(names.resolve(n)), n.entity.kind) for n in reading.named]
    dates = [(time.span.start, time.span.end) for time in reading.extraction.times]
    return aligner.pattern(reading.text, mentions, dates, empty)


def _candidates(store: Store, wanted: Pattern) -> list[tuple[str, str]]:
    """Sentences (IRI, text) that hold the predicate or a word that says it, and name everybody; those with the most other words first."""
    known = synonyms()
    predicate = known.of(wanted.predicate) | known.undergone.get(wanted.predicate, frozenset()) | {f"{wanted.predicate[:-1]}*"}
    others = sorted({said for word in wanted.words for said in known.of(word)})
    return matching(store, sorted(predicate), others, [who for part in wanted.parts for who in part.entities])[:_READ]


def _that_say(wanted: Pattern, candidates: Sequence[tuple[str, str]], store: Store, aligner: Aligner) -> list[str]:
    if not candidates:
        return []
    mentions = _mentions(store, [iri for iri, _ in candidates])
    said = aligner.say([(text, mentions[iri]) for iri, text in candidates], wanted)
    return [iri for (iri, _), so in zip(candidates, said, strict=True) if so]


def _mentions(store: Store, sentences: Sequence[str]) -> dict[str, list[Mention]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for row in ask(store, "sentence-mentions", sentence=sentences):
        iri = row["sentence"].value
        start = int(_OFFSET.search(iri)[1])  # type: ignore[index]
        place = int(row["begin"].value) - start, int(row["end"].value) - start
        found[iri].append(Mention(*place, frozenset({row["entity"].value}), row["kind"].value, row["form"].value == "pronoun"))
    return found


def _period(reading: Reading) -> tuple[str, str]:
    times = reading.extraction.times
    return min(t.start for t in times).isoformat(), max(t.end for t in times).isoformat()
