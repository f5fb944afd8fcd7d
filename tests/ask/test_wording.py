"""How answer sentences read: whose words, whose name, which day; and what says nothing is no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from said import add

from kg.ask import ask
from kg.ask.edits import names_speaker
from kg.ask.findings import Day, Finding, Named
from kg.ask.lead import described
from kg.ask.say import quotation, say
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Minister Ada Lind visited Bergen on Monday, observing the rescue of a ship and talking to the wounded.\n\n"
    "Six sailors were rescued off Tromso on Tuesday.\n\n"
    "On the strike in Bergen Minister Ada Lind said:\n\n"
    "“The strike in Bergen was a crime.”"
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2024, 3, 14), publisher="Courier")
        yield made


@pytest.mark.parametrize("question", ["Who was rescued in Bergen?", "What did Ada Lind say about the strike in Bergen?"])
def test_words_that_tell_nothing_are_no_answer(question: str, store: Store, reader: Reader) -> None:
    """A mere noun for the deed does not say who was rescued, nor "Lind said:" what she said."""
    quotes = [citation.quote for citation in ask(store, question, reader).citations]
    assert not any(quote.endswith(":") or "observing the rescue" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("before", "told"),
    [("as of ", "as of 12 March 2024"), ("before ", "before 12 March 2024"), ("", "on 12 March 2024"), ("on ", "on 12 March 2024")],
)
def test_a_date_fits_the_word_before_it(before: str, told: str) -> None:
    """The date for a day of the week gets an "on" only where no other word needs it."""
    quote = f"The town was calm {before}Tuesday."
    at = quote.index("Tuesday")
    day = Day(at, at + 7, "2024-03-12", "2024-03-12", "day")
    assert say(replace(FINDING, quote=quote, start=0, end=len(quote), days=(day,))) == f"The town was calm {told}."


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (" condemned the raid", "on 12 March 2024 condemned the raid"),
        (" talks failed", "Tuesday talks failed"),
        (" night left", "Tuesday night left"),
    ],
)
def test_a_date_stands_before_a_verb_not_before_a_noun(behind: str, told: str) -> None:
    """ "Lind Tuesday condemned …" gets the date; a day that tells of which talks somebody speaks stays."""
    quote = f"The mayor Tuesday{behind}."
    at = quote.index("Tuesday")
    day = Day(at, at + 7, "2024-03-12", "2024-03-12", "day")
    assert say(replace(FINDING, quote=quote, start=0, end=len(quote), days=(day,))) == f"The mayor {told}."


@pytest.mark.parametrize("tell", [say, quotation])
def test_no_number_of_a_footnote_is_told(tell: Callable[[Finding], str]) -> None:
    """ "[4]" of an encyclopedia's footnotes would be read as a citation of the answer's own."""
    quote = "Ada Lind left Bergen in 2008.[4]"
    assert tell(replace(FINDING, quote=quote, start=0, end=len(quote))).strip("“”") == "Ada Lind left Bergen in 2008."


def test_a_mark_that_stands_apart_ends_a_sentence() -> None:
    """Nothing is put behind a full stop that a space parts from its quotation mark."""
    quote = 'Ada Lind wrote: "We will miss her. "'
    assert say(replace(FINDING, quote=quote, start=0, end=len(quote))) == quote


def test_a_description_is_told_without_any_form_of_the_name() -> None:
    """ "Chief officer Ada B. Lind" calls her "chief officer", whatever stands between her names."""
    quote = "Norland chief officer Ada B. Lind left."
    named = Named(0, 33, "nominal", "urn:lind", "Ada Lind")
    told = described(replace(FINDING, quote=quote, start=0, end=len(quote), named=(named,)), frozenset({"urn:lind"}))
    assert told == ("Ada Lind", "Norland chief officer")


def test_a_description_is_told_without_the_name_in_it() -> None:
    """ "Health Minister Ada Lind" calls her "Health Minister"; a mere form of address calls her nothing."""
    named = Named(0, 24, "nominal", "urn:lind", "Ada Lind")
    quote = "Health Minister Ada Lind left."
    assert described(replace(FINDING, quote=quote, start=0, end=len(quote), named=(named,)), frozenset({"urn:lind"})) == (
        "Ada Lind",
        "Health Minister",
    )
    doctor = replace(FINDING, quote="Dr. Ada Lind left.", start=0, end=18, named=(replace(named, end=12),))
    assert described(doctor, frozenset({"urn:lind"})) is None


def test_words_that_only_say_i_have_their_speaker_before_them() -> None:
    """A quotation in the first person, announced elsewhere, is told with the name of who speaks; a description is given its whole name."""
    quote = '"I condemn the strike."'
    own = (Named(1, 2, "pronoun", "urn:lind", "Ada Lind"),)
    finding = replace(FINDING, quote=quote, start=0, end=len(quote), quoted=True, source="urn:lind", source_name="Ada Lind", named=own)
    assert not names_speaker(finding)
    assert say(finding) == f"Ada Lind: {quote}"
    told = "Minister Lind met the envoy."
    described = (Named(0, 13, "nominal", "urn:lind", "Ada Lind"),)
    assert say(replace(FINDING, quote=told, start=0, end=len(told), named=described)) == "Minister Ada Lind met the envoy."


FINDING = Finding(
    claim="urn:claim",
    sentence="urn:article#offset_0_1",
    relation="asked",
    via=(),
    direct=True,
    quote="",
    start=0,
    end=0,
    order=0,
    article="urn:article",
    digest="",
    source="urn:paper",
    source_name="Courier",
    type="urn:type",
    factuality="urn:sure",
    event="urn:event",
)
