"""Whom a claim is traced to, so that copies and hearsay are not counted as witnesses.

The words of a named speaker are traced to him, whoever prints them, and so is the report that he has spoken: two papers that quote one
statement are one witness. A government's offices, and officials who act for their state, speak with its voice. What is reported of nobody
known is traced to the nearest one known who reports it ("CNN, citing officials": CNN), what a newspaper says itself, to the newspaper.
Where the sentence is a copy, or the article is, that is the one which printed it first: of one day, the article with the smaller IRI.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.ids import span_iri, text_digest
from kg.relate.facts import Name, Print, Voice, Words
from kg.relate.index import ClaimRow, Held, Index
from kg.relate.matching import Kind, Outcome
from kg.relate.signatures import ARTICLES, SENTENCES, band_keys
from kg.texts import MIN_WORDS, article_likeness, fingerprint, sentence_likeness, shingles, words
from kg.vocab import ID, NG, PL

WORDING = f"{ID}wording/"
_MEDIA = NG + "MediaOrganization"
_THOUGHT = PL + "x-CONSIDER"  # nobody vouches for what he is said to think
_LOCAL = ID + "ent/"


@dataclass(frozen=True, slots=True)
class Traced:
    """A claim and its origins before and after; none where it was not, or is no more."""

    claim: str
    before: tuple[str, ...]
    after: tuple[str, ...]


# ---- copies


def wording_iri(text: str) -> str:
    """IRI of the words of a sentence, whoever prints them."""
    return WORDING + text_digest(text)[:32]


def wordings(article: str, sentences: Iterable[Words]) -> Iterator[Held]:
    """The wordings of an article's sentences; not of those too short to be copied."""
    for sentence in sentences:
        if len(words(sentence.text)) >= MIN_WORDS:
            place = span_iri(article, sentence.begin, sentence.end)
            yield Held(wording_iri(sentence.text), place, sentence.text.encode())


def text_of(print_: Print, sentences: Iterable[Words]) -> Held:
    """The article as a text that may be a copy."""
    tokens = [word for sentence in sentences for word in words(sentence.text)]
    return Held(print_.article, json.dumps([print_.day, print_.article, print_.publisher]), " ".join(tokens).encode())


def _sentence_keys(texts: Collection[bytes]) -> list[list[int]]:
    return band_keys([shingles(words(text.decode()), 2) for text in texts], SENTENCES, "wording")


def _article_keys(texts: Collection[bytes]) -> list[list[int]]:
    return band_keys([shingles(text.decode().split(), 3) for text in texts], ARTICLES, "article")


def _same_sentence(one: bytes, other: bytes) -> tuple[int, tuple[str, ...]] | None:
    score = sentence_likeness(words(one.decode()), words(other.decode()))
    return None if score is None else (score, ("SameWords",))


def _same_article(one: bytes, other: bytes) -> tuple[int, tuple[str, ...]] | None:
    score = article_likeness(fingerprint(one.decode().split()), fingerprint(other.decode().split()))
    return None if score is None else (score, ("SameWords",))


WORDINGS = Kind("wording", min, _sentence_keys, _same_sentence)
TEXTS = Kind("text", min, _article_keys, _same_article)


# ---- sources


def claims(print_: Print, sentences: Iterable[Words], voices: Collection[Voice], names: Collection[Name]) -> Iterator[ClaimRow]:
    """The claims of an article, with the origins of those that are somebody's words."""
    fixed = fixed_origins(print_.publisher, voices, names)
    texts = {(sentence.begin, sentence.end): sentence.text for sentence in sentences}
    for voice in voices:
        text = texts[voice.sentence]
        wording = wording_iri(text) if len(words(text)) >= MIN_WORDS else None
        yield ClaimRow(voice.claim, print_.article, voice.event, wording, " ".join(fixed[voice.claim]) if voice.claim in fixed else None)


def fixed_origins(publisher: str, voices: Iterable[Voice], names: Collection[Name]) -> dict[str, tuple[str, ...]]:
    """The origins of claims that are somebody's words, by claim; what the publisher answers for itself is not among them."""
    by_claim = {voice.claim: voice for voice in voices}
    known = {name.entity for name in names}
    found = dict[str, tuple[str, ...]]()
    for claim, voice in by_claim.items():
        speaker = next((one for one in _chain(voice, by_claim) if _answers(one, known)), None)
        if voice.told_of is not None and _is_known(voice.told_of, known):
            found[claim] = (voice.told_of,)
        elif speaker is not None and (speaker.outer or speaker.source != publisher):
            found[claim] = _together(speaker, names)
    return found


def _answers(voice: Voice, known: Collection[str]) -> bool:
    return (voice.office or _is_known(voice.source, known)) and voice.act != _THOUGHT


def _chain(voice: Voice, by_claim: Mapping[str, Voice]) -> Iterator[Voice]:
    """The claim, the one it lies inside, and so on outward; a graph of another making may go round in a circle."""
    seen = set[str]()
    while voice.claim not in seen:
        yield voice
        seen.add(voice.claim)
        voice = by_claim.get(voice.outer or "", voice)


def _is_known(source: str, known: Collection[str]) -> bool:
    return source in known or not source.startswith(_LOCAL)


def _together(speaker: Voice, names: Iterable[Name]) -> tuple[str, ...]:
    """The speaker; where it is one of several media that report together, all of them."""
    span = speaker.named_at
    media = {n.entity for n in names if n.ontology_class == _MEDIA and span and span[0] <= n.begin and n.end <= span[1]}
    return tuple(sorted(media if speaker.source in media else {speaker.speaks_as or speaker.source}))


# ---- first prints


def trace(index: Index, articles: Collection[str], texts: Outcome, copies: Outcome) -> list[Traced]:
    """Brings the origins of all claims that a batch concerns up to date."""
    moved = _first_of_texts(index, texts.touched)
    reprinted = index.items_of(WORDINGS.name, moved)
    changed = _first_of_wordings(index, copies.touched | reprinted)
    claims = index.claims({*articles, *moved}, changed)
    firsts = index.firsts({wording for _, _, wording, _, _ in claims if wording is not None})
    own = _first_by_article(index, {article for _, article, _, _, _ in claims})
    found = list[Traced]()
    for claim, article, wording, fixed, before in claims:
        first = own[article] if wording is None else firsts[wording]
        after = tuple(fixed.split()) if fixed else (_publisher(first),)
        found.append(Traced(claim, tuple((before or "").split()), after))
    index.set_origins({one.claim: " ".join(one.after) for one in found if one.before != one.after})
    return found


def _first_of_texts(index: Index, touched: Collection[int]) -> set[str]:
    """Each group of copies gets its first print; the articles for which that is another than before."""
    new = dict[int, str]()
    for group in _groups(index, touched):
        first = min(holding.place for holding in index.holdings(group))
        new |= dict.fromkeys(group, first)
    old = index.firsts(new)
    index.set_first(new)
    return set(index.iris({item for item in new if old[item] != new[item]}).values())


def _first_of_wordings(index: Index, touched: Collection[int]) -> set[int]:
    """The same for sentences: the first print of all articles that have one of the group, or of the articles these are copies of."""
    new = dict[int, str]()
    for group in _groups(index, touched):
        own = _first_by_article(index, {holding.article for holding in index.holdings(group)})
        new |= dict.fromkeys(group, min(own.values()))
    old = index.firsts(new)
    index.set_first(new)
    return {item for item in new if old[item] != new[item]}


def _first_by_article(index: Index, articles: Collection[str]) -> dict[str, str]:
    items = {article: index.item(TEXTS.name, article) for article in articles}
    firsts = index.firsts(items.values())
    return {article: firsts[item] or "" for article, item in items.items()}


def _groups(index: Index, items: Collection[int]) -> Iterator[set[int]]:
    """The connected components of pairs that hold these items."""
    left = set(items)
    while left:
        group = border = {min(left)}
        while border:
            border = index.neighbours(border) - group
            group = group | border
        left -= group
        yield group


def _publisher(first: str | None) -> str:
    return str(json.loads(first or "")[2])
