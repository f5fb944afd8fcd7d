"""Names of bodies that the reader did not see, in places where only somebody can stand: "sanctions on Aeroflot", "Zentrix denied it".

A word with a capital, no determiner and no meaning of its own that the lexicon knows, in running text: as the subject of a verb for
something done or said, or where a pattern wants to whom it is done and that is never a thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.extract.draft import Draft
from kg.extract.matching import entry_of
from kg.extract.slots import slots
from kg.extract.syntax import children
from kg.lexicon import Lexicon

# whom it is done to is never a thing or a deed; mode None: every mode
TO_SOMEBODY = {("SANCTION", None), ("ACCUSE", "allege"), ("CONSULT", None), ("AID", None), ("COOPERATE", None)}
SHORTEST = 4  # letters
HEADLINE = 0.5  # share of words with a capital from which on a sentence is a headline
NAME_PARTS = {"compound", "flat"}


def name_unseen(doc: Doc, lexicon: Lexicon) -> None:
    """Makes each such word, with the words of its name before it, the name of an organisation. Changes `doc.ents`."""
    open_yet = {t.i for t in doc if _may_be_name(t, lexicon)}
    if not open_yet:
        return
    sentences = {t.sent.start: t.sent for i in open_yet for t in (doc[i],)}
    found = {t.i: _whole(t) for sent in sentences.values() if not _is_headline(sent) for t in _standing(sent, lexicon) if t.i in open_yet}
    names = [Span(doc, start, end, "ORG") for start, end in dict.fromkeys(found.values())]
    doc.set_ents([*doc.ents, *names])


def _may_be_name(token: Token, lexicon: Lexicon) -> bool:
    written = token.text[:1].isupper() and token.text.replace("-", "").isalpha() and len(token) >= SHORTEST
    proper = token.tag_ == "NNP" and token.pos_ == "PROPN" and not token.ent_type_ and token.i > token.sent.start
    alone = not children(token, "det", "nummod", "nmod:poss", "appos", "amod", "nmod", "flat")
    return written and proper and alone and not any(token.lower_ in words for words in lexicon.classes.values())


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
