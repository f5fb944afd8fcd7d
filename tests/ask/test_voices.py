"""Whose voices a verdict counts, and whose words a quotation is."""

from __future__ import annotations

from dataclasses import replace

from kg.ask.doubt import without_doubt
from kg.ask.findings import Finding
from kg.ask.verdict import judge
from kg.store import open_store
from kg.vocab import FA, PL

PLAIN = Finding("c", "s", "asked", (), True, "", 0, 0, 1, "a", "0", "urn:paper", "Paper", PL + "AID", FA + "CTp", "e", tense="past")


def said(source: str, day: str) -> Finding:
    return replace(PLAIN, quoted=True, source=f"urn:{source}", source_name=source, published=day)


def test_one_voice_counts_once() -> None:
    """Somebody and his own statement are one voice; somebody else's statement is another."""
    verdict = judge([said("Ada Lind", "2024-01-02"), said("Lind's statement", "2024-01-02")], frozenset())
    assert verdict is not None
    assert verdict.said == (0,)
    verdict = judge([said("Ada Lind", "2024-01-02"), said("Hale's statement", "2024-01-01")], frozenset())
    assert verdict is not None
    assert verdict.said == (0, 1)


def test_a_sentence_with_a_speaker_of_its_own_is_not_anothers() -> None:
    """What is read as somebody's who spoke before is left out where the sentence itself says who speaks."""
    own = '"They want him to resign," wrote the analyst Ken Hale.'
    goes_on = '"They want him to resign," he added.'
    findings = [replace(said("Ada Lind", "2024-01-02"), quote=one, end=len(one), cue=(900, 904)) for one in (own, goes_on)]
    with open_store(":memory:") as store:
        assert [finding.quote for finding in without_doubt(store, findings)] == [goes_on]


def test_what_is_only_spoken_of_is_not_said() -> None:
    """Words that tell what somebody spoke of do not make it his claim that it is so."""
    speaks_of = "Speaking of Norland's sending rockets, Lind declared that there would be a price."
    says = "Lind said that Norland had sent rockets."
    spans = {speaks_of: (0, 11), says: (5, 9)}
    findings = [replace(said("Ada Lind", "2024-01-02"), quote=one, end=len(one), cue=spans[one]) for one in (speaks_of, says)]
    with open_store(":memory:") as store:
        assert [finding.quote for finding in without_doubt(store, findings)] == [says]
