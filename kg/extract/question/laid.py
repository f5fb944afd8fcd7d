"""A predicate of a sentence under the question's pattern: whether everybody is in his place, and the place asked for is filled.

What a definite phrase takes up ("the visit") may be told before the sentence: whose, and where to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.question.eventnouns import adds, taking_up
from kg.extract.question.otherwords import holds, is_made_from, words_of
from kg.extract.question.phrases import (
    Gap,
    Place,
    clause,
    core_of,
    descendants_without,
    heads_at,
    is_adjunct,
    is_contrary,
    is_possessor,
    objects_of,
    phrase_of,
)
from kg.extract.question.questions import CLAIMED, Before, Mention, Part, Pattern
from kg.extract.tree.syntax import preposition
from kg.lexicon.synonyms import load as synonyms

_BODIES = frozenset({"Person", "Organisation", "Place", "Group"})
_PERSON = "Person"
# nouns that only count what stands behind them
_COUNTS = frozenset(
    {"dozen", "ten", "score", "hundred", "thousand", "million", "billion", "number", "majority", "handful", "group", "pair"}
)
_VOTES = frozenset({"abstain", "vote", "voting", "ballot"})
_MAIN = frozenset({"ROOT", "root", "conj", "ccomp", "parataxis"})
_PEOPLE = frozenset({"people", "person"})
_TAKES_UP = frozenset({"the", "this", "that", "these", "those", "such", "both"})
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
        if self._is_event_told(pattern):
            return True
        here = [part for part in pattern.parts if self._has(part)]
        apart = [part for part in pattern.parts if part not in here]
        if not all(self._takes_up(part) or self._is_there(part) or self._is_implied(part) for part in apart):
            return False
        alone = bool(here) or pattern.noun is not None or all(self._takes_up(part) or self._is_implied(part) for part in apart)
        return alone and self._is_filled(pattern)

    def _is_event_told(self, pattern: Pattern) -> bool:
        """ "The arrest came after …": a noun for what the very sentence before tells, and of it what is asked."""
        verb = taking_up(self.predicate)
        if verb is None or pattern.asked is None or not pattern.is_verb or adds(verb, pattern.asked[1]) is None:
            return False
        gap = pattern.asked[1]
        is_filled = gap == "reason" or any(is_adjunct(token, gap, verb) for token in clause(verb))
        last = Laid(self.mentions, self.predicate, self.is_turned, self.before.last)
        is_next = last._is_before(pattern.predicate)  # else somebody else may have been arrested since
        close = [last._is_told(part, part.words[:1]) for part in pattern.parts if is_next or part.entities]
        is_told = self._is_before(pattern.predicate) and all(self._is_told(part, part.words) for part in pattern.parts)
        return is_filled and is_told and all(close)

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
        phrases = [t for head in heads for t in phrase_of(head)]
        near = [t for head in heads for t in (self._own(core_of(head), head) if not part.words else phrase_of(head))]
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
        return [t for t in tokens if not (is_possessor(t, head) and any(m.start <= t.idx < m.end for m in people))]

    def _beside(self, part: Part) -> list[Token]:
        """The clause, without what stands under a preposition that says the contrary of the part's; of what words are on, all but who says
        them."""
        if self.is_speech and part.preposition in _ON:
            own = {t.i for head in self._heads("subject") for t in descendants_without(head, ())}
            return [t for t in self.predicate.sent if t.i not in own]
        return [t for t in clause(self.predicate) if not is_contrary(t, self.predicate, part.preposition)]

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
        return head.lower_ in _IT and self._is_told(part, part.words) and not self._is_since_another(part)

    def _is_since_another(self, part: Part) -> bool:
        """Whether the last sentence that has the part's main word speaks of another one for the first time ("A bill on school meals")."""
        some = synonyms().of(part.words[0]) | {f"{word}s" for word in synonyms().of(part.words[0])}
        last = next(((words, anew) for words, anew in reversed(self.before.told) if words & some), None)
        return last is not None and not some.isdisjoint(last[1]) and not all(_is_in(word, last[0]) for word in part.words[1:])

    def _is_told(self, part: Part, words: Sequence[str]) -> bool:
        """Whether all that the part names, and these words of it, stand before the sentence."""
        return all(who & self.before.entities for who in part.entities) and all(map(self._is_before, words))

    def _is_taken_up(self, head: Token, part: Part) -> bool:
        phrase = phrase_of(head)
        is_definite = any(c.dep_ == "det" and c.lower_ in _TAKES_UP for c in head.children)
        if not holds([head], part.words[0]) or not (is_definite or (head.lower_ in CLAIMED and len(phrase_of(head)) == 1)):
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
        if word in _VOTES and self.predicate.lemma_.lower() in _VOTES:
            return True  # who abstains does so from a vote
        return _is_in(word, self.before.words)

    def _is_there(self, part: Part) -> bool:
        """Where it happens, or whom a clause that holds all its other words is about, may be told before the sentence, which then has
        nobody and nothing else of the kind in that place."""
        if part.place != "other" or not part.entities:
            return False
        tokens = self._beside(part)
        if not part.words:
            return part.preposition in _LOCATES and self._is_free(self._places()) and self._is_told(part, ())
        phrases = [phrase_of(t) for t in tokens if len(part.words) > 1 and holds([t], part.words[0])]
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
        if part.preposition in _LOCATES and not self._is_free(self._places()):
            return False  # "the blast in Vell"
        return free and Laid(self.mentions, self.predicate, self.is_turned, self.before.last)._is_told(part, part.words)

    def _places(self) -> list[Token]:
        """What tells where in the clause, and of whom or what it is done and who does it."""
        heads = [*self._heads("subject"), *self._heads("object")]
        return [t for t in (*clause(self.predicate), *(t for head in heads for t in phrase_of(head))) if preposition(t) in _LOCATES]

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
            return any(is_adjunct(token, gap, self.predicate) for token in clause(self.predicate))
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
        if noun is not None and not holds(core_of(head), noun):
            return gap == "number" and self._is_bare_number(head, noun)
        if gap == "number":
            return any(t.pos_ == "NUM" or t.ent_type_ in {"MONEY", "CARDINAL", "QUANTITY"} for t in core_of(head))
        here = [m for m in self.mentions if any(m.start <= t.idx < m.end for t in core_of(head))]
        if gap == "state":
            return any(m.kind == "Place" for m in here)
        if gap == "body":
            counted = head.pos_ == "NOUN" and any(t.dep_ == "nummod" for t in head.children)
            return counted or any(m.kind in _BODIES and not m.is_pronoun for m in here)
        return head.pos_ != "PRON"

    def _is_bare_number(self, head: Token, noun: str) -> bool:
        """ "At least 20 were killed", "the blast killed dozens": people, where nothing else is counted; other things where the sentence
        before tells of them ("the others received 192")."""
        is_number = head.pos_ == "NUM" or (head.lemma_.lower() in _COUNTS and head.tag_ == "NNS")
        if self.predicate.dep_ not in _MAIN or any(_is_new(one) for one in heads_at(self.predicate, "subject") if one != head):
            return False  # "a shooter went on a rampage, killing four" tells of something else
        alone = is_number and not any(c.dep_ in {"nmod", "amod"} and c.pos_ in {"NOUN", "PROPN"} for c in head.children)
        return alone and (noun in _PEOPLE or bool(synonyms().of(noun) & {word.removesuffix("s") for word in self.before.last_words}))


def _is_new(head: Token) -> bool:
    """Whether somebody or something is spoken of for the first time ("a fire")."""
    return any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in head.children)


def _is_in(word: str, words: frozenset[str]) -> bool:
    """Whether one of some words is a form of a lemma, or of one that says at least as much."""
    some = {form for one in synonyms().of(word) for form in synonyms().forms_of(one)}
    return any(one in some or any(len(w) > _SHORT and one.startswith(w[:-1]) for w in some) for one in words)


def _is_one_of(token: Token, words: Sequence[str]) -> bool:
    return any(holds([token], word) for word in words)


def _planners(above: Token) -> list[Token]:
    """Whose plan it is: who plans, whose plan it is called, or who tells of plans that are nobody's else."""
    own = heads_at(above, "subject")
    return own or (heads_at(above.head, "subject") if above.dep_ == "obj" else [])
