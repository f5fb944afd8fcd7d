"""Names of bodies that the reader did not see, in places where only somebody can stand: "sanctions on Aeroflot", "Zentrix denied it".

A word with a capital, no determiner and no meaning of its own that the lexicon knows, in running text: as the subject of a verb for
something done or said, or where a pattern wants to whom it is done and that is never a thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.extract.event.draft import Draft
from kg.extract.event.matching import entry_of
from kg.extract.event.slots import slots
from kg.extract.tree.syntax import children
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

# whom it is done to is never a thing or a deed; mode None: every mode
TO_SOMEBODY = {("SANCTION", None), ("ACCUSE", "allege"), ("CONSULT", None), ("AID", None), ("COOPERATE", None)}
SHORTEST = 4  # letters
HEADLINE = 0.5  # share of words with a capital from which on a sentence is a headline
DESCRIBED = ("person", "office", "of-state", "realm", "armed")  # word classes: nouns by which somebody is described, not named
NAME_PARTS = {"compound", "flat"}


def name_unseen(doc: Doc, lexicon: Lexicon) -> None:
    """Makes each such word, with the words of its name before it, the name of an organisation. Changes `doc.ents`."""
    open_yet = {t.i for t in doc if _may_be_name(t, lexicon)}
    sentences = {t.sent.start: t.sent for i in open_yet for t in (doc[i],)}
    found = {t.i: _whole(t) for sent in sentences.values() if not _is_headline(sent) for t in _standing(sent, lexicon) if t.i in open_yet}
    names = [Span(doc, start, end, "ORG") for start, end in dict.fromkeys(found.values())]
    taken = {i for name in names for i in range(name.start, name.end)}
    whole = [span for span in _titled(doc, lexicon) if not taken & set(range(span.start, span.end))]
    doc.set_ents([*doc.ents, *names, *whole])


def _may_be_name(token: Token, lexicon: Lexicon) -> bool:
    written = token.text[:1].isupper() and token.text.replace("-", "").isalpha() and len(token) >= SHORTEST
    proper = token.tag_ == "NNP" and token.pos_ == "PROPN" and not token.ent_type_ and token.i > token.sent.start
    alone = not children(token, "det", "nummod", "nmod:poss", "appos", "amod", "nmod", "flat")
    return written and proper and alone and not any(token.lower_ in words for words in lexicon.classes.values())


def _titled(doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    """ "The National Storm Center said", "according to The Courier": two words with capitals, or one behind a "The" within a sentence, of
    whom somebody says that they said something; not an office ("the Foreign Minister")."""
    people = frozenset().union(*(lexicon.classes.get(name, NONE) for name in DESCRIBED))
    for token in doc:
        unknown = token.pos_ == "PROPN" and not token.ent_type_ and token.text[:1].isupper() and token.lemma_.lower() not in people
        if not unknown or not _tells(token, lexicon):
            continue
        start = token.i
        while start > token.sent.start and _is_part(doc[start - 1], token):
            start -= 1
        named = start > token.sent.start and doc[start - 1].text == "The" and start - 1 > token.sent.start
        plain = not any(t.ent_type_ for t in doc[start : token.i])
        if plain and (start < token.i or named) and not _is_headline(token.sent) and not children(token, "flat", "appos"):
            yield Span(doc, start - named, token.i + 1, "ORG")


def _is_part(word: Token, name: Token) -> bool:
    return word.dep_ in {"compound", "amod"} and word.head == name and word.text[:1].isupper() and word.is_alpha


def _tells(name: Token, lexicon: Lexicon) -> bool:
    """The subject of a verb of saying, or whom something is told according to."""
    if any(c.lower_ == "according" for c in children(name, "case")):
        return True
    verb = name.head
    said = any(c.pos == "VERB" and c.kind == "speech" and "that" in c.takes for c in lexicon.cues_for(verb.lemma_.lower()))
    return name.dep_ == "nsubj" and name.i < verb.i and verb.pos_ == "VERB" and said


def _is_headline(sent: Span) -> bool:
    words = [t for t in sent if t.is_alpha]
    return sum(t.text[0].isupper() for t in words) > HEADLINE * len(words)


def _standing(sent: Span, lexicon: Lexicon) -> Iterator[Token]:
    """Who does what a verb of the sentence says, and to whom it is done."""
    for token in sent:
        match = entry_of(token, lexicon)
        speaks = token.pos_ == "VERB" and any(cue.pos == "VERB" for cue in lexicon.cues_for(token.lemma_.lower()))
        if (match or speaks) and token.pos_ == "VERB":
            yield from (t for t in children(token, "nsubj") if t.i < token.i)
        if match is None:
            continue
        entry, particle = match
        if {(entry.type, None), (entry.type, entry.mode)} & TO_SOMEBODY:
            yield from (t for found in slots(Draft(token, entry.type, entry.mode, entry, particle), "recipient", lexicon) for t in found)


def _whole(token: Token) -> tuple[int, int]:
    """First token of the name and the one behind it."""
    start = token.i
    while start - 1 > token.sent.start and _goes_before(token.doc[start - 1], token):
        start -= 1
    return start, token.i + 1


def _goes_before(word: Token, name: Token) -> bool:
    return word.dep_ in NAME_PARTS and word.head == name and word.tag_ == "NNP" and not word.ent_type_


__all__ = ["name_unseen"]
