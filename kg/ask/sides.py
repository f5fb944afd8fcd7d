"""Whether everybody stands on the asked side of a sentence: who is asked about acts or speaks in it, to whom it is done is not who acts."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from kg.ask.asks import holds
from kg.ask.families import Families
from kg.ask.findings import Finding, offsets
from kg.ask.plan import Plan
from kg.ask.question import OTHER, SPEECH
from kg.ask.strict import are_others, is_on
from kg.vocab import PL

_WHERE = "where"  # the kind of question for a place
_SUCH_AS = re.compile(r",?\s+(?:such as|including|like|among them)\s+(?:the\s+)?")  # "countries such as Norland"
_BESIDE = 25  # characters between somebody and those who speak for it
_APART = re.compile(r"\band\b|[\"“”:;]")
_IN = re.compile(
    r"\b(?:in|inside|into|within|at|near|off|outside|around|across|along|between|beside|on|to|through|towards?|from)\s+(?:[\w’'-]+\s+){0,4}$"
    r"|(?-i:(?<!\bof )\b[A-Z][\w’'-]+,\s+$)|^$",  # "Karrada, Baghdad", no "mayor of Halden, Norland"; a dateline
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:yesterday|today|tomorrow|[a-z]+day|[A-Z][a-z]+ \d{1,2}|\d{4}),\s+$", re.IGNORECASE)
_PLACES = frozenset({"Place"})
_SEVERAL = frozenset({"Group", "Organisation"})
_KINDS = frozenset({"Place", "Organisation", "Person"})


def acting(like: Plan) -> frozenset[str]:
    """IRIs of whoever has to act or speak in an answer; none where just that is asked."""
    is_who = like.family.name.startswith("who") and not like.family.name.startswith("whom")
    return frozenset(like.values.get("actor", ())) or (frozenset() if is_who else frozenset(like.values.get("party", ())))


def fits(finding: Finding, plan: Plan, families: Families) -> bool:
    """Whether everybody stands on the asked side of the sentence, and it holds the day, place or number that was asked for."""
    like = plan.like
    if like is None:
        return _in_period(finding, plan.period)
    is_told = finding.quoted or finding.sentence in plan.speaking or _tells_attitude(finding, families)
    if like.family.own and finding.type == PL + OTHER and not is_told:
        return False  # a response is something said, a deed that is told as one, or how somebody is said to feel about it
    if plan.family.name == families.bearing.name:  # the sentence was looked at, whatever claim stands for it
        speaks = like.family.name not in families.bears["speak"] or _speaks_or_acts(finding, acting(like))
        speaks = speaks and (not like.family.name.startswith("who") or _has_somebody(finding, plan, like))
        return speaks and _in_period(finding, plan.period) and _holds(finding, like, plan, families)
    actor = acting(like)
    asks_who = not actor and like.family.name.startswith("who")
    party = frozenset(like.values.get("party", ()))
    if plan.family.tells is not None and not is_on(finding, like.actors, like.others):
        return False  # a verdict rests on what the asked one does
    if asks_who and not _are(finding, frozenset(like.values.get("kind", ())) & _KINDS):
        return False
    if asks_who and plan.values.get("act") and not finding.roles.get("actor"):
        return False  # a claim on just this kind of act, and it does not say whose
    on_their_sides = _is_said(finding, plan) or (
        _acts(finding, actor, plan)
        and not _others_act(finding, actor, like, families)
        and not (asks_who and _is_done_by(finding, party))
        and not _swapped(finding, plan)
    )
    return on_their_sides and _in_period(finding, plan.period) and _holds(finding, like, plan, families)


def _is_said(finding: Finding, plan: Plan) -> bool:
    """Whether words of the sentence were seen to say it, by its tree, of those on their sides."""
    places = (words.rpartition("#offset_") for words in plan.said)
    return any(article == finding.article and finding.start <= int(at.partition("_")[0]) < finding.end for article, _, at in places)


def _tells_attitude(finding: Finding, families: Families) -> bool:
    """Whether the claim's own words are of those for how somebody feels about something ("was alarmed by")."""
    words = set(re.findall(r"\w+", finding.words(finding.clause or (finding.start, finding.end)).casefold()))
    return not words.isdisjoint(families.words["attitudes"])


def _acts(finding: Finding, actor: frozenset[str], plan: Plan) -> bool:
    """Whether the asked one speaks or acts; what is only named first it must stand beside who does."""
    mine_too = finding.roles.get("actor", frozenset())
    if actor and plan.like is not None and not plan.like.family.context and are_others(finding):
        return False
    if finding.sentence in plan.speaking or (plan.like is not None and is_called(finding, plan.like)):
        return True
    if not actor or finding.source in actor or mine_too & actor:
        return True
    if plan.values.get("act") and not (plan.like is not None and plan.like.family.context):
        return False  # it has a claim on just this kind of act, and somebody else in its place
    if plan.like is not None and plan.like.family.context:
        return _speaks_for(finding, actor, mine_too or {finding.source})
    rest = frozenset(iri for group in plan.about for iri in group) - actor
    mine, theirs = _first(finding, actor), _first(finding, rest)
    return mine is not None and not mine_too & rest and (theirs is None or mine < theirs)


def is_called(finding: Finding, like: Plan) -> bool:
    """Whether those who speak or act have no name and are described by the word that the question has for them ("the miners", where the
    miners of a town are asked about); of one person that would be too little, for there are many mayors."""
    if not like.called or not like.family.context:
        return False
    who = finding.roles.get("actor", frozenset()) | {finding.source}
    told = [finding.words((n.start, n.end)) for n in finding.named if n.entity in who and n.form == "nominal" and n.kind in _SEVERAL]
    return any(re.search(rf"\b{re.escape(like.called)}\b", one, re.IGNORECASE) for one in told)


def _speaks_or_acts(finding: Finding, actor: frozenset[str]) -> bool:
    who = finding.roles.get("actor", frozenset()) | {finding.source}
    return bool(who & actor) or _speaks_for(finding, actor, who)


def _has_somebody(finding: Finding, plan: Plan, like: Plan) -> bool:
    """Whether its tree shows who does it, or, where any kind will do, the sentence names somebody who may."""
    any_kind = not frozenset(like.values.get("kind", ())) & _KINDS
    return finding.sentence in plan.shown or (any_kind and _names_another(finding, plan))


def _names_another(finding: Finding, plan: Plan) -> bool:
    """Whether the sentence has somebody who may be who is asked for."""
    known = {iri for group in plan.about for iri in group}
    return any(n.kind in _KINDS | {"Group"} and n.entity not in known and n.form != "pronoun" for n in finding.named)


def _are(finding: Finding, kinds: Collection[str]) -> bool:
    """Whether somebody of the asked kind acts."""
    actors = finding.roles.get("actor", frozenset())
    if not kinds or any(named.entity in actors and named.kind in kinds for named in finding.named):
        return True
    ends = [end - finding.start for words in finding.roles.get("words", ()) if "#offset_" in words for end in offsets(words)[1:]]
    listed = [end + hit.end() for end in ends if 0 < end < len(finding.quote) and (hit := _SUCH_AS.match(finding.quote[end:])) is not None]
    return any(named.kind in kinds and named.start - finding.start in listed for named in finding.named)


def _speaks_for(finding: Finding, actor: frozenset[str], who: Collection[str]) -> bool:
    """ "Kremlin spokesman Dmitry Peskov": who speaks or acts is named just after the asked one, in one expression or the next."""
    asked = [(named.start, named.end) for named in finding.named if named.entity in actor]
    others = [named.start for named in finding.named if named.entity in who]
    return any(start <= other <= end or _joins(finding, end, other) for start, end in asked for other in others)


def _joins(finding: Finding, end: int, start: int) -> bool:
    """Whether what lies between two expressions puts the second under the first."""
    between = finding.words((end, start)) if end < start else "and"
    return len(between) <= _BESIDE and not _APART.search(between)


def _swapped(finding: Finding, plan: Plan) -> bool:
    """Whether the sentence names those between whom something passes in the question in the other order: "coordination of Iran with Russia"
    is not what Russia did for Iran."""
    places = [(_first(finding, frozenset(one)), _first(finding, frozenset(other))) for one, other in plan.order]
    return any(one is not None and other is not None and other < one for one, other in places)


def _is_done_by(finding: Finding, party: frozenset[str]) -> bool:
    """Whether the sentence begins with those to whom it should have happened, or does it to somebody else."""
    recipients = finding.roles.get("recipient", frozenset())
    ends = [(named.start, named.end) for named in finding.named if named.entity in recipients]
    inside = any(start <= n.start and n.end <= end for n in finding.named if n.entity in party for start, end in ends)
    meant = recipients | finding.roles.get("topic", frozenset())
    there = bool(recipients) or _first(finding, party) is not None
    missed = bool(party) and there and not inside and not party & meant and finding.type != PL + SPEECH
    return _leads(finding, party) or bool(finding.roles.get("actor", frozenset()) & party) or missed


def _others_act(finding: Finding, actor: frozenset[str], like: Plan, families: Families) -> bool:
    """Whether somebody else is named last before the word for what is asked to have been done, where an act is asked about."""
    does = finding.type != PL + SPEECH and bool(finding.roles.get("actor", frozenset()) & actor)
    if not like.family.strict or not like.act or does:
        return False
    forms = "|".join(re.escape(form) for form in families.alike(like.act))
    act = re.search(rf"\b(?:{forms})", finding.quote, re.IGNORECASE)
    before = [n for n in finding.named if n.form == "name" and act is not None and n.end <= finding.start + act.start()]
    return bool(before) and max(before, key=lambda n: (n.end, -n.start)).entity not in actor and bool(actor)


def _leads(finding: Finding, party: frozenset[str]) -> bool:
    """Whether the sentence begins with those to whom it should have happened."""
    mine = _first(finding, party)
    return mine is not None and all(named.start >= mine for named in finding.named)


def _first(finding: Finding, iris: frozenset[str]) -> int | None:
    return min((named.start for named in finding.named if named.entity in iris), default=None)


def _holds(finding: Finding, like: Plan, plan: Plan, families: Families) -> bool:
    asked = like.family.asks
    if asked == "day":
        return bool(finding.days)
    if asked == "place":
        return names_place(finding, plan) or (like.family.name == _WHERE and site_in(finding.quote, families))
    things = frozenset(iri for group in like.counted_things for iri in group)
    return asked is None or holds(asked, replace(finding, clause=None), like.counted, things, families.words)


def names_place(finding: Finding, plan: Plan) -> bool:
    """Whether the sentence names a place that the question does not."""
    known = {iri for group in plan.about for iri in group}
    there = (named for named in finding.named if named.kind in _PLACES and named.form == "name" and named.entity not in known)
    return any(_is_where(finding.words((finding.start, n.start)), finding.words((n.end, finding.end))) for n in there)


def site_in(words: str, families: Families) -> bool:
    """Whether words tell of a place without a name ("at a hotel")."""
    where = rf"\b(?:at|in|on|aboard|inside|outside|near)\s+(?:[\w’'-]+\s+){{0,4}}(?:{'|'.join(families.words['sites'])})\b"
    return re.search(where, words, re.IGNORECASE) is not None


def _is_where(before: str, behind: str) -> bool:
    """Whether a name tells where something is: "Norlandic officers" are no place, nor is Norland in "on Friday, Norland's president"."""
    return _IN.search(before) is not None and _DAY.search(before) is None and not behind.startswith(("'s ", "’s "))


def _in_period(finding: Finding, period: tuple[str, str] | None) -> bool:
    """Of a day of then, or where the text names none, published then."""
    if period is None:
        return True
    first, last = finding.when or (finding.published or "", finding.published or "")
    days = [(first, last), *((day.first, day.last) for day in finding.days if finding.when is None)]
    return any(first <= period[1] and period[0] <= last for first, last in days)
