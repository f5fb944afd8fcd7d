"""Words right behind a verb of saying, and whose they are.

- "The race was hard, Roe said, adding that he was tired": behind the comma of inserted words of saying only the one who speaks adds or
  claims anything, and a clause without "that" right behind the participle is what he adds. The network hangs both elsewhere.
- "Announced on Twitter the agency was to leave": the subject of what was announced, not one more place of announcing.
- "Said in a statement it had sold the mine": said, though it stands behind the statement as what tells which.
- "Said again it would leave", "said Tuesday army reports showed it": when it was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.bareclauses import first_of
from kg.nlp.complements import Word
from kg.nlp.reported import reporting

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})
FRAMES = frozenset({"parataxis", "ccomp", "root", "ROOT"})
HELPING = frozenset({"aux", "cop", "aux:pass"})
WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
PAPERS = frozenset({"statement", "letter", "report", "e-mail", "email", "message", "release", "interview", "tweet", "post"})
GIVEN = frozenset({"give", "issue", "release", "make", "send", "publish", "post", "write", "read", "deliver", "sign", "show"})
BESIDE = frozenset({"advcl", "conj", "parataxis", "acl"})


def added(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of participles of saying right behind the inserted "…, Roe said,"."""
    for i, word in enumerate(words):
        saying = i - 2
        if word.tag != "VBG" or word.relation not in BESIDE or saying < 2 or words[i - 1].lemma != "," or word.head == saying:
            continue
        frame = words[saying]
        said = frame.tag in FINITE and frame.lemma in reporting("saying") and frame.relation in FRAMES
        who = any(w.head == saying and w.relation == "nsubj" and n < saying for n, w in enumerate(words))
        before = frame.relation == "parataxis" or any(w.head == saying and w.relation == "ccomp" for w in words[:saying])
        if said and who and before and word.lemma in reporting("adding") | reporting("going on"):
            yield i, saying, "advcl"


def unled(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a subject that passes for one more of where it is said: "announced on Twitter the agency was to leave"."""
    for i, word in enumerate(words):
        saying = word.head
        own = {w.relation for w in words if w.head == i}
        if word.relation != "ccomp" or not 0 <= saying < i - 2 or own & SUBJECTS or not own & {"aux", "cop", "aux:pass"}:
            continue
        first = first_of(words, i)
        for n in range(saying + 2, first):
            place = words[n].head
            hung = words[n].relation in {"conj", "appos", "nmod:unmarked"}
            hung = hung and words[place].head == saying and words[place].relation == "obl"
            if hung and first_of(words, n) == place + 1 and last_of(words, n) == first - 1:
                yield n, i, "nsubj:pass" if "aux:pass" in own else "nsubj"


def in_writing(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what is "said in a statement it had sold the mine", hung on the statement as if it told which."""
    for i, word in enumerate(words):
        paper = word.head
        if word.relation not in {"acl", "acl:relcl"} or not 1 < paper < i or words[paper].relation != "obl":
            continue
        saying = words[paper].head
        said = 0 <= saying < paper and words[saying].lemma == "say" and not any(w.head == saying and w.relation == "ccomp" for w in words)
        own = {w.relation for w in words if w.head == i}
        who = [w for n, w in enumerate(words) if w.head == i and w.relation in SUBJECTS and paper < n < i]
        given = word.lemma in GIVEN and "obj" not in own
        full = bool(own & HELPING) and not given and first_of(words, i) == paper + 1
        if said and full and words[paper].lemma in PAPERS and who and not who[0].tag.startswith("W"):
            yield i, saying, "ccomp"


def when_said(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "again" and of a weekday right behind "said", hung on what is said; "Friday prayers" have their day."""
    for i, word in enumerate(words):
        saying = words[i - 1]
        if i == 0 or saying.tag not in FINITE or saying.lemma != "say" or word.head == i - 1 or word.head < i:
            continue
        if word.relation == "advmod" and word.lemma == "again" and words[word.head].head == i - 1:
            yield i, i - 1, "advmod"
        elif word.relation == "compound" and word.lemma in WEEKDAYS and any(w.relation == "compound" for w in words[i + 1 : word.head]):
            yield i, i - 1, "obl:unmarked"


def last_of(words: Sequence[Word], head: int) -> int:
    """Where the words under a word end."""
    return max(n for n in range(len(words)) if _is_under(words, n, head))


def _is_under(words: Sequence[Word], n: int, head: int) -> bool:
    while n != head and words[n].head >= 0:
        n = words[n].head
    return n == head


def led_by(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a clause right behind "adding" that hangs on the saying before it."""
    for i, word in enumerate(words):
        saying = word.head
        if word.relation != "ccomp" or not 0 <= saying < i - 2 or words[saying].lemma not in reporting("saying"):
            continue
        leading = first_of(words, i) - 1
        participle = words[leading]
        if leading <= saying or participle.tag != "VBG" or participle.head != saying or words[leading - 1].lemma != ",":
            continue
        own = {w.relation for w in words if w.head == leading}
        full = any(w.head == i and w.relation in SUBJECTS for w in words)
        if full and not own & {"obj", "ccomp", "xcomp"} and participle.lemma in reporting("adding") | reporting("going on"):
            yield i, leading, "ccomp"


FRAMED = (added, led_by, unled, in_writing, when_said)
"""In this order: a clause goes to the participle before it once that stands where it belongs."""
