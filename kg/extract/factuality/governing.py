"""What a complement or a noun takes from the word that governs it: its effect, its negation, its tense.

FactBank's event selecting predicates (Sauri and Pustejovsky 2009): "did not plan to send", "feared an attack", "held talks".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.factuality.clauses import ANY, DEFINITE, WOULD, Clauses
from kg.extract.tree import modality
from kg.extract.tree.enhanced import subjects
from kg.extract.tree.modality import Effect, rule
from kg.extract.tree.syntax import children, preposition
from kg.extract.tree.tense import has_modal, is_finite, is_infinitive, is_perfect, morphological_tense
from kg.model import FactualityCue

SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "csubj:pass"}
MATERIAL = {"AID", "MOBILIZE", "RETREAT", "COERCE", "ASSAULT"}
GOVERNED = {"of", "for", "from", "against", "about", "on", "to", "in", "at", "into", "over", "with", "as", "between"}
# word classes
CARRIERS, ENDINGS, OCCURRENCES, NECESSITY, ACTUAL = "light", "ending", "occurrence", "necessity", "actual"
HEARSAY, DROPPING, COURTESY, VOTED, DISPUTING = "hearsay", "dropping", "courtesy", "voted", "disputing"
GOING_ON = {"ongoing", "continuing", "continued", "continuous", "current", "existing", "long-standing", "longstanding"}
CHECKING = {"verify", "confirm", "establish", "ascertain", "check", "prove"}
SELF = {"i", "we"}
PERSONAL = {"he", "she", "they"}
LIKING = {"like", "want", "wish"}
APPROVING, SIDING = "approving", "siding"  # word classes
TAKING_SIDES = {"oppose", "support", "favor", "favour", "back", "resist", "reject", "endorse", "advocate", "urge", "seek"}
MEASURES, MORE = "sanction", {"further", "additional", "more", "tougher", "stricter", "harsher", "stronger"}  # word class; before it
WORRIES = {"concern", "worry", "concerned", "worried"}
MAKING_WAY = {"enable", "allow", "permit", "facilitate", "hasten", "accelerate"}
LISTING = {"include", "comprise", "involve"}


class Governed(Clauses):
    """Reads what a word hands down to the complement or noun that it governs."""

    through = False  # whether the way went from a noun to the noun it is about: what befalls that one need not befall this one

    def complement(self, token: Token) -> Token | None:
        """A complement under its word; the token to go on from, None where the way ends. So for `nominal`."""
        head, state = token.head, self.state
        if self._done_by_saying(token):
            state.tense = "present"
            return None
        effect = modality.effect_of(head, self.lexicon, *(("subject", "complement") if token.dep_.startswith("csubj") else ("complement",)))
        if effect is None and head.lemma_.lower() in LISTING:  # "their demands include dissolving parliament"
            listed = (modality.effect_of(s, self.lexicon, "complement", "object") for s in children(head, "nsubj"))
            effect = next((e for e in listed if e is not None), None)
        finite = token.dep_ == "ccomp" and not is_infinitive(token) and (token.tag_ != "VBG" or is_finite(token))
        finite = finite or (token.dep_ == "csubj" and bool(modality.marks(token) & {"whether", "if"}))  # "it is not clear whether"
        finite = finite or (token.dep_ == "csubj" and bool(modality.marks(token) & {"that"}) and is_finite(token))  # "not right that"
        negated = modality.negation(head, self.lexicon)
        if finite and effect is not None and effect.certainty == "certain":
            if negated and head.pos_ == "ADJ":
                state.weaken("unknown", negated)
            if head.dep_ == "xcomp":  # "made sure that"
                return self.above(head)
            if head.lemma_ in CHECKING and is_infinitive(head) and not is_perfect(head):
                state.weaken("unknown", effect.cue)  # "will go to verify that they have left"
            return None  # what is known or regretted is so, whoever may or may not know it
        if token.dep_ == "csubj" and token.tag_ == "VBG" and morphological_tense(head) != "past":
            state.weaken("unknown", rule("NamedAsSubject", token))  # "sending weapons is a crime": said of the deed, not that it is done
        if negated:
            self._under_negation(head, negated, effect, finite)
        elif effect and effect.polarity == "negative" and self._is_twice_refused(head):
            state.weaken("unknown", effect.cue)
        elif effect and self._is_done_by_vote(token):
            state.tense = morphological_tense(head)
        elif effect and not self._came_true(head, effect):
            state.apply(effect)
        elif effect is None and (finite or (token.dep_ == "xcomp" and head.tag_ == "VBN")) and self._only_said(head):
            state.weaken("unknown", rule("SaidByAnother", head))
        if is_perfect(token) and not finite:
            state.tense = "past"
        return self.above(head, negation=False)

    def _done_by_saying(self, token: Token) -> bool:
        """ "I would like to thank", "she wanted to apologise": of a speaker who says so of himself it is done thereby."""
        head = token.head
        courteous = token.lemma_.lower() in self.lexicon.classes.get(COURTESY, frozenset()) and head.lemma_.lower() in LIKING
        wishes = head.lower_ != "like" or bool({a.lower_ for a in children(head, "aux")} & WOULD)
        who = {s.lower_ for s in children(head, "nsubj")}
        own = bool(who & SELF) or (self.report is not None and bool(who & PERSONAL))
        return courteous and wishes and own and token.dep_ == "xcomp" and not modality.negation(head, self.lexicon)

    def _is_done_by_vote(self, token: Token) -> bool:
        """ "Voted to impeach her", "voted to condemn it": done by the vote, as "voted to send troops" is not."""
        done = token.lemma_.lower() in self.lexicon.classes.get(VOTED, frozenset())
        return done and token.dep_ in {"xcomp", "ccomp"} and token.head.lemma_.lower() == "vote" and token.head.tag_ in {"VBD", "VBN"}

    def _only_said(self, head: Token) -> bool:
        """ "Anyone who says that …", "is said to be …": words of others, who are no source here; one's own "I say" is one's claim."""
        speech = head.pos_ == "VERB" and any(c.kind == "speech" and c.pos == "VERB" for c in self.lexicon.cues_for(head.lemma_.lower()))
        return speech and not any(s.lower_ in SELF for s in subjects(head))

    def _is_twice_refused(self, head: Token) -> bool:
        """ "Refused to rule out sending": neither so nor not so."""
        above = modality.effect_of(head.head, self.lexicon, "complement") if head.dep_ == "xcomp" and head.head != head else None
        speech = any(c.kind == "speech" for c in self.lexicon.cues_for(head.lemma_.lower()))
        return above is not None and above.polarity == "negative" and speech

    def _came_true(self, head: Token, effect: Effect) -> bool:
        """ "Was able to leave": left; "dared to refuse": refused."""
        actual = head.lemma_.lower() in self.lexicon.classes.get(ACTUAL, frozenset()) and effect.certainty in {"possible", "unknown"}
        return actual and not has_modal(head) and is_finite(head) and morphological_tense(head) == "past"

    def _under_negation(self, head: Token, negated: FactualityCue, effect: Effect | None, finite: bool) -> None:
        """Not to plan, think or manage is a no; not to say, deny, refuse or need leaves open what is so."""
        state = self.state
        speech = any(c.kind == "speech" for c in self.lexicon.cues_for(head.lemma_.lower()))
        if effect is not None and effect.polarity == "negative":
            if speech:
                state.weaken("unknown", negated, rule("NegatedSaying", head))
            return  # "did not fail to": so it is
        if effect is not None:
            state.apply(effect)
        needed = head.lemma_.lower() in self.lexicon.classes.get(NECESSITY, frozenset())
        if needed or (finite and (effect is None or speech)):
            state.weaken("unknown", negated, rule("NegatedSaying", head))
        else:
            state.turn(negated)

    def governed(self, token: Token, effect: Effect) -> Token:
        head = token.head
        negated = modality.negation(head, self.lexicon)
        if negated:
            self._under_negation(head, negated, effect, finite=False)
        elif self.through and effect.polarity == "negative":
            self.state.weaken("unknown", effect.cue, rule("PossibleObject", token))  # "put off a decision on attacks"
        else:
            self.state.apply(effect)
        return self.above(head, negation=False)

    # ------------------------------------------------------------ nouns

    def nominal(self, token: Token) -> Token | None:
        """A noun under a verb or another noun."""
        head = token.head
        label = token.dep_
        self._more_of_it(token)
        if head.lemma_ == "disrupt" and label in {"obj", "nsubj:pass"} and self._is_of(token, {"ASSAULT"}):
            self.state.weaken("unknown", rule("PossibleObject", head))  # "disrupted an attack": it came to none
            self.state.place_in("future", rule("PossibleObject", head))
        if self._is_dropped(token):
            self.state.turn(rule("PlanDropped", head))
            return self.above(head)
        scopes = {"nsubj": ("subject",), "nsubj:pass": ("object", "subject")}.get(label, ("object",))
        governed = not (label.startswith("obl") or label.startswith("nmod")) or preposition(token) in GOVERNED or label == "nmod:poss"
        governed = governed and not (label == "obl" and token.i < head.i and preposition(token) == "in")  # "in talks with Roe, he pledged"
        effect = modality.effect_of(head, self.lexicon, *scopes) if governed else None
        if effect is None and "subject" in scopes:  # "an attack remains possible"
            effect = next((e for x in children(head, "xcomp") if (e := modality.effect_of(x, self.lexicon, "subject")) is not None), None)
        if effect and effect.polarity == "negative" and label == "obl" and preposition(token) == "in":
            effect = None  # "pulled out in the first phase of a withdrawal"
        if effect and head.lemma_ in WORRIES and preposition(token) in {"over", "about"} and children(token, "nmod:poss"):
            return None  # "concern over Nour's detention": he is held
        if effect and effect.certainty == "possible" and any(m.lower_ in GOING_ON for m in children(token, "amod")):
            return None  # "discussed their continuing support": it is there
        if effect and not (_is_given(token) and modality.is_negated(head, self.lexicon)):
            return self.governed(token, effect)
        if label == "nmod" and preposition(token) == "of" and head.lemma_.lower() in self.lexicon.classes.get(HEARSAY, frozenset()):
            self.state.weaken("unknown", rule("SaidByAnother", head))  # "reports of the murder of hundreds"
            self.state.place_in("past", rule("SaidByAnother", head))
        if self._is_carried(token, head):
            return self.above(head)
        if label in {"obj", "nsubj:pass"} and head.pos_ == "VERB":
            self._let_go_ahead(token, head)
        self._would_be(token, head)
        self._only_backed(token, head)
        if self._is_unshown(token, head):
            return None
        if label == "obj" and head.lemma_.lower() in MAKING_WAY:
            return self.above(head)  # "will enable the withdrawal"
        if _is_given(token):
            return None
        if token.dep_ in {"obj", "nmod", "compound"}:
            negated = modality.negation(head, self.lexicon)
            if negated and token.dep_ == "obj" and all(d.lower_ in ANY for d in children(token, "det")):
                self.state.weaken("unknown", negated, rule("PossibleObject", token))
            self.through = self.through or (token.dep_ == "nmod" and preposition(token) in {"on", "for", "about", "over", "to", "against"})
            return self.above(head, negation=False)
        return None

    def _more_of_it(self, noun: Token) -> None:
        """ "Agreed on further sanctions", "opposes sanctions": none of these is imposed yet; not of "sanctions imposed in May"."""
        measure = noun.lemma_.lower() in self.lexicon.classes.get(MEASURES, frozenset()) and noun.dep_ not in SUBJECTS
        more = next((c for c in children(noun, "amod") if c.lower_ in MORE), None)
        for_or_against = noun.dep_ == "obj" and noun.head.lemma_ in TAKING_SIDES and not _is_given(noun)
        more = more or (noun if for_or_against and noun.tag_ == "NNS" else None)
        if measure and more is not None and not children(noun, "acl", "acl:relcl"):
            self.state.weaken("unknown", rule("PossibleObject", more))
            self.state.place_in("future", rule("PossibleObject", more))

    def _is_of(self, noun: Token, types: set[str]) -> bool:
        return any(e.pos == "NOUN" and e.type in types for e in self.lexicon.entries_for(noun.lemma_.lower()))

    def _let_go_ahead(self, noun: Token, verb: Token) -> None:
        """ "Approved the delivery of tanks", "ordered the arrest of two generals": what is approved is still to be done."""
        approved = verb.lemma_.lower() in self.lexicon.classes.get(APPROVING, frozenset())
        if approved and self._is_of(noun, MATERIAL) and self.state.tense is None:
            self.state.place_in("future", rule("PossibleObject", verb))

    def is_disputed(self, told: Token) -> bool:
        """ "Denied reports that troops had landed": to who denies it, it is not so; to who only rejects it, nobody knows."""
        verb, classes = told.head, self.lexicon.classes
        hearsay = told.pos_ == "NOUN" and told.lemma_.lower() in classes.get(HEARSAY, frozenset())
        if not hearsay or told.dep_ != "obj" or verb.lemma_.lower() not in classes.get(DISPUTING, frozenset()):
            return False
        effect = modality.effect_of(verb, self.lexicon, "complement")
        if effect is not None and effect.polarity == "negative" and not modality.negation(verb, self.lexicon):
            self.state.turn(effect.cue)
        else:
            self.state.weaken("unknown", rule("SaidByAnother", told))
        return True

    def _would_be(self, noun: Token, judged: Token) -> None:
        """ "An invasion would be a mistake": none has happened yet, and none may."""
        would = next((a for a in children(judged, "aux") if a.lower_ in WOULD), None)
        any_one = noun.dep_ == "nsubj" and any(c.lower_ in {"a", "an"} for c in children(noun, "det"))
        if would is not None and any_one:
            self.state.weaken("unknown", rule("Supposed", would))
            self.state.place_in("future", rule("Supposed", would))

    def _only_backed(self, noun: Token, verb: Token) -> None:
        """ "Opposed an attack", "rejected talks", "voted against sanctions": none has come for all that."""
        backed = verb.lemma_.lower() in self.lexicon.classes.get(SIDING, frozenset())
        against = noun.dep_ == "obl" and preposition(noun) in {"for", "against", "over"}
        if backed and (noun.dep_ == "obj" or against) and not _is_given(noun) and not children(noun, "acl", "acl:relcl"):
            self.state.weaken("unknown", rule("PossibleObject", verb))
            self.state.place_in("future", rule("PossibleObject", verb))

    def _is_unshown(self, noun: Token, evidence: Token) -> bool:
        """ "No evidence of an attack", "found no sign of a withdrawal": which says neither that it is so nor that it is not."""
        none = modality.none_of(evidence, self.lexicon) if noun.dep_ == "nmod" and preposition(noun) in {"of", "for"} else None
        unshown = none is not None and evidence.lemma_.lower() in modality.SHOWING
        if unshown and none is not None:
            self.state.weaken("unknown", none)
        return unshown

    def _is_dropped(self, noun: Token) -> bool:
        """ "The plan to attack was abandoned": what it was a plan for is not done."""
        planned = modality.effect_of(noun, self.lexicon, "complement")
        verb = noun.dep_ in {"obj", "nsubj:pass"} and noun.head.lemma_.lower() in self.lexicon.classes.get(DROPPING, frozenset())
        sure = planned is not None and planned.tense == "future" and planned.certainty is None
        return verb and sure and not self.state.negative

    def _is_carried(self, noun: Token, verb: Token) -> bool:
        """Held talks, talks took place: the verb says of the noun that it happens."""
        lemma, classes = verb.lemma_.lower(), self.lexicon.classes
        if noun.dep_ == "nsubj" and lemma == "be" and children(verb, "expl"):
            return True  # "there was no attack", "there may be talks"
        if noun.dep_ in {"obj", "nsubj:pass"}:
            return lemma in classes.get(CARRIERS, frozenset()) and lemma not in classes.get(ENDINGS, frozenset())
        return noun.dep_ in SUBJECTS and lemma in classes.get(OCCURRENCES, frozenset())


def _is_given(noun: Token) -> bool:
    """The attack, its talks: taken for granted."""
    return any(c.lower_ in DEFINITE for c in children(noun, "det")) or bool(children(noun, "nmod:poss"))
