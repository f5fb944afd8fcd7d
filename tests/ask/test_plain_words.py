"""Answer sentences read as plain English: quotation marks, names, days and offices stand where a reader expects them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from said import add

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify_in
from kg.verify.reading import read

TEXTS = (
    'Legislator Tanja Horvat spoke to the press in Zagreb: "I urge the mayor to step down. This is the only way for Zagreb. We will not '
    'wait any longer," she said on Thursday.',
    'Bank governor Ivo Maric described the economy in Split: "Growth has stopped. We lowered the forecast in March", he said, noting it '
    "was the worst year since 2009.",
    "Foreign Minister Ahmed Attaf visited Benin and Ghana on Wednesday and Thursday. Former Prime Minister Paolo Riva was convicted today "
    "of bribing a judge.",
    '"The loan is safe," the President of the United Nations Security Council, Norway\'s Ambassador Dana Brand, told reporters. Prime '
    "Minister Boris Johnson wrote to Queen Elizabeth II. Johnson told the Queen that parliament would be closed.",
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of invented articles, published on a Saturday."""
    with open_store(":memory:") as made:
        for text in TEXTS:
            add(made, reader, text, published=dt.date(2023, 8, 26), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Tanja Horvat say about Zagreb?", "Tanja Horvat: “This is the only way for Zagreb.”"),
        ("What did Ivo Maric say about the forecast?", '"We lowered the forecast in March", Ivo Maric said, noting'),
        ("Whom did Attaf visit?", "on 23 August 2023 and 24 August 2023."),
        ("Was Paolo Riva convicted?", "was convicted on 26 August 2023 of bribing a judge."),
        ("Who is Dana Brand?", "“President of the United Nations Security Council” (2023-08-26)"),
        ("What did Boris Johnson say about parliament?", "told the Queen that parliament would be closed"),
    ],
)
def test_words(question: str, words: str, store: Store, reader: Reader, tmp_path: Path) -> None:
    """Such a sentence is told, and the check that knows nothing of how it was made accepts it."""
    answer = ask(store, question, reader)
    assert any(words in one.text for one in answer.summary), [one.text for one in answer.summary]
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert not list(verify_in(json.loads(json.dumps(to_json(answer))), read(tmp_path / "graph.ttl")))


@pytest.mark.parametrize(
    ("question", "verdict"), [("Did Hana Novak support the war?", "denied"), ("What did Omar Demir promise about the museum?", None)]
)
def test_proves_itself(question: str, verdict: str | None, reader: Reader, tmp_path: Path) -> None:
    """An opponent does not support; a day behind a word that ends with "on" is dated; both answers are accepted."""
    with open_store(":memory:") as store:
        text = (
            "Hana Novak was an outspoken opponent of the war in 2003. On Wednesday, the Turkish President Omar Demir pledged converting "
            "the museum to a mosque, following the election today."
        )
        add(store, reader, text, published=dt.date(2019, 3, 31), publisher="Courier")
        answer = ask(store, question, reader)
        export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert answer.answered
    assert answer.verdict == verdict
    assert not list(verify_in(json.loads(json.dumps(to_json(answer))), read(tmp_path / "graph.ttl")))
