"""Where the words that name a source end behind "according to", and what is said begins: commas part both, and a parse may mix them up.

"According to Nordwire, the state agency, a ship, the third this year, sank": of the phrases between commas the first tells who says it.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import SUBJECTS, children, preposition
from kg.lexicon import Lexicon

BODIES = frozenset(
    {"agency", "newspaper", "paper", "daily", "weekly", "magazine", "broadcaster", "network", "channel", "station", "website", "site",
     "publication", "outlet", "service", "group", "organization", "organisation", "company", "firm", "charity", "institute", "union",
     "party", "watchdog", "body", "blog", "institution", "ministry", "association", "university", "publisher"}
)  # fmt: skip
LISTING = frozenset({"including", "them", "whom"})


def end_of_source(phrase: Token, part: Token, clause: Token, lexicon: Lexicon) -> int | None:
    """Index of the first word that no longer names the source, which is said instead; None where the parse is right about both."""
    listed = _behind_list(phrase, part)
    if listed is not None or phrase.i > clause.i:
        return listed
    own = [c for c in children(clause, *SUBJECTS, "nsubj:pass", "expl", "csubj") if c.i < clause.i]
    beside = [c for c in phrase.subtree if c.dep_ == "appos" and c.i > phrase.i and _is_set_off(c)]
    if not own:
        said = beside[1:] if len(beside) > 1 or (beside and _describes(beside[0], phrase, lexicon)) else beside
        return _first(said[0]).i if said and said[-1].i < clause.i else None
    apart = [c for c in children(phrase, "nmod", "obl") if _is_set_off(c) and _is_scene(c)]
    if apart:
        return _first(apart[0]).i
    real = [c for c in own[0].subtree if c.dep_ in {"appos", "conj"} and c.i > own[0].i and _is_set_off(c) and not children(c, "cc")]
    return _first(real[0]).i if real and _names_same(phrase, own[0], real[0], lexicon) else None


def _first(word: Token) -> Token:
    """The first word of a phrase, without the comma that a parse may put to it."""
    return next(t for t in word.subtree if not t.is_punct)


def _is_set_off(word: Token) -> bool:
    first = _first(word)
    return first.i > 0 and first.nbor(-1).text == ","


def _describes(word: Token, phrase: Token, lexicon: Lexicon) -> bool:
    """ "Roe, the mayor": a noun for people beside a person's name or a noun for people, a noun for bodies beside another name."""
    if word.ent_type_ == "PERSON":
        return phrase.pos_ == "NOUN" and is_somebody(phrase, lexicon)
    body = word.lemma_.lower() in BODIES
    return (body and phrase.ent_type_ != "PERSON") or (not body and phrase.ent_type_ != "ORG" and is_somebody(word, lexicon))


def _behind_list(phrase: Token, part: Token) -> int | None:
    """ "Sixty died, including, according to the ministry, two children"."""
    before = part.left_edge
    listing = before.i > 1 and before.nbor(-1).text == "," and before.nbor(-2).lower_ in LISTING
    behind = [c for c in children(phrase, "appos", "conj") if c.i > phrase.i and _is_set_off(c)]
    return _first(behind[0]).i if listing and behind else None


def _is_scene(word: Token) -> bool:
    """When or where it was, or out of how many: "according to reports, of the 40 passengers, 22 …"."""
    if preposition(word) == "of":
        return any(c.pos_ == "NUM" for c in children(word, "nummod"))
    return preposition(word) in {"at", "in", "on", "during"} and word.ent_type_ in {"DATE", "TIME"}


def _names_same(phrase: Token, subject: Token, real: Token, lexicon: Lexicon) -> bool:
    """Is what was taken for the subject one more name for the source, and what stands beside it the subject?"""
    if not _is_set_off(subject):
        return False
    if subject.ent_type_ == "PERSON":
        return phrase.pos_ == "NOUN" and phrase.tag_ == "NN" and is_somebody(phrase, lexicon) and not is_somebody(real, lexicon)
    noun = subject.lemma_.lower()
    if phrase.ent_type_ == "ORG":
        return noun in BODIES and subject.tag_ == "NN" and real.lemma_.lower() not in BODIES
    indefinite = any(c.lower_ in {"a", "an"} for c in children(subject, "det"))
    definite = any(c.lower_ in {"the", "its", "his", "her", "their", "this"} for c in children(real, "det", "nmod:poss"))
    other = definite or not is_somebody(real, lexicon)
    person = phrase.ent_type_ == "PERSON" or (phrase.tag_ == "NN" and is_somebody(phrase, lexicon))
    return person and indefinite and subject.tag_ == "NN" and is_somebody(subject, lexicon) and other


def without_comma(words: list[Token]) -> list[Token]:
    """Words of a source without the comma that ends it."""
    kept = sorted(words, key=lambda t: t.i)
    while kept and kept[-1].text == ",":
        kept.pop()
    return kept


def who_by_name(beside: list[Token]) -> list[Token]:
    """The name of "the firm's lawyer, Ann Roe", which a parse made the subject of what is said."""
    return [t for t in beside if t.ent_type_ == "PERSON" and t.dep_ in SUBJECTS][:1]
