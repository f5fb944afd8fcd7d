"""Whether a sentence names what is asked about only in another clause than the one that says the question's verb: "The road to Brod was
reopened, but the road to Lipa remains closed" does not say that the road to Lipa was reopened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.findings import Finding
from kg.ask.question import Reading
from kg.ask.things import Mention, Stretch, meets

if TYPE_CHECKING:  # as in kg.ask.doers
    from kg.extract.question.doers import Doing

_CONTRAST = re.compile(r"\b(?:while|whereas|although|though|having)\b", re.IGNORECASE)  # what stands behind it may hang on the verb
_JOIN = re.compile(r";|\bbut\b(?!\s+(?:also|for)\b)", re.IGNORECASE)
_AND = re.compile(r"\band\s+(?:[Tt]he\s+)?(?:[A-Z][\w’'-]*\s+)+(?:will|[a-z]+ed)\b")  # "and Ostia promised"
_PAIR = re.compile(r"\bbetween\b", re.IGNORECASE)
_CONTRAST_FIRST = re.compile(r"[“\"‘']?(?:while|whereas|although|though)\b", re.IGNORECASE)
_TAKES_UP = re.compile(r"\b(?:he|him|his|she|her|hers|it|its|they|them|their|there|who|which)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Z][\w’'-]*\w")
_SIDE = re.compile(r"\s+(?:\w+\s+){0,2}?(for|in\s+favou?r\s+of|against)\b", re.IGNORECASE)  # behind a verb: "voted again against"
_PLACE = "Place"
_EVERYWHERE = re.compile(r"\bboth\b|\brespectively\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thing:
    """What a question names: its IRIs and kind, and the words for it, which are all there is where the graph does not know it."""

    entities: frozenset[str] = frozenset()
    kind: str = ""
    word: str = ""

    def places(self, finding: Finding) -> list[Stretch]:
        """Where a sentence names it, as offsets in it."""
        literal = [hit.span() for hit in re.finditer(rf"\b{re.escape(self.word)}\b", finding.quote)]
        known = [(n.start - finding.start, n.end - finding.start) for n in finding.named if n.entity in self.entities]
        return (literal or known) if self.kind == _PLACE else [*literal, *known]  # a "Finnish steelmaker" is not what is in Finland


def words_of(reading: Reading) -> list[Thing]:
    """The words of a question that are written as names and that nobody knows ("the North tunnel"), but for its first."""
    known = [(n.start, n.end) for n in reading.named]
    hits = [hit for hit in _WORD.finditer(reading.text) if hit.start() and not any(a <= hit.start() < b for a, b in known)]
    return [Thing(word=hit[0]) for hit in hits]


def is_in_another(things: Iterable[Thing], told: Sequence[Doing], finding: Finding, mentions: Sequence[Mention]) -> bool:
    """Whether something that the question names stands only in other clauses than those that say it (`told`)."""
    if not told or _EVERYWHERE.search(finding.quote):
        return False
    named = [(thing, thing.places(finding)) for thing in things]
    return any(places and all(_is_across(at, thing, one, finding, mentions) for at in places for one in told) for thing, places in named)


def is_on_other_side(question: str, asked: Doing, told: Sequence[Doing], quote: str) -> bool:
    """Whether the question's verb is followed by "for" and that of the sentence by "against", or the other way round, in each place."""
    side, sides = _side(question, asked), {_side(quote, one) for one in told}
    return side is not None and bool(sides) and sides <= {"for", "against"} - {side}


def _side(text: str, doing: Doing) -> str | None:
    hit = _SIDE.match(text, doing.word[1])
    return None if hit is None else "against" if hit[1].casefold() == "against" else "for"


def _is_across(at: Stretch, thing: Thing, told: Doing, finding: Finding, mentions: Sequence[Mention]) -> bool:
    mine = Mention(*at, "", thing.kind)
    if meets(mine, (*told.doers, *told.undergone, *told.beside, *told.over, *told.called)):
        return False
    is_inside = meets(mine, told.around)
    if at[0] >= told.word[1]:
        gap = finding.quote[told.word[1] : at[0]]
        return _CONTRAST.search(gap) is not None or (not is_inside and _joined(finding.quote, told.word[1], at))
    if is_inside or at[1] > told.word[0]:
        return False
    sign = _last_sign(finding.quote, at[1], told.word[0])
    subjects = [start for start, _ in (*told.doers, *told.undergone) if start < told.word[0]]
    if sign is None or not subjects:
        return False
    if min(subjects) < sign:
        return _has_its_own(thing, told, mentions, sign)
    return _TAKES_UP.search(finding.quote, sign) is None  # "they have been executed": those who were named before


def _joined(quote: str, start: int, name: Stretch) -> bool:
    """Whether a clause begins between a place and a name, or with the name."""
    ands = () if _PAIR.search(quote, start, name[0]) else _AND.finditer(quote, start)
    return _JOIN.search(quote, start, name[0]) is not None or any(hit.start() < name[0] for hit in ands)


def _last_sign(quote: str, start: int, end: int) -> int | None:
    """Where the last clause of a stretch begins; None where there is but one."""
    between = quote[start:end]
    signs = [hit.end() for sign in (_CONTRAST, _JOIN) for hit in sign.finditer(between)]
    if not signs and _CONTRAST_FIRST.match(quote):
        signs = [hit.end() for hit in re.finditer(",", between)]
    return start + max(signs) if signs else None


def _has_its_own(thing: Thing, told: Doing, mentions: Iterable[Mention], sign: int) -> bool:
    """Whether the clause behind the sign, that has its subject from the one before it, names another thing of the kind."""
    return any(m.kind == thing.kind and m.start >= sign and m.entity not in thing.entities and meets(m, told.around) for m in mentions)
