"""Sentences that sum up others: a verdict, who reports something, what somebody is called. Each is built anew from the graph."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product, takewhile
from typing import Any, cast

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.resources import data_path
from kg.verify import spoken
from kg.vocab import FA, GAF, NG, NIF, RDFS, SCHEMA

KINDS = ("verdict", "sources", "office")
Json = Mapping[str, Any]
APART = ("undone", "beside", "namesake", "dissent")  # relations of what is found as the asked actor's own and yet told apart
_NOT_YET = re.compile(r"\b(?:has|have|had|did|was|were)(?:\s+(?:not|never)\b|n['’]t\b)|\byet\s+to\b", re.IGNORECASE)
_REFUSAL = re.compile(r"\b(?:refus|declin)(?:e|es|ed|ing)\s+to\b", re.IGNORECASE)
_ENDING = 4  # letters that a form of a verb has at its end at most ("refused", "rejection")
_CALLED = re.compile(r"“([^”]+)”(?: \((\d{4}-\d\d-\d\d)\))?")


def problems(statement: Json, answer: Json, cited: Sequence[Json], graph: Graph) -> Iterator[str]:
    """What does not hold of a sentence that sums up the cited ones."""
    kind, text = statement.get("kind"), str(statement.get("text"))
    if kind == "office":
        yield from _office(text, cited, graph)
        return
    value = str(answer.get("verdict")) if kind == "verdict" else "sources" if len(cited) > 1 else "source"
    if value not in _data()["leads"]:
        yield f"there is no verdict {value!r}"
        return
    if kind == "verdict":
        yield from _stands(value, cited, answer, graph)
    if text not in _texts(value, cited, graph, by_words=kind == "verdict" and spoken.are_quoted(answer, cited)):
        yield "does not say what the cited claims amount to"


def is_apart(statement: Json) -> bool:
    """Whether the statement's relation is one of those that set apart what the asked actor itself says or does."""
    return any(statement.get("relation") in _data()["relations"][name] for name in APART)


def is_dissent(statement: Json) -> bool:
    """Whether the statement's relation is that of what contradicts the answer."""
    return statement.get("relation") in _data()["relations"]["dissent"]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(data_path("queries", "families.toml").read_text(encoding="utf-8"))


def _texts(value: str, cited: Sequence[Json], graph: Graph, *, by_words: bool) -> Iterator[str]:
    """The words for the value with the names of the sources; the last so-and-so many of the cited ones deny, where somebody does.
    `by_words`: of a verdict on quotations, who speaks in them may be who says so, but for what the newspaper itself says to be so."""
    dated = value not in ("sources", "source")
    heard = by_words and value != "fact"
    for names in product(*(_voices(one, graph, dated=dated, heard=heard) for one in cited)):
        yield from _told(value, names)


def _told(value: str, names: Sequence[str]) -> Iterator[str]:
    for denying in range(len(names) + 1):
        said, denied = names[: len(names) - denying], names[len(names) - denying :]
        yield _data()["leads"][value].format(said=", ".join(said), denied=", ".join(denied), count=len(names))


def _voices(citation: Json, graph: Graph, *, dated: bool, heard: bool) -> list[str]:
    """Who says so; for a list of sources with the paper that quotes him. Where the newspaper itself says that somebody denies his doing,
    that somebody."""
    claim = URIRef(str(citation.get("claim")))
    who = [graph.value(claim, URIRef(NG + "source"))]
    if (claim, URIRef(NG + "embeddedIn"), None) not in graph and "den" in str(citation.get("quote")).casefold():
        who += graph.objects(graph.value(claim, URIRef(NG + "content")), URIRef(NG + "actor"))
    who += spoken.speakers(citation, graph, _data()["words"]) if heard else ()
    paper = next(graph.objects(URIRef(str(citation.get("article"))), URIRef(NG + "publisherName")), None)
    quoted = not dated and paper is not None and (claim, URIRef(NG + "embeddedIn"), None) in graph
    voices = [voice + (f" (in {paper})" if quoted else "") for one in who for voice in _voice(one, citation, graph, dated=dated)]
    if heard and paper is not None and spoken.is_of_nobody(citation, graph, _data()["words"]):
        day = graph.value(URIRef(str(citation.get("article"))), URIRef(SCHEMA + "datePublished"))
        voices.append(f"a source of {paper}" + (f" ({day})" if dated and day is not None else ""))
    return voices


def _voice(who: Node | None, citation: Json, graph: Graph, *, dated: bool) -> Iterator[str]:
    """The name, with an article where it takes one, and where it is no proper name with or without either."""
    name = min((str(label) for label in graph.objects(who, URIRef(RDFS + "label"))), default="")
    name = re.sub(r",?\s+(?:who|which|that)$", "", name)  # "a statement, which": no more than its first words
    if name in _data()["words"]["with_article"]:
        names = [f"the {name}"]
    elif any(word.islower() for word in name.split()):
        written = (name, name[:1].lower() + name[1:])
        names = [*written, *(f"{article} {one}" for article in ("a", "an", "the") for one in written)]
    else:
        names = [name]
    day = graph.value(URIRef(str(citation.get("article"))), URIRef(SCHEMA + "datePublished"))
    yield from (f"{name} ({day})" if dated and day is not None else name for name in names)


def _stands(value: str, cited: Sequence[Json], answer: Json, graph: Graph) -> Iterator[str]:
    """The value is that of every cited claim; of a dispute some claims say so and some deny it."""
    stands = [_stand(URIRef(str(one.get("claim"))), answer, graph) for one in cited]
    if value == "denied" and all(_refuses(URIRef(str(one.get("claim"))), graph) for one in cited):
        stands = ["denied"]
    sure = {"fact", "reported"} | ({"planned"} if _asks_ahead(answer) else set())
    said = {"disputed": sure}.get(value, {value})
    allowed = said | ({"denied"} if value == "disputed" else set())
    if spoken.are_quoted(answer, cited):
        if not spoken.amounts_to(value, cited, graph, _data()["words"], str(answer.get("question"))):
            yield f"the words of the cited sentences do not amount to {value!r}"
    elif not set(stands) <= allowed or (value == "disputed" and not ("denied" in stands and said & set(stands))):
        yield f"the verdict is {value!r}, the claims are {', '.join(sorted(set(stands)))}"


def _stand(claim: URIRef, answer: Json, graph: Graph) -> str:
    """How a claim presents what is asked; one on the contrary of it ("rejected" for "accepted") denies it where it is sure."""
    value = _own_stand(claim, answer, graph)
    if not _is_contrary(claim, str(answer.get("question")), graph):
        return value
    return "denied" if value in ("fact", "reported") else "open"


def _own_stand(claim: URIRef, answer: Json, graph: Graph) -> str:
    """How a claim presents its event (ontology: factuality, tense, condition, who says so)."""
    sure = str(graph.value(claim, URIRef(NG + "factuality"))).removeprefix(FA)
    tense = str(graph.value(claim, URIRef(NG + "tense")))
    conditional = (claim, URIRef(NG + "conditional"), None) in graph
    if conditional or tense not in ("past", "present", "future") or sure not in ("CTp", "CTm", "PRp", "PSp"):
        return "open"
    if sure == "CTm" and tense != "future" and _asks_ahead(answer) and _is_not_yet(claim, graph):
        return "open"
    if sure == "CTm":
        return "open" if tense == "future" and not _asks_ahead(answer) else "denied"
    if sure != "CTp":
        return "possible"
    if tense == "future":
        return "planned"
    quoted = (claim, URIRef(NG + "embeddedIn"), None) in graph
    itself = f"<{graph.value(claim, URIRef(NG + 'source'))}>" in str(answer.get("sparql"))
    return "reported" if quoted and not itself else "fact"


def _refuses(claim: URIRef, graph: Graph) -> bool:
    """Whether a claim is that its source will not do something: it has not done it then."""
    event, source = graph.value(claim, URIRef(NG + "content")), graph.value(claim, URIRef(NG + "source"))
    is_sure = str(graph.value(claim, URIRef(NG + "factuality"))) == FA + "CTm" and str(graph.value(claim, URIRef(NG + "tense"))) == "future"
    is_own = (event, URIRef(NG + "actor"), source) in graph
    is_own = is_own or any(_REFUSAL.search(_anchor(sentence, graph)) for sentence in graph.objects(claim, URIRef(NG + "evidence")))
    return is_own and is_sure and (claim, URIRef(NG + "conditional"), None) not in graph


def _is_not_yet(claim: URIRef, graph: Graph) -> bool:
    """Whether a sentence of the claim says that something has not been done, which leaves open whether it will be."""
    return any(_NOT_YET.search(_anchor(sentence, graph)) for sentence in graph.objects(claim, URIRef(NG + "evidence")))


def _asks_ahead(answer: Json) -> bool:
    """Whether it is asked what is to come: what will not be is denied then."""
    return re.match(rf"(?:{'|'.join(_data()['words']['ahead'])})\b", str(answer.get("question")), re.IGNORECASE) is not None


def _is_contrary(claim: URIRef, question: str, graph: Graph) -> bool:
    """Whether the words for the claim's event say the contrary of a word of the question, and are none of its words."""
    event = graph.value(claim, URIRef(NG + "content"))
    triggers = [_anchor(place, graph).casefold() for place in graph.objects(event, URIRef(GAF + "denotedBy"))]
    asked = re.findall(r"\w+", question.casefold())
    opposed = {other for word, others in _contraries().items() if _has_form(asked, word) for other in others}
    own = any(_has_form(asked, word) for trigger in triggers for word in trigger.split()[:1])
    return not own and any(_has_form(trigger.split(), other.split()[0]) for trigger in triggers for other in opposed)


def _has_form(words: Sequence[str], lemma: str) -> bool:
    """Whether one of the words is a regular form of a verb, or of a noun made from it."""
    root = re.sub(r"(?:e|y)$", "", lemma)
    return any(word.startswith(root) and len(word) - len(root) <= _ENDING for word in words)


@cache
def _contraries() -> Mapping[str, Sequence[str]]:
    return cast("Mapping[str, Sequence[str]]", tomllib.loads(data_path("queries", "synonyms.toml").read_text(encoding="utf-8"))["contrary"])


def _office(text: str, cited: Sequence[Json], graph: Graph) -> Iterator[str]:
    """Each wording stands in a cited sentence as an expression for somebody of that name."""
    name, _, rest = text.partition(" is called ")
    wordings = _CALLED.findall(rest)
    if text != _data()["leads"]["office"].format(name=name, called=_CALLED.sub(lambda hit: hit[0], rest.removesuffix("."))) or not wordings:
        yield "is not of the form of its kind"
    for words, day in wordings:
        if not any(_is_called(name, words, day, one, graph) for one in cited):
            yield f"no cited sentence calls {name} “{words}”"


def _is_called(name: str, words: str, day: str, citation: Json, graph: Graph) -> bool:
    if day and str(citation.get("published")) != day:
        return False
    mentions = graph.subjects(URIRef(NIF + "sentence"), URIRef(str(citation.get("sentence"))))
    there = {_anchor(mention, graph): name in _names(mention, graph) for mention in mentions}
    own = [anchor for anchor, is_own in there.items() if is_own]
    if any(_without_name(anchor, name) == words for anchor in own):
        return True
    behind = [words.removeprefix(f"{anchor} of ").removeprefix("the ") for anchor in own if words.startswith(f"{anchor} of ")]
    return words in str(citation.get("quote")) and any(there.get(other) is False for other in behind)


def _without_name(words: str, name: str) -> str:
    """ "Minister Ada Lind" calls her "Minister", and so does "Minister Ada B. Lind"."""
    known = {part.casefold() for part in name.split()}
    before = list(takewhile(lambda part: part.casefold() not in known, words.split()))
    ends_so = words.casefold().endswith(name.casefold().split()[-1])
    return " ".join(before if before and ends_so else words.split()).rstrip(" ,")


def _anchor(mention: Node, graph: Graph) -> str:
    value = graph.value(mention, URIRef(NIF + "anchorOf"))
    return str(value) if isinstance(value, Literal) else ""


def _names(mention: Node, graph: Graph) -> set[str]:
    entities = graph.subjects(URIRef(GAF + "denotedBy"), mention)
    return {str(label) for entity in entities for label in graph.objects(entity, URIRef(RDFS + "label"))}
