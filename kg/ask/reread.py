"""Where no claim answers: sentences that name what the question names are read again, and those whose tree says what it asks are quoted.

The claims of a graph are what its lexicon knows to look for; a question may be about anything else that a sentence says. Here the question
is laid over sentences as they stand (`kg.extract.question.alignment`); what the graph knows of them, who "he" is above all, is used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kg.ask.families import Families, matches
from kg.ask.findings import ask, offsets
from kg.ask.lead import SOURCES, VERDICT
from kg.ask.passages import FIRST, REACH, place
from kg.ask.plan import MATTER, Plan
from kg.ask.question import Reading
from kg.ask.vocabulary import Names
from kg.lexicon.synonyms import load as synonyms
from kg.model import TimeExpression
from kg.query import load
from kg.sentences import matching, sentences_of
from kg.store import Store

if TYPE_CHECKING:  # the parts of the language pipeline take a second to load: only who has a reader that can do this does so
    from kg.extract.question.questions import Before, Mention, Pattern

NOTE = "no claim was found that answers: these are sentences that say it in other words than the graph's"
_SPEAKS = frozenset({"speak", "talk"})
_ANEW = re.compile(r"\b(?:an?|another|second|third)\s+(?:[\w-]+\s+){0,2}?([\w-]+)", re.IGNORECASE)  # what is spoken of for the first time
_READ = 25  # sentences that are read again at most: about an eighth of a second


@runtime_checkable
class Aligner(Protocol):
    """A reader that can lay a question over sentences (`kg.pipeline.Reader`)."""

    def pattern(
        self, question: str, mentions: Sequence[Mention], dates: Sequence[tuple[int, int]], empty: Collection[str]
    ) -> Pattern | None: ...

    def said(self, sentences: Sequence[tuple[str, Sequence[Mention], Before]], wanted: Pattern) -> list[list[tuple[int, int]]]: ...


def reread(store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> Iterator[Plan]:
    """Plans for what says the question, best first: the claims that rest on just the words that say it, then the sentences, as quotations.

    `silent` is the plan that was understood and found nothing. None where no sentence says it, the question has no predicate of its own, or
    the reader only extracts.
    """
    if not isinstance(reading.reader, Aligner):
        return
    clause = _reported(families, reading)
    first = _pattern(reading.reader, reading, names, families.empty_words, clause or (0, len(reading.text)))
    tried = ((one, _that_say(one, _candidates(store, one), store, reading.reader, names)) for one in _ways(first))
    wanted, found = next(((one, there) for one, there in tried if there), (None, {}))
    if wanted is None:
        return
    claims = families.aligned if silent is None else replace(families.aligned, sought=silent.sought)
    quotes = families.fallback if silent is None else replace(families.fallback, sought=silent.sought)
    triggers = [f"{iri.partition('#')[0]}#offset_{start}_{end}" for iri, spans in found.items() for start, end in spans]
    about, period = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named)), period_of(reading)
    is_contrary = first is not None and wanted.predicate in synonyms().contrary.get(first.predicate, ())
    tells = SOURCES if clause else VERDICT if wanted.is_polar else None
    for family, name, values in (
        (replace(claims, tells=tells), "trigger", triggers),
        (replace(quotes, names_all=False), "sentence", [*found]),
    ):
        words = tuple(triggers) if tells == VERDICT and family.tells is None else ()
        plan = Plan(family, load(family.query), {name: values}, family.sought, about=about, notes=(NOTE,), period=period, said=words)
        speaker = silent.actors if silent is not None and silent.family.asks == "words" else ()
        shown = frozenset(found) if wanted.asked is not None and wanted.asked[1] == "reason" else frozenset[str]()
        yield replace(plan, contrary=is_contrary, speaker=speaker, shown=shown)


def _ways(wanted: Pattern | None) -> Iterator[Pattern]:
    """What sentences may say: just what is asked; what is planned or refused in it; and that it is not so."""
    if wanted is None:
        return
    yield wanted
    if wanted.attached is not None:
        yield wanted.attached
    if wanted.instead is not None:
        yield wanted.instead
    if wanted.is_polar and (contrary := synonyms().contrary.get(wanted.predicate)):
        yield replace(wanted, predicate=contrary[0], others=contrary[1:])


def _reported(families: Families, reading: Reading) -> tuple[int, int] | None:
    """Where the question is who says something: the clause that they say."""
    first = next(matches(families, reading.text), None)
    return first.slots.get(MATTER) if first is not None and first.family.tells == SOURCES else None


def _pattern(aligner: Aligner, reading: Reading, names: Names, empty: Collection[str], part: tuple[int, int]) -> Pattern | None:
    """The pattern of a part of the question, which is read by itself."""
    from kg.extract.question.questions import Mention

    start, end = part
    inside = [n for n in reading.named if start <= n.start and n.end <= end]
    mentions = [Mention(n.start - start, n.end - start, frozenset(names.resolve(n)), n.entity.kind) for n in inside]
    dates = [(time.span.start - start, time.span.end - start) for time in _times(reading)]
    return aligner.pattern(reading.text[start:end], mentions, dates, empty)


def _candidates(store: Store, wanted: Pattern) -> list[tuple[str, str]]:
    """Sentences (IRI, text) that hold the predicate or a word that says it, and name everybody, or whose articles do; those with the most
    other words first."""
    from kg.extract.question.alignment import wordings

    known = synonyms()
    predicate = wordings(wanted) | known.undergone.get(wanted.predicate, frozenset()) | {f"{wanted.predicate[:-1]}*"}
    if wanted.predicate not in _SPEAKS | known.of("say"):  # of all that is said too much would be read
        predicate |= {" ".join((form, *rest)) for first, *rest in map(str.split, predicate) for form in known.forms_of(first)}
    others = sorted({said for word in wanted.words for said in known.of(word)})
    everybody = [who for part in wanted.parts for who in part.entities]
    named = matching(store, sorted(predicate), others, everybody)
    if len(named) >= _READ or not everybody:
        return named[:_READ]  # no more are read; and the search in articles takes long, where all hold the word
    some = matching(store, sorted(predicate), others, everybody, somewhere=True)
    return list(dict.fromkeys([*named, *some]))


def _that_say(
    wanted: Pattern, candidates: Sequence[tuple[str, str]], store: Store, aligner: Aligner, names: Names
) -> dict[str, list[tuple[int, int]]]:
    """Sentences that say what is wanted, with the words that do (offsets in the article)."""
    groups = [who for part in wanted.parts for who in part.entities]
    places: dict[frozenset[str], Places] = {who: names.part(sorted(who)).places for who in groups}
    near = [(iri, text) for iri, text in candidates if all(_is_near(iri, places[who]) for who in groups)][:_READ]
    if not near:
        return {}
    mentions, texts = mentions_of(store, [iri for iri, _ in near]), _texts(store, {place(iri)[0] for iri, _ in near})
    given = [(text, mentions[iri], _before(iri, places, texts)) for iri, text in near]
    said = aligner.said(given, wanted)
    return {iri: [(place(iri)[1] + a, place(iri)[1] + b) for a, b in spans] for (iri, _), spans in zip(near, said, strict=True) if spans}


Places = Mapping[str, Sequence[int]]  # article -> where the sentences begin


def _is_near(sentence: str, places: Places) -> bool:
    """Whether one of the places is the sentence, stands shortly before it, or at the head of its article."""
    article, begin = place(sentence)
    return any(other == begin or _is_told(other, begin) for other in places.get(article, ()))


def _is_told(other: int, begin: int) -> bool:
    return 0 < begin - other <= REACH or other <= min(FIRST, begin - 1)


def _texts(store: Store, articles: Collection[str]) -> Mapping[str, list[tuple[int, str]]]:
    """Article -> where each sentence begins, and its text."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for article in articles:
        found[article] = [(place(iri)[1], text) for iri, text in sentences_of(store, article)]
    return found


def _before(sentence: str, places: Mapping[frozenset[str], Places], texts: Mapping[str, list[tuple[int, str]]]) -> Before:
    from kg.extract.question.questions import Before

    article, begin = place(sentence)
    told = [(other, text) for other, text in texts.get(article, ()) if _is_told(other, begin)]
    last = max((one for one in told if one[0] < begin), default=(-1, ""))
    named = {who: [other for other in at.get(article, ()) if _is_told(other, begin)] for who, at in places.items()}
    return Before(
        frozenset[str]().union(*(who for who, at in named.items() if at)),
        _words(text for _, text in told),
        frozenset[str]().union(*(who for who, at in named.items() if last[0] in at)),
        _words([last[1]]),
        tuple((_words([text]), frozenset(hit[1].casefold() for hit in _ANEW.finditer(text))) for other, text in told if other < begin),
    )


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", " ".join(texts).casefold()))


def mentions_of(store: Store, sentences: Sequence[str]) -> dict[str, list[Mention]]:
    """Who stands where in each sentence (offsets in it)."""
    from kg.extract.question.questions import Mention

    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for row in ask(store, "sentence-entities", sentence=sentences):
        iri = row["sentence"].value
        start = place(iri)[1]
        begin, end = offsets(row["mention"].value)
        one = Mention(begin - start, end - start, frozenset({row["entity"].value}), row["kind"].value, row["form"].value == "pronoun")
        found[iri].append(one)
    for some in found.values():
        some.sort(key=lambda one: (one.start, one.end))
    return found


def _times(reading: Reading) -> list[TimeExpression]:
    """The times that the question names with their year or from today; a "March 8" of any year is no more than words."""
    return [time for time in reading.extraction.times if _has_year(reading.text[time.span.start : time.span.end])]


def _has_year(words: str) -> bool:
    return re.search(r"\d{4}", words) is not None or not any(sign.isdigit() for sign in words)


def period_of(reading: Reading) -> tuple[str, str] | None:
    """The first and the last day that the question names with their year, if any."""
    times = _times(reading)
    if not times:
        return None
    return min(t.start for t in times).isoformat(), max(t.end for t in times).isoformat()
