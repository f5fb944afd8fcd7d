"""What fills the places of a verb, or of a noun or adjective that announces an event: read off a UD tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.tree.enhanced import controller, objects, subjects
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, conjuncts, first_conjunct, possessors, preposition
from kg.extract.tree.tags import TIMES

ADJUNCTS = {"obl", "obl:unmarked", "obl:agent", "nmod", "nmod:unmarked"}
STATES = {"GPE", "NORP"}
PARTICLES = {"back", "up", "down", "off", "out", "over", "away", "home"}
GIVING = {"give", "lend", "loan", "grant", "send", "pay", "award", "offer", "hand", "allocate"}


@dataclass(frozen=True, slots=True)
class Arguments:
    """Heads of dependents by place: "nsubj" "obj" "iobj" "xcomp" "ccomp" "advcl" "acl" "possessive" "modifier", or a preposition."""

    places: dict[str, list[Token]] = field(default_factory=dict)

    def at(self, place: str) -> list[Token]:
        """All heads at a place, coordination expanded; "with Chad and at the UN" has only Chad with it."""
        heads = [(token, c) for token in self.places.get(place, []) for c in conjuncts(token)]
        return [c for token, c in heads if c is token or preposition(token) is None or preposition(c) in {None, preposition(token)}]

    def heads(self, place: str) -> list[Token]:
        """First heads at a place."""
        return self.places.get(place, [])


def _obliques(token: Token, places: dict[str, list[Token]]) -> None:
    parts = children(token, "advmod", "compound:prt") if token.pos_ == "VERB" else []
    of_parts = [c for part in parts if part.i > token.i and part.lower_ in PARTICLES for c in part.children]  # "gave it back to Chad"
    for child in (*token.children, *of_parts):
        if child.dep_ in ADJUNCTS:
            name = preposition(child) or ("by" if child.dep_ == "obl:agent" else None)
            if name:
                places.setdefault(name, []).append(child)
                first = name.split()[0]
                if first != name:
                    places.setdefault(first, []).append(child)


def _clausal(token: Token, places: dict[str, list[Token]]) -> None:
    for child in token.children:
        if child.dep_ in {"ccomp", "xcomp", "advcl", "acl"}:
            places.setdefault(child.dep_, []).append(child)
            marker = next((m.lower_ for m in child.children if m.dep_ == "mark"), None)
            gerund = marker == "to" and child.tag_ == "VBG"  # "committed to helping"
            if marker and (gerund or marker not in {"to", "that"}):  # "accused Iran of sending", "warned against attacking"
                places.setdefault(marker, []).append(child)


BESTOWING = {"grant", "give", "deny", "refuse", "offer", "award", "lend", "promise", "send", "show", "hand"}  # to one, something


def arguments(token: Token) -> Arguments:
    """What fills the places of a verb, or of a noun or adjective that announces an event."""
    places: dict[str, list[Token]] = {}
    _obliques(token, places)
    _clausal(token, places)
    if token.pos_ in {"VERB", "AUX"}:
        places["nsubj"] = subjects(token)
        places["obj"] = objects(token) or _raised_objects(token, places)
        places["iobj"] = children(token, "iobj") or _given(token, places["obj"])
        if given := _retained(token):
            places["iobj"], places["obj"] = places["obj"], given
            places["nsubj"] = places["nsubj"] or [c for t in given for c in children(t, "nmod") if preposition(c) == "by"]
        if token.dep_ == "conj":  # "condemned and rejected the attack by …": shared dependents stand on the last or first verb
            _share(token, places)
        return Arguments(places)
    places["possessive"] = possessors(token)
    before = children(token, "amod", "compound", "nmod:unmarked", "nmod:desc")
    plain = [t for t in before if t.pos_ == "ADJ" and not t.ent_type_]
    deeper = [c for adjective in plain for c in children(adjective, "compound", "amod") if c.ent_type_ in STATES]
    places["modifier"] = before + deeper  # "a United States military raid"
    if token.pos_ == "ADJ" and token.dep_ == "xcomp" and token.head.pos_ == "VERB":  # "stands ready to help"
        places["nsubj"] = controller(token, 0)
    if token.pos_ == "ADJ" and token.dep_ == "conj" and children(token.head, "cop"):  # "are ready and willing to help"
        places["nsubj"] = children(token.head, *SUBJECTS)
    if any(child.dep_ in {"cop", "aux:pass"} for child in token.children):  # "is appalled by": whoever feels it
        places["nsubj"] = [s for s in token.children if s.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    return Arguments(places)


def _retained(verb: Token) -> list[Token]:
    """ "They were denied *visas*": what they got, or did not, behind a passive whose subject is to whom it was given."""
    passive = verb.lemma_.lower() in BESTOWING and bool(children(verb, "aux:pass")) and bool(children(verb, "nsubj:pass"))
    return [t for t in children(verb, "obj") if t.i > verb.i and t.ent_type_ not in TIMES] if passive else []


def _given(verb: Token, things: list[Token]) -> list[Token]:
    """ "Lent Chad 5 billion dollars": to whom money goes, where the parse makes one phrase of both."""
    if verb.lemma_.lower() not in GIVING:
        return []
    sums = [t for t in things if t.ent_type_ == "MONEY" and t.i > verb.i]
    return [t.doc[verb.i + 1] for t in sums if t.doc[verb.i + 1].dep_ == "compound" and t.doc[verb.i + 1].ent_type_ in {"GPE", "ORG"}]


def _raised_objects(verb: Token, places: dict[str, list[Token]]) -> list[Token]:
    """ "warned Iran not to send", "warned Iran against it": whom the parse puts under the infinitive, or calls indirect."""
    infinitives = [c for c in places.get("ccomp", []) if any(m.dep_ == "mark" and m.lower_ == "to" for m in c.children)]
    return [s for c in infinitives for s in children(c, "nsubj")] or children(verb, "iobj")


def _share(verb: Token, places: dict[str, list[Token]]) -> None:
    first = first_conjunct(verb)
    if not places["obj"] and not places.get("ccomp") and not places.get("xcomp") and first != verb and verb.i < first.i:
        places["obj"] = objects(first)
