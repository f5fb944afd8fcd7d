"""What the head noun of a phrase that is no name stands for: a person, an office, a body, a state."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.authority import Authority
from kg.extract.tree.syntax import PRENOMINAL, preposition
from kg.lexicon import Lexicon

SIDES = {"both", "all", "two", "three", "warring", "opposing", "rival"}  # what makes sides of a quarrel of sides
NAMED_AFTER = {"PERSON", "ORG", "GPE", "NORP"}

# endings of nouns for people, for those that no list has ("guitarist", "beautician"), and nouns that end so and are none
_BY_TRADE = re.compile(r"\w{3}(?:ist|ician|crat|woman|man)$")
_NO_TRADE = re.compile(r"(?:black|check|play|short|wish|watch|wait|hit|price|white)-?list$|talisman|ottoman$")


class Nouns:
    """The words for people, bodies and states that the lexicon lists."""

    def __init__(self, authority: Authority, lexicon: Lexicon) -> None:
        self._authority = authority
        self.people = lexicon.classes.get("person", frozenset())
        self._bodies = lexicon.classes.get("armed", frozenset()) | lexicon.classes.get("body", frozenset())
        self._doubtful_bodies = lexicon.classes.get("doubtful-body", frozenset())
        self._naming = lexicon.classes.get("naming-body", frozenset())
        self._afflicted = lexicon.classes.get("the-afflicted", frozenset())
        self._realms = lexicon.classes.get("realm", frozenset())

    def are_somebody(self, lemma: str) -> bool:
        """Whether a noun by itself stands for people, a body or a state."""
        return any(lemma in words for words in (self.people, self._bodies, self._realms))

    def label(self, token: Token, words: str) -> str:
        """Label of a phrase with this head; `words` is the text of the phrase."""
        lemma = re.sub(r"men$", "man", token.lemma_.lower())
        if lemma == "state" and any(c.dep_ == "nmod" and preposition(c) == "of" and not c.ent_type_ for c in token.children):
            return "OTHER"  # "a state of emergency" is no state
        if lemma in self.people and self._is_office(words):
            return "TITLE"
        if lemma in self.people or token.ent_type_ == "PERSON" or (token.ent_type_ == "NORP" and token.tag_ == "NNPS"):
            return "PERSON"
        if token.pos_ == "NOUN" and _BY_TRADE.search(lemma) and not _NO_TRADE.search(lemma):
            return "PERSON"
        if token.tag_ in {"JJ", "VBN", "VBD"} and token.lower_ in self._afflicted and any(c.lower_ == "the" for c in token.children):
            return "PERSON"  # "assistance to the wounded"
        if token.tag_ == "NNS" and lemma in {"side", "camp"} and any(c.lower_ in SIDES for c in token.children):
            return "ORG"
        return "GPE" if lemma in self._realms else "ORG" if self._is_body(token, lemma) else "OTHER"

    def _is_body(self, token: Token, lemma: str) -> bool:
        """A noun for a body; of one that is as often something else ("office", "service") where a name, a word for a body's kind or its
        deed says that it is one; "opposition to" something and a "campaign to" do something are none."""
        if lemma == "opposition":
            return not any(preposition(c) == "to" for c in token.children)
        if lemma == "campaign" and any(c.dep_ == "acl" and c.tag_ == "VB" for c in token.children):
            return False  # "Chad's campaign to join the union"
        if lemma not in self._doubtful_bodies:
            return lemma in self._bodies
        before = [t for c in token.children if c.i < token.i and c.dep_ in PRENOMINAL for t in c.subtree]
        named = any(t.ent_type_ in NAMED_AFTER or t.tag_ in {"NNP", "NNPS"} or t.lemma_.lower() in self._naming for t in before)
        acts = token.dep_ == "nsubj" and token.head.lemma_.lower() in self._authority.words["act-verbs"] and token.head.pos_ == "VERB"
        return named or (acts and token.lemma_ != "security")

    def _is_office(self, words: str) -> bool:
        """ "NATO secretary general", "Iranian foreign minister": a phrase whose last words are those of a known office."""
        parts = words.split(" of ")[0].split()
        return any(self._authority.offices_named(" ".join(parts[-n:])) for n in range(1, min(4, len(parts)) + 1))
