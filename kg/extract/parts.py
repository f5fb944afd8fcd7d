"""What the parts of extraction hand to each other, before it becomes an Extraction."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.extract.event.events import Draft
from kg.extract.report import Report
from kg.lexicon import Lexicon
from kg.link import Linked
from kg.model import Article, Entity, Mention, Sentence, TimeExpression


@dataclass(slots=True)
class Parts:
    """What one article gave so far, before it becomes an Extraction."""

    article: Article
    doc: Doc
    lexicon: Lexicon
    publisher: Entity
    sentences: list[Sentence]
    sentence_of: dict[int, int]  # token index -> sentence index
    drafts: list[Draft]
    reports: list[Report]
    speech: dict[int, Draft]  # id() of a report -> its speech event
    times: list[TimeExpression]
    mentions: list[Mention] = field(default_factory=list)
    by_id: dict[str, Mention] = field(default_factory=dict)
    mention_ids: dict[int, str] = field(default_factory=dict)  # head token index -> mention id
    linked: Linked | None = None
    stand_ins: dict[str, tuple[str, ...]] = field(default_factory=dict)  # pronoun mention -> mentions told in its place
    extra: dict[str, Entity] = field(default_factory=dict)
