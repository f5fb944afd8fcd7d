"""Tags and labels by which many modules know the same thing: a finite verb, a time, a place, somebody."""

from __future__ import annotations

FINITE_TAGS = {"VBD", "VBZ", "VBP"}
TIMES = {"DATE", "TIME"}
PLACES = {"GPE", "LOC"}
AGENTS = {"PERSON", "ORG", "GPE", "NORP", "TITLE"}
