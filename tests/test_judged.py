"""The judgements by hand: what they are on, and that they hold none of the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import judged

ROWS: list[dict[str, Any]] = [json.loads(line) for line in judged.DATA.read_text(encoding="utf-8").splitlines()]
# codes of the contract and kinds of errors are the only words there
CODES_FOR_WORDS = 40


def words(value: object) -> list[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [word for one in value.values() for word in words(one)]
    return [word for one in value for word in words(one)] if isinstance(value, list) else []


def test_the_judgements_hold_codes_and_offsets_but_no_text() -> None:
    """A judgement names what it is on by codes, ids and offsets: no string in it is longer than a code, or has a blank."""
    found = [word for row in ROWS for one in (*row["events"], *row["claims"]) for word in words(one)]
    assert found
    assert not [word for word in found if len(word) > CODES_FOR_WORDS or " " in word]


def test_nothing_is_judged_twice() -> None:
    """A sentence is drawn once, and one thing in it has one judgement; a wrong one says what is wrong."""
    places = [(row["file"], row["record"], row["start"]) for row in ROWS]
    assert len(places) == len(set(places))
    for part in (row[name] for row in ROWS for name in ("events", "claims")):
        keys = [json.dumps(one["key"]) for one in part]
        assert len(keys) == len(set(keys))
        assert all(one["right"] != ("error" in one) for one in part)


def test_a_changed_event_does_not_inherit_its_judgement() -> None:
    """A judgement stands for exactly the key that was judged."""
    known = [{"key": ["ASSAULT", None, 3, 9], "right": True}]
    assert judged.verdict(["ASSAULT", None, 3, 9], known) == known[0]
    assert judged.verdict(["ASSAULT", "beat", 3, 9], known) is None


def test_the_draw_is_the_same_each_time_and_fair_to_each_file(shared: Path) -> None:
    """One seed, one draw: as many sentences from each file, none that was drawn before."""
    drawn = judged.draw(shared, "again", 5, 12)
    assert drawn == judged.draw(shared, "again", 5, 12)
    assert [row["file"] for row in drawn].count("re3d") == 3
    assert not {(r["record"], r["start"]) for r in drawn} & {(r["record"], r["start"]) for r in judged.draw(shared, "more", 5, 12, drawn)}


def test_what_is_mended_on_gives_no_figure() -> None:
    """Draws that the program is mended by are not among those whose figures are shown unasked."""
    rows = [{"draw": name} for name in ("first", "dev-1", "first", "second", "dev-2")]
    assert judged.honest(rows) == ["first", "second"]


def test_a_sentence_of_six_words_can_be_drawn() -> None:
    """Sentences are parted by punctuation and empty lines, and short ones are left out."""
    text = "Too short. Iran sent ten ships to Yemen. He left\n\nThe talks ended without a result today"
    assert [text[start:end] for start, end in judged.sentences(text)] == [
        "Iran sent ten ships to Yemen.",
        "The talks ended without a result today",
    ]


def test_a_line_that_names_nothing_is_no_judgement() -> None:
    """A judgement that cannot be read stops the run."""
    with pytest.raises(ValueError, match="not a judgement"):
        judged.judge([], judged.Found.__new__(judged.Found), ["12 right"])


def test_a_wrong_one_keeps_what_is_wrong_and_why() -> None:
    """A line of judgements goes to the thing it names, with the kind of the error and what is wrong more closely."""
    row: dict[str, Any] = {"file": "f", "record": "r", "start": 0, "events": [], "claims": []}
    found = judged.Found.__new__(judged.Found)
    found.events = {("f", "r", 0): [(["AID", None, 3, 9], "shown")]}
    found.claims = {("f", "r", 0): [(["direct", [], [], [0, 4]], "shown"), (["indirect", [], [], [5, 9]], "shown")]}
    judged.judge([row], found, ["0.e1 right", "0.c1 wrong source other-speaker", "0.c2 wrong content"])
    assert row["events"] == [{"key": ["AID", None, 3, 9], "right": True}]
    assert [(one["right"], one["error"], one.get("why")) for one in row["claims"]] == [
        (False, "source", "other-speaker"),
        (False, "content", None),
    ]


def test_a_file_that_is_used_up_gives_what_it_has() -> None:
    """The others make up for it, as evenly as they can; more than all of them have cannot be drawn."""
    assert judged._shares({"a": 6, "b": 300, "c": 300, "d": 300}, 100) == {"a": 6, "b": 32, "c": 31, "d": 31}
    assert judged._shares({"a": 50, "b": 50}, 9) == {"a": 5, "b": 4}
    with pytest.raises(ValueError, match="100 sentences were asked for, 5 are left"):
        judged._shares({"a": 2, "b": 3}, 100)


def test_first_sights_are_kept_once_for_each_draw() -> None:
    """Each draw from the tenth on has one first sight, of sentences that are among the judged ones."""
    names = [one["draw"] for one in judged.first_sight()]
    assert len(names) == len(set(names))
    for one in judged.first_sight():
        assert one["sentences"] == sum(row["draw"] == one["draw"] for row in ROWS)
        assert all(0 <= one[part]["right"] <= one[part]["judged"] for part in judged.PARTS)


def test_a_first_sight_takes_all_that_came_out() -> None:
    """A draw of which something is not judged yet has no first sight: leaving out what is hard would flatter."""
    row = {"draw": "new", "file": "f", "record": "r", "start": 0, "end": 9, "events": [], "claims": [{"key": ["direct"], "right": True}]}
    found = judged.Found.__new__(judged.Found)
    place = judged._place(row)
    found.events, found.claims = {place: [(["ASSAULT", None], "shown")]}, {place: [(["direct"], "shown")]}
    with pytest.raises(ValueError, match="1 of new are not judged"):
        judged.seen_first("new", [row], found)
    row["events"] = [{"key": ["ASSAULT", None], "right": False, "error": "type"}]
    assert judged.seen_first("new", [row], found)["events"] == {"right": 0, "judged": 1}
