"""What is said before the answer's sentences: its verdict, and the sentence that sums them up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.answers import AnswerStatement
from kg.ask.check import lead_holds
from kg.ask.direction import Direction
from kg.ask.families import Families, stem
from kg.ask.findings import ASKED, Finding
from kg.ask.fold import Told
from kg.ask.lead import VERDICT, is_hearsay, is_mixed, lead
from kg.ask.plan import Plan
from kg.ask.standing import Stood, is_licensed
from kg.ask.verdict import SAID, judge, stand


@dataclass(frozen=True, slots=True)
class Summing:
    """Sums up what answers one question. `stood`: by sentence, what those amount to whose words were read again; `called`: a name with
    its article."""

    plan: Plan
    families: Families
    direction: Direction
    stood: Mapping[str, Stood]
    called: Callable[[str], str]

    def verdict(self, kept: Sequence[Told]) -> str | None:
        """Of a yes/no question; None where it has none."""
        own = [one.finding for one in kept if one.finding.relation == ASKED]
        verdict = judge([self._as_it_stands(one) for one in own if self._has_standing(one)], frozenset(self.plan.actors))
        return None if verdict is None else verdict.value

    def first(self, kept: Sequence[Told], summary: Sequence[AnswerStatement]) -> AnswerStatement | None:
        """The sentence before the others, where all its words come from what it sums up."""
        return self._checked(self._lead(kept, summary), kept)

    def _has_standing(self, finding: Finding) -> bool:
        """Whether anything can be summed up of it; of a quotation, for which a claim of its sentence stands, only what its words let be."""
        told = self._as_it_stands(finding)
        said = stand(told, frozenset(self.plan.actors))
        if said in ("fact", "reported") and self.direction.is_done_by_nobody(finding):
            return False
        if said == "fact" and not told.quoted and self.direction.is_only_held(finding):
            return False  # "the judge determined that he had lied": no word of the newspaper's own, and no claim says whose
        if not is_quoting(self.plan, self.families):
            return True
        value = stand(finding, frozenset(self.plan.actors))
        licensed = is_licensed(value, finding.quote, self.families.words, self.direction.reading.text)
        return finding.sentence in self.stood or (not self.plan.said and licensed)

    def _as_it_stands(self, finding: Finding) -> Finding:
        """As its words present what is asked, where they were read again."""
        return self.stood[finding.sentence].told if finding.sentence in self.stood else finding

    def _lead(self, kept: Sequence[Told], summary: Sequence[AnswerStatement]) -> AnswerStatement | None:
        own = [one.finding for one in kept if one.finding.relation == ASKED]
        told = [(finding, statement.citations) for finding, statement in zip(own, summary, strict=True)]
        negations = self.families.words["negations"]
        tells = VERDICT if self.stood else self.plan.family.tells
        if tells == VERDICT:
            told = [(self._as_it_stands(finding), numbers) for finding, numbers in told if self._has_standing(finding)]
        plain = set(self.direction.reading.text.casefold().split()).isdisjoint(negations)
        if tells == VERDICT and not self.stood and plain and any(is_mixed(finding, negations, self._asked_words()) for finding in own):
            return None
        if tells == VERDICT and any(is_hearsay(one) for one in own if self._has_standing(one) and self._stands_as_fact(one)):
            return None
        who = frozenset(self.plan.values.get("person", self.plan.actors))
        return lead(tells, told, who, self.families.leads, self.called)

    def _stands_as_fact(self, finding: Finding) -> bool:
        return stand(self._as_it_stands(finding), frozenset(self.plan.actors)) == SAID[0]

    def _asked_words(self) -> list[str]:
        """Beginnings of the question's words of content, and of those for the same."""
        words = self.direction.reading.content((0, len(self.direction.reading.text)), self.families.empty_words)
        return [stem(form) for word in words for form in self.families.alike(word)]

    def _checked(self, first: AnswerStatement | None, kept: Sequence[Told]) -> AnswerStatement | None:
        if first is None:
            return None
        own = [one.finding for one in kept if one.finding.relation == ASKED]
        return first if any(lead_holds(first.text, template, own) for template in self.families.leads.values()) else None


def is_quoting(plan: Plan, families: Families) -> bool:
    """Whether sentences are given as they stand, whatever claim stands for them."""
    return plan.family.name in (families.fallback.name, families.bearing.name)
