"""Words as a page shows them: names on one line, days, counts, and how surely something is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from typing import Any, TypeVar

from kg.resources import data_path
from kg.vocab import UNTYPED, shorten

T = TypeVar("T")

NO_TYPE = "no known type"

# controls, and what turns the direction of writing or cannot be seen
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def plain(text: object, width: int = 300) -> str:
    """Text on one line without control characters, at most `width` characters long: for names and titles, never for quotes."""
    flat = " ".join(_UNSEEN.sub(" ", str(text)).split())
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


def many(number: int, one: str, more: str | None = None) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def certainty(factuality: str) -> str:
    """The palette's name for a code of `fa:` (or its IRI): certain, hedged, open or denied."""
    code = factuality.rpartition("/")[2]
    return next((entry["id"] for entry in _palette()["certainties"] if code in entry["codes"]), "open")


def surely(factuality: str, tense: str | None = None, *, conditional: bool = False) -> str:
    """How surely something is told, in words."""
    code = factuality.rpartition("/")[2]
    words: str = _palette()["words"].get(code, code)
    return words + (", still to come" if tense == "future" else "") + (", under a condition" if conditional else "")


def event_type(iri: str) -> str:
    """`…/plover/x-STATE` as a reader says it: State. What no type covers has none."""
    return NO_TYPE if iri == UNTYPED else iri.rpartition("/")[2].removeprefix("x-").replace("-", " ").capitalize()


def kind_class(kind: str) -> str:
    """The style of a kind of entity; one that the palette does not know looks as the others do."""
    return f"kind-{kind if kind in _kinds() else 'Other'}"


def resolution(method: str) -> str:
    """How a mention was taken for an entity, in words: `PostHolderOnDate` is "post holder on date"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", method).lower()


@cache
def _palette() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(data_path("viz", "palette.json").read_text(encoding="utf-8"))
    return read


@cache
def _kinds() -> frozenset[str]:
    return frozenset(kind["id"] for kind in _palette()["kinds"])


def short_name(iri: str) -> str:
    """An IRI as people call it: with its prefix, or else what comes last in it."""
    short = shorten(iri)
    return short if short != iri else iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def groups(things: Iterable[T], by: str | int) -> list[tuple[object, list[T]]]:
    """Things in their order, those that follow each other with the same attribute, or the same part, together."""
    return [(value, list(some)) for value, some in groupby(things, key=lambda thing: _part(thing, by))]


def _part(thing: Any, by: str | int) -> object:
    return getattr(thing, by) if isinstance(by, str) else thing[by]


FILTERS: dict[str, Callable[..., object]] = {
    "plain": plain, "many": many, "certainty": certainty, "surely": surely, "event_type": event_type, "kind_class": kind_class,
    "shorten": shorten, "resolution": resolution, "groups": groups, "short_name": short_name,
}  # fmt: skip
