"""The pages in a real browser: what an analyst does all day, and that nothing is loaded from elsewhere or complained about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pages_hostile import HOSTILE, hostile_store

from .conftest import patient, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUESTION = "Who condemned Iran?"
PAGES = ["/", "/ask?q=Who+condemned+Iran%3F", "/ask?q=Who+bought+Peru%3F", "/timeline", "/timeline?about=Iran&every=1",
         "/entity?about=Iran", "/decisions", "/sources", "/ontology/", "/ontology/ng:Claim", "/ontology/none"]  # fmt: skip
# every element with words of its own, and the contrast between them and what lies behind (WCAG 2.2, 1.4.3)
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const one of document.querySelectorAll("body *")) {
    if (![...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    if (!one.checkVisibility() || one.closest("svg, .unseen, .skip")) continue;
    const style = getComputedStyle(one), ends = [light(rgb(style.color)), light(behind(one))].sort((a, b) => b - a);
    const ratio = (ends[0] + 0.05) / (ends[1] + 0.05), large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) poor.push(`${one.tagName}.${one.className} ${ratio.toFixed(2)}: ${one.textContent.trim().slice(0, 30)}`);
  }
  return poor;
}"""


@pytest.fixture(scope="module")
def base(examples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a copy of the examples, for these tests decide about claims."""
    store = tmp_path_factory.mktemp("decided") / "store"
    shutil.copytree(examples_store, store)
    with running(patient(store)) as address:
        yield address


class Opened:
    """A page in the browser, and all that it asked for or complained about."""

    def __init__(self, browser: Browser, base: str, path: str, width: int = 1280, scheme: Any = "light", **more: Any) -> None:
        self.base = base
        self.context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce", base_url=base, **more
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(180_000)  # a busy machine is no defect
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path)

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *error: object) -> None:
        """Whatever was done: nothing came from elsewhere and nothing was complained about."""
        self.context.close()
        if error[0] is None:
            assert self.complaints == []
            assert [url for url in self.requests if not url.startswith((f"{self.base}/", "data:"))] == []


def quiet(path: str) -> bool:
    """Whether a browser has nothing to say of the page; it tells of each 404."""
    return path != "/ontology/none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [path for path in PAGES if quiet(path)])
def test_pages_fit_and_can_be_read(browser: Browser, base: str, path: str, scheme: str) -> None:
    """At both widths, in light and dark, nothing sticks out sideways and all words stand out from what is behind them."""
    for width in (1280, 390):
        with Opened(browser, base, path, width, scheme) as opened:
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
            assert opened.page.evaluate(CONTRAST) == []


def test_theme_is_kept(browser: Browser, base: str) -> None:
    """The button changes between light and dark, and the next page comes in the colours chosen."""
    with Opened(browser, base, "/") as opened:
        opened.page.click("#theme")
        assert opened.page.evaluate("document.documentElement.dataset.theme") == "dark"
        opened.page.goto("/sources")
        assert opened.page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 21, 26)"


def test_keyboard_reaches_the_content_first(browser: Browser, base: str) -> None:
    """The first stop of the keyboard skips the navigation, and what has the keyboard is outlined."""
    with Opened(browser, base, "/sources") as opened:
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.className") == "skip"
        assert opened.page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_ask_then_click_a_number(browser: Browser, base: str) -> None:
    """Ask, point at [2]: its sentence is shown, marked; click it: the article opens with that sentence marked and in sight."""
    with Opened(browser, base, "/") as opened:
        page = opened.page
        page.fill("#q", QUESTION)
        page.keyboard.press("Enter")
        page.wait_for_selector(".cite")
        page.hover(".cite >> nth=1")
        quote = page.inner_text("#pop mark")
        assert quote == page.inner_text("#c2 mark")
        page.click(".cite >> nth=1")
        page.wait_for_selector(".sentence.chosen")
        assert page.locator(".sentence.chosen").inner_text() == quote
        box = page.locator(".sentence.chosen").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 844 - box["height"]
        assert page.inner_text("#margin .of") == quote


def test_number_by_keyboard_and_escape(browser: Browser, base: str) -> None:
    """A number that has the keyboard shows its sentence, and Escape hides it."""
    with Opened(browser, base, f"/ask?q={QUESTION}") as opened:
        opened.page.locator(".cite").first.focus()
        assert opened.page.locator("#pop").is_visible()
        opened.page.keyboard.press("Escape")
        assert not opened.page.locator("#pop").is_visible()


def test_first_tap_shows_second_opens(browser: Browser, base: str) -> None:
    """A finger cannot hover: the first tap on a number shows its sentence, the second opens it in the article."""
    with Opened(browser, base, f"/ask?q={QUESTION}", 390, has_touch=True, is_mobile=True) as opened:
        opened.page.locator(".cite").first.tap()
        assert opened.page.locator("#pop mark").is_visible()
        assert "/ask" in opened.page.url
        opened.page.locator(".cite").first.tap()
        opened.page.wait_for_selector(".sentence.chosen")
        assert "/article/" in opened.page.url


def test_without_scripts(browser: Browser, base: str) -> None:
    """With scripts switched off one asks, gets the sentences with the answer, and opens them in the article, all the same."""
    with Opened(browser, base, "/", java_script_enabled=False) as opened:
        opened.page.fill("#q", QUESTION)
        opened.page.click(".question button")
        quote = opened.page.inner_text("#c1 mark")
        opened.page.click(".cite >> nth=0")
        assert opened.page.inner_text(".sentence.chosen") == quote
        opened.page.click(".count >> nth=1")
        assert opened.page.locator(".count[aria-current]").count() == 1


def test_choosing_a_sentence_fills_the_margin(browser: Browser, base: str) -> None:
    """A click on an underlined sentence shows what was taken from it, without leaving the page, and its address reproduces that."""
    with Opened(browser, base, f"/ask?q={QUESTION}") as opened:
        page = opened.page
        page.click(".cite >> nth=0")
        page.wait_for_selector("#text .sentence.chosen")
        page.wait_for_load_state("load")
        loads = [url for url in opened.requests if url.endswith(".css")]
        other = page.locator("#text .sentence.has:not(.chosen)").first
        words = other.inner_text()
        other.click()
        page.wait_for_function("(words) => document.querySelector('#margin .of')?.textContent === words", arg=words)
        assert page.locator("#margin .claim").count() >= 1
        assert page.inner_text(".sentence.chosen") == words
        assert [url for url in opened.requests if url.endswith(".css")] == loads
        page.goto(page.url)
        assert page.inner_text("#margin .of") == words


def test_reject_revoke_accept(browser: Browser, base: str) -> None:
    """Rejecting the claim behind [1] changes the answer; revoking that brings it back; who decides is asked once."""
    with Opened(browser, base, f"/ask?q={QUESTION}") as opened:
        page = opened.page
        quote = page.inner_text("#c1 mark")
        page.click(".cite >> nth=0")
        page.click(".claim >> nth=0 >> text=Accept or reject")
        page.fill(".claim >> nth=0 >> input[name=why]", "The sentence does not say so.")
        page.fill(".claim >> nth=0 >> input[name=by]", "Änne <b>")
        page.click(".claim >> nth=0 >> button[value=reject]")
        page.wait_for_selector(".message")
        assert page.locator(".claim.withdrawn").count() >= 1
        assert "by Änne <b>" in page.inner_text("#margin")
        article = page.url
        page.goto(f"/ask?q={QUESTION}")
        assert quote not in page.locator(".citations mark").all_inner_texts()
        page.goto(article)
        page.click("text=Revoke this")
        assert page.input_value("details[open] input[name=by]") == "Änne <b>"
        page.fill("details[open] input[name=why]", "It does.")
        page.click("details[open] button")
        page.wait_for_selector("text=Revoked:")
        page.goto(f"/ask?q={QUESTION}")
        assert quote in page.locator(".citations mark").all_inner_texts()
        page.goto(article)
        page.click(".claim >> nth=0 >> text=Accept or reject")
        page.fill(".claim >> nth=0 >> input[name=why]", "Word by word.")
        page.click(".claim >> nth=0 >> button[value=accept]")
        page.wait_for_selector("text=Accepted.")
        assert page.locator(".claim >> nth=0 >> .tag.accepted").is_visible()


def test_correct_a_link(browser: Browser, base: str) -> None:
    """A mention that was taken for the wrong one can be corrected, and what it takes part in follows."""
    with Opened(browser, base, f"/ask?q={QUESTION}") as opened:
        page = opened.page
        page.click(".cite >> nth=-1")
        item = page.locator(".who-list li", has_text="Iran").first
        item.locator("summary").click()
        item.locator("input[name=entity]").fill("no such name at all")
        item.locator("input[name=why]").fill("I was there.")
        item.locator("input[name=by]").fill("Tester")
        item.locator("button").click()
        page.wait_for_selector("text=Nothing was changed")
        opened.complaints.clear()  # the browser tells of the refusal
        page.go_back()
        item = page.locator(".who-list li", has_text="Iran").first
        item.locator("summary").click()
        item.locator("input[name=entity]").fill("Turkey")
        item.locator("input[name=why]").fill("I was there.")
        item.locator("input[name=by]").fill("Tester")
        item.locator("button").click()
        page.wait_for_selector("text=Corrected:")
        assert page.locator(".who-list li", has_text="Turkey").count() >= 1


def test_timeline_zooms_by_drawing(browser: Browser, base: str) -> None:
    """Drawing over a stretch of the picture shows only its days, in picture and table, and the address says so."""
    with Opened(browser, base, "/timeline?about=Iran") as opened:
        page = opened.page
        total = page.locator("tbody tr").count()
        assert page.locator(".spot").count() == total
        box = page.locator(".chart svg").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 0.02 * box["width"], box["y"] + 12)
        page.mouse.down()
        page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 14, steps=4)
        page.mouse.up()
        page.wait_for_function("(total) => document.querySelectorAll('tbody tr').length < total", arg=total)
        assert "from=20" in page.url
        assert page.locator(".spot").count() == page.locator("tbody tr").count() > 0
        page.click("text=All days")
        page.wait_for_function("(total) => document.querySelectorAll('tbody tr').length === total", arg=total)


def test_a_bar_of_the_timeline_shows_its_days(browser: Browser, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where spots would be too many there are bars; a click on one shows its days alone, and rows without a spot do no harm."""
    monkeypatch.setattr("kg.server.pages._days.FULL", 2)
    with Opened(browser, base, "/timeline?about=Iran") as opened:
        page = opened.page
        total = page.locator("tbody tr").count()
        assert page.locator(".spot").count() == 0
        page.locator("tbody tr").first.hover()
        page.locator(".bar").last.click()
        page.wait_for_function("(total) => document.querySelectorAll('tbody tr').length < total", arg=total)
        assert "from=20" in page.url


def test_timeline_spot_and_row_belong_together(browser: Browser, base: str) -> None:
    """A spot under the pointer lights its row, a row its spot, and a click on the spot leads to the row."""
    with Opened(browser, base, "/timeline?about=Iran") as opened:
        page = opened.page
        page.locator(".spot").nth(3).hover()
        row = page.locator("tr.lit").get_attribute("id")
        assert row == page.locator(".spot").nth(3).get_attribute("data-row")
        page.locator(".spot").nth(3).click()
        assert page.url.endswith(f"#{row}")


def test_terms_are_found_while_typing(browser: Browser, base: str) -> None:
    """Typing in the list of terms leaves those that fit."""
    with Opened(browser, base, "/ontology/") as opened:
        opened.page.fill("#find", "embedded")
        assert opened.page.locator(".terms li:visible").all_inner_texts()[0].startswith("ng:embeddedIn")
        assert opened.page.locator(".terms li:visible").count() < 5


def test_hostile_text_does_nothing(browser: Browser, tmp_path: Path) -> None:
    """Names, titles, sentences and addresses that try to run, load or turn round are shown as text on every page."""
    articles = hostile_store(tmp_path / "store")
    with running(patient(tmp_path / "store")) as address:
        paths = ["/", "/sources", "/timeline?about=https://hostile.example/0", f"/timeline?about={HOSTILE[0]}", f"/ask?q={HOSTILE[0]}",
                 "/entity?about=https://hostile.example/3", "/ontology/ng:Claim", *articles]  # fmt: skip
        for path in paths:
            with Opened(browser, address, "/") as opened:
                opened.page.goto(path)
                assert opened.page.title() != "broken"
                assert opened.page.locator("img, svg[onload], main script, main style, [onerror], [onload], iframe").count() == 0
                links = opened.page.locator("a:not(svg a)").evaluate_all("(all) => all.map((a) => a.protocol)")
                assert set(links) <= {"http:", "https:"}
                assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1280
