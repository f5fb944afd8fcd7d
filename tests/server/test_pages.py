"""The pages as HTML: what they say, and what hostile text cannot do to them."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sqlite3
from contextlib import closing
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from invented_press import GAZETTE, HERALD, put
from invented_world import COURIER, OSTIA, SUDRIA, Sheet

from kg.model import Entity, Extraction, Factuality, TimeExpression
from kg.query import with_prefixes
from kg.relate import relate
from kg.sentences import FILE
from kg.server.pages._addresses import article_iri, elsewhere, read_at, term_at
from kg.server.pages._days import Days, picture
from kg.server.pages._text import Named, Place, paragraphs
from kg.server.pages._words import certainty, plain
from kg.store import open_store
from kg.vocab import BASE, FA, ID

from .conftest import PATIENCE, patient, running

QUESTION = "What is the response of NATO to Iran sending missiles to Russia?"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """A page's elements with their attributes; each that is opened must be closed where it belongs."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def get(client: httpx.Client, path: str, status: int = 200) -> tuple[str, Page]:
    reply = client.get(path)
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    return reply.text, Page(reply.text)


PAGES = ["/", "/ask?q=Who+condemned+Iran%3F", "/ask?q=What+did+Merkel+say+about+Peru%3F", "/timeline", "/timeline?about=NATO",
         "/timeline?about=Iran&other=Russia&from=2022-10-01&to=2022-12-31", "/timeline?about=Nobody+Of+That+Name",
    "/sources",
    "/sources?q=iran&publisher=Northgate+Wire&from=2022-01-01&to=2030-01-01&page=9",
    "/sources?q=nothing+called+so",
    "/ontology/",
    "/ontology/ng:Claim",
    "/ontology/nif:anchorOf",
    "/ontology/pl:ACCUSE-disapprove",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_to_the_policy(desk: httpx.Client, path: str) -> None:
    """No page has a script, a style or a handler of its own, and nothing is loaded from elsewhere."""
    _, page = get(desk, path)
    assert not page.all("style")
    assert all(attributes.get("src", "").startswith("/static/") for attributes in page.all("script"))
    assert all(attributes["href"].startswith(("/static/", "data:,")) for attributes in page.all("link"))
    assert not [name for _, attributes in page.tags for name in attributes if name == "style" or name.startswith("on")]
    assert not [attributes for attributes in page.all("a") if not re.match(r"/|#|https?://", attributes.get("href", ""))]


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_one_heading_and_named_controls(desk: httpx.Client, path: str) -> None:
    """A page has one first heading, a language, a title and a place to skip to; what one types in has a label."""
    html, page = get(desk, path)
    assert len(page.all("h1")) == 1
    assert page.all("html")[0]["lang"] == "en"
    assert {"href": "#main", "class": "skip"} in page.all("a")
    labels = {attributes.get("for") for attributes in page.all("label")}
    assert all(attributes.get("id") in labels or re.search(rf'<label[^>]*>[^<]*<input name="{attributes["name"]}"', html)
               for attributes in page.all("input"))  # fmt: skip


def test_first_page_says_what_there_is(desk: httpx.Client) -> None:
    """The first page counts what the graph holds and lists the newest articles."""
    html, _ = get(desk, "/")
    assert re.search(r"<dt>articles</dt><dd>(<a[^>]*>)?20<", html)
    assert "G7 and EU condemn missile transfer, Iran denies it" in html


def test_an_answer_marks_each_cited_sentence(desk: httpx.Client) -> None:
    """Each [n] of an answer leads to a sentence of an article, and the same sentence stands marked in its context below."""
    html, page = get(desk, f"/ask?q={QUESTION}")
    cites = [attributes for attributes in page.all("a") if attributes.get("class") == "cite"]
    assert len(cites) > 3
    for cite in cites:
        quote = re.search(rf'data-citation="{cite["data-cite"]}".*?<mark>(.*?)</mark>', html, re.S)
        assert quote
        article, _ = get(desk, cite["href"])
        chosen = re.search(r'<span id="offset_\d+_\d+" class="sentence has chosen".*?>(.*?)</span><a class="count"', article, re.S)
        assert chosen
        assert re.sub(r"<[^>]*>", "", chosen[1]) == quote[1]


def test_an_unanswered_question_says_so(desk: httpx.Client) -> None:
    """Where the graph holds no answer the page says that, and cites nothing."""
    html, page = get(desk, "/ask?q=What did Angela Merkel say about Peru?")
    assert "Not in the graph" in html
    assert not [attributes for attributes in page.all("a") if attributes.get("class") == "cite"]


def test_an_answer_tells_of_an_index_that_was_not_made_to_its_end(desk: httpx.Client, examples_store: Path, tmp_path: Path) -> None:
    """Over a store without its sentences' trees the page says in one line why it is slow, and what to do; over a whole one nothing."""
    told = "index of sentences is not ready"
    assert told not in get(desk, f"/ask?q={QUESTION}")[0]
    store = tmp_path / "store"
    shutil.copytree(examples_store, store)
    with closing(sqlite3.connect(store / FILE)) as index, index:
        index.execute("UPDATE articles SET trees = NULL")
    with running(patient(store)) as address, httpx.Client(base_url=address, timeout=PATIENCE) as client:
        html, _ = get(client, f"/ask?q={QUESTION}")
    assert html.count(told) == 1
    assert "run kg build with the same sources again" in html


def test_the_query_of_an_answer_can_be_opened(desk: httpx.Client) -> None:
    """The answer's query is shown, and a link takes it to the query page."""
    html, page = get(desk, f"/ask?q={QUESTION}")
    [link] = [attributes["href"] for attributes in page.all("a") if attributes["href"].startswith("/query?query=")]
    assert httpx.URL(link).params["query"].startswith("# title:")
    assert "SELECT DISTINCT ?relation" in html


def test_an_article_is_shown_as_it_was_stored(desk: httpx.Client) -> None:
    """Taken together, the paragraphs of the reader are the stored text with its empty lines left out."""
    article = article_of(desk)
    html, _ = get(desk, read_at(article))
    shown = re.search(r'<div class="text" id="text">(.*?)</div>', html, re.S)
    assert shown
    paragraphs_shown = [unescape(re.sub(r"<[^>]*>", "", one)) for one in re.findall(r"<p[^>]*>(.*?)</p>", shown[1], re.S)]
    stored = sparql(desk, f"SELECT ?it WHERE {{ GRAPH <{article}> {{ <{article}> nif:isString ?it }} }}")
    assert paragraphs_shown == re.split(r"\n\s*\n", stored.strip())


def sparql(client: httpx.Client, query: str) -> str:
    """The one value that a query gives."""
    reply = client.get("/sparql", params={"query": with_prefixes(query)}, headers={"accept": "application/sparql-results+json"})
    [row] = reply.json()["results"]["bindings"]
    return str(row["it"]["value"])


def article_of(client: httpx.Client) -> str:
    return sparql(client, "SELECT ?it WHERE { ?it a ng:Article } ORDER BY ?it LIMIT 1")


@pytest.mark.parametrize("path", ["/nowhere", "/static/nothing.js", "/%3Cb%3E"])
def test_a_mistyped_address_is_told_as_a_page(desk: httpx.Client, path: str) -> None:
    """Who mistypes an address in a browser gets a page with the way back; a program gets a line of text."""
    reply = desk.get(path, headers={"accept": "text/html,*/*;q=0.8"})
    assert (reply.status_code, reply.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>No such page</h1>" in reply.text
    assert 'href="/sources"' in reply.text
    assert "<b>" not in reply.text
    plain = desk.get(path, headers={"accept": "*/*"})
    assert (plain.status_code, plain.text) == (404, "Not Found\n")


@pytest.mark.parametrize("path", ["/article/none", "/article/?iri=urn:none", "/article/", "/article/%3Cb%3E"])
def test_an_article_that_is_not_there_is_missing(desk: httpx.Client, path: str) -> None:
    """An address of no article is told so, as a page."""
    html, _ = get(desk, path, 400 if path in ("/article/", "/article/%3Cb%3E") else 404)
    assert "<h1>" in html


def test_a_sentence_that_is_not_there_marks_nothing(desk: httpx.Client) -> None:
    """A place that is no sentence of the article shows the article without a mark."""
    html, _ = get(desk, read_at(article_of(desk), "offset_1_2"))
    assert " chosen" not in "".join(re.findall(r"class=\"[^\"]*\"", html))
    assert "Choose an underlined sentence" in html


def test_a_margin_comes_by_itself(desk: httpx.Client) -> None:
    """What a script puts beside the text is the same as what the whole page has there."""
    article = article_of(desk)
    html, _ = get(desk, read_at(article))
    place = re.search(r'class="count[^"]*" href="([^"#]*)', html)
    assert place
    address = place[1].replace("&amp;", "&")
    part = desk.get(address, params={"sentence": httpx.URL(address).params["sentence"], "part": "margin"}).text
    assert "From this sentence" in part
    assert part.strip() in get(desk, address)[0]


def test_timeline_of_a_name_and_of_an_iri_agree(desk: httpx.Client) -> None:
    """A name and the IRI it stands for give the same rows; each row is one claim with its sentence."""
    by_name, _ = get(desk, "/timeline?about=nato")
    by_iri, _ = get(desk, "/timeline?about=wd:Q7184")
    rows = re.findall(r"<tr id=.*?</tr>", by_name, re.S)
    assert rows == re.findall(r"<tr id=.*?</tr>", by_iri, re.S)
    assert len(rows) > 5
    assert all("/article/" in row for row in rows)


def test_timeline_keeps_to_its_days(desk: httpx.Client) -> None:
    """Only events between the two days are shown, and a day that is none is no bound."""
    html, _ = get(desk, "/timeline?about=Iran&from=2022-11-01&to=2022-11-30")
    days = re.findall(r'<td class="day"[^>]*><div>(?:<span[^>]*>by</span> )?(\S{10})', html)
    assert days
    assert all("2022-11-01" <= day <= "2022-11-30" for day in days)
    assert "<tr id=" in get(desk, "/timeline?about=Iran&from=soon&to=%27")[0]


@pytest.mark.parametrize("path", ["/timeline?about=Nobody+Of+That+Name", "/timeline?about=Iran&other=Nobody+Of+That+Name"])
def test_nothing_is_waited_for_of_nobody(desk: httpx.Client, path: str) -> None:
    """A timeline of a name that nothing has says so, and not that the days are still being looked through."""
    html, _ = get(desk, path)
    assert "Nothing in the graph is called" in html
    assert 'class="waiting"' not in html


def test_a_pair_is_in_both_timelines(desk: httpx.Client) -> None:
    """What two share is a part of what each has: its sentences name the other too."""
    both, _ = get(desk, "/timeline?about=Iran&other=Russia")
    one, _ = get(desk, "/timeline?about=Iran")
    sentences = re.findall(r'class="quiet-link" href="([^"]*)"', both)
    assert 0 < len(sentences) < one.count("quiet-link")
    assert all(sentence in one for sentence in sentences)


def test_what_no_type_covers_stands_back(desk: httpx.Client) -> None:
    """The timeline tells how many claims of no known type it leaves out and shows them when asked; none is called "other"."""
    typed, _ = get(desk, "/timeline?about=Iran")
    every, _ = get(desk, "/timeline?about=Iran&every=1")
    left = int(re.search(r"(\d+) more of no known type", typed)[1])  # type: ignore[index]
    assert left > 0
    assert f"{left} of them of no known type" in every
    assert every.count("<tr id=") == typed.count("<tr id=") + left
    assert every.count(">no known type</span>") == left
    assert ">Other</span>" not in every


def test_a_sentence_of_no_known_type_is_marked_so(desk: httpx.Client) -> None:
    """The reader counts claims of no known type by themselves, and marks the sentences that have no others."""
    query = "SELECT ?it WHERE { ?claim ng:content/ng:eventType pl:x-OTHER ; ng:evidence ?it } ORDER BY ?it LIMIT 1"
    article, _, place = sparql(desk, query).partition("#")
    html, _ = get(desk, read_at(article, place))
    number = int(re.search(r"(\d+) of them of no known type", html)[1])  # type: ignore[index]
    assert len(set(re.findall(r'class="sentence has untyped[^"]*" data-place="([^"]*)"', html))) == number
    margin = html.partition('id="margin"')[2]
    assert ">no known type</span>" in margin
    assert margin.count('<section class="claim') == 1


def test_sources_fold_copies(desk: httpx.Client) -> None:
    """The reprint stands under the report that it copies, and every article is there once."""
    html, _ = get(desk, "/sources")
    articles = re.findall(r'href="(/article/[0-9a-f]+)"', html)
    assert len(articles) == len(set(articles)) == 20
    [folded] = re.findall(r"<details><summary>1 copy of it</summary>(.*?)</details>", html, re.S)
    assert "Northgate Wire" in folded


def test_sources_can_be_narrowed_down(desk: httpx.Client) -> None:
    """Letters of the title, publisher and days all narrow the list."""
    narrowed, _ = get(desk, "/sources?q=IRAN&publisher=Meridian+Bulletin&from=2022-11-01&to=2022-11-30")
    titles = re.findall(r'href="/article/[0-9a-f]+"><bdi>(.*?)</bdi>', narrowed)
    assert titles
    assert all("iran" in title.lower() for title in titles)
    assert set(re.findall(r'<td class="day"[^>]*><div>([\d-]{7})', narrowed)) == {"2022-11"}


def test_sources_tell_what_the_last_build_did(desk: httpx.Client) -> None:
    """The note that the build left beside the store is shown."""
    html, _ = get(desk, "/sources")
    assert "Last build: 20 articles read, 20 new or changed, nothing failed" in html


def test_every_term_has_a_page(desk: httpx.Client) -> None:
    """Each term that the list names has a page that says what it means; a term that there is not has none."""
    _, page = get(desk, "/ontology/")
    addresses = [a["href"] for a in page.all("a") if re.fullmatch(r"/ontology/\w+:.+", a["href"])]
    assert len(addresses) > 400
    for address in sorted(set(addresses))[::40]:
        html, _ = get(desk, address)
        assert 'class="definition"' in html
    get(desk, "/ontology/ng:None", 404)
    get(desk, "/ontology/%3Cscript%3E", 404)


def test_a_term_is_shown_at_work(desk: httpx.Client) -> None:
    """The page of a used term counts its uses and shows a sentence of the graph that the reader opens."""
    html, page = get(desk, "/ontology/pl:ACCUSE")
    assert re.search(r"times in this graph</dt><dd>[1-9]", html)
    [address] = [a["href"] for a in page.all("a") if a["href"].startswith("/article/")]
    shown = re.search(r'<blockquote class="example" dir="auto">(.*?)</blockquote>', html, re.S)
    assert shown
    assert shown[1] in re.sub(r"<(?!/?blockquote)[^>]*>", "", get(desk, address)[0])


# --- without a server -----------------------------------------------------------------------------------------------------


def test_text_is_cut_and_nothing_is_lost() -> None:
    """Joined again, the pieces are the text but for the empty lines; the innermost mention colours a piece."""
    text = "One 🚢 NATO chief.  Two.\n\nThree spans\n\nfour. Five."
    mentions = [
        Named("m1", 6, 16, "NATO chief", "e1", "Person", "Chief", "name"),
        Named("m2", 6, 10, "NATO", "e2", "Organisation", "NATO", "name"),
    ]
    places = [Place(0, 17, claims=2), Place(19, 23), Place(25, 43, withdrawn=1), Place(44, 49)]
    cut = paragraphs(text, places, mentions)
    assert ["".join(p.text for stretch in one for p in stretch.pieces) for one in cut] == [
        "One 🚢 NATO chief.  Two.",
        "Three spans",
        "four. Five.",
    ]
    assert [(p.text, p.named.entity if p.named else None) for p in cut[0][0].pieces] == [
        ("One 🚢 ", None), ("NATO", "e2"), (" chief", "e1"), (".", None)]  # fmt: skip
    assert [(s.place, s.first) for one in cut[1:] for s in one if s.place] == [
        ("offset_25_43", True),
        ("offset_25_43", False),
        ("offset_44_49", True),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//http://x",
        "data:text/html,x",
        "file:///x",
        "//x.example",
        "http://",
        "http://[x",
        "",
        None,
    ],
)
def test_only_web_addresses_are_linked_to(url: str | None) -> None:
    """An address that is not http(s) with a host is no link."""
    assert elsewhere(url) is None


def test_addresses_lead_back() -> None:
    """The path of an article gives its IRI again, be it one of ours or not."""
    assert read_at(f"{ID}article/12ab", f"{ID}article/12ab#offset_0_9") == "/article/12ab?sentence=offset_0_9#offset_0_9"
    assert article_iri("12ab", None) == f"{ID}article/12ab"
    foreign = httpx.URL(read_at("urn:x?a=b&c#d"))
    assert article_iri("", foreign.params["iri"]) == "urn:x?a=b&c#d"
    assert term_at(f"{BASE}ns#Claim") == "/ontology/ng:Claim"
    assert term_at("https://example.org/Claim") is None


def test_names_are_plain() -> None:
    """A name is told on one line, cut to what fits, without characters that turn the direction of writing."""
    assert plain("‮evil‬\x00 \n name") == "evil name"
    assert len(plain("long " * 2000, 80)) <= 80


def test_certainty_has_a_name_for_each_code() -> None:
    """Every code of certainty has its kind of sign."""
    assert [certainty(f"{BASE}code/factuality/{code}") for code in ("CTp", "PSp", "Uu", "PRm", "none")] == [
        "certain",
        "hedged",
        "open",
        "denied",
        "open",
    ]


# --- forms ----------------------------------------------------------------------------------------------------------------


def test_a_change_wants_the_token_of_the_page(desk: httpx.Client) -> None:
    """A form without the token of the cookie, with another one, from another site, or that is no form changes nothing."""
    form = {
        "act": "reject",
        "about": "urn:x",
        "why": "because",
        "by": "me",
        "token": "x" * 43,
        "article": "urn:a",
        "sentence": "offset_0_1",
    }
    here = {"origin": str(desk.base_url).rstrip("/")}
    cookie = {"cookie": f"kg-token={'y' * 43}"}
    assert desk.post("/review", data=form, headers=here).status_code == 403
    assert desk.post("/review", data=form, headers=here | cookie).status_code == 403
    assert desk.post("/review", data=form, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert desk.post("/review", json=form, headers=here | cookie).status_code == 403
    assert (
        desk.post(
            "/review", content=b"a=" + b"x" * 5_000_000, headers=here | {"content-type": "application/x-www-form-urlencoded"}
        ).status_code
        == 403
    )
    assert desk.get("/review").status_code == 405


def test_a_change_must_make_sense(desk: httpx.Client) -> None:
    """With its token, a form about no claim, without a reason, or that does not say what to do is refused with the reason."""
    token = {"cookie": f"kg-token={'x' * 43}"}
    form = {"act": "reject", "about": "urn:x", "why": "because", "by": "me", "token": "x" * 43}
    for changed, status in (
        ({}, 400),
        ({"why": " "}, 400),
        ({"act": "drop"}, 403),
        ({"act": "relink", "entity": "nobody of that name"}, 400),
    ):
        reply = desk.post("/review", data=form | changed, headers=token)
        assert reply.status_code == status, reply.text
        assert "Nothing was changed" in reply.text


def told(words: str, publisher: Entity, how: Factuality) -> Extraction:
    """One sentence on Sudria's shipment of rockets to Ostia on a Monday."""
    sheet = Sheet(words, publisher, url=f"https://{publisher.iri.rsplit('-', 1)[1]}.example/", published=dt.date(2023, 5, 9))
    sudria, ostia = sheet.name("Sudria", SUDRIA), sheet.name("Ostia", OSTIA)
    time = TimeExpression(sheet.span("Monday"), dt.date(2023, 5, 8), dt.date(2023, 5, 8), "day", "RelativeToPublication")
    sheet.claim(sheet.event("AID", "military", "shipped", [sudria], recipients=(ostia,), time=time), how)
    return sheet.extraction()


def test_what_bears_on_a_claim_stands_beside_it(tmp_path: Path) -> None:
    """Beside a claim stand the sentences of other sources that support or contradict it, with publisher and day."""
    past, denied = Factuality("certain", "positive", "past"), Factuality("certain", "negative", "none")
    report = told("Sudria shipped 300 rockets to Ostia on Monday.", COURIER, past)
    again = told("On Monday, Sudria shipped 300 of its rockets to Ostia, we have learned.", GAZETTE, past)
    denial = told("Nothing was shipped: Sudria sent no rockets to Ostia on Monday.", HERALD, denied)
    with open_store(tmp_path / "store") as store:
        put(store, report, again, denial)
        relate(store)
    with running(patient(tmp_path / "store")) as address, httpx.Client(base_url=address, timeout=PATIENCE) as client:
        html, _ = get(client, read_at(report.article.iri, f"offset_0_{len(report.article.text)}"))
    words = unescape(re.sub(r"<[^>]*>", "", html))
    assert re.search(rf"Told by others too\s+{re.escape(again.article.text)}\s+told as fact by Hill Gazette", words)
    assert re.search(rf"(Contradicted|Denied) by\s+{re.escape(denial.article.text)}", words)


def test_mentions_and_decisions_are_pages(desk: httpx.Client) -> None:
    """An entity's page tells how often and by which words it is mentioned; who is not there is told so; decisions are listed."""
    html, _ = get(desk, "/entity?about=Iran")
    number = int(re.search(r"(\d+) mentions", html)[1])  # type: ignore[index]
    asked = with_prefixes("SELECT (COUNT(DISTINCT ?m) AS ?n) { wd:Q794 gaf:denotedBy ?m }")
    counted = desk.get("/sparql", params={"query": asked, "format": "json"}).json()
    assert number == int(counted["results"]["bindings"][0]["n"]["value"])
    assert "Nothing in the graph is called" in get(desk, "/entity?about=Nobody+At+All", 404)[0]
    assert "0 decisions" in get(desk, "/decisions")[0]


def test_margin_says_why(desk: httpx.Client) -> None:
    """Beside a sentence stand the words that each claim was read from, and the entry of the lexicon that reads them so."""
    _, page = get(desk, "/ask?q=Who+condemned+Iran%3F")
    cite = next(a for a in page.all("a") if a.get("class") == "cite")
    html, _ = get(desk, cite["href"])
    assert "“condemned” announces the event" in re.sub(r"<[^>]*>", "", html)
    assert "lex:condemn" in html
    assert re.search(r"ontologies/lexicon/[\w-]+\.ttl:\d+", html)


def test_a_crowded_timeline_counts_all() -> None:
    """More claims than a page lists, or more in a column than can be told apart, are bars: no claim is missing from the picture."""
    first, last = dt.date(2020, 1, 1), dt.date(2023, 1, 1)
    told = [(first, f"{FA}CTm"), *[(last, f"{FA}CTp")] * 1000, (last, f"{FA}PSp")]
    drawn = picture(Days((), 402, (first, last), told=tuple(told)), first, last)
    assert not drawn.spots
    assert [(bar.certainty, bar.count, bar.total, bar.first) for bar in drawn.bars] == [
        ("denied", 1, 1, first), ("certain", 1000, 1001, last), ("hedged", 1, 1001, last),
    ]  # fmt: skip
    assert min(bar.height for bar in drawn.bars) >= 2
    assert all(0 <= bar.y <= bar.y + bar.height <= drawn.height for bar in drawn.bars)
    few = picture(Days((), 0, (first, last), told=tuple(told[:2])), first, last)
    assert not few.bars
