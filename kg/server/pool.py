"""A pool of worker processes: tasks in, values out; a task that takes too long costs its worker, which is replaced."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Any

from kg.server import worker
from kg.server.errors import Busy, LimitReached, ServerFault, WorkerEnded
from kg.server.turns import Turns
from kg.server.worker import Desk, Done, Failed, Task

# a fork server starts clean processes fast, and is itself started before there are threads; it is not everywhere
_CONTEXT: SpawnContext | ForkServerContext = get_context("spawn") if sys.platform in ("win32", "darwin") else get_context("forkserver")
_CONTEXT.set_forkserver_preload(["kg.server.worker"])
_STARTING = 120.0  # seconds in which a process must be ready: the language pipeline is read from disk, on a machine that may be busy
_LAST_WORDS = 5.0  # seconds in which a killed process must be gone


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many tasks at once, how many may wait and how long, and how long each may take."""

    workers: int
    slow_workers: int
    slow_after: float
    waiting: int
    patience: float
    timeout: float


class Pool:
    """Worker processes of one kind. A task that has run for a while gives its turn to the next, while there are workers to spare."""

    def __init__(self, name: str, bounds: Bounds, open_desk: Callable[[], Desk]) -> None:
        """open_desk: what each worker calls first; a function or class of a module, or a partial of one."""
        self._name, self._bounds, self._open_desk = name, bounds, open_desk
        self._turns = Turns(bounds.workers, bounds.waiting)
        self._slow = 0
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._dead: list[_Worker] = []  # killed, and perhaps not gone yet: to free gigabytes takes its time
        self._threads = ThreadPoolExecutor(2 * (bounds.workers + bounds.slow_workers), f"newsgraph-{name}")

    def start(self) -> None:
        """Have as many workers as tasks may run at once; they get ready by themselves."""
        while len(self._all) < self._bounds.workers:
            self._idle.insert(0, self._hire())

    def stop(self) -> None:
        """End all workers, whatever they are doing."""
        for one in self._all:
            one.kill()
        for one in (*self._all, *self._dead):
            one.is_gone(_LAST_WORDS)
        self._all.clear()
        self._idle.clear()
        self._threads.shutdown()

    async def run(self, task: Task, client: str, timeout: float | None = None) -> Any:
        """What the task gives, with the error that it raises.

        client: tasks of different clients take turns. timeout: seconds, at most the pool's own.
        Raises LimitReached (time, memory), Busy, WorkerEnded, and ServerFault for a mistake of ours.
        """
        allowed = min(timeout or self._bounds.timeout, self._bounds.timeout)
        await self._turns.take(client, self._bounds.patience)
        async with self._turn(), self._worker() as mine:
            try:
                await self._until_ready(mine)  # which takes none of the task's own time
                async with asyncio.timeout(allowed):
                    outcome = await asyncio.get_running_loop().run_in_executor(self._threads, mine.exchange, task)
            except TimeoutError as error:
                raise LimitReached(f"the query was ended after {allowed:g} s, which is as long as one may take here") from error
            except (EOFError, OSError) as error:
                raise mine.obituary() from error
        if isinstance(outcome, Failed):
            raise outcome.error
        return outcome.value

    async def _until_ready(self, mine: _Worker) -> None:
        try:
            async with asyncio.timeout(_STARTING):
                unable = await asyncio.get_running_loop().run_in_executor(self._threads, mine.get_ready)
        except TimeoutError as error:
            raise Busy("the server is still getting ready: try again a little later") from error
        if unable is not None:
            raise unable.error

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        slow = False

        def make_place() -> None:
            nonlocal slow
            if self._slow < self._bounds.slow_workers:
                slow = True
                self._slow += 1
                self._turns.give()

        timer = asyncio.get_running_loop().call_later(self._bounds.slow_after, make_place)
        try:
            yield
        finally:
            timer.cancel()
            if slow:
                self._slow -= 1
            else:
                self._turns.give()

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator[_Worker]:
        """A worker for one task; it goes back among the idle ones only where the task has come to its end."""
        mine = self._idle.pop() if self._idle else self._hire()
        sound = False
        try:
            yield mine
            sound = True
        finally:
            if sound and len(self._idle) < self._bounds.workers:
                self._idle.append(mine)
            else:
                self._dismiss(mine)

    def _hire(self) -> _Worker:
        one = _Worker(self._name, self._open_desk)
        self._all.add(one)
        return one

    def _dismiss(self, one: _Worker) -> None:
        one.kill()
        self._all.discard(one)
        self._dead = [dead for dead in (*self._dead, one) if not dead.is_gone(0)]
        if len(self._all) < self._bounds.workers:
            self._idle.insert(0, self._hire())


class _Worker:
    """One process and the line to it."""

    def __init__(self, name: str, open_desk: Callable[[], Desk]) -> None:
        self._line, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=worker.main, args=(theirs, open_desk), name=f"newsgraph-{name}", daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def get_ready(self) -> Failed | None:
        """Wait until it can work; why it cannot, if so. EOFError or OSError where the process ends first. To be called in a thread."""
        if not self._ready:
            readiness: Done | Failed = self._line.recv()
            if isinstance(readiness, Failed):
                return readiness
            self._ready = True
        return None

    def exchange(self, task: Task) -> Done | Failed:
        """Send the task and wait for what comes back, as `get_ready`, which comes first."""
        self._line.send(task)
        outcome: Done | Failed = self._line.recv()
        return outcome

    def kill(self) -> None:
        self._process.kill()

    def is_gone(self, patience: float) -> bool:
        """Whether a killed process has ended, after at most `patience` seconds."""
        self._process.join(patience)
        return not self._process.is_alive()

    def obituary(self) -> WorkerEnded | ServerFault:
        self._process.join(_LAST_WORDS)
        code = self._process.exitcode
        if code is not None and code < 0:
            reason = signal.Signals(-code).name
            return WorkerEnded(f"the process that ran the query ended over it ({reason}): it is too deep or needs too much memory")
        return ServerFault("the process that ran the query failed by a mistake of the program; the server's log says where")
