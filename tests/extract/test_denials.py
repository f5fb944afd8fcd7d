"""What ", which it denies" denies: all that a clause before it says, without taking it from whoever tells it."""

import pytest

from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article


def _read(reader: Reader, text: str) -> Extraction:
    result = next(iter(reader.extract([make_article(text)])))
    assert isinstance(result, Extraction), result
    return result


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The Emirates has armed the rebels, which Abu Dhabi denies.", "denies", "Abu Dhabi", "The Emirates has armed the rebels"),
        ("The firm dumped waste in the river, which it has repeatedly denied.", "has repeatedly denied", "it",
         "The firm dumped waste in the river"),
        ("The army shelled the town, something the government denies.", "denies", "the government", "The army shelled the town"),
        ("Damascus is accused of arming the rebels, which Syria denies.", "denies", "Syria", "arming the rebels"),
    ],
)  # fmt: skip
def test_a_whole_clause_is_denied(reader: Reader, text: str, cue: str, source: str, content: str) -> None:
    """A clause behind a comma that says somebody denies it has the whole clause before as what is denied."""
    told = _read(reader, text)
    found = [
        (text[s.cue.start : s.cue.end], text[s.source.start : s.source.end], text[s.content.start : s.content.end])
        for s in told.statements
        if s.cue is not None and s.source is not None
    ]
    assert (cue, source, content) in found


def test_who_tells_what_is_denied_still_says_so(reader: Reader) -> None:
    """What is denied by somebody else is still told by whoever tells it."""
    told = _read(reader, "The Emirates has armed the rebels, which Abu Dhabi denies.")
    armed = next(e for e in told.events if e.type == "AID")
    claim = next(c for c in told.claims if c.event == armed.id)
    assert claim.statement is None
    assert (claim.factuality.certainty, claim.factuality.polarity) == ("certain", "positive")


@pytest.mark.parametrize(
    "text",
    [
        "He applied for a visa, which the embassy denied.",
        "The men asked for asylum, which Oslo has denied them.",
        "Police arrested the man who shot the mayor, which his lawyer denies.",
        "The group is seen as a front for the militia, which its leaders deny.",
    ],
)
def test_what_is_not_given_or_not_clear_is_not_denied(reader: Reader, text: str) -> None:
    """Nothing is denied where what is denied is a thing, or not to be told."""
    told = _read(reader, text)
    assert not [s for s in told.statements if s.cue is not None and "den" in text[s.cue.start : s.cue.end]]


def test_who_denies_goes_on(reader: Reader) -> None:
    """What whoever denies says behind it is his, too."""
    text = "Rebels say the army killed forty villagers, which the army has denied, saying it hit a base."
    told = _read(reader, text)
    found = {text[s.cue.start : s.cue.end]: text[s.source.start : s.source.end] for s in told.statements if s.cue and s.source}
    assert found["saying"] == "the army"
