"""What the endpoint and the pages ask for: a query's result, an answer, a function over the store, a change to it.

None of it is done in the server's own process: queries and other reading go to killable workers over a checkpoint, questions to a worker
that has the language pipeline, changes to the one process that opens the store itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeVar

from kg.answers import Answer
from kg.ask import ask
from kg.ask.render import to_json
from kg.results import Result
from kg.sentences import not_ready
from kg.server.checkpoints import Checkpoints
from kg.server.errors import Busy
from kg.server.pool import Bounds, Pool
from kg.server.settings import Settings
from kg.server.worker import ReadingDesk, Task, WritingDesk, desk_of
from kg.store import answering, replies
from kg.store.answering import Written

T = TypeVar("T")

SOMEBODY = "somebody"
CHORE = 900.0  # seconds that counting a whole store may take
WRITING = 120.0  # seconds that one change may take


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole result; `form` names how `data` is written: csv tsv json xml, or turtle ntriples nquads trig rdfxml jsonld for a graph."""

    kind: Literal["select", "ask", "graph"]
    form: str
    data: bytes

    def result(self) -> Result:
        """Rows, yes or no, or triples; for `form` "json" and "ntriples", which are the ones that a query gives unless told otherwise."""
        return replies.from_graph(self.data) if self.kind == "graph" else replies.from_table(self.data)


class Backend:
    """One per server. Its methods may be called from any number of requests at once; `client` says whose turn a request takes."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.checkpoints = Checkpoints(settings.store, settings.refresh)
        self._queries = Pool("query", _bounds(settings), partial(ReadingDesk, settings.memory))
        self._questions = Pool("ask", _one_at_a_time(settings), partial(desk_of, "kg.server.asking", "AskingDesk", settings.pipeline))
        self._changes = Pool("write", _one_at_a_time(settings, WRITING), WritingDesk)
        self._chores = Pool("chores", _one_at_a_time(settings, CHORE), ReadingDesk)
        self._kept: dict[tuple[str, Callable[..., Any], tuple[Any, ...]], asyncio.Task[Any]] = {}
        self._watching: asyncio.Task[None] | None = None
        self.at_start: list[Callable[[], object]] = []  # what else begins then, without being waited for

    async def start(self) -> None:
        """Take a checkpoint and start the workers. Raises StoreError where the store cannot be read."""
        await self.checkpoints.start()
        self._queries.start()
        self._questions.start()
        self._watching = asyncio.create_task(self.checkpoints.watch())
        for begin in self.at_start:
            begin()

    async def stop(self) -> None:
        """End the workers and delete the checkpoints."""
        if self._watching is not None:
            self._watching.cancel()
            with suppress(asyncio.CancelledError):
                await self._watching
        for work in self._kept.values():
            work.cancel()
        for pool in (self._queries, self._questions, self._chores, self._changes):
            await asyncio.to_thread(pool.stop)
        self.checkpoints.stop()

    async def query(
        self,
        sparql: str,
        *,
        table: str | None = "json",
        graph: str | None = "ntriples",
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        base: str | None = None,
        client: str = SOMEBODY,
        timeout: float | None = None,
    ) -> Reply:
        """Run a SELECT or ASK, written in the form `table`, or a CONSTRUCT or DESCRIBE, written in the form `graph`.

        base: what relative IRIs in it start from; without it they are refused.
        Raises BadQuery, TooLong, WrongForm (the form for this kind of result is None),
        LimitReached, Busy, WorkerEnded.
        """
        task = (sparql, table, graph, self.settings.result, tuple(default_graphs), tuple(named_graphs), base)
        written: Written = await self._read(self._queries, answering.answer, task, client, timeout)
        return Reply(written.kind, written.form, written.data)

    async def call(self, function: Callable[..., T], *args: Any, client: str = SOMEBODY) -> T:
        """`function(store, *args)` in a worker, over a store that can only be read. The function and what it takes and gives must pickle.

        (A `kg.results.Result` does not: it knows how to write itself. Give its rows.) Raises what the function raises, if that is an error
        of the program, and as `query`.
        """
        value: T = await self._read(self._queries, function, args, client)
        return value

    async def once(self, function: Callable[..., T], *args: Any) -> T:
        """As `call`, for what depends on the store and the arguments alone, takes long and is asked for again.

        It is worked out once for each state of the store, in a worker of its own, with as much time as it needs; whoever asks waits as long
        as a query may take. Raises Busy where it is not there by then.
        """
        newest = self.checkpoints.newest
        self._kept = {key: work for key, work in self._kept.items() if key[0] == newest and not _has_failed(work)}
        work = self._kept.get((newest, function, args))
        if work is None:
            work = self._kept[newest, function, args] = asyncio.create_task(self._read(self._chores, function, args, SOMEBODY))
        try:
            async with asyncio.timeout(self.settings.timeout):
                value: T = await asyncio.shield(work)
        except TimeoutError as error:
            raise Busy("this is still being worked out: try again a little later") from error
        return value

    async def answer(self, question: str, *, client: str = SOMEBODY) -> Answer:
        """The answer to a question in English. Raises NewsgraphError for an empty one."""
        answer: Answer = await self._read(self._questions, ask, (question,), client)
        return answer

    async def ask(self, question: str, *, client: str = SOMEBODY) -> dict[str, object]:
        """The answer as JSON (CONTRACT.md, kg ask)."""
        return to_json(await self.answer(question, client=client))

    async def not_ready(self, *, client: str = SOMEBODY) -> str | None:
        """A line that says why answers are slow, where the index of the store was not made to its end."""
        note: str | None = await self._read(self._questions, not_ready, (), client)
        return note

    async def write(self, function: Callable[..., T], *args: Any) -> T:
        """`function(store, *args)` over the store itself, opened for writing; what is read after this sees the change.

        Changes come one after another. Raises StoreError where another program (`kg build`) is writing, and as the function does.
        """
        task = Task(str(self.settings.store.absolute()), function, args)
        value: T = await self._changes.run(task, SOMEBODY)
        await self.checkpoints.renew()
        return value

    async def _read(
        self, pool: Pool, function: Callable[..., Any], args: tuple[Any, ...], client: str, timeout: float | None = None
    ) -> Any:
        with self.checkpoints.use() as directory:
            return await pool.run(Task(directory, function, args), client, timeout)


def _has_failed(work: asyncio.Task[Any]) -> bool:
    return work.done() and (work.cancelled() or work.exception() is not None)


def _bounds(settings: Settings) -> Bounds:
    return Bounds(settings.workers, settings.slow_workers, settings.slow_after, settings.waiting, settings.patience, settings.timeout)


def _one_at_a_time(settings: Settings, timeout: float | None = None) -> Bounds:
    """Of a kind of task of the program's own, which is trusted with memory."""
    return Bounds(1, 0, settings.slow_after, settings.waiting, settings.patience, timeout or settings.timeout)
