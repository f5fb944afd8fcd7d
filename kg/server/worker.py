"""The processes in which queries run: one task after another, each over the checkpoint that it names.

Nothing here knows HTTP. A worker is ended by its server when a task takes too long; whatever the engine does to its process (it can
overflow the stack or be ended for its memory) is felt by that one task alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from kg.errors import NewsgraphError
from kg.server.confine import confine, limit_memory
from kg.server.errors import LimitReached
from kg.store import EmbeddedStore

STACK = 256 << 20  # bytes: queries nest, and the engine's parser and optimiser recurse


@dataclass(frozen=True, slots=True)
class Task:
    """`function(store, *args)`, or `function(store, *args, reader)` in a worker for questions; a function that a module has by name."""

    directory: str
    function: Callable[..., Any]
    args: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What a task gave."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a task gave nothing."""

    error: NewsgraphError


class Desk(Protocol):
    """Where tasks are done."""

    def run(self, task: Task) -> Any: ...


def main(connection: Connection, open_desk: Callable[[], Desk]) -> None:
    """Body of a worker process: reads Tasks from the connection and answers with Done or Failed, until the other end is closed.

    It says Done first when it is ready, or Failed where it cannot be.
    """
    confine()
    threading.stack_size(STACK)
    thread = threading.Thread(target=_work, args=(connection, open_desk))  # the engine's results belong to one thread
    thread.start()
    thread.join()


def _work(connection: Connection, open_desk: Callable[[], Desk]) -> None:
    try:
        desk = open_desk()
    except NewsgraphError as error:
        connection.send(Failed(error))
        return
    connection.send(Done(None))
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send(_result(desk, task))


def _result(desk: Desk, task: Task) -> Done | Failed:
    try:
        return Done(desk.run(task))
    except NewsgraphError as error:
        return Failed(error)
    except MemoryError:
        return Failed(LimitReached("the query needs more memory than one query may take"))


class ReadingDesk:
    """Keeps the checkpoint of the last task open, for the next is mostly over the same."""

    def __init__(self, memory: int | None = None) -> None:
        """memory: bytes of address space that tasks may take beyond what an open store does; None is as much as there is."""
        self._memory = memory
        self._store: EmbeddedStore | None = None

    def run(self, task: Task) -> Any:
        return task.function(self.store(task.directory), *task.args)

    def store(self, directory: str) -> EmbeddedStore:
        if self._store is None or self._store.location != directory:
            if self._store is not None:
                self._store.close()
            self._store = None
            self._store = EmbeddedStore(Path(directory), read_only=True)
            if self._memory is not None:
                limit_memory(self._memory)
                self._memory = None
        return self._store


def desk_of(module: str, name: str, *args: Any) -> Desk:
    """A desk from a module that the server itself is not to import: the language pipeline takes a second, and many megabytes."""
    desk: Desk = getattr(import_module(module), name)(*args)
    return desk


class WritingDesk:
    """Opens the store itself for each task, and lets go of it after."""

    def run(self, task: Task) -> Any:
        with EmbeddedStore(Path(task.directory)) as store:
            return task.function(store, *task.args)
