"""From a question that was read to a `.rq` and the values of its parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.ask.families import Family
from kg.ask.offices import Term
from kg.ask.question import Named
from kg.query import Question

Resolve = Callable[[Named], Sequence[str]]  # an entity of the question -> its IRIs in the graph, never none
MATTER = "matter"  # the slot of what a question is about


@dataclass(frozen=True, slots=True)
class Plan:
    """A query to run and how to speak of it. `asked` names the asked actor, `about` all entities whose mentions bear on the question,
    `sought` what is missing if nothing is found, `words` what a sentence must hold at least half of, or others for the same."""

    family: Family
    query: Question
    values: Mapping[str, Sequence[str]]
    sought: str
    asked: str = ""
    about: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    terms: tuple[Term, ...] = ()  # where an office is asked about: who held it when
    members: frozenset[str] = frozenset()  # the organisation of whose members somebody is asked for, as IRIs
    act: str = ""  # the word for what is done, where sentences are looked for that hold it
    triggers: tuple[str, ...] = ()  # the question's words for the act whose claims are looked for ("reach", "agreement")
    verb: str = ""  # what a sentence must hold in some form, or a word for the same
    called: str = ""  # what the asked actor is called, where the question describes him ("the mayor of …")
    counted: tuple[str, ...] = ()  # words for what is to be counted
    counted_things: tuple[tuple[str, ...], ...] = ()  # the same as entities

    each: tuple[tuple[str, tuple[str, ...]], ...] = ()  # every actor asked about: name and IRIs
    like: Plan | None = None  # the plan that found nothing, for which sentences are quoted (kg.ask.verbatim)
    speaker: tuple[str, ...] = ()  # who is asked about where words are asked for, of sentences that were read again (kg.ask.reread)
    order: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()  # who does something to whom in the question, named in that order
    vouched: frozenset[str] = frozenset()  # sentences that are on the matter without naming it, for their article is (kg.ask.subject)
    shown: frozenset[str] = frozenset()  # sentences whose tree shows what is asked for: who does it, or why
    speaking: frozenset[str] = frozenset()  # sentences whose tree shows that the asked one speaks
    contrary: bool = False  # it looks for what says the contrary
    period: tuple[str, str] | None = None  # first and last day asked about, for such sentences
    said: tuple[str, ...] = ()  # of a yes/no question: IRIs of the words by which such sentences say it (kg.ask.standing)

    @property
    def actors(self) -> tuple[str, ...]:
        """Who must act, as IRIs."""
        return tuple(self.values.get("actor", self.values.get("party", ())))

    @property
    def others(self) -> tuple[tuple[str, ...], ...]:
        """Everything else that the question names, each with its IRIs."""
        return tuple(group for group in self.about if not set(group) & set((self.like or self).actors))
