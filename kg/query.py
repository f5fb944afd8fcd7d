"""Questions as files: `queries/*.rq`, typed parameters, and binding them without gluing text together.

A question file is a complete query that runs as it is. Its head says what it asks:

    # title: Who accused whom
    # description: One row for each accusation, with the sentence that says so.
    #   A line that begins deeper goes on with the one before.
    # param: actor iri  Who accuses
    # param: since date?  Not before this day

Each parameter has a `VALUES ?name { … }` in the query. Binding replaces what stands between these braces by serialised terms, and
nothing else; every value is checked against its type first. A parameter of type `date?` may be left out and is then UNDEF.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from pyoxigraph import NamedNode

from kg.errors import BadQuery, DataError
from kg.resources import data_path
from kg.vocab import ID, PREFIXES, XSD

ParamType = Literal["iri", "string", "date", "integer"]


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a question; an `optional` one that is not given is UNDEF in the query."""

    name: str
    type: ParamType
    optional: bool
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its name (the file's), what it asks in words, its parameters and its text."""

    name: str
    title: str
    description: str
    params: tuple[Param, ...]
    text: str


_HEAD = re.compile(r"#\s?(title|description|param):\s*(.*)")
_MORE = re.compile(r"#\s{2,}(\S.*)")
_PARAM = re.compile(r"(?P<name>\w+)\s+(?P<type>[a-z]+)(?P<optional>\??)(?:\s+(?P<description>.*))?")

# one piece of query text after another, so that braces and question marks inside words are never taken for syntax
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\r\n]|\\.)*"|\'(?:[^\'\\\r\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|\#[^\r\n]*|[?$]\w+|\w+|\s+|.",
    re.S,
)

# \u before any letter: rdflib replaces \uXXXX in the whole query before it reads strings, even after an escaped backslash
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_WANTED_IRI = "a full IRI or a prefixed name such as wd:Q30; the question entities-named finds that of a name"
_BACKSLASH_U = re.compile(r"(?<=\\\\)[uU]")


def questions() -> dict[str, Question]:
    """All questions of the `queries` folder by name, sorted. Raises DataError for a file whose head is wrong."""
    return {path.stem: _read(path) for path in sorted(data_path("queries").glob("*.rq"))}


def load(name_or_path: str | Path) -> Question:
    """A question of the folder by name, or any file by its path. Raises BadQuery where there is none, with the names that come near."""
    path, given = Path(name_or_path), str(name_or_path)
    own = data_path("queries", f"{path.stem}.rq")
    is_own = given in (path.stem, path.name) and own.is_file()
    if is_own and given == path.stem:
        return _read(own)
    if path.is_file():
        return _read(path)
    if is_own:
        return _read(own)
    names = sorted(file.stem for file in data_path("queries").glob("*.rq"))
    near = ", ".join(get_close_matches(path.stem, names, n=3))
    hint = f"perhaps {near}?" if near else "`kg query --list` shows what there is"
    raise BadQuery(f"there is no question and no file {str(name_or_path)!r}: {hint}")


def parse(name: str, text: str) -> Question:
    """The question in `text`. Raises DataError for a parameter of no known type, or one that the query has no VALUES for."""
    entries = _head(text)
    heads: dict[str, list[str]] = {"title": [], "description": [], "param": []}
    for key, value in entries:
        heads[key].append(value)
    params = tuple(_param(name, line) for line in heads["param"])
    blocks = {variable for variable, _, _ in _data_blocks(text)}
    for param in params:
        if param.name not in blocks:
            raise DataError(f"question {name}: parameter {param.name} has no `VALUES ?{param.name} {{ … }}` in the query")
    return Question(name, " ".join(heads["title"]) or name, " ".join(heads["description"]), params, text)


def bind(question: Question, values: Mapping[str, str | Sequence[str]]) -> str:
    """The query with `values` in place of the data blocks of their parameters; several values of one parameter are alternatives.

    Values are text as an analyst writes it: an `iri` as full IRI (with or without < >) or prefixed name, a `date` as YYYY-MM-DD.
    Raises BadQuery for an unknown or a missing parameter, and for a value that is not of its type.
    """
    unknown = sorted(values.keys() - {param.name for param in question.params})
    if unknown:
        known = ", ".join(param.name for param in question.params) or "none"
        raise BadQuery(f"question {question.name} has no parameter {', '.join(unknown)}: its parameters are {known}")
    data = {param.name: _data(question, param, values.get(param.name, ())) for param in question.params}
    text, end = "", 0
    for variable, start, stop in _data_blocks(question.text):
        if variable in data:
            text += f"{question.text[end:start]} {data[variable]} "
            end = stop
    return text + question.text[end:]


def with_prefixes(text: str) -> str:
    """Declares those of our prefixes that the text uses and does not declare, on its first line, so that line numbers stay."""
    declared = {name.lower() for name in re.findall(r"\bPREFIX\s+([\w-]*):", text, re.IGNORECASE)}
    used = set(re.findall(r"(?<![\w:-])([a-z]+):", text)) & PREFIXES.keys() - declared
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(used)) + text


def _read(path: Path) -> Question:
    stat = path.stat()
    return _read_once(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(512)
def _read_once(path: Path, changed: int, size: int) -> Question:  # noqa: ARG001 - a file that is edited is another
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8 text") from error


def _head(text: str) -> list[tuple[str, str]]:
    """(key, value) of the comment lines before the query; deeper lines join the one before."""
    entries: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if found := _HEAD.match(line):
            entries.append((found[1], found[2].strip()))
        elif entries and (more := _MORE.match(line)):
            key, value = entries[-1]
            entries[-1] = key, f"{value} {more[1].strip()}"
    return entries


def _param(question: str, line: str) -> Param:
    found = _PARAM.fullmatch(line)
    if found is None or found["type"] not in get_args(ParamType):
        types = ", ".join(get_args(ParamType))
        raise DataError(f"question {question}: {line!r} is no parameter; wanted NAME TYPE DESCRIPTION, TYPE one of {types}")
    return Param(found["name"], cast("ParamType", found["type"]), bool(found["optional"]), (found["description"] or "").strip())


@lru_cache(256)
def _data_blocks(text: str) -> list[tuple[str, int, int]]:
    """(variable, start, stop) of what stands between the braces of each `VALUES ?variable { … }`."""
    pieces = [piece for piece in _PIECE.finditer(text) if not piece[0].isspace() and piece[0][0] != "#"]
    blocks = []
    for at, piece in enumerate(pieces[:-2]):
        variable, brace = pieces[at + 1], pieces[at + 2]
        if piece[0].upper() == "VALUES" and variable[0][0] in "?$" and brace[0] == "{":
            close = next((later for later in pieces[at + 3 :] if later[0] == "}"), None)
            if close is not None:
                blocks.append((variable[0][1:], brace.end(), close.start()))
    return blocks


def _data(question: Question, param: Param, given: str | Sequence[str]) -> str:
    values = [given] if isinstance(given, str) else list(given)
    if not values and not param.optional:
        raise BadQuery(f"question {question.name} wants the parameter {param.name} ({param.type}): {param.description}")
    return " ".join(_term(param, value) for value in values) or "UNDEF"


def _term(param: Param, value: str) -> str:
    """The value as SPARQL text that both engines read as exactly that term."""
    try:
        match param.type:
            case "iri":
                return str(NamedNode(expand(value.strip())))
            case "string":
                return _quoted(value)
            case "date":
                return f'"{dt.date.fromisoformat(value.strip()).isoformat()}"^^<{XSD}date>'
            case "integer":
                return str(int(value))
    except ValueError as error:
        wanted = {"iri": _WANTED_IRI, "date": "a day, YYYY-MM-DD", "integer": "a whole number"}
        raise BadQuery(f"parameter {param.name}: {value!r} is not {wanted.get(param.type, 'text')} ({error})") from error


def expand(value: str) -> str:
    """The IRI that an analyst writes as such, in < >, or with one of our prefixes; `id:` is that of the graph's own things, as tables show
    them (whole: what is cut short is no IRI)."""
    if value.startswith("<") and value.endswith(">"):
        return value[1:-1]
    prefix, colon, local = value.partition(":")
    if prefix == "id" and colon and "…" not in local:
        return ID + local
    if colon and prefix in PREFIXES and not local.startswith("//"):
        return PREFIXES[prefix] + local
    return value


def _quoted(value: str) -> str:
    value.encode("utf-8")  # half a surrogate pair is no text: UnicodeEncodeError is a ValueError
    if "\x00" in value:
        raise ValueError("it holds a NUL")
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in value)
    return f'"{_BACKSLASH_U.sub(_by_code_point, escaped)}"'


def _by_code_point(letter: re.Match[str]) -> str:
    """In eight digits: after four, rdflib would take the next four letters of the value along."""
    return f"\\U{ord(letter[0]):08X}"
