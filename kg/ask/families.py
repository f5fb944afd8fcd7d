"""Kinds of questions, read from `queries/families.toml`: patterns over the question's words, and how slots fill a query's parameters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.errors import DataError
from kg.lexicon import synonyms
from kg.resources import data_path

FILE = "families.toml"
_POLAR = re.compile(r"(?:did|do|does|has|have|had|is|are|was|were|will|would|can|could)\b", re.IGNORECASE)
_REMEMBERED = 64  # questions


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of question: `query` names the .rq, `params` says what fills each of its parameters (alternatives, best first).

    `in_rows` tells the answer in the order of the query's rows instead of the best first. `words` is a slot whose words a sentence must
    hold (those that are no name and no event), `by_words` the query to run where that is all the slot gives,
    `needs` what of parameters and words must be given at least, `names_all` that a sentence must name all that the question names;
    `told` of which sentences ("all", or "deeds": nobody speaks in them) some of several things may have been told before;
    `then` the kind that is tried where this one finds nothing.
    `strict`: all that the question names must take part in the claim's event; `asks`: what a sentence must hold to be an answer ("day",
    "place", "number"); `tells`: what stands before the sentences ("verdict", "sources");
    `context`: what it is about may stand before a sentence that answers; `says`: a slot with a verb that a sentence must hold;
    `each`: of several actors, what is asked of each by himself; `signs`: the words by which sentences tell it (`[signs]`);
    `least`: with how many words at least they count; `own`: what other states and organisations say of the asked actor is no answer.
    """

    name: str
    query: str
    sought: str
    patterns: tuple[re.Pattern[str], ...] = ()
    members: str | None = None
    params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_rows: bool = False
    words: str | None = None
    by_words: str | None = None
    needs: tuple[str, ...] = ()
    names_all: bool = False
    told: str | None = None
    then: str | None = None
    strict: bool = False
    asks: str | None = None
    tells: str | None = None
    own: bool = False
    context: bool = False
    says: str | None = None
    least: int = 1
    each: str | None = None
    signs: str | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """Words by which a sentence tells something: one of `says` and one of `beside`, where there are any, and none of `but` at the place
    where it says so; `whose`: the word before which those are named whose it is."""

    says: re.Pattern[str]
    beside: re.Pattern[str] | None = None
    but: re.Pattern[str] | None = None
    whose: re.Pattern[str] | None = None

    def is_in(self, text: str) -> bool:
        """Whether a sentence tells it."""
        hits = (hit for hit in self.says.finditer(text) if self.but is None or not self.but.match(text, hit.start()))
        return any(True for _ in hits) and (self.beside is None or self.beside.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation whose members some words mean."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Families:
    """The whole file: the kinds in order, what to do where none fits, the words for relations, and word lists."""

    kinds: tuple[Family, ...]
    aligned: Family  # for claims on what the question was found to say (kg.ask.reread)
    fallback: Family
    described: Family  # for sentences that say who somebody is (kg.ask.whois)
    bearing: Family  # for sentences that bear on all of a question (kg.ask.bearing)
    near: Family  # for sentences that are shown as leads where nothing answers (kg.ask.leads)
    bears: Mapping[str, tuple[str, ...]]  # how such sentences answer -> kinds of questions
    completes: Mapping[str, tuple[str, ...]]  # kind of question -> ways of looking for more that says it (kg.ask.completed)
    standing_for: tuple[tuple[str, ...], ...]  # sets of nouns of which one stands for what another has told before
    directed: frozenset[str]  # kinds of questions for what somebody does to somebody
    relations: Mapping[str, tuple[str, ...]]  # in the order in which they are told; the words, and those for several
    member_words: frozenset[str]
    empty_words: frozenset[str]
    with_article: frozenset[str]
    groups: Mapping[str, Group]
    leads: Mapping[str, str]  # sentences before an answer, by what they tell
    words: Mapping[str, tuple[str, ...]]  # all word lists
    meets: Mapping[str, tuple[str, ...]]  # kind of question -> checks of kg.ask.meets
    unused: Mapping[str, str]  # why a sentence is not used -> in words
    acts: tuple[re.Pattern[str], ...]  # sets of verbs of which any means the same act
    contrary: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]  # words of which one says the contrary of the other
    signs: Mapping[str, Sign] = field(default_factory=dict)
    rewrites: tuple[tuple[re.Pattern[str], str], ...] = ()  # what a question is read as
    synonyms: synonyms.Synonyms = field(default_factory=synonyms.load)
    verb_forms: frozenset[str] = frozenset()  # those that do not begin like their verb
    fitting: dict[str, tuple[Match, ...]] = field(default_factory=dict, compare=False)  # what questions were found to be, for a while

    def is_kind(self, name: str) -> bool:
        """Whether it is a kind of question, and not a way to answer any."""
        return name not in (self.aligned.name, *self.quoting)

    @property
    def quoting(self) -> tuple[str, ...]:
        """Names of the ways that give sentences as they stand."""
        return self.fallback.name, self.described.name, self.bearing.name, self.near.name

    def asking(self, question: str) -> frozenset[str]:
        """Words that only say what kind of question it is; who asks whether somebody commented asks for just that."""
        words = frozenset(self.words["asking"])
        return words - frozenset(self.words["asked_verbs"]) if _POLAR.match(question) else words

    def alike(self, word: str) -> tuple[str, ...]:
        """The word and those that news uses for the same thing."""
        return self.synonyms.same(word)

    def speaking_of(self, word: str) -> tuple[str, ...]:
        """The word, or its beginning, and those of wider things: "weapon" for "missiles"."""
        return self.synonyms.speaking_of(word)


@dataclass(frozen=True, slots=True)
class Match:
    """A question that fits a kind: each slot with its offsets in the question."""

    family: Family
    slots: Mapping[str, tuple[int, int]]


def matches(families: Families, question: str) -> Iterator[Match]:
    """The kinds that the question's words fit, in the order of the file; a kind comes once for each of its patterns that fits."""
    if question not in families.fitting:
        if len(families.fitting) >= _REMEMBERED:
            families.fitting.clear()
        families.fitting[question] = tuple(_matches(families, question))
    return iter(families.fitting[question])


def _matches(families: Families, question: str) -> Iterator[Match]:
    plain, places = _plain(families, question)
    for family in families.kinds:
        for pattern in family.patterns:
            if hit := pattern.search(plain):
                spans = {name: hit.span(name) for name in pattern.groupindex if hit[name] is not None}
                yield Match(family, {name: (places[start], places[end]) for name, (start, end) in spans.items()})


def _plain(families: Families, question: str) -> tuple[str, Sequence[int]]:
    """The question in the words that it is known by, and for each place of it the one in the question itself."""
    places = list(range(len(question) + 1))
    for pattern, words in families.rewrites:
        if hit := pattern.search(question):
            start, end = hit.span()
            question = question[:start] + words + question[end:]
            places = [*places[:start], *[places[start]] * len(words), *places[end:]]
    return question, places


@cache
def load() -> Families:
    """Read the file once. Raises DataError that names the entry at fault."""
    try:
        data = tomllib.loads(data_path("queries", FILE).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"queries/{FILE}: {error}") from error
    try:
        return Families(
            kinds=tuple(_family(entry, data["polite"]) for entry in data["family"]),
            aligned=_family(data["aligned"], ""),
            fallback=_family(data["fallback"], ""),
            described=_family(data["described"], ""),
            bearing=_family(data["bearing"], ""),
            near=_family(data["near"], ""),
            bears={how: tuple(kinds) for how, kinds in data["bears"].items()},
            completes={kind: tuple(ways) for kind, ways in data["completes"].items()},
            standing_for=tuple(map(tuple, data["standing_for"]["nouns"])),
            directed=frozenset(data["directed"]["kinds"]),
            relations={name: tuple(words) for name, words in data["relations"].items()},
            member_words=frozenset(data["words"]["members"]),
            empty_words=frozenset(data["words"]["empty"]),
            with_article=frozenset(data["words"]["with_article"]),
            groups={word: Group(**group) for word, group in data["groups"].items()},
            leads=dict(data["leads"]),
            words={name: tuple(words) for name, words in data["words"].items()},
            meets={name: tuple(checks) for name, checks in data["meets"].items()},
            unused=dict(data["unused"]),
            acts=tuple(re.compile(rf"\b(?:{some})") for some in data["acts"]["verbs"]),
            contrary=tuple(map(_pair, data["contrary"]["pairs"])),
            signs={name: Sign(**{part: _any(words) for part, words in parts.items()}) for name, parts in data["signs"].items()},
            rewrites=tuple((re.compile(pattern, re.IGNORECASE), words) for pattern, words in data["rewrites"]),
            synonyms=synonyms.load(),
            verb_forms=frozenset(form for verb in synonyms.load().forms for form in verb),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DataError(f"queries/{FILE}: lacks or misspells {error}") from error


def _pair(words: list[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two beginnings of words, each given as alternatives with `|`."""
    this, other = (re.compile(rf"\b(?:{some})") for some in words)
    return this, other


def _any(words: Sequence[str]) -> re.Pattern[str]:
    """One of some words or expressions."""
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def stem(word: str) -> str:
    """Enough of a word to find its other forms as part of a sentence's words, lower case."""
    word = word.casefold()
    return re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 4 else word


def _family(entry: Mapping[str, Any], polite: str) -> Family:
    """`polite`: what may stand before a question that a pattern begins with."""
    try:
        patterns = tuple(re.compile(re.sub(r"^\^", lambda _: f"^{polite}", text), re.IGNORECASE) for text in entry.get("patterns", ()))
    except re.error as error:
        raise DataError(f"queries/{FILE}: family {entry.get('name')!r}: {error}") from error
    return Family(
        name=entry["name"],
        query=entry["query"],
        sought=entry["sought"],
        patterns=patterns,
        members=entry.get("members"),
        params={name: tuple(values) for name, values in entry.get("params", {}).items()},
        in_rows=entry.get("order") == "rows",
        words=entry.get("words"),
        by_words=entry.get("by_words"),
        needs=tuple(entry.get("needs", ())),
        names_all=bool(entry.get("names_all")),
        told=entry.get("told"),
        then=entry.get("then"),
        strict=bool(entry.get("strict")),
        asks=entry.get("asks"),
        tells=entry.get("tells"),
        own=bool(entry.get("own")),
        context=bool(entry.get("context")),
        says=entry.get("says"),
        least=int(entry.get("least", 1)),
        each=entry.get("each"),
        signs=entry.get("signs"),
    )
