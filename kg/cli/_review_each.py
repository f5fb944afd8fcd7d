"""`kg review` without a subcommand: one claim after the other, each with its sentence, and what the analyst says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli._frame import cleaned

if TYPE_CHECKING:
    from kg.results import Row
    from kg.store import Store

KEYS = "a(ccept) r(eject) c(orrect a name) s(kip) q(uit)"


def chosen(store: Store, article: str | None, entity: str | None, certainty: str | None, unreviewed: bool, limit: int | None) -> list[Row]:
    """The claims that the options of the command leave."""
    from kg.query import expand
    from kg.review import listing

    iri = None if entity is None else _entity(store, entity)
    where = None if article is None else expand(article)
    return listing.claims(store, article=where, entity=iri, certainty=certainty, unreviewed=unreviewed)[:limit]


def ask_each(store: Store, by: str, rows: list[Row]) -> None:
    """Shows each claim and does what is answered, until there are no more or the analyst has enough."""
    from kg import review as desk
    from kg.review import listing

    for number, row in enumerate(rows, 1):
        claim = row["claim"].value
        if not any(found["claim"].value == claim for found in listing.claims(store, article=row["article"].value)):
            continue  # it has gone with another one
        _show(row, number, len(rows))
        match click.prompt(KEYS, type=click.Choice([*"arcsq"]), default="s", show_choices=False):
            case "a":
                desk.accept(store, claim, by=by, why=click.prompt("why", default="read and found right"))
            case "r":
                desk.reject(store, claim, by=by, why=click.prompt("why"))
            case "c":
                _correct(store, row, by)
            case "q":
                return
    click.echo("no more claims to review" if rows else "no claims to review")


def _show(row: Row, number: int, count: int) -> None:
    from kg.vocab import shorten

    value = {name: cleaned(" ".join(term.value.split())) for name, term in row.items()}
    click.echo(f"\n{number} of {count}  {value.get('day', '')}  {value.get('url', '')}".rstrip())
    click.echo(f"  “{value['words']}”")
    click.echo(f"  {value['speaker']}: {shorten(row['type'].value)} {shorten(row['factuality'].value)} {value['tense']}: {value['what']}")
    click.echo("  accepted" if "accepted" in row else "", nl="accepted" in row)


def _correct(store: Store, row: Row, by: str) -> None:
    """Asks which name of the sentence means somebody else, and whom; an empty answer leaves all as it is."""
    from kg import review as desk
    from kg.errors import BadDecision
    from kg.review import listing

    named = listing.mentions(store, row["sentence"].value)
    for number, one in enumerate(named, 1):
        click.echo(f"  {number}: {cleaned(one['words'].value)} = {cleaned(one['name'].value)}")
    if not named:
        click.echo("  the sentence names nobody that is known")
        return
    which = click.prompt("which", type=click.IntRange(0, len(named)), default=0)
    if not which:
        return
    try:
        entity = _entity(store, click.prompt("means (name or IRI)"))
        desk.relink(store, named[which - 1]["mention"].value, entity, by=by, why=click.prompt("why"))
    except (click.UsageError, BadDecision) as error:
        click.echo(f"  {error}")


def _entity(store: Store, name: str) -> str:
    """The one entity of that name, or the IRI as it is. Raises UsageError where none or several are called so."""
    from kg.query import expand
    from kg.review import listing

    if ":" in name:
        return expand(name)
    found = listing.entities(store, name)
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise click.UsageError(f"nobody and nothing is called {name!r}, neither in the graph nor in the authority: give the IRI")
    listed = ", ".join(f"{iri} ({label})" for iri, label in found)
    raise click.UsageError(f"{name!r} may be {listed}: give the IRI")
