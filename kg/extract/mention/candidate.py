"""A possible mention: the span of a name or noun phrase, and what it may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Form, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention; `head` is the index of its head token in the Doc."""

    span: Span
    label: str
    form: Form
    head: int
    sentence: int
