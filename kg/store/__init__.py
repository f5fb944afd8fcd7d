"""Where the graph lives: embedded (pyoxigraph, on disk or in memory) or behind any SPARQL 1.1 endpoint."""

from pathlib import Path

from kg.store.embedded import MEMORY, EmbeddedStore
from kg.store.interface import Store
from kg.store.remote import RemoteStore

__all__ = ["MEMORY", "EmbeddedStore", "Store", "open_store"]


def open_store(location: str | Path, *, read_only: bool = False, make: bool = True) -> Store:
    """Open the store at `location`: a directory (made where it is missing), ":memory:", or the http(s) URL of a SPARQL endpoint.

    A remote store can only be read. Raises StoreError with what to do where it cannot be opened: it is not there (read-only, or not to be
    made), it is no store, another process is writing to it, or the endpoint does not answer.
    """
    if str(location).lower().startswith(("http://", "https://")):
        return RemoteStore(str(location))
    return EmbeddedStore(location, read_only=read_only, make=make)
