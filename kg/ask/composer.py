"""One plan is run and made into an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial

from kg.answers import Answer, AnswerStatement, Citation
from kg.ask import narrowing
from kg.ask.articles import called
from kg.ask.asked import Asked, unread
from kg.ask.check import holds
from kg.ask.cite import cite, surroundings
from kg.ask.coverage import FAILED, Looked, cover, nothing
from kg.ask.cut import in_order, look, without_others
from kg.ask.direction import Direction
from kg.ask.doubt import sound, without_doubt
from kg.ask.edits import UNRESOLVED, names_speaker
from kg.ask.families import Families
from kg.ask.findings import ASKED, Finding
from kg.ask.fold import Told, fold, traced
from kg.ask.gather import disputing, findings
from kg.ask.goes_on import behind, goes_on
from kg.ask.lead import VERDICT
from kg.ask.likeness import Likeness
from kg.ask.meets import SPOKEN, is_elsewhere, lacks
from kg.ask.namesakes import namesakes
from kg.ask.near import near
from kg.ask.offices import in_office, voices, with_offices
from kg.ask.plan import Plan
from kg.ask.rank import WIDEST, holds_all, names_too_little, relevant
from kg.ask.say import quotation, say
from kg.ask.standing import Stood, standing
from kg.ask.subject import Subject
from kg.ask.summing import Summing, is_quoting
from kg.ask.trees import is_yet_to_come
from kg.ask.vocabulary import Names
from kg.query import bind
from kg.sentences import sentences_of
from kg.store import Store

QUOTATION = "quotation"
UNDONE = "undone"  # relation of what is only planned, possible or considered
_SINGLE = frozenset({"Place", "Person"})  # kinds of which one that is named is not another
NOTHING_BY = "nothing of the kind by"
RIVALS = 1  # claims of a sentence of which the first that answers counts: with more of them more is found, and more that is wrong
SEVERAL = 4  # the same for sentences that were looked at themselves (kg.ask.bearing)
FEW = 3  # acts that are of the same class only: no more than a hint
MOST = {True: 12, False: 8}  # sentences of the answer itself and of each relation beside it; the coverage counts what is left out


def _first(number: int, relation: str, told: Iterable[Told]) -> list[Told]:
    return [one for one in told if one.finding.relation == relation][:number]


def _most(relation: str) -> int:
    return FEW if relation == WIDEST else MOST[relation == ASKED]


def _with_office(store: Store, told: Sequence[Told]) -> list[Told]:
    held = with_offices(store, [one.finding for one in told])
    return [replace(one, finding=finding) for one, finding in zip(told, held, strict=True)]


def _who(finding: Finding) -> frozenset[str]:
    """Who speaks or acts."""
    return finding.roles.get("actor", frozenset()) | {finding.source}


class Composer:
    """Runs one plan and makes the answer."""

    def __init__(self, store: Store, families: Families, plan: Plan, names: Names, direction: Direction) -> None:
        reading = direction.reading
        self.store = store
        self.question = reading.text
        self.unread = unread(reading)
        self.looked = Looked()
        self.families = families
        self.relations = families.relations
        self.plan = plan
        self.names = names
        self.reading = reading
        self.direction = direction
        self.stood: Mapping[str, Stood] = {}

    def answer(self) -> Answer:
        sparql = bind(self.plan.query, self.plan.values)
        found = self._findings(sparql)
        on_it, also = Subject(self.store, self.families, self.reading, self.plan, self.names).more(found)
        sparql, found = on_it or sparql, [*found, *self._spoken(also)]
        wider, more = goes_on(self.store, self.plan, found)
        sparql, found = wider or sparql, [*found, *without_doubt(self.store, more)]
        folded = fold(found)
        safe = [one for one in folded if self._is_safe(one.finding) or names_speaker(one.finding)]
        told = behind(safe, {one.sentence for one in more})
        self.looked.why[FAILED] += len(folded) - len(told)
        own = [one for one in told if one.finding.relation == ASKED]
        kept = [one for relation in (ASKED, *self.relations) for one in _first(_most(relation), relation, told)]
        kept = traced(self.store, [*kept, *self._dissent(kept)])
        self.looked.why["length"] += sum(1 for one in told if one.finding.sentence not in {k.finding.sentence for k in kept})
        self.looked.why["copies"] += len(found) - sum(1 + len(one.copies) for one in folded)
        summary, related, citations = self._statements(kept)
        summing = Summing(self.plan, self.families, self.direction, self.stood, self._called)
        first = summing.first(kept, summary)
        summary = (*([first] if first else []), *summary)
        cited = [citation.sentence for citation in citations]
        slips = (
            f"“{said}” is read as {name}, for nobody here is called just so" for said, name in self.names.slips.items() if said != name
        )
        missing = [*slips, *self.plan.notes, *(namesakes(self.store, self.plan.about, citations) if own else ()), *self._missing(own)]
        coverage = cover(self.names, self.plan.about, cited, missing, self.looked, self.families.unused)
        verdict = summing.verdict(kept) if first is not None and first.kind == VERDICT else None
        return Answer(self.question, sparql, bool(summary), summary, related, citations, coverage, verdict, self.plan.family.name)

    def _spoken(self, also: Sequence[Finding]) -> list[Finding]:
        """Of what is said in articles on the matter, what the asked one says itself."""
        asked = self._asked
        sure = [one for one in without_doubt(self.store, sound(also)) if not self._is_of_another(one)]
        return [one for one in sure if not lacks(asked, one, SPOKEN) and (not self.plan.terms or in_office(one, self.plan.terms))]

    def _is_of_another(self, finding: Finding) -> bool:
        """Whether a sentence that does not name the state or person that it is to be about, and nothing else, names another one."""
        actors = frozenset(self.plan.actors)
        matters = [(one.entity.kind, frozenset(self.names.resolve(one)) - actors) for one in self.reading.named]
        if any(iris & {named.entity for named in finding.named} for _, iris in matters):
            return False
        kinds = {kind for kind, iris in matters if iris} & _SINGLE if not self.plan.words else frozenset[str]()
        return any(n.kind in kinds and n.form == "name" and n.entity not in actors | {finding.source} for n in finding.named)

    def _dissent(self, kept: Sequence[Told]) -> list[Told]:
        """What contradicts the answer itself and is not told yet."""
        there = {one.sentence for told in kept for one in (told.finding, *told.copies)}
        against = disputing(self.store, [one.finding.claim for one in kept if one.finding.relation == ASKED])
        found = findings(self.store, [hit for hit in against if hit.sentence not in there], tuple(self.relations), self.plan.about)
        return [one for one in fold(without_doubt(self.store, found)) if self._is_safe(one.finding) or names_speaker(one.finding)]

    def _findings(self, sparql: str) -> list[Finding]:
        """What the query finds, where it is near to the matter, best first."""
        values, order = self.plan.values, tuple(self.relations)
        found = narrowing.found(self.store, self.plan.query.name, values, sparql)
        if found and "party" in values and "other" in values:
            found = near(self.names, found, values["party"], values["other"])
        asked = self._asked
        ordered = in_order(self.store, self.names, self.plan, found, order)
        too_little = partial(names_too_little, self.plan, names=self.names)
        sentences, others = without_others(self.store, ordered, partial(is_elsewhere, asked), too_little)
        kept, why = look(
            sentences,
            lambda some: self._as_asked(sound(findings(self.store, some, order, self.plan.about, self._rivals()))),
            lambda some: relevant(asked, some, self.names),
            _most,
        )
        sure = without_doubt(self.store, kept)
        self.looked = Looked({hit.sentence for hit in found}, why + others + Counter(doubtful=len(kept) - len(sure)))
        if said := self.plan.said or self._saying(asked, sure):
            self.stood = standing(self.store, self.reading, self.families, said, sure)
        return [self.stood[one.sentence].cited if one.sentence in self.stood else self._apart(asked, one) for one in sure]

    def _apart(self, asked: Asked, finding: Finding) -> Finding:
        """A sentence that is quoted for what has been done, and only says that it is to come, is told apart."""
        to_come = is_quoting(self.plan, self.families) and finding.relation == ASKED and is_yet_to_come(asked, finding)
        return replace(finding, relation=UNDONE) if to_come else finding

    def _saying(self, asked: Asked, quoted: Sequence[Finding]) -> list[str]:
        """Where it is asked whether something is so, the words by which quotations say so that hold all of the question's words."""
        if not is_quoting(self.plan, self.families) or not asked.wants_verdict():
            return []
        words = self.reading.content((0, len(self.question)), self.families.empty_words | frozenset(self.families.words["asking"]))
        whole = [one for one in quoted if holds_all(words, one.quote, self.families)]
        return [place for one in whole for place in self.direction.says_so(one)]

    def _rivals(self) -> int:
        """Where a sentence was looked at as a whole any of its claims can stand for it."""
        return SEVERAL if self.plan.family.name == self.families.bearing.name else RIVALS

    def _as_asked(self, some: Sequence[Finding]) -> list[Finding]:
        """With how they stand to the question: whether it asks what is to come, and whether they say the contrary."""
        ahead = re.match(rf"(?:{'|'.join(self.families.words['ahead'])})\b", self.question, re.IGNORECASE) is not None
        return [replace(one, ahead=ahead, contrary=self.plan.contrary) for one in some] if ahead or self.plan.contrary else list(some)

    @cached_property
    def _asked(self) -> Asked:
        who = voices(self.store, (self.plan.like or self.plan).actors or self.plan.speaker)
        bodies = (self.plan.like or self.plan).members
        members = frozenset[str]().union(*(self.names.states(one) for one in bodies))
        likeness = Likeness(self.store, self.plan.words)
        return Asked(self.plan, self.question, self.families, who, cache(self._text), members, self.unread, likeness, self.direction)

    def _text(self, article: str) -> str:
        """All sentences of an article, case folded."""
        return " ".join(text for _, text in sentences_of(self.store, article)).casefold()

    def _missing(self, own: Sequence[Told]) -> Iterable[str]:
        if not own:
            yield nothing(self.store, self.plan)
        for name, iris in self.plan.each if len(self.plan.each) > 1 else ():
            if own and not any(frozenset(iris) & _who(one.finding) for one in own):
                yield f"{NOTHING_BY} {self._called(name)}"

    def _statements(self, told: Sequence[Told]) -> tuple[tuple[AnswerStatement, ...], tuple[AnswerStatement, ...], tuple[Citation, ...]]:
        around = surroundings(self.store, (one.article for t in told for one in (t.finding, *t.copies)))
        parts: dict[bool, list[AnswerStatement]] = {True: [], False: []}
        citations, introduced = list[Citation](), set[str]()
        for one in _with_office(self.store, told):
            finding = replace(one.finding, offices={who: o for who, o in one.finding.offices.items() if who not in introduced})
            cited = [cite(len(citations) + 1 + i, f, around, one.origins) for i, f in enumerate((one.finding, *one.copies))]
            citations.extend(cited)
            relation = self._relation(one.finding)
            statement = self._said(finding, tuple(citation.n for citation in cited), relation)
            introduced.update(finding.offices)
            parts[relation is None].append(statement)
        return tuple(parts[True]), tuple(parts[False]), tuple(citations)

    def _said(self, finding: Finding, numbers: tuple[int, ...], relation: str | None) -> AnswerStatement:
        """Said from the claim; as it stands in the article where that cannot be done safely, or no kind of question fitted."""
        if self._is_safe(finding):
            return AnswerStatement(say(finding), numbers, relation)
        return AnswerStatement(quotation(finding), numbers, relation, QUOTATION)

    def _is_safe(self, finding: Finding) -> bool:
        """Whether it can be put into words that are no more than its sentence says."""
        told = not names_speaker(finding) and not finding.source_name.endswith(UNRESOLVED)  # whose words they are has to be said
        families = self.families
        quoted = self.plan.family.name in families.quoting and not told
        return not quoted and holds(say(finding), finding, self.families.words["hedges"])

    def _relation(self, finding: Finding) -> str | None:
        """How a related finding has to do with the question, in words; None for the asked actor's own."""
        if finding.relation == ASKED:
            return None
        via = " and ".join(sorted(self._called(self.names.of(iri)) for iri in finding.via))
        words = self.relations[finding.relation][-1 if len(finding.via) > 1 else 0]
        return words.format(via=via, actor=self._called(self.plan.asked))

    def _called(self, name: str) -> str:
        """With its article where the name takes one ("the United States")."""
        return called(name, self.families.with_article)
