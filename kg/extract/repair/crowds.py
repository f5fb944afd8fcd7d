"""Crowds and what they demand: "cleared out protesters demanding …", where the parse has those demand it who clear them out."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.tree.syntax import children
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

CROWD = ("crowd", "person")  # word classes
DEMANDING = {"demand", "call", "chant", "shout", "protest", "march", "rally", "urge", "accuse", "wave", "carry", "hold", "wear"}


def give_to_crowds(doc: Doc, lexicon: Lexicon) -> None:
    """Hangs such a participle on the noun right before it. Changes the tree of the Doc."""
    people = frozenset[str]().union(*(lexicon.classes.get(name, NONE) for name in CROWD))
    for verb in doc:
        if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "conj"} or verb.i == 0 or verb.lemma_.lower() not in DEMANDING:
            continue
        noun = verb.nbor(-1)
        crowd = noun.tag_ == "NNS" and not noun.ent_type_ and noun.lemma_.lower() in people and noun.dep_ in {"obj", "obl", "nmod"}
        if crowd and not noun.is_ancestor(verb) and not verb.is_ancestor(noun) and not children(verb, "mark", "nsubj", "cc"):
            verb.head, verb.dep_ = noun, "acl"
