"""The command line as people use it: what is printed where, and with which exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from click.testing import CliRunner, Result

from kg.cli import main
from kg.pipeline import Reader

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SOURCES = sorted(EXAMPLES.glob("2022-1[01]-*.md"))
QUESTION = "What is the response of NATO to Iran sending missiles to Russia?"


@pytest.fixture(autouse=True)
def _one_reader(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    """Commands make their own reader; here they get the one that is already loaded."""
    monkeypatch.setattr("kg.pipeline.Reader", lambda _name=None: reader)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> str:
    """A store of some of the examples."""
    location = str(tmp_path_factory.mktemp("cli") / "store")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.pipeline.Reader", lambda _name=None: reader)
        assert kg("build", "--store", location, *map(str, SOURCES)).exit_code == 0
    return location


def kg(*arguments: str, given: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_build_twice_changes_nothing(store: str) -> None:
    """The second build of the same sources finds everything as it was."""
    report = json.loads(kg("build", "--store", store, "--json", *map(str, SOURCES)).stdout)
    assert (report["changed"], report["unchanged"], report["failures"]) == (0, len(SOURCES), [])


@pytest.mark.parametrize(
    "command",
    [("remove", "x"), ("review",), ("review", "accept", "id:cl/00", "--by", "A", "--why", "x"), ("review", "list"), ("query", "articles")],
)
def test_only_build_makes_a_store(tmp_path: Path, command: tuple[str, ...]) -> None:
    """A slip in the store's name is said: what changes or reads a store leaves no empty one there."""
    missing = tmp_path / "missing"
    result = kg(command[0], "--store", str(missing), *command[1:])
    assert (result.exit_code, missing.exists()) == (1, False)
    assert f"there is no store at {missing}" in result.stderr


def test_closed_output_is_said() -> None:
    """A command whose standard output was closed before it began says so in one line."""
    run = subprocess.run(f"{sys.executable} -m kg query --list >&-", shell=True, capture_output=True, text=True, cwd=EXAMPLES.parent)
    assert run.returncode == 1
    assert run.stderr.splitlines() == ["Error: standard output is closed; > /dev/null is for what nobody wants to read"]


def test_every_example_is_read(tmp_path: Path) -> None:
    """All articles of examples/ go in, in every source format, and nothing fails."""
    report = json.loads(kg("build", "--quiet", "--json", "--store", str(tmp_path / "store"), str(EXAMPLES)).stdout)
    assert report["failures"] == []
    assert report["changed"] == 20


def test_build_names_what_failed(tmp_path: Path) -> None:
    """A bad source costs a line on standard error and exit status 1; the others go in."""
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "good.txt").write_text("Iran denied the reports on Monday.")
    (tmp_path / "README.md").write_text("about")
    result = kg("build", "--store", str(tmp_path / "store"), str(tmp_path / "bad.json"), str(tmp_path / "good.txt"), "nowhere.txt")
    assert result.exit_code == 1
    assert "1 article read: 1 new or changed" in result.stdout
    assert f"{tmp_path / 'bad.json'}: not JSON" in result.stderr
    assert "nowhere.txt: No such file" in result.stderr


def test_build_notes_what_a_folder_walk_leaves_out(tmp_path: Path) -> None:
    """What is left out of a folder is named on standard error, unless --quiet."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "README.md").write_text("about")
    location = str(tmp_path / "store")
    assert "README.md: a paper about the folder" in kg("build", "--store", location, str(tmp_path / "a")).stderr
    assert kg("build", "--quiet", "--store", location, str(tmp_path / "a")).stderr == ""


def test_build_says_where_nothing_can_be_read(tmp_path: Path) -> None:
    """A folder without any file of a known ending is no failure, but it is said which endings those are."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    result = kg("build", "--store", str(tmp_path / "store"), str(tmp_path))
    assert result.exit_code == 0
    assert ".html .json .jsonl" in result.stderr


def test_extract_prints_one_object_per_article(tmp_path: Path) -> None:
    """One JSON object per article in the order given, with the text exactly, and --published for those without a date."""
    first, second = tmp_path / "a.txt", tmp_path / "b.json"
    first.write_bytes("Iran denied the “reports”.\r\n".encode())
    second.write_text('{"text": "Russia agreed.", "published": "2024-09-06"}')
    result = kg("extract", "--published", "2022-11-03", str(second), str(first), str(second))
    objects = [json.loads(line) for line in result.stdout_bytes.decode().split("\n")[:-1]]
    assert [one["text"] for one in objects] == ["Russia agreed.", "Iran denied the “reports”.\r\n", "Russia agreed."]
    assert [one["article"]["published"] for one in objects] == ["2024-09-06", "2022-11-03", "2024-09-06"]
    lists = {"sentences", "mentions", "entities", "events", "statements", "times", "predicates"}
    assert all(isinstance(one[name], list) for one in objects for name in lists)


def test_extract_reads_standard_input() -> None:
    """`-` is one plain-text article from standard input."""
    result = kg("extract", "-", given="Iran denied the reports.")
    assert json.loads(result.stdout)["article"]["source"] == "-"
    assert kg("extract", "-", given=b"\0\0").exit_code == 1


def test_extract_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    """A file that cannot be read is named, the others are printed, and the exit status is 1."""
    (tmp_path / "a.txt").write_text("Iran denied the reports.")
    result = kg("extract", "nowhere.txt", str(tmp_path / "a.txt"))
    assert (result.exit_code, result.stdout.count("\n")) == (1, 1)
    assert "nowhere.txt" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("query",),
        ("nonsense",),
        ("extract", "--published", "yesterday", "x.txt"),
        ("query", "--param", "novalue", "timeline"),
        ("ask", "--format", "pdf", "Who?"),
        ("export", "-"),
        ("ask", " "),
        ("verify", "nowhere.json", "nowhere.ttl"),
    ],
)
def test_wrong_usage_is_status_2(arguments: tuple[str, ...]) -> None:
    """Wrong usage says what is wrong, points to the help, and exits with 2."""
    result = kg(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("query", "no-such-question"), "no question"),
        (("query", "no-such-file.rq"), "no file"),
        (("query", "statements-by"), "actor"),
        (("query", "-"), "line 1"),
        (("query", "--param", "actor=NATO", "statements-by"), "entities-named"),
        (("view", "nowhere/graph.html"), "nowhere/graph.html: No such file"),
        (("view", "--about", "Zanzibarrr", "graph.html"), "nothing in the graph is called"),
        (("export", "graph.xyz"), "turtle"),
        (("export", "--format", "xyz", "graph.xyz"), "turtle"),
    ],
)
def test_failures_cost_one_line(store: str, arguments: tuple[str, ...], words: str) -> None:
    """What cannot be done is said in one line that helps, with exit status 1 and no traceback."""
    result = kg(arguments[0], "--store", store, *arguments[1:], given="SELECT nonsense")
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.startswith("Error: ")


def test_missing_store_is_said(tmp_path: Path) -> None:
    """A store that is not there is a failure with its name, and is not made by asking it."""
    result = kg("query", "--store", str(tmp_path / "none"), "articles")
    assert result.exit_code == 1
    assert "none" in result.stderr
    assert not (tmp_path / "none").exists()


def test_query_in_all_forms(store: str) -> None:
    """The same rows as CSV, TSV, JSON, XML and table; a pipe gets CSV."""
    ask = ("query", "--store", store, "articles")
    csv = kg(*ask).stdout
    assert csv == kg(*ask, "--format", "csv").stdout
    rows = json.loads(kg(*ask, "--format", "json").stdout)["results"]["bindings"]
    assert len(rows) == len(SOURCES)
    assert csv.count("\n") == len(rows) + 1
    assert kg(*ask, "--format", "tsv").stdout.startswith("?")
    assert "<sparql" in kg(*ask, "--format", "xml").stdout
    table = kg(*ask, "--format", "table")
    assert max(map(len, table.stdout.splitlines())) <= 80
    assert f"{len(rows)} rows" in table.stderr


def test_query_from_standard_input_knows_the_prefixes(store: str) -> None:
    """The graph's prefixes need not be declared; ASK and CONSTRUCT answer in their own forms."""
    assert int(kg("query", "--store", store, "-", given="SELECT (COUNT(*) AS ?n) { ?c a ng:Claim }").stdout.split()[1]) > 0
    assert kg("query", "--store", store, "--format", "table", "-", given="ASK { ?c a ng:Claim }").stdout == "yes\n"
    turtle = kg("query", "--store", store, "-", given="CONSTRUCT { ?c a ng:Claim } WHERE { ?c a ng:Claim }").stdout
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 0


def test_query_from_a_file_with_parameters(store: str, tmp_path: Path) -> None:
    """A file's parameters are bound by name, several values are alternatives."""
    file = tmp_path / "mine.rq"
    file.write_text("# param: what iri  A class\nSELECT ?what (COUNT(*) AS ?n) { VALUES ?what { ng:Event } ?x a ?what } GROUP BY ?what\n")
    result = kg("query", "--store", store, "--param", "what=ng:Claim", "--param", "what=ng:Sentence", str(file))
    assert {"Claim", "Sentence"} == {line.partition(",")[0].rpartition("#")[2] for line in result.stdout.splitlines()[1:]}


def test_query_list_shows_parameters() -> None:
    """--list names every question with what it asks and its parameters."""
    listing = kg("query", "--list").stdout
    assert "statements-by\n    What somebody said" in listing
    assert "--param actor=…  (iri)" in listing


def test_tables_do_not_obey_hostile_text(store: str) -> None:
    """Escape sequences and bidirectional overrides in a value reach the terminal as harmless signs, markup as text."""
    query = r'SELECT ("\u001B[31m[bold]x\u202E" AS ?v) {}'
    shown = kg("query", "--store", store, "--format", "table", "-", given=query).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]x" in shown


def test_ask_verify_and_export_agree(store: str, tmp_path: Path) -> None:
    """An answer as JSON holds against the exported graph; a changed word in a quote does not."""
    answer, graph = tmp_path / "answer.json", tmp_path / "graph.ttl"
    answer.write_text(kg("ask", "--store", store, "--format", "json", QUESTION).stdout)
    assert kg("export", "--store", store, str(graph)).exit_code == 0
    given = json.loads(answer.read_text())
    assert given["answered"]
    held = kg("verify", str(answer), str(graph))
    assert held.stdout == f"holds: {len(given['citations'])} citations\n"
    given["citations"][0]["quote"] = given["citations"][0]["quote"].replace("condemned", "praised")
    answer.write_text(json.dumps(given))
    broken = kg("verify", str(answer), str(graph))
    assert broken.exit_code == 1
    assert broken.stdout


def test_an_index_that_was_not_made_to_its_end_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that was ended before it had read the trees: asking says that it is slow, and the same build ends that."""
    location = str(tmp_path / "store")
    with monkeypatch.context() as patch:
        patch.setattr("kg.sentences.keep_trees", lambda _store, _reader: None)
        assert kg("build", "--store", location, *map(str, SOURCES)).exit_code == 0
    asked = kg("ask", "--store", location, QUESTION)
    assert f"not ready for {len(SOURCES)} of {len(SOURCES)} articles" in asked.stderr
    assert len(asked.stderr.splitlines()) == 1
    assert kg("build", "--store", location, *map(str, SOURCES)).exit_code == 0
    again = kg("ask", "--store", location, QUESTION)
    assert (again.stderr, again.stdout) == ("", asked.stdout)


def test_ask_in_markdown_and_html(store: str) -> None:
    """An answer as Markdown has numbered citations and, if asked, its query; as HTML it is a page."""
    markdown = kg("ask", "--store", store, "--show-sparql", QUESTION).stdout
    assert "[1]" in markdown.replace("\\", "")
    assert "```sparql" in markdown
    assert "<html" in kg("ask", "--store", store, "--format", "html", QUESTION).stdout


def test_an_answer_is_set_in_the_width_of_the_terminal(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As text every line fits into the window and ends between two words; only an address stands whole on a line of its own."""
    monkeypatch.setenv("COLUMNS", "40")
    answer = json.loads(kg("ask", "--store", store, "--format", "json", QUESTION).stdout)
    lines = kg("ask", "--store", store, "--format", "text", QUESTION).stdout.splitlines()
    addresses = [line.strip() for line in lines if "://" in line]
    assert addresses == [one["link"] for one in answer["citations"]]
    assert max(len(line) for line in lines if "://" not in line) <= 40
    words = " ".join(" ".join(lines).split())
    assert all(" ".join(one["text"].split()) in words for one in answer["summary"])


def test_what_an_article_holds_is_not_obeyed_by_a_terminal(tmp_path: Path) -> None:
    """An escape sequence in an article is shown as a mark that stands for it."""
    article, place = tmp_path / "article.txt", str(tmp_path / "store")
    article.write_text("Norland condemned \x1b[31mIran on Monday.", encoding="utf-8")
    kg("build", "--store", place, "--published", "2024-03-14", str(article))
    assert "\x1b" not in kg("ask", "--store", place, "--format", "text", "Who condemned Iran?").stdout


def test_not_answered_is_no_failure(store: str) -> None:
    """What the graph does not hold is said to be missing, and the exit status is 0."""
    result = kg("ask", "--store", store, "--format", "json", "What did Brazil say about Peru?")
    assert result.exit_code == 0
    assert not json.loads(result.stdout)["answered"]


def test_verify_refuses_what_is_no_answer(tmp_path: Path) -> None:
    """A file that is not an answer, or a graph that is none, is named; nothing is said to hold."""
    answer, graph = tmp_path / "answer.json", tmp_path / "graph.ttl"
    answer.write_text("[]")
    graph.write_text("nonsense")
    assert kg("verify", str(answer), str(graph)).exit_code == 2
    lists: dict[str, list[str]] = {"summary": [], "related": [], "citations": []}
    answer.write_text(json.dumps({"question": "", "sparql": "ASK {}", "answered": False, "coverage": {}, **lists}))
    result = kg("verify", str(answer), str(graph))
    assert result.exit_code == 1
    assert "holds" not in result.stdout


def test_view_writes_a_page(store: str, tmp_path: Path) -> None:
    """The page of an entity is written and its size said."""
    page = tmp_path / "nato.html"
    result = kg("view", "--store", store, "--about", "NATO", str(page))
    assert "edges" in result.stdout
    assert "Stoltenberg" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "nt", "jsonld", "rdf"])
def test_export_by_ending(store: str, tmp_path: Path, ending: str) -> None:
    """The format follows the file's ending, and a parser that goes by the ending reads it."""
    file = tmp_path / f"graph.{ending}"
    assert kg("export", "--store", store, str(file)).exit_code == 0
    assert sum(1 for _ in pyoxigraph.parse(path=file)) > 100


def test_store_from_the_environment(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """KG_STORE names the store where --store does not."""
    monkeypatch.setenv("KG_STORE", store)
    assert kg("query", "articles").exit_code == 0


def test_help_is_quick() -> None:
    """`kg --help` loads no heavy library."""
    heavy = "{'spacy', 'rdflib', 'pyoxigraph', 'numpy', 'rich', 'trafilatura'}"
    code = f"import sys; from kg.cli import main; sys.exit(', '.join({heavy} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_broken_pipe_is_quiet(store: str) -> None:
    """A reader that hangs up, like `head`, causes no error message."""
    command = [sys.executable, "-m", "kg", "query", "--store", store, "--format", "csv", "-"]
    query = "SELECT * { ?s ?p ?o . ?s ?q ?r }"
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(query)
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("arguments", [("query", "articles"), ("export", "--format", "turtle", "-"), ("extract", str(SOURCES[0]))])
def test_full_disk_costs_one_line(store: str, arguments: tuple[str, ...]) -> None:
    """Output that cannot be written is said in one line, with exit status 1 and no traceback."""
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "kg", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env={**os.environ, "KG_STORE": store})
    assert (done.returncode, done.stderr) == (1, "Error: No space left on device\n")


MORE_THAN_A_PIPE = 1 << 20  # characters: what is written before anybody reads would have to fit into the pipe


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_interrupt_is_status_130() -> None:
    """Ctrl-C ends a command with one word and exit status 130."""
    command = [sys.executable, "-m", "kg", "extract", "-"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # as a terminal starts it: what runs in a script's background is born deaf to Ctrl-C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdin is not None
        process.stdin.write("x " * MORE_THAN_A_PIPE)  # is taken once it has loaded its data; then it waits for an end that never comes
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=300)
    assert errors == "interrupted\n"
    assert process.returncode in (130, -signal.SIGINT)  # Python chooses the second after some imports; a shell says 130 for both
