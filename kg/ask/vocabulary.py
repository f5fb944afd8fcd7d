"""Entities of a question and of an answer by name, as far as the graph knows them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import cast

from kg.ask.families import load
from kg.ask.findings import ask
from kg.ask.misspelt import meant
from kg.ask.passages import Part, place
from kg.ask.question import Named, Reading
from kg.authority.words import fold
from kg.model import Entity, Kind
from kg.sentences import Naming, named_in, naming, search
from kg.store import Store
from kg.vocab import ID, NG

_LOCAL = ID + "ent/"  # ids of entities that the authority does not know: the graph is asked by name
_CAPITAL = re.compile(r"(?<!\S)[A-Z]\w+")  # a word with a capital
_BODIES = frozenset({"Organisation", "Group"})
_MISREAD = frozenset({"Person", "Place", "Organisation", "Group"})  # kinds between which a single name is easily mistaken
_PARTICLES = frozenset(
    {"al", "bin", "bint", "da", "de", "del", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ul", "van", "von", "y"}
)
_ANY_WEAPON = frozenset({"weapon", "weapons", "weaponry", "arms", "armaments", "munitions"})


def _is_name(words: str) -> bool:
    """Whether this is what somebody is called, and no description ("a supporter of President Lind")."""
    return all(word[0].isupper() or not word[0].isalpha() or word in _PARTICLES for word in re.split(r"[\s\[\]()-]+", words) if word)


def _is_opening(hit: re.Match[str]) -> bool:
    """ "Who …", "Compare …": a capital because it comes first."""
    return hit.start() == 0 and (hit[0].lower() in load().empty_words or hit[0].lower() in load().words["openings"])


def _runs(places: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Words (offsets) that stand side by side, together."""
    runs: list[list[tuple[int, int]]] = []
    for start, end in places:
        if runs and start == runs[-1][-1][1] + 1:
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    return runs


def _is_one(before: Sequence[Sequence[str]]) -> bool:
    """Whether these given names before a family name can be one person's: with middle names or without, but never with others."""
    return len({given[0] for given in before}) <= 1 and len({tuple(given[1:]) for given in before} - {()}) <= 1


def _is_but_for_initials(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names are one but for initials in the middle that one of them lacks ("Eva J. Lind" and Eva Lind)."""
    one, another = ([word for word in some[1:-1] if len(word.rstrip(".")) == 1] for some in (words, other))
    plain = [[word for word in some if len(word.rstrip(".")) > 1] for some in (words, other)]
    return bool(one) is not bool(another) and plain[0] == plain[1] and len(plain[0]) > 1


class Names:
    """Looks each thing up once; `without`: entities that are not meant (namesakes of somebody)."""

    def __init__(self, store: Store, without: Collection[str] = ()) -> None:
        self._store = store
        self._without = frozenset(without)
        self._iris: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, str] = {}
        self._members: dict[str, frozenset[str]] = {}
        self._weapons: list[tuple[str, str]] | None = None
        self._naming: dict[str, list[Naming]] = {}
        self._sentences: dict[tuple[str, ...], set[str]] = {}
        self._parts: dict[tuple[str, ...], Part] = {}
        self._forms: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._in_article: dict[str, Mapping[str, Collection[str]]] = {}
        self.slips: dict[str, str] = {}  # words of the question that are nobody's name -> the name that they are read as

    def resolve(self, named: Named) -> tuple[str, ...]:
        """IRIs under which the graph knows an entity of the question, its own at least; a kind of weapon stands for its kinds too."""
        iri = named.entity.iri
        if iri not in self._iris:
            others: Iterable[str] = ()
            if named.entity.kind == "Weapon":
                others = self._kinds_of(named.entity.name)
            elif iri.startswith(_LOCAL):
                others = self._called(named.entity)
            known = [iri, *others]
            merged = (row["into"].value for row in ask(self._store, "merged-into", entity=known))
            self._iris[iri] = tuple(found for found in dict.fromkeys((*known, *merged)) if found not in self._without)
        return self._iris[iri]

    def _called(self, entity: Entity) -> list[str]:
        """Who has just this name, else whom alone the articles call so; and of a person, who has it as family name, where all of these
        have one full name."""
        rows = ask(self._store, "entities-called", name=entity.name)
        exact = {row["entity"].value for row in rows if row["label"].value.casefold() == entity.name.casefold()}
        if entity.kind == "Person":
            return sorted(exact | set(self.people(entity.name))) or self._described(entity.name)
        return sorted(exact) or [one.iri for one in self._meant_alone(entity.name)] or self._described(entity.name)

    def _described(self, name: str) -> list[str]:
        """The one body that the articles name with a description before its name ("the drivers' union Unidock")."""
        if not name[:1].isupper():
            return []
        sentences = search(self._store, [name], every=True)
        rows = ask(self._store, "sentence-entities", sentence=sentences) if sentences else ()
        bodies = {row["entity"].value: row["name"].value for row in rows if row["kind"].value in _BODIES}
        ends = [iri for iri, said in bodies.items() if said.endswith(f" {name}") and said.removesuffix(name).islower()]
        return ends if len(ends) == 1 else []

    def _meant_alone(self, name: str) -> list[Entity]:
        """Whom the articles call just so, by a name of one or another of his, where that is one entity and no person."""
        rows = ask(self._store, "entities-called", name=name)
        found = {row["entity"].value: row["kind"].value for row in rows}
        [(iri, kind)] = found.items() if len(found) == 1 else [("", "Person")]
        return [] if kind == "Person" else [Entity(iri, cast("Kind", kind), self.of(iri), kind)]

    def _person_alone(self, name: str) -> list[str]:
        """The one person whom the articles call just so, by whatever part of his name ("Haitham" for Haitham bin Tariq)."""
        rows = ask(self._store, "entities-called", name=name)
        found = {row["entity"].value: row["kind"].value for row in rows}
        return [iri for iri, kind in found.items() if kind == "Person" and len(found) == 1]

    def described(self, words: Named, people: Sequence[str]) -> Entity:
        """Somebody whom words of the question only describe, as whoever is described so; nobody known where that is nobody."""
        if people:
            self._iris[words.entity.iri] = tuple(people)
        return words.entity

    def people(self, name: str) -> list[str]:
        """Persons whose name, in full or at its end, this is, in any case of letters; else the one who is called so; none where it could
        be several people's."""
        words = fold(name).split()
        sentences = search(self._store, [name], every=True)
        rows = ask(self._store, "sentence-entities", sentence=sentences) if sentences else ()
        people = (row for row in rows if row["kind"].value == "Person" and _is_name(row["name"].value))
        called = {row["entity"].value: fold(row["name"].value).split() for row in people}
        ends = {iri: full for iri, full in called.items() if full[-len(words) :] == words}
        if not ends:
            alike = {iri: full for iri, full in called.items() if _is_but_for_initials(words, full)}
            return sorted(alike) if len({tuple(full) for full in alike.values()}) == 1 else self._person_alone(name)
        return sorted(ends) if _is_one([full[: -len(words)] for full in ends.values() if full != words]) else []

    def known(self, reading: Reading) -> Reading:
        """The question with what it only describes ("how many troops") taken for words, and with names of people whom the graph knows
        where nothing told them from words, or what they name is nothing that the graph knows."""
        named = [one for one in reading.named if one.form != "nominal" or not one.entity.iri.startswith(_LOCAL)]
        meant = dict(self._meant(named, reading.text))
        named = self._joined([replace(one, entity=meant.get(one.entity.iri, one.entity)) for one in named], reading.text)
        named = [part for one in named for part in self._parted(one, reading.text)]
        return replace(reading, named=tuple(sorted((*named, *self._unseen(reading)), key=lambda n: (n.start, -n.end))))

    def _joined(self, named: Sequence[Named], text: str) -> list[Named]:
        """With two names side by side taken for one where the articles call somebody just so ("the Norlandic Conservatives")."""
        joined = list[Named]()
        for one in named:
            last = joined[-1] if joined and joined[-1].form == one.form == "name" else None
            whole = self._meant_alone(text[last.start : one.end]) if last is not None and text[last.end : one.start] == " " else []
            if last is not None and whole:
                joined[-1] = replace(last, end=one.end, entity=whole[0])
            else:
                joined.append(one)
        return joined

    def _parted(self, named: Named, text: str) -> list[Named]:
        """The names that words hold which together are nobody's in the graph ("Lind Unidock", in a question without verbs)."""
        said = text[named.start : named.end]
        if named.form != "name" or " " not in said or not named.entity.iri.startswith(_LOCAL) or self.naming(self.resolve(named)):
            return [named]
        for cut in (hit.start() for hit in re.finditer(r"\s+", said)):
            parts = [(named.start, named.start + cut), (named.start + cut + 1, named.end)]
            found = [(start, end, self._somebody(text[start:end])) for start, end in parts]
            if all(entity is not None for _, _, entity in found):
                return [Named(start, end, entity) for start, end, entity in found if entity is not None]
        return [named]

    def _somebody(self, said: str) -> Entity | None:
        """Whom the articles call so: one person, or bodies, places … of one kind."""
        if people := self.people(said):
            return self._person(people)
        rows = [row for row in ask(self._store, "entities-called", name=said) if row["label"].value.casefold() == said.casefold()]
        kinds = {row["kind"].value for row in rows}
        if len(kinds) != 1 or "Person" in kinds:
            return None
        iris = sorted({row["entity"].value for row in rows})
        self._iris[iris[0]] = tuple(iris)
        return Entity(iris[0], cast("Kind", min(kinds)), said, min(kinds))

    def _meant(self, named: Iterable[Named], text: str) -> Iterator[tuple[str, Entity]]:
        """Whom a name means instead, where the graph never names whom the question was read to name: "Hague" need not be a town, nor
        "Deby" the Deby whom the authority knows."""
        for one in named:
            is_unknown = one.form == "name" and one.entity.kind in _MISREAD and not self.naming(self.resolve(one))
            said = text[one.start : one.end]
            if is_unknown and (people := self.people(said) or self._misspelt(said)):
                yield one.entity.iri, self._person(people)

    def _misspelt(self, said: str) -> list[str]:
        """Whom alone such a name can mean; remembered, for the answer has to say so."""
        people = meant(self._store, said)
        if people:
            self.slips[said] = self.of(people[0])
        return people

    def _person(self, people: Sequence[str]) -> Entity:
        self._iris[people[0]] = tuple(people)
        return Entity(people[0], "Person", self.of(people[0]), "Person")

    def _unseen(self, reading: Reading) -> Iterator[Named]:
        """What the graph has a name for: words with capitals that stand side by side, else each of them for a person's."""
        taken = [(m.span.start, m.span.end) for m in reading.extraction.mentions]
        words = [hit.span() for hit in _CAPITAL.finditer(reading.text) if not _is_opening(hit)]
        free = [(start, end) for start, end in words if not any(a < end and start < b for a, b in taken)]
        for run in _runs(free):
            start, end = run[0][0], run[-1][1]
            if alone := self._meant_alone(reading.text[start:end]):
                yield Named(start, end, alone[0])
                continue
            for start, end in run:
                said = reading.text[start:end]
                if people := self.people(said) or self._misspelt(said):
                    yield Named(start, end, self._person(people))

    def _kinds_of(self, name: str) -> list[str]:
        if self._weapons is None:
            rows = ask(self._store, "things", **{"class": [NG + "Weapon"]})
            self._weapons = [(row["entity"].value, row["name"].value.casefold()) for row in rows]
        words = name.casefold().split()
        any_kind = len(words) == 1 and words[0] in _ANY_WEAPON
        wanted = " ".join(words).rstrip("s") if words[-1] in _ANY_WEAPON else words[-1].rstrip("s")
        return sorted(iri for iri, other in self._weapons if any_kind or wanted in other)

    def of(self, iri: str) -> str:
        """What an entity is called; its IRI where the graph has no label for it."""
        self._look_up([iri])
        return self._names[iri]

    def _look_up(self, iris: Iterable[str]) -> None:
        """What they are called, of those of whom that is not known yet."""
        new = [iri for iri in dict.fromkeys(iris) if iri not in self._names]
        names: dict[str, str] = {}
        for row in ask(self._store, "names", entity=new) if new else ():
            iri, name = row["entity"].value, row["name"].value
            names[iri] = min(name, names.get(iri, name))
        self._names.update({iri: names.get(iri, iri) for iri in new})

    def forms(self, entities: Sequence[str]) -> tuple[str, ...]:
        """What they are called, case folded."""
        wanted = tuple(entities)
        if wanted not in self._forms:
            self._look_up(wanted)
            self._forms[wanted] = tuple(self._names[iri].casefold() for iri in wanted)
        return self._forms[wanted]

    def naming(self, entities: Iterable[str]) -> list[Naming]:
        """Sentences that name any of the entities, with their places."""
        wanted = list(dict.fromkeys(entities))
        new = [iri for iri in wanted if iri not in self._naming]
        self._naming.update({iri: [] for iri in new})
        for one in naming(self._store, new):
            self._naming[one.entity].append(one)
        return [one for iri in wanted for one in self._naming[iri]]

    def sentences_naming(self, entities: Sequence[str]) -> Set[str]:
        """IRIs of the sentences that name any of the entities."""
        wanted = tuple(entities)
        if wanted not in self._sentences:
            self._sentences[wanted] = {one.sentence for one in self.naming(wanted)}
        return self._sentences[wanted]

    def part(self, entities: Sequence[str]) -> Part:
        """The same as a part of a question; of a state these are thousands of sentences."""
        wanted = tuple(entities)
        if wanted not in self._parts:
            self._parts[wanted] = Part(frozenset(self.sentences_naming(wanted)))
        return self._parts[wanted]

    def begins_in(self, article: str, entity: str) -> list[int]:
        """Where the sentences of an article begin that name an entity; of one article, where those of all would be thousands."""
        if article not in self._in_article:
            self._in_article[article] = named_in(self._store, article)
        return [place(sentence)[1] for sentence in self._in_article[article].get(entity, ())]

    def mostly_in(self, one: str, others: Sequence[str]) -> bool:
        """Whether most states that are known as members of one organisation are members of one of the others."""
        mine = self.states(one)
        theirs = frozenset[str]().union(*(self.states(other) for other in others))
        return 2 * len(mine & theirs) > len(mine)

    def states(self, organization: str) -> frozenset[str]:
        """The states that are known as members of an organisation."""
        if organization not in self._members:
            rows = ask(self._store, "members", organization=organization)
            self._members[organization] = frozenset(row["state"].value for row in rows)
        return self._members[organization]
