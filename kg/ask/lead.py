"""What stands before the sentences of an answer and sums them up: a verdict, or who reports it. It cites what it sums up."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from kg.answers import AnswerStatement
from kg.ask.findings import Finding, Named
from kg.ask.verdict import Verdict, judge, words
from kg.vocab import FA

VERDICT, SOURCES, OFFICE = "verdict", "sources", "office"
_NOT_YET = re.compile(r"\byet to\b|(?:\bnot|\bnever|n['’]t)\b.*\buntil\b", re.IGNORECASE)  # no, and yes later on
_HEARSAY = re.compile(
    r"\baccording to\b|\b(?:reported|alleged|purported|supposed)ly\b"
    r"|\b(?:is|was|are|were|been)\s+(?:\w+ly\s+)?(?:reported|rumou?red|said|believed|thought)\s+(?:as|to)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_APART = re.compile(r"[,;:]|\s[–—-]\s|\b(?:but|though|although|while|whereas)\b")
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})
_EMPTY = _TITLES | {"the", "a", "an", "his", "her", "its", "their", "our", "my", "he", "she"}
_BODIES = frozenset({"Place", "Organisation"})
MOST = 4  # descriptions of somebody that are told
Told = Sequence[tuple[Finding, tuple[int, ...]]]  # a finding of the answer itself with the numbers of its citations


def lead(
    tells: str | None, told: Told, actors: frozenset[str], leads: Mapping[str, str], called: Callable[[str], str]
) -> AnswerStatement | None:
    """The sentence before the others, where the kind of question has one; never without what it sums up."""
    if tells == VERDICT and (verdict := judge([finding for finding, _ in told], actors)):
        return _verdict(verdict, told, leads, called)
    if tells == SOURCES and told:
        return _sources(told, leads, called)
    if tells == OFFICE and told:
        return _office(told, actors, leads)
    return None


def is_mixed(finding: Finding, negations: Collection[str], asked: Collection[str] = ()) -> bool:
    """Whether it is told as true in words that also deny something ("admitted … but did not say that he had ordered it"): what they deny
    may be the very thing, so that nothing is summed up. Nor is what was not so until it was. `asked`: beginnings of words asked about;
    what stands apart from all of them, behind a comma or a "but", may be denied ("was granted bail, but may not leave the city")."""
    clause = finding.words(finding.clause or (finding.start, finding.end)).casefold()
    if _NOT_YET.search(clause):
        return True
    parts = [part for part in _APART.split(clause) if any(re.search(rf"\b{re.escape(word)}", part) for word in asked)] or [clause]
    return finding.factuality == FA + "CTp" and any(_denies(part, negations) for part in parts)


def is_hearsay(finding: Finding) -> bool:
    """Whether a sentence in which the newspaper is read as saying itself that something is so has words that lay it to somebody else."""
    return not finding.quoted and _HEARSAY.search(_MARKED.sub(" ", finding.quote)) is not None


def _denies(part: str, negations: Collection[str]) -> bool:
    words = set(re.findall(r"\w+(?:n['’]t)?", part))
    return not words.isdisjoint(negations) or any(word.endswith(("n't", "n’t")) for word in words)


def described(finding: Finding, people: frozenset[str]) -> tuple[str, str] | None:
    """The name of one of the people and the words of the sentence that describe them, where these name something themselves; of several
    for the same place the longest, with whose office it is ("President of the Security Council")."""
    first: tuple[Named, int] | None = None
    for named in finding.named:
        end = _with_body(finding, named)
        words = finding.words((named.start, end))
        tells = any(named.start <= n.start and n.end <= end and n.entity != named.entity for n in finding.named)
        empty = _EMPTY | set(named.name.casefold().split())
        tells = tells or any(word[:1].isupper() for word in words.split() if word.casefold() not in empty)
        is_wider = first is None or (named.start <= first[0].start and first[1] <= end)
        if named.entity in people and named.form == "nominal" and tells and is_wider:
            first = named, end
    return None if first is None else (first[0].name, _without_name(finding.words((first[0].start, first[1])), first[0].name))


def _with_body(finding: Finding, named: Named) -> int:
    """Where a description ends, with the name that follows behind "of"."""
    words, behind = finding.words((named.start, named.end)), finding.words((named.end, finding.end))
    of = re.match(r" of (?:the )?", behind)
    if of is None or words.casefold().split()[-1:] == named.name.casefold().split()[-1:]:
        return named.end
    start = named.end + of.end()
    return max((n.end for n in finding.named if n.start == start and n.form == "name" and n.kind in _BODIES), default=named.end)


def _without_name(words: str, name: str) -> str:
    """ "Chief operating officer" of "chief operating officer Timothy D. Cook", whatever of the name stands there."""
    parts, own = words.split(), name.casefold().split()
    if parts and parts[-1].casefold() == own[-1]:
        first = next(at for at, part in enumerate(parts) if part.casefold() in own)
        parts = parts[:first] if first else parts
    return " ".join(parts).rstrip(" ,")


def _office(told: Told, people: frozenset[str], leads: Mapping[str, str]) -> AnswerStatement | None:
    """What the sentences call somebody, each wording once with the day of its newest article."""
    wordings: dict[str, tuple[str, str | None, int]] = {}
    name = ""
    for finding, numbers in sorted(told, key=lambda one: one[0].published or "", reverse=True):
        if found := described(finding, people):
            name = name or found[0]
            if found[0] == name:
                wordings.setdefault(found[1].casefold().removeprefix("the "), (found[1], finding.published, numbers[0]))
    some = sorted(list(wordings.values())[:MOST], key=lambda one: one[2])
    if not some:
        return None
    called = ", ".join(f"“{words}” ({day})" if day else f"“{words}”" for words, day, _ in some)
    return AnswerStatement(leads[OFFICE].format(name=name, called=called), tuple(number for _, _, number in some), kind=OFFICE)


def _verdict(verdict: Verdict, told: Told, leads: Mapping[str, str], called: Callable[[str], str]) -> AnswerStatement:
    numbers = tuple(told[place][1][0] for place in (*verdict.said, *verdict.denied))
    return AnswerStatement(words(verdict, [finding for finding, _ in told], leads, called), numbers, kind=VERDICT)


def _sources(told: Told, leads: Mapping[str, str], called: Callable[[str], str]) -> AnswerStatement:
    """Every independent voice once: who is quoted, and in which paper, else the paper that says so itself."""
    voices: dict[str, tuple[str, int]] = {}
    for finding, numbers in told:
        paper = f" (in {finding.publisher})" if finding.quoted and finding.publisher else ""
        voices.setdefault(finding.source, (called(finding.source_name) + paper, numbers[0]))
    text = leads[SOURCES if len(voices) > 1 else "source"].format(said=", ".join(name for name, _ in voices.values()), count=len(voices))
    return AnswerStatement(text, tuple(number for _, number in voices.values()), kind=SOURCES)
