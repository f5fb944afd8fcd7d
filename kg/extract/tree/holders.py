"""Who stands behind a noun of speech or a document: "Tehran's claim", "a Reuters report", "issued a statement calling …".

Where nobody does, the words have no source: whoever is merely near the noun did not say them.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.tree.arguments import arguments
from kg.extract.tree.enhanced import subjects
from kg.extract.tree.syntax import PREMODIFIERS, RELATIVES, children, is_passive, possessors, preposition
from kg.extract.tree.tags import AGENTS
from kg.lexicon import Cue, Lexicon

ACTORS = "actor"  # word class
ISSUING = "issuing"  # word class
MEASURES = "measure"  # word class: "a number of ministers"
VOICING = "voicing"  # word class
# endings of words for people, for those that no list has (loyalist, theologian, technocrat)
_PEOPLE = re.compile(r"\w{3}(?:ist|ian|crat|woman|man|people)s?$")
_REPLIES = {"response", "reply", "answer"}
_FROM = {"from", "by"}
_PAPERS = {"media", "press", "newspaper", "magazine", "paper", "journal", "daily", "weekly", "tabloid"}
_ISSUED = {"report", "statement", "analysis", "article", "editorial", "study", "release", "memo", "data", "figure", "statistic", "survey",
           "poll"}  # fmt: skip


_SENT = {"statement", "letter", "message", "note", "communique", "announcement", "offer", "proposal"}  # by a capital for its state
_MAKING = {"publish", "release", "issue", "conduct", "commission", "write", "compile", "carry", "produce", "prepare", "make"}


def is_somebody(token: Token, lexicon: Lexicon) -> bool:
    """A name, a person by pronoun, or a noun for people and bodies."""
    if token.pos_ == "PRON":
        return token.lower_ in {"he", "she", "they", "we", "i", "who", "it", "him", "her", "them"}
    if token.ent_type_ in AGENTS:
        return True
    lemma = token.lemma_.lower()
    if acts(lemma, lexicon) or _PEOPLE.search(lemma):
        return True
    if any(c.ent_type_ == "PERSON" for c in children(token, "appos", "flat")):  # "the host, Ada Brook"
        return True
    return any(is_somebody(c, lexicon) for c in children(token, "nmod") if preposition(c) == "of" and lemma in _measures(lexicon))


def acts(lemma: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon has the noun, or what stands behind its hyphen ("vice-chairman"), among those who act."""
    actors = lexicon.classes.get(ACTORS, frozenset())
    return lemma in actors or lemma.rpartition("-")[2] in actors


def _measures(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.classes.get(MEASURES, frozenset())


def is_document(token: Token, lexicon: Lexicon) -> bool:
    """A noun for something written or shown that says things, and "an email reply"."""
    words = [token, *(children(token, "compound") if token.lemma_.lower() in _REPLIES else [])]
    return token.pos_ == "NOUN" and any(c.kind == "document" and c.pos == "NOUN" for w in words for c in lexicon.cues_for(w.lemma_.lower()))


def named(noun: Token) -> Token:
    """ "The airline Virgin Atlantic", "Liberal Democrat Ann Roe": the organisation's name that stands beside a noun, the person's right
    behind a word for a party or people; else the noun itself. A person's name takes the words before it along, for they tell the office
    (`Candidates.use`)."""
    beside = children(noun, "appos", "flat")
    if noun.lower_ == "one":  # "one of its authors, Ann Roe"
        of = [c for c in children(noun, "nmod") if c.tag_ == "NNS" and preposition(c) == "of"]
        people = [c for n in (noun, *of) for c in children(n, "appos") if c.ent_type_ == "PERSON" and c.nbor(-1).text == "," and c.i > n.i]
        return people[0] if len(people) == 1 and not children(people[0], "conj") else noun
    if noun.ent_type_ in {"", "NORP", "ORG"} and noun.text[:1].isupper() and not noun.is_sent_start:
        person = next((c for c in beside if c.ent_type_ == "PERSON" and c.i == noun.i + 1 and not children(c, "case", "nmod:poss")), None)
        if person is not None:
            return person
    if noun.pos_ != "NOUN" or noun.ent_type_ in {"PERSON", "ORG", "GPE"}:
        return noun
    others = [c for c in children(noun, "nmod") if preposition(c) == "of" and noun.tag_ == "NNS"]  # "leaders of two groups, Hamas"
    named = (c for c in beside if c.dep_ == "appos" and c.ent_type_ == "ORG" and not children(c, "case", "nmod:poss"))
    return next((c for c in named if not any(noun.i < o.i < c.i for o in others)), noun)


def voices(source: Token, lexicon: Lexicon) -> list[Token]:
    """Who speaks in a document that names its issuer: "a statement by the council", "the mayor's letter", "a Reuters report"."""
    if not is_document(source, lexicon) or source.lemma_.lower() in _PAPERS:
        return [source]  # "China's state media", "Burma's newspaper": of the country, but not its voice
    whose = [*possessors(source), *(c for c in children(source, "nmod") if preposition(c) in _FROM)]
    if not whose and source.lemma_.lower() in _ISSUED:  # "a survey published in May by the society", not papers that somebody leaked
        made = [c for c in children(source, "acl") if c.tag_ == "VBN" and c.lemma_.lower() in _MAKING]
        whose = [a for c in made for a in children(c, "obl:agent")]
    if not whose and source.lemma_.lower() in _ISSUED:
        whose = [c for c in children(source, "compound", "nmod:desc") if c.ent_type_ == "ORG"]
    if any(preposition(w) == "from" and w.ent_type_ in {"GPE", "LOC"} for w in whose) and source.lemma_.lower() not in _SENT:
        return [source]  # "reports from Oslo say": where they come from
    return [w for w in whose if w.pos_ != "PRON" and is_somebody(w, lexicon)][:1] or [source]


def owners(noun: Token) -> list[Token]:
    """ "Tehran's claim", "a claim by Tehran": whose the noun is said to be."""
    args = arguments(noun)
    return args.at("possessive") or args.at("by")


def holders(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Whoever makes, has, issues or is named with the noun: "issued a warning that", "a Reuters report that", "claims from officials".

    Who rejects or quotes a claim does not make it.
    """
    verb = noun.head
    voiced = noun.dep_ == "obj" and verb.lemma_.lower() in lexicon.classes.get(VOICING, frozenset())
    if voiced and (who := _speaking(subjects(verb), lexicon)):
        return who
    named = [c for c in children(noun, *PREMODIFIERS) if is_somebody(c, lexicon) and c.ent_type_ != "TITLE"]
    sender = [c for c in children(noun, "nmod") if preposition(c) in _FROM]
    if found := _speaking(named, lexicon)[-1:] or _speaking(sender, lexicon):
        return found
    inside = noun.dep_ == "obl" and preposition(noun) == "in" and verb.pos_ == "VERB" and not is_passive(verb)
    return _speaking(subjects(verb), lexicon) if inside else []


def is_voiced(noun: Token, cue: Cue, lexicon: Lexicon) -> bool:
    """ "Made a strong condemnation *of the test*": what somebody voices is his as if it were said to be."""
    verb = noun.head
    voiced = (
        noun.dep_ == "obj"
        and verb.lemma_.lower() in lexicon.classes.get(VOICING, frozenset())
        and cue.act in {"ACCUSE", "SUPPORT", "REQUEST"}
    )
    return voiced and bool(_speaking(subjects(verb), lexicon))


def _speaking(who: list[Token], lexicon: Lexicon) -> list[Token]:
    return [w for w in who if is_somebody(w, lexicon)]


def issuer(source: Token, cue: Token, lexicon: Lexicon) -> list[Token]:
    """ "The council issued a statement calling …": who puts out the document that the cue is said of; empty where it is somebody else's."""
    said_of_it = cue.head == source and cue.dep_ in {"acl", "acl:relcl"}
    whole = source.head if source.dep_ == "nmod" and source.head.lemma_.lower() in _measures(lexicon) else source  # "a series of posts"
    verb = whole.head
    if not said_of_it or whole.dep_ != "obj" or verb.pos_ != "VERB" or not is_document(source, lexicon):
        return []
    others = owners(source) or [c for c in children(source, "nmod") if preposition(c) in {"from", "by", "of", "with"}]
    if others or verb.lemma_.lower() not in lexicon.classes.get(ISSUING, frozenset()):
        return []
    return [w for w in subjects(verb) if w.lower_ not in RELATIVES and is_somebody(w, lexicon)]


def _of_another(token: Token) -> bool:
    """ "…, calling it absurd": what is called so does not call."""
    return any(o.lower_ in {"it", "them", "him", "her"} for o in children(token, "obj"))


def behind_participle(token: Token, lexicon: Lexicon) -> list[Token]:
    """Who speaks where the noun before a participle cannot: "footage of the mayor saying …", "stopped the session accusing …"."""
    noun = token.head
    if noun.ent_type_ or is_somebody(noun, lexicon):
        return []
    shown = [c for c in children(noun, "nmod") if c.right_edge.i == token.i - 1 and preposition(c) == "of" and is_somebody(c, lexicon)]
    apart = token.left_edge.i > 0 and "," in {token.left_edge.text, token.left_edge.nbor(-1).text}
    if shown or not (noun.dep_ == "obj" or (apart and noun.dep_ == "obl")) or (is_document(noun, lexicon) and not _of_another(token)):
        return shown
    return subjects(noun.head)
