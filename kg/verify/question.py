"""Whether the query is on what the question asks, as far as the answer and the graph alone can tell.

Names bind the two: whom the question names (in words that the graph knows as a name) the query asks about, or a sentence that answers
names and the articles of the others do before them (of sentences that were looked for, of all); and whom the query asks about the question
names, by any name, by the name of a body whose official that is, by a word for a group, by an adjective, or by what stands for it ("the
Kremlin"). And the question is of the kind that the answer was taken for. What else a question says (what was done, say) is in no graph: two
questions about the same parties and of the same kind cannot be told apart here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.authority.facts import known
from kg.resources import data_path
from kg.verify import described
from kg.vocab import GAF, NG, NIF, ORG, RDFS, SKOS

Json = Mapping[str, Any]
Words = tuple[str, ...]

_WORD = re.compile(r"\w+")
_BLOCK = re.compile(r"VALUES\s+[?$](\w+)\s*\{([^{}\"]*)\}")
_IRI = re.compile(r"<([^<>\s]*)>")
_LONGEST = 8  # words of a name
_STEM = 4  # letters that a name and an adjective of it have in common
_KIND, _DENOTED, _ANCHOR = URIRef(NG + "kind"), URIRef(GAF + "denotedBy"), URIRef(NIF + "anchorOf")
_LABELS = (URIRef(RDFS + "label"), URIRef(SKOS + "altLabel"))
_TO_BODY = (URIRef(ORG + "organization"), URIRef(NG + "represents"))


def problems(answer: Json, graph: Graph, *, finds: bool = True, sentences: Collection[str] = ()) -> Iterator[str]:
    """What does not fit between the question and the query. finds: whether the query finds anything; where it finds nothing at all, it may
    ask about less than the question names, for what is asked with more in it is not there either. sentences: IRIs of those that it finds:
    the same holds of an answer that is none, where no sentence names what the query leaves out."""
    question, blocks = str(answer["question"]), list(_blocks(str(answer["sparql"]), graph))
    yield from _kind(question, answer.get("family"))
    asked = {iri for block in blocks for iri in block}
    own = [one for one in answer["citations"] if any(one["n"] in told["citations"] for told in answer["summary"])]
    if finds or not asked:
        yield from _unasked(answer, graph, asked, own, sentences)
    for block in blocks:
        if not any(_is_meant(iri, question, graph) for iri in block):
            yield f"the query asks about {_called(block, graph)}, whom the question does not name"


def _unasked(answer: Json, graph: Graph, asked: Set[URIRef], own: Sequence[Json], sentences: Collection[str]) -> Iterator[str]:
    """Names of the question that neither the query nor what is told has to do with."""
    if not asked and not own:
        return
    near = asked | {other for iri in asked for other in _linked(iri, graph)}
    for words, called in _names(str(answer["question"]), _forms(graph)):
        meant = called | _denoted(words)
        if meant & near or _stand_for(words, asked) or _is_shared(words, asked, graph) or _is_group(words, own, graph):
            continue
        if sentences and not answer.get("answered", True) and not any(_is_named_in(one, words, meant, graph) for one in sentences):
            continue
        is_of_each = answer.get("family") in _having("each")
        if is_of_each and _is_missing(answer, words):
            continue
        said = answer.get("family") in _unworded() | _having("each", "signs") or any(_says(one, words, meant, graph) for one in own)
        speak = {other for one in meant for other in _speaking_for(one, graph)} if is_of_each else set[Node]()
        told = [_tells(one, words, meant, graph) or _says(one, (), speak, graph) for one in own]
        if not (own and said and (any(told) if is_of_each else all(told))):
            yield f"the question names {' '.join(words)}, the query does not ask about that"


def _is_missing(answer: Json, words: Words) -> bool:
    """Whether the answer owns that it has nothing by somebody."""
    lines = answer["coverage"].get("missing", ()) if isinstance(answer.get("coverage"), Mapping) else ()
    return any(_holds(_words(str(line)), words) for line in lines)


def _is_shared(words: Words, asked: Iterable[URIRef], graph: Graph) -> bool:
    """Whether somebody whom the query asks about has that name too: the question may mean him."""
    name = tuple(map(str.casefold, words))
    return any(_holds(_folded(label), name) for iri in asked for label in _labels(iri, graph))


def _is_group(words: Words, own: Sequence[Json], graph: Graph) -> bool:
    """Whether the words mean the members of an organisation ("European"), and each sentence of the answer names one of them."""
    group = _data()["groups"].get(" ".join(words).casefold())
    members = _members(group["iri"], graph) if group is not None and own else set[Node]()
    return bool(members) and all(any(_says(one, (), [member], graph) for member in members) for one in own)


def _members(organisation: str, graph: Graph) -> set[Node]:
    seats = graph.subjects(URIRef(ORG + "organization"), URIRef(organisation))
    return {member for seat in seats for member in graph.objects(seat, URIRef(ORG + "member"))}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(data_path("queries", "families.toml").read_text(encoding="utf-8"))


def _kind(question: str, family: object) -> Iterator[str]:
    """A kind of question is known by its wordings; what is laid over sentences, and the fallback, are for those that have none of them."""
    wordings = {entry["name"]: entry["patterns"] for entry in _data()["family"]}
    if family is None or family in _unworded():
        return
    if family not in wordings:
        yield f"there is no kind of question {family!r}"
    elif not any(_fits(question, wording) for wording in wordings[str(family)]):
        yield f"the question is not of the kind {family!r}"


@cache
def _unworded() -> frozenset[str]:
    """Names of the ways of answering that have no wordings of questions: sentences are laid over, looked for, ranked."""
    return frozenset(entry["name"] for entry in _data().values() if isinstance(entry, Mapping) and "query" in entry)


@cache
def _having(*marks: str) -> frozenset[str]:
    """Names of the kinds of questions that are marked so: "each" (asked of each of several actors: a sentence of the answer is by one of
    them), "signs" (answered from sentences whose article tells what they are about)."""
    return frozenset(entry["name"] for entry in _data()["family"] if not entry.keys().isdisjoint(marks))


def _fits(question: str, wording: str) -> bool:
    start = f"^{_data()['polite']}"
    return re.search(start + wording[1:] if wording.startswith("^") else wording, _plain(question), re.IGNORECASE) is not None


def _plain(question: str) -> str:
    """The question in the words that it is known by."""
    question = " ".join(question.split())
    for pattern, words in _data()["rewrites"]:
        question = re.sub(pattern, words, question, count=1, flags=re.IGNORECASE)
    return question


def _blocks(sparql: str, graph: Graph) -> Iterator[frozenset[URIRef]]:
    """The entities of each block of values; a block that is repeated counts once."""
    seen = set[frozenset[URIRef]]()
    for _, values in _BLOCK.findall(re.sub(r"(?m)^#.*$", "", sparql)):
        block = frozenset(iri for iri in map(URIRef, _IRI.findall(values)) if (iri, _KIND, None) in graph)
        if block and block not in seen:
            seen.add(block)
            yield block


def _forms(graph: Graph) -> Mapping[Words, set[Node]]:
    """What is used as a name in the graph, with its capitals, and for whom."""
    forms: dict[Words, set[Node]] = {}
    for entity in set(graph.subjects(_KIND)):
        for label in _labels(entity, graph):
            forms.setdefault(_words(label), set()).add(entity)
    for entity, mention in graph.subject_objects(_DENOTED):
        if (entity, _KIND, None) in graph and str(graph.value(mention, URIRef(NG + "form"))) == "name":
            forms.setdefault(_words(str(graph.value(mention, _ANCHOR))), set()).add(entity)
    return forms


def _labels(entity: Node, graph: Graph) -> Iterator[str]:
    return (str(label) for property in _LABELS for label in graph.objects(entity, property))


def _names(question: str, forms: Mapping[Words, set[Node]]) -> Iterator[tuple[Words, set[Node]]]:
    """The longest names in the question from left to right, each with those who are called so."""
    words, at = _words(question), 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST), at, -1)
        end = next((end for end in ends if _is_name(words[at:end]) and words[at:end] in forms), None)
        if end is not None:
            yield words[at:end], forms[words[at:end]]
        at = end or at + 1


def _is_name(words: Words) -> bool:
    """With capitals at both ends: of "Norlandic companies" the name is the first word alone."""
    return words[0][0].isupper() and not words[-1][0].islower()


def _linked(entity: Node, graph: Graph) -> Iterator[Node]:
    """The bodies that somebody is a member of or speaks for: an office is asked for by the body's name."""
    for seat in graph.subjects(URIRef(ORG + "member"), entity):
        yield from (body for to in _TO_BODY for body in graph.objects(seat, to))


def _speaking_for(body: Node, graph: Graph) -> Iterator[Node]:
    """Who held an office of a body."""
    for to in _TO_BODY:
        yield from (who for seat in graph.subjects(to, body) for who in graph.objects(seat, URIRef(ORG + "member")))


def _says(citation: Json, words: Words, meant: Iterable[Node], graph: Graph) -> bool:
    """Whether a cited sentence names that itself, if only within a longer name ("the United States Navy" names the US, "the Conservative
    Party" the Conservatives)."""
    sentence, quote, meant = URIRef(str(citation["sentence"])), _singular(_folded(str(citation["quote"]))), list(meant)
    names = [tuple(map(str.casefold, words)), *(_folded(label) for one in meant for label in _labels(one, graph))] if words else []
    if any(_holds(quote, _singular(name)) for name in names):
        return True
    return any((mention, URIRef(NIF + "sentence"), sentence) in graph for one in meant for mention in graph.objects(one, _DENOTED))


def _is_named_in(sentence: str, words: Words, meant: Iterable[Node], graph: Graph) -> bool:
    """Whether a sentence of the graph names that, by the name or by any words that stand for it."""
    iri = URIRef(sentence)
    if _holds(_folded(str(graph.value(iri, _ANCHOR))), tuple(map(str.casefold, words))):
        return True
    return any((mention, URIRef(NIF + "sentence"), iri) in graph for one in meant for mention in graph.objects(one, _DENOTED))


def _tells(citation: Json, words: Words, meant: Iterable[Node], graph: Graph) -> bool:
    """The same, or the article names it before, by that name, or in its title or around the sentence by a part of it: news says "the
    decision" of what it has told, and "the Russian forces" of what is asked for as Russian soldiers."""
    around = {*_folded(str(citation["context"].get("text"))), *_folded(str(citation.get("title") or ""))}
    if any(word[0].isupper() and word.casefold() in around for word in words):
        return True
    article, end = str(citation["article"]), citation["end"]
    mentions = (mention for one in meant for mention in graph.objects(one, _DENOTED) if str(mention).startswith(f"{article}#"))
    return _says(citation, words, meant, graph) or any(_begin(mention, graph) < end for mention in mentions)


def _begin(mention: Node, graph: Graph) -> int:
    begin = graph.value(mention, URIRef(NIF + "beginIndex"))
    return int(begin.toPython()) if isinstance(begin, Literal) else 0


def _is_meant(entity: URIRef, question: str, graph: Graph) -> bool:
    """Whether the question has a word for an entity; the authority's adjectives are looked up last, for its files are read for that."""
    words = _folded(question)
    if _is_called(entity, words, graph) or any(_is_called(other, words, graph) for other in set(_linked(entity, graph))):
        return True
    if any(word in words and group["iri"] == str(entity) for word, group in _data()["groups"].items()):
        return True
    if any(_holds(words, name) for name in _metonyms().get(str(entity), ())):
        return True
    if any(_holds(words, _folded(fact.value)) for fact in known().get(str(entity), ()) if not fact.is_iri):
        return True
    return described.is_described(entity, question, graph)


def _stand_for(words: Words, asked: Iterable[URIRef]) -> bool:
    """Whether the words are a name that stands for one of those the query asks about."""
    name = tuple(map(str.casefold, words))
    return any(name in _metonyms().get(str(iri), ()) for iri in asked)


def _denoted(words: Words) -> set[Node]:
    """Whom the words denote as a metonym ("Kremlin")."""
    name = tuple(map(str.casefold, words))
    return {URIRef(iri) for iri, names in _metonyms().items() if name in names}


@cache
def _metonyms() -> Mapping[str, frozenset[Words]]:
    """Whom the authority's metonyms denote -> their names, case folded."""
    found: dict[str, set[Words]] = {}
    for facts in known().values():
        names = {_folded(fact.value) for fact in facts if fact.property in (RDFS + "label", SKOS + "altLabel")}
        candidates = (known().get(fact.value, ()) for fact in facts if fact.property == NG + "candidate")
        for denoted in (fact.value for some in candidates for fact in some if fact.property == NG + "denotes"):
            found.setdefault(denoted, set()).update(names)
    return {iri: frozenset(names) for iri, names in found.items()}


def _is_called(entity: Node, words: Words, graph: Graph) -> bool:
    """By a label or by what texts call it, or by a word with the same stem."""
    called = {*_labels(entity, graph), *(str(graph.value(mention, _ANCHOR)) for mention in graph.objects(entity, _DENOTED))}
    if any(_holds(words, _folded(name)) for name in called):
        return True
    stems = {word[:_STEM] for name in _labels(entity, graph) for word in _folded(name) if len(word) >= _STEM}
    return any(word[:_STEM] in stems for word in words if len(word) >= _STEM)


def _called(block: Iterable[URIRef], graph: Graph) -> str:
    return " or ".join(sorted(min(_labels(iri, graph), default=str(iri)) for iri in block))


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    return bool(part) and any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _singular(words: Words) -> Words:
    """Long words without the ending of the plural."""
    return tuple(word.removesuffix("s") if len(word) > _STEM else word for word in words)


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text))


def _folded(text: str) -> Words:
    return _words(text.casefold())
