"""Takes the pictures of the workbench, `screenshots/*.png`, over the example articles. `python -m docs.write_screenshots` writes them.

Wants a Chromium on the machine, and what the tests want (`pip install '.[test]'`). `python -m docs.write_screenshots PATTERN…` takes only
those whose names hold one of the patterns.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

import httpx
import uvicorn
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import kg
from kg import review
from kg.review import listing
from kg.server.app import make_app
from kg.server.run import listen
from kg.server.settings import Settings
from kg.store import open_store

HERE = Path(__file__).parent
FOLDER = HERE / "screenshots"
EXAMPLES = HERE.parent / "examples"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
QUESTION = "What is the response of NATO to Iran sending missiles to Russia?"
SIZES = {"": (1280, 860), "-390": (390, 844)}
PATIENCE = 180_000  # milliseconds
TALLEST = 1700  # pixels of a picture; what is longer is cut
COLOURS = 128  # of a picture: pages have few, and a palette makes it a quarter of the size


@dataclass(frozen=True, slots=True)
class Shot:
    """One page: its address, what to point at (CSS) once it is there, and whether the whole page is wanted or what one sees first."""

    name: str
    path: str
    point_at: str | None = None
    whole: bool = False
    open: str | None = None  # what to click open (CSS)


SHOTS = (
    Shot("first", "/"),
    Shot("ask", f"/ask?q={QUESTION.replace(' ', '+')}", point_at=".cite >> nth=1"),
    Shot("ask-whole", f"/ask?q={QUESTION.replace(' ', '+')}", whole=True),
    Shot("disputed", "/ask?q=Did+Iran+send+missiles+to+Russia%3F", whole=True),
    Shot("not-in-the-graph", "/ask?q=What+did+Angela+Merkel+say+about+Peru%3F"),
    Shot("read", "{reader}"),
    Shot("read-why", "{reader}", open=".why summary"),
    Shot("explore", "/explore?about=Iran"),
    Shot("explore-sentence", "/explore?about=Iran", open="#rows button >> nth=12"),
    Shot("explore-answer", f"/explore?q={QUESTION.replace(' ', '+')}"),
    Shot("query", "/query?question=who-said-about-whom&p.about=NATO"),
    Shot("query-editor", "/query"),
    Shot("timeline", "/timeline?about=NATO", whole=True),
    Shot("sources", "/sources"),
    Shot("entity", "/entity?about=Jens+Stoltenberg"),
    Shot("ontology", "/ontology/"),
    Shot("term", "/ontology/ng:Claim"),
)


DECIDED = (Shot("decisions", "/decisions"),)  # once somebody has decided something


def decide(store: Path) -> None:
    """Some decisions, so that there is a list of them to show."""
    with open_store(store) as opened:
        found = [row["claim"].value for row in listing.claims(opened, entity="http://www.wikidata.org/entity/Q7184")]
        review.accept(opened, found[0], by="A. Analyst", why="Word by word.")
        review.reject(opened, found[1], by="A. Analyst", why="The sentence is about another meeting.")
        alliance, union = (f"http://www.wikidata.org/entity/{item}" for item in ("Q7184", "Q458"))
        wrong = review.merge(opened, alliance, union, by="B. Brown", why="By mistake.")
        review.revoke(opened, wrong, by="A. Analyst", why="The alliance is not the Union.")


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """A server over the store; gives its address."""
    app = make_app(Settings(store, timeout=PATIENCE / 1000))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="on", log_level="warning", timeout_graceful_shutdown=1))
    with listen("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def take(browser: Browser, base: str, shot: Shot) -> None:
    """The four pictures of a page: wide and narrow, light and dark."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(base + shot.path, wait_until="networkidle")
            if page.locator("#viewer").count():
                page.wait_for_selector("#viewer[data-ready]")
            _point(page, shot)
            _save(page.screenshot(full_page=shot.whole), FOLDER / f"{shot.name}{size}-{scheme}.png")
            context.close()


def _point(page: Page, shot: Shot) -> None:
    if shot.open is not None:
        page.locator(shot.open).first.click()
    if shot.point_at is not None:
        page.locator(shot.point_at).first.focus()
        page.wait_for_timeout(200)


def _save(png: bytes, path: Path) -> None:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    cut = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    cut.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def reader_address(base: str) -> str:
    """Where the first citation of the answer is read."""
    answer = httpx.get(base + SHOTS[1].path, timeout=60).text
    return unescape(answer.partition('class="cite" href="')[2].partition('"')[0].partition("#")[0])


def warm(base: str) -> None:
    """Wait until what the first page suggests has been counted."""
    for _ in range(PATIENCE // 1000):
        if 'class="examples"' in httpx.get(base, timeout=60).text:
            return
        time.sleep(1)
    raise SystemExit("the first page suggests no question")


def main(patterns: list[str]) -> None:
    """All pictures, or those whose names hold one of the patterns."""
    FOLDER.mkdir(exist_ok=True)
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "store"
        with kg.open(store) as graph:
            graph.add(EXAMPLES)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
            for shots in (SHOTS, DECIDED):
                if shots is DECIDED:
                    decide(store)
                with serving(store) as base:
                    warm(base)
                    for shot in shots:
                        if not patterns or any(pattern in shot.name for pattern in patterns):
                            path = reader_address(base) if shot.path == "{reader}" else shot.path
                            take(browser, base, replace(shot, path=path))
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
