"""Who can be the source of a statement: somebody, or a document; not a deed, a time or nobody in particular."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.deeds import names_event
from kg.extract.tree.holders import acts, is_document, is_somebody
from kg.extract.tree.syntax import RELATIVES, children
from kg.lexicon import Lexicon

ANYBODY = {"anyone", "anybody", "everyone", "everybody", "nobody", "one", "none", "whoever", "noone", "nothing", "anything"}
DEMONSTRATIVE = {"this", "that", "these"}
_SOME = {"many", "some", "others", "several", "most"}
NUMBERS = {"DATE", "TIME", "MONEY", "QUANTITY"}


def can_speak(source: Token, lexicon: Lexicon) -> bool:
    """Somebody, or a document; not a deed, a time or nobody in particular."""
    if source.lower_ == "neither" or any(c.lower_ in {"n't", "n’t"} for c in source.children):
        return False  # "it wasn't just one person saying so"
    if len(source) == 1 and source.is_lower and source.lower_ != "i" and source.whitespace_:
        return False  # "“e have always said …”", of a "[W]e" that lost its first letter
    if source.pos_ == "PRON":
        return source.lower_ not in ANYBODY and (source.lower_ not in DEMONSTRATIVE or source.tag_ in {"WDT", "WP"})
    if source.ent_type_:
        return source.ent_type_ not in NUMBERS
    if source.pos_ != "NOUN" or _is_called(source) or any(c.ent_type_ == "ORG" and c.i > source.i for c in children(source, "appos")):
        return True  # "wrestling promotion Northwind"
    lemma = source.lemma_.lower()
    if is_document(source, lexicon):
        return True
    says = any(c.kind == "document" or (c.pos == "NOUN" and c.kind == "speech" and c.act is None) for c in lexicon.cues_for(lemma))
    return acts(lemma, lexicon) or says or not (names_event(source, lexicon) or source.dep_ == "obl:agent")  # "judged by twelve metrics"


def takes_a_stand(source: Token, lexicon: Lexicon) -> bool:
    """Whether it can want, ask or favour something, or speak of a bare matter: somebody, or a body or paper that is known for such."""
    if source.lower_ in {"%", "percent"} and not children(source, "nmod"):
        return False  # "40% favour it": of whom stands elsewhere
    if source.lower_ in _SOME:
        return True
    return can_speak(source, lexicon) and (source.pos_ not in {"NOUN", "VERB", "ADJ"} or is_known(source, lexicon) or _is_called(source))


def can_mean(source: Token, lexicon: Lexicon) -> bool:
    """Somebody with a will: not "the law aims to", "rules that promise to"."""
    return source.pos_ in {"PRON", "PROPN"} or is_somebody(source, lexicon) or not is_document(source, lexicon)


def is_known(source: Token, lexicon: Lexicon) -> bool:
    """A noun for people, bodies or papers, a name, or a pronoun that stands for one right before it."""
    return is_somebody(source, lexicon) or is_document(source, lexicon) or source.pos_ == "PROPN" or source.lower_ in RELATIVES


def _is_called(source: Token) -> bool:
    """A noun that is part of a name ("The Lost River Project")."""
    return source.text[:1].isupper() and source.i != source.sent.start
