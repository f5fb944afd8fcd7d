"""Which body "the company", "the group" and "the agency" are."""

from __future__ import annotations

import pytest
from said import meant

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Vetro Glass fired ten workers. The company said demand was weak.", "The company", "Vetro Glass"),
        ("Vetro Glass sued Lumeo. Vetro Glass makes windows. The company said it would win.", "The company", "Vetro Glass"),
        ("Storms hit the coast. The company said that power would be back by noon.", "The company", None),
        ("Vetro Glass sued Lumeo over a name. The company said it would win.", "The company", None),
        ("The Ministry of Fisheries sold nine ships. The company said the price was fair.", "The company", None),
        ("Lumeo Bank fired ten traders. Norda Bank fired none. The bank said rules were broken.", "The bank", None),
    ],
)
def test_which_body(reader: Reader, text: str, words: str, name: str | None) -> None:
    """The only one that fits, or the one that the article has just told of most; of two nobody can tell, and no body is made up."""
    assert meant(reader, text).get(words, (None,))[0] == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Kardian aid agency, KRC, said 400 people had fled.", "Kardian aid agency", "KRC"),
        ("The main opposition group in parliament, the United Front, said it would not vote.", "main opposition group in parliament",
         "United Front"),
        ("Rui Matos spoke by phone to the envoy, his ministry said.", "his ministry", None),
    ],
)  # fmt: skip
def test_who_is_described(reader: Reader, text: str, words: str, name: str | None) -> None:
    """The body whose name stands between commas behind the description; somebody's ministry is not every ministry."""
    assert meant(reader, text)[words][0] == name


def test_one_of_two_ministers(reader: Reader) -> None:
    """Of two who are called minister in one sentence "the minister" is neither for sure."""
    text = "Interior Minister Paulo Reis met Defence Minister Rui Matos. The minister said the border was safe."
    assert meant(reader, text)["The minister"][0] is None
