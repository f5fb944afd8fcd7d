"""What lies before the telling though no tense says so: deeds that nouns name, crimes somebody is charged with, what was a year ago; and
what in the present tense is still waited for."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.factuality.ahead import UNITS
from kg.extract.tree.syntax import children, first_conjunct, preposition
from kg.lexicon import Lexicon

ON_THE_GROUND = {"ASSAULT", "COERCE"}
LASTING = {"ongoing", "continuing", "continued", "continuous", "current", "daily", "regular", "frequent", "imminent", "possible", "further"}
USUAL = {"common", "frequent", "rare", "likely", "unlikely", "routine", "commonplace", "widespread"}
CHARGING = {"accuse", "charge", "suspect", "convict", "report", "deny", "admit", "confess"}
CARRIERS, OCCURRENCES, BEARING = "light", "occurrence", "bearing"  # word classes


def is_deed_before(noun: Token, lexicon: Lexicon) -> bool:
    """ "Condemns the attack on the mosque", "the killings show …": it is over when that is said; not what "is going on" or "ongoing"."""
    deed = noun.pos_ == "NOUN" and any(e.pos == "NOUN" and e.type in ON_THE_GROUND for e in lexicon.entries_for(noun.lemma_.lower()))
    first = first_conjunct(noun)
    carried = any(first.head.lemma_.lower() in lexicon.classes.get(name, frozenset()) for name in (CARRIERS, OCCURRENCES, BEARING))
    lasting = any(m.lemma_.lower() in LASTING for n in (noun, first) for m in children(n, "amod"))
    usual = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in USUAL
    return deed and not carried and not lasting and not usual and not children(noun, "cop") and noun.head != noun


def is_looked_back_on(noun: Token) -> bool:
    """ "Voters go to the polls following the minister's resignation", "the move follows an inquiry"."""
    follows = noun.dep_ == "obj" and noun.head.lemma_.lower() == "follow"
    dated = any(c.lower_.isdigit() and len(c) == 4 for c in children(noun, "nummod", "compound", "nmod:unmarked"))  # "the 1991 accord"
    return noun.pos_ == "NOUN" and (follows or dated or preposition(noun) in {"after", "following", "since"})


def is_crime(gerund: Token, lexicon: Lexicon) -> bool:
    """ "Is accused of shooting two people": he shot them before; "accuses it of backing them": it does."""
    verb = first_conjunct(gerund).head
    included = verb.lemma_ == "include" and any(s.lemma_ in {"charge", "accusation", "count"} for s in children(verb, "nsubj"))
    charged = gerund.tag_ == "VBG" and (included or verb.lemma_.lower() in CHARGING)
    return charged and any(e.pos == "VERB" and e.type == "ASSAULT" for e in lexicon.entries_for(gerund.lemma_.lower()))


def is_at_distance(clause: Token) -> bool:
    """ "Will free them, a year after it took them": how long ago is known, so it has happened."""
    return clause.tag_ == "VBD" and any(
        m.lower_ == "after" and any(c.lemma_ in UNITS and c.i < m.i for c in children(clause, "obl:unmarked", "obl", "nmod:unmarked"))
        for m in children(clause, "mark")
    )


def awaited(clause: Token) -> Token | None:
    """The "until", "once" or "as soon as" before a present tense: "until they leave", "once it has signed"; None for other clauses.

    What is waited for may never be; in the past tense it has been ("stayed until they left").
    """
    links = children(clause, "mark")
    end = next((m for m in links if m.lower_ in {"until", "till", "once"}), None)
    soon = clause.head if clause.head.lower_ == "soon" else next((c for c in children(clause, "advmod") if c.lower_ == "soon"), None)
    if end is None and soon is not None and soon.i < clause.i and any(m.lower_ == "as" for m in links):
        end = soon
    tags = {verb.tag_ for verb in (clause, *children(clause, "aux", "aux:pass", "cop"))}
    present = tags & {"VBZ", "VBP"} and not tags & {"VBD", "MD"} and clause.head.tag_ != "VBD"
    return end if clause.dep_ == "advcl" and present else None
