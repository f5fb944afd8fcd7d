"""What a paper tells anew because it told it wrongly is the event that it told: another number of it, and no other event."""

from __future__ import annotations

import datetime as dt

import pytest
from invented_press import put

from kg.model import Extraction
from kg.pipeline import Reader
from kg.query import bind, questions
from kg.read import make_article
from kg.relate import relate
from kg.store import MEMORY, open_store

PAPER, RIVAL = "Port Observer", "Bay Herald"


@pytest.mark.parametrize(
    ("first", "later", "corrected"),
    [
        ("Britain expelled seven Russian diplomats on Friday over spying.",
         "The Port Observer wrongly reported on Saturday that Britain had expelled seven Russian diplomats. "
         "Britain expelled four Russian diplomats and closed the Highgate compound.",
         "Britain expelled four Russian diplomats and closed the Highgate compound."),
        ("Germany delivered 30 tanks to Ukraine on Saturday.",
         "A story on Sunday said that Germany had delivered 30 tanks to Ukraine. That was not true. Germany delivered 13 tanks to Ukraine.",
         "Germany delivered 13 tanks to Ukraine."),
        ("A Russian strike on Kherson killed four people on Friday. A Russian strike on Odesa killed nine people on Friday.",
         "A Russian strike on Kherson killed four people on Friday. A Russian strike on Odesa killed seven people on Friday. "
         "An earlier version of this article said that the strike on Odesa had killed nine people.",
         "A Russian strike on Odesa killed seven people on Friday."),
        ("A suicide bomber killed 21 people at a market in Kusharki on Saturday.",
         "(Corrects the number of dead to 12.) A suicide bomber killed 12 people at a market in Kusharki on Saturday.",
         "A suicide bomber killed 12 people at a market in Kusharki on Saturday."),
        ("Britain expelled two Belarusian diplomats on Friday.",
         "The Port Observer wrongly reported on Saturday that Britain had expelled seven Russian diplomats. "
         "Britain expelled four Russian diplomats and closed the Highgate compound.", None),
        ("The European Union imposed sanctions on nine people over the crackdown in Belarus.",
         "A report in the Port Observer said that the European Union had imposed sanctions on four people over drones for Russia. "
         "That was wrong. The European Union imposed sanctions on three people and on one company, Hesa Aviation.", None),
        ("Israeli forces killed 12 people in Jenin.",
         "The mayor said that Israeli forces had killed two people in Jenin. That was wrong, he added. "
         "Israeli forces killed 30 people in Gaza.", None),
    ],
    ids=["wrongly reported", "that was not true", "earlier version", "another number", "other diplomats", "other sanctions",
         "a wrong done"],
)  # fmt: skip
def test_a_correction_is_of_what_it_says_was_wrong(reader: Reader, first: str, later: str, corrected: str | None) -> None:
    """What is told anew corrects the account that it says was wrong, and nothing else."""
    told = _corrections(reader, (PAPER, 2, first), (PAPER, 4, later))
    assert {later for _, later in told} == ({corrected} if corrected else set())


def test_nobody_corrects_what_another_paper_told(reader: Reader) -> None:
    """A paper takes back its own reports."""
    later = "A story on Sunday said that Germany had delivered 30 tanks to Ukraine. That was wrong. Germany delivered 13 tanks to Ukraine."
    assert _corrections(reader, (RIVAL, 2, "Germany delivered 30 tanks to Ukraine on Saturday."), (PAPER, 4, later)) == set()


_BLAST = "A suicide bomber killed 21 people at a market in Kusharki on Saturday."
_LESS = "A suicide bomber killed 12 people at a market in Kusharki on Saturday."


@pytest.mark.parametrize(
    ("first", "second", "corrected"),
    [
        (_BLAST, f"(Corrects the number of dead to 12.) {_LESS}", True),
        (_BLAST, f"{_LESS} This story corrects the toll.", True),
        ("Kenya deported 18 Somali traders on Thursday.", "CORRECTION: 80, not 18. Kenya deported 80 Somali traders on Thursday.", True),
        (_BLAST, _LESS, False),
        (_BLAST, f"(Corrects the spelling of the mayor's name.) {_LESS}", False),
        (f"(Corrects the number of dead.) {_BLAST}", f"(Corrects the number of dead.) {_LESS}", False),
        (_BLAST, f"Correctional officers counted the dead. {_LESS}", False),
    ],
    ids=["in brackets", "this story", "a label", "no word of it", "of a name", "both", "another word"],
)  # fmt: skip
def test_of_one_day_the_later_report_is_the_one_that_says_it_corrects_the_number(
    reader: Reader, first: str, second: str, corrected: bool
) -> None:
    """Where neither says so, or both do, or what is corrected is something else, it is not known which number came first."""
    told = {later for _, later in _corrections(reader, (PAPER, 2, first), (PAPER, 2, second))}
    assert bool(told) is corrected
    assert all(later in second for later in told)


def _corrections(reader: Reader, *articles: tuple[str, int, str]) -> set[tuple[str, str]]:
    """Earlier and later sentence, where a source counts anew what it counted; days are of June 2024, of which the second was a Sunday."""
    made = [make_article(text, publisher=paper, published=dt.date(2024, 6, day)) for paper, day, text in articles]
    with open_store(MEMORY) as store:
        put(store, *(one for one in reader.extract(made) if isinstance(one, Extraction)))
        relate(store)
        rows = store.query(bind(questions()["corrections"], {})).rows
        return {(row["sentence"].value, row["later_sentence"].value) for row in rows}
