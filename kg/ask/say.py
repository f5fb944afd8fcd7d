"""How a finding is said: in the source's own words, with what a reader needs to know in square brackets, as editors do.

An answer sentence is the evidence sentence, or the clause of it that states the event, verbatim: hedges, numbers and speakers are
kept because nothing is rewritten. Allowed beside the words: the name of who is meant, in brackets right after the words that stand for
them (or, for a quotation without a speaker in its sentence, before it), a capital at the start and a full stop at the end.
`kg.verify` checks exactly this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ask.findings import Finding, Named
from kg.vocab import FA

LONG = 320  # characters above which a sentence is told by its clause
SHORT = 40  # characters below which a clause is no sentence
_CONJUNCTIONS = ("and ", "but ", "while ", "although ")
_STOPS = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".’", ".'")
_APOSTROPHES = "'’"


def say(finding: Finding) -> str:
    """The answer sentence for a finding."""
    start, end = _stretch(finding)
    words = finding.quote[start - finding.start : end - finding.start]
    for named in reversed(list(_notes(finding, start, end))):
        at = named.end - start
        words = f"{words[:at]} [{named.name}]{words[at:]}"
    return _speaker(finding) + _finish(words)


def _stretch(finding: Finding) -> tuple[int, int]:
    """The clause instead of the sentence where the sentence is long, the newspaper itself says so for certain and without condition."""
    whole = (finding.start, finding.end)
    if len(finding.quote) <= LONG or finding.quoted or finding.conditional or finding.factuality != FA + "CTp" or finding.clause is None:
        return whole
    start, end = finding.clause
    if not (finding.start <= start < end <= finding.end) or end - start < SHORT:
        return whole
    lead = next((c for c in _CONJUNCTIONS if finding.quote[start - finding.start :].lower().startswith(c)), "")
    return (start + len(lead), end)


def _notes(finding: Finding, start: int, end: int) -> Iterator[Named]:
    """Where a name is needed: words that stand for somebody whom the sentence does not name in full; once each, in order."""
    text, said = finding.quote[start - finding.start : end - finding.start].casefold(), set[str]()
    inside = [named for named in finding.named if start <= named.start and named.end <= end]
    for named in inside:
        if named.entity in said or not named.name or named.name.casefold() in text or not _stands_for(named, finding):
            continue
        last = _last_of_run(named, inside)
        if finding.quote[last.end - finding.start :][:1] not in tuple(_APOSTROPHES):
            said.add(named.entity)
            yield last


def _stands_for(named: Named, finding: Finding) -> bool:
    """A description or pronoun, or a part of the name; an adjective or a capital that stands for a state reads well as it is."""
    words = finding.quote[named.start - finding.start : named.end - finding.start]
    return named.form in ("nominal", "pronoun") or words.casefold() in named.name.casefold().split()


def _last_of_run(named: Named, inside: Iterable[Named]) -> Named:
    """The last of mentions of one entity that stand side by side ("Advisor" "Kirby")."""
    for other in inside:
        if other.entity == named.entity and 0 <= other.start - named.end <= 1:
            return _last_of_run(other, inside)
    return named


def _speaker(finding: Finding) -> str:
    """The speaker before a quotation whose sentence does not say who speaks."""
    if not finding.quoted or not finding.source_name or any(named.entity == finding.source for named in finding.named):
        return ""
    if finding.cue is not None and finding.start <= finding.cue[0] and finding.cue[1] <= finding.end:
        return ""
    return f"[{finding.source_name}:] "


def _finish(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith(_STOPS) else words.rstrip(" ,;:") + "."
