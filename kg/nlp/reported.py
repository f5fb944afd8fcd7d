"""Whose a clause is around reported speech: the verb that reports, or the clause that it reports.

- "The raid failed, the ministry said, while the army denied it": what comes behind "while" is no second thing that the ministry said.
- "Denied reports that troops had landed, saying they were at home": who denies says so. Behind a bare "said that …" either may go on,
  and the tree stays, but for "adding": only who has spoken adds.
- "…, an Iraqi militia, officials said": two nouns with no "and" are no list of subjects; the first belongs to the noun before it.
- "Accused Chad of aiding the rebels, a charge that Chad denies": the charge sums up the whole, and is no part of "the rebels".
- "Prisoners they had taken": "had" with a participle is active, however the subject is drawn.
- "Soldiers looted shops, raped women and killed many, survivors said": the soldiers did all three.
- "The raid, which officials say killed five": the raid killed them. "Convicted of leading a group accused of it": it is the group.
- "Handed over to the court by Chad, which had caught him": who is right behind "by" had caught him.
- "Urged them to stop, and accused others": a past has no place in a row with an infinitive.
- "He said, “We will leave if they come,” going on to ask for more": behind a closing quotation mark whoever spoke goes on.
- "Announced on Tuesday suspects were held": it was announced on Tuesday. "Recalled a letter to him criticising it": the letter criticises.
- "Said he would go, but stopped short of naming a day", "demanded that he go while another asked him to stay": beside what was said.
- "Repelled an attempt to land, sinking four boats", "used batons to clear the camp, beating many": the participle goes on with the main
  verb, not with what was attempted or aimed at.
- "Fired at marchers who blocked a road, demanding change": marchers demand, not those who fired.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import Word

DATA = Path(__file__).resolve().parent / "data" / "reported.json"
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
OPPOSING = frozenset({"while", "although", "though", "but"})
OCCASIONS = frozenset({"after", "before", "as", "when", "since", "because"})  # "…, officials said, days after the raid began"
UNCASED = frozenset({"appos", "obl", "obl:unmarked", "nmod:unmarked", "conj"})
MAIN = frozenset({"root", "ROOT", "conj", "parataxis"})
PROPER, NOUNS = frozenset({"NNP", "NNPS"}), frozenset({"NN", "NNS", "NNP", "NNPS"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in json.loads(DATA.read_text(encoding="utf-8")).items()}


def reporting(name: str) -> frozenset[str]:
    """The words of one of the lists of `data/reported.json`."""
    return _words()[name]


def opposed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a clause with "while" behind a verb of saying that has what it reports before it."""
    for i, word in enumerate(words):
        saying = word.head
        if word.relation != "ccomp" or not 0 <= saying < i or words[saying].lemma not in _words()["saying"]:
            continue
        mark = next((n for n, w in enumerate(words) if w.head == i and w.relation == "mark" and n < i), 0)
        before = any(w.head == saying and w.relation == "ccomp" and n < saying for n, w in enumerate(words))
        if before and words[mark].lemma in OPPOSING | OCCASIONS and words[saying + 1].lemma == "," and words[mark].relation == "mark":
            yield i, saying, "advcl"


def gone_on(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of participles of saying that go on for whoever denied, accused or (for "adding") said."""
    for i, word in enumerate(words):
        if word.tag != "VBG" or word.relation not in {"advcl", "conj"} or not 0 <= word.head < i or words[i - 1].lemma != ",":
            continue
        verbs = _words()["saying"] | _words()["acting in words"] if word.lemma in _words()["adding"] else _words()["acting in words"]
        if word.lemma not in _words()["adding"] | _words()["going on"]:
            continue
        at = words[word.head].head
        while 0 <= at < i and not (words[at].lemma in verbs and words[at].tag.startswith("VB")):
            at = words[at].head
        if 0 <= at < i and words[at].tag in FINITE | {"VBN", "VBG", "VB"}:
            yield i, at, "advcl"


def listed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of two subjects of a verb of saying without "and": the first belongs to the noun before it."""
    for i, word in enumerate(words):
        if word.relation != "nsubj" or word.tag not in NOUNS or words[word.head].lemma not in _words()["saying"] or word.head < i:
            continue
        mates = [n for n, w in enumerate(words) if w.head == i and w.relation in {"conj", "appos"}]
        linked = any(w.head in (i, *mates) and w.relation == "cc" for w in words)
        edge = _left_edge(words, i)
        apart = edge > 1 and words[edge - 1].lemma == "," and words[edge - 2].tag in NOUNS
        said = any(w.head == word.head and w.relation == "ccomp" and n < edge for n, w in enumerate(words))
        if len(mates) != 1 or linked or not apart or not said or words[_left_edge(words, mates[0]) - 1].lemma != ",":
            continue
        if words[mates[0]].relation == "appos" and words[word.head - 1].lemma == ",":
            continue  # "a spokesman, Roe, said"
        yield mates[0], word.head, "nsubj"
        yield i, edge - 2, "appos"


def summed_up(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a noun set off at the end that sums up what the whole clause tells."""
    cased = {word.head for word in words if word.relation == "case"}
    for i, word in enumerate(words):
        edge = _left_edge(words, i)
        if word.relation not in UNCASED or i in cased or not 0 <= word.head < edge - 1 or words[edge - 1].lemma != ",":
            continue
        known = word.lemma in _words()["words of others"] or (word.lemma in _words()["summing up"] and words[word.head].tag in PROPER)
        article = words[edge].lemma in {"a", "an"} and words[edge].head == i
        linked = word.relation == "conj" and any(w.head == i and w.relation == "cc" for w in words)
        if not known or not article or linked:
            continue
        at = word.head
        while at >= 0 and not (words[at].tag.startswith("VB") and words[at].relation in MAIN):
            at = words[at].head
        if 0 <= at < i:
            yield i, at, "parataxis"


def of_agent(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "which" right behind an agent: "handed over to the court by Chad, which had caught him" tells of Chad."""
    for i, word in enumerate(words):
        first = next((n for n, w in enumerate(words[:i]) if w.head == i and w.tag in {"WDT", "WP"}), 0)
        agent, place = first - 2, word.head
        if word.relation != "acl:relcl" or agent < 1 or words[first - 1].lemma != "," or words[agent].tag not in PROPER or place >= agent:
            continue
        by = any(w.head == agent and w.relation == "case" and w.lemma == "by" for w in words)
        verb = words[place].head
        if by and words[verb].tag == "VBN" and words[place].relation == "obl" and words[agent].head in {place, verb}:
            yield i, agent, "acl:relcl"


def perfect(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of the subject of "had taken", which is no passive."""
    for i, word in enumerate(words):
        if word.relation != "nsubj:pass" or word.head < i:
            continue
        auxiliaries = [w for w in words if w.head == word.head and w.relation in {"aux", "aux:pass"}]
        if auxiliaries and all(w.lemma == "have" for w in auxiliaries):
            yield i, word.head, "nsubj"


def rowed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a further verb of what is told before the verb of saying: a row shares its subject."""
    for i, word in enumerate(words):
        saying = word.head
        if word.relation != "ccomp" or word.tag not in {"VBD", "VBN"} or saying < i or words[saying].lemma not in _words()["saying"]:
            continue
        under = {w.relation for w in words if w.head == i}
        first = next((n for n, w in enumerate(words[:i]) if w.head == saying and w.relation == "ccomp"), None)
        if first is not None and words[first].tag == "VBD" and not under & {*SUBJECTS, "csubj", "expl", "mark", "aux", "aux:pass"}:
            yield i, first, "conj"


def of_which(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "which" in "the raid, which officials say killed five": it killed them. Tags the verb as the past it is."""
    for i, word in enumerate(words):
        saying = word.head
        if word.relation != "ccomp" or word.tag not in {"VBN", "VBD"} or not 0 <= saying < i or words[saying].relation != "acl:relcl":
            continue
        which = [n for n, w in enumerate(words[:saying]) if w.head == saying and w.relation == "obj" and w.tag == "WDT"]
        under = {w.relation for w in words if w.head == i}
        if which and words[saying].lemma in _words()["saying"] and not under & {*SUBJECTS, "aux", "aux:pass", "mark"}:
            word.tag = "VBD"
            yield which[0], i, "nsubj"


def accused(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "accused" right behind an object: "convicted of leading a group accused of attacks" tells of the group."""
    for i, word in enumerate(words):
        noun, man = i - 1, word.head
        if word.tag != "VBN" or word.relation != "acl" or word.lemma not in _words()["telling which"] or not 0 <= man < noun:
            continue
        if words[noun].tag in NOUNS and words[noun].relation == "obj" and words[words[noun].head].tag == "VBG" and _under(words, noun, man):
            yield i, noun, "acl"


def day_of_saying(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what stands between a verb of saying and the subject of the clause without "that": when or where it
    was said ("announced on Tuesday suspects were held")."""
    for i, word in enumerate(words):
        clause = word.head
        saying = words[clause].head
        if word.relation not in {"obl", "obl:unmarked"} or words[clause].relation != "ccomp" or not 0 <= saying < i < clause:
            continue
        subject = next((n for n, w in enumerate(words) if w.head == clause and w.relation in {*SUBJECTS, "expl"} and n > i), None)
        between = words[saying + 1 : subject] if subject is not None else []
        plain = bool(between) and not any(w.lemma == "," or (w.relation == "mark" and w.head == clause) for w in between)
        if plain and words[saying].lemma in _words()["saying"] and words[saying].tag in FINITE:
            yield i, saying, word.relation


def written(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what a text does, right behind it: "recalled a letter to the mayor criticising him"."""
    for i, word in enumerate(words):
        verb = word.head
        if word.tag != "VBG" or word.relation != "advcl" or not 0 <= verb < i or words[i - 1].lemma == "," or words[i - 1].tag not in NOUNS:
            continue
        objects = [n for n in range(verb + 1, i) if words[n].head == verb and words[n].relation == "obj"]
        texts = [n for n in objects if words[n].lemma in _words()["texts"]]
        speaks = word.lemma in _words()["acting in words"] | _words()["going on"] | {"warn", "express", "ask"}
        if texts and speaks and not any(w.head == i and w.relation in {"mark", "case"} for w in words):
            yield i, texts[-1], "acl"


def no_more(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what a speaker did not say besides: "…, but stopped short of naming them", "but gave no details"."""
    for i, word in enumerate(words):
        clause = word.head
        saying = words[clause].head
        if word.relation != "conj" or word.tag not in FINITE | {"VB"} or words[clause].relation != "ccomp" or not 0 <= saying < clause < i:
            continue
        under = [(n, w) for n, w in enumerate(words) if w.head == i]
        joined = any(w.relation == "cc" and w.lemma == "but" and words[n - 1].lemma == "," for n, w in under)
        denied = any(w.relation == "advmod" and w.lemma in {"not", "n't"} for _, w in under) or word.lemma in {"decline", "refuse"}
        bare = any(w.relation == "obj" and any(d.head == n and d.lemma == "no" for d in words) for n, w in under)
        nothing = bare and word.lemma in {"give", "offer", "provide", "name"}
        short = word.lemma == "stop" and any(w.lemma == "short" for _, w in under)
        silent = short or (denied and word.lemma in _words()["saying more"]) or nothing
        if joined and silent and words[saying].lemma in _words()["saying"] and not any(w.relation in SUBJECTS for _, w in under):
            yield i, saying, "conj"


def others_meanwhile(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "while another …" behind what one demanded: another's doing is no part of that."""
    for i, word in enumerate(words):
        clause = word.head
        if word.relation != "advcl" or not 0 <= clause < i or words[clause].relation not in {"ccomp", "xcomp"}:
            continue
        under = [w for w in words if w.head == i]
        while_ = any(w.relation == "mark" and w.lemma == "while" for w in under)
        if while_ and any(w.relation in SUBJECTS and w.lemma in {"another", "other", "others", "rest"} for w in under):
            yield i, words[clause].head, "advcl"


def after_infinitive(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a past that is hung on an infinitive: "urged them to stop, and accused others" has no "to accused"."""
    for i, word in enumerate(words):
        verb = word.head
        if word.relation != "conj" or word.tag != "VBD" or not 0 <= verb < i or words[verb].tag != "VB":
            continue
        if not any(w.head == verb and w.relation == "mark" and w.lemma == "to" for w in words):
            continue
        if any(w.head == i and w.relation in {*SUBJECTS, "expl", "mark"} for w in words):
            continue
        at = words[verb].head
        while 0 <= at < i and words[at].tag not in FINITE:
            at = words[at].head
        if 0 <= at < i:
            yield i, at, "conj"


def after_quotation(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a participle right behind a closing quotation mark: whoever spoke goes on, and not those he spoke of."""
    for i, word in enumerate(words):
        if word.tag != "VBG" or word.relation not in {"advcl", "conj"} or words[i - 1].tag != "''" or not 0 <= word.head < i:
            continue
        at = word.head
        while 0 <= at < i and not (words[at].lemma in _words()["saying"] and words[at].tag in FINITE):
            at = words[at].head
        if 0 <= at < i:
            yield i, at, "advcl"


def attempted(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a participle set off behind an infinitive that a noun has ("an attempt to land")."""
    for i, word in enumerate(words):
        inner = word.head
        if word.tag != "VBG" or word.relation != "advcl" or not 0 <= inner < i - 1 or words[i - 1].lemma != ",":
            continue
        noun = words[inner].head
        to = any(w.head == inner and w.relation == "mark" and w.lemma == "to" for w in words)
        if to and words[inner].tag == "VB" and words[inner].relation == "advcl" and 0 <= noun < inner and words[noun].tag == "VBD":
            yield i, noun, "advcl"  # "used batons to clear the camp, beating many"
        infinitive = words[inner].tag == "VB" and words[inner].relation == "acl" and 0 <= noun < inner
        if infinitive and words[noun].relation == "obj" and words[words[noun].head].tag in FINITE | {"VBN"} and words[noun].head < noun:
            yield i, words[noun].head, "advcl"


def demanding(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what marchers do, set off behind a relative clause about them."""
    for i, word in enumerate(words):
        if word.tag != "VBG" or word.relation != "advcl" or words[i - 1].lemma != "," or word.lemma not in _words()["what protesters do"]:
            continue
        clauses = [n for n in range(word.head + 1, i - 1) if words[n].relation == "acl:relcl"]
        about = words[words[clauses[-1]].head].lemma if clauses else ""
        if about in _words()["protesters"] and _under(words, i - 2, clauses[-1]):
            yield i, clauses[-1], "advcl"


def _left_edge(words: Sequence[Word], head: int) -> int:
    """Where the words right before a noun that belong to it begin, but for a comma."""
    at = head
    while at > 0 and words[at - 1].lemma != "," and _under(words, at - 1, head):
        at -= 1
    return at


def _under(words: Sequence[Word], at: int, head: int) -> bool:
    while at >= 0 and at != head:
        at = words[at].head
    return at == head


FIRST = (of_agent, perfect, of_which, rowed, accused, opposed, listed)
LAST = (
    summed_up, gone_on, attempted, demanding, after_infinitive, after_quotation, day_of_saying, written, no_more, others_meanwhile,
)  # fmt: skip
"""The rules before and behind those for verbs of speech in a row (`kg.nlp.coordination`), each in the order in which it is applied."""
