"""From scores to structures: the best tag sequence for names, the best tree with exactly one root."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "TITLE", "EVENT", "DATE", "TIME", "OTHER")
"""Names that the network learns; MONEY, PERCENT, QUANTITY, WEAPON and VEHICLE come from patterns."""
PLACES = "BIES"
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in PLACES))


def tag_number(place: str, label: str) -> int:
    """Number in `TAGS` of, say, the beginning (B) of a PERSON."""
    return 1 + LABELS.index(label) * len(PLACES) + PLACES.index(place)


def _follows(left: str, right: str) -> bool:
    """A name once begun goes on until its end (BIOES)."""
    if left[0] in "BI":
        return right[0] in "IE" and left[2:] == right[2:]
    return right[0] in "OBS"


FORBIDDEN: Floats = np.array([[0 if _follows(a, b) else -np.inf for b in TAGS] for a in TAGS], dtype=np.float32)
STARTS: Floats = np.array([0 if tag[0] in "OBS" else -np.inf for tag in TAGS], dtype=np.float32)
ENDS: Floats = np.array([0 if tag[0] in "OES" else -np.inf for tag in TAGS], dtype=np.float32)


def names(scores: Floats) -> list[tuple[int, int, str]]:
    """The names (first word, one past the last, label) of the best well-formed tag sequence (Viterbi).

    `scores`: (words, len(TAGS)). Where the best tag of every word is well formed already, that is the answer.
    """
    if not len(scores):
        return []
    best = scores.argmax(1)
    if not _well_formed(best):
        best = _viterbi(scores)
    return _spans(best)


def _well_formed(tags: Ints) -> bool:
    inner = FORBIDDEN[tags[:-1], tags[1:]]
    return bool(STARTS[tags[0]] == 0 and ENDS[tags[-1]] == 0 and (inner == 0).all())


def _viterbi(scores: Floats) -> Ints:
    total = scores[0] + STARTS
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        paths = total[:, None] + FORBIDDEN
        back[i] = paths.argmax(0)
        total = paths.max(0) + scores[i]
    best = np.zeros(len(scores), dtype=np.int64)
    best[-1] = int((total + ENDS).argmax())
    for i in range(len(scores) - 1, 0, -1):
        best[i - 1] = back[i, best[i]]
    return best


def _spans(tags: Ints) -> list[tuple[int, int, str]]:
    found, start = [], 0
    for i, number in enumerate(tags.tolist()):
        place, _, label = TAGS[number].partition("-")
        if place in "BS":
            start = i
        if place in "ES":
            found.append((start, i + 1, label))
    return found


def tree(scores: Floats | Doubles) -> Ints:
    """Heads of the best tree with exactly one root: (words, 1 + words) scores to (words,) heads, 0 the root.

    Chu and Liu (1965), Edmonds (1967); crossing arcs are allowed. The greedy choice is taken where it is a tree.
    """
    scores, words = np.array(scores, dtype=np.float64), len(scores)
    scores[np.arange(words), np.arange(1, words + 1)] = -1e9
    heads: Ints = scores.argmax(1)
    if (heads == 0).sum() == 1 and _cycle(heads) is None:
        return heads
    heads = _arborescence(scores)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1:
        return heads
    return max((_rooted(scores, int(root)) for root in roots), key=lambda h: float(scores[np.arange(words), h].sum()))


def _rooted(scores: Doubles, root: int) -> Ints:
    forced = scores.copy()
    forced[:, 0] = -1e9
    forced[root, 0] = 1e9
    return _arborescence(forced)


def _cycle(heads: Ints) -> list[int] | None:
    """Some cycle of words (numbered from 1), or None."""
    state = np.zeros(len(heads) + 1, dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return path[path.index(node):]
        state[path] = 2
    return None


def _arborescence(scores: Doubles) -> Ints:
    """Best heads by contracting cycles; `scores` (n, 1 + n)."""
    heads: Ints = scores.argmax(1)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    words = len(scores)
    inside = np.array(cycle)
    rest = np.array([w for w in range(1, words + 1) if w not in set(cycle)], dtype=np.int64)
    columns = np.concatenate([[0], rest])
    gain = scores[inside - 1] - scores[inside - 1, heads[inside - 1]][:, None]
    into = gain[:, columns].argmax(0)
    out_of = scores[rest - 1][:, inside].argmax(1) if len(rest) else np.zeros(0, dtype=np.int64)
    small = np.full((len(rest) + 1, len(rest) + 2), -1e9)
    small[:-1, : len(columns)] = scores[rest - 1][:, columns]
    small[:-1, -1] = scores[rest - 1, inside[out_of]]
    small[-1, : len(columns)] = gain[into, columns]
    found = _arborescence(small)
    result: Ints = heads.copy()
    for row, word in enumerate(rest):
        head = int(found[row])
        result[word - 1] = inside[out_of[row]] if head == len(rest) + 1 else columns[head]
    entry = int(found[-1])
    result[inside[into[entry]] - 1] = columns[entry]
    return result
