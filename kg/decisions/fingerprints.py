"""What a claim or a mention is known by in another version of its article: what its words were taken to say, no IRI, no offset.

A newspaper that mends a comma, or a word beside the matter, makes no other claim: of its sentence the words may be those of a copy.
"""

from __future__ import annotations

from kg.decisions.model import Thing
from kg.decisions.sheet import Sheet
from kg.ids import Part, digest
from kg.shape.terms import ANCHOR, BEGIN, CONTEXT, DENOTED_BY, IN_SENTENCE, LABEL, OF_URL, ROLES, ng
from kg.texts import sentence_likeness, words


def of_claim(sheet: Sheet, claim: str) -> str:
    """Who says it, with which word, how surely, and what it describes, participants by name."""
    return digest("meaning", *_meaning(sheet, claim, ("cue",)))


def of_claim_in_words(sheet: Sheet, claim: str) -> str:
    """The same with its sentences: as decisions of an earlier day have it."""
    return digest("claim", *_meaning(sheet, claim, ("evidence", "cue", "contentSpan")))


def _meaning(sheet: Sheet, claim: str, parts: tuple[str, ...]) -> tuple[Part, ...]:
    manner = tuple(tuple(sheet.values(claim, ng(name))) for name in ("factuality", "tense", "conditional"))
    spans = tuple(_words(sheet, sheet.values(claim, ng(name))) for name in parts)
    events = tuple(sorted(_event(sheet, event) for event in sheet.values(claim, ng("content"))))
    return _names(sheet, sheet.values(claim, ng("source"))), manner, spans, events


def is_same_text(one: str, other: str) -> bool:
    """Whether two sentences are one, or one of them an edited copy of the other: no figure and no "not" differs."""
    return one == other or sentence_likeness(words(one), words(other)) is not None


def words_of_claim(sheet: Sheet, claim: str) -> str:
    """Its sentences."""
    return " ".join(_words(sheet, sheet.values(claim, ng("evidence"))))


def of_mention(sheet: Sheet, mention: str) -> str:
    """Its words, their place in the sentence, and the sentence."""
    sentence = sheet.value(mention, IN_SENTENCE) or mention
    place = int(sheet.value(mention, BEGIN) or 0) - int(sheet.value(sentence, BEGIN) or 0)
    return digest("mention", _words(sheet, [mention]), place, _words(sheet, [sentence]))


def claim_thing(sheet: Sheet, article: str, claim: str) -> Thing:
    return Thing(claim, article, sheet.value(article, OF_URL), of_claim(sheet, claim), words_of_claim(sheet, claim))


def mention_thing(sheet: Sheet, mention: str) -> Thing:
    article = sheet.value(mention, CONTEXT) or ""
    text = sheet.value(mention, ANCHOR) or ""
    return Thing(mention, article, sheet.value(article, OF_URL), of_mention(sheet, mention), text)


def _event(sheet: Sheet, event: str) -> tuple[str, ...]:
    kind = (*sheet.values(event, ng("eventType")), *sheet.values(event, ng("mode")), "by")
    triggers = _words(sheet, sheet.values(event, DENOTED_BY))
    parts = (part for to_entity, _ in ROLES.values() for part in ("and", *_names(sheet, sheet.values(event, to_entity))))
    return (*kind, *triggers, *parts)


def _names(sheet: Sheet, entities: list[str]) -> tuple[str, ...]:
    return tuple(sorted(sheet.value(iri, LABEL) or iri for iri in entities))


def _words(sheet: Sheet, spans: list[str]) -> tuple[str, ...]:
    return tuple(sorted(sheet.value(span, ANCHOR) or "" for span in spans))
