"""The graph in a real browser: open more of it, take that back, narrow it down, read what a line stands for, save it."""

# ruff: noqa: F811  (a fixture that is imported is named again where it is asked for)

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree

import networkx as nx
import pytest
from pages_hostile import HOSTILE, hostile_store

from .conftest import patient, running
from .test_pages_browser import Opened, base  # noqa: F401

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# where lines cross, a click is on either: the place is one where it can only be on this one
ON_A_LINE = """(id) => {
  const network = window.newsgraph.network, line = network.body.edges[id].edgeType;
  const spots = [0.4, 0.3, 0.5, 0.6, 0.2, 0.7, 0.8].map((part) => network.canvasToDOM(line.getPoint(part)));
  const spot = spots.find((spot) => network.getEdgeAt(spot) === id);
  const box = document.getElementById("graph").getBoundingClientRect();
  return [box.left + spot.x, box.top + spot.y];
}"""
ON_A_NODE = """(id) => {
  const network = window.newsgraph.network, spot = network.canvasToDOM(network.getPositions([id])[id]);
  const box = document.getElementById("graph").getBoundingClientRect();
  return [box.left + spot.x, box.top + spot.y];
}"""
CLOSE = """(id) => {
  const { from, to } = window.newsgraph.edges.find((edge) => edge.id === id);
  window.newsgraph.network.fit({ nodes: [from, to] });
}"""
IRAN = "http://www.wikidata.org/entity/Q794"
SPOTS = "Object.fromEntries(window.newsgraph.nodes.map((n) => [n.id, [n.x, n.y]]))"


def drawn(page: Page) -> int:
    """How many claims the picture holds, once it is there."""
    page.wait_for_selector("#viewer[data-ready]")
    page.wait_for_function("() => document.getElementById('said').textContent !== 'Drawing…'")
    return int(page.evaluate("window.newsgraph.claims.length"))


def choose(page: Page, name: str) -> str:
    """Find a point by a name and choose it; gives its IRI."""
    page.fill("#search", name)
    page.keyboard.press("Enter")
    page.wait_for_selector("#pin")
    [chosen] = page.evaluate("window.newsgraph.network.getSelectedNodes()")
    return str(chosen)


def test_open_a_point_and_take_it_back(browser: Browser, base: str) -> None:
    """Opening a point draws more of it and moves nothing else; the address draws the same again; Undo takes it back."""
    with Opened(browser, base, "/explore?about=Iran&limit=8") as opened:
        page = opened.page
        before, spots = drawn(page), page.evaluate(SPOTS)
        choose(page, "Iran")
        page.click("#open-node")
        page.wait_for_function("(before) => window.newsgraph.claims.length > before", arg=before)
        grown = page.evaluate(SPOTS)
        assert {node: grown[node] for node in spots} == spots
        assert len(grown) > len(spots)
        assert re.search(r"\d+ more claims of Iran drawn", page.inner_text("#said"))
        assert "open=" in page.url
        page.goto(page.url)
        drawn(page)
        assert page.evaluate(SPOTS) == grown
        page.click("#undo")
        page.wait_for_function("(before) => window.newsgraph.claims.length === before", arg=before)
        assert page.evaluate(SPOTS) == spots
        assert "open=" not in page.url
        assert page.locator("#undo").is_disabled()


REDRAWN = """async (id) => {
  const graph = window.newsgraph, address = new URL(document.getElementById("viewer").dataset.source, location.href);
  address.searchParams.append("open", id);
  const drawing = await (await fetch(address, { headers: { Accept: "application/json" } })).json();
  await new Promise((done) => setTimeout(done, 500));  // longer than words rest before they are placed anew
  graph.network.moveTo({ scale: graph.network.getScale() * 1.01 });  // not painted yet
  graph.redraw(drawing);
  return graph.claims.length;
}"""


def test_redrawn_before_it_is_painted(browser: Browser, base: str) -> None:
    """The eye has moved, the words have not: they are placed while the points are the new ones already and the lines still the old."""
    with Opened(browser, base, "/explore?about=Iran&limit=8") as opened:
        page = opened.page
        before = drawn(page)
        assert page.evaluate(REDRAWN, choose(page, "Iran")) > before


def test_a_window_that_changes_and_comes_back(browser: Browser, base: str) -> None:
    """Made small and large, or turned like a telephone, the window shows in the end what it showed before."""
    eye = "(() => { const at = newsgraph.network.getViewPosition(); return [newsgraph.network.getScale(), at.x, at.y]; })()"
    with Opened(browser, base, "/explore?about=Iran&limit=8") as opened:
        page, size = opened.page, opened.page.viewport_size
        drawn(page)
        before, width = page.evaluate(eye), page.evaluate("newsgraph.network.canvas.frame.canvas.width")
        assert size is not None
        for wide, high in ((375, 812), (812, 375), (375, 812), (812, 375), (size["width"], size["height"])):
            page.set_viewport_size({"width": wide, "height": high})
            page.wait_for_timeout(300)
        assert page.evaluate("newsgraph.network.canvas.frame.canvas.width") == width
        after = page.evaluate(eye)
        assert after[0] == pytest.approx(before[0], rel=0.02)
        assert after[1:] == pytest.approx(before[1:], abs=2)


def test_double_click_opens(browser: Browser, base: str) -> None:
    """A double click on a point in the picture opens it as the button does."""
    with Opened(browser, base, "/explore?about=Iran&limit=8") as opened:
        page = opened.page
        before = drawn(page)
        page.mouse.dblclick(*page.evaluate(ON_A_NODE, IRAN))
        page.wait_for_function("(before) => window.newsgraph.claims.length > before", arg=before)


def test_click_on_a_line_leads_to_the_reader(browser: Browser, base: str) -> None:
    """A click on a line shows its sentences, marked; one click more reads the first in its article, where it is marked too."""
    with Opened(browser, base, "/explore?about=Iran") as opened:
        page = opened.page
        drawn(page)
        edge = page.evaluate("window.newsgraph.edges.find((e) => e.label.startsWith('condemned')).id")
        page.evaluate(CLOSE, edge)
        page.wait_for_timeout(200)
        page.mouse.click(*page.evaluate(ON_A_LINE, edge))
        page.wait_for_selector("#panel mark")
        assert page.locator("#panel mark").first.inner_text() == "condemned"
        sentence = page.locator("#panel blockquote").first.inner_text()
        outside = page.locator("#panel a[target=_blank]").first
        assert "#:~:text=" in (outside.get_attribute("href") or "")
        page.click("#panel >> text=In its article >> nth=0")
        page.wait_for_selector(".sentence.chosen")
        assert page.inner_text(".sentence.chosen") == sentence


def test_days_narrow_picture_and_table(browser: Browser, base: str) -> None:
    """Moving an end of the time slider leaves only claims of those days, in picture and table, and Show all brings all back."""
    with Opened(browser, base, "/explore?about=Iran") as opened:
        page = opened.page
        total = drawn(page)
        page.locator("#from").focus()
        page.keyboard.press("End")
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
        first = page.inner_text("#days")[:10]
        page.wait_for_function("(total) => document.querySelectorAll('#rows tr:not([hidden])').length < total", arg=total)
        dates = page.locator("#rows tr:not([hidden]) td[data-name=Date]").all_inner_texts()
        assert dates
        assert min(dates) >= first
        assert page.evaluate("newsgraph.edges.filter((e) => !newsgraph.network.body.edges[e.id].options.hidden).length") <= 2 * len(dates)
        page.click("#reset")
        assert page.locator("#rows tr:not([hidden])").count() == total


def test_type_publisher_and_legend_narrow(browser: Browser, base: str) -> None:
    """Events, sources and the legend each leave what fits; what is pinned stays in sight."""
    with Opened(browser, base, "/explore?about=Iran") as opened:
        page = opened.page
        total = drawn(page)
        publisher = page.locator("#publisher option").nth(1).get_attribute("value")
        page.select_option("#publisher", publisher)
        shown = page.locator("#rows tr:not([hidden])")
        assert 0 < shown.count() < total
        assert set(page.locator("#rows tr:not([hidden]) td[data-name=Source]").all_inner_texts()) == {publisher}
        page.click("#reset")
        page.click(".key:has-text('Denied or not so')")
        assert "denied" not in " ".join(shown.locator("td[data-name='How sure']").all_inner_texts())
        page.click("#reset")
        person = choose(page, "Stoltenberg")
        page.click("#pin")
        page.click(".key:has-text('People')")
        hidden = "(id) => window.newsgraph.network.body.nodes[id].options.hidden"
        assert page.evaluate(hidden, person) is False
        others = "newsgraph.nodes.filter((n) => n.kind === 'Person').map((n) => newsgraph.network.body.nodes[n.id].options.hidden)"
        assert page.evaluate(others).count(False) == 1


def test_pinned_points_stay_where_they_were_put(browser: Browser, base: str) -> None:
    """A point that is moved and pinned is there again at the next opening."""
    with Opened(browser, base, "/explore?about=Iran&limit=8") as opened:
        page = opened.page
        drawn(page)
        x, y = page.evaluate(ON_A_NODE, IRAN)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 60, y + 40, steps=4)
        page.mouse.up()
        choose(page, "Iran")
        page.click("#pin")
        spot = page.evaluate(SPOTS)[IRAN]
        page.reload()
        drawn(page)
        assert page.evaluate(SPOTS)[IRAN] == spot
        assert page.evaluate("(id) => window.newsgraph.pinned.has(id)", IRAN)


def test_found_by_another_name(browser: Browser, base: str) -> None:
    """A point is found by what texts call it, too."""
    with Opened(browser, base, "/explore?about=Iran") as opened:
        drawn(opened.page)
        assert choose(opened.page, "Moscow") == "http://www.wikidata.org/entity/Q159"


def test_answer_and_query_are_drawn(browser: Browser, base: str) -> None:
    """The picture of an answer holds the claims that it cites, that of a query's result the claims in it."""
    with Opened(browser, base, "/ask?q=Who+condemned+Iran%3F") as opened:
        cited = opened.page.locator(".citation").count()
        opened.page.goto("/explore?q=Who+condemned+Iran%3F")
        assert 0 < drawn(opened.page) <= cited
        query = "SELECT ?claim { ?claim a <https://w3id.org/newsgraph/ns#Claim> } LIMIT 5"
        opened.page.goto(f"/explore?{urlencode({'query': query})}")
        assert drawn(opened.page) <= 5
        opened.page.goto("/explore?query=ASK+%7B%7D")
        assert drawn(opened.page) == 0
        assert "No claim" in opened.page.inner_text("#said")


def test_words_never_lie_on_each_other(browser: Browser, base: str) -> None:
    """However far away the eye is, no name and no words of a line lie on others, and all are large enough to be read."""
    with Opened(browser, base, "/explore?about=Iran&limit=240") as opened:
        page = opened.page
        assert drawn(page) > 30
        for scale in (0.3, 0.5, 0.8, 1.2):
            boxes = page.evaluate(
                """(scale) => newsgraphLabels.placed(newsgraph, scale).filter((one) => one.halo || one.ground).map(
                     ({ x, y, width, height, size }) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2, size])""",
                scale,
            )
            assert len(boxes) > 5
            assert min(box[4] for box in boxes) >= 11
            for number, one in enumerate(boxes):
                for other in boxes[number + 1 :]:
                    assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


CUT = """() => {
  const { network } = newsgraph, scale = network.getScale(), middle = network.canvasToDOM({ x: 0, y: 0 }), frame = network.canvas.frame;
  const view = [-middle.x, -middle.y, frame.clientWidth - middle.x, frame.clientHeight - middle.y];
  const boxes = newsgraphLabels.placed(newsgraph, scale, undefined, view).map(
    ({ lines, x, y, width, height }) => [lines.join(" "), x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
  return [boxes.length, boxes.filter(([, left, top, right, bottom]) =>
    left < view[0] || top < view[1] || right > view[2] || bottom > view[3])];
}"""


@pytest.mark.parametrize("path", ["/explore?about=Iran", "/explore?about=NATO", "/explore?q=Who+condemned+Iran%3F"])
def test_no_name_is_cut_by_the_edge(browser: Browser, base: str, path: str) -> None:
    """At every width the picture is first seen whole, with the boxes of all its words, and Fit brings that back."""
    for width in (390, 600, 768, 1280, 1680):
        with Opened(browser, base, path, width) as opened:
            page = opened.page
            drawn(page)
            count, cut = page.evaluate(CUT)
            assert (count > 3, cut) == (True, [])
            page.click("#closer")
            page.click("#fit")
            page.wait_for_function(f"() => !({CUT})()[1].length")


def test_the_chosen_ends_keep_their_names(browser: Browser, base: str) -> None:
    """A row of the table brings its line into the picture with both its ends, and no name of theirs is cut by the edge."""
    with Opened(browser, base, "/explore?about=Iran") as opened:
        page = opened.page
        drawn(page)
        for row in (0, 4, 12):
            page.locator("#rows button").nth(row).click()
            assert page.evaluate(CUT)[1] == []


def test_what_was_moved_stays_there_on_a_small_screen(browser: Browser, base: str) -> None:
    """A point that was pinned lies where it was when the page is opened again, in a picture that is higher than wide too."""
    with Opened(browser, base, "/explore?about=Iran", 390) as opened:
        page = opened.page
        drawn(page)
        page.click("#controls summary")
        point = choose(page, "Russia")
        page.click("#pin")
        spot = page.evaluate("(id) => newsgraph.network.getPositions([id])[id]", point)
        page.goto(page.url)
        drawn(page)
        again = page.evaluate("(id) => newsgraph.network.getPositions([id])[id]", point)
        assert abs(again["x"] - spot["x"]) <= 1
        assert abs(again["y"] - spot["y"]) <= 2


def test_a_small_screen_shows_the_picture_first(browser: Browser, base: str) -> None:
    """On a telephone most of the picture is seen without scrolling, and the tools above it open when they are wanted."""
    with Opened(browser, base, "/explore?about=Iran", 390) as opened:
        page = opened.page
        drawn(page)
        box = page.locator("#stage").bounding_box()
        assert box is not None
        assert box["y"] < 844 / 2
        assert not page.locator("#search").is_visible()
        page.click("#controls summary")
        assert page.locator("#search").is_visible()


@pytest.mark.parametrize("form", ["png", "svg", "gexf"])
def test_saved_as_a_file(browser: Browser, base: str, tmp_path: Path, form: str) -> None:
    """Each button gives a file of its kind, with what the picture shows, that other programs read."""
    with Opened(browser, base, "/explore?about=Iran") as opened:
        page = opened.page
        drawn(page)
        with page.expect_download() as downloading:
            page.click(f"[data-file={form}]")
        saved = tmp_path / downloading.value.suggested_filename
        downloading.value.save_as(saved)
        assert saved.name == f"Iran.{form}"
        if form == "png":
            assert saved.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        elif form == "svg":
            texts = "".join(ElementTree.parse(saved).getroot().itertext())
            assert "Russia" in texts
            assert any(act in texts for act in ("condemned", "accused", "sent"))  # words that collide are left out of the picture
        else:
            graph = nx.read_gexf(saved)
            assert graph.number_of_nodes() == page.evaluate("newsgraph.nodes.length")
            assert graph.nodes[IRAN]["label"] == "Iran"
            assert all(data["sentence"] for _, _, data in graph.edges(data=True))


def test_hostile_names_are_text(browser: Browser, tmp_path: Path) -> None:
    """Names, sentences and addresses that try to run, load or turn round are text in picture, panel, table and files."""
    hostile_store(tmp_path / "store")
    with running(patient(tmp_path / "store")) as address:
        for number in range(len(HOSTILE)):
            with Opened(browser, address, f"/explore?about=https://hostile.example/{number}") as opened:
                page = opened.page
                assert drawn(page) >= 1
                page.locator("#rows tr").first.click()
                assert page.locator("img, svg[onload], main script:not([type='application/json']), main style, iframe").count() == 0
                assert set(page.locator("a").evaluate_all("(all) => all.map((a) => a.protocol)")) <= {"http:", "https:"}
                for form in ("svg", "gexf"):
                    with page.expect_download() as downloading:
                        page.click(f"[data-file={form}]")
                    root = ElementTree.parse(downloading.value.path()).getroot()
                    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
                    assert tags.isdisjoint({"script", "img", "image", "a", "iframe", "style"})
                assert page.title() != "broken"
                assert page.evaluate("document.documentElement.scrollWidth") <= 1280
