"""What the store notes by itself of its articles, in the transaction that changes them.

A mark for each article beside which something stands: it is another whenever that is another, so who follows the store (kg/sentences) sees
what changed without reading it all again. And a note for each article that came, went or changed and is still to be related
(kg/relate/pending.py), so that nobody has to go through all articles to find it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.ids import digest
from kg.store.history import Noting
from kg.store.projection import NOTES, corrected, is_article, withdrawn
from kg.store.triples import Changes
from kg.vocab import ID, NG

MARK = NamedNode(NG + "besideDigest")
TO_BE_RELATED = NamedNode(NG + "toBeRelated")
ARTICLES = f"{ID}article/"
_ENDS = withdrawn(""), corrected("")


def mark_of(*beside: Iterable[Triple]) -> str:
    """Of what is withdrawn from an article, and of what stands in its place."""
    return digest(*("\n".join(sorted(map(str, some))) for some in beside))


def mark_in(store: Noting, article: str) -> str:
    """The mark that a store keeps of an article; empty where nothing stands beside it."""
    marks = (quad.object for quad in store.content(NOTES, NamedNode(article), MARK))
    return next((mark.value for mark in marks if isinstance(mark, Literal)), "")


def changed(lost: Changes, won: Changes) -> list[str]:
    """The articles beside which something changes."""
    return sorted({graph.removesuffix(end) for graph in lost.keys() | won.keys() for end in _ENDS if graph.endswith(end)})


def marked(article: str, lost: Changes, won: Changes, content: Callable[[str], frozenset[Triple]]) -> frozenset[Triple]:
    """The mark of an article after a change; none where nothing stands beside it any more. content: of a graph before the change."""
    none = frozenset[Triple]()
    beside = [(content(graph) - lost.get(graph, none)) | won.get(graph, none) for graph in (withdrawn(article), corrected(article))]
    return frozenset([Triple(NamedNode(article), MARK, Literal(mark_of(*beside)))] if any(beside) else ())


def touched(lost: Changes, won: Changes) -> frozenset[str]:
    """The articles of which the own graph changes, or what stands beside it."""
    return frozenset([*changed(lost, won), *_own(lost, won)])


def to_be_related(articles: Iterable[str]) -> list[Quad]:
    """The notes that articles, by IRI, are to be related."""
    return [Quad(NamedNode(article), TO_BE_RELATED, Literal(True), NamedNode(NOTES)) for article in articles]


def unrelated(lost: Changes, won: Changes) -> list[Quad]:
    """The notes for the articles of which the own graph changes."""
    return to_be_related(_own(lost, won))


def _own(lost: Changes, won: Changes) -> list[str]:
    return [graph for graph in sorted(lost.keys() | won.keys()) if graph.startswith(ARTICLES) and is_article(graph)]
