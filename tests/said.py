"""What the reader makes of a text: an extraction, an article in a store, the JSON of the contract, coded events with their words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import spacy
from spacy.tokens import Doc, Span

from kg.extract.contract import to_json
from kg.extract.repair.mending import mend
from kg.lexicon import load
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.shape import quads
from kg.store import Store

Json = dict[str, Any]
Row = tuple[str | None, str | None, str, str]  # source, cue, content and kind of a statement, in words
Told = Callable[[str], list[Row]]
Said = Callable[[str], list[tuple[str | None, str | None, str]]]


def read(reader: Reader, text: str, **about: Any) -> Extraction:
    """What one text gives; `about` is what `make_article` takes beside it (published, publisher, title, url)."""
    [result] = reader.extract([make_article(text, **about)])
    assert isinstance(result, Extraction), result
    return result


def add(store: Store, reader: Reader, text: str, **about: Any) -> None:
    """Put one text into a store, as an article of its own."""
    result = read(reader, text, **about)
    store.add(result.article.iri, quads(result))


def extracted(reader: Reader, text: str) -> Json:
    """The contract's object for one text."""
    return to_json(read(reader, text, published=dt.date(2022, 11, 10)))


def told_in(reader: Reader, text: str) -> list[Row]:
    """Each statement of a text, in its order."""

    def words(span: dict[str, int] | None) -> str | None:
        return None if span is None else text[span["start"] : span["end"]]

    return [(words(s["source"]), words(s["cue"]), words(s["content"]) or "", s["kind"]) for s in to_json(read(reader, text))["statements"]]


def events_in(reader: Reader, text: str) -> list[Json]:
    """The coded events of a text, mentions as words, plain statements left out."""
    output = extracted(reader, text)
    words = {m["id"]: text[m["start"] : m["end"]] for m in output["mentions"]}
    roles = ("actors", "recipients", "instruments")
    events = [e for e in [*output["events"], *output["subsidiary"]] if e["type"] != "x-STATE"]
    return [{**e, **{r: [words[m.removesuffix("p")] for m in e[r]] for r in roles}} for e in events]


def sides(reader: Reader, text: str, trigger: str, role: str = "words") -> tuple[list[str], list[str]]:
    """Actors and recipients of the event of that trigger, as words or (role "names") by the names of their entities."""
    output = extracted(reader, text)
    names = {e["iri"]: e["name"] for e in output["entities"]}
    mentions = {m["id"]: text[m["start"] : m["end"]] if role == "words" else names.get(m["entity"], "-") for m in output["mentions"]}
    found = [e for e in output["events"] if text[e["trigger"]["start"] : e["trigger"]["end"]] == trigger]
    assert found, [text[e["trigger"]["start"] : e["trigger"]["end"]] for e in output["events"]]
    return [mentions[m] for m in found[0]["actors"]], [mentions[m] for m in found[0]["recipients"]]


def meant(reader: Reader, text: str, **about: Any) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Name, country and sector of the entity of each mention, by its words (the last mention with these words)."""
    result = read(reader, text)
    output = to_json(result)
    entities = {e["iri"]: (e["name"], e.get("country"), e.get("sector")) for e in output["entities"]}
    return {text[m["start"] : m["end"]]: entities.get(m["entity"], (None, None, None)) for m in output["mentions"]}


def mended(tree: str, names: list[tuple[int, int, str]]) -> Doc:
    """A Doc of one sentence, mended. `tree`: words as word/tag/part of speech/relation/index of the head; names: first token, token behind
    the last, label."""
    rows = [word.split("/") for word in tree.split()]
    words = [row[0] for row in rows]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        tags=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        heads=[int(row[4]) for row in rows],
        lemmas=[word.lower() for word in words],
    )
    doc.set_ents([Span(doc, start, end, label) for start, end, label in names])
    mend(doc, load())
    return doc
