"""Words of saying set off inside what was said: "The bridge, officials in the town said on Tuesday, had been damaged".

Treebanks have the bare "he said" there. With a longer name and a day or a paper behind the verb the network makes the first noun the
speaker, or hangs the day on what was said; and a clause behind the second comma, "…, police said, after the roof fell", becomes a
circumstance of the saying. In the news it is a circumstance of what was said, except behind a quotation: there somebody did something
after he spoke.

A second verb behind what was said is the speaker's or of what he said; commas and lists tell (subjects: `kg.nlp.coordination`).

And "accused the army of torture": a charge behind "of" is what somebody is accused of, no part of the name of whom.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import Word

DATA = Path(__file__).resolve().parent / "data" / "frames.json"
FINITE, RELATIVE = frozenset({"VBD", "VBZ", "VBP"}), frozenset({"WDT", "WP", "WP$", "WRB"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})
BESIDE = frozenset({"conj", "appos"})
INSERTED = frozenset({"advcl", "advcl:relcl", "acl:relcl", "parataxis"})
ADJUNCTS = frozenset({"obl", "obl:unmarked", "advmod"})
PERSONS = frozenset({"he", "she", "they"})
QUOTES = frozenset({"``", "''"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in json.loads(DATA.read_text(encoding="utf-8")).items()}


def framed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of words of saying between a subject and its verb, of their speaker and of when and where it was said."""
    for saying, word in enumerate(words):
        comma = _closing(words, saying)
        if comma is None:
            continue
        if word.relation in INSERTED:
            main = words[word.head].head if word.relation == "acl:relcl" else word.head
            noun = _subject(words, main) if main > comma else None
            speaker = _subject(words, saying)
            speaker = _second(words, noun, saying) if speaker is None and noun is not None else speaker
        else:
            main = next((n for n in range(comma, len(words)) if words[n].head == saying and words[n].relation == "ccomp"), -1)
            noun, speaker = _two(words, saying) if main > comma and _subject(words, main) is None else (None, None)
        if noun is None or speaker is None or not _is_set_off(words, noun, speaker, saying):
            continue
        yield from _moved(words, saying, main, noun, speaker, comma)


def _moved(words: Sequence[Word], saying: int, main: int, noun: int, speaker: int, comma: int) -> Iterator[tuple[int, int, str]]:
    yield speaker, saying, "nsubj"
    if words[main].head == saying:
        passive = any(w.head == main and w.relation == "aux:pass" for w in words)
        yield main, words[saying].head, words[saying].relation
        yield noun, main, "nsubj:pass" if passive else "nsubj"
        yield from ((n, main, words[n].relation) for n in range(comma + 1, len(words)) if words[n].head == saying and n != main)
    yield saying, main, "parataxis"
    for n in range(saying + 1, comma):
        if words[n].head == main and words[n].relation in ADJUNCTS:
            yield n, saying, words[n].relation


def circumstances(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) that give a clause behind words of saying to the clause before them."""
    for i, word in enumerate(words):
        saying = word.head
        if word.relation not in {"advcl", "ccomp"} or not 0 <= saying < i or (comma := _closing(words, saying)) is None:
            continue
        before, first = _before(words, saying), comma + 1
        if before is None or first >= i or any(w.tag in QUOTES for w in words[:saying]):
            continue
        if words[first].lemma == "provide" and words[first + 1].lemma == "that" and words[i].head == saying == words[first].head:
            continue
        led = words[first].head == i and words[first].lemma in _words()["circumstances"] and words[first].relation in {"mark", "advmod"}
        who = [w for w in words if w.head == i and w.relation in SUBJECTS]
        own = any(w.lemma in PERSONS for w in who) and words[first].lemma in _words()["times"]  # "…, they said, as they left"
        if led and who and not own and not _speaks(words, i):
            yield i, before, "advcl"
    yield from _provided(words)


def _provided(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """ "…, he said, provided that they stop": a condition."""
    for i, word in enumerate(words[:-1]):
        saying = word.head
        if word.lemma != "provide" or words[i + 1].lemma != "that" or not 0 <= saying < i or _closing(words, saying) != i - 1:
            continue
        clause, before = words[i + 1].head, _before(words, saying)
        if before is not None and clause > i + 1 and words[clause].head == i:
            yield clause, before, "advcl"
            yield i, clause, "mark"


def besides(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a second verb behind what somebody said: his own where it speaks behind a comma, of what was
    said where it ends a list ("shelled it, looted shops and demanded money")."""
    for i, word in enumerate(words):
        said = word.head
        if word.relation != "conj" or word.tag != "VBD" or not 0 <= said < i or _subject(words, i) is not None:
            continue
        joint = next((n for n in range(said + 1, i) if words[n].head == i and words[n].relation == "cc" and words[n].lemma == "and"), 0)
        if not joint or any(w.head == i and w.relation.startswith("aux") for w in words[:i]):
            continue
        comma = words[joint - 1].lemma == ","
        saying = words[said].head
        reported = words[said].relation == "ccomp" and 0 <= saying < said
        if reported and words[saying].tag == "VBD" and words[saying].lemma in _words()["saying"]:
            if comma and word.lemma in _words()["saying besides"] and not _is_list(words, said, i):
                yield i, saying, "conj"
        elif words[said].tag == "VBD" and words[said].lemma in _words()["saying"] and not comma:
            clause = next((n for n in range(said + 1, joint) if words[n].head == said and words[n].relation == "ccomp"), None)
            if clause is not None and _is_list(words, clause, joint):
                yield i, clause, "conj"


def _is_list(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a second verb stands behind a comma and without an "and", so that the one behind "and" is a third."""
    seconds = [n for n in range(first + 1, end) if words[n].head == first and words[n].relation == "conj"]
    return any(words[n - 1].lemma == "," and not any(w.head == n and w.relation == "cc" for w in words) for n in seconds)


def at_the_end(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a last ", a spokesman told the agency" that passes for a circumstance of what he told."""
    for i, word in enumerate(words):
        said = word.head
        if word.relation != "advcl" or word.tag not in FINITE or word.lemma not in _words()["saying"] or not 0 <= said < i:
            continue
        who = _subject(words, i)
        marked = any(w.head == i and w.relation in {"mark", "advmod", "cc"} and n < i for n, w in enumerate(words))
        rest = [w for n, w in enumerate(words) if n > i and w.head not in range(i, len(words)) and w.relation != "punct"]
        if who is None or marked or rest or words[said].head >= 0 or not any(w.head == said and w.relation in SUBJECTS for w in words):
            continue
        first = who
        while first > 0 and words[first - 1].lemma != "," and words[first - 1].head in range(first - 1, who + 1):
            first -= 1
        if words[first - 1].lemma == "," or words[first].lemma == ",":
            yield i, -1, words[said].relation
            yield said, i, "ccomp"
            yield from ((n, i, "punct") for n in range(i, len(words)) if words[n].head == said and words[n].relation == "punct")


def both_subjects(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where the first of two subjects passes for a clause of its own: "Norway and many of its allies believe"."""
    for noun, word in enumerate(words[:-2]):
        joint = noun + 1
        verb = words[joint].head
        if word.head >= 0 or not word.tag.startswith("NN") or words[joint].relation != "cc" or words[joint].lemma != "and" or verb < joint:
            continue
        own = _subject(words, verb)
        others = any(w.head == noun and w.relation in SUBJECTS | {"cop", "aux"} for w in words)
        told = words[verb].relation == "conj" and words[verb].head == noun and words[verb].tag in {"VBP", "VBD"}
        if told and own is not None and not others:
            yield verb, -1, word.relation
            yield noun, verb, words[own].relation
            yield own, noun, "conj"
            yield joint, own, "cc"
            yield from ((n, verb, w.relation) for n, w in enumerate(words) if n > verb and w.head == noun)


def verbs_of_nouns(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where of "said reforms and the sale of land would help" the nouns pass for what was said, and the verb for a
    second verb of the speaker."""
    for i, word in enumerate(words):
        saying = word.head
        if word.relation != "conj" or not 0 <= saying < i or words[saying].lemma not in _words()["saying"]:
            continue
        if _subject(words, i) is not None:
            continue
        noun = next((n for n in range(saying + 1, i) if words[n].head == saying and words[n].relation == "ccomp"), None)
        if noun is None or not words[noun].tag.startswith("NN") or any(w.head == noun and w.relation in SUBJECTS | {"cop"} for w in words):
            continue
        helpers = [n for n in range(noun, i) if words[n].head == i]
        if helpers and words[helpers[0]].tag == "MD" and all(n in helpers for n in range(helpers[0], i)):
            yield i, saying, "ccomp"
            yield noun, i, "nsubj"


def accused_of(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a charge that is hung on whom it is laid against."""
    yield from _cut_charges(words)
    for i, word in enumerate(words):
        of = any(w.head == i and w.relation == "case" and w.lemma == "of" for w in words[:i])
        if word.relation != "nmod" or word.lemma not in _words()["charges"] or not of:
            continue
        at = word.head
        while 0 <= at < i and words[at].relation in {"nmod", "compound", "conj", "flat", "appos"}:
            at = words[at].head
        verb = words[at].head if at >= 0 else -1
        held = words[at].relation in {"obj", "nsubj:pass"} if at >= 0 else False
        if held and verb >= 0 and words[verb].lemma in _words()["charging"] and (verb < at or words[at].relation == "nsubj:pass"):
            yield i, verb, "obl"


def _cut_charges(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """ "The army of war crimes", read as crimes of the army of war."""
    for i, word in enumerate(words):
        accused = next((n for n in range(i) if words[n].head == i and words[n].relation == "nmod:poss"), -1)
        kind = next((n for n in range(accused + 1, i) if words[n].head == accused and words[n].relation == "nmod"), -1)
        of = next((n for n in range(accused + 1, kind) if words[n].head == kind and words[n].lemma == "of"), -1)
        verb = word.head
        if word.lemma not in _words()["charges"] or word.relation != "obj" or not 0 <= verb < accused < of < kind == i - 1:
            continue
        if words[verb].lemma in _words()["charging"] and not any(w.tag == "POS" for w in words[accused:i]):
            yield accused, verb, "obj"
            yield i, verb, "obl"
            yield kind, i, "compound"
            yield of, i, "case"


def _closing(words: Sequence[Word], saying: int) -> int | None:
    """The comma behind words of saying and their day or place; None where something else follows, or the word is none of saying."""
    if not 0 <= saying < len(words) - 2 or words[saying].tag not in FINITE or words[saying].lemma not in _words()["saying"]:
        return None
    if any(w.head == saying and w.relation in {"mark", "cc", "cop"} and n < saying for n, w in enumerate(words[:saying])):
        return None
    at = saying + 1
    while at < len(words) and words[at].lemma != ",":
        if words[at].tag in FINITE or words[at].tag in {"MD", "VBN", "VBG", ":", "."} | RELATIVE | QUOTES:
            return None
        at += 1
    return at if at < len(words) - 1 and at - saying < 9 else None


def _before(words: Sequence[Word], saying: int) -> int | None:
    """Head of what was said before the words of saying, whose subject stands between the two."""
    subject = _subject(words, saying)
    said = [n for n, word in enumerate(words[:saying]) if word.head == saying and word.relation == "ccomp"]
    if words[saying].relation == "parataxis" and 0 <= words[saying].head < saying:
        said.append(words[saying].head)
    return said[-1] if said and subject is not None and said[-1] < subject else None


def _subject(words: Sequence[Word], verb: int) -> int | None:
    return next((n for n in range(verb - 1, -1, -1) if words[n].head == verb and words[n].relation in SUBJECTS), None)


def _two(words: Sequence[Word], saying: int) -> tuple[int | None, int | None]:
    """Of the nouns that pass for one subject the first and the second, be one beside or before the other ("tunnel , engineers")."""
    own = _subject(words, saying)
    if own is None:
        return None, None
    before = [n for n in range(own) if words[n].head == own and words[n].relation == "compound" and words[n + 1].lemma == ","]
    return (before[0], own) if len(before) == 1 else (own, _second(words, own, saying))


def _second(words: Sequence[Word], noun: int, saying: int) -> int | None:
    """The noun that stands beside the first one behind a comma, without an "and": no second speaker."""
    beside = [n for n in range(noun + 1, saying) if words[n].head == noun and words[n].relation in BESIDE]
    joined = any(w.head in beside and w.relation == "cc" for w in words)
    return beside[0] if len(beside) == 1 and not joined else None


def _is_set_off(words: Sequence[Word], noun: int, speaker: int, saying: int) -> bool:
    """Whether one comma stands between subject and speaker, and the speaker's words go up to the verb."""
    commas = [n for n in range(noun + 1, speaker) if words[n].lemma == ","]
    relative = any(w.tag in RELATIVE for w in words[noun:saying])
    apart = not any(w.lemma == "," for w in words[speaker:saying])
    return len(commas) == 1 and apart and not relative and noun < speaker < saying


def _speaks(words: Sequence[Word], clause: int) -> bool:
    speaking = _words()["saying"] | _words()["saying besides"]
    return words[clause].lemma in speaking or any(w.head == clause and w.relation == "ccomp" for w in words)


FRAMES = (at_the_end, both_subjects, verbs_of_nouns, framed, circumstances, besides, accused_of)
"""The rules in the order in which they are applied."""
