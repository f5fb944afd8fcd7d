"""A response is what the sentence tells, and not what it tells to say when something else was done."""

from __future__ import annotations

import datetime as dt

from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import open_store

TEXT = (
    "Norway will send two air-defence batteries to Ukraine, two days after Russian missiles struck apartment buildings in Kharkiv. "
    "Norway announced the decision on Thursday.\n\n"
    "Russia condemned Norway's decision after Russian forces had shelled Sumy."
)


def test_what_was_done_before_is_no_response(reader: Reader) -> None:
    """The strikes after which a decision was taken are no response to it; what is said of it is."""
    with open_store(":memory:") as store:
        add(store, reader, TEXT, published=dt.date(2024, 3, 15), publisher="Courier")
        found = ask(store, "How did Russia respond to Norway's decision to send air-defence batteries to Ukraine?", reader)
    assert [one.quote.split()[1] for one in found.citations] == ["condemned"]
