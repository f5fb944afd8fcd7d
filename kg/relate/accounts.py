"""The events of an article as it describes them, and what it tells anew because it was told wrongly: "A report said S. That was wrong. T.",
"An earlier version of this article said S".

Such words say themselves that S and T are one event of which some number or name was not so: an account that tells S is the one meant.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.relate.evidence import LONGEST
from kg.relate.facts import Print, Told, Voice, Words
from kg.relate.features import Features, differ, dump, features, presented, share
from kg.relate.index import Held
from kg.relate.stems import joined, lines

_REACH = 3  # sentences after the wrong account within which the right one stands
_LONGEST = 8  # words of a sentence that does nothing but call the one before it wrong
_WORDS = {
    kind: "|".join(" ".join(line[1:]) for line in lines("wrong-words.txt") if line[0] == kind) for kind in ("wrong", "wrongly", "told")
}
_CALLED_WRONG = re.compile(
    rf"(?:That|This|It|The (?:report|story|article|figure|number|account|information))"
    rf" (?:was|is|were|are|had been|turned out to be|proved) (?:an? |in )?(?:{_WORDS['wrong']})\b",
    re.IGNORECASE,
)
_TOLD_WRONGLY = re.compile(rf"\b(?:{_WORDS['wrongly']}) (?:\w+ )?(?:{_WORDS['told']})\b|\bmis(?:stated?|reported|counted)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:earlier|previous|prior|initial|original) versions? of (?:this|the|our) \w+", re.IGNORECASE)


def descriptions(print_: Print, events: Iterable[Told], voices: Sequence[Voice], text: Sequence[Words]) -> Iterator[Held]:
    """The events of an article as it describes them."""
    placed = defaultdict[str, set[str]](set)
    for voice in voices:
        placed[voice.event].add(presented(voice))
    some = list(events)
    dated = [told if told.days else replace(told, days=_day_beside(told, some)) for told in some]
    known = {told.event: features(print_, told, placed[told.event]) for told in dated}
    for event, described in _with_wrong_accounts(known, voices, text):
        yield Held(event, "", dump(described))


def _day_beside(told: Told, events: Collection[Told]) -> tuple[str, ...]:
    """The day that its sentence gives for another deed of the same kind by the same one: "struck the town on Sunday, killing four"."""
    days = {
        one.days
        for one in events
        if (one.sentence, one.type) == (told.sentence, told.type) and one.days and share(one.roles["actors"], told.roles["actors"])
    }
    return days.pop() if len(days) == 1 else ()


def _with_wrong_accounts(known: Mapping[str, Features], voices: Collection[Voice], text: Sequence[Words]) -> Iterator[tuple[str, Features]]:
    """The events of an article; what it tells anew counts as also having the numbers, names and day of its wrong account."""
    place = {sentence.begin: number for number, sentence in enumerate(text)}
    at = {voice.event: place[voice.sentence[0]] for voice in voices}
    said = {voice.event for voice in voices if voice.outer is not None}
    wrong = {event for event, number in at.items() if _is_wrong(text, number, event in said)}
    amended = {event: _of_the_week(one) if event in wrong else one for event, one in known.items()}
    for event in sorted(wrong):
        right = [
            one for one in sorted(at.keys() - wrong) if _is_in_reach(text, at[event], at[one]) and _is_told_anew(known[one], known[event])
        ]
        if right:
            best = max(right, key=lambda one: (_alike(known[one], known[event]), -abs(at[one] - at[event])))
            amended[best] = _beside(amended[best], amended[event])
    yield from amended.items()


def _is_in_reach(text: Sequence[Words], wrong: int, right: int) -> bool:
    """Whether it stands soon behind the wrong account, or is the article of which that was an earlier version."""
    return 0 < right - wrong <= _REACH or (right < wrong and _BEFORE.search(text[wrong].text) is not None)


def _alike(right: Features, wrong: Features) -> tuple[int, int]:
    """How many names and words they have in common."""
    return len({*right.said} & {*wrong.said}), len({*right.words} & {*wrong.words})


def _is_wrong(text: Sequence[Words], number: int, said: bool) -> bool:
    if _TOLD_WRONGLY.search(text[number].text) or (_BEFORE.search(text[number].text) and said):
        return True
    after = text[number + 1].text if number + 1 < len(text) else ""
    return said and len(after.split()) <= _LONGEST and _CALLED_WRONG.match(after) is not None


def _is_told_anew(right: Features, wrong: Features) -> bool:
    """Whether both tell the same kind of deed, and nothing but numbers and names differs."""
    alike = share(right.triggers, wrong.triggers) or share(right.modes, wrong.modes)
    return right.type == wrong.type and alike and not any(
        differ(getattr(right, field), getattr(wrong, field)) for field in ("actors", "places", "given", "modes")
    )  # fmt: skip


def _beside(right: Features, wrong: Features) -> Features:
    return replace(
        right,
        counts=joined((*right.counts, *wrong.counts)),
        said=joined((*right.said, *wrong.said)),
        anew=joined((*right.anew, *({*right.names, *(word.split()[1] for word in right.proper)} - {*wrong.said}))),
        given=right.given or wrong.given,
        span=right.given or wrong.span,
    )


def _of_the_week(wrong: Features) -> Features:
    """What was told wrongly was told days ago, and had happened before that."""
    if wrong.given or not wrong.printed:
        return wrong
    return replace(wrong, span=((dt.date.fromisoformat(wrong.printed[0]) - dt.timedelta(LONGEST - 1)).isoformat(), wrong.printed[0]))
