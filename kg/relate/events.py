"""When two events of the graph are one event of the world. Conservative: a link that is missing is a gap, a wrong one a false witness.

An event is described by what its articles say of it: type, participants, the days it may have been on, its words. Two are one only where
nothing that both know differs, and where what they have in common would be a strange coincidence.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from kg.relate.facts import NO_DAY, Print, Told, Voice
from kg.relate.index import Held
from kg.relate.matching import Kind
from kg.relate.signatures import key
from kg.resources import data_path
from kg.vocab import PL

WINDOW = 2  # days before publication in which an event without a day of its own may have been
VERBATIM = 0.8  # share of the words of the matter that two reports of one speech have in common
LONGEST = 7  # days: "in November" dates nothing
_SPEECH = PL + "x-STATE"
_WORD = re.compile(r"\w+")
_PLAIN = frozenset(data_path("queries", "relate", "plain-words.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of an event. All are sorted and without repetition; days as ISO dates, `span` the days it may have been on."""

    type: str
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    acting_for: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    tenses: tuple[str, ...] = ()
    given: tuple[str, ...] = ()  # first and last day, where the text gives them
    span: tuple[str, ...] = ()  # first and last day that are possible


def descriptions(print_: Print, events: Iterable[Told], voices: Iterable[Voice]) -> Iterator[Held]:
    """The events of an article as it describes them."""
    presented = defaultdict[str, set[str]](set)
    for voice in voices:
        presented[voice.event].add(_presented(voice))
    for told in events:
        yield Held(told.event, "", _dump(_features(print_, told, presented[told.event])))


def _features(print_: Print, told: Told, presented: Iterable[str]) -> Features:
    return Features(
        type=told.type,
        modes=_sorted([told.mode]),
        **{role: _sorted(entities) for role, entities in told.roles.items()},
        articles=(print_.article,),
        triggers=_sorted(map(_stem, _content(told.trigger))),
        words=_sorted(map(_stem, _content(told.words))),
        names=_sorted(_stem(word) for word in _names(told.words) if word not in told.linked.casefold()),
        sentences=_sorted([told.sentence]),
        matter=_sorted(map(_stem, _content(told.theme))),
        tenses=_sorted(presented),
        given=told.days,
        span=told.days or _span(print_.day),
    )


def _presented(voice: Voice) -> str:
    """When a claim places it: "past" and "present" are one, what is denied or left open has no time of its own."""
    if voice.factuality in ("CTm", "PRm", "PSm", "Uu") or voice.tense == "none":
        return "open"
    return "future" if voice.tense == "future" else "past"


def _span(published: str) -> tuple[str, ...]:
    if published == NO_DAY:
        return ()
    day = dt.date.fromisoformat(published)
    return (day - dt.timedelta(WINDOW)).isoformat(), day.isoformat()


def merge(said: Sequence[bytes]) -> bytes:
    """What all articles say of one event together."""
    some = [_load(one) for one in said]
    lists = {f.name: _sorted(value for one in some for value in getattr(one, f.name)) for f in fields(Features) if f.name != "type"}
    for name in ("given", "span"):
        lists[name] = (lists[name][0], lists[name][-1]) if lists[name] else ()
    return _dump(Features(min(one.type for one in some), **lists))


# ---- candidates


def keys(many: Sequence[bytes]) -> list[list[int]]:
    """One key for each participant on each day that is possible; and within the article."""
    return [list(_keys(_load(one))) for one in many]


def _keys(event: Features) -> Iterator[int]:
    anyone = {*event.actors, *event.recipients, *event.instruments, *event.places, *event.acting_for}
    for entity in anyone:
        for day in _days(event):
            yield key("event", event.type, entity, day)
    for article in event.articles:
        for trigger in event.triggers:
            yield key("event", event.type, article, trigger)


def _days(event: Features) -> list[str]:
    """The days that are possible; none for what has no day or a long time."""
    if not event.span:
        return []
    first, last = (dt.date.fromisoformat(day) for day in event.span)
    days = (last - first).days + 1
    return [(first + dt.timedelta(more)).isoformat() for more in range(days)] if days <= LONGEST else []


# ---- judgement


def judge(one: bytes, other: bytes) -> tuple[int, Sequence[str]] | None:
    """Score and reasons where the two are one event. In one sentence nobody tells one thing twice."""
    a, b = _load(one), _load(other)
    if a.type != b.type or _share(a.sentences, b.sentences) or _differ(a.modes, b.modes) or not _may_be_at_once(a, b):
        return None
    if not _tenses_fit(a, b):
        return None
    if any(_differ(getattr(a, role), getattr(b, role)) for role in ("recipients", "instruments", "places")):
        return None
    if _differ(a.actors, b.actors) and not _share((*a.actors, *a.acting_for), (*b.actors, *b.acting_for)):
        return None
    reasons = list(_reasons(a, b))
    return (min(sum(_WEIGHTS[reason] for reason in reasons), 99), reasons) if _is_enough(a, b, reasons) else None


_WEIGHTS = {"SameActor": 25, "SameRecipient": 25, "SameInstrument": 15, "SamePlace": 15, "SameDay": 20, "NearDays": 5,
            "SameTrigger": 20, "SimilarMatter": 40, "SimilarWords": 25}  # fmt: skip
_PARTICIPANTS = frozenset({"SameActor", "SameRecipient", "SameInstrument", "SamePlace"})


def _reasons(a: Features, b: Features) -> Iterator[str]:
    if _share((*a.actors, *a.acting_for), (*b.actors, *b.acting_for)):
        yield "SameActor"
    for role, reason in (("recipients", "SameRecipient"), ("instruments", "SameInstrument"), ("places", "SamePlace")):
        if _share(getattr(a, role), getattr(b, role)):
            yield reason
    yield "SameDay" if a.given and a.given == b.given and a.given[0] == a.given[-1] else "NearDays"
    if _share(a.triggers, b.triggers):
        yield "SameTrigger"
    if _overlap(a.matter, b.matter, 3) >= 0.6:
        yield "SimilarMatter"
    if _overlap(a.words, b.words, 4) >= 0.5:
        yield "SimilarWords"


def _is_enough(a: Features, b: Features, reasons: Collection[str]) -> bool:
    """Somebody who takes part in both, and: the same matter; or the same word of the deed, with the same day, another who takes part, or
    much the same words. Names that only the one has and names that only the other has, beside those who take part, speak of two events.
    Of speaking, it is always the matter: somebody may speak twice in a day.
    """
    roles, found = len(_PARTICIPANTS & set(reasons)), set(reasons)
    if not roles or _names_differ(a, b):
        return False
    if "SimilarMatter" in found:
        return a.type != _SPEECH or _overlap(a.matter, b.matter, 4) >= VERBATIM
    more = roles > 1 or bool({"SameDay", "SimilarWords"} & found)
    return a.type != _SPEECH and "SameTrigger" in found and more


def _names_differ(a: Features, b: Features) -> bool:
    return bool(set(a.names) - set(b.names) and set(b.names) - set(a.names))


def _tenses_fit(a: Features, b: Features) -> bool:
    """What is still to come is another matter than what has been, unless both texts give the same day."""
    done, to_come = {"past"}, {"future"}
    crossed = (done & set(a.tenses) and to_come & set(b.tenses)) or (to_come & set(a.tenses) and done & set(b.tenses))
    return not crossed or bool(a.given and a.given == b.given)


def _may_be_at_once(a: Features, b: Features) -> bool:
    if set(a.articles) & set(b.articles) and not (a.given and b.given):
        return True
    days = set(_days(a))
    return bool(days & set(_days(b)))


def _differ(one: Collection[str], other: Collection[str]) -> bool:
    return bool(one and other and not _share(one, other))


def _share(one: Collection[str], other: Collection[str]) -> bool:
    return not set(one).isdisjoint(other)


def _overlap(one: Collection[str], other: Collection[str], least: int) -> float:
    """Share of the words of the shorter one that the other has; 0 where fewer than `least` are in common."""
    shared = len(set(one) & set(other))
    return shared / min(len(set(one)), len(set(other))) if shared >= least else 0.0


# ---- words and bytes


def _content(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _PLAIN and len(word) > 1]


def _names(text: str) -> list[str]:
    """Words with a capital, but for the first: whether that is a name cannot be seen."""
    return [word.casefold() for word in _WORD.findall(text)[1:] if word[:1].isupper() and word.casefold() not in _PLAIN and len(word) > 1]


def _stem(word: str) -> str:
    """Roughly: so that "attacks", "attacked" and "attack" are one word."""
    return re.sub(r"(?:ing|ed|es|s|ion|ions)$", "", word) if len(word) > 5 else word


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def _dump(event: Features) -> bytes:
    known = {one.name: value for one in fields(Features) if (value := getattr(event, one.name))}
    return json.dumps(known, ensure_ascii=False, sort_keys=True).encode()


def _load(data: bytes) -> Features:
    known = json.loads(data)
    return Features(known.pop("type"), **{name: tuple(value) for name, value in known.items()})


EVENTS = Kind("event", merge, keys, judge)
