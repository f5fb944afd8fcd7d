"""Who goes on behind a clause that stands between: a second verb that the network hangs on the nearer one.

- Around inserted words of saying: in "The leaders failed to agree, diplomats said, and put the matter off" the leaders put it off. What
  only somebody with a voice can do ("…, he said, and urged them to stop") may be the speaker's, and stays.
- Behind what a noun says: "expressed concern at reports that the truce had broken down and called for aid" has whoever was concerned call.
- Behind what efforts aim at: "We support his efforts to bring them together and call on them to engage": we call.
- Behind a noun of saying: in "welcomed the announcement by Oslo that it would leave" Oslo said it would; "a text censuring Oslo for
  failing to pay" has Oslo fail.
- Behind what was agreed: "agreed to free each other's citizens, ending a dispute": the agreement ended it.
- Clauses without "that": in "A newspaper reports the firm was alerted" the firm was alerted, and nothing was reported to it.
- Denials: in "says it spied, a charge Oslo denies" the writer tells of the denial, whoever spoke before.
- Behind the agent: "sent by Oslo, which first denied it but later said that …" has Oslo say it.
- Absolute clauses of a vote: "voted 121-14 to adopt a text that calls for a truce, with 44 countries abstaining": they voted so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import COMPLEMENTS, Word, governors

DATA = Path(__file__).resolve().parent / "data" / "resuming.json"
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BASE, PARTICIPLE = frozenset({"VB", "VBP"}), "VBN"
COMMON = frozenset({"NN", "NNS", "DT", "EX"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
PERSONAL = frozenset({"he", "she", "they"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in json.loads(DATA.read_text(encoding="utf-8")).items()}


def resumed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a verb that goes on with the clause before ", officials said, and"."""
    for i, word in enumerate(words):
        saying = word.head
        if word.relation != "conj" or word.tag not in FINITE or not 0 < saying < i or words[saying].lemma not in _words()["saying"]:
            continue
        said = [n for n in range(saying) if words[n].head == saying and words[n].relation == "ccomp"]
        own = [n for n in range(saying) if words[n].head == saying and words[n].relation in SUBJECTS]
        joined = [n for n in range(saying + 1, i) if words[n].head == i and words[n].relation == "cc"]
        if len(said) != 1 or len(own) != 1 or own[0] < said[0] or not joined or _has_subject(words, i) or _speaks(words, i):
            continue
        closed = words[joined[0] - 1].lemma == "," and any(words[n].lemma == "," for n in range(said[0], own[0]))
        if closed and words[said[0]].tag in FINITE | {PARTICIPLE, "VB", "VBG"}:
            yield i, said[0], "conj"


def unreported(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a verb of speech behind the clause of a noun ("reports that …"): it belongs to the verb before the noun."""
    for i, word in enumerate(words):
        clause = word.head
        if word.relation != "conj" or not 0 <= clause < i or words[clause].relation != "acl" or _has_subject(words, i):
            continue
        noun = words[clause].head
        that = any(w.head == clause and w.relation == "mark" and w.lemma == "that" for w in words[noun + 1 : clause])
        verb = _verb_above(words, noun)
        if not that or verb is None or word.tag not in {"VBD", PARTICIPLE, "VBZ"} or not _speaks(words, i):
            continue
        mixed = word.tag in FINITE and words[clause].tag in {PARTICIPLE, "VB"}
        things = [w for w in words[noun + 1 : clause] if w.head == clause and w.relation in SUBJECTS]
        if mixed or (things and all(w.tag in COMMON for w in things)):
            yield i, verb, "conj"


def supporting(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what "we" or a state says behind an infinitive that tells what efforts, or a call, aim at."""
    for i, word in enumerate(words):
        aim = word.head
        if word.relation != "conj" or word.tag not in BASE or not 0 <= aim < i or words[aim].tag != "VB" or _has_subject(words, i):
            continue
        noun = words[aim].head
        verb = _verb_above(words, noun) if words[aim].relation == "acl" and noun >= 0 else None
        if verb is None or words[verb].tag != "VBP" or words[verb].lemma not in _words()["backing"] or not _performs(words, i):
            continue
        if any(w.head == i and w.relation in {"aux", "mark"} for w in words):
            continue
        yield i, verb, "conj"


def announced_by(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a clause with "that" under a verb whose object is the word that says so ("welcomed the news that …")."""
    for i, word in enumerate(words):
        verb = word.head
        if word.relation != "ccomp" or not 0 <= verb < i or words[verb].lemma not in _words()["taking a stand"]:
            continue
        nouns = [n for n in range(verb + 1, i) if words[n].head == verb and words[n].relation == "obj"]
        that = any(w.head == i and w.relation == "mark" and w.lemma == "that" for w in words[verb + 1 : i])
        if that and len(nouns) == 1 and words[nouns[0]].lemma in _words()["said"]:
            yield i, nouns[0], "acl"


def blamed_for(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "for doing so" behind a participle of blame or praise with its object, hung on the verb above it."""
    for i, word in enumerate(words):
        if word.tag != "VBG" or word.relation != "advcl" or not 0 <= word.head < i:
            continue
        mark = next((n for n in range(word.head, i) if words[n].head == i and words[n].lemma == "for"), None)
        if mark is None or words[mark].relation != "mark":
            continue
        blaming = [n for n in range(word.head + 1, mark) if words[n].lemma in _words()["blaming"] and words[n].tag in {"VBG", "VBN", "VB"}]
        if not blaming or words[mark - 1].lemma == ",":
            continue
        whom = [n for n in range(blaming[-1] + 1, mark) if words[n].head == blaming[-1] and words[n].relation in {"obj", "iobj"}]
        if len(whom) == 1:
            yield whom[0], blaming[-1], "obj"
            yield i, blaming[-1], "advcl"


def settled(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of participles that tell what an agreement or a vote led to, hung on what was agreed."""
    for i, word in enumerate(words):
        inner = word.head
        if word.tag != "VBG" or word.relation != "advcl" or not 0 <= inner < i or words[i - 1].lemma != ",":
            continue
        verb = words[inner].head
        decided = words[inner].relation == "xcomp" and words[inner].tag == "VB" and 0 <= verb < inner
        if decided and words[verb].lemma in _words()["settling"] and word.lemma in _words()["outcomes"]:
            yield i, verb, "advcl"


def issued_instead(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of ", and issued" behind a relative clause with "would" or "will": it goes on with the clause around that."""
    for i, word in enumerate(words):
        inner = word.head
        if word.relation != "conj" or word.tag not in {"VBD", PARTICIPLE} or not 0 <= inner < i or words[inner].relation != "acl:relcl":
            continue
        joined = next((n for n in range(inner, i) if words[n].head == i and words[n].relation == "cc"), 0)
        supposed = any(w.head == inner and w.relation == "aux" and w.tag == "MD" for w in words[:inner])
        takes = any(w.head == i and w.relation == "obj" for w in words[i + 1 :])
        if words[joined - 1].lemma != "," or not supposed or not takes or _has_subject(words, i):
            continue
        at = words[inner].head
        while at >= 0 and not (_has_subject(words, at) and words[at].relation != "acl:relcl"):
            at = words[at].head
        if 0 <= at < inner:
            yield i, at, "conj"


def described(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of whom somebody is told to do something where a participle says of which people ("urged those living abroad
    to register"), which passes for a clause of its own."""
    for i, word in enumerate(words):
        verb = word.head
        if word.tag != "VBG" or word.relation not in COMPLEMENTS or not 0 <= verb < i or words[verb].lemma not in governors()["object"]:
            continue
        whom = [n for n in range(verb + 1, i) if words[n].head == i and words[n].relation == "nsubj"]
        asked = [n for n in range(i + 1, len(words)) if words[n].head == verb and words[n].relation == "xcomp" and words[n].tag == "VB"]
        if len(whom) == 1 and whom[0] == i - 1 and asked:
            yield whom[0], verb, "obj"
            yield i, whom[0], "acl"


def talks_on(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what talks are about, right behind them ("ruled out talks on a referendum"), hung on the verb."""
    for i, word in enumerate(words):
        verb = word.head
        barred = 0 <= verb < i and words[verb].lemma in _words()["doing without"]
        if word.relation != "obl" or not barred or not word.tag.startswith("NN"):
            continue
        case = next((n for n in range(verb + 1, i) if words[n].head == i and words[n].relation == "case"), 0)
        noun = words[case - 1]
        about = words[case].lemma in {"on", "about", "over"} and noun.head == verb and noun.relation == "obj"
        if about and noun.lemma in _words()["of a matter"] and word.lemma.lower() not in _words()["no matters"]:
            yield i, case - 1, "nmod"


def abstaining(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of ", with some abstaining" under a verb that is not of voting."""
    for i, word in enumerate(words):
        with_ = next((n for n in range(i) if words[n].head == i and words[n].lemma == "with" and words[n].relation in {"mark", "case"}), 0)
        if word.tag != "VBG" or word.lemma not in _words()["voting"] or with_ < 1 or words[with_ - 1].lemma != ",":
            continue
        at = word.head
        while at >= 0 and words[at].lemma not in _words()["deciding"]:
            at = words[at].head
        if 0 <= at < i and at != word.head:
            yield i, at, "advcl"


def _verb_above(words: Sequence[Word], noun: int) -> int | None:
    """The finite verb in whose object or adjunct a noun stands."""
    at = noun
    while at >= 0 and not words[at].tag.startswith("VB"):
        if words[at].relation not in {"obj", "obl", "nmod", "conj"}:
            return None
        at = words[at].head
    return at if at >= 0 and words[at].tag in FINITE | {PARTICIPLE} else None


def _has_subject(words: Sequence[Word], verb: int) -> bool:
    return any(w.head == verb and w.relation in SUBJECTS for w in words)


def _speaks(words: Sequence[Word], i: int) -> bool:
    calls = i + 1 < len(words) and words[i].lemma == "call" and words[i + 1].lemma in {"on", "for", "upon"}
    return calls or words[i].lemma in _words()["speaking"]


def _performs(words: Sequence[Word], i: int) -> bool:
    calls = i + 1 < len(words) and words[i].lemma == "call" and words[i + 1].lemma in {"on", "for", "upon"}
    return calls or words[i].lemma in _words()["performing"]


def alerted(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of the subject of a clause that leaves out its "that", read as whom somebody tells ("reports the firm was
    alerted"); and of whom somebody quotes, who is no indirect object."""
    for i, word in enumerate(words):
        verb = word.head
        if word.relation != "iobj" or not 0 <= verb < i:
            continue
        under = [n for n, w in enumerate(words) if w.head == verb and n > i]
        clause = next((n for n in under if words[n].relation == "ccomp"), None)
        if words[verb].lemma in {"cite", "quote"} and not any(words[n].relation in {"obj", "xcomp", "ccomp"} for n in under):
            yield i, verb, "obj"
        elif clause is not None and words[verb].lemma in _words()["not telling"] and not _has_subject(words, clause):
            own = [n for n, w in enumerate(words) if w.head == clause and n < clause]
            finite = words[clause].tag in FINITE or any(words[n].tag in FINITE and words[n].relation in AUXILIARIES for n in own)
            if finite and not any(words[n].relation == "mark" for n in own):
                yield i, clause, "nsubj:pass" if any(words[n].relation == "aux:pass" for n in own) else "nsubj"


def of_another(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "and identified him as Kim" behind "They say he is forty": "he" does not identify "him"."""
    for i, word in enumerate(words):
        clause = word.head
        if word.relation != "conj" or not 0 <= clause < i or words[clause].relation != "ccomp" or _has_subject(words, i):
            continue
        saying = words[clause].head
        who = [w.lemma.lower() for n, w in enumerate(words[:i]) if w.head == clause and w.relation in SUBJECTS and n < clause]
        whom = [w.lemma.lower() for w in words[i + 1 :] if w.head == i and w.relation == "obj"]
        if 0 <= saying < clause and word.tag in FINITE and len(who) == len(whom) == 1 and who == whom and who[0] in PERSONAL:
            yield i, saying, "conj"


def denied(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of ", a charge Oslo denies" behind what somebody said: the writer tells it, of what was said."""
    for noun, word in enumerate(words):
        if word.lemma not in _words()["said"] or word.tag != "NN" or noun < 2 or words[noun - 1].lemma not in {"a", "an"}:
            continue
        if words[noun - 2].lemma != "," or noun + 2 >= len(words):
            continue
        verb = next((n for n in range(noun + 1, len(words)) if words[n].lemma in _words()["denying"] and words[n].tag in FINITE), None)
        if verb is None or not any(words[n].head == verb and words[n].relation in SUBJECTS for n in range(noun + 1, verb)):
            continue
        if not (word.head == verb or words[verb].head == noun):
            continue
        at = words[verb].head if word.head == verb else word.head
        while at >= 0 and words[at].head >= 0 and words[at].relation not in {"ROOT", "root"}:
            at = words[at].head
        if 0 <= at < noun:
            yield verb, noun, "acl:relcl"
            yield noun, at, "parataxis"
            yield noun - 2, noun, "punct"


def agent_goes_on(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where who did it says more: "The drones were sent by Oslo, which first denied it but later said that …"."""
    for i, word in enumerate(words):
        done = word.head
        speaks = _speaks(words, i) or word.lemma in _words()["saying"]
        if word.relation != "conj" or word.tag not in FINITE or not 0 <= done < i or _has_subject(words, i) or not speaks:
            continue
        joined = [n for n in range(done + 1, i) if words[n].head == i and words[n].relation == "cc"]
        if not any(w.head == done and w.relation == "nsubj:pass" for w in words) or not joined or words[joined[0] - 1].lemma == ",":
            continue
        for clause in (n for n in range(done + 1, i) if words[n].relation == "acl:relcl" and words[n].tag in FINITE):
            own = any(w.head == clause and w.relation == "nsubj" and w.lemma in {"which", "who"} for w in words[done:clause])
            if own and words[words[clause].head].head == done:
                yield i, clause, "conj"


GOING_ON = (
    denied, alerted, of_another, resumed, announced_by, blamed_for, settled, unreported, supporting, abstaining, issued_instead,
    described, talks_on, agent_goes_on,
)  # fmt: skip
"""The rules, in the order in which they are tried."""
