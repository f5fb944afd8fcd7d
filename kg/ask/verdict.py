"""Has it happened? What the claims on the very thing asked amount to, and who says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.ask.findings import Finding
from kg.vocab import FA

OPEN = "open"
SAID = ("fact", "reported", "planned", "possible", OPEN)  # from the surest to what nobody commits to
DENIED = "denied"
_DENIAL = re.compile(r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\bden(?:y|ies|ied|ying|ials?)\b", re.IGNORECASE)  # not "was denied bail"
_REFUSAL = re.compile(r"\b(?:refus|declin)(?:e|es|ed|ing)\s+to\b", re.IGNORECASE)
NOT_YET = re.compile(
    r"\b(?:has|have|had|did|was|were)(?:\s+(?:not|never)\b|n['’]t\b)|\byet\s+to\b|\bnever\s+(?:\w+ly\s+)?\w+ed\b", re.IGNORECASE
)
MOST = 3  # sources that a verdict names


@dataclass(frozen=True, slots=True)
class Verdict:
    """`value` is a key of `[leads]` in families.toml; who says so, and who denies it, by place in the findings that were given."""

    value: str
    said: tuple[int, ...]
    denied: tuple[int, ...] = ()


def stand(finding: Finding, actors: frozenset[str] = frozenset()) -> str:
    """How a claim presents what is asked: "fact" (the newspaper's own word, or the actor's about itself), "reported", "planned",
    "possible", "denied", "open" (nobody says that it has happened, or that it has not)."""
    value = _stand(finding, actors)
    return value if not finding.contrary else DENIED if value in ("fact", "reported") else "open"


def _stand(finding: Finding, actors: frozenset[str]) -> str:
    """How it presents its own event."""
    sure, past = finding.factuality.removeprefix(FA), finding.tense in ("past", "present")
    if finding.conditional or sure == "Uu" or finding.tense == "none":
        return "open"
    if sure == "CTm" and past and finding.ahead and NOT_YET.search(finding.quote):
        return OPEN  # "has not signed" does not say that he will not
    if sure == "CTm":
        return DENIED if past or finding.ahead else "open"
    if sure in ("PRm", "PSm"):
        return "open"
    if sure in ("PRp", "PSp"):
        return "possible"
    if not past:
        return "planned"
    return "fact" if not finding.quoted or finding.source in actors else "reported"


def refuses(finding: Finding, actors: frozenset[str]) -> bool:
    """Whether whoever would do it says that he will not ("said it would not join", "refused to join"): he has not done it then."""
    own = finding.quoted and finding.source in finding.roles.get("actor", frozenset()) | actors
    own = own or (not finding.quoted and _REFUSAL.search(finding.quote) is not None)
    return own and finding.factuality == FA + "CTm" and finding.tense == "future" and not finding.conditional and not finding.contrary


def judge(findings: Sequence[Finding], actors: frozenset[str]) -> Verdict | None:
    """What the findings amount to: what is said most surely, and denials beside it. None where there are none."""
    stands = [stand(finding, actors) for finding in findings]
    denied = _some(findings, [i for i, one in enumerate(stands) if one == DENIED])
    sure = ("fact", "reported", *(["planned"] if any(finding.ahead for finding in findings) else ()))  # what a denial disputes
    for value in SAID:
        said = _some(findings, [i for i, one in enumerate(stands) if one == value])
        if value == OPEN and not denied:  # a refusal disputes nothing that anybody says to be so
            denied = _some(findings, [i for i, one in enumerate(stands) if one == OPEN and refuses(findings[i], actors)])
            said = () if denied else said
        if said and denied and value in sure:
            return Verdict("disputed", said, denied)
        if said and not denied:
            return Verdict(value, said)
    return Verdict(DENIED, (), denied) if denied else None


def order(finding: Finding, actors: frozenset[str]) -> int:
    """Place in the telling: what is said to have happened, denials beside it, then what is only planned, possible or open."""
    place = {"fact": 0, "reported": 1, DENIED: 1, "planned": 2, "possible": 3, "open": 4}
    return place[stand(finding, actors)]


def words(verdict: Verdict, findings: Sequence[Finding], leads: Mapping[str, str], called: Callable[[str], str]) -> str:
    """The verdict as a sentence."""
    said = ", ".join(_voice(findings[i], findings[i].source_name, called) for i in verdict.said)
    denied = ", ".join(_voice(findings[i], _denier(findings[i]), called) for i in verdict.denied)
    return leads[verdict.value].format(said=said, denied=denied)


def _denier(finding: Finding) -> str:
    """Who says no: the source, or, where the newspaper reports a denial without quoting it, whose doing is denied."""
    actors = finding.roles.get("actor", frozenset())
    own = [named.name for named in finding.named if named.entity in actors] if not finding.quoted and _DENIAL.search(finding.quote) else []
    return own[0] if own else finding.source_name


def _voice(finding: Finding, name: str, called: Callable[[str], str]) -> str:
    """Who says so, and when it was published."""
    return f"{called(name)} ({finding.published})" if finding.published else called(name)


def _some(findings: Sequence[Finding], places: Sequence[int]) -> tuple[int, ...]:
    """The newest of each source, a few in all."""
    newest = sorted(places, key=lambda i: (findings[i].published or "", -i), reverse=True)
    first = {findings[i].source: i for i in reversed(newest)}
    voices = [i for i in newest if first[findings[i].source] == i]
    people = {findings[i].source_name for i in voices}
    return tuple(i for i in voices if not any(_is_owned(findings[i].source_name, one) for one in people))[:MOST]


def _is_owned(name: str, person: str) -> bool:
    """Whether it is but what somebody says or writes himself: "Lind's statement" beside "Ada Lind"."""
    owner, mark, _ = name.replace("’", "'").partition("'s ")
    return bool(mark) and name != person and (person == owner or person.endswith(f" {owner}"))
