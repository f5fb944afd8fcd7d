"""A mark in the store's notes for each article beside which something stands: it is another whenever that is another.

So who follows the store (kg/sentences) sees what changed without reading it all again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode, Triple

from kg.ids import digest
from kg.store.projection import corrected, withdrawn
from kg.store.triples import Changes
from kg.vocab import NG

MARK = NamedNode(NG + "besideDigest")
_ENDS = withdrawn(""), corrected("")


def mark_of(*beside: Iterable[Triple]) -> str:
    """Of what is withdrawn from an article, and of what stands in its place."""
    return digest(*("\n".join(sorted(map(str, some))) for some in beside))


def changed(lost: Changes, won: Changes) -> list[str]:
    """The articles beside which something changes."""
    return sorted({graph.removesuffix(end) for graph in lost.keys() | won.keys() for end in _ENDS if graph.endswith(end)})


def marked(article: str, lost: Changes, won: Changes, content: Callable[[str], frozenset[Triple]]) -> frozenset[Triple]:
    """The mark of an article after a change; none where nothing stands beside it any more. content: of a graph before the change."""
    none = frozenset[Triple]()
    beside = [(content(graph) - lost.get(graph, none)) | won.get(graph, none) for graph in (withdrawn(article), corrected(article))]
    return frozenset([Triple(NamedNode(article), MARK, Literal(mark_of(*beside)))] if any(beside) else ())
