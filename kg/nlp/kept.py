"""What is read of a sentence by itself, as a small packet that can be kept: some ten bytes a word.

A packet holds where the words end and what the reader set of them (tag, part of speech, features, relation, name, head, lemma). The text
is not in it, nor are the words' vectors and what tells whom pronouns stand for, which no tree has (`kg.nlp.trees`).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kg.nlp.lemmas import change

_LABELS: dict[str, Callable[[Token], str]] = {
    "TAG": lambda token: token.tag_,
    "POS": lambda token: token.pos_,
    "MORPH": lambda token: str(token.morph),
    "DEP": lambda token: token.dep_,
    "ENT_TYPE": lambda token: token.ent_type_,
}
_COLUMNS: tuple[str, ...] = (*_LABELS, "ENT_IOB", "HEAD", "LEMMA")
_ROW, _CELL = "\x1e", "\x1f"
_LEVEL = 9
_LOWER, _AS_IS, _NOTHING = "l", "=", ord("0")  # of rules for lemmas
_WHOLE = (1 << 64) - 1  # heads are differences, in two's complement
# what nearly every packet holds, the commonest last (zlib refers back to it, and the nearer the shorter): part of the form of a packet
_COMMON = (
    """\
vocative list dislocated goeswith iobj csubj advcl:relcl nsubj:outer parataxis acl obl:unmarked expl nummod appos fixed flat xcomp
ccomp cop aux:pass nsubj:pass acl:relcl advcl compound:prt det:predet cc:preconj cc conj mark advmod nmod:poss nmod amod compound aux
obl det nsubj obj case punct ROOT flat flat compound case det nmod case nmod punct case det obl punct WRB WP WDT PDT POS RP EX JJR JJS
RBR RBS NNPS VBG VBZ VBP VBD VBN VB MD TO PRP PRP$ CD CC RB JJ NNS NN NNP , . DT IN NN IN NNP NNP VBD DT NN INTJ SYM X SCONJ PART AUX
PRON NUM CCONJ ADV ADJ VERB PUNCT PROPN DET NOUN ADP PROPN PROPN VERB DET NOUN ADP PROPN PUNCT
Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin Tense=Past|VerbForm=Part Tense=Past|VerbForm=Part|Voice=Pass
Tense=Pres|VerbForm=Part VerbForm=Ger VerbForm=Inf Mood=Ind|Tense=Past|VerbForm=Fin Case=Acc|Number=Plur|Person=3|PronType=Prs
Gender=Masc|Number=Sing|Person=3|Poss=Yes PronType=Rel PronType=Dem NumForm=Digit|NumType=Card NumType=Card Degree=Pos Number=Plur
Definite=Ind|PronType=Art Definite=Def|PronType=Art Number=Sing Number=Sing   Number=Sing Definite=Def|PronType=Art Number=Sing
PERCENT LAW FAC ORDINAL QUANTITY MONEY TIME EVENT LOC NORP CARDINAL DATE DATE ORG ORG PERSON PERSON GPE            2 2 2 3 1 2 2 2 2 2
2 3 1 1 2 2 2 2 2 2 2 2 2 2 2 2 2 2 -8 -7 -6 -5 8 7 6 5 4 -4 3 -3 0 -2 2 1 -1 1 1 -2 2 1 -3 1 -1 3 2 1 -3 l3 l2 l1 l3be l3have l2y l1e
l2e =1 l0 l0 =0 =0 l0 =0 =0 =0 =0 =0 =0 =0 l0 =0 =0 =0 =1 =0 =0 =0 =1 =0 =2 =0 =0 3 2 5 7 9 11 13 15 17 19 21 23 4 6 8 10 12 14 16 18
20 22 """.replace("\n", " ")
    .replace(" ", _CELL)
    .encode()
)


def packed(doc: Doc) -> bytes:
    """The packet of a text that was read."""
    columns = [[label(token) for token in doc] for label in _LABELS.values()]
    columns.append([str(token.ent_iob) for token in doc])
    columns.append([str(token.head.i - token.i) for token in doc])
    columns.append([_rule(token.text, token.lemma_) for token in doc])
    columns.append([str(2 * len(token) + bool(token.whitespace_)) for token in doc])
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_COMMON)
    return packer.compress(_ROW.join(map(_CELL.join, columns)).encode()) + packer.flush()


def unpacked(vocab: Vocab, text: str, packet: bytes) -> Doc:
    """The same text with all that the packet holds of it."""
    plain = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_COMMON).decompress(packet).decode()
    *labels, iobs, heads, rules, lengths = (row.split(_CELL) for row in plain.split(_ROW))
    if not any(lengths):
        return Doc(vocab)
    words, spaces = _words(text, lengths)
    numbers = [_numbers(vocab, name, column) for name, column in zip(_LABELS, labels, strict=True)]
    numbers.append([int(iob) for iob in iobs])
    numbers.append([int(head) & _WHOLE for head in heads])
    numbers.append([vocab.strings.add(_lemma(word, rule)) for word, rule in zip(words, rules, strict=True)])
    return Doc(vocab, words, spaces).from_array([*_COLUMNS], cast(Any, np.array(numbers, dtype=np.uint64).T))


def _words(text: str, lengths: Sequence[str]) -> tuple[list[str], list[bool]]:
    """The words of a text, each with whether a space follows it."""
    words, spaces, start = list[str](), list[bool](), 0
    for length, follows in (divmod(int(number), 2) for number in lengths):
        words.append(text[start : start + length])
        spaces.append(bool(follows))
        start += length + follows
    return words, spaces


def _numbers(vocab: Vocab, name: str, column: Sequence[str]) -> list[int]:
    """The labels as the vocabulary has them."""
    add = vocab.morphology.add if name == "MORPH" else vocab.strings.add
    known = {value: add(value) for value in set(column)}
    return [known[value] for value in column]


def _rule(word: str, lemma: str) -> str:
    """How the lemma is made of the word, or of the word in lower case: how many letters are cut off the end (a sign), what is put there."""
    (cut, added), (cut_lower, added_lower) = change(word, lemma), change(word.lower(), lemma)
    if cut <= cut_lower:
        return f"{_AS_IS}{chr(_NOTHING + cut)}{added}"
    return f"{_LOWER}{chr(_NOTHING + cut_lower)}{added_lower}"


def _lemma(word: str, rule: str) -> str:
    form = word.lower() if rule[0] == _LOWER else word
    return form[: len(form) - (ord(rule[1]) - _NOTHING)] + rule[2:]
