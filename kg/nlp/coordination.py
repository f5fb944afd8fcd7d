"""Who speaks second: "Orpo said the strike was a crime and urged Moscow to stop" has Orpo urge.

The network hangs the second verb on the nearer one, as if the strike urged Moscow: treebanks have few such sentences, wire news are full of
them. What only somebody with a voice can do (`data/coordination.json`) is not done by the thing that the clause between is about, nor does
a passive clause share its subject with an active verb that has an object. Where the clause between is about somebody by name or "he",
either may have spoken and the tree stays.

By number: in "Officials say the mine is safe and are planning to reopen it" the officials plan.

Who goes on: "Harper said Canada was working with the UN and is exploring" has Canada explore. What is going on while the clause of a past
verb of saying tells what was going on is told by the one who spoke; the network hangs it on the verb of saying where the tense changes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import Word

DATA = Path(__file__).resolve().parent / "data" / "coordination.json"
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PARTICIPLE, GERUND = "VBN", "VBG"
PRESENT = frozenset({"VBZ", "VBP"})
COMMON = frozenset({"NN", "NNS", "DT", "EX"})
OBJECTS = frozenset({"obj", "obl"})
SUBJECTS, PASSIVE = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"}), frozenset({"nsubj:pass", "aux:pass"})


@cache
def _verbs() -> dict[str, frozenset[str]]:
    return {name: frozenset(verbs) for name, verbs in json.loads(DATA.read_text(encoding="utf-8")).items()}


def spoken(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where a second verb of speech belongs to the verb that reports the clause before it."""
    for i, word in enumerate(words):
        if word.relation != "conj" or word.tag not in FINITE | {PARTICIPLE} or not _speaks(words, i):
            continue
        clause = _first(words, word.head)
        set_off = i > 2 and words[i - 2].lemma == ","
        if words[clause].relation == "advcl" and set_off:  # "said that it broke the law when it did so, and urged …"
            clause = _first(words, words[clause].head)
        told = words[clause].head
        if words[clause].relation == "acl" and set_off and words[told].relation == "obj":  # "had proof that they did so, and urged"
            above = _first(words, words[told].head)
            if _reports(words, words[above].head) and words[above].relation == "ccomp" and _not_theirs(words, clause, i):
                yield i, words[above].head, "conj"
                continue
        reporting = words[clause].head
        if words[clause].relation in {"acl", "ccomp"} and 0 <= reporting < clause and _is_voiced(words, reporting):
            clause_of_noun, reporting = True, words[reporting].head
        else:
            clause_of_noun = words[clause].relation == "ccomp"
        if clause_of_noun and 0 <= reporting < clause and _reports(words, reporting) and _not_theirs(words, clause, i):
            yield i, reporting, "conj"
            yield from ((n, i, "obj") for n in _objects(words, i)[:1])


def judged(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where what judges do, set off behind what they found, is hung on those they judged."""
    for i, word in enumerate(words):
        set_off = word.relation == "conj" and word.tag in FINITE | {PARTICIPLE} and i > 2 and words[i - 1].lemma in {"and", "but"}
        if not set_off or word.lemma not in _verbs()["what judges do"] or _own_subject(words, i) or not 0 <= word.head < i:
            continue
        at = word.head
        while 0 <= at < i and not (words[at].lemma in _verbs()["judging"] and words[at].tag in FINITE):
            at = words[at].head if words[at].relation in {"conj", "advcl", "ccomp"} else -1
        if at >= 0 and at != word.head and any(w.head == at and w.relation == "ccomp" for w in words):
            yield i, at, "conj"


def finite_again(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where a finite verb is hung on a participle that has none of its own: "report killing ten and say", "began
    shelling the town and killed two" go on in the tense of the first verb."""
    for i, word in enumerate(words):
        inner = word.head
        if word.relation != "conj" or word.tag not in FINITE or not 0 <= inner < i or words[inner].tag != GERUND:
            continue
        first = words[inner].head
        alone = not _own_subject(words, i) and not any(w.head == inner and w.relation in SUBJECTS | {"aux", "mark"} for w in words)
        if alone and words[inner].relation in {"ccomp", "xcomp"} and 0 <= first < inner and words[first].tag == word.tag:
            yield i, first, "conj"


def says_more(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where the one who reports says more, by the tenses or by what only he can keep back."""
    for i, word in enumerate(words):
        said = word.tag in FINITE | {PARTICIPLE} and (_speaks(words, i) or _says_again(words, i))
        if word.relation != "conj" or not (said or _keeps_back(words, i)):
            continue
        clause = _clause(words, _first(words, word.head))
        reporting = words[clause].head
        if words[clause].relation != "ccomp" or not 0 <= reporting < clause or not _reports(words, reporting):
            continue
        on_noun = clause != _first(words, word.head) and _speaks(words, i) and _not_theirs(words, clause, i)
        if _keeps_back(words, i) or _turns_past(words, reporting, clause, i) or on_noun:
            yield i, reporting, "conj"
            yield from ((n, i, "obj") for n in _objects(words, i)[:1] if not _keeps_back(words, i))


def in_number(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a second verb that agrees in number with who speaks, not with whom the reported clause is about: "Officials
    say the mine is safe and *are* planning to reopen it"."""
    for i, word in enumerate(words):
        number = _finite(words, i)
        if word.relation != "conj" or number not in PRESENT or _own_subject(words, i):
            continue
        clause = _first(words, word.head)
        reporting = words[clause].head
        speaks = any(w.head == reporting and w.relation == "nsubj" and n < reporting for n, w in enumerate(words))
        if words[clause].relation != "ccomp" or not 0 <= reporting < clause < i or not speaks:
            continue
        if {_number(words, reporting), number} in ({"VBP"}, {"VBZ"}) and {_number(words, clause), number} == PRESENT:
            yield i, reporting, "conj"


def quoted_too(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a second clause of whom somebody quotes: "quotes him as saying it is over, *and now it is time* to go", in
    the present like the first, or of "it" and "there"."""
    for i, word in enumerate(words):
        quoting = word.head
        if word.relation != "conj" or not 0 <= quoting < i or words[quoting].lemma not in _verbs()["quoting"]:
            continue
        saying = next((n for n, w in enumerate(words[:i]) if w.head == quoting and w.tag == GERUND and w.lemma == "say" and n > quoting), 0)
        as_saying = saying and words[saying - 1].lemma == "as"
        clause = next((n for n, w in enumerate(words[:i]) if as_saying and w.head == saying and w.relation == "ccomp"), None)
        who = [w for w in words if w.head == i and w.relation in SUBJECTS]
        if clause is None or not who or any(w.head == i and w.relation == "ccomp" for w in words):
            continue
        now = {_finite(words, i), _finite(words, clause)} <= PRESENT | {"MD"}
        if (now and words[quoting].tag not in PRESENT) or all(w.lemma in {"it", "there"} for w in who):
            yield i, clause, "conj"


def _finite(words: Sequence[Word], verb: int) -> str:
    """The tag of the word that agrees with a verb's subject."""
    helping = [w.tag for n, w in enumerate(words) if w.head == verb and n < verb and w.relation in {"aux", "aux:pass", "cop"}]
    return helping[0] if helping else words[verb].tag


def _number(words: Sequence[Word], verb: int) -> str | None:
    """VBZ or VBP, as the subject of a verb wants it in the present; None where its form does not tell."""
    finite = _finite(words, verb)
    if finite in PRESENT:
        return finite
    nouns = [n for n, w in enumerate(words) if w.head == verb and w.relation in {"nsubj", "nsubj:pass"}]
    under = {w.relation for w in words if w.head in nouns}
    if len(nouns) != 1 or under & {"nmod", "conj", "nummod"}:
        return None
    return {"NN": "VBZ", "NNP": "VBZ", "NNS": "VBP"}.get(words[nouns[0]].tag)


def _says_again(words: Sequence[Word], i: int) -> bool:
    own = {word.relation for word in words if word.head == i}
    return words[i].lemma in _verbs()["saying"] | _verbs()["saying more"] and not own & (SUBJECTS | PASSIVE | {"mark", "aux"})


def ongoing(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where what "is going on" behind a reported "was" belongs to the reported clause, whose subject has a name."""
    for i, word in enumerate(words):
        if word.relation != "conj" or word.tag != GERUND or not 0 <= word.head < i:
            continue
        saying = word.head
        if words[saying].tag != "VBD" or not _reports(words, saying) or not _has_be(words, i, PRESENT) or _own_subject(words, i):
            continue
        clauses = [n for n, w in enumerate(words[:i]) if w.head == saying and w.relation == "ccomp" and n > saying]
        if clauses and _has_be(words, clauses[-1], {"VBD"}) and _named_subject(words, clauses[-1]):
            yield i, clauses[-1], "conj"


def _has_be(words: Sequence[Word], verb: int, tags: Collection[str]) -> bool:
    return any(w.head == verb and w.relation in {"aux", "cop"} and w.lemma == "be" and w.tag in tags for w in words)


def _own_subject(words: Sequence[Word], verb: int) -> bool:
    return any(w.head == verb and w.relation in SUBJECTS | {"mark"} for w in words)


def _named_subject(words: Sequence[Word], clause: int) -> bool:
    return any(w.head == clause and w.relation == "nsubj" and w.tag.startswith("NNP") for w in words)


def _first(words: Sequence[Word], at: int) -> int:
    """The first of the verbs that are coordinated up to this one."""
    while words[at].relation == "conj" and words[at].head >= 0:
        at = words[at].head
    return at


def _clause(words: Sequence[Word], at: int) -> int:
    """The reported clause of a verb of speech that hangs on one of its nouns ("there is no point in a truce, and accused …")."""
    while words[at].relation != "ccomp" and words[at].head >= 0 and words[at].tag.startswith("NN"):
        at = words[at].head
    return at


def _keeps_back(words: Sequence[Word], i: int) -> bool:
    """ "Said the victim was a guard, but did not release his name": who speaks says no more."""
    under = [word for word in words if word.head == i]
    denied = {word.lemma for word in under} >= {"do", "not"} or {word.lemma for word in under} >= {"do", "n't"}
    own = any(word.relation in SUBJECTS for word in under)
    return denied and not own and words[i].lemma in _verbs()["keeping back"] and any(w.relation == "cc" for w in under)


def _turns_past(words: Sequence[Word], reporting: int, clause: int, i: int) -> bool:
    """ "Said it is winning the war and warned against …": what is reported is told in the present, the second verb as the first."""
    tags = {word.tag for word in words if word.head == clause and word.relation in {"aux", "aux:pass", "cop"}} | {words[clause].tag}
    past = words[i].tag == "VBD" or (words[i].tag == PARTICIPLE and (words[clause].tag != PARTICIPLE or _active(words, i)))
    return words[reporting].tag == "VBD" and past and bool(tags & PRESENT) and "VBD" not in tags


def _speaks(words: Sequence[Word], i: int) -> bool:
    """Whether it is a verb of speech without a subject of its own, nor a "that" that makes it part of what was said."""
    under = [(n, word) for n, word in enumerate(words) if word.head == i]
    if any(word.relation in SUBJECTS | PASSIVE | {"mark", "aux"} for _, word in under):
        return False
    return words[i].lemma in _verbs()["speaking"] or (_calls_on(words, i) and words[i].lemma in _verbs()["speaking on"])


def _reports(words: Sequence[Word], verb: int) -> bool:
    subject = any(word.head == verb and word.relation == "nsubj" and n < verb for n, word in enumerate(words))
    return words[verb].lemma in _verbs()["saying"] | _verbs()["voicing"] and words[verb].tag in FINITE and subject


def _is_voiced(words: Sequence[Word], noun: int) -> bool:
    """ "Expressed hope that it ends and stressed …": what is voiced is said as well."""
    verb = words[noun].head
    return words[noun].tag.startswith("NN") and words[noun].relation == "obj" and verb >= 0 and words[verb].lemma in _verbs()["voicing"]


def _not_theirs(words: Sequence[Word], clause: int, i: int) -> bool:
    """Whether the clause's own subject cannot well be who speaks."""
    under = [word for word in words if word.head == clause]
    active = _active(words, i)
    if active and any(word.relation in PASSIVE for word in under):
        return True
    perfect = words[clause].tag == PARTICIPLE and any(word.relation == "aux" and word.lemma == "have" for word in under)
    finite = words[i].tag in FINITE or (active and not perfect)
    subjects = [word for word in under if word.relation in SUBJECTS]
    return finite and bool(subjects) and all(word.tag in COMMON for word in subjects)


def _active(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb that may be a participle has what only an active one has: an object, an infinitive, somebody it calls on."""
    if words[verb].lemma in _verbs()["taking two objects"]:  # "was beaten and denied water"
        return False
    infinitive = any(word.head == verb and word.relation == "xcomp" for word in words)
    that = verb + 1 < len(words) and words[verb + 1].lemma == "that"
    told = that and any(word.head == verb and word.relation == "ccomp" for word in words)
    return infinitive or told or _calls_on(words, verb) or bool(_objects(words, verb))


def _calls_on(words: Sequence[Word], verb: int) -> bool:
    return verb + 1 < len(words) and words[verb + 1].lemma == "on"


def _objects(words: Sequence[Word], verb: int) -> list[int]:
    """What stands behind a verb without a preposition, as an object does, whatever the network calls it."""
    cased = {word.head for word in words if word.relation == "case"}
    return [n for n, word in enumerate(words) if word.head == verb and n > verb and n not in cased and word.relation in OBJECTS]
