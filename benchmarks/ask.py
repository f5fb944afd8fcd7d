"""How long an answer takes once the program is up, in milliseconds of processor time, and how much of that is reading the question.

python -m benchmarks.ask STORE [--questions benchmarks/large.json] [QUESTION...]

Each question is asked twice, one after the other, by one program that has answered one question before: what another question has found
may help, as it does in `kg serve`. `--json FILE` writes the figures.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.ask import ask
from kg.ask.question import read
from kg.pipeline import Reader
from kg.settle import settle
from kg.store import Store, open_store

ENOUGH = 300  # milliseconds
FIRST = "Did Norland strike Ostia?"  # whatever is loaded with the first question is loaded then
Figures = dict[str, int]


def milliseconds(work: Callable[[], object]) -> int:
    """Processor time of this process."""
    start = time.process_time()
    work()
    return round(1000 * (time.process_time() - start))


def measure(store: Store, reader: Reader, question: str) -> Figures:
    """For the answer, for the same once more, and for reading the question alone."""
    first, again = (milliseconds(lambda: ask(store, question, reader)) for _ in range(2))
    return {"first": first, "again": again, "reading": milliseconds(lambda: read(question, reader))}


def summary(figures: Sequence[Figures]) -> dict[str, float]:
    """Median and worst, and how many take longer than is enough."""
    found: dict[str, float] = {"questions": len(figures)}
    for name in ("first", "again", "reading"):
        every = [one[name] for one in figures]
        found |= {f"{name}, median": statistics.median(every), f"{name}, worst": max(every)}
        found |= {f"{name}, over {ENOUGH}": sum(one > ENOUGH for one in every)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--questions", type=Path, help="a file as benchmarks/large.json, whose questions are asked")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("question", nargs="*")
    options = parser.parse_args()
    given = json.loads(options.questions.read_text(encoding="utf-8"))["ask"] if options.questions else {}
    reader, found = Reader(), dict[str, Figures]()
    settle()
    with open_store(options.store, read_only=True) as store:
        ask(store, FIRST, reader)
        for question in (*given, *options.question):
            found[question] = one = measure(store, reader, question)
            print(f"{one['first']:6} {one['again']:6} {one['reading']:6}  {question}", flush=True)
    told = summary([*found.values()])
    print(json.dumps(told, indent=1))
    if options.json:
        options.json.write_text(json.dumps({"summary": told, "ask": found}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
