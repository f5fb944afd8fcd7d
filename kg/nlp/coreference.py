"""Coreference: which names, noun phrases and pronouns of a text mean the same person, body, place or thing.

Reads the vectors that the reader's own encoder gave the words, and what the words show of themselves (`pairs`). One small network looks at
each referring word, a second one at pairs of them; `chains` decides. Long texts go through in blocks, so that memory stays bounded.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
from spacy.tokens import Doc, Span, SpanGroup, Token

from kg.gender import PRONOUN, gender_by_name, gender_by_word
from kg.nlp.chains import HONORIFICS, Chain, Link, Said, chains, name_words, probabilities
from kg.nlp.confidence import confidence, sort_of
from kg.nlp.decode import Floats
from kg.nlp.network import session
from kg.nlp.pairs import Pairs, pairs, table
from kg.nlp.referring import Referring, referring

MENTIONS, PAIRS, SETTINGS = "mentions.onnx", "pairs.onnx", "coreference.json"
FILES = (MENTIONS, PAIRS, SETTINGS)
GROUP = "coreference"
"""Key in `doc.spans`."""
TYPES = ("person", "organisation", "place", "other", "none")
SUBJECTS, OBJECTS = frozenset({"nsubj", "nsubj:pass"}), frozenset({"obj", "iobj"})
EASIER, NEVER = 0.1, 1.1
BLOCK = 20_000
"""Pairs that go through the network at once."""


class Resolver:
    """Sets `doc.spans["coreference"]`: each member of each chain as a span, `id` the number of its chain, `label_` one of `TYPES`
    (what the chain is, most likely). Of its `attrs`, "heads" has the head token of each span, "links" lists
    [head token, head token of the earlier one, confidence 0 to 1], and "sure" is the confidence from which on links can be relied on:
    chains are made with less, as many as are right more often than not. A confidence is how often links of that sort are right
    (`kg.nlp.confidence`).
    """

    def __init__(self, folder: Path, threads: int) -> None:
        self._mentions = session(folder / MENTIONS, threads)
        self._pairs = session(folder / PAIRS, threads)
        settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        self.least, self.sure = float(settings["least"]), float(settings["sure"])
        self.told: dict[str, list[float]] = settings.get("confidence", {})

    def __call__(self, doc: Doc) -> Doc:
        """Resolve one text, whose words' vectors are in `doc.tensor`; a text without them gets no chains."""
        found = referring(doc) if doc.tensor.shape[0] == len(doc) else []
        if len(found) < 2:
            doc.spans[GROUP] = SpanGroup(doc, name=GROUP, attrs={"heads": [], "links": [], "sure": self.sure})
            return doc
        rows = table(doc, found)
        alike = pairs(rows)
        words = np.concatenate([doc.tensor[[item.head for item in found]].astype(np.float32), rows.unary()], 1)
        sides, product, alone, types = self._mentions.run(["sides", "product", "alone", "types"], {"words": words})
        chances = probabilities(_scores(self._pairs, alike, sides, product), alone, alike.later)
        made, links = chains(chances, alike.later, alike.earlier, shown(doc, found), leasts(found, self.least))
        links = [replace(link, score=confidence(self.told, sort_of(found[link.later]), link.score)) for link in links]
        doc.spans[GROUP] = _group(doc, found, made, links, types)
        doc.spans[GROUP].attrs["sure"] = self.sure
        return doc


def leasts(found: list[Referring], least: float) -> list[float]:
    """For each word the chance from which on it joins a chain: less for a name, and none for what has the tags of a name without being one
    of somebody or something (a title, half a name), whose links are seldom right."""
    return [NEVER if item.form == "name" and not item.label else least - EASIER * (item.form == "name") for item in found]


def shown(doc: Doc, found: list[Referring]) -> list[Said]:
    """What each word shows of who is meant."""
    number = {item.head: n for n, item in enumerate(found)}
    names = {item.head: _name(doc, item) for item in found if item.label == "PERSON" and item.form == "name"}
    return [
        _pronoun(doc[item.head], item.kind, number, names) if item.kind else Said(_called(doc, item), names.get(item.head, frozenset()))
        for item in found
    ]


def _called(doc: Doc, item: Referring) -> str:
    """The pronoun that the noun itself calls for, or the word before a person's name, or the name's first; "" where none does."""
    if item.form == "nominal":
        told = gender_by_word(doc[item.head].text)
    elif item.label == "PERSON":
        first, core = item.core[0], [doc[i].text for i in item.core]
        words = [*core[:1]] if len(core) > 1 else []
        words += [doc[first - 1].text] if first > doc[first].sent.start else []
        name = gender_by_name([word for word in core if word.lower() not in HONORIFICS])
        told = next((gender for word in words if (gender := gender_by_word(word))), name)
    else:
        told = None
    return PRONOUN[told] if told else ""


def _name(doc: Doc, item: Referring) -> frozenset[str]:
    return name_words([doc[i].text for i in item.core])


def _pronoun(token: Token, kind: str, number: dict[int, int], names: dict[int, frozenset[str]]) -> Said:
    """Who a pronoun cannot be (binding, Chomsky 1981): "he" nobody who is named in what it is the subject of, "him" not that subject."""
    if token.dep_ in SUBJECTS:
        below = (names[t.i] for t in token.head.subtree if t.i > token.i and names.get(t.i))
        return Said(kind, never=tuple(dict.fromkeys(below)))
    if token.dep_ in OBJECTS and not token.lower_.endswith(("self", "selves")):
        subject = next((t.i for t in token.head.lefts if t.dep_ in SUBJECTS), -1)
        return Said(kind, other=number.get(subject, -1))
    return Said(kind)


def _scores(network: onnxruntime.InferenceSession, alike: Pairs, sides: Floats, product: Floats) -> Floats:
    parts = []
    for start in range(0, len(alike.later), BLOCK):
        end = start + BLOCK
        i, j = alike.later[start:end], alike.earlier[start:end]
        feed = {"sides": sides[i, 0] + sides[j, 1], "product": product[i] * product[j],
                "features": alike.features[start:end], "classes": alike.classes[start:end]}  # fmt: skip
        parts.append(network.run(["score"], feed)[0])
    found: Floats = np.concatenate(parts)
    return found


def _group(doc: Doc, found: list[Referring], made: list[Chain], links: list[Link], types: Floats) -> SpanGroup:
    spans, heads = list[Span](), list[int]()
    for number, chain in enumerate(made, 1):
        label = kind_of([types[member] for member in chain.members])
        spans += [Span(doc, found[m].start, found[m].end, label=label, span_id=number) for m in chain.members]
        heads += [found[m].head for m in chain.members]
    tied = [[found[link.later].head, found[link.earlier].head, round(link.score, 4)] for link in links]
    return SpanGroup(doc, name=GROUP, spans=spans, attrs={"heads": heads, "links": tied})


def kind_of(types: list[Floats]) -> str:
    """What a chain is, given the chances of its members to be of each of `TYPES`; that a member is no mention at all tells nothing."""
    total = np.sum(np.array(types)[:, :-1], axis=0)
    return TYPES[int(total.argmax())]


__all__ = ["FILES", "GROUP", "TYPES", "Resolver", "kind_of", "leasts", "shown"]
