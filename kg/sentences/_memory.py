"""What was found last for a store, as long as nothing has changed in it: one question asks for the same sentences several times."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from kg.store import Store

_MOST = 24  # things found: some megabytes each, where a word is in every tenth sentence
_found: WeakKeyDictionary[Store, tuple[int, dict[Hashable, Any]]] = WeakKeyDictionary()
_T = TypeVar("_T")


def changes_of(store: Store) -> int | None:
    """How often the store has changed; None where nobody counts."""
    return 0 if getattr(store, "read_only", False) else getattr(store, "changes", None)


def remembered(store: Store, key: Hashable, find: Callable[[], _T]) -> _T:
    """What `find` gives, or gave when it was last asked for the same key."""
    changes = changes_of(store)
    if changes is None:
        return find()
    known = _found.get(store)
    if known is None or known[0] != changes:
        known = _found[store] = changes, {}
    mine = known[1]
    found: _T = mine[key] if key in mine else find()
    mine.setdefault(key, found)
    for oldest in list(mine)[:-_MOST]:
        mine.pop(oldest, None)
    return found
