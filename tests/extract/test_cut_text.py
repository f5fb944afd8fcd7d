"""Texts that begin or end anywhere: teasers, excerpts before a paywall, a headline cut at a width."""

from __future__ import annotations

from pathlib import Path

import pytest
from said import read

from kg.extract.contract import to_json
from kg.pipeline import Reader

ARTICLES = sorted((Path(__file__).parents[2] / "examples").glob("*.md"))


@pytest.mark.parametrize("article", ARTICLES[::2], ids=lambda path: path.stem)
def test_a_text_is_read_wherever_it_is_cut(reader: Reader, article: Path) -> None:
    """What comes out of each piece of a sentence lies inside the piece."""
    lines = [line for line in article.read_text(encoding="utf-8").split("---")[-1].splitlines() if len(line.split()) > 6]
    assert lines
    for words in map(str.split, lines):
        for cut in range(3, len(words), 7):
            for piece in (" ".join(words[:cut]), " ".join(words[cut:])):
                output = to_json(read(reader, piece))
                spans = [s[part] for s in output["statements"] for part in ("source", "cue", "content") if s[part]]
                assert all(0 <= span["start"] < span["end"] <= len(piece) for span in spans), piece


@pytest.mark.parametrize(
    "text",
    [
        "Envoys say the ferry sank on Tuesday in",  # "in what …"
        "Petra is finding out",  # a particle, and nothing behind it
        "Insisted the water was safe, even",  # "even as …"
        "getting the number, asking her out, etc..",  # nothing before the first word
        "reports Norlandic troops Tyre",
        "Coming from a small country my way of asking is 'getting the number, asking her out, etc..'",
    ],
)
def test_a_text_may_end_where_more_was_to_come(reader: Reader, text: str) -> None:
    """Patterns that look at the next word or the one before find none, and that is no error."""
    assert to_json(read(reader, text))["text"] == text
