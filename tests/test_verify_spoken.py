"""What a cited sentence can amount to, and who speaks in it."""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef

from kg.verify.spoken import amounts_to, speakers
from kg.vocab import NG, PL

CLAIM, EVENT, LIND = (URIRef(f"https://example.org/{name}") for name in ("claim", "event", "lind"))
WORDS = {"unsure": ["may", "if"], "hearsay": ["reportedly"], "leaves_open": [], "standing": [], "verbal": ["ACCUSE"], "half_verbal": []}


@pytest.mark.parametrize(
    ("quote", "fact"),
    [
        ("Ostia closed its harbour.", True),
        ("Ostia reportedly closed its harbour.", False),
        ("Ostia may have closed its harbour.", False),
        ("Ostia closed “what may be its last” harbour.", True),
    ],
)
def test_what_is_heard_or_unsure_is_no_fact(quote: str, fact: bool) -> None:
    """Words that leave it open, or give it as hearsay; not those that stand in quotation marks."""
    assert amounts_to("fact", [{"claim": str(CLAIM), "quote": quote}], Graph(), WORDS, "Was it so?") is fact


def test_who_speaks_in_the_words_of_another_is_not_the_newspapers_speaker() -> None:
    """Only what the newspaper itself tells of somebody's saying has him for its speaker."""
    graph = Graph()
    graph.add((CLAIM, URIRef(NG + "content"), EVENT))
    graph.add((EVENT, URIRef(NG + "eventType"), URIRef(PL + "ACCUSE")))
    graph.add((EVENT, URIRef(NG + "actor"), LIND))
    assert list(speakers({"claim": str(CLAIM)}, graph, WORDS)) == [LIND]
    graph.add((CLAIM, URIRef(NG + "embeddedIn"), URIRef("https://example.org/outer")))
    assert list(speakers({"claim": str(CLAIM)}, graph, WORDS)) == []
