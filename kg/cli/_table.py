"""A result that can be read in 80 columns: as a table where it fits, else one record under the other."""

from __future__ import annotations

import re

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli._frame import cleaned
from kg.results import Result, Term
from kg.vocab import ID, shorten

_DIGEST = re.compile(r"[0-9a-f]{32}")
_ENOUGH = 24  # columns in which a sentence can still be read
_BETWEEN = 2

Rows = list[list[Text]]


def print_table(result: Result) -> None:
    """Rows of a SELECT, or subject, predicate and object of a graph. IRIs are shown by their prefixed names, which are for reading only."""
    names, rows = _cells(result)
    console = Console(highlight=False, emoji=False)
    console.print(_table(names, rows) if _fits(names, rows, console.width) else _records(names, rows))
    click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)


def _cells(result: Result) -> tuple[tuple[str, ...], Rows]:
    if result.kind == "graph":
        return ("subject", "predicate", "object"), [[_cell(term) for term in triple] for triple in result.triples]
    return result.variables, [[_cell(row.get(name)) for name in result.variables] for row in result.rows]


def _cell(term: Term | None) -> Text:
    """As plain text, so that nothing in it is taken for markup or obeyed by the terminal."""
    if term is None:
        return Text("")
    shown = _brief(term.value) if term.kind == "iri" else " ".join(term.value.split())
    return Text(cleaned(shown))


def _brief(iri: str) -> str:
    """The prefixed name; of our own ids no more of the digest than an eye can tell apart. In full they stand in every other format."""
    if iri.startswith(ID):
        return "id:" + _DIGEST.sub(lambda found: f"{found[0][:8]}…", iri[len(ID) :])
    return shorten(iri)


def _fits(names: tuple[str, ...], rows: Rows, width: int) -> bool:
    """Whether every column gets the room it needs, or enough to read a sentence in."""
    longest = [max([len(name), *(len(row[number]) for row in rows)]) for number, name in enumerate(names)]
    return sum(min(length, _ENOUGH) + _BETWEEN for length in longest) - _BETWEEN <= width


def _table(names: tuple[str, ...], rows: Rows) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _records(names: tuple[str, ...], rows: Rows) -> Table:
    """One line or more for each value that is there, a blank line between records."""
    table = Table.grid(padding=(0, _BETWEEN))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            table.add_row("", "")
        for name, value in zip(names, row, strict=True):
            if value:
                table.add_row(Text(name), value)
    return table
