"""`kg build` and `kg extract`: from sources to the store, or to JSON Lines."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli._frame import examples, pipeline_option, published_option, report_failures, store_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Article, Failure
    from kg.pipeline import Outcome, Report


@click.command(
    epilog=examples(
        "kg build examples/",
        "kg build --store lake --jobs 4 articles.jsonl more/ page.html",
        "kg build --published 2022-11-03 dispatch.txt",
    )
)
@store_option
@published_option
@pipeline_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read N articles at a time, each in a process of its own (some 500 MB of memory each).",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no notes; failures are still named.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
def build(
    location: str, published: dt.date | None, pipeline: str | None, jobs: int, as_json: bool, quiet: bool, sources: tuple[str, ...]
) -> None:
    """Read articles and put what they say into the store.

    A SOURCE is a file (text, Markdown with front matter, HTML, JSON, JSON Lines) or a folder of them. In a folder, README and LICENSE
    files, Markdown without front matter and a text that is nothing but one question are left out. Building twice changes nothing, and
    what has been read before is not read again. Another text at the same address or in the same file is a new version: the old one is
    kept, but is no part of answers any more. A source that cannot be read is named with the reason; the others go in, and the exit
    status is 1.
    """
    from kg.parallel import ParallelReader
    from kg.pipeline import Reader
    from kg.pipeline import build as build_graph
    from kg.store import open_store

    if not quiet:
        _note_left_out(sources)
    readers = nullcontext(Reader(pipeline)) if jobs == 1 else ParallelReader(jobs, pipeline)
    with open_store(location) as store, _progress(quiet) as advance, readers as reader:
        report = build_graph(store, sources, reader, published=published, on_progress=advance)
    if not quiet and not report.read and not report.failures:
        _note_nothing_read()
    _print_report(report, location, as_json)
    if report_failures(report.failures):
        raise SystemExit(1)


@click.command(
    epilog=examples(
        "kg extract --published 2022-11-03 dispatch.txt > dispatch.jsonl",
        "kg extract articles.jsonl | head -n 1",
        "cat dispatch.txt | kg extract -",
    )
)
@published_option
@pipeline_option
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def extract(published: dt.date | None, pipeline: str | None, files: tuple[str, ...]) -> None:
    """Print what articles say as JSON Lines, without a store.

    One object per article in the order given: sentences, mentions, entities, events, statements, times, predicates. All offsets count
    characters (Unicode code points) of the article's text, end exclusive. "-" reads one plain-text article from standard input.
    """
    from kg.extract.contract import to_json
    from kg.model import Failure
    from kg.pipeline import Reader

    out = sys.stdout.buffer
    failed = False
    for result in Reader(pipeline).extract(_articles(files, published)):
        if isinstance(result, Failure):
            failed = report_failures([result])
        else:
            out.write(json.dumps(to_json(result), ensure_ascii=False).encode() + b"\n")
            out.flush()
    if failed:
        raise SystemExit(1)


@click.command(
    epilog=examples(
        "kg remove https://example.org/2022/11/03/news",
        "kg remove articles/monday.txt articles/tuesday.jsonl",
        "kg remove --only-this-version https://example.org/2022/11/03/news",
    )
)
@store_option
@click.option("--only-this-version", is_flag=True, help="Leave earlier versions: the one before stands again.")
@click.option("--json", "as_json", is_flag=True, help="Print what was removed as JSON.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE|URL|FILE...")
def remove(location: str, only_this_version: bool, as_json: bool, articles: tuple[str, ...]) -> None:
    """Take articles out of the store, with everything that only they support.

    An article is named by its IRI (`kg query articles`), its address, or the file or folder that it was read from; all its versions go.
    What other articles say too stays. Nothing is removed where one of the names fits no article. What has been decided about their
    claims is kept, and holds again when they are read again.
    """
    from kg.pipeline import remove as remove_articles
    from kg.store import open_store

    with open_store(location, make=False) as store:
        done = remove_articles(store, articles, all_versions=not only_this_version)
    if as_json:
        click.echo(json.dumps({"store": location, **asdict(done)}))
        return
    restored = f"; earlier versions that stand again: {len(done.restored)}" if done.restored else ""
    click.echo(f"{len(done.removed)} article{'' if len(done.removed) == 1 else 's'} removed{restored}. Store: {location}")


def _articles(files: tuple[str, ...], published: dt.date | None) -> Iterator[Article | Failure]:
    from kg.read import read_source

    for file in files:
        if file == "-":
            yield _standard_input(published)
        else:
            yield from read_source(file, published=published)


def _standard_input(published: dt.date | None) -> Article | Failure:
    from kg.errors import BadArticle
    from kg.model import Failure
    from kg.read import decode, make_article, take

    try:
        return make_article(decode(take(sys.stdin.buffer)), source="-", published=published)
    except BadArticle as error:
        return Failure("-", str(error))


def _note_left_out(sources: tuple[str, ...]) -> None:
    from kg.read import left_out

    for source in sources:
        for note in left_out(source):
            click.echo(f"left out {note.source}: {note.reason}", err=True)


def _note_nothing_read() -> None:
    from kg.read import suffixes

    endings = " ".join(sorted(suffixes()))
    click.echo(f"nothing to read there: a folder is searched for {endings}; other files have to be named themselves", err=True)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Outcome], None]]:
    """A counter on a terminal's standard error; nothing anywhere else. How many articles will come is not known beforehand."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("articles", total=None)
        yield lambda _result: progress.advance(task)


def _print_report(report: Report, location: str, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"store": location, **asdict(report)}, ensure_ascii=False))
        return
    failed = f", {len(report.failures)} failed" if report.failures else ""
    failed += f"; earlier versions superseded: {report.superseded}" if report.superseded else ""
    read = f"{report.read} article{'' if report.read == 1 else 's'} read"
    click.echo(f"{read}: {report.changed} new or changed, {report.unchanged} as before{failed}. Store: {location}")
    if report.related.articles:
        articles = f"{report.related.articles} article{'' if report.related.articles == 1 else 's'}"
        click.echo(f"{articles} related to the others: {report.related.added} facts new, {report.related.dropped} gone")
