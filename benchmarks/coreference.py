"""Coreference against GUM's gold, from the raw text of its news, speeches and interviews: the system finds the mentions.

    python -m benchmarks.coreference ../shared/corpora/treebank/gum-test.conllu          # the reader's chains
    python -m benchmarks.coreference ../shared/corpora/treebank/gum-test.conllu --graph  # mentions by their entity
    python -m benchmarks.coreference ../shared/corpora/treebank/gum-test.conllu --used   # what the graph takes from the chains

What the figures are: training/conll.py. Needs scipy.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from spacy.tokens import Doc

from kg import authority, ids, lexicon, nlp
from kg.extract import extract
from kg.model import Article, Extraction, Span
from training.conll import GENRES, Figures, Mention, score
from training.referents import Text, texts


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


def used(text: Text, doc: Doc, extraction: Extraction) -> tuple[int, int]:
    """Of the pronouns and descriptions that the graph ties to an entity by coreference: how many are right, and how many there are.

    Right is one that the gold has in a chain with another mention of that entity (one that got it in another way, where there is one).
    """
    right = count = 0
    for mention in extraction.mentions:
        if mention.link is None or not mention.link.method.endswith("Coreference"):
            continue
        alike = [m for m in extraction.mentions if m.entity == mention.entity and m.id != mention.id and m.link is not None]
        named = [m for m in alike if m.link is not None and not m.link.method.endswith("Coreference")]
        chains = {chain for other in named or alike for chain in _chains_of(text, doc, other.span)}
        count += 1
        right += bool(_chains_of(text, doc, mention.span) & chains)
    return right, count


def _chains_of(text: Text, doc: Doc, span: Span) -> set[int]:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    start = found.root.idx if found is not None else span.start
    end = start + (len(found.root) if found is not None else 1)
    return {gold.chain for gold in text.mentions if gold.head_start < end and start < gold.head_end}


def run_used(path: Path, model: str | None) -> dict[str, str]:
    """Per genre, and over all that count together: how many of the coreference links that the graph has are right, of how many."""
    reader, facts, words = nlp.load(model), authority.load(), lexicon.load()
    sums = {name: [0, 0] for name in ("all", *GENRES)}
    for text in texts(path):
        if text.genre not in GENRES:
            continue
        doc = reader(text.text)
        found = used(
            text, doc, extract(Article(ids.article_iri(None, text.text), text.text, ids.text_digest(text.text)), doc, facts, words)
        )
        for name in ("all", text.genre):
            sums[name] = [total + n for total, n in zip(sums[name], found, strict=True)]
    return {name: f"{right} of {count}" for name, (right, count) in sums.items()}


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
    parser.add_argument("--used", action="store_true", help="count the links that the graph has by coreference, and how many are right")
    args = parser.parse_args()
    if args.used:
        print(json.dumps(run_used(args.gold, args.model)))
        return
    found = run(args.gold, args.model, args.graph, args.sure)
    for name, row in found.items():
        print(f"{name:10} " + "  ".join(f"{figure} {value}" for figure, value in row.items()))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
