"""Which entry of the lexicon a word is in its sentence: its particle, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.tree.arguments import arguments
from kg.extract.tree.enhanced import objects
from kg.extract.tree.heads import NAMED, any_among, any_wanted, head_fits, measured
from kg.extract.tree.particles import has_particle, in_idiom, particle_of
from kg.extract.tree.syntax import OBJECT_CONTROL, children, conjuncts, possessors
from kg.extract.tree.tags import AGENTS, TIMES
from kg.lexicon import Entry, Lexicon

KINDS = {"act", "case", "example", "form", "instance", "kind", "piece", "sort"}  # before what something is one of
SHALL = {"will", "would", "shall", "should", "must", "can", "could", "'ll", "’ll"}
OUGHT = {"should", "must", "can", "could"}
OFFICES = {
    "minister",
    "leader",
    "president",
    "official",
    "diplomat",
    "envoy",
    "ambassador",
    "delegation",
    "negotiator",
    "secretary",
    "side",
    "premier",
}
TAGS = {"VERB": {"VERB", "AUX"}, "NOUN": {"NOUN", "PROPN"}, "ADJ": {"ADJ"}}


def entry_of(token: Token, lexicon: Lexicon) -> tuple[Entry, Token | None] | None:
    """The most demanding entry that fits a token, with the token of its particle; None where it announces nothing here."""
    if _in_name(token) or in_idiom(token) or _is_half(token) or _in_title(token):
        return None
    for entry in _entries(token, lexicon):
        if entry.pos == "VERB" and _is_state(token, entry):
            return entry, None
        if not _of_pos(token, entry.pos) or (entry.pos == "VERB" and token.dep_ in {"aux", "cop", "aux:pass"}):
            continue
        if entry.particle is None and has_particle(token):
            continue  # "set up" is not "set"
        particle = particle_of(token, entry.particle) if entry.particle else None
        if (entry.particle is None or particle is not None) and _fits(token, entry, _amounts(lexicon)):
            return entry, particle
    return None


def _amounts(lexicon: Lexicon) -> frozenset[str]:
    """Words for an amount or a body of what stands behind their "of": "hundreds of troops", "a team of experts"."""
    return lexicon.classes.get("measure", frozenset()) | lexicon.classes.get("gathered", frozenset())


def _in_name(token: Token) -> bool:
    """A word of somebody's or something's name ("March Madness", "Save the Children") announces nothing."""
    return token.ent_type_ in NAMED or (token.ent_type_ != "" and token.pos_ == "PROPN" and token.ent_type_ not in {"WEAPON", "VEHICLE"})


def _in_title(token: Token) -> bool:
    """A capital where none belongs ("the anthem God Save the King", "the film Raid on Corinth"): a word of a title; not in a heading,
    where all words have one."""
    sentence, before = token.sent, token.nbor(-1) if token.i > token.sent.start else None
    if before is None or not token.text[0].isupper() or token.is_upper or before.is_punct or before.is_space:
        return False
    words = [t for t in sentence if t.is_alpha and len(t) > 3 and t.i != sentence.start]
    return len(words) > 3 and (sum(t.is_lower for t in words) > 0.4 * len(words) or (sentence.root.is_lower and _is_of_name(before)))


def _is_of_name(before: Token) -> bool:
    """A word in capitals, or the ending of one: "Paul's Rally for the Republic"."""
    return before.is_title or (before.tag_ == "POS" and before.i > 0 and before.nbor(-1).is_title)


def _is_half(token: Token) -> bool:
    """The second half of an adjective ("life-threatening")."""
    hyphen = token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_ and not token.nbor(-2).whitespace_
    return hyphen and token.tag_ in {"VBG", "VBN", "JJ"}


def _entries(token: Token, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Entries of the lemma; of a participle also those of its own form ("prepared")."""
    own = lexicon.entries_for(token.lower_) if token.tag_ == "VBN" and token.lower_ != token.lemma_.lower() else ()
    state = [e for e in lexicon.entries_for("be") if e.pos == "VERB"] if token.pos_ == "NOUN" and children(token, "cop") else []
    return (*state, *own, *lexicon.entries_for(token.lemma_.lower()))


def _is_state(noun: Token, entry: Entry) -> bool:
    """ "Are on strike", "is under investigation": the pattern of "be", where the tree makes the noun the predicate."""
    if entry.lemma != "be" or noun.pos_ != "NOUN" or not children(noun, "cop"):
        return False
    phrases = [c.lower_ for c in children(noun, "case")]
    here = any(name in phrases and (not heads or head_fits(noun, heads)) for name, heads in entry.obliques)
    return here and not any_among(_modifiers(noun), entry.no_modifiers)


def _of_pos(token: Token, pos: str) -> bool:
    """A participle after "be" can be an adjective: "is prepared to lift"."""
    if pos == "ADJ" and token.tag_ == "VBN" and children(token, "aux:pass", "cop"):
        return True
    return token.pos_ in TAGS.get(pos, ())


def _object_heads(token: Token, measures: frozenset[str]) -> list[Token]:
    args = arguments(token)
    if token.pos_ in {"VERB", "AUX"}:
        return [m for t in args.at("obj") for m in (t, *measured(t, measures))]
    return args.at("of") + args.at("modifier")


def _called(named: list[Token]) -> list[Token]:
    """What somebody who is named is called besides: "summoned Li Wei, the Chinese ambassador"."""
    return [c for t in named if t.ent_type_ == "PERSON" for c in children(t, "appos", "nmod:desc") if not c.ent_type_]


def _subject_heads(token: Token, measures: frozenset[str] = frozenset()) -> list[Token]:
    args = arguments(token)
    doing = args.at("nsubj") + (args.at("by") if token.pos_ == "NOUN" else [])
    return [m for t in doing for m in (t, *measured(t, measures))]


def _oblique_fits(token: Token, wishes: tuple[tuple[str, frozenset[str]], ...]) -> bool:
    """Whether one of the phrases is there, on the word or on its object ("launched strikes against …", "the use of gas against …"); a time
    is none ("on Monday"), unless a word of time is asked for ("jailed for ten years")."""
    own = arguments(token)
    things = objects(token) if token.pos_ == "VERB" else own.at("of")
    carriers = [own, *(arguments(t) for t in things if t.pos_ == "NOUN")]
    for name, heads in wishes:
        found = [t for args in carriers for t in args.at(name) if t.ent_type_ not in TIMES or t.lemma_.lower() in heads]
        found = _judgements(found) if name == "as" else found
        if found and any_wanted(found, heads):
            return True
    return False


def _fits(token: Token, entry: Entry, measures: frozenset[str]) -> bool:
    if entry.objects or entry.no_objects:
        found = _object_heads(token, measures)
        if not any_wanted([*found, *_called(found)], entry.objects) or any_among(found, entry.no_objects):
            return False
    if entry.subjects or entry.no_subjects or entry.subject_modifiers:
        doing = _subject_heads(token, measures)
        if not any_wanted(doing, entry.subjects) or any_among(doing, entry.no_subjects):
            return False
        if entry.subject_modifiers and not any_among(_belongings(doing), entry.subject_modifiers):
            return False
    if entry.joint and not _are_several(token, entry):
        return False
    if (entry.intransitive or entry.transitive) and bool(_object_heads(token, measures)) != entry.transitive:
        return False
    if entry.obliques and not _oblique_fits(token, entry.obliques):
        return False
    if entry.no_obliques and _oblique_fits(token, entry.no_obliques):
        return False
    return _complement_fits(token, entry) and _modifiers_fit(token, entry, measures)


def _are_several(token: Token, entry: Entry) -> bool:
    """Two or more of the wanted subjects: "France and Spain discussed", "the ministers discussed"; who is one of a crowd is no side."""
    doing = [t for t in _subject_heads(token) if t.ent_type_ in AGENTS or head_fits(t, entry.subjects)]
    peoples = {m.i for t in doing for m in _modifiers(t) if m.ent_type_ == "NORP"}  # "French and Chadian troops"
    return len(doing) > 1 or len(peoples) > 1 or any(t.tag_ == "NNS" and t.lemma_.lower() in OFFICES for t in doing)


def _complement_fits(token: Token, entry: Entry) -> bool:
    wanted = [c for c in [*children(token, "xcomp", "ccomp"), *_aims(token)] if not _is_not(c)]  # not "not to attack"
    if entry.complements and not any_among(_judgements(wanted), entry.complements):
        return False
    if entry.no_complements and any_among(children(token, "xcomp", "ccomp"), entry.no_complements):
        return False
    if entry.complement is None:
        return True
    asked = _asked_of_object(token)  # "urged the opposition to stop"
    has = bool(asked or children(token, "xcomp", "ccomp") or (token.pos_ == "NOUN" and children(token, "acl")))
    if entry.complement == "deed":
        return any(is_deed(c) for c in children(token, "xcomp", "ccomp"))
    if entry.complement == "negated":
        clauses = children(token, "xcomp", "ccomp", "advcl")
        return any(_is_not(c) and any(m.lower_ == "to" for m in children(c, "mark")) for c in clauses)
    if entry.complement == "gerund":
        return all(c.tag_ == "VBG" for c in children(token, "xcomp", "ccomp"))
    if entry.complement == "infinitive":
        open_to = [c for c in children(token, "xcomp") if not any(w.tag_ in {"WP", "WRB", "WDT"} for w in c.children)]  # not "what to do"
        return bool(asked or open_to or (token.pos_ == "NOUN" and children(token, "acl")))
    return has == (entry.complement == "clause")


def _is_not(clause: Token) -> bool:
    return any(c.lower_ in {"not", "never", "n't"} for c in children(clause, "advmod", "neg"))


def _aims(token: Token) -> list[Token]:
    """ "Applied to join": an infinitive that the parse hangs on its verb as its purpose."""
    return [c for c in children(token, "advcl") if c.tag_ == "VB" and children(c, "mark")]


def _judgements(complements: Sequence[Token]) -> list[Token]:
    """The words by which something is called: "a *mistake*", "a *historic mistake*", "a case of *favouritism*"."""
    nouns = [c for c in complements if c.pos_ == "NOUN"]
    kinds = [t for c in nouns if c.lemma_.lower() in KINDS for t in arguments(c).at("of")]
    return [*complements, *(t for c in nouns for t in children(c, "amod")), *kinds]


def _asked_of_object(verb: Token) -> bool:
    """Whether the parse hangs what somebody is asked to do on the one who is asked, and not on the verb."""
    asks = verb.pos_ == "VERB" and verb.lemma_.lower() in OBJECT_CONTROL
    return asks and any(c.tag_ == "VB" and children(c, "mark") for o in children(verb, "obj") for c in children(o, "acl"))


def is_deed(clause: Token) -> bool:
    """Whether a clause tells what shall be done ("agreed to meet", "that they should meet"), and not what is held to be so."""
    auxiliaries = {a.lower_ for a in children(clause, "aux")}
    if children(clause, "expl"):
        return False  # "agree that there will be problems"
    others = [s for s in children(clause, "nsubj", "nsubj:pass") if s.pos_ != "PRON" and not any(p.pos_ == "PRON" for p in possessors(s))]
    if auxiliaries & OUGHT and not auxiliaries & SHALL - OUGHT and others:
        return False  # "agree that Chad should not have it": an opinion; "agreed that they should meet": their own doing
    return clause.dep_ == "xcomp" or "to" in {m.lower_ for m in children(clause, "mark")} or bool(auxiliaries & SHALL)


def _modifiers_fit(token: Token, entry: Entry, measures: frozenset[str]) -> bool:
    heads = _object_heads(token, measures)
    own, objects_own = _modifiers(token), _belongings(heads)
    wanted = ((own, entry.modifiers), (objects_own, entry.object_modifiers))
    refused = ((own, entry.no_modifiers), (objects_own, entry.no_object_modifiers))
    return all(not words or any_among(found, words) for found, words in wanted) and not any(
        any_among(found, words) for found, words in refused
    )


def _belongings(heads: list[Token]) -> list[Token]:
    return [m for head in heads for m in _modifiers(head) + arguments(head).at("of")]


def _modifiers(token: Token) -> list[Token]:
    """Adjectives, compounds and the like before a noun, with their conjuncts."""
    before = [t for t in token.children if t.dep_ in {"amod", "compound", "nmod:unmarked", "nmod:poss", "nummod", "advmod"}]
    return before + [c for t in before for c in conjuncts(t)[1:]]
