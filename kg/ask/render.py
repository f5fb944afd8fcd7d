"""An answer as JSON, Markdown, HTML or RDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from kg.answers import Answer, AnswerStatement, Citation
from kg.ask.families import load
from kg.ask.findings import DISSENT, ask
from kg.shape.answers import answer_quads, graph_digest
from kg.store import Store
from kg.store.formats import turtle

_MARKDOWN = re.compile(r"[\\`*_|<]|(?<=\])\(")  # brackets alone are no markup: notes and numbers stay readable


def to_json(answer: Answer) -> dict[str, object]:
    """The object of CONTRACT.md, kg ask."""
    return {
        "question": answer.question,
        "sparql": answer.sparql,
        "answered": answer.answered,
        "verdict": answer.verdict,
        "family": answer.family,
        "summary": [_statement(one) for one in answer.summary],
        "related": [_statement(one) for one in answer.related],
        "citations": [_citation(one) for one in answer.citations],
        "coverage": {
            "sentences_naming_the_entities": answer.coverage.sentences_naming_the_entities,
            "sentences_cited": answer.coverage.sentences_cited,
            "missing": list(answer.coverage.missing),
            "unused": [{"why": why, "sentences": number} for why, number in answer.coverage.unused],
            "dropped": answer.coverage.dropped,
        },
    }


def _statement(statement: AnswerStatement) -> dict[str, object]:
    plain: dict[str, object] = {"text": statement.text, "citations": list(statement.citations), "kind": statement.kind}
    return plain if statement.relation is None else {**plain, "relation": statement.relation}


def _citation(one: Citation) -> dict[str, object]:
    return {
        "n": one.n,
        "claim": one.claim,
        "sentence": one.sentence,
        "article": one.article,
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "context": {"start": one.context_start, "end": one.context_end, "text": one.context},
        "url": one.url,
        "link": one.link,
        "title": one.title,
        "publisher": one.publisher,
        "published": one.published,
        "sha256": one.sha256,
        "origins": one.origins,
    }


def to_markdown(answer: Answer) -> str:
    """A summary whose sentences carry [n], what is related apart from it, and a table of each claim sentence with its context."""
    parts = [f"# {_line(answer.question)}", "## Summary", " ".join(map(_told, answer.summary)) or _line(silence(answer))]
    for title, some in apart(answer):
        if some:
            parts += [f"## {title}", "\n".join(line for group in by_relation(some) for line in _group(group))]
    if answer.citations:
        rows = [f"|{_marker(one.n)} {_line(one.quote)} {_source(one)}|{_marked(one)}|" for one in answer.citations]
        parts += ["## Claims", "\n".join(("| Claim sentence | Context |", "|---|---|", *rows))]
    parts += ["## Coverage", "\n".join(f"- {_line(words)}" for words in coverage(answer))]
    return "\n\n".join(parts) + "\n"


def apart(answer: Answer) -> list[tuple[str, list[AnswerStatement]]]:
    """What is told apart, by heading: dissent, and whatever else has to do with it."""
    against = [one for one in answer.related if one.relation in load().relations[DISSENT]]
    return [("Disputed", against), ("Related", [one for one in answer.related if one not in against])]


def silence(answer: Answer) -> str:
    """What is said in place of a summary: that there is none, and what was looked for."""
    sought = next((words for words in reversed(answer.coverage.missing)), None)
    return f"Not answered: {sought}." if sought else "Not answered."


def by_relation(statements: Iterable[AnswerStatement]) -> list[list[AnswerStatement]]:
    """What is related, each relation once, in the order in which they first come."""
    groups: dict[str, list[AnswerStatement]] = {}
    for one in statements:
        groups.setdefault(one.relation or "", []).append(one)
    return list(groups.values())


def _group(statements: Sequence[AnswerStatement]) -> Iterator[str]:
    """The relation with its sentence; with several of them below it."""
    relation = f"- *{_line(statements[0].relation or '')}:*"
    if len(statements) == 1:
        yield f"{relation} {_told(statements[0])}"
        return
    yield relation
    yield from (f"  - {_told(one)}" for one in statements)


def _told(statement: AnswerStatement) -> str:
    return f"{_line(statement.text)} {''.join(map(_marker, statement.citations))}"


def _marker(n: int) -> str:
    return f"[{n}]"


def _source(one: Citation) -> str:
    """Publisher and day, as a link where there is an address."""
    words = ", ".join(filter(None, (one.publisher, one.published))) or "no address known"
    told = f"[{_line(words)}](<{one.link}>)" if one.link and one.link.startswith(("https://", "http://")) else f"({_line(words)})"
    return told if one.origins == 1 else f"{told}, {one.origins} independent origins"


def _marked(one: Citation) -> str:
    """The context with the quote in bold."""
    at = one.start - one.context_start
    before, after = one.context[:at], one.context[at + len(one.quote) :]
    return f"{_line(before)}**{_line(one.quote)}**{_line(after)}"


def _line(words: str) -> str:
    """Words as they are, on one line, with the characters that Markdown reads as markup escaped."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(words.split(" ")).replace("\n", " ").replace("\r", " "))


def coverage(answer: Answer) -> list[str]:
    seen = answer.coverage
    total = f"sentences that name what was asked about: {seen.sentences_naming_the_entities}, of which cited: {seen.sentences_cited}"
    unused = [f"not used, because they {why}: {number}" for why, number in seen.unused]
    dropped = [f"dropped by the check that no answer sentence says more than its source: {seen.dropped}"] if seen.dropped else []
    return [total, *seen.missing, *unused, *dropped]


def to_turtle(answer: Answer, store: Store, *, named: bool = False) -> str:
    """The answer in the ontology, as Turtle, or with `named` as TriG with the answer in a graph of its name; the same answer from the
    same store gives the same text. What it cites stands in the export of the store, which it is to be read with."""
    made_from = (row["part"].value for row in ask(store, "made-from"))
    return turtle(answer_quads(answer, graph_digest(made_from), named=named)).decode("utf-8")


def to_html(answer: Answer) -> str:
    """A page of its own, without scripts or outside parts; each claim sentence is marked in its context."""
    groups = [(title, by_relation(some)) for title, some in apart(answer) if some]
    return _page().render(answer=answer, coverage=coverage(answer), groups=groups, silence=silence(answer))


@cache
def _page() -> Template:
    page = Path(__file__).with_name("answer.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(page)
