"""Where an article says in so many words that somebody responded to what is asked about, what else he did or said there is no response."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.ask.asked import Asked, slot
from kg.ask.families import stem
from kg.ask.findings import ASKED, Finding

_RESPONSE = "response"  # the kind of question, and a word of the sign
_BESIDE = "beside"  # relation of what only stands beside an answer
_RESPONDS = re.compile(
    r"\b(?:respon(?:d|se)\w*|react\w*|repl(?:y|ie[sd]|ying)|retaliat\w*|comment(?:s|ed|ing) on|speaking (?:about|on))\b", re.IGNORECASE
)
_QUOTED = re.compile(r"\"[^\"]*\"?|“[^”]*”?")
_POINTS = re.compile(r"\b(?:this|that|these|it)\b", re.IGNORECASE)


def set_apart(asked: Asked, kept: Sequence[Finding]) -> list[Finding]:
    """The findings, with those of such an article that neither name what is responded to nor take it up told apart."""
    words = re.findall(r"(?<![\w'’-])[a-z][a-z-]{3,}", slot(asked, "matter")) if asked.kind() == _RESPONSE else []
    heads = [word for word in words if word not in asked.families.empty_words][:1]
    if not heads:
        return list(kept)
    forms = "|".join(re.escape(stem(form)) for form in asked.families.alike(heads[0]))
    matter = re.compile(rf"\b(?:{forms})", re.IGNORECASE)
    own = ((f, _QUOTED.sub(" ", f.quote)) for f in kept if f.relation == ASKED)  # "I chose to respond to the charges" is no such word
    told = {f.article for f, words in own if _RESPONDS.search(words) and matter.search(words)}
    up = "|".join((*asked.families.words["takes_up"], *asked.families.words["takes_up_anything"]))
    on_it = re.compile(rf"{matter.pattern}|{_RESPONDS.pattern}|{_POINTS.pattern}|\b(?:{up})\b", re.IGNORECASE)
    return [replace(f, relation=_BESIDE) if f.article in told and _is_beside(f, on_it) else f for f in kept]


def _is_beside(finding: Finding, on_it: re.Pattern[str]) -> bool:
    """Whether it has no word for the matter, and neither quotes anybody nor goes on with words that were announced before."""
    goes_on = finding.quoted and finding.cue is not None and finding.cue[1] <= finding.start
    return finding.relation == ASKED and not goes_on and not _QUOTED.search(finding.quote) and on_it.search(finding.quote) is None
