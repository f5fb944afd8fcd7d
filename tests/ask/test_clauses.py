"""What a sentence says in one clause it does not say of those whom another clause names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "The crossing at Brod was reopened on Monday, but the crossing at Lipa remains closed.\n\n"
    "The army took Kesh, while Daro is still held by rebels.\n\n"
    "Arvo opened a plant in Spain but will close its plants in Poland.\n\n"
    "Finnish maker Arvo said it would cut 900 jobs in Sweden by 2027 but would keep its offices in Finland.\n\n"
    "Only the bridge in Merano remained open; the bridges at Bruna and Verl were closed.\n\n"
    "Senator Joan Reyes voted for the bill, but Senator Paul Ochs voted against it.\n\n"
    "Germany sent 20 tanks to Latvia and Denmark promised ten generators for Lithuania.\n\n"
    "The strike in Lyon has ended; workers in Nantes voted to continue.\n\n"
    "Police arrested Omar Diallo, but his brother Issa Diallo was released.\n\n"
    "While Minister Eva Holt praised Olaf Berg after his death, she did not order flags lowered in his honour."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, publisher="Courier")
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "Was the crossing at Lipa reopened?",
        "Is the crossing at Brod closed?",
        "Did the army take Daro?",
        "Has Arvo opened a plant in Poland?",
        "Will Arvo close its plants in Spain?",
        "Will Arvo cut jobs in Finland?",
        "Was the bridge in Merano closed?",
        "Is the bridge in Bruna open?",
        "Did Paul Ochs vote for the bill?",
        "Did Joan Reyes vote against the bill?",
        "Did Germany send tanks to Lithuania?",
        "Has the strike in Nantes ended?",
        "Was Issa Diallo arrested?",
    ],
)
def test_what_another_clause_is_on_is_not_so(question: str, store: Store, reader: Reader) -> None:
    """Nothing is answered where a sentence says it only of those whom another of its clauses names."""
    assert not ask(store, question, reader).answered


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Was the crossing at Brod reopened?", "fact"),
        ("Is the crossing at Lipa closed?", "fact"),
        ("Did the army take Kesh?", "fact"),
        ("Has Arvo opened a plant in Spain?", "fact"),
        ("Will Arvo close its plants in Poland?", "planned"),
        ("Will Arvo cut jobs in Sweden?", "planned"),
        ("Did Joan Reyes vote for the bill?", "fact"),
        ("Did Paul Ochs vote against the bill?", "fact"),
        ("Did Germany send tanks to Latvia?", "fact"),
        ("Has the strike in Lyon ended?", "fact"),
        ("Was Omar Diallo arrested?", "fact"),
        ("Did Eva Holt order flags lowered for Olaf Berg?", "denied"),
    ],
)
def test_what_its_own_clause_says_is_so(question: str, verdict: str, store: Store, reader: Reader) -> None:
    """The clause that names them counts, whatever the other one says of others."""
    assert ask(store, question, reader).verdict == verdict
