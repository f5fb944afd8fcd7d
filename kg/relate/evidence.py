"""What two reports of events have in common, and in what they differ (features: kg/relate/features.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from kg.relate.features import Features, differ, share, tells_less
from kg.relate.peoples import is_office, of_a_country, of_no_country
from kg.relate.stems import lines, once, stem
from kg.vocab import ID, PL

COPIED = 0.7  # share of the words of the clause that two reports in much the same words have in common
LONGEST = 7  # days: "in November" dates nothing
FEW = 2  # a number up to this is no coincidence
LOCAL = ID + "ent/"
MUTUAL = frozenset((PL + "CONSULT", PL + "AGREE"))  # who meets somebody is met by him
_VISIT = "CONSULT-visit"
_ONCE = {role: once(role.removesuffix("s")) for role in ("actors", "recipients")}
_ALIKE = [{f"{line[0]}-{mode}" for mode in line[1:]} for line in lines("alike-modes.txt")]
_VAGUE = frozenset(stem(word) for line in lines("vague-words.txt") for word in line)
_UNNAMED = frozenset(stem(word) for line in lines("unnamed-words.txt") for word in line)
_ROLES = ("recipients", "instruments", "places")


def in_common(a: Features, b: Features) -> Iterator[str]:
    """What they have in common, as codes of ontologies/codes/relation-reasons.ttl."""
    mutual = are_the_same_parties(a, b)
    if mutual or share(a.actors, b.actors) or _one_acts_for_other(a, b):
        yield "SameActor"
    if mutual or share(a.recipients, b.recipients):
        yield "SameRecipient"
    for role, reason in (("instruments", "SameInstrument"), ("places", "SamePlace")):
        if share(getattr(a, role), getattr(b, role)) or (role == "places" and share(a.spots, b.spots)):
            yield reason
    if share(a.described, b.described):
        yield "SameDescription"
    if share(a.full, b.full):
        yield "SameName"
    if any(float(one.split()[1]) > FEW for one in {*a.counts} & {*b.counts}):
        yield "SameCount"
    yield "SameDay" if is_on_one_day(a, b) else "NearDays"
    if share(a.triggers, b.triggers):
        yield "SameTrigger"
    elif share(a.deeds, b.deeds):
        yield "SimilarTrigger"
    if share(a.modes, b.modes):
        yield "SameMode"
    if overlap(a.matter, b.matter, 3) >= 0.6:
        yield "SimilarMatter"
    if overlap(a.words, b.words, 4) >= 0.5:
        yield "SimilarWords"
    if overlap(a.words, b.words, 6) >= COPIED:
        yield "CopiedWords"
    if once_only(a) & once_only(b):
        yield "OnceOnly"


def cannot_be_one(a: Features, b: Features) -> bool:
    """What both know differs. In one sentence nobody tells one thing twice. Who killed somebody, and how, may be told in two ways."""
    if a.type != b.type or share(a.sentences, b.sentences):
        return True
    if once_only(a) & once_only(b):
        return _are_others(a, b, "places")
    if _modes_differ(a, b):
        return True
    roles = ("instruments", "places") if are_the_same_parties(a, b) else _ROLES
    return any(_are_others(a, b, role) for role in roles) or (roles is _ROLES and _others_did(a, b))


def _modes_differ(a: Features, b: Features) -> bool:
    """Whether both are of a mode, and of two that are not told of one event."""
    one, other = ({mode.rpartition("/")[2] for mode in x.modes} for x in (a, b))
    return differ(one, other) and not any(one & some and other & some for some in _ALIKE)


def are_the_same_parties(a: Features, b: Features) -> bool:
    """Whether two that both reports name do it with each other; who visits whom is another matter."""
    one, other = ({*event.actors, *event.recipients} for event in (a, b))
    if a.type != b.type or a.type not in MUTUAL or (_VISIT in a.modes and _VISIT in b.modes):
        return False
    return len(one & other) > 1 or (bool(one & other) and _are_called_alike(a, b))


def _are_called_alike(a: Features, b: Features) -> bool:
    """Whether, beside whom both name in full, the one names nobody else than the other does: "Kim and Trump", "Kim Jong Un and Trump"."""
    full = [{name for word in event.full for name in word.split()[1:]} for event in (a, b)]
    known = {stem(name) for name in full[0] & full[1]}
    one, other = (
        {word for word in of_no_country(_of(event.proper, "actors") + _of(event.proper, "recipients")) if not is_office(word)} - known
        for event in (a, b)
    )
    return bool(one & other) and (one <= other or other <= one)


def is_on_one_day(a: Features, b: Features) -> bool:
    """Whether both texts give one day."""
    return bool(a.given) and a.given == b.given and a.given[0] == a.given[-1]


def days(event: Features) -> list[str]:
    """The days that are possible; none for what has no day or a long time."""
    if not event.span:
        return []
    first, last = (dt.date.fromisoformat(day) for day in event.span)
    count = (last - first).days + 1
    return [(first + dt.timedelta(more)).isoformat() for more in range(count)] if count <= LONGEST else []


def once_only(event: Features) -> set[tuple[str, str]]:
    """Deed and person, of what is done once in a life."""
    return {
        (kind, person)
        for role, deeds in _ONCE.items()
        if deeds.intersection(event.triggers)
        for kind in (event.deeds or event.triggers)
        for person in set(getattr(event, role)).intersection(event.people)
    }


def names_differ(a: Features, b: Features) -> bool:
    """Each is told with a name that the other is told without, beside those who take part in both; in one article, where both give
    no other numbers, only names in the matter, and of somebody in a role that the other has not filled, count, for it tells one thing
    twice; and no name with which a publisher tells anew what it told wrongly."""
    field = "matter_names" if share(a.articles, b.articles) and not counts_differ(a, b) else "names"
    one, other = ({*getattr(x, field), *_in_roles_of_its_own(x, y)} - {*y.said} for x, y in ((a, b), (b, a)))
    if share(a.papers, b.papers):
        one, other = one - {*a.anew}, other - {*b.anew}
    return bool(one and other)


def are_of_other_matter(a: Features, b: Features) -> bool:
    """Whether both say at some length what it is about, and nothing the same."""
    return min(len(a.matter), len(b.matter)) > 1 and not share(a.matter, b.matter)


def counts_differ(a: Features, b: Features) -> bool:
    """Whether in some role both give numbers, and others."""
    one, other = ({role: {n for r, n in map(str.split, x.counts) if r == role} for role, _ in map(str.split, x.counts)} for x in (a, b))
    return any(differ(one[role], other[role]) for role in one.keys() & other.keys())


def undergo_apart(a: Features, b: Features) -> bool:
    """Whether those to whom it is done have no name and are called by words that have nothing in common: six soldiers, six aid workers."""
    if a.type in MUTUAL or any(_of(event.full, "recipients") for event in (a, b)):
        return False
    one, other = ({*_of(event.called, "recipients")} - {*_of(event.proper, "recipients")} - _VAGUE for event in (a, b))
    return differ(*({word for word in words if not word.isdigit()} for words in (one, other))) and not share(a.recipients, b.recipients)


def overlap(one: Collection[str], other: Collection[str], least: int) -> float:
    """Share of the words of the shorter one that the other has; 0 where fewer than `least` are in common."""
    shared = len(set(one) & set(other))
    return shared / min(len(set(one)), len(set(other))) if shared >= least else 0.0


def _in_roles_of_its_own(event: Features, beside: Features) -> Iterator[str]:
    for role in _ROLES:
        if getattr(event, role) and not getattr(beside, role):
            yield from (word for word in _of(event.proper, role) if not word.isdigit())


def _one_acts_for_other(a: Features, b: Features) -> bool:
    """Whether a state acts in the one and its president in the other; he of whom a text says nothing may be any official of the same."""
    return share(a.actors or a.acting_for, b.acting_for) or share(a.acting_for, b.actors or b.acting_for)


def _others_did(a: Features, b: Features) -> bool:
    """Others acted; an official and his state are one, two officials are not. The gunmen of one report may be the bandits of another, where
    both tell a name that is the same, and nothing else of those to whom it was done."""
    if all(_are_unnamed(event) for event in (a, b)) and share(a.said, b.said) and not (counts_differ(a, b) or undergo_apart(a, b)):
        return False
    return _are_others(a, b, "actors") and not _one_acts_for_other(a, b)


def _are_unnamed(event: Features) -> bool:
    """Whether those who acted have no name, but a word for whoever attacks."""
    return (
        all(iri.startswith(LOCAL) for iri in event.actors)
        and not of_no_country(_of(event.proper, "actors"))
        and share(_UNNAMED, _of(event.called, "actors"))
    )


def _are_others(a: Features, b: Features, role: str) -> bool:
    """Whether those in a role cannot be the same. Somebody whom only his article knows may have two names in it ("the minister"), but a
    Dutch journalist is no Swedish one, and whoever is 36 is not 66."""
    one, other = getattr(a, role), getattr(b, role)
    if not differ(one, other):
        return False
    if role == "places" and _is_within(a, b):
        return False
    if role == "instruments" and tells_less(_of(a.called, role), _of(b.called, role)):
        return False
    local = all(iri.startswith(LOCAL) for iri in one) or all(iri.startswith(LOCAL) for iri in other)
    if not local or not share(_of(a.called, role), _of(b.called, role)):
        return True
    proper = [_of(event.proper, role) for event in (a, b)]
    kinds = (_figures, of_a_country, lambda words: of_no_country(word for word in words if not word.isdigit()))
    return any(differ(*map(kind, proper)) for kind in kinds)


def _figures(words: Iterable[str]) -> list[str]:
    return [word for word in words if word.isdigit()]


def _is_within(a: Features, b: Features) -> bool:
    """Whether one place may lie in the other: a town in its state, or what only one article knows in any."""
    one, other = {*a.places}, {*b.places}
    inside = (one == {*a.lands} and one <= {*b.lands}) or (other == {*b.lands} and other <= {*a.lands})
    unknown = any(iri.startswith(LOCAL) for iri in one | other)
    return inside or (unknown and (one == {*a.lands} or other == {*b.lands} or share(a.spots, b.spots)))


def _of(words: Collection[str], role: str) -> list[str]:
    """Those of words with their role that are of this one, without it."""
    return [word.removeprefix(f"{role} ") for word in words if word.startswith(f"{role} ")]
