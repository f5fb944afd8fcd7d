"""Yes or no, and who, where a sentence says the core of a question and the rest has been told before it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph
from said import add

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify_in
from kg.verify.reading import read

TEXTS = (
    "Laos has put the Sanakham dam on hold, the energy ministry said on Monday. The Chinese builder, Datang, has not withdrawn from the "
    "project. Villagers near the site were not consulted.\n\nVietnam welcomed the halt. Cambodia did not comment. Thailand has yet to "
    "reply.\n\nTurkey sent two helicopters to the site. Turbines at the dam failed, the engineer Khamla Vong said. Laos is considering a "
    "fee for tourists, an official in Vientiane said.",
    "Peru and Chile agreed on Thursday to reopen the border crossing at Santa Rosa, which has been closed since January. Peru offered "
    "buses, but Chile declined the offer, the interior ministry in Lima said.\n\nNobody was hurt in the blockade, police chief Ana Rojas "
    "said. No arrests have been made. President Luis Paz has not signed the accord, but his office said he would sign it next week.",
    "The United Arab Emirates has repeatedly rejected accusations that it arms the rebels in Sudan. Jan Moll became mayor of Breda after "
    "defeating Piet Bos. The US Senate had passed the bill by a large majority.\n\nThe Harmony party abstained from the vote. Deputies "
    "of Latvia voted on Thursday to leave the treaty on landmines. Norway criticised the vote. Nobody announced that the port will close. "
    "The aid group Amref warned that cholera may spread in the camps.",
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of invented articles."""
    with open_store(":memory:") as made:
        for text in TEXTS:
            add(made, reader, text, published=dt.date(2024, 3, 12), publisher="Courier")
        yield made


@pytest.fixture(scope="module")
def graph(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    export(store, path, "turtle", with_text=True)
    return read(Path(path))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Cambodia comment on the dam?", "denied"),
        ("Has Thailand replied to the halt of the dam?", "denied"),
        ("Did Turkey send helicopters to Laos?", "fact"),
        ("Did turbines at the dam fail?", "reported"),
        ("Is Laos considering a fee for tourists?", "reported"),
        ("Will the border crossing at Santa Rosa reopen?", "planned"),
        ("Did Chile accept Peru's offer?", "denied"),
        ("Was anybody hurt in the blockade?", "denied"),
        ("Have any arrests been made over the blockade?", "denied"),
        ("Does the United Arab Emirates arm the rebels in Sudan?", "denied"),
        ("Did Jan Moll defeat Piet Bos?", "fact"),
        ("Did the Senate pass the bill?", "fact"),
    ],
)
def test_yes_and_no(question: str, verdict: str, store: Store, graph: Graph, reader: Reader) -> None:
    """A sentence that says what is done, and by whom or to what, has its verdict, and the check agrees with it."""
    answer = ask(store, question, reader)
    assert answer.verdict == verdict, answer.summary
    assert verify_in(json.loads(json.dumps(to_json(answer))), graph) == []


@pytest.mark.parametrize(
    "question",
    [
        "Did Myanmar comment on the dam?",
        "Did Turkey send soldiers to Chile?",
        "Was anybody hurt at the dam?",
        "Did the Senate reject the bill?",
        "Has Bolivia signed the accord?",
        "Who voted against the treaty on landmines?",
        "Who praised the vote in Latvia?",
        "Who was hurt in the blockade?",
        "Who announced that the port will close?",
        "Who warned that the lake may dry out?",
    ],
)
def test_silence(question: str, store: Store, reader: Reader) -> None:
    """What others do, or what is done to others or elsewhere, is no answer."""
    answer = ask(store, question, reader)
    assert not answer.answered, answer.summary


def test_not_yet_is_no_answer_to_what_will_be(store: Store, reader: Reader) -> None:
    """Who asks whether somebody will sign is not told that he has not."""
    assert ask(store, "Will Luis Paz sign the accord?", reader).verdict != "denied"
    assert ask(store, "Has Luis Paz signed the accord?", reader).verdict == "denied"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who criticised the vote in Latvia?", "Norway"),
        ("Who warned that cholera may spread in the camps?", "Amref"),
        ("Who withdrew from the project of the dam?", None),
    ],
)
def test_who(question: str, words: str | None, store: Store, reader: Reader) -> None:
    """Who is asked for is told of just that; who did not do it is nobody who did."""
    quotes = [citation.quote for citation in ask(store, question, reader).citations] if words else []
    assert len(quotes) == (words is not None), quotes
    assert words is None or words in quotes[0]
    assert words is not None or not ask(store, question, reader).answered
