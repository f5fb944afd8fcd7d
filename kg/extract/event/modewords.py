"""The words of a clause that tell in which mode something is done ("threatened with sanctions", "attacked with rockets")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.tree.arguments import arguments
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.syntax import children, descendants, is_clause, is_passive, preposition
from kg.extract.tree.tags import AGENTS
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

BESIDE = {"conj", "parataxis", "acl:relcl"}  # another deed than the trigger's
TOLD = {"proof", "evidence", "information", "detail", "explanation", "answer", "list", "account", "name", "document", "clarification"}
WRECKING = {"kill", "wound", "injure", "destroy", "damage", "wreck", "hit", "target", "strike", "capture", "seize", "intercept"}
BEARING_ARMS = {"arm", "carry", "wield", "wear", "drive", "equip", "use", "brandish", "ride", "load", "pack", "fire", "launch", "throw"}
DENYING = {"deny", "dispute", "refute", "rebut"}
OF_WORDS = {"REQUEST", "REJECT"}
STOPPING, HOSTILE_WORDS = "stopping", "hostile-measure"  # word classes; the first, as a word, stands for all of them


def mode_words(draft: Draft, lexicon: Lexicon) -> list[str]:
    """Lemmas (and name labels) of what the event is about, nearest first."""
    roots = [draft.matter] if draft.matter is not None else []
    roots += objects(draft.trigger) if draft.trigger.pos_ == "VERB" else []
    roots += _shared_deed(draft)
    roots.append(draft.trigger)
    if draft.type in OF_WORDS:  # what is asked for or refused; not whatever else is told of it
        if draft.matter is not None and _is_backing(draft.matter, lexicon):
            return []
        if draft.type == "REJECT" and draft.trigger.lemma_ in DENYING and draft.matter is not None and draft.matter.pos_ == "NOUN":
            return []  # "denied a report that it had helped them": no help is refused
        roots = [t for root in roots for t in (root, *(_asked_of(root) if root != draft.trigger else []))]
        roots = [t for t in roots if not any(o.lemma_.lower() in TOLD for o in objects(t))]  # "to provide proof": no aid
        return [w for t in roots for w in (*_stopped(t, lexicon), t.lemma_.lower(), t.ent_type_ or t.lemma_.lower())]
    struck = {
        t.i for r in draft.recipients if draft.type == "ASSAULT" for t in descendants(r)
    }  # "stormed the Air Force base": not from the air
    wrecked = objects(draft.trigger) if draft.trigger.lemma_ in WRECKING else []
    struck |= {t.i for t in draft.trigger.subtree if t.lower_ == "air" and preposition(t) in {"in", "into"}}  # "firing in the air"
    struck |= {t.i for o in wrecked for t in descendants(o)}  # "destroyed a machine gun": not with it
    struck |= {t.i for r in draft.recipients if draft.type == "MOBILIZE" for t in descendants(r)}  # "closed in on the rebels"
    struck |= {t.i for a in draft.actors if draft.type == "THREATEN" for t in descendants(a)}  # the "Force" of "the Air Force"
    struck |= {t.i for a in draft.actors if draft.type == "ASSAULT" for c in _told_of(a) for t in descendants(c)}
    if draft.type == "MOBILIZE" and draft.trigger.lemma_.lower() == "alert":  # not those against whom they are
        roots = list(draft.actors)
    amounts = lexicon.classes.get("measure", NONE)  # "thousands of tribal fighters"
    words: list[str] = []
    for root in roots:
        apart = [c for c in root.children if c.dep_ in BESIDE] if root == draft.trigger else []
        apart += [c for c in root.subtree if c != root and _is_condition(c)]
        for token in sorted(descendants(root, apart), key=lambda t: abs(t.i - root.i))[:12]:
            amount = draft.type == "MOBILIZE" and token.lemma_.lower() in amounts and bool(arguments(token).at("of"))
            words += [] if token.i in struck or amount else [token.lemma_.lower(), token.ent_type_ or token.lemma_.lower()]
    return words


def _is_condition(clause: Token) -> bool:
    """ "Threatened to leave unless the jailed editor was freed": what would bring it about tells nothing of what it is."""
    return clause.dep_ == "advcl" and any(m.lower_ in {"if", "unless", "until"} for m in children(clause, "mark"))


def _told_of(actor: Token) -> list[Token]:
    """ "Troops backed by air strikes took the town": what else is told of those who did it; with what they are armed is apart."""
    return [c for c in children(actor, "acl", "acl:relcl") if c.lemma_.lower() not in BEARING_ARMS]


def _shared_deed(draft: Draft) -> list[Token]:
    """ "The shooting killed five and injured ten": what the first verb has before it did what the second says."""
    verb = draft.trigger
    later = draft.type == "ASSAULT" and verb.pos_ == "VERB" and verb.dep_ == "conj" and not children(verb, "nsubj", "nsubj:pass")
    return [s for s in subjects(verb) if s.pos_ == "NOUN" and not is_passive(verb)] if later else []


def _is_backing(root: Token, lexicon: Lexicon) -> bool:
    """ "Asked the Senate to support the bill": to back a thing is no help to anybody, and tells of no more."""
    entries = [e for e in lexicon.entries_for(root.lemma_.lower()) if e.pos == "VERB" and e.type == "SUPPORT" and not e.complements]
    words = root.pos_ == "VERB" and bool(entries)
    return words and not any(t.ent_type_ in AGENTS or t.pos_ == "PRON" for t in objects(root))


def _asked_of(root: Token) -> list[Token]:
    """What is asked beside the head of a matter: a second thing, what somebody is to do ("ordered the men to leave"), what it is for."""
    own = [] if is_clause(root) else [*arguments(root).at("for"), *children(root, "acl")]
    return [*children(root, "conj", "xcomp"), *own]


def _stopped(word: Token, lexicon: Lexicon) -> tuple[str, ...]:
    """ "Stop the shelling", "an end to sanctions": what stands for a ceasefire or a measure that is lifted; not "an end to capitalism"."""
    if word.lemma_.lower() not in lexicon.classes.get(STOPPING, frozenset()):
        return ()
    ended = [*objects(word), *(t for slot in ("to", "of", "in") for t in arguments(word).at(slot))]
    return (STOPPING,) if any(t.lemma_.lower() in lexicon.classes.get(HOSTILE_WORDS, frozenset()) for t in ended) else ()
