"""How predicates are presented, over short sentences: `factuality.psv` holds promise, sentence and what must come out."""

from pathlib import Path

import pytest
from said import read

from kg.model import Extraction
from kg.pipeline import Reader

ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in (Path(__file__).parent / "factuality.psv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def extraction(reader: Reader, text: str) -> Extraction:
    """What one text gives."""
    return read(reader, text, publisher="The Example Courier")


@pytest.mark.parametrize(("promise", "marked", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_presented(promise: str, marked: str, wanted: str, reader: Reader) -> None:
    """Each bracketed predicate has the certainty, polarity, tense and condition of its row."""
    at = marked.index("[")
    found = extraction(reader, marked.replace("[", "").replace("]", ""))
    own = next(p.factuality for p in found.predicates if p.trigger.start == at)
    words = [own.certainty, own.polarity, own.tense] + (["conditional"] if own.conditional else [])
    assert " ".join(words) == wanted, promise


@pytest.mark.parametrize(
    "text",
    [
        "Iran will not say that it attacked the base.",
        "Iran may admit that it attacked the base.",
        "Germany asked Iran to admit that it attacked the base.",
        "Iran did not say that it attacked the base.",
    ],
)
def test_unsaid_is_unknown(text: str, reader: Reader) -> None:
    """What somebody did not say, may say or is asked to say is unknown for him."""
    found = extraction(reader, text)
    event = next(e for e in found.events if text[e.trigger.start : e.trigger.end] == "attacked")
    claim = next(c for c in found.claims if c.event == event.id)
    assert (claim.factuality.certainty, claim.factuality.polarity) == ("unknown", "positive")


def test_the_speech_is_certain(reader: Reader) -> None:
    """That somebody denied, urged or warned is the newspaper's own claim, and certain."""
    found = extraction(reader, "Iran denied that it sent drones to Russia. Germany urged Iran to release the prisoners.")
    own = {found.article.text[e.trigger.start : e.trigger.end]: c for e in found.events for c in found.claims if c.event == e.id}
    for word in ("denied", "urged"):
        assert own[word].statement is None
        assert (own[word].factuality.certainty, own[word].factuality.polarity) == ("certain", "positive")


def test_evidence_holds_the_trigger(reader: Reader) -> None:
    """The sentences a claim is cited by always hold the word that announces its event."""
    text = 'Iran attacked the base. "We condemn it," Boris Pistorius said. "We will send troops to Cyprus."'
    found = extraction(reader, text)
    spans = {e.id: e.trigger for e in found.events}
    for claim in found.claims:
        trigger = spans[claim.event]
        assert any(s.span.start <= trigger.start and trigger.end <= s.span.end for s in (found.sentences[n] for n in claim.evidence))
