"""Matters that are said without a clause: "rejected *the offer*", "called *it a mistake*"; and objects with which nothing is said."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.astray import QUOTING, deed_of_matter, rest_of_matter, second_that
from kg.extract.statement.closing import closing
from kg.extract.statement.meant import CLOSING, OPENING, Content, antecedent, subject_meant
from kg.extract.statement.reaching import conditions, reasons, scene
from kg.extract.statement.remarks import DENYING, QUOTE_MARKS, VERDICTS, before_remark, without_occasion
from kg.extract.statement.unsaid import is_quoted_saying
from kg.extract.tree.arguments import arguments
from kg.extract.tree.deeds import names_event
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import RELATIVES, SUBJECTS, children, descendants, is_passive, preposition, text_before
from kg.lexicon import Cue, Lexicon

ACTORS = "actor"  # word class
BOONS = "boon"  # word class: "offered a refund"
INFORMANTS = "informant"  # word class
NAMED = {"PERSON", "ORG", "GPE", "WEAPON", "VEHICLE"}
CIRCUMSTANCES = {"while", "as", "after", "when", "before", "since", "because", "although", "though"}
_CALLING = {"describe", "characterise", "characterize"}
_PREDICATED = {"as", "for", "over", "of"}  # "criticised him for it", "described it as a step"


def matter(token: Token, cue: Cue, lexicon: Lexicon) -> Content | None:
    """ "rejected the offer", "called it a mistake", "criticised him for leaving"; not "offered drones"."""
    if is_quoted_saying(token):
        return None
    found = _sayable(token, cue, lexicon)
    if not found:
        return None
    if is_passive(token) and (said := [c for c in token.children if c.i > token.i and _completes(c)]):  # "has been described by him as …"
        return [*(subject_meant(token) or antecedent(token, ("acl",))), *descendants(said[0])], said[0]
    if _is_told_before(token, found[0], lexicon):
        return None
    return _words_of_matter(token, found, cue, lexicon)


def _sayable(token: Token, cue: Cue, lexicon: Lexicon) -> list[Token]:
    """The heads of the objects that the word says something of or with; [] where it says nothing."""
    found = [o for o in arguments(token).heads("obj") if o != token]
    if cue.iri.endswith(DENYING) and found and _goes_on_from_all(token, found[0], lexicon):
        return []
    if found and found[0].lower_ in {"what", "which", "that", "who", "whom"}:  # "what he called a mistake"
        found = children(token, "xcomp")
    if not found and "named" in cue.takes:
        found = [c for c in children(token, "xcomp") if c.i > token.i and c.pos_ in {"NOUN", "PROPN"}]  # "calls Rome a disgrace"
    sayable = any(_can_be_said(o, cue, lexicon) or second_that(token, o) for o in found)
    return found if sayable and not _is_nothing(token, found[0], cue, lexicon) else []


def _is_told_before(token: Token, head: Token, lexicon: Lexicon) -> bool:
    """ "The fourth night that the guards protested"; "…, a claim that Baku denied": what was claimed stands before it."""
    verdict = head.lemma_.lower() in lexicon.classes.get(VERDICTS, frozenset()) and head.left_edge.lower_ in {"a", "an", ","}
    return head.i < token.i and (head.ent_type_ in {"DATE", "TIME"} or verdict)


def _words_of_matter(token: Token, found: list[Token], cue: Cue, lexicon: Lexicon) -> Content | None:
    """All that is said of the objects, from their first word to what they are judged to be; None where too little is said."""
    head = found[0]
    case = children(head, "case", "mark") if head.i < token.i else children(head, "case")
    aside = [c for m in found for c in m.children if c.i > m.i and _is_circumstance(c, lexicon)]
    tokens = [t for m in found for t in descendants(m, without=[token, *case, *aside])]
    tokens = [t for t in tokens if t.i < day] if (day := _day_behind(token, head)) is not None else tokens
    calling = token.lemma_.lower() in _CALLING  # "the law, which she described as unjust"
    after = [c for c in token.children if c.i > max(head.i, token.i) and _completes(c)] if head.i > token.i or calling else []
    if head.i < token.i and not after and calling:
        return None  # "the men she described"
    after += _judged_beside(token, head) if not after and token.tag_ == "VBG" else []
    after += _second_object(token) if "named" in cue.takes and not after else []
    tokens = [t for t in tokens if (t.i < token.i) == (head.i < token.i)] + [t for c in after for t in descendants(c)]
    if "named" in cue.takes and not _is_named(token, [t for t in tokens if cue.kind != "attitude" or t.text not in QUOTE_MARKS]):
        return None
    tokens = _to_closing_mark(tokens) if "named" in cue.takes else tokens
    saying = next((c for c in after if c.tag_ == "VBG" and any(m.lower_ == "as" for m in children(c, "mark"))), head)
    if head.i > token.i and not after:
        tokens = [*tokens, *rest_of_matter(token, tokens, lexicon), *deed_of_matter(token, head, lexicon)]
        tokens += scene(token, head, tokens, cue, lexicon) or conditions(token, tokens)
        tokens += reasons(token, tokens)
    if token.tag_ == "VBG" and "to" in cue.takes and _is_subject_after_all(tokens):
        return None
    tokens = without_occasion(_before_clause(before_remark(tokens, head, lexicon), head), head)
    tokens = [*_to_its_end(tokens), *second_that(token, head)]
    return (closing(tokens, head), saying) if any(t.pos_ not in {"PRON", "DET", "PUNCT"} for t in tokens) else None


def _day_behind(token: Token, head: Token) -> int | None:
    """Where the "May 2" of "announced the news May 2 at a meeting" stands, bare behind the noun: when it was said."""
    day = head.nbor() if head.i + 1 < len(head.doc) else head
    said = token.tag_ == "VBD" and head.i > token.i and not head.ent_type_
    return day.i if said and day.ent_type_ == "DATE" and day.pos_ == "PROPN" and head.tag_ != "NNP" else None


def _to_its_end(tokens: list[Token]) -> list[Token]:
    """Tokens of a matter with the "of …" right behind them, which a parse may hang on another word, up to the next mark or verb."""
    last = max((t.i for t in tokens), default=-1)
    rest = list(tokens[0].doc[last + 1 :]) if tokens else []
    if not rest or rest[0].lower_ != "of" or rest[0].sent != tokens[0].sent:
        return tokens
    end = next((n for n, t in enumerate(rest) if t.is_punct or t.tag_ in {"VBD", "VBZ", "VBP", "MD"}), len(rest))
    return [*tokens, *rest[:end]]


def _before_clause(tokens: list[Token], head: Token) -> list[Token]:
    """Tokens of a matter without a last ", the others had two": a clause with a named subject, behind a comma and without a pronoun that
    would tie it to a noun, is another statement."""
    for clause in (t for t in tokens if t.dep_ == "acl:relcl" and t.i > head.i and t.tag_ in {"VBD", "VBZ", "VBP"}):
        first = clause.left_edge
        tied = any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in clause.subtree)
        named = any(s.pos_ in {"PROPN", "NOUN"} for s in children(clause, "nsubj"))
        if named and not tied and "," in {first.text, first.nbor(-1).text}:
            return [t for t in tokens if t.i < first.i]
    return tokens


def _is_nothing(token: Token, noun: Token, cue: Cue, lexicon: Lexicon) -> bool:
    """Objects with which nothing is said: "announced no plans", "loves Rome", "citing officials", and the "aim" of "took aim"."""
    unsaid = cue.kind == "speech" and any(a.tag_ == "MD" for a in children(token, "aux"))  # "would reveal the price"
    if noun.tag_ == "PRP" and noun.lower_.endswith(("self", "selves")):
        return not any(c.i > token.i and _completes(c) for c in token.children)  # "defended themselves"
    if unsaid or any(d.lower_ == "no" for d in children(noun, "det")) or (cue.particle is not None and noun.lower_ == cue.particle):
        return True
    if token.lemma_.lower() == "announce" and token.tag_ == "VBG" and not names_event(noun, lexicon):
        return True  # "before announcing the change"
    judged = any(c.i > token.i and _completes(c) for c in token.children)
    if cue.act == "REJECT" and not judged and _names_person(noun):
        return True  # "rejected the nominee, Eva Lind"
    if token.lemma_ == "report" and text_before(token) == "," and is_somebody(noun, lexicon) and not judged and token.tag_ == "VBD":
        return True  # "…, with the toll rising to ten, reported officials": whoever reports
    if cue.act == "REQUEST" and is_somebody(noun, lexicon) and "any" not in cue.takes:
        return True  # "asked the mayor"
    if cue.kind == "attitude" and not judged:
        return noun.pos_ in {"PROPN", "PRON"}
    informant = noun.lemma_.lower() in lexicon.classes.get(INFORMANTS, frozenset()) or is_somebody(noun, lexicon)
    return token.lemma_.lower() in QUOTING and not judged and informant


def _names_person(noun: Token) -> bool:
    """A person's name, or a noun that one stands beside."""
    return any(t.ent_type_ == "PERSON" for t in (noun, *children(noun, "appos")))


def _goes_on_from_all(token: Token, antecedent: Token, lexicon: Lexicon) -> bool:
    """ "Captured two soldiers, which the army denied": said of the whole clause; the noun before the comma cannot be denied."""
    pronoun = next((o for o in children(token, "obj") if o.lower_ in RELATIVES), None)
    if token.dep_ == "acl:relcl" and antecedent.pos_ == "PROPN":
        return True
    if pronoun is None or token.dep_ != "acl:relcl" or pronoun.i == 0 or pronoun.nbor(-1).text != ",":
        return token.dep_ == "acl:relcl" and token.left_edge.text == "," and not _can_be_denied(antecedent, lexicon)
    return not _can_be_denied(antecedent, lexicon)


def _can_be_denied(noun: Token, lexicon: Lexicon) -> bool:
    return names_event(noun, lexicon) or any(c.pos == "NOUN" for c in lexicon.cues_for(noun.lemma_.lower()))


def _is_circumstance(child: Token, lexicon: Lexicon) -> bool:
    """What a parse hangs on the matter, but tells of the saying: "in his speech", "as the news spread"."""
    if child.dep_ in {"advcl", "acl"}:
        being = any(c.lower_ == "being" for c in children(child, "cop"))  # "stated his reason as being the heat"
        return any(m.lower_ in CIRCUMSTANCES for m in children(child, "mark")) and not being
    if child.dep_ in {"nmod", "obl"} and preposition(child) == "in" and _is_journal(child):
        return True  # "reported his findings in the journal Nature"
    spoken = any(c.kind == "speech" and c.pos == "NOUN" for c in lexicon.cues_for(child.lemma_.lower()))
    owned = bool(children(child, "nmod:poss")) or any(d.lower_ in {"a", "an"} for d in children(child, "det"))
    return spoken and owned and child.dep_ in {"nmod", "obl"} and preposition(child) in {"in", "during", "on"}


def _is_journal(part: Token) -> bool:
    words = (part, *children(part, "appos", "flat", "compound"))
    return any(t.lower_ in {"journal", "magazine", "newspaper"} for t in words) and any(t.text[:1].isupper() for t in words)


def _is_named(token: Token, tokens: list[Token]) -> bool:
    """Whether it is said what something is called: by a complement, an apposition or words in quotation marks."""
    judged = any(_completes(c) and m.lower_ == "as" for c in token.children if c.i > token.i for m in children(c, "case", "mark"))
    complement = judged or bool(children(token, "xcomp", "iobj") or _second_object(token))
    named = any(t.dep_ == "appos" or (t.dep_ == "xcomp" and t.head == token) or t.text in QUOTE_MARKS for t in tokens)
    return complement or named


def _is_subject_after_all(tokens: list[Token]) -> bool:
    """ "Groups claiming the vote was stolen met": the object has a verb of its own, which a parse hangs elsewhere."""
    last = max(tokens, key=lambda t: t.i, default=None)
    following = last.nbor() if last is not None and last.i + 1 < len(last.doc) else None
    return following is not None and following.tag_ in {"VBD", "VBZ", "VBP", "MD"} and following.pos_ == "AUX"


def _to_closing_mark(tokens: list[Token]) -> list[Token]:
    """What something is called ends with its quotation marks; behind a comma the writer goes on ("called it a “rant,” a series …")."""
    marks = [t for t in sorted(tokens, key=lambda t: t.i) if t.text in CLOSING and any(o.text in OPENING and o.i < t.i for o in tokens)]
    inside = len(marks) == 1 and marks[0].nbor(-1).text == ","
    return [t for t in tokens if t.i <= marks[0].i] if inside else tokens


def _second_object(token: Token) -> list[Token]:
    """The "mistake" of "called the vote a mistake", where a parse makes it one more object or a phrase without a preposition."""
    first = children(token, "obj")[:1]
    later = children(token, "obj", "obl", "parataxis") if first else []
    later = [c for c in later if c.dep_ != "parataxis" or (c.tag_ in {"NN", "JJ"} and not children(c, "nsubj", "cop", "mark"))]
    return [c for c in later if c.i > first[0].i and not children(c, "case") and c.ent_type_ not in {"DATE", "TIME"}][:1]


def _judged_beside(token: Token, thing: Token) -> list[Token]:
    """The "as trying to win" of "went on by describing them *as trying to win*", which a parse hangs on the verb above."""
    above = [c for c in children(token.head, "advcl", "obl") if c.left_edge.i == thing.right_edge.i + 1 and thing.i > token.i]
    return [c for c in above if any(m.lower_ == "as" for m in children(c, "mark", "case")) and not children(c, "nsubj", "aux")][:1]


def _completes(child: Token) -> bool:
    """ "called it *a mistake*", "as a mistake", "for leaving"."""
    if child.dep_ == "xcomp":
        return True
    if child.dep_ == "ccomp" and children(child, "cop") and any(m.lower_ == "to" for m in children(child, "mark")):
        return not children(child, *SUBJECTS)  # "revealed the attack *to be the work of two men*"
    told = child.dep_ == "advcl" and bool(children(child, "nsubj", "nsubj:pass", "aux"))  # "…, as did the other bank"
    judged = child.left_edge.lower_ == "as" and child.i > child.head.i and (child.pos_ == "ADJ" or child.dep_ == "obl")  # "as too vague"
    led = judged or any(m.lower_ in _PREDICATED for m in children(child, "case", "mark"))
    not_enough = child.dep_ == "advmod" and any(m.lower_ == "as" for m in children(child, "case", "mark"))  # "as not enough"
    return (child.dep_ in {"obl", "advcl"} or not_enough) and not told and led


def _can_be_said(noun: Token, cue: Cue, lexicon: Lexicon) -> bool:
    """A noun phrase that can be said, not handed over: an event or an abstract ("condemned the coordination"; not "offered drones")."""
    if noun.lower_ in RELATIVES or noun.dep_ == "expl":
        return False
    if cue.takes & {"any", "named"}:
        return True
    if noun.pos_ != "NOUN" or noun.ent_type_ in NAMED or is_actor(noun, lexicon):
        return False
    if noun.lemma_.lower() in lexicon.classes.get(BOONS, frozenset()):
        return False
    if "matter" in cue.takes:
        return not is_actor(noun, lexicon)
    quoted = noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text in QUOTE_MARKS
    return names_event(noun, lexicon) or (quoted and "quote" in cue.takes)  # "offering “a check on power”": whoever calls it so


def is_actor(noun: Token, lexicon: Lexicon) -> bool:
    """A noun of the word class of those who act."""
    return noun.lemma_.lower() in lexicon.classes.get(ACTORS, frozenset())
