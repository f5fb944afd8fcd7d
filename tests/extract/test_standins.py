"""Who is told in place of a pronoun: the one who speaks, where both agree."""

import datetime as dt

import pytest
from said import read

from kg.extract.contract import to_json
from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Syria said it would attack the port.", ["Syria"]),
        ("The rebels said they had attacked the port.", ["rebels"]),
        ("Chad said its troops had attacked the port.", ["troops"]),
        ("The minister said it had attacked the port.", ["it"]),
        ("Elsa Quispe said they had attacked the port.", ["they"]),
    ],
)
def test_who_attacked(reader: Reader, text: str, actors: list[str]) -> None:
    """A body is "it", several are "they"; a person is neither, and there the pronoun stays what it is."""
    result = read(reader, text, published=dt.date(2022, 11, 10))
    output = to_json(result)
    words = {m["id"]: text[m["start"] : m["end"]] for m in output["mentions"]}
    [attack] = [e for e in [*output["events"], *output["subsidiary"]] if e["type"] == "ASSAULT"]
    assert [words[m.removesuffix("p")] for m in attack["actors"]] == actors


def test_it_is_who_says_so(reader: Reader) -> None:
    """Whoever else is named between: what the United States says it will do, the United States will do."""
    text = "The United States, which has accused Iran of arming the Houthis, said it would deploy another carrier."
    output = to_json(read(reader, text, published=dt.date(2025, 10, 10)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    assert [names.get(m["entity"]) for m in output["mentions"] if text[m["start"] : m["end"]] == "it"] == ["United States"]


def test_what_is_voiced_is_ones_own(reader: Reader) -> None:
    """All who restate their support support, not the first of them only."""
    text = "Cuba and Brazil have restated their support for Angola."
    output = to_json(read(reader, text, published=dt.date(2006, 6, 15)))
    words = {m["id"]: text[m["start"] : m["end"]] for m in output["mentions"]}
    [support] = [e for e in output["events"] if e["type"] == "SUPPORT"]
    assert [words[m.removesuffix("p")] for m in support["actors"]] == ["Cuba", "Brazil"]


def test_where_somebody_was_is_no_means(reader: Reader) -> None:
    """Who is killed while in a car is not killed with it."""
    output = to_json(read(reader, "Chad says the man was killed while in an armored vehicle.", published=dt.date(2006, 6, 15)))
    assert [e["instruments"] for e in output["events"] if e["type"] == "ASSAULT"] == [[]]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The president left after the rebels came and closed the border.", []),
        ("The president came back on Monday and closed the border.", ["The president"]),
    ],
)
def test_of_two_who_may_have_done_it_neither_is_named(reader: Reader, text: str, actors: list[str]) -> None:
    """Behind a clause that tells when, without a comma, either may have closed the border."""
    output = to_json(read(reader, text, published=dt.date(2006, 6, 15)))
    words = {m["id"]: text[m["start"] : m["end"]] for m in output["mentions"]}
    assert [[words[m] for m in e["actors"]] for e in output["events"] if e["type"] == "COERCE"] == [actors]


def test_who_goes_on_speaking_is_he(reader: Reader) -> None:
    """A leader who says that he would complain is not the president he speaks of."""
    text = "Mali's opposition leader rejected the announcement that President Boubacar Keita had won, saying he would sue the state."
    output = to_json(read(reader, text, published=dt.date(2018, 8, 17)))
    words = {m["id"]: text[m["start"] : m["end"]] for m in output["mentions"]}
    [suit] = [e for e in output["events"] if e["type"] == "ACCUSE"]
    assert [words[m.removesuffix("p")] for m in suit["actors"]] == ["Mali's opposition leader"]
