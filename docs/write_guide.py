"""Fills in what the guide quotes from the program: help texts and the list of questions. `python -m docs.write_guide` writes them."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kg.cli import main
from kg.query import questions

GUIDE = Path(__file__).with_name("guide.md")
COMMANDS = list(main.commands)


def filled(guide: str) -> str:
    """The guide with each block between its marker and `<!-- end -->` as the program prints it now."""
    guide = re.sub(r"(<!-- help: kg ?([a-z]*) -->\n).*?(<!-- end -->)", _help_block, guide, flags=re.DOTALL)
    return re.sub(r"(<!-- questions -->\n).*?(<!-- end -->)", _question_block, guide, flags=re.DOTALL)


def help_text(name: str) -> str:
    """`kg NAME --help` as it is printed 80 columns wide; without a name that of `kg` itself."""
    root = click.Context(main, info_name="kg", terminal_width=80, max_content_width=80, help_option_names=["-h", "--help"])
    if not name:
        return main.get_help(root)
    return main.commands[name].get_help(click.Context(main.commands[name], info_name=name, parent=root))


def _help_block(found: re.Match[str]) -> str:
    return f"{found[1]}\n```\n{help_text(found[2])}\n```\n\n{found[3]}"


def _question_block(found: re.Match[str]) -> str:
    rows = [
        f"| `{name}` | {question.title} | {', '.join(f'`{one.name}`' + ('?' if one.optional else '') for one in question.params)} |"
        for name, question in questions().items()
    ]
    table = "\n".join(("| question | asks | parameters (? = may be left out) |", "|---|---|---|", *rows))
    return f"{found[1]}\n{table}\n\n{found[2]}"


if __name__ == "__main__":
    GUIDE.write_text(filled(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
