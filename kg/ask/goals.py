"""A check of a finding: to whom, where or from where, for or with whom the question's verb goes is not somewhere or somebody else there.

The tree tells who stands where; but who is named anywhere in a sentence may stand beside its verb in another phrase ("sent two ships to the
gulf on Monday, Norland's minister said" does not tell that they were sent to Norland). Here the words of the phrase itself are looked at.
"""

from __future__ import annotations

import re

from kg.ask.asked import Asked
from kg.ask.findings import Finding
from kg.lexicon.synonyms import form_of

_KINDS = (("to", "into", "onto", "toward", "towards"), ("from", "out of"), ("for",), ("with",), ("against",))
_FAR = 2  # kinds that may stand behind what a verb moves ("sent ships to"); the others only right behind any verb ("voted for")
_MOVING = [
    "bring", "brought", "came", "come", "deliver", "deploy", "deport", "dispatch", "evacuate", "expel", "export",
    "extradite", "fled", "flee", "flew", "fly", "gave", "give", "go", "import", "march", "move", "pull", "recall",
    "remove", "return", "sail", "sell", "send", "sent", "ship", "sold", "supply", "take", "took", "transfer",
    "transport", "travel", "went", "withdraw", "withdrew",
]  # fmt: skip
_MOVES = frozenset(map(form_of, _MOVING))
_HEAD = (  # behind a name, where it is the head: no "Norland bill"
    r"(?=\W*$|[,;]|\s+(?:after|and|as|at|before|by|during|for|from|in|last|on|over|since|this|to|when|with|yesterday)\b)"
)
_ENDS = (  # words that begin another phrase
    "after|although|as|at|because|before|but|by|during|east|following|for|from|near|north|on|outside|over|since|south|that|to|west|when|where"
    r"|which|while|who|with|and(?!\s+(?:the\s+)?[A-Z])"
)
_LISTED = r",(?=\s(?:the\s)?[A-Z][\w-]+(?:,|\sand\b))"  # "to Halden, Ostby and Vikby"
_INTO = rf"(?:(?!\b(?:{_ENDS})\b)[^,;:.]|{_LISTED})*"  # "to a base in Norland" is to Norland
_PHRASE = rf"(?:(?!\b(?:in|{_ENDS})\b)[^,;:.]|{_LISTED})*"  # "from the talks in Vikby" is not from Vikby
_STANDS_FOR = re.compile(
    r"\b(?:it|its|there|here|them|their|him|his|her|both|area|capital|city|company|country|group|home|island|party|region|scene|site|spot"
    r"|state|town|village|zone)\b"
)
_INFINITIVE = re.compile(r"[a-z]+\s+(?:the|an?|its|their|his|her|any|more|[A-Z]|\d|that|whether|with|for|on)")  # "to help the"


def _other_goal(asked: Asked, finding: Finding) -> str | None:
    """Who is to "return to hospital" is not said to return to Norland, nor is what was sent to the gulf sent there."""
    course = asked.direction.course if asked.direction is not None else None
    if asked.direction is None or course is None or not course[1].doing.is_verb:
        return None
    begin, end = course[1].doing.word
    behind, moves = asked.question[end:], form_of(asked.question[begin:end]) in _MOVES
    places = asked.direction.places(finding)
    for _, said, iris in asked.direction.groups:
        for number, kind in enumerate(_KINDS):
            is_far = number < _FAR and moves
            near = r"[^,?]*?" if is_far else r"\s+"
            if re.match(rf"{near}\b(?:{'|'.join(kind)})\s+(?:the\s+)?{re.escape(said)}{_HEAD}", behind) is None:
                continue
            told = [_phrases(finding, place, kind, is_far) for place in places]
            if told and all(some and not any(_names(finding, one, said, iris) for one in some) for some in told):
                return "elsewhere"
    return None


def _phrases(finding: Finding, place: int, kind: tuple[str, ...], is_far: bool) -> list[tuple[int, int]]:
    """What stands behind the prepositions of a kind that follow a verb in its clause, as offsets in the article; nothing where the first of
    them does not stand right behind a verb that moves nothing."""
    clause = re.split(r"[;:]|,\s+(?:and|but|who|which|while)\b", finding.words((place, finding.end)))[0]
    verb = re.match(r"\w+", clause)
    phrase = _INTO if is_far and "to" in kind else _PHRASE
    hits = list(re.finditer(rf"\s(?:{'|'.join(kind)})\s+(?P<phrase>{phrase})", clause))
    if not hits or verb is None or (not is_far and hits[0].start() != verb.end()):
        return []
    some = [hit for hit in hits if hit["phrase"].strip() and not ("to" in kind and _INFINITIVE.match(hit["phrase"]))]
    return [(place + hit.start("phrase"), place + hit.end("phrase")) for hit in some]


def _names(finding: Finding, phrase: tuple[int, int], said: str, iris: frozenset[str]) -> bool:
    """Whether a phrase names somebody or something, or has a word that may stand for it."""
    words = finding.words(phrase)
    return (
        said in words
        or _STANDS_FOR.search(words) is not None
        or any(n.entity in iris and phrase[0] <= n.start < phrase[1] for n in finding.named)
    )


CHECKS = {"other_goal": _other_goal}
