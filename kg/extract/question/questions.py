"""A question's tree as a pattern: its predicate, who and what stands in which place of it, and the place that it asks for.

Read off a UD tree by the same rules as the news (`kg.extract.tree.enhanced`), so that a passive question and an active sentence meet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.extract.question.phrases import Gap, Place, descendants_without
from kg.extract.tree.arguments import arguments
from kg.extract.tree.syntax import descendants, is_passive, preposition
from kg.lexicon.synonyms import load as synonyms

_WH = frozenset({"WP", "WDT", "WP$", "WRB"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_ADVERBS: dict[str, Gap] = {"when": "day", "where": "place", "why": "reason"}
_ANYBODY = frozenset({"anybody", "anyone", "anything", "somebody", "someone", "something"})
_STATES = frozenset({"country", "state", "nation", "government"})
_EMPTY = frozenset({"do", "happen", "be", "occur"})  # predicates that say nothing of what is asked
# verbs that only carry a noun: who pays a visit visits; who rejects an accusation does not accuse
_TAKES_PLACE = frozenset({"happen", "occur"})
CLAIMED = frozenset({"responsibility", "credit"})  # who claims it for a deed claims the deed
_OF_NOUNS = frozenset({"about", "against", "between", "concerning", "on", "over", "regarding"})  # what may hang on a noun before it


@dataclass(frozen=True, slots=True)
class Mention:
    """Who stands at a stretch of a text (offsets into it): IRIs of the entity, its kind, and whether a pronoun stands for it."""

    start: int
    end: int
    entity: frozenset[str]
    kind: str
    is_pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a sentence, shortly or at the head of its article: IRIs of those named, and words in lower case; and what of it
    stands in the very sentence before."""

    entities: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    last_entities: frozenset[str] = frozenset()
    last_words: frozenset[str] = frozenset()
    told: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()  # of each sentence, in text order: its words, and those behind "a"

    @property
    def last(self) -> Before:
        """The sentence before alone."""
        return Before(self.last_entities, self.last_words)


@dataclass(frozen=True, slots=True)
class Part:
    """One phrase of the question: lemmas of its words of content that are no names (its head first), and whom it names."""

    place: Place
    words: tuple[str, ...]
    entities: tuple[frozenset[str], ...]
    preposition: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a sentence must have. `asked`: the place that is asked for; None for yes or no. `noun`: what the filler must be called
    ("which minister"), or what is counted."""

    predicate: str
    is_verb: bool
    parts: tuple[Part, ...]
    asked: tuple[Place, Gap] | None = None
    noun: str | None = None
    is_polar: bool = False  # yes or no
    governor: str | None = None  # a word for planning, refusing … that must stand above the predicate
    others: tuple[str, ...] = ()  # predicates that will do as well
    instead: Pattern | None = None  # of "plan to send": what is sent, wherever a plan for it stands
    attached: Pattern | None = None  # what hangs on the predicate as part of the object before it ("the bill on fishing")

    @property
    def words(self) -> tuple[str, ...]:
        """All words of content but the predicate."""
        of_parts = (word for part in self.parts for word in part.words)
        return tuple(dict.fromkeys([*of_parts, *([self.noun] if self.noun else [])]))


def lemma(token: Token) -> str:
    """Lower case, with its particle ("pull out", "put forward")."""
    particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt" or _is_bare_place(c)), None)
    return f"{token.lemma_.lower()} {particle}" if particle else token.lemma_.lower()


def _is_bare_place(token: Token) -> bool:
    """ "Took place"."""
    return token.lower_ == "place" and token.dep_ == "obj" and token.head.lemma_ == "take" and not [*token.children]


def pattern(doc: Doc, mentions: Sequence[Mention], dates: Sequence[tuple[int, int]], empty: Collection[str]) -> Pattern | None:
    """The pattern of a question; None where it has no predicate that says something, or names nobody and nothing.

    `dates`: stretches that are expressions of time, which the tree has no part in; `empty`: words that ask and mean nothing themselves.
    """
    root = next((sent.root for sent in doc.sents), None)
    asked_for = None if root is None else _fronted(root)
    if root is not None and asked_for is not None:
        root, front = asked_for, root
    if root is None or root.pos_ not in {"VERB", "NOUN", "ADJ", "AUX"} or root.tag_ in _WH or _is_empty(root):
        return None
    reading = _Reading(mentions, dates, frozenset(empty))
    if reading.is_taken(root) or _is_called(root) or _has_lost_name(doc):
        return None
    parts, asked, noun = list[Part](), None, None
    phrases = _phrases(root) if asked_for is None else [("object", front), *_phrases(root)]
    for place, head in phrases:
        if head.tag_ in _WH and any(t.dep_ == "cop" for t in root.children):
            continue  # "what was the reaction": the predicate itself is asked for
        gap = _gap(head)
        if gap is None:
            parts += reading.part(place, head)
        elif asked is None:
            asked, noun = (place, gap), _noun(head)
            parts += reading.beside(place, head, root)
    asked = asked or next((("other", _ADVERBS[t.lower_]) for t in root.children if t.lower_ in _ADVERBS), None)
    if not parts and noun is None:
        return None
    found = Pattern(lemma(root), root.pos_ in {"VERB", "AUX"}, tuple(parts), asked, noun, is_polar=doc[0].pos_ == "AUX")
    attached = _claimed(found) or _attached(phrases, found, reading)
    return replace(found, instead=_governed(root, found, reading), attached=attached)


def _claimed(found: Pattern) -> Pattern | None:
    """Of "claim responsibility for the attack": "claim the attack"."""
    first = next((part for part in found.parts if part.place == "object" and part.words[:1] and part.words[0] in CLAIMED), None)
    deed = next((part for part in found.parts if part.place == "other" and part.preposition == "for"), None)
    if found.predicate != "claim" or first is None:
        return None
    rest = [part for part in found.parts if part not in (first, deed)]
    words = first.words[1:] or (deed.words if deed is not None else ())
    entities = (*first.entities, *(deed.entities if deed is not None else ()))
    return replace(found, parts=(*rest, Part("object", words, entities))) if words else None


def _attached(phrases: Sequence[tuple[Place, Token]], found: Pattern, reading: _Reading) -> Pattern | None:
    """The pattern with a phrase that stands right behind the object as part of it: a parser cannot tell whether "on fishing" belongs to
    the bill or to its being introduced."""
    objects = [head for place, head in phrases if place == "object" and _gap(head) is None]
    beside = [head for place, head in phrases if place == "other" and preposition(head) in _OF_NOUNS]
    for one, other in ((one, other) for one in objects for other in beside):
        [*whole], [*own] = reading.part("object", one), reading.part("other", other)
        if whole and own and other.left_edge.i == one.right_edge.i + 1:
            words = tuple(dict.fromkeys((*whole[0].words, *own[0].words)))
            merged = replace(whole[0], words=words, entities=(*whole[0].entities, *own[0].entities))
            rest = [part for part in found.parts if part not in (*whole, *own)]
            return replace(found, parts=(*rest, merged))
    return None


def _fronted(root: Token) -> Token | None:
    """The verb of "which ship did Norland ram", where the parse takes what is asked for as the head and hangs the question on it."""
    asks = root.pos_ in {"NOUN", "PROPN"} and any(c.dep_ == "det" and c.tag_ in _WH for c in root.children)
    clauses = (c for c in root.children if asks and c.dep_ == "acl:relcl" and c.pos_ == "VERB")
    return next((c for c in clauses if any(t.dep_ == "aux" and t.i == root.i + 1 for t in c.children)), None)


def _governed(root: Token, found: Pattern, reading: _Reading) -> Pattern | None:
    """The pattern for what is planned, refused, promised … in the question."""
    verb = next((c for c in root.children if c.dep_ == "xcomp" and c.pos_ == "VERB" and not _is_empty(c)), None)
    if verb is None or lemma(root) not in synonyms().governs:
        return None
    own = [part for place, head in _phrases(verb) if _gap(head) is None for part in reading.part(place, head)]
    kept = [part for part in found.parts if verb.lemma_.lower() not in part.words]
    asked = found.asked or next(((place, gap) for place, head in _phrases(verb) if (gap := _gap(head)) is not None), None)
    return Pattern(lemma(verb), True, tuple(dict.fromkeys([*kept, *own])), asked, found.noun, found.is_polar, found.predicate)


def _has_lost_name(doc: Doc) -> bool:
    """ "What did Cleverly say": a name that was read as an adverb would be left out, and anybody would do."""
    inner = [t for t in doc[1:] if t.is_alpha]
    return any(t.pos_ in {"ADV", "INTJ"} and t.is_title for t in inner) and any(t.is_lower for t in inner)


def _is_called(root: Token) -> bool:
    """ "Who was the minister": what somebody is, no sentence does."""
    asks_who = any(t.lower_ == "who" and t.tag_ in _WH for t in root.children)
    return root.pos_ == "NOUN" and asks_who and any(t.dep_ == "cop" for t in root.children)


def _is_empty(root: Token) -> bool:
    """A predicate that says nothing of what is asked: "what happened …"; but something does in "when did the crash happen"."""
    word = root.lemma_.lower()
    return word in _EMPTY and not (word in _TAKES_PLACE and any(t.dep_ == "nsubj" and t.tag_ not in _WH for t in root.children))


def _phrases(root: Token) -> list[tuple[Place, Token]]:
    """The heads of all that hangs on the predicate, each with its place, once."""
    found: dict[int, tuple[Place, Token]] = {}
    for name, heads in arguments(root).places.items():
        for head in (one for one in heads if not _is_bare_place(one)):
            place: Place = "subject" if name in {"nsubj", "possessive"} else "object" if name in {"obj", "iobj"} else "other"
            if name == "by" and is_passive(root):
                place = "subject"
            if head.head == root or place != "other":
                found.setdefault(head.i, (place, head))
    for child in root.children:  # what has no preposition: "of" whom is left behind at the end of the question
        if child.dep_ in {"obl", "obl:unmarked", "nmod"} and not _ADVERBS.keys() & {child.lower_}:
            found.setdefault(child.i, ("other", child))
        elif child.dep_ == "nsubj" and is_passive(root):  # "where was the ban agreed": read as if it were active
            found.setdefault(child.i, ("object", child))
    return list(found.values())


def _gap(head: Token) -> Gap | None:
    """What is asked for, where this phrase asks: "who", "which country", "how many soldiers", "anybody"."""
    own = [head, *(t for t in head.children if t.dep_ in {"det", "amod", "nmod:poss", "advmod"})]
    many = next((t for t in own if t.lower_ in {"many", "much"} and any(c.lower_ == "how" for c in t.children)), None)
    if many is not None:
        return "number"
    if head.lower_ in _ANYBODY:
        return "thing"
    wh = next((t for t in own if t.tag_ in _WH and t.lower_ not in _ADVERBS), None)
    if wh is None:
        return None
    if wh == head:
        return "body" if head.lower_ in {"who", "whom", "whose"} else "thing"
    return "state" if head.lemma_.lower() in _STATES else "thing"


def _noun(head: Token) -> str | None:
    """What the filler must be called; nothing for "who" and "which country"."""
    lemma = head.lemma_.lower()
    return None if head.tag_ in _WH or lemma in _STATES | _ANYBODY or head.pos_ not in {"NOUN", "PROPN"} else lemma


@dataclass(frozen=True, slots=True)
class _Reading:
    mentions: Sequence[Mention]
    dates: Sequence[tuple[int, int]]
    empty: frozenset[str]

    def is_taken(self, token: Token) -> bool:
        """Whether it is part of a name or of a date."""
        stretches = [*((m.start, m.end) for m in self.mentions), *self.dates]
        return any(start <= token.idx < end for start, end in stretches)

    def _outermost(self) -> list[Mention]:
        """Of names within names the longest: "Fath-360 missile" is no missile of any other kind besides."""
        return [
            m
            for m in self.mentions
            if not any(o != m and o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in self.mentions)
        ]

    def part(self, place: Place, head: Token) -> list[Part]:
        return self._part(place, head, descendants(head))

    def beside(self, place: Place, head: Token, predicate: Token) -> list[Part]:
        """What qualifies that which is asked for ("which Iranian company"), and is no part of what is asked of it."""
        own = descendants(head) if predicate.head != head else descendants_without(head, descendants(predicate))
        return self._part(place, head, [t for t in own if t != head and t.lower_ not in {"many", "much"}])

    def _part(self, place: Place, head: Token, tokens: Iterable[Token]) -> list[Part]:
        tokens = list(tokens)
        here = [m for m in self._outermost() if any(m.start <= t.idx < m.end for t in tokens)]
        ordered = sorted(tokens, key=lambda t: (t != head, t.i))
        words = [t.lemma_.lower() for t in ordered if t.pos_ in _CONTENT and not self.is_taken(t) and t.tag_ not in _WH]
        kept = tuple(dict.fromkeys(word for word in words if word not in self.empty and word.isalnum()))
        entities = tuple(dict.fromkeys(m.entity for m in here))
        return [Part(place, kept, entities, preposition(head))] if kept or entities else []
