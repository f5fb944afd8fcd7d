"""Patterns → entries: each word of a pattern becomes an entry of its own, with word classes expanded and default slots filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import TypeVar, cast

from kg.errors import DataError
from kg.lexicon.patterns import Pattern, patterns
from kg.lexicon.words import (
    BOUNDS,
    CERTAINTIES,
    COMPLEMENTS,
    KINDS,
    NONE,
    PARTS_OF_SPEECH,
    POLARITIES,
    ROLES,
    SCOPES,
    TAKES,
    TENSES,
    TYPES,
    Cue,
    Embedder,
    Entry,
    Lexicon,
    ModeWords,
    Slots,
    Words,
)  # fmt: skip
from kg.model import Bound
from kg.vocab import LEX, PL, shorten


def read(folder: Path) -> Lexicon:
    """The lexicon in a folder of Turtle files. Raises DataError naming file and entry."""
    found = [pattern for path in sorted(folder.glob("*.ttl")) for pattern in patterns(path)]
    if not found:
        raise DataError(f"no lexicon in {folder}: no .ttl file there describes anything")
    classes = _classes([p for p in found if p.kind == "WordClass"])
    defaults = [default for p in found if p.kind == "RoleDefault" for default in _role_defaults(p)]
    entries = [e for p in found if p.kind == "EventPattern" for e in _entries(p, classes, dict(defaults))]
    return Lexicon(
        entries=_by_lemma(sorted(entries, key=lambda e: (-e.demands, e.iri))),
        embedders=_by_lemma([e for p in found if p.kind == "EmbedderPattern" for e in _embedders(p)]),
        cues=_by_lemma([c for p in found if p.kind == "CuePattern" for c in _cues(p)]),
        classes=classes,
        modes=_modes([p for p in found if p.kind == "ModeWords"], classes),
        announced=dict(shift for p in found if p.kind == "TypeShift" for shift in _shifts(p, "announcedAs")),
        refused=dict(shift for p in found if p.kind == "TypeShift" for shift in _shifts(p, "refusedAs")),
        numbers={word: value for p in found if p.kind == "NumberWord" for word, value in _number(p)},
        bounds={word: bound for p in found if p.kind == "BoundWords" for word, bound in _bounds(p)},
        roles=dict(defaults),
        shifts={pair: p.iri for p in found if p.kind == "TypeShift" for way in ("announcedAs", "refusedAs") for pair in _shifts(p, way)},
    )


def _words(pattern: Pattern) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(part of speech, lemma, particle, modifier) of each word of a pattern; "hunger strike" is "strike" with a modifier."""
    found = [(pos, word) for name, pos in PARTS_OF_SPEECH.items() for word in pattern.all(name)]
    if not found:
        raise pattern.wrong(f"names no word; say {', '.join('ng:' + name for name in PARTS_OF_SPEECH)}")
    for pos, word in found:
        if word != word.strip().lower() or not word:
            raise pattern.wrong(f"{word!r} must be a lemma in lower case")
        first, _, rest = word.partition(" ")
        if pos == "NOUN" and rest:
            if " " in rest:
                raise pattern.wrong(f"{word!r}: a noun and one modifier before it, no more")
            yield pos, rest, None, first
        else:
            yield pos, first, rest or None, None


def _expand(pattern: Pattern, heads: Iterable[str], classes: Mapping[str, Words]) -> Words:
    expanded: set[str] = set()
    for head in heads:
        if not head.startswith("@"):
            expanded.add(head)
        elif head[1:] in classes:
            expanded |= classes[head[1:]]
        else:
            raise pattern.wrong(f"there is no word class {head}; classes.ttl has {', '.join(sorted(classes))}")
    return frozenset(expanded)


def _obliques(pattern: Pattern, name: str, classes: Mapping[str, Words]) -> tuple[tuple[str, Words], ...]:
    """ "on", "on time", "on @actor": preposition, then heads; several of one preposition are alternatives."""
    heads: dict[str, list[str]] = {}
    anything: set[str] = set()
    for value in pattern.all(name):
        preposition, _, rest = value.partition(" ")
        heads.setdefault(preposition, []).extend(rest.split())
        if not rest:
            anything.add(preposition)
    return tuple((p, NONE if p in anything else _expand(pattern, words, classes)) for p, words in heads.items())


def _classes(patterns: Iterable[Pattern]) -> dict[str, Words]:
    """Word classes by name; a class may hold others ("@missile" in @weapon), defined before or after it."""
    raw = {p.iri.removeprefix(LEX): (p, (*p.all("member"), *p.all("mentionLabel"))) for p in patterns}
    done: dict[str, Words] = {}

    def resolve(name: str, inside: tuple[str, ...], asker: Pattern) -> Words:
        if name in inside or name not in raw:
            raise asker.wrong(f"@{name} " + ("holds itself" if name in inside else "is no word class"))
        if name not in done:
            pattern, members = raw[name]
            nested = [resolve(m[1:], (*inside, name), pattern) for m in members if m.startswith("@")]
            done[name] = frozenset(m for m in members if not m.startswith("@")).union(*nested)
        return done[name]

    for name, (pattern, _) in raw.items():
        resolve(name, (), pattern)
    return done


_Defaults = dict[tuple[str, str, str], Slots]


def _slots(pattern: Pattern, role: str) -> Slots:
    return tuple((pattern.one(role + "Slot") or "").split())


def _role_defaults(pattern: Pattern) -> Iterator[tuple[tuple[str, str, str], Slots]]:
    """((part of speech, event type or "", role), slots) for each the pattern speaks of."""
    places = pattern.some("pos", frozenset(PARTS_OF_SPEECH.values()))
    if not places:
        raise pattern.wrong("wants ng:pos")
    types = [_event_type(pattern, code) for code in pattern.all("eventType")] or [""]
    stated = [role for role in ROLES if pattern.one(role + "Slot") is not None]
    for pos, event_type, role in product(sorted(places), types, stated):
        yield (pos, event_type, role), _slots(pattern, role)


def _event_type(pattern: Pattern, iri: str) -> str:
    code = iri.removeprefix(PL)
    if code not in TYPES:
        raise pattern.wrong(f"{shorten(iri)} is no event type")
    return code


def _type_and_mode(pattern: Pattern) -> tuple[str, str | None]:
    """Type and mode; a mode (pl:ACCUSE-disapprove) says its type, so that stating both is not needed."""
    given, mode = pattern.one("eventType"), pattern.one("mode")
    if mode is None and given is None:
        raise pattern.wrong("wants ng:eventType or ng:mode")
    event_type = _event_type(pattern, given) if given else ""
    if mode is None:
        return event_type, None
    of_mode, _, name = mode.removeprefix(PL).partition("-")
    if of_mode not in TYPES or not name or event_type not in ("", of_mode):
        raise pattern.wrong(f"{shorten(mode)} is no mode of {event_type or 'a known type'}")
    return of_mode, name


def _entries(pattern: Pattern, classes: Mapping[str, Words], defaults: _Defaults) -> Iterator[Entry]:
    event_type, mode = _type_and_mode(pattern)

    def heads(name: str) -> Words:
        return _expand(pattern, pattern.all(name), classes)

    whole = Entry(
        iri=pattern.iri, lemma="", pos="", type=event_type, mode=mode,
        objects=heads("wantsObject"), no_objects=heads("refusesObject"),
        subjects=heads("wantsSubject"), no_subjects=heads("refusesSubject"),
        obliques=_obliques(pattern, "wantsOblique", classes), no_obliques=_obliques(pattern, "refusesOblique", classes),
        complements=heads("wantsComplement"), no_complements=heads("refusesComplement"),
        complement=pattern.among("complement", COMPLEMENTS),
        modifiers=heads("wantsModifier"), no_modifiers=heads("refusesModifier"),
        object_modifiers=heads("wantsObjectModifier"), no_object_modifiers=heads("refusesObjectModifier"),
        subject_modifiers=heads("wantsSubjectModifier"),
        intransitive=bool(pattern.flag("intransitive")), transitive=bool(pattern.flag("transitive")),
        mutual=bool(pattern.flag("mutual")), joint=bool(pattern.flag("joint")),
    )  # fmt: skip
    for pos, lemma, particle, modifier in _words(pattern):
        if modifier and whole.modifiers:
            raise pattern.wrong(f"{modifier} {lemma}: the modifier stands in the word already, leave out ng:wantsModifier")
        roles = {role: _role(pattern, role, pos, event_type, defaults) for role in ROLES}
        yield replace(
            whole, lemma=lemma, pos=pos, particle=particle, modifiers=frozenset({modifier}) if modifier else whole.modifiers,
            actor=roles["actor"], recipient=roles["recipient"], topic=roles["topic"], instrument=roles["instrument"],
        )  # fmt: skip


def _role(pattern: Pattern, role: str, pos: str, event_type: str, defaults: _Defaults) -> Slots:
    """Slots as the pattern states them, else the default of part of speech and type, else that of the part of speech."""
    if pattern.one(role + "Slot") is not None:
        return _slots(pattern, role)
    return defaults.get((pos, event_type, role), defaults.get((pos, "", role), ()))


_SCOPE = {
    "VERB": frozenset({"complement", "object"}), "NOUN": frozenset({"complement", "object"}),
    "ADJ": frozenset({"complement", "modified", "subject"}),
}  # fmt: skip


def _embedders(pattern: Pattern) -> Iterator[Embedder]:
    whole = Embedder(
        iri=pattern.iri, lemma="", pos="", form=pattern.one("form"),
        certainty=pattern.among("setsCertainty", CERTAINTIES), polarity=pattern.among("setsPolarity", POLARITIES),
        tense=pattern.among("setsTense", TENSES), conditional=pattern.flag("setsConditional"),
        scope=pattern.some("scope", SCOPES),
    )  # fmt: skip
    for pos, lemma, particle, modifier in _words(pattern):
        if modifier:
            raise pattern.wrong(f"{modifier} {lemma}: an embedding noun is one word")
        scope = whole.scope or _SCOPE.get(pos, frozenset({"modified"}))
        yield replace(whole, lemma=lemma, pos=pos, particle=particle, scope=scope)


def _cues(pattern: Pattern) -> Iterator[Cue]:
    kind, act = pattern.among("cueKind", KINDS), pattern.one("speechAct")
    if kind is None:
        raise pattern.wrong("wants ng:cueKind")
    event_type = _event_type(pattern, act) if act else None
    for pos, lemma, particle, modifier in _words(pattern):
        if modifier:
            raise pattern.wrong(f"{modifier} {lemma}: a reporting noun is one word")
        yield Cue(pattern.iri, lemma, pos, kind, event_type, particle, pattern.some("takes", TAKES))


def _modes(patterns: Iterable[Pattern], classes: Mapping[str, Words]) -> dict[str, tuple[ModeWords, ...]]:
    found: dict[str, tuple[ModeWords, ...]] = {}
    for pattern in patterns:
        event_type, mode = _type_and_mode(pattern)
        if mode is None:
            raise pattern.wrong("wants ng:mode")
        words = ModeWords(pattern.iri, event_type, mode, _expand(pattern, pattern.all("member"), classes))
        found[event_type] = (*found.get(event_type, ()), words)
    return found


def _shifts(pattern: Pattern, name: str) -> Iterator[tuple[str, str]]:
    """(own type, type of the announcement or refusal) for each type of a shift."""
    shifted = pattern.one(name)
    if pattern.one("announcedAs") is None:
        raise pattern.wrong("wants ng:announcedAs")
    if shifted is not None:
        yield from ((_event_type(pattern, code), _event_type(pattern, shifted)) for code in pattern.all("eventType"))


def _number(pattern: Pattern) -> Iterator[tuple[str, Decimal]]:
    value = pattern.one("numericValue")
    if value is None or not value.isdecimal():
        raise pattern.wrong("wants ng:numericValue, a whole number")
    yield from ((word, Decimal(value)) for word in pattern.all("member"))


def _bounds(pattern: Pattern) -> Iterator[tuple[str, Bound]]:
    bound = pattern.among("bound", BOUNDS)
    if bound is None:
        raise pattern.wrong("wants ng:bound")
    yield from ((word, cast("Bound", bound)) for word in pattern.all("member"))


_Word = TypeVar("_Word", Entry, Embedder, Cue)


def _by_lemma(items: Iterable[_Word]) -> dict[str, tuple[_Word, ...]]:
    found: dict[str, list[_Word]] = defaultdict(list)
    for item in items:
        found[item.lemma].append(item)
    return {lemma: tuple(given) for lemma, given in found.items()}
