"""Decisions about the graph: what they change, that nothing is lost by them, and that they hold through rebuilds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import review
from kg.ask import ask
from kg.errors import BadDecision, DataError
from kg.export import export
from kg.pipeline import Reader, build, remove
from kg.results import Row
from kg.review import Desk
from kg.store import MEMORY, Store, open_store
from kg.store.projection import corrected, is_article, withdrawn
from kg.validate import validate
from kg.versions import Versions

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
QUESTION = "What did Stoltenberg say about Iran?"
PREFIXES = """PREFIX ng: <https://w3id.org/newsgraph/ns#> PREFIX gaf: <http://groundedannotationframework.org/gaf#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX pl: <https://w3id.org/newsgraph/code/plover/> """
STOLTENBERG, IRAN = "http://www.wikidata.org/entity/Q57665", "http://www.wikidata.org/entity/Q794"


class Who(TypedDict):
    """Who decides, and why."""

    by: str
    why: str


ME: Who = {"by": "an analyst", "why": "the sentence says otherwise"}


@pytest.fixture(scope="module")
def examples(reader: Reader) -> list[Quad]:
    """The example articles' graphs, read once."""
    with open_store(MEMORY) as store:
        build(store, [EXAMPLES], reader)
        return [quad for quad in store.quads() if not isinstance(quad.graph_name, DefaultGraph)]


@pytest.fixture
def store(examples: list[Quad]) -> Iterator[Store]:
    """A store of the example articles."""
    with open_store(MEMORY) as opened:
        opened.apply(add=examples)
        yield opened


def rows(store: Store, sparql: str) -> tuple[Row, ...]:
    return store.query(PREFIXES + sparql).rows


def first(store: Store, sparql: str) -> str:
    """The first IRI of a query's first variable."""
    result = store.query(PREFIXES + sparql)
    return result.rows[0][result.variables[0]].value


def shown(store: Store) -> set[str]:
    """The default graph, without the decisions and what relates articles."""
    own = {quad.triple for graph in store.graphs() if not _of_articles(graph) for quad in store.content(graph)}
    return {str(quad.triple) for quad in store.quads() if isinstance(quad.graph_name, DefaultGraph) and quad.triple not in own}


def _of_articles(graph: str) -> bool:
    return "/article/" in graph


def violations(store: Store, folder: Path) -> list[str]:
    export(store, folder / "graph.ttl", "turtle")
    return [str(one) for one in validate(folder / "graph.ttl")]


def a_claim(store: Store, where: str = "") -> str:
    return first(store, f"SELECT ?claim WHERE {{ ?claim a ng:Claim . {where} }} ORDER BY ?claim LIMIT 1")


def a_mention(store: Store, of: str = STOLTENBERG) -> str:
    return first(store, f"SELECT ?m WHERE {{ <{of}> gaf:denotedBy ?m . ?event ng:actorMention ?m . }} ORDER BY ?m LIMIT 1")


# ---- rejecting and accepting


def test_a_rejected_claim_is_in_no_answer_and_comes_back(store: Store, reader: Reader) -> None:
    """`kg ask` never shows it, nor any claim whose sentence it was in words only; after the revocation the answer is as before."""
    before = ask(store, QUESTION, reader)
    assert before.citations
    rejected = [review.reject(store, citation.claim, **ME) for citation in before.citations]
    after = ask(store, QUESTION, reader)
    assert not {one.claim for one in after.citations} & {one.claim for one in before.citations}
    for decision in rejected:
        review.revoke(store, decision, by="an analyst", why="it was right after all")
    again = ask(store, QUESTION, reader)
    assert (again.summary, again.citations) == (before.summary, before.citations)


def test_the_article_keeps_what_was_rejected(store: Store) -> None:
    """Nothing is deleted: the claim stays in its article's own graph, and what is withdrawn can be asked for."""
    claim = a_claim(store)
    review.reject(store, claim, **ME)
    assert not store.query(f"ASK {{ <{claim}> ?p ?o }}").boolean
    assert store.query(f"ASK {{ GRAPH ?g {{ <{claim}> a ?o }} FILTER(!STRENDS(STR(?g), '/withdrawn')) }}").boolean
    [row] = rows(store, f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ <{claim}> ?p ?o }} FILTER(STRENDS(STR(?g), '/withdrawn')) }}")
    assert is_article(row["g"].value.removesuffix("/withdrawn"))


def test_rejected_speech_takes_its_words_along(store: Store) -> None:
    """Where it is denied that somebody spoke, what they are said to have said goes too, and all claims in it."""
    claim = a_claim(store, "?inner ng:embeddedIn ?claim ; ng:quotation ?q . ?claim ng:content ?e . ?q ng:speechEvent ?e .")
    inner = [row["c"].value for row in rows(store, f"SELECT ?c WHERE {{ ?c ng:embeddedIn+ <{claim}> }}")]
    quotes = [row["q"].value for row in rows(store, f"SELECT ?q WHERE {{ ?q ng:speechEvent/^ng:content <{claim}> }}")]
    assert inner
    assert quotes
    review.reject(store, claim, **ME)
    assert not any(store.query(f"ASK {{ <{iri}> ?p ?o }}").boolean for iri in (*inner, *quotes))


def test_the_last_claim_in_words_takes_their_report_along(store: Store) -> None:
    """That somebody said so says the same: while another claim in his words holds the report stays, and a revocation brings it back."""
    inside = "?inner ng:embeddedIn ?claim ; ng:quotation ?q . ?claim ng:content ?e . ?q ng:speechEvent ?e ."
    sole = f"{inside} FILTER NOT EXISTS {{ ?other ng:quotation ?q . FILTER(?other != ?inner) }}"
    several = f"{inside} ?other ng:quotation ?q . FILTER(?other != ?inner && NOT EXISTS {{ ?deep ng:embeddedIn ?inner }})"
    for where, stays in ((sole, False), (several, True)):
        [(claim, inner), *_] = [(row["claim"].value, row["inner"].value) for row in rows(store, f"SELECT * {{ {where} }} ORDER BY ?inner")]
        before = shown(store)
        decision = review.reject(store, inner, **ME)
        assert store.query(f"ASK {{ <{claim}> ?p ?o }}").boolean is stays
        review.revoke(store, decision, by="an analyst", why="he did say so")
        assert shown(store) == before


@pytest.fixture(scope="module")
def visits(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> list[Quad]:
    """Two articles that report one dated event of known participants, one of them twice."""
    folder = tmp_path_factory.mktemp("visits")
    for name in ("a", "b"):
        visit = "NATO Secretary General Jens Stoltenberg visited Turkey on 2 November 2022."
        (folder / f"{name}.md").write_text(f"---\nurl: https://example.org/{name}\npublished: 2022-11-03\n---\n{visit} It rained. {visit}")
    with open_store(MEMORY) as store:
        build(store, [folder], reader)
        return [quad for quad in store.quads() if not isinstance(quad.graph_name, DefaultGraph)]


SHARED = """SELECT ?e ?c ?m ?a WHERE { ?c ng:content ?e . ?e ng:actorMention ?m ; ng:actor ?a . ?a gaf:denotedBy ?m .
  ?c ng:evidence/nif:referenceContext ?d . ?m nif:referenceContext ?d .
  { SELECT ?e WHERE { ?x ng:content ?e ; ng:evidence/nif:referenceContext ?o } GROUP BY ?e HAVING (COUNT(DISTINCT ?o) > 1) } }
  ORDER BY ?d ?c ?m"""


def test_an_event_stays_while_another_claim_is_about_it(visits: list[Quad], tmp_path: Path) -> None:
    """Only what nobody presents any more goes with a rejected claim."""
    with open_store(MEMORY) as store:
        store.apply(add=visits)
        event = first(store, SHARED)
        claims = sorted({row["c"].value for row in rows(store, f"SELECT ?c WHERE {{ ?c ng:content <{event}> }}")})
        assert len(claims) > 2
        for claim in claims:
            assert store.query(f"{PREFIXES} ASK {{ <{event}> a ng:Event }}").boolean
            review.reject(store, claim, **ME)
            assert violations(store, tmp_path) == []
        assert not store.query(f"ASK {{ <{event}> ?p ?o }}").boolean


def test_whatever_is_rejected_the_graph_holds_to_its_shapes(store: Store, tmp_path: Path) -> None:
    """A third of all claims rejected leave a default graph without a violation."""
    assert violations(store, tmp_path) == []
    for row in rows(store, "SELECT ?c WHERE { ?c a ng:Claim } ORDER BY ?c")[::12]:
        review.reject(store, row["c"].value, **ME)
    assert violations(store, tmp_path) == []


def test_the_last_decision_about_a_claim_holds(store: Store) -> None:
    """Accepted after a rejection it is there; that revoked, the rejection holds again; both revoked, nothing does."""
    claim, there = a_claim(store), []
    rejected = review.reject(store, claim, **ME)
    accepted = review.accept(store, claim, **ME)
    there.append(store.query(f"ASK {{ <{claim}> ?p ?o }}").boolean)
    review.revoke(store, accepted, **ME)
    there.append(store.query(f"ASK {{ <{claim}> ?p ?o }}").boolean)
    review.revoke(store, rejected.iri, **ME)
    there.append(store.query(f"ASK {{ <{claim}> ?p ?o }}").boolean)
    assert there == [True, False, True]
    assert [one.in_force for one in review.decisions(store, claim)] == [False, False]


# ---- links and entities


def test_a_corrected_link_reaches_events_and_words(store: Store, tmp_path: Path) -> None:
    """The event's actor, the mention and the speaker are the new entity's; how it is known is the decision."""
    mention = a_mention(store)
    events = [row["e"].value for row in rows(store, f"SELECT ?e WHERE {{ ?e ng:actorMention <{mention}> }}")]
    before = shown(store)
    decision = review.relink(store, mention, IRAN, **ME)
    assert first(store, f"SELECT ?x WHERE {{ ?x gaf:denotedBy <{mention}> ; ng:kind ?k }}") == IRAN
    actors = rows(store, f"SELECT ?e ?who WHERE {{ ?e ng:actorMention <{mention}> ; ng:actor ?who }}")
    assert {row["who"].value for row in actors} == {IRAN}
    assert len(actors) == len(events)
    speakers = f"SELECT ?w WHERE {{ ?q ng:sourceSpan <{mention}> ; ng:speaker ?w }}"
    assert {row["w"].value for row in rows(store, speakers)} <= {IRAN}
    assert first(store, f"SELECT ?d WHERE {{ <{mention}> ng:resolutionEvidence ?d }}") == decision.iri
    assert violations(store, tmp_path) == []
    review.revoke(store, decision, **ME)
    assert shown(store) == before


def test_an_event_of_several_articles_is_not_mixed_by_a_correction(visits: list[Quad], tmp_path: Path) -> None:
    """Corrected in one article, an event that others share by its participants becomes one of its own; that of the others is untouched."""
    with open_store(MEMORY) as store:
        store.apply(add=visits)
        row = rows(store, SHARED)[0]
        event, mention, actor = (row[name].value for name in "ema")
        article = mention.partition("#")[0]
        for iri in [
            r["m"].value for r in rows(store, f"SELECT ?m WHERE {{ <{actor}> gaf:denotedBy ?m }}") if r["m"].value.startswith(article)
        ]:
            review.relink(store, iri, IRAN, **ME)
        assert {r["a"].value for r in rows(store, f"SELECT ?a WHERE {{ <{event}> ng:actor ?a }}")} == {actor}
        assert first(store, f"SELECT ?e WHERE {{ ?e ng:actorMention <{mention}> }}") != event
        assert violations(store, tmp_path) == []


def test_merged_entities_are_one_everywhere_and_two_again(store: Store, tmp_path: Path) -> None:
    """All that is said of the one is said of the other, under both names; the mergers undone, it is as before."""
    people = [row["e"].value for row in rows(store, "SELECT DISTINCT ?e WHERE { ?e a ng:Person } ORDER BY ?e")]
    one, two, three = people[:3]
    before = shown(store)
    name = first(store, f"SELECT ?n WHERE {{ <{one}> rdfs:label ?n }}")
    done = [review.merge(store, one, two, **ME), review.merge(store, two, three, **ME)]
    assert not rows(store, f"SELECT ?s WHERE {{ ?s ng:actor|ng:source|ng:speaker <{one}> }}")
    assert store.query(
        f'{PREFIXES} ASK {{ <{three}> <http://www.w3.org/2004/02/skos/core#altLabel> ?n FILTER(STR(?n) = "{name}") }}'
    ).boolean
    assert violations(store, tmp_path) == []
    with pytest.raises(BadDecision, match="already"):
        review.merge(store, three, one, **ME)
    for decision in done:
        review.revoke(store, decision, **ME)
    assert shown(store) == before


def test_a_question_about_a_merged_entity_is_answered_with_the_other(store: Store, reader: Reader) -> None:
    """Asked by the name that the authority knows, the answer is what is said of the entity that it has been merged into."""
    before = {citation.claim for citation in ask(store, QUESTION, reader).citations}
    guterres = first(store, "SELECT ?e WHERE { ?e rdfs:label 'Antonio Guterres'@en }")
    review.merge(store, STOLTENBERG, guterres, **ME)
    answer = ask(store, QUESTION, reader)
    assert before <= {citation.claim for citation in answer.citations}
    assert "Guterres" in " ".join(statement.text for statement in answer.summary)


def test_split_gives_the_mentions_to_somebody_else(store: Store, tmp_path: Path) -> None:
    """Those named mean a new entity of the same class, with their part in events; the others mean what they meant."""
    mention = a_mention(store)
    others = len(rows(store, f"SELECT ?m WHERE {{ <{STOLTENBERG}> gaf:denotedBy ?m }}")) - 1
    decision = review.split(store, STOLTENBERG, [mention], **ME)
    assert decision.into
    assert first(store, f"SELECT ?x WHERE {{ ?x gaf:denotedBy <{mention}> ; a ng:Person }}") == decision.into
    assert len(rows(store, f"SELECT ?m WHERE {{ <{STOLTENBERG}> gaf:denotedBy ?m }}")) == others
    assert rows(store, f"SELECT ?e WHERE {{ ?e ng:actor <{decision.into}> }}")
    assert violations(store, tmp_path) == []
    with pytest.raises(BadDecision, match="does not mean"):
        review.split(store, IRAN, [mention], **ME)


# ---- any order


@dataclass(frozen=True)
class Small:
    """Things of the example store that decisions can be about."""

    claims: list[str]
    mentions: list[str]
    people: list[str]


def small(store: Store) -> Small:
    pick = [row["c"].value for row in rows(store, "SELECT ?c WHERE { ?c a ng:Claim } ORDER BY ?c")][:4]
    mentions = [row["m"].value for row in rows(store, "SELECT ?m WHERE { ?p a ng:Person ; gaf:denotedBy ?m } ORDER BY ?m")][:3]
    people = [row["p"].value for row in rows(store, "SELECT DISTINCT ?p WHERE { ?p a ng:Person } ORDER BY ?p")][:3]
    return Small(pick, mentions, people)


STEPS = st.lists(
    st.tuples(st.sampled_from(["reject", "accept", "relink", "merge", "revoke", "drop", "again"]), st.integers(0, 5)), max_size=8
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_order_of_deciding_revoking_removing_and_adding(examples: list[Quad], steps: list[tuple[str, int]]) -> None:
    """The default graph is what the decisions in force make of the articles there are, worked out from nothing."""
    articles = sorted(
        {quad.graph_name.value for quad in examples if isinstance(quad.graph_name, NamedNode) and "/article/" in quad.graph_name.value}
    )
    with open_store(MEMORY) as store:
        store.apply(add=examples)
        world, made = small(store), list[review.Decision]()
        for step, number in steps:
            _step(store, world, made, articles, examples, step, number)
        desk, versions = Desk.of(store), Versions(store)
        for article in store.graphs():
            if is_article(article) and _of_articles(article):
                beside = desk.beside(article, store.content(article), versions.of(article))
                for graph in (withdrawn(article), corrected(article)):
                    assert set(store.content(graph)) == set(beside[graph])
        for decision in review.decisions(store):
            if decision.revoked is None:
                review.revoke(store, decision, **ME)
        plain = {str(quad.triple) for a in articles for quad in store.content(a) if not quad.predicate.value.endswith("#isString")}
        assert shown(store) == plain


def _step(
    store: Store, world: Small, made: list[review.Decision], articles: list[str], examples: list[Quad], step: str, number: int
) -> None:
    """One step; what cannot be decided (a thing that is gone, a circle) leaves everything as it was."""
    before = set(store.quads())
    try:
        match step:
            case "reject" | "accept":
                made.append(getattr(review, step)(store, world.claims[number % 4], **ME))
            case "relink":
                made.append(review.relink(store, world.mentions[number % 3], world.people[number // 2], **ME))
            case "merge":
                made.append(review.merge(store, world.people[number % 3], world.people[(number + 1) % 3], **ME))
            case "revoke" if made:
                review.revoke(store, made[number % len(made)], **ME)
            case "drop":
                store.remove(articles[number])
            case "again":
                _add(store, articles[number], [quad for quad in examples if quad.graph_name == NamedNode(articles[number])])
    except BadDecision:
        assert set(store.quads()) == before


def _add(store: Store, article: str, quads: list[Quad]) -> None:
    """As a build does."""
    beside = Desk.of(store).beside(article, quads, Versions(store).of(article))
    store.apply(replace={article: quads, **beside})


# ---- rebuilding, versions


TEXT = "Iran denied on Monday that it had sent drones to Russia. NATO Secretary General Jens Stoltenberg condemned Iran. "


def test_decisions_hold_through_a_rebuild_and_a_new_version(reader: Reader, tmp_path: Path) -> None:
    """The same article read again, taken out and read again, or changed elsewhere: what was rejected stays out, and can be revoked."""
    file = tmp_path / "a.md"
    file.write_text(f"---\nurl: https://example.org/a\npublished: 2022-11-03\n---\n{TEXT}")
    with open_store(MEMORY) as store:
        build(store, [file], reader)
        claim = a_claim(store, "?claim ng:evidence/nif:anchorOf ?t FILTER(CONTAINS(?t, 'condemned'))")
        decision = review.reject(store, claim, **ME)
        hidden = "SELECT ?claim WHERE { ?claim ng:evidence/nif:anchorOf ?t FILTER(CONTAINS(?t, 'condemned')) }"
        left = len(rows(store, hidden))
        build(store, [file], reader)
        assert len(rows(store, hidden)) == left
        remove(store, [file])
        build(store, [file], reader)
        assert len(rows(store, hidden)) == left
        file.write_text(f"---\nurl: https://example.org/a\npublished: 2022-11-03\n---\nThis is an update. {TEXT}")
        assert build(store, [file], reader).superseded == 1
        assert len(rows(store, hidden)) == left
        review.revoke(store, decision, **ME)
        assert len(rows(store, hidden)) == left + 1


@pytest.mark.parametrize(
    ("edited", "holds"),
    [
        ("NATO Secretary General Jens Stoltenberg strongly condemned Iran in a long speech in Brussels on 2 November.", True),
        ("NATO Secretary General Jens Stoltenberg condemned Iran in a long speech in Brussels on 3 November.", False),
        ("NATO Secretary General Jens Stoltenberg condemned Russia in a long speech in Brussels on 2 November.", False),
        ("In the end Jens Stoltenberg condemned Iran.", False),
    ],
)
def test_a_rejection_holds_where_the_sentence_is_a_little_edited(reader: Reader, tmp_path: Path, edited: str, holds: bool) -> None:
    """Another comma or word beside the matter makes no other claim; another figure, participant or sentence does."""
    file = tmp_path / "a.md"
    head = "---\nurl: https://example.org/a\npublished: 2022-11-03\n---\n"
    file.write_text(f"{head}NATO Secretary General Jens Stoltenberg condemned Iran in a long speech in Brussels on 2 November.")
    with open_store(MEMORY) as store:
        build(store, [file], reader)
        claims = "SELECT ?claim WHERE { ?claim ng:content/ng:eventType pl:ACCUSE }"
        decision = review.reject(store, first(store, claims), **ME)
        file.write_text(head + edited)
        assert build(store, [file], reader).superseded == 1
        assert len(rows(store, claims)) == (0 if holds else 1)
        review.revoke(store, decision, **ME)
        assert len(rows(store, claims)) == 1


# ---- exchange, and what is refused


def test_decisions_travel_as_turtle(store: Store, examples: list[Quad], tmp_path: Path) -> None:
    """Imported into another store they do the same there, twice as well as once, whichever came first, revocations with them."""
    a, b = (row["c"].value for row in rows(store, "SELECT ?c WHERE { ?c a ng:Claim } ORDER BY ?c")[:2])
    kept, gone = review.reject(store, a, **ME), review.reject(store, b, **ME)
    review.export_decisions(store, tmp_path / "early.ttl")
    review.relink(store, a_mention(store), IRAN, **ME)
    review.revoke(store, gone, **ME)
    assert review.export_decisions(store, tmp_path / "all.ttl") == 3
    for order in (["early.ttl", "all.ttl"], ["all.ttl", "early.ttl", "all.ttl"]):
        with open_store(MEMORY) as other:
            other.apply(add=examples)
            new = [review.import_decisions(other, tmp_path / name) for name in order]
            assert new[-1] == (2 if order[0] == "early.ttl" else 0)
            assert shown(other) == shown(store)
            assert review.decisions(other) == review.decisions(store)
            review.export_decisions(other, tmp_path / "back.ttl")
            assert (tmp_path / "back.ttl").read_bytes() == (tmp_path / "all.ttl").read_bytes()
    assert kept.in_force


def test_decisions_about_articles_to_come_wait_for_them(store: Store, examples: list[Quad], tmp_path: Path) -> None:
    """Imported into an empty store they are kept, and hold when the article is read."""
    claim = a_claim(store)
    decision = review.reject(store, claim, **ME)
    review.export_decisions(store, tmp_path / "d.ttl")
    article = decision.things[0].article
    with open_store(MEMORY) as other:
        review.import_decisions(other, tmp_path / "d.ttl")
        _add(other, article, [quad for quad in examples if quad.graph_name == NamedNode(article)])
        assert not other.query(f"ASK {{ <{claim}> ?p ?o }}").boolean


def test_a_changed_file_of_decisions_is_refused(store: Store, tmp_path: Path) -> None:
    """A reason written over, a file of something else, and no Turtle at all are errors, and nothing is taken from them."""
    review.reject(store, a_claim(store), **ME)
    review.export_decisions(store, tmp_path / "d.ttl")
    good = (tmp_path / "d.ttl").read_text()
    for text, said in ((good.replace(ME["why"], "because"), "changed"), ("no turtle", "Turtle"), ("[] a [] .", "blank")):
        (tmp_path / "bad.ttl").write_text(text)
        with open_store(MEMORY) as other, pytest.raises(DataError, match=said):
            review.import_decisions(other, tmp_path / "bad.ttl")


def test_decisions_are_kept_with_who_when_and_why(store: Store) -> None:
    """Each is an activity in the decisions' own graph, found by what it is about; the same decision has the same IRI."""
    when = dt.datetime(2026, 1, 2, 3, 4, 5, 60_000, dt.UTC)
    claim = a_claim(store)
    one = review.reject(store, claim, **ME, when=when)
    assert (one.by, one.why, one.when) == (ME["by"], ME["why"], when)
    assert review.reject(store, claim, **ME, when=when) == one
    assert review.decisions(store, claim) == review.decisions(store, one.iri) == review.decisions(store, one.things[0].article) == [one]
    said = f"SELECT ?who ?why WHERE {{ GRAPH ?g {{ <{one.iri}> a ng:Rejection ; prov:wasAssociatedWith/rdfs:label ?who ; ng:why ?why }} }}"
    [row] = rows(store, said)
    assert (row["who"].value, row["why"].value) == (ME["by"], ME["why"])


def test_what_cannot_be_decided_is_refused(store: Store) -> None:
    """A thing the store does not have, nobody's decision, no reason, a moment without a zone, and a second revocation change nothing."""
    claim, mention = a_claim(store), a_mention(store)
    before = set(store.quads())
    nowhere = "https://example.org/nowhere"
    refused: list[Callable[[], object]] = [
        lambda: review.reject(store, nowhere, **ME),
        lambda: review.reject(store, "no IRI", **ME),
        lambda: review.reject(store, mention, **ME),
        lambda: review.relink(store, mention, nowhere, **ME),
        lambda: review.relink(store, claim, IRAN, **ME),
        lambda: review.merge(store, IRAN, IRAN, **ME),
        lambda: review.merge(store, nowhere, IRAN, **ME),
        lambda: review.split(store, STOLTENBERG, [], **ME),
        lambda: review.revoke(store, nowhere, **ME),
        lambda: review.reject(store, claim, by=" ", why="so"),
        lambda: review.reject(store, claim, by="me", why=""),
        lambda: review.reject(store, claim, **ME, when=dt.datetime(2026, 1, 1)),
    ]
    for decide in refused:
        with pytest.raises(BadDecision):
            decide()
    assert set(store.quads()) == before
    done = review.reject(store, claim, **ME)
    review.revoke(store, done, **ME)
    with pytest.raises(BadDecision, match="already"):
        review.revoke(store, done, **ME)
