"""Whether a sentence says what a question asks: its tree laid over the question's pattern (`kg.extract.questions`).

The sentence has the question's predicate (the same word, a noun made from it, or a word that says at least as much), everybody in the
place where the question has them, all other words of the question in the same clause, and something in the place that is asked for. What a
definite phrase takes up ("the visit") may be told before the sentence: whose, and where to.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.errors import DataError
from kg.extract.questions import Before, Gap, Mention, Part, Pattern, Place, clause, descendants_without, heads_at, lemma, objects_of
from kg.extract.syntax import preposition
from kg.resources import data_path

FILE = "synonyms.toml"
_CLOSE = frozenset({"compound", "amod", "nmod:poss", "appos", "flat", "nmod:desc", "nmod:unmarked", "name"})
_BODIES = frozenset({"Person", "Organisation", "Place", "Group"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_REASONS = frozenset({"because", "since", "over", "for", "after", "due to", "because of", "amid", "following", "in response to", "citing"})
_CONTRARY = {
    "for": {"against"},
    "against": {"for"},
    "from": {"to", "into"},
    "to": {"from"},
    "into": {"from", "out of"},
    "with": {"without"},
}
# nouns that only count what stands behind them
_COUNTS = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion", "number", "majority", "handful", "group", "pair"})
_TAKES_UP = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_LOCATES = frozenset({"in", "at"})
_IT = frozenset({"it", "them", "this"})
_NOTHING = Before()
_SHORT = 3  # letters: the beginning of such a word says nothing
_AGENT = ("er", "or", "ist", "ee")  # "protester" is no protest


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What also says a word (queries/synonyms.toml): by lemma; `undergone` with object and subject exchanged."""

    said: Mapping[str, frozenset[str]]
    undergone: Mapping[str, frozenset[str]]

    def of(self, word: str) -> frozenset[str]:
        """The word and all that says at least as much."""
        return self.said.get(word, frozenset()) | {word}


@cache
def synonyms() -> Synonyms:
    """Read the file once. Raises DataError that names what is wrong."""
    try:
        data = tomllib.loads(data_path("queries", FILE).read_text(encoding="utf-8"))
        return Synonyms(*({word: frozenset(others) for word, others in data[part].items()} for part in ("said", "undergone")))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"queries/{FILE}: {error}") from error


def said(doc: Doc, mentions: Sequence[Mention], pattern: Pattern, before: Before = _NOTHING) -> list[tuple[int, int]]:
    """The words by which a sentence, read by itself, says what the pattern asks: their offsets in it; none where it does not say so.
    `mentions`: who stands where in it; `before`: what the sentences before it tell."""
    fitting = [p for p, is_turned in _predicates(doc, pattern) if _Laid(mentions, p, is_turned, before).fits(pattern)]
    return [span for predicate in fitting for span in _spans(predicate)]


def _spans(predicate: Token) -> Iterator[tuple[int, int]]:
    """The word, and with its particle where that follows it."""
    yield predicate.idx, predicate.idx + len(predicate)
    for child in predicate.children:
        if child.dep_ == "compound:prt" and child.i == predicate.i + 1:
            yield predicate.idx, child.idx + len(child)


def _predicates(doc: Doc, pattern: Pattern) -> Iterator[tuple[Token, bool]]:
    """Tokens that say the predicate, and whether object and subject are exchanged."""
    known = synonyms()
    wanted, undergone = known.of(pattern.predicate), known.undergone.get(pattern.predicate, frozenset())
    for token in doc:
        if token.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
            continue
        word = lemma(token)
        if word in wanted or _is_nominal(token, pattern):
            yield token, False
        elif word in undergone:
            yield token, True


def _is_nominal(token: Token, pattern: Pattern) -> bool:
    """A noun made from the verb that is asked about ("delivery", "agreement"), or the verb that the noun asked about is made from."""
    if (token.pos_ == "NOUN") != pattern.is_verb or token.pos_ not in {"NOUN", "VERB"}:
        return False
    noun, verb = (token.lemma_.lower(), pattern.predicate) if pattern.is_verb else (pattern.predicate, token.lemma_.lower())
    if noun.endswith(_AGENT) and noun != verb:
        return False
    common = next((at for at, (one, other) in enumerate(zip(noun, verb, strict=False)) if one != other), min(len(noun), len(verb)))
    return common >= max(4, len(verb) - 2) and len(noun) <= len(verb) + 6


@dataclass(frozen=True, slots=True)
class _Laid:
    """A predicate of a sentence under the pattern."""

    mentions: Sequence[Mention]
    predicate: Token
    is_turned: bool
    before: Before

    def fits(self, pattern: Pattern) -> bool:
        """Every part in the sentence or taken up by it; one at least, or what is asked for by its name, in the sentence itself."""
        here = [part for part in pattern.parts if self._has(part)]
        apart = [part for part in pattern.parts if part not in here]
        if not all(self._takes_up(part) or self._is_there(part) for part in apart):
            return False
        alone = bool(here) or pattern.noun is not None or all(self._takes_up(part) for part in apart)
        return alone and self._is_filled(pattern)

    def _heads(self, place: Place) -> list[Token]:
        if self.is_turned and place == "subject":
            place = "object"
        return heads_at(self.predicate, place)

    def _has(self, part: Part) -> bool:
        """Names in the right place; words in the same phrase, or for what hangs more loosely, anywhere in the clause."""
        if part.place == "other":
            tokens = self._beside(part)
            found = sum(1 for word in part.words if _holds(tokens, word))
            enough = len(part.words) / 2 if part.entities else len(part.words)
            return all(self._names(tokens, who) for who in part.entities) and found >= enough
        heads = self._heads(part.place)
        if not heads:
            return False
        phrases = [t for head in heads for t in _phrase(head)]
        near = [t for head in heads for t in (_core(head) if not part.words else _phrase(head))]
        if not all(self._names(near, who) for who in part.entities):
            return False
        rest = part.words[1:]
        found = sum(1 for word in rest if _holds(phrases, word))
        return (not part.words or _holds(phrases, part.words[0])) and 2 * found >= len(rest)

    def _beside(self, part: Part) -> list[Token]:
        """The clause, without what stands under a preposition that says the contrary of the part's."""
        return [t for t in clause(self.predicate) if not _is_contrary(t, self.predicate, part.preposition)]

    def _takes_up(self, part: Part) -> bool:
        """A definite phrase with the part's main word in its place, and before the sentence what else the question says of it."""
        if not part.words:
            return False
        heads = [t for t in self._beside(part) if t.pos_ == "NOUN"] if part.place == "other" else self._heads(part.place)
        return any(self._is_taken_up(head, part) or self._stands_for(head, part) for head in heads)

    def _stands_for(self, head: Token, part: Part) -> bool:
        """ "it": what the question calls by its name is told before."""
        return head.lower_ in _IT and self._is_told(part, part.words)

    def _is_told(self, part: Part, words: Sequence[str]) -> bool:
        """Whether all that the part names, and these words of it, stand before the sentence."""
        return all(who & self.before.entities for who in part.entities) and all(map(self._is_before, words))

    def _is_taken_up(self, head: Token, part: Part) -> bool:
        phrase = _phrase(head)
        if not _holds([head], part.words[0]) or not any(c.dep_ == "det" and c.lower_ in _TAKES_UP for c in head.children):
            return False
        meant = frozenset[str]().union(*part.entities)
        if any(not m.entity & meant and any(m.start <= t.idx < m.end for t in phrase if t != head) for m in self.mentions):
            return False  # it is somebody else's
        rest = part.words[1:]
        told = sum(1 for word in rest if _holds(phrase, word) or self._is_before(word))
        return all(self._names(phrase, who) or who & self.before.entities for who in part.entities) and 2 * told >= len(rest)

    def _is_before(self, word: str) -> bool:
        some = synonyms().of(word)
        return any(one in some or any(len(w) > _SHORT and one.startswith(w[:-1]) for w in some) for one in self.before.words)

    def _is_there(self, part: Part) -> bool:
        """Where it happens, or whom a clause that holds all its other words is about, may be told before the sentence, which then has
        nobody and nothing else of the kind in that place."""
        if part.place != "other" or not part.entities:
            return False
        tokens = self._beside(part)
        if not part.words:
            there = [t for t in tokens if preposition(t) in _LOCATES]
            return part.preposition in _LOCATES and self._is_free(there) and self._is_told(part, ())
        phrases = [_phrase(t) for t in tokens if len(part.words) > 1 and _holds([t], part.words[0])]
        full = [phrase for phrase in phrases if all(_holds(phrase, word) for word in part.words)]
        return any(map(self._is_free, full)) and self._is_told(part, ())

    def _is_free(self, tokens: Sequence[Token]) -> bool:
        """Whether nobody is named there, and no place."""
        return not any(m.kind in _BODIES and not m.is_pronoun and any(m.start <= t.idx < m.end for t in tokens) for m in self.mentions)

    def _names(self, tokens: Sequence[Token], who: frozenset[str]) -> bool:
        return any(m.entity & who and any(m.start <= t.idx < m.end for t in tokens) for m in self.mentions)

    def _is_filled(self, pattern: Pattern) -> bool:
        """Whether something stands in the place that is asked for."""
        if pattern.asked is None:
            return pattern.noun is None or _holds(clause(self.predicate), pattern.noun)
        place, gap = pattern.asked
        if gap in {"day", "place", "reason"}:
            return any(_is_adjunct(token, gap) for token in clause(self.predicate))
        is_object = place == "object" or self.is_turned
        heads = objects_of(self.predicate) if is_object and self.predicate.pos_ == "VERB" else self._heads(place)
        return any(self._fills(head, gap, pattern.noun) for head in heads)

    def _fills(self, head: Token, gap: Gap, noun: str | None) -> bool:
        if noun is not None and not _holds(_core(head), noun):
            return False
        if gap == "number":
            return any(t.pos_ == "NUM" or t.ent_type_ in {"MONEY", "CARDINAL", "QUANTITY"} for t in _core(head))
        here = [m for m in self.mentions if any(m.start <= t.idx < m.end for t in _core(head))]
        if gap == "state":
            return any(m.kind == "Place" for m in here)
        if gap == "body":
            counted = head.pos_ == "NOUN" and any(t.dep_ == "nummod" for t in head.children)
            return counted or any(m.kind in _BODIES and not m.is_pronoun for m in here)
        return head.pos_ != "PRON"


def _phrase(head: Token) -> list[Token]:
    """A phrase without relative clauses."""
    return descendants_without(head, [t for t in head.subtree if t.dep_ in {"acl:relcl", "parataxis"} and t != head])


def _core(head: Token) -> list[Token]:
    """The head with what stands close to it: parts of its name, adjectives, possessor, apposition, number."""
    found, stack = list[Token](), [head]
    while stack:
        token = stack.pop()
        found.append(token)
        stack += [c for c in token.children if c.dep_ in _CLOSE or c.dep_ == "nummod"]
        stack += [c for c in token.children if c.dep_ == "nmod" and preposition(c) == "of" and token.lemma_.lower() in _COUNTS]
    return found


def _is_contrary(token: Token, predicate: Token, asked: str | None) -> bool:
    """Whether it stands under a preposition that says the contrary of the one asked ("voted for", not "against")."""
    if asked not in _CONTRARY:
        return False
    while token not in (predicate, token.head):
        if preposition(token) in _CONTRARY[asked]:
            return True
        token = token.head
    return False


def _holds(tokens: Sequence[Token], word: str) -> bool:
    wanted = synonyms().of(word)
    return any(t.lemma_.lower() in wanted or lemma(t) in wanted or t.lower_ == word for t in tokens)


def _is_adjunct(token: Token, gap: Gap) -> bool:
    if gap == "day":
        return token.ent_type_ in {"DATE", "TIME"}
    if gap == "place":
        return token.ent_type_ in _PLACES and preposition(token) is not None
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"} | ({preposition(token)} - {None})
    return bool(marks & _REASONS)
