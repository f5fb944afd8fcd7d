"""An answer as JSON, Markdown or HTML."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from kg.model import Answer, AnswerStatement, Citation

_MARKDOWN = re.compile(r"([\\`*_|<>\[\]])")


def to_json(answer: Answer) -> dict[str, object]:
    """The object of CONTRACT.md, kg ask."""
    return {
        "question": answer.question,
        "sparql": answer.sparql,
        "answered": answer.answered,
        "summary": [_statement(one) for one in answer.summary],
        "related": [_statement(one) for one in answer.related],
        "citations": [_citation(one) for one in answer.citations],
        "coverage": {
            "sentences_naming_the_entities": answer.coverage.sentences_naming_the_entities,
            "sentences_cited": answer.coverage.sentences_cited,
            "missing": list(answer.coverage.missing),
        },
    }


def _statement(statement: AnswerStatement) -> dict[str, object]:
    plain: dict[str, object] = {"text": statement.text, "citations": list(statement.citations)}
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
    parts = [f"# {_line(answer.question)}", "## Summary", " ".join(map(_told, answer.summary)) or "Not answered."]
    if answer.related:
        parts += ["## Related", "\n".join(f"- *{_line(one.relation or '')}:* {_told(one)}" for one in answer.related)]
    if answer.citations:
        rows = [f"|{_marker(one.n)} {_line(one.quote)} {_source(one)}|{_marked(one)}|" for one in answer.citations]
        parts += ["## Claims", "\n".join(("| Claim sentence | Context |", "|---|---|", *rows))]
    parts += ["## Coverage", "\n".join(f"- {_line(words)}" for words in _coverage(answer))]
    return "\n\n".join(parts) + "\n"


def _told(statement: AnswerStatement) -> str:
    return f"{_line(statement.text)} {''.join(map(_marker, statement.citations))}"


def _marker(n: int) -> str:
    return f"\\[{n}\\]"


def _source(one: Citation) -> str:
    """Publisher and day, as a link where there is an address."""
    words = ", ".join(filter(None, (one.publisher, one.published))) or "Source"
    told = f"[{_line(words)}](<{one.link}>)" if one.link else f"({_line(words)})"
    return told if one.origins == 1 else f"{told}, {one.origins} independent origins"


def _marked(one: Citation) -> str:
    """The context with the quote in bold."""
    at = one.start - one.context_start
    before, after = one.context[:at], one.context[at + len(one.quote) :]
    return f"{_line(before)}**{_line(one.quote)}**{_line(after)}"


def _line(words: str) -> str:
    """Words as they are, on one line, with the characters that Markdown reads as markup escaped."""
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split(" ")).replace("\n", " ").replace("\r", " "))


def _coverage(answer: Answer) -> list[str]:
    seen = answer.coverage
    total = f"{seen.sentences_naming_the_entities} sentences name what was asked about; {seen.sentences_cited} of them are cited"
    return [total, *seen.missing]


def to_html(answer: Answer) -> str:
    """A page of its own, without scripts or outside parts; each claim sentence is marked in its context."""
    return _page().render(answer=answer, coverage=_coverage(answer))


@cache
def _page() -> Template:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE)


_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ answer.question }}</title>
<style>
 :root { color-scheme: light dark; }
 body { font: 1rem/1.55 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
 blockquote { margin: .3rem 0 0; padding-left: .8rem; border-left: 3px solid #8888; }
 mark { background: #ffe08a; color: #111; }
 .about { color: #777; font-size: .9rem; }
 code { font-size: .8rem; overflow-wrap: anywhere; }
 pre { overflow-x: auto; font-size: .8rem; }
 li { margin-bottom: .8rem; }
</style>
</head>
<body>
{% macro told(one) %}
{{ one.text }} {% for n in one.citations %}<a href="#c{{ n }}">[{{ n }}]</a>{% endfor %}
{% endmacro %}
<h1>{{ answer.question }}</h1>
<h2>Summary</h2>
<p>{% for one in answer.summary %}{{ told(one) }} {% else %}Not answered.{% endfor %}</p>
{% if answer.related %}
<h2>Related</h2>
<ul>
{% for one in answer.related %}<li><em>{{ one.relation }}:</em> {{ told(one) }}</li>
{% endfor %}
</ul>
{% endif %}
{% if answer.citations %}
<h2>Claims</h2>
<ol>
{% for one in answer.citations %}
{% set at = one.start - one.context_start %}
<li id="c{{ one.n }}" value="{{ one.n }}">
{% if one.link and one.link.startswith(("https://", "http://")) %}<a href="{{ one.link }}" rel="noopener noreferrer" target="_blank">{{ one.title or one.publisher or one.url }}</a>
{% else %}{{ one.title or one.publisher or "Source without an address" }}
{% endif %}
<span class="about">{{ [one.publisher, one.published] | select | join(", ") }}{% if one.origins > 1 %}; {{ one.origins }} independent origins{% endif %}</span>
<blockquote>{{ one.context[:at] }}<mark>{{ one.quote }}</mark>{{ one.context[at + (one.quote | length):] }}</blockquote>
<code>sha256 {{ one.sha256 }} {{ one.start }}–{{ one.end }}</code>
</li>
{% endfor %}
</ol>
{% endif %}
<h2>Coverage</h2>
<ul>{% for words in coverage %}<li>{{ words }}</li>{% endfor %}</ul>
<details><summary>The query that was run</summary><pre>{{ answer.sparql }}</pre></details>
</body>
</html>
"""
