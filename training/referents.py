"""GUM's gold coreference as character spans, and a text's referring words laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from kg.nlp.referring import Referring
from training.corpora import Document, Sentence, treebank

GAPS = ("", " ", "\n", "\n\n")
KINDS = {"person": "person", "organization": "organisation", "place": "place"}
"""GUM's entity types that are scored, by the reader's names for them."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention: character offsets of the phrase and of its head word, entity type ("other" for the rest of GUM's), number of its chain."""

    start: int
    end: int
    head_start: int
    head_end: int
    kind: str
    chain: int


@dataclass(frozen=True, slots=True)
class Text:
    """A document as running text, with its gold mentions."""

    name: str
    text: str
    mentions: list[Gold]

    @property
    def genre(self) -> str:
        """ "news" for GUM_news_homeopathic."""
        return self.name.split("_")[1]


def texts(path: Path) -> list[Text]:
    """The documents of a file of GUM."""
    return [_text(document) for document in treebank(path)]


def _text(document: Document) -> Text:
    text, found = "", list[Gold]()
    for sentence in document:
        spans = list[tuple[int, int]]()
        for word, gap in zip(sentence.words, sentence.gaps, strict=True):
            text += GAPS[gap] if text else ""
            spans.append((len(text), len(text) + len(word)))
            text += word
        for (start, end, kind), chain in zip(sentence.entities, sentence.chains, strict=True):
            head = spans[_head(sentence, start, end)]
            found.append(Gold(spans[start][0], spans[end - 1][1], *head, KINDS.get(kind, "other"), chain))
    return Text(document[0].id.rsplit("-", 1)[0], text, found)


def _head(sentence: Sentence, start: int, end: int) -> int:
    """The first word of the span whose own head lies outside of it."""
    assert sentence.tree is not None
    return next(i for i in range(start, end) if not start <= sentence.tree.heads[i] - 1 < end)


def matched(doc: Doc, found: list[Referring], gold: list[Gold]) -> list[Gold | None]:
    """For each referring word the shortest gold mention that has the same head word."""
    at: dict[int, Gold] = {}
    for mention in sorted(gold, key=lambda m: m.start - m.end):
        at.update(dict.fromkeys(range(mention.head_start, mention.head_end), mention))
    result = []
    for item in found:
        token = doc[item.head]
        result.append(next((at[i] for i in range(token.idx, token.idx + len(token)) if i in at), None))
    return result
