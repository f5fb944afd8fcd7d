"""What is known of an event by which it may be found to be the same as another: put down once for each article, and merged."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from kg.relate.facts import NO_DAY, Print, Told, Voice
from kg.relate.peoples import country, is_office, of_no_country
from kg.relate.spelling import plain
from kg.relate.stems import deeds, joined, names, of_another, stem, stems
from kg.vocab import ID

_LOCAL = ID + "ent/"
_AGE = re.compile(r"(\d+)-year-old")
WINDOW = 2  # days before publication in which an event without a day of its own may have been


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of an event. All are sorted and without repetition; words as stems; days as ISO dates.

    `called`: role and word, for each word by which somebody is named who takes part · `people`: those who take part and are persons with a
    name · `full`: role and full name of these · `proper`: role and word, for each name and each age by which somebody is called
    ("a 36-year-old Dutch journalist") · `counts`: role and exact number · `said`: all names by which the event is told ·
    `anew`: names with which it is told where it was told wrongly before, by its publisher, one of `papers` ·
    `described`: role and words, for those who take part, have no name of their own and are described by one ("the mayor of Izmir") ·
    `deeds`: the kinds of deed that the words for it tell · `lands`: the states of the places · `spots`: names, but for those of countries
    and people, by which a place or what was hit is called ·
    `another`: whether a report says that it is another than the one spoken of · `printed`: days of publication ·
    `given`: first and last day, where the text gives them · `span`: first and last day that are possible.
    """

    type: str
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    acting_for: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    anew: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    matter_names: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    tenses: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    another: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    span: tuple[str, ...] = ()


def features(print_: Print, told: Told, presented: Iterable[str]) -> Features:
    """What an article says of an event; `presented`: when each of its claims places it."""
    return Features(
        type=told.type,
        modes=joined([told.mode]),
        **{role: joined(entities) for role, entities in told.roles.items()},
        called=joined(f"{role} {word}" for role, texts in told.called.items() for text in texts for word in stems(text)),
        people=joined(told.people),
        full=joined(f"{role} {' '.join(plain(one))}" for role, some in told.names.items() for one in some if len(plain(one)) > 1),
        proper=joined(f"{role} {word}" for role, texts in told.called.items() for text in texts for word in _proper(text, told.words)),
        counts=joined(told.counts),
        said=joined(_stem(word) for word in names(f"a {told.theme} {told.words}")),
        described=joined(_described(told)),
        papers=(print_.publisher,),
        articles=(print_.article,),
        triggers=joined(stems(told.trigger)),
        words=joined(stems(told.words)),
        names=_names(told.theme or told.words, told),
        matter_names=_names(told.theme, told),
        sentences=joined([told.sentence]),
        matter=joined(stems(told.theme)),
        tenses=joined(presented),
        deeds=joined(deeds(told.trigger)),
        lands=joined(told.lands),
        spots=joined(_spots(told)),
        another=("another",) if of_another(told.trigger, told.words) else ("this",),
        printed=() if print_.day == NO_DAY else (print_.day,),
        given=told.days,
        span=told.days or _span(print_.day),
    )


def _described(told: Told) -> Iterator[str]:
    for role, texts in told.called.items():
        if told.roles.get(role) and all(iri.startswith(_LOCAL) for iri in told.roles[role]):
            yield from (" ".join((role, *sorted(stems(text)))) for text in texts if names(text) and len(stems(text)) > 1)


def _spots(told: Told) -> Iterator[str]:
    """Not by whom it was done besides: "police in Tyre" did it in Tyre."""
    doing = {word for text in told.called.get("actors", ()) for word in _proper(text, told.words)}
    for role in ("places", "recipients"):
        texts = told.called.get(role, ()) if not told.names.get(role) else ()
        words = (word for text in texts for word in _proper(text, told.words) if not word.isdigit())
        yield from (word for word in of_no_country(words) if word not in doing and not is_office(word))


def _proper(text: str, clause: str) -> Iterator[str]:
    """Names and ages in the words for somebody; not the word with a capital by which a clause begins, which need be no name."""
    yield from map(_stem, names(text if clause.startswith(text) else f"a {text}"))
    yield from _AGE.findall(text)


def _names(text: str, told: Told) -> tuple[str, ...]:
    """Names in a text, but for those who take part."""
    return joined(_stem(word) for word in names(text) if word not in told.linked.casefold())


def _stem(name: str) -> str:
    """The stem of a word of a name; "Nigerian" is "Nigeria"."""
    return country(stem(name))


def presented(voice: Voice) -> str:
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
    some = [load(one) for one in said]
    lists = {f.name: joined(value for one in some for value in getattr(one, f.name)) for f in fields(Features) if f.name != "type"}
    for name in ("given", "span"):
        lists[name] = (lists[name][0], lists[name][-1]) if lists[name] else ()
    return dump(Features(min(one.type for one in some), **lists))


def dump(event: Features) -> bytes:
    known = {one.name: value for one in fields(Features) if (value := getattr(event, one.name))}
    return json.dumps(known, ensure_ascii=False, sort_keys=True).encode()


def load(data: bytes) -> Features:
    known = json.loads(data)
    return Features(known.pop("type"), **{name: tuple(value) for name, value in known.items()})


def share(one: Collection[str], other: Collection[str]) -> bool:
    """Whether they have something in common."""
    return not set(one).isdisjoint(other)


def differ(one: Collection[str], other: Collection[str]) -> bool:
    """Whether both know something, and nothing in common."""
    return bool(one and other and not share(one, other))


def tells_less(one: Collection[str], other: Collection[str]) -> bool:
    """Whether the words of either are among those of the other ("prisoners", "Ukrainian prisoners of war")."""
    return bool(one and other) and (set(one) <= set(other) or set(other) <= set(one))
