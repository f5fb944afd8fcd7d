"""The benchmark of answers that prove themselves: on a sample, `kg verify` and the shapes have nothing against any."""

from __future__ import annotations

from pathlib import Path

from invented_world import HandReader, stored, world

from benchmarks import proofs, questions
from kg.pipeline import Reader

ASKED = (
    "What is the response of the Northern Pact to Sudria sending rockets to Ostia?",
    "Who condemned Sudria?",
    "Did Sudria ship rockets to Ostia?",
    "What did Eva Lind say about the weather in Ostia?",
)


def test_answers_from_an_invented_world_hold() -> None:
    """Answered or not, no answer is refused by either check, and each is counted."""
    asked = [{"question": one, "store": "invented", "held_out": False} for one in ASKED]
    found = proofs.proved(stored(world()), asked, HandReader())
    assert [line for one in found for line in proofs.errors(one)] == []
    assert proofs.figures(found) == {
        "answers": 4,
        "answers that say something": 3,
        "refused by kg verify": 0,
        "against the shapes (SHACL)": 0,
    }


def test_answers_from_real_articles_hold(shared: Path, reader: Reader) -> None:
    """The same of a few questions of the set, put to the seeds."""
    own = [one for one in questions.load() if one["store"] == "seeds" and not one["held_out"]][:4]
    found = [one for store, asked, _ in questions.stores(shared, own, reader) for one in proofs.proved(store, asked, reader)]
    assert len(found) == len(own)
    assert [line for one in found for line in proofs.errors(one)] == []


def test_what_is_refused_is_told() -> None:
    """Each objection is a line of its own, and counts its answer once."""
    one = proofs.Proof({"question": "Who?", "store": "seeds"}, True, ("no citation", "other words"), ())
    assert [line.split()[0] for line in proofs.errors(one)] == ["REFUSED", "REFUSED"]
    assert proofs.figures([one])["refused by kg verify"] == 1
