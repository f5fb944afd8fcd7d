"""Lemmas: what the treebanks say of a form under its tag, else a change of its ending that gives a word that is known.

Table, endings and known lemmas are learnt by `training.lemmas`; a change cuts some letters off the end and adds others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

LONGEST_ENDING = 6
PROPER = frozenset(("NNP", "NNPS"))
Change = tuple[int, str]
"""Letters cut off the end, letters put there."""


def apply(form: str, change: Change) -> str:
    """The form after the change; the form itself where nothing would be left."""
    cut, added = change
    return (form[: len(form) - cut] + added) or form


def change(form: str, lemma: str) -> Change:
    """The shortest change that makes `lemma` of `form`."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


@cache
def irregular() -> dict[str, dict[str, str]]:
    """Strong verbs of English and plurals of the news that no ending tells: tag to form to lemma (the treebanks have few of them, and
    slips: "bases" is of "base")."""
    found: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "data" / "irregular.json").read_text(encoding="utf-8"))
    return found


@cache
def _plain() -> frozenset[str]:
    """Lemmas of strong verbs."""
    return frozenset(irregular()["VBD"].values())


@cache
def verbs() -> frozenset[str]:
    """Verbs of the news that the treebanks lack, or have beside a likelier ending ("severed" is of "sever", "fined" of "fine")."""
    return frozenset((Path(__file__).parent / "data" / "verbs.txt").read_text(encoding="utf-8").split())


@dataclass(slots=True)
class Lemmatiser:
    """`table`: tag and form to lemma; `endings`: tag and ending to changes, commonest first; `known`: first letter of the tag
    to the lemmas seen under it. Forms are lower-case but for names. `words` are further words that exist, of any kind."""

    table: dict[str, dict[str, str]]
    endings: dict[str, dict[str, list[Change]]]
    known: dict[str, frozenset[str]]
    words: frozenset[str] = frozenset()

    @classmethod
    def read(cls, path: Path, words: frozenset[str] = frozenset()) -> Self:
        """From the JSON file that `training.lemmas` wrote."""
        found = json.loads(path.read_text(encoding="utf-8"))
        endings = {
            tag: {ending: [(int(cut), str(added)) for cut, added in changes] for ending, changes in table.items()}
            for tag, table in found["endings"].items()
        }
        return cls(found["table"], endings, {kind: frozenset(lemmas) for kind, lemmas in found["known"].items()}, words)

    def write(self, path: Path) -> None:
        """As JSON, sorted."""
        known = {kind: sorted(lemmas) for kind, lemmas in self.known.items()}
        path.write_text(
            json.dumps(
                {"table": self.table, "endings": self.endings, "known": known}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
            )
            + "\n",
            encoding="utf-8",
        )

    def __call__(self, form: str, tag: str) -> str:
        """The lemma of a word as written, under its Penn tag."""
        word = form if tag in PROPER else form.lower()
        past = "VBD" if self._is_past(word, tag) else tag  # "forgave", "patrolled" in a present that they cannot be
        lemma = irregular().get(past, {}).get(word) or self.table.get(past, {}).get(word)
        return self.guess(word, past) if lemma is None else lemma

    def _is_past(self, word: str, tag: str) -> bool:
        """A present that ends as only a past does; not "is", "need"."""
        known = word in verbs() or word in self.known.get("V", frozenset()) or word in self.table.get(tag, {})
        regular = word.endswith("ed") and not word.endswith("eed") and not known
        return (tag == "VBZ" and word in irregular()["VBD"]) or (tag in {"VBZ", "VBP"} and regular)

    def is_preterite(self, form: str) -> bool:
        """Whether a form is a strong verb's past and no verb's plain form ("overran", not "beat", "found" or "fell")."""
        word = form.lower()
        told = irregular()["VBD"]
        return word in told and word not in self.known.get("V", frozenset()) and word not in _plain()

    def guess(self, word: str, tag: str) -> str:
        """By ending alone: a lemma known for this kind of tag, else a word that exists, else the likeliest."""
        candidates = list(self._candidates(word, tag))
        if len(candidates) > 1:
            own = verbs() if tag.startswith("VB") else frozenset[str]()
            for lexicon in (own, self.known.get(tag[:1], frozenset()), self.words):
                for candidate in candidates:
                    if candidate in lexicon:
                        return candidate
        return candidates[0] if candidates else word

    def _candidates(self, word: str, tag: str) -> Iterator[str]:
        """What the changes give, those of longer endings first."""
        endings, seen = self.endings.get(tag, {}), set[str]()
        for size in range(min(LONGEST_ENDING, len(word) - 1), -1, -1):
            for found in endings.get(word[len(word) - size :], ()):
                candidate = apply(word, found)
                if found[0] < len(word) and candidate not in seen:
                    seen.add(candidate)
                    yield candidate
