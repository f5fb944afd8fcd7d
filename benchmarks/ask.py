"""How long an answer takes once the program is up, and how much of that is reading the question.

python -m benchmarks.ask STORE QUESTION...
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from kg.ask import ask
from kg.ask.question import read
from kg.pipeline import Reader
from kg.store import Store, open_store

ROUNDS = 3  # the best of so many is taken


def seconds(work: Callable[[], object]) -> float:
    """The best of some rounds, in seconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def measure(store: Store, reader: Reader, question: str) -> tuple[float, float]:
    """Seconds for the whole answer, and for reading the question alone."""
    return seconds(lambda: ask(store, question, reader)), seconds(lambda: read(question, reader))


def main(arguments: Sequence[str]) -> None:
    """Print one line for each question: milliseconds, and the ratio to reading it."""
    reader = Reader()
    with open_store(arguments[0], read_only=True) as store:
        for question in arguments[1:]:
            whole, reading = measure(store, reader, question)
            print(f"{1000 * whole:6.0f} ms  {whole / reading:5.1f} times the reading  {question}")


if __name__ == "__main__":
    main(sys.argv[1:])
