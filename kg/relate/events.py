"""When two events of the graph are one event of the world. Conservative: a link that is missing is a gap, a wrong one a false witness.

Two are one only where nothing that both know differs, and where what they have in common would be a strange coincidence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from kg.relate import deeds, recalled
from kg.relate.evidence import (
    LOCAL,
    are_of_other_matter,
    cannot_be_one,
    counts_differ,
    days,
    in_common,
    names_differ,
    once_only,
    overlap,
    undergo_apart,
)
from kg.relate.features import Features, differ, load, merge, share, tells_less
from kg.relate.matching import Kind
from kg.relate.signatures import key
from kg.vocab import AU, PL

VERBATIM = 0.8  # share of the words of the matter that two reports of one speech have in common
SAME_MATTER = 0.5  # share of the words of the matter that two accusations of one have in common
SAME_WELCOME = 0.4  # the same of what is welcomed
PAST = 30  # days before an article's time, of which it tells as of what has been before
LATELY = 7  # days before an article's time, of which it tells as of what is new
COPIED = 6  # words, of which two articles have the same by copying
_TOWN = AU + "place-"
_SPEECH = PL + "x-STATE"
_SUPPORT = PL + "SUPPORT"
_SIGNED = "sign"  # kind of deed
_OTHER = PL + "x-OTHER"


# ---- candidates


def keys(many: Sequence[bytes]) -> list[list[int]]:
    """One key for each participant on each day that is possible; within the article; for the same words; and for what happens to
    somebody once."""
    return [[*_typed(event), *deeds.keys(event)] if event.type != _OTHER else _of_no_type(event) for event in map(load, many)]


def seeks(many: Sequence[bytes]) -> list[list[int]]:
    """The keys of what it may be one event with, or one deed."""
    return [[*_typed(event), *deeds.seeks(event)] if event.type != _OTHER else _of_no_type(event) for event in map(load, many)]


def _of_no_type(event: Features) -> list[int]:
    """What no type covers is known by its word, with who takes part and the day."""
    somebody = {*event.actors, *event.recipients, *event.acting_for}
    marks = [(trigger, one, day) for trigger in event.triggers for one in somebody for day in days(event)]
    return [key("other", *mark) for mark in marks] + ([key("other", *event.triggers, *event.words)] if len(event.words) >= COPIED else [])


def _typed(event: Features) -> Iterator[int]:
    yield from _keys(event)
    yield from recalled.keys(event)


def _keys(event: Features) -> Iterator[int]:
    possible = days(event)
    anyone = {*event.actors, *event.recipients, *event.instruments, *event.places, *event.acting_for, *event.described, *event.full}
    anyone.update(event.counts if event.given else ())
    for one in anyone:
        for day in possible:
            yield key("event", event.type, one, day)
    if event.given and not possible:
        for actor in (*event.actors, *event.acting_for):
            for other in (*event.recipients, *event.instruments):
                yield key("event", event.type, actor, other, *event.given)
    for article in event.articles:
        for trigger in event.triggers:
            yield key("event", event.type, article, trigger)
        for mode in event.modes:
            yield key("event", event.type, article, mode)
    plain = [word for word in event.words if not word.isdigit()]  # told again with another number, as a correction does
    if len(plain) >= COPIED:
        yield key("event", event.type, *event.triggers, *plain)
    for deed in once_only(event):
        yield key("event", event.type, *deed)


# ---- judgement


def judge(one: bytes, other: bytes) -> tuple[int, Sequence[str]] | None:
    """Score and reasons where the two are one event, or one deed of which not both say that it was done (kg/relate/deeds.py)."""
    a, b = load(one), load(other)
    if cannot_be_one(a, b):
        return None
    reasons = list(in_common(a, b))
    if _is_one(a, b, reasons) or recalled.is_recalled(a, b, reasons):
        return min(sum(_WEIGHTS[reason] for reason in reasons), 99), reasons
    return deeds.judge(a, b, reasons)


def _is_one(a: Features, b: Features, reasons: Collection[str]) -> bool:
    if a.type == _OTHER and (share(a.articles, b.articles) or deeds.unreal(a) or deeds.unreal(b)):
        return False
    if not _tenses_fit(a, b) or (differ(a.another, b.another) and "OnceOnly" not in reasons):
        return False
    return _may_be_at_once(a, b, reasons) and _is_enough(a, b, {*reasons})


_WEIGHTS = {"SameActor": 25, "SameRecipient": 25, "SameInstrument": 15, "SamePlace": 15, "SameDay": 20, "NearDays": 5,
            "SameTrigger": 20, "SameMode": 10, "SimilarMatter": 40, "SimilarWords": 25, "CopiedWords": 40, "OnceOnly": 40,
            "SameDescription": 15, "SimilarTrigger": 15, "SameName": 20, "SameCount": 20}  # fmt: skip
_PARTICIPANTS = {"SameActor": "actors", "SameRecipient": "recipients", "SameInstrument": "instruments", "SamePlace": "places"}


def _roles(a: Features, b: Features, found: set[str]) -> set[str]:
    """The roles in which both have somebody or something in common, be it by name or description only."""
    same = (*({*a.described} & {*b.described}), *({*a.full} & {*b.full}))
    return {role for reason, role in _PARTICIPANTS.items() if reason in found} | {one.split()[0] for one in same}


def _is_enough(a: Features, b: Features, found: set[str]) -> bool:
    """Somebody who takes part in both, and: the same matter with one thing more; or the same word of the deed with the same day, another
    who takes part, a number, or much the same words. Names that only the one has and names that only the other has, beside those who take
    part, speak of two events, and so do two numbers, unless both texts give the day. What is planned, denied or left open has no day by
    which other words could be known to tell of the same. Of speaking, it is always the matter: somebody may speak twice in a day.
    """
    if "OnceOnly" in found:
        return True
    if ("SameDay" not in found and counts_differ(a, b)) or _are_welcomed_apart(a, b):
        return False
    if {"SameTrigger", "CopiedWords"} <= found and not _are_others_in_like_words(a, b):
        return True
    roles = len(_roles(a, b, found))
    if not roles:
        return _are_as_many(a, b, found)
    if "SimilarMatter" in found and not _are_other_words(a, b):
        more = roles > 1 or {"SameTrigger", "SameMode", "SameDay"} & found
        return not names_differ(a, b) and bool(overlap(a.matter, b.matter, 4) >= VERBATIM if a.type == _SPEECH else more)
    if a.type == _SPEECH:
        return False
    if a.type == _OTHER:
        same = {"SameTrigger", "SimilarWords"} <= found and tells_less(a.words, b.words)
        return same and bool({"SameActor", "SameRecipient"} & found) and not names_differ(a, b)
    if {"SameActor", "SameTrigger"} <= found and a.matter and a.matter == b.matter and share(a.articles, b.articles):
        return not differ(days(a), days(b))
    if _are_other_words(a, b):
        return False
    return _is_one_deed(a, b, found, roles)


def _is_one_deed(a: Features, b: Features, found: set[str], roles: int) -> bool:
    """Of what is done, where so many roles are filled alike and nothing that both know differs."""
    within, alike = share(a.articles, b.articles), {"SameTrigger", "SameMode"} & found
    told = alike or (not within and "SimilarTrigger" in found)
    real = not (deeds.unreal(a) or deeds.unreal(b))
    sure = "SameTrigger" in found and roles > 1 and ("SameDay" in found or (within and deeds.unreal(a) is deeds.unreal(b)))
    if not within and undergo_apart(a, b):
        return False
    if sure:
        return True
    if told and {"SameDay", "SameCount"} <= found:
        return True
    if names_differ(a, b) or ("SameDay" not in found and are_of_other_matter(a, b)):
        return False
    if alike and ("SameCount" in found or ("SameName" in found and not within)):
        return True
    if roles > 1:
        if "SameTrigger" in found:
            return not _is_of_two_days(a, b, found)
        return real and bool(alike or "SameDay" in found or (told and {"SameDescription", "SameCount", "SameName"} & found))
    if {"SameMode", "SameDay"} <= found and overlap(a.matter, b.matter, 2) >= SAME_MATTER:
        return True
    like = "SimilarWords" in found and (within or not _are_called_apart(a, b))
    return "SameTrigger" in found and ("SameDay" in found or like or _is_told_again(a, b, found))


def _are_called_apart(a: Features, b: Features) -> bool:
    """Whether those to whom it is done have no name and are others by the words for them: a lawmaker and an activist of one party."""
    one, other = ([word for word in event.called if word.startswith("recipients ")] for event in (a, b))
    return bool(one and other) and not tells_less(one, other) and not share(a.recipients, b.recipients)


def _are_as_many(a: Features, b: Features, found: set[str]) -> bool:
    """Whether the same is done to as many on one day, and told with a name that both have and none that differs ("seven people were killed"
    where the other says by whom)."""
    alike = {"SameCount", "SameDay"} <= found and bool({"SameTrigger", "SameMode"} & found)
    return alike and share(a.said, b.said) and not (names_differ(a, b) or are_of_other_matter(a, b) or undergo_apart(a, b))


def _is_of_two_days(a: Features, b: Features, found: set[str]) -> bool:
    """Whether they are told on two days in other words, and neither says of which: what is done every day is news every day."""
    return not (a.given or b.given or "SimilarWords" in found) and differ(a.printed, b.printed)


def _are_others_in_like_words(a: Features, b: Features) -> bool:
    """Whether two reports in much the same words have other names in them, or speak of another matter."""
    if share(a.articles, b.articles):
        return a.type in deeds.WORDS and are_of_other_matter(a, b)
    return names_differ(a, b) or are_of_other_matter(a, b)


def _are_other_words(a: Features, b: Features) -> bool:
    """Whether somebody accuses, threatens or asks in both, and not of the same matter: beside who takes part and the word of the deed they
    have little in common."""
    if a.type not in deeds.WORDS or a.type == _SPEECH:
        return False
    rest = [{*it.words, *it.matter} - {*it.triggers} - {word.split()[-1] for word in it.called} for it in (a, b)]
    one, other = rest
    return bool(one and other) and overlap(one, other, 1) < SAME_MATTER


def _are_welcomed_apart(a: Features, b: Features) -> bool:
    """Whether two things are welcomed or backed: each has a matter of its own, and little in common with the other."""
    return a.type == _SUPPORT and _SIGNED not in a.deeds and bool(a.matter and b.matter) and overlap(a.matter, b.matter, 1) < SAME_WELCOME


def _is_told_again(a: Features, b: Features, found: set[str]) -> bool:
    """In one article the same was done by the same person, or to the same person, of late; by or to somebody else who is known, only where
    it is the same kind of deed."""
    if a.type in deeds.WORDS or not share(a.articles, b.articles) or deeds.unreal(a) or deeds.unreal(b) or _are_days_apart(a, b):
        return False
    if a.type == _SUPPORT and not (a.matter and b.matter):  # somebody welcomes much in an interview
        return False
    one, other = ({*event.actors, *event.recipients} for event in (a, b))
    if one & other & {*a.people} & {*b.people} or _are_in_one_town(a, b):
        return True
    return "SameMode" in found and any(not iri.startswith(LOCAL) for iri in one & other)


def _are_in_one_town(a: Features, b: Features) -> bool:
    """Whether they are in one place that is no state: of a town, an article seldom tells two such deeds in the same word."""
    return any(one.startswith((LOCAL, _TOWN)) for one in {*a.places} & {*b.places})


def _are_days_apart(a: Features, b: Features) -> bool:
    """Whether they have no day in common; where only one text gives its day, whether that is not one of late."""
    if not (a.span and b.span) or share(days(a), days(b)):
        return False
    if a.given and b.given:
        return True
    early, late = sorted((a, b), key=lambda event: event.span)
    return not (early.given and early.given[0] == early.given[-1]) or _days_between(early.span[-1], late.span[0]) > LATELY


def _tenses_fit(a: Features, b: Features) -> bool:
    """What is still to come is another matter than what has been, unless both texts give the same day."""
    done, to_come = {"past"}, {"future"}
    crossed = (done & set(a.tenses) and to_come & set(b.tenses)) or (to_come & set(a.tenses) and done & set(b.tenses))
    return not crossed or bool(a.given and a.given == b.given)


def _may_be_at_once(a: Features, b: Features, reasons: Collection[str]) -> bool:
    if not (a.given and b.given) and (share(a.articles, b.articles) or "OnceOnly" in reasons):
        return not _is_long_past(a, b, reasons)
    return share(days(a), days(b)) or (a.given == b.given != ())


def _is_long_past(a: Features, b: Features, reasons: Collection[str]) -> bool:
    """Whether an article gives for the one a day of long ago, as it does for what was done before, and for the other none; what is done to
    one person, or told in much the same words, it may tell twice all the same."""
    if {"OnceOnly", "SimilarWords", "CopiedWords"} & set(reasons) or share(a.people, b.people):
        return False
    return any(one.given and other.span and not other.given and _days_between(one.given[-1], other.span[0]) > PAST
               for one, other in ((a, b), (b, a)))  # fmt: skip


def _days_between(early: str, late: str) -> int:
    return (dt.date.fromisoformat(late) - dt.date.fromisoformat(early)).days


EVENTS = Kind("event", merge, keys, judge, seeks)
