"""Speakers whom a question only describes: "the mayor of Tyre", "a senior Norlandic officer".

Such words mean whomever the articles describe so: by words that stand for nobody named ("a senior Norlandic army officer"), or beside a
name ("the mayor of Tyre, Eva Lind", "Tyre mayor Eva Lind", "Eva Lind, the mayor of Tyre"). A state or a town that stands in the
description is not who speaks. Where nobody is described so, and nobody is known to hold such an office, nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.ask.families import Families, matches, stem
from kg.ask.lead import OFFICE
from kg.ask.offices import Offices
from kg.ask.question import Named, Reading
from kg.ask.reread import mentions_of
from kg.ask.vocabulary import Names
from kg.sentences import holding, sentences_of
from kg.store import Store

if TYPE_CHECKING:  # as in kg.ask.reread
    from kg.extract.question.questions import Mention

_ACTOR = "actor"
_WHOSE = frozenset({"Place", "Organisation", "Group", "Person"})
_PERSON = "Person"
_DESCRIBED = frozenset({_PERSON, "Group", "Organisation"})
_AND = re.compile(r",\s+|\s+and\s+")
_NEAR = 80  # characters of a description beside a name
_ALIKE = 4  # letters that words for the same have in common
_MOST = 400  # sentences that are looked at
_PLACE = re.compile(r"\s(?:of|for|in|at|from|to|on)\s", re.IGNORECASE)
_WORD = re.compile(r"\w[\w’'-]*")
_OF = re.compile(r"(?:\s+(?:of|for|in|at|from|to)\s+(?:the\s+)?(?:[\w’'.&-]+\s?){1,6})?")  # "mayor" of Tyre
_BEFORE = re.compile(  # from the noun to the name: "mayor of Tyre, ", "mayor "
    r"^(?:\s+(?:of|for|in|at|from|to)\s+(?:the\s+)?(?:[\w’'.&-]+\s+){0,5}?[\w’'.&-]+)?,?\s+$"
)
_BEHIND = re.compile(r"^(?:\s\([^)]*\))?,\s+(?:(?:the|a|an|its|his|her|their|one of)\s+)?(?P<said>[^,;:.\"“”]+)")
_CLAUSE = re.compile(r"^(?:who|which|whose|whom|where|when|and|but|as|if|while|after|before|said|has|had|is|was)\b", re.IGNORECASE)
_CUTS = re.compile(r"[,;:.\"“”()]\s|\b(?:said|says|told|that|and|with|by|met|when|while|as)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Description:
    """Words of a question for somebody: the nouns and adjectives, the last of them the head, and whom they name besides."""

    whole: Named
    words: tuple[str, ...]
    inner: tuple[tuple[str, frozenset[str]], ...]  # as they are called in the question, and their IRIs


def with_described(store: Store, families: Families, reading: Reading, known: Reading, names: Names) -> Reading:
    """The question (`reading`, and as `known` to the graph) with whom it describes as who speaks in it."""
    found = list[Named]()
    for one in _descriptions(families, reading, known, names):
        people = _so_described(store, families, one)
        is_one = one.whole.entity.kind != "Group"
        if people or (is_one and not _holds_office(store, families, known, one, names)):
            found.append(replace(one.whole, form="name", entity=names.described(one.whole, people)))
    rest = (named for named in known.named if not any(one.start <= named.start and named.end <= one.end for one in found))
    return replace(known, named=tuple(sorted((*rest, *found), key=lambda n: (n.start, -n.end))))


def _descriptions(families: Families, reading: Reading, known: Reading, names: Names) -> Iterator[_Description]:
    """Those of a person, some people or a body in the words for who speaks or acts; not those of a state's government, or of members."""
    match = next(matches(families, reading.text), None)
    if match is None or _ACTOR not in match.slots or match.family.tells == OFFICE:
        return
    start, end = match.slots[_ACTOR]
    for named in reading.named:
        is_there = start <= named.start and named.end <= end and not reading.text.startswith(("'s ", "’s "), named.end)
        is_title = any(one.form == "name" and one.entity.kind == _PERSON and one.start == named.end + 1 for one in known.named)
        if named.form != "nominal" or named.entity.kind not in _DESCRIBED or not is_there or is_title:
            continue  # "Senator Lind" is no senator whoever
        named = replace(named, end=named.start + len(_AND.split(reading.text[named.start : named.end])[0]))
        inner = [one for one in known.named if named.start <= one.start and one.end <= named.end]
        words = _nouns(families, reading.text, named, inner)
        is_wide = named.entity.kind != _PERSON and not (families.member_words | set(families.words["state"])).isdisjoint(words)
        if words and not is_wide and all(one.entity.kind in _WHOSE for one in inner):
            yield _Description(named, words, tuple((reading.text[n.start : n.end], frozenset(names.resolve(n))) for n in inner))


def _nouns(families: Families, text: str, named: Named, inner: Sequence[Named]) -> tuple[str, ...]:
    """Its words of content without the names; the head, which is the last one before a preposition, at the end."""
    said = text[named.start : named.end]
    head_end = named.start + (hit.start() if (hit := _PLACE.search(said)) else len(said))
    words = [
        (hit.start() < head_end, hit[0].casefold())
        for hit in _WORD.finditer(text, named.start, named.end)
        if not any(one.start < hit.end() and hit.start() < one.end for one in inner) and hit[0].casefold() not in families.empty_words
    ]
    return tuple(word for is_before, word in sorted(words, key=lambda word: word[0]))


def _holds_office(store: Store, families: Families, known: Reading, one: _Description, names: Names) -> bool:
    """Whether it is an office whose holders the graph knows."""
    bodies = [named for named in known.named if one.whole.start <= named.start and named.end <= one.whole.end]
    words = known.besides((one.whole.start, one.whole.end), bodies, families.empty_words)
    return bool(bodies and Offices(store).terms([iri for body in bodies[:1] for iri in names.resolve(body)], words))


def _so_described(store: Store, families: Families, one: _Description) -> tuple[str, ...]:
    """IRIs of those whom the articles describe so, in the order of the articles."""
    there = frozenset.intersection(*(holding(store, list(families.alike(word))) for word in one.words))
    kinds = {_PERSON} if one.whole.entity.kind == _PERSON else _DESCRIBED - {_PERSON}
    some = sorted(there)[:_MOST]
    texts = {iri: text for article in {iri.partition("#")[0] for iri in some} for iri, text in sentences_of(store, article)}
    found = dict[str, None]()
    for iri, mentions in (mentions_of(store, some) if some else {}).items():
        for m in (m for m in mentions if not m.is_pronoun and m.kind in kinds):
            if any(_fits(families, one, texts[iri][a:b], _inside(mentions, a, b)) for a, b in _beside(families, one, texts[iri], m)):
                found.update(dict.fromkeys(m.entity))
    return tuple(found)


def _inside(mentions: Sequence[Mention], start: int, end: int) -> frozenset[str]:
    """IRIs of those named in a stretch."""
    return frozenset[str]().union(*(m.entity for m in mentions if start <= m.start and m.end <= end))


def _fits(families: Families, one: _Description, words: str, named: frozenset[str]) -> bool:
    """Whether some words say all of a description."""
    inside = all(named & who or all(word in words.casefold() for word in called.casefold().split()) for called, who in one.inner)
    return inside and all(_places(families, word, words) for word in one.words)


def _places(families: Families, word: str, text: str) -> list[tuple[int, int]]:
    """Where a word of a description stands, or one for the same that begins like it ("spokeswoman", "defense")."""
    stems = "|".join(re.escape(stem(said)) for said in families.alike(word) if said[:_ALIKE] == word[:_ALIKE])
    return [hit.span() for hit in re.finditer(rf"\b(?:{stems})\w{{0,3}}\b", text, re.IGNORECASE)]


def _beside(families: Families, one: _Description, text: str, m: Mention) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that describe somebody who stands in it: his own words with what belongs to them, or what stands right
    before or behind his name."""
    said = text[m.start : m.end].split()
    is_name = len(said) > 1 and all(word[0].isupper() for word in said)
    if not is_name and _places(families, one.words[-1], text[m.start : m.end]):
        of = _OF.match(text, m.end)
        yield m.start, of.end() if of else m.end
    if m.kind != _PERSON:
        return
    for start, end in _places(families, one.words[-1], text[max(0, m.start - _NEAR) : m.start]):
        start, end = start + max(0, m.start - _NEAR), end + max(0, m.start - _NEAR)
        if _BEFORE.match(text[end : m.start]):
            before = [cut.end() for cut in _CUTS.finditer(text, max(0, start - _NEAR), start)]
            yield max(before, default=max(0, start - _NEAR)), m.start
    behind = _BEHIND.match(text[m.end : m.end + _NEAR])
    if behind is not None and not _CLAUSE.match(behind["said"]):
        yield m.end + behind.start("said"), m.end + behind.end("said")
