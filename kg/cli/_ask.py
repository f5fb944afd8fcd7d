"""`kg ask` and `kg verify`: an answer with citations, and the check that they hold."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._frame import examples, pipeline_option, store_option

if TYPE_CHECKING:
    from kg.answers import Answer
    from kg.store import Store

FORMS = ["text", "markdown", "json", "html", "turtle", "trig"]
_READ = ("text", "markdown", "html")  # which do not hold the query itself


@click.command(
    epilog=examples(
        'kg ask "What is the response of NATO to Iran sending missiles to Russia?"',
        'kg ask --show-sparql "Who condemned Iran?"',
        'kg ask --format json "What did Ned Price say about sanctions?" > answer.json',
        'kg ask --format turtle "Who condemned Iran?" > answer.ttl',
    )
)
@store_option
@pipeline_option
@click.option("--format", "form", type=click.Choice(FORMS), help="Form of the answer: text on a terminal, else markdown, unless said.")
@click.option("--show-sparql", is_flag=True, help="Print the query that was run after the answer (JSON and RDF have it always).")
@click.argument("question")
def ask(location: str, pipeline: str | None, form: str | None, show_sparql: bool, question: str) -> None:
    """Answer a question in English, with citations.

    Each sentence of the answer comes with the sentence of the article it rests on, its date and its address.
    What the graph does not hold is said to be missing, and the exit status is 0 all the same.
    """
    from kg.ask import ask as answer_question
    from kg.cli._answer import print_answer
    from kg.pipeline import Reader
    from kg.sentences import not_ready
    from kg.settle import settle
    from kg.store import open_store

    if not question.strip():
        raise click.UsageError("the question is empty")
    with open_store(location, read_only=True) as store:
        reader = Reader(pipeline)
        settle()
        if note := not_ready(store, reader):
            click.echo(f"note: {note}", err=True)
        answer = answer_question(store, question, reader)
        form = form or ("text" if sys.stdout.isatty() else "markdown")
        rendered = _render(answer, form, store) if form != "text" else None
    if rendered is None:
        print_answer(answer)
    else:
        click.echo(rendered, nl=not rendered.endswith("\n"))
    if show_sparql and form in _READ:
        click.echo(f"## SPARQL\n\n```sparql\n{answer.sparql.strip()}\n```" if form == "markdown" else answer.sparql, err=form == "html")


@click.command(
    epilog=examples(
        'kg ask --format json "Who condemned Iran?" > answer.json',
        "kg export --with-text graph.ttl",
        "kg verify answer.json graph.ttl",
    )
)
@click.argument("answer", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="ANSWER.json")
@click.argument("graph", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="GRAPH.ttl")
def verify(answer: Path, graph: Path) -> None:
    """Check an answer again, from the exported graph alone.

    Runs the answer's query over the graph, finds each quote at its offsets, and compares every date, address and digest. Prints what
    does not hold, one line each, and exits with 1; otherwise says how many citations hold.
    """
    from kg.verify import verify as find_problems

    given = _load(answer)
    try:
        problems = find_problems(given, graph)
    except ValueError as error:
        raise click.ClickException(f"{graph} cannot be read as a graph: {error}") from error
    for problem in problems:
        click.echo(problem)
    if problems:
        raise SystemExit(1)
    citations = given.get("citations")
    click.echo(f"holds: {len(citations) if isinstance(citations, list) else 0} citations")


def _render(answer: Answer, form: str, store: Store) -> str:
    from kg.ask import render

    if form == "json":
        return json.dumps(render.to_json(answer), ensure_ascii=False, indent=1)
    if form in ("turtle", "trig"):
        return render.to_turtle(answer, store, named=form == "trig")
    return render.to_html(answer) if form == "html" else render.to_markdown(answer)


def _load(path: Path) -> dict[str, object]:
    """The answer as JSON. Raises UsageError for anything else."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"{path} is not JSON: {error}") from error
    if not isinstance(given, dict):
        raise click.UsageError(f"{path} is not an answer: `kg ask --format json` prints one object")
    return given
