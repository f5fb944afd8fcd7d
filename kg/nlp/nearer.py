"""What belongs to the nearer, or to the farther, of two words, where the network took the other.

- "The minister resigned when protesters entered the ministry and attacked two guards" has the protesters attack. The network has the
  minister attack them; behind a clause that tells when, without a comma, harm is what that clause goes on to tell of.
- "Costa Rica is the only country within the union that has not signed": of the only one, or the first, a clause with "that" tells.
- "The decision last year to send troops": the year is the decision's.
- "Hours after 14 soldiers were killed, the president said they would stay": when he said it is nothing that he said.
- "Opened fire on protesters trying to enter": they tried, unless they are spoken of behind it ("trying to disperse them").
- "Killed an Indian Wednesday": no day has "an" before an adjective.
- "Conceded to demands that judges decide": what was demanded, not what was conceded.
- "Blamed the killing of two men on rebels": rebels are blamed, and nobody was killed on them.
- "To help them reform the police and to support peace": who helps supports, for what is done behind "help" has no "to".
- "Democrat Barack Roe and Republican Ann Lind": a word for what somebody is stands before the name, and is nobody else.
- "Shows support for the war is falling": no subject begins with "for"; it is the support that falls.
- "A man claiming to be a priest who had lost his way": he claims that he is such a priest.
- "Repatriated 15 Cubans found standing on a bridge": they were found, and found nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import Word

DATA = Path(__file__).resolve().parent / "data" / "nearer.json"
OPENING = {(word, relation) for word in ("after", "before") for relation in ("case", "mark")}
PROPER = frozenset({"NNP", "NNPS"})
SUBJECT, SUBJECTS = "nsubj", frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in json.loads(DATA.read_text(encoding="utf-8")).items()}


def harmed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where harm belongs to the clause before it that tells when something else was done."""
    for i, word in enumerate(words):
        verb, joint = word.head, next((n for n, w in enumerate(words[:i]) if w.head == i and w.relation == "cc"), 0)
        if word.relation != "conj" or word.tag != "VBD" or word.lemma not in _words()["harm"] or not 0 <= verb < joint:
            continue
        if words[verb].tag != "VBD" or words[joint - 1].lemma == "," or _has(words, i, SUBJECTS | {"mark"}):
            continue
        clauses = [n for n in range(verb + 1, joint) if words[n].head == verb and words[n].relation == "advcl" and words[n].tag == "VBD"]
        if clauses and _has(words, clauses[-1], SUBJECTS) and _tells_when(words, clauses[-1]):
            yield i, clauses[-1], "conj"


def singled(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a clause that is hung on the name behind the only one, or the first, of whom it tells."""
    for i, word in enumerate(words):
        name = word.head
        one = words[name].head if word.relation == "acl:relcl" and 0 <= name < i and words[name].relation == "nmod" else -1
        if not 0 <= one < name or words[name].tag not in PROPER or words[one].tag not in {"NN", "NNS"}:
            continue
        opens = any(w.lemma == "that" and w.head == i for w in words[name + 1 : i])
        if opens and any(w.head == one and w.lemma in _words()["one of its kind"] for w in words[:one]):
            yield i, one, "acl:relcl"


def dated(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a time between a noun and the infinitive that says what it is to do."""
    for i, word in enumerate(words):
        verb = word.head
        if word.relation != "obl:unmarked" or not i < verb or words[verb].relation != "acl" or not 0 <= words[verb].head < i:
            continue
        if any(w.head == verb and w.relation == "mark" and w.lemma == "to" for w in words[i:verb]):
            yield i, words[verb].head, "nmod:unmarked"


def fronted(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "hours after …" before who says something, taken for what is said."""
    for i, word in enumerate(words):
        saying = word.head
        said = [n for n, w in enumerate(words) if w.head == saying and w.relation == "ccomp"]
        if word.relation != "ccomp" or not i < saying or len(said) != 2 or not said[1] > saying:
            continue
        opens = [n for n in range(1, min(4, i)) if (words[n].lemma, words[n].relation) in OPENING and _under(words, n, i)]
        if opens:
            yield i, saying, "advcl"
            yield opens[0], i, "mark"


def found_so(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of people to whom something is done, and a participle about them that is taken for a clause."""
    for i, word in enumerate(words):
        deed = word.head
        if word.relation not in {"ccomp", "advcl"} or word.tag not in {"VBD", "VBN"} or not 0 <= deed < i:
            continue
        own = [n for n in range(deed + 1, i) if words[n].head == i]
        people = next((n for n in own if words[n].relation == SUBJECT), None)
        known = words[deed].lemma in _words()["done to people"] and word.lemma in _words()["found so"]
        if people is None or len(own) > 1 or not known:
            continue
        word.tag = "VBN"
        yield people, deed, "obj"
        yield i, people, "acl"


def aimed_at(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what people are trying to do right behind the word for them, on whom something is done."""
    for i, word in enumerate(words):
        people, deed = i - 1, word.head
        if word.relation != "advcl" or word.tag != "VBG" or not 0 <= deed < people:
            continue
        if words[people].lemma in {"those", "that"} and words[people].tag == "DT" and words[people].head == deed:
            yield i, people, "acl"
            continue
        if word.lemma not in _words()["trying"]:
            continue
        aim = any(w.head == people and w.relation == "case" and w.lemma in {"on", "at"} for w in words[deed:people])
        if words[people].head != deed or words[people].relation != "obl" or words[people].tag not in {"NNS", "NNPS"} or not aim:
            continue
        if not any(w.lemma in {"they", "them"} and _under(words, n, i) for n, w in enumerate(words)):
            yield i, people, "acl"


def on_a_day(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of one of a people and the day behind the word, which are read as one phrase."""
    for day, word in enumerate(words):
        somebody, verb = day - 1, word.head
        if word.lemma.lower() not in _words()["weekday"] or word.relation not in {"obl:unmarked", "obj"} or not 0 <= verb < somebody:
            continue
        own = [n for n in range(verb + 1, day) if words[n].head == day]
        one = any(words[n].relation == "det" and words[n].lemma in {"a", "an", "another"} for n in own)
        free = word.relation == "obj" or not _has(words, verb, {"obj"})
        if words[somebody].head != day or words[somebody].tag not in {"JJ", "NN", "NNP"} or not one or not free:
            continue
        word.relation = "obl:unmarked"
        yield somebody, verb, "obj"
        for n in own[:-1]:
            yield n, somebody, words[n].relation


def demanded(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a clause with "that" right behind demands or claims to which somebody does something."""
    for i, word in enumerate(words):
        verb = word.head
        that = next((n for n, w in enumerate(words) if w.head == i and w.relation == "mark" and w.lemma == "that"), 0)
        noun = that - 1
        if word.relation != "ccomp" or not 0 <= verb < noun or words[noun].head != verb or words[noun].relation != "obl":
            continue
        if words[noun].tag == "NNS" and words[noun].lemma in _words()["words of others"]:
            yield i, noun, "acl"


def with_subject(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of the noun before "for the war is falling", and of what it is for."""
    for i, word in enumerate(words):
        clause = word.head
        if word.relation not in {SUBJECT, "nsubj:pass"} or not 0 <= i < clause or words[clause].relation != "ccomp":
            continue
        case = next((n for n in range(i) if words[n].head == i and words[n].relation == "case" and words[n].lemma in {"for", "against"}), 0)
        noun, verb = case - 1, words[clause].head
        if 0 <= verb < noun and words[noun].head == verb and words[noun].relation == "obj":
            yield noun, clause, word.relation
            yield i, noun, "nmod"


def blamed_on(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of who is blamed for the deed that stands between."""
    for verb, blame in enumerate(words):
        if blame.lemma != "blame" or any(w.head == verb and w.relation in {"nsubj:pass", "aux:pass"} for w in words):
            continue
        deed = next((n for n, w in enumerate(words) if n > verb and w.head == verb and w.relation == "obj"), None)
        if deed is None:
            continue
        cases = {w.head for w in words if w.relation == "case" and w.lemma in {"on", "upon"}}
        told = [n for n, w in enumerate(words) if n > deed and w.relation == "nmod" and n in cases and _under(words, n, deed)]
        reasons = [w for w in words if w.lemma == "for" and w.relation == "case" and words[w.head].head == verb]
        if told and not reasons:
            yield told[-1], verb, "obl"


def joined(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of an infinitive with "to" that is read as a second one behind "help", which have none."""
    marked = {w.head for w in words if w.relation == "mark" and w.lemma == "to"}
    for i, word in enumerate(words):
        bare = word.head
        if word.relation != "conj" or i not in marked or not 0 <= bare < i or bare in marked or words[bare].tag != "VB":
            continue
        helping = words[bare].head
        if 0 <= helping < bare and helping in marked and words[helping].lemma in {"help", "let", "make"}:
            yield i, helping, "conj"


def titled(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a word for somebody right before the name, where both are read as two more of a list."""
    for i, word in enumerate(words[:-1]):
        name = words[i + 1]
        known = word.lemma.lower() in _words()["member of a party"] and word.tag == name.tag == "NNP"
        if known and word.relation == name.relation == "conj" and word.head == name.head:
            yield i, i + 1, "nmod:desc"
            for n, other in enumerate(words[:i]):
                if other.head == i:
                    yield n, i + 1, other.relation


def who_is_said(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "who" right behind what somebody is said to be, hung on the somebody."""
    for i, word in enumerate(words):
        who = next((n for n, w in enumerate(words[:i]) if w.head == i and w.lemma == "who" and w.relation in SUBJECTS), 0)
        said = who - 1
        if word.relation != "acl:relcl" or said < 1 or words[said].relation != "xcomp" or not 0 <= word.head < said:
            continue
        if words[said].tag == "NN" and any(w.head == said and w.relation == "cop" for w in words):
            yield i, said, "acl:relcl"


NEARER = (singled, dated, on_a_day, fronted, found_so, aimed_at, demanded, with_subject, harmed, blamed_on, joined, titled, who_is_said)
"""In this order: a clause goes on with what it really hangs on."""


def _tells_when(words: Sequence[Word], clause: int) -> bool:
    return any(w.head == clause and w.relation in {"mark", "advmod"} and w.lemma in _words()["when"] for w in words[:clause])


def _has(words: Sequence[Word], verb: int, relations: Collection[str]) -> bool:
    return any(w.head == verb and w.relation in relations for w in words)


def _under(words: Sequence[Word], at: int, head: int) -> bool:
    while at >= 0 and at != head:
        at = words[at].head
    return at == head
