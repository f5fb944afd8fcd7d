"""`kg view` and `kg export`: the graph as a page, and as a file for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli._frame import examples, store_option


@click.command(
    epilog=examples(
        "kg view graph.html",
        "kg view --about NATO nato.html",
        "kg view --store http://localhost:7878/query --about Iran iran.html",
    )
)
@store_option
@click.option("--about", metavar="ENTITY", help="Only this entity and what it has to do with: a name, or an IRI.")
@click.option("--limit", type=click.IntRange(min=1), default=80, show_default=True, help="At most so many claims.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html")
def view(location: str, about: str | None, limit: int, file: Path) -> None:
    """Write a page that shows the graph, to be opened in a browser.

    It needs no network. Nodes are coloured by kind; each edge shows the sentence it rests on, with a link to its article.
    """
    from kg.analyse import subgraph
    from kg.store import open_store
    from kg.view import write_view

    with open_store(location, read_only=True) as store:
        graph = subgraph(store, about=about, limit=limit)
    write_view(graph, file, f"newsgraph: {about}" if about else "newsgraph")
    click.echo(f"{file}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")


@click.command(
    epilog=examples(
        "kg export graph.ttl",
        "kg export --with-text --format trig graph.trig",
        "kg export --format ntriples - | sort | head",
    )
)
@store_option
@click.option("--format", "form", metavar="NAME", help="turtle, trig, nquads, ntriples, jsonld … Without it, by the ending of FILE.")
@click.option("--with-text", is_flag=True, help="With the full text of the articles, not only the sentences.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
def export(location: str, form: str | None, with_text: bool, file: Path) -> None:
    """Write the graph to a file for other programs.

    "-" is standard output. rdflib, any triple store and `kg verify` read it.
    """
    from kg.export import export as write_graph
    from kg.export import format_of
    from kg.store import open_store

    to_stdout = str(file) == "-"
    if to_stdout and form is None:
        raise click.UsageError("standard output has no ending that could say the format: name it with --format")
    with open_store(location, read_only=True) as store:
        write_graph(store, sys.stdout.buffer if to_stdout else file, form or format_of(file), with_text)
    if not to_stdout:
        click.echo(f"{file}: written")
