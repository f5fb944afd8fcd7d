"""Where the things that decide stand: entries of the lexicon, reading rules, facts of the authority; with file and line, to edit them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg import lexicon
from kg.authority import facts, fold
from kg.authority.facts import Fact
from kg.explain.nouns import Place
from kg.lexicon.patterns import Pattern
from kg.resources import data_path
from kg.vocab import DCTERMS, LEX, NG, RDFS, SKOS, shorten

# what of an entry tells the reader what it does, before the conditions under which it does it
_TELLING = (
    "eventType", "mode", "cueKind", "speechAct", "announcedAs", "refusedAs",
    "setsCertainty", "setsPolarity", "setsTense", "setsConditional",
)  # fmt: skip
_OWN_NAMES = ("acronym", "demonymAdjective", "demonymNoun", "familyName", "knownAs")
_NAMES = {RDFS + "label", SKOS + "altLabel", *(NG + name for name in _OWN_NAMES)}


def place_of(iri: str) -> Place:
    """Where an entry of the lexicon or a reading rule stands."""
    if iri.startswith(LEX):
        pattern = lexicon.patterns_by_iri().get(iri)
        return Place(iri, shorten(iri)) if pattern is None else _entry(pattern)
    return _rule(iri)


def _entry(pattern: Pattern) -> Place:
    path = data_path("ontologies", "lexicon", pattern.file)
    said = [f"{name} {', '.join(map(shorten, values))}" for name in _TELLING if (values := pattern.all(name))]
    return _place(pattern.iri, path, "; ".join(said))


@cache
def reason_of(iri: str) -> str:
    """What a reason means for which two things are related."""
    path = data_path("ontologies", "codes", "relation-reasons.ttl")
    return next((one.value for one in facts.read([path]) if one.subject == iri and one.property == SKOS + "definition"), "")


@cache
def _rule(iri: str) -> Place:
    path = data_path("ontologies", "codes", "reading-rules.ttl")
    definitions = [fact.value for fact in facts.read([path]) if fact.subject == iri and fact.property == SKOS + "definition"]
    return _place(iri, path, definitions[0]) if definitions else Place(iri, shorten(iri))


def fact_of(iri: str, says: str) -> Place:
    """Where a fact of the authority stands that a link names as its evidence; `says` tells it in words."""
    known = facts.known().get(iri, ())
    if not known:
        return Place(iri, facts.short(iri), says=says)
    return _place(iri, known[0].file, says or _metonym(iri), _sources(known))


def name_of(entity: str, words: str) -> Place | None:
    """The name, acronym or demonym by which the authority knows an entity under these words; None where it has none such."""
    known = facts.known().get(entity, ())
    found = next((fact for fact in known if fact.property in _NAMES and fold(fact.value) == fold(words)), None)
    if found is None:
        return None
    return _place(entity, found.file, f"{shorten(found.property)} “{found.value}”", _sources(known))


def _metonym(iri: str) -> str:
    """ "Brussels" can be the EU, NATO or Belgium."""
    known = facts.known()
    candidates = [fact.value for fact in known[iri] if fact.property == NG + "candidate"]
    denoted = [fact.value for candidate in candidates for fact in known.get(candidate, ()) if fact.property == NG + "denotes"]
    names = [next((f.value for f in known.get(item, ()) if f.property == RDFS + "label"), facts.short(item)) for item in denoted]
    return f"can stand for {', '.join(names)}" if names else ""


def _sources(known: tuple[Fact, ...]) -> tuple[str, ...]:
    iris = [fact.value for fact in known if fact.property == DCTERMS + "source"]
    return tuple(next((f.value for f in facts.known().get(iri, ()) if f.property == RDFS + "label"), iri) for iri in iris)


def _place(iri: str, path: Path, says: str, sources: tuple[str, ...] = ()) -> Place:
    return Place(iri, facts.short(iri), f"{path.parent.parent.name}/{path.parent.name}/{path.name}", _line(iri, path), says, sources)


@cache
def _line(iri: str, path: Path) -> int | None:
    return facts.line_of(iri, _text(path))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
