"""A question in, an Answer out (CONTRACT.md, kg ask)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from kg.answers import Answer, AnswerStatement, Citation, Coverage
from kg.ask import narrowing
from kg.ask import question as questions
from kg.ask.articles import called
from kg.ask.asked import Asked, unread
from kg.ask.bearing import bearing
from kg.ask.check import holds, lead_holds
from kg.ask.cite import cite, surroundings
from kg.ask.coverage import FAILED, Looked, articles, cover, last_day, nothing
from kg.ask.cut import in_order, look, without_elsewhere
from kg.ask.direction import Direction
from kg.ask.doers import is_beside
from kg.ask.doubt import sound, without_doubt
from kg.ask.families import Families, load, stem
from kg.ask.findings import ASKED, Finding, disputing, findings
from kg.ask.fold import Told, fold, traced
from kg.ask.goes_on import behind, goes_on
from kg.ask.lead import VERDICT, is_hearsay, is_mixed, lead
from kg.ask.leads import leads
from kg.ask.likeness import Likeness
from kg.ask.literal import literal
from kg.ask.meets import SPOKEN, is_elsewhere, lacks
from kg.ask.namesakes import namesakes
from kg.ask.near import near
from kg.ask.offices import Offices, in_office, voices, with_offices
from kg.ask.plan import Plan, plans, unfilled
from kg.ask.rank import WIDEST, holds_all, relevant
from kg.ask.recall import recalling
from kg.ask.reread import reread
from kg.ask.say import UNRESOLVED, names_speaker, quotation, say
from kg.ask.severally import namesakes_asked, severally
from kg.ask.standing import Stood, is_licensed, standing
from kg.ask.subject import Subject
from kg.ask.trees import is_yet_to_come
from kg.ask.verbatim import Verbatim
from kg.ask.verdict import SAID, judge, stand
from kg.ask.vocabulary import Names
from kg.ask.whois import described
from kg.query import bind
from kg.query import load as load_query
from kg.sentences import ranked, sentences_of
from kg.store import Store

QUOTATION = "quotation"
UNDONE = "undone"  # relation of what is only planned, possible or considered
_SINGLE = frozenset({"Place", "Person"})  # kinds of which one that is named is not another
_SEVERAL = 2  # actors that are compared
_NOTHING_BY = "nothing of the kind by"
RIVALS = 1  # claims of a sentence of which the first that answers counts: with more of them more is found, and more that is wrong
SEVERAL = 4  # the same for sentences that were looked at themselves (kg.ask.bearing)
FEW = 3  # acts that are of the same class only: no more than a hint
MOST = {True: 12, False: 8}  # sentences of the answer itself and of each relation beside it; the coverage counts what is left out


def ask(store: Store, question: str, reader: questions.Extractor) -> Answer:
    """Answer a question from the store. Not answered: `summary` is empty and `coverage.missing` says why.

    Raises NewsgraphError where the question cannot be read (empty), StoreError where the store cannot be.
    """
    reader = recalling(store, reader)
    families, reading = load(), questions.read(question, reader)
    if any(mention.label in ("DATE", "TIME") for mention in reading.extraction.mentions):
        reading = questions.read(question, reader, last_day(store))
    names = Names(store)
    reading = names.known(reading)
    answer = _answer(store, families, reading, names)
    people = namesakes_asked(store, families, reading, names)
    each = [_answer(store, families, reading, Names(store, without=others)) for _, others in people]
    return severally(store, families, answer, people, each)


def _answer(store: Store, families: Families, reading: questions.Reading, names: Names) -> Answer:
    """On all whom the names can mean."""
    offices = Offices(store)
    direction = Direction(families, reading, names.resolve)
    silent: Answer | None = None
    told: Answer | None = None
    first: Plan | None = None
    for plan in _in_turn(store, families, direction, names, offices):
        is_own = families.is_kind(plan.family.name)
        first = first or (plan if is_own else None)
        if told is not None and is_own:
            continue  # nothing wider than what was found
        answer = _Composer(store, families, plan, names, direction).answer()
        if answer.answered and told is None:
            if first is None or not is_own or _is_whole(answer, first):
                return answer
            told = answer
        elif answer.answered and told is not None and _is_wholer(answer, told):
            return answer
        silent = silent or answer
    if told is not None:
        return told
    first = first or unfilled(families, reading, names.resolve, offices)
    silence = _silence(store, families, reading.text, silent, first)
    return _with_leads(store, families, names, direction, first, silence)


def _with_leads(store: Store, families: Families, names: Names, direction: Direction, first: Plan | None, silence: Answer) -> Answer:
    """What is not answered, with sentences that come near to it told apart, where nothing else is."""
    plan = None if silence.related else leads(store, families, direction.reading, names, first)
    if plan is None:
        return silence
    answer = _Composer(store, families, plan, names, direction).answer()
    coverage = replace(answer.coverage, missing=silence.coverage.missing)
    return replace(answer, coverage=coverage, family=silence.family) if answer.related else silence


def _in_turn(store: Store, families: Families, direction: Direction, names: Names, offices: Offices) -> Iterator[Plan]:
    """Every plan that is worth trying: those of the kind of question that was understood; what says the question word for word of its tree;
    sentences that bear on all of it; where no kind was understood, sentences that hold its words."""
    reading = direction.reading
    first: Plan | None = None
    by_rank: Plan | None = None
    for plan in plans(families, reading, names.resolve, offices, partial(ranked, store)):
        if plan.family.name == families.fallback.name:
            by_rank = plan
        elif first is None or plan.family.name in (first.family.name, first.family.then):
            first = first or plan
            if not is_beside(reading, plan, names.resolve):
                yield plan
        else:
            break  # the question was understood, and the graph does not hold the answer: anything else would be padding
    first = first or unfilled(families, reading, names.resolve, offices)
    yield from described(store, families, reading, names, first)
    yield from reread(store, families, reading, names, first)
    if first is not None:
        yield from Verbatim(store, families, reading, first, names).plans()
    elif by_rank is not None:
        yield by_rank
    yield from literal(store, direction, names, first)
    yield from bearing(store, families, reading, names, first)


def _silence(store: Store, families: Families, question: str, silent: Answer | None, understood: Plan | None) -> Answer:
    """What is said where nothing answers: it is the question as it was understood that is not answered, not the search for its words."""
    if silent is None:
        return _at_a_loss(store, question, understood)
    if understood is None or silent.family is None or families.is_kind(silent.family):
        return silent
    loss = _at_a_loss(store, question, understood)
    return replace(loss, coverage=replace(silent.coverage, missing=loss.coverage.missing))


def _is_whole(told: Answer, plan: Plan) -> bool:
    """Whether it has its verdict, where it is to have one, and something by everybody who is compared."""
    if plan.family.tells == VERDICT:
        return told.verdict is not None
    return len(plan.each) < _SEVERAL or not any(missing.startswith(_NOTHING_BY) for missing in told.coverage.missing)


def _is_wholer(answer: Answer, told: Answer) -> bool:
    """Whether it says what another one lacks."""
    if told.verdict is None and answer.verdict is not None:
        return True
    return told.family == "compare" and len(answer.citations) > len(told.citations)


def _at_a_loss(store: Store, question: str, understood: Plan | None) -> Answer:
    """No plan can be run; the query that was run is the one for the articles there are."""
    why = f"the question names nobody and nothing that is known here; there are {articles(store)}"
    missing = why if understood is None or not understood.about else nothing(store, understood)
    family = None if understood is None else understood.family.name
    return Answer(question, bind(load_query("articles"), {}), False, (), (), (), Coverage(0, 0, (missing,)), family=family)


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


class _Composer:
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
        first = self._checked(self._lead(kept, summary), kept)
        summary = (*([first] if first else []), *summary)
        cited = [citation.sentence for citation in citations]
        slips = (
            f"“{said}” is read as {name}, for nobody here is called just so" for said, name in self.names.slips.items() if said != name
        )
        missing = [*slips, *self.plan.notes, *(namesakes(self.store, self.plan.about, citations) if own else ()), *self._missing(own)]
        coverage = cover(self.names, self.plan.about, cited, missing, self.looked, self.families.unused)
        verdict = self._verdict(kept) if first is not None and first.kind == VERDICT else None
        return Answer(self.question, sparql, bool(summary), summary, related, citations, coverage, verdict, self.plan.family.name)

    def _spoken(self, also: Sequence[Finding]) -> list[Finding]:
        """Of what is said in articles on the matter, what the asked one says itself."""
        asked = self._asked()
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

    def _verdict(self, kept: Sequence[Told]) -> str | None:
        own = [one.finding for one in kept if one.finding.relation == ASKED]
        verdict = judge([self._as_it_stands(one) for one in own if self._has_standing(one)], frozenset(self.plan.actors))
        return None if verdict is None else verdict.value

    def _has_standing(self, finding: Finding) -> bool:
        """Whether anything can be summed up of it; of a quotation, for which a claim of its sentence stands, only what its words let be."""
        told = self._as_it_stands(finding)
        said = stand(told, frozenset(self.plan.actors))
        if said in ("fact", "reported") and self.direction.is_done_by_nobody(finding):
            return False
        if said == "fact" and not told.quoted and self.direction.is_only_held(finding):
            return False  # "the judge determined that he had lied": no word of the newspaper's own, and no claim says whose
        if not self._is_quoting():
            return True
        value = stand(finding, frozenset(self.plan.actors))
        return finding.sentence in self.stood or (not self.plan.said and is_licensed(value, finding.quote, self.families.words))

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
        plain = set(self.question.casefold().split()).isdisjoint(negations)
        if tells == VERDICT and not self.stood and plain and any(is_mixed(finding, negations, self._asked_words()) for finding in own):
            return None
        if tells == VERDICT and any(is_hearsay(finding) for finding in own if self._stands_as_fact(finding)):
            return None
        who = frozenset(self.plan.values.get("person", self.plan.actors))
        return lead(tells, told, who, self.families.leads, self._called)

    def _stands_as_fact(self, finding: Finding) -> bool:
        return stand(self._as_it_stands(finding), frozenset(self.plan.actors)) == SAID[0]

    def _asked_words(self) -> list[str]:
        """Beginnings of the question's words of content, and of those for the same."""
        words = self.reading.content((0, len(self.question)), self.families.empty_words)
        return [stem(form) for word in words for form in self.families.alike(word)]

    def _checked(self, first: AnswerStatement | None, kept: Sequence[Told]) -> AnswerStatement | None:
        """The sentence before the others, where all its words come from what it sums up."""
        if first is None:
            return None
        own = [one.finding for one in kept if one.finding.relation == ASKED]
        return first if any(lead_holds(first.text, template, own) for template in self.families.leads.values()) else None

    def _findings(self, sparql: str) -> list[Finding]:
        """What the query finds, where it is near to the matter, best first."""
        values, order = self.plan.values, tuple(self.relations)
        found = narrowing.found(self.store, self.plan.query.name, values, sparql)
        if found and "party" in values and "other" in values:
            found = near(self.names, found, values["party"], values["other"])
        asked = self._asked()
        ordered = in_order(self.store, self.names, self.plan, found, order)
        sentences, elsewhere = without_elsewhere(ordered, partial(is_elsewhere, asked))
        kept, why = look(
            sentences,
            lambda some: self._as_asked(sound(findings(self.store, some, order, self.plan.about, self._rivals()))),
            lambda some: relevant(asked, some, self.names),
            _most,
        )
        sure = without_doubt(self.store, kept)
        self.looked = Looked({hit.sentence for hit in found}, why + elsewhere + Counter(doubtful=len(kept) - len(sure)))
        if said := self.plan.said or self._saying(asked, sure):
            self.stood = standing(self.store, self.reading, self.families, said, sure)
        return [self.stood[one.sentence].cited if one.sentence in self.stood else self._apart(asked, one) for one in sure]

    def _apart(self, asked: Asked, finding: Finding) -> Finding:
        """A sentence that is quoted for what has been done, and only says that it is to come, is told apart."""
        to_come = self._is_quoting() and finding.relation == ASKED and is_yet_to_come(asked, finding)
        return replace(finding, relation=UNDONE) if to_come else finding

    def _saying(self, asked: Asked, quoted: Sequence[Finding]) -> list[str]:
        """Where it is asked whether something is so, the words by which quotations say so that hold all of the question's words."""
        if not self._is_quoting() or not asked.wants_verdict():
            return []
        words = self.reading.content((0, len(self.question)), self.families.empty_words | frozenset(self.families.words["asking"]))
        whole = [one for one in quoted if holds_all(words, one.quote, self.families)]
        return [place for one in whole for place in self.direction.says_so(one)]

    def _is_quoting(self) -> bool:
        """Whether sentences are given as they stand, whatever claim stands for them."""
        return self.plan.family.name in (self.families.fallback.name, self.families.bearing.name)

    def _rivals(self) -> int:
        """Where a sentence was looked at as a whole any of its claims can stand for it."""
        return SEVERAL if self.plan.family.name == self.families.bearing.name else RIVALS

    def _as_asked(self, some: Sequence[Finding]) -> list[Finding]:
        """With how they stand to the question: whether it asks what is to come, and whether they say the contrary."""
        ahead = re.match(rf"(?:{'|'.join(self.families.words['ahead'])})\b", self.question, re.IGNORECASE) is not None
        return [replace(one, ahead=ahead, contrary=self.plan.contrary) for one in some]

    def _asked(self) -> Asked:
        who = voices(self.store, (self.plan.like or self.plan).actors)
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
                yield f"{_NOTHING_BY} {self._called(name)}"

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
