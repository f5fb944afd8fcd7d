"""Statements: source, cue and content of what the text reports somebody to say or think (PARC's three spans; Pareti 2012).

Three ways in: a reporting verb or noun over a clause, infinitive or matter; "according to"; and quotation marks that no reporting
word governs (`kg.extract.loose`).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.loose import loose_quotations
from kg.extract.matching import names_event
from kg.extract.quotes import quotations
from kg.extract.report import Report, make_report, reporting_word, source_span, words_of_cue
from kg.extract.syntax import SUBJECTS, arguments, children, conjuncts, cover, descendants, is_clause, is_passive, preposition, subjects
from kg.lexicon import Cue, Lexicon
from kg.model import Span

NAMES = {"PERSON", "ORG", "GPE", "LOC"}
QUOTE_MARKS = "\"“”‘'"


def reports(doc: Doc, lexicon: Lexicon) -> list[Report]:
    """All statements of a Doc, in order of their contents, nested ones tied to what holds them."""
    quoted = quotations(doc.text)
    found: list[Report] = []
    for token in doc:
        found += _by_verb(token, lexicon, quoted)
        found += _by_noun(token, lexicon, quoted)
        if token.lower_ == "according" and token.dep_ in {"case", "mark", "advmod"}:
            found += _according(token, quoted)
    found = _without_rings(_one_per_cue(found))
    found += loose_quotations(doc, quoted, found, lexicon)
    found.sort(key=lambda r: (r.content.start, -r.content.end))
    for report in found:
        report.within = _holder(report, found)
    return found


# ---------------------------------------------------------------- reporting verbs


def _by_verb(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "cop", "aux:pass", "amod"} or token.ent_type_ in NAMES:
        return []
    if token.dep_ == "acl" and token.tag_ == "VBN" and not children(token, "obl:agent"):
        return []  # "talks aimed at …" reports nobody's words
    found = reporting_word(token, lexicon, {"VERB"})
    if found is None:
        return []
    cue, particle = found
    who = subjects(token)
    if cue.kind == "document" and not any(c.kind == "document" for t in who for c in lexicon.cues_for(t.lemma_.lower())):
        return []
    content, head = _content(token, cue, lexicon)
    if not content:
        return []
    if is_passive(token) and not children(token, "obl:agent"):
        who = []
    report = make_report(content, quoted, cue=token, cue_span=words_of_cue(token, particle), word=cue, sources=who, head=head)
    if report is None:
        return []
    report.source_span = source_span(who, token)
    if report.source_span and _overlap(report.source_span, report.content):
        report.source_span = source_span([t for t in who if t.i not in {c.i for c in content}], token)
    return [report]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _content(token: Token, cue: Cue, lexicon: Lexicon) -> tuple[list[Token], Token | None]:
    """Tokens of what is said and their head; ([], None) where the verb reports nothing here."""
    clause = children(token, "ccomp")
    if clause and cue.takes & {"that", "quote"}:
        return _with_mates(clause, token), clause[0]
    around = _parenthetical(token, cue)
    if around is not None:
        return _beside(token, around), around
    infinitive = children(token, "xcomp")
    if infinitive and cue.takes & {"to"}:
        listener = children(token, "obj") if cue.kind == "speech" else []
        return [t for part in infinitive for t in descendants(part)], (infinitive or listener)[0]
    matter = arguments(token).heads("obj")
    if matter and "np" in cue.takes and cue.kind in {"speech", "intention"} and _is_matter(matter[0], lexicon):
        return [t for m in matter for t in descendants(m, without=[token])], matter[0]
    return [], None


def _is_matter(noun: Token, lexicon: Lexicon) -> bool:
    """A noun phrase that can be said, not handed over: an event or an abstract ("condemned the coordination"; not "offered drones")."""
    if noun.pos_ != "NOUN" or noun.ent_type_ in {"PERSON", "ORG", "GPE", "WEAPON", "VEHICLE"}:
        return False
    return names_event(noun, lexicon) or (noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text in QUOTE_MARKS)


def _with_mates(clauses: list[Token], verb: Token) -> list[Token]:
    """A clause as content, without what hangs outside the quotation on the same verb."""
    return [t for clause in clauses for t in descendants(clause, without=[verb])]


def _parenthetical(token: Token, cue: Cue) -> Token | None:
    """The clause that a "…, he said" hangs on."""
    if token.dep_ != "parataxis" or not cue.takes & {"that", "quote"} or token.head == token:
        return None
    if not any(s.dep_ in SUBJECTS for s in token.children) or children(token, "obj", "ccomp"):
        return None
    return token.head


def _beside(cue: Token, clause: Token) -> list[Token]:
    """Tokens of a clause round a parenthetical "…, he said in Paris, …": its head's side, and the other side where that has speech too."""
    frame = {t.i for t in descendants(cue)}
    tokens = [t for t in descendants(clause, without=[cue]) if t.i not in frame]
    near = [t for t in tokens if (t.i < cue.i) == (clause.i < cue.i)]
    far = [t for t in tokens if (t.i < cue.i) != (clause.i < cue.i)]
    return near + far if any(is_clause(t) or t.text in QUOTE_MARKS for t in far) else near


# ---------------------------------------------------------------- nouns, "according to"


def _by_noun(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "the claim that …", "Tehran's threat to …"."""
    if token.pos_ != "NOUN":
        return []
    found = reporting_word(token, lexicon, {"NOUN"})
    if found is None:
        return []
    cue, particle = found
    wanted = {"that": "VB", "to": "VB"}
    clauses = [c for c in children(token, "acl", "ccomp") if _marker(c) in wanted and _marker(c) in cue.takes]
    if not clauses:
        return []
    args = arguments(token)
    who = args.at("possessive") or args.at("by") or _holder_of(token)
    report = make_report(
        descendants(clauses[0]), quoted, cue=token, cue_span=words_of_cue(token, particle), word=cue, sources=who, head=clauses[0]
    )
    if report is None:
        return []
    report.source_span = cover(t for s in who for t in descendants(s, without=[token]))
    return [report]


def _marker(clause: Token) -> str | None:
    return next((c.lower_ for c in clause.children if c.dep_ == "mark"), None)


def _holder_of(noun: Token) -> list[Token]:
    """Whoever makes, has or issues the noun: "Tehran issued a warning that …"."""
    verb = noun.head
    return subjects(verb) if noun.dep_ == "obj" and verb.pos_ == "VERB" else []


def _according(token: Token, quoted: list[Span]) -> list[Report]:
    """ "according to X": the clause it hangs on, without it."""
    phrase = token.head
    if preposition(phrase) not in {"according to", "according"} or phrase.head == phrase:
        return []
    clause = phrase.head
    while not is_clause(clause) and clause.head != clause:
        clause = clause.head
    content = descendants(clause, without=[phrase])
    last = next((c for c in token.children if c.dep_ == "fixed"), token)
    report = make_report(
        content, quoted, cue=token, cue_span=Span(token.idx, last.idx + len(last)), sources=conjuncts(phrase)[:1], head=clause
    )
    if report is None:
        return []
    report.source_span = cover(t for t in descendants(phrase) if t.i > last.i)
    return [report]


# ---------------------------------------------------------------- how statements lie in each other


def _one_per_cue(found: list[Report]) -> list[Report]:
    seen: dict[tuple[int, int], Report] = {}
    for report in found:
        key = (report.content.start, report.content.end)
        if key not in seen:
            seen[key] = report
    return list(seen.values())


def _without_rings(found: list[Report]) -> list[Report]:
    """Two reports cannot each stand in the words of the other: of such a pair, a slip of the parse, the longer content goes."""
    dropped: set[int] = set()
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            if _holds(one, other, False) and _holds(other, one, False):
                dropped.add(id(max(one, other, key=lambda r: r.content.end - r.content.start)))
    return [r for r in found if id(r) not in dropped]


def _holder(report: Report, found: list[Report]) -> Report | None:
    """The smallest statement whose content holds this one's cue (or, without a cue of its own, its content)."""
    place = report.cue_span if report.cue is not None else report.content
    if place is None:
        return None
    holders = [
        r for r in found
        if r is not report and r.content.start <= place.start and place.end <= r.content.end
        and r.content != report.content and not (report.cue is None and r.continues is report)
        and not _holds(report, r)
    ]  # fmt: skip
    return min(holders, key=lambda r: r.content.end - r.content.start, default=None)


def _holds(outer: Report, inner: Report, longer: bool = True) -> bool:
    place = inner.cue_span if inner.cue is not None else inner.content
    if place is None or not (outer.content.start <= place.start and place.end <= outer.content.end):
        return False
    return not longer or outer.content.end > inner.content.end
