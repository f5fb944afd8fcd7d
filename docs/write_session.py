"""Runs the session in the README and writes down what it prints: `python -m docs.write_session`.

The commands are the lines of the block that begin with "$ "; they run one after the other in an empty folder that has `examples/` in it,
on a terminal 80 columns wide, and what they print to standard output replaces what stood below them.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(<!-- session -->\n).*?(<!-- end of session -->)", re.DOTALL)


def commands(readme: str) -> list[str]:
    """The commands of the session, in order."""
    found = _BLOCK.search(readme)
    return re.findall(r"^\$ (.*)$", found[0], re.MULTILINE) if found else []


def played(readme: str) -> str:
    """The README with the session as it goes now. Raises CalledProcessError for a command that fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        steps = [f"$ {command}\n{run(command, folder)}" for command in commands(readme)]
    session = "```console\n" + "\n".join(steps) + "```"
    return _BLOCK.sub(lambda found: f"{found[1]}\n{session}\n\n{found[2]}", readme)


def run(command: str, folder: Path) -> str:
    """What the command prints to a terminal, each line without blanks at its end."""
    ours, theirs = pty.openpty()
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    with subprocess.Popen(command, shell=True, cwd=folder, env=environment, stdout=theirs, stderr=subprocess.DEVNULL) as process:
        os.close(theirs)
        text = b"".join(iter(lambda: _read(ours), b"")).decode()
    os.close(ours)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _read(terminal: int) -> bytes:
    """A terminal that nobody writes to any more answers with an error where a pipe would end."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


if __name__ == "__main__":
    README.write_text(played(README.read_text(encoding="utf-8")), encoding="utf-8")
