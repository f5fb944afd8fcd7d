"""What heads an article wherever it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from kg.server.pages._rows import Plain


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, publisher, day and address of an article, as far as they are known."""

    iri: str
    title: str | None
    publisher: str | None
    day: str | None
    url: str | None
    digest: str

    @classmethod
    def of(cls, row: Plain) -> Self:
        """From a row of `article` or `articles`."""
        return cls(row["article"], row.get("title"), row.get("publisher"), row.get("day"), row.get("url"), row["digest"])
