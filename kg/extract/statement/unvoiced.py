"""What is said to be said by nobody: "no evidence that …", "few believe that …", "reports that … have not been confirmed"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.report import Report
from kg.extract.tree.modality import no_word
from kg.extract.tree.syntax import children

CONFIRMING = {"confirm", "verify", "corroborate", "substantiate", "authenticate"}
FEW = {"few", "little", "hardly", "scant"}


def unvoiced(report: Report | None) -> Token | None:
    """The "no" of "no evidence that …", "no reports stating", "few believe that", the verb of "reports that … have not been confirmed":
    nobody in earnest says the content; None elsewhere."""
    if report is None:
        return None
    nouns = [*report.sources, *([report.cue] if report.cue is not None and report.cue.pos_ == "NOUN" else [])]
    return next((word for noun in nouns if (word := no_word(noun) or _few(noun) or _unconfirmed(noun)) is not None), None)


def _unconfirmed(noun: Token) -> Token | None:
    """The verb that says of a report that nobody has confirmed it."""
    verb = noun.head
    subject = noun.pos_ == "NOUN" and noun.dep_ in {"nsubj:pass", "obj"} and verb.lemma_.lower() in CONFIRMING
    return verb if subject and any(t.lower_ in {"not", "n't", "n’t", "never"} for t in children(verb, "advmod")) else None


def _few(noun: Token) -> Token | None:
    """Few, but not a few."""
    if any(c.lower_ in {"a", "the", "these", "those"} for c in children(noun, "det")):
        return None
    return next((t for t in (*children(noun, "amod", "det"), noun) if t.lower_ in FEW), None)
