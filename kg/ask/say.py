"""How a finding is said: in the source's own words, with what a reader needs to know in square brackets, as editors do.

An answer sentence is the evidence sentence, whole and verbatim: hedges, numbers and speakers are kept because nothing is cut or
rewritten. Allowed beside the words: the name of who is meant, in brackets right after the words that stand for
them (or, for a quotation without a speaker in its sentence, before it), a capital at the start and a full stop at the end.
`kg.verify` checks exactly this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ask.findings import Finding, Named

_STOPS = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".’", ".'")
_APOSTROPHES = "'’"


def say(finding: Finding) -> str:
    """The answer sentence for a finding."""
    words = finding.quote
    for named in reversed(list(_notes(finding))):
        at = named.end - finding.start
        words = f"{words[:at]} [{named.name}]{words[at:]}"
    return _speaker(finding) + _finish(words)


def _notes(finding: Finding) -> Iterator[Named]:
    """Where a name is needed: words that stand for somebody whom the sentence does not name in full; once each, in order."""
    named_in_full = {n.entity for n in finding.named if n.name.casefold() in finding.quote.casefold() or _is_full_name(n, finding)}
    for named in finding.named:
        if named.entity in named_in_full or not _stands_for(named, finding) or _is_inside_another(named, finding.named):
            continue
        last = _last_of_run(named, finding.named)
        if finding.quote[last.end - finding.start :][:1] not in tuple(_APOSTROPHES):
            named_in_full.add(named.entity)
            yield last


def _words(named: Named, finding: Finding) -> str:
    return finding.quote[named.start - finding.start : named.end - finding.start]


def _is_full_name(named: Named, finding: Finding) -> bool:
    """A person's name of two words or more, in whatever spelling ("Rob" for Robert, "Zelensky" for Zelenskyy)."""
    words, name = _words(named, finding).casefold().split(), named.name.casefold().split()
    return named.form == "name" and len(words) > 1 and (words[-1] == name[-1] or words[0] == name[0])


def _stands_for(named: Named, finding: Finding) -> bool:
    """A person's description, pronoun or part of the name; what stands for a state or an organisation reads well as it is."""
    part = _words(named, finding).casefold() in named.name.casefold().split()
    return named.kind == "Person" and (named.form in ("nominal", "pronoun") or part)


def _is_inside_another(named: Named, others: Iterable[Named]) -> bool:
    """Part of a longer expression for somebody else ("the Biden administration")."""
    return any(o.start <= named.start and named.end <= o.end and o.entity != named.entity and o != named for o in others)


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
