"""Folders of modules that are found, not listed: one file in a folder adds one format, one extractor, one export."""

import importlib
import pkgutil
from collections.abc import Mapping
from types import ModuleType
from typing import TypeVar

from kg.errors import NewsgraphError

T = TypeVar("T")


def modules(package: str) -> dict[str, ModuleType]:
    """The public modules of a package (no leading underscore), imported, by their short names, in alphabetical order."""
    folder = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(folder.__path__) if not info.name.startswith("_"))
    return {name: importlib.import_module(f"{package}.{name}") for name in names}


def pick(things: Mapping[str, T], name: str, what: str, error: type[NewsgraphError] = NewsgraphError) -> T:
    """The thing of that name; an unknown name raises `error` with the names that would do."""
    if name not in things:
        raise error(f"no {what} {name!r}; there is {', '.join(sorted(things)) or 'none'}")
    return things[name]
