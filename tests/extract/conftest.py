"""Fixtures of the tests of extraction."""

from __future__ import annotations

import pytest
from said import Said, Told, told_in

from kg.pipeline import Reader


@pytest.fixture
def told(reader: Reader) -> Told:
    """(source, cue, content, kind) of each statement of a text, in words."""
    return lambda text: told_in(reader, text)


@pytest.fixture
def said(reader: Reader) -> Said:
    """(source, cue, content) of each statement of a text, in words."""
    return lambda text: [row[:3] for row in told_in(reader, text)]
