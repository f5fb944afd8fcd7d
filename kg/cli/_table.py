"""A result as a table that can be read in 80 columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.results import Result, Term
from kg.vocab import shorten

# an article may hold escape sequences; a terminal would obey them
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_table(result: Result) -> None:
    """Rows of a SELECT, or subject, predicate and object of a graph; IRIs by their prefixed names, which are for reading only."""
    columns, rows = _cells(result)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False, emoji=False).print(table)
    count = table.row_count
    click.echo(f"{count} row{'' if count == 1 else 's'}", err=True)


def _cells(result: Result) -> tuple[tuple[str, ...], Iterator[list[Text]]]:
    if result.kind == "graph":
        return ("subject", "predicate", "object"), ([_cell(term) for term in triple] for triple in result.triples)
    names = result.variables
    return names, ([_cell(row.get(name)) for name in names] for row in result.rows)


def _cell(term: Term | None) -> Text:
    """As plain text, so that nothing in it is taken for markup or obeyed by the terminal."""
    if term is None:
        return Text("")
    shown = shorten(term.value) if term.kind == "iri" else " ".join(term.value.split())
    return Text(_CONTROL.sub("\ufffd", shown))
