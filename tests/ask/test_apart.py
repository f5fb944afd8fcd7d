"""Near misses: a sentence names everybody and holds the words, and says of another person or thing what is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXTS = (
    "Under the deal signed in Bern, Petra Kovac would stay finance minister of Slovenia, while Marko Zupan would become head of the "
    "central bank. A soldier arrested two students near the barracks; he later released a journalist. The court sentenced a former "
    "general to ten years, and it acquitted the mayor of Maribor. Zupan praised the nurses and criticised the hospital managers.",
    "Croatian President Ivo Maras said on Monday that his country had not sent troops to Moldova, after Romania questioned the deployment. "
    "Ghana's president said his country would buy six helicopters, while Togo and Benin opposed the purchase.",
    "Storms flooded the Danish port of Esbjerg on Friday and killed three people. The police closed the bridge, and the price of fish "
    "doubled. Danish Prime Minister Anne Holst said the disaster would cost the country two billion kroner. The mayor of Esbjerg, Jens "
    "Krag, said the incident had shown how weak the dykes were. Krag told reporters that the announcement of aid had come too late.",
    "The assassination of Bulgarian judge Todor Manev shocked the country. Two men on a motorcycle shot Manev outside his house. "
    "The shooting took place in the Bulgarian city of Varna.",
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of invented articles."""
    with open_store(":memory:") as made:
        for text in TEXTS:
            add(made, reader, text, published=dt.date(2024, 3, 8), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "Did Marko Zupan become finance minister?",
        "Did Petra Kovac become head of the central bank?",
        "Did a soldier arrest a journalist?",
        "Did the court sentence the mayor of Maribor?",
        "Who acquitted the general?",
        "Did Zupan criticise the nurses?",
    ],
)
def test_done_to_another_thing(question: str, store: Store, reader: Reader) -> None:
    """What it is done to, or what somebody becomes, hangs on the verb; elsewhere in the sentence it is another matter."""
    assert not ask(store, question, reader).answered


@pytest.mark.parametrize("question", ["Did Romania send troops to Moldova?", "Will Togo buy six helicopters?"])
def test_whose_country_it_is(question: str, store: Store, reader: Reader) -> None:
    """ "His country" is of somebody named before; who opposes a purchase does not buy."""
    assert not ask(store, question, reader).answered


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Did Zupan criticise the hospital managers?", "criticised the hospital managers"),
        ("Who arrested two students?", "A soldier arrested"),
        ("Did Croatia send troops to Moldova?", "had not sent troops"),
        ("Will Ghana buy six helicopters?", "would buy six"),
    ],
)
def test_what_is_said_of_the_right_one(question: str, words: str, store: Store, reader: Reader) -> None:
    """The same sentences answer what they do say."""
    assert [words in one.quote for one in ask(store, question, reader).citations] == [True]


@pytest.mark.parametrize("question", ["Who assassinated Todor Manev?", "Who shot people in Varna?"])
def test_nobody_is_said_to_do_it(question: str, store: Store, reader: Reader) -> None:
    """A noun for what was done answers who did it only where somebody is said to."""
    assert not ask(store, question, reader).answered


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Anne Holst say about the police?", []),
        ("What did Anne Holst say about the price of fish in Esbjerg?", []),
        ("What did Jens Krag say about the bridge?", []),
        ("What did Jens Krag say about the storms?", ["The mayor of Esbjerg"]),
    ],
)
def test_what_words_are_about(question: str, words: list[str], store: Store, reader: Reader) -> None:
    """ "The incident" takes up the storms, not the police; "the announcement of aid" is another thing; words told before one by one are no
    matter told before."""
    assert [one.quote[:20].strip() for one in ask(store, question, reader).citations] == [word[:20].strip() for word in words]


WORLD = (
    "Fifteen people were killed in a shooting in Lagos on Tuesday. The shooting in Lagos preceded one in Dakar, where nine people died. "
    "Nigerian Interior Minister Ada Obi said a gunman had fled. Obi said the government would press for better roads. The monitor lists "
    "events where four or more people are killed.",
)


@pytest.fixture(scope="module")
def world(reader: Reader) -> Iterator[Store]:
    """Another store of invented articles."""
    with open_store(":memory:") as made:
        for text in WORLD:
            add(made, reader, text, published=dt.date(2024, 3, 8), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many people died in the shooting in Lagos?", ["Fifteen people were killed"]),
        ("What did Ada Obi say about the gunman?", ["Nigerian Interior Minister"]),
    ],
)
def test_who_speaks_and_where_it_was(question: str, words: list[str], world: Store, reader: Reader) -> None:
    """What happened in another place, or holds of any of a kind, is another event; of people
    somebody speaks in words for them."""
    quotes = [one.quote for one in ask(world, question, reader).citations]
    assert [quote[: len(word)] for quote, word in zip(quotes, words, strict=True)] == words


LATER = (
    "Senator Ruth Hale was widely reported as having resigned, but her office later denied it. Yesterday, Kenya's trade minister Joseph "
    "Otieno was robbed, according to police. Envoy Lars Berg was attacked in Tema, Ghana, on Monday. Togo's army showed its intent to "
    "conduct attacks on Lome."
)


@pytest.fixture(scope="module")
def later(reader: Reader) -> Iterator[Store]:
    """One more store of an invented article."""
    with open_store(":memory:") as made:
        add(made, reader, LATER, published=dt.date(2024, 3, 8), publisher="Courier")
        yield made


def test_what_is_only_reported_is_no_fact(later: Store, reader: Reader) -> None:
    """Whoever "was reported as having resigned" has not resigned for sure."""
    assert ask(later, "Has Ruth Hale resigned?", reader).verdict != "fact"


@pytest.mark.parametrize(("question", "is_answered"), [("Where was Joseph Otieno robbed?", False), ("Where was Lars Berg attacked?", True)])
def test_a_place_is_where_it_was(question: str, is_answered: bool, later: Store, reader: Reader) -> None:
    """ "Yesterday, Kenya's minister" names no place where anything was."""
    assert ask(later, question, reader).answered is is_answered


def test_what_is_only_meant_has_not_been_done(later: Store, reader: Reader) -> None:
    """An intent to conduct attacks is no attack."""
    assert ask(later, "Did Togo attack Lome?", reader).verdict not in ("fact", "reported")
