"""What a predicate has from its own clause: its state, the words beside it, its mood, and the stand of the one who reports it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import modality
from kg.extract.report import Report
from kg.extract.syntax import children, first_conjunct, is_clause
from kg.extract.tense import has_modal, is_finite, is_infinitive, is_perfect, morphological_tense
from kg.lexicon import Embedder, Lexicon

STRENGTH: dict[str, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
NOMINAL = {"obj", "iobj", "nsubj", "nsubj:pass", "nmod", "compound", "nmod:poss", "obl", "obl:agent", "nmod:unmarked", "nmod:desc", "dep"}
MAIN = {"ROOT", "ccomp", "parataxis"}


@dataclass(slots=True)
class State:
    certainty: str = "certain"
    negative: bool = False
    tense: str | None = None
    conditional: bool = False
    yet: bool = False  # a clause of time under one still to come: its present or past tense is no tense of its own

    def apply(self, effect: Embedder, polarity: bool = True) -> None:
        """Weaker certainty wins; a negative word turns the polarity; the tense nearest to the predicate stands."""
        self.weaken(effect.certainty)
        if effect.polarity == "negative" and polarity:
            self.negative = not self.negative
        self.place_in(effect.tense)
        self.conditional = self.conditional or bool(effect.conditional)

    def weaken(self, certainty: str | None) -> None:
        if certainty and STRENGTH[certainty] > STRENGTH[self.certainty]:
            self.certainty = certainty

    def place_in(self, tense: str | None) -> None:
        if tense and (self.tense is None or tense == "future"):
            self.tense = tense


class Clauses:
    """Reads one clause after the other into a state; `kg.extract.factuality` says which ones."""

    def __init__(self, lexicon: Lexicon, report: Report | None, state: State) -> None:
        self.lexicon, self.report, self.state = lexicon, report, state
        self.border = report.cue if report else None

    def at_border(self, token: Token) -> bool:
        """Whether the way has come to the top of what the speaker says; what the cue says of his stand is taken in there."""
        report = self.report
        if report is None or report.cue is None:
            return False
        under = first_conjunct(token)
        if under.head == report.cue and under != report.cue:
            if under != token:
                self.shared(token, under)
            self._stance(under, report)
        elif report.head is not None and report.head == under and report.cue.head == under:
            self._stance(under, report)
            return under == token or under.head == under
        return report.cue in {token, under.head}

    def _stance(self, top: Token, report: Report) -> None:
        """What the reporting word does to its content for the speaker himself."""
        assert report.cue is not None
        scope = ("object",) if top.dep_ in NOMINAL and not is_clause(top) else ("complement",)
        effect = modality.effect_of(report.cue, self.lexicon, *scope)
        if effect is None or (effect.certainty == "certain"):
            return
        told = is_clause(top) and (is_finite(top) or has_modal(top)) and not is_infinitive(top)
        thought = report.word is not None and report.word.kind == "thought"
        if effect.polarity == "negative":
            self.state.negative = not self.state.negative
        if thought or (effect.tense == "future" and not told):
            self.state.weaken(effect.certainty)
        if not told or thought:
            self.state.place_in(effect.tense)

    # ------------------------------------------------------------ at the predicate

    def own(self, token: Token) -> None:
        state, lexicon = self.state, self.lexicon
        if modality.is_negated(token, lexicon):
            state.negative = not state.negative
        for effect in modality.beside(token, lexicon):
            state.apply(effect)
        self._opened(token)
        if modality.condition_of(token, lexicon) and not _is_settled(token):
            state.conditional = True
        if token.dep_ in MAIN:
            self._mood(token)
        self._to_come(token)

    def _to_come(self, token: Token) -> None:
        """ "They are to meet", "Airbus to build …", "how to end it"."""
        if not is_infinitive(token) or is_perfect(token):
            return
        if is_finite(token):
            self.state.place_in("future")
        elif token.dep_ in {"ROOT", "ccomp", "parataxis", "csubj"}:
            self.state.place_in("future")
            if not children(token, "nsubj", "nsubj:pass"):
                self.state.weaken("unknown")

    def _opened(self, token: Token) -> None:
        """The clause's own opening word: if, unless, whether, without."""
        if modality.inverted_condition(token) is not None:
            self.state.weaken("unknown")
            self.state.conditional = True
        effect = modality.marker(token, self.lexicon)
        if effect is None:
            return
        if effect.conditional and self._asks_whether(token):
            self.state.weaken("unknown")
            return
        self.state.apply(effect)

    def _asks_whether(self, clause: Token) -> bool:
        """An if after ask, know, see, or not to say: whether. "He said if they came …" is a condition."""
        if clause.dep_ not in {"ccomp", "xcomp", "csubj"}:
            return False
        head = clause.head
        says = any(c.kind == "speech" for c in self.lexicon.cues_for(head.lemma_.lower()))
        plain = says and modality.effect_of(head, self.lexicon, "complement") is None
        return not plain or modality.is_negated(head, self.lexicon)

    def _mood(self, token: Token) -> None:
        if modality.is_order(token):
            self.state.weaken("unknown")
            self.state.place_in("future")
        elif modality.is_question(token):
            self.state.weaken("unknown")

    def shared(self, token: Token, first: Token) -> None:
        """What a second verb has from the first: its opening word and mood; without a form of its own the auxiliaries too."""
        joined = {c.lower_ for c in children(token, "cc")}
        own = children(token, "nsubj", "nsubj:pass", "aux", "cop") or token.tag_ in {"VBD", "VBP", "VBZ"}
        if not own and is_clause(token):
            for effect in modality.beside(first, self.lexicon):
                self.state.apply(effect)
            if modality.is_negated(first, self.lexicon) and not joined & {"but", "nor"}:
                self.state.negative = not self.state.negative
            if modality.condition_of(first, self.lexicon):
                self.state.conditional = True
            self._to_come(first)
        self._opened(first)
        if first.dep_ in MAIN and not children(token, "nsubj", "nsubj:pass"):
            self._mood(first)

    def above(self, head: Token, negation: bool = True, certainty: bool = True) -> Token:
        """Modality, tense and conditions of the clause above; its negation where that is not read otherwise."""
        state = self.state
        if negation and modality.is_negated(head, self.lexicon):
            state.negative = not state.negative
        for effect in modality.beside(head, self.lexicon):
            if certainty:
                state.apply(effect, polarity=negation or effect.certainty is not None)
            else:
                state.place_in(effect.tense)
        self._opened(head)
        if modality.condition_of(head, self.lexicon) and not _is_settled(head):
            state.conditional = True
        if head.dep_ in MAIN:
            self._mood(head)
        self._to_come(head)
        return head


def _is_settled(token: Token) -> bool:
    """A main clause told as a fact in spite of an if: in the past tense, or what I or we do in saying so ("we thank you if …")."""
    if not is_finite(token) or has_modal(token):
        return False
    return morphological_tense(token) == "past" or any(s.lower_ in {"i", "we"} for s in children(token, "nsubj"))
