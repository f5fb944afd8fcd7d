"""The page for queries: questions with forms, results that lead to their sentences, with and without the editor."""

# ruff: noqa: F811  (a fixture that is imported is named again where it is asked for)

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx
import pytest
from pages_hostile import HOSTILE, hostile_store

import kg
from kg.query import questions
from kg.resources import data_path
from kg.results import Term
from kg.server.pages._results import Known, table
from kg.store.answering import Head

from .conftest import PATIENCE, patient, running, wait_until
from .test_pages_browser import Opened, base  # noqa: F401

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CLAIMS = "SELECT ?claim ?sentence { ?claim a ng:Claim ; ng:evidence ?sentence } LIMIT 20"
SAID = "/query?question=who-said-about-whom&p.about=NATO"


def address(query: str, **more: str) -> str:
    return f"/query?{urlencode({'query': query, **more})}"


# --- without a browser ----------------------------------------------------------------------------------------------------


def test_menu_holds_every_question(desk: httpx.Client) -> None:
    """Each question of the folder can be chosen, and has a form with a field for each parameter."""
    html = desk.get("/query").text
    for question in questions().values():
        assert f'<option value="{question.name}"' in html
    form = desk.get("/query?question=statements").text
    for param in questions()["statements"].params:
        assert f'name="p.{param.name}"' in form


def test_names_in_a_form_are_looked_up(desk: httpx.Client) -> None:
    """A name stands for the entity that the graph calls so; one that nothing is called is told, and nothing is run."""
    html = desk.get(SAID).text
    assert "http://www.wikidata.org/entity/Q7184" in html
    assert "rows" in html
    missing = desk.get("/query?question=who-said-about-whom&p.about=Nobody+At+All").text
    assert "nothing in the graph is called “Nobody At All”" in missing
    assert "<tbody>" not in missing


def test_values_of_a_form_stay_values(desk: httpx.Client) -> None:
    """What is typed into a form cannot become part of the query."""
    for value in ("wd:Q30> } DROP ALL #", '"} SELECT', "<urn:a> <urn:b>"):
        reply = desk.get("/query", params={"question": "who-said-about-whom", "p.about": value})
        assert "message bad" in reply.text
        assert "<tbody>" not in reply.text


@pytest.mark.parametrize("query", ["SELECT ?s { ?s ?p ", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "DROP ALL"])
def test_what_cannot_be_run_is_told(desk: httpx.Client, query: str) -> None:
    """A query that is wrong, or reaches outside, is refused with the reason, and stays in the editor."""
    reply = desk.get(address(query))
    assert reply.status_code == 400
    assert 'role="alert"' in reply.text
    assert query.split()[0] in reply.text


def test_forms_of_results(desk: httpx.Client) -> None:
    """Yes or no, triples, and nothing at all are told as such; the files are those of the endpoint."""
    assert ">Yes <" in desk.get(address("ASK { ?s ?p ?o }")).text
    assert "subject</th>" in desk.get(address("CONSTRUCT { ?s a ?c } { ?s a ?c } LIMIT 3")).text
    assert "Nothing in the graph answers this" in desk.get(address("SELECT ?s { ?s a <urn:none> }")).text
    rows = desk.get("/sparql", params={"query": f"PREFIX ng: <https://w3id.org/newsgraph/ns#> {CLAIMS}", "format": "csv"})
    assert rows.text.startswith("claim,sentence")


def test_terms_come_from_the_graph(desk: httpx.Client) -> None:
    """Completion offers the prefixes, and the classes and properties that are in use, the most used first."""
    terms = desk.get("/query/terms").json()
    assert "ng: <https://w3id.org/newsgraph/ns#>" in terms["prefixes"]
    assert "https://w3id.org/newsgraph/ns#Claim" in terms["class"]
    assert terms["property"][0] == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert len(terms["property"]) == len(set(terms["property"])) > 20


def test_a_sentence_leads_to_the_article_of_its_row() -> None:
    """Words that stand in two articles lead to the one whose address is in the row; where none is told, nowhere."""
    one, two = frozenset({"urn:a", "https://one.example/"}), frozenset({"urn:b", "https://two.example/"})
    places = {"Said so.": [(one, "/article/a"), (two, "/article/b")]}
    words = Term("literal", "Said so.")
    for url, link in (("https://two.example/", "/article/b"), ("https://three.example/", None)):
        made = table(Head("select", ("words", "url"), ((words, Term("iri", url)),), 1), Known({}, {}, places))
        cell = made.rows[0][0]
        assert cell is not None
        assert cell.link == link


def test_a_sentence_that_is_all_one_name_is_linked(desk: httpx.Client) -> None:
    """Every whole sentence in a result leads to the reader, one that is a mention of somebody from end to end too."""
    html = desk.get("/query?question=who-said-about-whom&p.about=Iran").text
    cells = html.split("<tbody>")[1].split('data-name="sentence"')[1:]
    assert cells
    assert all('href="/article/' in cell.partition("</td>")[0] for cell in cells)


def test_results_are_those_of_the_graph_as_it_is(examples_store: Path, tmp_path: Path) -> None:
    """A query that was run is not run again while the graph stays as it is, and is run anew as soon as that has changed."""
    store = tmp_path / "store"
    shutil.copytree(examples_store, store)
    counting = address("SELECT (COUNT(*) AS ?n) { ?article a ng:Article }")
    with running(patient(store)) as at, httpx.Client(base_url=at, timeout=PATIENCE) as client:
        before = re.search(r'class="cell">.*?(\d+)', client.get(counting).text, re.DOTALL)
        assert before is not None
        assert re.search(r"in \d+\.\d\d s", client.get(counting).text)
        with kg.open(store) as graph:
            (tmp_path / "more.txt").write_text("France condemned Iran on Monday. The minister said so in Paris.", "utf-8")
            graph.add(tmp_path / "more.txt")
        wait_until(lambda: f">{int(before[1]) + 1}<" in client.get(counting).text)


def test_a_very_long_result_is_not_counted_out(news: httpx.Client) -> None:
    """Of a result of very many rows the first are shown at once, and it is told that there are more than were counted."""
    html = news.get(address("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")).text
    assert "more than 10,300 rows" in html
    assert "The first 300 rows" in html


def test_without_the_editor_the_page_says_so(examples_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the editor's files are not installed, the page tells what to do, and queries run all the same."""
    monkeypatch.setattr("kg.server.pages.query.EDITOR", ("vendor", "none.js"))
    with running(patient(examples_store)) as at, httpx.Client(base_url=at, timeout=PATIENCE) as client:
        html = client.get(SAID).text
        assert "hatch_build.py" in html
        assert "yasqe" not in html
        assert "<tbody>" in html


# --- in a browser ---------------------------------------------------------------------------------------------------------


@pytest.mark.browser
def test_question_to_sentence(browser: Browser, base: str) -> None:
    """Choose a question, fill its form, run it; a click on the sentence opens it in its article, marked."""
    with Opened(browser, base, "/query") as opened:
        page = opened.page
        with page.expect_navigation():
            page.select_option("select[name=question]", "who-said-about-whom")
        page.fill("input[name='p.about']", "NATO")
        page.click("text=Ask this")
        link = page.locator("#result tbody a[href^='/article/']").first
        words = link.inner_text()
        link.click()
        page.wait_for_selector(".sentence.chosen")
        assert page.inner_text(".sentence.chosen") == words


@pytest.mark.browser
def test_without_scripts_a_query_runs(browser: Browser, base: str) -> None:
    """With scripts switched off a question is chosen, asked, and changed by hand, all the same."""
    with Opened(browser, base, "/query", java_script_enabled=False) as opened:
        page = opened.page
        page.select_option("select[name=question]", "who-said-about-whom")
        page.click("text=Choose")
        page.fill("input[name='p.about']", "NATO")
        page.click("text=Ask this")
        page.wait_for_selector("#result tbody tr")
        page.click("summary")
        page.fill("#sparql", CLAIMS)
        page.click("#own button")
        page.wait_for_selector("#result tbody tr:nth-child(20)")
        assert page.locator("#result tbody tr").count() == 20


@pytest.mark.browser
def test_editor_completes_and_runs(browser: Browser, base: str) -> None:
    """The editor completes a property from this graph's own terms, runs with Ctrl+Enter, and the address reproduces the result."""
    if not data_path("viz", "vendor", "yasqe.min.js").is_file():
        pytest.skip("needs the editor's files: python hatch_build.py")
    with Opened(browser, base, "/query") as opened:
        page = opened.page
        page.wait_for_selector("#editor .CodeMirror")
        head = "PREFIX ng: <https://w3id.org/newsgraph/ns#>\nSELECT ?c ?s { ?c ng:evid"
        page.evaluate("(text) => { queryEditor.setValue(text); queryEditor.setCursor(1, 99); queryEditor.focus(); }", head)
        page.keyboard.press("Control+Space")
        page.wait_for_selector(".CodeMirror-hint")
        page.keyboard.press("Enter")
        page.wait_for_function("() => queryEditor.getValue().includes('ng:evidence')")
        page.evaluate("queryEditor.setValue(queryEditor.getValue().trim() + ' ?s } LIMIT 7')")
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
        page.wait_for_selector("#result tbody tr:nth-child(7)")
        assert page.locator("#result tbody tr").count() == 7
        page.goto(page.url)
        assert page.locator("#result tbody tr").count() == 7


@pytest.mark.browser
def test_result_by_day_and_as_a_graph(browser: Browser, base: str) -> None:
    """The claims of a result are shown by day, each with its sentence, and drawn."""
    with Opened(browser, base, address(CLAIMS)) as opened:
        page = opened.page
        page.click("text=By day")
        page.wait_for_selector(".spot")
        page.wait_for_load_state()
        assert 0 < page.locator(".spot").count() == page.locator("#result tbody tr").count()
        page.click("text=As a table")
        page.click("text=As a graph")
        page.wait_for_selector("#viewer[data-ready]")
        assert 0 < page.evaluate("newsgraph.claims.length") <= 20
        page.goto(SAID)  # which has no IRIs, but whole sentences
        page.click("text=By day")
        page.wait_for_selector(".spot")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/query", SAID, address(CLAIMS), address("SELECT ?s { ?s ?p "), "/explore", "/explore?about=Iran"])
def test_pages_fit(browser: Browser, base: str, path: str, scheme: str) -> None:
    """At both widths nothing sticks out sideways."""
    for width in (1280, 390):
        with Opened(browser, base, path, width, scheme) as opened:
            if opened.page.locator("#viewer").count():
                opened.page.wait_for_selector("#viewer[data-ready]")
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
            if "SELECT+%3Fs+%7B" in path:
                opened.complaints.clear()  # the browser tells of the 400


@pytest.mark.browser
def test_hostile_results_are_text(browser: Browser, tmp_path: Path) -> None:
    """Names, texts and addresses of the graph, and the words of the page's own address, that try to run or load are shown as text."""
    hostile_store(tmp_path / "store")
    everything = "SELECT ?p ?o ?s { ?s ?p ?o } LIMIT 2000"
    with running(patient(tmp_path / "store")) as at:
        paths = [address(everything), *(f"/query?{urlencode({'question': 'statements-by', 'p.actor': words})}" for words in HOSTILE[:4]),
                 address(f"SELECT ({json.dumps(HOSTILE[0])} AS ?x) {{}}")]  # fmt: skip
        for path in paths:
            with Opened(browser, at, path) as opened:
                page = opened.page
                assert page.title() != "broken"
                assert page.locator("img, svg[onload], main script, main style, [onerror], [onload], iframe").count() == 0
                assert set(page.locator("a").evaluate_all("(all) => all.map((a) => a.protocol)")) <= {"http:", "https:"}
                assert page.evaluate("document.documentElement.scrollWidth") <= 1280
