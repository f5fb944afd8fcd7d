"""Who is who across articles: why those of one name in several articles are taken for one, or may be, and how to take that back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.explain.graph import Said, offsets, rows, source_of
from kg.explain.nouns import Decided, Identity, IdentityWhy, Named
from kg.explain.where import reason_of
from kg.resources import data_path
from kg.results import Row
from kg.vocab import ID, NG, RDF, RDFS, SCHEMA

_LOCAL = ID + "ent/"

_Mentions = Mapping[str, Sequence[str]]  # by article, the articles in the order of their days


def identity_of(said: Said, entity: str, article: str | None = None) -> IdentityWhy:
    """Of an entity; with `article` only what makes that article's somebody one with those of others."""
    said.fetch([entity])
    mentions = _mentions(said, entity)
    links = (one for one in _taken_for_one(said, entity, mentions) if article in (None, one.one.source.iri, one.other.source.iri))
    of_class = said.one(entity, RDF + "type")
    return IdentityWhy(
        entity, said.one(entity, RDFS + "label") or entity, of_class.removeprefix(NG) if of_class else None,
        tuple(_named(said, one, mentions) for one in mentions), tuple(links), () if article else tuple(_may_be(said, entity, mentions)),
        tuple(_decisions(said, entity)),
    )  # fmt: skip


def across(said: Said, entities: Iterable[str]) -> dict[str, int]:
    """In how many articles somebody was found to be each of the entities that the authority does not know; nothing of one article's own."""
    local = sorted({one for one in entities if one.startswith(_LOCAL)})
    found = defaultdict[str, set[str]](set)
    for row in rows(said.store, "why-one", entity=local) if local else ():
        found[row["entity"].value] |= {row["article"].value, row["other_article"].value}
    return {entity: len(articles) for entity, articles in found.items()}


def _mentions(said: Said, entity: str) -> _Mentions:
    found = defaultdict[str, list[str]](list)
    for row in rows(said.store, str(data_path("queries", "pages", "mentions-of.rq")), entity=entity):
        found[row["article"].value].append(row["mention"].value)
    said.fetch([*found, *(mention for some in found.values() for mention in some)])
    said.fetch(said.of_these(found, SCHEMA + "publisher"))
    days = {article: said.one(article, SCHEMA + "datePublished") or "" for article in found}
    return {article: sorted(found[article], key=offsets) for article in sorted(found, key=lambda one: (days[one], one))}


def _named(said: Said, article: str, mentions: _Mentions) -> Named:
    there = mentions.get(article, ())
    longest = {said.one(one, "form"): said.words(one) or "" for one in sorted(there, key=lambda one: (len(said.words(one) or ""), one))}
    return Named(source_of(said, article), tuple(longest[form] for form in ("name", "nominal") if form in longest), tuple(there))


def _taken_for_one(said: Said, entity: str, mentions: _Mentions) -> Iterator[Identity]:
    for (one, other), some in _by_pair(rows(said.store, "why-one", entity=entity), "article", "other_article"):
        if one not in mentions or other not in mentions:
            continue  # a decision has it otherwise
        first, second = (_named(said, article, mentions) for article in sorted((one, other), key=list(mentions).index))
        yield Identity(first, second, *_judged(some), f'kg review split {_short(entity)} {_arguments(second)} --why "…"')


def _may_be(said: Said, entity: str, mentions: _Mentions) -> Iterator[Identity]:
    for (_, other), some in _by_pair(rows(said.store, "candidates", entity=entity), "entity", "other"):
        there = _mentions(said, other)
        if mentions and there:
            one, another = (_named(said, next(iter(found)), found) for found in (mentions, there))
            yield Identity(one, another, *_judged(some), f'kg review merge {_short(other)} {_short(entity)} --why "…"', other)


def _arguments(named: Named) -> str:
    return " ".join(map(_short, named.mentions))


def _short(iri: str) -> str:
    """As commands take it."""
    return f"id:{iri.removeprefix(ID)}" if iri.startswith(ID) else iri


def _by_pair(some: Iterable[Row], *names: str) -> list[tuple[tuple[str, ...], list[Row]]]:
    """The rows of each two, the surest first."""
    found = defaultdict[tuple[str, ...], list[Row]](list)
    for row in some:
        found[tuple(row[name].value for name in names)].append(row)
    return sorted(found.items(), key=lambda item: (-_judged(item[1])[0], item[0]))


def _judged(some: Sequence[Row]) -> tuple[int, tuple[tuple[str, str], ...]]:
    reasons = sorted({row["reason"].value for row in some})
    return int(some[0]["score"].value), tuple((iri.removeprefix(NG), reason_of(iri)) for iri in reasons)


def _decisions(said: Said, entity: str) -> Iterator[Decided]:
    for row in rows(said.store, str(data_path("queries", "pages", "decisions-on.rq")), entity=entity):
        iri = row["decision"].value
        undo = f'kg review revoke {_short(iri)} --why "…"'
        yield Decided(iri, row["kind"].value.removeprefix(NG), row["by"].value, row["why"].value, undo)
