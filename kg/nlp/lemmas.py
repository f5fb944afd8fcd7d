"""Lemmas: what the treebanks say of a form under its tag, else the commonest change for its ending.

The table and the endings are learnt by `training.lemmas`; a change cuts some letters off the end and adds others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

LONGEST_ENDING = 6
PROPER = frozenset(("NNP", "NNPS"))
Change = tuple[int, str]
"""Letters cut off the end, letters put there."""


def apply(form: str, change: Change) -> str:
    """The form after the change; the form itself where nothing would be left."""
    cut, added = change
    return (form[:len(form) - cut] + added) or form


def change(form: str, lemma: str) -> Change:
    """The shortest change that makes `lemma` of `form`."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


@dataclass(slots=True)
class Lemmatiser:
    """`table`: form and tag to lemma; `endings`: tag and ending to a change. Forms are lower-case but for names."""

    table: dict[str, dict[str, str]]
    endings: dict[str, dict[str, Change]]

    @classmethod
    def read(cls, path: Path) -> Self:
        """From the JSON file that `training.lemmas` wrote."""
        found = json.loads(path.read_text(encoding="utf-8"))
        endings = {tag: {e: (int(c), str(a)) for e, (c, a) in table.items()} for tag, table in found["endings"].items()}
        return cls(found["table"], endings)

    def write(self, path: Path) -> None:
        """As JSON, keys sorted."""
        path.write_text(json.dumps({"table": self.table, "endings": self.endings}, ensure_ascii=False, sort_keys=True,
                                   separators=(",", ":")) + "\n", encoding="utf-8")

    def __call__(self, form: str, tag: str) -> str:
        """The lemma of a word as written, under its Penn tag."""
        known = form if tag in PROPER and not form.isupper() else form.lower()
        if tag in PROPER and form.isupper():
            known = form
        lemma = self.table.get(tag, {}).get(known)
        if lemma is not None:
            return lemma
        endings = self.endings.get(tag, {})
        for size in range(min(LONGEST_ENDING, len(known) - 1), -1, -1):
            found = endings.get(known[len(known) - size:])
            if found is not None and found[0] < len(known):
                return apply(known, found)
        return known
