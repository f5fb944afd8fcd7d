"""Who somebody is, or who holds an office, where no claim and no title tells: sentences whose tree puts a description beside a name.

"A member of parliament, Eva Lind, said …" says who Eva Lind is, and who a member of parliament is (`kg.extract.question.described`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kg.ask.families import Families, matches
from kg.ask.lead import OFFICE
from kg.ask.plan import Plan
from kg.ask.question import Named, Reading
from kg.ask.reread import mentions_of, period_of
from kg.ask.vocabulary import Names
from kg.lexicon.synonyms import load as synonyms
from kg.query import load
from kg.sentences import matching, sentences_of
from kg.store import Store

if TYPE_CHECKING:  # as in kg.ask.reread
    from kg.extract.question.described import Wanted
    from kg.extract.question.questions import Mention

_READ = 40  # sentences that are read again at most
_MOST = 3  # articles in which somebody is described
_SLOT = "actor"


@runtime_checkable
class Describer(Protocol):
    """A reader that can find descriptions (`kg.pipeline.Reader`)."""

    def described(self, sentences: Sequence[tuple[str, Sequence[Mention]]], wanted: Wanted) -> list[bool]: ...


def described(store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> Iterator[Plan]:
    """A plan for the sentences that say who it is, as quotations; none where another kind of question was understood, or none says so.

    Of somebody who is named the first such sentence of each article; of an office every sentence that names who holds it.
    """
    match = next(matches(families, reading.text), None)
    if (
        silent is None
        or match is None
        or match.family.tells != OFFICE
        or _SLOT not in match.slots
        or not isinstance(reading.reader, Describer)
    ):
        return
    slot = match.slots[_SLOT]
    people = [named for named in reading.within(slot) if named.entity.kind == "Person" and named.form == "name"]
    wanted, some = _somebody(store, people, names) if people else _holder(store, families, reading, slot, names)
    there = mentions_of(store, [iri for iri, _ in some]) if some else {}
    says = reading.reader.described([(text, there[iri]) for iri, text in some], wanted)
    found = [iri for (iri, _), does in zip(some, says, strict=True) if does]
    if people:
        found = list({iri.partition("#")[0]: iri for iri in reversed(found)}.values())[::-1][:_MOST]
    if found:
        family = replace(families.described, sought=silent.sought)
        about = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named))
        yield Plan(family, load(family.query), {"sentence": found}, family.sought, about=about, period=period_of(reading))


def _somebody(store: Store, people: Sequence[Named], names: Names) -> tuple[Wanted, list[tuple[str, str]]]:
    """Whom a sentence is to describe, and the sentences that name them."""
    from kg.extract.question.described import Wanted

    iris = frozenset(iri for one in people for iri in names.resolve(one))
    named = {one.sentence: one.article for one in names.naming(sorted(iris))}
    texts = (one for article in dict.fromkeys(named.values()) for one in sentences_of(store, article) if one[0] in named)
    return Wanted(iris), list(islice(texts, _READ))


def _holder(
    store: Store, families: Families, reading: Reading, slot: tuple[int, int], names: Names
) -> tuple[Wanted, list[tuple[str, str]]]:
    """What a sentence is to say of somebody, and the sentences that hold a word of it and name whose office it is."""
    from kg.extract.question.described import Wanted

    bodies = [one for one in reading.within(slot) if one.entity.kind in {"Place", "Organisation"}]
    words = reading.besides(slot, bodies, families.empty_words)
    entities = tuple(dict.fromkeys(frozenset(names.resolve(one)) for one in bodies))
    wanted = Wanted(words=words, entities=entities)
    if not words or not bodies:
        return wanted, []
    needed = sorted({said for word in words for said in synonyms().of(word)})
    return wanted, matching(store, needed, [], entities)[:_READ]
