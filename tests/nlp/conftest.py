"""What the tests of the reader share."""

import pytest
from spacy.language import Language

import kg.nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The bundled pipeline, loaded once."""
    return kg.nlp.load()
