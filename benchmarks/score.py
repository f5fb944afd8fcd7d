"""The scoreboard: runs every scorer of the shared gold data against `kg extract` and writes what it prints.

    python -m benchmarks.score --kg .venv/bin/kg ../shared

Writes `benchmarks/scores.json` (all figures), `docs/scoreboard.md` (those that say most), and the same table into README.md. A figure
that a scorer does not give stops the run: the scoreboard shows what was measured, or nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.judged import PARTS, first_sight

ROOT = Path(__file__).resolve().parents[1]
SCORES = ROOT / "benchmarks" / "scores.json"
# so many draws together are about 200 things judged of each kind: by chance alone their share moves by three points
POOLED = 7
Row = tuple[str, str, float | None]  # measured on, figure, per cent
BEGIN, END = "<!-- scoreboard: written by `make score` -->", "<!-- end of scoreboard -->"


@dataclass(frozen=True, slots=True)
class Measure:
    """One run of a scorer: its gold file, and the figures to show as (what it is, where it stands in the scorer's JSON)."""

    scorer: str
    gold: str
    about: str
    figures: tuple[tuple[str, str], ...]


F1 = (("names, exact, F1", "exact.f1"), ("names, overlapping, F1", "overlap.f1"))
MEASURES = (
    Measure("ner", "corpora/ner/uner-ewt-dev.jsonl", "web text (UNER EWT dev)", F1),
    Measure("ner", "corpora/ner/crossner-politics-dev.jsonl", "politics (CrossNER dev)", F1),
    Measure("ner", "corpora/ner/re3d.jsonl", "defence and security (re3d)", F1),
    Measure(
        "events",
        "gold/events/plover.jsonl",
        "events (PLOVER)",
        (
            ("type, recall", "type_recall"),
            ("type, F1 (sayings that stand alone, x-STATE, count as wrong)", "type_f1"),
            ("type, macro-F1", "type_macro_f1"),
            ("participants, F1", "participants.f1"),
            ("whole record, F1", "whole_record.f1"),
            ("actor and recipient swapped", "direction_errors"),
        ),
    ),
    Measure(
        "events",
        "gold/events/cameo-st.jsonl",
        "actor and recipient (CAMEO spans)",
        (
            ("actors, words, F1", "actors_words.f1"),
            ("recipients, words, F1", "recipients_words.f1"),
            ("quad class, recall", "quad_recall"),
            ("actor and recipient swapped", "direction_errors"),
        ),
    ),
    Measure(
        "attribution",
        "gold/attribution/polnear-dev.jsonl",
        "who said what (PolNeAR dev)",
        (
            ("source, words, F1", "words.source.f1"),
            ("cue, words, F1", "words.cue.f1"),
            ("content, words, F1", "words.content.f1"),
            ("speaker and content (overlap from 0.3), F1", "full_0.3.f1"),
            ("speaker and content (overlap from 0.8), F1", "full_0.8.f1"),
            ("speaker right, of the paired", "speaker_0.3"),
        ),
    ),
    Measure(
        "factuality",
        "gold/factuality/meantime.jsonl",
        "certainty, polarity, tense (MEANTIME)",
        (
            ("predicates covered", "every_predicate.coverage"),
            ("certainty of those, macro-F1", "every_predicate.axes.certainty.covered.macro_f1"),
            ("polarity of those, macro-F1", "every_predicate.axes.polarity.covered.macro_f1"),
            ("tense of those, macro-F1", "every_predicate.axes.tense.covered.macro_f1"),
            ("dates right, of all", "dates.accuracy_all"),
        ),
    ),
    Measure(
        "factuality",
        "corpora/factuality/uds-dev.jsonl",
        "did it happen (UDS dev)",
        (
            ("predicates covered", "covered"),
            ("of those, accuracy", "happened_covered.accuracy"),
            ("of those, macro-F1", "happened_covered.macro_f1"),
        ),
    ),
    Measure(
        "linking",
        "gold/factuality/meantime.jsonl",
        "names to the world (MEANTIME)",
        (("right entity", "accuracy"), ("same things one entity, pairs, F1", "same.f1")),
    ),
    Measure(
        "actors",
        "gold/actors/ngec.jsonl",
        "country and sector of a phrase (NGEC)",
        (("country", "country_known"), ("sector", "sector_known"), ("both", "both")),
    ),
)
PARSE = (
    ("UPOS, own tokens, F1", "upos"),
    ("UAS, own tokens, F1", "uas"),
    ("LAS, own tokens, F1", "las"),
    ("sentences, F1", "sentences"),
)
ANSWERS = (
    "citation precision",
    "citation recall",
    "answer sentences supported",
    "right abstention",
    "answered, of what can be",
    "verdict right",
)


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, write, and show the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("shared", type=Path, help="folder with score/, gold/ and corpora/")
    parser.add_argument("--kg", default="kg", help="the command to measure")
    parser.add_argument("--limit", type=int, help="only so many records of each gold file, for a quick look; nothing is written")
    parser.add_argument("--stored", action="store_true", help="write the tables anew from benchmarks/scores.json; nothing is measured")
    parser.add_argument("--answers", action="store_true", help="measure the answers alone; the other figures stay as they are")
    parser.add_argument(
        "--judged", action="store_true", help="measure against the judgements by hand alone; the other figures stay as they are"
    )
    args = parser.parse_args(argv)
    if args.stored:
        return _show(json.loads(SCORES.read_text(encoding="utf-8")))
    if args.answers:
        return _show({**json.loads(SCORES.read_text(encoding="utf-8")), "answers": _answers(args.shared)})
    if args.judged:
        return _show({**json.loads(SCORES.read_text(encoding="utf-8")), "judged": _judged(args.shared)})
    if not (args.shared / "score").is_dir():
        raise SystemExit(f"the gold data are not there: {args.shared / 'score'}")
    results = [_run(measure, args.shared, args.kg, args.limit) for measure in MEASURES]
    if args.limit is not None:
        return print(_table(_rows_of(results, [], [], {})))
    parts = {"parsing": _parse(args.shared), "answers": _answers(args.shared), "judged": _judged(args.shared)}
    return _show({"measured": time.strftime("%Y-%m-%d"), "extraction": results, **parts})


def _show(scores: dict[str, Any]) -> None:
    table = _table(_rows_of(scores["extraction"], scores["parsing"], scores["answers"], scores.get("judged", {})))  # older scores have none
    _write(scores, table)
    print(table)


def _rows_of(
    results: list[dict[str, Any]], trees: list[dict[str, Any]], answers: list[dict[str, Any]], judged: dict[str, Any]
) -> list[Row]:
    rows = [row for measure, result in zip(MEASURES, results, strict=True) for row in _rows(measure, result)]
    rows += [(f"parsing ({tree['file']})", label, tree["own_tokens"][key]) for tree in trees for label, key in PARSE]
    rows += [(f"answers, {part['questions']} questions ({part['part']})", name, part[name]) for part in answers for name in ANSWERS]
    draws = first_sight()
    newest = draws[-POOLED:]
    rows += _judged_rows(f"fresh sentences of news, judged by hand at first sight (the newest {len(newest)} draws together)", newest)
    rows += [row for one in reversed(draws) for row in _judged_rows(f"{one['sentences']} of them ({one['draw']} draw)", [one])]
    return rows + _judged_rows(f"these and older ones as they come out now, errors mended ({len(judged)} draws)", list(judged.values()))


def _judged_rows(about: str, draws: list[dict[str, Any]]) -> list[Row]:
    def row(part: str) -> Row:
        right, judged = (sum(one[part][count] for one in draws) for count in ("right", "judged"))
        return about, f"{part} entirely right, of {judged}", round(100 * right / judged, 2)

    return [row(part) for part in PARTS] if draws else []


def _run(measure: Measure, shared: Path, kg: str, limit: int | None) -> dict[str, Any]:
    few = ["--limit", str(limit)] if limit else []
    command = [measure.gold, "--kg", f"{Path(kg).absolute() if os.sep in kg else kg} extract", "--json-articles", *few]
    return {"scorer": measure.scorer, **_last_line(shared, measure.scorer, command)}


def _parse(shared: Path) -> list[dict[str, Any]]:
    treebanks = [f"corpora/treebank/{name}-dev.conllu" for name in ("gum", "ewt")]
    figures: list[dict[str, Any]] = _last_line(shared, "parse", [str(ROOT / "kg" / "nlp" / "model"), *treebanks])
    return figures


def _answers(shared: Path) -> list[dict[str, Any]]:
    return [*_answers_to(shared, "questions.jsonl", ""), *_answers_to(shared, "questions-unseen.jsonl", "second set, ")]


def _answers_to(shared: Path, name: str, called: str) -> list[dict[str, Any]]:
    print(f"answers benchmarks/{name}", file=sys.stderr)
    command = [sys.executable, "-m", "benchmarks.questions", str(shared.absolute()), "--questions", str(ROOT / "benchmarks" / name)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    figures: list[dict[str, Any]] = json.loads(done.stdout.rstrip().split("\n")[-1])
    return [{**part, "part": called + part["part"]} for part in figures]


def _judged(shared: Path) -> dict[str, Any]:
    print("judged benchmarks/judged.jsonl", file=sys.stderr)
    command = [sys.executable, "-m", "benchmarks.judged", str(shared.absolute())]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    figures: dict[str, Any] = json.loads(done.stdout.rstrip().split("\n")[-1])
    return figures


def _last_line(shared: Path, scorer: str, arguments: list[str]) -> Any:
    print(f"{scorer} {arguments[0]}", file=sys.stderr)
    command = [sys.executable, f"score/{scorer}.py", *arguments]
    done = subprocess.run(command, cwd=shared, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout.rstrip().split("\n")[-1])


def _rows(measure: Measure, result: dict[str, Any]) -> list[Row]:
    return [(measure.about, label, _figure(result, path)) for label, path in measure.figures]


def _figure(result: Any, path: str) -> float | None:
    """`coded.coverage` of nested figures; names may hold dots themselves (`full_0.8.f1`)."""
    if path in result:
        return result[path]  # type: ignore[no-any-return]
    name = next(key for key in result if path.startswith(f"{key}."))
    return _figure(result[name], path[len(name) + 1 :])


def _table(rows: list[Row]) -> str:
    lines = ["| measured on | figure | % |", "|---|---|---:|"]
    for number, (about, label, value) in enumerate(rows):
        repeated = number and rows[number - 1][0] == about
        lines.append(f"| {'' if repeated else about} | {label} | {'–' if value is None else value} |")
    return "\n".join(lines)


def _write(scores: dict[str, Any], table: str) -> None:
    intro = f"What `make score` printed on {scores['measured']}. All figures are per cent; all of them are in `benchmarks/scores.json`.\n"
    SCORES.write_text(json.dumps(scores, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (ROOT / "docs" / "scoreboard.md").write_text(f"# Scoreboard\n\n{intro}\n{table}\n", encoding="utf-8")
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n\n{intro}\n{table}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
