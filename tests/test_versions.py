"""New versions, and taking articles out: what is left is what a fresh build of the remaining articles gives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode
from test_pipeline import OneSentence

from kg.errors import StoreError
from kg.model import Article, Extraction, Failure
from kg.pipeline import Outcome, Reader, build, remove
from kg.query import bind, load
from kg.store import MEMORY, Store, open_store
from kg.store.projection import REVISION, VERSIONS

HERE = "https://example.org/news"


class Counting(OneSentence):
    """Knows what it has read, and counts how much it had to."""

    def __init__(self, name: str = "first") -> None:
        self.fingerprint = name
        self.read = 0

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        """One result per article."""
        for result in super().extract(articles):
            self.read += 1
            yield result


def write(folder: Path, name: str, text: str, url: str | None = None) -> Path:
    """An article in a file of its own."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({"text": text, "url": url, "publisher": "Courier"}))
    return folder / name


def graph(store: Store, *, only: Iterable[str] | None = None) -> str:
    """The canonical form of the default graph, without the marks of versions, and of those named graphs."""
    kept = {NamedNode(name) for name in (store.graphs() if only is None else only)} - {NamedNode(VERSIONS)}
    dataset = Dataset(q for q in store.quads() if q.predicate != REVISION and q.graph_name in {DefaultGraph(), *kept})
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, dataset)))


def fresh(reader: OneSentence | Reader, *sources: Path) -> str:
    with open_store(MEMORY) as store:
        build(store, sources, reader)
        return graph(store)


def current(store: Store) -> set[str]:
    return {row["article"].value for row in store.query(bind(load("articles"), {})).rows}


@pytest.mark.parametrize("url", [HERE, None])
def test_another_text_takes_the_place_of_the_one_before(tmp_path: Path, url: str | None) -> None:
    """At one address, or in one file: the default graph is that of the new text alone, and the old one is whole in its own graph."""
    file = write(tmp_path / "a", "one.json", "Iran denied it.", url)
    with open_store(MEMORY) as store:
        build(store, [file], OneSentence())
        [old] = store.graphs()
        before = set(store.content(old))
        write(tmp_path / "a", "one.json", "Iran denied it. Later it agreed.", url)
        report = build(store, [file], OneSentence())
        assert (report.read, report.changed, report.superseded) == (1, 1, 1)
        [new] = current(store)
        assert graph(store, only=[new]) == fresh(OneSentence(), file)
        assert set(store.content(old)) == before
        [row] = store.query(bind(load("versions"), {})).rows
        assert (row["old"].value, row["new"].value, row["claims"].value) == (old, new, "0")


def test_a_page_that_goes_back_to_its_first_text_stands_with_it(tmp_path: Path) -> None:
    """The file says which text is the latest, also where the store has known it for long."""
    first, second = "Iran denied it.", "Iran agreed."
    with open_store(MEMORY) as store:
        for text in (first, second, first):
            build(store, [write(tmp_path, "one.json", text, HERE)], OneSentence())
        assert graph(store, only=current(store)) == fresh(OneSentence(), tmp_path / "one.json")
        assert len(store.content(VERSIONS)) == 1


def test_a_folder_with_two_versions_is_built_twice_without_change(tmp_path: Path) -> None:
    """The one read later stands, and reading both again moves nothing."""
    write(tmp_path / "f", "a.json", "Iran denied it.", HERE)
    write(tmp_path / "f", "b.json", "Iran agreed.", HERE)
    with open_store(MEMORY) as store:
        build(store, [tmp_path / "f"], OneSentence())
        before = sorted(map(str, store.quads()))
        report = build(store, [tmp_path / "f"], OneSentence())
        assert (report.changed, report.unchanged) == (0, 2)
        assert sorted(map(str, store.quads())) == before
        assert graph(store, only=current(store)) == fresh(OneSentence(), tmp_path / "f" / "b.json")


def test_a_file_that_holds_another_page_is_no_new_version(tmp_path: Path) -> None:
    """What was saved under one name from two addresses are two articles."""
    with open_store(MEMORY) as store:
        build(store, [write(tmp_path, "today.json", "Iran denied it.", HERE)], OneSentence())
        build(store, [write(tmp_path, "today.json", "Russia agreed.", HERE + "/2")], OneSentence())
        assert len(current(store)) == 2


def test_lines_that_move_are_no_new_versions(tmp_path: Path) -> None:
    """In a file of many articles without addresses, one more at the top leaves all others what they are."""
    lines = tmp_path / "all.jsonl"
    with open_store(MEMORY) as store:
        lines.write_text('{"text": "Iran denied it."}\n{"text": "Russia agreed."}\n')
        build(store, [lines], OneSentence())
        lines.write_text('{"text": "Turkey waited."}\n{"text": "Iran denied it."}\n{"text": "Russia agreed."}\n')
        report = build(store, [lines], OneSentence())
        assert (report.changed, report.unchanged, report.superseded) == (1, 2, 0)


TEXTS = st.sampled_from(["Iran denied it.", "Iran agreed.", "Russia agreed.", "Turkey waited."])
FILES = st.sampled_from(["a.json", "b.json", "c.json"])
URLS = {"a.json": HERE, "b.json": HERE, "c.json": None}
STEPS = st.lists(st.one_of(st.tuples(FILES, TEXTS), st.tuples(FILES, st.none())), max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_history_leaves_what_a_fresh_build_of_the_standing_articles_gives(
    tmp_path: Path, history: list[tuple[str, str | None]]
) -> None:
    """Whatever was built, changed and removed: the default graph is that of the articles that stand, read for the first time."""
    with open_store(MEMORY) as store:
        for name, text in history:
            if text is not None:
                build(store, [write(tmp_path, name, text, URLS[name])], Counting())
                continue
            with suppress(StoreError):  # nothing was ever read from there
                remove(store, [tmp_path / name])
        standing = current(store)
        urls = {
            iri: next((q.object.value for q in store.content(iri) if q.predicate.value.endswith("#specializationOf")), None)  # type: ignore[union-attr]
            for iri in standing
        }
        with open_store(MEMORY) as other:
            for number, iri in enumerate(sorted(standing)):
                [text] = [q.object.value for q in store.content(iri) if q.predicate.value.endswith("#isString")]  # type: ignore[union-attr]
                build(other, [write(tmp_path / "fresh", f"{number}.json", text, urls[iri])], Counting())
            assert graph(store, only=standing) == graph(other)


@pytest.mark.parametrize("name", ["iri", "url", "file", "folder"])
def test_removing_leaves_what_a_fresh_build_of_the_others_gives(tmp_path: Path, name: str) -> None:
    """By whatever name it is taken out, nothing is left of an article but what others say too."""
    gone, kept = write(tmp_path / "gone", "a.json", "Iran denied it.", HERE), write(tmp_path, "b.json", "Iran agreed.")
    with open_store(MEMORY) as store:
        build(store, [gone], OneSentence())
        names = {"iri": store.graphs()[0], "url": HERE, "file": str(gone), "folder": str(gone.parent)}
        build(store, [kept], OneSentence())
        assert len(remove(store, [names[name]]).removed) == 1
        assert graph(store) == fresh(OneSentence(), kept)


def test_removing_one_version_brings_the_one_before_back(tmp_path: Path) -> None:
    """The newest goes, the one before stands again; one in the middle goes, and nothing else changes; else all go."""
    texts = ["Iran denied it.", "Iran agreed.", "Iran waited."]
    with open_store(MEMORY) as store:
        iris = []
        for text in texts:
            build(store, [write(tmp_path, "a.json", text, HERE)], OneSentence())
            iris += [iri for iri in current(store) if iri not in iris]
        remove(store, [iris[1]], all_versions=False)
        assert current(store) == {iris[2]}
        done = remove(store, [HERE], all_versions=False)
        assert (done.removed, done.restored) == ((iris[2],), (iris[0],))
        assert graph(store) == fresh(OneSentence(), write(tmp_path, "a.json", texts[0], HERE))
        assert store.content(VERSIONS) == []
        build(store, [write(tmp_path, "a.json", texts[1], HERE)], OneSentence())
        remove(store, [tmp_path / "a.json"])
        assert list(store.quads()) == []


def test_a_name_that_fits_no_article_removes_nothing(tmp_path: Path) -> None:
    """One wrong name among right ones is an error, and everything stays."""
    with open_store(MEMORY) as store:
        build(store, [write(tmp_path, "a.json", "Iran denied it.", HERE)], OneSentence())
        with pytest.raises(StoreError, match="nowhere"):
            remove(store, [HERE, "https://example.org/nowhere"])
        assert len(current(store)) == 1


def test_changing_and_removing_real_articles_leaves_a_fresh_build(reader: Reader, tmp_path: Path) -> None:
    """With claims, links and what relates articles: one article changed and one taken out leave what the others give by themselves."""
    examples = Path(__file__).resolve().parents[1] / "examples"
    files = [tmp_path / path.name for path in sorted(examples.glob("2022-1*.md"))[:4]]
    for file in files:
        file.write_text((examples / file.name).read_text(encoding="utf-8"), encoding="utf-8")
    with open_store(MEMORY) as store:
        build(store, files, reader)
        remove(store, [files[0]])
        files[1].write_text(files[1].read_text(encoding="utf-8") + "\nIran denied it again on Monday.\n", encoding="utf-8")
        assert build(store, [files[1]], reader).superseded == 1
        others = {name for name in store.graphs() if "/article/" not in name}
        assert graph(store, only=current(store) | others) == fresh(reader, *files[1:])


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    """The same reader reads an article once, also in another folder; another reader, or another title, has it read again."""
    file = write(tmp_path, "a.json", "Iran denied it.", HERE)
    heard: list[Outcome] = []
    with open_store(MEMORY) as store:
        for reader, times in ((Counting(), 1), (Counting(), 0), (Counting("second"), 1)):
            report = build(store, [file], reader, on_progress=heard.append)
            assert (reader.read, report.read) == (times, 1)
        file.write_text(json.dumps({"text": "Iran denied it.", "url": HERE, "publisher": "Courier", "title": "News"}))
        reader = Counting("second")
        assert build(store, [file], reader).changed == 1
        assert reader.read == 1
    assert [type(one) for one in heard] == [Extraction, Article, Extraction]


def test_fingerprint_is_of_what_reading_depends_on(reader: Reader) -> None:
    """Two readers with the same pipeline and data are one reader."""
    assert reader.fingerprint == Reader().fingerprint
    assert len(reader.fingerprint) == 32
