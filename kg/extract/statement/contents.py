"""What a reporting word takes as its content: a clause, a quotation, an infinitive, a matter, a clause after a preposition.

A word has the constructions that its entry in the lexicon names (`ng:takes`), tried here from the fullest to the barest.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.astray import of_the_time
from kg.extract.statement.closing import closing
from kg.extract.statement.denials import denied_clause
from kg.extract.statement.infinitives import infinitive
from kg.extract.statement.inserted import parenthetical
from kg.extract.statement.matters import NAMED, is_actor, matter
from kg.extract.statement.meant import Content, of_somebody, quoted_after
from kg.extract.statement.reaching import purpose, reasons
from kg.extract.statement.remarks import QUOTE_MARKS, before_remark, without_occasion
from kg.extract.statement.thatclauses import from_opening, that_clause
from kg.extract.tree.syntax import RELATIVES, SUBJECTS, children, descendants, is_clause, is_passive, is_to_clause, preposition
from kg.lexicon import Cue, Lexicon

_TIMES = {"time", "day", "night", "week", "month", "year", "moment", "reason", "way", "place"}
_WH = {"WDT", "WP", "WP$", "WRB"}


def content_of(token: Token, cue: Cue, particle: Token | None, lexicon: Lexicon) -> Content | None:
    """What is said, thought or meant; None where the verb has nothing of the kind here."""
    found: Content | None = None
    if any(_says_only_be(c) for c in children(token, "ccomp")):
        return None
    if "both" in cue.takes:
        both = of_somebody(token, particle) if particle is not None else None
        return both and (closing(without_occasion(before_remark(both[0], both[1], lexicon), both[1]), both[1]), both[1])
    if particle is not None and (found := _after_preposition(token, particle, lexicon)) is not None:
        clause = is_clause(found[1]) and ("to" in cue.takes or not is_to_clause(found[1]))  # "went to vote on Sunday to elect …"
        return (closing(found[0], found[1]), found[1]) if clause or cue.takes & {"np", "any"} else None
    if particle is not None and particle.dep_ in {"case", "mark"} and children(token, "obj"):
        return None
    if cue.takes & {"that", "quote"}:
        found = _with_relative(token, that_clause(token, lexicon)) or _through_document(token, lexicon) or parenthetical(token)
        found = found if "that" in cue.takes or (found is not None and _in_quotation(found[0])) else None
    if found is not None and found[1].lemma_ == "time" and children(found[1], "nummod") and not children(found[1], *SUBJECTS):
        return None  # "asked again — eleven more times"
    if found is not None:
        found = ([*_first_infinitive(token, found[1]), *found[0]], found[1])
    if found is None and "quote" in cue.takes and cue.kind == "speech":
        found = quoted_after(token)
    if found is None and "to" in cue.takes:
        found = infinitive(token, cue, lexicon)
        if found is not None and found[1].tag_ == "VB" and found[1].is_title and not is_to_clause(found[1]):
            return None  # "directing Never Look Back"
        found = found and ([*_thing_meant(token, found[1]), *(t for t in found[0] if t != particle)], found[1])
    if found is None and cue.takes & {"np", "matter", "named", "any"}:
        found = denied_clause(token, cue, lexicon) or matter(token, cue, lexicon)
    return found


def _first_infinitive(token: Token, clause: Token) -> list[Token]:
    """The "to own the mine and" of "claims *to own the mine and*, moreover, that it has a permit"."""
    firsts = [c for c in children(token, "xcomp") if token.i < c.i < clause.left_edge.i and is_to_clause(c)]
    led = any(m.lower_ == "that" for m in children(clause, "mark"))
    joined = [t for t in token.doc[firsts[0].i : clause.i] if t.dep_ == "cc" and t.lower_ == "and"] if firsts and led else []
    return [t for t in token.doc[firsts[0].left_edge.i : clause.left_edge.i] if not t.is_space] if joined else []


def _thing_meant(token: Token, deed: Token) -> list[Token]:
    """The ship of "*the ship* they intend to launch in May": what the deed, which has no object of its own, is to be done to."""
    noun, first = token.head, token.left_edge
    whole = children(deed, "ccomp", "xcomp", "iobj") or (deed.pos_ != "ADJ" and children(deed, "obj"))  # "worth a million"
    own = token.dep_ == "acl:relcl" and deed.head == token and not whole and noun.lemma_.lower() not in _TIMES
    near = noun.pos_ in {"NOUN", "PROPN"} and first.i == noun.i + 1 and not first.is_punct and first.lower_ not in RELATIVES
    if own and not near and children(token, *SUBJECTS):  # ", *which* Boeing estimates to be worth a million"
        return [o for o in children(token, "obj") if o.lower_ == "which" and o.i < token.i]
    if not own or not near or not children(token, *SUBJECTS):
        return []
    return [t for t in descendants(noun, without=[token, *children(noun, "case", "cc")]) if t.i <= noun.i]


def _with_relative(token: Token, found: Content | None) -> Content | None:
    """The "which" of "the attack, *which* the rebels said they had carried out": what the clause, that has no object, is said of; the
    noun of "*the cuts* he says he will make"."""
    if found is None or token.dep_ != "acl:relcl":
        return found
    noun, first = token.head, token.left_edge
    if noun.lemma_.lower() in _TIMES:
        return found  # "the year she says she left"
    bare = first.i == noun.i + 1 and noun.pos_ in {"NOUN", "PROPN"} and not first.is_punct and found[1].i > token.i
    bare = bare and not any(t.tag_ in _WH for t in token.doc[first.i : token.i])
    if bare and children(token, *SUBJECTS) and not any(t.i <= noun.i for t in found[0]):
        return [*(t for t in descendants(noun, without=[token, *children(noun, "case", "cc")]) if t.i <= noun.i), *found[0]], found[1]
    if own := [s for s in children(found[1], "nsubj") if s.lower_ == "which" and s.i < token.i and s not in found[0]]:
        return [*own, *found[0]], found[1]  # "the strike, *which* officials say killed five"
    which = [o for o in children(token, "obj") if o.lower_ == "which" and o.i < token.i]
    if not which or children(found[1], "obj", "ccomp", "xcomp", "cop") or which[0] in found[0]:
        return found
    return [*which, *found[0]], found[1]


def _through_document(token: Token, lexicon: Lexicon) -> Content | None:
    """ "Said in a statement that …", where the parse hangs the clause on the statement."""
    if children(token, "obj", "ccomp"):
        return None
    for noun in children(token, "obl"):
        near = noun.i > token.i and not any(t.is_punct for t in noun.doc[token.i : noun.i])  # ", in a sign that …" is the writer's
        if near and preposition(noun) in _said_in(noun) and lexicon.cues_for(noun.lemma_.lower()):
            clause = next((c for c in children(noun, "acl", "ccomp") if any(m.lower_ == "that" for m in children(c, "mark"))), None)
            if clause is not None:
                return before_remark(from_opening(descendants(clause), clause, token), clause, lexicon), clause
    return None


def _said_in(noun: Token) -> set[str]:
    """Prepositions before a document in which the speaker says it; of a report one may only speak ("commented on reports that …")."""
    return (
        {"in", "at", "during"}
        if noun.lemma_.lower() in {"report", "claim", "allegation", "rumour", "rumor"}
        else {"in", "on", "at", "during"}
    )


def _in_quotation(tokens: list[Token]) -> bool:
    """Whether words stand in quotation marks from their beginning or to their end."""
    edges = [tokens[0], tokens[-1], tokens[0].doc[max(0, tokens[0].i - 1)], tokens[-1].doc[min(tokens[-1].i + 1, len(tokens[-1].doc) - 1)]]
    return any(t.text in QUOTE_MARKS for t in edges)


def _says_only_be(clause: Token) -> bool:
    """ "Far from where the records say it would be": what it would be stands elsewhere."""
    return clause.lemma_ == "be" and all(c.dep_ in {"aux", "nsubj", "punct", "mark"} for c in clause.children)


def _after_preposition(token: Token, particle: Token, lexicon: Lexicon) -> Content | None:
    """ "called for talks", "accused Iran of lying", "called on Iran to stop": what the word's own preposition leads in."""
    part = particle.head
    if part == token or part.head != token or particle.dep_ not in {"case", "mark"}:
        return None
    if (is_passive(token) and any(token.i < c.i < part.i for c in children(token, "xcomp"))) or _goes_on_apposition(part, token):
        return None  # "was called a fraud for selling it"; "asked Ada Brook, the moderator for the debate, to …"
    if part.dep_ == "ccomp" and children(part, "cop", *SUBJECTS):
        return None  # "believes that the answer is in larger aircraft"
    if particle.i + 1 < len(token.doc) and particle.nbor().text == ",":
        return None  # "called for, among other things, a new law"
    if any(c.i > part.i and not is_to_clause(c) for c in children(token, "ccomp")):
        return None  # "agreed with the mayor that …": what is said is the clause
    if token.lemma_ == "call" and particle.lower_ == "for" and any(token.i < o.i < part.i for o in children(token, "obj")):
        return None  # "called the state for Roe"
    if any(o.pos_ == "NOUN" and o.ent_type_ not in NAMED and o.i < part.i and not is_actor(o, lexicon) for o in children(token, "obj")):
        return None  # "called an election for May" calls for nothing
    if (part.ent_type_ in {"DATE", "TIME"} and not _is_term(part, particle)) or (part.pos_ == "PRON" and not list(part.rights)):
        return None  # "ruled on Thursday", "boasted about it"
    wanted = [c for c in children(token, "xcomp", "ccomp", "advcl") if c.i > part.i and is_to_clause(c)]
    judged = [c for c in children(token, "obl", "advcl") if c.i > part.i and _is_as(c)]  # "referred to the vote as a farce"
    told = [o for o in children(token, "obj", "iobj") if particle.lower_ == "against" and token.i < o.i < particle.i]
    tokens = [t for p in [part, *(wanted[:1] or judged[:1])] for t in descendants(p, without=[token]) if t.i > particle.i]
    if told:  # "warned them against going": without its "against" it would say the contrary
        return [*descendants(told[0], without=[part]), *(t for t in descendants(part) if t.i >= particle.i)], part
    ifs = [c for c in children(token, "advcl") if c.i > part.i and any(m.lower_ in {"if", "unless"} for m in children(c, "mark"))]
    if ifs and token.lemma_ in {"warn", "threaten"}:
        return [*tokens, *descendants(ifs[0])], part  # "warned of an uprising if they came"
    tokens = without_occasion(tokens, (wanted or [part])[0])
    later = next((c for c in children(token, "obl") if tokens and c.left_edge.i == tokens[-1].i + 1), None)
    if later is not None and of_the_time(token, later, preposition(later)):
        tokens = [*tokens, *descendants(later)]  # "marvelled at the growth of the last decade"
    tokens += purpose(token, particle, tokens) or reasons(token, tokens)
    return (tokens, (wanted or [part])[0]) if tokens else None


def _is_term(part: Token, particle: Token) -> bool:
    """The "two days" of "asked for two days to think": a length of time, which one can ask for."""
    return particle.lower_ == "for" and part.head.lemma_ in {"ask", "call", "press", "push", "plead"} and bool(children(part, "nummod"))


def _is_as(part: Token) -> bool:
    return any(m.lower_ == "as" for m in children(part, "case", "mark")) and not children(part, *SUBJECTS, "aux")


def _goes_on_apposition(part: Token, token: Token) -> bool:
    """Whether a phrase stands right behind an apposition to the object, to which it belongs whatever the parse says."""
    beside = [a for o in children(token, "obj", "iobj") for a in children(o, "appos")]
    return any(a.right_edge.i == part.left_edge.i - 1 for a in beside)
