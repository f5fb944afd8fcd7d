"""Mentions: named spans of the pipeline, and the noun phrases and pronouns that stand as somebody or something in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.authority import Authority
from kg.extract.mention.candidate import Candidate
from kg.extract.mention.missed import missed
from kg.extract.mention.names import ARTICLES, name_of
from kg.extract.mention.nouns import Nouns
from kg.extract.mention.phrases import WHOEVER, noun_phrase, tells_which, whole_phrase, without_note
from kg.extract.mention.titles import offices, titles_before, titles_of_persons, with_titles
from kg.extract.tree.deeds import names_event
from kg.extract.tree.heads import measured
from kg.extract.tree.syntax import children, cover, first_conjunct, preposition, text_of
from kg.extract.tree.tags import ROLES, STANDING
from kg.lexicon import Lexicon
from kg.model import Mention, Span, Surroundings

NAMES = {"PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "WEAPON", "VEHICLE", "OTHER"}
ABLE = (NAMES | {"TITLE"}) - {"OTHER", "EVENT"}  # labels of what can take part
NOT_PARTICIPANTS = {"DATE", "TIME", "MONEY", "QUANTITY", "PERCENT"}
PERSONAL = {"he", "she", "him", "her", "his", "hers"}
PRONOUNS = PERSONAL | WHOEVER | {"i", "we", "us", "our", "you", "it", "its", "they", "them", "their", "me", "my", "your"}
INDEFINITE = {"a", "an", "one"}
ONE_OF_SOME = INDEFINITE | {"another", "the"}
AGED = re.compile(r"\d-year-old$")
TAKING_PART = {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"}


class Candidates:
    """All possible mentions of a Doc, found by token: names first, then noun phrases made when something asks for them."""

    def __init__(self, doc: Doc, authority: Authority, lexicon: Lexicon) -> None:
        self.doc = doc
        self._text = text_of(doc)
        self._nouns = Nouns(authority, lexicon)
        self._measures = lexicon.classes.get("measure", frozenset())
        self._authority, self._lexicon = authority, lexicon
        self.sentence_of = {t.i: n for n, sent in enumerate(doc.sents) for t in sent}
        seen = [(ent, name) for ent in doc.ents if (name := name_of(ent, authority, self.sentence_of))]
        self.names = [name for _, name in seen]
        self._by_token = {token.i: name for ent, name in seen for token in ent}
        for run in list(missed(doc, self._by_token, authority)):
            self._recall(run)
        self._used: dict[int, Candidate] = {}
        self.heads: dict[str, int] = {}  # of each mention that was made, by its id

    def _recall(self, run: list[Token]) -> None:
        """One more name, of an organisation."""
        head = next((t for t in run if t.head not in run), run[-1])
        name = Candidate(Span(run[0].idx, run[-1].idx + len(run[-1])), "ORG", "name", head.i, self.sentence_of[head.i])
        self.names.append(name)
        self._by_token.update({t.i: name for t in run})

    def at(self, token: Token) -> Candidate | None:
        """The name or noun phrase whose head the token is; None for tokens that cannot take part in anything."""
        token = self._named_apposition(token)
        found = self._by_token.get(token.i)
        if found and (found.label in NOT_PARTICIPANTS or self._heads(found, token)):
            return None if found.label in NOT_PARTICIPANTS else found
        if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(token)
        called_so = token.tag_ in {"VBN", "VBD"} and any(c.lower_ == "the" for c in token.children)  # "the affected"
        if token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "X", "SYM"} and not found and not called_so:
            return None
        return self._nominal(token)

    def _heads(self, found: Candidate, token: Token) -> bool:
        """A name stands for the phrase of a token inside it unless that phrase is longer than the name ("Iran deal": no)."""
        if (
            token.tag_ == "NNPS"
            and found.label == "NORP"
            and any(c.dep_ == "acl:relcl" and not c.left_edge.is_punct for c in token.children)
        ):
            return False  # "the Syrians who fought": some of them
        before = first_conjunct(token).dep_ in {"amod", "compound", "nmod:poss"}
        return found.label != "NORP" or before or token.tag_ in {"NNPS", "NNP", "NNS", "PRP$"} or _is_one_of_a_people(token)

    def _named_apposition(self, token: Token) -> Token:
        """ "the US envoy Rob Malley", parsed as noun and apposition: the name stands for both."""
        if token.i in self._by_token and self._by_token[token.i].label == "PERSON":
            return token
        if token.lemma_.lower() in self._lexicon.classes.get("likeness", frozenset()):
            return token  # "statues of kings, George and John"
        for child in token.children:
            beside = child.dep_ in {"appos", "flat"} and preposition(child) is None  # "groups, including the Front"
            if (name := self._name_of_described(child)) is not None:
                return name
            named = self._by_token[child.i].label if beside and child.i in self._by_token else None
            apart = child.left_edge.is_punct and not self._is_thing(token)  # "the agency, UNHCR": the noun tells who it is as well
            near = named is not None and self._by_token[child.i].span.start == token.idx + len(token) + 1
            near = near or child.left_edge.i == token.i + 1
            touching = named in {"ORG", "GPE"} and near and not apart and token.pos_ in {"NOUN", "ADJ"}
            touching = touching and (token.i not in self._by_token or token.is_lower)
            new = named == "ORG" and any(c.lower_ in INDEFINITE for c in token.children)  # "a company, Acme": told of for the first time
            bare = token.tag_ == "NN" and not children(token, "det", "nmod:poss")  # "low cost airline, Northwind"
            new = new or (named == "ORG" and bare and child.dep_ == "appos" and child.i > token.i)
            if named == "PERSON" or touching or new:  # "the site YouTube", "the group Hamas"
                return child
        return self._named_together(token) or token

    def _name_of_described(self, office: Token) -> Token | None:
        """The name of "Roe's widow, *former player Ann Brook*": the noun beside tells by its own apposition who it is."""
        beside = office.dep_ in {"appos", "conj"} and not children(office, "cc") and office.tag_ == "NN"
        if not beside or office.lemma_.lower() not in self._nouns.people:
            return None
        names = [n for n in children(office, "appos", "flat") if n.i in self._by_token and n.left_edge.i == office.i + 1]
        return next((n for n in names if self._by_token[n.i].label == "PERSON"), None)

    def _named_together(self, title: Token) -> Token | None:
        """ "Senator and former candidate Ann Roe": two titles without an article before one name are one person's."""
        if title.tag_ not in {"NN", "NNP"} or title.ent_type_ not in {"", "TITLE"} or children(title, "det", "appos", "flat"):
            return None
        shared = title.tag_ == "NN" and not children(title, "nmod:poss", "amod", "compound")  # "clinic and advocacy manager Ann Roe"
        if title.lemma_.lower() not in self._nouns.people and not shared:
            return None
        described = [
            c for c in children(title, "conj")
            if c.i in self._by_token and self._by_token[c.i].label == "PERSON" and children(c, "cc")
            and any(d.tag_ == "NN" and d.lemma_.lower() in self._nouns.people for d in children(c, "nmod:desc"))
        ]  # fmt: skip
        if described and not children(title, "nmod:poss") and not shared:
            return described[0]  # "geography expert and former official, Ann Roe"
        mates = [
            c for c in children(title, "conj") if c.tag_ in {"NN", "NNP"} and children(c, "cc") and not children(c, "det", "nmod:poss")
        ]
        names = [n for c in mates[:1] for n in children(c, "appos", "flat") if n.i in self._by_token and n.left_edge.i == c.i + 1]
        return next((n for n in names if self._by_token[n.i].label == "PERSON"), None)

    def _is_thing(self, noun: Token) -> bool:
        """A noun that by itself stands for nobody ("site")."""
        lemma = noun.lemma_.lower()
        return noun.pos_ == "NOUN" and not self._nouns.are_somebody(lemma)

    def _pronoun(self, token: Token) -> Candidate | None:
        if token.lower_ not in PRONOUNS and not tells_which(token):
            return None
        label = "PERSON" if token.lower_ in PERSONAL else "OTHER"
        return Candidate(Span(token.idx, token.idx + len(token)), label, "pronoun", token.i, self.sentence_of[token.i])

    def _nominal(self, token: Token) -> Candidate | None:
        span = cover(noun_phrase(token))
        if span is None:
            return None
        span = without_note(self._text, self._to_end_of_name(span, token))
        return Candidate(span, self._label(token, span), "nominal", token.i, self.sentence_of[token.i])

    def _to_end_of_name(self, span: Span, head: Token) -> Span:
        """ "A spokesman for 10 Downing Street", where the parse has the phrase end at "10"; "fighters of the group *Hizb al-Nur*"."""
        last = next((t for t in reversed(list(head.subtree)) if t.idx < span.end), head)
        beside = [c for c in children(last, "appos", "flat") if c.left_edge.i == last.i + 1 and c.i in self._by_token]
        if beside and last != head and last.pos_ == "NOUN" and self._by_token[beside[0].i].label in {"ORG", "NORP", "PERSON"}:
            return Span(span.start, self._by_token[beside[0].i].span.end)
        name = self._by_token.get(last.i)
        cut = name is not None and span.start < name.span.start < span.end < name.span.end
        return Span(span.start, name.span.end) if cut and name is not None else span

    def _label(self, token: Token, span: Span) -> str:
        words = self._text[span.start : span.end]
        if self._authority.weapon(words) is not None:
            return "WEAPON"
        if _is_aged(token, words):
            return "PERSON"
        inner = measured(token, self._measures)
        return self._of_amount(inner[0]) if inner else self._nouns.label(token, words)

    def is_mere_kind(self, token: Token) -> bool:
        """ "Two European tankers", "the Muslim north": an adjective for no state or body that is known tells of what kind they are."""
        if token.ent_type_ != "NORP" or token.tag_ != "JJ" or token.dep_ not in {"amod", "compound", "conj"}:
            return False
        found = self._by_token.get(token.i)
        words = self._text[found.span.start : found.span.end] if found is not None else token.text
        return self._authority.demonym(words) is None and not self._authority.named(words) and not self._authority.named(words + "s")

    def has_sector(self, token: Token) -> bool:
        """Is it a noun for people or bodies of some sector ("miners"), whatever the lexicon calls them?"""
        candidate = self.at(token)
        words = self._text[candidate.span.start : candidate.span.end].split(" of ")[0] if candidate else ""
        return token.pos_ == "NOUN" and self._authority.sector_of(words) is not None

    def _of_amount(self, token: Token) -> str:
        """The label of what an amount consists of: "dozens of Houthi fighters" are people, "tons of grain" are not."""
        found = self.at(token)
        return found.label if found is not None else "OTHER"

    def use(self, token: Token) -> Candidate | None:
        """Like `at`, and keeps the mention: somebody takes part in something."""
        candidate = self.at(token)
        if candidate:
            candidate = self._whole(token, candidate)
            self._used[candidate.head] = candidate
        return candidate

    def _whole(self, token: Token, name: Candidate) -> Candidate:
        """A person's name with what stands before it ("Russian President Vladimir Putin", "the envoy, Rob Malley")."""
        if name.form != "name" or name.label != "PERSON":
            return name
        before = [t for t in noun_phrase(token) if t.idx < name.span.start] + titles_before(self.doc, name)
        while before and (before[0].lower_ in ARTICLES or before[0].tag_ in {"PRP", "PRP$"}):
            before.pop(0)
        if any(t.pos_ in {"CCONJ", "VERB", "ADP"} for t in before):
            return name
        start = before[0].idx if before else name.span.start
        between = self._text[max((t.idx + len(t) for t in before), default=start) : name.span.start]
        others = any(c.label == "PERSON" and start <= c.span.start < name.span.start for c in self.names)
        if between.strip(" ,") or "\n" in self._text[start : name.span.start] or others or start == name.span.start:
            return name
        return replace(name, span=Span(start, name.span.end), form="nominal")

    def mentions(self) -> list[Mention]:
        """Names, and what was used, in text order with ids m1, m2, …; the longest of several with one span."""
        kept: dict[tuple[int, int], Candidate] = {}
        for candidate in [
            *self._used.values(),
            *self.names,
            *titles_of_persons(self.doc, self.names, self._nouns.people),
            *self._standing(),
        ]:
            kept.setdefault((candidate.span.start, candidate.span.end), candidate)
        ordered = [kept[key] for key in sorted(kept)]
        ids = {(c.span.start, c.span.end): f"m{n}" for n, c in enumerate(ordered, 1)}
        self.heads = {f"m{n}": c.head for n, c in enumerate(ordered, 1)}
        mentions = [
            Mention(f"m{n}", c.span, c.label, c.form, c.sentence, surroundings=self._surroundings(c)) for n, c in enumerate(ordered, 1)
        ]
        return with_titles(self.doc, self._text, mentions, {ids[key]: kept[key] for key in ids})

    def _standing(self) -> Iterable[Candidate]:
        """People and weapons that stand in a sentence without an event: the entities an analyst looks for."""
        yield from offices(self.doc, self.names)
        for token in self.doc:
            if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in STANDING and token.i not in self._by_token:
                candidate = self.at(token)
                if candidate and candidate.label in {"PERSON", "TITLE", "ORG", "GPE", "WEAPON"} and candidate.head == token.i:
                    yield candidate
            elif token.lower_ == "old" and token.dep_ in STANDING and (aged := self.at(token)) and aged.label == "PERSON":
                yield aged
            elif token.lower_ in PERSONAL and (pronoun := self.at(token)):
                yield pronoun

    def _is_deed(self, noun: Token) -> bool:
        """A noun for something done or said, or for no thing or body at all ("custody"), which stands for nobody."""
        lemma, classes = noun.lemma_.lower(), self._lexicon.classes
        spoken = any(lemma in classes.get(name, frozenset()) for name in ("request-word", "text", "happening"))
        if spoken or names_event(noun, self._lexicon):
            return True
        found = self.at(noun)
        able = found is not None and found.label in ABLE
        return not able and not any(lemma in classes.get(name, frozenset()) for name in ("place", "property", "territory", "troops"))

    def _surroundings(self, candidate: Candidate) -> Surroundings:
        token = self.doc[candidate.head]
        place = first_conjunct(token)
        used = (candidate.form != "pronoun" or tells_which(token)) and self._used.get(candidate.head) == candidate
        phrase = without_note(self._text, whole_phrase(self.doc, candidate.span, self._is_deed)) if used else candidate.span
        return Surroundings(
            phrase=phrase if phrase != candidate.span else None,
            role=ROLES.get(place.dep_, "other"),
            governor=place.head.lemma_.lower() if place.head != place else "",
            governor_pos=place.head.pos_ if place.head != place else "",
            preposition=preposition(token) or preposition(place),
            head=token.lemma_.lower(),
        )

    def id_of(self, mentions: Iterable[Mention]) -> dict[int, str]:
        """Head token index -> mention id, for everything that was used."""
        spans = {(m.span.start, m.span.end): m.id for m in mentions}
        return {head: spans[c.span.start, c.span.end] for head, c in self._used.items()}


def _is_aged(head: Token, words: str) -> bool:
    """ "The 34-year-old": somebody of that age."""
    return head.lower_ == "old" and AGED.search(words) is not None


def _is_one_of_a_people(token: Token) -> bool:
    """ "Killed a Palestinian", "one Israeli was hurt": the adjective stands for somebody, where no noun follows it."""
    return token.dep_ in TAKING_PART and any(c.lower_ in ONE_OF_SOME for c in children(token, "det", "nummod"))
