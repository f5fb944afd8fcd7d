"""Statements: source, cue and content of what the text reports somebody to say or think (PARC's three spans; Pareti 2012).

Ways in: a reporting verb, adjective or noun over a clause, infinitive or matter; "according to"; "reportedly"; a name before a colon
(`kg.extract.labels`); and quotation marks that no reporting word governs (`kg.extract.loose`).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.according import according
from kg.extract.accounts import passed_on
from kg.extract.additions import denied_second, refused
from kg.extract.contents import content_of
from kg.extract.enhanced import subjects
from kg.extract.frames import framed
from kg.extract.holders import holders, is_document, is_somebody, is_voiced, owners, voices
from kg.extract.labels import labelled
from kg.extract.loose import loose_quotations
from kg.extract.matching import entry_of
from kg.extract.meant import Content, day_inside, straddled
from kg.extract.modality import negation
from kg.extract.nesting import holder_of, one_per_content, without_carriers, without_echoes, without_naming, without_rings
from kg.extract.quotes import quotations
from kg.extract.remarks import DENYING, before_second, before_semicolon, is_gloss
from kg.extract.report import Report, Reports, kind_of, make_report, nominal, reporting_words, source_span, words_of_cue
from kg.extract.reportable import stands_by_itself
from kg.extract.settling import settled
from kg.extract.speakers import after_quotation, who_speaks
from kg.extract.speech import told_kind, touches, whole_quotations, without_footnote, without_medium
from kg.extract.subjectless import of_predicate
from kg.extract.syntax import SUBJECTS, children, cover, descendants, is_clause, is_passive, is_to_clause, preposition, tells_apart, text_of
from kg.extract.thatclauses import from_opening
from kg.extract.unsaid import is_asked_for, is_courtesy, is_done, is_name, is_past_wish, is_remark
from kg.lexicon import Cue, Lexicon
from kg.model import Span

NAMES = {"PERSON", "ORG", "GPE", "LOC"}
_OVER = {"of", "for", "about", "on", "over", "against", "to", "with", "towards", "toward"}
SELF = {"i", "we", "you", "me", "us"}
NOBODYS = {"you", "your", "our", "my"}  # "reiterated our commitment to peace": the speaker's, said by his own words
DEEDS = {"SANCTION", "COERCE", "ASSAULT"}
QUESTIONS = {"how", "what", "when", "where", "whether", "which", "who", "why", "if"}


def reports(doc: Doc, lexicon: Lexicon) -> list[Report]:
    """All statements of a Doc, in order of their contents, nested ones tied to what holds them."""
    quoted = quotations(text_of(doc))
    found: list[Report] = []
    for token in doc:
        for way in (_by_verb, _by_adjective, _by_noun, _by_adverb):
            found += way(token, lexicon, quoted)
        if token.lower_ == "according":
            found += according(token, lexicon, quoted)
    found = passed_on(found, lexicon, quoted)
    told = {r.cue.i for r in found if r.cue is not None and (_is_named_whole(r) or r.cue.pos_ != "VERB")}
    frames = [frame for token in doc if token.i not in told and (frame := framed(token, lexicon, quoted)) is not None]
    seen = {frame.cue for frame in frames}
    found = [*(r for r in found if r.cue is None or r.cue not in seen), *frames]
    found = one_per_content([r for r in found if _attributes(r, quoted) and stands_by_itself(r, lexicon)])
    found = without_naming(without_carriers(without_rings(without_echoes(found))))
    found += labelled(doc, lexicon, found)
    found = whole_quotations(doc, quoted, found, lexicon)
    found += loose_quotations(doc, quoted, found, lexicon)
    for report in found:
        report.content, whole = without_footnote(without_medium(report, quoted, doc), text_of(doc)), report.content
        if report.content != whole:
            report.kind = kind_of(report.content, quoted)
        report.kind = told_kind(report, quoted, text_of(doc))
    found.sort(key=lambda r: (r.content.start, -r.content.end))
    index = Reports(found)
    for report in found:
        report.within = holder_of(report, index)
    kept = settled(found, lexicon)
    for report in kept:
        report.sources = [t for s in report.sources for t in voices(s, lexicon)]
    return kept


def _is_named_whole(report: Report) -> bool:
    """A source that does not begin with the "and" of a list whose first member a parse gives to what is said."""
    return bool(report.sources) and report.sources[0].left_edge.dep_ != "cc"


def _attributes(report: Report, quoted: list[Span]) -> bool:
    """Whether anybody is reported: not the reader ("you know"), nor a speaker's "I think" or wishes inside his own quotation."""
    own = report.sources[0].lower_ if report.sources else None
    if own in NOBODYS:
        return False
    cue = report.cue_span
    if cue is None or not any(q.start < cue.start < q.end for q in quoted):
        return True
    return own is not None and own not in SELF and report.asserting


# ---------------------------------------------------------------- reporting verbs


def _by_verb(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    if token.pos_ not in {"VERB", "AUX"} or token.tag_ in {"NN", "NNS"} or token.ent_type_ in NAMES:
        return []
    if token.dep_ in {"aux", "cop", "aux:pass", "amod"}:
        return []
    if token.dep_ == "acl" and token.tag_ == "VBN" and not children(token, "obl:agent"):
        return _held_to_be(token, lexicon, quoted)  # "talks aimed at …" reports nobody's words
    if tells_apart(token) or is_name(token) or is_remark(token) or is_past_wish(token) or is_gloss(token, lexicon):
        return []  # "people refusing to pay are fined"
    if _is_command(token) or (token.head.lemma_.lower() == "let" and token.dep_ in {"ccomp", "xcomp"}):
        return []  # "let's say"
    who = who_speaks(token, quoted, lexicon)
    aside = token.tag_ == "VBG" and (token.dep_ == "advcl" or bool(of_predicate(token)))
    if aside and who and not any(is_somebody(t, lexicon) or is_document(t, lexicon) for t in who):
        return []  # "the ice was gone, implying that …": the writer infers it
    for cue, particle in reporting_words(token, lexicon, {"VERB"}):
        if cue.kind == "document" and not any(c.kind == "document" for t in who for c in lexicon.cues_for(t.lemma_.lower())):
            continue
        bearer = denied_second(token, lexicon)
        content = content_of(bearer or token, cue, particle, lexicon)
        if _is_denied(token, cue, content, who, lexicon):
            return []
        if content is not None and (who or _needs_nobody(token, content, cue)):
            done = _is_deed(token, cue, content, lexicon) or is_done(token, content) or is_courtesy(content, lexicon)
            report = None if done else _made(token, cue, particle, content, who, quoted)
            if report is not None:
                report.bearer = bearer
                above = refused(token, lexicon)
                if above is not None and report.cue_span is not None:
                    report.cue_span = Span(words_of_cue(above, None).start, report.cue_span.end)
            return [report] if report else []
    return []


def _held_to_be(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "A ship believed to be carrying arms", "the man alleged to have fired"."""
    held = next((c for c, p in reporting_words(token, lexicon, {"VERB"}) if c.kind == "thought" and "to" in c.takes and p is None), None)
    said = [c for c in children(token, "xcomp") if any(m.lower_ == "to" for m in children(c, "mark"))] if held is not None else []
    noun = token.head
    between = [t for t in token.doc[noun.i + 1 : token.i] if t.pos_ in {"NOUN", "PROPN"}]
    near = noun.i < token.i and all(noun.is_ancestor(t) and "," not in {c.text for c in t.children} for t in between)
    if held is None or not said or not near or noun.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return []
    who = [t for t in nominal(noun, token) if t.i <= noun.i]
    report = _made(token, held, None, ([*who, *descendants(said[0])], said[0]), [], quoted)
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
    return match is not None and match[0].type in DEEDS


def _needs_nobody(token: Token, content: Content, cue: Cue) -> bool:
    """Words with no speaker are reported all the same ("is said to", "was accused of"); a matter nobody speaks of is not."""
    if "both" in cue.takes:
        return bool(children(token, "nsubj:pass"))
    if (
        token.tag_ == "VBN"
        and token.dep_ not in {"ROOT", "conj", "ccomp"}
        and not children(token, "aux:pass", "nsubj:pass", "csubj:pass", "expl")
    ):
        return False  # "with one wave observed the danger had passed"
    if is_to_clause(token) and not is_passive(token) and token.dep_ != "ROOT":
        return False  # "is easy to add and modify that …"
    if is_to_clause(content[1]) or content[1].dep_ == "xcomp":
        return is_passive(token) and cue.kind == "thought"
    return is_clause(content[1])


def _is_command(token: Token) -> bool:
    """ "Tell them that …", "Note that …": the reader is asked, nobody is reported."""
    helped = any(c.dep_ in {"aux", "mark", "aux:pass", "cop"} or c.dep_.startswith("nsubj") for c in token.children)
    opens = all(
        t.is_punct or t.is_space or (t.head == token and t.pos_ in {"ADV", "CCONJ", "INTJ"}) for t in token.doc[token.sent.start : token.i]
    )
    return token.dep_ == "ROOT" and token.tag_ in {"VB", "VBP"} and not helped and opens


def _without_dateline(said: list[Token]) -> list[Token]:
    """What is said without the agency in brackets that opens a sentence ("(CNN) Two men …")."""
    words = sorted(said, key=lambda t: t.i)
    opens = len(words) > 3 and words[0].text == "(" and words[2].text == ")" and words[0].i in {words[0].sent.start, 0}
    return [t for t in said if t.i > words[2].i] if opens and words[1].ent_type_ in {"ORG", ""} and words[1].text.isupper() else said


def _made(token: Token, cue: Cue, particle: Token | None, content: Content, who: list[Token], quoted: list[Span]) -> Report | None:
    said, head = _without_dateline(_without_frame(content[0], token, quoted)), content[1]
    said = before_second(said, token, head)
    who = [t for t in who if t.i not in {c.i for c in said}]
    named = {t.i for w in who for t in nominal(w, token)} if head.i > token.i else set()
    report = make_report(
        [t for t in said if t.i not in named], quoted, cue=token, cue_span=words_of_cue(token, particle), word=cue, sources=who, head=head
    )
    if report is not None:
        report.source_span = source_span(who, token)
        report.gap = _frame_inside(report, token, head) or straddled(said, token) or day_inside(said)
        if report.source_span and report.gap is None and touches(report.source_span, report.content):
            report.source_span = cover(who[:1])
    return report


def _without_frame(said: list[Token], cue: Token, quoted: list[Span]) -> list[Token]:
    """What a quotation says, without the name between it and its "said", which a parse may hang on the quotation."""
    last = max((q for q in quoted if q.end <= cue.idx), key=lambda q: q.end, default=None)
    if last is None or not said or said[0].idx < last.start or not after_quotation(cue, quoted):
        return said
    between = [t for t in cue.doc[said[0].i : cue.i] if t.idx >= last.end]
    clause = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in between)
    return said if clause else [t for t in said if t.idx < last.end or t.i > cue.i]


def _frame_inside(report: Report, cue: Token, head: Token) -> Span | None:
    """The ", he said on Friday," that stands inside its own content."""
    frame = cover(descendants(cue, without=[head]))
    inside = frame is not None and report.content.start < frame.start and frame.end < report.content.end
    return frame if inside and head not in cue.subtree else None


# ---------------------------------------------------------------- adjectives, nouns, adverbs, "according to"


def _by_adjective(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "was confident that …", "is ready to …", "is opposed to the deal"."""
    if token.pos_ != "ADJ" and not (token.pos_ == "VERB" and children(token, "cop", "aux:pass")):
        return []
    who = [s for s in token.children if s.dep_.startswith("nsubj") and s.tag_ != "EX" and s.lower_ != "it"]
    if token.dep_ == "ccomp" and all(s.tag_ == "WDT" for s in who):
        who = []  # "no firm was found that is ready to pay"
    if not who and token.dep_ in {"conj", "xcomp"} and not _is_made(token):
        who = subjects(token)
    for cue, particle in reporting_words(token, lexicon, {"ADJ"}) if who else ():
        content = content_of(token, cue, particle, lexicon)
        if content is not None and not (cue.kind == "attitude" and is_somebody(content[1], lexicon)):  # "worried about the people"
            report = _made(token, cue, particle, content, who, quoted)
            return [report] if report else []
    return []


def _is_made(word: Token) -> bool:
    """ "Make sure that …"; "the convoy was hit, making it clear that …": of what was done to somebody he makes nothing clear."""
    verb = word.head
    if word.dep_ != "xcomp" or verb.lemma_.lower() != "make":
        return False
    above = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb
    inside = [
        c for c in children(above, "ccomp") if c.i < verb.i and c.right_edge.i + 2 >= verb.left_edge.i
    ]  # "found that it was hit, making …"
    return word.lower_ in {"sure", "certain"} or (above != verb and any(is_passive(c) for c in (above, *inside)))


def _by_noun(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
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
        if (
            voiced
            and content is not None
            and not is_clause(content[1])
            and preposition(content[1]) not in {"of", "about", "over", "on", "for"}
        ):
            return []  # "lodged a complaint against the board": who is complained of
        if content is None:
            continue
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
    marker = next((c.lower_ for c in clause.children if c.dep_ == "mark"), None)
    if clause.dep_ == "acl:relcl" and children(clause, "ccomp"):
        return False  # "a letter that he said counts as his vote"
    if clause.dep_ == "acl:relcl":
        gapless = bool(children(clause, "nsubj:pass")) and any(c.lower_ == "that" for c in children(clause, "obj"))
        return "that" in cue.takes and (gapless or (marker == "that" and bool(children(clause, *SUBJECTS, "nsubj:pass"))))
    return (marker == "that" and "that" in cue.takes) or (held and is_to_clause(clause) and "to" in cue.takes)


def _by_adverb(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "reportedly", "allegedly": the clause it stands in, as somebody's words who is not named."""
    if token.pos_ != "ADV" or token.dep_ != "advmod" or not is_clause(token.head):
        return []
    if token.head.dep_ in {"acl", "amod"} and not children(token.head, *SUBJECTS, "nsubj:pass"):
        return []  # "Roe, reportedly known as the Lion": of whom it is said stands outside
    if token.head.dep_ == "conj" and not children(token.head, *SUBJECTS, "nsubj:pass", "expl") and token.head.head.i < token.i:
        return []  # "it began in May but has reportedly grown"
    for cue, _ in reporting_words(token, lexicon, {"ADV"}):
        others = [c for c in children(token.head, "conj") if children(c, *SUBJECTS, "nsubj:pass", "aux", "cop")]  # "…, but the mayor …"
        if token.i == token.sent.start:  # "Reportedly, two were killed and five were hurt"
            others = [c for c in others if any(j.lower_ != "and" for j in children(c, "cc"))]
        said = descendants(token.head, without=[token, *others])
        said = [t for t in said if (t.dep_ != "cc" or t.head not in others) and not (t.dep_ == "cc" and t.head == token.head)]
        if token.head.tag_ == "VBG" and any(m.i + 1 == token.i for m in children(token.head, "mark")):
            said = [t for t in said if t.i > token.i]  # "charged for allegedly selling it"
        if token.head.dep_ == "acl:relcl" and token.head.head.pos_ in {"NOUN", "PROPN"}:  # "the rifles he allegedly used"
            noun = token.head.head
            said = [*(t for t in nominal(noun, token.head) if t.i <= noun.i), *said]
        said = before_semicolon(said)
        report = make_report(said, quoted, cue=token, cue_span=words_of_cue(token, None), word=cue, head=token.head)
        if report is not None:
            report.gap = straddled(said, token)
        return [report] if report else []
    return []
