"""Goldens: the whole graph of a few articles, compared as canonical RDF.

Our graphs have no blank nodes, so sorted N-Triples is their RDFC-1.0 form (RDF Dataset Canonicalization, section 4). After a wanted change
`python tests/test_golden.py` writes them anew; the difference is then read line by line before it is committed.
"""

import difflib
from pathlib import Path

import pytest

from kg.model import Article, Extraction
from kg.pipeline import Reader
from kg.read import read_source
from kg.shape import quads

FOLDER = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[1] / "examples"
GOLDENS = sorted(FOLDER.glob("*.nt"))


def canonical(source: Path, reader: Reader) -> list[str]:
    """The triples of a source's articles as sorted N-Triples lines; the run's version is left out, as every release changes it."""
    articles = [a for a in read_source(source) if isinstance(a, Article)]
    made = [e for e in reader.extract(articles) if isinstance(e, Extraction)]
    assert len(made) == len(articles)
    return sorted({f"{q.subject} {q.predicate} {q.object} ." for e in made for q in quads(e, version="golden")})


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.stem)
def test_golden(golden: Path, reader: Reader) -> None:
    """An example's graph is triple for triple the one that was read and found right."""
    (source,) = EXAMPLES.glob(f"{golden.stem}.*")
    want = golden.read_text("utf-8").splitlines()
    changes = list(difflib.unified_diff(want, canonical(source, reader), lineterm="", n=0))
    assert not changes, "\n".join(changes[:40])


def test_goldens_are_there() -> None:
    """The comparison above has something to compare."""
    assert len(GOLDENS) >= 3


if __name__ == "__main__":
    the_reader = Reader()
    for path in GOLDENS:
        (example,) = EXAMPLES.glob(f"{path.stem}.*")
        path.write_text("\n".join(canonical(example, the_reader)) + "\n", "utf-8")
