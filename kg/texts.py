"""When two sentences or two articles are copies: on their words alone, whatever else there is."""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

MIN_WORDS = 8  # a shorter sentence may be written twice without copying
ALIKE = 0.9  # share of the words that two copies of one sentence have in common, in order
EDITED = 0.75  # the same for an edited copy, which has a long run of words in common too
RUN = 12  # words of such a run
SHINGLE = 3  # words
COPIED = 0.5  # share of the shorter article's shingles that a copy has in common with the other
MIN_SHARED = 24  # shingles: two notes of a line each are compared as sentences

_WORD = re.compile(r"\w+")
_NEGATIONS = frozenset({"not", "no", "never", "t", "without", "neither", "nor"})


def words(text: str) -> list[str]:
    """Words without case, marks and spaces."""
    return _WORD.findall(text.casefold())


def shingles(tokens: Sequence[str], size: int) -> list[str]:
    """Runs of `size` words, each once, in order."""
    return list(dict.fromkeys(" ".join(tokens[at : at + size]) for at in range(len(tokens) - size + 1)))


def sentence_likeness(one: Sequence[str], other: Sequence[str]) -> int | None:
    """Per cent of the words in common, in order, where the two are copies; None where they are not.

    Two sentences that differ in a figure or a negation say different things, however alike they look.
    """
    if one == other:
        return 100
    if min(len(one), len(other)) < EDITED * max(len(one), len(other)) or _figures(one) != _figures(other):
        return None
    if 2 * sum((Counter(one) & Counter(other)).values()) < EDITED * (len(one) + len(other)):
        return None
    one, other = sorted((list(one), list(other)))  # the matcher looks for the words of the second in the first: not the same both ways
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    ratio = matcher.ratio()
    alike = ratio >= ALIKE or (ratio >= EDITED and matcher.find_longest_match().size >= RUN)
    return int(100 * ratio) if alike else None


def fingerprint(tokens: Sequence[str]) -> bytes:
    """The shingles of an article as sorted 32-bit hashes, to be compared with another's."""
    return array("I", sorted({zlib.crc32(run.encode()) for run in shingles(tokens, SHINGLE)})).tobytes()


def article_likeness(one: bytes, other: bytes) -> int | None:
    """Per cent of the shorter article's shingles that are in the other, where that makes it a copy; figures do not count."""
    a, b = set(array("I", one)), set(array("I", other))
    shared, shorter = len(a & b), min(len(a), len(b))
    if shared < MIN_SHARED or shared < COPIED * shorter:
        return None
    return 100 * shared // shorter


def _figures(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token.isdigit() or token in _NEGATIONS]
