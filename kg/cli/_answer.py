"""An answer as it is read on a terminal: plain text within the width of the window, no line cut inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from kg.answers import Answer, AnswerStatement, Citation
from kg.ask.render import apart, by_relation, coverage, silence
from kg.cli._frame import cleaned

_WIDEST = 100  # columns of running text that an eye follows
_BEHIND = " " * 4  # before what is told of a citation
Part = tuple[str, Text]  # what stands before the first line of some words, in whose width the others are set in; and the words


def print_answer(answer: Answer) -> None:
    """Question, answer, what is related, the cited sentences in their context, what was looked at. Addresses stand on lines of their own,
    whole, so that a terminal makes a link of them; sent to no terminal, there are no colours, and COLUMNS says how wide it is."""
    console = Console(highlight=False, emoji=False, markup=False)
    for mark, words in _parts(answer):
        width = min(console.width, _WIDEST) - len(mark)
        lines = [words] if words.no_wrap else words.wrap(console, width)
        for place, line in enumerate(lines):
            line.rstrip()
            console.print(Text(mark if not place else " " * len(mark)) + line if line else "", soft_wrap=True)


def _parts(answer: Answer) -> Iterator[Part]:
    yield "", Text(_plain(answer.question), style="bold")
    yield "", Text()
    yield "", Text(" ").join(map(_told, answer.summary)) if answer.summary else Text(_plain(silence(answer)))
    for title, some in apart(answer):
        if some:
            yield from _headed(title)
            yield from _related(some)
    if answer.citations:
        yield from _headed("Cited sentences")
        for place, one in enumerate(answer.citations):
            yield from [("", Text())] if place else []
            yield from _cited(one)
    yield from _headed("Coverage")
    yield from (("- ", Text(_plain(words))) for words in coverage(answer))


def _headed(title: str) -> Iterator[Part]:
    yield "", Text()
    yield "", Text(title, style="bold")


def _related(statements: Iterable[AnswerStatement]) -> Iterator[Part]:
    for group in by_relation(statements):
        yield "", Text(f"{_plain(group[0].relation or '')}:", style="italic")
        yield from (("- ", _told(one)) for one in group)


def _cited(one: Citation) -> Iterator[Part]:
    """Who printed it when, its address, and the sentence in bold within what stands around it."""
    printed = ", ".join(_plain(words) for words in (one.publisher, one.published, one.title) if words) or "no publisher known"
    origins = "" if one.origins == 1 else f" ({one.origins} independent origins)"
    yield f"[{one.n}] ", Text(printed + origins)
    if one.link:
        yield _BEHIND, Text(_plain(one.link), style="dim", no_wrap=True)
    at = one.start - one.context_start
    around = Text(_plain(one.context[:at])).append(_plain(one.quote), style="bold")
    yield _BEHIND, around.append(_plain(one.context[at + len(one.quote) :]))


def _told(statement: AnswerStatement) -> Text:
    return Text(f"{_plain(statement.text)} ").append("".join(f"[{n}]" for n in statement.citations), style="bold")


def _plain(words: str) -> str:
    """On one line, and nothing in it that a terminal would obey."""
    return cleaned(re.sub(r"\s", " ", words))
