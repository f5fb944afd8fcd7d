"""Who tells it, and from whom he has it: frames in each other, words that a condition makes up, what is offered out of courtesy."""

import pytest
from said import Told, read

from kg.extract.contract import to_json
from kg.pipeline import Reader


@pytest.mark.parametrize(
    "text",
    [
        "We express our condolences to the families of the victims.",
        "She offered her congratulations to the new president on his victory.",
        "The minister thanked Chad for its help.",
        'Had I said "The bridge is not safe", nobody would have complained.',
        "How does it compare to the style of the last mayor?",
        "The princess gave up her title according to royal law.",
        "To pay for the many programs she has proposed, the state needs more revenue.",
        "That is more than its troops are willing to do.",
    ],
)
def test_what_states_nothing(told: Told, text: str) -> None:
    """Courtesies, words that were not said and what a question speaks of are no claims."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The club did not say whether it would close the ground.", "The club", "did not say", "whether it would close the ground"),
        ("The firm declined to say whether it had paid.", "The firm", "declined to say", "whether it had paid"),
        (
            "The last test, North Korea said, was its biggest yet, although it may take years.",
            "North Korea",
            "said",
            "The last test, North Korea said, was its biggest yet, although it may take years",
        ),
        (
            "OSLO ― The long quarrel over the vote is an insult to all workers, top lawmakers said Friday.",
            "top lawmakers",
            "said",
            "The long quarrel over the vote is an insult to all workers",
        ),
        (
            "According to Northwind, a research company that measures traffic, Bari had 31 million visitors in May.",
            "Northwind, a research company that measures traffic",
            "According to",
            "Bari had 31 million visitors in May",
        ),
        (
            'After the case closed, Ada Brook extended an invitation to the label, "we have loved the band and hope to work with it".',
            "Ada Brook",
            "extended",
            '"we have loved the band and hope to work with it"',
        ),
        (
            "According to the Institute for Peace, a think tank in Oslo, rebels burned the bridge.",
            "the Institute for Peace, a think tank in Oslo",
            "According to",
            "rebels burned the bridge",
        ),
        (
            "In 1986, the Supreme Court blocked a firm from abandoning its plants in bankruptcy, citing a threat to public health.",
            "the Supreme Court",
            "citing",
            "a threat to public health",
        ),
        (
            "The Herald rejects the firm's claims, arguing most of the work on the road is copied from other towns.",
            "The Herald",
            "arguing",
            "most of the work on the road is copied from other towns",
        ),
        (
            'The plan, described as "a fast track to the port" by spokesman Joel Byers, had been tested.',
            "spokesman Joel Byers",
            "described",
            'The plan, described as "a fast track to the port"',
        ),
        (
            "The council on Friday made a strong condemnation of the latest test in the desert.",
            "The council",
            "condemnation",
            "the latest test in the desert",
        ),
        (
            "In addition, the campaign plans to make more detailed records available soon, a spokesman announced Monday morning.",
            "a spokesman",
            "announced",
            "the campaign plans to make more detailed records available soon",
        ),
        ("Keron Blair called for more school investment in a statement.", "Keron Blair", "called for", "more school investment"),
    ],
)
def test_who_says_what(told: Told, text: str, source: str, cue: str, content: str) -> None:
    """The source, the whole cue and all that is said, wherever the frame stands."""
    assert (source, cue, content) in [row[:3] for row in told(text)]


def test_the_tie_of_two_clauses_names_nobody(told: Told) -> None:
    """An "and" between clauses is no part of whoever speaks behind it."""
    rows = told("Riyadh has links to the bloc that dominates the government and the U.S. accuses Iran of trying to overthrow it.")
    assert [row[0] for row in rows if row[1] == "accuses"] == ["the U.S."]


def test_a_past_tense_goes_on_with_the_first(told: Told) -> None:
    """What somebody did next is no part of what he asked for."""
    rows = told("He urged the opposition to stop the marches, and accused foreign states of meddling.")
    assert [row[2] for row in rows if row[1] == "urged"] == ["the opposition to stop the marches"]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("According to the police, ten soldiers were killed in the raid, the BBC reported.", "the BBC", "the police"),
        ("The BBC reports that, according to the ministry, ten soldiers were killed in the raid.", "The BBC", "the ministry"),
        ('The Herald quotes a "senior aide" as saying: "Ten soldiers were killed in the raid."', "The Herald", 'a "senior aide"'),
    ],
)
def test_words_passed_on(reader: Reader, text: str, outer: str, inner: str) -> None:
    """Who passes on another's words tells of them; what happened is certain to the other alone."""
    output = to_json(read(reader, text))

    def named(statement: dict[str, dict[str, int]]) -> str:
        return text[statement["source"]["start"] : statement["source"]["end"]]

    by_id = {s["id"]: s for s in output["statements"]}
    [event] = [e for e in output["events"] if text[e["trigger"]["start"] : e["trigger"]["end"]] == "killed"]
    statement = by_id[event["statement"]]
    assert (named(statement), named(by_id[statement["within"]]), event["certainty"]) == (inner, outer, "certain")


@pytest.mark.parametrize(
    ("text", "source", "entity"),
    [
        ("The paper published a message from Mr. Castillo, saying he will fight on.", "a message from Mr. Castillo", "Castillo"),
        ("Norway's state-run newspaper The New Light of Narvik reports that a ship sank.", None, "New Light of Narvik"),
        ("The London-based Committee to Protect Miners says it is alarmed.", None, "Committee to Protect Miners"),
        ("The U.S. and many of its European allies believe Oslo is right.", "The U.S. and many of its European allies", "United States"),
    ],
)
def test_whose_words_they_are(reader: Reader, text: str, source: str | None, entity: str) -> None:
    """Whoever wrote what a paper prints, the paper and not its country, the body by its whole name, and all of those who think so."""
    result = read(reader, text)
    [row] = result.statements
    assert row.source is not None
    assert source is None or text[row.source.start : row.source.end] == source
    assert next(e.name for e in result.entities if e.iri == row.entity) == entity
