"""What linking knows of one article while it works: the mentions, their links so far, and ways to look around in the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import ids
from kg.authority import Authority, fold
from kg.model import Article, Entity, Kind, Link, Mention

THRESHOLD = 60  # a link that is less sure than this is not made
_NUMBERED = "some|several|many|any|all|both|two|three|four|five"
_OF_MANY = r"(?!of\b|(?:few |couple )?(?:dozen|hundred|thousand|million)s?\b|few )"  # "several hundred miners"
ARTICLE = re.compile(rf"^(?:the|a|an|this|that|these|those|its|his|her|their|our|{_NUMBERED}) {_OF_MANY}", re.I)
COLLECTIVE = {"people", "police", "personnel", "staff", "troops", "military", "crew", "public", "press", "crowd", "youth", "clergy",
              "family", "couple", "jury", "population", "audience", "electorate", "number", "handful", "majority", "pair"}  # fmt: skip
GENITIVE = re.compile(r"['’]s?$")


AGED = re.compile(r", \d\d[,.;]")
ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Professor|Sgt|Sergeant|Capt|Captain)\.? ([A-Z][\w'’-]+)(?! [A-Z])")
"""Who is addressed by his surname alone."""


class Linking:
    """The state of linking one article. Mentions never change; `links` says what each one means."""

    def __init__(self, article: Article, mentions: Sequence[Mention], authority: Authority) -> None:
        self.article = article
        self.authority = authority
        self.mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self.by_id = {m.id: m for m in self.mentions}
        self._place = {m.id: n for n, m in enumerate(self.mentions)}
        self._sentences: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self._sentences.setdefault(mention.sentence, []).append(mention)
        self._surnames: dict[str, int] = {}  # last word of a full name -> where it stands first
        for mention in self.mentions:
            if self._names_person(mention) and len(words := self.bare(mention).split()) > 1:
                self._surnames.setdefault(words[-1], mention.span.start)
        for found in ADDRESSED.finditer(article.text):  # "Mr Amman"
            self._surnames[found[1]] = min(found.start(), self._surnames.get(found[1], found.start()))
        self.links: dict[str, tuple[str, Link]] = {}
        self.entities: dict[str, Entity] = {}
        self.described: dict[tuple[str, str | None], int] = {}  # indefinite descriptions of one ("a woman") so far, by words and country

    def _names_person(self, mention: Mention) -> bool:
        """A person's name, also where it was taken for another's: "Eva Amman, 20, …"."""
        if mention.form != "name" or mention.label not in {"PERSON", "GPE", "ORG", "LOC"}:
            return False
        aged = AGED.match(self.after(mention)) is not None and not self.authority.named(self.bare(mention))
        return mention.label == "PERSON" or aged

    @property
    def on(self) -> dt.date | None:
        """The day as of which facts are taken; None where the article has no date."""
        return self.article.published

    # ---------------------------------------------------------------- words

    def text(self, mention: Mention) -> str:
        """The mention's words with single blanks."""
        return " ".join(self.article.text[mention.span.start : mention.span.end].split())

    def bare(self, mention: Mention) -> str:
        """The words without a leading determiner and a trailing genitive."""
        return GENITIVE.sub("", ARTICLE.sub("", self.text(mention)))

    def before(self, mention: Mention, length: int = 24) -> str:
        return self.article.text[max(0, mention.span.start - length) : mention.span.start]

    def after(self, mention: Mention, length: int = 24) -> str:
        return self.article.text[mention.span.end : mention.span.end + length]

    def definite(self, mention: Mention) -> bool:
        """ "the minister", "Iran's minister": one that the reader is to know; not "a minister" or "ministers"."""
        before = re.search(r"\b(?:an?|another|one|some) $", self.before(mention), re.I)
        return not before and not re.match(r"(?:an?|some|several|many|two|another|one) ", self.text(mention), re.I)

    def the(self, mention: Mention) -> bool:
        """Does "the" stand before the words, inside or outside of the mention?"""
        return self.text(mention).lower().startswith("the ") or self.before(mention).lower().endswith("the ")

    def plural(self, mention: Mention) -> bool:
        """Is the head word of the mention another form than its lemma, as a plural is?"""
        head = mention.surroundings.head
        if head in COLLECTIVE:
            return True
        words = [w.lower() for w in re.findall(r"[\w'’-]+", self.text(mention))]
        if head and any(head == w or head in w.split("-") for w in words):  # "Kassym-Jomart"
            return False
        forms = [w for w in words if head and w.startswith(head[:3]) and w != head]
        return bool(forms) or (not head and bool(words) and words[-1].endswith("s"))

    def surname_in_article(self, mention: Mention) -> bool:
        """Is a name that was taken for a place or body somebody's ("Sara Amman, 20"), or the surname of somebody named in full before it
        ("Amman" after "Sara Amman")?"""
        taken = mention.label in {"GPE", "ORG", "LOC"}
        return taken and (self.is_surname(mention) or (" " in self.bare(mention) and self._names_person(mention)))

    def is_surname(self, mention: Mention) -> bool:
        """Is the one word that a mention is (with or without "Mr") the surname of somebody named before it?"""
        words = re.sub(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.? ", "", self.bare(mention))
        if " " in words or mention.surroundings.preposition in {"in", "at", "near"}:
            return False
        return self._surnames.get(words, mention.span.end) < mention.span.end

    # ---------------------------------------------------------------- neighbours

    def inside(self, mention: Mention) -> Iterator[Mention]:
        """Other mentions within the mention's span, in text order."""
        for other in self._sentences[mention.sentence]:
            if other.id != mention.id and mention.span.start <= other.span.start and other.span.end <= mention.span.end:
                yield other

    def around(self, mention: Mention) -> Iterator[Mention]:
        """Other mentions that the mention lies in, in text order."""
        for other in self._sentences[mention.sentence]:
            if other.id != mention.id and other.span.start <= mention.span.start and mention.span.end <= other.span.end:
                yield other

    def named_near(self, mention: Mention) -> Iterator[Mention]:
        """Other mentions of the mention's sentence, in text order."""
        return (m for m in self._sentences[mention.sentence] if m.id != mention.id)

    def ending_at(self, position: int, sentence: int) -> Iterator[Mention]:
        """Mentions of a sentence that end there, in text order."""
        return (m for m in self._sentences[sentence] if m.span.end == position)

    def adjacent_before(self, mention: Mention) -> Mention | None:
        """A mention that stands directly before ("Iran's | foreign minister", "NATO | chief"); not the place of "in Kenya Minister Roe"."""
        for other in self._sentences[mention.sentence]:
            between = self.article.text[other.span.end : mention.span.start]
            placed = other.surroundings.preposition in {"in", "at", "from"} and other.surroundings.role == "oblique"
            if other.span.end <= mention.span.start and not placed and re.fullmatch(r"(?:['’]s?)? ", between):
                return other
        return None

    def named_after(self, mention: Mention) -> Mention | None:
        """The person whom a description stands before ("US envoy | Rob Malley", "US envoy | to Iran Rob Malley")."""
        here = self._sentences[mention.sentence]
        for person in here:
            if person.label == "PERSON" and person.form == "name" and person.span.start >= mention.span.end:
                between = self.article.text[mention.span.end : person.span.start]
                if between == " ":
                    return person
                named = re.fullmatch(r" (?:to|for|of|at|on) (?:the )?(.+?) ", between)
                between_them = [m for m in here if mention.span.end < m.span.start < person.span.start and m.form == "name"]
                if named and any(self.text(m) == named[1] and m.label != "PERSON" for m in between_them):
                    return person
        return None

    def adjacent_after(self, mention: Mention) -> Mention | None:
        """A mention that follows as "of …" ("president | of Ukraine", "the government | and people of Ukraine")."""
        for other in self._sentences[mention.sentence]:
            between = self.article.text[mention.span.end : other.span.start]
            if other.span.start >= mention.span.end and re.fullmatch(r" (?:and (?!the|a|an)\w+ of|of|at|for|from|in) (?:the )?", between):
                return other
        return None

    def dated_after(self, mention: Mention) -> bool:
        """Does an expression of time follow directly ("the secretary general Thursday condemned")?"""
        return any(m.label in {"DATE", "TIME"} and m.span.start == mention.span.end + 1 for m in self._sentences[mention.sentence])

    # ---------------------------------------------------------------- links

    def iri(self, mention: Mention) -> str | None:
        found = self.links.get(mention.id)
        return found[0] if found else None

    def entity(self, mention: Mention) -> Entity | None:
        """The entity behind a mention, as far as linking got."""
        return self.entities.get(self.iri(mention) or "")

    def tie(self, mention: Mention, iri: str, method: str, score: int, evidence: str | None = None) -> bool:
        """Links the mention to an entity the authority or the article knows; nothing below the threshold. True if linked."""
        if score < THRESHOLD:
            return False
        if iri not in self.entities:
            known = self.authority.entity(iri, self.on)
            if known is None:
                raise KeyError(f"{iri} is no entity of the authority and was not made for this article")
            self.entities[iri] = known
        self.links[mention.id] = (iri, Link(method, score, evidence))
        return True

    def new(
        self, mention: Mention, kind: Kind, ontology_class: str, name: str, country: str | None, sector: str | None, local: bool,
        method: str = "NewEntity", score: int = 70, another: bool = False,
    ) -> str:  # fmt: skip
        """Links the mention to an entity the authority does not have. `local`: to be known in this article only (a description);
        `another`: of two described alike this is the second."""
        where = f"{self.article.iri}#{mention.span.start}" if another else self.article.iri if local else None
        iri = ids.entity_iri(ontology_class, fold(name), country, where)
        known = self.entities.get(iri)
        if known is None or (known.sector is None and sector):
            self.entities[iri] = Entity(iri, kind, name, ontology_class, country=country, sector=sector)
        self.links[mention.id] = (iri, Link(method, score))
        return iri

    def linked_before(self, mention: Mention) -> Iterator[Mention]:
        """Mentions with an entity that start before this one, nearest first."""
        for other in reversed(self.mentions[: self._place[mention.id]]):
            if other.span.start < mention.span.start and other.id in self.links:
                yield other

    def named_in_article(self) -> set[str]:
        """IRIs that some mention of the article means."""
        return {iri for iri, _ in self.links.values()}

    def finished(self, mention: Mention) -> Mention:
        """The mention with what linking found for it."""
        found = self.links.get(mention.id)
        if not found:
            return replace(mention, entity=None, link=None)
        return replace(mention, entity=found[0], link=found[1], label=self._label(mention, *found))

    def _label(self, mention: Mention, iri: str, link: Link) -> str:
        """The tagger guesses from the context; the name of an organisation that the authority knows is no guess ("Ansar Allah")."""
        known = self.authority.entities.get(iri)
        by_name = link.method in {"ExactName", "Alias", "Acronym"} and mention.form == "name"
        if by_name and known is not None and known.kind == "Organisation" and mention.label in {"PERSON", "OTHER"}:
            return "ORG"
        return mention.label


def lower_case(linking: Linking, mention: Mention) -> bool:
    """Words in lower case are a description, also where they were taken for a name ("mujahideen")."""
    words = linking.bare(mention)
    return mention.form == "name" and words == words.lower() and mention.label in {"PERSON", "ORG", "NORP"}
