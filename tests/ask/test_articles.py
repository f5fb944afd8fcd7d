"""How somebody is called within a sentence."""

from __future__ import annotations

import pytest

from kg.ask.articles import called


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("United States", "the United States"),
        ("Ada Lind", "Ada Lind"),
        ("The Harbour Courier", "The Harbour Courier"),
        ("federal judge", "a federal judge"),
        ("unnamed speaker", "an unnamed speaker"),
        ("Senior Norlandic official", "a senior Norlandic official"),
        ("city's authorities", "the city's authorities"),
        ("Lind's statement", "Lind's statement"),
        ("officials close to Lind", "officials close to Lind"),
        ("spokesman for Norland", "a spokesman for Norland"),
        ("Norlandic government", "the Norlandic government"),
        ("a man in the port", "a man in the port"),
        ("Ministry of Defence", "Ministry of Defence"),
        ("This inquiry", "this inquiry"),
        ("state media", "state media"),
    ],
)
def test_an_article_where_one_is_wanted(name: str, words: str) -> None:
    """A name that is no proper name gets its article; proper names, plurals and names with one stay as they are."""
    assert called(name, {"United States"}) == words
