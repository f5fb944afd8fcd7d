"""What was read when an article was built is not read again when somebody asks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg import nlp
from kg.ask import ask
from kg.ask.render import to_json
from kg.model import Article, Extraction, Failure
from kg.pipeline import Reader, build, remove
from kg.read import make_article
from kg.sentences import FILE, keep_trees, sentences_of, tree
from kg.store import Store, open_store

TEXT = (
    "Hungary may block a joint statement of the ministers on Monday, officials in Budapest said. "
    "Serbia recalled its ambassador from Croatia in March. "
    "Dozens of Ukrainian soldiers were trained in Poland by the British army, Warsaw said. "
    "Finland rejected the offer of Estonia."
)
OTHER = "Norway denied that its navy had rammed a Danish trawler near Bergen. Denmark recalled its envoy."
QUESTIONS = (
    "Which country may block the statement?",
    "Were Ukrainian soldiers trained in Poland?",
    "Did the navy ram a trawler near Bergen?",
    "Who recalled the ambassador from Croatia?",
    "Has Estonia rejected the offer?",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The bundled pipeline."""
    return Reader()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two invented articles."""
    found = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, text in zip(found, (TEXT, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    return found


@pytest.fixture
def store(tmp_path: Path, files: list[Path], reader: Reader) -> Iterator[Store]:
    with open_store(tmp_path / "store") as opened:
        build(opened, files, reader)
        yield opened


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are read for their trees from now on."""
    texts: list[str] = []
    trees = nlp.trees

    def noted(pipe: Language, text: str) -> Doc:
        texts.append(text)
        return trees(pipe, text)

    monkeypatch.setattr(nlp, "trees", noted)
    return texts


def texts_of(store: Store) -> list[str]:
    """All sentences."""
    articles = sorted(graph for graph in store.graphs() if "/article/" in graph)
    return [text for article in articles for _, text in sentences_of(store, article)]


def answers(store: Store, reader: Reader) -> list[str]:
    return [json.dumps(to_json(ask(store, question, reader))) for question in QUESTIONS]


def test_every_sentence_has_its_tree(store: Store, reader: Reader) -> None:
    """Just what the reader makes of the sentence by itself."""
    texts = texts_of(store)
    assert len(texts) == 6
    assert [tree(store, reader.tree_fingerprint, text) for text in texts] == reader.packets(texts)


def test_no_sentence_is_read_again(store: Store, files: list[Path], read: list[str]) -> None:
    """Asking reads the questions alone, and building again reads nothing; the answers are those that reading again gives."""
    fresh = Reader()
    told = answers(store, fresh)
    sentences = set(texts_of(store))
    assert read
    assert sentences.isdisjoint(read)
    read.clear()
    build(store, files, fresh)
    assert read == []
    with closing(sqlite3.connect(store.folder / FILE)) as index:  # type: ignore[operator]
        index.execute("DELETE FROM trees")
        index.commit()
    assert answers(store, Reader()) == told
    assert not sentences.isdisjoint(read)


def test_a_store_without_trees_has_them_after_the_next_build(tmp_path: Path, store: Store, files: list[Path], reader: Reader) -> None:
    """A store whose index an older version made answers as well, and the next build reads its sentences, though no article is new."""
    told = answers(store, reader)
    with closing(sqlite3.connect(tmp_path / "store" / FILE)) as index:
        index.execute("PRAGMA user_version = 1")
    store.close()
    with open_store(tmp_path / "store") as again:
        assert answers(again, Reader()) == told
        assert tree(again, reader.tree_fingerprint, texts_of(again)[0]) is None
        assert build(again, files, reader).changed == 0
        assert None not in [tree(again, reader.tree_fingerprint, text) for text in texts_of(again)]


def test_trees_go_with_their_article(store: Store, files: list[Path], reader: Reader) -> None:
    """Of an article that is removed nothing is left."""
    texts = texts_of(store)
    remove(store, [files[1]])
    left = texts_of(store)
    kept = [tree(store, reader.tree_fingerprint, text) is not None for text in texts]
    assert kept == [text in left for text in texts]
    assert len(left) == 4


class Other:
    """A reader of another make."""

    tree_fingerprint = "another"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def packets(self, texts: Sequence[str]) -> list[bytes]:
        self.texts += texts
        return [b"" for _ in texts]


def test_no_reader_takes_the_trees_of_another(store: Store, reader: Reader) -> None:
    """Each finds its own alone; the one that built last has all of them anew, once."""
    texts, other = texts_of(store), Other()
    assert [tree(store, other.tree_fingerprint, text) for text in texts] == [None] * 6
    keep_trees(store, other)
    keep_trees(store, other)
    assert sorted(other.texts) == sorted(texts)
    assert {tree(store, other.tree_fingerprint, text) for text in texts} == {b""}
    assert {tree(store, reader.tree_fingerprint, text) for text in texts} == {None}


def test_one_question_extracts_from_no_text_twice(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of a question that several things look at is extracted from once, for as long as the question is answered."""
    counted = list[str]()
    whole = Reader._extract

    def counting(self: Reader, article: Article) -> Extraction | Failure:
        counted.append(article.text)
        return whole(self, article)

    monkeypatch.setattr(Reader, "_extract", counting)
    recalling, article = reader.recalling(lambda _: None), make_article("Norland condemned the raid on Ostia.")
    assert [*recalling.extract([article, article])] == [*recalling.extract([article])] * 2
    assert counted == [article.text]
    assert [*reader.extract([article])] == [*reader.extract([article])]
    assert len(counted) == 3
