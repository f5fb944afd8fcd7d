"""Who does what some words name, in a sentence or a question: read off a UD tree by the rules of `kg.extract.tree.enhanced`.

For sentences that only hold the words of a question, not its whole tree (`kg.extract.question.alignment`): whether the one who is asked
about is the one who does it there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.extract.question.selves import whose_words
from kg.extract.tree.arguments import arguments
from kg.extract.tree.enhanced import objects, subjects, subjects_or_patients
from kg.extract.tree.syntax import SUBJECTS, children, conjuncts, first_conjunct, is_clause, is_passive, preposition
from kg.lexicon.synonyms import load as synonyms

Stretch = tuple[int, int]  # offsets into the text that was read, end exclusive

_LONG = 4  # letters of a word whose ending is cut off to find its other forms
_WORDS = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})
# verbs that only carry the noun for what is done: who imposes sanctions sanctions; who condemns an attack does not attack
_CARRY = frozenset(
    {
        "adopt",
        "announce",
        "carry",
        "conduct",
        "continue",
        "deliver",
        "drop",
        "express",
        "file",
        "give",
        "go",
        "have",
        "hold",
        "impose",
        "issue",
        "launch",
        "lead",
        "levy",
        "make",
        "offer",
        "pass",
        "pay",
        "place",
        "press",
        "proceed",
        "reach",
        "receive",
        "send",
        "sign",
        "stage",
        "start",
        "take",
        "voice",
    }
)
_BEAR = frozenset({"avoid", "escape", "face", "get", "receive", "suffer", "undergo", "win"})
# "drew criticism from", "has support from"
_DRAW = _BEAR - {"avoid", "escape"} | {"attract", "draw", "earn", "enjoy", "gain", "have", "secure"}
# what somebody gives from whom it is got ("criticism from"), where he who gets it may have it from nobody else
_GIVEN = frozenset(
    {
        "acclaim", "aid", "applause", "approval", "assistance", "backing", "blame", "censure", "condemnation", "criticism", "endorsement",
        "help", "objection", "opposition", "praise", "protest", "rebuke", "support", "sympathy", "threat", "warning",
    }
)  # fmt: skip
# who is this "in support of", "in opposition to" something supports or opposes it
_STANDING = frozenset(
    {
        "adamant", "alone", "clear", "consistent", "firm", "resolute", "steadfast", "strong", "unanimous", "unequivocal", "united",
        "unwavering",
    }
)  # fmt: skip
# nouns for what befalls those whose it is said to be, but where they say of whom it is: "his murder", "her arrest"
_BEFALLS = frozenset(
    {
        "abduction", "arrest", "assassination", "beheading", "capture", "conviction", "death", "defeat", "deportation", "detention",
        "dismissal", "execution", "expulsion", "extradition", "impeachment", "imprisonment", "injury", "kidnapping", "killing", "murder",
        "ouster", "overthrow", "poisoning", "prosecution", "rape", "removal", "sentencing", "shooting", "slaying", "torture", "trial",
    }
)  # fmt: skip
_THINGS = frozenset({"building", "clothing", "drawing", "holding", "painting", "writing"})  # which nobody does
_OFFERS = frozenset({"announce", "offer"})  # who offers help has not helped yet
_STAYS = frozenset({"be", "become", "keep", "remain", "stand", "stay"})
_WITH = frozenset({"in", "with"})  # "in receipt of", "press on with plans to"
_CARRIED = frozenset({"obj", "obl", "xcomp", "advcl"})
_CLOSE = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked", "nmod:poss"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TIMES = frozenset({"DATE", "TIME"})
_NAME = frozenset({"flat", "name", "fixed"})
_BESIDE = frozenset({"conj", "parataxis", "punct"})
_COMES = frozenset({"become", "discover", "find", "learn", "reach", "reveal", "win"})  # infinitives that tell what came of it


@dataclass(frozen=True, slots=True)
class Doing:
    """A word for what is done; heads of who does it, what stands close to these ("Kremlin" of "the Kremlin spokesman"), and heads of whom
    or what it is done to. `is_told`: it is a verb that says by itself that somebody does it, even where the tree does not show who;
    `is_taken_up`: it is a noun that takes up what was said before ("the ban"); `to_an_end`: the sentence says what it is done for ("closed
    the road to stop the march"); `around`: of a verb, all stretches that hang on it, but for its subject and for verbs beside it: what it
    is done to, or says somebody to be, stands in none of the rest; `called`: heads of what it says somebody to be ("became minister");
    `over`: of a noun, heads of who has to do with it without doing it ("opposed the ban"); `carrier`: of a noun or an adjective, the verb
    that says that it is so ("is open", "remains in force", "had talks")."""

    word: Stretch
    doers: tuple[Stretch, ...]
    beside: tuple[Stretch, ...]
    undergone: tuple[Stretch, ...]
    is_verb: bool = False
    is_told: bool = False
    is_taken_up: bool = False
    to_an_end: bool = False
    around: tuple[Stretch, ...] = ()
    called: tuple[Stretch, ...] = ()
    over: tuple[Stretch, ...] = ()
    carrier: Stretch | None = None


def doings(doc: Doc, words: Collection[str]) -> list[Doing]:
    """Every place of a text where one of the words, in any form, or a synonym names something that is done or told."""
    return [doing_of(token) for token in doc if says(token, words)]


def doing_of(token: Token) -> Doing:
    """What a word that names something done tells of it."""
    heads = [one for head in _doers(token) for one in conjuncts(head)]
    heads = list({one.i: one for head in heads for one in (head, *children(head, "appos"), *_named_behind(head), *_among(head))}.values())
    done_to = objects(token) if token.pos_ == "VERB" else [*arguments(token).heads("of"), *_bearing(token), *_whose(token)]
    return Doing(
        (token.idx, token.idx + len(token)),
        tuple(stretches(heads, _NAME)),
        tuple(stretches([c for head in heads for c in head.children if _is_close(c)], _NAME | _CLOSE - {"nmod:poss"})),
        tuple(stretches([one for head in done_to for one in (head, *_among(head))], _NAME)),
        token.pos_ == "VERB",
        token.tag_ in _FINITE and not is_passive(token),
        token.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children),
        token.pos_ == "VERB" and any(_is_end(c) for c in token.children),
        tuple(_around(token)) if token.pos_ == "VERB" else (),
        tuple(stretches([c for c in children(token, "xcomp") if c.pos_ in {"NOUN", "ADJ"}], _NAME)),
        tuple(stretches(_over(token), _NAME)),
        next(((verb.idx, verb.idx + len(verb)) for verb in _carriers(token)), None),
    )


def _named_behind(head: Token) -> list[Token]:
    """ "The envoy for Central Asia, Ada Lind, visited": the name between commas is of the first noun, whatever it hangs on."""
    below = (one for child in children(head, "nmod") for one in (child, *children(child, "appos")))
    return [one for one in below if children(one, "flat") and preposition(one) is None and _is_behind_comma(one)]


def _is_behind_comma(token: Token) -> bool:
    return "," in {token.left_edge.text, token.doc[token.left_edge.i - 1].text}


def _among(head: Token) -> list[Token]:
    """ "Nine senators, including Ada Lind": those who are named of them do it too."""
    some = [one for child in (head, *children(head, "nmod")) for one in children(child, "nmod") if preposition(one) == "including"]
    some = [one for name in some for one in conjuncts(name)]
    return [one for name in some for one in (name, *children(name, "appos"), *_named_behind(name))]


def _is_end(clause: Token) -> bool:
    """ "To stop the march": an infinitive that says what for; none of its time or degree ("to find that …" is told as what came of it)."""
    return clause.dep_ == "advcl" and clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.children) and clause.lemma_ not in _COMES


def _around(verb: Token) -> Iterator[Stretch]:
    """What hangs on a verb: a passive one's subject, but neither an active one's nor what is coordinated with it or stands beside it. Of a
    participle of which nobody can tell to whom it is done ("…, led by Lind") the whole sentence."""
    if is_passive(verb) and not objects(verb):
        yield verb.sent[0].idx, verb.sent[-1].idx + len(verb.sent[-1])
    apart = _BESIDE if is_passive(verb) else _BESIDE | SUBJECTS
    for child in verb.children:
        if child.dep_ not in apart:
            part = [child, *child.subtree]
            last = max(part, key=lambda t: t.i)
            yield min(t.idx for t in part), last.idx + len(last)


def _is_close(token: Token) -> bool:
    return token.dep_ in _CLOSE or (token.dep_ == "nmod" and preposition(token) == "of")


def says(token: Token, words: Collection[str]) -> bool:
    """Whether a word of content is one of the words, a form of one or a noun made from it, or a synonym."""
    if token.pos_ not in _WORDS:
        return False
    firsts, said, begins = _forms(tuple(words))
    word = token.lemma_.lower()
    is_noun = token.pos_ == "NOUN" and word.endswith("ing") and word not in _THINGS and word[:-3] in said  # "a warning"
    return word in said or token.lower_ in firsts or token.lower_.startswith(begins) or is_noun


@lru_cache(256)  # the words of a question, held against every word of many sentences
def _forms(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Some words, those that say them, and how their other forms begin, of those that are long enough to tell."""
    firsts = [word.split()[0].lower() for word in words if word.split()]
    plain = [(first, re.sub(r"(?:ing|ed|es|s|e|y)$", "", first)) for first in firsts if len(first) > _LONG]
    begins = (re.sub(r"([lt])\1$", r"\1", begin) if begin != first else begin for first, begin in plain)  # "travelling", "travel"
    return frozenset(firsts), frozenset[str]().union(*map(synonyms().of, firsts)), tuple(filter(None, begins))


def _doers(token: Token, depth: int = 0) -> list[Token]:
    """Heads of who does it. Of a noun: whose it is, by whom, or whoever does the verb that carries it ("imposed sanctions")."""
    if token.pos_ in {"VERB", "AUX"}:
        found = [one for head in subjects(token) for one in (head, *whose_words(head))]
        return found or (_through(token, depth) if not is_passive(token) else [])
    places = arguments(token).places
    own = [head for name in ("nsubj", "possessive", "by") for head in places.get(name, []) if head not in _whose(token)] or _givers(token)
    if token.pos_ == "ADJ" and token.dep_ == "xcomp" and not own:  # "reported him to be dead"
        return objects(token.head) or subjects_or_patients(token.head)
    named = [head for head in places.get("modifier", []) if head.ent_type_ and head.ent_type_ not in _TIMES]
    return own or _through(token, depth) or named or (subjects_or_patients(token) if is_clause(token) else [])


def _through(token: Token, depth: int) -> list[Token]:
    """ "Imposed sanctions", "press on with plans to withdraw", "the refusal of the party to join": through the word that it hangs on."""
    head = token.head
    if depth > 3 or head == token:
        return []
    carries = head.lemma_.lower() in _CARRY and (token.dep_ != "obl" or preposition(token) in _WITH)
    if head.pos_ in {"VERB", "AUX"} and token.dep_ in _CARRIED and (carries or token.tag_ == "VB"):
        return subjects_or_patients(head) or _before(head)
    if token.dep_ == "obl" and preposition(token) == "in":
        stands = [one for one in (head, *children(head, "xcomp", "advmod")) if one.lower_ in _STANDING]
        return subjects_or_patients(head.head if stands and head.dep_ in {"xcomp", "advmod"} else head) if stands else []
    if head.pos_ == "NOUN" and (
        token.dep_ in {"acl", "conj"} or (token.dep_ == "nmod" and preposition(token) == "of" and head.dep_ == "obj")
    ):
        of = arguments(head).heads("of") if token.dep_ == "acl" else []
        return of or _doers(head, depth + 1)
    return []


def _givers(noun: Token) -> list[Token]:
    """ "Drew criticism from": who gives what somebody gets."""
    if noun.dep_ != "obj" or noun.lemma_.lower() not in _GIVEN or noun.head.lemma_.lower() not in _DRAW:
        return []
    return [one for above in (noun, noun.head) for one in above.children if one.dep_ in {"nmod", "obl"} and preposition(one) == "from"]


def carried_by(token: Token) -> Token:
    """The verb that only carries a noun for what is done ("conduct attacks"); else the word itself."""
    above = token.head
    carries = token.pos_ == "NOUN" and token.dep_ == "obj" and above.pos_ == "VERB" and above.lemma_.lower() in _CARRY
    return above if carries else token


def _carriers(token: Token) -> Iterator[Token]:
    """The verb that says that what a noun or an adjective names is so."""
    if token.pos_ not in {"NOUN", "ADJ"}:
        return
    yield from children(token, "cop")
    above = first_conjunct(token).head
    is_in = token.dep_ == "obl" and preposition(token) == "in"
    if token.dep_ == "obj" and above.pos_ == "VERB" and above.lemma_.lower() in (_CARRY | _DRAW) - _OFFERS:
        yield above
    elif is_in or token.dep_ == "xcomp":
        yield from (one for one in (above, above.head) if one.lemma_.lower() in _STAYS)


def _over(noun: Token) -> list[Token]:
    """Who does the verb that a noun is the object of, where that verb does not carry the noun."""
    verb = noun.head
    is_object = noun.pos_ == "NOUN" and noun.dep_ in {"obj", "obl"} and verb.pos_ == "VERB"
    return [one for head in subjects(verb) for one in conjuncts(head)] if is_object and verb.lemma_.lower() not in _CARRY else []


def _before(verb: Token) -> list[Token]:
    """ "The envoy is due to leave, they said": where a parse gives both subjects to the verb behind, the one before is the first verb's."""
    report = verb.head
    jumped = verb.dep_ == "ccomp" and verb.i < report.i
    return [one for one in report.children if jumped and one.dep_ in SUBJECTS and one.i < verb.i]


def _bearing(noun: Token) -> list[Token]:
    """ "Faced impeachment", "received an invitation": to whom it is done."""
    bears = noun.dep_ == "obj" and (noun.head.lemma_.lower() in _BEAR or bool(_givers(noun)))
    return subjects_or_patients(noun.head) if bears else []


def _whose(noun: Token) -> list[Token]:
    """Whom it befalls, by its possessor."""
    places = arguments(noun).places
    befalls = noun.pos_ == "NOUN" and noun.lemma_.lower() in _BEFALLS and not places.get("of")
    return places.get("possessive", []) if befalls else []


def stretches(heads: Iterable[Token], with_: Collection[str]) -> Iterator[Stretch]:
    """Offsets of each head with those of its dependents, as far as they stand side by side with it."""
    for head in heads:
        parts = sorted([head, *(c for c in head.subtree if c != head and c.dep_ in with_ and c.head == head)], key=lambda t: t.i)
        yield parts[0].idx, parts[-1].idx + len(parts[-1])
