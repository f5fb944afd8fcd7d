"""Names of states and of organisations of states that mean the same ("the US", "America"): `data/aliases.json`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data" / "aliases.json"


@cache
def aliases() -> dict[str, list[str]]:
    """The usual name, in words, by another name; all in lower case and without article."""
    found = json.loads(DATA.read_text(encoding="utf-8"))
    return {other: name.split() for other, name in found.items()}


def usual(words: list[str]) -> list[str]:
    """The words of a name, in lower case, or those of the usual name of what it means."""
    return aliases().get(" ".join(words), words)


__all__ = ["aliases", "usual"]
