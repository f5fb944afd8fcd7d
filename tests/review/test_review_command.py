"""`kg review`: from scripts, and one claim after the other."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.export import export
from kg.pipeline import Reader, build
from kg.store import open_store

TEXT = "Iran denied on Monday that it had sent drones to Russia. NATO Secretary General Jens Stoltenberg condemned Iran."
QUESTION = "Who condemned Iran?"


@pytest.fixture
def store(reader: Reader, tmp_path: Path) -> str:
    """A store of one article."""
    (tmp_path / "a.md").write_text(f"---\nurl: https://example.org/a\npublished: 2022-11-03\n---\n{TEXT}")
    with open_store(tmp_path / "store") as opened:
        build(opened, [tmp_path / "a.md"], reader)
    return str(tmp_path / "store")


def run(store: str, *arguments: str, answers: str = "") -> Result:
    """`kg review --store … ARGUMENTS`, with these lines typed."""
    return CliRunner().invoke(main, ["review", "--store", store, *arguments], input=answers)


def listed(store: str, *options: str) -> list[dict[str, str]]:
    return list(csv.DictReader(run(store, "list", *options).stdout.splitlines()))


def test_listing_and_its_filters(store: str) -> None:
    """Claims come with sentence and speaker, by article, entity and certainty; those accepted are left out where that is asked."""
    rows = listed(store)
    assert all(row["words"] in TEXT for row in rows)
    assert {row["claim"] for row in listed(store, "--entity", "Jens Stoltenberg")} < {row["claim"] for row in rows}
    assert listed(store, "--article", rows[0]["article"]) == rows
    assert {row["factuality"].rsplit("/", 1)[1][:2] for row in listed(store, "--certainty", "certain")} == {"CT"}
    assert len(listed(store, "--limit", "1")) == 1
    assert run(store, "accept", rows[0]["claim"], "--by", "me", "--why", "read").exit_code == 0
    assert len(listed(store, "--unreviewed")) == len(rows) - 1
    assert run(store, "list", "--entity", "Nobody At All").exit_code == 2


def test_deciding_from_a_script(store: str, tmp_path: Path) -> None:
    """Each subcommand prints the decisions' IRIs, which can be listed, exported, imported and revoked."""
    before = listed(store)
    done = run(store, "reject", before[0]["claim"], "--by", "me", "--why", "wrong")
    [decision] = done.stdout.split()
    assert before[0]["claim"] not in {row["claim"] for row in listed(store)}
    [row] = [json.loads(line) for line in run(store, "list", "--decisions", "--json").stdout.splitlines()]
    assert (row["decision"], row["by"], row["why"], row["status"]) == (decision, "me", "wrong", "in force")
    assert run(store, "export", str(tmp_path / "d.ttl")).exit_code == 0
    assert "newly revoked: 0" in run(store, "import", str(tmp_path / "d.ttl")).stdout
    assert run(store, "revoke", decision, "--why", "right").exit_code == 0
    assert listed(store) == before


def test_what_is_wrong_is_one_line(store: str) -> None:
    """An unknown claim is an error with a hint and status 1; a decision without a reason is wrong usage."""
    unknown = run(store, "reject", "https://example.org/none", "--why", "wrong")
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (1, 1)
    assert "kg review list" in unknown.stderr
    assert run(store, "reject", "https://example.org/none").exit_code == 2


def test_one_claim_after_the_other(store: str) -> None:
    """Shows each with its sentence; what is typed is decided, and q ends it."""
    rows = listed(store, "--entity", "Jens Stoltenberg")
    keys = "s\n" * (len(rows) - 1)
    shown = run(store, "--entity", "Jens Stoltenberg", "--by", "me", answers=f"{keys}r\nnot so\n")
    assert shown.exit_code == 0, shown.output
    assert rows[0]["words"] in shown.stdout
    assert [row["kind"] for row in listed(store, "--decisions")] == ["reject"]
    assert run(store, answers="q\n").exit_code == 0
    assert len(listed(store, "--decisions")) == 1


def test_correcting_a_name_in_a_sentence(store: str) -> None:
    """The names of the sentence are numbered; the one given means the other from then on, and a name that fits nobody changes nothing."""
    [row, *_] = listed(store, "--entity", "Jens Stoltenberg")
    typed = "c\n1\nNobody At All\n"
    assert run(store, "--entity", "Jens Stoltenberg", "--limit", "1", answers=typed).exit_code == 0
    assert listed(store, "--decisions") == []
    done = run(store, "--entity", "Jens Stoltenberg", "--limit", "1", "--by", "me", answers="c\n1\nRussia\nso it is\n")
    assert done.exit_code == 0, done.output
    [decision] = listed(store, "--decisions")
    assert (decision["kind"], decision["entity"]) == ("relink", "http://www.wikidata.org/entity/Q159")
    assert row["words"] in done.stdout


def test_an_answer_after_a_rejection_is_verified_by_the_export_after_it(store: str, tmp_path: Path) -> None:
    """The answer does without the claim, and holds; the one from before does not hold any more."""
    ask = ["ask", "--store", store, "--format", "json", QUESTION]
    before = CliRunner().invoke(main, ask).stdout
    (tmp_path / "before.json").write_text(before)
    claims = [citation["claim"] for citation in json.loads(before)["citations"]]
    assert claims
    run(store, "reject", *claims, "--by", "me", "--why", "wrong")
    after = CliRunner().invoke(main, ask).stdout
    (tmp_path / "after.json").write_text(after)
    assert not {citation["claim"] for citation in json.loads(after)["citations"]} & set(claims)
    for name, form in (("graph.ttl", "turtle"), ("graph.trig", "trig"), ("graph.nq", "nquads")):
        with open_store(store, read_only=True) as opened:
            export(opened, tmp_path / name, form)
        checks = [
            CliRunner().invoke(main, ["verify", str(tmp_path / one), str(tmp_path / name)]).exit_code
            for one in ("after.json", "before.json")
        ]
        assert checks == [0, 1], name
