"""The graph as files: each module of this folder that has `FORMATS` brings its formats; nothing is registered elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import BadQuery, StoreError
from kg.export.format import Format
from kg.registry import modules
from kg.store import Store
from kg.vocab import NIF

__all__ = ["Format", "export", "format_of", "formats", "write_whole"]

_TEXT = NamedNode(NIF + "isString")


def formats() -> list[str]:
    """Names of the formats, sorted."""
    return sorted(_by_name())


def format_of(path: Path) -> str:
    """Name of the format that a file's suffix means. Raises BadQuery where none does."""
    found = {format.ending: format.name for format in _by_name().values()}
    if path.suffix.lower() not in found:
        raise BadQuery(f"no format ends in {path.suffix or path.name!r} ({' '.join(sorted(found))}): name one of {', '.join(formats())}")
    return found[path.suffix.lower()]


def export(store: Store, path_or_file: str | Path | BinaryIO, format: str, with_text: bool = False) -> None:
    """Write the graph to a path (whole or not at all) or into an open binary file; the same store gives the same bytes.

    Formats that know no named graphs hold the default graph: every triple there is, once. The whole texts (`nif:isString`), which may not
    be anybody's to pass on, are left out unless `with_text`; the sentences that claims rest on are always there. Raises BadQuery for an
    unknown format or one that cannot hold the data, StoreError where the file cannot be written.
    """
    try:
        chosen = _by_name()[format]
    except KeyError as error:
        raise BadQuery(f"there is no format {format!r}: take one of {', '.join(formats())}") from error
    data = chosen.write(_chosen(store.quads(), named_graphs=chosen.named_graphs, with_text=with_text))
    if isinstance(path_or_file, str | Path):
        write_whole(Path(path_or_file), data)
    else:
        path_or_file.write(data)


@cache
def _by_name() -> Mapping[str, Format]:
    return {format.name: format for module in modules(__name__).values() for format in getattr(module, "FORMATS", ())}


def _chosen(quads: Iterable[Quad], *, named_graphs: bool, with_text: bool) -> Iterable[Quad]:
    """The quads that go out; without named graphs, the whole texts come into the default graph if they are wanted."""
    for quad in quads:
        is_text = quad.predicate == _TEXT
        if is_text and not with_text:
            continue
        if named_graphs or quad.graph_name == DefaultGraph():
            yield quad
        elif is_text:
            yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def write_whole(path: Path, data: bytes) -> None:
    """By way of a temporary file beside it, so that no reader ever sees half a graph; straight into what is no plain file (a pipe)."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror}") from error
