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
    """Heads of the best tree with one root and no crossing arcs: (words, 1 + words) scores to (words,) heads, 0 the root.

    The greedy choice is taken where it is such a tree, else Eisner's (1996). English hardly ever crosses: on the development parts of
    EWT and GUM this reads better (LAS + 0.4) than trees that may (Chu and Liu 1965, Edmonds 1967).
    """
    scores, words = np.array(scores, dtype=np.float64), len(scores)
    scores[np.arange(words), np.arange(1, words + 1)] = -1e9
    heads: Ints = scores.argmax(1)
    if (heads == 0).sum() == 1 and not _cyclic(heads) and not _crosses(heads):
        return heads
    return _projective(scores)


def _cyclic(heads: Ints) -> bool:
    """Whether some word's way up never ends."""
    up = np.concatenate([[0], heads])
    at = up.copy()
    for _ in range(max(1, len(heads).bit_length())):
        at = at[at]
    return bool(at.any())


def _crosses(heads: Ints) -> bool:
    """Whether two arcs cross, the arc from the root (before the first word) included."""
    words = np.arange(1, len(heads) + 1)
    left, right = np.minimum(words, heads), np.maximum(words, heads)
    inside = (left[None, :] > left[:, None]) & (left[None, :] < right[:, None])
    return bool((inside & (right[None, :] > right[:, None])).any())


def _projective(scores: Doubles) -> Ints:
    """Heads of the best tree without crossing arcs (Eisner 1996), one root; arcs and spans of 0-based words."""
    n = len(scores)
    arc = scores[:, 1:]  # arc[dependent, head]
    open_right, open_left = np.zeros((n, n)), np.zeros((n, n))  # spans whose outer arc goes right / left
    full_right, full_left = np.zeros((n, n)), np.zeros((n, n))  # spans headed by their first / last word
    split, cut_right, cut_left = (np.zeros((n, n), dtype=np.int64) for _ in range(3))
    for size in range(1, n):  # all spans of one size at once
        first = np.arange(n - size)
        last, inner = first + size, first[:, None] + np.arange(size)
        left, right = first[:, None], last[:, None]
        halves = full_right[left, inner] + full_left[inner + 1, right]
        split[first, last] = first + halves.argmax(1)
        base = halves.max(1)
        open_right[first, last], open_left[first, last] = base + arc[last, first], base + arc[first, last]
        rightward = open_right[left, inner + 1] + full_right[inner + 1, right]
        cut_right[first, last], full_right[first, last] = first + 1 + rightward.argmax(1), rightward.max(1)
        leftward = full_left[left, inner] + open_left[inner, right]
        cut_left[first, last], full_left[first, last] = first + leftward.argmax(1), leftward.max(1)
    root = int((full_left[0] + full_right[:, n - 1] + scores[:, 0]).argmax())
    return _read_off(root, split, cut_right, cut_left)


def _read_off(root: int, split: Ints, cut_right: Ints, cut_left: Ints) -> Ints:
    """Heads of the tree whose best cuts of each span are these."""
    heads: Ints = np.zeros(len(split), dtype=np.int64)
    stack = [("left", 0, root), ("right", root, len(split) - 1)]
    while stack:
        kind, i, j = stack.pop()
        if i == j:
            continue
        if kind == "right":
            middle = int(cut_right[i, j])
            heads[middle] = i + 1
            stack += [("open", i, middle), ("right", middle, j)]
        elif kind == "left":
            middle = int(cut_left[i, j])
            heads[middle] = j + 1
            stack += [("left", i, middle), ("open", middle, j)]
        else:
            middle = int(split[i, j])
            stack += [("right", i, middle), ("left", middle + 1, j)]
    return heads
