"""What `kg authority check` finds, and that what ships is clean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.authority.check import Finding, check, check_files
from kg.cli import main
from kg.errors import DataError

HEAD = """
@prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix au: <https://w3id.org/newsgraph/auth/> .
@prefix mem: <https://w3id.org/newsgraph/id/mem/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix sector: <https://w3id.org/newsgraph/code/sector/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
au:source-mine a ng:Source ; rdfs:label "mine"@en .
au:state-a a ng:State ; rdfs:label "Norland"@en ; ng:iso2 "XA" ; ng:iso3 "XAA" ; dcterms:source au:source-mine .
au:role-king a org:Post ; rdfs:label "King of Norland"@en ; org:postIn au:state-a ; ng:sector sector:GOV ; dcterms:source au:source-mine .
au:person-p a ng:Person ; rdfs:label "Per Lind"@en ; dcterms:source au:source-mine .
au:person-q a ng:Person ; rdfs:label "Eva Lind"@en ; dcterms:source au:source-mine .
"""
TERM = (
    "mem:{name} a org:Membership ; org:member au:person-{who} ; org:organization au:state-a ; org:role au:role-king ; {more} "
    "dcterms:source au:source-mine ."
)


def term(name: str, who: str, start: str = "", end: str = "") -> str:
    """A term of the king."""
    days = [f'schema:{key} "{day}"^^xsd:date ;' for key, day in (("startDate", start), ("endDate", end)) if day]
    return TERM.format(name=name, who=who, more=" ".join(days))


def findings(folder: Path, text: str) -> list[Finding]:
    """What is wrong with a small authority and the text added to it."""
    path = folder / "mine.ttl"
    path.write_text(HEAD + text, encoding="utf-8")
    return check_files([path])


def test_what_ships_has_no_errors() -> None:
    """No name, fact or date of the project's own data is wrong in a way that the check knows."""
    assert [finding for finding in check() if finding.severity == "error"] == []


def test_a_sound_file_gives_nothing(tmp_path: Path) -> None:
    """Terms that follow each other, with sources and days, are as they should be."""
    assert findings(tmp_path, term("a", "p", "1990-01-01", "2000-01-01") + "\n" + term("b", "q", "2000-01-01")) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('au:city a ng:City ; rdfs:label "norland"@en ; ng:country au:state-a ; dcterms:source au:source-mine .', "the name 'Norland' is"),
        ('wd:Q1 a ng:Company ; rdfs:label "One"@en ; dcterms:source au:source-mine .\n'
         'au:one a ng:Company ; rdfs:label "Uno"@en ; skos:exactMatch wd:Q1 ; dcterms:source au:source-mine .', "wd:Q1 is the item of"),
        ('au:x a ng:Company ; rdfs:label "X Corp"@en .', "has no source"),
        ('au:x a ng:Company ; rdfs:label "X Corp" ; dcterms:source au:source-mine .', "has no language"),
        ('au:x a ng:Company ; rdfs:label "X  Corp"@en ; dcterms:source au:source-mine .', "has blanks too many"),
        ('au:x a ng:Company ; rdfs:label "X Corp"@en , "Y Corp"@en ; dcterms:source au:source-mine .', "has several labels"),
        ('au:x a ng:Company ; dcterms:source au:source-mine .', "has no label"),
        ('au:x rdfs:label "X Corp"@en .', "has no class"),
        ('au:x a ng:Company ; rdfs:label "X Corp"@en ; ng:country au:nowhere ; dcterms:source au:source-mine .', "nothing of that name"),
        ('au:x a ng:Company ; rdfs:label "X Corp"@en ; ng:country au:person-p ; dcterms:source au:source-mine .', "is no ng:State"),
        ('au:x a ng:Company ; rdfs:label "X Corp"@en ; ng:country "XAA" ; dcterms:source au:source-mine .', "is no ng:State"),
        ('au:x a ng:Company ; rdfs:label "X Corp"@en ; ng:sector sector:XYZ ; dcterms:source au:source-mine .', "is on no list"),
        ('au:s a ng:State ; rdfs:label "S"@en ; ng:iso2 "XS" ; ng:iso3 "xss" ; dcterms:source au:source-mine .', "is no such code"),
        ('au:s a ng:State ; rdfs:label "S"@en ; ng:iso2 "XA" ; ng:iso3 "XSS" ; dcterms:source au:source-mine .', "code XA is that of"),
        ('au:s a ng:State ; rdfs:label "S"@en ; ng:iso2 "XS" ; dcterms:source au:source-mine .', "without ng:iso3"),
        ('au:m a ng:Metonym ; rdfs:label "Hill"@en ; ng:candidate au:c , au:d ; dcterms:source au:source-mine .\n'
         "au:c a ng:MetonymCandidate ; ng:denotes au:state-a ; ng:priority 1 ; dcterms:source au:source-mine .\n"
         "au:d a ng:MetonymCandidate ; ng:denotes au:person-p ; ng:priority 2 ; dcterms:source au:source-mine .", "without cue words"),
        (term("a", "p"), "without its first day"),
        (term("a", "p", "2000-01-01", "2000-01-01"), "not after it begins"),
        (term("a", "p", "2000-02-30"), "is no day"),
        (term("a", "p", "1990-01-01") + term("b", "q", "2000-01-01"), "both hold au:role-king on 2000-01-01"),
        (term("a", "p", "1990-01-01", "2001-01-01") + term("b", "p", "2000-01-01"), "two terms of au:role-king overlap"),
        (term("a", "p", "1990-01-01").replace("org:role au:role-king ;", ""), "has no org:role"),
    ],
)  # fmt: skip
def test_findings(text: str, wrong: str, tmp_path: Path) -> None:
    """Each mistake is told as an error, with the file, its line and what to do."""
    found = [finding for finding in findings(tmp_path, text) if wrong in finding.what]
    assert found, findings(tmp_path, text)
    assert all((f.file, f.severity) == ("mine.ttl", "error") and f.line > 0 and f.remedy for f in found)


def test_an_office_of_several_may_overlap(tmp_path: Path) -> None:
    """Who says that an office has several holders is believed."""
    several = "au:role-king ng:heldBySeveral true .\n" + term("a", "p", "1990-01-01") + term("b", "q", "2000-01-01")
    assert findings(tmp_path, several) == []


def test_a_metonym_settles_a_shared_name(tmp_path: Path) -> None:
    """A name with a rule for what it means where is no clash."""
    ruled = (
        'au:city a ng:City ; rdfs:label "Norland"@en ; ng:country au:state-a ; dcterms:source au:source-mine .\n'
        'au:m a ng:Metonym ; rdfs:label "Norland"@en ; ng:namedAfter au:city ; ng:candidate au:c ; dcterms:source au:source-mine .\n'
        "au:c a ng:MetonymCandidate ; ng:denotes au:state-a ; ng:priority 1 ; dcterms:source au:source-mine .\n"
    )
    assert findings(tmp_path, ruled) == []


def test_two_people_of_one_name_are_a_warning(tmp_path: Path) -> None:
    """Namesakes exist; a mention of the name alone stays unlinked."""
    (found,) = findings(tmp_path, 'au:person-r a ng:Person ; rdfs:label "Per Lind"@en ; dcterms:source au:source-mine .')
    assert found.severity == "warning"


def test_what_is_not_turtle_is_named(tmp_path: Path) -> None:
    """A file that cannot be read is an error of its own, with its name."""
    path = tmp_path / "broken.ttl"
    path.write_text("au:x a", encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.ttl"):
        check_files([path])


def test_command(tmp_path: Path) -> None:
    """The command checks what ships and what it is given, and fails for errors only."""
    good = CliRunner().invoke(main, ["authority", "check", "--no-warnings"])
    assert (good.exit_code, good.output) == (0, "0 errors, 0 warnings\n")
    path = tmp_path / "mine.ttl"
    path.write_text(HEAD + 'au:x a ng:Company ; rdfs:label "X Corp"@en .', encoding="utf-8")
    bad = CliRunner().invoke(main, ["authority", "check", "--no-warnings", "--format", "json", str(path)])
    assert bad.exit_code == 1
    assert [(f["file"], f["term"], f["what"]) for f in json.loads(bad.output)] == [("mine.ttl", "au:x", "has no source")]
