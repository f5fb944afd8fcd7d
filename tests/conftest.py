"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import chromium
from hypothesis import settings

from kg.pipeline import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("newsgraph", deadline=None)  # no test is timed: a busy machine is no defect
settings.load_profile("newsgraph")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and gold beside the checkout; tests that want it are skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the shared corpora in {SHARED.name}/ beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The bundled reader, loaded once for the whole run."""
    return Reader()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one file of tests: it has an event loop of its own, that other files' tests must not meet."""
    yield from chromium()
