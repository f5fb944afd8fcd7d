"""What a predicate has from its own clause: its state, the words beside it, its mood, and the stand of the one who reports it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.factuality.ahead import (
    is_ahead,
    is_arranged_in_vain,
    is_bare_predicate,
    is_due,
    is_of_day_ahead,
    is_of_draft,
    is_within_reach,
)
from kg.extract.factuality.done import told_as_done
from kg.extract.factuality.refuted import refuted
from kg.extract.report import Report
from kg.extract.tree import modality
from kg.extract.tree.modality import Effect, rule
from kg.extract.tree.plans import is_called_for
from kg.extract.tree.syntax import children, first_conjunct, is_clause, preposition
from kg.extract.tree.tense import has_modal, is_finite, is_infinitive, is_perfect, morphological_tense
from kg.lexicon import Lexicon
from kg.model import FactualityCue

STRENGTH: dict[str, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
NOMINAL = {"obj", "iobj", "nsubj", "nsubj:pass", "nmod", "compound", "nmod:poss", "obl", "obl:agent", "nmod:unmarked", "nmod:desc", "dep"}
ANY = {"any", "whatever", "whichever"}
WOULD = {"would", "'d", "’d"}
LATER = {"later", "subsequently"}
DEFINITE = {"the", "this", "that", "these", "those"}
PROVIDED = {"provided", "providing", "assuming", "supposing"}
UNTRULY = {"falsely", "wrongly", "mistakenly", "erroneously", "incorrectly", "wrongfully", "untruthfully", "baselessly"}
MAIN = {"ROOT", "ccomp", "parataxis", "appos"}


@dataclass(slots=True)
class State:
    """What was read so far, and by which words: `read` keeps for each cue the sides that it changed."""

    certainty: str = "certain"
    negative: bool = False
    tense: str | None = None
    conditional: bool = False
    yet: bool = False  # a clause of time under one still to come: its present or past tense is no tense of its own

    read: dict[FactualityCue, set[str]] = field(default_factory=dict)

    def apply(self, effect: Effect, polarity: bool = True) -> None:
        """Weaker certainty wins; a negative word turns the polarity; the tense nearest to the predicate stands."""
        self.weaken(effect.certainty, effect.cue)
        if effect.polarity == "negative" and polarity:
            self.turn(effect.cue)
        self.place_in(effect.tense, effect.cue)
        if effect.conditional:
            self.suppose(effect.cue)

    def weaken(self, certainty: str | None, *cues: FactualityCue) -> None:
        if certainty and STRENGTH[certainty] > STRENGTH[self.certainty]:
            self.certainty = certainty
            self._note("certainty", cues)

    def turn(self, *cues: FactualityCue) -> None:
        """A word that was read on one way turns nothing again on another ("without approval")."""
        if cues and all("polarity" in self.read.get(cue, ()) for cue in cues):
            return
        self.negative = not self.negative
        self._note("polarity", cues)

    def place_in(self, tense: str | None, *cues: FactualityCue) -> None:
        if tense and (self.tense is None or tense == "future"):
            self.tense = tense
            self._note("tense", cues)

    def suppose(self, *cues: FactualityCue) -> None:
        self.conditional = True
        self._note("condition", cues)

    def _note(self, side: str, cues: Iterable[FactualityCue]) -> None:
        for cue in cues:
            self.read.setdefault(cue, set()).add(side)


class Clauses:
    """Reads one clause after the other into a state; `kg.extract.factuality.factuality` says which ones."""

    def __init__(self, lexicon: Lexicon, report: Report | None, state: State) -> None:
        self.lexicon, self.report, self.state = lexicon, report, state
        self.border = report.cue if report else None

    def at_border(self, token: Token) -> bool:
        """Whether the way has come to the top of what the speaker says; what the cue says of his stand is taken in there."""
        report = self.report
        if report is None or report.cue is None:
            return False
        under = first_conjunct(token)
        if under.head in {report.cue, report.bearer} and under not in {report.cue, report.bearer}:
            if under != token:
                self.shared(token, under)
            self._stance(under, report)
        elif report.head is not None and report.head == under and report.cue.head == under:
            self._stance(under, report)
            return under == token or under.head == under
        return not {report.cue, report.bearer}.isdisjoint({token, under.head})

    def _stance(self, top: Token, report: Report) -> None:
        """What the reporting word does to its content for the speaker himself."""
        assert report.cue is not None
        untrue = next((a for a in children(report.cue, "advmod") if a.lower_ in UNTRULY), None)
        if untrue is not None:  # "falsely claimed that …": so to nobody but him
            self.state.weaken("unknown", rule("SaidByAnother", untrue))
        if refuted(top, self.lexicon) is not None:  # "no truth in reports that …"
            self.state.weaken("unknown", rule("SaidByAnother", report.cue))
        scope = ("object",) if top.dep_ in NOMINAL and not is_clause(top) else ("complement",)
        effect = modality.effect_of(report.cue, self.lexicon, *scope)
        if effect is None or (effect.certainty == "certain"):
            return
        told = is_clause(top) and (is_finite(top) or has_modal(top)) and not is_infinitive(top)
        thought = report.word is not None and report.word.kind == "thought"
        if effect.polarity == "negative":
            self.state.turn(effect.cue)
        if thought or (effect.tense == "future" and not told):
            self.state.weaken(effect.certainty, effect.cue)
        if not told or thought:
            self.state.place_in(effect.tense, effect.cue)

    # ------------------------------------------------------------ at the predicate

    def own(self, token: Token) -> None:
        state, lexicon = self.state, self.lexicon
        negated = modality.negation(token, lexicon)
        if negated:
            state.turn(negated)
        for effect in modality.beside(token, lexicon):
            state.apply(effect)
        self._any(token)
        self._opened(token)
        self._under_condition(token)
        self._supposes(token)
        given = children(token, "nmod:poss") or any(d.lower_ in DEFINITE for d in children(token, "det"))
        if children(token, "cop") and preposition(token) in {"against", "for", "about"} and not given:
            self.state.weaken("unknown", rule("PossibleObject", token))  # "is against sanctions", "is about an attack"
        if token.dep_ in MAIN or _orders_too(token):
            self._mood(token)
        self._to_come(token)

    def _any(self, token: Token) -> None:
        """ "Any attack will be answered": none is said to have happened; "did not launch any attack" is a plain no."""
        open_to = next((c for c in children(token, "det") if c.lower_ in ANY), None)
        if open_to is not None and modality.negation(token.head, self.lexicon) is None:
            self.state.weaken("unknown", rule("AnyOfThem", open_to))

    def _supposes(self, token: Token) -> None:
        """ "They would also attack ships": a habit, or what would be if; told by himself or by the newspaper. "He said they would attack"
        and "would later attack" look ahead from the past."""
        would = next((a for a in children(token, "aux") if a.lower_ in WOULD), None)
        if would is not None and is_of_draft(token, self.lexicon):
            self.state.weaken("unknown", rule("Supposed", would))
        quoted = self.report is None or self.report.kind == "direct"
        main = self.report is not None or first_conjunct(token).dep_ in {"ROOT", "parataxis"}
        if would is None or not quoted or not main or self.state.tense != "future" or is_perfect(token):
            return
        if not any(c.lower_ in LATER for c in children(token, "advmod")):
            self.state.weaken("unknown", rule("Supposed", would))
        elif self.report is None and self.state.certainty == "certain":
            self.state.tense = "past"  # "would later sue the ministry"

    def _under_condition(self, token: Token) -> None:
        condition = modality.condition_of(token, self.lexicon)
        if condition and not _is_settled(token):
            self.state.suppose(condition)

    def _to_come(self, token: Token) -> None:
        """ "They are to meet", "Airbus to build …", "how to end it", "is going to leave"."""
        if token.lower_ == "going" and any(is_infinitive(c) for c in children(token, "xcomp")):
            self.state.yet = self.state.yet or is_finite(token)
        ahead = is_of_day_ahead(token.head if token.dep_ == "acl" and token.tag_ == "VBN" else token)  # "tomorrow's talks, convened by"
        if ahead or is_ahead(token) or is_bare_predicate(token) or is_due(token) or is_called_for(token):
            self.state.yet = True
        if is_arranged_in_vain(token):
            self.state.weaken("unknown", rule("InfinitiveToCome", token))
        if is_within_reach(token):
            self.state.weaken("unknown", rule("PossibleObject", token.head))
            self.state.place_in("future", rule("PossibleObject", token.head))
        if _is_ordered(token):
            self.state.weaken("unknown", rule("OrderGiven", token))
            self.state.place_in("future", rule("OrderGiven", token))
        if not is_infinitive(token) or is_perfect(token) or told_as_done(token, self.lexicon) is not None:
            return
        bare = rule("InfinitiveToCome", token)
        if is_finite(token):
            self.state.place_in("future", bare)
        elif token.dep_ in {"ROOT", "ccomp", "parataxis", "csubj"}:
            self.state.place_in("future", bare)
            if not children(token, "nsubj", "nsubj:pass"):
                self.state.weaken("unknown", bare)

    def _opened(self, token: Token) -> None:
        """The clause's own opening word: if, unless, whether, without."""
        inverted = modality.inverted_condition(token)
        if inverted is not None:
            self.state.weaken("unknown", rule("InvertedCondition", inverted))
            self.state.suppose(rule("InvertedCondition", inverted))
        edge = token.left_edge.i
        opened = (*children(token, "mark"), *token.doc[max(0, edge - 1) : edge])
        provided = next((w for w in opened if w.lower_ in PROVIDED and not children(w, "obj", "nsubj")), None)
        as_though = next((m for m in children(token, "mark") if m.lower_ == "though" and m.i > 0 and m.nbor(-1).lower_ == "as"), None)
        for opening in (provided, as_though):
            if opening is not None and opening != token:  # "provided that they leave"; "as though they had left"
                self.state.weaken("unknown", rule("Supposed", opening))
                self.state.suppose(rule("Supposed", opening))
        effect = modality.marker(token, self.lexicon)
        if effect is None:
            return
        if effect.conditional and self._asks_whether(token):
            self.state.weaken("unknown", effect.cue)
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
            self.state.weaken("unknown", rule("OrderGiven", token))
            self.state.place_in("future", rule("OrderGiven", token))
        elif modality.is_question(token):
            self.state.weaken("unknown", rule("QuestionAsked", token))

    def shared(self, token: Token, first: Token) -> None:
        """What a second verb has from the first: its opening word and mood; without a form of its own the auxiliaries too."""
        joined = {c.lower_ for c in children(token, "cc")}
        own = children(token, "nsubj", "nsubj:pass", "aux", "cop") or token.tag_ in {"VBD", "VBP", "VBZ"}
        if not own and is_clause(token):
            for effect in modality.beside(first, self.lexicon):
                self.state.apply(effect)
            negated = modality.negation(first, self.lexicon)
            if negated and not joined & {"but", "nor"}:
                self.state.turn(negated)
            condition = modality.condition_of(first, self.lexicon)
            if condition:
                self.state.suppose(condition)
            self._to_come(first)
        self._opened(first)
        if first.dep_ in MAIN and not children(token, "nsubj", "nsubj:pass"):
            self._mood(first)

    def above(self, head: Token, negation: bool = True, certainty: bool = True) -> Token:
        """Modality, tense and conditions of the clause above; its negation where that is not read otherwise."""
        state = self.state
        negated = modality.negation(head, self.lexicon) if negation else None
        if negated:
            state.turn(negated)
        for effect in modality.beside(head, self.lexicon):
            if certainty:
                state.apply(effect, polarity=negation or effect.certainty is not None)
            else:
                state.place_in(effect.tense, effect.cue)
        self._opened(head)
        self._under_condition(head)
        if head.dep_ in MAIN:
            self._mood(head)
        self._to_come(head)
        return head


def _is_ordered(token: Token) -> bool:
    """ "Ruled that he be deported", "with the request that they be freed": the bare "be" of what shall be, not of what is."""
    auxiliaries = children(token, "aux", "aux:pass", "cop")
    bare = any(a.lower_ == "be" for a in auxiliaries) and all(a.tag_ == "VB" for a in auxiliaries)
    return bare and any(m.lower_ == "that" for m in children(token, "mark")) and not is_infinitive(token)


def _orders_too(token: Token) -> bool:
    """A bare verb that joins one in another form tells somebody to do it: "it is late, so take care", "please sign it and return it"."""
    first = first_conjunct(token)
    if token.dep_ != "conj" or first.tag_ == "VB" or has_modal(first) or is_infinitive(first) or first.pos_ == "AUX":
        return False
    return modality.is_order(token) and not any(a.lower_ in {"do", "does", "did"} for a in children(first, "aux"))


def _is_settled(token: Token) -> bool:
    """A main clause told as a fact in spite of an if: in the past tense, or what I or we do in saying so ("we thank you if …")."""
    if not is_finite(token) or has_modal(token):
        return False
    return morphological_tense(token) == "past" or any(s.lower_ in {"i", "we"} for s in children(token, "nsubj"))
