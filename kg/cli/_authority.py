"""`kg authority`: the facts that linking rests on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli._frame import examples


@click.group(epilog=examples("kg authority check", "kg authority check my-officials.ttl"))
def authority() -> None:
    """Look after the facts about states, organisations, people and their offices."""


@authority.command(epilog=examples("kg authority check", "kg authority check my-officials.ttl", "kg authority check --format json"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it.")
@click.option("--warnings/--no-warnings", default=True, show_default=True, help="Show also what only leaves something unlinked.")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE.ttl]...")
def check(form: str, warnings: bool, files: tuple[Path, ...]) -> None:
    """Find clashes, gaps, impossible dates and references to nothing.

    Checks the authority that comes with the program, together with any FILEs of your own: names that mean two, items given twice, facts
    without a source, terms of office without a first day or that overlap, codes that are none, names that nothing describes.

    Prints file, line, term, what is wrong and what to do. Exit status 1 where there is an error; warnings alone are no failure.
    """
    from kg.authority.check import check as find

    found = [finding for finding in find(files) if warnings or finding.severity == "error"]
    errors = sum(finding.severity == "error" for finding in found)
    if form == "json":
        click.echo(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            click.echo(f"{finding.file}:{finding.line}: {finding.severity}: {finding.term}: {finding.what}\n    {finding.remedy}")
        click.echo(f"{errors} errors, {len(found) - errors} warnings")
    if errors:
        raise SystemExit(1)
