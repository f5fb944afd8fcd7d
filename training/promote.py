"""Install a newly trained model where it is better: both are measured, side by side, and the new one must win.

    python -m training.promote NEW --shared ../shared [--old kg/nlp/model] [--full]

The new one must be whole: exported, and with what training.nouns, training.coreference and training.confidence write into it.
Better means: the mean of the deciding figures rises and none of them falls by more than `TOLERANCE` points.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from kg.nlp import coreference
from kg.nlp.casing import NOUNS
from training.evaluate import Figures, evaluate

DECIDING = (
    "gum-news gold tokens las",
    "gum-news own tokens las",
    "gum-news own tokens sentences",
    "gum-news gold tokens upos",
    "uner-ewt-dev exact four",
    "crossner-politics-dev exact four",
)
TOLERANCE = 1.0


def better(old: Figures, new: Figures) -> bool:
    """Whether the new figures win."""
    gains = [new[name] - old[name] for name in DECIDING]
    return sum(gains) > 0 and min(gains) >= -TOLERANCE


def main() -> int:
    """Command line; exit status 1 where the old model stays."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("new", type=Path)
    parser.add_argument("--old", type=Path, default=Path("kg/nlp/model"))
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--full", action="store_true")
    args = parser.parse_args()
    missing = [name for name in (NOUNS, *coreference.FILES) if not (args.new / "newsgraph_reader" / name).is_file()]
    if missing:
        print(f"{args.new} lacks {', '.join(missing)}: run training.nouns, training.coreference and training.confidence first")
        return 1
    new = evaluate(args.new, args.shared, args.full)
    old = evaluate(args.old, args.shared, args.full) if args.old.exists() else dict.fromkeys(new, 0.0)
    print(f"{'':55} {'old':>9} {'new':>9}")
    for name, value in new.items():
        print(f"{name:55} {old[name]:9} {value:9}{'  *' if name in DECIDING else ''}")
    if not better(old, new):
        print("the old model stays")
        return 1
    shutil.rmtree(args.old, ignore_errors=True)
    shutil.copytree(args.new, args.old)
    print(f"installed as {args.old}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
