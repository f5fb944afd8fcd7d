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
_MOVES = frozenset(
    map(form_of, (
        "bring", "brought", "deliver", "deploy", "deport", "dispatch", "evacuate", "expel", "export", "extradite", "flew", "fly", "gave",
        "give", "import", "move", "pull", "recall", "remove", "return", "sell", "send", "sent", "ship", "sold", "supply", "take", "took",
        "transfer", "transport", "withdraw", "withdrew",
    ))
)  # fmt: skip
_HEAD = (  # behind a name, where it is the head: no "Norland bill"
    r"(?=\W*$|[,;]|\s+(?:after|and|as|at|before|by|during|for|from|in|last|on|over|since|this|to|when|with|yesterday)\b)"
)
_PHRASE = (  # up to what begins another phrase
    r"(?:(?!\b(?:after|although|as|at|because|before|but|by|during|east|following|for|from|in|near|north|on|outside|over|since|south|that|to"
    r"|west|when|where|which|while|who|with|and(?!\s+(?:the\s+)?[A-Z]))\b)[^,;:.]|,(?=\s(?:the\s)?[A-Z][\w-]+(?:,|\sand\b)))*"
)
_STANDS_FOR = re.compile(
    r"\b(?:it|its|there|here|them|their|him|his|her|both|country|city|town|village|region|island|capital|state|area|scene|site|spot|zone|group|party|company|home)\b"
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
            near = r"[^,?]*?" if number < _FAR and moves else r"\s+"
            if re.match(rf"{near}\b(?:{'|'.join(kind)})\s+(?:the\s+)?{re.escape(said)}{_HEAD}", behind) is None:
                continue
            told = [_goes_there(finding, place, (near, kind), said, iris) for place in places]
            if told and all(one is False for one in told):
                return "elsewhere"
    return None


def _goes_there(finding: Finding, place: int, way: tuple[str, tuple[str, ...]], said: str, iris: frozenset[str]) -> bool | None:
    """Whether a phrase behind the verb names whom the question names there; None where there is no such phrase."""
    near, kind = way
    words = finding.words((place, finding.end))
    clause = re.split(r"[;:]|,\s+(?:and|but|who|which|while)\b", words)[0]
    verb = re.match(r"\w+", clause)
    start = verb.end() if verb else 0
    gap = r"\s+" if near == r"\s+" else r"\s"
    hits = re.finditer(rf"{gap}(?:{'|'.join(kind)})\s+({_PHRASE})", clause[start:])
    found = [
        hit for hit in hits if hit[1].strip() and (near != r"\s+" or hit.start() == 0) and not ("to" in kind and _INFINITIVE.match(hit[1]))
    ]
    if not found:
        return None
    for hit in found:
        begin = place + start + hit.start(1)
        end = begin + len(hit[1])
        if said in hit[1] or _STANDS_FOR.search(hit[1]) or any(n.entity in iris and begin <= n.start < end for n in finding.named):
            return True
    return False


CHECKS = {"other_goal": _other_goal}
