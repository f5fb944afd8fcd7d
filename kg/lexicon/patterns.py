"""Turtle → patterns: what the lexicon's files describe, checked against the vocabulary, before it becomes entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.lexicon.words import PARTS_OF_SPEECH, ROLES, Words
from kg.vocab import LEX, NG, RDF, RDFS, shorten

_PROPERTIES: dict[str, frozenset[str]] = {
    "WordClass": frozenset({"member", "mentionLabel"}),
    "RoleDefault": frozenset({"pos", "eventType", *(role + "Slot" for role in ROLES)}),
    "ModeWords": frozenset({"mode", "member"}),
    "NumberWord": frozenset({"numericValue", "member"}),
    "BoundWords": frozenset({"bound", "member"}),
    "TypeShift": frozenset({"eventType", "announcedAs", "refusedAs"}),
    "EventPattern": frozenset({
        "verb", "noun", "adjective", "eventType", "mode", "wantsObject", "refusesObject", "wantsSubject", "refusesSubject",
        "wantsOblique", "refusesOblique", "wantsComplement", "refusesComplement", "complement", "wantsModifier", "refusesModifier",
        "wantsObjectModifier", "refusesObjectModifier", "wantsSubjectModifier",
        "intransitive", "transitive", "mutual", "joint",
        *(role + "Slot" for role in ROLES),
    }),
    "EmbedderPattern": frozenset({
        *PARTS_OF_SPEECH, "form", "setsCertainty", "setsPolarity", "setsTense", "setsConditional", "scope",
    }),
    "CuePattern": frozenset(PARTS_OF_SPEECH) | frozenset({"cueKind", "speechAct", "takes"}),
}  # fmt: skip
_COMMENT = RDFS + "comment"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One described thing of a file: its kind (local name of its class) and its values by local name, in file order."""

    file: str
    iri: str
    kind: str
    values: Mapping[str, tuple[str, ...]]

    def wrong(self, why: str) -> DataError:
        return DataError(f"{self.file}: {shorten(self.iri)}: {why}")

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def one(self, name: str) -> str | None:
        values = self.all(name)
        if len(values) > 1:
            raise self.wrong(f"ng:{name} wants one value, has {len(values)}")
        return values[0] if values else None

    def among(self, name: str, allowed: frozenset[str]) -> str | None:
        value = self.one(name)
        if value is not None and value not in allowed:
            raise self.wrong(f"ng:{name} {value!r} is not one of {', '.join(sorted(allowed))}")
        return value

    def some(self, name: str, allowed: frozenset[str]) -> Words:
        given = frozenset(self.all(name))
        if given - allowed:
            raise self.wrong(f"ng:{name} {', '.join(sorted(given - allowed))}: not one of {', '.join(sorted(allowed))}")
        return given

    def flag(self, name: str) -> bool | None:
        value = self.among(name, frozenset({"true", "false"}))
        return None if value is None else value == "true"


def patterns(path: Path) -> Iterator[Pattern]:
    """What a file describes. Raises DataError for what is no Turtle or not in the vocabulary."""
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in _triples(path):
        given = described[subject][predicate]
        if value not in given:
            given.append(value)
    for iri, values in described.items():
        yield _pattern(path.name, iri, values)


def _triples(path: Path) -> Iterator[tuple[str, str, str]]:
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
                raise DataError(f"{path.name}: {quad.subject}: nodes without a name have no place in the lexicon")
            yield quad.subject.value, quad.predicate.value, quad.object.value
    except SyntaxError as error:
        raise DataError(f"{path.name}: not Turtle: {error}") from error


def _pattern(file: str, iri: str, values: Mapping[str, list[str]]) -> Pattern:
    kinds = [kind.removeprefix(NG) for kind in values.get(RDF + "type", [])]
    named = {name.removeprefix(NG): tuple(given) for name, given in values.items() if name not in (RDF + "type", _COMMENT)}
    pattern = Pattern(file, iri, kinds[0] if kinds else "", named)
    if len(kinds) != 1 or kinds[0] not in _PROPERTIES:
        raise pattern.wrong(f"wants exactly one class out of {', '.join('ng:' + kind for kind in sorted(_PROPERTIES))}")
    if not iri.startswith(LEX):
        raise pattern.wrong("its name must start with lex:")
    strange = sorted(set(named) - _PROPERTIES[kinds[0]])
    if strange:
        raise pattern.wrong(f"{', '.join(strange)}: no property of ng:{kinds[0]}")
    return pattern
