"""Checks of a finding that hold for every kind of question: number, preposition and infinitive of the question are those of the sentence,
and a participle at its end is not somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.ask import attached, exchanged, goals, telling
from kg.ask.asked import Asked
from kg.ask.families import stem
from kg.ask.findings import Finding

_NUMBERED = re.compile(  # "Flight 6", "Resolution 1701", "Article 5", but "40 trucks" and "in 2019"
    r"\b([A-Z][\w-]+|flight|resolution|article|amendment|phase|section|chapter|route|line|reactor|unit|block|point)\s+(?:No\.?\s+)?"
    r"(?!(?:19|20)\d\d\b)(\d{1,4})(?=\W*$|\s*[,;]|['’]|\s+(?:about|after|and|at|before|by|for|from|had|has|in|is|of|on|over|to|was|were)\b)"
)
_NUMBERS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_SO_MANY = re.compile(  # "45 citizens", "eleven people"; no year, day, share or sum
    rf"(?<![\w$€£.,-])((?!(?:19|20)\d\d\b)\d[\d,]*|{'|'.join(_NUMBERS[2:])})"
    r"\s+(?!percent|per\b|million|billion|trillion|o.clock|a\.m|p\.m)([a-z]{3,})\b",
    re.IGNORECASE,
)
_NOT_SO_MANY = re.compile(  # before a number: a bound, those who were told of ("the two officers"), or what is called by it ("Flight 447")
    r"(?:\b(?:than|least|most|over|under|nearly|almost|about|around|some|the|these|those|all|both|its|their|his|her|other)|[A-Z][\w-]*)\s+$"
)
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)
_BEHIND = {  # a preposition at the end of a question -> those that tell the same
    "of": "of|from|after|due to|because of|for|with",
    "with": "with|of|for|over",
    "for": "for|over|in|of|with|as",
    "by": "by",
    "against": "against",
}
_OF_DEATH = "of|from|after|due to|because of|cause"
_AGED = re.compile(r"\bat\s+(?:the\s+)?age\s+of\b", re.IGNORECASE)  # nobody dies of his age
_STRANDED = re.compile(rf"^(?:what|whom?|which)\b.*?(\w+)\s+({'|'.join(_BEHIND)})\W*$", re.IGNORECASE)
_TO_DO = re.compile(r"\b([a-z]{4,})\s+to\s+([a-z]{3,})\b")
_SOFTENS = re.compile(
    r"\b(?:consider|discuss|examin|stud(?:y|ies)|review|explor|talk|negotiat|weigh|debat|propos|perhaps|possibl|maybe|might|may|could|whether"
    r"|if)\w*",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\s*(?:against|not|never)\b", re.IGNORECASE)  # right behind a verb
_RELATIVE = re.compile(r"\b(?:which|who|whom|that|where)\b.*,\s*$")
_LEFT_OUT = re.compile(  # before a name, with what describes it
    r"(?:\b(?:but|and|though) not|\bexcept(?: for)?|\bexcluding|\bwith the exception of|\bother than|\binstead of|\brather than|\bunlike)"
    r"\s+(?:with\s+|for\s+|from\s+|to\s+|by\s+)?(?:[\w.’'-]+\s+){0,4}$"
)
_ARTICLE = r"(?:an?|the|this|that|its|their|his|her)"
_SORT = re.compile(rf"(?=\b{_ARTICLE}\s+([a-z][\w-]{{2,}}(?:['’]s?)?)\s+([a-z]{{3,}})\b)", re.IGNORECASE)  # "the fishing bill"
_ADJECTIVE = re.compile(  # what may be said of the very thing, and names no other
    r"\w{2,}(?:able|al|an|ant|ary|ed|en|ent|er|est|ful|ible|ic|ing|ish|ive|less|ly|ory|ous|some|st|th|y)|bad|big|broad|far|firm|full|good|great"
    r"|hard|huge|joint|key|large|last|long|main|major|minor|new|old|own|rare|same|second|short|single|small|strict|such|third|tough|two|three"
    r"|vast|weak|whole|wide|an?|the|this|its|their|his|her|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|not|of|on|in",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!\bbut )(?<!\band )(?<!\bor )\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)  # not "promised but not done"
_WOULD = re.compile(r"\bwould\s+(?:normally|ordinarily|otherwise|usually|have)\b[^,;:]*$", re.IGNORECASE)  # up to what is done
_LEAST = 3  # letters of the beginning of a word


def _numbered(asked: Asked, finding: Finding) -> str | None:
    """What is called by a number in the question has that number in the article, and no other one in the sentence."""
    for hit in _NUMBERED.finditer(asked.question):
        word, number = hit[1], hit[2]
        if word.casefold() in _MONTHS:
            continue
        here = set(re.findall(rf"\b{re.escape(word)}\s+(?:No\.?\s+)?(\d+)\b", finding.quote, re.IGNORECASE))
        if number not in here and (here or re.search(rf"\b{number}\b", asked.text(finding.article)) is None):
            return "lacking"
        if len(here) > 1 and number not in _behind(asked, finding, word):
            return "elsewhere"
    return None


def _behind(asked: Asked, finding: Finding, word: str) -> set[str]:
    """The number that follows next behind each place where the sentence says what is asked; all of them where it has none behind."""
    places = asked.direction.places(finding) if asked.direction is not None else []
    numbers = [re.findall(rf"\b{re.escape(word)}\s+(?:No\.?\s+)?(\d+)\b", finding.words((at, finding.end)), re.IGNORECASE) for at in places]
    every = re.findall(rf"\b{re.escape(word)}\s+(?:No\.?\s+)?(\d+)\b", finding.quote, re.IGNORECASE)
    return {some[0] for some in numbers if some} or set(every)


def _stranded(asked: Asked, finding: Finding) -> str | None:
    """ "What did she die of?": the sentence has the verb with such a preposition behind it in the same clause, or the noun for it."""
    hit = _STRANDED.match(asked.question)
    if hit is None or len(stem(hit[1])) < _LEAST:
        return None
    forms = "|".join(re.escape(stem(form)) for form in asked.families.alike(hit[1].casefold()))
    places = list(re.finditer(rf"\b(?:{forms})\w*([^,;:]*)", finding.quote, re.IGNORECASE))
    wanted = _OF_DEATH if stem(hit[1]) in ("di", "die") and hit[2].casefold() == "of" else _BEHIND[hit[2].casefold()]
    behind = (_AGED.sub(" ", place[1]) for place in places)
    told = any(re.search(rf"\b(?:{wanted})\b", words, re.IGNORECASE) for words in behind)
    return "lacking" if places and not told else None


def _softened(asked: Asked, finding: Finding) -> str | None:
    """Who "agreed to consider" something has not agreed to it, nor who "decided against" it: nothing such stands between the question's
    verb and its infinitive."""
    for hit in _TO_DO.finditer(asked.question):
        if not _is_verb(asked, hit.start()):
            continue  # "equipment to ease …"
        first, second = (_forms(asked, word) for word in hit.groups())
        spans = re.finditer(rf"\b(?:{first})\w*\b((?:(?!\b(?:{first})).)*?)\b(?:{second})\w*", finding.quote, re.IGNORECASE)
        between = [span[1] for span in spans]
        if between and all(_AGAINST.match(words) for words in between) and not _AGAINST.match(asked.question[hit.end(1) :]):
            return "elsewhere"
        if between and all(_SOFTENS.search(words) for words in between) and not _SOFTENS.search(asked.question):
            return "undone"
    return None


def _is_verb(asked: Asked, at: int) -> bool:
    """Whether a verb of the question stands there."""
    course = asked.direction.course if asked.direction is not None else None
    return course is not None and course[1].doing.is_verb and course[1].doing.word[0] == at


def _forms(asked: Asked, word: str) -> str:
    return "|".join(re.escape(stem(form)) for form in asked.families.alike(word.casefold()))


def _participle(asked: Asked, finding: Finding) -> str | None:
    """ "Lind named him envoy, which he was until May, resigning over a law": who resigned nobody can tell by the words alone."""
    acts = [act for act in asked.families.acts if act.search(asked.question.casefold())]
    same = [finding.start + hit.start() for act in acts for hit in act.finditer(finding.quote.casefold())]
    places = (asked.direction.places(finding) if asked.direction is not None else []) or same
    spoken = [(finding.words((finding.start, at)), finding.words((at, finding.end))) for at in places]
    unsure = [re.match(r"\w+ing\b", word) is not None and _RELATIVE.search(before) is not None for before, word in spoken]
    return "doubtful" if unsure and all(unsure) else None


def _excepted(asked: Asked, finding: Finding) -> str | None:
    """Nobody whom the question names stands in the sentence only as left out ("met the mayor, but not the governor")."""
    for group in asked.plan.about:
        here = [n for n in finding.named if n.entity in group and n.form == "name"]
        before = [finding.words((finding.start, n.start)) for n in here]
        if here and all(_LEFT_OUT.search(words) for words in before):
            return "elsewhere"
    return None


def _of_another_sort(asked: Asked, finding: Finding) -> str | None:
    """What stands before a noun of the question ("the fishing bill") has not been exchanged for another noun, wherever the sentence has it
    ("the harbour bill")."""
    for hit in _SORT.finditer(asked.question):
        sort, noun = hit[1], hit[2]
        if re.search(rf"\b(?:{_forms(asked, sort)})", finding.quote, re.IGNORECASE):
            continue
        places = list(re.finditer(rf"\b{re.escape(noun)}\b", finding.quote, re.IGNORECASE))
        before = [re.search(rf"\b{_ARTICLE}\s+([a-z][\w’'-]*)\s+$", finding.quote[: place.start()]) for place in places]
        if places and all(one is not None and _ADJECTIVE.fullmatch(one[1]) is None for one in before):
            return "elsewhere"
    return None


def _negated(asked: Asked, finding: Finding) -> str | None:
    """Who asks about what is not so ("Did she plead not guilty?") is told nothing by a sentence without any word for no."""
    if _NOT.search(asked.question) is None:
        return None
    words = "|".join(asked.families.words["says_denied"])
    return None if re.search(rf"(?:\b(?:{words}|un\w+ed|only|all but|except)|n['’]t)\b", finding.quote, re.IGNORECASE) else "elsewhere"


def _counterfactual(asked: Asked, finding: Finding) -> str | None:
    """What "would normally" be done is not done, nor what "would have" been."""
    places = asked.direction.places(finding) if asked.direction is not None else []
    before = [finding.words((finding.start, at)) for at in places]
    is_asked = re.search(r"\bwould\b", asked.question, re.IGNORECASE) is not None
    return "undone" if before and not is_asked and all(_WOULD.search(words) for words in before) else None


def _number(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked whether so many did it, or had it done to them, the sentence has that number ("45 citizens", but "32 of its
    citizens")."""
    if not asked.wants_verdict():
        return None
    hits = [hit for hit in _SO_MANY.finditer(asked.question) if not _NOT_SO_MANY.search(asked.question[: hit.start()])]
    asks = [_value(hit[1]) for hit in hits if hit[2].casefold() not in _MONTHS]
    told = {_value(word) for word in re.findall(r"\d[\d,.]*\d|\d|[a-z]+", finding.quote.casefold())}
    return "lacking" if any(value is not None and value not in told for value in asks) else None


def _value(word: str) -> str | None:
    """The number as digits, without commas between thousands; None for what is none."""
    if word[0].isdigit():
        return word.replace(",", "")
    return str(_NUMBERS.index(word.casefold())) if word.casefold() in _NUMBERS else None


CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {
    "counterfactual": _counterfactual,
    "excepted": _excepted,
    "negated": _negated,
    "of_another_sort": _of_another_sort,
    "number": _number,
    "numbered": _numbered,
    **attached.CHECKS,
    **exchanged.CHECKS,
    **telling.CHECKS,
    **goals.CHECKS,
    "participle": _participle,
    "softened": _softened,
    "stranded": _stranded,
}
