"""How many take part: numbers of whoever or whatever is an event's actor, recipient, instrument or object.

Only numbers that the text gives are kept; "dozens" and "hundreds of thousands" are none. A number is that of the noun it stands before
("12 people"), of what its measure is of ("300 tonnes of grain"), or stands for itself ("wounded 30").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.event.numbers import bound_after, bound_before, is_number, run_of, values
from kg.extract.tree.arguments import arguments
from kg.extract.tree.syntax import children, descendants
from kg.lexicon import Lexicon
from kg.model import Quantity, QuantityRole, Span

UNITS = "unit"  # word class
NAMES = {"ORG", "GPE", "PERSON", "LOC", "EVENT", "TITLE", "NORP"}  # the number in a name counts nothing: "the Group of 7"
_MONTH = re.compile(
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def quantities_of(draft: Draft, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """In the order of the text; for one number the first role of recipient, instrument, actor, object."""
    found: dict[Span, Quantity] = {}
    for role, head in _counted(draft):
        quantity = _quantity(head, role, lexicon)
        if quantity is not None:
            found.setdefault(quantity.span, quantity)
    return tuple(sorted(found.values(), key=lambda q: (q.span, q.role)))


def _counted(draft: Draft) -> Iterator[tuple[QuantityRole, Token]]:
    instruments = {token.i for token in draft.instruments}
    yield from (("recipient", token) for token in draft.recipients)
    yield from (("instrument", token) for token in draft.instruments)
    yield from (("actor", token) for token in draft.actors)
    matter = [draft.matter] if draft.matter is not None else []
    for token in (*_objects(draft.trigger), *matter):
        yield ("instrument" if any(t.i in instruments for t in arguments(token).at("of")) else "object"), token


def _objects(trigger: Token) -> list[Token]:
    """Objects of a verb ("wounded more than 30", which a parse may hang on without calling it one), the of-phrase of a noun."""
    if trigger.pos_ not in {"VERB", "AUX"}:
        return arguments(trigger).at("of")
    bare = [t for t in children(trigger, "obl", "obl:unmarked", "dep") if t.pos_ == "NUM" and not children(t, "case") and t.i > trigger.i]
    return [*arguments(trigger).at("obj"), *bare]


def _quantity(head: Token, role: QuantityRole, lexicon: Lexicon) -> Quantity | None:
    number = _number_of(head, lexicon)
    if number is None or _is_date(number):
        return None
    first, last = run_of(number, lexicon)
    doc = head.doc
    read = values(list(doc[first : last + 1]), lexicon)
    if read is None or _is_year(doc[first : last + 1].text, number):
        return None
    start = doc[first - 1] if first > number.sent.start and _is_sign(doc[first - 1]) else doc[first]
    if start.i > start.sent.start and start.nbor(-1).lower_ == "between":
        start = start.nbor(-1)
    noun, unit, words = _what(head, number, last, lexicon)
    end = max(head.i, last, words[-1].i if words else 0)
    before, begin = bound_before(start, lexicon)
    after, stop = bound_after(doc[end], lexicon)
    span = Span(doc[begin].idx, doc[stop].idx + len(doc[stop]))
    return Quantity(
        span, read[0], role, before if before != "exact" else after,
        counted=doc[words[0].i : words[-1].i + 1].text if words else None,
        lemma=noun.lemma_.lower() if noun is not None else None, unit=unit, upper=read[1],
    )  # fmt: skip


def _number_of(head: Token, lexicon: Lexicon) -> Token | None:
    """The number before a noun or after a sign ("$5 million"), or the head itself where it is one; not "the 47th" nor "Resolution 2231"."""
    people = head.ent_type_ == "NORP" and head.tag_ == "NNPS"  # "nine Palestinians"
    if head.ent_type_ in NAMES and head.pos_ == "PROPN" and not people:
        return None
    own = [c for c in children(head, "nummod") if is_number(c, lexicon) and (c.i < head.i or _is_sign(head))]
    if own:
        return own[0] if own[0].ent_type_ not in NAMES else None
    alone = head.pos_ == "NUM" and head.tag_ == "CD" and is_number(head, lexicon) and head.ent_type_ not in NAMES
    determined = head.lower_ == "one" and not arguments(head).at("of")  # "the one", "no one": a pronoun
    return head if alone and not determined else None


def _is_date(number: Token) -> bool:
    """ "On 4 April", "May 16 - 17": the number of a day, beside the name of a month or in a date with one."""
    if number.ent_type_ not in {"DATE", "TIME"}:
        return False
    return any(_MONTH.fullmatch(t.lower_) for t in number.doc[max(0, number.i - 4) : number.i + 5] if t.ent_type_ == "DATE")


def _is_sign(token: Token) -> bool:
    return token.tag_ == "$" or token.text in {"$", "€", "£", "¥"}


def _is_year(text: str, number: Token) -> bool:
    return number.ent_type_ == "DATE" and _YEAR.fullmatch(text) is not None


def _what(head: Token, number: Token, last: int, lexicon: Lexicon) -> tuple[Token | None, str | None, list[Token]]:
    """(noun that is counted, measure, words for what is counted)."""
    inner = next((t for p in ("of", "in", "worth") for t in arguments(head).heads(p)), None)
    if _is_sign(head) or head.lemma_.lower() in lexicon.classes.get(UNITS, frozenset()):
        of = inner if inner is not None and _follows(inner, max(head.i, last)) else None
        return of, head.lemma_.lower(), _phrase(of) if of is not None else []
    if head == number:
        return (inner, None, _phrase(inner)) if inner is not None and _follows(inner, last) else (None, None, [])
    return head, None, list(head.doc[last + 1 : head.i + 1])


def _follows(noun: Token, last: int) -> bool:
    """Whether a noun's phrase comes right after the number and its measure, with a preposition between."""
    opening = min(t.i for t in [noun, *(c for c in noun.children if c.i < noun.i)])
    return last < opening <= last + 2


def _phrase(noun: Token) -> list[Token]:
    """The noun with what stands before it, without the preposition."""
    kept = [t for c in noun.children if c.i < noun.i and c.dep_ not in {"case", "punct", "cc"} for t in descendants(c)]
    first = min([noun.i, *(t.i for t in kept)])
    return list(noun.doc[first : noun.i + 1])
