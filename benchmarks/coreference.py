"""Coreference against GUM's gold, from the raw text of its news, speeches and interviews: the system finds the mentions.

    python -m benchmarks.coreference ../shared/corpora/treebank/gum-test.conllu          # the reader's chains
    python -m benchmarks.coreference ../shared/corpora/treebank/gum-test.conllu --graph  # mentions by their entity

What the figures are: training/conll.py. Needs scipy.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from spacy.tokens import Doc

from kg import authority, ids, lexicon, nlp
from kg.extract import extract
from kg.model import Article, Extraction
from training.conll import GENRES, Figures, Mention, score
from training.referents import texts


def of_reader(doc: Doc, sure: bool = False) -> list[Mention]:
    """The chains that the reader found; `sure`: only links that can be relied on are shown as such."""
    group = doc.spans["coreference"]
    tied = {later: earlier for later, earlier, score in group.attrs["links"] if not sure or score >= group.attrs["sure"]}
    found: dict[int, Mention] = {}
    for head, span in sorted(zip(group.attrs["heads"], group, strict=True), key=lambda pair: pair[0]):
        at = doc[head].idx
        before = found.get(tied.get(head, -1))
        found[head] = Mention(span.start_char, span.end_char, at, at + len(doc[head]), span.label_, str(span.id), before)
    return list(found.values())


ENTITY_KINDS = {"Person": "person", "Group": "person", "Organisation": "organisation", "Place": "place"}


def of_graph(doc: Doc, extraction: Extraction) -> list[Mention]:
    """Mentions with one entity, one for each head word."""
    kinds = {entity.iri: ENTITY_KINDS.get(entity.kind, "") for entity in extraction.entities}
    found: dict[int, Mention] = {}
    last: dict[str, Mention] = {}
    for mention in extraction.mentions:
        span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if mention.entity is None or span is None or span.root.i in found:
            continue
        head = span.root
        place = (mention.span.start, mention.span.end, head.idx, head.idx + len(head))
        found[head.i] = last[mention.entity] = Mention(*place, kinds[mention.entity], mention.entity, last.get(mention.entity))
    return list(found.values())


def run(path: Path, model: str | None, graph: bool, sure: bool = False) -> dict[str, Figures]:
    """Figures of all genres that count together, and of each."""
    reader = nlp.load(model)
    facts, words = authority.load(), lexicon.load()
    gold = [text for text in texts(path) if text.genre in GENRES]
    found = []
    for text in gold:
        doc = reader(text.text)
        article = Article(ids.article_iri(None, text.text), text.text, ids.text_digest(text.text))
        found.append(of_graph(doc, extract(article, doc, facts, words)) if graph else of_reader(doc, sure))
    chosen = {genre: [n for n, text in enumerate(gold) if text.genre == genre] for genre in GENRES}
    parts = {"all": list(range(len(gold))), **chosen}
    return {name: score([gold[n] for n in numbers], [found[n] for n in numbers]) for name, numbers in parts.items()}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", help="a pipeline's name or path; the bundled one without it")
    parser.add_argument("--graph", action="store_true", help="score what linking made of the mentions")
    parser.add_argument("--sure", action="store_true", help="of the links count those alone that linking may use")
    args = parser.parse_args()
    found = run(args.gold, args.model, args.graph, args.sure)
    for name, row in found.items():
        print(f"{name:10} " + "  ".join(f"{figure} {value}" for figure, value in row.items()))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
