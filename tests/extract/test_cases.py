"""Extraction over short sentences, each with a promise: `cases.jsonl` says what must come out of each."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from kg.extract.contract import to_json
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases.jsonl").read_text("utf-8").splitlines()]
Json = dict[str, Any]


def extracted(reader: Reader, text: str) -> Json:
    """The contract's object for one text."""
    article = make_article(text, published=dt.date(2022, 11, 10), publisher="The Example Courier")
    result = next(iter(reader.extract([article])))
    assert isinstance(result, Extraction), result
    return to_json(result)


def said(output: Json, span: Json | None) -> str | None:
    return None if span is None else output["text"][span["start"] : span["end"]]


def described(output: Json, event: Json) -> Json:
    """An event with spans and ids replaced by their words."""
    mentions = {m["id"]: said(output, m) for m in output["mentions"]}
    events = {e["id"]: said(output, e["trigger"]) for e in [*output["events"], *output["subsidiary"]]}
    speakers = {s["id"]: said(output, s["source"]) for s in output["statements"]}
    return {
        **event, "trigger": said(output, event["trigger"]), "topic": events.get(event["topic"]), "source": speakers.get(event["statement"]),
        **{role: sorted(str(mentions[m.removesuffix("p")]) for m in event[role]) for role in ("actors", "recipients", "instruments")},
    }  # fmt: skip


def agrees(want: Json, have: Json) -> bool:
    """Everything wanted is there; words of sources and contents need only hold the wanted ones."""
    loose = {"source", "content"}
    return all(
        (value is None and have[key] is None) or (value is not None and have[key] is not None and value in have[key])
        if key in loose
        else have[key] == (sorted(value) if isinstance(value, list) else value)
        for key, value in want.items()
    )


@pytest.mark.parametrize("case", CASES, ids=[c["promise"] for c in CASES])
def test_case(case: Json, reader: Reader) -> None:
    """Each sentence gives the events and statements that its case promises."""
    output = extracted(reader, case["text"])
    events = [described(output, e) for e in [*output["events"], *output["subsidiary"]]]
    for want in case.get("events", []):
        assert any(agrees(want, have) for have in events), f"{want} not in {events}"
    for word in case.get("no_events", []):
        assert word not in {event["trigger"] for event in events}, f"{word} is no event in {events}"
    cues = {s["id"]: said(output, s["cue"]) for s in output["statements"]}
    statements = [
        {
            **s,
            "source": said(output, s["source"]),
            "cue": cues[s["id"]],
            "content": said(output, s["content"]),
            "within": cues.get(s["within"]),
        }
        for s in output["statements"]
    ]
    for want in case.get("statements", []):
        assert any(agrees(want, have) for have in statements), f"{want} not in {statements}"
