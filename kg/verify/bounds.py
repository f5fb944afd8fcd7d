"""How much a check may take: the answer that is checked, and the query in it, may come from anybody."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import resource
    import signal

AGAIN = 0.1  # seconds until it is said again, where somebody caught it who catches everything


class OutOfBounds(Exception):
    """It took too long."""


@contextmanager
def bounded(seconds: float, memory: int) -> Iterator[None]:
    """Raise OutOfBounds in what takes more than so many seconds of the processor, and (on Linux) MemoryError in what takes more than
    `memory` bytes beyond what is taken now.

    Works by signals, which only the main thread gets: in any other, and on Windows, nothing is bounded. Where the signal lands in a
    callback that can pass no exception on (`__del__`, a weak reference's), nobody hears of that: it comes again, outside of it.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    with _unheard(), _alarm(seconds), _room(memory):
        yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise OutOfBounds(f"it takes more than {seconds:g} s")

    handler = signal.signal(signal.SIGPROF, stop)
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)  # where the alarm came just before it was turned off
        signal.signal(signal.SIGPROF, handler)


@contextmanager
def _room(memory: int) -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_AS)
    try:
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (_lower(_taken() + memory, limits[0]), limits[1]))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep an OutOfBounds that cannot be raised from whoever is told of such errors; all others are passed on."""
    told = sys.unraisablehook

    def tell(unraisable: sys.UnraisableHookArgs) -> None:
        if not issubclass(unraisable.exc_type, OutOfBounds):
            told(unraisable)

    sys.unraisablehook = tell
    try:
        yield
    finally:
        sys.unraisablehook = told


def _lower(one: int, other: int) -> int:
    return one if other in (resource.RLIM_INFINITY, -1) else min(one, other)


def _taken() -> int:
    """Bytes of address space of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
