"""The corpora as sentences of words: CoNLL-U treebanks with GUM's and UNER's names, and the name corpora in JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg.nlp.features import gap

Entity = tuple[int, int, str]
"""First word, one past the last word, label as the corpus has it."""


@dataclass(slots=True)
class Tree:
    """Columns of CoNLL-U, one entry per word; `heads` counts from 1, 0 is the root."""

    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """Words with the white space before each (`gaps`), their tree where known, and names under a `scheme`."""

    id: str
    words: list[str]
    gaps: list[int]
    tree: Tree | None = None
    scheme: str | None = None
    entities: list[Entity] = field(default_factory=list)
    chains: list[int] = field(default_factory=list)
    """For each of `entities` the number, within the document, of what it refers to (GUM alone has it)."""

    def text_spans(self) -> list[tuple[int, int]]:
        """Offsets of the words in the sentence's own text."""
        spans, at = [], 0
        for number, (word, before) in enumerate(zip(self.words, self.gaps, strict=True)):
            at += 1 if number and before else 0
            spans.append((at, at + len(word)))
            at += len(word)
        return spans


Document = list[Sentence]


def treebank(path: Path) -> list[Document]:
    """Documents of a CoNLL-U file; a paragraph begins with the gap "blank"."""
    documents: list[Document] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if len(lines) < 2:
            continue
        comments = [line for line in lines if line.startswith("#")]
        if any(line.startswith("# newdoc") for line in comments) or not documents:
            documents.append([])
        sentence = _sentence([line.split("\t") for line in lines if not line.startswith("#")])
        sentence.id = next(line.split("=", 1)[1].strip() for line in comments if line.startswith("# sent_id"))
        fresh = not documents[-1] or any(re.match(r"# newpar( |$)", line) for line in comments)
        sentence.gaps[0] = 3 if fresh else 1
        documents[-1].append(sentence)
    return documents


def _sentence(rows: list[list[str]]) -> Sentence:
    words: list[str] = []
    gaps: list[int] = []
    tree, surface_end, space = Tree(), 0, True
    surface_space = True
    columns: list[str] = []
    for row in rows:
        if "." in row[0]:
            continue
        after = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            surface_end, surface_space = int(row[0].split("-")[1]), after
            continue
        number = int(row[0])
        words.append(row[1])
        gaps.append(int(space))
        space = after if number > surface_end else (surface_space if number == surface_end else False)
        _add(tree, row)
        columns.append(row[9])
    sentence = Sentence("", words, gaps, tree)
    found = gum_entities(columns)
    if found is not None:
        sentence.scheme = "gum"
        sentence.entities, sentence.chains = [entity for entity, _ in found], [chain for _, chain in found]
    return sentence


def _add(tree: Tree, row: list[str]) -> None:
    tree.lemmas.append(row[2])
    tree.upos.append(row[3])
    tree.xpos.append(row[4])
    tree.feats.append(row[5])
    tree.heads.append(int(row[6]))
    tree.rels.append(row[7].lower())


BRACKET = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*(\))?|(\d+)(?:\[[^\]]*\])?\)")


def gum_entities(columns: list[str]) -> list[tuple[Entity, int]] | None:
    """GUM's nested entity types as spans with the number of the chain, read from MISC; None where the corpus has no such layer (EWT)."""
    if not any("Entity=" in cell or "MSeg=" in cell for cell in columns):
        return None
    found: list[tuple[Entity, int]] = []
    open_: dict[str, list[tuple[int, str]]] = {}
    for number, cell in enumerate(columns):
        value = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for match in BRACKET.finditer(value):
            if match.group(1) and match.group(3):
                found.append(((number, number + 1, match.group(2)), int(match.group(1))))
            elif match.group(1):
                open_.setdefault(match.group(1), []).append((number, match.group(2)))
            elif open_.get(match.group(4)):
                start, kind = open_[match.group(4)].pop()
                found.append(((start, number + 1, kind), int(match.group(4))))
    return found


def attach_names(documents: list[Document], path: Path) -> None:
    """Give the sentences of EWT the names of UNER, which has the same sentences under the same ids."""
    records = {record["id"]: record for record in json_lines(path)}
    for sentence in (s for document in documents for s in document):
        record = records.get(sentence.id)
        if record:
            sentence.scheme = "uner"
            sentence.entities = to_words(sentence.text_spans(), record["entities"])


def to_words(spans: list[tuple[int, int]], entities: list[list[object]]) -> list[Entity]:
    """Character spans to word spans, taking in every word that is touched."""
    found = []
    for start, end, label in entities:
        inside = [i for i, (a, b) in enumerate(spans) if a < int(str(end)) and b > int(str(start))]
        if inside:
            found.append((inside[0], inside[-1] + 1, str(label)))
    return found


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def names(path: Path, nlp: Language) -> list[Sentence]:
    """Sentences of a name corpus, in the words of the pipeline's own tokeniser."""
    found = []
    for record in json_lines(path):
        doc = nlp.make_doc(str(record["text"]))
        tokens = [token for token in doc if not token.is_space]
        if not tokens:
            continue
        spans = [(token.idx, token.idx + len(token)) for token in tokens]
        ends = [0] + [end for _, end in spans]
        gaps = [gap(doc.text[before:start]) for before, (start, _) in zip(ends, spans, strict=False)]
        found.append(
            Sentence(
                str(record["id"]), [token.text for token in tokens], gaps, None, str(record["scheme"]), to_words(spans, record["entities"])
            )
        )
    return found
