"""newsgraph from Python, the command line's twin: `kg.open("store")` gives a Graph to fill, query, ask, look at and take elsewhere."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import rdflib

from kg import query as questions
from kg.analyse import subgraph
from kg.answers import Answer
from kg.ask import ask
from kg.ask.render import to_html
from kg.errors import BadQuery
from kg.explain import Explanation, explain
from kg.export import export, format_of
from kg.parallel import ParallelReader
from kg.pipeline import Reader, Removal, Report, build, remove
from kg.relate import recover
from kg.results import Result, Term
from kg.store import open_store
from kg.view import write_view

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Cell = str | int
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a SELECT; iterates as dicts of plain values, shows as a table in a notebook."""

    result: Result

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return ({name: _plain(term) for name, term in row.items()} for row in self.result.rows)

    def __len__(self) -> int:
        return len(self.result.rows)

    @property
    def df(self) -> pd.DataFrame:
        """The rows as a pandas DataFrame, one column per variable. Needs the extra `newsgraph[notebook]`."""
        import pandas as pd

        return pd.DataFrame(list(self), columns=list(self.result.variables))

    def _repr_html_(self) -> str:
        return str(self.df.to_html(index=False, na_rep="", escape=True))


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that a notebook can show; `answer` has its parts."""

    answer: Answer

    def _repr_html_(self) -> str:
        return to_html(self.answer)


class Graph:
    """A store with everything the commands do. Use it in a `with`, or close it.

    The language pipeline is loaded when the first article or question comes, not before.
    """

    def __init__(self, location: str | Path, *, pipeline: str | None = None, read_only: bool = False) -> None:
        self.store = open_store(location, read_only=read_only)
        if not read_only:
            recover(self.store)
        self._pipeline = pipeline
        self._reader: Reader | None = None

    @property
    def reader(self) -> Reader:
        """The language pipeline with authority and lexicon, loaded once."""
        if self._reader is None:
            self._reader = Reader(self._pipeline)
        return self._reader

    def add(self, *sources: Path | str, published: dt.date | None = None, jobs: int = 1) -> Report:
        """Read, extract and store articles (files and folders); the same article again changes nothing. Raises StoreError.

        published: stands for every article without a date of its own. jobs: how many are read at a time, each in a process of its own; a
        script that asks for more than one has its beginning under `if __name__ == "__main__"`, as `multiprocessing` wants it.
        """
        if jobs == 1:
            return build(self.store, sources, self.reader, published=published)
        with ParallelReader(jobs, self._pipeline) as reader:
            return build(self.store, sources, reader, published=published)

    def remove(self, *names: Path | str, all_versions: bool = True) -> Removal:
        """Take articles out, by IRI, address or file, with all that only they support. Raises StoreError for a name that fits none."""
        return remove(self.store, names, all_versions=all_versions)

    def query(self, name_or_text: str, **values: str | Sequence[str]) -> Table:
        """Rows of a question of `queries/` by name, of a `.rq` file, or of SPARQL text, with its parameters.

        The prefixes of the graph need not be declared. Raises BadQuery, also for a query that gives no rows: `.store.query` runs those.
        """
        is_text = any(mark in name_or_text for mark in "{\n")
        question = questions.parse("query", name_or_text) if is_text else questions.load(name_or_text)
        result = self.store.query(questions.with_prefixes(questions.bind(question, values)))
        if result.kind != "select":
            raise BadQuery("the query gives no rows: run ASK, CONSTRUCT and DESCRIBE by `.store.query`")
        return Table(result)

    def ask(self, question: str) -> Reply:
        """Cited answer to a question in English; not answered is an answer too."""
        return Reply(ask(self.store, question, self.reader))

    def explain(self, name: str) -> Explanation:
        """Why the graph says so: words, entries of the lexicon, facts and sources behind a claim, event, statement, sentence or mention.

        name: an IRI, a prefixed name, or an id as tables print it (id:cl/1a2b3c4d…). Raises BadQuery for what the store does not have.
        """
        return explain(self.store, name)

    def network(self, about: str | None = None, limit: int = 80) -> nx.MultiDiGraph[str]:
        """Entities and the claims between them, as a networkx graph; `about`: a name or an IRI."""
        return subgraph(self.store, about=about, limit=limit)

    def view(self, path: Path | str, about: str | None = None, limit: int = 80) -> None:
        """Write the page that shows the graph."""
        write_view(self.network(about, limit), path, f"newsgraph: {about}" if about else "newsgraph")

    def export(self, path: Path | str, form: str | None = None, *, with_text: bool = False) -> None:
        """Write the graph to a file; `form` as the command's --format, by the file's ending without it. Raises BadQuery."""
        export(self.store, path, form or format_of(Path(path)), with_text)

    def dataset(self) -> rdflib.Dataset:
        """A copy for rdflib: the default graph holds every triple once, and each article's named graph its own."""
        quads = io.BytesIO()
        export(self.store, quads, "nquads", with_text=True)
        dataset = rdflib.Dataset()
        dataset.parse(data=quads.getvalue(), format="nquads")
        return dataset

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _plain(term: Term) -> Cell:
    return int(term.value) if term.datatype == _INTEGER else term.value
