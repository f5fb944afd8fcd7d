"""What is disputed, told otherwise now, promised and not done; who of a group speaks; what happened in a period."""

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

FIRE = (
    "Bolivia on Monday accused Chilean police of burning a customs post near Pisiga. Chile's interior ministry denied that its police had "
    "set the fire. Bolivia promised to publish photographs of the burnt post, but has not shown any. Firemen first put the number of "
    "injured guards at three. Chile refused a visa to a Bolivian judge."
)
LATER = (
    "Bolivia and Chile met in La Paz on Wednesday over the burnt customs post near Pisiga. German Foreign Minister Annalena Baerbock "
    "said the talks were overdue. Brazil said it would send observers. The European Union offered a loan. "
    "Bolivia has long claimed a port on the coast of Chile."
)

SEVERAL = (
    "Sudan's army said it had recaptured a bridge in Omdurman on Wednesday, a claim the Rapid Support Forces dismissed as propaganda. "
    "Residents said 17 people died when a shell struck a market. The Rapid Support Forces denied shelling the market. A convoy with grain "
    "turned back at a checkpoint. Amnesty International said the United Arab Emirates paid the Rapid Support Forces, "
    "which Abu Dhabi denies."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of two invented articles."""
    with open_store(":memory:") as made:
        add(made, reader, FIRE, title="Bolivia accuses Chile of burning customs post", published=dt.date(2024, 3, 4), publisher="Courier")
        add(made, reader, LATER, title="Bolivia and Chile hold talks on customs post", published=dt.date(2024, 3, 6), publisher="Gazette")
        add(
            made,
            reader,
            SEVERAL,
            title="Army retakes Omdurman bridge; aid convoy turned back",
            published=dt.date(2024, 10, 3),
            publisher="Desk",
        )
        yield made


def _quotes(answer: Answer) -> str:
    cited = {n for statement in answer.summary for n in statement.citations}
    return " ".join(citation.quote for citation in answer.citations if citation.n in cited)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("What is disputed about the burning of the customs post?", "denied that its police", "refused a visa"),
        ("What is disputed about the bridge?", "dismissed as propaganda", "market"),
        ("What is disputed about the market?", "denied shelling", "propaganda"),
        ("What did Bolivia promise but not do?", "promised to publish photographs", "denied"),
        ("What has changed in the reports about the injured guards?", "first put the number", "denied"),
        ("What did European leaders say about the talks in La Paz?", "Baerbock", "Brazil"),
        ("What happened between Bolivia and Chile from 3 to 7 March 2024?", "met in La Paz", "has long claimed"),
    ],
)
def test_what_is_told_in_so_many_words(store: Store, reader: Reader, tmp_path: Path, question: str, said: str, unsaid: str) -> None:
    """Sentences on the matter that say just this, and no others; the answer can be checked."""
    answer = ask(store, question, reader)
    assert said in _quotes(answer)
    assert unsaid not in _quotes(answer)
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert verify(json.loads(json.dumps(to_json(answer))), tmp_path / "graph.ttl") == []


@pytest.mark.parametrize(
    "question",
    [
        "What is disputed about the port of Arica?",
        "What did Chile promise but not do?",
        "What has changed in the reports about the judge?",
        "How did African leaders react to the talks in La Paz?",
        "What happened between Bolivia and Chile from 3 May to 7 June 2023?",
    ],
)
def test_nothing_is_told_of_it(store: Store, reader: Reader, question: str) -> None:
    """Another matter, another one's promise, another group, another year."""
    assert not ask(store, question, reader).answered
