"""Folders of modules that are found, not listed: one file in a folder adds one format, one extractor, one export."""

import importlib
import pkgutil
from types import ModuleType


def modules(package: str) -> dict[str, ModuleType]:
    """The public modules of a package (no leading underscore), imported, by their short names, in alphabetical order."""
    folder = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(folder.__path__) if not info.name.startswith("_"))
    return {name: importlib.import_module(f"{package}.{name}") for name in names}
