"""Who speaks where a question only describes him, and what several say side by side."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from said import add

from kg.answers import Answer
from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify

QUARRY = (
    "The mayor of Tornby, Ada Quist, said the quarry would be closed in May. “Nobody asked us,” Quist said. "
    "Danish Environment Minister Magnus Heunicke said the quarry had a permit until 2030. "
    "A senior Danish official said Denmark might buy the land. The company that runs the quarry, Steenhold, denied polluting the lake. "
    "Two engineers said the dam beside the quarry was sound."
)
STRIKE = (
    "Latvia's prime minister, Evika Silina, said on Monday that the ferry strike was illegal. "
    "The Latvian sailors' union said the strike would go on. The mayor of Ventspils, Janis Vitolins, said the port was calm."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of two invented articles."""
    with open_store(":memory:") as made:
        add(made, reader, QUARRY, title="Town and company at odds over quarry", published=dt.date(2023, 4, 4), publisher="Courier")
        add(made, reader, STRIKE, title="Ferry strike goes on in Latvia", published=dt.date(2023, 4, 11), publisher="Gazette")
        yield made


def _quotes(answer: Answer) -> str:
    cited = {n for statement in answer.summary for n in statement.citations}
    return " ".join(citation.quote for citation in answer.citations if citation.n in cited)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("What did the mayor of Tornby say?", ["would be closed", "Nobody asked us"], ["was calm", "permit"]),
        ("What did the Danish official say?", ["buy the land"], ["permit"]),
        ("What did the mayor say about the port?", ["was calm"], ["closed"]),
        ("What did two engineers say about the dam?", ["was sound"], ["closed"]),
        ("What did the Danish environment minister say about the quarry?", ["permit until 2030"], ["buy the land"]),
    ],
)
def test_somebody_who_is_described(store: Store, reader: Reader, tmp_path: Path, question: str, said: list[str], unsaid: list[str]) -> None:
    """Whoever is described so speaks, with the words beside his name or with no name, and the answer can be checked."""
    answer = ask(store, question, reader)
    assert all(words in _quotes(answer) for words in said)
    assert not any(words in _quotes(answer) for words in unsaid)
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert verify(json.loads(json.dumps(to_json(answer))), tmp_path / "graph.ttl") == []


@pytest.mark.parametrize(
    "question",
    [
        "What did the Latvian official say about the strike?",
        "What did the mayor of Riga say?",
        "What did the governor say about the quarry?",
        "What did the Danish army say about the quarry?",
        "What did the sailors say about the quarry?",
        "What did Minister Vitolins say about the quarry?",
    ],
)
def test_nobody_is_described_so(store: Store, reader: Reader, question: str) -> None:
    """A state or a town in the description is not who speaks."""
    assert not ask(store, question, reader).answered


def test_what_several_say(store: Store, reader: Reader, tmp_path: Path) -> None:
    """Each is asked about by himself, and who says nothing is named."""
    answer = ask(store, "Compare what the mayor of Tornby, Magnus Heunicke and Latvia say about the quarry", reader)
    assert "would be closed" in _quotes(answer)
    assert "permit until 2030" in _quotes(answer)
    assert answer.family == "compare"
    assert any("Latvia" in missing for missing in answer.coverage.missing)
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert verify(json.loads(json.dumps(to_json(answer))), tmp_path / "graph.ttl") == []
