"""One person or organisation under two names."""

from __future__ import annotations

import pytest

from kg.relate.entities import MERGED, judge, keys, merge, profiles
from kg.relate.facts import Known
from kg.vocab import ID, WD

STATE = Known(WD + "Q20", "State", "Norway", "NOR")


def profile(name: str, of_class: str = "Person", country: str | None = None, *beside: Known) -> bytes:
    """The profile of an entity with that name in an article that names Norway and others too."""
    return described((), name, of_class, country, *beside)


def described(as_: tuple[str, ...], name: str, of_class: str = "Person", country: str | None = None, *beside: Known) -> bytes:
    """The same of one whom the article calls by some words too."""
    [held] = profiles([Known(f"{ID}ent/{name}", of_class, name, country, as_), STATE, *beside])
    return merge([held.data])


OTHERS = [Known(WD + f"Q{n}", "State", f"State {n}", None) for n in (1, 2)]


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (profile("Jean-Luc Petit", "Person", None, *OTHERS), profile("Jean Luc Petit", "Person", None, *OTHERS), True),
        (profile("Jane Carter", "Person", "NOR"), profile("Jane M. Carter", "Person", "NOR"), True),
        (profile("Jane Carter"), profile("J. Carter"), False),
        (profile("Ministry of Ports", "GovernmentBody", "NOR", *OTHERS), profile("Ports Ministry", "Organization", None, *OTHERS), True),
        (profile("Senate", "GovernmentBody", None, *OTHERS), profile("Senate", "Organization", None, *OTHERS), False),
        (profile("Senate", "GovernmentBody", "NOR"), profile("the Senate", "Organization", "NOR"), True),
        (profile("Oleksandra Hrytsiv", "Person", "NOR", *OTHERS), profile("Olexandra Hrytsiv", "Person", None, *OTHERS), False),
        (
            described(("the economy minister", "Minister"), "Oleksandra Hrytsiv", "Person", "NOR"),
            described(("Norwegian Economy Minister Olexandra Hrytsiv",), "Olexandra Hrytsiv", "Person", "NOR"),
            True,
        ),
        (
            described(("Judge",), "Jane Carter", "Person", None, *OTHERS),
            described(("the Norwegian footballer",), "Jane Carter", "Person", "NOR", *OTHERS),
            False,
        ),
    ],
)
def test_candidates(one: bytes, other: bytes, merged: bool) -> None:
    """A full name with company is merged, an initial, another spelling or another role is a candidate to be looked at; either way round."""
    found = judge(one, other)
    assert found is not None
    assert found == judge(other, one)
    assert (found[0] >= MERGED) is merged
    assert set(keys([one])[0]) & set(keys([other])[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (profile("Jane Carter"), profile("John Carter")),
        (profile("Jane Carter", "Person", "NOR"), profile("Jane M. Carter", "Person", "CHL")),
        (profile("Jane Ann Carter"), profile("Jane Maria Carter")),
        (profile("Petra Ivanov"), profile("Petra Ivanova")),
        (profile("Mario Salter"), profile("Maria Salter")),
        (profile("Carter Jane", "Organization"), profile("Jane Carter")),
    ],
)
def test_what_differs_is_no_candidate(one: bytes, other: bytes) -> None:
    """Other first names, middle names, countries and kinds keep two apart."""
    assert judge(one, other) is None


def test_those_of_the_authority_are_left_alone() -> None:
    """What the authority knows is one already, and a single word is nobody's full name."""
    assert list(profiles([STATE, Known(f"{ID}ent/x", "Person", "Carter", None)])) == []
