"""Does it say yes to what is nearly so? Yes/no questions made from the sentences of real articles, right ones and near misses of each.

    python -m benchmarks.nearmisses ../shared [--errors] [--articles 60] [--out benchmarks/nearmisses.json]

From every deed that the reader sees in a sentence of the kind "ACTOR VERB OBJECT" (both named or told there, the verb active) the question
"Did ACTOR VERB OBJECT?" is made in the words of the sentence. Of deeds that the newspaper tells as done the answer is to be yes; of what is
told by somebody else only that it is reported; of what is planned, possible or not done it is not to be yes. From each deed that is done,
near misses are made by exchanging one thing: the two sides, who does it (another name of the article), to what, the verb (one of another
type of deed), the number, the day, the place, and by asking whether it was refused. A near miss is left out where the articles have a
sentence that may say so: one that holds the stem of its verb and a word of both sides, other than the sentence it is made from.

Nobody has read the questions: some deeds are misread, and some near misses are true in the same sentence ("Did Paris sign it?" beside
"France signed it in Paris"). The figures tell whether a change makes answers better or worse, and where to read. The last line is JSON.
"""

from __future__ import annotations

import argparse
import calendar
import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from benchmarks.relating import FILES
from kg import nlp
from kg.ask import ask
from kg.ask.families import load
from kg.model import Article, Claim, Event, Extraction
from kg.pipeline import Reader, build
from kg.read import read_source
from kg.store import open_store

SEED = 20611
OF_A_STORE = 10
YES = frozenset({"fact", "reported", "disputed"})  # verdicts that somebody says it to be so
NO = frozenset({"denied"})
_DONE = frozenset({"fact", "disputed"})
_NOUNS = ("NOUN", "PROPN")
_FAR = ("Bolivia", "Laos", "Malawi")
_LONGEST, _LENGTHS = 9, range(800, 6000)  # words of an object; characters of an article
_NUMBER = re.compile(r"(?<![\w.,-])(?!(?:19|20)\d\d\b)\d[\d,]*\b(?![\w.-])|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
_MONTHS = tuple(calendar.month_name)[1:]
_SUBJECT, _OBJECT, _OBLIQUE = ("nsubj",), ("obj",), ("obl",)


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed in the words of its sentence: `subject`, `verb` (lemma) and `object`; `who` is the entity that does it."""

    article: int
    sentence: str
    type: str
    subject: str
    who: str | None
    verb: str
    object: str
    whom: str | None
    status: str  # "done", or why it is not to be answered with yes
    preposition: str  # before the object; empty where there is none
    beside: frozenset[str]  # entities that are named in the sentence as part of something else
    place: str | None = None
    month: tuple[int, int] | None = None  # year and month


@dataclass(frozen=True, slots=True)
class Question:
    """`wrong`: the verdicts that are wrong; `right`: those that are right, where it is to be answered."""

    kind: str
    text: str
    made_from: str
    wrong: frozenset[str]
    right: frozenset[str] = frozenset()


def main(argv: Sequence[str] | None = None) -> None:
    """Draw articles, make the questions, ask them, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder with corpora/news")
    parser.add_argument("--articles", type=int, default=60, help=f"how many are drawn, in stores of {OF_A_STORE}")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--errors", action="store_true", help="show what went wrong")
    parser.add_argument("--out", type=Path, help="file for the figures")
    args = parser.parse_args(argv)
    chance, reader = random.Random(args.seed), Reader()
    drawn = chance.sample(rows(args.shared / "corpora" / "news"), args.articles)
    asked, failed = Counter[str](), Counter[str]()
    for at in range(0, len(drawn), OF_A_STORE):
        for question, verdict in answered(drawn[at : at + OF_A_STORE], reader, chance):
            is_wrong = verdict in question.wrong or (bool(question.right) and verdict not in question.right)
            asked[question.kind] += 1
            failed[question.kind] += is_wrong
            if args.errors and is_wrong:
                print(f"{question.kind:16} {verdict!s:9} {question.text}\n{'':27}{question.made_from}", flush=True)
    figures = {kind: {"questions": asked[kind], "wrong": failed[kind]} for kind in sorted(asked)}
    print("\n".join(f"{kind:18} {one['wrong']:5} of {one['questions']:5}" for kind, one in figures.items()))
    if args.out:
        args.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))


def rows(news: Path) -> list[dict[str, Any]]:
    """The articles that may be drawn, as they stand in their files."""
    lines = [json.loads(line) for name in FILES for line in (news / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [{**line, "url": f"https://news.example/{line['id']}"} for line in lines if len(line["text"]) in _LENGTHS]


def answered(drawn: Sequence[dict[str, Any]], reader: Reader, chance: random.Random) -> Iterator[tuple[Question, str | None]]:
    """Each question that is made from these articles, and the verdict on it in a store of them."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "news.jsonl"
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in drawn), encoding="utf-8")
        made = [one for one in reader.extract(a for a in read_source(source) if isinstance(a, Article)) if isinstance(one, Extraction)]
        with open_store(Path(folder) / "store") as store:
            build(store, [source], reader)
            for question in questions(made, chance):
                yield question, ask(store, question.text, reader).verdict


def questions(made: Sequence[Extraction], chance: random.Random) -> Iterator[Question]:
    """Of each deed the question itself, and of those that are done the near misses."""
    pipeline = nlp.load()
    found = [deed for at, one in enumerate(made) for deed in deeds(one, at, pipeline)]
    said = [one.article.text[s.span.start : s.span.end] for one in made for s in one.sentences]
    seen = set[str]()
    for deed in found:
        for question in (plain(deed), *(misses(deed, found, names(made[deed.article]), said, chance) if deed.status == "done" else ())):
            if question.text not in seen:
                seen.add(question.text)
                yield question


def plain(deed: Deed) -> Question:
    """The deed itself."""
    text = f"Did {deed.subject} {deed.verb} {deed.object}?"
    if deed.status == "done":
        return Question("as written", text, deed.sentence, NO, _DONE)
    if deed.status == "told by another":
        return Question("told by another", text, deed.sentence, frozenset({"fact"}) | NO)
    return Question(deed.status, text, deed.sentence, YES)


def misses(deed: Deed, found: Sequence[Deed], known: dict[str, str], said: Sequence[str], chance: random.Random) -> Iterator[Question]:
    """The near misses of one deed that no other sentence may say."""
    end = f"{deed.verb} {deed.object}"
    yield Question("refused", f"Did {deed.subject} refuse to {end}?", deed.sentence, YES | NO)
    if deed.whom and not deed.preposition:
        yield from _if_new("sides exchanged", (deed.object, deed.verb, deed.subject), deed, said)
    if others := [name for iri, name in known.items() if iri not in (deed.who, deed.whom) and name not in deed.sentence]:
        yield from _if_new("another actor", (chance.choice(others), deed.verb, deed.object), deed, said)
    if inside := [name for iri, name in known.items() if iri in deed.beside - {deed.who, deed.whom} and name not in deed.subject]:
        yield from _if_new("actor named beside", (chance.choice(inside), deed.verb, deed.object), deed, said)
    beside = [one for one in found if one.article == deed.article and one.sentence != deed.sentence]
    if objects := [one.object for one in beside if one.preposition == deed.preposition and _last(one.object) not in deed.sentence]:
        yield from _if_new("another object", (deed.subject, deed.verb, chance.choice(objects)), deed, said)
    alike = load().alike(deed.verb)
    if verbs := sorted(
        {
            one.verb
            for one in found
            if one.type != deed.type and one.preposition == deed.preposition and one.verb not in alike and one.verb[:4] not in deed.sentence
        }
    ):
        yield from _if_new("another verb", (deed.subject, chance.choice(verbs), deed.object), deed, said)
    if (number := _NUMBER.search(deed.object)) is not None:
        other = deed.object[: number.start()] + f"{_more(number[0], chance):,}" + deed.object[number.end() :]
        yield from _if_new("another number", (deed.subject, deed.verb, other), deed, said)
    if deed.month is not None:
        year, month = deed.month
        yield Question("with its month", f"Did {deed.subject} {end} in {_MONTHS[month - 1]} {year}?", deed.sentence, NO, _DONE)
        other = _MONTHS[(month - 1 + chance.randint(1, 11)) % 12]
        yield Question("another month", f"Did {deed.subject} {end} in {other} {year - 2}?", deed.sentence, YES | NO)
    if deed.place is not None:
        yield Question("with its place", f"Did {deed.subject} {end} in {deed.place}?", deed.sentence, NO, _DONE)
        yield Question("another place", f"Did {deed.subject} {end} in {chance.choice(_FAR)}?", deed.sentence, YES | NO)


def _last(words: str) -> str:
    return words.split()[-1]


def _if_new(kind: str, words: tuple[str, str, str], deed: Deed, said: Iterable[str]) -> Iterator[Question]:
    """The question of subject, verb and object, if no sentence but the deed's own holds a word of each."""
    stems = [_last(words[0]), words[1][:4], _last(words[2])]
    if not any(all(stem in sentence for stem in stems) for sentence in said if sentence != deed.sentence):
        yield Question(kind, "Did {} {} {}?".format(*words), deed.sentence, YES | NO)


def names(one: Extraction) -> dict[str, str]:
    """Those who are named in an article and can do something, by the first name that each has in it."""
    acting = {entity.iri for entity in one.entities if entity.kind in ("Person", "Organisation", "Place")}
    told = [(m.entity, one.article.text[m.span.start : m.span.end]) for m in one.mentions if m.form == "name" and m.entity in acting]
    return {iri: name for iri, name in reversed(told) if iri is not None}


def deeds(one: Extraction, at: int, pipeline: Language) -> Iterator[Deed]:
    """The deeds of an article that can be put as a question in the words of their sentence."""
    claims = defaultdict[str, list[Claim]](list)
    for claim in one.claims:
        claims[claim.event].append(claim)
    for event in one.events:
        place = one.sentences[event.sentence].span
        sentence = one.article.text[place.start : place.end]
        tree = nlp.trees(pipeline, sentence)
        verb = next((token for token in tree if place.start + token.idx == event.trigger.start and token.pos_ == "VERB"), None)
        status = _status(claims[event.id], one)
        if verb is None or status is None or sum(token.lemma_ == verb.lemma_ for token in tree) > 1:
            continue
        subject, object_ = _phrase(verb, _SUBJECT), _phrase(verb, _OBJECT) or _phrase(verb, _OBLIQUE)
        if subject is None or object_ is None or verb.i < subject.end or object_.start < verb.i or sentence.isupper():
            continue
        who, whom = (_entity(one, event, side, place.start) for side in (subject, object_))
        spoken = subject.text[0].lower() + subject.text[1:] if subject[0].pos_ in ("DET", "NUM", "ADJ") else subject.text
        particle = "".join(f" {child.text}" for child in verb.children if child.dep_ in ("compound:prt", "prt"))
        yield Deed(
            at, " ".join(sentence.split()), event.type, spoken, who, verb.lemma_ + particle, object_.text, whom, status,
            object_[0].lower_ if object_[0].pos_ == "ADP" else "", frozenset(_beside(one, tree, place.start)),
            next((one.article.text[m.span.start : m.span.end] for m in one.mentions if m.id in event.places and m.form == "name"), None),
            _month(event, object_, place.start),
        )  # fmt: skip


def _status(claims: Sequence[Claim], one: Extraction) -> str | None:
    """How a deed stands by its one claim; None where there are several, or it is told under a condition."""
    if len(claims) != 1 or claims[0].factuality.conditional or claims[0].factuality.certainty == "unknown":
        return None
    [claim] = claims
    told = claim.factuality
    if told.polarity == "negative":
        return "not done"
    if told.certainty != "certain":
        return "only possible"
    if told.tense == "future":
        return "only planned"
    return ("done" if claim.source == one.publisher.iri else "told by another") if told.tense == "past" else None


def _phrase(verb: Token, roles: Sequence[str]) -> Span | None:
    """What stands in a role of the verb, with what belongs to it, without what is told of it; None where it is no noun or too long."""
    head = next(
        (child for child in verb.children if child.dep_ in roles and child.pos_ in _NOUNS and child.ent_type_ not in ("DATE", "TIME")), None
    )
    if head is None:
        return None
    if any(child.dep_ == "conj" for child in head.children):
        return _plain(head.doc[head.left_edge.i : head.right_edge.i + 1])
    end = max((child.i for child in head.children if child.dep_ in ("flat", "compound", "nummod") and child.i > head.i), default=head.i)
    for child in head.children:  # "of the bank"
        if child.dep_ in ("nmod", "prep") and child.i > end and child.doc[end + 1].lower_ in ("of", "to", "against", "with"):
            end = max(token.i for token in child.subtree if token.dep_ not in ("punct", "acl", "acl:relcl", "conj", "cc"))
            break
    return _plain(verb.doc[head.left_edge.i : end + 1])


def _plain(phrase: Span) -> Span | None:
    """A phrase that can stand in a question."""
    return phrase if len(phrase) <= _LONGEST and not any(token.text in ',;:"“”()' for token in phrase) else None


def _entity(one: Extraction, event: Event, phrase: Span, start: int) -> str | None:
    """Who of those that do it, or have it done to them, is named in the phrase."""
    sides = {*event.actors, *event.recipients}
    stretch = range(start + phrase.start_char, start + phrase.end_char)
    return next((m.entity for m in one.mentions if m.id in sides and m.form == "name" and m.span.start in stretch), None)


def _beside(one: Extraction, tree: Doc, start: int) -> Iterator[str]:
    """Who is named in a sentence behind a preposition, as an owner or as an object."""
    for mention in one.mentions:
        span = tree.char_span(mention.span.start - start, mention.span.end - start) if mention.span.start >= start else None
        if mention.form == "name" and mention.entity and span is not None and span.root.dep_ in ("nmod", "nmod:poss", "obl", "obj"):
            yield mention.entity


def _month(event: Event, phrase: Span, start: int) -> tuple[int, int] | None:
    """Year and month of an event, where it has a day or a month that is not told in the phrase itself."""
    time = event.time
    if time is None or time.granularity not in ("day", "month") or phrase.start_char <= time.span.start - start < phrase.end_char:
        return None
    return time.start.year, time.start.month


def _more(number: str, chance: random.Random) -> int:
    """Another number, larger by far, so that "more than" makes it no less wrong."""
    told = number.replace(",", "")
    return (int(told) if told.isdigit() else 10) * chance.randint(3, 9) + 7


if __name__ == "__main__":
    main(sys.argv[1:])
