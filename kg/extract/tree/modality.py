"""What stands at a predicate itself: auxiliaries, adverbs, negations, the word that opens its clause; questions, orders, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.tree.syntax import children, is_bare_that
from kg.lexicon import Embedder, Lexicon
from kg.model import FactualityCue, Span
from kg.vocab import NG

BESIDE = {"advmod", "amod", "det", "aux", "cc", "cc:preconj", "discourse", "case"}
NONE = {"no", "nobody", "none", "neither", "nothing", "nor"}
# "in no way", "under no circumstances": phrases that negate the verb they belong to
NEGATING = {"way", "circumstance", "means", "mean", "condition", "point", "account"}
SCARCE = {"little", "any", "scant", "without", "insufficient", "few"}
PLAIN_ENOUGH = {"doubt", "question", "secret", "wonder", "surprise", "coincidence", "accident", "mistake", "mystery", "denying", "shame"}
SHOWING = {
    "evidence", "proof", "information", "confirmation", "indication", "sign", "hint", "word", "reason",
    "basis", "suggestion", "assurance",
}  # fmt: skip
# "the failed attack on the town": it was made, though in vain
IN_VAIN, TRIED = {"failed", "unsuccessful", "botched"}, {"attack", "assault", "raid", "offensive", "invasion", "operation", "siege"}
INVERTED = {"were", "should", "had"}
_ALIKE = {
    "VERB": {"VERB", "AUX"}, "NOUN": {"NOUN", "PROPN"}, "ADJ": {"ADJ", "VERB"}, "AUX": {"AUX", "VERB"},
    "ADV": {"ADV", "PART", "DET", "CCONJ", "ADJ"},
}  # fmt: skip


# ---------------------------------------------------------------- entries of the lexicon


@dataclass(frozen=True, slots=True)
class Effect:
    """What an entry does, and the words of the text that do it."""

    cue: FactualityCue
    certainty: str | None
    polarity: str | None
    tense: str | None
    conditional: bool | None
    particle: str | None


def effect_of(token: Token, lexicon: Lexicon, *scopes: str) -> Effect | None:
    """What a word does to the predicate that stands in one of the scopes to it; an entry with a particle or a written form first."""
    found = sorted(_scoped(token, lexicon, scopes), key=lambda e: (e.particle is None, e.form is None, e.pos != token.pos_))
    return _effect(token, found[0]) if found else None


def _effect(token: Token, entry: Embedder) -> Effect:
    last = token
    for word in (entry.particle or "").split():  # "no longer": as far as the words stand in a row
        if last.i + 1 >= len(token.doc) or last.nbor().lower_ != word:
            break
        last = last.nbor()
    cue = FactualityCue(Span(token.idx, last.idx + len(last)), entry.iri)
    return Effect(cue, entry.certainty, entry.polarity, entry.tense, entry.conditional, entry.particle)


def rule(name: str, token: Token) -> FactualityCue:
    """A cue that a rule of reading gives (`ontologies/codes/reading-rules.ttl`), without an entry of the lexicon."""
    return FactualityCue(Span(token.idx, token.idx + len(token)), NG + name)


def _scoped(token: Token, lexicon: Lexicon, scopes: Iterable[str]) -> Iterator[Embedder]:
    if _is_cause(token):
        return
    words = dict.fromkeys((token.lemma_.lower(), token.lower_))  # "planned" is listed as itself, and as a form of plan
    for effect in (e for word in words for e in lexicon.embedders_for(word)):
        if not effect.scope.intersection(scopes) or not _same_pos(token, effect) or (effect.form and token.lower_ != effect.form):
            continue
        if (effect.particle and not _has_particle(token, effect.particle)) or (not effect.particle and children(token, "compound:prt")):
            continue
        if effect.conditional and effect.pos == "NOUN" and not _is_supposed(token):
            continue  # "in the event of", no other event
        yield effect


def _is_supposed(noun: Token) -> bool:
    """ "In the event of", "in case it fails"; not "in this case", "in most cases"."""
    opened = any(c.lower_ == "in" for c in children(noun, "case"))
    return opened and any(c.dep_ in {"nmod", "acl", "ccomp", "advcl", "fixed"} and c.i > noun.i for c in noun.children)


def _same_pos(token: Token, effect: Embedder) -> bool:
    """ "Planned" is a verb or an adjective by the tagger's whim; "closed the border" is not "close"."""
    if effect.pos == "ADJ" and token.pos_ == "VERB" and (token.lower_ != effect.lemma or token.tag_ not in {"VBN", "VBG"}):
        return False
    return token.pos_ in _ALIKE.get(effect.pos, {effect.pos, "ADP", "SCONJ", "ADV"})


def _has_particle(token: Token, particle: str) -> bool:
    words = particle.split()
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(words)]]
    if after == words or any(c.lower_ == particle for c in token.children if c.dep_ in {"compound:prt", "advmod", "fixed"}):
        return True
    opening = children(token, "obl", "nmod") + (children(token, "advcl", "ccomp") if particle in {"from", "of"} else [])
    if any(c.lower_ == particle for o in opening for c in children(o, "case", "mark")):
        return True  # "called on Monday for talks", "kept them from leaving"
    return particle == "have" and token.dep_ == "aux" and _perfect(token.head, token)


def _perfect(verb: Token, modal: Token) -> bool:
    """ "would not have gone": the have that belongs to the modal."""
    return any(a.i > modal.i and a.lemma_.lower() == "have" for a in children(verb, "aux"))


# ---------------------------------------------------------------- beside the predicate


CAN, SAYING_SO = {"can", "could"}, {"would", "must", "'d", "’d"}


def beside(token: Token, lexicon: Lexicon) -> Iterator[Effect]:
    """Effects of auxiliaries, adverbs, adjectives and determiners; negations are left to `negation`."""
    done = _is_done(token, lexicon)
    for child in token.children:
        if child.dep_ in BESIDE and not (done and child.tag_ == "MD") and not _measures_time(child):
            effect = effect_of(child, lexicon, "modified")
            if effect and not _negates(effect):
                yield effect


def _is_cause(case: Token) -> bool:
    """ "In ruins due to the attack": why, and not that it is to come; "was due to resign" is."""
    return case.lower_ == "due" and case.dep_ == "case" and not children(case.head, "cop")


def _measures_time(adverb: Token) -> bool:
    """ "Shortly after landing": by how much, and not that it is to come."""
    return adverb.i + 1 < len(adverb.doc) and adverb.nbor().lower_ in {"after", "before"} and adverb.nbor().dep_ in {"mark", "case"}


def _is_done(token: Token, lexicon: Lexicon) -> bool:
    """Whether a modal takes nothing away: what can be seen is seen ("residents could hear gunfire"), and what one would or must say is said
    ("I would argue that")."""
    modals = {c.lower_ for c in children(token, "aux") if c.tag_ == "MD"}
    lemma = token.lemma_.lower()
    if modals & CAN and lemma in lexicon.classes.get("perceived", frozenset()):
        return not _ends_in_question_mark(token)
    says = any(cue.kind == "speech" for cue in lexicon.cues_for(lemma))
    return (
        bool(modals & SAYING_SO) and says and any(s.lower_ in {"i", "we"} for s in children(token, "nsubj")) and not marks(token) & {"if"}
    )


def _negates(effect: Effect) -> bool:
    return effect.polarity == "negative" and effect.certainty is None and effect.tense is None


def is_negated(token: Token, lexicon: Lexicon) -> bool:
    """Whether the clause or phrase is negative, however many words say so ("no one ever said nothing" is one negation)."""
    return negation(token, lexicon) is not None


def negation(token: Token, lexicon: Lexicon) -> FactualityCue | None:
    """The first words that make the clause or phrase negative; None where it is not."""
    yet = _yet_to(token)
    if yet is not None:
        return rule("YetTo", yet)
    for child in token.children:
        if child.dep_ in BESIDE and not (child.lower_ in IN_VAIN and token.lemma_.lower() in TRIED):
            effect = effect_of(child, lexicon, "modified")
            if effect and _negates(effect):
                return effect.cue
            no_more = next((cue for c in child.children if (cue := _no_more(c, lexicon))), None) if child.dep_ == "advmod" else None
            if no_more is not None:
                return no_more
    return _no_participant(token)


def _yet_to(token: Token) -> Token | None:
    """The "yet" of "the only member yet to ratify it"; "has yet to" is in the lexicon."""
    to = next((c for c in children(token, "mark") if c.lower_ == "to" and c.i > token.sent.start), None)
    yet = to.nbor(-1) if to is not None and to.nbor(-1).lower_ == "yet" else None
    return None if yet is None or (token.dep_ == "xcomp" and token.head.i == yet.i - 1) else yet


def _no_more(token: Token, lexicon: Lexicon) -> FactualityCue | None:
    """The no of "no longer", which hangs on its second word."""
    effect = effect_of(token, lexicon, "modified")
    return effect.cue if effect is not None and effect.particle is not None and _negates(effect) else None


def _no_participant(token: Token) -> FactualityCue | None:
    """ "No soldiers were killed", "nobody agreed", "none of the sides signed", "in no way helped"."""
    for child in children(token, "nsubj", "nsubj:pass", "obj", "obl"):
        word = no_word(child)
        if word is not None and (child.dep_ != "obl" or child.lemma_.lower() in NEGATING):
            return rule("NobodyDoes", word)
    return None


def no_word(noun: Token) -> Token | None:
    """The "no" of a noun phrase, or the noun itself where it is "none" or "nobody"; None for others."""
    not_one = children(noun, "advmod") if any(c.lower_ in {"single", "one"} for c in children(noun, "amod", "nummod")) else []
    return next((t for t in (*children(noun, "det", "cc:preconj"), noun, *not_one) if t.lower_ in {*NONE, "not"}), None)


def none_of(noun: Token, lexicon: Lexicon) -> FactualityCue | None:
    """What says that there is none of a noun which would show something: its own "no", "little" or "without", or the negation of the verb
    whose object it is ("gave no proof", "has not seen evidence"). "No doubt" and "no secret" show it all the more."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in PLAIN_ENOUGH:
        return None
    own = no_word(noun) or next((t for t in children(noun, "amod", "det", "case") if t.lower_ in SCARCE), None)
    if own is not None:
        return rule("NobodyDoes", own)
    return negation(noun.head, lexicon) if noun.dep_ == "obj" and noun.lemma_.lower() in SHOWING else None


def marker(token: Token, lexicon: Lexicon) -> Effect | None:
    """Effect of the word that opens the clause: if, unless, whether, without, so that."""
    for child in children(token, "mark", "case"):
        effect = effect_of(child, lexicon, "modified", "complement")
        if effect:
            return effect
    return None


def marks(token: Token) -> set[str]:
    """The words that open the clause, in small letters; "that" also where it is left out ("reports Iran sent arms")."""
    return {"that"} if is_bare_that(token) else {c.lower_ for c in children(token, "mark")}


# ---------------------------------------------------------------- kinds of clause


def inverted_condition(clause: Token) -> Token | None:
    """The auxiliary of "were Iran to proceed", "should talks fail", "had they known"; None for other clauses."""
    first = clause.left_edge
    link = first.dep_ in {"aux", "aux:pass", "cop"} or (first.dep_ == "mark" and first.lower_ == "should")
    inverted = clause.dep_ == "advcl" and first.lower_ in INVERTED and first.head == clause and link
    return first if inverted and any(s.i > first.i for s in children(clause, "nsubj", "nsubj:pass", "expl")) else None


def is_condition(clause: Token) -> bool:
    """ "If he says so", "unless he says so", "had he said so"."""
    opened = any(m.lower_ in {"if", "unless"} for m in children(clause, "mark"))
    return clause.dep_ == "advcl" and (opened or inverted_condition(clause) is not None)


def condition_of(token: Token, lexicon: Lexicon) -> FactualityCue | None:
    """What opens a condition that stands under a predicate ("… if talks fail", "unless they stop"); None where none does."""
    clauses = (cue for c in children(token, "advcl") if (cue := opening_of_condition(c, lexicon)))
    phrases = (effect.cue for c in children(token, "obl") if (effect := effect_of(c, lexicon, "object")) and effect.conditional)
    return next(clauses, None) or next(phrases, None)


def opening_of_condition(clause: Token, lexicon: Lexicon) -> FactualityCue | None:
    """The words that make an adverbial clause a condition of the one above; None where it is none."""
    effect = marker(clause, lexicon)
    if effect and effect.conditional:
        return effect.cue
    inverted = inverted_condition(clause)
    return rule("InvertedCondition", inverted) if inverted is not None else None


def is_order(token: Token) -> bool:
    """A bare verb without subject or auxiliary: "Stop the war!", "don't go"; not an infinitive, not a second verb after a modal."""
    if token.tag_ != "VB" or children(token, "nsubj", "nsubj:pass", "expl", "mark"):
        return False
    return all(a.lower_ in {"do", "let"} for a in children(token, "aux", "aux:pass", "cop"))


def is_question(token: Token) -> bool:
    """A clause that asks whether; one that asks who, when or why takes for granted that it is so."""
    asked = {"who", "what", "when", "where", "why", "how", "which", "whom", "whose"}
    if not _ends_in_question_mark(token):
        return False
    subject = next((s.i for s in children(token, "nsubj", "nsubj:pass", "expl")), token.i)
    if any(_asks(c) for c in children(token, "parataxis", "conj", "ccomp") if c.i > token.i) and not _asks(token):
        return False  # "I was sold a phone, what can I do?": the last clause asks
    fronted = (t for t in token.doc[token.left_edge.i : subject + 1] if t.head == token or t.head.head == token)
    return not any(t.lower_ in asked for t in fronted)


def _asks(clause: Token) -> bool:
    """A clause in the order of a question: an auxiliary or a word that asks before its subject."""
    subject = next(iter(children(clause, "nsubj", "nsubj:pass", "expl")), None)
    before = clause.doc[clause.left_edge.i : subject.i] if subject is not None else ()
    return any(t.head == clause and (t.dep_ in {"aux", "aux:pass", "cop"} or t.tag_ in {"WP", "WRB", "WDT"}) for t in before) or (
        subject is not None and subject.tag_ == "WP"
    )


def _ends_in_question_mark(token: Token) -> bool:
    """A question mark at the end of the clause, not at that of a quotation in it (he asked: "Is it?")."""
    whole = token.head if token.dep_ in {"appos", "parataxis"} and token.head == token.sent.root else token  # "Question: Will they meet?"
    mark = next((c for word in (token, whole) for c in children(word, "punct") if c.text.startswith("?")), None)
    if mark is None:
        after = token.right_edge.i
        mark = next((t for t in token.doc[after : after + 2] if t.text.startswith("?")), None)
    return mark is not None and not any(t.is_quote for t in token.doc[token.i : mark.i])
