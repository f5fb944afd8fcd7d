"""What a reporting noun says: "the claim that …", "Tehran's threat to …", "his criticism of the sanctions"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.report import Report, make_report, reporting_words, words_of_cue
from kg.extract.statement.meant import Content
from kg.extract.statement.naming import nominal
from kg.extract.statement.remarks import before_remark
from kg.extract.statement.thatclauses import from_opening
from kg.extract.statement.unsaid import is_asked_for
from kg.extract.tree.deeds import names_event
from kg.extract.tree.holders import holders, is_voiced, owners
from kg.extract.tree.modality import negation
from kg.extract.tree.syntax import SUBJECTS, children, cover, descendants, is_bare_that, is_clause, is_to_clause, preposition
from kg.lexicon import Cue, Lexicon
from kg.model import Span

_OVER = {"of", "for", "about", "on", "over", "against", "to", "with", "towards", "toward"}


def by_noun(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "the claim that …", "Tehran's threat to …"."""
    if (token.pos_ != "NOUN" and token.tag_ not in {"NN", "NNS"}) or _is_part_of_name(token):
        return []
    if preposition(token) == "without" or (token.dep_ == "obj" and negation(token.head, lexicon) is not None):
        return []  # "did not give an order that …", "without fear that …"
    own = owners(token)
    who = own or holders(token, lexicon)
    if not who and is_asked_for(token, lexicon):
        return []
    for cue, particle in reporting_words(token, lexicon, {"NOUN"}):
        voiced = not own and is_voiced(token, cue, lexicon)
        content = _of_noun(token, cue, bool(who), bool(own) or voiced)
        content = content and (before_remark(content[0], content[1], lexicon), content[1])
        if (
            voiced
            and content is not None
            and not is_clause(content[1])
            and preposition(content[1]) not in {"of", "about", "over", "on", "for"}
        ):
            return []  # "lodged a complaint against the board": who is complained of
        if content is None:
            continue
        if token.lemma_ == "order" and preposition(content[1]) == "for" and not names_event(content[1], lexicon):
            return []  # "has an order for two ships"
        span = words_of_cue(token, particle)
        report = make_report(content[0], quoted, cue=token, cue_span=span, word=cue, sources=who, head=content[1])
        if report is not None:
            report.source_span = cover(t for s in who for t in nominal(s, token))
            return [report]
    return []


def _is_part_of_name(noun: Token) -> bool:
    """ "The Syrian Opposition": a noun with a capital inside a sentence that has others without."""
    capital = noun.text[:1].isupper() and not noun.is_upper and noun.i > noun.sent.start
    return capital and any(t.pos_ in {"NOUN", "VERB"} and t.text.islower() for t in noun.sent)


def _of_noun(token: Token, cue: Cue, held: bool, owned: bool) -> Content | None:
    """A clause of what somebody holds; a bare matter ("Tehran's criticism of the sanctions") only of what is said to be his."""
    if cue.kind == "thought" and not held:
        return None  # "the idea that …" is nobody's
    clauses = [c for c in children(token, "acl", "ccomp", "acl:relcl") if _takes(c, cue, held)]  # relcl: a slip, where "that" is no pronoun
    clauses = clauses or _behind_verb(token, cue, held)
    if clauses:
        return from_opening(descendants(clauses[0]), clauses[0], token), clauses[0]
    over = _OVER - {"to"} if cue.act in {"AGREE", "REQUEST"} else _OVER  # "its commitment to peace", "their pleas to voters": nothing said
    phrase = next((c for c in children(token, "nmod", "obl") if c.i > token.i and preposition(c) in over), None) if owned else None
    if phrase is None or phrase.pos_ in {"PROPN", "PRON"} or not cue.takes & {"np", "any"}:
        return None  # "his criticism of Paris": who is criticised is no content
    case = children(phrase, "case")[0]
    return [t for t in descendants(phrase) if t.i > case.i], phrase


def _behind_verb(noun: Token, cue: Cue, held: bool) -> list[Token]:
    """The "that marches were banned" of "issued a warning to the leaders, who were absent, *that* …", which a parse hangs on the verb."""
    verb = noun.head
    later = [c for c in children(verb, "conj", "ccomp", "advcl") if c.i > noun.right_edge.i and not children(c, "cc")]
    bare = noun.dep_ == "obj" and verb.pos_ == "VERB" and not children(verb, "xcomp") and held and "that" in cue.takes
    return [c for c in later if any(m.lower_ == "that" and m == c.left_edge for m in children(c, "mark"))][:1] if bare else []


def _takes(clause: Token, cue: Cue, held: bool) -> bool:
    marker = "that" if is_bare_that(clause) else next((c.lower_ for c in clause.children if c.dep_ == "mark"), None)
    if clause.dep_ == "acl:relcl" and children(clause, "ccomp"):
        return False  # "a letter that he said counts as his vote"
    if clause.dep_ == "acl:relcl":
        gapless = bool(children(clause, "nsubj:pass")) and any(c.lower_ == "that" for c in children(clause, "obj"))
        return "that" in cue.takes and (gapless or (marker == "that" and bool(children(clause, *SUBJECTS, "nsubj:pass"))))
    return (marker == "that" and "that" in cue.takes) or (held and is_to_clause(clause) and "to" in cue.takes)
