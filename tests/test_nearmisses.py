"""Near misses are made from deeds in the words of their sentence, and are wrong where the answer is yes."""

from __future__ import annotations

import datetime as dt
import random

from benchmarks.nearmisses import YES, questions
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article

TEXT = (
    "Norway attacked Iceland on Monday. Peter Lund, who lives in Denmark, criticised the harbour board.\n\n"
    "Sweden will attack Finland, the envoy of Sweden said. Estonia sanctioned five banks."
)


def test_the_question_and_its_near_misses(reader: Reader) -> None:
    """What is done gives the plain question, to be answered with yes, and others that are not to be."""
    article = make_article(TEXT, published=dt.date(2024, 3, 12), publisher="Courier")
    made = [one for one in reader.extract([article]) if isinstance(one, Extraction)]
    asked = {one.text: one for one in questions(made, random.Random(1))}
    assert "fact" in asked["Did Norway attack Iceland?"].right
    assert asked["Did Iceland attack Norway?"].kind == "sides exchanged"
    assert asked["Did Norway refuse to attack Iceland?"].wrong > YES
    assert all(one.wrong >= YES for one in asked.values() if one.kind.startswith("another"))
    assert {"another actor", "another verb", "another month"} <= {one.kind for one in asked.values()}
