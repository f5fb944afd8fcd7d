"""Names of bodies that go on behind where the reader ended them: "the Commission *on Fair Elections*", "the Institute for Equality of
Women *and Men*", "the Salling *Group*". Only written marks decide: capitals amid small letters, "and" or a preposition between, a noun for
a body.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

FURTHER_BODIES = {"group", "agency", "fleet", "news", "media", "team", "board", "society", "coalition", "organization",
                  "organisation"}  # fmt: skip
FIELDS = {"on", "for", "to"}  # before what a body is for
WITHIN = {"of", "for"}  # in a name that "and" goes on
JOINTS = {"and", "&", "of", "the"}
BODIES = {"commission", "committee", "institute", "group", "council", "office", "center", "centre", "agency", "association", "campaign",
          "organization", "organisation", "court", "party", "department", "ministry", "union", "league", "movement"}  # fmt: skip


def lengthen_names(doc: Doc, lexicon: Lexicon) -> None:
    """Makes each such name whole. Changes `doc.ents`."""
    begun = [*(ent for ent in doc.ents if ent.label_ == "ORG"), *_unseen(doc)]
    grown = [span for name in begun if (span := _grown(name, lexicon)) is not None]
    if grown:
        kept = [e for e in doc.ents if not any(e.start < g.end and g.start < e.end for g in grown)]
        doc.set_ents([*kept, *grown])


def _unseen(doc: Doc) -> list[Span]:
    """Words for a body with a capital that are in no name, and stand before what it is for: "the Committee *to Protect Miners*"."""
    heads = [t for t in doc[1:-2] if t.is_title and not t.ent_type_ and t.lemma_.lower() in BODIES and t.nbor().lower_ in FIELDS]
    return [Span(doc, _start(t), t.i + 1, "ORG") for t in heads]


def _start(head: Token) -> int:
    """The first of the words with capitals before it, of which none is in a name, nor the first of its sentence an article."""
    first = head
    while first.i > first.sent.start and _is_free(first.nbor(-1)) and first.nbor(-1).pos_ != "VERB":
        first = first.nbor(-1)
    return first.i


def _grown(name: Span, lexicon: Lexicon) -> Span | None:
    doc, sent = name.doc, name[0].sent
    behind = doc[name.end] if name.end < sent.end else None
    if behind is None or not _in_running_text(sent):
        return None
    end = name.end
    if _is_body(behind) and not _opens_title(behind):
        end = behind.i + 1
        if end < sent.end and _is_body(doc[end]):  # "Mehr News Agency"
            end += 1
    elif _goes_on(name, behind, lexicon):
        end = _run(behind.i + 1, sent.end, doc)
    elif behind.is_title and "for" in {t.lower_ for t in name} and behind.tag_ in {"RB", "CD", "JJ"} and not behind.ent_type_:
        end = behind.i + 1  # "Mothers for Peace First"
    return Span(doc, name.start, end, "ORG") if end > name.end else None


def _goes_on(name: Span, joint: Token, lexicon: Lexicon) -> bool:
    field = joint.lower_ in FIELDS and name[-1].lemma_.lower() in BODIES
    return field or (joint.lower_ in {"and", "&"} and bool(WITHIN & {t.lower_ for t in name}) and not _names_another(joint, lexicon))


def _run(start: int, end: int, doc: Doc) -> int:
    """To the end of a run of words with capitals that are in no name, with "and" or "of" between; `start` where there is none or where a
    name follows on it."""
    at, last = start, start
    if start < end and doc[start].ent_type_ == "ORG" and doc[start].tag_ == "VB" and doc[start].ent_iob_ == "B":
        while at < end and doc[at].ent_type_ == "ORG":
            at += 1
        return at  # "the Committee to *Protect Miners*"
    while at < end and (_is_free(doc[at]) or (at > start and doc[at].lower_ in JOINTS)):
        at += 1
        last = at if _is_free(doc[at - 1]) else last
    cut = last < end and doc[last].ent_type_ in {"PERSON", "TITLE"}
    return start - 1 if last == start or cut else last


def _is_free(token: Token) -> bool:
    return token.text[:1].isupper() and not token.ent_type_ and token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}


def _is_body(token: Token) -> bool:
    return token.is_title and not token.ent_type_ and token.lemma_.lower() in FURTHER_BODIES


def _opens_title(noun: Token) -> bool:
    """ "NASA Group Captain Roe": before a further capital it may tell an office."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return after.is_title and not _is_body(after)


def _names_another(joint: Token, lexicon: Lexicon) -> bool:
    """ "The Ministry of Defence and Parliament": what is a body by itself."""
    after = joint.nbor() if joint.i + 1 < len(joint.doc) else joint
    lemma = after.lemma_.lower()
    return after.ent_type_ != "" or any(lemma in lexicon.classes.get(name, NONE) for name in ("body", "of-state", "crowd"))


def _in_running_text(sent: Span) -> bool:
    """No headline in which all verbs have capitals as well."""
    verbs = [t for t in sent if t.pos_ == "VERB" and t.i > sent.start]
    return bool(verbs) and all(t.text[0].islower() for t in verbs if not t.ent_type_ and t.nbor(-1).lower_ != "to")


__all__ = ["lengthen_names"]
