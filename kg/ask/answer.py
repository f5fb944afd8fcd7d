"""A question in, an Answer out (CONTRACT.md, kg ask)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kg.answers import Answer, Coverage
from kg.ask import question as questions
from kg.ask.bearing import bearing
from kg.ask.compared import compared
from kg.ask.completed import completed
from kg.ask.composer import NOTHING_BY, Composer
from kg.ask.coverage import articles, last_day, nothing
from kg.ask.direction import Direction
from kg.ask.doers import is_beside
from kg.ask.families import Families, load
from kg.ask.filling import plans, unfilled
from kg.ask.lead import VERDICT
from kg.ask.leads import leads
from kg.ask.literal import literal
from kg.ask.offices import Offices
from kg.ask.plan import Plan
from kg.ask.recall import recalling
from kg.ask.reread import reread
from kg.ask.severally import namesakes_asked, severally
from kg.ask.signs import told_in_words
from kg.ask.speakers import with_described
from kg.ask.verbatim import Verbatim
from kg.ask.verdict import OPEN
from kg.ask.vocabulary import Names
from kg.ask.whois import described
from kg.query import bind
from kg.query import load as load_query
from kg.sentences import ranked
from kg.store import Store

_TELLS_MOST = 2
_SEVERAL = 2  # actors that are compared


def ask(store: Store, question: str, reader: questions.Extractor) -> Answer:
    """Answer a question from the store. Not answered: `summary` is empty and `coverage.missing` says why.

    Raises NewsgraphError where the question cannot be read (empty), StoreError where the store cannot be.
    """
    reader = recalling(store, reader)
    families, reading = load(), questions.read(question, reader)
    if any(mention.label in ("DATE", "TIME") for mention in reading.extraction.mentions):
        reading = questions.read(question, reader, last_day(store))
    names = Names(store)
    reading = with_described(store, families, reading, names.known(reading), names)
    several = compared(families, reading, lambda of_one: ask(store, of_one, reader))
    if several is not None:
        return several
    answer = _answer(store, families, reading, names)
    people = namesakes_asked(store, families, reading, names)
    each = [_answer(store, families, reading, Names(store, without=others)) for _, others in people]
    return severally(store, families, answer, people, each)


def _answer(store: Store, families: Families, reading: questions.Reading, names: Names) -> Answer:
    """On all whom the names can mean."""

    def compose(plan: Plan) -> Answer:
        return Composer(store, families, plan, names, direction).answer()

    offices = Offices(store)
    direction = Direction(families, reading, names.resolve)
    silent: Answer | None = None
    told: Answer | None = None
    first: Plan | None = None
    in_turn = _in_turn(store, families, direction, names, offices)
    for plan in in_turn:
        is_own = families.is_kind(plan.family.name)
        first = first or (plan if is_own else None)
        if told is not None and is_own:
            continue  # nothing wider than what was found
        answer = compose(plan)
        if answer.answered and told is None:
            asked = first or unfilled(families, reading, names.resolve, offices)
            if asked is None or _is_whole(answer, asked) or (not is_own and asked.family.tells != VERDICT):
                return completed(families, answer, asked, direction, names, in_turn, compose)
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
    answer = Composer(store, families, plan, names, direction).answer()
    coverage = replace(answer.coverage, missing=silence.coverage.missing)
    return replace(answer, coverage=coverage, family=silence.family) if answer.related else silence


def _in_turn(store: Store, families: Families, direction: Direction, names: Names, offices: Offices) -> Iterator[Plan]:
    """Every plan that is worth trying: those of the kind of question that was understood; what says the question word for word of its tree;
    sentences that bear on all of it; where no kind was understood, sentences that hold its words."""
    reading = direction.reading
    first: Plan | None = None
    by_rank: Plan | None = None
    in_words = list(told_in_words(store, families, reading, names, unfilled(families, reading, names.resolve, offices)))
    yield from (plan for plan in in_words if plan.speaker)
    for plan in plans(families, reading, names.resolve, offices, partial(ranked, store)):
        if plan.family.name == families.fallback.name:
            by_rank = plan
        elif first is None or plan.family.name in (first.family.name, first.family.then):
            first = first or plan
            if not is_beside(reading, plan, names.resolve):
                yield plan
        else:
            break  # the question was understood, and the graph does not hold the answer: anything else would be padding
    yield from (plan for plan in in_words if not plan.speaker)
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
        return _tells(told) == _TELLS_MOST
    return len(plan.each) < _SEVERAL or not any(missing.startswith(NOTHING_BY) for missing in told.coverage.missing)


def _tells(answer: Answer) -> int:
    """How much its verdict tells: nothing, that it is only spoken of, or more."""
    return 0 if answer.verdict is None else 1 if answer.verdict == OPEN else _TELLS_MOST


def _is_wholer(answer: Answer, told: Answer) -> bool:
    """Whether it says what another one lacks."""
    if _tells(answer) > _tells(told):
        return True
    return told.family == "compare" and len(answer.citations) > len(told.citations)


def _at_a_loss(store: Store, question: str, understood: Plan | None) -> Answer:
    """No plan can be run; the query that was run is the one for the articles there are."""
    why = f"the question names nobody and nothing that is known here; there are {articles(store)}"
    missing = why if understood is None or not understood.about else nothing(store, understood)
    family = None if understood is None else understood.family.name
    return Answer(question, bind(load_query("articles"), {}), False, (), (), (), Coverage(0, 0, (missing,)), family=family)
