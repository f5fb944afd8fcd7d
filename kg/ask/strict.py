"""Whether a claim is on the very thing that was asked: its event has the asked actor, and everybody else asked about takes part in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.ask.findings import Finding, offsets
from kg.vocab import FA

_PART = ("recipient", "instrument", "place", "topic")
_WEAPON = "Weapon"
_PLACE = "Place"
_OTHERS = frozenset({"they", "you"})


def is_on(finding: Finding, actors: Collection[str], others: Sequence[Collection[str]]) -> bool:
    """`actors`: who must act; `others`: one collection of IRIs for each other thing asked about, one of which must take part."""
    return _acts(finding, actors) and all(takes_part(finding, other) for other in others)


def _acts(finding: Finding, actors: Collection[str]) -> bool:
    """The event's actor; or the source itself, of whom its words speak as "it" or "his country", or who denies without naming anybody."""
    acting = finding.roles.get("actor", frozenset())
    if acting:
        return bool(acting.intersection(actors))
    return finding.quoted and ("words" in finding.roles or finding.factuality == FA + "CTm") and not are_others(finding)


def are_others(finding: Finding) -> bool:
    """Whether it is "they" or "you" who act, in the words of a single person: that is not the one who speaks."""
    places = [offsets(words) for words in finding.roles.get("words", ()) if "#offset_" in words]
    acting = {finding.words(place).casefold() for place in places if finding.start <= place[0] and place[1] <= finding.end}
    is_person = any(named.entity == finding.source and named.kind == "Person" for named in finding.named)
    return is_person and not acting.isdisjoint(_OTHERS)


def takes_part(finding: Finding, entity: Collection[str]) -> bool:
    """In any role but the actor's (or with others as one of the actors); or, where the event has nobody in the roles that the entity
    could have, named in the words that state the event."""
    wanted = frozenset(entity)
    if any(finding.roles.get(role, frozenset()) & wanted for role in (*_PART, "actor")):
        return True
    here = [named for named in finding.named if named.entity in wanted and _inside(finding, named.start, named.end)]
    if not here:
        return False
    taken = ("instrument",) if here[0].kind == _WEAPON else ("recipient", "place") if here[0].kind == _PLACE else ("recipient",)
    return not any(finding.roles.get(role) for role in taken)


def _inside(finding: Finding, start: int, end: int) -> bool:
    return finding.clause is None or (finding.clause[0] <= start and end <= finding.clause[1])
