"""The index of sentences by words and names says what the store says, whatever has been done to the store."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented_world import world
from pyoxigraph import NamedNode, Quad

from kg import shape
from kg.pipeline import Reader, build
from kg.query import bind, load
from kg.resources import data_path
from kg.sentences import (
    FILE,
    KEPT,
    Wanted,
    _filling,
    _index,
    acting,
    asked,
    called,
    concerning,
    days,
    extent,
    follow,
    heads,
    how_much,
    likest,
    named_most,
    naming,
    part_about,
    persons,
    search,
    sentences_of,
    span,
    speaks_of,
    told,
)
from kg.sentences._filling import SHELVES
from kg.store import MEMORY, Store, open_store
from kg.store.projection import withdrawn
from kg.vocab import GAF, NG, NIF, RDFS, UNTYPED

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "2022-07-22-grain-deal.md"
TURKEY = "http://www.wikidata.org/entity/Q43"


@pytest.fixture
def store(tmp_path: Path, reader: Reader) -> Iterator[Store]:
    with open_store(tmp_path / "store") as opened:
        build(opened, [EXAMPLE], reader)
        yield opened


def _by_query(store: Store) -> set[tuple[str, int]]:
    rows = store.query(bind(load("naming"), {"entity": TURKEY})).rows
    return {(row["sentence"].value, int(row["order"].value)) for row in rows}


def _by_index(store: Store) -> set[tuple[str, int]]:
    return {(one.sentence, one.place) for one in naming(store, [TURKEY])}


def test_who_is_named_where_is_what_the_query_says(store: Store) -> None:
    """The index and the question `naming` agree."""
    assert _by_index(store) == _by_query(store) != set()


def test_the_sentences_of_an_article_are_what_the_query_says(store: Store) -> None:
    """The index and the question `article-sentences` give the same sentences in the same order."""
    (article,) = {one.article for one in naming(store, [TURKEY])}
    rows = store.query(bind(load("article-sentences"), {"article": article})).rows
    assert sentences_of(store, article) == [(row["sentence"].value, row["text"].value) for row in rows] != []


def test_claims_in_which_somebody_has_a_role_are_found(store: Store) -> None:
    """As the graph has them: whoever acts in a claim; nobody in a role that he does not have."""
    query = f"SELECT ?claim WHERE {{ ?claim <{NG}content>/(<{NG}actor>|<{NG}actingFor>) <{TURKEY}> }}"
    does = {row["claim"].value for row in store.query(query).rows}
    assert set(concerning(store, [TURKEY], ("actor",)) or ()) == does != set()
    assert concerning(store, [TURKEY], ("instrument",)) == []


def test_a_correction_is_followed(store: Store) -> None:
    """A mention that somebody took from an entity no longer names it, and does again when that is revoked."""
    before = _by_index(store)
    (article,) = {one.article for one in naming(store, [TURKEY])}
    taken = [quad for quad in store.content(article) if (quad.subject, quad.predicate) == (NamedNode(TURKEY), NamedNode(GAF + "denotedBy"))]
    beside = [Quad(quad.subject, quad.predicate, quad.object, NamedNode(withdrawn(article))) for quad in taken]
    store.edit(withdrawn(article), add=beside)
    assert _by_index(store) == _by_query(store) == set()
    store.remove(withdrawn(article))
    assert _by_index(store) == before


def test_an_index_of_another_form_is_made_anew(store: Store) -> None:
    """A file that an earlier version of the program left is replaced."""
    assert store.folder is not None
    with closing(sqlite3.connect(store.folder / FILE)) as index:
        index.executescript("PRAGMA user_version = 1; DROP TABLE sentences;")
    store.close()
    with open_store(store.folder) as again:
        assert search(again, ["grain"])


def _whole(folder: Path) -> list[set[tuple[object, ...]]]:
    """What the file of an index says, by names."""
    of = "JOIN sentences ON sentences.id = sentence"
    words = "words JOIN sentences ON sentences.id = words.rowid JOIN articles ON articles.id = article"
    looks = (
        "SELECT iri, state, told, title, publisher, day FROM articles",
        f"SELECT sentences.iri, place, articles.iri, text FROM {words}",
        f"SELECT entities.iri, entities.kind, sentences.iri, mentions FROM named JOIN entities ON entities.id = entity {of}",
        f"SELECT claims.iri, sentences.iri FROM resting JOIN claims ON claims.id = claim {of}",
        "SELECT entities.iri, role, claims.iri FROM concerned JOIN entities ON entities.id = entity JOIN claims ON claims.id = claim",
    )
    with closing(sqlite3.connect(folder / FILE)) as index:
        return [set(index.execute(look)) for look in looks]


def test_what_follows_step_by_step_is_what_is_made_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles that come, go, change, are corrected and come back leave the index that the store at its end would get; none is listed."""
    first, second, third, *more = world()
    with open_store(tmp_path / "store") as store:
        store.add(first.article.iri, shape.quads(first))
        follow(store)
        monkeypatch.setattr(_index, "_compared", None)
        for one in (second, third, *more):
            store.add(one.article.iri, shape.quads(one))
        store.remove(third.article.iri)
        follow(store)
        store.add(third.article.iri, shape.quads(third))
        store.remove(more[0].article.iri)
        named = [quad for quad in shape.quads(second) if quad.predicate == NamedNode(GAF + "denotedBy")]
        store.edit(second.article.iri, drop=named[:1])
        beside = withdrawn(first.article.iri)
        told = [quad for quad in shape.quads(first) if quad.predicate == NamedNode(GAF + "denotedBy")]
        store.add(beside, [Quad(quad.subject, quad.predicate, quad.object, NamedNode(beside)) for quad in told[:1]])
        follow(store)
    steps = _whole(tmp_path / "store")
    monkeypatch.undo()
    (tmp_path / "store" / FILE).unlink()
    with open_store(tmp_path / "store") as store:
        follow(store)
    assert steps == _whole(tmp_path / "store")
    assert all(steps)


def test_the_index_of_another_store_is_not_taken_for_its_own(tmp_path: Path) -> None:
    """The file beside a store that took the place of another says what this one says, though both made as many changes."""
    first, second, *_ = world()
    for name, one in (("old", first), ("new", second)):
        with open_store(tmp_path / name) as store:
            store.add(one.article.iri, shape.quads(one))
            follow(store)
    (tmp_path / "old" / FILE).replace(tmp_path / "new" / FILE)
    with open_store(tmp_path / "new", read_only=True) as store:
        assert sentences_of(store, second.article.iri)
        assert not sentences_of(store, first.article.iri)


def test_an_index_that_was_cut_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was awaited when the process ended is read in when the index is next looked at."""
    with open_store(tmp_path / "store") as store:
        for one in world():
            store.add(one.article.iri, shape.quads(one))
        monkeypatch.setattr(_filling, "insert", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            follow(store)
    monkeypatch.undo()
    with open_store(tmp_path / "store", read_only=True) as store:
        assert all(sentences_of(store, one.article.iri) for one in world())


def _things(store: Store, kind: str) -> list[str]:
    rows = store.query(f"SELECT ?thing {{ ?thing a <{NG}{kind}> }} ORDER BY ?thing").rows
    return [row["thing"].value for row in rows]


@pytest.mark.parametrize("question", sorted(KEPT))
def test_what_is_kept_of_a_question_is_what_it_says(question: str, store: Store) -> None:
    """For every sentence and every claim the index tells what the question itself says, one thing after another."""
    shelf = SHELVES[question]
    things = _things(store, "Sentence" if shelf.of == "sentence" else "Claim")
    kept = told(store, question, things)
    for thing in things:
        mine = [row for row in kept if row[shelf.of].value == thing]
        assert sorted(map(str, mine)) == sorted(map(str, asked(store, question, **{shelf.of: [thing]})))
    assert kept


def test_what_is_told_follows_a_correction(store: Store) -> None:
    """A mention that somebody took from an entity is told no longer."""
    before = told(store, "sentence-entities", _things(store, "Sentence"))
    (article,) = {one.article for one in naming(store, [TURKEY])}
    taken = [quad for quad in store.content(article) if (quad.subject, quad.predicate) == (NamedNode(TURKEY), NamedNode(GAF + "denotedBy"))]
    store.edit(withdrawn(article), add=[Quad(quad.subject, quad.predicate, quad.object, NamedNode(withdrawn(article))) for quad in taken])
    after = told(store, "sentence-entities", _things(store, "Sentence"))
    assert [row for row in before if row["entity"].value != TURKEY] == after != before


def test_how_much_there_is_is_what_the_graph_counts(store: Store) -> None:
    """Articles, sentences, claims and named entities are as many as the query counts."""
    row = store.query(load(data_path("queries", "pages", "counts.rq")).text).rows[0]
    counted = {name: int(term.value) for name, term in row.items() if name not in ("first", "last")}
    there = extent(store, UNTYPED)
    assert there is not None
    assert {name: getattr(there, name) for name in counted} == counted
    assert span(store) == (there.articles, row["first"].value, row["last"].value)
    [(sentences, claims)] = (how_much(store, [head.article for head in heads(store)]) or {}).values()
    assert (sentences, claims) == (there.sentences, there.claims)


def test_names_are_found_by_their_letters(store: Store) -> None:
    """A name is found by any part of it, in any case, with all mentions counted."""
    [turkey] = [one for one in called(store, "URKEY", 10) if one.entity == TURKEY]
    rows = store.query(f"SELECT ?mention {{ <{TURKEY}> <{GAF}denotedBy> ?mention }}").rows
    assert turkey.mentions == len(rows)
    assert turkey in named_most(store, 100)


def test_who_acts_and_who_is_named_is_what_the_questions_say(store: Store) -> None:
    """The sentences in which somebody acts, the persons of an article and the days are those of the graph's own questions."""
    sentences = _things(store, "Sentence")
    entities = {row["entity"].value for row in told(store, "sentence-entities", sentences)}
    by_question = {row["sentence"].value for row in asked(store, "acting-sentences", actor=entities)}
    assert acting(store, entities) == by_question != set()
    rows = asked(store, "persons-named", sentence=sentences)
    places = {(row["article"].value, int(row["order"].value), int(row["begin"].value), row["entity"].value) for row in rows}
    assert {(one.article, one.order, one.begin, one.entity) for one in persons(store, sentences)} == places
    assert days(store, [head.article for head in heads(store)]) == {head.article: head.day for head in heads(store)}


def test_an_index_in_memory_tells_by_asking(reader: Reader) -> None:
    """A store in memory has no packets: what is told of sentences and claims is asked of it."""
    store = open_store(MEMORY)
    build(store, [EXAMPLE], reader)
    things = _things(store, "Claim")
    assert told(store, "citation", things) == asked(store, "citation", claim=things) != []
    assert extent(store, UNTYPED) is None
    assert part_about(store, Wanted(who=[TURKEY], roles=["actor"]), [TURKEY]) is None


def test_whom_people_speak_of_comes_with_the_number_of_sentences(store: Store, reader: Reader) -> None:
    """Who is the source of claims, and what place or body their sentences name: as often as the graph itself says."""
    build(store, [EXAMPLE.parent], reader)
    found = speaks_of(store, 1000, "Person", ("Place", "Organisation"))
    query = f"""SELECT ?speaker ?about (COUNT(DISTINCT ?sentence) AS ?number) {{
        ?claim <{NG}source> ?who ; <{NG}evidence> ?sentence . ?who <{NG}kind> "Person" ; <{RDFS}label> ?speaker .
        ?mention <{NIF}sentence> ?sentence . ?what <{GAF}denotedBy> ?mention ; <{NG}kind> ?kind ; <{RDFS}label> ?about .
        FILTER(?what != ?who && ?kind IN ("Place", "Organisation")) }} GROUP BY ?speaker ?about"""
    counted = {(row["speaker"].value, row["about"].value, int(row["number"].value)) for row in store.query(query).rows}
    assert set(found or ()) == counted != set()


def test_several_processes_begin_it_at_once(tmp_path: Path) -> None:
    """Workers that open a store without an index all fill and use it: none gets in the way of another."""
    with open_store(tmp_path / "store") as made:
        for one in world():
            made.add(one.article.iri, shape.quads(one))
    look = (
        "import sys\nfrom pathlib import Path\nfrom kg.sentences import follow, span\nfrom kg.store import open_store\n"
        "sys.stdin.readline()\nstore = open_store(Path(sys.argv[1]), read_only=True)\nfollow(store)\nprint(span(store))\n"
    )
    command, pipe = [sys.executable, "-c", look, str(tmp_path / "store")], subprocess.PIPE
    processes = [subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(4)]
    for process in processes:  # they start together as far as can be
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, told
    with closing(sqlite3.connect(tmp_path / "store" / FILE)) as index:
        count = index.execute("SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM sentences), (SELECT COUNT(*) FROM words)")
        articles, sentences, words = count.fetchone()
    assert (articles, words) == (len(world()), sentences)


def test_the_vectors_of_sentences_follow_the_store(tmp_path: Path, reader: Reader, store: Store) -> None:
    """A sentence is the likest to itself, new ones come in where an article is added, and those of an article that is gone go."""
    article = naming(store, [TURKEY])[0].article
    sentence, text = sentences_of(store, article)[1]
    [(found, cosine)] = likest(store, text, 1) or []
    assert (found, round(cosine, 1)) == (sentence, 1.0)
    (tmp_path / "tea.txt").write_text("Farmers in Ostia planted tea on the hills this spring.", encoding="utf-8")
    build(store, [tmp_path / "tea.txt"], reader)
    [(tea, cosine)] = likest(store, "growing tea in the hills", 1) or []
    assert tea not in {iri for iri, _ in sentences_of(store, article)}
    store.remove(tea.partition("#")[0])
    assert tea not in {iri for iri, _ in likest(store, "growing tea in the hills", 100) or []}
    assert len(likest(store, text, 1000) or []) == len(sentences_of(store, article))


def test_an_index_without_vectors_is_made_anew(tmp_path: Path, reader: Reader) -> None:
    """A store whose index an older version made, without vectors, has them when it is next opened."""
    with open_store(tmp_path / "store") as opened:
        build(opened, [EXAMPLE], reader)
    with closing(sqlite3.connect(tmp_path / "store" / FILE)) as index:
        index.execute("DROP TABLE vectors")
        index.execute("PRAGMA user_version = 1")
    with open_store(tmp_path / "store") as opened:
        assert likest(opened, "grain", 3)
