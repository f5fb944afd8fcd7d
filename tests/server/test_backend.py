"""What pages and endpoint stand on: reading in workers, asking, writing."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from shapes import extraction

from kg import shape
from kg.errors import BadQuery, StoreError
from kg.server.backend import Backend
from kg.server.errors import LimitReached, WorkerEnded
from kg.server.settings import Settings
from kg.store import Store, open_store

T = TypeVar("T")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
KILLER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A store of its own for each test, for some write to it."""
    one = extraction()
    with open_store(tmp_path / "store") as store:
        store.add(one.article.iri, shape.quads(one))
    return tmp_path / "store"


def with_backend(directory: Path, work: Callable[[Backend], Awaitable[T]], timeout: float = 10.0) -> T:
    async def run() -> T:
        backend = Backend(Settings(directory, timeout=timeout, workers=2, slow_workers=1))
        await backend.start()
        try:
            return await work(backend)
        finally:
            await backend.stop()

    return asyncio.run(run())


def where(store: Store) -> int:
    """A function for a worker: the process that it runs in."""
    return os.getpid()


def stop_hard(store: Store) -> None:
    """A function for a worker: its process ends as one does that overflows its stack."""
    os.abort()


def note(store: Store, text: str) -> bool:
    """A function for the writer."""
    graph = "urn:example:note"
    return store.add(graph, [Quad(NamedNode(graph), NamedNode("urn:example:says"), Literal(text), NamedNode(graph))])


def test_queries_run_in_other_processes(directory: Path) -> None:
    """Rows come back whole, and neither a query nor a function over the store runs in the server's own process."""

    async def work(backend: Backend) -> None:
        reply = await backend.query(COUNT)
        assert (reply.kind, reply.form) == ("select", "json")
        assert int(reply.result().rows[0]["n"].value) > 100
        assert (await backend.query("ASK { ?s ?p ?o }")).result().boolean is True
        assert (await backend.query("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }")).result().triples
        assert await backend.call(where) != os.getpid()

    with_backend(directory, work)


def test_errors_come_back_as_they_are(directory: Path) -> None:
    """A query that does not parse is told with its place, and the worker goes on."""

    async def work(backend: Backend) -> None:
        for _ in range(3):
            with pytest.raises(BadQuery, match="line 1, column 6"):
                await backend.query("ASK {")
        await backend.query(COUNT)

    with_backend(directory, work)


def test_a_killer_costs_its_own_worker(directory: Path) -> None:
    """A query that would run for ever ends at its time, one that ends its process is told so, and the next query is answered."""

    async def work(backend: Backend) -> None:
        with pytest.raises(LimitReached, match=r"after 0\.5 s"):
            await backend.query(KILLER, timeout=0.5)
        with pytest.raises(WorkerEnded, match="SIGABRT"):
            await backend.call(stop_hard)
        await backend.query(COUNT)

    with_backend(directory, work)


def test_a_change_is_seen_at_once(directory: Path) -> None:
    """What is written is there for the next query; a change while somebody else writes is refused, and nothing is lost."""

    async def work(backend: Backend) -> None:
        before = (await backend.query(COUNT)).data
        assert await backend.write(note, "one")
        assert not await backend.write(note, "one")
        assert (await backend.query(COUNT)).data != before
        with open_store(directory), pytest.raises(StoreError, match="another process"):
            await backend.write(note, "two")
        assert await backend.write(note, "two")
        assert (await backend.query("ASK { ?s <urn:example:says> 'two' }")).result().boolean

    with_backend(directory, work)


def test_an_outside_change_is_noticed(directory: Path) -> None:
    """What another program builds is served when it is done; meanwhile what was there is."""

    async def work(backend: Backend) -> None:
        before = (await backend.query(COUNT)).data
        with open_store(directory) as store:
            note(store, "from outside")
            assert (await backend.query(COUNT)).data == before
        for _ in range(2400):
            if (await backend.query(COUNT)).data != before:
                return
            await asyncio.sleep(0.1)
        pytest.fail("the change was not noticed")

    with_backend(directory, work)


def test_questions_are_answered(directory: Path) -> None:
    """An answer in the form of the contract; a question that the graph cannot answer says so."""

    async def work(backend: Backend) -> None:
        answer = await backend.ask("What did Ine Eriksen say about Belarus?")
        assert answer["question"] == "What did Ine Eriksen say about Belarus?"
        assert isinstance(answer["answered"], bool)

    with_backend(directory, work, timeout=60)


def test_nothing_is_left_behind(directory: Path) -> None:
    """When a server has stopped, only the store lies where it lay."""

    async def work(backend: Backend) -> None:
        await backend.query(COUNT)

    with_backend(directory, work)
    assert [path.name for path in directory.parent.iterdir()] == ["store"]


def test_pages_and_workers_load_no_pipeline() -> None:
    """Neither the server's own process nor a worker that reads or writes loads the language pipeline: it takes a second and much memory."""
    load = "import importlib, pkgutil, sys, kg.server.worker, kg.server.pages as pages\n"
    load += "for one in pkgutil.iter_modules(pages.__path__): importlib.import_module(f'{pages.__name__}.{one.name}')\n"
    load += "print(sorted({'spacy', 'kg.extract', 'kg.nlp', 'onnxruntime'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", load], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == "[]"
