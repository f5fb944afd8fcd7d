"""`kg serve` as a command: it says where it is, stops when told, and leaves nothing behind."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Store as Oxigraph

from .conftest import wait_until

LAST_WORDS = 20  # seconds


@contextmanager
def served(directory: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running command, and its address."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(directory), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert address, line
            yield process, address[0]
        finally:
            process.kill()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    Oxigraph(str(tmp_path / "store")).flush()
    return tmp_path / "store"


def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "kg", "serve", *arguments], capture_output=True, text=True, timeout=300, check=False)


def test_it_serves_until_told_to_stop(directory: Path) -> None:
    """It prints its address when it answers; Ctrl-C ends it, and only the store is left."""
    with served(directory) as (process, address):
        with urllib.request.urlopen(f"{address}sparql?query=ASK%7B%7D", timeout=30) as reply:
            assert reply.status == 200
        process.send_signal(signal.SIGINT)
        process.wait(LAST_WORDS)
    assert [path.name for path in directory.parent.iterdir()] == ["store"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_killed_it_takes_its_workers_along(directory: Path) -> None:
    """Killed outright, it leaves no process behind, though a query runs; its copy of the store is cleared away by the next server."""
    with served(directory) as (process, address):
        urllib.request.urlopen(f"{address}sparql?query=ASK%7B%7D", timeout=30).close()
        ours = _descendants(process.pid)
        assert ours
        process.kill()
        process.wait(LAST_WORDS)
        wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in ours))
    assert len(list(directory.parent.iterdir())) == 2
    with served(directory) as (process, _):
        wait_until(lambda: len(list(directory.parent.iterdir())) == 2)
        process.send_signal(signal.SIGINT)
        process.wait(LAST_WORDS)
    assert [path.name for path in directory.parent.iterdir()] == ["store"]


def _descendants(pid: int) -> set[int]:
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
    found = {pid}
    while new := {child for child, parent in parents.items() if parent in found} - found:
        found |= new
    return found - {pid}


def test_what_cannot_be_served_is_told(directory: Path, tmp_path: Path) -> None:
    """No store, a store that is being written to, and a port that is taken cost one line each."""
    missing = kg("--store", str(tmp_path / "none"), "--port", "0")
    assert (missing.returncode, "there is no store" in missing.stderr) == (1, True)
    hold = f"import time; from kg.store import open_store; s = open_store({str(directory)!r}); print(flush=True); time.sleep(600)"
    writing = subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE)
    try:
        assert writing.stdout is not None
        writing.stdout.readline()
        busy = kg("--store", str(directory), "--port", "0")
        assert (busy.returncode, "another process is writing" in busy.stderr) == (1, True)
    finally:
        writing.kill()
        writing.communicate()
    with served(directory) as (_, address):
        taken = kg("--store", str(directory), "--port", address.rpartition(":")[2].strip("/"))
        assert (taken.returncode, "cannot listen" in taken.stderr) == (1, True)
