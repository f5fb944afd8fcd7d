"""The page of `kg view`: what stands in the file, and what a browser does with it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import networkx as nx
import pytest
from view_example import extractions

from kg.analyse import ACTS_FOR, subgraph
from kg.shape import quads
from kg.store import open_store
from kg.view import page, write_view

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = [
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "{{ 7 * 7 }} {% raw %}",
    "‮txet desrever‬ ⁦isolated⁩",
    "null\x00 and\u2028line\u2029ends",
    "long " * 2000,
    "'\"><svg onload=alert(1)> --> <!-- ]]>",
    "href <a href='javascript:alert(1)'>here</a>",
]


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph[str]:
    with open_store(":memory:") as store:
        for one in extractions():
            store.add(one.article.iri, quads(one))
        return subgraph(store)


def claim(**changed: object) -> dict[str, Any]:
    """Attributes of one edge, as `kg.analyse` gives them."""
    edge: dict[str, Any] = {
        "kind": "claim", "claim": "https://claim.example/1", "event": "https://event.example/1", "label": "A hit B", "words": "hit",
        "type": "ASSAULT", "mode": None, "relation": "to", "factuality": "CTp", "tense": "past", "conditional": False,
        "source": "https://s.example/", "speaker": "Somebody", "date": None, "date_from": None, "date_to": None, "date_latest": None,
        "sentence": "A hit B.", "sentence_iri": "https://a.example/#offset_0_8", "offset": 0, "begin": 2, "end": 5,
        "article": "https://a.example/", "url": None, "title": None, "published": None, "publisher": None,
    }  # fmt: skip
    return edge | changed


def pair(*edges: dict[str, Any], a: str = "A", b: str = "B") -> nx.MultiDiGraph[str]:
    """Two points and the given edges from one to the other."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for at, (node, label) in enumerate((("urn:a", a), ("urn:b", b))):
        graph.add_node(node, label=label, kind="Place", ontology_class="State", country=None, x=300 * at, y=0)
    for number, edge in enumerate(edges or (claim(),)):
        graph.add_edge("urn:a", "urn:b", key=str(number), **edge | {"claim": f"https://claim.example/{number}"})
    return graph


def everywhere(text: str) -> dict[str, Any]:
    """An edge with the same text in every field that text can come into."""
    fields = dict.fromkeys(("words", "label", "sentence", "speaker", "title", "publisher", "url", "mode"), text)
    return claim(begin=0, end=len(text), **fields)


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text in scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data

    def text(self, tag: str, **wanted: str) -> list[str]:
        return [
            text
            for (name, attributes), text in zip(self.tags, self.texts, strict=True)
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]


def data(html: str, block: str) -> Any:
    """The content of one JSON block of the page."""
    return json.loads(Elements(html).text("script", id=f"data-{block}")[0])


def test_same_graph_same_bytes(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    """Writing the page twice gives the same bytes, and building the graph again from scratch does too."""
    write_view(graph, tmp_path / "one.html", "Twice")
    with open_store(":memory:") as store:
        for one in extractions():
            store.add(one.article.iri, quads(one))
        write_view(subgraph(store), tmp_path / "two.html", "Twice")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_policy_names_the_scripts_by_hash(graph: nx.MultiDiGraph[str]) -> None:
    """The content security policy allows the page's own two scripts and its style, by hash, and nothing from anywhere else."""
    elements = Elements(page(graph, "Policy"))
    policy = next(a["content"] for tag, a in elements.tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy") or ""
    pieces = zip(elements.tags, elements.texts, strict=True)
    scripts = [text for (tag, attributes), text in pieces if tag == "script" and attributes.get("type") != "application/json"]
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts]
    assert len(scripts) == 2
    assert f"script-src {' '.join(hashes)};" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_elsewhere(graph: nx.MultiDiGraph[str]) -> None:
    """No element of the page refers to another file."""
    elements = Elements(page(graph, "Alone"))
    assert [tag for tag, attributes in elements.tags if "src" in attributes] == []
    assert {attributes["href"] for _, attributes in elements.tags if "href" in attributes} == {"#claims", "data:,"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    """Whatever names, sentences, titles and addresses hold, the page has the elements that it always has."""
    calm = [tag for tag, _ in Elements(page(pair(), "Calm")).tags]
    html = page(pair(everywhere(text), a=text, b=text), text)
    assert [tag for tag, _ in Elements(html).tags] == calm
    assert html.count("</script") == 7
    assert "".join(data(html, "claims")[0]["parts"]) == text


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)//http://x", "data:text/html,x", "file:///x", "//x.example", "http://", "http://[x", ""],
)
def test_only_web_addresses_become_links(url: str) -> None:
    """An address that is not http(s) with a host is no link."""
    assert data(page(pair(claim(url=url)), "Links"), "claims")[0]["link"] is None


def test_link_points_at_the_sentence() -> None:
    """The link ends in a text fragment of the sentence: short ones whole, long ones by their ends, dashes and commas encoded."""
    short = data(page(pair(claim(url="https://n.example/x?a=1", sentence="Half-way, then.")), "Links"), "claims")[0]["link"]
    assert short == "https://n.example/x?a=1#:~:text=Half%2Dway%2C%20then."
    words = " ".join(f"word{number}" for number in range(30))
    long = data(page(pair(claim(url="https://n.example/x#part", sentence=words)), "Links"), "claims")[0]["link"]
    start, _, end = long.removeprefix("https://n.example/x#part:~:text=").partition(",")
    assert (unquote(start), unquote(end)) == (" ".join(words.split()[:8]), " ".join(words.split()[-8:]))


def test_marks_count_code_points() -> None:
    """Letters outside the basic plane before the trigger do not shift what is marked."""
    shown = data(page(pair(claim(sentence="🚢🚢 A hit B.", begin=5, end=8)), "Marks"), "claims")[0]
    assert shown["parts"] == ["🚢🚢 A ", "hit", " B."]


def test_names_in_the_picture_are_short_and_plain() -> None:
    """A name is drawn on one line, cut to what fits, without characters that turn the direction of writing."""
    drawn = data(page(pair(a="‮evil‬ " * 500, b="B\x00\nC"), "Names"), "nodes")
    assert len(drawn[0]["label"]) <= 40
    assert "‮" not in drawn[0]["label"]
    assert drawn[1]["label"] == "B C"


@pytest.mark.parametrize(
    ("code", "style", "words"),
    [("CTp", "certain", "told as fact"), ("PSp", "hedged", "possible"), ("PRp", "hedged", "probable"), ("Uu", "open", "nobody"),
     ("CTm", "denied", "not so"), ("PRm", "denied", "probably not"), ("PSm", "denied", "possibly not")],
)  # fmt: skip
def test_certainty_is_drawn_and_told(code: str, style: str, words: str) -> None:
    """Each factuality has its kind of line, and its plain words in panel and table."""
    html = page(pair(claim(factuality=code)), "Certainty")
    assert data(html, "edges")[0]["certainty"] == style
    assert words in data(html, "claims")[0]["sure"]


def test_future_and_condition_are_told() -> None:
    """What is still to come, or hangs on a condition, says so beside its certainty."""
    sure = data(page(pair(claim(tense="future", conditional=True)), "Future"), "claims")[0]["sure"]
    assert sure == "told as fact, still to come, under a condition"


def test_claims_of_one_kind_share_a_line() -> None:
    """Claims that agree in type and certainty are one line that counts them; others have lines of their own that bend apart."""
    edges = data(page(pair(claim(), claim(words="struck"), claim(factuality="CTm"), claim(type="AID", words="helped")), "Lines"), "edges")
    assert [(edge["label"], edge["claims"]) for edge in edges] == [("hit, struck ×2", [0, 1]), ("hit", [2]), ("helped", [3])]
    curves = {json.dumps(edge["smooth"], sort_keys=True) for edge in edges}
    assert len(curves) == 3


def test_acting_for_is_no_claim() -> None:
    """The line to whom somebody acts for leads to the sentence, but is no row of the table."""
    graph = pair(claim())
    graph.add_edge("urn:a", "urn:b", key="for", **claim(claim="https://claim.example/0", kind=ACTS_FOR, words=ACTS_FOR))
    html = page(graph, "For")
    assert len(data(html, "claims")) == 1
    assert [edge["claims"] for edge in data(html, "edges")] == [[0], [0]]


def test_every_edge_leads_to_a_sentence(graph: nx.MultiDiGraph[str]) -> None:
    """No line is drawn without at least one claim behind it, and no claim is without a sentence."""
    html = page(graph, "Evidence")
    claims = data(html, "claims")
    assert all(edge["claims"] and max(edge["claims"]) < len(claims) for edge in data(html, "edges"))
    assert all("".join(one["parts"]).strip() for one in claims)


def test_table_goes_by_date_and_text(graph: nx.MultiDiGraph[str]) -> None:
    """The rows go by the day of their articles, those of no known day last, and within an article by the text."""
    claims = data(page(graph, "Order"), "claims")
    days = [claim["published"] or "9999" for claim in claims]
    assert days == sorted(days)
    shared = [claim["words"] for claim in claims if claim["title"] == "NATO chief faults Iran over arms for Moscow"]
    assert shared == ["condemned", "coordination", "offering", "considering", "deliveries", "said", "stand by"]


def test_empty_graph_has_a_page() -> None:
    """A graph without claims gives a page that says so, not an error."""
    assert "0 claims · 0 entities · 0 articles" in page(nx.MultiDiGraph(), "Nothing")


# --- in a browser ---------------------------------------------------------------------------------------------------------

CENTRE = """(id) => {
  const network = window.newsgraph.network, edge = network.body.edges[id];
  const spot = network.canvasToDOM(edge.edgeType.getPoint(0.35));
  const box = document.getElementById("graph").getBoundingClientRect();
  return [box.left + spot.x, box.top + spot.y];
}"""


class Opened:
    """A page in the browser, and all that it asked for or complained about."""

    def __init__(self, browser: Browser, path: Path, width: int = 1280, height: int = 800, scheme: Any = "light") -> None:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, offline=True, reduced_motion="reduce"
        )  # fmt: skip
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_function("() => window.newsgraph !== undefined")
        self.page.wait_for_timeout(150)

    def edges(self) -> list[dict[str, Any]]:
        edges: list[dict[str, Any]] = self.page.evaluate("window.newsgraph.edges")
        return edges

    def click_edge(self, edge: str) -> None:
        x, y = self.page.evaluate(CENTRE, edge)
        self.page.mouse.click(x, y)

    def panel(self) -> str:
        return self.page.inner_text("#panel")


@pytest.fixture
def written(graph: nx.MultiDiGraph[str], tmp_path: Path) -> Path:
    write_view(graph, tmp_path / "view.html", "Arms for Moscow")
    return tmp_path / "view.html"


@pytest.mark.browser
def test_click_on_an_edge_shows_its_sentence(browser: Browser, written: Path) -> None:
    """A click on a line in the picture opens its sentence with the trigger marked, who says so, how surely, and the link."""
    opened = Opened(browser, written)
    edge = next(edge for edge in opened.edges() if edge["label"] == "fired")
    opened.click_edge(edge["id"])
    assert opened.page.inner_text("#panel blockquote") == "The last shipment brought about 450 drones, which Russia has fired at Ukraine."
    assert opened.page.inner_text("#panel mark") == "fired"
    assert re.search(r"Said by\s+Harbour Dispatch\s+How sure\s+told as fact", opened.panel())
    link = opened.page.locator("#panel a")
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert (link.get_attribute("href") or "").startswith("https://harbour.example/2022/shipment#:~:text=")
    assert (opened.complaints, opened.requests) == ([], [written.as_uri()])


@pytest.mark.browser
def test_table_row_does_the_same(browser: Browser, written: Path) -> None:
    """A row of the table, by mouse or by keyboard, selects its line and shows its sentence."""
    opened = Opened(browser, written)
    opened.page.get_by_role("button", name="Show in the picture: Iran supplied Russia with drones").press("Enter")
    assert opened.page.inner_text("#panel mark") == "supplied"
    assert "denied: told as not so" in opened.panel()
    assert opened.page.locator("#rows tr[aria-current=true]").count() == 1
    assert opened.page.evaluate("window.newsgraph.network.getSelectedEdges().length") == 1
    assert opened.complaints == []


@pytest.mark.browser
def test_search_finds_and_centres(browser: Browser, written: Path) -> None:
    """Typing part of a name and Enter selects the entity and brings it to the middle of the picture."""
    opened = Opened(browser, written)
    opened.page.fill("#search", "malley")
    opened.page.press("#search", "Enter")
    assert opened.page.inner_text("#panel h2") == "Rob Malley"
    node = opened.page.evaluate("window.newsgraph.nodes.find((n) => n.name === 'Rob Malley')")
    middle = opened.page.evaluate("window.newsgraph.network.getViewPosition()")
    assert abs(middle["x"] - node["x"]) < 60
    assert abs(middle["y"] - node["y"]) < 60
    opened.page.fill("#search", "nobody of that name")
    assert "Nothing drawn here" in opened.page.inner_text("#found")
    assert opened.complaints == []


@pytest.mark.browser
def test_filters_reach_picture_and_table(browser: Browser, written: Path) -> None:
    """The event type and the legend's keys hide and show lines, points and rows alike; Show all brings everything back."""
    opened = Opened(browser, written)
    rows = opened.page.locator("#rows tr:visible")
    total = rows.count()
    opened.page.select_option("#type", "SANCTION")
    assert 0 < rows.count() < total
    hidden = "Object.values(window.newsgraph.network.body.nodes).filter((n) => n.options.hidden).length"
    assert opened.page.evaluate(hidden) > 0
    opened.page.click("#reset")
    opened.page.click(".key:has-text('Denied')")
    assert opened.page.locator(".key:has-text('Denied')").get_attribute("aria-pressed") == "false"
    assert rows.count() < total
    opened.page.click("#reset")
    assert rows.count() == total
    assert opened.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_page_needs_no_sideways_scrolling(browser: Browser, written: Path, scheme: str) -> None:
    """At 390 pixels everything fits the width, in light and dark, and a row still shows its sentence."""
    opened = Opened(browser, written, width=390, height=844, scheme=scheme)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert opened.page.evaluate("document.documentElement.dataset.theme") == scheme
    opened.page.locator("#rows button").first.click()
    assert opened.page.locator("#panel blockquote").is_visible()
    assert opened.complaints == []


@pytest.mark.browser
def test_hostile_text_is_inert_in_the_browser(browser: Browser, tmp_path: Path) -> None:
    """Names, sentences and addresses that try to run, load or turn round do nothing but show as text."""
    edges = [everywhere(text) | {"url": "javascript:document.title='broken'"} for text in HOSTILE]
    write_view(pair(*edges, a=HOSTILE[0], b=HOSTILE[1]), tmp_path / "hostile.html", HOSTILE[0])
    opened = Opened(browser, tmp_path / "hostile.html")
    for button in opened.page.locator("#rows button").all():
        button.click()
    opened.page.fill("#search", "<img")
    opened.page.mouse.move(400, 400)
    assert opened.page.locator("img, svg[onload], #panel a, #rows a").count() == 0
    assert opened.page.title().startswith("</script>")
    assert (opened.complaints, opened.requests) == ([], [(tmp_path / "hostile.html").as_uri()])
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1280
