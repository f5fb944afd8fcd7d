"""Reading English: text in, spaCy `Doc` out, with sentences, tags, lemmas, dependencies and names.

The bundled pipeline is an ordinary spaCy directory; any other spaCy pipeline with UD labels does as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, runtime_checkable

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import PipelineError
from kg.nlp.kept import packed, unpacked

__all__ = ["Doc", "described", "load", "model_path", "packed", "read", "trees", "unpacked"]

NEEDED = {"TAG": "a tagger (tag_)", "DEP": "a dependency parser (dep_)", "LEMMA": "a lemmatiser (lemma_)"}
PROBE = "Officials in Berlin said on Monday that they would meet."


def model_path() -> Path:
    """Directory of the bundled pipeline."""
    return Path(__file__).resolve().parent / "model"


def load(name: str | None = None) -> Language:
    """The bundled pipeline, or any spaCy pipeline by its name or path.

    Raises PipelineError where it cannot be loaded or gives no sentences, tags, lemmas, dependencies or names.
    """
    source = name if name is not None else str(model_path())
    try:
        nlp = spacy.load(source)
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(f"spaCy pipeline {source!r} cannot be loaded ({error}); install it, or name another") from error
    _check(nlp, source)
    return nlp


def _check(nlp: Language, source: str) -> None:
    doc = nlp(PROBE)
    lacking = [what for attribute, what in NEEDED.items() if not doc.has_annotation(attribute)]
    if not doc.has_annotation("ENT_IOB"):
        lacking.append("an entity recogniser (ents)")
    if lacking:
        raise PipelineError(f"spaCy pipeline {source!r} lacks {', '.join(lacking)}; name a complete English pipeline with UD labels")


def described(nlp: Language) -> str:
    """What a pipeline says of itself, but for how well it does."""
    return repr(sorted((name, value) for name, value in nlp.meta.items() if name != "performance"))


@runtime_checkable
class _Parser(Protocol):
    """A part of a pipeline that can do without what is said of a whole text (`kg.nlp.reader`)."""

    def trees(self, doc: Doc) -> Doc: ...


def trees(nlp: Language, text: str) -> Doc:
    """A text as a Doc, as `read` gives it, but without what tells whom its pronouns stand for."""
    doc = nlp.make_doc(text)
    for _, part in nlp.pipeline:
        doc = part.trees(doc) if isinstance(part, _Parser) else part(doc)
    return doc


def read(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """The texts as Docs, in order, one after the other: no more than a few are held at a time. `doc.text` is the text."""
    yield from nlp.pipe(texts, batch_size=8)
