"""What a file format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pyoxigraph import Quad


@dataclass(frozen=True, slots=True)
class Format:
    """A name as users say it, the usual file ending, the media type, whether it holds named graphs, and how it is written."""

    name: str
    ending: str
    media_type: str
    named_graphs: bool
    write: Callable[[Iterable[Quad]], bytes]
