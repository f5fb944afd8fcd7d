"""Amounts, weapons and vehicles: what is regular enough to be found by word lists (`data/*.json`) and the tags of the words.

An amount is numbers with a sign, a currency, "percent" or a unit. A weapon or a vehicle is a head noun of the list with the
listed words, names and numbers that stand before it: "surface-to-surface short range ballistic missiles", "Shahed-136 drones".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span, Token

DATA = Path(__file__).resolve().parent / "data"
OFFICES = frozenset({"department", "office", "bureau"})
GIVES_WAY = frozenset(("ORG", "OTHER", "PERSON"))
"""Labels of the network that a weapon or vehicle overrules when its head is the last word of both ("UAV")."""
HYPHENS = frozenset(("-", "–"))


@dataclass(frozen=True, slots=True)
class Arms:
    """The words of weapons, or of vehicles."""

    label: str
    heads: frozenset[str]
    modifiers: frozenset[str]
    common_only: frozenset[str] = frozenset()
    plural_only: frozenset[str] = frozenset()
    only_hyphened: frozenset[str] = frozenset()
    need_modifier: dict[str, list[str]] = field(default_factory=dict)
    never_after: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lists:
    """All word lists; `triggers` are the lemmas and words that anything can be found at."""

    amounts: dict[str, frozenset[str]]
    arms: tuple[Arms, ...]
    joints: frozenset[str]
    triggers: frozenset[str]


@cache
def lists() -> Lists:
    """The word lists that come with the package."""
    amounts = {key: frozenset(words) for key, words in json.loads((DATA / "amounts.json").read_text(encoding="utf-8")).items()}
    found = json.loads((DATA / "arms.json").read_text(encoding="utf-8"))
    joints = frozenset(found.pop("joints"))
    arms = tuple(_arms(label, parts) for label, parts in found.items())
    triggers = frozenset().union(*(a.heads for a in arms), *(amounts[k] for k in ("signs", "currencies", "percents", "units")))
    return Lists(amounts, arms, joints, triggers)


def _arms(label: str, parts: dict[str, Any]) -> Arms:
    sets = {key: frozenset(parts.get(key, ())) for key in ("heads", "modifiers", "common_only", "plural_only", "only_hyphened")}
    return Arms(label, **sets, need_modifier=parts.get("need_modifier", {}), never_after=parts.get("never_after", {}))


def find(doc: Doc, names: list[Span]) -> list[Span]:
    """The names with the amounts, weapons and vehicles of a tagged Doc, in order; names stay where both claim a word."""
    known = lists()
    taken = {i: name for name in names for i in range(name.start, name.end)}
    dropped: set[tuple[int, int]] = set()
    added: list[Span] = []
    for token in doc:
        if token.lower_ not in known.triggers and token.lemma_.lower() not in known.triggers:
            continue
        for start, end, label in _at(token, known):
            rivals = {(n.start, n.end, n.label_) for i in range(start, end) if (n := taken.get(i)) is not None}
            if all(_overruled(rival, start, end, label) for rival in rivals):
                dropped |= {rival[:2] for rival in rivals}
                span = Span(doc, start, end, label)
                added = [a for a in added if a.end <= start] + [span]
                taken |= dict.fromkeys(range(start, end), span)
    kept = [name for name in names if (name.start, name.end) not in dropped]
    return sorted(kept + added)


def whole_titles(doc: Doc, names: list[Span]) -> list[Span]:
    """The names, with pieces of one title as one TITLE: "Secretary" and "State", parted by "of"; "Sheriff's Department" is one body."""
    found: list[Span] = []
    for name in names:
        if found and (start := _start_of_office(doc, found, name)) is not None:
            found = [other for other in found if other.start < start]
            found.append(Span(doc, start, name.end, "ORG"))
            continue
        last = found[-1] if found and found[-1].label_ == name.label_ == "TITLE" else None
        between = [token.lower_ for token in doc[last.end : name.start]] if last is not None else []
        if last is not None and between in ([], ["-"], ["of"], ["for"], ["of", "the"]):
            found[-1] = Span(doc, last.start, name.end, "TITLE")
        else:
            found.append(name)
    return found


def _start_of_office(doc: Doc, found: list[Span], name: Span) -> int | None:
    """Where the name of a body begins that is called after an office ("the Lincoln County Sheriff's Department"); None for others."""
    owner = found[-1]
    genitive = [token.tag_ for token in doc[owner.end : name.start]] == ["POS"]
    if not genitive or owner.label_ != "TITLE" or name.label_ != "ORG" or len(name) > 1 or name[0].lower_ not in OFFICES:
        return None
    place = found[-2] if len(found) > 1 and found[-2].end == owner.start and found[-2].label_ in {"GPE", "LOC", "ORG"} else owner
    return place.start


def _overruled(rival: tuple[int, int, str], start: int, end: int, label: str) -> bool:
    """Amounts and arms take smaller ones; a weapon takes its own name from looser labels, money its country ("US$")."""
    first, last, other = rival
    if other in ("MONEY", "PERCENT", "QUANTITY", "WEAPON", "VEHICLE"):
        return start <= first and last <= end
    loose = GIVES_WAY if label in ("WEAPON", "VEHICLE") else ("GPE",) if label == "MONEY" else ()
    return other in loose and start <= first and last <= end


def _at(token: Token, known: Lists) -> Iterator[tuple[int, int, str]]:
    """What is found with this word as its sign, unit or head."""
    word, lemma, amounts = token.lower_, token.lemma_.lower(), known.amounts
    if word in amounts["signs"]:
        yield from _money(token, known)
    elif word in amounts["percents"] or lemma in amounts["currencies"] or lemma in amounts["units"]:
        yield from _amount(token, known)
    for arms in known.arms:
        if (word in arms.heads or lemma in arms.heads) and (start := _arms_start(token, arms, known)) is not None:
            yield start, token.i + 1, arms.label


def _numeral(token: Token, known: Lists) -> bool:
    return token.tag_ == "CD" or token.lower_ in known.amounts["scales"] or token.like_num


def _money(sign: Token, known: Lists) -> Iterator[tuple[int, int, str]]:
    """ "US$ 1.5 billion": a sign with the numerals after it; "50 €": or before it."""
    doc, end = sign.doc, sign.i + 1
    while end < len(doc) and _numeral(doc[end], known):
        end += 1
    if end > sign.i + 1:
        before = sign.i and doc[sign.i - 1].text in known.amounts["sign_prefixes"] and not doc[sign.i - 1].whitespace_
        yield sign.i - int(bool(before)), end, "MONEY"
    elif (start := _numerals_before(doc, sign.i, known)) < sign.i:
        yield start, sign.i + 1, "MONEY"


def _numerals_before(doc: Doc, i: int, known: Lists) -> int:
    """Where the numerals that end before word `i` begin; `i` where there are none."""
    start = i
    while start and (
        _numeral(doc[start - 1], known)
        or (start < i and doc[start - 1].lower_ in ("-", "–", "to") and start > 1 and _numeral(doc[start - 2], known))
    ):
        start -= 1
    return start


def _amount(unit: Token, known: Lists) -> Iterator[tuple[int, int, str]]:
    """ "5 percent", "ten million Canadian dollars", "300-kilometer": numerals, a word or hyphen between, and the unit."""
    doc, lemma, amounts = unit.doc, unit.lemma_.lower(), known.amounts
    money = lemma in amounts["currencies"]
    end = unit.i
    while end and (
        doc[end - 1].lower_ in amounts["unit_modifiers"]
        or doc[end - 1].text == "-"
        or (money and doc[end - 1].tag_ in ("JJ", "NNP") and end == unit.i)
    ):
        end -= 1
    start = _numerals_before(doc, end, known)
    if start == end:
        return
    label = "MONEY" if money else "PERCENT" if unit.lower_ in amounts["percents"] else "QUANTITY"
    last = unit.i + 1
    if unit.lower_ == "percentage" and last < len(doc) and doc[last].lemma_ == "point":
        last += 1
    if label != "QUANTITY" or unit.lower_ not in amounts["unit_modifiers"]:
        yield start, last, label


def _arms_start(head: Token, arms: Arms, known: Lists) -> int | None:
    """Where the weapon or vehicle with this head begins; None where the word is not one here."""
    word, lemma = head.lower_, head.lemma_.lower()
    if head.pos_ not in ("NOUN", "PROPN") or (head.pos_ == "PROPN" and not head.is_upper and {word, lemma} & arms.common_only):
        return None
    if lemma != word and word not in arms.heads and "arms" in arms.plural_only and lemma == "arm":
        return None
    if word in arms.plural_only and any(child.dep_ == "nmod:poss" for child in head.children):
        return None
    start = _modifiers_start(head, arms, known)
    before = head.doc[head.i - 1].lower_ if head.i else ""
    needed = arms.need_modifier.get(lemma)
    if before in arms.never_after.get(lemma, ()) or (needed and before not in needed):
        return None
    return start


def _modifiers_start(head: Token, arms: Arms, known: Lists) -> int:
    doc, start = head.doc, head.i
    for i in range(head.i - 1, head.sent.start - 1, -1):
        token = doc[i]
        alone = i == 0 or doc[i - 1].text not in HYPHENS
        if token.lower_ in arms.only_hyphened and alone:
            break  # "fired rockets" is a deed, "submarine-fired rockets" a kind
        if token.lower_ in arms.modifiers or _model(token, doc[i + 1]):
            start = i
        elif token.lower_ not in known.joints:
            break
    return start


def _model(token: Token, following: Token) -> bool:
    """A maker's name or number within the term: "Shahed - 136", "F - 16", "Hellfire"; countries and peoples are no part of it."""
    numbered = token.tag_ == "CD" and token.i > 0 and token.nbor(-1).text == "-"
    return numbered or (
        token.pos_ == "PROPN"
        and token.ent_type_ in ("", *GIVES_WAY)
        and (following.text == "-" or (token.dep_ in ("compound", "flat") and token.tag_ == "NNP" and not token.is_sent_start))
    )


__all__ = ["Arms", "find", "lists"]
