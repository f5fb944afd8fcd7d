"""One deed told of at different stages: somebody plans it, is warned of it, denies it, and somebody says that it was done.

Such reports need not be of one event: what has not happened has no day. But what they describe is the same, and close enough in time for
the one to bear on the other: the same kind of deed by the same one, to the same one or with the same thing (or one that is done only once,
or by the same word to some who have no name and are described alike); nothing that both know differs, and whatever a denial or a plan
names, the other names too. Rules and questions say what follows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from kg.relate.features import Features, differ, share, tells_less
from kg.relate.signatures import key
from kg.vocab import ID, PL

# kinds of events that are words: said again, they are another event
WORDS = frozenset(PL + name for name in ("x-STATE", "x-CONSIDER", "REQUEST", "ACCUSE", "THREATEN", "REJECT"))
WITHIN = 180  # days between the one report and the other
LOCAL = ID + "ent/"
_UNREAL = ("future", "open")


def keys(event: Features) -> Iterator[int]:
    """One key for each pair of participants in each half-year that is near, for what was done other ones than for what was not."""
    return _keys(event, "plan" if unreal(event) else "deed")


def seeks(event: Features) -> Iterator[int]:
    """The keys of what it may be one deed with: of two that were done, neither is the other's plan."""
    for standing in ("plan", "deed") if unreal(event) else ("plan",):
        yield from _keys(event, standing)


def _keys(event: Features, standing: str) -> Iterator[int]:
    if event.type in WORDS:
        return
    for day in event.printed:
        near = dt.date.fromisoformat(day).toordinal() // WITHIN
        for time in (near, near + 1):
            for actor in (*event.actors, *event.acting_for):
                for other in (*event.recipients, *event.instruments, *unnamed(event)):
                    yield key(standing, event.type, actor, other, time)


def judge(a: Features, b: Features, reasons: Collection[str]) -> tuple[int, Sequence[str]] | None:
    """Score and reasons where two of one type, in which nothing differs that both know, are one deed. reasons: what they share."""
    shared = {"SameRecipient", "SameInstrument", "OnceOnly"} & set(reasons)
    if not shared and "SameTrigger" in reasons and tells_less(unnamed(a), unnamed(b)):
        shared = {"SameDescription"}
    if a.type in WORDS or "SameActor" not in reasons or not shared or differ(a.matter, b.matter):
        return None
    pairs = [(one, other) for one, other in ((a, b), (b, a)) if unreal(one)]
    if not pairs or not all(_covers(*both) for both in pairs) or not _is_near(a, b):
        return None
    return 40 + 15 * len(shared), ["SameDeed", "SameActor", *sorted(shared)]


def unreal(event: Features) -> bool:
    """Whether somebody says that it is still to come, denies it or leaves it open."""
    return share(event.tenses, _UNREAL)


def unnamed(event: Features) -> list[str]:
    """The words for those to whom it is done, where nobody of them has a name that other articles would know."""
    if any(not iri.startswith(LOCAL) for iri in event.recipients):
        return []
    return [word for word in event.called if word.startswith("recipients ") and not word[-1].isdigit()]


def _covers(plan: Features, other: Features) -> bool:
    """Whether the other names all that the denial or the plan names: "no drones to Russia" is not of drones to nobody known."""
    for role in ("recipients", "instruments"):
        words, theirs = ([word.removeprefix(f"{role} ") for word in one.called if word.startswith(f"{role} ")] for one in (plan, other))
        known = share(getattr(plan, role), getattr(other, role))
        if (words or getattr(plan, role)) and not known and not share(words, (*theirs, *other.words)):  # "radios" need be no entity
            return False
    return True


def _is_near(a: Features, b: Features) -> bool:
    days = [sorted(dt.date.fromisoformat(day).toordinal() for day in event.printed) for event in (a, b)]
    return all(days) and max(days[0][0] - days[1][-1], days[1][0] - days[0][-1]) <= WITHIN
