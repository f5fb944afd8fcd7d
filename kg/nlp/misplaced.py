"""Words that stand under the wrong one of two neighbours, where only one of the two can be right.

- Subjects that changed places: in "Macron and Xi agreed to step up cooperation, the palace said" each verb has one subject, and the palace
  agreed. A subject right before the verb of saying that ends such a sentence is its own, and the first one is the first verb's.
- Absolute clauses: "with a spokesman calling it baseless" is a clause whose subject is the spokesman, and no company that somebody keeps.
- "Accused the forces of attacking a hospital": the attack is what they are accused of, no sort of forces.
- "Acquitted the commander of war crimes": he is no commander of crimes.
- "Calling it baseless and warning Israel": a participle goes on after a participle, not after the adjective before it.
- "President Erdogan's spokesman, Ibrahim Kalin, said so": a name with "'s" belongs to the noun behind it, and does nothing itself.
- "Imposed sanctions on banks that helped Iran evade restrictions, freezing their assets": who imposes them freezes the assets.
- "Told the Morning Post the raid was over": the paper is told, and owns no raid.
- "Norway remains committed to helping": what somebody remains stands under "remains", which is no auxiliary and no clause beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import Word

DATA = Path(__file__).resolve().parent / "data" / "misplaced.json"
FINITE, PARTICIPLE = frozenset({"VBD", "VBZ", "VBP"}), "VBG"
OF_A_NOUN = frozenset({"appos", "nmod", "nmod:desc", "flat"})
SUBJECT, ADJECTIVES = "nsubj", frozenset({"JJ", "JJR", "JJS"})


@cache
def _verbs() -> dict[str, frozenset[str]]:
    return {name: frozenset(verbs) for name, verbs in json.loads(DATA.read_text(encoding="utf-8")).items()}


def crossed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of two subjects that changed places around what was said."""
    for saying, word in enumerate(words):
        if word.tag not in FINITE or word.lemma not in _verbs()["saying"]:
            continue
        said = [n for n in range(saying) if words[n].head == saying and words[n].relation == "ccomp"]
        own = [n for n in range(saying) if words[n].head == saying and words[n].relation == SUBJECT]
        if len(said) != 1 or len(own) != 1 or own[0] > said[0]:
            continue
        other = [n for n in range(said[0] + 1, saying) if words[n].head == said[0] and words[n].relation == SUBJECT]
        if len(other) == 1 and _ends_before(words, other[0], saying) and _has_comma(words, said[0], other[0]):
            yield own[0], said[0], SUBJECT
            yield other[0], saying, SUBJECT


def absolute(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) that make a clause of ", with somebody saying something"."""
    for i, word in enumerate(words):
        own = any(w.head == i and w.relation == SUBJECT for w in words)
        if word.tag != PARTICIPLE or word.lemma not in _verbs()["of a speaker"] or own:
            continue
        subject = word.head if word.relation == "acl" else _last_before(words, i, word.head) if word.relation == "advcl" else None
        if subject is None or words[subject].relation != "obl" or not subject < i:
            continue
        case = next((n for n, w in enumerate(words) if w.head == subject and w.relation == "case"), 0)
        if case > 0 and words[case].lemma == "with" and words[case - 1].lemma == ",":
            yield i, words[subject].head, "advcl"
            yield subject, i, SUBJECT
            yield case, i, "mark"


def charged(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where "of doing so" behind whom somebody accuses is hung on him, or he is its subject."""
    for i, word in enumerate(words):
        if word.tag != PARTICIPLE or word.relation not in {"acl", "advcl", "ccomp"} or not 0 <= word.head < i:
            continue
        accused = word.head if word.relation == "acl" else None
        verb = words[word.head].head if word.relation == "acl" else word.head
        of = next((n for n, w in enumerate(words) if w.head == i and w.lemma == "of" and w.relation == "mark"), None)
        if of is None or words[verb].lemma not in _verbs()["of doing"]:
            continue
        if accused is not None and words[accused].relation not in {"obj", "nsubj:pass"}:
            continue
        if word.relation == "ccomp":
            subject = next((n for n in range(verb + 1, of) if words[n].head == i and words[n].relation == SUBJECT), None)
            if subject is not None and not any(w.head == verb and w.relation == "obj" for w in words):
                yield subject, verb, "obj"
        elif not any(w.head == verb and w.relation == "ccomp" for w in words):
            yield i, verb, "ccomp"


def planned(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what somebody "is suspected of planning", hung on the suspicion."""
    cased = {word.head for word in words if word.relation == "case"}
    for i, word in enumerate(words[1:], 1):
        gerund = words[i - 1]
        bare = word.relation == "obl" and word.tag in {"NN", "NNS"} and i not in cased
        if bare and gerund.tag == PARTICIPLE and gerund.head == word.head and words[word.head].lemma in _verbs()["of doing"]:
            yield i, i - 1, "obj"


def cleared(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a crime that somebody is found guilty or not guilty of, where it is hung on him."""
    for i, word in enumerate(words):
        tried = word.head
        of = any(w.head == i and w.relation == "case" and w.lemma == "of" for w in words)
        if word.relation != "nmod" or not of or word.lemma not in _verbs()["crimes"]:
            continue
        while words[tried].relation == "nmod" and words[tried].tag.startswith("NN"):  # "a secretary at the camp of complicity"
            tried = words[tried].head
        if words[tried].relation not in {"obj", "nsubj:pass"}:
            continue
        if words[words[tried].head].lemma in _verbs()["of doing"]:
            yield i, words[tried].head, "obl"


def taken(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what somebody is stripped of, hung on the last noun before it."""
    cased = {word.head for word in words if word.relation == "case" and word.lemma == "of"}
    for i, word in enumerate(words):
        man = word.head
        if word.relation != "nmod" or i not in cased or word.lemma not in _verbs()["what is taken"]:
            continue
        while words[man].relation == "nmod" and words[man].tag.startswith("NN"):
            man = words[man].head
        if words[man].relation in {"obj", "nsubj:pass"} and words[words[man].head].lemma in _verbs()["taking from"]:
            yield i, words[man].head, "obl"


def punished(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what somebody is punished for, where it is hung on him: there are no "officers for the torture"."""
    cased = {word.head for word in words if word.relation == "case" and word.lemma == "for"}
    for i, word in enumerate(words):
        man = word.head
        if word.relation != "nmod" or i not in cased or word.lemma not in _verbs()["crimes"] | _verbs()["deeds"]:
            continue
        if words[man].relation in {"obj", "nsubj:pass"} and words[words[man].head].lemma in _verbs()["for what"]:
            yield i, words[man].head, "obl"


def alike(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a participle that goes on after an adjective under a participle."""
    for i, word in enumerate(words):
        adjective = word.head
        if word.relation != "conj" or word.tag != PARTICIPLE or not 0 <= adjective < i or words[adjective].tag not in ADJECTIVES:
            continue
        above = words[adjective].head
        takes = any(w.head == i and w.relation in {"obj", "iobj"} for w in words)
        if takes and words[adjective].relation == "xcomp" and above >= 0 and words[above].tag == PARTICIPLE:
            yield i, above, "conj"


def sanctioning(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what a sanction does, set off behind a relative clause about whom it is laid on."""
    for i, word in enumerate(words):
        behind = word.tag == PARTICIPLE and words[i - 1].lemma == "," and _is_adjunct(words, i)
        if not behind or word.lemma not in _verbs()["what sanctions do"]:
            continue
        at, described = word.head, False
        while 0 <= at < i and not (described and words[at].tag.startswith("VB") and words[at].lemma in _verbs()["sanctioning"]):
            described |= words[at].relation == "acl:relcl"
            at = words[at].head
        if 0 <= at < i:
            further = [n for n, w in enumerate(words) if n > i and w.head == word.head and w.relation == "conj" and w.tag == PARTICIPLE]
            yield i, at, "advcl"
            yield from ((n, i, "conj") for n in further)


def possessed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where a possessor stands in the place of the noun that is his."""
    for s, word in enumerate(words):
        owner = word.head
        if word.tag != "POS" or word.relation != "case" or not 0 <= owner < s or words[owner].relation in {"nmod:poss", "ROOT"}:
            continue
        behind = [n for n in range(s + 1, len(words)) if words[n].head == owner]
        if not behind or not words[behind[0]].tag.startswith("NN") or words[behind[0]].relation not in OF_A_NOUN:
            continue
        if any(other.tag.startswith("NN") and other.head != behind[0] for other in words[s + 1 : behind[0]]):
            continue
        yield behind[0], words[owner].head, words[owner].relation
        yield owner, behind[0], "nmod:poss"
        yield from ((n, behind[0], words[n].relation) for n in behind[1:])


def no_owner(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of whom something is told, right before what is told, where the parse makes him the owner of its subject:
    nobody owns anything without "'s", nor before an article."""
    for i, word in enumerate(words[:-1]):
        noun = word.head
        bare = word.relation == "nmod:poss" and word.tag.startswith("NN") and not any(w.head == i and w.tag == "POS" for w in words)
        if not bare or not i < noun < len(words) or words[i + 1].tag != "DT" or words[i + 1].head != noun:
            continue
        verb = words[words[noun].head].head if words[noun].relation == "nsubj" else -1
        if 0 <= verb < i and words[verb].lemma in _verbs()["telling"] and words[words[noun].head].relation == "ccomp":
            yield i, verb, "iobj"


def remaining(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "remain" and of the participle or adjective right behind it."""
    for i, word in enumerate(words[:-1]):
        state = words[i + 1]
        if word.lemma not in _verbs()["copular"] or word.tag not in FINITE or state.tag not in {"VBN", *ADJECTIVES} or state.head == i:
            continue
        if word.relation == "aux" and word.head == i + 1:
            yield i, state.head, state.relation
            yield from ((n, i, w.relation) for n, w in enumerate(words) if w.head == i + 1 and n < i)
            yield i + 1, i, "xcomp"
        elif state.head == word.head or (state.relation == "conj" and state.head < i):
            yield i + 1, i, "xcomp"


def led_in(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "days after the envoy, Eva Lind, visited Mali": the subject stands behind what leads it in."""
    for i, word in enumerate(words):
        verb = word.head
        leads = next((n for n, w in enumerate(words[:i]) if w.head == i and w.relation == "case"), None)
        if word.relation != "obl" or not i < verb or words[verb].relation != "advcl" or words[verb].tag not in FINITE:
            continue
        own = {w.relation: n for n, w in enumerate(words) if w.head == verb}
        if own.keys() & {"nsubj", "nsubj:pass", "expl"} or (leads is None) == ("mark" not in own):
            continue
        opening = own["mark"] if leads is None else leads
        if words[opening].lemma in _verbs()["times"] and opening < i:
            yield i, verb, SUBJECT
            yield opening, verb, "mark"


def told_of(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of the adjective of "warned clerics *critical* of the visit that …", which says who they are."""
    for i, word in enumerate(words):
        verb, noun = word.head, i - 1
        whom = noun > 0 and words[noun].head == verb and words[noun].relation in {"obj", "iobj"} and words[noun].tag in {"NN", "NNS"}
        if word.relation == "xcomp" and word.tag in ADJECTIVES and whom and words[verb].lemma in _verbs()["telling"]:
            yield i, noun, "amod"


def _is_adjunct(words: Sequence[Word], participle: int) -> bool:
    """Set off as an adjunct, or coordinated with what is no participle."""
    word = words[participle]
    return word.relation == "advcl" or (word.relation == "conj" and words[word.head].tag != PARTICIPLE)


def _ends_before(words: Sequence[Word], noun: int, verb: int) -> bool:
    """Whether all between a noun and a verb belongs to the noun: "the palace said", "a spokesman for the palace said"."""
    return all(_under(words, n, noun) for n in range(noun + 1, verb))


def _under(words: Sequence[Word], at: int, head: int) -> bool:
    while at >= 0 and at != head:
        at = words[at].head
    return at == head


def _has_comma(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.lemma == "," for word in words[start:end])


def _last_before(words: Sequence[Word], clause: int, head: int) -> int | None:
    """The word under the same head whose phrase ends right before the clause."""
    beside = [n for n in range(clause) if words[n].head == head and n != head]
    return beside[-1] if beside and beside[-1] > head >= 0 and _ends_before(words, beside[-1], clause) else None
