"""What speaks for it, and against it, that a sentence bears on a question: a few dozen numbers, which kg.ask.gate weighs.

A sentence holds a topic of the question (kg.ask.topics), or words for the same, or the words just before it, the first of its article or
its title do. Then it counts whether it holds what is asked for (a number, a day, somebody's name, a reason, reported words), and whether it
is done there as the question says. What counts for one sort of question alone is a sign of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.ask.likeness import held
from kg.ask.topics import COUNTED, NAME, UNKNOWN, VERB, WORD, Candidate, Held, mean, share, softened
from kg.lexicon.synonyms import form_of

OTHER = "other"  # the sort of what is asked for where the kind of question has none (`[sorts]` in families.toml)
_SAID, _TOLD = 0.5, 0.3  # what a topic counts at least that is said, or told of at all
_SHORT = 60  # characters
_CLOSE_BY = 4  # words
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_AT = re.compile(r"\b(?:in|at|aboard|near|on board)\b")
_DIGIT = re.compile(r"\d")
_ACTORS = frozenset({"Person", "Organisation", "Place", "Group"})
_SPOKEN = ("words", "response")
_RANKED = ("here", "around", "soft", "like", "like with before", "like with title")  # signs by which sentences are put in order


@dataclass(frozen=True, slots=True)
class Holds:
    """What a sentence holds: kinds of others than those the question names, reported words, days; whether whoever is named first speaks
    there, and whether it is done as the question says."""

    others: Collection[str]
    quotes: bool
    days: bool
    speaks: bool
    done: bool


def signs(
    sort: str,
    sorts: Collection[str],
    one: Candidate,
    parts: Sequence[Held],
    holds: Holds,
    words: Mapping[str, Sequence[str]],
    alike: Callable[[str], Sequence[str]],
) -> dict[str, float]:
    """All but those of likeness. sort: what is asked for, one of `sorts`; words: the lists of families.toml; alike: words for the same."""
    parts = [softened(part, one.line.text) for part in parts]
    of: defaultdict[str, list[Held]] = defaultdict(list)
    for part in parts:
        of[part.topic.sort].append(part)
    told = [part for part in parts if part.topic.sort != COUNTED] or parts
    answers = _answers(sort, one.line.text, holds, words)
    number = sort == "number" and answers and max((part.here for part in of[COUNTED]), default=1.0) > 0
    yes = {
        **_of_acts(sort, one, of, holds),
        **_of_verb(sort, of),
        **_of_answer(sort, answers, number),
        "done": holds.done, "speaks": holds.speaks, "answers": answers,
        "gives reason": sort == "reason" and re.search(rf"\b(?:{'|'.join(words['grounds'])})\b", one.line.text, re.IGNORECASE) is not None,
        "number beside": sort == "number" and _is_beside_number(one.line.text, parts, words["number"], alike),
        "early": one.line.place <= 2, "short": len(one.line.text) < _SHORT, "announces": one.line.text.rstrip().endswith(":"),
        "is title": one.line.text.strip() == one.title.strip(),
        "all here": all(part.here for part in told), "all around": all(part.around for part in told),
        **{f"asks {other}": sort == other for other in (*sorts, OTHER)},
    }  # fmt: skip
    return {**_shares(told), **_least(of), "words alike": _alike(one, parts), **{name: float(there) for name, there in yes.items()}}


def rank(some: Sequence[Candidate]) -> None:
    """Adds how far each stands behind the best."""
    for name in _RANKED:
        best = max((one.signs[name] for one in some), default=0.0)
        for one in some:
            one.signs |= {f"behind in {name}": one.signs[name] - best, f"best in {name}": float(one.signs[name] >= best)}


def _of_acts(sort: str, one: Candidate, of: Mapping[str, Sequence[Held]], holds: Holds) -> dict[str, bool]:
    """Who acts, speaks, does it."""
    names = of[NAME]
    acts = bool(names) and one.iri in names[0].topic.acts
    absent = bool(names) and not names[0].here
    return {
        "no names": not names, "first acts": acts, "speaker acts": acts and sort in _SPOKEN,
        "does not act": not acts and bool(names) and sort in (*_SPOKEN, "what"),
        "speaks as asked": holds.speaks and sort in _SPOKEN, "does not speak": not holds.speaks and bool(names) and sort == "words",
        "first absent": absent, "first absent does": absent and sort in ("truth", "what", *_SPOKEN),
        "done who": holds.done and sort == "who", "done what": holds.done and sort == "what",
        **{f"not done {other}": not holds.done and sort == other for other in ("who", "truth", "what")},
    }  # fmt: skip


def _of_verb(sort: str, of: Mapping[str, Sequence[Held]]) -> dict[str, bool]:
    """Whether the question's own verbs are said."""
    unsaid = bool(of[VERB]) and max(part.soft for part in of[VERB]) < _SAID
    own = ("who", "truth", "reason")
    return {
        "no verb": not of[VERB], "no verb spoken": unsaid and sort in _SPOKEN, "no verb else": unsaid and sort not in (*own, *_SPOKEN),
        **{f"no verb {other}": unsaid and sort == other for other in own},
    }  # fmt: skip


def _of_answer(sort: str, answers: bool, number: bool) -> dict[str, bool]:
    """Whether there is what is asked for."""
    lacks = {"day": "no day", "words": "no words", "reason": "no reason", "who": "nobody"}
    missing = {name: sort == other and not answers for other, name in lacks.items()}
    return {**missing, "number counted": number, "no number": sort == "number" and not number}


def _answers(sort: str, text: str, holds: Holds, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether it holds something of the sort that is asked for."""
    if sort == "number":
        return re.search(rf"(?<![\w.-])(?:\d[\d,.]*|(?:{'|'.join(words['number'])})\b)", text, re.IGNORECASE) is not None
    if sort == "reason":
        return re.search(rf"\b(?:{'|'.join(words['reasons'])})\b", text, re.IGNORECASE) is not None
    if sort == "day":
        return holds.days or _YEAR.search(text) is not None
    if sort == "place":
        return "Place" in holds.others or _AT.search(text) is not None
    if sort == "who":
        return not _ACTORS.isdisjoint(holds.others)
    return holds.quotes or '"' in text or "“" in text if sort == "words" else True


def _is_beside_number(text: str, parts: Sequence[Held], numbers: Sequence[str], alike: Callable[[str], Sequence[str]]) -> bool:
    """Whether a number stands a few words from one of the topics."""
    words, spelt = re.findall(r"[\w.,'-]*\w", text), frozenset(numbers)
    forms = {form_of(said) for part in parts for said in alike(part.topic.word)}
    places = [at for at, word in enumerate(words) if form_of(word) in forms]
    counts = [at for at, word in enumerate(words) if _DIGIT.search(word) or word.casefold() in spelt]
    return any(abs(one - other) <= _CLOSE_BY for one in places for other in counts)


def _alike(one: Candidate, parts: Sequence[Held]) -> float:
    words = [part.topic.word for part in parts if part.topic.sort != NAME]
    return held(words, one.line.text) if words else 1.0


def _shares(told: Sequence[Held]) -> dict[str, float]:
    """How much of the question it holds, itself and with what stands around it."""
    return {
        "here": share(told, [part.here for part in told]),
        "around": share(told, [part.around for part in told]),
        "soft": share(told, [max(part.soft, part.around) for part in told]),
        "missing": mean([float(not part.here) for part in told], 0),
        "untold": mean([float(not part.around) for part in told], 0),
        "untold soft": mean([float(_is_untold(part)) for part in told], 0),
        "topics": min(len(told), 8) / 8,
        "weight": min(sum(part.topic.weight for part in told), 40) / 40,
    }


def _least(of: Mapping[str, Sequence[Held]]) -> dict[str, float]:
    """The same of names, verbs and words, each by themselves; where there are none, about what is usual."""
    plain, names, unknown, verbs = [*of[WORD], *of[COUNTED]], of[NAME], of[UNKNOWN], of[VERB]
    return {
        "verb": max((part.here for part in verbs), default=0.5),
        "verb soft": max((part.soft for part in verbs), default=0.5),
        "words": mean([part.here for part in plain], 0.7),
        "words untold": mean([float(_is_untold(part)) for part in plain], 0),
        "least word": min((max(part.soft, part.around) for part in plain), default=0.7),
        "names": mean([part.here for part in names], 0.7),
        "least name": min((part.around for part in names), default=0.6),
        "least name here": min((part.here for part in names), default=0.6),
        "least unknown": min((part.here for part in unknown), default=1.0),
        "least unknown around": min((part.around for part in unknown), default=1.0),
    }


def _is_untold(part: Held) -> bool:
    return max(part.soft, part.around) < _TOLD
