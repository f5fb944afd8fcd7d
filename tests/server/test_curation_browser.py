"""Curating in a real browser: entities merged and split, the list of decisions, decisions saved and taken over."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from pages_hostile import HOSTILE, hostile_store

from kg import review
from kg.store import open_store

from .conftest import patient, running
from .test_pages_browser import Opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

IRAN, RUSSIA = "http://www.wikidata.org/entity/Q794", "http://www.wikidata.org/entity/Q159"


@pytest.fixture
def base(examples_store: Path, tmp_path: Path) -> Iterator[str]:
    """A server over a copy of the examples of its own."""
    shutil.copytree(examples_store, tmp_path / "store")
    with running(patient(tmp_path / "store")) as address:
        yield address


def say_why(page: Page, form: str, act: str) -> None:
    page.fill(f"{form} input[name=why]", "Told by the ministry.")
    page.fill(f"{form} input[name=by]", "Tester")
    page.click(f"{form} button[value={act}]")
    page.wait_for_selector(".message")
    page.wait_for_load_state()


def test_mentions_lead_to_their_sentences(browser: Browser, base: str) -> None:
    """An entity's page lists its mentions, marked in their sentences, each of which opens in its article."""
    with Opened(browser, base, "/entity?about=Jens+Stoltenberg") as opened:
        page = opened.page
        link = page.locator("td.quote a").first
        assert page.locator("td.quote mark").first.inner_text() in link.inner_text()
        words = link.inner_text()
        link.click()
        page.wait_for_selector(".sentence.chosen")
        assert page.inner_text(".sentence.chosen") == words


def test_merge_and_revoke(browser: Browser, base: str) -> None:
    """What is told of the merged one is told of the other, until the list of decisions revokes it."""
    with Opened(browser, base, f"/entity?about={IRAN}") as opened:
        page = opened.page
        page.click("text=It is the same as")
        page.fill("details[open] input[name=entity]", "Russia")
        say_why(page, "details[open]", "merge")
        assert page.inner_text("h1") == "Russia"
        assert "Iran" in page.locator("td.quote mark").all_inner_texts()
        page.goto(f"/timeline?about={IRAN}")
        assert page.locator(".spot").count() == 0
        page.goto("/decisions")
        row = page.locator("tbody tr").first
        assert "merged" in row.inner_text()
        assert "Iran" in row.inner_text()
        assert "Russia" in row.inner_text()
        row.locator("summary").click()
        say_why(page, "tbody details[open]", "revoke")
        assert "revoked by Tester" in page.locator("tbody tr").first.inner_text()
        page.goto(f"/timeline?about={IRAN}")
        assert page.locator(".spot").count() > 0


def test_split(browser: Browser, base: str) -> None:
    """Mentions that are ticked become one of their own, which its page and the list of decisions show."""
    with Opened(browser, base, f"/entity?about={IRAN}") as opened:
        page = opened.page
        sentences = page.locator("td.quote").all_inner_texts()
        page.check("td.tick input >> nth=0")
        page.check("td.tick input >> nth=2")
        say_why(page, ".split-form", "split")
        assert IRAN not in page.url
        assert page.locator("td.quote").all_inner_texts() == [sentences[0], sentences[2]]
        page.goto(f"/entity?about={IRAN}")
        assert sentences[0] not in page.locator("td.quote").all_inner_texts() or sentences.count(sentences[0]) > 1
        page.goto("/decisions")
        assert "split" in page.locator("tbody tr").first.inner_text()


def test_split_of_nothing_is_refused(browser: Browser, base: str) -> None:
    """Without a mention that is ticked nothing is changed, and the page says why."""
    with Opened(browser, base, f"/entity?about={IRAN}") as opened:
        page = opened.page
        page.fill(".split-form input[name=why]", "No reason.")
        page.fill(".split-form input[name=by]", "Tester")
        page.click(".split-form button[value=split]")
        page.wait_for_selector("text=Nothing was changed")
        opened.complaints.clear()  # the browser tells of the refusal


def test_decisions_travel(browser: Browser, base: str, examples_store: Path, tmp_path: Path) -> None:
    """What one saves as Turtle another takes over, by a file, and then has the same decisions; what is no Turtle is refused."""
    with Opened(browser, base, f"/entity?about={IRAN}") as opened:
        page = opened.page
        page.click("text=It is the same as")
        page.fill("details[open] input[name=entity]", RUSSIA)
        say_why(page, "details[open]", "merge")
        page.goto("/decisions")
        with page.expect_download() as downloading:
            page.click("text=Save as Turtle")
        downloading.value.save_as(tmp_path / "decisions.ttl")
    shutil.copytree(examples_store, tmp_path / "other")
    with running(patient(tmp_path / "other")) as address, Opened(browser, address, "/decisions") as opened:
        page = opened.page
        page.click("summary")
        page.set_input_files("input[type=file]", tmp_path / "decisions.ttl")
        page.wait_for_function("() => document.getElementById('turtle').value.length > 100")
        page.click("button[value=import]")
        page.wait_for_selector(".message")
        assert "merged" in page.locator("tbody tr").first.inner_text()
        page.click("summary >> nth=0")
        page.fill("#turtle", "this is none")
        page.click("button[value=import]")
        page.wait_for_selector("text=Nothing was changed")
        opened.complaints.clear()  # the browser tells of the refusal
        same = [httpx.get(f"{at}/decisions.ttl", timeout=30).content for at in (base, address)]
    assert same[0] == same[1]


def test_decisions_are_taken_over_without_scripts(browser: Browser, base: str, examples_store: Path, tmp_path: Path) -> None:
    """With scripts switched off there is no field for a file, and decisions are taken over from the text all the same."""
    shutil.copytree(examples_store, tmp_path / "theirs")
    with open_store(tmp_path / "theirs") as store:
        review.merge(store, IRAN, RUSSIA, by="Tester", why="Told by the ministry.")
        turtle = review.decisions_turtle(store).decode()
    with Opened(browser, base, "/decisions", java_script_enabled=False) as opened:
        page = opened.page
        page.click("summary")
        assert not page.locator("input[type=file]").is_visible()
        page.fill("#turtle", turtle)
        page.click("button[value=import]")
        page.wait_for_selector(".message")
        assert "merged" in page.locator("tbody tr").first.inner_text()


def test_hostile_names_are_text(browser: Browser, tmp_path: Path) -> None:
    """Names that try to run, load or turn round are text on an entity's page and in the list of decisions."""
    hostile_store(tmp_path / "store")
    with running(patient(tmp_path / "store")) as address:
        for number in range(len(HOSTILE)):
            with Opened(browser, address, f"/entity?about=https://hostile.example/{number}") as opened:
                page = opened.page
                page.check("td.tick input >> nth=0")
                page.fill(".split-form input[name=why]", HOSTILE[number][:1500])
                page.fill(".split-form input[name=by]", HOSTILE[number][:90])
                page.click(".split-form button[value=split]")
                page.wait_for_selector(".message")
                is_inert(page)
                page.goto("/decisions")
                is_inert(page)


def is_inert(page: Page) -> None:
    """Nothing of it runs, leads elsewhere than to the web, or sticks out sideways, on a wide screen and on a narrow one."""
    assert page.title() != "broken"
    assert page.locator("img, svg[onload], main script, main style, [onerror], [onload], iframe").count() == 0
    assert set(page.locator("a").evaluate_all("(all) => all.map((a) => a.protocol)")) <= {"http:", "https:"}
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
