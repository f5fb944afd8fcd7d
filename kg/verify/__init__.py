"""Checks an answer again, from the exported graph alone.

Independent of `kg.ask`: nothing is imported from it, and the graph is read with rdflib. An answer holds when

1. its query is one that comes with the program (`kg.verify.template`) and, run on the graph, finds every cited claim with its sentence
   (and, for the summary, as the asked actor's own);
2. every citation is what the graph says of that claim: evidence sentence, words, offsets, article, digest, address, title, publisher, day;
3. the context is a stretch of the same article with the quote at its place;
4. every answer sentence is the whole of each sentence it cites, but for names and dates that the graph licenses (`kg.verify.wording`),
   and no sentence is cited for two statements; one that sums up others says what their claims amount to (`kg.verify.leads`);
5. it is called answered exactly when there is a summary;
6. question and query are about the same, as far as the graph can tell (`kg.verify.question`).

An answer may come from anybody: its query is let out of the graph by nothing, and the check takes no more than SECONDS and MEMORY.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize
from urllib.parse import unquote

from rdflib import Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import traverse
from rdflib.query import ResultRow
from rdflib.term import Node

from kg.ids import text_digest
from kg.verify import fields, leads, question, template, wording
from kg.verify.bounds import OutOfBounds, bounded
from kg.verify.reading import read
from kg.vocab import GAF, NG, NIF, ORG, PROV, RDFS, SCHEMA, SEM

ASKED = "asked"
SECONDS = 30.0  # of the processor: a true answer to the largest graph that rdflib can hold takes a few
MEMORY = 2 << 30  # bytes beyond what the graph takes
LONGEST = 200_000  # characters of a query
Json = Mapping[str, Any]


def verify(answer: Mapping[str, object], graph_path: Path) -> list[str]:
    """What does not hold of an answer (CONTRACT.md, kg ask), one line each; empty where all holds.

    graph_path: an export of the graph as Turtle, N-Triples, TriG, N-Quads, RDF/XML or JSON-LD, told by its suffix. Raises OSError where
    it cannot be read, ValueError where it is no RDF.
    """
    return _unbuilt(answer) or _problems(_Check(answer, read(graph_path)))


def verify_in(answer: Mapping[str, object], graph: Graph) -> list[str]:
    """The same in a graph that `kg.verify.reading.read` gave: for many answers to one."""
    return _unbuilt(answer) or _problems(_Check(answer, graph))


def _unbuilt(answer: Json) -> list[str]:
    missing = [name for name in ("question", "sparql", "answered", "summary", "related", "citations") if name not in answer]
    return [f"the answer lacks {name!r}" for name in missing] or list(_malformed(answer))


def _problems(check: _Check) -> list[str]:
    found = list[str]()
    try:
        with bounded(SECONDS, MEMORY):
            found.extend(check.problems())
    except OutOfBounds as error:
        found.append(f"the check was ended: {error}")
    except (MemoryError, RecursionError) as error:
        found.append(f"the check was ended: it is too large or too deep ({type(error).__name__})")
    return found


def _malformed(answer: Json) -> Iterator[str]:
    """Where the answer is not built as one, so that nothing of it can be checked."""
    for part in ("summary", "related", "citations"):
        listed = answer[part]
        if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
            yield f"{part!r} is not a list of objects"
            continue
        for place, one in enumerate(listed, start=1):
            types = _CITATION if part == "citations" else _STATEMENT
            wrong = [name for name, wanted in types.items() if type(one.get(name)) is not wanted]
            yield from (f"{part} {place}: {name!r} is missing or of the wrong type" for name in wrong)
            if "citations" in types and not wrong and not all(type(n) is int for n in one["citations"]):
                yield f"{part} {place}: 'citations' are not all numbers"


_STATEMENT = {"text": str, "citations": list}
_CITATION = {"n": int, "claim": str, "sentence": str, "article": str, "quote": str, "start": int, "end": int, "context": dict}


class _Check:
    def __init__(self, answer: Json, graph: Graph) -> None:
        self.answer = answer
        self.graph = graph
        self.citations: dict[object, Json] = {one.get("n"): one for one in answer["citations"]}

    def problems(self) -> Iterator[str]:
        if bool(self.answer["answered"]) is not bool(self.answer["summary"]):
            yield "answered is not the same as having a summary"
        if isinstance(self.rows, str):
            yield self.rows
        else:
            yield from template.problems(str(self.answer["sparql"]))
            found = {row[1] for row in self.rows}
            yield from question.problems(self.answer, self.graph, finds=bool(found) or bool(self.answer["answered"]), sentences=found)
        yield from fields.problems(self.answer, self.graph)
        yield from self._numbers()
        for citation in self.answer["citations"]:
            for problem in (*self._rows(citation), *self._graph_says(citation), *self._context(citation), *_link(citation)):
                yield f"[{citation.get('n')}] {problem}"
        for part in ("summary", "related"):
            for place, statement in enumerate(self.answer[part], start=1):
                for problem in self._statement(statement, part):
                    yield f"{part} {place}: {problem}"

    def _numbers(self) -> Iterator[str]:
        numbers = [one.get("n") for one in self.answer["citations"]]
        if numbers != list(range(1, len(numbers) + 1)):
            yield "citations are not numbered 1, 2, 3 …"
        told = (one for part in ("summary", "related") for one in self.answer[part] if one.get("kind") not in leads.KINDS)
        used = Counter(n for one in told for n in one.get("citations", ()))
        yield from (f"[{n}] is used {used[n]} times" for n in numbers if used[n] != 1)
        sentences = Counter(one.get("sentence") for one in self.answer["citations"])
        yield from (f"the sentence {iri} is cited {count} times" for iri, count in sentences.items() if count > 1)

    # 1. the query

    @cached_property
    def rows(self) -> frozenset[tuple[str, str, str]] | str:
        """(claim, sentence, relation) of each row, or why the query cannot be run."""
        if len(self.answer["sparql"]) > LONGEST:
            return f"the query cannot be run: it is longer than {LONGEST} characters"
        try:
            query = prepareQuery(str(self.answer["sparql"]))
            traverse(query.algebra, visitPre=_refuse_others)
            result = self.graph.query(query)
        except (OutOfBounds, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001  rdflib's parser and evaluator raise what they like; the text is an outsider's
            return f"the query cannot be run: {' '.join(str(error).split())[:200]}"
        names = ("claim", "sentence", "relation")
        rows = (row.asdict() for row in result if isinstance(row, ResultRow))
        return frozenset((str(row.get(names[0])), str(row.get(names[1])), str(row.get(names[2]))) for row in rows)

    def _rows(self, citation: Json) -> Iterator[str]:
        found = (citation.get("claim"), citation.get("sentence"))
        if not isinstance(self.rows, str) and not any(found == row[:2] for row in self.rows) and not self._contradicts(citation):
            yield "the query does not find this claim with this sentence"

    def _contradicts(self, citation: Json) -> bool:
        """Whether it is related as dissent, and contradicts a claim that the summary cites."""
        told = [one for one in self.answer["related"] if citation.get("n") in one.get("citations", ())]
        against = [self.citations[n] for one in self.answer["summary"] for n in one.get("citations", ()) if n in self.citations]
        claim, others = URIRef(str(citation.get("claim"))), [URIRef(str(one.get("claim"))) for one in against]
        says_so = any((claim, URIRef(NG + "contradicts"), other) in self.graph for other in others)
        return says_so and all(leads.is_dissent(one) for one in told)

    def _is_own(self, citation: Json) -> bool:
        return not isinstance(self.rows, str) and (citation.get("claim"), citation.get("sentence"), ASKED) in self.rows

    # 2. the graph

    def _graph_says(self, citation: Json) -> Iterator[str]:
        sentence, article = URIRef(str(citation.get("sentence"))), URIRef(str(citation.get("article")))
        if (URIRef(str(citation.get("claim"))), URIRef(NG + "evidence"), sentence) not in self.graph:
            yield "the sentence is no evidence of the claim"
        expected: Sequence[tuple[str, URIRef, str]] = (
            ("quote", sentence, NIF + "anchorOf"),
            ("start", sentence, NIF + "beginIndex"),
            ("end", sentence, NIF + "endIndex"),
            ("article", sentence, NIF + "referenceContext"),
            ("sha256", article, NG + "textDigest"),
            ("url", article, PROV + "specializationOf"),
            ("title", article, SCHEMA + "headline"),
            ("publisher", article, NG + "publisherName"),
            ("published", article, SCHEMA + "datePublished"),
        )
        for field, subject, property in expected:
            said = {_plain(value) for value in self.graph.objects(subject, URIRef(property))} or {None}
            given = citation.get(field)
            if given not in said:
                yield f"{field} is {given!r}, the graph says {_listed(said)}"
        yield from self._text(citation, article)
        yield from self._origins(citation)

    def _text(self, citation: Json, article: URIRef) -> Iterator[str]:
        text = self.graph.value(article, URIRef(NIF + "isString"))
        if text is None:
            return
        if text_digest(str(text)) != citation.get("sha256"):
            yield "the digest is not that of the article's text"
        if _slice(str(text), citation.get("start"), citation.get("end")) != citation.get("quote"):
            yield "the quote is not what stands at its offsets in the text"
        context: Json = citation.get("context") or {}
        if _slice(str(text), context.get("start"), context.get("end")) != context.get("text"):
            yield "the context is not what stands at its offsets in the text"

    def _origins(self, citation: Json) -> Iterator[str]:
        """As many independent origins at most as there are sources that make a claim on the same event."""
        claim, content = URIRef(str(citation.get("claim"))), URIRef(NG + "content")
        events = set(self.graph.objects(claim, content))
        events |= {same for event in events for same in self.graph.objects(event, URIRef(NG + "sameEventAs"))}
        claims = {other for event in events for other in self.graph.subjects(content, event)}
        traces = (URIRef(NG + "source"), URIRef(NG + "origin"))
        sources = {source for other in claims for trace in traces for source in self.graph.objects(other, trace)}
        if citation.get("origins") not in range(1, len(sources) + 1):
            yield f"{citation.get('origins')!r} origins, where {len(sources)} sources make a claim on the event"

    # 3. the context

    def _context(self, citation: Json) -> Iterator[str]:
        context: Json = citation.get("context") or {}
        start, end, text = context.get("start"), context.get("end"), context.get("text")
        if not (isinstance(start, int) and isinstance(end, int) and isinstance(text, str) and len(text) == end - start):
            yield "the context has no offsets that fit its text"
            return
        for sentence in self.graph.subjects(URIRef(NIF + "referenceContext"), URIRef(str(citation.get("article")))):
            if (sentence, None, URIRef(NG + "Sentence")) in self.graph:
                begin, stop, words = (_plain(self.graph.value(sentence, URIRef(NIF + p))) for p in ("beginIndex", "endIndex", "anchorOf"))
                if not (isinstance(begin, int) and isinstance(stop, int)) or stop <= start or end <= begin:
                    continue
                if _slice(text, begin - start, stop - start) != words:
                    yield f"the context is not whole sentences of the article at {begin}"
        if _slice(text, citation["start"] - start, citation["end"] - start) != citation.get("quote"):
            yield "the quote does not stand at its place in the context"

    # 4. the sentences of the answer

    def _statement(self, statement: Json, part: str) -> Iterator[str]:
        numbers = statement.get("citations") or ()
        if not numbers:
            yield "no citation"
        if (part == "related") is not bool(statement.get("relation")):
            yield "only what is related has a relation"
        cited = [self.citations[n] for n in numbers if n in self.citations]
        yield from (f"there is no citation [{n}]" for n in numbers if n not in self.citations)
        for citation in cited:
            if (part == "summary") is not self._is_own(citation) and not leads.is_apart(statement):
                yield f"[{citation['n']}] is {'not ' if part == 'summary' else ''}found as the asked actor's own"
        if part == "related":
            yield from self._relation(statement, cited)
        if statement.get("kind") in leads.KINDS:
            yield from leads.problems(statement, self.answer, cited, self.graph)
            return
        for citation in cited:
            if not self._is_said_by(statement, citation):
                yield f"says other words than [{citation['n']}]"

    def _relation(self, statement: Json, cited: Sequence[Json]) -> Iterator[str]:
        """The relation is one by which the query finds each claim; what contradicts the answer contradicts a claim that it cites."""
        names = fields.relations(str(statement.get("relation")))
        for citation in cited:
            rows = () if isinstance(self.rows, str) else self.rows
            found = {row[2] for row in rows if row[:2] == (citation.get("claim"), citation.get("sentence"))}
            if leads.is_dissent(statement):
                if not self._contradicts(citation):
                    yield f"[{citation.get('n')}] contradicts no claim of the answer"
            elif not (names & found or (ASKED in found and names & set(leads.APART))):
                yield f"[{citation.get('n')}] is not found by this relation"

    def _is_said_by(self, statement: Json, citation: Json) -> bool:
        text, quote = str(statement.get("text")), str(citation.get("quote"))
        if statement.get("kind") == "quotation":
            return wording.quotes(text, quote)
        claim = URIRef(str(citation.get("claim")))
        if (claim, URIRef(NG + "embeddedIn"), None) in self.graph:
            text = self._without_speaker(text, claim)
            if text != statement.get("text") and self._is_as_said(claim):
                text = wording.without_marks(text, quote)
        return wording.says(text, quote, self._changes(citation), self._openings(citation))

    def _without_speaker(self, text: str, claim: URIRef) -> str:
        """The text without "NAME: " at its start, where that is the claim's source."""
        for name in self._labels(self.graph.value(claim, URIRef(NG + "source"))):
            text = text.removeprefix(f"{name}: ")
        return text

    def _is_as_said(self, claim: URIRef) -> bool:
        """Whether the claim's words are told as they were said."""
        quotation = self.graph.value(claim, URIRef(NG + "quotation"))
        return quotation is not None and (quotation, URIRef(NG + "quoteKind"), Literal("direct")) in self.graph

    def _changes(self, citation: Json) -> dict[int, set[tuple[int, str]]]:
        """What may stand in place of words of the quote: names for mentions, or beside them, and dates for days."""
        changes: dict[int, set[tuple[int, str]]] = {begin: {(end, "")} for begin, end in wording.notes(str(citation.get("quote")))}
        for begin, end, mention in self._in_sentence(citation):
            words = str(citation.get("quote"))[begin:end]
            people = [(entity, label) for entity in self._entities(mention) for label in self._labels(entity)]
            for name, title in ((label, title) for entity, label in people for title in ("", *self._offices(entity, citation))):
                told = {(end, name + title), *([(end, f"{name}{title},")] if title else [])}
                if _plainly(words) in ("he", "she", "him", *_plainly(name).split()):
                    changes.setdefault(begin, set()).update({*told, (end, f"[{name}]")})
                last, is_whole = words.rpartition(" ")[2], words.casefold().endswith(name.casefold())
                if last and not is_whole and " " in words and _plainly(last) == _plainly(name).rpartition(" ")[2]:
                    changes.setdefault(end - len(last), set()).add((end, name))  # "Minister Lind": with her whole name
                beside = title or f", {name}"
                changes.setdefault(end, set()).update({(end, beside), (end, f"{beside},"), (end, f" [{name}]")})
            for day in self._days(mention) if begin == 0 or words not in ("Today", "Yesterday") else ():  # "USA Today"
                has_on = re.search(r"\bon $", str(citation.get("quote"))[:begin], re.IGNORECASE) is not None  # no "election today"
                changes.setdefault(begin, set()).update({(end, day)} if has_on else {(end, day), (end, f"on {day}")})
        return changes

    def _offices(self, entity: Node, citation: Json) -> Iterator[str]:
        """ ", OFFICE" for each that the person held on the day of publication."""
        day = str(citation.get("published") or "")
        for post in self.graph.subjects(URIRef(ORG + "member"), entity):
            start, end = (self.graph.value(post, URIRef(SCHEMA + name)) for name in ("startDate", "endDate"))
            if day and start is not None and str(start) <= day and (end is None or day < str(end)):
                yield from (f", {label}" for label in self._labels(post))

    def _days(self, mention: Node) -> Iterator[str]:
        """The date of an expression that stands for one day."""
        first, last = (self.graph.value(mention, URIRef(SEM + name)) for name in ("hasBeginTimeStamp", "hasEndTimeStamp"))
        if first is not None and first == last:
            yield wording.date_words(str(first))

    def _openings(self, citation: Json) -> Iterator[int]:
        """Where reported words that open the sentence end, in it."""
        for begin, end, span in self._in_sentence(citation):
            if begin == 0 and (None, URIRef(NG + "contentSpan"), span) in self.graph:
                yield end

    def _in_sentence(self, citation: Json) -> Iterator[tuple[int, int, Node]]:
        """Spans of the sentence with their offsets in the quote."""
        for mention in self.graph.subjects(URIRef(NIF + "sentence"), URIRef(str(citation.get("sentence")))):
            begin, end = (_plain(self.graph.value(mention, URIRef(NIF + name))) for name in ("beginIndex", "endIndex"))
            if isinstance(begin, int) and isinstance(end, int):
                yield begin - citation["start"], end - citation["start"], mention

    def _entities(self, mention: Node) -> Iterator[Node]:
        """Whom a mention stands for; an event is denoted by its words too, but stands for nobody."""
        denoted = self.graph.subjects(URIRef(GAF + "denotedBy"), mention)
        return (entity for entity in denoted if (entity, URIRef(NG + "kind"), None) in self.graph)

    def _labels(self, entity: Node | None) -> set[str]:
        return set() if entity is None else {str(label) for label in self.graph.objects(entity, URIRef(RDFS + "label"))}


def _refuse_others(node: object) -> None:
    """rdflib would ask whatever machine, and read whatever file or address, the query names; the graph alone is to be asked."""
    if getattr(node, "name", None) == "ServiceGraphPattern":
        raise ValueError("it asks another machine (SERVICE)")
    if getattr(node, "datasetClause", None):
        raise ValueError("it names a graph of its own (FROM)")


def _link(citation: Json) -> Iterator[str]:
    """The link is the address with a text fragment that gives the quote, or its first and last words."""
    url, link = citation.get("url"), citation.get("link")
    if url is None or link is None:
        if link is not url:
            yield "a link and an address go together"
        return
    address, _, directive = str(link).partition(":~:text=")
    parts = [unquote(part) for part in directive.split(",")]
    words = " ".join(str(citation.get("quote")).split())
    if address not in (url, f"{url}#") or "-" in directive or "&" in directive or len(parts) > 2:
        yield "the link is not the address with a text fragment"
    elif not (words.startswith(parts[0]) and words.endswith(parts[-1]) and all(parts)):
        yield "the link does not point at the quote"


def _plain(value: Node | None) -> object:
    """A graph's term as JSON gives it."""
    if not isinstance(value, Literal):
        return None if value is None else str(value)
    number = value.toPython()
    return number if isinstance(number, int) else str(value).removeprefix("sha256:")


def _plainly(words: str) -> str:
    """Case and accents apart: a name is one in whatever letters a paper has."""
    return "".join(letter for letter in normalize("NFKD", words.casefold()) if not combining(letter))


def _slice(text: str, start: object, end: object) -> str | None:
    """`text[start:end]`, or None where the offsets are no stretch of the text."""
    if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text):
        return text[start:end]
    return None


def _listed(values: Iterable[object]) -> str:
    return " or ".join(sorted(map(repr, values)))
