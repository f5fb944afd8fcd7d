"""Where the data folders are: beside the package in a checkout, inside it (`kg/_data`) in an installed wheel."""

from pathlib import Path

from kg.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def data_path(folder: str, *parts: str) -> Path:
    """Path of a data folder (`ontologies`, `queries`, `viz`) or of something in it.

    Raises DataError where neither the wheel nor the checkout has it.
    """
    for base in (_PACKAGE / "_data", _PACKAGE.parent):
        if (base / folder).is_dir():
            return base.joinpath(folder, *parts)
    raise DataError(f"data folder {folder!r} is missing beside {_PACKAGE}: reinstall newsgraph")
