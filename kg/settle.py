"""For a program that loads much and then answers: the rounds of the garbage collector pass over what has been loaded.

A round over all of the pipeline, the authority and the lexicon takes a tenth of a second, and comes in the middle of an answer.
"""

from __future__ import annotations

import gc

_ROUNDS = (50_000, 20, 100)  # an answer makes some hundred thousand objects, nearly all of which go without the collector


def settle() -> None:
    """Take all that there is now for good, and look for garbage seldom. For programs of our own: whoever imports this package decides for
    himself."""
    gc.freeze()
    gc.set_threshold(*_ROUNDS)
