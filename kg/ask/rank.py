"""Which findings bear on the question, and in what order they are told."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.ask.asked import Asked
from kg.ask.asks import holds
from kg.ask.explicit import set_apart
from kg.ask.families import Families, stem
from kg.ask.findings import ASKED, Finding
from kg.ask.lead import OFFICE, SOURCES, described
from kg.ask.likeness import like
from kg.ask.meets import APART, shortfall
from kg.ask.offices import in_office
from kg.ask.plan import Plan
from kg.ask.question import OTHER, SPEECH
from kg.ask.sides import fits
from kg.ask.strict import is_on
from kg.ask.subject import told_of
from kg.ask.verdict import DENIED, order, stand
from kg.ask.vocabulary import Names
from kg.vocab import FA, PL

WIDEST = "class"  # relation of acts that are only of the same class as the one asked about
SHARED = "shared"  # relation of an organisation that has members in common with the asked one
_CONSIDER = PL + "x-CONSIDER"
_WEAKER = frozenset({"planned", "possible", "open"})
Unused = Counter[str]  # reason (`[unused]` in families.toml) -> how many sentences
_SOMEBODY = frozenset({"Place", "Person", "Organisation"})
_ENOUGH = 0.5  # share of the words asked about that a sentence must hold
_OTHER_WORD = 0.75  # what another word for the same counts
_SHORT = 3  # letters
_MADE = re.compile(r"(?<=[a-z]{5})(?:ation|ment)$")  # what makes a noun of a verb ("agreement")
_ENOUGH_RANKED = 0.75  # the same where nothing but words and names brought the sentence


def relevant(asked: Asked, findings: Sequence[Finding], names: Names) -> tuple[list[Finding], Unused]:
    """Those that bear on the question, the best first: by relation, what somebody commits to, what has a type, deeds before mere words,
    how much of the question they name, newest, in text order. And why the others do not."""
    plan, families = asked.plan, asked.families
    relations, actors = tuple(families.relations), frozenset(plan.actors)
    kept, unused = _sifted(asked, findings, names)
    kept, headlines = _without_headlines(kept)
    unused += headlines
    if plan.family.tells in ("verdict", "deeds"):
        kept = _without_talk(kept, actors)
    if plan.family.tells == "verdict":
        kept = _weaker_apart(kept, actors)
    return _ordered(plan, set_apart(asked, kept), relations, actors), unused


def _sifted(asked: Asked, findings: Sequence[Finding], names: Names) -> tuple[list[Finding], Unused]:
    """For each sentence the first of its findings that answers, else the first that stands beside it; else why the first does neither."""
    best, unused = dict[str, Finding](), dict[str, str]()
    for finding in findings:
        why = _why_not(asked, finding, names)
        there = best.get(finding.sentence)
        if why is None and (there is None or there.relation in APART):
            best[finding.sentence] = finding
        elif why in APART and there is None:
            best[finding.sentence] = replace(finding, relation=str(why))
        elif why is not None:
            unused.setdefault(finding.sentence, why)
    return list(best.values()), Counter(why for sentence, why in unused.items() if sentence not in best)


def _without_headlines(kept: list[Finding]) -> tuple[list[Finding], Unused]:
    """Without the title of an article where a sentence of the same article answers: it says the same, in fewer words."""
    told = {f.article for f in kept if f.relation == ASKED and not _is_headline(f)}
    without = [f for f in kept if not (_is_headline(f) and f.article in told)]
    return without, Counter(copies=len(kept) - len(without))


def _is_headline(finding: Finding) -> bool:
    return finding.title is not None and finding.quote.strip() == finding.title.strip()


def _why_not(asked: Asked, finding: Finding, names: Names) -> str | None:
    """Why a finding is not the answer, looked at once: of many sentences the first are judged again with the next ones."""
    key = finding.claim, finding.sentence, finding.relation
    if key not in asked.judged:
        holds = _bears(asked, finding, names) and _answers(asked.plan, finding, asked.families)
        asked.judged[key] = shortfall(asked, finding) if holds else "lacking"
    return asked.judged[key]


def _ordered(plan: Plan, kept: list[Finding], relations: Sequence[str], actors: frozenset[str]) -> list[Finding]:
    if plan.family.in_rows:
        return kept
    if "sentence" in plan.values:
        place = {sentence: at for at, sentence in enumerate(plan.values["sentence"])}
        return sorted(kept, key=lambda f: place[f.sentence])
    rank = {relation: place for place, relation in enumerate((ASKED, *relations))}
    return sorted(
        kept,
        key=lambda f: (
            rank[f.relation],
            order(f, actors) if plan.family.tells in ("verdict", "deeds") else 0,
            f.factuality == FA + "Uu",
            f.type == PL + OTHER,
            not f.direct,
            _is_speech(f),
            -named(plan, f),
            -_day(f),
            f.article,
            f.order,
        ),
    )


def _weaker_apart(findings: Sequence[Finding], actors: frozenset[str]) -> list[Finding]:
    """Where it is said to have happened, what is only planned, possible or open apart; where it is planned or possible, what is open."""
    stands = {stand(finding, actors) for finding in findings if finding.relation == ASKED}
    weaker = _WEAKER if stands & {"fact", "reported", DENIED} else {"open"} if stands - {"open"} else frozenset[str]()
    return [replace(f, relation="undone") if f.relation == ASKED and stand(f, actors) in weaker else f for f in findings]


def _without_talk(findings: Sequence[Finding], actors: frozenset[str]) -> list[Finding]:
    """Where anybody says that it is so, or is not, or may be: without what is only supposed ("were he to do it")."""
    said = any(finding.relation == ASKED and stand(finding, actors) != "open" for finding in findings)
    return [finding for finding in findings if not said or finding.type == _CONSIDER or stand(finding, actors) != "open"]


def _is_speech(finding: Finding) -> bool:
    """Whether it reports words and no coded act: somebody spoke, or says so of others."""
    return finding.quoted or finding.type == PL + SPEECH


def named(plan: Plan, finding: Finding) -> int:
    """How many of the question's entities the sentence names."""
    there = {one.entity for one in finding.named}
    return sum(1 for group in plan.about if there & set(group))


def _bears(asked: Asked, finding: Finding, names: Names) -> bool:
    plan = asked.plan
    if finding.relation == SHARED and not any(names.mostly_in(via, plan.values.get("actor", ())) for via in finding.via):
        return False
    if plan.family.names_all and not _names_all(plan, finding, names, asked.families):
        return False
    return _holds_words(plan, finding, asked.families) or _is_on_matter(asked, finding)


def _is_on_matter(asked: Asked, finding: Finding) -> bool:
    """Where what it is about may stand before an answer: whether it is told in an article about it."""
    return asked.plan.family.context and asked.likeness is not None and asked.likeness.bears(finding)


def _names_all(plan: Plan, finding: Finding, names: Names, families: Families) -> bool:
    """Everything that the question names; where its kind allows it, of several things all but what its article is on and has just told: a
    deed that has to do with somebody else is none between those asked about."""
    there = {one.entity for one in finding.named}
    absent = [group for group in plan.about if there.isdisjoint(group)]
    acts = any(finding.roles.get("actor", frozenset()).intersection(group) for group in plan.about)
    deed = acts and not (finding.sayings or finding.quoted or finding.type.removeprefix(PL) in families.words["verbal"])
    others = {n.entity for n in finding.named if n.kind in _SOMEBODY and n.form == "name"} - {iri for group in plan.about for iri in group}
    may = plan.family.told == "all" or (plan.family.told == "deeds" and deed and not others)
    return not absent or (may and len(absent) < len(plan.about) and _are_told(names, absent, finding.sentence, finding.title))


def names_too_little(plan: Plan, sentence: str, title: str | None, names: Names) -> bool:
    """Whether a sentence alone, whatever its claims are on, shows that it does not name all that it is to name (see `_names_all`)."""
    if not plan.family.names_all:
        return False
    absent = [group for group in plan.about if sentence not in names.sentences_naming(group)]
    may = plan.family.told is not None and len(absent) < len(plan.about)
    return bool(absent) and not (may and _are_told(names, absent, sentence, title))


def _are_told(names: Names, absent: Sequence[Sequence[str]], sentence: str, title: str | None) -> bool:
    return all(told_of(names, group).is_told(sentence, (title or "").casefold()) for group in absent)


def _answers(plan: Plan, finding: Finding, families: Families) -> bool:
    """Whether it is on the very thing, and holds what was asked for, where the kind of question wants that."""
    if not fits(finding, plan, families) or not _has_verb(plan, finding, families):
        return False
    if plan.family.strict and not is_on(finding, plan.actors, plan.others):
        return False
    if plan.family.tells == SOURCES and stand(finding, frozenset(plan.actors)) not in ("fact", "reported"):
        return False
    if plan.family.tells == OFFICE and described(finding, frozenset(plan.values["person"])) is None:
        return False
    if finding.relation == WIDEST and stand(finding, frozenset(plan.actors)) not in ("fact", "reported", "denied"):
        return False
    if plan.family.own and (_is_told_by_others(finding, frozenset(plan.actors)) or _is_matter(plan, finding)):
        return False
    if plan.terms and plan.family.tells != OFFICE and not in_office(finding, plan.terms):
        return False
    if plan.family.asks is None:
        return True
    things = frozenset(iri for group in plan.counted_things for iri in group)
    return holds(plan.family.asks, finding, plan.counted, things, families.words)


def _is_matter(plan: Plan, finding: Finding) -> bool:
    """Whether somebody else tells the very doing of the asked actor that is responded to."""
    return finding.relation == ASKED and finding.type in plan.values.get("act", ()) and finding.source not in plan.actors and finding.quoted


def _has_verb(plan: Plan, finding: Finding, families: Families) -> bool:
    text = finding.quote.casefold()
    return not plan.verb or any(stem(word) in text for word in families.alike(plan.verb))


def _is_told_by_others(finding: Finding, actors: frozenset[str]) -> bool:
    """Whether some other state or organisation says so of the actor: no word and no deed of its own."""
    others = {n.entity for n in finding.named if n.kind in ("Place", "Organisation")} - actors
    return finding.quoted and finding.relation == ASKED and finding.source in others


def _holds_words(plan: Plan, finding: Finding, families: Families) -> bool:
    other = 0.0 if plan.family.strict else _OTHER_WORD  # an act of the kind with other things in it is not the act
    by_likeness = plan.family.name == families.fallback.name and plan.like is None
    held = sum(_held(word, finding.quote.casefold(), families, other, by_likeness) for word in plan.words)
    return held >= (_ENOUGH_RANKED if "sentence" in plan.values else _ENOUGH) * len(plan.words)


def holds_all(words: Sequence[str], quote: str, families: Families) -> bool:
    """Whether a sentence holds each of some words of a question, or one that says it."""
    return all(_held(word, quote.casefold(), families, _OTHER_WORD, by_likeness=False) for word in words)


def _held(word: str, text: str, families: Families, other: float, by_likeness: bool) -> float:
    """How much a word of the question counts in a sentence: 1, or `other` where another one says it, or can stand for it."""
    if _begins(stem(word), text) or _begins(_MADE.sub("", word), text):
        return 1.0
    alike = any(_begins(stem(said), text) for said in families.alike(word)) or (by_likeness and like(word, text))
    return other if alike else 0.0


def _begins(stem: str, text: str) -> bool:
    """Whether a word of the text begins so; of the shortest only the word itself and its plural ("let" is no "letter")."""
    return re.search(rf"\b{re.escape(stem)}" + (r"s?\b" if len(stem) <= _SHORT else ""), text) is not None


def _day(finding: Finding) -> int:
    return dt.date.fromisoformat(finding.published).toordinal() if finding.published else 0
