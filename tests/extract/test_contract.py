"""What `kg extract` lists where, and under which words somebody takes part."""

from typing import Any

from said import extracted

from kg.pipeline import Reader

Json = dict[str, Any]


def test_plain_speech_is_a_statement(reader: Reader) -> None:
    """Where a sentence tells of a deed, the saying of it is a statement, and no event beside the deed."""
    output = extracted(reader, "Kenya said on Friday that Chad had attacked the port.")
    assert [e["type"] for e in output["events"]] == ["ASSAULT"]
    [said] = output["subsidiary"]
    assert (said["type"], output["statements"][0]["event"]) == ("x-STATE", said["id"])


def test_mere_speech_is_an_event(reader: Reader) -> None:
    """Where nothing but a saying happens, the saying is the event."""
    output = extracted(reader, "Kenya said on Friday that the harvest was good.")
    assert [e["type"] for e in output["events"]] == ["x-STATE"]


def test_what_is_promised_is_not_done(reader: Reader) -> None:
    """What is promised stands beside the events, in the future, and is the topic of the promise."""
    output = extracted(reader, "Norway promised to send tents to Chad.")
    [promise], [deed] = output["events"], output["subsidiary"]
    assert (promise["type"], deed["type"], deed["tense"], promise["topic"]) == ("AGREE", "AID", "future", deed["id"])


def test_whole_phrase_takes_part(reader: Reader) -> None:
    """Somebody takes part under the whole phrase of the sentence, which means the same entity as the name in it."""
    text = "The European Union condemned the raid."
    output = extracted(reader, text)
    mentions = {m["id"]: m for m in output["mentions"]}
    phrase = mentions[output["events"][0]["actors"][0]]
    name = mentions[phrase["id"].removesuffix("p")]
    assert text[phrase["start"] : phrase["end"]] == "The European Union"
    assert (text[name["start"] : name["end"]], name["entity"]) == ("European Union", phrase["entity"])
