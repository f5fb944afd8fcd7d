"""A sentence answers where its words for what is asked tell it: not under "if", not as what something else is set against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.errors import NewsgraphError
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "President Ada Moreau appointed Nils Okafor as minister on Friday. "
    "Okafor said he would leave office if the Senate rejected him. "
    '"If the Senate confirms me, I will serve until 2027," Okafor said.\n\n'
    "Ghana is not a member of the Volta Pact, though it has close ties to it. "
    "The pact grew out of a customs union in 1994.\n\n"
    "The government printed the ballots on Monday, disregarding the Electoral Tribunal's ruling on the referendum. "
    "The opposition said that the referendum was unlawful, and that voters stayed away because roads were flooded.\n\n"
    "Moreau imposed a curfew in Tema on Sunday so she could stop the looting. "
    "Benin's foreign minister, Rosa Adjovi, criticised Moreau's statement on the looting: "
    '"The president\'s suggestion that neighbours pay for the looting is out of place."\n\n'
    '"He announced that this resignation is not effective yet," Adjovi said of a colleague.\n\n'
    "A court sentenced three smugglers to six years in prison. It was the third gang of smugglers sentenced in the last two years."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2024, 3, 19), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "Did the Senate confirm Okafor?",
        "Did the Senate reject Okafor?",
        "Has Okafor left office?",
        "Which countries are members of the Volta Pact?",
        "What did the Electoral Tribunal rule about the referendum?",
        "Why was the referendum unlawful?",
        "What did Moreau say about the looting?",
        "Did Adjovi resign?",
    ],
)
def test_what_is_only_supposed_or_named_is_no_answer(question: str, store: Store, reader: Reader) -> None:
    """Neither an "if", nor a no, nor a noun that something is set against, nor the reason for something else, nor another's words."""
    found = ask(store, question, reader)
    assert found.verdict not in ("fact", "reported", "denied", "disputed")
    assert not found.answered or found.verdict in ("planned", "possible", "open")


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("What will Okafor do if the Senate rejects him?", "leave"),
        ("Why did Moreau impose a curfew?", "looting"),
        ("Is Ghana a member of the Volta Pact?", "not a member"),
        ("Who criticised Moreau's statement?", "Adjovi"),
    ],
)
def test_what_is_told_is_found(question: str, word: str, store: Store, reader: Reader) -> None:
    """The same sentences answer what they do tell."""
    found = ask(store, question, reader)
    assert any(word in one.quote for one in found.citations)


def test_how_long_is_no_time_within_which_something_else_was(store: Store, reader: Reader) -> None:
    """ "The third in the last two years" says of nothing how long it is."""
    found = ask(store, "How long were the smugglers sentenced to prison?", reader)
    assert [one.quote for one in found.citations] == ["A court sentenced three smugglers to six years in prison."]


MORE = (
    "The port of Tema is under attack, officials say. "
    "The Volta Front, which holds the north, said the appointment of General Kofi Mensah was no help.\n\n"
    "The tanker was released after a ransom of $2 million was paid by its owner. "
    "About 40,000 Ghanaians marched through Kumasi on Saturday.\n\n"
    "Countries such as Benin, Togo and Chad oppose the treaty on the Volta. "
    "The interior ministry closed the Akosombo road on Friday, based on a warning from engineers."
)


@pytest.fixture(scope="module")
def more(reader: Reader) -> Iterator[Store]:
    """A store of another invented article."""
    with open_store(":memory:") as made:
        add(made, reader, MORE, published=dt.date(2024, 3, 19), publisher="Courier")
        yield made


@pytest.mark.parametrize("question", ["Who attacked the port of Tema?", "Did the Volta Front appoint General Kofi Mensah?"])
def test_what_nobody_is_said_to_do_names_nobody(question: str, more: Store, reader: Reader) -> None:
    """ "Is under attack" tells of no attacker, and who speaks of an appointment has not made it."""
    assert not ask(more, question, reader).answered


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much ransom was paid for the tanker?", "$2 million"),
        ("How many people marched through Kumasi?", "40,000 Ghanaians"),
        ("Which countries oppose the treaty on the Volta?", "Benin, Togo and Chad"),
        ("Why did the interior ministry close the Akosombo road?", "based on a warning"),
    ],
)
def test_sums_peoples_lists_and_grounds_are_found(question: str, words: str, more: Store, reader: Reader) -> None:
    """A sum stands behind what it is for, people are counted by where they are from, "such as" lists who acts."""
    assert any(words in one.quote for one in ask(more, question, reader).citations)


RULED = (
    "Judge Ines Okoro of Lagos ruled on Monday that the levy on fishing boats was unlawful. "
    "The ministry had asked Judge Okoro to delay her ruling until the harvest.\n\n"
    "Governor Sam Bello of Lagos responded to the ruling on Tuesday, calling it a mistake. "
    "Bello sued the fishermen's union in May over a strike at the harbour. "
    "Bello has rejected calls to publish his tax returns.\n\n"
    "At least 62 people in Lagos have died of cholera since June. "
    "Two children in Lagos died from a faulty vaccine in 2018."
)


@pytest.fixture(scope="module")
def ruled(reader: Reader) -> Iterator[Store]:
    """A store of a third invented article."""
    with open_store(":memory:") as made:
        add(made, reader, RULED, published=dt.date(2024, 3, 19), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    ("question", "words", "no_words"),
    [
        ("What did Judge Okoro rule?", "was unlawful", "delay her ruling"),
        ("How did Bello respond to the ruling on the levy?", "calling it a mistake", "sued the fishermen"),
        ("How many people have died of cholera in Lagos?", "62 people", "faulty vaccine"),
    ],
)
def test_what_stands_beside_the_answer_is_none(question: str, words: str, no_words: str, ruled: Store, reader: Reader) -> None:
    """Neither who asks for a ruling to be delayed, nor other deeds of who responded, nor another cause of death."""
    found = ask(ruled, question, reader)
    quotes = [found.citations[n - 1].quote for one in found.summary for n in one.citations]
    assert any(words in quote for quote in quotes)
    assert not any(no_words in quote for quote in quotes)


SIDES = (
    "Senator Mira Sall won the caucus in Halden on Tuesday. The governor of Ostby held a rally the same day.\n\n"
    "The move came after Omar Dia and Paul Ndour announced their own support for Sall. "
    "Dia spoke to his supporters about Sall in Vikby.\n\n"
    "The poet Awa Lo died at the age of 80 on Friday. Four miners died in the collapse of a shaft at Falun."
)


@pytest.fixture(scope="module")
def sides(reader: Reader) -> Iterator[Store]:
    """A store of a fourth invented article."""
    with open_store(":memory:") as made:
        add(made, reader, SIDES, published=dt.date(2024, 3, 19), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "Did Paul Ndour support Omar Dia?",
        "Did Omar Dia endorse Paul Ndour?",
        "What did Awa Lo die of?",
        "How many miners were wounded in the collapse of the shaft?",
        "How many miners were injured at Falun?",
    ],
)
def test_who_stands_beside_another_has_nothing_done_to_him(question: str, sides: Store, reader: Reader) -> None:
    """Two who do it together do it to a third; an age is no cause of death, and the dead are not the wounded."""
    found = ask(sides, question, reader)
    assert not found.answered, [one.text for one in found.summary]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who supports Mira Sall?", "announced their own support"),
        ("How many miners died in the collapse of the shaft?", "Four miners"),
        ("Did Omar Dia support Mira Sall?", "announced their own support"),
    ],
)
def test_who_does_it_with_another_does_it(question: str, words: str, sides: Store, reader: Reader) -> None:
    """The same sentences tell what they tell; who has supporters is not the one who supports."""
    found = ask(sides, question, reader)
    assert any(words in one.quote for one in found.citations)
    assert not any("his supporters" in found.citations[n - 1].quote for one in found.summary for n in one.citations)


CHARGED = (
    "Only two Liberals voted for the harbour bill, Ana Costa and Rui Lobo. "
    "Shortly before the Senate vote on the harbour bill, the leader of the Liberals, Ivo Reis, spoke against it.\n\n"
    "A panel charged Mayor Olga Brandt with fraud on Monday. "
    'Brandt released a statement saying "I have broken no rules." '
    '"I have chosen to respond to the charges in public," Brandt said.'
)


@pytest.fixture(scope="module")
def charged(reader: Reader) -> Iterator[Store]:
    """A store of a fifth invented article."""
    with open_store(":memory:") as made:
        add(made, reader, CHARGED, published=dt.date(2024, 3, 19), publisher="Courier")
        yield made


def test_what_a_vote_only_dates_tells_nobody_who_voted(charged: Store, reader: Reader) -> None:
    """Who spoke before the vote is not said to have voted."""
    quotes = [one.quote for one in ask(charged, "Which Liberals voted for the harbour bill?", reader).citations]
    assert any("two Liberals" in quote for quote in quotes)
    assert not any("Shortly before" in quote for quote in quotes)


def test_an_answer_announced_by_the_one_who_gives_it_sets_no_other_apart(charged: Store, reader: Reader) -> None:
    """ "I have chosen to respond" is no word of the newspaper's that this alone was the response."""
    found = ask(charged, "How did Brandt respond to the charges?", reader)
    assert any("broken no rules" in found.citations[n - 1].quote for one in found.summary for n in one.citations)


def test_a_question_that_is_not_english_is_said_to_be_none(charged: Store, reader: Reader) -> None:
    """It is the question that cannot be read, not an article."""
    with pytest.raises(NewsgraphError, match="cannot read the question: not English"):
        ask(charged, "Qui a condamné l'attaque à Halden et qu'est-ce que le maire a dit?", reader)
