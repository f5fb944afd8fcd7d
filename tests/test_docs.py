"""The documentation says what the program does: help texts, commands, questions and the README's own claims."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from docs.write_guide import COMMANDS, filled, help_text
from docs.write_session import commands, run
from kg import __version__
from kg.cli import main
from kg.pipeline import Reader
from kg.query import questions

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")


def test_guide_is_up_to_date() -> None:
    """Help texts and the list of questions in the guide are what the program prints (`python -m docs.write_guide` renews them)."""
    assert filled(GUIDE) == GUIDE


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_are_documented(name: str) -> None:
    """Every command stands in the README and in the guide, and explains itself with an example."""
    assert f"`kg {name}" in README
    assert f"<!-- help: kg {name} -->" in GUIDE
    assert f"  kg {name}" in help_text(name).partition("Examples:")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_in_help_texts_are_well_formed(name: str) -> None:
    """The commands, options and questions that a help text shows exist."""
    for line in help_text(name).partition("Examples:")[2].splitlines():
        _check_line(line)


def test_commands_in_the_docs_exist() -> None:
    """Every `kg …` line in README and guide names a command and options that exist."""
    for text in (README, GUIDE):
        for line in re.findall(r"^(?:\$ )?kg [a-z].*$|`kg [a-z][^`]*`", text, re.MULTILINE):
            _check_line(line)


def _params(command: click.Command, rest: str) -> list[click.Parameter]:
    """Those of the command, and of its subcommand where the line names one."""
    first = rest.split()[:1]
    inner = command.commands.get(first[0]) if isinstance(command, click.Group) and first else None
    return [*command.params, *(inner.params if inner else [])]


def _check_line(line: str) -> None:
    for command, rest in re.findall(r"\bkg ([a-z]+)([^|;]*)", line.strip("`$ ")):
        assert command in main.commands, line
        known = {option for param in _params(main.commands[command], rest) for option in (*param.opts, *param.secondary_opts)}
        assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", re.sub(r"\"[^\"]*\"|'[^']*'", "", rest))) <= known | {"--help"}, line
        if command == "query" and (asked := re.match(r"\s+(?:--store \S+ )?([a-z][a-z-]+)(?!\S*\.rq)\b", rest)):
            assert asked[1] in questions(), line


def test_readme_promises_two_commands() -> None:
    """`make demo` and `make test` of the README are targets of the Makefile."""
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"demo", "test"} <= set(targets)
    assert "make demo" in README
    assert "make test" in README


def test_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    """The README's Python runs as it stands, in a folder that has examples/ in it."""
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kg.api.Reader", lambda _pipeline=None: reader)
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "graph.ttl").stat().st_size > 10_000
    assert (tmp_path / "nato.html").exists()


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_session_in_the_readme_runs(tmp_path: Path) -> None:
    """Each command of the README's session runs without a failure; what it prints may differ by a sentence between processors."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    assert len(commands(README)) > 4
    for command in commands(README):
        run(command, tmp_path)


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "LICENSES" / "README.md"])
def test_links_between_pages_hold(page: Path) -> None:
    """Every relative link in the documentation leads to a file of the project."""
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_version_and_changelog_agree() -> None:
    """The package, its metadata and the changelog name the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert __version__ in CliRunner().invoke(main, ["--version"]).output


def test_licence_texts_are_whole() -> None:
    """Every licence that the project names is there in full."""
    first_words = {
        "LICENSE": "Apache License",
        "LICENSES/CC-BY-4.0.txt": "Attribution 4.0 International",
        "LICENSES/CC-BY-SA-4.0.txt": "Attribution-ShareAlike 4.0 International",
        "LICENSES/CC0-1.0.txt": "CC0 1.0 Universal",
    }
    for name, words in first_words.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert words in text[:300]
        assert len(text) > 6_000


def test_every_test_states_its_promise() -> None:
    """Each test function of the project has a docstring of one sentence."""
    silent = [
        f"{path.name}:{node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_help_is_a_group_of_commands() -> None:
    """The commands are listed in the order of work."""
    assert isinstance(main, click.Group)
    assert main.list_commands(click.Context(main)) == COMMANDS
