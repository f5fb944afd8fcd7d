"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

from kg.pipeline import Reader

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
