"""Who is one person: `python -m benchmarks.persons --news FOLDER [--out FILE]`. Prints one JSON object, and writes it to --out.

- judged: over the hand-labelled pairs of `one_person.jsonl` (places in articles of the news folder where two name somebody alike whom the
  authority does not know; of each name those two pairs of articles that have least in common): how many of those taken for one are one, and
  how many of those that are one are taken for one;
- two people of one name: different people of these articles who share a surname or a given name, and stand in no article together, are
  given the one's whole name, and the bearers of both are looked at as the program does: how many of such twos are taken for one, by how
  many of the two parts of the name many people bear. So it is seen what else than the name tells people apart (conflation, as in the
  evaluation of word senses by pseudo-words: Gale, Church and Yarowsky 1992, "Work on statistical methods for word sense disambiguation").
  The weights were set on these articles; those of `one_person_held_out.txt` were read only when they had been set.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.relating import FILES, _day, _percent, _rows
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.relate import relate
from kg.relate.entities import PERSON, Bearer, commonness
from kg.relate.facts import Reading, prints
from kg.relate.identity import identify
from kg.relate.naming import bearers_in
from kg.relate.spelling import alike
from kg.shape import quads
from kg.store import Store, open_store

PAIRS = Path(__file__).with_name("one_person.jsonl")
HELD_OUT = Path(__file__).with_name("one_person_held_out.txt")  # file and id of articles
_COMMON = {-1: "rare name of three words", 0: "rare name", 1: "half rare name", 2: "common name"}
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


def two_of_one_name(store: Store, articles: Iterable[str]) -> dict[str, object]:
    """Of two people who are given one name: how many are taken for one."""
    some = sorted(articles)
    texts = [one for at in range(0, len(some), 100) for one in prints(store, some[at : at + 100]).items()]
    known = defaultdict[tuple[str, ...], list[Bearer]](list)
    for article, print_ in texts:
        for one in bearers_in(Reading(article, store.content(article)), print_):
            if one.profile.family == PERSON:
                known[one.profile.name].append(one)
    found = defaultdict[str, Counter[bool]](Counter)
    for a, b in _twos(sorted(known)):
        if not {bearer.article for bearer in known[a]} & {bearer.article for bearer in known[b]}:
            found[_COMMON[commonness(a)]][_are_mixed(known[a], known[b])] += 1
    return {kind: {"twos": hits.total(), "taken for one": hits[True]} for kind, hits in sorted(found.items())}


def _twos(names: Sequence[tuple[str, ...]]) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names that have the surname or the given name in common, and whose other part is another one and no short or other form of it."""
    for place, other in ((-1, 0), (0, -1)):
        sharing = defaultdict[str, list[tuple[str, ...]]](list)
        for name in names:
            sharing[name[place]].append(name)
        for some in sharing.values():
            yield from ((a, b) for a, b in combinations(some, 2) if not alike(a[other], b[other]) and a[other][:3] != b[other][:3])


def _are_mixed(one: Sequence[Bearer], other: Sequence[Bearer]) -> bool:
    """Whether somebody of the one is taken for somebody of the other, if all bear the first's name."""
    renamed = [replace(b, entity=one[0].entity, profile=replace(b.profile, name=one[0].profile.name)) for b in (*one, *other)]
    taken = {b.bearer: b.entity for b in identify(renamed).identities}
    groups = [{taken.get(b.iri, b.iri) for b in some} for some in (renamed[: len(one)], renamed[len(one) :])]
    return bool(groups[0] & groups[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True, help="folder of JSON Lines of articles")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("persons.json"))
    options = parser.parse_args()
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    wanted = {(pair[side]["file"], pair[side]["id"]) for pair in pairs for side in ("one", "other")}
    held_out = {(file, id_) for file, id_ in map(str.split, HELD_OUT.read_text(encoding="utf-8").splitlines())}
    with open_store(":memory:") as store:
        iris = stored(store, options.news, wanted)
        figures: dict[str, object] = {"judged": judged(store, iris, pairs)}
        twos = {"tuned on": two_of_one_name(store, iris.values())}
    with open_store(":memory:") as store:
        twos["held out"] = two_of_one_name(store, stored(store, options.news, held_out).values())
    figures["two people of one name"] = twos
    text = json.dumps(figures, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
