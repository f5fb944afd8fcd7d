"""An event while it is being read: tokens instead of mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.lexicon import Entry
from kg.model import Span

DONE_TO = {"ASSAULT", "COERCE", "SANCTION"}  # types of event that somebody undergoes against his will


@dataclass(slots=True)
class Draft:
    """An event before its mentions have ids; participants are the head tokens of their phrases."""

    trigger: Token
    type: str
    mode: str | None
    entry: Entry | None = None
    particle: Token | None = None
    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    instruments: list[Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)
    matter: Token | None = None  # head of what it is about
    theme: Span | None = None
    topic: Draft | None = None
    by_text: bool = False  # a text says it ("the resolution calls for …"); whose text it is may not be told
    denied: bool = False  # its type says the no that its words have ("did not agree": a refusal)
    impersonal: bool = False  # the sentence names a doer that is nobody ("the slug threatens …")

    @property
    def span(self) -> Span:
        """The trigger, with its particle where that follows directly ("rule out")."""
        end = self.trigger.idx + len(self.trigger)
        if self.particle is not None and self.particle.i == self.trigger.i + 1:
            end = self.particle.idx + len(self.particle)
        return Span(self.trigger.idx, end)
