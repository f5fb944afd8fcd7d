"""Fixtures of the tests of extraction."""

from __future__ import annotations

import pytest
from said import Told, told_in

from kg.pipeline import Reader


@pytest.fixture
def told(reader: Reader) -> Told:
    """(source, cue, content, kind) of each statement of a text, in words."""
    return lambda text: told_in(reader, text)
