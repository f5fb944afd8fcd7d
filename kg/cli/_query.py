"""`kg query`: SPARQL from a file, from the questions that come with the program, or from standard input."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import click

from kg.cli._frame import examples, store_option

if TYPE_CHECKING:
    from kg.query import Question
    from kg.results import Result


@click.command(
    epilog=examples(
        "kg query --list",
        "kg query who-said-about-whom --param about=wd:Q7184",
        "kg query --format csv my-question.rq > rows.csv",
        "echo 'SELECT (COUNT(*) AS ?n) { ?claim a ng:Claim }' | kg query -",
    )
)
@store_option
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Value of a parameter; give it again for several values.")
@click.option("--format", "form", metavar="NAME", help="table, csv, tsv, json, xml; turtle, ntriples, jsonld … for CONSTRUCT and DESCRIBE.")
@click.option("--list", "list_all", is_flag=True, help="List the questions that come with the program, with their parameters.")
@click.argument("source", required=False, metavar="[FILE.rq|NAME|-]")
def query(location: str, params: tuple[str, ...], form: str | None, list_all: bool, source: str | None) -> None:
    """Run SPARQL from a file, by the name of a question, or from standard input.

    NAME is that of a question from --list; "-" is standard input.

    A terminal gets a table, a pipe or file gets CSV (Turtle for CONSTRUCT and DESCRIBE); --format says otherwise. The prefixes of the
    graph (ng: pl: fa: wd: nif: …) need not be declared. A value that is an IRI may be written with them, as in wd:Q7184.
    """
    if list_all:
        _print_questions()
        return
    if source is None:
        raise click.UsageError('name a question, a file or "-"; `kg query --list` shows the questions')
    from kg.store import open_store

    text = _bound(source, _values(params))
    with open_store(location, read_only=True) as store:
        _print_result(store.query(text), form)


def _values(params: tuple[str, ...]) -> dict[str, list[str]]:
    """`("a=1", "a=2")` to `{"a": ["1", "2"]}`; raises UsageError for one without "="."""
    values: dict[str, list[str]] = defaultdict(list)
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise click.UsageError(f"--param {param}: wants NAME=VALUE")
        values[name].append(value)
    return dict(values)


def _bound(source: str, values: dict[str, list[str]]) -> str:
    """The text to run. Raises BadQuery."""
    from kg.query import bind, load, with_prefixes

    question = _from_standard_input() if source == "-" else load(source)
    return with_prefixes(bind(question, values))


def _from_standard_input() -> Question:
    from kg.query import parse
    from kg.read import decode

    return parse("-", decode(sys.stdin.buffer.read()))


def _print_questions() -> None:
    from kg.query import questions

    for name, question in questions().items():
        click.echo(f"{name}\n    {question.title}")
        for param in question.params:
            optional = ", optional" if param.optional else ""
            click.echo(f"    --param {param.name}=…  ({param.type}{optional}) {param.description}")


def _print_result(result: Result, form: str | None) -> None:
    from kg.cli._table import print_table

    form = form or _usual_form(result)
    if form != "table":
        click.echo(result.serialize(form).rstrip("\n"))
    elif result.kind == "ask":
        click.echo("yes" if result.boolean else "no")
    else:
        print_table(result)


def _usual_form(result: Result) -> str:
    if sys.stdout.isatty():
        return "table"
    return "turtle" if result.kind == "graph" else "csv"
