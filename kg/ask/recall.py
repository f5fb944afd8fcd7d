"""Sentences whose trees the store has need not be read again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, Self, runtime_checkable

from kg.ask.question import Extractor
from kg.sentences import tree
from kg.store import Store


@runtime_checkable
class Recaller(Extractor, Protocol):
    """A reader that takes trees which it has made before (`kg.pipeline.Reader`)."""

    @property
    def tree_fingerprint(self) -> str: ...

    def recalling(self, kept: Callable[[str], bytes | None]) -> Self: ...


def recalling(store: Store, reader: Extractor) -> Extractor:
    """The reader, which has at hand what trees it made when the articles of the store were built."""
    return reader.recalling(partial(_kept, store, reader)) if isinstance(reader, Recaller) else reader


def _kept(store: Store, reader: Recaller, text: str) -> bytes | None:
    return tree(store, reader.tree_fingerprint, text)
