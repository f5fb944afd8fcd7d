"""One event that two papers tell, the one as news and the other looking back or in other words; and what only looks like it."""

from __future__ import annotations

import datetime as dt

import pytest
from invented_press import put

from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.relate import relate
from kg.relate.features import Features
from kg.relate.recalled import keys
from kg.relate.stems import deeds
from kg.store import MEMORY, open_store
from kg.vocab import NG, PL

Told = tuple[int, str]  # day of May 2024, of which the first was a Wednesday, and text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((6, "Police in Sarno arrested the lawyer Selma Karakoyun on Monday over a leaked letter."),
         (21, "Hundreds marched in Sarno two weeks after the arrest of the lawyer Selma Karakoyun.")),
        ((6, "A court in Minsk convicted the blogger Anatoli Zhukavets on Monday."),
         (8, "The mayor of Oslo condemned the conviction of Anatoli Zhukavets.")),
        ((6, "Poland's president, Andrzej Duda, was assassinated in Gdynia on Monday."),
         (7, "Gunmen shot dead Poland's president, Andrzej Duda, in his car.")),
        ((14, "Islamist fighters abducted more than 90 pupils in the Nigerian town of Kusharki on Monday night."),
         (17, "The kidnapping of more than 90 pupils from a school in Kusharki has shocked Nigeria.")),
        ((5, "Emmanuel Macron spoke by phone with Vladimir Putin on Sunday about the reactor."),
         (5, "Vladimir Putin and Emmanuel Macron discussed the reactor, the Kremlin said.")),
        ((6, "A blogger, Anatoli Zhukavets, was jailed for eight years in Minsk on Monday."),
         (7, "A Minsk court sentenced Anatoli Zhukavets to eight years in prison on Monday.")),
        ((6, "Ana Brandt and Kasimir Ozols met in Riga on Monday."), (6, "Brandt and Kasimir Ozols held talks in Riga on Monday.")),
        ((3, "A Moscow court jailed the activist Lev Gurinov for three years on Friday."),
         (20, "Lev Gurinov, sentenced to three years in prison this month, has begun a hunger strike.")),
        ((6, "Iran released five American citizens on Monday under a deal with Washington."),
         (7, "Five Americans were freed by Tehran on Monday and flown to Qatar.")),
        ((6, "Northwind Energy moved its head office from Bergen to Orlinoye on Monday."),
         (6, "On Monday, Northwind Energy moved its head office to Orlinoye.")),
        ((7, "Gunmen killed twelve farmers in Kusharki on Monday, police said."),
         (8, "Twelve farmers were killed by bandits in Kusharki on Monday, residents said.")),
        ((7, "The killing of six aid workers in Kusharki on Monday was condemned by Spain."),
         (7, "Gunmen killed six aid workers in Kusharki on Monday.")),
    ],
    ids=["arrest of", "conviction of", "shot and assassinated", "days later", "call", "jailed and sentenced", "family name", "this month",
         "as many", "of no type", "gunmen and bandits", "killing on a day"],
)  # fmt: skip
def test_one_event_in_other_words(reader: Reader, one: Told, other: Told) -> None:
    """A noun for a verb, another verb, no day: what befell one person, or is at one small place, is found again."""
    assert _are_linked(reader, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((6, "A Russian drone strike on Kyiv killed four people on Monday."), (7, "Russian drones struck Kyiv on Tuesday, killing two.")),
        ((7, "Gunmen killed twelve farmers in Kusharki on Monday."), (7, "Militants killed twelve soldiers in Kusharki on Monday.")),
        ((7, "Armed men abducted two priests in Kusharki on Monday."), (7, "Gunmen abducted two teachers in Kusharki on Monday.")),
        ((6, "A car bomb killed 11 people in Kusharki on Monday."), (6, "A roadside bomb killed four soldiers near Kusharki on Monday.")),
        ((6, "Police in Sarno arrested the lawyer Selma Karakoyun on Monday."), (8, "The arrest of the singer Deniz Aydin was condemned.")),
        ((6, "Police in Sarno arrested an opposition lawmaker on Monday."), (7, "Police in Sarno arrested an opposition activist.")),
        ((6, "Iran freed the engineer Tuulikki Vanhanen on Monday."), (9, "Iran freed the student Pirjo Lahtela.")),
        ((6, "Poland expelled four Russian diplomats on Monday."), (9, "Russia expelled four Polish diplomats on Thursday.")),
        ((6, "Ukrainian and Russian negotiators met in Antalya on Monday."), (28, "Ukrainian and Russian negotiators met in Istanbul.")),
        ((6, "Antony Blinken met officials in Kyiv on Monday."), (7, "Antony Blinken met officials in Warsaw.")),
        ((3, "Police arrested 12 people in Tyre during clashes."), (19, "Police arrested 12 people in Tyre over forged papers.")),
        ((3, "The banker Joao Britola was charged with fraud on Friday."), (29, "Joao Britola was charged with bribing a judge.")),
        ((3, "Iran released Omid Kazemian on Friday."), (24, "Iran released Omid Kazemian on bail after his second arrest.")),
        ((3, "Northwind Energy raised its forecast for the year."), (3, "Northwind Energy raised its dividend for the year.")),
        ((6, "Donald Trump criticised Joe Biden on Monday over trade."), (20, "Donald Trump blamed Joe Biden for the price of petrol.")),
    ],
    ids=["next day", "other victims", "other captives",
         "another bomb", "another arrest", "another described", "another freed", "in return", "next round", "others met",
         "as many again", "another charge", "another release", "another rise", "other words"],
)  # fmt: skip
def test_another_event_in_like_words(reader: Reader, one: Told, other: Told) -> None:
    """Another day, number, person or place is another event."""
    assert not _are_linked(reader, one, other)


def test_words_for_one_kind_of_deed() -> None:
    """The word of the court, the noun and the phrase tell of the same kind; "stood" alone does not."""
    assert deeds("assassination") == deeds("killed") != deeds("arrested") == deeds("detention")
    assert deeds("stepped down") == deeds("resignation")
    assert not deeds("stood")


@pytest.mark.parametrize(
    ("printed", "given", "in_sight"),
    [("2024-05-06", (), True), ("2024-07-05", (), True), ("2024-03-07", (), True), ("2025-05-06", (), False), ("2021-05-06", (), False),
     ("2025-05-06", ("2024-05-02", "2024-05-31"), True), ("2025-05-06", ("2024-11-01", "2024-11-30"), False)],
)  # fmt: skip
def test_what_befell_somebody_is_compared_in_its_time(printed: str, given: tuple[str, ...], *, in_sight: bool) -> None:
    """Sixty days before and after at most, or the time that a text gives for it; not the years of somebody to whom much is done."""
    here, there = (
        Features(type=f"{PL}COERCE", full=("recipients selma karakoyun",), printed=(day,), given=days)
        for day, days in (("2024-05-06", ("2024-05-06", "2024-05-06")), (printed, given))
    )
    assert {*keys(here)}.isdisjoint(keys(there)) is not in_sight


def _are_linked(reader: Reader, *told: Told) -> bool:
    """Whether the two articles tell one event: by a link, or because both describe it so that it has one name."""
    papers = ("Hill Gazette", "Bay Herald")
    articles = [
        make_article(text, publisher=paper, published=dt.date(2024, 5, day)) for paper, (day, text) in zip(papers, told, strict=True)
    ]
    made = [one for one in reader.extract(articles) if isinstance(one, Extraction)]
    with open_store(MEMORY) as store:
        put(store, *made)
        relate(store)
        return bool(store.query(f"ASK {{ ?one <{NG}sameEventAs> ?other }}").boolean)
