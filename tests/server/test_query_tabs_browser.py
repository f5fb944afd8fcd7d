"""Several queries open at once on the query page: opened, named, typed into, closed, taken back, and kept by the browser."""

# ruff: noqa: F811  (a fixture that is imported is named again where it is asked for)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_pages_browser import Opened, base  # noqa: F401

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SAID = "/query?question=who-said-about-whom&p.about=NATO"
OWN = "SELECT ?claim { ?claim a ng:Claim } LIMIT 3"
TYPE = "(text) => { if (window.queryEditor) queryEditor.setValue(text); else { const field = document.getElementById('sparql'); " \
    "field.value = text; field.dispatchEvent(new Event('input')); } }"  # fmt: skip
TYPED = "window.queryEditor ? queryEditor.getValue() : document.getElementById('sparql').value"


def tabs(page: Page) -> list[str]:
    """The names in the strip, once it is there; the one that is shown in brackets."""
    page.wait_for_load_state()
    page.wait_for_selector("#tabs:not([hidden])")
    shown: list[str] = page.eval_on_selector_all(
        "#tabs li bdi", "(all) => all.map((name) => name.closest('li').className ? `[${name.textContent}]` : name.textContent)"
    )
    return shown


def new(page: Page) -> None:
    """Open one more."""
    with page.expect_navigation():
        page.click("#new-query")


def test_queries_stay_open(browser: Browser, base: str) -> None:
    """A second query is opened beside the first, each with its result; one goes from one to the other, and a reload keeps both."""
    with Opened(browser, base, SAID) as opened:
        page = opened.page
        assert tabs(page) == ["[Who said what about whom: NATO]"]
        new(page)
        page.evaluate(TYPE, OWN)
        with page.expect_navigation():
            page.click("#own button")
        assert tabs(page) == ["Who said what about whom: NATO", "[Query 2]"]
        assert page.locator("#result tbody tr").count() == 3
        with page.expect_navigation():
            page.click("#tabs li a >> nth=0")
        assert page.url.endswith(SAID)
        assert page.locator("#result tbody tr").count() > 3
        page.reload()
        assert tabs(page) == ["[Who said what about whom: NATO]", "Query 2"]


def test_what_was_typed_is_kept(browser: Browser, base: str) -> None:
    """What was typed and not run is there again after a reload, after another tab and after another page, and is marked until it is run."""
    with Opened(browser, base, "/query") as opened:
        page = opened.page
        tabs(page)
        page.evaluate(TYPE, OWN)
        assert page.locator("#tabs .here .unrun").count() == 1
        page.reload()
        assert (tabs(page), page.evaluate(TYPED)) == (["[Query 1]"], OWN)
        new(page)
        with page.expect_navigation():
            page.click("#tabs li a >> nth=0")
        assert (tabs(page), page.evaluate(TYPED)) == (["[Query 1]", "Query 2"], OWN)
        page.goto("/sources")
        page.goto("/query")
        assert (tabs(page), page.evaluate(TYPED)) == (["[Query 1]", "Query 2"], OWN)
        with page.expect_navigation():
            page.click("#own button")
        tabs(page)
        assert page.locator("#tabs .unrun").count() == 0


def test_a_query_from_elsewhere_opens_beside_the_others(browser: Browser, base: str) -> None:
    """The query of an answer has a tab of its own; the bare page shows the last one again."""
    with Opened(browser, base, SAID) as opened:
        page = opened.page
        tabs(page)
        page.goto("/ask?q=Who+condemned+Iran%3F")
        page.click("text=Open in query")
        names = tabs(page)
        assert (len(names), names[0], names[1][:1]) == (2, "Who said what about whom: NATO", "[")
        at = page.url
        page.goto("/sources")
        page.goto("/query")
        page.wait_for_url(at)
        assert tabs(page) == names


def test_closed_and_taken_back(browser: Browser, base: str) -> None:
    """A closed query is gone with what was typed into it, its neighbour is shown, and it comes back to its place, text and all."""
    with Opened(browser, base, SAID) as opened:
        page = opened.page
        new(page)
        page.evaluate(TYPE, OWN)
        with page.expect_navigation():
            page.click("#tabs .here .shut")
        assert tabs(page) == ["[Who said what about whom: NATO]"]
        page.reload()
        with page.expect_navigation():
            page.click("#reopen")
        assert (tabs(page), page.evaluate(TYPED)) == (["Who said what about whom: NATO", "[Query 2]"], OWN)
        with page.expect_navigation():
            page.click("#tabs .here .shut")
        with page.expect_navigation():
            page.click("#tabs .here .shut")
        assert tabs(page) == ["[Query 3]"]  # never none


def test_by_keyboard_alone(browser: Browser, base: str) -> None:
    """Arrows go along the strip, Enter opens, F2 names, Escape leaves the name as it is, Delete closes, and focus is never lost."""
    with Opened(browser, base, SAID) as opened:
        page = opened.page
        new(page)
        tabs(page)
        page.focus("#tabs .here a")
        page.keyboard.press("F2")
        page.keyboard.type("Mine")
        page.keyboard.press("Enter")
        assert tabs(page) == ["Who said what about whom: NATO", "[Mine]"]
        page.focus("#rename")
        page.keyboard.press("Enter")
        page.keyboard.type("Not this")
        page.keyboard.press("Escape")
        assert tabs(page) == ["Who said what about whom: NATO", "[Mine]"]
        assert page.evaluate("document.activeElement.id") == "rename"
        page.focus("#tabs .here a")
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.textContent") == "Who said what about whom: NATO"
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert tabs(page) == ["[Who said what about whom: NATO]", "Mine"]
        page.focus("#tabs li:not(.here) a")
        page.keyboard.press("Delete")
        assert tabs(page) == ["[Who said what about whom: NATO]"]
        assert page.evaluate("document.activeElement.id") == "reopen"


def test_another_window_shows_the_same_queries(browser: Browser, base: str) -> None:
    """Two windows share the list, each shows its own of it, and what one opens appears in the other."""
    with Opened(browser, base, SAID) as opened:
        page = opened.page
        tabs(page)
        other = opened.context.new_page()
        other.goto("/query?question=statements")
        assert len(tabs(other)) == 2
        page.wait_for_function("() => document.querySelectorAll('#tabs li').length === 2")
        assert tabs(page)[0] == "[Who said what about whom: NATO]"
        assert tabs(other)[1].startswith("[")


def test_names_of_queries_are_text(browser: Browser, base: str) -> None:
    """A name that tries to be markup is shown as it is; what is kept and not ours is thrown away."""
    with Opened(browser, base, SAID) as opened:
        page = opened.page
        tabs(page)
        page.click("#rename")
        page.keyboard.type("<img src=x onerror=alert(1)>\u202eevil")
        page.keyboard.press("Enter")
        assert tabs(page)[0].startswith("[<img src=x")
        assert page.locator("#tabs img").count() == 0
        page.evaluate("localStorage.setItem('kg-queries', 'no JSON')")
        page.reload()
        assert tabs(page) == ["[Who said what about whom: NATO]"]


@pytest.mark.parametrize("width", [1280, 390])
def test_many_fit(browser: Browser, base: str, width: int) -> None:
    """A dozen open queries make the page no wider: the strip scrolls by itself to the one that is shown."""
    with Opened(browser, base, SAID, width) as opened:
        page = opened.page
        for _ in range(11):
            new(page)
        assert len(tabs(page)) == 12
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator("#tabs .here").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
