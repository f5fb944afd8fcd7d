"""How the text presents a predicate to whoever speaks there: certainty, polarity, tense, condition.

The scale is FactBank's (Sauri and Pustejovsky 2009), the axes GRaSP's; the words that change a value are data
(`ontologies/lexicon`). Effects are collected on the way up the tree, from the predicate to the border of the words of its speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.syntax import children, first_conjunct, is_clause
from kg.lexicon import Embedder, Lexicon
from kg.model import Certainty, Factuality, Tense

STRENGTH: dict[str, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
OBJECTS = {"obj", "nsubj:pass", "nmod", "compound", "nmod:poss"}
COMPLEMENTS = {"xcomp", "ccomp", "acl", "csubj", "csubj:pass", "advcl"}
ATTRIBUTES = {"advmod", "amod", "det", "aux", "cc", "mark", "discourse", "case", "advcl", "obl", "nmod"}


@dataclass(slots=True)
class _State:
    certainty: str = "certain"
    negative: bool = False
    tense: str | None = None
    conditional: bool = False

    def apply(self, effect: Embedder) -> None:
        """Weaker certainty wins; a negative word turns the polarity; the tense nearest to the predicate stands."""
        if effect.certainty and STRENGTH[effect.certainty] > STRENGTH[self.certainty]:
            self.certainty = effect.certainty
        if effect.polarity == "negative":
            self.negative = not self.negative
        if effect.tense and (self.tense is None or effect.tense == "future"):
            self.tense = effect.tense
        if effect.conditional is not None:
            self.conditional = self.conditional or effect.conditional


def factuality(token: Token, lexicon: Lexicon, border: Token | None = None) -> Factuality:
    """Factuality of the predicate a token heads, for the speaker whose words hold it.

    `border` is the reporting word under which the words of that speaker stand: nothing at or above it counts. A reporting word that
    itself denies or doubts what it reports belongs to the border and is read by the caller.
    """
    state = _State()
    current, depth = token, 0
    _modified(current, lexicon, state)
    while depth < 12 and current.head != current and current.head != border:
        place = first_conjunct(current)
        if place != current and is_clause(current):
            if not children(current, "nsubj", "nsubj:pass", "aux"):
                _auxiliaries(place, lexicon, state)  # "may attack and kill": the modal stands once
            current = place
            continue
        place = current
        head = place.head
        if head in (place, border):
            break
        _embedded(place, head, lexicon, state)
        if (place.dep_ in COMPLEMENTS and place.dep_ != "advcl") or not is_clause(place):
            _modified(head, lexicon, state, above=True)
        current, depth = head, depth + 1
        if place.dep_ in {"advcl", "parataxis", "acl:relcl", "appos", "list"} and is_clause(place):
            break
    _question(token, state)
    return Factuality(
        certainty=_certainty(state.certainty),
        polarity="negative" if state.negative else "positive",
        tense=_tense(token, state),
        conditional=state.conditional,
    )


def _certainty(value: str) -> Certainty:
    return value  # type: ignore[return-value]  # the lexicon's loader lets only these through


def _scoped(token: Token, lexicon: Lexicon, scope: str) -> Iterator[Embedder]:
    for effect in lexicon.embedders_for(token.lemma_.lower()) or lexicon.embedders_for(token.lower_):
        if scope not in effect.scope or not _same_pos(token, effect) or (effect.form and token.lower_ != effect.form):
            continue
        if (effect.particle and not _has_particle(token, effect.particle)) or (not effect.particle and children(token, "compound:prt")):
            continue
        yield effect


def _has_particle(token: Token, particle: str) -> bool:
    words = particle.split()
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(words)]]
    return after == words or any(c.lower_ == particle for c in token.children if c.dep_ in {"compound:prt", "advmod", "fixed"})


def _same_pos(token: Token, effect: Embedder) -> bool:
    alike = {
        "VERB": {"VERB", "AUX"},
        "NOUN": {"NOUN", "PROPN"},
        "ADJ": {"ADJ", "VERB"},
        "AUX": {"AUX", "VERB"},
        "ADV": {"ADV", "PART", "DET", "CCONJ", "ADJ"},
    }
    return token.pos_ in alike.get(effect.pos, {effect.pos, "ADP", "SCONJ", "ADV"})


def _one(token: Token, lexicon: Lexicon, scope: str) -> Embedder | None:
    """The most particular effect of a word: one with particle or written form first."""
    found = sorted(_scoped(token, lexicon, scope), key=lambda e: (e.particle is None, e.form is None))
    return found[0] if found else None


def _modified(token: Token, lexicon: Lexicon, state: _State, above: bool = False) -> None:
    """Adverbs, negations, auxiliaries and markers at a predicate itself."""
    for child in token.children:
        if child.dep_ not in ATTRIBUTES or (above and child.dep_ in {"advcl", "obl", "nmod", "mark"}):
            continue
        if child.dep_ in {"advcl", "obl", "nmod"}:
            if child.dep_ == "advcl" and _opens_condition(child):
                state.conditional = True
            continue
        if child.dep_ == "mark" and token.dep_ not in {"advcl", "acl", "ccomp", "advcl:relcl"}:
            continue
        effect = _one(child, lexicon, "modified")
        if effect:
            state.apply(effect)
    _no_subject(token, state)


def _auxiliaries(token: Token, lexicon: Lexicon, state: _State) -> None:
    for child in children(token, "aux", "advmod"):
        effect = _one(child, lexicon, "modified")
        if effect:
            state.apply(effect)


def _opens_condition(clause: Token) -> bool:
    marker = next((c for c in clause.children if c.dep_ == "mark"), None)
    if marker is not None:
        return marker.lower_ in {"if", "unless"}
    first = clause.left_edge  # "were Iran to proceed", "should talks fail"
    return first.pos_ == "AUX" and first.lower_ in {"were", "should", "had"} and first.head.i == clause.i


def _no_subject(token: Token, state: _State) -> None:
    """ "No soldiers were killed", "nobody agreed", "neither side signed"."""
    for subject in children(token, "nsubj", "nsubj:pass", "obj"):
        determiners = {c.lower_ for c in children(subject, "det")} | {subject.lower_}
        if determiners & {"no", "nobody", "none", "neither", "nothing"}:
            state.negative = not state.negative


def _embedded(token: Token, head: Token, lexicon: Lexicon, state: _State) -> None:
    """What the word above does to the predicate below it."""
    if token.dep_ in COMPLEMENTS:
        if token.dep_ == "advcl" and _opens_condition(token):
            state.conditional = True
            return
        scope = "subject" if token.dep_.startswith("csubj") else "complement"
        if token.dep_ == "advcl" and not any(c.lower_ in {"from", "of", "against", "to"} for c in children(token, "mark")):
            return
        effect = _one(head, lexicon, scope)
        if effect:
            state.apply(effect)
        elif token.dep_ == "advcl" or (token.dep_ == "acl" and token.tag_ == "VB"):
            _purpose(token, state)
    elif token.dep_ in OBJECTS:
        effect = _one(head, lexicon, "object")
        if effect and not is_clause(token):
            state.apply(effect)
    elif token.dep_.startswith("nsubj"):
        effect = _one(head, lexicon, "subject")
        if effect:
            state.apply(effect)
    elif token.dep_ in {"aux", "advmod"}:
        return


def _purpose(token: Token, state: _State) -> None:
    """ "to send", said of an aim: not yet done."""
    if token.tag_ == "VB" and state.tense is None:
        state.tense = "future"


def _question(token: Token, state: _State) -> None:
    sentence = list(token.sent)
    if sentence and next((t.text for t in reversed(sentence) if not t.is_space and not t.is_quote), "") == "?":
        state.certainty = "unknown"


def _is_finite(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBP", "VBZ"} or any(
        a.tag_ in {"VBD", "VBP", "VBZ", "MD"} for a in children(token, "aux", "aux:pass", "cop")
    )


def _tense(token: Token, state: _State) -> Tense:
    if _is_finite(token) and not any(a.tag_ == "MD" for a in children(token, "aux")):
        return morphological_tense(token)  # "said it had sent": the verb's own tense, whatever stands above it
    if state.tense in {"future", "past", "present"}:
        return state.tense  # type: ignore[return-value]
    return morphological_tense(token)


def morphological_tense(token: Token) -> Tense:
    """Tense by the verb's own form and auxiliaries; of a participle or noun, that of the verb it hangs on."""
    current = token
    for _ in range(6):
        auxiliaries = children(current, "aux", "aux:pass", "cop")
        if any(a.lower_ in {"will", "shall", "'ll", "’ll", "wo"} for a in auxiliaries):
            return "future"
        if (
            any(a.tag_ == "VBD" for a in auxiliaries)
            or current.tag_ == "VBD"
            or any(a.lower_ in {"have", "has", "had", "'ve", "’ve"} for a in auxiliaries)
        ):
            return "past"
        if any(a.tag_ in {"VBP", "VBZ"} for a in auxiliaries) or current.tag_ in {"VBP", "VBZ"}:
            return "past" if any(a.lower_ in {"has", "have"} for a in auxiliaries) else "present"
        if current.tag_ == "VBN" and current.dep_ in {"acl", "amod"}:
            return "past"
        if current.head == current:
            break
        current = current.head
    return "none"
