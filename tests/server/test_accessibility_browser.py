"""Whether everybody can use the pages: the rules of WCAG 2.2 AA that a program can check (axe-core), and the keyboard."""

# ruff: noqa: F811  (a fixture that is imported is named again where it is asked for)

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import missing

from .test_pages_browser import Opened, base  # noqa: F401

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """(rules) => axe.run(document, { runOnly: { type: "tag", values: rules } }).then((found) => found.violations.map((one) => [
  one.id, ...one.nodes.slice(0, 4).map((node) => node.target.join(" ") + ": " + node.any.map((way) => way.message).join("; "))]))"""
# what has the keyboard: where it is, and whether one can see that it has it
FOCUS = """() => {
  const one = document.activeElement, shown = one.closest("#editor") || one;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
  window.stops ||= new Map();
  if (window.stops.has(one)) return null;  // a part of it: the fields and the button of a date
  window.stops.set(one, true);
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0;
  return [`${one.tagName}.${one.className} ${(one.getAttribute("aria-label") || one.textContent).trim().slice(0, 30)}`, seen];
}"""
# what can be used: all that a pointer can work, save what is shut away, switched off or said again elsewhere
USABLE = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && !one.closest("svg")).length"""
STOPS = 600


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core's script, fetched as the build fetches those of the pages."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    hook: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    try:
        fetched = hook.fetch(ROOT / "tests" / "scripts")
    except hook.NotFetched as problem:
        missing(f"axe-core ({problem})")
    return str(fetched[0].read_text(encoding="utf-8"))


ASKED = "/ask?q=Who+condemned+Iran%3F"
SAID = "question=who-said-about-whom&p.about=NATO"
PAGES = {
    "first": "/", "answer": ASKED, "no answer": "/ask?q=Who+bought+Peru%3F", "timelines": "/timeline", "timeline": "/timeline?about=Iran",
    "explore": "/explore", "picture": "/explore?about=Iran", "query": "/query", "result": f"/query?{SAID}",
    "by day": f"/query?{SAID}&view=timeline", "entity": "/entity?about=Iran", "decisions": "/decisions",
    "sources": "/sources", "ontology": "/ontology/",
    "term": "/ontology/ng:Claim", "nothing there": "/timeline?about=Nobody+at+all",
}  # fmt: skip


def ready(page: Page) -> None:
    """The page is loaded, and what its scripts draw is there."""
    page.wait_for_load_state()
    if page.locator("#viewer").count():
        page.wait_for_selector("#viewer[data-ready]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_rule_is_broken(browser: Browser, base: str, axe: str, name: str, scheme: str) -> None:
    """At both widths axe-core finds nothing that breaks WCAG 2.2 AA or good practice."""
    for width in (1280, 390):
        with Opened(browser, base, PAGES[name], width, scheme) as opened:
            ready(opened.page)
            opened.page.evaluate(axe)
            assert opened.page.evaluate(RUN, RULES) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opened_parts_break_no_rule(browser: Browser, base: str, axe: str, scheme: str) -> None:
    """Neither do the sentence shown at a number, the reader's margin with all its parts open, and a line's sentences beside the picture."""
    with Opened(browser, base, ASKED, 1280, scheme) as opened:
        page = opened.page
        page.evaluate(axe)
        page.focus(".cite >> nth=0")
        assert page.evaluate(RUN, RULES) == []
        page.click(".cite >> nth=0")
        page.wait_for_selector(".sentence.chosen")
        page.evaluate(axe)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate(RUN, RULES) == []
        page.goto("/explore?about=Iran")
        ready(page)
        page.evaluate(axe)
        page.click("#rows button >> nth=0")
        assert page.evaluate(RUN, RULES) == []


@pytest.mark.parametrize("name", PAGES)
def test_keyboard_reaches_all_and_is_seen(browser: Browser, base: str, name: str) -> None:
    """Tab goes through all that a pointer can use, each stop is outlined, and none of them holds the keyboard fast."""
    with Opened(browser, base, PAGES[name]) as opened:
        page = opened.page
        ready(page)
        page.focus(".skip")
        stops, wanted = [page.evaluate(FOCUS)], page.evaluate(USABLE)
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            stops.append(page.evaluate(FOCUS))
        assert [stop for stop in stops if stop and not stop[1]] == []
        assert len([stop for stop in stops if stop]) >= wanted
