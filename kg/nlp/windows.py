"""Long texts in windows, windows in sentences.

A window begins at a sentence and takes as many words as the encoder reads well at once. What it finds is kept up to its
last sentence start; the next window begins there, so that every sentence is read whole and with what follows it. Memory is bounded
by the window, not by the text.

Where sentences end, names and what coreference goes by need the sentences around; trees and tags do not, and what stands around draws
their arcs astray. So each sentence is then read by itself for these (development parts of GUM and EWT, LAS with the words and
sentences given, the one reading or both: 89.8 or 90.2, 89.5 or 89.9).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.nlp.features import shape
from kg.nlp.network import MOST_PIECES, Network, Scores

WINDOW = 180
"""Pieces of a usual window, about as many as the windows of training had at most (150 words); a sentence longer than that gets up to
`MOST_PIECES`, then it is cut."""
AHEAD = 2_000
"""Words whose pieces are looked up at once."""
BLANK = 3
AFTER_QUOTATION = {".": -6.0, "?": -1.5, "!": -1.5}
"""Score above which a sentence starts after such a sign and a closing mark; the network, trained on few of them, is shy there.

Before "Smith said" a quotation ends with a comma, a question or an exclamation mark, hardly ever with a full stop.
"""
AFTER_STOP = -8.0
"""The same after a full stop that is a word of its own (an abbreviation keeps its stop) before white space and a capital: the
network is shy of words in capitals there ("… in Berlin. NATO officials …"). On GUM dev and test and EWT dev four starts more are
right by it, and none is wrong."""
OPENING, CLOSING, STRAIGHT = frozenset("“‘«([{"), frozenset("”’»)]}"), frozenset("\"'")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: as written, the gap before each, and whether a sentence starts there where that is given."""

    words: Sequence[str]
    gaps: Sequence[int]
    starts: Sequence[bool | None]


def sentences(network: Network, text: Words) -> Iterator[tuple[int, Scores]]:
    """Each sentence's first word and scores, in order."""
    at, stock, stock_at = 0, list[list[int]](), 0
    while at < len(text.words):
        if at + MOST_PIECES > stock_at + len(stock) < len(text.words):
            stock, stock_at = network.pieces(text.words[at : at + AHEAD]), at
        done = 0
        for most in (WINDOW, MOST_PIECES):
            pieces = _fitting(stock[at - stock_at :], most)
            scores, bounds = _window(network, text, at, pieces)
            last = at + len(pieces) == len(text.words)
            done = len(pieces) if last or (most == MOST_PIECES and not bounds) else bounds[-1] if bounds else 0
            if done:
                break
        edges = [0, *(b for b in bounds if b < done), done]
        for start, end in pairwise(edges):
            whole = end - start == len(pieces) and text.gaps[at] == BLANK  # read by itself already
            found = scores.cut(start, end)
            yield at + start, found if whole else _by_itself(network, text, at + start, pieces[start:end], found)
        at += done


def _by_itself(network: Network, text: Words, start: int, pieces: list[list[int]], around: Scores) -> Scores:
    """Scores of a sentence read alone, but for those that take what stands around it."""
    alone = _scores(network, text, start, pieces, opening=True)
    return replace(alone, bound=around.bound, ner=around.ner, vectors=around.vectors)


def _fitting(pieces: list[list[int]], most: int) -> list[list[int]]:
    total = 0
    for number, parts in enumerate(pieces):
        total += len(parts)
        if total > most:
            return pieces[: max(1, number)]
    return pieces


def _window(network: Network, text: Words, at: int, pieces: list[list[int]]) -> tuple[Scores, list[int]]:
    """Scores of the words from `at` on, and where sentences start among them (never the first)."""
    scores = _scores(network, text, at, pieces, opening=False)
    bounds = {_settled(text, at + i) - at for i in range(1, len(pieces)) if _starts(text, at + i, float(scores.bound[i]))}
    return scores, sorted(i for i in bounds if 0 < i < len(pieces))


def _scores(network: Network, text: Words, at: int, pieces: list[list[int]], *, opening: bool) -> Scores:
    """Scores of the words from `at` on; `opening`: as if they were the first of a text."""
    end = at + len(pieces)
    gaps = [BLANK if opening else text.gaps[at], *text.gaps[at + 1 : end]]
    return network(pieces, [shape(word) for word in text.words[at:end]], gaps)


def _starts(text: Words, i: int, score: float) -> bool:
    given = text.starts[i]
    if given is not None:
        return given
    return text.gaps[i] == BLANK or score > _least(text, i)


def _settled(text: Words, i: int) -> int:
    """A sentence start moved so that quotation marks and brackets stay with what they enclose.

    White space tells which side a straight mark is on: an opening one follows a gap and has none behind it.
    """
    if text.starts[i] is not None or text.gaps[i] == BLANK:
        return i
    while i + 1 < len(text.words) and _closing(text, i):
        i += 1
    while i > 1 and _opening(text, i - 1):
        i -= 1
    return i


def _least(text: Words, i: int) -> float:
    """What the network has to score for a sentence to start there."""
    if i < 2 or not text.words[i][0].isupper():
        return 0.0
    if _closing(text, i - 1):
        return AFTER_QUOTATION.get(text.words[i - 2], 0.0)
    return AFTER_STOP if text.words[i - 1] == "." and text.gaps[i] > 0 else 0.0


def _closing(text: Words, i: int) -> bool:
    word = text.words[i]
    return text.gaps[i] == 0 and (word in CLOSING or (word in STRAIGHT and text.gaps[i + 1] > 0))


def _opening(text: Words, i: int) -> bool:
    word = text.words[i]
    return text.gaps[i + 1] == 0 and (word in OPENING or (word in STRAIGHT and text.gaps[i] > 0))
