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
