"""The words of English as UD English EWT and GUM have them: a spaCy tokeniser with other rules."""

from __future__ import annotations

import spacy
from spacy.language import Language


def blank() -> Language:
    """A pipeline that only cuts text into words."""
    return spacy.blank("en")
