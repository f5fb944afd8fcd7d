"""Why the graph says so."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, Quad

from kg import shape
from kg.api import Graph
from kg.cli import main
from kg.errors import BadQuery
from kg.explain import Explanation, explain
from kg.explain.where import fact_of, place_of
from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.resources import data_path
from kg.store import Store, open_store
from kg.vocab import AU, ID, LEX, NG, RDF

TEXT = (
    "The NATO secretary general said on Thursday that Iran was considering sending approximately 1,000 additional weapons to Russia. "
    "The Iranian foreign minister denied that Tehran had attacked Ukraine. Moscow condemned the sanctions. "
    "Jens Stoltenberg said that Tehran had warned that Moscow would invade Moldova."
)


@pytest.fixture(scope="module")
def folder(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one short article."""
    article = make_article(TEXT, published=dt.date(2022, 11, 3), publisher="The Example Courier", url="https://example.org/1", title="One")
    read = next(iter(reader.extract([article])))
    assert isinstance(read, Extraction)
    place = tmp_path_factory.mktemp("explain") / "store"
    with open_store(place) as store:
        store.add(article.iri, shape.quads(read))
    return place


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder, read_only=True) as opened:
        yield opened


def iris(store: Store, pattern: str) -> list[str]:
    """Values of ?x."""
    text = f"SELECT DISTINCT ?x {{ {pattern} }} ORDER BY ?x"
    return [row["x"].value for row in store.query(f"PREFIX ng: <{NG}> PREFIX gaf: <http://groundedannotationframework.org/gaf#> "
            f"PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> {text}").rows]  # fmt: skip


def of_trigger(store: Store, words: str) -> Explanation:
    """The claim on the event that these words trigger."""
    (claim,) = iris(store, f'?x ng:content ?e . ?e gaf:denotedBy/nif:anchorOf "{words}"')
    return explain(store, claim)


def test_claim_shows_its_entry_with_file_and_line(store: Store) -> None:
    """An analyst sees which entry announced the event, and the line of the file to edit."""
    (claim,) = of_trigger(store, "condemned").claims
    (entry,) = claim.event.entries
    assert (entry.name, entry.file) == ("lex:condemn", "ontologies/lexicon/events-verbal-conflict.ttl")
    lines = data_path("ontologies", "lexicon", "events-verbal-conflict.ttl").read_text("utf-8").splitlines()
    assert entry.line is not None
    assert lines[entry.line - 1].startswith("lex:condemn ")


def test_claim_shows_the_chain_of_sources_from_the_publisher_inward(store: Store) -> None:
    """Who says so to whom, how surely at each step, and by which words."""
    (claim,) = of_trigger(store, "sending").claims
    outer, speaker = claim.chain
    assert (outer.name, outer.certainty, outer.cue) == ("The Example Courier", "certain", None)
    assert (speaker.name, speaker.certainty, speaker.tense, speaker.cue) == ("Jens Stoltenberg", "possible", "future", "said")
    assert speaker.said_by is not None
    assert speaker.said_by.name == "lex:cue-say"
    assert [(cue.words, cue.entry.name) for cue in speaker.cues] == [("considering", "lex:emb-consider")]


def test_claim_inside_words_that_somebody_tells_has_a_step_for_each(store: Store) -> None:
    """The publisher reports the one speaker, he the other, and nobody's word is put into another's mouth."""
    (claim,) = of_trigger(store, "invade").claims
    assert [(step.name, step.cue) for step in claim.chain] == [
        ("The Example Courier", None), ("Jens Stoltenberg", "said"), ("Iran", "had warned"),
    ]  # fmt: skip


def test_claim_shows_what_denied_it(store: Store) -> None:
    """The denial is the reason, and the lexicon's entry says so."""
    (claim,) = of_trigger(store, "attacked").claims
    own = claim.chain[-1]
    assert (own.factuality, own.polarity) == ("CTm", "negative")
    assert {(cue.words, cue.entry.says) for cue in own.cues} >= {("denied", "setsPolarity negative")}


def test_links_show_method_score_and_fact(store: Store) -> None:
    """An office shows the term that was used with its days and source, a metonym what it can stand for, a demonym its name."""
    (said,) = of_trigger(store, "sending").claims
    links = {link.words: link for link in said.links}
    office = next(link for words, link in links.items() if "secretary general" in words)
    assert (office.method, office.name) == ("PostHolderOnDate", "Jens Stoltenberg")
    assert office.fact is not None
    assert "from 2014-10-01, until 2024-10-01" in office.fact.says
    assert office.fact.file == "ontologies/authority/officials.ttl"
    assert office.fact.line
    assert office.fact.sources
    (condemned,) = of_trigger(store, "condemned").claims
    moscow = next(link for link in condemned.links if link.words == "Moscow")
    assert (moscow.method, moscow.roles) == ("Metonymy", ("actor",))
    assert moscow.fact is not None
    assert moscow.fact.says == "can stand for Russia"


def test_numbers_are_shown_with_their_words(store: Store) -> None:
    """How many, of whom, and how it is meant."""
    (claim,) = of_trigger(store, "sending").claims
    (count,) = claim.event.counts
    assert (count.value, count.bound, count.role, count.words) == (
        "1000", "approximate", "instrument", "approximately 1,000 additional weapons",
    )  # fmt: skip


def test_marks_stand_where_the_words_are(store: Store) -> None:
    """Every marked stretch is the slice of its sentence at its offsets."""
    claims = iris(store, "?x a ng:Claim")
    marks = [
        (passage, mark)
        for iri in claims
        for claim in explain(store, iri).claims
        for passage in claim.sentences
        for mark in passage.marks
    ]  # fmt: skip
    assert marks
    for passage, mark in marks:
        assert TEXT[mark.start : mark.end] == mark.words == passage.text[mark.start - passage.start : mark.end - passage.start]


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("?x a ng:Event", "event"), ("?x a ng:Quotation", "statement"), ("?x a ng:Sentence", "sentence"),
        ("?x ng:resolvedBy ?how", "mention"), ("?x a ng:Claim", "claim"),
    ],
)  # fmt: skip
def test_everything_that_can_be_wrong_can_be_explained(store: Store, pattern: str, kind: str) -> None:
    """Claims, events, statements, sentences and mentions: each explanation says what it is of and is plain JSON."""
    for iri in iris(store, pattern):
        found = explain(store, iri)
        assert found.kind == kind
        assert found.claims or found.statements or found.links
        assert json.loads(json.dumps(found.to_json()))["iri"] == iri


def test_mention_is_explained_by_itself(store: Store) -> None:
    """A link has no claim to stand in: its sentence, method and fact are enough."""
    (mention,) = iris(store, '?x ng:resolvedBy ?how ; nif:anchorOf "Iranian"')
    (why,) = explain(store, mention).links
    assert (why.link.method, why.link.name) == ("Demonym", "Iran")
    assert why.link.fact is not None
    assert why.link.fact.says == "ng:demonymAdjective “Iranian”"


def test_short_ids_as_tables_print_them(store: Store) -> None:
    """An id that was cut short is enough as long as it is one thing's only."""
    claim = iris(store, "?x a ng:Claim")[0]
    short = "id:" + claim.removeprefix(ID)[:11] + "…"
    assert explain(store, short) == explain(store, claim) == explain(store, f"<{claim}>")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nonsense", "is no name"), ("id:cl/", "is no name"), ("cl/zz", "is no name"), ("cl/" + "0" * 31, "begins with"),
        (ID + "cl/" + "0" * 32, "is not in the store"), ("wd:Q7947", "is not in the store"),
    ],
)  # fmt: skip
def test_wrong_names_are_told(store: Store, name: str, message: str) -> None:
    """Neither a slip of the pen nor what the store does not have is answered with something else."""
    with pytest.raises(BadQuery, match=message):
        explain(store, name)


def test_one_whom_the_authority_knows_is_alone(store: Store) -> None:
    """Of an entity of the authority the articles are told, and that nobody has to be taken for one with it."""
    [why] = explain(store, "wd:Q794").identities
    assert (why.name, len(why.articles), why.taken_for_one, why.candidates, why.decisions) == ("Iran", 1, (), (), ())


def test_an_id_that_is_several_is_told(tmp_path: Path) -> None:
    """Where a short id could be two things, they are named instead of one being taken."""
    twins = [NamedNode(f"{ID}cl/ab{digit * 30}") for digit in "01"]
    graph, claim = NamedNode(ID + "article/1"), NamedNode(NG + "Claim")
    with open_store(tmp_path) as store:
        store.add(graph.value, [Quad(twin, NamedNode(RDF + "type"), claim, graph) for twin in twins])
        with pytest.raises(BadQuery, match="several ids"):
            explain(store, "cl/ab")


def test_entries_that_are_gone_are_named_without_a_place() -> None:
    """A graph made with another lexicon still explains itself as far as it can."""
    assert (place_of(LEX + "no-such-entry").name, place_of(LEX + "no-such-entry").file) == ("lex:no-such-entry", None)
    assert (place_of(NG + "NoSuchRule").name, place_of(NG + "NoSuchRule").file) == ("ng:NoSuchRule", None)
    assert fact_of(AU + "no-such-fact", "x").file is None


def test_command_prints_at_eighty_columns_and_as_json(folder: Path, store: Store) -> None:
    """The command says the same as the function; nothing is wider than the page."""
    claim = iris(store, '?x ng:content ?e . ?e gaf:denotedBy/nif:anchorOf "sending"')[0]
    store.close()
    result = CliRunner().invoke(main, ["explain", "--store", str(folder), claim], env={"COLUMNS": "80"})
    assert result.exit_code == 0, result.output
    assert max(map(len, result.output.splitlines())) <= 80
    for words in ("lex:supply-weapons", "lex:emb-consider", "embedders.ttl:", "Jens Stoltenberg: possible", "PostHolderOnDate, score 90"):
        assert words in result.output
    again = CliRunner().invoke(main, ["explain", "--store", str(folder), "--format", "json", claim])
    assert json.loads(again.output)["kind"] == "claim"
    wrong = CliRunner().invoke(main, ["explain", "--store", str(folder), "cl/nonsense"])
    assert wrong.exit_code == 1
    assert "is no name" in wrong.output
    with Graph(folder, read_only=True) as graph:
        assert json.loads(json.dumps(graph.explain(claim).to_json())) == json.loads(again.output)
