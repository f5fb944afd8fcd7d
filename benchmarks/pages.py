"""How long the pages of the workbench take over a large store: `python -m benchmarks.pages STORE [--out benchmarks/pages.json]`.

Starts `kg serve` over the store and opens every page twice in Chromium: as the first visit after the start, and again. Of each visit it
notes, in milliseconds: `first paint` (PerformancePaintTiming, W3C Paint Timing), `ready` (what the page is for is there: the answer, the
drawing, the editor), both by the clock, and `server`, the processor time of the server and its workers for it. On a machine with other
work the clock says more of that work than of the program; the processor time does not. Wants Linux, Chromium and what the tests want.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import httpx
from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PATIENCE = 180_000  # milliseconds
TICKS = os.sysconf("SC_CLK_TCK")
QUESTIONS = (
    "What is the response of the United States to Iran enriching uranium?",
    "What did Donald Trump say about Russia?",
    "Who condemned Iran?",
    "Did Russia attack Ukraine?",
    "What did Angela Merkel say about Peru?",
)


# an observer, for to look again and again would be a script of text, which the pages' policy forbids
_PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
  const paint = list.getEntriesByName("first-contentful-paint");
  if (paint.length) done(paint[0].startTime);
}).observe({ type: "paint", buffered: true }))"""


@dataclass(frozen=True, slots=True)
class Place:
    """A page: its address, and what is there (CSS) once it is ready."""

    name: str
    path: str
    ready: str = "main"


def _ask(question: str) -> Place:
    return Place(f"ask: {question}", f"/ask?q={quote_plus(question)}", ".answer .beside")


PLACES = (
    Place("first page", "/", ".overview"),
    *map(_ask, QUESTIONS),
    Place("read", "{article}", ".margin, main"),
    Place("explore, form", "/explore"),
    Place("explore: the United States", "/explore?about=United+States", "#viewer[data-ready]"),
    Place("timeline, form", "/timeline"),
    Place("timeline: the United States", "/timeline?about=United+States", "#timeline table"),
    Place("timeline: the United States and Russia", "/timeline?about=United+States&other=Russia", "#timeline table"),
    Place("query, editor", "/query"),
    Place("query: who said what about whom", "/query?question=who-said-about-whom&p.about=NATO", "#result table"),
    Place("query, terms of the editor", "/query/terms", "body"),
    Place("sources", "/sources"),
    Place("sources, second page", "/sources?page=2"),
    Place("entity: the United States", "/entity?about=United+States", "td.quote"),
    Place("decisions", "/decisions"),
    Place("ontology", "/ontology/"),
    Place("term: claim", "/ontology/ng:Claim"),
    Place("term: words", "/ontology/nif:anchorOf"),
    Place("term: a code", "/ontology/fa:CTp"),
)


@contextmanager
def serving(store: Path) -> Iterator[tuple[str, int]]:
    """A server over the store: its address, and its process. It is up once it says so, and questions can be asked."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout is not None
            address = next(found[0] for line in process.stdout if (found := re.search(r"http://[\w.:]+", line)))
            httpx.get(f"{address}/ask?q=Who+is+up%3F", timeout=PATIENCE / 1000)
            yield address.rstrip("/"), process.pid
        finally:
            process.send_signal(signal.SIGINT)


def processor(root: int) -> float:
    """Milliseconds of processor time that a process and all that came of it have taken (proc(5))."""
    stats: dict[int, tuple[int, int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        stats[int(path.parent.name)] = int(fields[1]), int(fields[11]) + int(fields[12])
    mine = {root}
    while new := {pid for pid, (parent, _) in stats.items() if parent in mine} - mine:
        mine |= new
    return 1000 * sum(stats[pid][1] for pid in mine if pid in stats) / TICKS


def visit(browser: Browser, base: str, server: int, place: Place) -> dict[str, int]:
    """One visit in a browser that has seen nothing yet."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    before, began = processor(server), time.perf_counter()
    page.goto(base + place.path, wait_until="commit")
    page.locator(place.ready).first.wait_for(state="attached")
    ready = 1000 * (time.perf_counter() - began)
    page.wait_for_load_state("load")
    painted = page.evaluate(_PAINTED)
    context.close()
    return {"first paint": round(painted), "ready": round(ready), "server": round(processor(server) - before)}


def places(base: str) -> list[Place]:
    """All, with the article of the first citation in the place of the one to read."""
    answer = httpx.get(base + PLACES[1].path, timeout=PATIENCE / 1000).text
    article = unescape(answer.partition('class="cite" href="')[2].partition('"')[0].partition("#")[0])
    return [
        Place(place.name, place.path.replace("{article}", article), place.ready) for place in PLACES if article or "{" not in place.path
    ]


def measure(store: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """What both visits took, page by page; what the server does by itself after the start is waited for only in so far as pages do."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with serving(store) as (base, server), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for place in places(base):
            yield place.name, {when: visit(browser, base, server, place) for when in ("first", "again")}
        browser.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print a line a page, write all as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--out", type=Path, help="a file for the figures as JSON")
    options = parser.parse_args(arguments)
    pages = dict[str, dict[str, Any]]()
    for name, visits in measure(options.store):
        pages[name] = visits
        print(f"{name:75}", *(f"{when} {numbers}" for when, numbers in visits.items()), flush=True)
    if options.out:
        options.out.write_text(json.dumps({"milliseconds": pages}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
