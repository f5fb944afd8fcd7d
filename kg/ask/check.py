"""The check before anything is printed: does every word of an answer sentence come from what it cites?

It knows nothing of how sentences are put together. Licensed are the words of the quoted sentence, the names of those whom its mentions
stand for, its source's name and the dates of its expressions of time; words of polarity and certainty must be as many as in the quote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.ask.dating import date
from kg.ask.findings import Finding
from kg.ask.say import NOTE

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_JOINTS = frozenset({"that", "on"})  # the only words that putting a sentence together may add


def holds(text: str, finding: Finding, hedges: Iterable[str]) -> bool:
    """Whether a sentence says no more, and no more surely, than the sentence that it cites."""
    said = _words(text)
    return not (set(said) - licensed(finding)) and _of(hedges, text) == _of(hedges, finding.quote) and _keeps(finding, said)


def lead_holds(text: str, template: str, findings: Sequence[Finding]) -> bool:
    """Whether a sentence that sums up others holds but its own fixed words and what these license, with the days of publication and who
    printed it."""
    allowed = {word for finding in findings for word in licensed(finding)} | set(_words(re.sub(r"\{\w+\}", " ", template)))
    printed = {word for finding in findings for told in (finding.published, finding.publisher) if told for word in _words(told)}
    count = {str(len(findings))}
    return not set(_words(text)) - allowed - printed - count - {"the", "a", "an", "in", "source", "of"}


def licensed(finding: Finding) -> frozenset[str]:
    """Words that a finding's claim and quote license, lower case."""
    names = (finding.source_name, *(named.name for named in finding.named), *finding.offices.values())
    dates = (date(day) for stretch in finding.days for day in (stretch.first, stretch.last))
    return frozenset(word for text in (finding.quote, *names, *dates) for word in _words(text)) | _JOINTS


def _keeps(finding: Finding, said: Sequence[str]) -> bool:
    """Every number of the quote is still there, save those of footnotes and those that dates and names took the place of."""
    missing = Counter(w for w in _words(NOTE.sub(" ", finding.quote)) if w[0].isdigit()) - Counter(said)
    return not missing


def _of(hedges: Iterable[str], text: str) -> Counter[str]:
    """Words of polarity and certainty; the month is none."""
    chosen = frozenset(hedges)
    return Counter(word for word in _words(re.sub(r"\bMay\b", " ", text)) if word in chosen or word.endswith(("n't", "n’t")))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
