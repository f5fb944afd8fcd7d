"""The build's fetching of scripts of others: only what its digest says, and a build that goes on without."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def hook() -> Any:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def prepared(folder: Path, monkeypatch: pytest.MonkeyPatch, digest: str | None = None) -> Path:
    """A `viz` folder that wants one file, and an npm that packs the archive which has it."""
    (folder / "in.js").write_text("1;")
    archive = folder / "one.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(folder / "in.js", "package/in.js")
    right = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    viz = folder / "viz"
    viz.mkdir()
    wanted = {"dependencies": {"one": "1.0.0"}, "integrity": {"one": digest or right}, "files": {"one": {"in.js": "out.js"}}}
    (viz / "package.json").write_text(json.dumps(wanted))
    npm = folder / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(f"#!/bin/sh\n/bin/cp {archive} .\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(npm.parent))
    return viz


def test_named_files_are_kept(hook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files named in package.json are taken out of the package; what is there already is not fetched again."""
    viz = prepared(tmp_path, monkeypatch)
    assert hook.fetch(viz) == [viz / "vendor" / "out.js"]
    assert (viz / "vendor" / "out.js").read_text() == "1;"
    monkeypatch.setenv("PATH", "/nowhere")
    assert hook.fetch(viz) == [viz / "vendor" / "out.js"]


def test_another_digest_is_refused(hook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package whose digest is another one ends the build, and nothing of it is kept."""
    viz = prepared(tmp_path, monkeypatch, "sha512-wrong")
    with pytest.raises(ValueError, match="not what it should be"):
        hook.fetch(viz)
    assert not (viz / "vendor").exists()


def test_without_npm_it_says_so(hook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where npm is missing or fails, that is told apart from a wrong package, so that the build can go on."""
    viz = prepared(tmp_path, monkeypatch)
    (tmp_path / "bin" / "npm").write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(hook.NotFetched):
        hook.fetch(viz)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(hook.NotFetched):
        hook.fetch(viz)


def test_nothing_of_others_is_in_the_source() -> None:
    """What is fetched is ignored by version control, and named with a digest each."""
    wanted = json.loads((ROOT / "viz" / "package.json").read_text(encoding="utf-8"))
    assert set(wanted["dependencies"]) == set(wanted["integrity"]) == set(wanted["files"])
    assert "viz/vendor/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
