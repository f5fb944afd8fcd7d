"""What all commands share: options, errors as one line and an exit status, and help texts with examples."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from kg.errors import NewsgraphError
from kg.model import Failure

F = TypeVar("F", bound=Callable[..., Any])

INTERRUPTED = 130
# an article may hold escape sequences; a terminal would obey them
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Commands(click.Group):
    """Lists commands in the order of work, and turns what goes wrong into one line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were added: that in which one meets them."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Errors that the program raises on purpose cost one line; a reader that hangs up (`kg query | head`) costs nothing."""
        if sys.stdout is None:  # closed before the program began (`kg ask … >&-`)
            raise click.ClickException("standard output is closed; > /dev/null is for what nobody wants to read")
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except NewsgraphError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _hang_up()
            ctx.exit(0)
        except OSError as error:  # what the system refuses, in its own words
            if error.filename is not None:
                raise click.ClickException(f"{error.filename}: {error.strerror}") from error
            _hang_up()  # no name: it is the output that cannot be written, as on a full disk
            raise click.ClickException(error.strerror or str(error)) from error
        return result


def examples(*lines: str) -> str:
    """Epilogue of a help text."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def store_option(command: F) -> F:
    """`--store`: a folder, or the address of a SPARQL endpoint."""
    return click.option(
        "--store",
        "location",
        envvar="KG_STORE",
        default="kg-store",
        show_default=True,
        metavar="DIR|URL",
        help="Folder of the graph, or the address of a SPARQL endpoint (read-only). Environment: KG_STORE.",
    )(command)


def pipeline_option(command: F) -> F:
    """`--pipeline`: another language pipeline than the bundled one."""
    return click.option(
        "--pipeline",
        metavar="NAME",
        help="Any spaCy pipeline for English with UD labels, by name or path, instead of the bundled one.",
    )(command)


def published_option(command: F) -> F:
    """`--published`: the day for articles that do not say theirs."""
    return click.option(
        "--published",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_day,
        metavar="YYYY-MM-DD",
        help="Day of publication of all articles that do not say theirs, like 2022-11-03.",
    )(command)


def _day(ctx: click.Context, param: click.Parameter, value: dt.datetime | None) -> dt.date | None:
    del ctx, param
    return value.date() if value else None


def report_failures(failures: Iterable[Failure]) -> bool:
    """Name each source that failed, and why, on standard error; whether there was any."""
    found = False
    for failure in failures:
        found = True
        click.echo(f"{failure.source}: {failure.reason}", err=True)
    return found


def _hang_up() -> None:
    """Nobody can listen any more: what is still buffered goes nowhere, instead of failing once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def cleaned(words: str) -> str:
    """Words of an article without anything that a terminal would obey."""
    return _CONTROL.sub("\ufffd", words)
