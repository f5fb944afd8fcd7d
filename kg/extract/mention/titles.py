"""Titles: which words are one, and whose, each title or describing noun phrase tied to the name before, behind or inside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.mention.candidate import Candidate
from kg.extract.mention.phrases import noun_phrase
from kg.extract.tree.syntax import cover
from kg.extract.tree.tags import STANDING
from kg.model import Mention, Span


def with_titles(doc: Doc, text: str, mentions: list[Mention], candidates: dict[str, Candidate]) -> list[Mention]:
    """Ties each title or describing noun phrase to the name it belongs to: before it, around it or in apposition."""
    persons: dict[int, list[Mention]] = {}  # by sentence: a title before a line break may stand in the one before its name's
    for m in mentions:
        if m.label == "PERSON" and m.form == "name":
            persons.setdefault(m.sentence, []).append(m)
    owner: dict[str, str] = {}
    for mention in mentions:
        if mention.form != "nominal" or mention.label not in {"TITLE", "PERSON"}:
            continue
        for person in (p for n in range(mention.sentence - 1, mention.sentence + 2) for p in persons.get(n, ())):
            if _belongs(doc, text, candidates[mention.id], candidates[person.id]):
                owner[mention.id] = person.id
                break
    titled = {person: title for title, person in reversed(owner.items()) if not _holds(candidates[title], candidates[person])}
    return [
        replace(m, surroundings=replace(m.surroundings, title_of=owner.get(m.id), titled=titled.get(m.id)))
        if m.id in owner or m.id in titled
        else m
        for m in mentions
    ]


def _holds(phrase: Candidate, name: Candidate) -> bool:
    return phrase.span.start <= name.span.start and name.span.end <= phrase.span.end


def _belongs(doc: Doc, text: str, title: Candidate, person: Candidate) -> bool:
    between = text[title.span.end : person.span.start] if title.span.end <= person.span.start else None
    if between is not None and between.strip(" ,\n") == "" and "\n\n" not in between and title.label == "TITLE":
        return True
    if _holds(title, person):
        return title.head == person.head
    a, b = doc[title.head], doc[person.head]
    return (b.dep_ in {"appos", "flat"} and b.head.i == a.i) or (a.dep_ in {"appos", "nmod:desc"} and a.head.i == b.i)


def of_field(tokens: list[Token]) -> list[Token]:
    """ "Foreign" before "Secretary": the words with a capital right before a title that say of what it is, with the title's."""
    head = next((t for t in tokens if t.head not in tokens), tokens[-1])
    while tokens[0].i > head.sent.start:
        before = tokens[0].nbor(-1)
        of_it = before.dep_ in {"amod", "compound"} and before.head in tokens and not before.ent_type_
        if not of_it or not before.text[:1].isupper() or before.i == head.sent.start:
            break
        tokens = [before, *tokens]
    return tokens


def offices(doc: Doc, names: Iterable[Candidate]) -> Iterator[Candidate]:
    """ "the Mongolian President", "Canadian Ambassador to the United Nations": the title with whose it is."""
    for name in names:
        token = doc[name.head]
        if name.label != "TITLE" or token.dep_ not in STANDING or any(c.dep_ in {"flat", "appos"} for c in token.children):
            continue
        span = cover(noun_phrase(token))
        if span is not None and span.start <= name.span.start and name.span.end <= span.end and span != name.span:
            yield replace(name, span=span)


def titles_before(doc: Doc, name: Candidate) -> list[Token]:
    """The "Sheikh" of "its leader, Sheikh Roe", right before the name."""
    first = doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
    found: list[Token] = []
    while first is not None and (i := first.start - len(found) - 1) >= 0 and doc[i].ent_type_ == "TITLE":
        found.insert(0, doc[i])
    return found


def titles_of_persons(doc: Doc, names: Iterable[Candidate], people: Collection[str]) -> Iterator[Candidate]:
    """What a person is called right before the name ("Senior Adviser", "NATO secretary general"), where it was not read as a name.

    `people`: lemmas of nouns for people.
    """
    for name in names:
        place = doc.char_span(name.span.start, name.span.end, alignment_mode="expand") if name.label == "PERSON" else None
        words = _titular_before(place[0]) if place is not None else []
        if words and words[-1].lemma_.lower() in people and not words[-1].ent_type_:
            yield Candidate(Span(words[0].idx, words[-1].idx + len(words[-1])), "TITLE", "nominal", words[-1].i, name.sentence)


def _titular_before(first: Token) -> list[Token]:
    """The nouns and adjectives right before a token in its sentence."""
    words: list[Token] = []
    while first.i - len(words) > first.sent.start and _is_titular(before := first.nbor(-len(words) - 1)):
        words.insert(0, before)
    return words


def _is_titular(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.ent_type_ not in {"PERSON", "DATE", "TIME"} and not token.is_sent_end
