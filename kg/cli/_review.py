"""`kg review`: the analyst's word on claims, links and entities, one at a time or from a script."""

from __future__ import annotations

import csv
import getpass
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli._frame import examples, store_option
from kg.cli._review_each import ask_each, chosen

if TYPE_CHECKING:
    from kg.results import Row
    from kg.review import Decision
    from kg.store import Store


F = TypeVar("F", bound=Callable[..., Any])
_BY_HELP = "Who decides. Environment: KG_BY, else the name of the user."
CERTAINTIES = ("certain", "probable", "possible", "unknown")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # a machine that does not know who is at work
        raise click.UsageError("say who decides, with --by") from error


def _filters(command: F) -> F:
    for option in (
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many claims."),
        click.option("--unreviewed", is_flag=True, help="Only claims that nobody has accepted yet."),
        click.option("--certainty", type=click.Choice(CERTAINTIES), help="Only claims that are made that surely."),
        click.option("--entity", metavar="NAME|IRI", help="Only claims in whose sentence this is named."),
        click.option("--article", metavar="IRI", help="Only claims of this article."),
    ):
        command = option(command)
    return command


def _who(command: F) -> F:
    """`--by` and `--why`, which every decision has."""
    by = click.option("--by", envvar="KG_BY", default=_user, metavar="NAME", help=_BY_HELP)
    return by(click.option("--why", required=True, metavar="TEXT", help="The reason, in a few words.")(command))


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "kg review --entity NATO --unreviewed",
        "kg review list --certainty possible > claims.csv",
        'kg review reject CLAIM --by "A. Analyst" --why "the sentence is about his namesake"',
        "kg review relink MENTION wd:Q30 --why 'the state, not the country'",
        "kg review export decisions.ttl",
    ),
)
@store_option
@_filters
@click.option("--by", envvar="KG_BY", default=_user, metavar="NAME", help=_BY_HELP)
@click.pass_context
def review(context: click.Context, /, location: str, by: str, **filters: Any) -> None:
    """Accept or reject claims, correct links, merge and split entities.

    Without a subcommand: shows claims one after the other, each with its sentence, and asks. Nothing is deleted: what is rejected stays in
    its article, is no part of answers, exports and pages any more, and comes back when the decision is revoked. Decisions hold when
    articles are read again, and for new versions that say the same, be the sentence a little edited.
    """
    if context.invoked_subcommand is not None:
        context.obj = location
        return
    from kg.store import open_store

    with open_store(location, make=False) as store:
        ask_each(store, by, chosen(store, **filters))


def _command(name: str, *lines: str) -> Callable[[F], Any]:
    """A subcommand; the store may be named before or after it."""

    def wrap(function: F) -> Any:
        with_store = click.option("--store", "location", metavar="DIR", help="Folder of the graph.", default=_location)(function)
        return review.command(name, epilog=examples(*lines))(with_store)

    return wrap


def _location() -> str:
    return str(click.get_current_context().obj)


@_command("list", "kg review list --unreviewed --entity NATO", "kg review list --decisions")
@_filters
@click.option("--decisions", "decided", is_flag=True, help="What has been decided, instead of what there is to review.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines instead of CSV.")
def list_(location: str, decided: bool, as_json: bool, **filters: Any) -> None:
    """List claims to review, or decisions, as CSV."""
    from kg.review import decisions
    from kg.store import open_store

    with open_store(location, read_only=True) as store:
        rows = [_decided(one) for one in decisions(store)] if decided else [_plain(row) for row in chosen(store, **filters)]
    _print(rows, as_json)


def _on_claim(name: str, help_text: str) -> None:
    @_command(name, f'kg review {name} CLAIM --by "A. Analyst" --why "read the sentence"')
    @_who
    @click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
    def decide(location: str, claims: tuple[str, ...], by: str, why: str) -> None:
        from kg import review as desk
        from kg.query import expand

        act = {"accept": desk.accept, "reject": desk.reject}[name]
        _decide(location, lambda store: [act(store, expand(claim), by=by, why=why) for claim in claims])

    decide.help = help_text


_on_claim("accept", "The claims are what their sentences say.")
_on_claim("reject", "The claims are not what their sentences say: they leave answers, with what only they hold up.")


@_command("relink", "kg review relink MENTION wd:Q30 --why 'the state is meant'")
@_who
@click.argument("mention")
@click.argument("entity", metavar="ENTITY")
def relink(location: str, mention: str, entity: str, by: str, why: str) -> None:
    """The mention means that entity; its part in events and words follows."""
    from kg import review as desk
    from kg.query import expand

    _decide(location, lambda store: [desk.relink(store, expand(mention), expand(entity), by=by, why=why)])


@_command("merge", "kg review merge ENTITY wd:Q57665 --why 'one man, two spellings'")
@_who
@click.argument("entity")
@click.argument("into", metavar="INTO")
def merge(location: str, entity: str, into: str, by: str, why: str) -> None:
    """ENTITY is INTO, in all articles, those to come among them."""
    from kg import review as desk
    from kg.query import expand

    _decide(location, lambda store: [desk.merge(store, expand(entity), expand(into), by=by, why=why)])


@_command("split", "kg review split ENTITY MENTION MENTION --why 'his namesake'")
@_who
@click.argument("entity")
@click.argument("mentions", nargs=-1, required=True, metavar="MENTION...")
def split(location: str, entity: str, mentions: tuple[str, ...], by: str, why: str) -> None:
    """These mentions of ENTITY mean somebody else: one new entity of the same class."""
    from kg import review as desk
    from kg.query import expand

    _decide(location, lambda store: [desk.split(store, expand(entity), [*map(expand, mentions)], by=by, why=why)])


@_command("revoke", "kg review revoke DECISION --why 'the sentence was right'")
@_who
@click.argument("decisions", nargs=-1, required=True, metavar="DECISION...")
def revoke(location: str, decisions: tuple[str, ...], by: str, why: str) -> None:
    """The decisions do not hold any more; what they changed is as before."""
    from kg import review as desk
    from kg.query import expand

    _decide(location, lambda store: [desk.revoke(store, expand(one), by=by, why=why) for one in decisions])


@_command("export", "kg review export decisions.ttl")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.ttl")
def export(location: str, file: Path) -> None:
    """Write all decisions to a Turtle file, so that others can take them over."""
    from kg.review import export_decisions
    from kg.store import open_store

    with open_store(location, read_only=True) as store:
        click.echo(f"{file}: decisions: {export_decisions(store, file)}")


@_command("import", "kg review import decisions.ttl")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, exists=True), metavar="FILE.ttl")
def import_(location: str, file: Path) -> None:
    """Take over the decisions of a Turtle file; twice is as good as once."""
    from kg.review import import_decisions
    from kg.store import open_store

    with open_store(location, make=False) as store:
        click.echo(f"{file}: decisions new or newly revoked: {import_decisions(store, file)}")


def _decide(location: str, decide: Callable[[Store], list[Decision]]) -> None:
    from kg.review import on_copies
    from kg.store import open_store

    with open_store(location, make=False) as store:
        for one in decide(store):
            click.echo(one.iri)
            left = on_copies(store, one) if one.kind == "reject" and one.revoked is None else []
            if left:
                click.echo(f"copies of its sentence still make the like claim: {' '.join(left)}", err=True)


def _plain(row: Row) -> dict[str, str]:
    names = ("claim", "factuality", "tense", "speaker", "type", "what", "words", "sentence", "article", "day", "url", "accepted")
    return {name: row[name].value if name in row else "" for name in names}


def _decided(one: Decision) -> dict[str, str]:
    status = "revoked" if one.revoked else "in force" if one.in_force else "overruled"
    words = " … ".join(thing.words for thing in one.things)
    return {
        "decision": one.iri, "kind": one.kind, "about": one.about, "entity": one.into or "", "words": words, "by": one.by, "why": one.why,
        "when": one.when.isoformat(), "status": status,
    }  # fmt: skip


def _print(rows: Iterable[dict[str, str]], as_json: bool) -> None:
    rows = list(rows)
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif rows:
        writer = csv.DictWriter(sys.stdout, rows[0])
        writer.writeheader()
        writer.writerows(rows)
