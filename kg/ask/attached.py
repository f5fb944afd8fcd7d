"""Checks of a finding that hold for every kind of question: its words for what is asked stand where they can tell it.

A sentence may hold all words of a question and yet only suppose what is asked ("if the Senate confirms her"), name it to say something
else ("despite the court's ruling"), or have it from whom it is asked about, of somebody else ("'He will resign,' Lind said").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from kg.ask.asked import Asked
from kg.ask.direction import Direction
from kg.ask.families import stem
from kg.ask.findings import Finding
from kg.ask.question import SPEECH
from kg.ask.things import meets
from kg.ask.trees import DEEDS, asks_for_no
from kg.lexicon.synonyms import form_of
from kg.vocab import PL

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
_DEATH = re.compile(r"\b(?:die|dies|died|dying|death|deaths|dead)\s+(?:of|from)\s+(?:an?\s+|the\s+)?([\w-]+)", re.IGNORECASE)
_CAUSE = re.compile(r"\b(?:die|dies|died|dying|deaths?)\s+(?:of|from)\s+((?:(?!\b(?:and|after|while|when)\b)[^,;:.])+)", re.IGNORECASE)
_MARK = re.compile(r"[\"“]")
_PRONOUN = re.compile(r"\b(?:s?he|it|they|him|them|his|hers?|its|theirs?|himself|herself|itself|themselves)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we|me|us|my|our|myself|ourselves)\b", re.IGNORECASE)
_IN_THE_LAST = re.compile(r"\b(?:in|over|during|for)\s+the\s+(?:last|past|next|coming)\s+[\w-]+\s+(?:years?|months?|weeks?|days?|hours?)\b")
_SPAN = re.compile(
    r"\b(?:[\d,.]+|[a-z]+)(?:\s+(?:and|to|or|more|half|a|or\s+more))*[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|seconds?"
    r"|centur(?:y|ies)|nights?|life)\b|\b(?:since|until|till|from|life|indefinitely|permanently|overnight|all day)\b",
    re.IGNORECASE,
)
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
_DATES = re.compile(
    r"\b(?:before|ahead of|during|until)\s+(?:the|an?|this|that|its)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)  # no "Lind's vote"
_PLACE = "Place"
_WHY, _WHO = "why", "who"
_HAPPENED = frozenset({"when", "where", "how-many"})
_DID = re.compile(r"\b(?:did|does|do|will|would)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|this|that|disease|illness|virus|infection|outbreak|complications)\b", re.IGNORECASE)
_UNDER = re.compile(r"\bunder\s+(?:\w+\s+)?$", re.IGNORECASE)  # "is under attack"
_GAP = re.compile(r"(?:who|what|which)\b", re.IGNORECASE)
_BY = re.compile(r"[^,;:.]*?\bby\b")
_HOW_LONG = re.compile(r"^(?:for\s+)?how\s+long\b", re.IGNORECASE)


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
    places = [finding.start + at for at in _at(word, finding.quote)] or asked.direction.places(finding)
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


def _beside_him(asked: Asked, finding: Finding) -> str | None:
    """To whom it should be done does not do it beside the one who should ("Lind and Moe announced their support for Dahl")."""
    done_to = _done_to(asked)
    if asked.direction is None or asked.direction.act is None or not done_to or not asked.wants_verdict():
        return None
    actors, recipients = (finding.roles.get(role, frozenset()) for role in ("actor", "recipient"))
    mutual = any(form in asked.families.words["mutual"] for form in asked.direction.words(asked.direction.act[0]))
    beside = bool(actors & done_to and actors & asked.direction.act[1].doers) and recipients.isdisjoint(done_to)
    return "elsewhere" if beside and not mutual else None


def _in_its_place(asked: Asked, finding: Finding) -> str | None:
    """Where the sentence does not name the place to which something is done, it names no other ("won in Ostia" where Norland is asked)."""
    done_to = _done_to(asked) if asked.wants_verdict() else frozenset[str]()
    kinds = {kind for kind, _, iris in asked.direction.groups if iris & done_to} if asked.direction is not None else set[str]()
    about = frozenset(iri for group in asked.plan.about for iri in group)
    if kinds != {_PLACE} or any(n.entity in done_to for n in finding.named):
        return None
    return "lacking" if any(n.kind == _PLACE and n.form == "name" and n.entity not in about for n in finding.named) else None


def _done_to(asked: Asked) -> frozenset[str]:
    """Whom and what the question names as that to which it is done."""
    if asked.direction is None or asked.direction.course is None:
        return frozenset()
    undergone = asked.direction.course[1].doing.undergone
    return frozenset(m.entity for m in asked.direction.mentions if meets(m, undergone))


def _only_dated_by(asked: Asked, finding: Finding) -> str | None:
    """Who did it is not told by what the sentence only dates something else by ("before the Senate vote, Lind spoke against it")."""
    course = asked.direction.course if asked.direction is not None else None
    if asked.direction is None or course is None or not course[1].doing.is_verb or not (asked.kind() or "").startswith(_WHO):
        return None
    before = [finding.words((finding.start, at)) for at in asked.direction.places(finding)]
    return "elsewhere" if before and all(_DATES.search(words) for words in before) else None


def _by_its_noun(asked: Asked, finding: Finding) -> str | None:
    """Somebody's "supporters" are nothing that says who supports anybody."""
    places = asked.direction.places(finding) if asked.direction is not None else []
    if asked.direction is None or asked.direction.course is None or not places:
        return None
    roots = "|".join(re.escape(word) for word in asked.direction.words(asked.direction.course[0]))
    agent = re.compile(rf"(?:{roots})(?:er|or|r)s?\b", re.IGNORECASE)
    asks = agent.search(asked.question) is not None
    return "elsewhere" if not asks and all(agent.match(finding.words((at, finding.end))) for at in places) else None


def _of_cause(asked: Asked, finding: Finding) -> str | None:
    """Who died of one thing has not died of another ("from a faulty vaccine" where measles is asked about)."""
    of = _DEATH.search(asked.question)
    told = [hit[1] for hit in _CAUSE.finditer(finding.quote)] if of is not None else []
    forms = asked.families.alike(of[1].casefold()) if of is not None else []
    is_there = any(re.search(rf"\b{re.escape(stem(form))}", words, re.IGNORECASE) for form in forms for words in told)
    return None if not told or is_there or any(_IT.search(words) for words in told) else "elsewhere"


def _by_somebody(asked: Asked, finding: Finding) -> str | None:
    """Who did it is told by a sentence in which somebody does it ("is under attack" tells of nobody)."""
    course = asked.direction.course if asked.direction is not None else None
    acts = finding.roles.get("actor") and finding.type != PL + SPEECH
    if asked.kind() != _WHO or asked.direction is None or course is None or acts:
        return None
    if not any(_GAP.match(asked.question[start:end]) for start, end in course[1].doing.doers):
        return None
    told = asked.direction.seen.get(finding.quote, []) if asked.direction.places(finding) else []
    alone = [
        _UNDER.search(finding.quote[: one.doing.word[0]]) is not None
        or not (one.doing.doers or one.owners or one.by or _BY.match(finding.quote, one.doing.word[1]))
        for one in told
    ]
    return "lacking" if alone and all(alone) else None


def _says_it(asked: Asked, finding: Finding) -> str | None:
    """When, where, or to how many something happened is told by a sentence that has a word for what happened."""
    is_ranked = asked.plan.family.name == asked.families.fallback.name and asked.kind() in _HAPPENED
    verb = _verb(asked.direction, asked.families.empty_words) if is_ranked and asked.direction is not None else None
    if verb is None or asked.direction is None:
        return None
    return None if any(_at(form, finding.quote) for form in asked.direction.words(verb)) else "elsewhere"


@lru_cache(maxsize=8)
def _verb(direction: Direction, empty: frozenset[str]) -> str | None:
    """The last verb of a question that asks by "did" or the like ("Where did the hijacked plane land?"); None where it has none."""
    text = direction.reading.text
    words = direction.reading.content((0, len(text)), empty) if _DID.search(text) else []
    plain = [word for word in words if form_of(word) == word and not word.endswith(("ed", "ing"))]
    verbs = [word for word in plain if any(one.doing.is_verb for one in direction.courses([text], [word])[0])]
    return verbs[-1] if verbs else None


def _lasting(asked: Asked, finding: Finding) -> str | None:
    """How long something is or was: no time within which something else happened ("the third in the last two years")."""
    if _HOW_LONG.match(asked.question) is None:
        return None
    return None if _SPAN.search(_IN_THE_LAST.sub(" ", finding.quote)) else "lacking"


def _no(asked: Asked, finding: Finding) -> str | None:
    """Who or what does something is not told by a sentence that says of each such thing that it is not so ("is not a member")."""
    kind = asked.kind() or ""
    if not (kind in DEEDS or kind.startswith("who-")) or asked.plan.family.tells not in (None, "deeds") or asks_for_no(asked):
        return None
    words = asked.direction.reading.content((0, len(asked.question)), asked.families.empty_words) if asked.direction is not None else ()
    for word in words:
        places = _at(word, finding.quote)
        if places and all(_NO.search(finding.quote[:place]) for place in places):
            return "elsewhere"
    return None


def _at(word: str, quote: str) -> list[int]:
    """Where a sentence has a form of a word."""
    return [hit.start() for hit in re.finditer(rf"\b{re.escape(stem(word).rstrip('e'))}", quote, re.IGNORECASE)]


def _reasoned(asked: Asked, finding: Finding) -> str | None:
    """The reason that a sentence gives is for what is asked: no other clause stands between them; and to accuse somebody is none."""
    if asked.kind() != _WHY or asked.direction is None or finding.sentence in asked.plan.shown:
        return None
    places = [at - finding.start for at in asked.direction.places(finding)]
    pattern = re.compile(rf"\b(?:{'|'.join(asked.families.words['reasons'])})\b|{_GOES_ON.pattern}", re.IGNORECASE)
    reasons = [hit for hit in pattern.finditer(finding.quote) if not _BLAME.match(hit[0]) or _BLAMED.match(finding.quote, hit.start())]
    return "elsewhere" if places and not any(_are_joined(finding.quote, at, hit.start()) for at in places for hit in reasons) else None


def _are_joined(quote: str, at: int, reason: int) -> bool:
    """Whether a reason belongs to what is done at a place, as far as the words between them tell."""
    return (_APART.search(quote[reason:at]) if reason < at else _CLAUSE.search(quote[at:reason])) is None


CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {
    "beside_him": _beside_him,
    "by_its_noun": _by_its_noun,
    "only_dated_by": _only_dated_by,
    "in_its_place": _in_its_place,
    "by_somebody": _by_somebody,
    "says_it": _says_it,
    "of_cause": _of_cause,
    "lasting": _lasting,
    "no": _no,
    "reasoned": _reasoned,
    "of_another": _of_another,
    "only_named": _only_named,
    "supposed": _supposed,
}
