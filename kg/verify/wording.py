"""Whether an answer sentence is the quoted sentence, but for what putting it by itself may change.

Built from the rule, not from the program that writes: every letter of the quote stands in the text in order, save where a change that the
graph licenses takes its place (a name for words that stand for somebody, a date for a day); and reported words that open the sentence may
stand behind the words that report them, joined by "that".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_DOUBLE, _SINGLE = frozenset('"“”„'), frozenset("‘’")
_NOTE = re.compile(r"(?<=\S)\[\d{1,3}\]")
Changes = Mapping[int, Iterable[tuple[int, str]]]  # offset in the quote -> (end, what may stand there instead); end = start: an insertion


def says(text: str, quote: str, changes: Changes, openings: Iterable[int]) -> bool:
    """`openings`: where reported words that open the sentence end (offsets in the quote)."""
    whole = [(0, len(quote)), (0, len(quote.rstrip(" ,;:")))]
    some = [text, *_without_mark(text, quote)]
    return any(_reads(one, quote, [stretch], changes) for stretch in whole for one in some) or any(
        _turned(text, quote, at, changes) for at in openings
    )


def notes(quote: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of footnotes stand, right behind a word or a mark ("the raid.[2]"); they may be left out."""
    return (hit.span() for hit in _NOTE.finditer(quote))


def quotes(text: str, quote: str) -> bool:
    """A sentence as it stands, in quotation marks, with the numbers of footnotes or without all of them; single marks may stand within for
    its double ones."""
    return any(_quotes(text, some) for some in (quote, _NOTE.sub("", quote)))


def _quotes(text: str, quote: str) -> bool:
    inner = text[1:-1]
    return (
        text == f"“{inner}”"
        and len(inner) == len(quote)
        and all(a == b or (b in _DOUBLE and a in _SINGLE) for a, b in zip(inner, quote, strict=True))
    )


def without_marks(text: str, quote: str) -> str:
    """The text without the quotation marks around it, which a sentence from the middle of a quotation gets that has none itself."""
    is_bare = _DOUBLE.isdisjoint(quote)
    return text[1:-1] if is_bare and text.startswith("“") and text.endswith("”") else text


def _without_mark(text: str, quote: str) -> Iterator[str]:
    """The text without the quotation mark at its end or start, where those of the quote are no pairs."""
    if quote.count('"') % 2 or quote.count("“") != quote.count("”"):
        if text[-1:] in _DOUBLE:
            yield text[:-1]
        if text[:1] in _DOUBLE:
            yield text[1:]


def date_words(day: str) -> str:
    """2022-11-03 -> "3 November 2022"."""
    parsed = dt.date.fromisoformat(day)
    return f"{parsed.day} {parsed:%B} {parsed.year}"


def _turned(text: str, quote: str, at: int, changes: Changes) -> bool:
    frame = quote[at:]
    start, end = at + len(frame) - len(frame.lstrip(" ,.")), at + len(frame.rstrip(" ,."))
    return start < end and _reads(text, quote, [(start, end), " that ", (0, at)], changes)


def _reads(text: str, quote: str, pieces: Sequence[tuple[int, int] | str], changes: Changes) -> bool:
    """Whether the text is the pieces one after the other, with a full stop or without."""
    places = {0}
    for piece in pieces:
        if isinstance(piece, str):
            places = {at + len(piece) for at in places if text.startswith(piece, at)}
        else:
            places = _through(text, quote, piece, places, changes)
    return any(text[at:] in ("", ".") for at in places)


def _through(text: str, quote: str, stretch: tuple[int, int], places: Iterable[int], changes: Changes) -> set[int]:
    """Where in the text a stretch of the quote can end that begins at one of the places."""
    todo, seen, ends = [(at, stretch[0]) for at in places], set[tuple[int, int]](), set[int]()
    while todo:
        state = todo.pop()
        if state in seen:
            continue
        seen.add(state)
        at, done = state
        if done == stretch[1]:
            ends.add(at)
        for end, words in changes.get(done, ()):
            if end <= stretch[1] and _stands(text, at, words, first=done == stretch[0]):
                todo.append((at + len(words), end))
        if done < stretch[1] and _same(text[at : at + 1], quote[done], first=done == stretch[0]):
            todo.append((at + 1, done + 1))
    return ends


def _stands(text: str, at: int, words: str, *, first: bool) -> bool:
    """Whether the words stand there; those that open the sentence with a capital."""
    return text.startswith(words, at) or (first and text.startswith(words[:1].upper() + words[1:], at))


def _same(letter: str, other: str, *, first: bool) -> bool:
    return letter == other or (first and letter.casefold() == other.casefold())
