"""What two articles tell of somebody of one name, or nearly one, and whether it is one person or organisation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.relate.entities import MERGED, Profile, commonness, family_key, judge, profiles
from kg.relate.facts import Known
from kg.vocab import ID, WD

STATE = Known(WD + "Q20", "State", "Norway", "NOR")


def profile(name: str, of_class: str = "Person", country: str | None = None, *beside: Known) -> Profile:
    """The profile of an entity with that name in an article that names Norway and others too."""
    return described((), name, of_class, country, *beside)


def described(as_: tuple[str, ...], name: str, of_class: str = "Person", country: str | None = None, *beside: Known) -> Profile:
    """The same of one whom the article calls by some words too."""
    known = Known(f"{ID}ent/{name}", of_class, name, country, as_)
    return next(found for one, found in profiles([known, STATE, *beside]) if one is known)


OTHERS = [Known(WD + f"Q{n}", "State", f"State {n}", None) for n in (1, 2)]
PACT = Known(WD + "Q3", "Organization", "Northern Pact", None)
TOWN = Known(WD + "Q4", "City", "Port Salt", None)
PAPER = Known(WD + "Q5", "MediaOrganization", "The Courier", None)
CLUB = Known(f"{ID}ent/club", "Organization", "Port Salt Rowing Club", None)
FRIEND = Known(f"{ID}ent/friend", "Person", "Ola Torvinen", None)


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (profile("Jean-Luc Petit", "Person", None, *OTHERS, PACT), profile("Jean Luc Petit", "Person", None, *OTHERS, PACT), False),
        (profile("Jean-Luc Petit", "Person", None, PACT, CLUB), profile("Jean Luc Petit", "Person", None, PACT, CLUB), True),
        (profile("Jane Salter", "Person", "NOR"), profile("Jane M. Salter", "Person", "NOR"), True),
        (profile("Jane Carter"), profile("J. Carter"), False),
        (profile("Ministry of Ports", "GovernmentBody", "NOR", *OTHERS), profile("Ports Ministry", "Organization", None, *OTHERS), True),
        (profile("Senate", "GovernmentBody", "NOR", *OTHERS), profile("Senate", "Organization", None, *OTHERS), False),
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
def test_candidates(one: Profile, other: Profile, merged: bool) -> None:
    """A full name with company is merged, an initial, another spelling or another role is a candidate to be looked at; either way round."""
    found = judge(one, other)
    assert found is not None
    assert found == judge(other, one)
    assert (found[0] >= MERGED) is merged
    assert family_key(one) == family_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (profile("Jane Carter"), profile("John Carter")),
        (profile("Jane Carter", "Person", "NOR"), profile("Jane M. Carter", "Person", "CHL")),
        (profile("Jane Ann Carter"), profile("Jane Maria Carter")),
        (profile("Petra Ivanov"), profile("Petra Ivanova")),
        (profile("Mario Salter"), profile("Maria Salter")),
        (profile("Carter Jane", "Organization"), profile("Jane Carter")),
        (profile("Senate", "GovernmentBody", None, *OTHERS), profile("Senate", "Organization", None, *OTHERS)),
    ],
)
def test_what_differs_is_no_candidate(one: Profile, other: Profile) -> None:
    """Other first names, middle names, countries and kinds keep two apart, and so it is with bodies that every state may have."""
    assert judge(one, other) is None


def test_those_of_the_authority_are_left_alone() -> None:
    """What the authority knows is one already, and a single word is nobody's full name."""
    assert list(profiles([STATE, Known(f"{ID}ent/x", "Person", "Carter", None)])) == []


RARE, HALF, COMMON = "Tuulikki Vanhanen", "James Vanhanen", "James Moore"


@pytest.mark.parametrize(("name", "many"), [(RARE, 0), (HALF, 1), (COMMON, 2), ("James Earl Moore", 1), ("Mohammed Ali", 2),
                                            ("Tuulikki Aino Vanhanen", -1)])  # fmt: skip
def test_how_common_a_name_is(name: str, many: int) -> None:
    """A first and a last name that many people bear are counted, and a middle name makes a name rarer."""
    assert commonness(tuple(name.casefold().split())) == many


@pytest.mark.parametrize("name", [RARE, HALF, COMMON, "Tuulikki Aino Vanhanen"])
def test_the_name_alone(name: str) -> None:
    """No name is enough, be it ever so rare: two of whom nothing else in common is told are candidates."""
    [known] = [Known(f"{ID}ent/{name}", "Person", name, None)]
    [(_, lonely)] = profiles([known])
    found = judge(lonely, lonely)
    assert found is not None
    assert found[0] < MERGED
    assert set(found[1]) == ({"SameName", "RareName"} if "Tuulikki" in name else {"SameName"})


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (described(("airport commissioner",), COMMON), described(("Minister for Industry",), COMMON), False),
        (described(("Judge",), COMMON), described(("Judge",), COMMON), False),
        (described(("airport commissioner",), COMMON), described(("the airport commissioner",), COMMON), True),
        (profile(COMMON, "Person", None, PACT), profile(COMMON, "Person", None, PACT), False),
        (profile(COMMON, "Person", "NOR", PACT), profile(COMMON, "Person", "NOR", PACT), True),
        (profile(COMMON, "Person", None, FRIEND), profile(COMMON, "Person", None, FRIEND, PACT), False),
        (profile(COMMON, "Person", None, FRIEND, PACT), profile(COMMON, "Person", None, FRIEND, PACT), True),
        (described(("footballer",), HALF), described(("Judge",), HALF), False),
        (described(("footballer",), RARE), described(("Judge",), RARE), False),
        (profile(RARE), profile(RARE), False),
        (profile(RARE, "Person", None, *OTHERS), profile(RARE, "Person", None, *OTHERS), False),
        (profile(RARE, "Person", None, PACT), profile(RARE, "Person", None, PACT), False),
        (profile(RARE, "Person", None, CLUB), profile(RARE, "Person", None, CLUB), True),
        (profile(RARE, "Person", "NOR"), profile(RARE, "Person", "NOR"), True),
        (profile(HALF, "Person", None, *OTHERS), profile(HALF, "Person", None, *OTHERS), False),
        (profile(HALF, "Person", None, *OTHERS, PACT), profile(HALF, "Person", None, *OTHERS, PACT), False),
        (profile(HALF, "Person", None, TOWN, PAPER), profile(HALF, "Person", None, TOWN, PAPER), False),
        (profile(HALF, "Person", None, CLUB, *OTHERS), profile(HALF, "Person", None, CLUB, *OTHERS), False),
        (profile(HALF, "Person", None, CLUB, PACT), profile(HALF, "Person", None, CLUB, PACT), True),
    ],
)
def test_what_else_is_told(one: Profile, other: Profile, merged: bool) -> None:
    """What is in common has to be the more, the commoner the name; places and papers say less than bodies, and another office says no."""
    found = judge(one, other)
    assert found is not None
    assert (found[0] >= MERGED) is merged, found
    assert found == judge(other, one)


def test_articles_of_one_week_are_likelier_about_one() -> None:
    """A name that is in the news again within days is likelier the same one's than years later; a day that is not known says nothing."""
    monday, friday, later = (replace(profile(COMMON), day=day) for day in ("2023-05-01", "2023-05-05", "2024-05-01"))
    near, far, unknown = judge(monday, friday), judge(monday, later), judge(monday, profile(COMMON))
    assert near is not None
    assert "SameWeek" in near[1]
    assert far == unknown
    assert far is not None
    assert far[0] < near[0]


RIVAL = Known(f"{ID}ent/rival", "Person", "Sari Ahokas", None)


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (described(("chief counsel",), "Hilke Overby", "Person", "NOR"),
         described(("chief scientist",), "Hilke Overby", "Person", "NOR"), False),
        (described(("chief counsel",), "Hilke Overby", "Person", "NOR"), described(("counsel",), "Hilke Overby", "Person", "NOR"), True),
        (described(("the company's chief executive",), "Steve Overby"), described(("a company chief executive",), "Steve Overby"), False),
        (described(("court marshal for the legal office",), "Steve Overby", "Person", None, PACT, CLUB),
         described(("marshal",), "Steve Overby", "Person", None, PACT, CLUB), True),
    ],
    ids=["only the rank", "the office", "one of many executives", "a word of a long office, and a club"],
)  # fmt: skip
def test_a_rank_is_no_office(one: Profile, other: Profile, merged: bool) -> None:
    """ "Chief" is many; two of the name with an office in common, or a club, are one."""
    found = judge(one, other)
    assert found is not None
    assert (found[0] >= MERGED) is merged


@pytest.mark.parametrize(
    ("beside", "later", "merged"),
    [
        ([FRIEND], "2011-03-01", True),
        ([FRIEND], "2014-03-01", False),
        ([FRIEND, RIVAL], "2014-03-01", True),
        ([FRIEND, PACT, CLUB], "2014-03-01", True),
    ],
)
def test_years_apart_one_companion_is_not_enough(beside: list[Known], later: str, merged: bool) -> None:
    """Somebody known to many may be named beside two of one name, if years lie between; two people, or their club too, are more."""
    one = replace(profile("Hilke Overby", "Person", None, *beside), day="2011-01-05")
    found = judge(one, replace(one, day=later))
    assert found is not None
    assert (found[0] >= MERGED) is merged


def test_a_given_name_with_a_number_is_no_full_name() -> None:
    """ "Robert III" is one of his family, "Carl Overby III" has a name."""
    named = [Known(f"{ID}ent/{name}", "Person", name, None) for name in ("Robert III", "Carl Overby III", "Carl Overby")]
    assert [known.name for known, _ in profiles(named)] == ["Carl Overby III", "Carl Overby"]
