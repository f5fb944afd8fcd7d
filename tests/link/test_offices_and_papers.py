"""Bodies of which a state has one are the same in every article, and a paper that names itself is its publisher."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.model import Entity, Extraction
from kg.pipeline import Reader
from kg.read import make_article


def speaker(reader: Reader, text: str, publisher: str = "The Courier", url: str = "https://courier.example/1") -> Entity:
    """Who says in an article of one sentence what it tells."""
    [found] = reader.extract([make_article(text, url=url, published=dt.date(2023, 4, 5), publisher=publisher)])
    assert isinstance(found, Extraction)
    [source] = {one.entity for one in found.statements}
    return next(one for one in (*found.entities, found.publisher) if one.iri == source)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Norwegian defence ministry said ships had arrived.", "Ships had left, the Norwegian defence ministry said on Monday.", True),
        ("The Norwegian defence ministry said ships had arrived.", "Ships had left, the Chilean defence ministry said.", False),
        ("The Norwegian defence ministry said ships had arrived.", "Ships had left, a former Norwegian minister said.", False),
        ("Norwegian police said ships had arrived.", "Ships had left, Norwegian police said.", False),
    ],
)
def test_a_ministry_is_one_in_all_articles(reader: Reader, one: str, other: str, same: bool) -> None:
    """A state has one defence ministry, whoever quotes it; its policemen may be these or those."""
    first, second = speaker(reader, one), speaker(reader, other, "The Gazette", "https://gazette.example/1")
    assert (first.iri == second.iri) is same


def test_a_state_and_its_ministry_read_as_two_names(reader: Reader) -> None:
    """ "The Russian Defence Ministry" is the ministry that the authority knows, with capitals or without."""
    for words in ("Russian Defence Ministry", "Russian defence ministry"):
        assert speaker(reader, f"Ships have left the port, the {words} said on Wednesday.").name == "Ministry of Defence of Russia"


def test_a_paper_that_names_itself(reader: Reader) -> None:
    """What "Northgate Wire reported" in Northgate Wire is its own word."""
    text = "In an earlier article, Northgate Wire reported that Norway had launched a missile."
    found = speaker(reader, text, "Northgate Wire")
    assert (found.name, found.ontology_class) == ("Northgate Wire", "MediaOrganization")
    assert speaker(reader, text, "The Gazette").iri != found.iri
    for words in ("as this newspaper reported on Tuesday", "this news agency has learned", "this broadcaster said in a correction"):
        assert speaker(reader, f"Norway did not recall its ambassador, {words}.", "Northgate Wire").iri == found.iri


def test_an_office_is_not_of_who_has_another(reader: Reader) -> None:
    """ "The president" behind a foreign minister and a president is the president, and nobody where only the minister was named."""
    text = "Foreign Minister Ana Costa visited Lima. The minister met President Pedro Ruzo. The president said she was welcome."
    assert speaker(reader, text).name == "Pedro Ruzo"
