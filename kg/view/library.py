"""vis-network, which draws the graph: the copy that the package's build has fetched, else the older one that pyvis brings."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import DataError
from kg.resources import data_path

FETCHED = ("vendor", "vis-network.min.js")  # in viz/
BROUGHT = ("lib", "vis-9.1.2", "vis-network.min.js")  # inside pyvis


def library() -> str:
    """Its script, without the pointer to a source map that nobody has. Raises DataError where neither copy is there."""
    fetched = data_path("viz", *FETCHED)
    path: Traversable = fetched if fetched.is_file() else files("pyvis").joinpath(*BROUGHT)
    if not path.is_file():
        raise DataError(f"vis-network is missing: pyvis comes without {'/'.join(BROUGHT)}; install pyvis 0.3.2")
    return re.sub(r"//# sourceMappingURL=\S*\s*$", "", path.read_text(encoding="utf-8")).replace("\r\n", "\n")
