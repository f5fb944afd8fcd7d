"""A predicate of a sentence under the question's pattern: whether everybody is in his place, and the place asked for is filled.

What a definite phrase takes up ("the visit") may be told before the sentence: whose, and where to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.question.otherwords import holds, is_made_from, words_of
from kg.extract.question.questions import Before, Gap, Mention, Part, Pattern, Place, clause, descendants_without, heads_at, objects_of
from kg.extract.tree.syntax import preposition
from kg.lexicon.synonyms import load as synonyms

_CLOSE = frozenset({"compound", "amod", "nmod:poss", "appos", "flat", "nmod:desc", "nmod:unmarked", "name"})
_BODIES = frozenset({"Person", "Organisation", "Place", "Group"})
_PERSON = "Person"
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
_COUNTS = frozenset(
    {"dozen", "ten", "score", "hundred", "thousand", "million", "billion", "number", "majority", "handful", "group", "pair"}
)
_TAKES_UP = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_RATES = frozenset({"per", "a", "an"})  # "17,000 miles per hour" is no day
_LOCATES = frozenset({"in", "at"})
_IT = frozenset({"it", "them", "this"})
_ON = frozenset({"about", "on", "of", "regarding", "concerning", "over", "to"})  # what reported words are on, in a question
_ANYBODY = frozenset({"anybody", "anyone", "any", "everybody", "everyone", "whoever", "those", "nobody"})
_UNDER = frozenset({"xcomp", "acl", "ccomp", "conj", "advcl"})  # how what is planned hangs on the plan
_POINTS = frozenset({"this", "that", "these", "those", "such"})
_SHORT = 3  # letters: the beginning of such a word says nothing


@dataclass(frozen=True, slots=True)
class Laid:
    """A predicate of a sentence under the pattern."""

    mentions: Sequence[Mention]
    predicate: Token
    is_turned: bool
    before: Before
    is_speech: bool = False
    governor: str | None = None

    def fits(self, pattern: Pattern) -> bool:
        """Every part in the sentence or taken up by it; one at least, or what is asked for by its name, in the sentence itself."""
        if pattern.governor is not None and self._above() is None:
            return False
        here = [part for part in pattern.parts if self._has(part)]
        apart = [part for part in pattern.parts if part not in here]
        if not all(self._takes_up(part) or self._is_there(part) or self._is_implied(part) for part in apart):
            return False
        alone = bool(here) or pattern.noun is not None or all(self._takes_up(part) or self._is_implied(part) for part in apart)
        return alone and self._is_filled(pattern)

    def _heads(self, place: Place) -> list[Token]:
        if self.is_turned and place == "subject":
            place = "object"
        above = self._above() if place == "subject" and self.governor is not None else None
        return [*heads_at(self.predicate, place), *(_planners(above) if above is not None else [])]

    def _above(self) -> Token | None:
        """The word above the predicate for planning, refusing … it: the verb, or a noun made from it."""
        word, token = self.governor or "", self.predicate
        while token.head != token and token.dep_ in _UNDER:
            token = token.head
            if words_of(token) & synonyms().of(word) or (token.pos_ == "NOUN" and is_made_from(token.lemma_.lower(), word)):
                return token
        return None

    def _has(self, part: Part) -> bool:
        """Names in the right place; words in the same phrase, or for what hangs more loosely, anywhere in the clause."""
        if part.place == "other":
            tokens = self._beside(part)
            found = sum(1 for word in part.words if holds(tokens, word))
            enough = len(part.words) / 2 if part.entities else len(part.words)
            return all(self._names(tokens, who) for who in part.entities) and found >= enough
        heads = self._heads(part.place)
        if not heads:
            return False
        phrases = [t for head in heads for t in _phrase(head)]
        near = [t for head in heads for t in (self._own(_core(head), head) if not part.words else _phrase(head))]
        if not all(self._names(near, who) for who in part.entities):
            return False
        rest = part.words[1:]
        found = sum(1 for word in rest if holds(phrases, word))
        return (not part.words or holds(phrases, part.words[0])) and 2 * found >= len(rest)

    def _own(self, tokens: Sequence[Token], head: Token) -> list[Token]:
        """What names the head itself: what a state's army does the state does, but his minister is not he."""
        people = [m for m in self.mentions if m.kind == _PERSON]
        if head.pos_ == "PROPN" and not any(m.start <= head.idx < m.end for m in people):
            return list(tokens)  # "Norland's Trade Ministry"
        return [t for t in tokens if not (_is_possessor(t, head) and any(m.start <= t.idx < m.end for m in people))]

    def _beside(self, part: Part) -> list[Token]:
        """The clause, without what stands under a preposition that says the contrary of the part's; of what words are on, all but who says
        them."""
        if self.is_speech and part.preposition in _ON:
            own = {t.i for head in self._heads("subject") for t in descendants_without(head, ())}
            return [t for t in self.predicate.sent if t.i not in own]
        return [t for t in clause(self.predicate) if not _is_contrary(t, self.predicate, part.preposition)]

    def _takes_up(self, part: Part) -> bool:
        """A definite phrase with the part's main word in its place, and before the sentence what else the question says of it; what is
        spoken of, "this" takes up too."""
        if self.is_speech and part.place == "other" and part.preposition in _ON and self._points():
            last = Laid(self.mentions, self.predicate, self.is_turned, self.before.last)
            return last._is_told(part, part.words)
        if not part.words:
            return False
        heads = self._nouns(part) if part.place == "other" else self._heads(part.place)
        return any(self._is_taken_up(head, part) or self._stands_for(head, part) for head in heads)

    def _nouns(self, part: Part) -> list[Token]:
        """The nouns beside the predicate, and "it" behind the preposition that the question has ("voted against it")."""
        beside = self._beside(part)
        return [t for t in beside if t.pos_ == "NOUN" or (t.lower_ in _IT and part.preposition and preposition(t) == part.preposition)]

    def _points(self) -> bool:
        """Whether some phrase of the sentence points back ("such reports")."""
        return any(t.lower_ in _POINTS and t.dep_ in {"det", "nsubj", "nsubj:pass", "obj"} for t in self.predicate.sent)

    def _stands_for(self, head: Token, part: Part) -> bool:
        """ "it": what the question calls by its name is told before."""
        return head.lower_ in _IT and self._is_told(part, part.words)

    def _is_told(self, part: Part, words: Sequence[str]) -> bool:
        """Whether all that the part names, and these words of it, stand before the sentence."""
        return all(who & self.before.entities for who in part.entities) and all(map(self._is_before, words))

    def _is_taken_up(self, head: Token, part: Part) -> bool:
        phrase = _phrase(head)
        if not holds([head], part.words[0]) or not any(c.dep_ == "det" and c.lower_ in _TAKES_UP for c in head.children):
            return False
        meant = frozenset[str]().union(*part.entities)
        if any(not m.entity & meant and any(m.start <= t.idx < m.end for t in phrase if t != head) for m in self.mentions):
            return False  # it is somebody else's
        rest = part.words[1:]
        if any(not holds(phrase, word) for word in rest) and any(c.dep_ == "compound" and not _is_one_of(c, rest) for c in head.children):
            return False  # "the budget bill" takes up no harbour bill
        told = sum(1 for word in rest if holds(phrase, word) or self._is_before(word))
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
        phrases = [_phrase(t) for t in tokens if len(part.words) > 1 and holds([t], part.words[0])]
        full = [phrase for phrase in phrases if all(holds(phrase, word) for word in part.words)]
        return any(map(self._is_free, full)) and self._is_told(part, ())

    def _is_implied(self, part: Part) -> bool:
        """What hangs on the predicate by a preposition, and nothing does here, goes without saying where the very sentence before holds
        all of it ("Only Norland abstained")."""
        if part.place != "other" or part.preposition is None or self.predicate.pos_ != "VERB":
            return False
        if self.is_speech and part.preposition in _ON:
            return False  # what comes before somebody's words is not what they are about
        free = not any(preposition(child) == part.preposition for child in self.predicate.children)
        return free and Laid(self.mentions, self.predicate, self.is_turned, self.before.last)._is_told(part, part.words)

    def _is_free(self, tokens: Sequence[Token]) -> bool:
        """Whether nobody is named there, and no place, nor anybody in general ("sanctions on anybody who …")."""
        if any(t.lower_ in _ANYBODY for t in tokens):
            return False
        return not any(m.kind in _BODIES and not m.is_pronoun and any(m.start <= t.idx < m.end for t in tokens) for m in self.mentions)

    def _names(self, tokens: Sequence[Token], who: frozenset[str]) -> bool:
        return any(m.entity & who and any(m.start <= t.idx < m.end for t in tokens) for m in self.mentions)

    def _is_filled(self, pattern: Pattern) -> bool:
        """Whether something stands in the place that is asked for, which the question does not name itself."""
        if pattern.asked is None:
            return pattern.noun is None or holds(clause(self.predicate), pattern.noun)
        place, gap = pattern.asked
        if self.is_speech and gap == "thing" and self._is_reported():
            return True
        if gap in {"day", "place", "reason"}:
            return any(_is_adjunct(token, gap) for token in clause(self.predicate))
        is_object = place == "object" or self.is_turned
        heads = self._objects() if is_object and self.predicate.pos_ == "VERB" else self._heads(place)
        known = [who for part in pattern.parts for who in part.entities]
        return any(self._fills(head, gap, pattern.noun) for head in heads if not any(self._names([head], who) for who in known))

    def _objects(self) -> list[Token]:
        """Whom or what it is done to, and where that is nobody, what it is to bring about ("called on Norland to leave")."""
        ends = [c for c in self.predicate.children if c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ == "to" for m in c.children)]
        return objects_of(self.predicate) or ends

    def _is_reported(self) -> bool:
        """Whether the words that somebody says stand around the verb: it hangs on them, or they in quotation marks beside it."""
        return self.predicate.dep_ == "parataxis" or any(t.is_quote for t in self.predicate.sent)

    def _fills(self, head: Token, gap: Gap, noun: str | None) -> bool:
        if noun is not None and not holds(_core(head), noun):
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


def _is_possessor(token: Token, head: Token) -> bool:
    """Whether it stands under the head as whose that is."""
    while token not in (head, token.head):
        if token.dep_ == "nmod:poss":
            return True
        token = token.head
    return False


def _is_one_of(token: Token, words: Sequence[str]) -> bool:
    return any(holds([token], word) for word in words)


def _planners(above: Token) -> list[Token]:
    """Whose plan it is: who plans, whose plan it is called, or who tells of plans that are nobody's else."""
    own = heads_at(above, "subject")
    return own or (heads_at(above.head, "subject") if above.dep_ == "obj" else [])


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


def _is_adjunct(token: Token, gap: Gap) -> bool:
    if gap == "day":
        return token.ent_type_ in {"DATE", "TIME"} and preposition(token) not in _RATES
    if gap == "place":  # "in Tyre", or what is visited
        return token.ent_type_ in _PLACES and (preposition(token) is not None or token.dep_ == "obj")
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"} | ({preposition(token)} - {None})
    return bool(marks & _REASONS)
