"""Who is who: those of one name in several articles, taken for one or told apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import TypedDict

import pytest
from invented_press import relations
from invented_world import COURIER, NORLAND, OSTIA, PACT, Sheet
from pyoxigraph import DefaultGraph

from kg import review
from kg.decisions.identities import Identities, bearer_iri
from kg.explain import explain
from kg.ids import entity_iri
from kg.model import Entity, Extraction, TimeExpression
from kg.query import bind, expand, load
from kg.relate import INDEX, relate
from kg.relate.entities import Bearer, Profile
from kg.relate.families import replace_bearers
from kg.relate.grouping import Compared, regrouped
from kg.relate.index import Index
from kg.relate.nearby import Seat, seat, to_compare
from kg.shape import quads
from kg.store import MEMORY, Store, open_store
from kg.vocab import GAF, ID, NG

MOORE, VANHANEN = "James Moore", "Tuulikki Vanhanen"
NOBODY = Entity(entity_iri("Person", "ola torvinen", None), "Person", "Ola Torvinen", "Person")


class Me(TypedDict):
    """Who decides, and why."""

    by: str
    why: str


ME = Me(by="ada", why="asked them")


def person(name: str, country: str | None = None) -> Entity:
    """Somebody whom the authority does not know, as reading gives him an entity by name and state."""
    return Entity(entity_iri("Person", name.casefold(), country), "Person", name, "Person", country=country)


def told(who: Entity, number: int, *beside: Entity, role: str = "", day: int = 0) -> Extraction:
    """An article of its own on a visit by somebody, with an office or without, to those named beside."""
    names = " and ".join(one.name for one in (OSTIA, *beside)[bool(beside) :])
    sheet = Sheet(f"{who.name} visited {names} on trip {number}. {role}", COURIER, url=f"https://courier.example/{number}",
                  published=dt.date(2020, 1, 1) + dt.timedelta(day or 40 * number))  # fmt: skip
    visitor = sheet.name(who.name, who, label="PERSON")
    if role:
        sheet.name(role, who, label="TITLE", form="nominal")
    there = [sheet.name(one.name, one) for one in (beside or (OSTIA,))]
    sheet.claim(sheet.event("CONSULT", "visit", "visited", [visitor], recipients=(there[0],)))
    return sheet.extraction()


def entities(store: Store, name: str) -> dict[str, int]:
    """The entities that the default graph knows by a name, and how many articles name each."""
    question = f"""PREFIX gaf: <{GAF}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
      SELECT ?e (COUNT(DISTINCT ?a) AS ?n) {{ ?e rdfs:label "{name}"@en ; gaf:denotedBy ?m . ?m nif:referenceContext ?a }} GROUP BY ?e"""
    return {row["e"].value: int(row["n"].value) for row in store.query(question).rows}


def put(store: Store, articles: Sequence[Extraction]) -> None:
    for one in articles:
        store.add(one.article.iri, quads(one))
    relate(store, [one.article.iri for one in articles])


def whole(store: Store) -> list[str]:
    """All that questions see, sorted."""
    assert relations(store) is not None
    return sorted(str(quad.triple) for quad in store.quads() if quad.graph_name == DefaultGraph())


@pytest.mark.parametrize(
    ("articles", "sizes"),
    [
        ([told(person(MOORE), 1), told(person(MOORE), 2)], [1, 1]),
        ([told(person(VANHANEN), 1, OSTIA), told(person(VANHANEN), 2, NORLAND)], [1, 1]),
        ([told(person(VANHANEN), 1, OSTIA, PACT), told(person(VANHANEN), 2, NORLAND, PACT)], [1, 1]),
        ([told(person(VANHANEN), 1, role="Port Minister"), told(person(VANHANEN), 2, NORLAND, role="Port Minister")], [2]),
        ([told(person(MOORE), 1, role="Harbour Commissioner"), told(person(MOORE), 2, role="Industry Minister")], [1, 1]),
        ([told(person(MOORE), 1, role="Harbour Commissioner"), told(person(MOORE), 2, role="the Harbour Commissioner")], [2]),
        ([told(person(MOORE), 1, PACT, NOBODY), told(person(MOORE), 2, PACT, NOBODY), told(person(MOORE), 3)], [1, 2]),
        ([told(person(VANHANEN, "NOR"), 1), told(person(VANHANEN, "SDR"), 2)], [1, 1]),
        ([told(person(VANHANEN), 1, role="Poet"), told(person(VANHANEN, "NOR"), 2, role="Poet")], [2]),
        ([told(person(VANHANEN, state), n, role="Poet") for n, state in enumerate((None, "NOR", "SDR"))], [1, 1, 1]),
        ([told(person("Oleksandra Hrytsiv", "NOR"), 1, PACT, OSTIA, role="Port Minister"),
          told(person("Olexandra Hrytsiv", "NOR"), 2, PACT, OSTIA, role="Port Minister")], [2]),
    ],
)  # fmt: skip
def test_who_is_one_and_who_is_not(articles: list[Extraction], sizes: list[int]) -> None:
    """One entity where beside the name enough is shared, in whatever order the articles come; else each has its own."""
    seen = set[tuple[str, ...]]()
    for order in permutations(articles):
        with open_store(MEMORY) as store:
            put(store, order)
            found = Counter(entities(store, articles[0].entities[0].name))
            for name in {one.name for article in articles for one in article.entities} - {articles[0].entities[0].name}:
                if name.split()[-1] == articles[0].entities[0].name.split()[-1]:
                    found |= Counter(entities(store, name))
            assert sorted(found.values()) == sizes
            seen.add(tuple(whole(store)))
    assert len(seen) == 1


def test_the_graph_is_that_of_a_fresh_build(tmp_path: Path) -> None:
    """Articles on people of one name that come one by one, and go again, leave what the others alone give, triple by triple."""
    articles = [
        told(person(MOORE), 1, role="Harbour Commissioner"), told(person(MOORE), 2, role="Industry Minister"), told(person(VANHANEN), 3),
        told(person(MOORE), 4, PACT, NOBODY, role="the Harbour Commissioner"), told(person(VANHANEN, "NOR"), 5),
        told(person(MOORE, "SDR"), 6, PACT, NOBODY), told(person(VANHANEN, "SDR"), 7), told(person(MOORE), 8),
    ]  # fmt: skip
    with open_store(tmp_path / "store") as store:
        here = list[Extraction]()
        for step, one in enumerate([*articles, articles[0], articles[4], articles[2]]):
            gone = step >= len(articles)
            if gone:
                here.remove(one)
                for graph in (one.article.iri, one.article.iri + "/withdrawn", one.article.iri + "/corrected"):
                    store.remove(graph)
                relate(store, (), [one.article.iri])
            else:
                here.append(one)
                put(store, [one])
            with open_store(MEMORY) as fresh:
                put(fresh, here[::-1])
                assert whole(store) == whole(fresh), step
        (tmp_path / "store" / INDEX).unlink()
        before = whole(store)
        relate(store)
        assert whole(store) == before


def test_what_an_article_says_is_never_touched() -> None:
    """Telling two apart changes what the default graph takes from an article, and nothing in the article's own graph."""
    articles = [told(person(MOORE), 1, role="Harbour Commissioner"), told(person(MOORE), 2, role="Industry Minister")]
    with open_store(MEMORY) as store:
        put(store, articles)
        for one in articles:
            assert {q.triple for q in store.content(one.article.iri)} == {q.triple for q in quads(one)}
        [other] = [found for one in articles for found in Identities(store).of(one.article.iri)]
        assert other.entity == bearer_iri(person(MOORE).iri, other.article)


def test_one_event_of_two_namesakes_is_two() -> None:
    """A dated visit by somebody of a name is the same event in two articles only where he is the same: told apart, each has his own."""

    def visit(number: int, role: str) -> Extraction:
        sheet = Sheet(f"{MOORE} visited Ostia on 5 May. {role} {number}", COURIER, published=dt.date(2023, 5, 6))
        visitor, there = sheet.name(MOORE, person(MOORE), label="PERSON"), sheet.name("Ostia", OSTIA)
        sheet.name(role, person(MOORE), label="TITLE", form="nominal")
        day = TimeExpression(sheet.span("5 May"), dt.date(2023, 5, 5), dt.date(2023, 5, 5), "day", "Explicit")
        sheet.claim(sheet.event("CONSULT", "visit", "visited", [visitor], recipients=(there,), time=day))
        return sheet.extraction()

    def events(store: Store) -> int:
        rows = store.query(f"SELECT DISTINCT ?e WHERE {{ ?e a <{NG}Event> }}").rows
        return len(rows)

    with open_store(MEMORY) as store:
        put(store, [visit(1, "Harbour Commissioner"), visit(2, "Harbour Commissioner")])
        assert events(store) == 1
    with open_store(MEMORY) as store:
        put(store, [visit(1, "Harbour Commissioner"), visit(2, "Poet")])
        assert events(store) == 2


def test_reasons_and_candidates_are_told() -> None:
    """Who was taken for one, with what score and why, and who may be one all the same, are questions."""
    one, other, third = (told(person(MOORE), n, PACT, NOBODY) for n in (1, 2, 3))
    apart = told(person(MOORE), 4, role="Poet")
    with open_store(MEMORY) as store:
        put(store, [one, other, third, apart])
        [main] = [iri for iri, count in entities(store, MOORE).items() if count == 3]
        rows = store.query(bind(load("why-one"), {"entity": main})).rows
        assert len({row["other_article"].value for row in rows}) == 2
        assert {row["reason"].value.removeprefix(NG) for row in rows} == {"SameName", "SameCompany", "SamePeople"}
        assert {int(row["score"].value) for row in rows} <= set(range(80, 101))
        maybe = store.query(load("candidates").text).rows
        assert {(row["name"].value, int(row["score"].value) < 80) for row in maybe} == {(MOORE, True)}
        assert {row["name"].value for row in store.query(load("namesakes").text).rows} == {MOORE}


def test_of_many_who_may_be_the_same_the_likeliest_are_told() -> None:
    """Of a name that many bear everybody may be many others; only those two are kept who have most in common with him."""
    scores = {1: 60, 2: 70, 3: 65, 4: 50, 5: 70}
    seats = [Seat(n, f"1 2020-01-0{n} b{n}", f"e{n}", (), (), 0) for n in range(1, 7)]
    compared = dict[int, Compared]({n: [] for n in scores} | {6: [(n, score, "SameName") for n, score in scores.items()]})
    decided = regrouped(seats, {}, compared, (), compared, compared.__getitem__).anew
    assert decided[6].open == ((2, 70, "SameName"), (5, 70, "SameName"))
    assert not decided[6].sure


@pytest.mark.parametrize("later", [False, True])
def test_the_analyst_has_the_last_word(tmp_path: Path, later: bool) -> None:
    """Two who were told apart are made one, and one is split in two; both hold when articles come, and both can be revoked."""
    first, second = told(person(MOORE), 3, role="Harbour Commissioner"), told(person(MOORE), 4, role="Court Poet")
    with open_store(tmp_path / "store") as store:
        put(store, [first, second])
        one, other = sorted(entities(store, MOORE), key=lambda iri: iri != person(MOORE).iri)
        decision = review.merge(store, other, one, **ME)
        assert entities(store, MOORE) == {one: 2}
        if later:
            put(store, [told(person(MOORE), 2, role="the Court Poet")])
            assert sorted(entities(store, MOORE).values()) == [3]
        review.revoke(store, decision, **ME)
        assert sorted(entities(store, MOORE).values()) == ([1, 2] if later else [1, 1])
        rare = [told(person(VANHANEN, "NOR"), n) for n in (11, 12)]
        put(store, rare)
        [whole_] = entities(store, VANHANEN)
        mention = f"{rare[1].article.iri}#offset_0_{len(VANHANEN)}"
        decision = review.split(store, whole_, [mention], **ME)
        put(store, [told(person(VANHANEN, "NOR"), 13)])
        assert sorted(entities(store, VANHANEN).values()) == [1, 2]
        review.revoke(store, decision, **ME)
        assert list(entities(store, VANHANEN).values()) == [3]


def test_why_two_are_one_can_be_read_and_taken_back() -> None:
    """An explanation of somebody of several articles shows what speaks for it and who else he may be; its commands undo and make that."""
    one, other, apart = told(person(MOORE), 1, PACT, NOBODY), told(person(MOORE), 2, PACT, NOBODY), told(person(MOORE), 3, role="Poet")
    with open_store(MEMORY) as store:
        put(store, [one, other, apart])
        [main] = [iri for iri, count in entities(store, MOORE).items() if count == 2]
        [why] = explain(store, main).identities
        [link] = why.taken_for_one
        assert (why.name, len(why.articles), {name for name, _ in link.reasons}) == (MOORE, 2, {"SameName", "SameCompany", "SamePeople"})
        assert all(meaning for _, meaning in link.reasons)
        assert (link.one.source.iri, link.other.source.iri, link.other.words) == (one.article.iri, other.article.iri, (MOORE,))
        [maybe] = why.candidates
        assert maybe.score < 80 <= link.score
        assert maybe.other.words == (MOORE, "Poet")
        kind, entity, *mentions = link.undo.split()[2:-2]
        assert (kind, expand(entity), tuple(map(expand, mentions))) == ("split", main, link.other.mentions)
        [of_mention] = explain(store, link.other.mentions[0]).identities
        assert of_mention.taken_for_one == why.taken_for_one
        split = review.split(store, main, link.other.mentions, **ME)
        assert sorted(entities(store, MOORE).values()) == [1, 1, 1]
        [decided] = explain(store, main).identities[0].decisions
        assert (decided.iri, decided.kind) == (split.iri, "Split")
        assert [expand(word) for word in decided.undo.split()[2:4]] == ["revoke", split.iri]
        review.revoke(store, split, **ME)
        assert explain(store, main).identities == (why,)


def test_a_link_is_explained_as_whom_it_is_about() -> None:
    """The IRI of a link between two of one name leads to the same explanation as the entity's."""
    with open_store(MEMORY) as store:
        put(store, [told(person(VANHANEN), 1, role="Poet"), told(person(VANHANEN), 2, role="Poet")])
        [link] = store.query(f"SELECT ?x {{ ?x a <{NG}IdentityLink> }}").rows
        [main] = entities(store, VANHANEN)
        assert explain(store, link["x"].value) == explain(store, main)


def visitor(number: int, day: str = "2000-01-01", **beside: tuple[str, ...]) -> Bearer:
    """One of many of a name, each in an article of its own."""
    told_ = Profile("Person", ("tuulikki", "vanhanen"), day=day, **beside)
    return Bearer(f"b{number:04}", "e", f"a{number:04}", "Person", VANHANEN, told_)


def test_many_of_one_name_are_compared_with_few() -> None:
    """Each of a thousand articles on one name is compared with some that are near, so that the work for each does not grow."""
    everybody = [visitor(n, f"{2000 + n // 300}-01-01", company=("c", "d")) for n in range(1000)]
    index, later = Index(None, "test"), visitor(1000, "2002-01-01", company=("c", "d"))
    [(_, found)] = replace_bearers(index, [one.article for one in everybody], everybody)
    assert {one.entity for one in found.identities} == {"e"}
    assert len(found.merged) == 999
    order = sorted((seat(n, one) for n, one in enumerate([*everybody, later])), key=lambda each: each.place)
    compared = [len(others) for _, others in to_compare(order, range(1000), ())]
    assert (max(compared) <= 12, len(list(to_compare(order, [1000], ()))) <= 12) == (True, True)
    [(was, now)] = replace_bearers(index, [later.article], [later])
    assert len((now - was).merged) <= 12


def test_who_comes_to_many_of_one_name_makes_few_decide_anew() -> None:
    """What was decided of those who do not have him in sight stays as it is, also where he stands among them; and from where he brings two
    groups together, all are looked at again."""
    seats = [Seat(n, f"1 2020-01-{n:02} b{n:02}", "e", (), (), 0) for n in range(1, 21)]
    compared = dict[int, Compared]({n: [(n - 2, 90, "SameName")] if n > 2 else [] for n in range(1, 21)})
    first = regrouped(seats, {}, compared, (), compared, compared.__getitem__)
    assert len({id(group) for group in first.groups.values()}) == 2
    one, other = Seat(99, "1 2020-01-10 b99", "e", (), (), 0), compared | {99: [(9, 90, "SameName")], 11: [(99, 90, "SameName")]}
    order = sorted([*seats, one], key=lambda each: each.place)
    alone = regrouped(order, first.anew, {99}, (), {99, 11}, other.__getitem__)
    assert ({*alone.anew}, alone.all_of_them) == ({99, 11}, False)
    both = regrouped(order, first.anew, {99}, (), {99}, (other | {99: [(9, 90, "SameName"), (10, 90, "SameName")]}).__getitem__)
    assert (both.all_of_them, len({id(group) for group in both.groups.values()})) == (True, 1)


@pytest.mark.parametrize(("said", "meant"), [("id:ent/1a", f"{ID}ent/1a"), (f"<{ID}ent/1a>", f"{ID}ent/1a"), ("id:ent/1a…", "id:ent/1a…")])
def test_our_own_ids_are_taken_as_explanations_print_them(said: str, meant: str) -> None:
    """A decision takes an id with the prefix that explanations and tables show; one that is cut short is no IRI."""
    assert expand(said) == meant
