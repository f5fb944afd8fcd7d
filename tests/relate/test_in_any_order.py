"""Articles that come and go in any order and in batches of any size leave what the others give when they come all at once."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_press import EDITED, GAZETTE, HERALD, WIRE, relations
from invented_world import CERTAIN, COURIER, FUTURE, NORLAND, OSTIA, PACT, ROCKET, SUDRIA, Sheet

from kg.decisions.identities import Identity
from kg.ids import entity_iri
from kg.model import Entity, Extraction, Factuality
from kg.pipeline import remove
from kg.relate import relate
from kg.relate.entities import Bearer, Profile
from kg.relate.families import replace_bearers
from kg.relate.index import Index
from kg.shape import quads
from kg.store import MEMORY, Store, open_store

DENIED = Factuality("certain", "negative", "none")
PAPERS = (COURIER, GAZETTE, HERALD)
COUNTRIES = ((), (), ("NOR",), ("SDR",))
PEOPLE = (("ilvi", "torvanen"), ("ilvi", "torvanen"), ("ilvy", "torvanen"), ("i", "torvanen"), ("ilvi", "m", "torvanen"))
BODIES = (("harbour", "court"), ("harbour", "court"), ("court", "of", "the", "harbour"), ("harbour", "court"))


def bearer(rng: Random, number: int, *, person: bool) -> Bearer:
    """Somebody of a family of names in an article, of whom as much is told as may make one or two of him."""
    name, country = rng.choice(PEOPLE if person else BODIES), rng.choice(COUNTRIES)
    some = {of: tuple(sorted({f"{of}{rng.randrange(4)}" for _ in range(rng.randrange(4))})) for of in ("company", "states")}
    if person:
        some |= {of: tuple(sorted({f"{of}{rng.randrange(3)}" for _ in range(rng.randrange(3))})) for of in ("role", "people")}
    day = (dt.date(2021, 1, 1) + dt.timedelta(rng.randrange(40))).isoformat() if rng.random() < 0.9 else "9999-12-31"
    of_class = "Person" if person else "GovernmentBody"
    told = Profile("Person" if person else "Organization", name, country, day=day, **some)
    entity = f"{name} {country}" if rng.random() < 0.85 else f"own {number}"
    return Bearer(f"b{rng.randrange(10**6)}-{number}", entity, f"a{number}", of_class, " ".join(name), told)


class Names:
    """What has been found of those who bear names, change by change, and with whom each is compared."""

    def __init__(self) -> None:
        self.index = Index(None, "test")
        self.identities = set[Identity]()
        self.merged, self.candidates = dict[tuple[str, str], tuple[int, str]](), dict[tuple[str, str], tuple[int, str]]()

    def change(self, come: Collection[Bearer], gone: Collection[Bearer] = ()) -> None:
        for was, now in replace_bearers(self.index, {one.article for one in (*come, *gone)}, come):
            drop, add = was - now, now - was
            assert self.identities >= drop.identities
            self.identities = (self.identities - drop.identities) | add.identities
            for here, less, more in ((self.merged, drop.merged, add.merged), (self.candidates, drop.candidates, add.candidates)):
                assert here.items() >= less.items()
                for two in less:
                    del here[two]
                here |= more

    def compared(self) -> dict[str, list[tuple[str, int, str]]]:
        iris = {number: json.loads(data)[0] for number, data in self.index.each("SELECT number, data FROM bearer WHERE 1 IN (…)", [1])}
        rows = self.index.each("SELECT number, compared FROM bearer WHERE 1 IN (…)", [1])
        return {iris[number]: [(iris[other], score, why) for other, score, why in json.loads(text)] for number, text in rows}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.booleans(), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), min_size=2, max_size=12))
def test_a_family_of_names(seed: int, person: bool, steps: list[tuple[int, int]]) -> None:
    """After each step, in which so many come and so many go, all is found that comparing everybody anew finds."""
    rng, told, here, number = Random(seed), list[Bearer](), Names(), 0
    for come, go in steps:
        gone = rng.sample(told, min(go, len(told)))
        new = [bearer(rng, number + each, person=person) for each in range(come)]
        number += come
        told = [one for one in told if one not in gone] + new
        here.change(new, gone)
        anew = Names()
        anew.change(told)
        assert (here.identities, here.merged, here.candidates) == (anew.identities, anew.merged, anew.candidates)
        assert here.compared() == anew.compared()


def article(rng: Random, number: int) -> Extraction:
    """A shipment in one of three papers, in words of its own or in those of a wire that others print, by which somebody of a common name
    visited one of the states; planned, done or denied."""
    names = ("Ilvi Torvanen", "Ilvy Torvanen", "James Moore")
    name, role = rng.choice(names), rng.choice(("the harbour commissioner", "a poet", ""))
    state, other = rng.choice((NORLAND, SUDRIA)), rng.choice((OSTIA, PACT))
    tail = rng.choice((WIRE, EDITED, f"What was on board on trip {number} nobody at the pier could tell this paper."))
    sheet = Sheet(
        f"{name} visited {other.name} this week, {role or 'as'} number {number} on the harbour's list says.|{tail}", rng.choice(PAPERS),
        url=f"https://paper.example/{number}", published=dt.date(2023, 5, 1) + dt.timedelta(rng.randrange(6)),
    )  # fmt: skip
    somebody = Entity(entity_iri("Person", name.casefold(), None), "Person", name, "Person")
    visitor, there = sheet.name(name, somebody, label="PERSON"), sheet.name(other.name, other)
    if role:
        sheet.name(role, somebody, label="TITLE", form="nominal")
    sheet.claim(sheet.event("CONSULT", "visit", "visited", [visitor], recipients=(there,)))
    if "shipped" in tail:
        rockets, to = sheet.name("rockets to", ROCKET, label="WEAPON"), sheet.name("Ostia on", OSTIA)
        actor = sheet.name("Sudria", state, after=tail.index("Sudria"))
        event = sheet.event("AID", "military", "shipped", [actor], recipients=(to,), instruments=(rockets,))
        sheet.claim(event, rng.choice((CERTAIN, FUTURE, DENIED)))
    return sheet.extraction()


def whole(store: Store) -> list[str]:
    """All named graphs, sorted; what of the relations the default graph holds is checked."""
    assert relations(store) is not None
    return sorted(map(str, store.quads()))


def put(store: Store, articles: list[Extraction]) -> None:
    for one in articles:
        store.add(one.article.iri, quads(one))
    relate(store, [one.article.iri for one in articles])


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**9), st.lists(st.integers(-3, 4), min_size=2, max_size=6))
def test_articles(seed: int, steps: list[int]) -> None:
    """So many come at a time, or go; names, copies, events and what rules derive are those of a store that has seen but the last."""
    rng, here = Random(seed), list[Extraction]()
    waiting = [article(rng, number) for number in range(sum(step for step in steps if step > 0))]
    rng.shuffle(waiting)
    with TemporaryDirectory() as place, open_store(Path(place) / "store") as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.relate.BATCH", 2)
        for step in steps:
            some, waiting = waiting[: max(step, 0)], waiting[max(step, 0) :]
            here += some
            put(store, some)
            gone = rng.sample(here, min(max(-step, 0), len(here)))
            if gone:
                remove(store, [one.article.iri for one in gone])
                here = [one for one in here if one not in gone]
                waiting += gone
        patch.undo()
        with open_store(MEMORY) as fresh:
            put(fresh, here[::-1])
            assert whole(store) == whole(fresh)
