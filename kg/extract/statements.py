"""Statements: source, cue and content of what the text reports somebody to say or think (PARC's three spans; Pareti 2012).

Three ways in: a reporting verb or noun over a clause, infinitive or matter; "according to"; and quotation marks that no reporting
word governs, which belong to whoever speaks around them. A quotation whose speaker cannot be told has no source; it is not the
newspaper's all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract.events import names_event, particle_of
from kg.extract.quotes import covered, paragraphs, quotations
from kg.extract.syntax import SUBJECTS, arguments, children, conjuncts, cover, descendants, is_clause, is_passive, preposition, subjects
from kg.lexicon import Cue, Lexicon
from kg.model import QuoteKind, Span

ASSERTING = {"speech", "thought", "perception", "document"}
NAMES = {"PERSON", "ORG", "GPE", "LOC"}
QUOTE_MARKS = "\"“”‘'"


@dataclass(slots=True)
class Report:
    """A statement before its ids; tokens are heads. `cue` None: a quotation that goes on from an earlier one."""

    content: Span
    kind: QuoteKind
    cue: Token | None = None
    cue_span: Span | None = None
    word: Cue | None = None
    sources: list[Token] = field(default_factory=list)
    source_span: Span | None = None
    head: Token | None = None  # head of the content
    within: Report | None = None
    continues: Report | None = None

    @property
    def asserting(self) -> bool:
        """Whether the source stands behind the content (says, believes), not only wants or plans it."""
        return self.word is None or self.word.kind in ASSERTING


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
    found += _loose_quotations(doc, quoted, found, lexicon)
    found.sort(key=lambda r: (r.content.start, -r.content.end))
    for report in found:
        report.within = _holder(report, found)
    return found


def _kind(content: Span, quoted: list[Span]) -> QuoteKind:
    share = covered(content, quoted)
    return "direct" if share > 0.9 else "mixed" if share > 0 else "indirect"


def _report(content: list[Token], quoted: list[Span], **what: object) -> Report | None:
    span = cover(content)
    return Report(span, _kind(span, quoted), **what) if span else None  # type: ignore[arg-type]


def _cue_of(token: Token, lexicon: Lexicon, pos: set[str]) -> tuple[Cue, Token | None] | None:
    """The reporting word a token is, with its particle; multiwords ("make clear") before single words."""
    words = [c for c in lexicon.cues_for(token.lemma_.lower()) if c.pos in pos]
    for cue in sorted(words, key=lambda c: c.particle is None):
        particle = particle_of(token, cue.particle) if cue.particle else None
        if cue.particle is None or particle is not None:
            return cue, particle
    return None


def _cue_span(token: Token, particle: Token | None) -> Span:
    last = particle if particle is not None and 0 < particle.i - token.i <= 3 else token
    return Span(token.idx, last.idx + len(last))


def _sources_span(sources: list[Token], cue: Token) -> Span | None:
    tokens = [t for s in sources for t in descendants(s, without=[cue])]
    return cover(t for t in tokens if t.dep_ != "mark")


# ---------------------------------------------------------------- reporting verbs


def _by_verb(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "cop", "aux:pass", "amod"} or token.ent_type_ in NAMES:
        return []
    if token.dep_ == "acl" and token.tag_ == "VBN" and not children(token, "obl:agent"):
        return []  # "talks aimed at …" reports nobody's words
    found = _cue_of(token, lexicon, {"VERB"})
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
    report = _report(content, quoted, cue=token, cue_span=_cue_span(token, particle), word=cue, sources=who, head=head)
    if report is None:
        return []
    report.source_span = _sources_span(who, token)
    if report.source_span and _overlap(report.source_span, report.content):
        report.source_span = _sources_span([t for t in who if t.i not in {c.i for c in content}], token)
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
    return names_event(noun, lexicon) or noun.doc.text[max(0, noun.left_edge.idx - 1)] in QUOTE_MARKS


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
    found = _cue_of(token, lexicon, {"NOUN"})
    if found is None:
        return []
    cue, particle = found
    wanted = {"that": "VB", "to": "VB"}
    clauses = [c for c in children(token, "acl", "ccomp") if _marker(c) in wanted and _marker(c) in cue.takes]
    if not clauses:
        return []
    args = arguments(token)
    who = args.at("possessive") or args.at("by") or _holder_of(token)
    report = _report(
        descendants(clauses[0]), quoted, cue=token, cue_span=_cue_span(token, particle), word=cue, sources=who, head=clauses[0]
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
    report = _report(content, quoted, cue=token, cue_span=Span(token.idx, last.idx + len(last)), sources=conjuncts(phrase)[:1], head=clause)
    if report is None:
        return []
    report.source_span = cover(t for t in descendants(phrase) if t.i > last.i)
    return [report]


# ---------------------------------------------------------------- quotations nobody governs


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


def _loose_quotations(doc: Doc, quoted: list[Span], found: list[Report], lexicon: Lexicon) -> list[Report]:
    """Whole sentences in quotation marks that no report covers: the speaker of the same paragraph, or of the paragraph before."""
    loose: list[Report] = []
    places = paragraphs(doc.text)
    for quote in quoted:
        inside = Span(quote.start, quote.end)
        if any(covered(inside, [r.content]) > 0.5 for r in found) or not _is_speech(doc, inside):
            continue
        earlier = _speaker(inside, [*found, *loose], places, doc, lexicon)
        rest = _uncovered(inside, found)
        if rest is None:
            continue
        report = Report(rest, "direct", head=_head_in(doc, rest))
        if earlier is not None:
            report.continues = earlier
            report.sources, report.source_span = earlier.sources, earlier.source_span
            report.cue_span = earlier.cue_span
        loose.append(report)
    return loose


def _uncovered(quote: Span, found: list[Report]) -> Span | None:
    start = max([quote.start, *(r.content.end for r in found if r.content.start <= quote.start < r.content.end)])
    return Span(start, quote.end) if quote.end - start > 3 else None


def _is_speech(doc: Doc, quote: Span) -> bool:
    """A clause in quotation marks; a word or name in them ("the so-called "axis"") is not speech."""
    tokens = [t for t in doc if quote.start <= t.idx < quote.end and not t.is_space]
    return len(tokens) > 4 and any(is_clause(t) for t in tokens)


def _head_in(doc: Doc, span: Span) -> Token | None:
    tokens = [t for t in doc if span.start <= t.idx < span.end and not t.is_space and not t.is_punct]
    outside = [t for t in tokens if not span.start <= t.head.idx < span.end or t.head == t]
    return next((t for t in outside if is_clause(t)), tokens[0] if tokens else None)


def _speaker(quote: Span, found: list[Report], places: list[Span], doc: Doc, lexicon: Lexicon) -> Report | None:
    here = next((n for n, p in enumerate(places) if p.start <= quote.start < p.end), 0)
    for number in (here, here - 1):
        if number < 0:
            continue
        near = [r for r in found if places[number].start <= r.content.start < places[number].end and r.asserting and r.sources]
        said = [r for r in near if (r.word is None or r.word.kind in {"speech", "document"})]
        if said:
            return _nearest(quote, said, number == here)
        introduced = _introduced(places[number], quote, doc, lexicon)
        if introduced is not None:
            return introduced
    return None


def _nearest(quote: Span, said: list[Report], same_paragraph: bool) -> Report | None:
    """The last speaker before a quotation; in its own paragraph also the one named right after it."""
    before = [r for r in said if r.content.start < quote.start]
    if before:
        return max(before, key=lambda r: r.content.start)
    after = [r for r in said if r.cue_span and 0 <= r.cue_span.start - quote.end < 60]
    return after[0] if same_paragraph and after else None


def _introduced(paragraph: Span, quote: Span, doc: Doc, lexicon: Lexicon) -> Report | None:
    """ "Kirby read from the statement:" and "he said." before or after a quotation that the parser tied to neither."""
    for token in doc:
        if not paragraph.start <= token.idx < paragraph.end or quote.start <= token.idx < quote.end or token.pos_ != "VERB":
            continue
        found = _cue_of(token, lexicon, {"VERB"})
        who = subjects(token)
        if found is None or found[0].kind != "speech" or not who or is_passive(token):
            continue
        if token.i > doc[-1].i or (
            paragraph.start != quote.start and doc.text[: quote.start].rstrip()[-1:] not in {":", ",", "”", '"', "."}
        ):
            continue
        report = Report(quote, "direct", cue=token, cue_span=_cue_span(token, found[1]), word=found[0], sources=who)
        report.source_span = _sources_span(who, token)
        return report
    return None


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
