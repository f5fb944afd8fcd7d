"""When two events of the graph are one event of the world. Conservative: a link that is missing is a gap, a wrong one a false witness.

Two are one only where nothing that both know differs, and where what they have in common would be a strange coincidence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from kg.relate import deeds
from kg.relate.features import Features, differ, load, merge, share
from kg.relate.matching import Kind
from kg.relate.signatures import key
from kg.relate.stems import once
from kg.vocab import ID, PL

VERBATIM = 0.8  # share of the words of the matter that two reports of one speech have in common
COPIED = 0.7  # share of the words of the clause that two reports in much the same words have in common
SAME_MATTER = 0.5  # share of the words of the matter that two accusations of one have in common
PAST = 30  # days before an article's time, of which it tells as of what has been before
LONGEST = 7  # days: "in November" dates nothing
_SPEECH = PL + "x-STATE"
_OTHER = PL + "x-OTHER"  # of no type: its like is not of the same type either
_LOCAL = ID + "ent/"
_ROLES = ("recipients", "instruments", "places")
_ONCE = {role: once(role.removesuffix("s")) for role in ("actors", "recipients")}


# ---- candidates


def keys(many: Sequence[bytes]) -> list[list[int]]:
    """One key for each participant on each day that is possible; within the article; and for what happens to somebody once."""
    return [[*_keys(event), *deeds.keys(event)] if event.type != _OTHER else [] for event in map(load, many)]


def seeks(many: Sequence[bytes]) -> list[list[int]]:
    """The keys of what it may be one event with, or one deed."""
    return [[*_keys(event), *deeds.seeks(event)] if event.type != _OTHER else [] for event in map(load, many)]


def _keys(event: Features) -> Iterator[int]:
    days = _days(event)
    anyone = {*event.actors, *event.recipients, *event.instruments, *event.places, *event.acting_for}
    for entity in anyone:
        for day in days:
            yield key("event", event.type, entity, day)
    if event.given and not days:
        for actor in (*event.actors, *event.acting_for):
            for other in (*event.recipients, *event.instruments):
                yield key("event", event.type, actor, other, *event.given)
    for who in event.described:
        for day in days:
            yield key("event", event.type, who, day)
    for article in event.articles:
        for trigger in event.triggers:
            yield key("event", event.type, article, trigger)
        for mode in event.modes:
            yield key("event", event.type, article, mode)
    for deed in _once(event):
        yield key("event", event.type, *deed)


def _days(event: Features) -> list[str]:
    """The days that are possible; none for what has no day or a long time."""
    if not event.span:
        return []
    first, last = (dt.date.fromisoformat(day) for day in event.span)
    days = (last - first).days + 1
    return [(first + dt.timedelta(more)).isoformat() for more in range(days)] if days <= LONGEST else []


def _once(event: Features) -> set[tuple[str, str]]:
    """Deed and person, of what is done once in a life."""
    return {
        (word, person)
        for role, deeds in _ONCE.items()
        for word in deeds.intersection(event.triggers)
        for person in set(getattr(event, role)).intersection(event.people)
    }


# ---- judgement


def judge(one: bytes, other: bytes) -> tuple[int, Sequence[str]] | None:
    """Score and reasons where the two are one event, or one deed of which not both say that it was done (kg/relate/deeds.py)."""
    a, b = load(one), load(other)
    if _cannot_be_one(a, b):
        return None
    reasons = list(_reasons(a, b))
    if _is_one(a, b, reasons):
        return min(sum(_WEIGHTS[reason] for reason in reasons), 99), reasons
    return deeds.judge(a, b, reasons)


def _cannot_be_one(a: Features, b: Features) -> bool:
    """What both know differs. In one sentence nobody tells one thing twice."""
    if a.type != b.type or share(a.sentences, b.sentences) or differ(a.modes, b.modes):
        return True
    return any(_are_others(a, b, role) for role in _ROLES) or _others_did(a, b)


def _is_one(a: Features, b: Features, reasons: Collection[str]) -> bool:
    if not _tenses_fit(a, b) or (differ(a.another, b.another) and "OnceOnly" not in reasons):
        return False
    return _may_be_at_once(a, b, reasons) and _is_enough(a, b, reasons)


_WEIGHTS = {"SameActor": 25, "SameRecipient": 25, "SameInstrument": 15, "SamePlace": 15, "SameDay": 20, "NearDays": 5,
            "SameTrigger": 20, "SameMode": 10, "SimilarMatter": 40, "SimilarWords": 25, "CopiedWords": 40, "OnceOnly": 40,
            "SameDescription": 15}  # fmt: skip
_PARTICIPANTS = frozenset({"SameActor", "SameRecipient", "SameInstrument", "SamePlace", "SameDescription"})


def _reasons(a: Features, b: Features) -> Iterator[str]:
    if share(a.actors, b.actors) or _one_acts_for_other(a, b):
        yield "SameActor"
    for role, reason in (("recipients", "SameRecipient"), ("instruments", "SameInstrument"), ("places", "SamePlace")):
        if share(getattr(a, role), getattr(b, role)):
            yield reason
    if share(a.described, b.described):
        yield "SameDescription"
    yield "SameDay" if a.given and a.given == b.given and a.given[0] == a.given[-1] else "NearDays"
    if share(a.triggers, b.triggers):
        yield "SameTrigger"
    if share(a.modes, b.modes):
        yield "SameMode"
    if _overlap(a.matter, b.matter, 3) >= 0.6:
        yield "SimilarMatter"
    if _overlap(a.words, b.words, 4) >= 0.5:
        yield "SimilarWords"
    if _overlap(a.words, b.words, 6) >= COPIED:
        yield "CopiedWords"
    if _once(a) & _once(b):
        yield "OnceOnly"


def _is_enough(a: Features, b: Features, reasons: Collection[str]) -> bool:
    """Somebody who takes part in both, and: the same matter with one thing more; or the same word of the deed with the same day, another
    who takes part, or much the same words. Names that only the one has and names that only the other has, beside those who take part, speak
    of two events. What is planned, denied or left open has no day by which other words could be known to tell of the same. Of speaking, it
    is always the matter: somebody may speak twice in a day.
    """
    roles, found = len(_PARTICIPANTS & set(reasons)), set(reasons)
    if "OnceOnly" in found or {"SameTrigger", "CopiedWords"} <= found:
        return True
    if not roles or _are_other_words(a, b):
        return False
    if "SimilarMatter" in found:
        more = roles > 1 or {"SameTrigger", "SameMode", "SameDay"} & found
        return not _names_differ(a, b) and bool(_overlap(a.matter, b.matter, 4) >= VERBATIM if a.type == _SPEECH else more)
    if a.type == _SPEECH or not {"SameTrigger", "SameMode"} & found:
        return False
    if {"SameActor", "SameTrigger"} <= found and a.matter and a.matter == b.matter and share(a.articles, b.articles):
        return not differ(_days(a), _days(b))
    if roles > 1:
        return "SameTrigger" in found or not (_names_differ(a, b) or deeds.unreal(a) or deeds.unreal(b))
    if _names_differ(a, b) or "SameTrigger" not in found or differ(a.matter, b.matter):
        return False
    return bool({"SameDay", "SimilarWords"} & found) or _is_told_again(a, b, found)


def _are_other_words(a: Features, b: Features) -> bool:
    """Whether somebody accuses, threatens or asks in both, and not of the same matter: beside who takes part and the word of the deed they
    have little in common."""
    if a.type not in deeds.WORDS or a.type == _SPEECH:
        return False
    rest = [{*it.words, *it.matter} - {*it.triggers} - {word.split()[-1] for word in it.called} for it in (a, b)]
    one, other = rest
    return bool(one and other) and _overlap(one, other, 1) < SAME_MATTER


def _is_told_again(a: Features, b: Features, found: Collection[str]) -> bool:
    """In one article the same is done by the same person, or to the same person; by or to somebody else who is known, only where it is the
    same kind of deed, and was done."""
    if a.type in deeds.WORDS or not share(a.articles, b.articles) or (a.span and not share(_days(a), _days(b))):
        return False
    one, other = ({*event.actors, *event.recipients} for event in (a, b))
    if one & other & {*a.people} & {*b.people}:
        return True
    return "SameMode" in found and any(not iri.startswith(_LOCAL) for iri in one & other) and not (deeds.unreal(a) or deeds.unreal(b))


def _names_differ(a: Features, b: Features) -> bool:
    """Each has a name that the other has not; in one article only those in the matter count, for it tells one thing twice."""
    field = "matter_names" if share(a.articles, b.articles) else "names"
    one, other = set(getattr(a, field)), set(getattr(b, field))
    return bool(one - other and other - one)


def _tenses_fit(a: Features, b: Features) -> bool:
    """What is still to come is another matter than what has been, unless both texts give the same day."""
    done, to_come = {"past"}, {"future"}
    crossed = (done & set(a.tenses) and to_come & set(b.tenses)) or (to_come & set(a.tenses) and done & set(b.tenses))
    return not crossed or bool(a.given and a.given == b.given)


def _may_be_at_once(a: Features, b: Features, reasons: Collection[str]) -> bool:
    if not (a.given and b.given) and (share(a.articles, b.articles) or "OnceOnly" in reasons):
        return not _is_long_past(a, b, reasons)
    return share(_days(a), _days(b)) or (a.given == b.given != ())


def _is_long_past(a: Features, b: Features, reasons: Collection[str]) -> bool:
    """Whether an article gives for the one a day of long ago, as it does for what was done before, and for the other none; what is done to
    one person, or told in much the same words, it may tell twice all the same."""
    if {"OnceOnly", "SimilarWords", "CopiedWords"} & set(reasons) or share(a.people, b.people):
        return False
    return any(one.given and other.span and not other.given and _days_between(one.given[-1], other.span[0]) > PAST
               for one, other in ((a, b), (b, a)))  # fmt: skip


def _days_between(early: str, late: str) -> int:
    return (dt.date.fromisoformat(late) - dt.date.fromisoformat(early)).days


def _one_acts_for_other(a: Features, b: Features) -> bool:
    """Whether a state acts in the one and its president in the other; he of whom a text says nothing may be any official of the same."""
    return share(a.actors or a.acting_for, b.acting_for) or share(a.acting_for, b.actors or b.acting_for)


def _others_did(a: Features, b: Features) -> bool:
    """Others acted; an official and his state are one, two officials are not."""
    return _are_others(a, b, "actors") and not _one_acts_for_other(a, b)


def _are_others(a: Features, b: Features, role: str) -> bool:
    """Whether those in a role cannot be the same. Somebody whom only his article knows may have two names in it ("the minister")."""
    one, other = getattr(a, role), getattr(b, role)
    local = all(iri.startswith(_LOCAL) for iri in one) or all(iri.startswith(_LOCAL) for iri in other)
    return differ(one, other) and not (local and share(_called(a, role), _called(b, role)))


def _called(event: Features, role: str) -> list[str]:
    return [word for word in event.called if word.startswith(f"{role} ")]


def _overlap(one: Collection[str], other: Collection[str], least: int) -> float:
    """Share of the words of the shorter one that the other has; 0 where fewer than `least` are in common."""
    shared = len(set(one) & set(other))
    return shared / min(len(set(one)), len(set(other))) if shared >= least else 0.0


EVENTS = Kind("event", merge, keys, judge, seeks)
