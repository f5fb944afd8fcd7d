"""The mean of the weights of several checkpoints of one line of training: often better than each of them.

    python -m training.mean build/fourth.pt build/fifth.pt --out build/reader.pt

Wortsman et al. 2022, "Model soups: averaging weights of multiple fine-tuned models improves accuracy without increasing inference time".
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def mean(checkpoints: list[Path], out: Path) -> None:
    """Write the mean of the averaged weights. Raises ValueError where the checkpoints have other classes or other weights."""
    read = [torch.load(path, map_location="cpu", weights_only=True) for path in checkpoints]
    first = read[0]
    for path, other in zip(checkpoints[1:], read[1:], strict=True):
        if other["classes"] != first["classes"] or other["state"].keys() != first["state"].keys():
            raise ValueError(f"{path} is of another network than {checkpoints[0]}")
    state = {
        name: torch.stack([one["state"][name] for one in read]).mean(0) if value.is_floating_point() else value
        for name, value in first["state"].items()
    }
    recipe = {"mean of": [one["recipe"] for one in read]}
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": state, "last": state, "classes": first["classes"], "recipe": recipe}, out)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    args = parser.parse_args()
    mean(args.checkpoints, args.out)


if __name__ == "__main__":
    main()
