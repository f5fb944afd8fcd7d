"""What the authority promises: names, dated offices and seats, role nouns, weapons, and data that can be made again."""

import datetime as dt
import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from kg.authority import Authority, fold, load
from kg.errors import DataError
from kg.model import Membership
from kg.resources import data_path

WD = "http://www.wikidata.org/entity/"
AU = "https://w3id.org/newsgraph/auth/"
IRAN, RUSSIA, USA, NATO = WD + "Q794", WD + "Q159", WD + "Q30", WD + "Q7184"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def test_all_states_have_codes_and_names_of_their_people(authority: Authority) -> None:
    """The members of the United Nations are 193, each with an ISO code, and all but the Congos and Dominicas with a demonym."""
    members = {t.member for t in _members(authority, WD + "Q1065")}
    unnamed = {authority.entities[iri].country for iri in members - set(authority.demonyms.values())}
    assert len(members) == 193
    assert unnamed == {"COD", "COG", "DOM", "DMA"}


def _members(authority: Authority, organisation: str, on: dt.date | None = None) -> set[Membership]:
    terms = (t for iri in authority.entities for t in authority.memberships_of(iri, on))
    return {t for t in terms if t.organization == organisation and not t.represents}


@pytest.mark.parametrize(
    ("surface", "iri"),
    [("US", USA), ("the United States", USA), ("U.S.", USA), ("America", USA), ("Britain", WD + "Q145"), ("UK", WD + "Q145"),
     ("Czechia", WD + "Q213"), ("NATO", NATO), ("the North Atlantic Treaty Organization", NATO), ("Türkiye", WD + "Q43"),
     ("Turkiye", WD + "Q43"), ("IAEA", WD + "Q41984"), ("State Department", AU + "org-us-state-department")],
)  # fmt: skip
def test_names_and_acronyms(authority: Authority, surface: str, iri: str) -> None:
    """Names are found without regard to case, accents and article, acronyms as they are written."""
    assert authority.named(surface) == (iri,)


def test_an_acronym_in_lower_case_is_a_word(authority: Authority) -> None:
    """ "us", "who" and "is" are no names."""
    assert [authority.named(word) for word in ("us", "who", "is")] == [(), (), ()]


@pytest.mark.parametrize(("word", "iri"), [("Iranian", IRAN), ("Iranians", IRAN), ("Dutch", WD + "Q29999"), ("Britons", WD + "Q145")])
def test_demonyms(authority: Authority, word: str, iri: str) -> None:
    """An adjective or noun of a people gives its state."""
    assert authority.demonym(word) == iri


@pytest.mark.parametrize("word", ["Korean", "Congolese", "Dominican", "Latin American", "polish"])
def test_shared_demonyms_mean_nobody(authority: Authority, word: str) -> None:
    """What two states share, or what is an ordinary word in lower case, is not guessed at."""
    assert authority.demonym(word) is None


@pytest.mark.parametrize(
    ("organisation", "day", "size"),
    [(NATO, "2022-11-03", 30), (NATO, "2023-05-01", 31), (NATO, "2024-03-07", 32), (WD + "Q1764511", "2022-11-03", 7),
     (WD + "Q458", "2019-06-01", 28), (WD + "Q458", "2020-02-01", 27), (WD + "Q217172", "2022-01-01", 6),
     (WD + "Q243630", "2022-11-03", 5), (WD + "Q243630", "2024-06-01", 9), (WD + "Q7795", "2018-06-30", 15)],
)  # fmt: skip
def test_seats_are_dated(authority: Authority, organisation: str, day: str, size: int) -> None:
    """An alliance has the members of the day asked about."""
    assert len({t.member for t in _members(authority, organisation, dt.date.fromisoformat(day))}) == size


@pytest.mark.parametrize(
    ("role", "organisation", "day", "name"),
    [("secretary general", NATO, "2022-11-03", "Jens Stoltenberg"), ("Secretary-General", NATO, "2024-10-01", "Mark Rutte"),
     ("secretary of state", USA, "2022-11-03", "Antony Blinken"), ("foreign minister", IRAN, "2023-01-01", "Hossein Amir-Abdollahian"),
     ("president", RUSSIA, "2010-01-01", "Dmitry Medvedev"), ("prime minister", WD + "Q145", "2022-10-01", "Liz Truss"),
     ("defense minister", RUSSIA, "2023-01-01", "Sergei Shoigu"), ("director general", WD + "Q41984", "2022-06-01", "Rafael Grossi"),
     ("prime minister", WD + "Q33", "2022-06-01", "Sanna Marin"), ("president", WD + "Q794", "2024-05-18", "Ebrahim Raisi")],
)  # fmt: skip
def test_holders_on_a_day(authority: Authority, role: str, organisation: str, day: str, name: str) -> None:
    """An office has the holder it had on that day; terms are half-open."""
    held = authority.holders(role, organisation, dt.date.fromisoformat(day))
    assert [authority.entities[t.member].name for t in held] == [name]


def test_a_change_of_office_happens_on_the_day_itself(authority: Authority) -> None:
    """The last day of a term belongs to the predecessor, the end date to the successor."""
    before, after = (authority.holders("secretary general", NATO, dt.date(2024, *day)) for day in ((9, 30), (10, 1)))
    assert [authority.entities[t.member].name for t in (*before, *after)] == ["Jens Stoltenberg", "Mark Rutte"]


def test_one_person_through_all_offices(authority: Authority) -> None:
    """A spokesman who changed his post is one person with dated posts, and speaks for another body each time."""
    [kirby] = authority.named("John Kirby")
    places = {day: [t.organization for t in authority.memberships_of(kirby, dt.date.fromisoformat(day))]
              for day in ("2016-01-01", "2021-06-01", "2022-11-03", "2024-03-15")}  # fmt: skip
    assert places["2016-01-01"] == [AU + "org-us-state-department"]
    assert places["2021-06-01"] == [AU + "org-us-defense-department"]
    assert places["2022-11-03"] == places["2024-03-15"] == [AU + "org-us-nsc"]
    assert all(t.represents == USA for t in authority.memberships_of(kirby))


def test_sector_follows_the_office(authority: Authority) -> None:
    """In office a politician is GOV, afterwards ELI; a group that came to govern is GOV from then on."""
    [merkel] = authority.named("Angela Merkel")
    [taliban] = authority.named("Taliban")
    cases = ((merkel, 2020), (merkel, 2023), (taliban, 2020), (taliban, 2022))
    sectors = [(e := authority.entity(iri, dt.date(year, 1, 1))) and e.sector for iri, year in cases]
    assert sectors == ["GOV", "ELI", "REB", "GOV"]


def test_no_two_hold_one_head_of_state_at_once(authority: Authority) -> None:
    """Presidents, chancellors and prime ministers of a state never overlap."""
    people = [iri for iri, entity in authority.entities.items() if entity.kind == "Person"]
    held: dict[str, list[Membership]] = {}
    for term in (t for iri in people for t in authority.memberships_of(iri)):
        if term.role.removeprefix(AU + "role-").startswith(("president-", "pm-", "chancellor-", "fm-", "dm-")):
            held.setdefault(term.role, []).append(term)
    assert len(held) > 250
    for terms in held.values():
        terms.sort(key=lambda t: t.start or dt.date.min)
        for one, following in itertools.pairwise(terms):
            assert (one.end or dt.date.max) <= (following.start or dt.date.min), (one, following)


@pytest.mark.parametrize(
    ("phrase", "weapon"),
    [("about 1,000 attack drones", "weapon-uav"), ("surface-to-surface short range ballistic missiles", "weapon-ballistic-missile"),
     ("Shahed-136 drones", "weapon-uav"), ("cruise missiles", "weapon-cruise-missile"), ("Leopard 2 tanks", "weapon-tank"),
     ("further Iranian weaponry", "weapon"), ("F-16 fighter jets", "weapon-aircraft")],
)  # fmt: skip
def test_weapons(authority: Authority, phrase: str, weapon: str) -> None:
    """A phrase whose head is a weapon gives that kind of weapon."""
    found = authority.weapon(phrase)
    assert found is not None
    assert found.iri == AU + weapon


@pytest.mark.parametrize("phrase", ["a think tank", "Iran's UAV (unmanned aircraft) proliferation networks", "his arm", "arms control"])
def test_what_is_no_weapon(authority: Authority, phrase: str) -> None:
    """A weapon's word in another sense or as a modifier is no weapon."""
    assert authority.weapon(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [("a senior Guyanese police officer", "COP"), ("Ukrainian soldiers", "MIL"), ("foreign ministers", "GOV"),
     ("opposition lawmakers", "LEG"), ("protesters", "OPP"), ("the judge", "JUD"), ("journalists", "JRN"),
     ("a smuggling gang", "CRM"), ("two men", None), ("a list", None)],
)  # fmt: skip
def test_sectors_of_role_nouns(authority: Authority, phrase: str, sector: str | None) -> None:
    """The longest end of a phrase that is a role noun gives the sector; what is no role gives none."""
    assert authority.sector_of(phrase) == sector


def test_every_fact_names_its_source() -> None:
    """Each subject of the authority files says where it comes from."""
    for path in sorted(data_path("ontologies", "authority").glob("*.ttl")):
        if path.stem != "sources":
            blocks = path.read_text(encoding="utf-8").split("\n\n", 1)[1]
            subjects, sourced = blocks.count(" .\n"), blocks.count("dcterms:source ")
            assert subjects == sourced, path.name


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """A file that is not Turtle, or a fact without its source, is an error that names the place."""
    (tmp_path / "broken.ttl").write_text("not turtle at all", encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.ttl"):
        load(tmp_path)


def test_the_files_can_be_made_again(shared: Path, tmp_path: Path) -> None:
    """The committed files are what the maker makes from the tables and the facts, byte by byte."""
    source = data_path("ontologies", "authority")
    copy = tmp_path / "authority"
    (copy / "tables").mkdir(parents=True)
    for path in [*source.glob("*.py"), *(source / "tables").glob("*.psv")]:
        (copy / path.relative_to(source)).write_bytes(path.read_bytes())
    subprocess.run([sys.executable, str(copy / "make.py"), str(shared / "facts")], check=True)
    made = {p.name: p.read_bytes() for p in copy.glob("*.ttl")}
    assert made == {p.name: p.read_bytes() for p in source.glob("*.ttl")}


def test_folding() -> None:
    """Case, accents, curly quotes, a leading article and a genitive do not count."""
    assert fold("The  Élysée’s") == fold("elysee") == "elysee"


def test_names_with_the_surname_first_are_not_cut() -> None:
    """ "Kim Jong" is nobody, "Ali Hassan" is not Ali Hassan Mwinyi; who bears two surnames goes by the first."""
    loaded = load()
    assert not loaded.named("Kim Jong")
    assert not loaded.named("Ali Hassan")
    assert loaded.named("Alfonso Portillo") == loaded.named("Alfonso Portillo Cabrera")


def test_whether_an_official_is_he_or_she_is_known() -> None:
    """Of those in `officials.psv` it is told, so that "she" is not linked to a man who was named just before."""
    authority = load()
    [chavez], [merkel] = authority.named("Hugo Chavez"), authority.named("Angela Merkel")
    assert (authority.genders[chavez], authority.genders[merkel]) == ("m", "f")
