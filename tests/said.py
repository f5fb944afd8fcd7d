"""What the reader makes of a text: an extraction, an article in a store, the JSON of the contract, coded events with their words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kg.extract.contract import to_json
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.shape import quads
from kg.store import Store

Json = dict[str, Any]


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
