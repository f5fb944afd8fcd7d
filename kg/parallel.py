"""Reading on several cores of one machine: the same reader in as many processes, and results in the order of the articles.

Beyond one machine the same `Extractor` is what an engine for that (Ray Data's `map_batches`) is given.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, cached_property
from types import TracebackType
from typing import Self, TypeVar

from kg.errors import PipelineError
from kg.model import Article, Extraction, Failure
from kg.pipeline import Reader

AHEAD = 4  # articles for each process that are handed out before the first result is wanted: none ever waits, and memory is bounded
_AT_ONCE = 64  # sentences that a process reads at a time

_Waiting = tuple[Article | Failure, "Future[Extraction | Failure]"]
_T = TypeVar("_T")


class ParallelReader:
    """An `Extractor` (kg/pipeline.py) of several processes; use it in a `with`, which ends them.

    It reads exactly what one `Reader` does, in the same order.
    """

    def __init__(self, jobs: int, pipeline_name: str | None = None) -> None:
        """jobs: processes, each of which loads the pipeline once, when it is first used; what is wrong with the pipeline is told then."""
        self._jobs, self._pipeline_name = jobs, pipeline_name
        # spawned, not forked: the store and the runtime of the network have threads of their own, which a fork would leave half alive
        self._pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))

    @cached_property
    def fingerprint(self) -> str:
        """That of the reader in the processes (`Reader.fingerprint`). Raises PipelineError."""
        return self._result(self._pool.submit(_fingerprint, self._pipeline_name), "the language pipeline is loaded")

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        """One result per article, in order, as a stream; failures among the input are handed through at their place.

        Raises PipelineError where a process ends, as it does when memory runs out.
        """
        waiting: deque[_Waiting] = deque()
        for article in articles:
            waiting.append((article, self._handed_out(article)))
            if len(waiting) > self._jobs * AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    @cached_property
    def tree_fingerprint(self) -> str:
        """As `fingerprint`, that of `Reader.tree_fingerprint`. Raises PipelineError."""
        return self._result(self._pool.submit(_tree_fingerprint, self._pipeline_name), "the language pipeline is loaded")

    def packets(self, texts: Sequence[str]) -> list[bytes]:
        """The tree of each text (`Reader.packets`). Raises PipelineError as `extract`."""
        parts = [texts[at : at + _AT_ONCE] for at in range(0, len(texts), _AT_ONCE)]
        waiting = [self._pool.submit(_packets, self._pipeline_name, part) for part in parts]
        return [packet for future in waiting for packet in self._result(future, "sentences are read by themselves")]

    def _handed_out(self, article: Article | Failure) -> Future[Extraction | Failure]:
        if isinstance(article, Article):
            return self._pool.submit(_extract, self._pipeline_name, article)
        done: Future[Extraction | Failure] = Future()
        done.set_result(article)
        return done

    def _next(self, waiting: deque[_Waiting]) -> Extraction | Failure:
        article, future = waiting.popleft()
        return self._result(future, f"{article.source or 'an article'} is read, or one beside it")

    def _result(self, future: Future[_T], when: str) -> _T:
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise PipelineError(f"a reading process ended while {when}; fewer of them take less memory") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)


@cache
def _reader(pipeline_name: str | None) -> Reader:
    """The one of this process, loaded when it is first wanted: what is wrong with it is then an error like any other."""
    return Reader(pipeline_name)


def _fingerprint(pipeline_name: str | None) -> str:
    return _reader(pipeline_name).fingerprint


def _tree_fingerprint(pipeline_name: str | None) -> str:
    return _reader(pipeline_name).tree_fingerprint


def _packets(pipeline_name: str | None, texts: Sequence[str]) -> list[bytes]:
    return _reader(pipeline_name).packets(texts)


def _extract(pipeline_name: str | None, article: Article) -> Extraction | Failure:
    (result,) = _reader(pipeline_name).extract([article])
    return result
