"""Whose words are worth a statement: somebody who can speak and who did, said or thought in earnest.

"Anyone who says so", "the families deserve to know who fired" and "the use of force suggests" report nobody's words. What a speaker
only wants or favours in somebody else's mouth ("he said they plan to leave") is told by that somebody; the inner source stands
behind nothing there, so no statement is made of it.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.additions import refused
from kg.extract.deeds import names_event
from kg.extract.factuality import factuality
from kg.extract.holders import is_document, is_somebody
from kg.extract.modality import inverted_condition, negation, no_word
from kg.extract.plans import RANKS
from kg.extract.report import Report
from kg.extract.syntax import RELATIVES, children, first_conjunct, is_clause, is_to_clause, text_of
from kg.lexicon import Lexicon

ACTORS = "actor"  # word class
WISHES = {"attitude", "intention"}  # as nouns ("its plan to leave") they state nothing
MENTAL = {"thought", "perception", "attitude", "intention"}
ANYBODY = {"anyone", "anybody", "everyone", "everybody", "nobody", "one", "none", "whoever", "noone", "nothing", "anything"}
WITHHELD = "withheld"  # word class
BESPEAKING = "bespeaking"  # word class
THINGS = {"it", "this", "that", "which", "these"}
DEMONSTRATIVE = {"this", "that", "these"}
OWN = {"i", "we"}  # a speaker's "I think" is his own words, no report
CHARGES = {"cue-deny", "cue-accuse", "cue-accuse-of", "cue-accusation-noun", "cue-denial-noun"}
QUESTIONS = {"how", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why", "if"}
FEW = {"few", "little", "hardly", "scant"}
_SOME = {"many", "some", "others", "several", "most"}
_MARKS = "\"“”'‘’"
NUMBERS = {"DATE", "TIME", "MONEY", "QUANTITY"}


def holds(report: Report, lexicon: Lexicon) -> bool:
    """Whether a report stands by itself: its source can speak, and is told to have said or thought so.

    Over a clause nearly anything says or shows ("the vote showed that …"); who asks, promises or favours must be somebody.
    """
    if (
        _is_asked(report)
        or _is_left_over(report)
        or _is_aim(report)
        or _is_bare(report, lexicon)
        or _is_fact(report, lexicon)
        or _is_silence(report, lexicon)
    ):
        return False
    if report.word is not None and report.word.iri.endswith("/cue-begin") and not all(is_somebody(s, lexicon) for s in report.sources):
        return False  # "The chapter opens: “…”"
    if report.word is not None and _is_told_of(report) and _is_plain_antecedent(report, lexicon):
        return False
    senses = report.word is not None and report.word.kind == "perception"  # "galaxies see stars fall in"
    speaks = can_speak if _says_so(report) and not senses else _takes_a_stand
    if not (_is_accordingly(report) or all(speaks(s, lexicon) for s in report.sources)) or not _is_real(report, lexicon):
        return False
    meant = report.word is not None and (report.word.kind in WISHES or report.word.act == "AGREE")
    return not meant or all(_can_mean(s, lexicon) for s in report.sources)


def _is_asked(report: Report) -> bool:
    """ "How does it compare to the other?": a matter that a question speaks of is not told of."""
    cue = report.cue
    if cue is None or cue.dep_ != "ROOT" or report.kind != "indirect" or not _is_matter(report) or not report.sources:
        return False
    inverted = any(a.i < report.sources[0].i for a in children(cue, "aux", "cop"))
    return inverted and any(t.text.startswith("?") for t in cue.sent[-2:])


def _is_left_over(report: Report) -> bool:
    """ "More than the troops are willing to do", "the goal it pledged to reach": of what is to be done only the verb stands here."""
    cue, head = report.cue, report.head
    if cue is None or head is None or report.kind != "indirect" or not is_to_clause(head):
        return False
    compared = cue.dep_ == "advcl" and any(m.lower_ in {"than", "as"} for m in children(cue, "mark"))
    inside = compared or cue.dep_ in {"acl:relcl", "advcl:relcl"}
    bare = all(c.dep_ in {"mark", "punct", "advmod", "aux"} for c in head.children)
    return inside and bare


def _is_bare(report: Report, lexicon: Lexicon) -> bool:
    """ "Endorsed Roe", "offered protection": by a name or one word nobody has stated anything; the deed stands for itself. What a
    preposition leads in is a matter: "warned of famine"."""
    if report.kind != "indirect" or report.head is None or report.word is None or report.word.takes & {"named", "both"}:  # "called him one"
        return False
    span = report.head.doc.char_span(report.content.start, report.content.end)
    words = [t for t in span if not t.is_punct] if span is not None else []
    names = report.head.pos_ in {"PROPN", "PRON"} or is_somebody(report.head, lexicon)
    return (len(words) == 1 and (names or report.word.particle is None)) or (len(words) == 2 and names and _is_matter(report))


def _is_fact(report: Report, lexicon: Lexicon) -> bool:
    """ "It underscores the need for rules": a deed told of before, which says nothing; a study told of before may show that it is so."""
    cue = report.cue
    if cue is None or cue.lemma_.lower() not in lexicon.classes.get(BESPEAKING, frozenset()) or report.kind == "direct":
        return False
    before = cue.doc[max(0, cue.sent.start - 1)].sent.start
    written = not _is_matter(report) and any(is_document(t, lexicon) for t in cue.doc[before : cue.i])
    return any(s.lower_ in THINGS for s in report.sources) and not written


def _is_silence(report: Report, lexicon: Lexicon) -> bool:
    """ "Declined to comment": nothing was said."""
    cue = report.cue
    if cue is None or cue.pos_ != "VERB" or report.word is None or report.word.act != "REJECT":
        return False
    refused = {c.lemma_.lower() for c in children(cue, "xcomp", "ccomp")}
    return bool(refused & lexicon.classes.get(WITHHELD, frozenset()))


def _is_told_of(report: Report) -> bool:
    """A word of denying, or the "reported" of "the deal, first reported by Reuters"."""
    cue, word = report.cue, report.word
    by = cue is not None and cue.dep_ == "acl" and cue.tag_ == "VBN" and bool(children(cue, "obl:agent"))
    return word is not None and (word.iri.endswith("cue-deny") or (by and word.kind == "speech" and word.act is None))


def _is_plain_antecedent(report: Report, lexicon: Lexicon) -> bool:
    """ "Disputes about deliveries, which Israel denied": what is denied is said before, and not the noun right before "which"."""
    cue, head = report.cue, report.head
    if cue is not None and cue.dep_ == "acl":
        return head == cue.head
    if cue is None or cue.dep_ != "acl:relcl" or head is None or is_clause(head) or head.i > cue.i:
        return False
    said = any(c.pos == "NOUN" and c.kind == "speech" for c in lexicon.cues_for(head.lemma_.lower()))
    return not said and not names_event(head, lexicon)


def _is_accordingly(report: Report) -> bool:
    """ "According to its polling": a deed of somebody's that tells something."""
    named = all(s.pos_ == "NOUN" and not s.ent_type_ and bool(children(s, "nmod:poss", "det")) for s in report.sources)
    return report.cue is not None and report.cue.lower_ == "according" and bool(report.sources) and named


def _can_mean(source: Token, lexicon: Lexicon) -> bool:
    """Somebody with a will: not "the law aims to", "rules that promise to"."""
    return source.pos_ in {"PRON", "PROPN"} or is_somebody(source, lexicon) or not is_document(source, lexicon)


def _is_aim(report: Report) -> bool:
    """ "Fired to defend the car", "a duty to urge them to stop": what is done in order to speak of a bare matter or to ask for something,
    or what somebody has a duty or a right to say, is not said."""
    cue = report.cue
    if cue is None or cue.pos_ != "VERB" or not is_to_clause(cue) or report.kind != "indirect":
        return False
    return (cue.dep_ == "advcl" and _is_matter(report)) or (cue.dep_ == "acl" and not _says_so(report) and not _is_ranked(cue))


def _is_ranked(cue: Token) -> bool:
    """ "The first to call for a truce" called for it."""
    return any(c.lower_ in RANKS for c in (cue.head, *children(cue.head, "amod")))


def _takes_a_stand(source: Token, lexicon: Lexicon) -> bool:
    if source.lower_ in {"%", "percent"} and not children(source, "nmod"):
        return False  # "40% favour it": of whom stands elsewhere
    if source.lower_ in _SOME:
        return True
    return can_speak(source, lexicon) and (source.pos_ not in {"NOUN", "VERB", "ADJ"} or _is_known(source, lexicon) or _is_called(source))


def _is_called(source: Token) -> bool:
    """A noun that is part of a name ("The Lost River Project")."""
    return source.text[:1].isupper() and source.i != source.sent.start


def unvoiced(report: Report | None) -> Token | None:
    """The "no" of "no evidence that …", "no reports stating", "few believe that", the verb of "reports that … have not been confirmed":
    nobody in earnest says the content; None elsewhere."""
    if report is None:
        return None
    nouns = [*report.sources, *([report.cue] if report.cue is not None and report.cue.pos_ == "NOUN" else [])]
    return next((word for noun in nouns if (word := no_word(noun) or _few(noun) or _unconfirmed(noun)) is not None), None)


def _unconfirmed(noun: Token) -> Token | None:
    """The verb that says of a report that nobody has confirmed it."""
    verb = noun.head
    subject = noun.pos_ == "NOUN" and noun.dep_ in {"nsubj:pass", "obj"} and verb.lemma_.lower() in CONFIRMING
    return verb if subject and any(t.lower_ in {"not", "n't", "n’t", "never"} for t in children(verb, "advmod")) else None


CONFIRMING = {"confirm", "verify", "corroborate", "substantiate", "authenticate"}


def _few(noun: Token) -> Token | None:
    """Few, but not a few."""
    if any(c.lower_ in {"a", "the", "these", "those"} for c in children(noun, "det")):
        return None
    return next((t for t in (*children(noun, "amod", "det"), noun) if t.lower_ in FEW), None)


def can_speak(source: Token, lexicon: Lexicon) -> bool:
    """Somebody, or a document; not a deed, a time or nobody in particular."""
    if source.lower_ == "neither":
        return False
    if source.pos_ == "PRON":
        return source.lower_ not in ANYBODY and (source.lower_ not in DEMONSTRATIVE or source.tag_ in {"WDT", "WP"})
    if source.ent_type_:
        return source.ent_type_ not in NUMBERS
    if source.pos_ != "NOUN" or _is_called(source):
        return True
    lemma = source.lemma_.lower()
    actors = lexicon.classes.get(ACTORS, frozenset())
    says = (
        lemma in actors
        or lemma.rpartition("-")[2] in actors
        or any(c.kind == "document" or (c.pos == "NOUN" and c.kind == "speech" and c.act is None) for c in lexicon.cues_for(lemma))
    )
    return says or not (names_event(source, lexicon) or source.dep_ == "obl:agent")  # "judged by twelve metrics"


def _is_real(report: Report, lexicon: Lexicon) -> bool:
    """A thought, a matter spoken of or an infinitive counts where it is told to be so; clauses are reported all the same ("he may say
    that …"), but for a condition ("if he says that …")."""
    cue, word = report.cue, report.word
    if cue is None or word is None:
        return True
    if cue.pos_ == "NOUN":
        return word.kind not in WISHES
    if cue.pos_ != "VERB":
        return True
    denied = negation(cue, lexicon) is not None or factuality(cue, lexicon).polarity == "negative"
    if denied and (_is_matter(report) or (_is_left_open(report) and not _keeps_silent(report, lexicon))):
        return False
    if _is_supposed(cue) or _is_unmade(cue, lexicon):
        return False
    return word.kind not in MENTAL or _is_told(cue, lexicon)


def _is_unmade(cue: Token, lexicon: Lexicon) -> bool:
    """ "Failed to adopt a resolution demanding a truce": those who did not adopt it demand nothing."""
    paper = cue.head
    made = cue.dep_ == "acl" and cue.tag_ == "VBG" and paper.dep_ == "obj" and paper.head.pos_ == "VERB"
    return made and factuality(paper.head, lexicon).polarity == "negative"


def _is_supposed(cue: Token) -> bool:
    """ "If he says that …", "had he said that …"."""
    clause = first_conjunct(cue)
    return inverted_condition(clause) is not None or (
        clause.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in children(clause, "mark"))
    )


def _is_left_open(report: Report) -> bool:
    """ "Did not say whether it would close", "has yet to explain why": what is asked in the content is not answered."""
    head = report.head
    if head is None or report.kind == "direct":
        return False
    words = [m for c in (head, *head.children) for m in (c, *children(c, "det", "mark", "advmod", "case")) if m.i < head.i]
    return any(w.lower_ in QUESTIONS for w in words if w.i == min(t.i for t in head.subtree))


def _keeps_silent(report: Report, lexicon: Lexicon) -> bool:
    """ "The club did not say whether it would close": somebody who is named tells nothing of a question that is named as well."""
    if report.word is None or report.word.kind != "speech" or report.head is None or report.cue is None:
        return False
    denied = negation(report.cue, lexicon) is not None or refused(report.cue, lexicon) is not None  # not: "has yet to explain why"
    named = bool(report.sources) and all(is_somebody(s, lexicon) and s.lower_ != "it" for s in report.sources)
    return denied and named and is_clause(report.head) and not is_to_clause(report.head)


def _is_told(cue: Token, lexicon: Lexicon, within: Report | None = None) -> bool:
    """Whether the saying or thinking itself is told as done by whoever tells it, not as wanted, possible or aimed at."""
    told = factuality(cue, lexicon, within)
    aim = cue.dep_ in {"acl", "advcl"} and any(m.lower_ == "to" for m in children(cue, "mark"))
    return told.certainty in {"certain", "probable"} and told.tense != "future" and not aim


def _is_matter(report: Report) -> bool:
    """A bare matter spoken of, not a clause: "discussed the plan"."""
    return report.head is not None and not is_clause(report.head)


def settled(found: list[Report], lexicon: Lexicon) -> list[Report]:
    """Reports tied to what holds them, without those in another's words that claim nothing; what they held is held by their holder."""
    gone = {id(r) for r in found if not (_is_done(r, lexicon) if r.within is None else _claims(r, lexicon))}
    kept = [r for r in found if id(r) not in gone]
    for report in kept:
        while report.within is not None and id(report.within) in gone:
            report.within = report.within.within
        while report.continues is not None and id(report.continues) in gone:
            report.continues = report.continues.continues
    return kept


def _is_done(report: Report, lexicon: Lexicon) -> bool:
    """Of what the writer himself reports: words are reported all the same ("may say that …"); a matter spoken of, a deed asked for or
    promised, and an answer to a question only where it is told as done."""
    cue = report.cue
    if cue is None or cue.pos_ != "VERB" or report.word is None or report.kind == "direct" or report.continues is not None:
        return True
    if first_conjunct(cue).dep_ == "xcomp" and is_to_clause(first_conjunct(cue)) and factuality(cue, lexicon).tense == "future":
        return False  # "is expected to say that …": nothing has been said yet
    open_still = _is_left_open(report) and not (_keeps_silent(report, lexicon) and factuality(cue, lexicon).polarity == "negative")
    return (_says_so(report) and not open_still) or _is_told(cue, lexicon)


def _claims(report: Report, lexicon: Lexicon) -> bool:
    """Whether a report inside another's words tells of somebody else who said that something is so, or who accused or denied.

    What somebody in there asks, promises, discusses or favours is told by the outer speaker: its event stands for it.
    """
    if not report.asserting:
        return False
    if report.cue is None or report.word is None:
        return True
    if report.word.kind in MENTAL and report.sources and report.within is not None and report.within.word is not None:
        return False  # "said they know that …": what others have in mind is for the speaker to tell; a paper reports it
    if any(s.lower_ in OWN for s in report.sources) or not all(_is_known(s, lexicon) for s in report.sources):
        return False
    if _quoted(report.within) and any(s.pos_ == "PRON" and s.lower_ not in RELATIVES for s in report.sources):
        return False  # whom "he" in somebody's quotation means stands in words that the quotation leaves out
    return (_says_so(report) or _charges(report)) and (report.cue.pos_ != "VERB" or _is_told(report.cue, lexicon, report.within))


def _quoted(report: Report | None) -> bool:
    if report is None or report.kind == "indirect" or report.head is None:
        return False
    words = text_of(report.head.doc)[report.content.start : report.content.end]
    return report.kind == "direct" or (words.startswith("that ") and words[5:6] in _MARKS and words[-1] in _MARKS)  # said that "…"


def _is_known(source: Token, lexicon: Lexicon) -> bool:
    return is_somebody(source, lexicon) or is_document(source, lexicon) or source.pos_ == "PROPN" or source.lower_ in RELATIVES


def _says_so(report: Report) -> bool:
    """A finite clause or a quotation is said."""
    if report.kind == "direct" and (report.within is None or report.within.kind != "direct"):
        return True
    return not _is_matter(report) and report.head is not None and not is_to_clause(report.head) and report.head.dep_ != "xcomp"


def _charges(report: Report) -> bool:
    """What is denied or charged is a claim in any form."""
    return report.word is not None and report.word.iri.rpartition("/")[2] in CHARGES
