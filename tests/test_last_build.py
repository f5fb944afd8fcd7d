"""The note that a build leaves beside its store."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.last_build import MOST, NAME, last_build, leave
from kg.model import Failure


def test_note_comes_back(tmp_path: Path) -> None:
    """What was left is read again, failures and all, and nothing else is left in the folder."""
    leave(tmp_path, 7, 5, 2, [Failure("a.json", "no text"), Failure("\udcff.txt", "“odd”")])
    note = last_build(tmp_path)
    assert note is not None
    assert (note.read, note.changed, note.unchanged, note.failed) == (7, 5, 2, 2)
    assert note.failures == (Failure("a.json", "no text"), Failure("?.txt", "“odd”"))
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_many_failures_are_counted(tmp_path: Path) -> None:
    """A note stays small: of very many failures the first are kept, and all are counted."""
    leave(tmp_path, 0, 0, 0, [Failure(str(n), "why") for n in range(MOST + 5)])
    note = last_build(tmp_path)
    assert note is not None
    assert (note.failed, len(note.failures)) == (MOST + 5, MOST)


def test_no_note_is_none(tmp_path: Path) -> None:
    """A store without a note has none."""
    assert last_build(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"failures": 3}', '{"failures": [{}]}', "[" * 100_000])
def test_what_is_no_note_is_told(tmp_path: Path, text: str) -> None:
    """A file of that name with anything else in it is an error that says so."""
    (tmp_path / NAME).write_text(text)
    with pytest.raises(DataError, match="no note of a build"):
        last_build(tmp_path)
