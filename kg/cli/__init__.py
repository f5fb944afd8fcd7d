"""The command line. Nothing is decided here: each command parses, calls one function and prints what it gives.

Data go to standard output, progress and warnings to standard error. Exit status: 0 done, 1 failed or done in part, 2 wrong usage,
130 interrupted. The heavy libraries are imported inside the commands, so that `kg --help` is instant.
"""

import click

from kg import __version__
from kg.cli._ask import ask, verify
from kg.cli._authority import authority
from kg.cli._build import build, extract, remove
from kg.cli._explain import explain
from kg.cli._export import export, view
from kg.cli._frame import Commands, examples
from kg.cli._query import query
from kg.cli._review import review
from kg.cli._serve import serve


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "kg build examples/",
        'kg ask "What is the response of NATO to Iran sending missiles to Russia?"',
        "kg query --list",
    ),
)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """News articles in, a knowledge graph that can be cited out.

    Every command reads or writes the store named by --store, by the environment variable KG_STORE, or ./kg-store.

    Exit status: 0 done, 1 failed or done in part, 2 wrong usage, 130 interrupted.
    """


for _command in (build, remove, extract, query, ask, explain, verify, view, review, serve, export, authority):
    main.add_command(_command)
