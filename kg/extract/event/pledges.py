"""Words of consent by which nobody is offered anything: "ready to meet any challenge", "her intent to run for the senate"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.event.telling import WELL_MEANT
from kg.extract.tree.arguments import arguments
from kg.extract.tree.enhanced import objects
from kg.extract.tree.syntax import children
from kg.extract.tree.tags import AGENTS
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

FIGHTING = "fighting"  # word class: verbs of defeating somebody
SOMEBODY = ("person", "body", "armed", "crowd", "terror")  # word classes
CANDIDACY = {"run", "stand"}
DANGERS = {"threat", "attack", "danger", "risk", "violence", "unrest", "bombing", "kidnapping", "shortage", "outbreak", "flood", "storm"}
HARDSHIPS = {"challenge", "aggression", "emergency", "enemy", "eventuality", "risk", "situation", "test"}


def is_no_offer(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether what sounds like a promise, a consent or a refusal is of nobody's use and to nobody's harm."""
    own = _is_own_intention(draft) or _is_braced(draft) or _is_candidacy(draft) or _is_own_plan(draft)
    return own or _is_to_fight(draft, lexicon)


def _is_to_fight(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Reaffirmed its commitment to defeating the rebels": a promise of war to them, and no consent."""
    return draft.type == "AGREE" and draft.trigger.lemma_ != "agree" and draft.matter is not None and is_fight(draft.matter, lexicon)


def is_fight(matter: Token, lexicon: Lexicon) -> bool:
    """ "To defeat the rebels", "the commitment to fighting terrorism"; "to fight hunger" is of use to all."""
    below = (*children(matter, "acl", "acl:relcl"), *arguments(matter).at("to"))
    verb = next((t for t in (matter, *below) if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in lexicon.classes.get(FIGHTING, NONE):
        return False
    words = frozenset[str]().union(*(lexicon.classes.get(name, NONE) for name in SOMEBODY))
    return any(o.ent_type_ in AGENTS or o.lemma_.lower() in words for o in objects(verb))


def _is_own_intention(draft: Draft) -> bool:
    """ "Stated its intention to put oil money into farms": a plan of one's own, where it is of nobody's use to whom it is told."""
    verb, topic = draft.trigger, draft.topic
    meant = any(o.lemma_.lower() in {"intention", "intent"} for o in objects(verb))
    return draft.type == "AGREE" and meant and (topic is None or topic.type not in WELL_MEANT)


def _is_braced(draft: Draft) -> bool:
    """ "Ready to meet any challenge": offers nobody anything."""
    matter = draft.matter
    meets = draft.type == "AGREE" and matter is not None and matter.lemma_ in {"meet", "take"}
    return meets and matter is not None and any(o.lemma_.lower() in DANGERS | HARDSHIPS for o in objects(matter))


def _is_candidacy(draft: Draft) -> bool:
    """ "Signalled her intent to run for the senate": offers nobody anything."""
    matter = draft.matter
    clauses = [] if matter is None else [matter, *children(matter, "acl")]
    return draft.type == "AGREE" and any(c.lemma_ in CANDIDACY and c.pos_ == "VERB" for c in clauses)


def _is_own_plan(draft: Draft) -> bool:
    """ "Planned a bid, but decided against it", "decided against running": gives up what nobody asked for."""
    verb = draft.trigger
    if draft.type != "REJECT" or verb.lemma_ != "decide":
        return False
    against = [c for c in children(verb, "obl", "advcl") if any(m.lower_ == "against" for m in children(c, "case", "mark"))]
    return any(c.pos_ == "PRON" or c.lemma_ in CANDIDACY for c in against)
