"""Which sentences show by their tree that somebody speaks, or that somebody else does it, whatever claims the graph makes of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.ask.doers import Act, Seer, standing_in, texts_of, who_does
from kg.ask.question import Reading
from kg.store import Store


def speaking(store: Store, reading: Reading, who: Collection[str], verbs: Sequence[str], sentences: Sequence[str]) -> frozenset[str]:
    """Those of the sentences in which one of some does what the verbs say, by the sentence's tree; by name, or named beside who does
    ("the RMT's general secretary said")."""
    if not isinstance(reading.reader, Seer) or not sentences or not who:
        return frozenset()
    mentions, wanted = standing_in(store, sentences), frozenset(who)
    near = [iri for iri in sentences if any(m.entity in wanted for m in mentions[iri])]  # before the trees of all are looked at
    texts = texts_of(store, near)
    seen = reading.reader.doings([texts[iri] for iri in near], verbs)
    return frozenset(
        iri
        for iri, doings in zip(near, seen, strict=True)
        if any(doing.is_verb and not who_does(doing, mentions[iri]).isdisjoint(who) for doing in doings)
    )


def by_others(store: Store, reading: Reading, act: Act, words: Sequence[str], sentences: Sequence[str]) -> frozenset[str]:
    """Those of the sentences in which what is asked about is done by somebody else who is named, wherever a verb tells of it."""
    if not isinstance(reading.reader, Seer) or not act.actor or not sentences:
        return frozenset()
    mentions = standing_in(store, sentences)
    named = {iri: some for iri in sentences if (some := [m for m in mentions[iri] if m.form == "name"])}
    texts = texts_of(store, [*named])
    seen = reading.reader.doings([texts[iri] for iri in named], words)
    who = {iri: [who_does(one, named[iri]) for one in doings if one.is_verb] for iri, doings in zip(named, seen, strict=True)}
    return frozenset(iri for iri, some in who.items() if some and all(one and one.isdisjoint(act.actor) for one in some))
