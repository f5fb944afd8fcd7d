"""The nouns of the lexicon: frozen dataclasses, and the closed lists their fields choose from.

Words are lemmas in lower case. In a set of heads a word in UPPER CASE is not a lemma but the label of the mention that the head
stands in (GPE, ORG, PERSON): so "attack" can ask for a place or a group without listing the world.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from kg.model import Bound

Words = frozenset[str]
Slots = tuple[str, ...]

NONE: Words = frozenset()
TYPES = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "x-STATE", "x-CONSIDER", "x-OTHER",
})  # fmt: skip
PARTS_OF_SPEECH = {
    "verb": "VERB", "noun": "NOUN", "adjective": "ADJ", "adverb": "ADV", "auxiliary": "AUX", "conjunction": "SCONJ", "adposition": "ADP",
}  # fmt: skip
CERTAINTIES = frozenset({"certain", "probable", "possible", "unknown"})
POLARITIES = frozenset({"positive", "negative"})
TENSES = frozenset({"past", "present", "future", "none"})
COMPLEMENTS = frozenset({"clause", "infinitive", "negated", "deed", "gerund", "none"})
SCOPES = frozenset({"complement", "object", "subject", "modified"})
KINDS = frozenset({"speech", "thought", "perception", "intention", "attitude", "document"})
BOUNDS: frozenset[str] = frozenset(get_args(Bound))
TAKES = frozenset({"quote", "that", "to", "np", "matter", "named", "any", "both"})
ROLES = ("actor", "recipient", "topic", "instrument")


@dataclass(frozen=True, slots=True)
class Entry:
    """One word in one pattern that announces an event of `type`; what is empty or None asks for nothing.

    particle: "out" of "pull out": a compound:prt, or the fixed word after the lemma ("make clear": "clear").
    a wanted thing must be there (a pronoun counts as whatever is wanted), a refused one must not.
    objects / no_objects: what the head of the object (passive: subject; noun: of-phrase or compound) must be / must not be.
    subjects / no_subjects: the same for the one who does it (passive: by-phrase).
    obliques: one of these (preposition, heads) must hang on the word, any head where the set is empty; no_obliques: none of them.
    complements / no_complements: what the head of its xcomp or ccomp must / must not be; complement: "clause" wants an xcomp or ccomp,
    "infinitive" an xcomp, "deed" an infinitive or a clause of what shall be ("agreed that they should meet"; not an opinion),
    "negated" an infinitive with "not" ("warned them not to go"), "gerund" nothing else than a gerund ("considering sending"; not
    "considered it lost"), "none" refuses both.
    modifiers / no_modifiers: one / none of these stands before it as adjective or compound ("hunger strike").
    object_modifiers / no_object_modifiers: the same before its object, an of-phrase of the object included ("stage a hunger strike",
    "declare a state of siege"). subject_modifiers: one of them stands before its subject ("aid trucks arrived").
    actor, recipient, topic, instrument: where each stands, first that is there wins. A slot is a path of steps from the word:
    a relation (nsubj obj iobj xcomp ccomp advcl acl), "possessive", "modifier" (adjective or compound), or a preposition
    ("by" "to" "with"): "obj.possessive" is the possessor of the object. Relations are meant deep: nsubj of a passive is its agent.
    intransitive: it has no object ("leaders gathered", not "gathered information"). transitive: it has one, whatever that be ("returned the
    portrait to its owner"). mutual: both sides do it (meet, talks).
    joint: two or more do it together ("France and Germany discussed the dam").
    """

    iri: str
    lemma: str
    pos: str
    type: str
    mode: str | None = None
    particle: str | None = None
    objects: Words = NONE
    no_objects: Words = NONE
    subjects: Words = NONE
    no_subjects: Words = NONE
    obliques: tuple[tuple[str, Words], ...] = ()
    no_obliques: tuple[tuple[str, Words], ...] = ()
    complements: Words = NONE
    no_complements: Words = NONE
    complement: str | None = None
    modifiers: Words = NONE
    no_modifiers: Words = NONE
    object_modifiers: Words = NONE
    no_object_modifiers: Words = NONE
    subject_modifiers: Words = NONE
    actor: Slots = ()
    recipient: Slots = ()
    topic: Slots = ()
    instrument: Slots = ()
    intransitive: bool = False
    transitive: bool = False
    mutual: bool = False
    joint: bool = False

    @property
    def demands(self) -> int:
        """How much the entry asks of its sentence: of two that fit, the more demanding is the better reading."""
        asked = (
            self.particle,
            self.objects,
            self.subjects,
            self.obliques,
            self.modifiers,
            self.complements,
            self.complements or self.complement,  # such a verb is more than any
            self.object_modifiers,
            self.subject_modifiers,
            self.joint,
        )
        return sum(bool(wish) for wish in asked)


@dataclass(frozen=True, slots=True)
class Embedder:
    """A word that changes how the event under it is presented; None leaves a side as it was.

    polarity "negative" turns the polarity over (failed to deny). scope, where the event stands: "complement" (clause or infinitive under
    the word, "from doing" included), "object" (noun: object, of/for/on-phrase), "subject" (a deal is unlikely; its subject or subject
    clause), "modified" (the word the adverb, adjective or auxiliary belongs to; for a conjunction the clause it opens).
    form: only this written form ("going" for "going to"). particle: as in Entry; for "no longer" lemma "no", particle "longer".
    """

    iri: str
    lemma: str
    pos: str
    particle: str | None = None
    form: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    tense: str | None = None
    conditional: bool | None = None
    scope: Words = NONE


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports somebody's words or thoughts. act: the PLOVER type, where the reporting is itself an event of that type.

    takes: what its content can be: "quote", "that" (a finite clause), "to" (an infinitive), "np" (a noun phrase that can be said),
    "matter" (one that names nobody), "named" (one with what it is called: "called it a mistake"), "both" (object and preposition),
    "any" (any noun phrase).
    """

    iri: str
    lemma: str
    pos: str
    kind: str
    act: str | None = None
    particle: str | None = None
    takes: Words = NONE


@dataclass(frozen=True, slots=True)
class ModeWords:
    """Words in an event's matter that decide its mode (demanded the *release*: yield), where the entry itself leaves it open."""

    iri: str
    type: str
    mode: str
    words: Words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it; look-ups give () for a word that is not there, entries with the more demanding ones first.

    announced: the type an event takes where the actor himself announces it as still to come (AID promised: AGREE);
    refused: the type of announcing that one will not do it (will not meet: REJECT).
    """

    entries: Mapping[str, tuple[Entry, ...]]
    embedders: Mapping[str, tuple[Embedder, ...]]
    cues: Mapping[str, tuple[Cue, ...]]
    classes: Mapping[str, Words]
    modes: Mapping[str, tuple[ModeWords, ...]]
    announced: Mapping[str, str]
    refused: Mapping[str, str]
    numbers: Mapping[str, Decimal]  # "dozen" -> 12
    bounds: Mapping[str, Bound]  # "more than" -> "atLeast"
    shifts: Mapping[tuple[str, str], str]  # (own type, type of announcing or refusing it) -> IRI of the entry that says so
    roles: Mapping[tuple[str, str, str], Slots]  # (part of speech, event type or "", role) -> where it stands by default

    def entries_for(self, lemma: str) -> tuple[Entry, ...]:
        """Event entries of a lemma."""
        return self.entries.get(lemma, ())

    def default_role(self, pos: str, event_type: str, role: str) -> Slots:
        """Where a role stands for words of a part of speech and a type that no entry says more of; () where it stands nowhere."""
        return self.roles.get((pos, event_type, role), self.roles.get((pos, "", role), ()))

    def embedders_for(self, lemma: str) -> tuple[Embedder, ...]:
        """Words of modality, negation and time with this lemma."""
        return self.embedders.get(lemma, ())

    def cues_for(self, lemma: str) -> tuple[Cue, ...]:
        """Reporting words with this lemma."""
        return self.cues.get(lemma, ())

    def entries_of_mode(self, event_type: str, mode: str) -> tuple[str, ...]:
        """IRIs of the word lists that decide for a mode."""
        return tuple(words.iri for words in self.modes.get(event_type, ()) if words.mode == mode)

    def mode_for(self, event_type: str, words: Iterable[str]) -> str | None:
        """Mode of an event by the lemmas (or mention labels) of its matter, nearest first; None where no word decides."""
        for word in words:
            for mode in self.modes.get(event_type, ()):
                if word in mode.words:
                    return mode.mode
        return None
