"""Measure a pipeline directory with the project's scorers: trees, tags and sentences; names; lemmas; speed.

    python -m training.evaluate MODEL --shared ../shared [--full]

Prints the scorers' own tables and, last, one JSON object of all figures. Run it where the package is installed.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import sys
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

NEWS = "GUM_news_"
NAMES = ("uner-ewt-dev", "crossner-politics-dev", "re3d")
Figures = dict[str, float]


def scorer(shared: Path, name: str) -> Any:
    """A module of the score folder."""
    folder = str(shared / "score")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def news_only(shared: Path, out: Path) -> Path:
    """The news documents of GUM's development and test part as one file."""
    kept: list[str] = []
    for part in ("gum-dev", "gum-test"):
        keep = False
        for block in (shared / f"corpora/treebank/{part}.conllu").read_text(encoding="utf-8").strip().split("\n\n"):
            keep = f"# newdoc id = {NEWS}" in block if "# newdoc id" in block else keep
            if keep:
                kept.append(block)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n\n".join(kept) + "\n\n", encoding="utf-8")
    return out


def trees(nlp: Language, shared: Path, files: Iterable[Path]) -> Figures:
    """score/parse.py on each file."""
    parse, found = scorer(shared, "parse"), Figures()
    for path in files:
        result = parse.score_file(nlp, path)
        for setting in ("gold_tokens", "own_tokens"):
            found |= {f"{path.stem} {setting.replace('_', ' ')} {key}": value for key, value in result[setting].items()}
    return found


def output(doc: Doc) -> dict[str, Any]:
    """A Doc's names in the shape that score/ner.py reads."""
    return {"mentions": [{"start": e.start_char, "end": e.end_char, "label": e.label_, "form": "name"} for e in doc.ents]}


def names(nlp: Language, shared: Path, sets: Iterable[str]) -> Figures:
    """score/ner.py on each name corpus."""
    ner, found = scorer(shared, "ner"), Figures()
    for name in sets:
        lines = (shared / f"corpora/ner/{name}.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines]
        docs = list(nlp.pipe([record["text"] for record in gold]))
        with contextlib.redirect_stdout(io.StringIO()):
            figures = ner.score(gold, [output(doc) for doc in docs])
        for kind, row in figures["exact"]["classes"].items():
            found[f"{name} exact {kind}"] = row["f1"]
        found |= {f"{name} {how} all": figures[how]["f1"] for how in ("exact", "overlap")}
        main = [figures["exact"]["classes"][k] for k in ("PERSON", "ORG", "PLACE", "NORP") if k in figures["exact"]["classes"]]
        found[f"{name} exact four"] = _micro(main)
    return found


def _micro(rows: list[dict[str, float]]) -> float:
    right = sum(row["r"] / 100 * row["gold"] for row in rows if row["gold"])
    return round(200 * right / max(1, sum(row["gold"] + row["predicted"] for row in rows)), 2)


def speed(nlp: Language, shared: Path, articles: int = 40) -> Figures:
    """Words a second of one process on news articles (processor time, one thread)."""
    lines = (shared / "corpora/news/sel-wikinews.jsonl").read_text(encoding="utf-8").splitlines()[:articles]
    began, words = time.process_time(), 0
    for doc in nlp.pipe([json.loads(line)["text"] for line in lines]):
        words += len(doc)
    return {"words a second": round(words / (time.process_time() - began))}


def evaluate(model: Path, shared: Path, full: bool) -> Figures:
    """All figures of one model; `full` adds the test parts and re3d. They are kept in build/, by the model's content."""
    kept = Path("build") / f"figures-{digest(model)}{'-full' if full else ''}.json"
    if not kept.exists():
        figures = _evaluate(model, shared, full)
        kept.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return dict(json.loads(kept.read_text(encoding="utf-8")))


def digest(model: Path) -> str:
    """A name for all that is in a model directory and for the code that runs it."""
    files = [*model.rglob("*"), *Path("kg/nlp").glob("*.py"), *Path("kg/nlp/data").glob("*")]
    summed = sha256()
    for path in sorted(path for path in files if path.is_file() and path.suffix != ".md"):
        summed.update(path.read_bytes())
    return summed.hexdigest()[:12]


def _evaluate(model: Path, shared: Path, full: bool) -> Figures:
    nlp = spacy.load(model)
    banks = shared / "corpora/treebank"
    files = [news_only(shared, Path("build/gum-news.conllu"))]
    files += [banks / f"{name}.conllu" for name in (("gum-dev", "ewt-dev", "gum-test", "ewt-test") if full else ("gum-dev",))]
    return trees(nlp, shared, files) | names(nlp, shared, NAMES if full else NAMES[:2]) | speed(nlp, shared)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="also the test parts and re3d")
    args = parser.parse_args()
    figures = evaluate(args.model, args.shared, args.full)
    for name, value in figures.items():
        print(f"{name:55} {value:9}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
