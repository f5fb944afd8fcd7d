"""Copies and origins: what is printed twice is one witness, and hearsay is his who said it."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from invented_press import EDITED, GAZETTE, HERALD, OWN, WIRE, fresh, press, put, relations
from invented_world import COURIER, world

from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.relate import INDEX, relate
from kg.shape import quads
from kg.store import MEMORY, Store, open_store
from kg.texts import article_likeness, fingerprint, sentence_likeness, words
from kg.vocab import AU, FA, NG, PL, WD

LEAVING = "The minister said on Monday that all of the 300 troops would leave by June."


def origins(store: Store, type: str = "AID") -> dict[str, set[str]]:
    """Origins of the claims on events of a type, by article."""
    rows = store.query(
        f"SELECT ?a ?o {{ ?c <{NG}content>/<{NG}eventType> <{PL}{type}> ; <{NG}origin> ?o ; <{NG}evidence> ?s . "
        "?s <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#referenceContext> ?a }"
    ).rows
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["a"].value, set()).add(row["o"].value)
    return found


@pytest.mark.parametrize(
    ("one", "other", "copies"),
    [
        (LEAVING, LEAVING, True),
        (LEAVING, LEAVING.replace("on Monday", "Monday"), True),
        (LEAVING, LEAVING.replace("300", "450"), False),
        (LEAVING, LEAVING.replace("would", "would not"), False),
        (LEAVING, "Rebels on Monday took the town of 300 people after two days of fighting.", False),
    ],
)
def test_copies_of_a_sentence(one: str, other: str, copies: bool) -> None:
    """An edited sentence is a copy, one with another figure or a negation is not; either way round."""
    assert (sentence_likeness(words(one), words(other)) is not None) is copies
    assert sentence_likeness(words(one), words(other)) == sentence_likeness(words(other), words(one))


def test_copies_of_an_article() -> None:
    """An article with a new lead, a cut and other figures is a copy; another story about the same matter is none."""
    wire, edited, own = (fingerprint(words(text)) for text in (WIRE, EDITED, OWN))
    assert article_likeness(wire, edited) == article_likeness(edited, wire)
    assert article_likeness(wire, edited) is not None
    assert article_likeness(wire, own) is None


def test_copies_share_the_origin_of_the_first_print() -> None:
    """A copy and an edited copy are counted by the paper that printed first; what another paper saw itself is its own."""
    first, copy, edited, own = press()
    with open_store(MEMORY) as store:
        put(store, own, edited, copy, first)
        relate(store)
        assert origins(store) == {
            first.article.iri: {COURIER.iri},
            copy.article.iri: {COURIER.iri},
            edited.article.iri: {COURIER.iri},
            own.article.iri: {GAZETTE.iri},
        }


def test_hearsay_is_his_who_said_it(reader: Reader) -> None:
    """What a paper has from a named one is traced to him, from several media to all of them, from nobody known to itself."""
    article = make_article(
        "According to Reuters, Iran sent drones to Russia on Monday. CNN, citing officials, reported that Iran attacked a tanker. "
        "The US president met the king of Norway in Oslo.",
        publisher="The Hill Gazette",
        published=dt.date(2022, 11, 10),
    )
    (extraction,) = reader.extract([article])
    assert isinstance(extraction, Extraction)
    with open_store(MEMORY) as store:
        put(store, extraction)
        relate(store)
        assert origins(store) == {article.iri: {AU + "org-reuters"}}
        assert origins(store, "ASSAULT") == {article.iri: {AU + "org-cnn"}}
        assert origins(store, "CONSULT") == {article.iri: {extraction.publisher.iri}}


def test_two_papers_that_cite_one_government_are_one_origin(reader: Reader) -> None:
    """The state, its government's office and its official in office are one voice; so is the report that they have spoken."""
    told = [
        ("Iran is preparing to send drones to Russia, the United States said on Monday.", "Hill Gazette"),
        ("The White House said on Monday that Iran was preparing to send drones to Russia.", "Bay Herald"),
    ]
    articles = [make_article(text, publisher=paper, published=dt.date(2022, 7, 12)) for text, paper in told]
    with open_store(MEMORY) as store:
        for extraction in reader.extract(articles):
            assert isinstance(extraction, Extraction)
            store.add(extraction.article.iri, list(quads(extraction)))
        relate(store)
        for type in ("AID", "x-STATE"):
            assert set().union(*origins(store, type).values()) == {f"{WD}Q30"}
        assert not store.query(f"ASK {{ ?a <{NG}corroborates> ?b }}").boolean


def test_every_claim_has_an_origin() -> None:
    """No claim is left out of the count of witnesses."""
    with open_store(MEMORY) as store:
        put(store, *world())
        relate(store)
        left = store.query(f"SELECT ?c {{ ?c <{NG}factuality> ?f MINUS {{ ?c <{NG}origin> ?o }} }}")
        assert left.rows == ()
        assert store.query(f"ASK {{ ?c <{NG}factuality> <{FA}CTp> }}").boolean


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_relations_do_not_depend_on_the_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    """Articles that come one by one, in any order, give the graph that they give together."""
    articles = press()
    with open_store(tmp_path / "store") as store:
        for number in order:
            relate(store, put(store, articles[number]))
        assert relations(store) == fresh(*articles)


def test_removing_an_article_leaves_the_graph_of_the_others(tmp_path: Path) -> None:
    """What an article took part in goes with it, and comes back with it."""
    articles = [*press(), *world()]
    with open_store(tmp_path / "store") as store:
        relate(store, put(store, *articles))
        whole = relations(store)
        for gone in articles:
            store.remove(gone.article.iri)
            report = relate(store, removed=[gone.article.iri])
            assert report.articles == 1
            assert relations(store) == fresh(*(article for article in articles if article is not gone))
            relate(store, put(store, gone))
            assert relations(store) == whole


def test_an_article_that_changed_is_related_anew(tmp_path: Path) -> None:
    """The same article read otherwise gives what it gives when it comes for the first time."""
    with open_store(tmp_path / "store") as store:
        relate(store, put(store, *press()))
        first = press()[0]
        later = replace(first, publisher=HERALD, sentences=first.sentences[:2], events=(), claims=())
        relate(store, put(store, later))
        assert relations(store) == fresh(later, *press()[1:])


def test_an_index_that_is_lost_or_broken_is_made_again(tmp_path: Path) -> None:
    """The file beside the store is no more than a memory: without it, or with rubbish in its place, nothing is lost."""
    with open_store(tmp_path / "store") as store:
        relate(store, put(store, *press()[:3]))
    (tmp_path / "store" / INDEX).unlink()
    with open_store(tmp_path / "store") as store:
        relate(store, put(store, press()[3]))
        assert relations(store) == fresh(*press())
    (tmp_path / "store" / INDEX).write_bytes(b"no database" * 1000)
    with open_store(tmp_path / "store") as store:
        store.remove(press()[0].article.iri)
        relate(store)
        assert relations(store) == fresh(*press()[1:])


def test_articles_nobody_named_are_found(tmp_path: Path) -> None:
    """Articles that came or went while nothing was related are related the next time."""
    with open_store(tmp_path / "store") as store:
        relate(store, put(store, press()[0]))
        put(store, press()[1])
        assert relate(store).articles == 1
        store.remove(press()[0].article.iri)
        assert relate(store).articles == 1
        assert relations(store) == fresh(press()[1])
        assert relate(store) == type(relate(store))(0, 0, 0)
