"""Who is one person: `python -m benchmarks.persons --news FOLDER [--out FILE]`. Prints one JSON object, and writes it to --out.

- judged: over the hand-labelled pairs of `one_person.jsonl` (places in articles of the news folder where two name somebody alike whom the
  authority does not know; of each name those two pairs of articles that have least in common): how many of those taken for one are one, and
  how many of those that are one are taken for one;
- as if of one name: the judgement on pairs of different people of these articles, given one name that is rare, common in one part or in
  both, beside that on pairs that are one, given the same. So it is seen what else than the name tells them apart (conflation, as in the
  evaluation of word senses by pseudo-words: Gale, Church and Yarowsky 1992, "Work on statistical methods for word sense disambiguation").
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.relating import FILES, _day, _percent, _rows
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.relate import relate
from kg.relate.entities import MERGED, Bearer, Profile, judge
from kg.relate.facts import Reading, prints
from kg.relate.naming import bearers_in
from kg.shape import quads
from kg.store import Store, open_store

PAIRS = Path(__file__).with_name("one_person.jsonl")
SEED = 7
CONFLATED = 3000
NAMES = {"rare": ("tuulikki", "vanhanen"), "half": ("james", "vanhanen"), "common": ("james", "moore")}
_DENOTED = "http://groundedannotationframework.org/gaf#denotedBy"
Place = tuple[str, str]  # file and id of an article


def stored(store: Store, news: Path, wanted: set[Place]) -> dict[Place, str]:
    """Reads the articles into the store; their IRIs."""
    rows = {(name, row["id"]): row for name in FILES for row in _rows(news / f"{name}.jsonl") if (name, row["id"]) in wanted}
    made = [make_article(row["text"], url=row["url"], published=_day(row), publisher=row["publisher"]) for row in rows.values()]
    iris = dict[Place, str]()
    for key, result in zip(rows, Reader().extract(made), strict=True):
        if isinstance(result, Extraction):
            store.add(result.article.iri, quads(result))
            iris[key] = result.article.iri
    relate(store)
    return iris


def who(store: Store, iris: dict[Place, str], side: dict[str, Any]) -> str | None:
    """Whom the graph has at a place; None where it names nobody there, or somebody in less or more words."""
    span = f"{iris[side['file'], side['id']]}#offset_{side['start']}_{side['end']}"
    return next((row["who"].value for row in store.query(f"SELECT ?who WHERE {{ ?who <{_DENOTED}> <{span}> }} ORDER BY ?who").rows), None)


def judged(store: Store, iris: dict[Place, str], pairs: Sequence[dict[str, Any]]) -> dict[str, object]:
    """Precision and recall of being one entity over the labelled pairs."""
    sides = [(pair["same"], who(store, iris, pair["one"]), who(store, iris, pair["other"])) for pair in pairs]
    read = [(same, one == other) for same, one, other in sides if one and other]
    taken, same, right = (sum(map(bool, some)) for some in ([t for _, t in read], [s for s, _ in read], [s and t for s, t in read]))
    return {
        "pairs": len(pairs), "not read as a name": len(pairs) - len(read), "one person": same, "taken for one": taken,
        "precision": _percent(right / taken), "recall": _percent(right / same),
    }  # fmt: skip


def as_if_of_one_name(store: Store, iris: dict[Place, str], pairs: Sequence[dict[str, Any]]) -> dict[str, object]:
    """Per cent taken for one, of pairs that are one and of pairs that are not, by how common the name is that both are given."""
    texts = _prints(store, iris.values())
    bearers = (one for article, print_ in texts for one in bearers_in(Reading(store, article, as_read=True), print_))
    people = [one for one in bearers if one.profile.family == "Person"]
    own = {one.iri: one for one in people}
    named = {(one.article, one.entity): one for one in people} | {(one.article, who_): one for who_, one in _taken(store, own)}
    same = list[tuple[Profile, Profile]]()
    for pair in (pair for pair in pairs if pair["same"]):
        both = [named.get((iris[side["file"], side["id"]], who(store, iris, side) or "")) for side in (pair["one"], pair["other"])]
        if both[0] and both[1]:
            same.append((both[0].profile, both[1].profile))
    rng = random.Random(SEED)
    drawn = [rng.sample(people, 2) for _ in range(CONFLATED)]
    others = [(one.profile, other.profile) for one, other in drawn if one.article != other.article and not _alike(one, other)]
    return {
        kind: {"one person, per cent": _taken_for_one(same, name), "two, per cent": _taken_for_one(others, name)}
        for kind, name in NAMES.items()
    } | {"pairs": [len(same), len(others)]}


def _prints(store: Store, articles: Iterable[str]) -> Iterable[tuple[str, Any]]:
    some = sorted(articles)
    for at in range(0, len(some), 100):
        yield from prints(store, some[at : at + 100]).items()


def _taken(store: Store, own: dict[str, Bearer]) -> Iterable[tuple[str, Bearer]]:
    rows = store.query("SELECT ?b ?e WHERE { ?b <https://w3id.org/newsgraph/ns#takenFor> ?e }").rows
    return ((row["e"].value, own[row["b"].value]) for row in rows if row["b"].value in own)


def _alike(one: Bearer, other: Bearer) -> bool:
    return bool(set(one.profile.name) & set(other.profile.name))


def _taken_for_one(pairs: Sequence[tuple[Profile, Profile]], name: tuple[str, str]) -> float:
    scores = (judge(replace(one, name=name), replace(other, name=name)) for one, other in pairs)
    return _percent(sum(score is not None and score[0] >= MERGED for score in scores) / len(pairs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True, help="folder of JSON Lines of articles")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("persons.json"))
    options = parser.parse_args()
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    wanted = {(pair[side]["file"], pair[side]["id"]) for pair in pairs for side in ("one", "other")}
    with open_store(":memory:") as store:
        iris = stored(store, options.news, wanted)
        figures = {"judged": judged(store, iris, pairs), "as if of one name": as_if_of_one_name(store, iris, pairs)}
    text = json.dumps(figures, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
