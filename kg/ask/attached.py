"""Checks of a finding that hold for every kind of question: its words for what is asked stand where they can tell it.

A sentence may hold all words of a question and yet only suppose what is asked ("if the Senate confirms her"), name it to say something
else ("despite the court's ruling"), or have it from whom it is asked about, of somebody else ("'He will resign,' Lind said").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from kg.ask.asked import Asked
from kg.ask.families import stem
from kg.ask.findings import Finding
from kg.ask.trees import DEEDS, asks_for_no

_IF = re.compile(r"\b(?:if|unless|in case|provided that|as long as)\b(?! (?:not|any)\b)[^,;:]*$", re.IGNORECASE)
_ASKS_IF = re.compile(r"\b(?:if|unless|should|would|could)\b", re.IGNORECASE)
_SPOKEN = frozenset({"say", "say-anything", "response", "did-say"})  # kinds whose own verb is left out of what they ask for
_SAYS_IN_WORDS = re.compile(r"^what\s+(?:did|does|do|has|have|had)\b", re.IGNORECASE)
_NOUN = re.compile(r"\w+(?:ing|ion|ment|al)\b", re.IGNORECASE)
_OWNED = re.compile(r"(?:['’]s?|\b(?:the|an?|this|that|its|his|her|their))\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_GIVES = re.compile(  # up to a noun for words, which are told then
    r"\b(?:issue|hand|deliver|ma[dk]e|g[ai]ve|announce|reach|publish|release|read|return|render|pronounce|came|come)\w*\s+(?:(?:down|out|to|up)\s+)?"
    r"(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_TELLS = re.compile(  # behind such a noun
    r"[\w-]+(?:,|:|\s+(?:that|which|who|finding|holding|saying|calling|against|in\s+favou?r|to|not|is|was|were|are|has|have|had|said|says|read|will|would"
    r"|\w+ed|\w+s)\b)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\"“]")
_PRONOUN = re.compile(r"\b(?:s?he|it|they|him|them|his|hers?|its|theirs?|himself|herself|itself|themselves)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we|me|us|my|our|myself|ourselves)\b", re.IGNORECASE)
_NO = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:(?:an?|the|yet|been|currently|a full)\s+)*(?:[\w-]+\s+)?$", re.IGNORECASE)
_APART = re.compile(r";|\band that\b", re.IGNORECASE)  # between a reason and what is done: another matter begins
_CLAUSE = re.compile(  # between what is done and a reason behind it: another clause begins
    r";|:(?!\s*[\"“])|\band that\b|,\s+(?:but|while|whereas|which|who)\b"
    r"|\band\s+(?:(?:the|an?|his|her|its|their)\s+)?(?:[\w-]+\s+){0,3}(?:has|have|had|is|are|was|were|will|would|\w+ed)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r", (?:saying|arguing)\b", re.IGNORECASE)
_BLAME = re.compile(r"(?:accus|blam)", re.IGNORECASE)
_BLAMED = re.compile(r"(?:accused of|accusing|blamed for|blaming)\b", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+((?:\w+\s+)?\w+)", re.IGNORECASE)
_OFFICES = re.compile(  # for which somebody runs
    r"(?:the\s+)?(?:\w+\s+)?(?:president|presidency|minister|premier|governor|mayor|parliament|congress|senate|house|office|leader|leadership|chair\w*"
    r"|nomination|election|re-election|reelection)\b",
    re.IGNORECASE,
)
_WHY = "why"  # the kind of question


def _supposed(asked: Asked, finding: Finding) -> str | None:
    """What stands in the sentence only under "if" is not told by it: neither that it is so nor that it is not."""
    if asked.direction is None or not (asked.wants_verdict() or asked.kind() in DEEDS or asked.kind() == _WHY):
        return None
    before = [finding.words((finding.start, at)) for at in asked.direction.places(finding)]
    is_supposed = bool(before) and all(_IF.search(words) for words in before)
    return "elsewhere" if is_supposed and _ASKS_IF.search(asked.question) is None else None


def _only_named(asked: Asked, finding: Finding) -> str | None:
    """ "What did the court rule?" is not told by what was done "despite the court's ruling", or by who asked it "to delay its ruling"."""
    course = asked.direction.course if asked.direction is not None else None
    if asked.direction is None or course is None or not course[1].doing.is_verb:
        return None
    if _SAYS_IN_WORDS.match(asked.question) is None or asked.kind() in _SPOKEN:
        return None
    word = asked.question[slice(*course[1].doing.word)].casefold()
    places = [finding.start + at for at in forms_at(word, finding.quote)] or asked.direction.places(finding)
    before = [finding.words((finding.start, at)) for at in places]
    behind = [finding.words((at, finding.end)) for at in places]
    is_noun = [_NOUN.match(words) is not None and _OWNED.search(told) is not None for words, told in zip(behind, before, strict=True)]
    told = [not noun or _GIVES.search(b) or _TELLS.match(a) for noun, b, a in zip(is_noun, before, behind, strict=True)]
    return "elsewhere" if told and not any(told) else None


def _of_another(asked: Asked, finding: Finding) -> str | None:
    """Who is asked about does it: where he only speaks the words, in which he is not named and says neither "I" nor "we", another does."""
    if asked.direction is None or asked.direction.act is None or not asked.wants_verdict():
        return None
    doers, places = asked.direction.act[1].doers, asked.direction.places(finding)
    spoken = [content for content, _ in finding.sayings if all(content[0] <= at < content[1] for at in places)]
    is_there = any(one.entity in doers for one in finding.named)
    words = [content for content in spoken if is_there and _MARK.match(finding.words(content))]
    if finding.quoted and finding.source in doers:
        words.append((finding.start, finding.end))
    if places and any(not _is_on_self(finding, content, doers) for content in words):
        return "others"
    return "others" if places and is_there and any(_is_only_heard(finding, content, doers) for content in spoken) else None


def _is_only_heard(finding: Finding, content: tuple[int, int], doers: frozenset[str]) -> bool:
    """Whether one of them is named before words that are not on him, nor on anybody by a pronoun ("said the appointment was welcome")."""
    first = min((one.start for one in finding.named if one.entity in doers), default=finding.end)
    words = finding.words(content)
    is_his = re.match(r"to\b", words) is not None  # "refused to attack"
    return first < content[0] and not is_his and not _is_on_self(finding, content, doers) and _PRONOUN.search(words) is None


def _is_on_self(finding: Finding, content: tuple[int, int], doers: frozenset[str]) -> bool:
    """Whether words name one of them, or have an "I" or a "we"."""
    named = any(one.entity in doers and content[0] <= one.start < content[1] for one in finding.named)
    return named or _FIRST_PERSON.search(finding.words(content)) is not None


def _no(asked: Asked, finding: Finding) -> str | None:
    """Who or what does something is not told by a sentence that says of each such thing that it is not so ("is not a member")."""
    kind = asked.kind() or ""
    if not (kind in DEEDS or kind.startswith("who-")) or asked.plan.family.tells not in (None, "deeds") or asks_for_no(asked):
        return None
    words = asked.direction.reading.content((0, len(asked.question)), asked.families.empty_words) if asked.direction is not None else ()
    for word in words:
        places = forms_at(word, finding.quote)
        if places and all(_NO.search(finding.quote[:place]) for place in places):
            return "elsewhere"
    return None


def forms_at(word: str, quote: str) -> list[int]:
    """Where a sentence has a form of a word."""
    return [hit.start() for hit in re.finditer(rf"\b{re.escape(stem(word).rstrip('e'))}", quote, re.IGNORECASE)]


def _reasoned(asked: Asked, finding: Finding) -> str | None:
    """The reason that a sentence gives is for what is asked: no other clause stands between them; and to accuse somebody is none."""
    if asked.kind() != _WHY or asked.direction is None:
        return None
    if finding.sentence in asked.plan.shown:
        return "elsewhere" if _is_only_for_office(finding, asked.families.words["reasons"]) else None
    places = [at - finding.start for at in asked.direction.places(finding)]
    pattern = re.compile(rf"\b(?:{'|'.join(asked.families.words['reasons'])})\b|{_GOES_ON.pattern}", re.IGNORECASE)
    reasons = [hit for hit in pattern.finditer(finding.quote) if not _BLAME.match(hit[0]) or _BLAMED.match(finding.quote, hit.start())]
    return "elsewhere" if places and not any(_are_joined(finding.quote, at, hit.start()) for at in places for hit in reasons) else None


def _is_only_for_office(finding: Finding, reasons: Sequence[str]) -> bool:
    """Whether nothing in it may be a reason but the "for" of a "campaign for president"."""
    ends = [hit[1] for hit in _FOR.finditer(finding.quote)]
    none = re.search(rf"\b(?:{'|'.join(reasons)})\b", finding.quote, re.IGNORECASE) is None and not re.search(r"\bto\b", finding.quote)
    return none and bool(ends) and all(_OFFICES.match(words) for words in ends)


def _are_joined(quote: str, at: int, reason: int) -> bool:
    """Whether a reason belongs to what is done at a place, as far as the words between them tell."""
    return (_APART.search(quote[reason:at]) if reason < at else _CLAUSE.search(quote[at:reason])) is None


CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {
    "no": _no,
    "of_another": _of_another,
    "only_named": _only_named,
    "reasoned": _reasoned,
    "supposed": _supposed,
}
