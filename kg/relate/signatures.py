"""Keys by which copies find each other: MinHash signatures cut into bands (Broder 1997; Leskovec et al., Mining of Massive Datasets, 3.4).

Two texts of Jaccard similarity j have a band of r rows in common with probability 1 - (1 - j^r)^b; whether they do depends on these two
texts alone, since the permutations are fixed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SEED = 1


@dataclass(frozen=True, slots=True)
class Bands:
    """How a signature is cut: `count` bands of `rows` values."""

    count: int
    rows: int


SENTENCES = Bands(20, 4)  # j 0.8: all but 3 in 100,000; 0.65: 98 %; 0.5: 72 %; unrelated (0.02): 3 in a million
ARTICLES = Bands(48, 3)  # j 0.5: 99.8 %; 0.4: 96 %; 0.3: 73 %


def band_keys(texts: Sequence[Sequence[str]], bands: Bands, kind: str) -> list[list[int]]:
    """For each text, given as its shingles, one signed 64-bit key per band; none for a text without shingles."""
    some = [index for index, text in enumerate(texts) if text]
    keys: list[list[int]] = [[] for _ in texts]
    if not some:  # as after most decisions: they change no text, and loading the library would take a third of their time
        return keys
    from datasketch import MinHash

    inputs = ([run.encode() for run in texts[index]] for index in some)
    for index, signature in zip(some, MinHash.generator(inputs, num_perm=bands.count * bands.rows, seed=_SEED), strict=True):
        keys[index] = list(_cut(signature.hashvalues.astype("<u8").tobytes(), bands, kind))
    return keys


def key(*parts: object) -> int:
    """A signed 64-bit key of what is compared by equality."""
    return _key("\x1f".join(map(str, parts)).encode())


def _cut(values: bytes, bands: Bands, kind: str) -> Iterator[int]:
    size = 8 * bands.rows
    for band in range(bands.count):
        yield _key(f"{kind}{band}:".encode() + values[band * size : (band + 1) * size])


def _key(content: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big", signed=True)
