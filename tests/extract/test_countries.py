"""The country of an entity is a state of the authority, with its code beside it."""

import datetime as dt

from kg import shape
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.vocab import NG, WD


def test_country_is_the_state_and_its_code_stays(reader: Reader) -> None:
    """Soldiers told by their country, and the state itself, point at the state's IRI; the alpha-3 code can still be asked for."""
    article = make_article("Ukrainian soldiers attacked Russia.", published=dt.date(2022, 11, 10), publisher="The Example Courier")
    found = next(iter(reader.extract([article])))
    assert isinstance(found, Extraction)
    states = {entity.country: entity.state for entity in found.entities if entity.country}
    assert states["UKR"] == WD + "Q212"
    assert states["RUS"] == WD + "Q159"
    quads = shape.quads(found)
    assert {str(q.object) for q in quads if q.predicate.value == NG + "country"} >= {f"<{WD}Q212>", f"<{WD}Q159>"}
    assert {str(q.object) for q in quads if q.predicate.value == NG + "countryCode"} >= {'"UKR"', '"RUS"'}
