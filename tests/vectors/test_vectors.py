"""The bundled vectors put texts about the same thing near each other, and come out the same whatever else is asked with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg import vectors
from kg.errors import PipelineError

SAME = [
    ("soldiers", "troops"),
    ("weapons", "munitions"),
    ("nuclear programme", "uranium enrichment"),
    ("The airline cancelled its flights.", "Planes stay on the ground."),
]
OTHER = ["a football match on Saturday", "the recipe of a cake"]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_texts_about_the_same_are_nearer_than_others(one: str, other: str) -> None:
    """A text is more like one about the same thing than like one about something else."""
    found = vectors.load().of([one, other, *OTHER])
    likeness = found @ found[0]
    assert likeness[1] > max(likeness[2:]) + 0.1


def test_a_vector_does_not_depend_on_the_others() -> None:
    """A text has the same vector alone and among many, of length 1; one without words has none."""
    texts = [f"Norland sent {number} ships to Ostia." for number in range(600)]
    together = vectors.load().of([*texts, ""])
    assert np.array_equal(vectors.load().of([texts[300]])[0], together[300])
    assert np.linalg.norm(together[300]) == pytest.approx(1, abs=1e-5)
    assert not together[-1].any()


def test_the_table_is_small() -> None:
    """The table is no larger than 8 MB, and says which it is without being read."""
    assert vectors.FILE.stat().st_size <= 8_000_000
    assert vectors.digest() == vectors.digest() != ""


def test_what_is_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that was written is read with the words that it adds, near what it was; one of another size is refused."""
    rows = np.random.default_rng(1).normal(size=(vectors.tokenizer(["norlandish"]).get_vocab_size(), 8)).astype(np.float32)
    vectors.write(tmp_path / "table.npz", ["norlandish"], rows)
    monkeypatch.setattr(vectors, "FILE", tmp_path / "table.npz")
    read = vectors.load.__wrapped__()
    assert read.of(["norlandish"])[0] @ (rows[-1] / np.linalg.norm(rows[-1])) > 0.99
    vectors.write(tmp_path / "table.npz", ["norlandish"], rows[:-1])
    with pytest.raises(PipelineError, match=r"training\.vectors"):
        vectors.load.__wrapped__()


def test_without_a_table_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the table is missing, the error says what to do."""
    monkeypatch.setattr(vectors, "FILE", tmp_path / "none.npz")
    with pytest.raises(PipelineError, match="reinstall"):
        vectors.load.__wrapped__()
