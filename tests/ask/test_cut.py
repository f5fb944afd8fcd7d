"""Looking at the most promising sentences first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from kg.ask.cut import BATCH, UNREAD, Sentence, look
from kg.ask.findings import ASKED, Finding, Hit, newest_first
from kg.ask.fold import COPIES, fold
from kg.vocab import FA, PL

MANY = 10 * BATCH


def finding(sentence: str, **more: str) -> Finding:
    """A finding on a sentence of its own article."""
    return Finding(
        claim=f"{sentence}/claim", sentence=sentence, relation=ASKED, via=(), direct=True, quote=more.get("quote", sentence), start=0,
        end=9, order=1, article=f"{sentence}/article", digest="0", source="urn:paper", source_name="Paper", type=PL + "ACCUSE",
        factuality=FA + "CTp", event="urn:e", publisher=more.get("publisher", "Paper"),
    )  # fmt: skip


def sentences(number: int, *kind: str) -> list[Sentence]:
    names = [f"urn:{'-'.join(kind)}-{n}" for n in range(number)]
    return [Sentence(name, (ASKED, *kind), (Hit(f"{name}/claim", name, ASKED, None),)) for name in names]


def details(hits: Sequence[Hit]) -> list[Finding]:
    return [finding(hit.sentence) for hit in hits]


def every(found: Sequence[Finding]) -> tuple[list[Finding], Counter[str]]:
    return list(found), Counter()


def test_no_more_is_looked_at_than_is_needed_and_the_rest_is_counted() -> None:
    """Where the first batch has more than enough, the others are not looked at, and how many these are is known."""
    kept, why = look(sentences(MANY), details, every, lambda _: 12)
    assert (len(kept), why[UNREAD]) == (BATCH, MANY - BATCH)


def test_where_nothing_is_found_all_are_looked_at() -> None:
    """That the graph does not hold something is said only after every sentence has been looked at."""
    kept, why = look(sentences(MANY), details, lambda found: ([], Counter(lacking=len(found))), lambda _: 12)
    assert (kept, why) == ([], Counter(lacking=MANY))


def test_denials_are_looked_at_however_many_say_the_contrary() -> None:
    """Each kind of claim fills up by itself: denials behind many reports are found."""
    kept, _ = look([*sentences(MANY, FA + "CTp", "past"), *sentences(2, FA + "CTm", "past")], details, every, lambda _: 12)
    assert sum(FA + "CTm" in one.sentence for one in kept) == 2


def test_of_many_copies_a_few_are_cited_those_of_other_publishers_first() -> None:
    """Word for word the same sentence of many articles is not cited as often."""
    papers = ["Paper"] * 10 + ["Post"]
    [told] = fold([finding(f"urn:{n}", quote="Iran denied it.", publisher=paper) for n, paper in enumerate(papers)])
    assert [copy.publisher for copy in told.copies] == ["Post", *["Paper"] * (COPIES - 1)]


def test_what_is_told_beside_stands_in_one_order_whatever_order_a_store_gives() -> None:
    """The newest article first, each in the order of its text."""
    days = ("2024-03-02", "2024-03-02", "2024-03-01", None)
    some = [replace(finding("urn:1"), article=f"urn:{day}", start=n, published=day) for n, day in enumerate(days)]
    assert all(newest_first(other) == some for other in permutations(some))
