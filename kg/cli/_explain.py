"""`kg explain`: why the graph says so, and what to edit where it should not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.cli._frame import examples, store_option

if TYPE_CHECKING:
    from kg.explain import Explanation


@click.command(
    epilog=examples(
        "kg explain id:cl/3ad9ab02…",
        "kg explain --format json https://w3id.org/newsgraph/id/ev/53e06ecf8b89c7aca7e95d39a9d4a4a4",
    )
)
@store_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it.")
@click.argument("name", metavar="CLAIM")
def explain(location: str, form: str, name: str) -> None:
    """Say why the graph makes a claim, and what to edit where it is wrong.

    CLAIM is the IRI of a claim, an event, a statement, a sentence or a mention: in full, as a prefixed name, or cut short as tables
    show it. It may also be a person or an organisation: then it says why those whom several articles name are taken for one, who else
    may be the same, and by which command each of that is taken back.

    Prints the sentence with its words marked, the lexicon's entry that fired with its file and line, who says it and how surely along the
    chain of sources, the words that made it less than plain, and of each mention how it got its entity and by which fact of the authority.
    """
    from kg.explain import explain as why
    from kg.store import open_store

    with open_store(location, read_only=True) as store:
        explanation = why(store, name)
    if form == "json":
        click.echo(json.dumps(explanation.to_json(), ensure_ascii=False, indent=1))
    else:
        _print(explanation)


def _print(explanation: Explanation) -> None:
    from kg.cli._why import print_explanation

    print_explanation(explanation)
