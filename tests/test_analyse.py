"""A part of the graph as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from view_example import EU, IRAN, KYIV, MALLEY, NATO, RUSSIA, STOLTENBERG, extractions

from kg.analyse import ACTS_FOR, MATTER, explored, layout, subgraph
from kg.analyse.candidates import about_entities, ranked
from kg.errors import BadQuery
from kg.model import Extraction
from kg.shape import quads
from kg.store import Store, open_store


def filled(articles: Iterable[Extraction]) -> Store:
    store = open_store(":memory:")
    for article in articles:
        store.add(article.article.iri, quads(article))
    return store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with filled(extractions()) as opened:
        yield opened


@pytest.fixture(scope="module")
def graph(store: Store) -> nx.MultiDiGraph[str]:
    return subgraph(store)


def claims(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(source, target, data) for source, target, data in graph.edges(data=True) if data["kind"] == "claim"]


def test_every_claim_is_there(graph: nx.MultiDiGraph[str]) -> None:
    """Each claim of the articles is at least one edge, and nothing else is."""
    assert len({data["claim"] for _, _, data in claims(graph)}) == sum(len(one.claims) for one in extractions())


def test_marks_are_the_trigger(graph: nx.MultiDiGraph[str]) -> None:
    """`sentence[begin:end]` is the words of the edge, and the sentence stands at `offset` in its article."""
    texts = {one.article.iri: one.article.text for one in extractions()}
    for _, _, data in claims(graph):
        sentence = str(data["sentence"])
        assert sentence[data["begin"] : data["end"]] == data["words"]
        assert texts[str(data["article"])][data["offset"] :].startswith(sentence)


def test_edge_says_who_told_it_and_how_surely(graph: nx.MultiDiGraph[str]) -> None:
    """An edge carries speaker, factuality, tense, publisher, date and address of its claim."""
    found = [data for source, target, data in claims(graph) if (source, target) == (IRAN.iri, RUSSIA.iri) and data["words"] == "supplied"]
    assert [(one["speaker"], one["factuality"], one["tense"], one["publisher"], one["published"], one["url"]) for one in found] == [
        ("Hossein Amir-Abdollahian", "CTm", "past", "The Inland Post", "2022-11-05", "https://inland.example/tehran-admits")
    ]


def test_parallel_claims_stay_apart(graph: nx.MultiDiGraph[str]) -> None:
    """Several claims on one pair are several edges, keyed by claim."""
    keys = set(graph[IRAN.iri][RUSSIA.iri])
    assert len(keys) > 5
    assert keys == {data["claim"] for data in graph[IRAN.iri][RUSSIA.iri].values()}


def test_unconnected_claim_keeps_its_matter(graph: nx.MultiDiGraph[str]) -> None:
    """A claim without anybody it is done to goes to a node with the text's own words."""
    words = {graph.nodes[target]["label"] for source, target in graph.out_edges(IRAN.iri) if graph.nodes[target]["kind"] == MATTER}
    assert "the measures" in words


def test_speech_points_at_those_spoken_about(graph: nx.MultiDiGraph[str]) -> None:
    """What somebody said goes to whom it is about, and says that it is about them."""
    said = [(target, data["relation"]) for source, target, data in claims(graph) if source == STOLTENBERG.iri and data["type"] == "x-STATE"]
    assert said == [(IRAN.iri, "about")]


def test_names_kinds_and_countries(graph: nx.MultiDiGraph[str]) -> None:
    """A node has the name, kind, class and country of its entity."""
    shown = {key: graph.nodes[KYIV.iri][key] for key in ("label", "kind", "ontology_class", "country")}
    assert shown == {"label": "Kyiv", "kind": "Place", "ontology_class": "City", "country": "UKR"}


@pytest.mark.parametrize("about", ["NATO", "nato", "wd:Q7184", "Q7184", NATO.iri])
def test_about_takes_names_and_iris(store: Store, about: str) -> None:
    """An entity can be named, in any letter case, or given by IRI, prefixed name or Wikidata item."""
    graph = subgraph(store, about=about)
    assert {NATO.iri, STOLTENBERG.iri, IRAN.iri} <= set(graph.nodes)
    assert EU.iri not in graph.nodes
    assert graph.has_edge(STOLTENBERG.iri, NATO.iri)


def test_acting_for_is_an_edge_of_its_own(graph: nx.MultiDiGraph[str]) -> None:
    """Who speaks for an organisation is joined to it by an edge that is no claim of its own."""
    kinds = {data["kind"] for data in graph[STOLTENBERG.iri][NATO.iri].values()}
    assert kinds == {ACTS_FOR}


def test_about_part_of_a_name(store: Store) -> None:
    """A whole word of a name is enough where no name is just that word."""
    assert MALLEY.iri in subgraph(store, about="Malley").nodes


def test_about_shows_what_somebody_claims(store: Store) -> None:
    """The network of a speaker holds the events that he tells of, not only those he takes part in."""
    assert subgraph(store, about="Stoltenberg").has_edge(IRAN.iri, RUSSIA.iri)


@pytest.mark.parametrize("about", ["Atlantis", 'x" } #', "ran"])
def test_about_nobody_is_an_error(store: Store, about: str) -> None:
    """A name that nothing has is an error that says so, not an empty picture; neither is a piece of a word a name."""
    with pytest.raises(BadQuery, match="nothing in the graph is called"):
        subgraph(store, about=about)


def test_limit_keeps_the_newest_connected_claims(store: Store) -> None:
    """Under a limit, claims that connect two entities stay before others, and newer ones before older ones."""
    graph = subgraph(store, limit=3)
    assert len({data["claim"] for _, _, data in claims(graph)}) == 3
    assert all(graph.nodes[node]["kind"] != MATTER for node in graph)
    assert max(str(data["published"]) for _, _, data in claims(graph)) == "2022-11-18"


def test_limit_of_nothing_is_an_error(store: Store) -> None:
    """A picture of no claims is asked for by mistake."""
    with pytest.raises(BadQuery, match="at least 1"):
        subgraph(store, limit=0)


def test_empty_store_gives_an_empty_graph() -> None:
    """No articles, no nodes, no error."""
    with filled([]) as store:
        assert len(subgraph(store)) == 0


def test_order_of_reading_does_not_matter(graph: nx.MultiDiGraph[str]) -> None:
    """The same articles read the other way round give the same nodes, edges, places and order."""
    with filled(reversed(extractions())) as store:
        other = subgraph(store)
    assert list(other.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(other.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_layout_keeps_points_apart(graph: nx.MultiDiGraph[str]) -> None:
    """No two points stand so near that their signs touch, connected or not."""
    spots = list(layout(graph).values())
    nearest = min(max(abs(ax - bx), abs(ay - by)) for i, (ax, ay) in enumerate(spots) for bx, by in spots[i + 1 :])
    assert nearest >= 60


def test_layout_of_several_parts_does_not_overlap() -> None:
    """Parts that nothing connects are set beside each other."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for part in "abcd":
        for number in range(4):
            graph.add_edge(f"{part}0", f"{part}{number + 1}", key=str(number))
    for node in graph:
        graph.nodes[node]["label"] = node
    spots = list(layout(graph).values())
    assert min(max(abs(ax - bx), abs(ay - by)) for i, (ax, ay) in enumerate(spots) for bx, by in spots[i + 1 :]) >= 60


# --- opening more of it ---------------------------------------------------------------------------------------------------


def spots(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    return {node: (data["x"], data["y"]) for node, data in graph.nodes(data=True)}


def test_opening_adds_and_moves_nothing(store: Store) -> None:
    """What is opened brings claims of its own, the nodes there are stay where they are, and the same wish gives the same picture."""
    before = explored(store, about=[IRAN.iri], limit=3)
    after = explored(store, about=[IRAN.iri], opened=[RUSSIA.iri], limit=3)
    assert (before.graph["drawn"], after.graph["added"]) == (3, [len({d["claim"] for _, _, d in claims(after)}) - 3])
    assert after.graph["added"][0] > 0
    assert {node: spots(after)[node] for node in before} == spots(before)
    assert spots(after) == spots(explored(store, about=[IRAN.iri], opened=[RUSSIA.iri], limit=3))


def test_new_nodes_have_room(store: Store) -> None:
    """The names of nodes that are added lie on no other."""
    before = explored(store, about=[IRAN.iri], limit=3)
    after = explored(store, about=[IRAN.iri], opened=[RUSSIA.iri, IRAN.iri], limit=3)
    places = spots(after)
    new = [node for node in after if node not in before]
    assert new
    for node in new:
        for other in set(after) - {node}:
            assert abs(places[node][0] - places[other][0]) > 40 or abs(places[node][1] - places[other][1]) > 30


def test_things_are_claims_events_sentences_or_entities(store: Store, graph: nx.MultiDiGraph[str]) -> None:
    """A claim, its event and its sentence are drawn as that claim (and what else rests on the sentence); an entity as what is about it."""
    _, _, data = claims(graph)[0]
    for thing in (data["claim"], data["event"]):
        assert {d["claim"] for _, _, d in claims(explored(store, things=[thing]))} == {data["claim"]}
    assert data["claim"] in {d["claim"] for _, _, d in claims(explored(store, things=[data["sentence_iri"]]))}
    assert set(explored(store, things=[NATO.iri])) == set(explored(store, about=[NATO.iri]))


def test_nothing_asked_nothing_drawn(store: Store) -> None:
    """Without anything to draw there is an empty graph, never all of it."""
    assert len(explored(store)) == 0
    assert len(explored(store, things=["urn:nothing"])) == 0


def test_a_store_on_disk_draws_the_same(tmp_path: Path, store: Store) -> None:
    """What the index beside a store knows of its claims is what the question `view` finds, whoever is asked about."""
    with open_store(tmp_path / "store") as kept:
        for article in extractions():
            kept.add(article.article.iri, quads(article))
        for entity in (NATO, IRAN, RUSSIA, STOLTENBERG, EU, KYIV, MALLEY):
            there = {
                (one.claim, one.published, str({role: sorted(who) for role, who in sorted(one.roles.items())}))
                for one in ranked(about_entities(kept, [entity.iri]))
            }
            assert there == {
                (one.claim, one.published, str({role: sorted(who) for role, who in sorted(one.roles.items())}))
                for one in ranked(about_entities(store, [entity.iri]))
            }
