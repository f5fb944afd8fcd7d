"""Whether Comunica, the query engine of the web's clients, works with the endpoint: `python -m benchmarks.comunica [STORE]`.

Comunica is a program for Node of 430 packages and 80 MB, which is too much to install for each run of the tests; those replay
its requests (`tests/server/test_clients.py`). Here the real one is asked: it comes through npm into a folder of its own
(`--keep DIR` keeps it for the next time), finds out by itself what the endpoint is, and runs the queries below against
`kg serve` over a store, by default one of the example articles. What it gives is compared with what the store gives without
it. Wants Node 18 or newer, and npm.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kg
from benchmarks.pages import serving
from kg.store import open_store

PACKAGE = "@comunica/query-sparql@4.5.0"  # 5 wants Node 22 or newer: its HTTP client does not load in 20
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
PATIENCE = 600  # seconds for the installation, and for all queries together
NG = "PREFIX ng: <https://w3id.org/newsgraph/ns#>\nPREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>\n"
# its name, whether Comunica is told that the source is an endpoint or finds out, and the query
QUERIES = (
    ("rows", "auto", NG + "SELECT ?claim ?words { ?claim a ng:Claim ; ng:evidence/nif:anchorOf ?words } ORDER BY ?claim LIMIT 20"),
    ("rows, told what it is", "sparql", NG + "SELECT ?claim { ?claim a ng:Claim } ORDER BY ?claim LIMIT 20"),
    ("a count", "auto", NG + "SELECT (COUNT(?claim) AS ?n) { ?claim a ng:Claim }"),
    ("optional", "auto", NG + "SELECT ?c ?t { ?c a ng:Claim OPTIONAL { ?c ng:tense ?t } FILTER(?t = 'past') } ORDER BY ?c LIMIT 5"),
    ("percent signs", "auto", "SELECT (<http://example.org/100%25/a%20b> AS ?iri) ('50% + 50%' AS ?words) {}"),
    ("yes", "auto", NG + "ASK { ?claim a ng:Claim }"),
    ("no", "auto", NG + "ASK { ?claim a <http://example.org/none> }"),
    ("a graph", "auto", NG + "CONSTRUCT { ?claim ng:tense ?tense } WHERE { ?claim a ng:Claim ; ng:tense ?tense }"),
)
RUNNER = """
import { QueryEngine } from "@comunica/query-sparql";
const [address, queries] = [process.argv[2], JSON.parse(process.argv[3])], engine = new QueryEngine(), given = [];
for (const [, type, query] of queries) {
  const source = type === "sparql" ? { type, value: address } : address, answer = await engine.query(query, { sources: [source] });
  if (answer.resultType === "boolean") given.push(await answer.execute());
  else if (answer.resultType === "bindings") {
    const rows = await (await answer.execute()).toArray();
    given.push(rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value]))));
  } else given.push((await (await answer.execute()).toArray()).length);
}
console.log(JSON.stringify(given));
"""


@contextmanager
def installed(keep: Path | None) -> Iterator[Path]:
    """A folder with Comunica in it. Raises CalledProcessError where npm gets nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "node_modules" / "@comunica" / "query-sparql").is_dir():
            command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), PACKAGE]
            subprocess.run(command, check=True, timeout=PATIENCE)
        (folder / "run.mjs").write_text(RUNNER, encoding="utf-8")
        yield folder


def given(folder: Path, address: str) -> list[Any]:
    """What Comunica gives for each query: rows, yes or no, or how many triples."""
    command = ["node", "run.mjs", f"{address}/sparql", json.dumps(QUERIES)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=PATIENCE, cwd=folder)
    answers: list[Any] = json.loads(done.stdout)
    return answers


def wanted(store: Path) -> list[Any]:
    """What the store gives for them."""
    with open_store(store, read_only=True) as opened:
        return [_plain(opened.query(sparql)) for _, _, sparql in QUERIES]


def _plain(result: kg.results.Result) -> Any:
    if result.boolean is not None:
        return result.boolean
    if result.kind == "graph":
        return len(result.triples)
    return [{name: term.value for name, term in row.items()} for row in result.rows]


def main(arguments: Sequence[str] | None = None) -> int:
    """A line a query; 1 where one differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("store", nargs="?", type=Path)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where Comunica is, or is to stay")
    options = parser.parse_args(arguments)
    if missing := [name for name in ("node", "npm") if shutil.which(name) is None]:
        raise SystemExit(f"wants {' and '.join(missing)} on the machine")
    with tempfile.TemporaryDirectory() as scratch, installed(options.keep) as folder:
        store = options.store or Path(scratch) / "store"
        if options.store is None:
            with kg.open(store) as graph:
                graph.add(EXAMPLES)
        expected = wanted(store)
        with serving(store) as (address, _):
            answers = given(folder, address)
    for (name, _, _), answer, right in zip(QUERIES, answers, expected, strict=True):
        sys.stdout.write(f"{'same' if answer == right else 'DIFFERENT':10} {name}\n")
    return int(answers != expected)


if __name__ == "__main__":
    sys.exit(main())
