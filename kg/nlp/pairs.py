"""What is known of each referring word, and of each with those before it, as numbers for the coreference network."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from kg.nlp.aliases import usual
from kg.nlp.decode import Floats, Ints
from kg.nlp.referring import FORMS, KINDS, Referring, ancestors

LABELS = ("", "PERSON", "ORG", "GPE", "LOC", "NORP", "TITLE", "EVENT", "OTHER")
DETERMINERS = ("", "the", "a", "this", "number", "owner")
ROLES = ("", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "conj", "appos", "compound", "root", "obl:agent", "vocative")
NUMBERS = ("", "Sing", "Plur")
NEAR, FAR = 40, 6
"""A word is held against so many referring words before it, and against so many further ones that share its last word."""
AGAIN = frozenset({"i", "we", "you"})
"""Pronouns that are held against their like further back, as words are: whoever speaks is seldom named."""
WORDS, ABOVE = 6, 6
"""Words of a phrase, and heads above a word, that are compared."""
SENTENCES, STEPS = (1, 2, 3, 4, 6, 10, 20), (2, 3, 5, 9, 17, 33, 65)
PARAGRAPHS = 5
SIDES = len(KINDS) + len(FORMS) - 1
"""Kinds of pronoun, names and nouns: what the two sides of a pair can be."""
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Table:
    """One row for each referring word. `words` holds numbers of core words, -1 where there are fewer; `above` token indices likewise."""

    columns: dict[str, Ints]
    words: Ints
    above: Ints

    def unary(self) -> Floats:
        """(n, features) of each word by itself."""
        c = self.columns
        sizes = {"form": len(FORMS), "kind": len(KINDS), "label": len(LABELS), "determiner": len(DETERMINERS), "role": len(ROLES),
                 "number": len(NUMBERS), "quoted": 2, "asked": 2, "first": 2, "length": 4}  # fmt: skip
        return np.concatenate([np.eye(size, dtype=np.float32)[c[name]] for name, size in sizes.items()], 1)


@dataclass(frozen=True, slots=True)
class Pairs:
    """`later[k]` may refer to what `earlier[k]` refers to: (m, features), and three classes of each pair for look-up."""

    later: Ints
    earlier: Ints
    features: Floats
    classes: Ints


def table(doc: Doc, found: list[Referring]) -> Table:
    """The table of a Doc's referring words, of which there is at least one."""
    rows, words, above = defaultdict[str, list[int]](list), list[list[int]](), list[list[int]]()
    number: dict[str, int] = {}
    sentence = {token.i: n for n, sent in enumerate(doc.sents) for token in sent}
    quotes, paragraphs = _quotes(doc)
    asked = _questions(doc, paragraphs)
    for item in found:
        token, core = doc[item.head], [doc[i].lower_ for i in item.core]
        core = usual(core) if item.form == "name" else core
        role = token.dep_.lower() if token.dep_.lower() in ROLES else token.dep_.split(":")[0]
        told = token.morph.get("Number", [])
        row = {
            "form": FORMS.index(item.form), "kind": KINDS.index(item.kind), "label": _number(LABELS, item.label),
            "determiner": DETERMINERS.index("owner" if item.owner >= 0 else item.determiner), "role": _number(ROLES, role),
            "number": _number(NUMBERS, told[0] if told else ""), "quoted": int(quotes[item.head] > 0),
            "asked": int(paragraphs[item.head] in asked), "first": int(item.start == token.sent.start), "length": min(3, len(item.core)),
            "sentence": sentence[item.head], "head": item.head, "start": item.start, "end": item.end, "quote": quotes[item.head],
            "paragraph": paragraphs[item.head], "governor": token.head.i, "owner": item.owner,
            "lemma": number.setdefault("l " + token.lemma_.lower(), len(number)),
            "string": number.setdefault("s " + (" ".join(core) or token.lower_), len(number)),
            "last": number.setdefault("w " + core[-1] if core else "p " + item.kind, len(number)) if core or item.kind in AGAIN else -1,
            "initials": number.setdefault("w " + "".join(w[0] for w in core), len(number)) if len(core) > 2 else -1,
            "side": KINDS.index(item.kind) if item.form == "pronoun" else len(KINDS) + FORMS.index(item.form) - 1,
        }  # fmt: skip
        for name, value in row.items():
            rows[name].append(value)
        numbers = [number.setdefault("w " + word, len(number)) for word in core[-WORDS:]]
        words.append(numbers + [-1] * (WORDS - len(numbers)))
        heads = list(ancestors(token, ABOVE))
        above.append(heads + [-1] * (ABOVE - len(heads)))
    columns = {name: np.array(values, dtype=np.int64) for name, values in rows.items()}
    return Table(columns, np.array(words, dtype=np.int64).reshape(-1, WORDS), np.array(above, dtype=np.int64).reshape(-1, ABOVE))


def _number(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else 0


def _quotes(doc: Doc) -> tuple[list[int], list[int]]:
    """For each token the number of the quotation it stands in (0: none), and of its paragraph. A quotation ends with its paragraph."""
    quotes, paragraphs = [0] * len(doc), [0] * len(doc)
    quote, count, paragraph = 0, 0, 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            paragraph, quote = paragraph + 1, 0
        elif token.text in {"“", "”", '"', "``", "''"}:
            opens = token.text in {"“", "``"} or (token.text == '"' and not quote)
            count += int(opens)
            quote = count if opens else 0
        quotes[token.i], paragraphs[token.i] = quote, paragraph
    return quotes, paragraphs


def _questions(doc: Doc, paragraphs: list[int]) -> set[int]:
    """Paragraphs that end with a question: in an interview one side asks and the other answers."""
    last = {paragraphs[token.i]: token.text for token in doc if not token.is_space and token.text not in {"”", '"', ")", "’"}}
    return {number for number, word in last.items() if word == "?"}


def pairs(rows: Table) -> Pairs:
    """Each word with those before it that it is held against."""
    later, earlier = _choose(rows.columns["last"])
    c = rows.columns
    i, j = later, earlier
    a, b = rows.words[i], rows.words[j]
    same = a[:, :, None] == b[:, None, :]
    same &= (a >= 0)[:, :, None]
    in_other, in_this = same.any(2) | (a < 0), same.any(1) | (b < 0)
    both = (a[:, 0] >= 0) & (b[:, 0] >= 0)
    names = (c["form"][i] == 1) & (c["form"][j] == 1)
    known = (c["number"][i] > 0) & (c["number"][j] > 0)
    agrees = c["number"][i] == c["number"][j]
    quote_i, quote_j = c["quote"][i], c["quote"][j]
    flags: list[Flags] = [
        (c["string"][i] == c["string"][j]) & both, (c["lemma"][i] == c["lemma"][j]) & both, (c["last"][i] == c["last"][j]) & both,
        in_other.all(1) & both, in_this.all(1) & both, same.any((1, 2)), names & ~same.any((1, 2)),
        ((c["initials"][i] == c["last"][j]) & (c["initials"][i] >= 0)) | ((c["initials"][j] == c["last"][i]) & (c["initials"][j] >= 0)),
        (c["start"][j] <= c["head"][i]) & (c["head"][i] < c["end"][j]), (c["start"][i] <= c["head"][j]) & (c["head"][j] < c["end"][i]),
        c["owner"][i] == c["head"][j], c["governor"][i] == c["governor"][j], (rows.above[i] == c["governor"][j][:, None]).any(1),
        (c["governor"][i] == c["head"][j]), (c["governor"][j] == c["head"][i]), known & agrees, known & ~agrees,
        (quote_i == quote_j) & (quote_i > 0), (quote_i > 0) & (quote_j == 0), (quote_i == 0) & (quote_j > 0),
        (quote_i != quote_j) & (quote_i > 0) & (quote_j > 0), c["role"][i] == c["role"][j], c["asked"][i] == c["asked"][j],
        (c["asked"][i] == c["asked"][j]) & (c["paragraph"][i] != c["paragraph"][j]),
        (c["asked"][i] == 1) & (c["asked"][j] == 0), (c["asked"][i] == 0) & (c["asked"][j] == 1),
    ]  # fmt: skip
    apart = np.searchsorted(SENTENCES, c["sentence"][i] - c["sentence"][j], side="right")
    turns = np.minimum(c["paragraph"][i] - c["paragraph"][j], PARAGRAPHS - 1)
    steps = np.searchsorted(STEPS, i - j, side="right")
    seen = _seen_before(c["string"], c["form"])
    features = np.concatenate([
        np.stack(flags, 1).astype(np.float32), np.eye(len(SENTENCES) + 1, dtype=np.float32)[apart],
        np.eye(len(STEPS) + 1, dtype=np.float32)[steps], np.eye(PARAGRAPHS, dtype=np.float32)[turns],
        np.log1p(seen[j].astype(np.float32))[:, None],
    ], 1)  # fmt: skip
    classes = np.stack([c["side"][i] * SIDES + c["side"][j], c["label"][i] * len(LABELS) + c["label"][j],
                        c["role"][i] * len(ROLES) + c["role"][j]], 1)  # fmt: skip
    return Pairs(later, earlier, features, classes)


def _choose(last: Ints) -> tuple[Ints, Ints]:
    later, earlier = list[int](), list[int]()
    places: dict[int, list[int]] = {}
    for i, word in enumerate(last.tolist()):
        first = max(0, i - NEAR)
        like = [j for j in places.get(word, []) if j < first][-FAR:] if word >= 0 else []
        later += [i] * (len(like) + i - first)
        earlier += [*like, *range(first, i)]
        if word >= 0:
            places.setdefault(word, []).append(i)
    return np.array(later, dtype=np.int64), np.array(earlier, dtype=np.int64)


def _seen_before(string: Ints, form: Ints) -> Ints:
    counts, found = defaultdict[int, int](int), list[int]()
    for words, kind in zip(string.tolist(), form.tolist(), strict=True):
        found.append(counts[words] if kind else 0)
        counts[words] += 1
    return np.array(found, dtype=np.int64)
