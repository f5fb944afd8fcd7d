"""The reader as one spaCy component: sentences, tags, features, lemmas, dependencies and names of a text in one pass."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from kg.errors import PipelineError
from kg.nlp import coreference, decode, patterns, reported
from kg.nlp.agreement import agreed
from kg.nlp.appositions import apposed, fronted
from kg.nlp.bareclauses import bare_clauses
from kg.nlp.bearers import BEARERS
from kg.nlp.casing import NOUNS, Nouns
from kg.nlp.codes import Codes
from kg.nlp.complements import Word, agents, agreed_on, attach, controlled, governed, outside, stranded
from kg.nlp.coordination import finite_again, in_number, judged, ongoing, quoted_too, says_more, spoken
from kg.nlp.coreference import Resolver
from kg.nlp.datelines import datelines
from kg.nlp.decode import Ints
from kg.nlp.features import gap
from kg.nlp.frames import FRAMES
from kg.nlp.framing import FRAMED
from kg.nlp.guests import guests
from kg.nlp.headlines import announced, ordered, shot_down
from kg.nlp.inserted import continued
from kg.nlp.lemmas import Lemmatiser
from kg.nlp.misplaced import (
    absolute,
    alike,
    charged,
    cleared,
    crossed,
    led_in,
    no_owner,
    planned,
    possessed,
    punished,
    remaining,
    sanctioning,
    taken,
    told_of,
)
from kg.nlp.nearer import NEARER
from kg.nlp.network import NETWORK, PIECES, RELATIONS, Network, Scores
from kg.nlp.reduced import spoken_of
from kg.nlp.regions import apart, bent
from kg.nlp.resuming import GOING_ON
from kg.nlp.sequels import aside, beside, between, brokered, from_to, personal, sequels, sourced
from kg.nlp.valency import Sentence, Tree
from kg.nlp.windows import BLANK, Words, sentences

CLASSES, LEMMAS = "classes.json", "lemmas.json"
FILES = (NETWORK, RELATIONS, PIECES, CLASSES, LEMMAS)
LONGEST_TEXT = 50_000_000
"""Code points; spaCy's own limit is for parsers that hold a whole text, this one holds a window."""
LONGEST_WITH_VECTORS = 50_000
"""Words of the longest text whose words' vectors are kept (`doc.tensor`, 77 MB then): no news article is longer."""
Halves = npt.NDArray[np.float16]
RULES = (
    *BEARERS,
    possessed,
    no_owner,
    remaining,
    told_of,
    led_in,
    bare_clauses,
    governed,
    agreed_on,
    controlled,
    charged,
    planned,
    cleared,
    taken,
    punished,
    outside,
    spoken_of,
    stranded,
    agents,
    guests,
    apposed,
    fronted,
    crossed,
    absolute,
    alike,
    sanctioning,
    brokered,
    from_to,
    beside,
    between,
    personal,
    *reported.FIRST,
    spoken,
    says_more,
    in_number,
    *FRAMED,
    quoted_too,
    judged,
    finite_again,
    *GOING_ON,
    *NEARER,
    ongoing,
    continued,
    sequels,
    aside,
    sourced,
    announced,
    ordered,
    shot_down,
    *reported.LAST,
    *FRAMES,
)
"""What is put right in a sentence's tree, one after the other: later ones read what earlier ones have put right."""
COLUMNS = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD")


class Reader:
    """Sets sentences, `tag_`, `pos_`, `morph`, `lemma_`, `head`, `dep_` and `ents` of a Doc, the words' vectors (`tensor`, not of texts
    beyond `LONGEST_WITH_VECTORS`), and `spans["coreference"]` where the model has a resolver (`kg.nlp.coreference`).

    Sentence starts that the Doc already has are kept. The text and the words are never changed. A text's reading does not
    depend on the texts read with it. Raises PipelineError where its files were not loaded.
    """

    def __init__(self, vocab: Vocab, name: str, threads: int) -> None:
        self.vocab, self.name, self.threads = vocab, name, threads
        self.source: Path | None = None
        self._network: Network | None = None
        self._codes: Codes | None = None
        self._lemmas: Lemmatiser | None = None
        self._nouns: Nouns | None = None
        self._resolver: Resolver | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Read one text."""
        doc = self.trees(doc)
        return self._resolver(doc) if self._resolver else doc

    def trees(self, doc: Doc) -> Doc:
        """The same without `spans["coreference"]`, in five sixths of the time."""
        if self._network is None or self._codes is None or self._lemmas is None:
            raise PipelineError("the reader has no weights: load it with kg.nlp.load() or spacy.load(kg.nlp.model_path())")
        return _Reading(doc, self._network, self._codes, self._lemmas, self._nouns).finish()

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterable[Doc]:  # noqa: ARG002 - spaCy's signature
        """Read a stream, one text at a time: a window is a batch already."""
        for doc in stream:
            yield self(doc)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy's signature
        """Copy the files that were loaded."""
        if self.source is None:
            raise PipelineError("the reader has no weights to write")
        folder = util.ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES + ((NOUNS,) if self._nouns else ()) + (coreference.FILES if self._resolver else ()):
            if (self.source / name).resolve() != (folder / name).resolve():
                shutil.copyfile(self.source / name, folder / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:  # noqa: ARG002 - spaCy's signature
        """Load the weights and tables of a folder."""
        folder = util.ensure_path(path)
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise PipelineError(f"{folder} lacks {', '.join(missing)}: the model is not complete, install it again")
        classes = json.loads((folder / CLASSES).read_text(encoding="utf-8"))
        self.source = folder
        self._network = Network(folder, self.threads)
        self._codes = Codes.of(classes, self.vocab)
        self._lemmas = Lemmatiser.read(folder / LEMMAS, self._network.pieces.words())
        self._nouns = Nouns.read(folder / NOUNS, classes["upos"], classes["xpos"]) if (folder / NOUNS).is_file() else None
        resolves = all((folder / name).is_file() for name in coreference.FILES)
        self._resolver = Resolver(folder, self.threads) if resolves else None
        return self


class _Reading:
    """One text being read: the columns that are filled sentence by sentence."""

    def __init__(self, doc: Doc, network: Network, codes: Codes, lemmas: Lemmatiser, nouns: Nouns | None) -> None:
        self.doc, self.network, self.codes, self.lemmas, self.nouns = doc, network, codes, lemmas, nouns
        self.tokens: list[Token] = [token for token in doc if not token.is_space]
        self.place = np.array([token.i for token in self.tokens], dtype=np.int64)
        self.columns = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
        self.heads = np.zeros(len(doc), dtype=np.int64)
        self.spans: list[Span] = []
        self.vectors: list[Halves] = []

    def finish(self) -> Doc:
        """The Doc with all that was found."""
        for start, scores in sentences(self.network, self._words()):
            self._sentence(start, scores)
        self._spaces()
        self.doc.tensor = cast(Any, self._tensor())
        self.columns[:, COLUMNS.index("HEAD")] = self.heads.astype(np.uint64)
        self.doc.from_array(list(COLUMNS), cast(Any, self.columns))
        names = agreed(self.doc, patterns.whole_titles(self.doc, bent(apart(self.spans))))
        self.doc.set_ents(names, default="outside")
        self.doc.set_ents(patterns.find(self.doc, names), default="outside")
        return self.doc

    def _words(self) -> Words:
        text, ends = self.doc.text, [0] + [token.idx + len(token) for token in self.tokens]
        gaps = [gap(text[end : token.idx]) for end, token in zip(ends, self.tokens, strict=False)]
        if gaps:
            gaps[0] = BLANK  # a text begins as a paragraph does: so the network learnt it
        given = self.doc.has_annotation("SENT_START")
        after = set() if given else datelines(text)
        starts = [token.is_sent_start if given else True if token.idx in after else None for token in self.tokens]
        return Words([token.text for token in self.tokens], gaps, starts)

    def _sentence(self, start: int, scores: Scores) -> None:
        size = len(scores.bound)
        place = self.place[start : start + size]
        pos, tags = self._tags(start, scores)
        lemmas = [self.lemmas(self.tokens[start + i].text, self.codes.xpos[tag]) for i, tag in enumerate(tags.tolist())]
        tree = Sentence(self.codes.classes, scores.arcs, partial(self.network.relations, scores), pos, tags).best()
        heads, relations, tags = self._settled(tree, lemmas, tags)
        where = np.where(heads == 0, np.arange(size), heads - 1)
        self.heads[place] = place[where] - place
        codes = self.codes
        values = (
            codes.tag[tags],
            codes.pos[pos],
            codes.morph[scores.feats.argmax(1)],
            np.array([self.doc.vocab.strings.add(lemma) for lemma in lemmas], dtype=np.uint64),
            codes.dep[relations],
        )
        for number, value in enumerate(values):
            self.columns[place, number] = value
        if len(self.tokens) <= LONGEST_WITH_VECTORS:
            self.vectors.append(scores.vectors.astype(np.float16))
        self.spans += [Span(self.doc, int(place[a]), int(place[b - 1]) + 1, label) for a, b, label in decode.names(scores.ner)]

    def _settled(self, tree: Tree, lemmas: list[str], tags: Ints) -> tuple[Ints, Ints, Ints]:
        """Heads, relations and tags of a tree with each complement, agent, second verb of speech and headline where it belongs."""
        rows = zip(lemmas, tags.tolist(), tree.heads.tolist(), tree.relations.tolist(), strict=True)
        words = [Word(lemma, self.codes.xpos[tag], head - 1, self.codes.rels[relation]) for lemma, tag, head, relation in rows]
        for rule in RULES:
            attach(words, list(rule(words)))
        heads = np.array([word.head + 1 for word in words], dtype=np.int64)
        relations = np.array([self.codes.rels.index(word.relation) for word in words], dtype=np.int64)
        return heads, relations, np.array([self.codes.xpos.index(word.tag) for word in words], dtype=np.int64)

    def _tensor(self) -> Halves:
        """The words' vectors by token; nothing for a text too long to hold them, white space has none."""
        if not self.vectors:
            return np.zeros((0, 0), dtype=np.float16)
        rows = np.concatenate(self.vectors)
        tensor = np.zeros((len(self.doc), rows.shape[1]), dtype=np.float16)
        tensor[self.place] = rows
        return tensor

    def _tags(self, start: int, scores: Scores) -> tuple[Ints, Ints]:
        """Classes of UPOS and of the Penn tags of a sentence."""
        words = [token.text for token in self.tokens[start : start + len(scores.bound)]]
        pos, tags = self.nouns(words, scores.upos, scores.xpos) if self.nouns else (scores.upos.argmax(1), scores.xpos.argmax(1))
        present, past = self.codes.xpos.index("VBP"), self.codes.xpos.index("VBD")
        # the network takes a past that it has never seen ("overran") for a present
        tags = np.array([past if t == present and self.lemmas.is_preterite(w) else t for w, t in zip(words, tags.tolist(), strict=True)])
        return pos, tags

    def _spaces(self) -> None:
        """White space that is a token hangs on the word before it (the first on the word after it)."""
        strings = self.doc.vocab.strings
        row = [strings.add("_SP"), strings["SPACE"], self.doc.vocab.morphology.add(""), 0, strings.add("dep"), 0]
        last = int(self.place[0]) if len(self.place) else None
        for token in self.doc:
            if not token.is_space:
                last = token.i
                continue
            row[COLUMNS.index("LEMMA")] = strings.add(token.text)
            self.columns[token.i] = row
            self.heads[token.i] = (last if last is not None else token.i) - token.i


@Language.factory(
    "newsgraph_reader",
    default_config={"threads": 1},
    assigns=["doc.sents", "doc.ents", "token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head"],
)
def make_reader(nlp: Language, name: str, threads: int) -> Reader:
    """The component; `threads` are those of one text, 1 so that several processes share a machine well."""
    nlp.max_length = max(nlp.max_length, LONGEST_TEXT)
    return Reader(nlp.vocab, name, threads)


__all__: list[Any] = ["Reader", "make_reader"]
