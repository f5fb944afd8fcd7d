"""What a reporting verb says: "said that …", "was accused of …", "a ship believed to be carrying arms"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import DONE_TO
from kg.extract.event.matching import entry_of
from kg.extract.factuality.earnest import MENTAL
from kg.extract.report import Report, reporting_words, words_of_cue
from kg.extract.statement.contents import content_of
from kg.extract.statement.meant import Content
from kg.extract.statement.naming import nominal
from kg.extract.statement.remarks import DENYING, is_gloss
from kg.extract.statement.speakers import who_speaks
from kg.extract.statement.unframed import unframed
from kg.extract.statement.unsaid import (
    is_courtesy,
    is_definition,
    is_done,
    is_failure,
    is_name,
    is_no_telling,
    is_past_wish,
    is_remark,
)
from kg.extract.tree.additions import denied_second, refused
from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.modality import negation
from kg.extract.tree.subjectless import of_predicate
from kg.extract.tree.syntax import children, descendants, first_conjunct, is_clause, is_passive, is_to_clause, tells_apart
from kg.lexicon import Cue, Lexicon
from kg.model import Span

NAMES = {"PERSON", "ORG", "GPE", "LOC"}
_FORETELLING = {"predict", "forecast", "project", "estimate", "tip"}
QUESTIONS = {"how", "what", "when", "where", "whether", "which", "who", "why", "if"}


def by_verb(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """The report of a reporting verb, with who speaks; none where it reports nothing, or nobody's words."""
    if not _is_predicate(token):
        return []
    if token.dep_ == "acl" and token.tag_ == "VBN" and not children(token, "obl:agent"):
        return _held_to_be(token, lexicon, quoted)  # "talks aimed at …" reports nobody's words
    if token.dep_ == "conj" and denied_second(token.head, lexicon) == token:
        return []  # "reported, but not confirmed, that …"
    who = who_speaks(token, quoted, lexicon)
    if token.tag_ == "VBN" and any(c.tag_ == "POS" and c.i == token.i - 1 for w in who for c in children(w, "case")):
        return []  # "the junta's reported arrests": reported by others
    if _is_in_passing(token, lexicon) or _is_command(token) or _is_inferred(token, who, lexicon):
        return []
    for cue, particle in reporting_words(token, lexicon, {"VERB"}):
        if cue.kind == "document" and not any(c.kind == "document" for t in who for c in lexicon.cues_for(t.lemma_.lower())):
            continue
        bearer = denied_second(token, lexicon)
        content = content_of(bearer or token, cue, particle, lexicon)
        content = content and _before_source(content, cue)
        if _is_denied(token, cue, content, who, lexicon):
            return []
        if content is not None and (who or _needs_nobody(token, content, cue)):
            done = _is_deed(token, cue, content, lexicon) or is_done(token, content) or is_courtesy(content, lexicon)
            done = done or is_no_telling(token, content)
            report = None if done else unframed(token, cue, particle, content, who, quoted)
            if report is not None:
                report.bearer = bearer
                above = refused(token, lexicon)
                if above is not None and report.cue_span is not None:
                    report.cue_span = Span(words_of_cue(above, None).start, report.cue_span.end)
            return [report] if report else []
    return []


def _before_source(content: Content, cue: Cue) -> Content:
    """What somebody thinks or wants, without a last ", according to the paper", which tells of the thought."""
    said, head = content
    if cue.kind not in MENTAL:
        return content
    part = next((t for t in said if t.lower_ == "according" and t.i > head.i and t.nbor(-1).text == ","), None)
    last = part is not None and all(t.is_punct or t.i > part.i for t in part.doc[part.i + 1 : part.sent.end])
    return ([t for t in said if t.i < part.i - 1], head) if part is not None and last else content


def _is_predicate(token: Token) -> bool:
    if token.lemma_ in _FORETELLING and not is_passive(first_conjunct(token)) and any(map(is_to_clause, children(token, "xcomp"))):
        return bool(children(token, "obj", "iobj"))  # "has 70 seats and predicted to win 73": by others
    verbal = token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"NN", "NNS"} and token.ent_type_ not in NAMES
    return verbal and token.dep_ not in {"aux", "cop", "aux:pass", "amod"}


def _is_in_passing(token: Token, lexicon: Lexicon) -> bool:
    """ "People refusing to pay are fined": a word of saying with which nothing is told of anybody."""
    beside = is_failure(token) or is_definition(token) or is_past_wish(token) or is_gloss(token, lexicon)
    return beside or tells_apart(token) or is_name(token) or is_remark(token)


def _is_inferred(token: Token, who: list[Token], lexicon: Lexicon) -> bool:
    """ "The ice was gone, implying that …": the writer infers it."""
    aside = token.tag_ == "VBG" and (token.dep_ == "advcl" or bool(of_predicate(token)))
    return aside and bool(who) and not any(is_somebody(t, lexicon) or is_document(t, lexicon) for t in who)


def _held_to_be(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "A ship believed to be carrying arms", "the man alleged to have fired"."""
    held = next((c for c, p in reporting_words(token, lexicon, {"VERB"}) if c.kind == "thought" and "to" in c.takes and p is None), None)
    said = [c for c in children(token, "xcomp") if any(m.lower_ == "to" for m in children(c, "mark"))] if held is not None else []
    noun = token.head
    between = [t for t in token.doc[noun.i + 1 : token.i] if t.pos_ in {"NOUN", "PROPN"}]
    near = noun.i < token.i and all(noun.is_ancestor(t) and "," not in {c.text for c in t.children} for t in between)
    if held is None or not said or not near or noun.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return []
    who = [t for t in nominal(noun, token) if t.i < token.i]
    report = unframed(token, held, None, ([*who, *descendants(said[0])], said[0]), [], quoted)
    return [report] if report else []


def _is_denied(token: Token, cue: Cue, content: Content | None, who: list[Token], lexicon: Lexicon) -> bool:
    """ "Did not want to stay", "it is not known when …", "left without saying so" state nothing."""
    if content is not None and any(m.lower_ == "without" for m in children(token, "mark")):
        return True
    if content is None or negation(token, lexicon) is None:
        return False
    asked = cue.kind == "thought" and not who and content[0][0].lower_ in QUESTIONS
    return asked or cue.kind in {"attitude", "intention"} or cue.iri.endswith(DENYING)  # "has neither confirmed nor denied that"


def _is_deed(token: Token, cue: Cue, content: Content, lexicon: Lexicon) -> bool:
    """ "Recalled its ambassador", "dismissed the minister": done to somebody, not said of him."""
    head = content[1]
    judged = any(m.lower_ == "as" for c in token.children for m in children(c, "mark", "case"))  # "dismissed him as a fool"
    if judged or cue.act == "ACCUSE" or is_clause(head) or not is_somebody(head, lexicon):
        return False
    match = entry_of(token, lexicon)
    return match is not None and match[0].type in DONE_TO


def _needs_nobody(token: Token, content: Content, cue: Cue) -> bool:
    """Words with no speaker are reported all the same ("is said to", "was accused of"); a matter nobody speaks of is not."""
    if "both" in cue.takes:
        return bool(children(first_conjunct(token), "nsubj:pass"))  # "was caught and accused of spying"
    if (
        token.tag_ == "VBN"
        and token.dep_ not in {"ROOT", "conj", "ccomp"}
        and not children(token, "aux:pass", "nsubj:pass", "csubj:pass", "expl")
    ):
        return False  # "with one wave observed the danger had passed"
    if is_passive(token) and any(a.lower_ in {"should", "must"} for a in children(token, "aux")):
        return False  # "residents must be told that it is unsafe"
    if token.tag_ == "VBN" and token.dep_ == "ROOT" and content[1].i < token.i and not children(token, "aux", "aux:pass", "expl"):
        return False  # "It is the basis for a lighter version, announced last May"
    if is_to_clause(token) and not is_passive(token) and token.dep_ != "ROOT":
        return False  # "is easy to add and modify that …"
    if is_to_clause(content[1]) or content[1].dep_ == "xcomp":
        return is_passive(token) and cue.kind == "thought"
    return is_clause(content[1])


def _is_command(token: Token) -> bool:
    """ "Tell them that …", "Note that …", "let's say": the reader is asked, nobody is reported."""
    if token.head.lemma_.lower() == "let" and token.dep_ in {"ccomp", "xcomp"}:
        return True
    helped = any(c.dep_ in {"aux", "mark", "aux:pass", "cop"} or c.dep_.startswith("nsubj") for c in token.children)
    opens = all(
        t.is_punct or t.is_space or (t.head == token and t.pos_ in {"ADV", "CCONJ", "INTJ"}) for t in token.doc[token.sent.start : token.i]
    )
    return token.dep_ == "ROOT" and token.tag_ in {"VB", "VBP"} and not helped and opens
