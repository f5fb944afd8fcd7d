"""How the text presents a predicate to whoever speaks there: certainty, polarity, tense, condition.

The scale is FactBank's (Sauri and Pustejovsky 2009), the axes GRaSP's; the words that change a value are data
(`ontologies/lexicon/embedders.ttl`). Effects are collected on the way up the tree, from the predicate to the border of the words of
its speaker. What each link of the way hands down, here and in `kg.extract.factuality.governing`:

* an infinitive or clause under a word takes what that word does, its negation, modality and tense ("did not plan to send");
* under a word that presupposes (regret that, know that) nothing above counts; under a negated word of saying nothing is known;
* a noun takes these things where its verb only carries it (held talks) or is still to come; else it has happened, whatever is said of it;
* participles take tense and certainty but not negation; relative clauses and other finite clauses nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.factuality.ahead import may_shift
from kg.extract.factuality.before import awaited, is_at_distance, is_crime, is_deed_before, is_looked_back_on
from kg.extract.factuality.clauses import NOMINAL, WOULD, State
from kg.extract.factuality.done import clause_of, is_of_first, time_of_first, told_as_done
from kg.extract.factuality.governing import GOVERNED, Governed
from kg.extract.factuality.refuted import only_due, refuted
from kg.extract.report import Report
from kg.extract.tree import modality
from kg.extract.tree.additions import outer_speech, says_more
from kg.extract.tree.modality import Effect, rule
from kg.extract.tree.syntax import children, first_conjunct, is_clause
from kg.extract.tree.tense import has_modal, is_finite, is_infinitive, is_perfect, morphological_tense
from kg.lexicon import Lexicon
from kg.model import Certainty, Factuality, FactualityCue, Tense

COMPLEMENTS = {"xcomp", "ccomp", "csubj", "csubj:pass"}
APART = {"acl:relcl", "advcl:relcl", "parataxis", "appos", "list", "vocative", "dislocated", "orphan"}
TEMPORAL = {"when", "before", "until", "till", "after", "once", "as", "while", "whenever", "since"}
TO_DO = "infinitive-noun"  # word class
REQUITING = "requiting"  # word class
GENERIC = {"when", "whenever", "once", "until", "before"}
LIMITS = {"until", "till", "before", "unless"}
FACTUAL = {"after", "since", "despite", "because"}
SHOWING = {"appear", "look"}
DEEPEST = 12


def factuality(token: Token, lexicon: Lexicon, report: Report | None = None) -> Factuality:
    """Factuality of the predicate a token heads, for the speaker whose words hold it; see `presented`."""
    return presented(token, lexicon, report)[0]


def presented(token: Token, lexicon: Lexicon, report: Report | None = None) -> tuple[Factuality, tuple[FactualityCue, ...]]:
    """Factuality of the predicate a token heads, for the speaker whose words hold it; and the words that it was read from, in order.

    `report` is the statement these words are the content of: nothing above its cue counts, and of the cue only what it says of the
    speaker's own stand (denied: not so; urged: not known; feared: possible), not that others need not believe him (alleged).
    """
    state = State()
    clause = token.head if token.dep_ in {"cop", "aux:pass"} else token
    _Walk(lexicon, report, state).up(clause)
    tense = _tense(clause, state)
    told_before = is_deed_before(clause, lexicon) or is_looked_back_on(clause)
    if tense in {"present", "none"} and state.certainty in {"certain", "probable"} and told_before:
        tense = "past"
    if tense in {"present", "none"} and clause.tag_ == "VBG" and clause.dep_ == "advcl" and "after" in modality.marks(clause):
        tense = "past"  # "insists on it after rejecting the offer"
    if tense == "past" and state.conditional and _is_supposed(clause, lexicon):
        tense = "future"
    if tense == "present" and is_crime(clause, lexicon):
        tense = "past"
    found = Factuality(_certainty(state.certainty), "negative" if state.negative else "positive", tense, state.conditional)
    return found, tuple(sorted(cue for cue, sides in state.read.items() if sides != {"tense"} or tense in {state.tense, "future"}))


def _is_supposed(token: Token, lexicon: Lexicon) -> bool:
    """ "Would return if it was recognised", "threatened to leave unless he was freed": a past form under what is still to come."""
    clause = first_conjunct(token)
    would = any(a.tag_ == "MD" and a.lower_ not in {"will", "shall"} for a in children(clause.head, "aux"))
    ahead = (would and not is_perfect(clause.head)) or (is_infinitive(clause.head) and clause.head.dep_ == "xcomp")
    opened = clause.dep_ == "advcl" and modality.opening_of_condition(clause, lexicon) is not None
    return opened and ahead and not is_perfect(token) and is_finite(token)


def _certainty(value: str) -> Certainty:
    return value  # type: ignore[return-value]  # the lexicon's loader lets only these through


def _tense(token: Token, state: State) -> Tense:
    if state.yet:
        return "future"
    if is_finite(token) and not has_modal(token) and not is_infinitive(token):
        return morphological_tense(token)  # "said it had sent": the verb's own tense, whatever stands above it
    if state.tense in {"future", "past", "present"}:
        return state.tense  # type: ignore[return-value]
    found = morphological_tense(token)
    return "none" if found == "present" and _is_beside(token) else found


def _is_beside(noun: Token) -> bool:
    """ "Is no contrast to his criticism of the deal": a noun that something else is said of has no time of its own."""
    if noun.pos_ != "NOUN" or children(noun, "cop"):
        return False
    return noun.dep_.startswith("nmod") or noun.dep_ == "obl"


class _Walk(Governed):
    """One way from a predicate up to the border."""

    def up(self, token: Token) -> None:
        """Follow the links as long as each hands something down."""
        self.own(token)
        current: Token | None = token
        for _ in range(DEEPEST):
            if current is None or self.at_border(current) or current.head == current:
                break
            current = self._step(current)

    # ------------------------------------------------------------ one link up

    def _step(self, token: Token) -> Token | None:
        """Take what the link to the head hands down; the token to go on from, None where the way ends."""
        label = token.dep_
        done = told_as_done(token, self.lexicon)
        if done is not None:
            above = self._elsewhere(done)
            self.state.place_in("past", *above.read)
            self.state.weaken(above.certainty, *above.read)
            negated = modality.negation(done, self.lexicon)
            if negated is not None and not modality.marks(token) & {"but"}:  # "did not have the nerve to refuse"
                self.state.turn(negated)
            return None
        if label == "conj":
            return self._conjunct(token)
        if label in APART:
            return self._apart(token)
        if label in COMPLEMENTS:
            return self.complement(token)
        if label in {"advcl", "acl"}:
            return self._adjunct(token)
        if label in NOMINAL:
            return self.nominal(token)
        return None

    def _conjunct(self, token: Token) -> Token | None:
        """A second verb shares the place of the first, and without a form of its own its modal and negation ("may attack and kill")."""
        first = first_conjunct(token)
        if not is_clause(token) or not is_clause(first):
            none = next((c for c in children(first, "det") if c.lower_ in modality.NONE), None)
            if none is not None and not is_clause(first) and not self.state.negative:
                self.state.turn(rule("NobodyDoes", none))
            for effect in modality.beside(first, self.lexicon):
                self.state.place_in("present" if effect.tense == "present" else None, effect.cue)  # "its ongoing raids and its support"
            return self._step(first) if first.head != first and first.head != self.border else None
        self.shared(token, first)
        return self._step(first) if first.head != first and first.head != self.border else None

    def _apart(self, token: Token) -> Token | None:
        """What stands for itself; an order or question that a slip of the parse hangs on another clause was read at the predicate."""
        head = token.head
        none = modality.no_word(head) if token.dep_ == "acl:relcl" else None
        if none is not None:
            self.state.turn(rule("NobodyDoes", none))  # "no country that signed"
        if self._is_refuted(token):
            return None
        if not is_clause(token) and token.dep_ == "appos":
            return self._step(head) if head.head != head else None
        return None

    def _is_refuted(self, token: Token) -> bool:
        """What the sentence itself says of a clause under a noun: not so, or still to come."""
        untrue = refuted(token, self.lexicon)
        if untrue is not None:
            self.state.turn(untrue)
        if only_due(token):
            self.state.yet = True
            self.state.weaken("unknown", rule("PossibleObject", token.head))
        return untrue is not None

    def _adjunct(self, token: Token) -> Token | None:
        """Adverbial clauses, and participles and infinitives after a noun."""
        head = token.head
        effect = modality.effect_of(head, self.lexicon, "complement", "object")
        if token.dep_ == "acl" and token.tag_ in {"VBN", "VBG"} and not modality.marks(token) and not children(token, "case"):
            return None if token.tag_ == "VBN" else self._participle(token)  # "weapons sent by Iran": a fact told in passing
        if is_infinitive(token):
            shown = token.dep_ == "advcl" and head.lemma_.lower() in SHOWING and bool(children(head, "obl"))
            made_way = token.dep_ == "advcl" and effect is not None and effect.polarity == "negative" and bool(children(head, "obj"))
            return self._infinitive(token, None if shown or made_way else effect)  # "appeared to defend it", "called it off to go"
        if is_finite(token) or has_modal(token):
            return self._finite(token, effect)
        opening = modality.marks(token) | {c.lower_ for c in children(token, "case")}
        if "for" in opening and head.lemma_.lower() in self.lexicon.classes.get(REQUITING, frozenset()):
            self.state.place_in("past")
            return None  # "to punish them for refusing": they had refused
        if effect and effect.polarity == "negative" and token.tag_ == "VBG" and _is_right_behind(token):
            return self.complement(token)  # "ruled out sending"
        absolute = "with" in opening and bool(children(token, "nsubj"))  # ", with the army saying so"
        if effect and opening & GOVERNED and not absolute:  # "plans for sending", "prevented from going"
            return self.governed(token, effect)
        return self._participle(token)

    def _infinitive(self, token: Token, effect: Effect | None) -> Token | None:
        """Under a word that calls for it like a complement; else an aim, not yet reached."""
        if effect is not None:
            return self.governed(token, effect)
        none = token.head if token.head.lemma_.lower() in modality.NONE else modality.no_word(token.head)
        if none is not None:
            self.state.turn(rule("NobodyDoes", none))
        if is_of_first(token, self.lexicon):
            above = self._elsewhere(clause_of(token.head))
            if children(token.head, "cop") or token.head.dep_ == "xcomp":  # "wants to be the first to go", "may become the fourth"
                self.state.weaken(above.certainty, *above.read)
                if above.conditional:
                    self.state.suppose(*above.read)
            if self.state.tense is None:
                time = "future" if above.tense == "future" else time_of_first(token.head)
                self.state.place_in(time, rule("InfinitiveToCome", token))
            return None
        if not is_perfect(token) and self.state.tense is None:
            self.state.place_in("future", rule("InfinitiveToCome", token))
        if token.dep_ == "acl" and token.tag_ == "VB":
            open_to = "possible" if token.head.lemma_.lower() in self.lexicon.classes.get(TO_DO, frozenset()) else "unknown"
            self.state.weaken(open_to, rule("InfinitiveToCome", token))  # "a mission to take the town", "money to buy it"
        if token.dep_ == "advcl" and token.tag_ == "VB":  # what something is done for is no surer than that
            above = self._elsewhere(token.head)
            self.state.weaken(above.certainty, *above.read)
        return None

    def _finite(self, token: Token, effect: Effect | None) -> Token | None:
        """A clause of time under one still to come is itself to come; a clause under an adjective or noun is its complement."""
        head = token.head
        if modality.marks(token) & {"that"} and (self.is_disputed(head) or self._is_refuted(token)):
            return None
        if modality.marks(token) & {"that"} and (effect is None or effect.polarity != "negative"):
            none = modality.none_of(head, self.lexicon)
            if none is not None:  # "has seen no evidence that", "did not give a sign that": which does not say that it is not so
                self.state.weaken("unknown", none)
                return None
        if modality.marks(token) & {"that"} and effect is not None:
            return self.governed(token, effect) if effect.certainty != "certain" else None
        if self.state.conditional and token.tag_ == "VBD" and {a.lower_ for a in children(head, "aux")} & WOULD:
            self.state.yet = True  # "would leave if they voted against him"
        opening = modality.marks(token) | {c.lower_ for c in children(token, "advmod")}
        if opening & LIMITS and effect is not None and effect.tense == "future" and not has_modal(token) and not is_perfect(token):
            self.state.yet = True  # "promised protests until they joined"
            self.state.place_in("future", rule("ClauseOfTime", token), effect.cue)
            self.state.weaken("unknown", rule("ClauseOfTime", token), effect.cue)
            return None
        if is_at_distance(token):
            return None
        end = awaited(token)
        if end is not None:  # "will stay until they leave": whether they ever do is not said
            self.state.yet = True
            self.state.place_in("future", rule("ClauseOfTime", token), rule("ClauseOfTime", end))
            self.state.weaken("unknown", rule("ClauseOfTime", token), rule("ClauseOfTime", end))
            return None
        if opening & TEMPORAL and not has_modal(token):
            above = self._elsewhere(head)
            if above.conditional and above.certainty == "unknown":  # "if a day comes when …"
                self.state.weaken("unknown", *above.read)
                self.state.suppose(*above.read)
            if above.certainty == "possible" and has_modal(head) and morphological_tense(token) == "present" and opening & GENERIC:
                self.state.weaken("unknown", rule("ClauseOfTime", token), *above.read)  # "when rain falls the road may close"
            if above.tense == "future" and above.negative and opening & LIMITS:
                self.state.weaken("unknown", rule("ClauseOfTime", token), *above.read)  # "will not talk until they retract it"
            if above.tense == "future" and (
                morphological_tense(token) == "present" or may_shift(head) or (bool(opening & LIMITS) and is_infinitive(head))
            ):  # "promised to stay until they left"
                self.state.yet = True
                self.state.place_in("future", rule("ClauseOfTime", token), *above.read)
                self.state.weaken(above.certainty, *above.read)
        return None

    def _participle(self, token: Token) -> Token | None:
        """ "…, killing ten": as certain and as near as what it goes with, never negative with it."""
        opening = modality.marks(token)
        outer = outer_speech(token, self.lexicon) if says_more(token, self.lexicon) else None
        if "as" in opening or (opening & FACTUAL and not has_modal(token.head) and not modality.is_order(token.head)):
            return None
        above = self._elsewhere(outer or token.head)
        self.state.weaken(above.certainty, *above.read)
        if token.dep_ == "acl" and token.head.dep_ == "obj" and self._elsewhere(token.head.head).negative:
            self.state.weaken("unknown", rule("PossibleObject", token))  # "failed to adopt a paper demanding a truce"
        self.state.place_in(above.tense, *above.read)
        if above.conditional:
            self.state.suppose(*above.read)
        return None

    def _elsewhere(self, token: Token) -> State:
        """What another predicate is presented as."""
        walk = _Walk(self.lexicon, self.report, State())
        walk.up(token)
        return walk.state


def _is_right_behind(participle: Token) -> bool:
    """ "Ruled out sending": no comma and no object between the verb and its participle."""
    verb = participle.head
    between = participle.doc[verb.i + 1 : participle.i]
    return verb.i < participle.i and all(t.head == verb and t.dep_ in {"compound:prt", "advmod"} for t in between)
