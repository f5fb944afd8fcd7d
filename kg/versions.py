"""Versions of articles: which text stands for an address or a file now, which ones it has taken the place of, and who has read them how.

The mark is `<new> prov:wasRevisionOf <old>` in the graph of versions (kg/store/projection.py): the old text stays whole in its own named
graph and leaves the default graph. Two articles are versions of each other when they have one address, or, where one of them has none,
when they were read from one file. Beside that the store's notes (on this machine only, never exported) keep which file an article was last
read from (a digest of its path), and which reader has read it with which title, publisher and day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.ids import digest
from kg.model import Article
from kg.query import bind, load
from kg.shape.terms import ng, web_address
from kg.store import Store
from kg.store.projection import NOTES, REVISION, VERSIONS

_READER, _READ_FROM = ng("readerDigest"), ng("readFrom")
_LINE = re.compile(r"(.*):\d+")  # an article of a file of many is named by its line


@dataclass(frozen=True, slots=True)
class Change:
    """What a step does to the graph of versions and to the notes; `current` and `superseded` are the articles that it makes so."""

    drop: tuple[Quad, ...] = ()
    add: tuple[Quad, ...] = ()
    current: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()


class _Pairs:
    """One property in one graph of a store, both ways, as it is now."""

    def __init__(self, store: Store, graph: str, property: NamedNode) -> None:
        self._store, self._graph, self._property = store, graph, property

    def forth(self, subject: str) -> set[str]:
        return {_value(quad.object) for quad in self._store.content(self._graph, NamedNode(subject), self._property)}

    def back(self, value: str) -> set[str]:
        return {_value(quad.subject) for quad in self._store.content(self._graph, None, self._property, self._made(value))}

    def quad(self, subject: str, value: str) -> Quad:
        return Quad(NamedNode(subject), self._property, self._made(value), NamedNode(self._graph))

    def _made(self, value: str) -> NamedNode | Literal:
        return NamedNode(value) if self._property == REVISION else Literal(value)


class Versions:
    """What a store holds now; looked up as far as it is asked for, so that it costs the same however many articles there are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._marks = _Pairs(store, VERSIONS, REVISION)
        self._readings = _Pairs(store, NOTES, _READER)
        self._files = _Pairs(store, NOTES, _READ_FROM)

    def is_current(self, article: str) -> bool:
        """Whether no other version has taken its place."""
        return not self._marks.back(article)

    def of(self, article: str) -> list[str]:
        """All versions of the text that an article is one of, itself among them, sorted."""
        found, new = set[str](), {article}
        while new:
            found |= new
            new = {other for one in new for other in self._marks.forth(one) | self._marks.back(one)} - found
        return sorted(found)

    def from_file(self, path: Path) -> list[str]:
        """Articles that were last read from a file, sorted."""
        return sorted(self._files.back(_file_digest(path)))

    def is_read(self, article: Article, reader: str) -> bool:
        """Whether the store has what this reader makes of just this article, and nothing about it has to be noted or changed."""
        known = self._store.holds(article.iri) and _reading(article, reader) in self._readings.forth(article.iri)
        path = _file(article)
        return known and (path is None or article.iri in self._files.back(_file_digest(path)))

    def arrival(self, article: Article, reader: str | None) -> Change:
        """What it means that an article has been read: it takes the place of the version that stood there before."""
        path = _file(article)
        before = self.from_file(path) if path and str(path) == article.source else []
        drop, add, gone = self._moved(article, before)
        drop, add = [*drop, *self._old_notes(article, before)], [*add, *self._new_notes(article, path, reader)]
        current = (article.iri,) if self._store.holds(article.iri) and gone else ()
        return Change(tuple(drop), tuple(add), current, tuple(sorted(gone)))

    def departure(self, articles: Collection[str]) -> Change:
        """What it means that articles are taken out: the version before stands again, unless it goes too."""
        drop, add = self._unchained(articles)
        notes = [pairs.quad(one, value) for one in articles for pairs in (self._readings, self._files) for value in pairs.forth(one)]
        back = {old for one in articles for old in self._marks.forth(one)} - set(articles)
        still = {_value(quad.object) for quad in add}
        return Change((*drop, *notes), tuple(add), current=tuple(sorted(one for one in back - still if self._only(one, articles))))

    def _moved(self, article: Article, before: list[str]) -> tuple[list[Quad], list[Quad], set[str]]:
        """Marks to drop and to add, and the articles whose place it takes."""
        me = article.iri
        if not self._store.holds(me):
            old = {*self.at_address(article.url), *(one for one in before if not self._address_differs(article, one))}
            gone = {tip for one in old for tip in self._tips(one)} - {me}
            return [], [self._marks.quad(me, one) for one in sorted(gone)], gone
        if self.is_current(me) or not before or me in before or me not in self.of(before[0]):
            return [], [], set()
        drop, add = self._unchained([me])  # the file has gone back to an earlier text
        gone = self._tips(me)
        return drop, [*add, *(self._marks.quad(me, one) for one in sorted(gone))], gone

    def _tips(self, article: str) -> set[str]:
        return {one for one in self.of(article) if self.is_current(one)}

    def _only(self, article: str, gone: Collection[str]) -> bool:
        return self._marks.back(article) <= set(gone)

    def _unchained(self, articles: Collection[str]) -> tuple[list[Quad], list[Quad]]:
        """The marks without these articles: what they stood between is joined."""
        away = set(articles)
        pairs = {(one, old) for one in away for old in self._marks.forth(one)}
        pairs |= {(new, one) for one in away for new in self._marks.back(one)}
        newer = {new for new, _ in pairs} - away
        joined = {(new, old) for new in newer for old in self._beyond(new, away)}
        return [self._marks.quad(*pair) for pair in sorted(pairs)], [self._marks.quad(*pair) for pair in sorted(joined)]

    def _beyond(self, article: str, away: Collection[str]) -> set[str]:
        """The nearest older versions that stay, by way of those that go."""
        found, through = set[str](), [one for one in self._marks.forth(article) if one in away]
        while through:
            for old in self._marks.forth(through.pop()):
                (through.append if old in away else found.add)(old)
        return found

    def at_address(self, url: str | None) -> list[str]:
        """The article that stands at this address now; several only where none was ever known to be a version of the other."""
        link = web_address(url) if url else None
        if link is None:
            return []
        rows = self._store.query(bind(load("article-at"), {"url": link.value})).rows
        return sorted({row["article"].value for row in rows})

    def _address_differs(self, article: Article, other: str) -> bool:
        """A file that now holds another page is no new version of the first."""
        if article.url is None:
            return False
        theirs = {_value(quad.object) for quad in self._store.content(other) if quad.predicate.value.endswith("#specializationOf")}
        link = web_address(article.url)
        return bool(theirs) and link is not None and link.value not in theirs

    def _old_notes(self, article: Article, before: list[str]) -> Iterator[Quad]:
        path = _file(article)
        yield from (self._readings.quad(article.iri, value) for value in self._readings.forth(article.iri))
        if path:
            yield from (self._files.quad(one, _file_digest(path)) for one in before if one != article.iri)

    def _new_notes(self, article: Article, path: Path | None, reader: str | None) -> Iterator[Quad]:
        if reader is not None:
            yield self._readings.quad(article.iri, _reading(article, reader))
        if path:
            yield self._files.quad(article.iri, _file_digest(path))


def _value(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value


def _reading(article: Article, reader: str) -> str:
    """Of all that the graph of an article depends on, but its text, which is in its IRI."""
    day = article.published.isoformat() if article.published else None
    return digest(reader, article.title, article.publisher, day, article.url)


def _file(article: Article) -> Path | None:
    """The file an article was read from, also where that holds many; None for what came from elsewhere."""
    source = article.source or ""
    named = next((found[1] for found in [_LINE.fullmatch(source)] if found), None)
    return next((Path(name) for name in (source, named) if name and Path(name).is_file()), None)


def _file_digest(path: Path) -> str:
    return digest(str(path.resolve()))
