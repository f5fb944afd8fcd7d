"""Who a pronoun in a sentence stands for, where the sentence itself says so: participants are then told by that name.

Cases inside one sentence. Whose what somebody voices is. The subject of what somebody says of himself ("Syria says it is willing …", "the
rebels said they would …"): its pronoun stands for the speaker where both agree in number and kind. And a pronoun that linking has tied to
somebody whom the same sentence names before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.event.draft import DONE_TO
from kg.extract.parts import Parts
from kg.extract.quotes import quotations
from kg.extract.report import Report, Reports
from kg.extract.tree.enhanced import subjects
from kg.extract.tree.syntax import children, conjuncts, is_passive, possessors, text_of
from kg.model import Link, Mention, Span

ONE_PERSON = {"he": "m", "his": "m", "she": "f", "her": "f"}
MYSELF = {"i", "me", "my"}
ONESELF = MYSELF
BODIES = {"it", "its"}
OBJECTS = {"him", "her", "them", "it"}
MANY = {"they", "their", "we", "our"}
POSSESSIVE = {"they": "their", "it": "its", "he": "his", "she": "her", "we": "our", "i": "my"}
PLURAL_TAGS = {"NNS", "NNPS"}
PEOPLE = {"PERSON", "TITLE"}
VOICING = "voicing"  # word class
SCORE = 78


def speakers_own(parts: Parts) -> dict[int, list[Token]]:
    """Pronoun token -> heads of the speakers it stands for, over all reports."""
    found: dict[int, list[Token]] = {}
    for report in parts.reports:
        sources = [c for s in report.sources for c in conjuncts(s)]
        for pronoun in _subjects(report):
            if sources and _agree(pronoun, sources, parts):
                found.setdefault(pronoun.i, sources)
    return found


def apart_from_doer(parts: Parts) -> None:
    """ "Kerry urged him to go": "him" is not Kerry, whatever linking made of it; nor is "he" Roe in "in talks with
    Roe, he promised it". Whom it means is left open."""
    wrong: set[str] = set()
    for draft in parts.drafts:
        doers = {parts.by_id[i].entity for t in draft.actors if (i := parts.mention_ids.get(t.i))} - {None}
        bare = [t for t in draft.recipients if t.lower_ in OBJECTS and t.head == draft.trigger and t.dep_ in {"obj", "iobj"}]
        wrong |= {i for t in bare if (i := parts.mention_ids.get(t.i)) and parts.by_id[i].entity in doers}
        whom = {parts.by_id[i].entity for t in draft.recipients if (i := parts.mention_ids.get(t.i)) and t.pos_ != "PRON"} - {None}
        wrong |= {
            i for t in draft.actors if draft.type == "CONSULT" and t.pos_ == "PRON"
            if (i := parts.mention_ids.get(t.i)) and parts.by_id[i].entity in whom
        }  # fmt: skip
        wrong |= {i for t in draft.actors if draft.type in DONE_TO and _is_of_bystander(t, parts) if (i := parts.mention_ids.get(t.i))}
    wrong |= _done_by_oneself(parts)
    parts.mentions = [replace(m, entity=None, link=None) if m.id in wrong else m for m in parts.mentions]
    parts.by_id = {m.id: m for m in parts.mentions}


def _is_of_bystander(token: Token, parts: Parts) -> bool:
    """ "The chief says the bomber was on foot when *he* blew himself up": told behind another man, it is not surely the chief's deed."""
    clause = token.head if token.dep_ == "nsubj" and token.lower_ in {"he", "she"} else None
    if clause is None or clause.dep_ != "advcl":
        return False
    above = [s for s in children(clause.head, "nsubj", "nsubj:pass") if s.tag_ == "NN" and s.i < token.i]
    own = {parts.by_id[i].entity for i in (parts.mention_ids.get(token.i),) if i}
    known = {parts.by_id[i].entity for s in above if (i := parts.mention_ids.get(s.i))}
    return bool(above) and not own & (known - {None})


def _done_by_oneself(parts: Parts) -> set[str]:
    """The "they" of "they will be owned by Norda", where linking took it for Norda: who does it is told beside."""
    found: set[str] = set()
    for token in parts.doc:
        own = parts.mention_ids.get(token.i) if token.pos_ == "PRON" and token.dep_ == "nsubj:pass" else None
        entity = parts.by_id[own].entity if own is not None else None
        agents = {parts.by_id[i].entity for a in children(token.head, "obl:agent") if (i := parts.mention_ids.get(a.i))}
        if own is not None and entity is not None and entity in agents:
            found.add(own)
    return found


def fronted_selves(parts: Parts) -> dict[int, list[Token]]:
    """ "In his first visit to Mali, Mr Roe met …": a possessive before the subject, nobody named before it, is the subject's."""
    found: dict[int, list[Token]] = {}
    for token in parts.doc:
        if token.tag_ != "PRP$" or token.i not in parts.mention_ids or token.lower_ not in ONE_PERSON | dict.fromkeys(BODIES):
            continue
        phrase = next((t for t in token.ancestors if t.dep_ in {"obl", "advcl"}), None)
        heads = children(phrase.head, "nsubj") if phrase is not None else []
        before = any(t.ent_type_ in PEOPLE | {"ORG", "GPE"} for t in parts.doc[token.sent.start : token.i])
        after = len(heads) == 1 and phrase is not None and phrase.right_edge.i < heads[0].left_edge.i
        if after and not before and heads[0].i in parts.mention_ids and heads[0].ent_type_ and _agree(token, heads, parts):
            found[token.i] = heads
    return found


def voiced_own(parts: Parts) -> dict[int, list[Token]]:
    """ "Chad and Mali restated their support": what somebody voices is his own."""
    found: dict[int, list[Token]] = {}
    voicing = parts.lexicon.classes.get(VOICING, frozenset())
    for token in parts.doc:
        noun = token.head
        if token.tag_ != "PRP$" or token.i not in parts.mention_ids or noun.dep_ != "obj" or noun.head.lemma_.lower() not in voicing:
            continue
        voices = [c for s in subjects(noun.head) for c in conjuncts(s)]
        if voices and voices[-1].i < token.i and _agree(token, voices, parts):
            found[token.i] = voices
    return found


def praised_own(parts: Parts) -> dict[int, list[Token]]:
    """ "Thanked Chad and Mali for their support": what somebody is praised or criticised for is his own."""
    found: dict[int, list[Token]] = {}
    for draft in parts.drafts:
        told = draft.type == "SUPPORT" or (draft.type == "ACCUSE" and draft.mode == "disapprove")
        whom = [t for t in draft.recipients if t.i in parts.mention_ids and t.i > draft.trigger.i]
        if not told or draft.trigger.pos_ != "VERB" or not whom:
            continue
        reasons = [c for c in children(draft.trigger, "obl", "advcl") if c.i > whom[-1].i and "for" in {t.lower_ for t in c.children}]
        own = [t for c in reasons for t in (*possessors(c), *(p for o in children(c, "obj") for p in possessors(o)))]
        found.update({t.i: whom for t in own if t.i in parts.mention_ids and _agree(t, whom, parts)})
    return found


def quoted_selves(parts: Parts) -> dict[int, list[Token]]:
    """Pronoun token -> who speaks, for each "I" in somebody's words: of reports in each other the innermost."""
    marked = quotations(text_of(parts.doc)) if any(report.kind == "mixed" for report in parts.reports) else []
    around = Reports(report for report in parts.reports if report.kind != "indirect")
    found: dict[int, list[Token]] = {}
    for token in parts.doc:
        if token.lower_ in MYSELF and token.i in parts.mention_ids:
            span = Span(token.idx, token.idx + len(token))
            inside = any(q.start <= span.start < q.end for q in marked)
            speech = (r for r in reversed(around.around(span)) if r.holds(span) and (inside or r.kind == "direct"))
            sources = next((_speakers(r) for r in speech), [])
            if len(sources) == 1 and _agree(parts.doc[token.i], sources, parts):
                found[token.i] = sources
    return found


def _speakers(report: Report) -> list[Token]:
    """Who says it, or began to where a quotation goes on."""
    while not report.sources and report.continues is not None:
        report = report.continues
    return [c for s in report.sources for c in conjuncts(s)]


def _subjects(report: Report) -> Iterator[Token]:
    """Subjects of the clauses that a speaker says, the pronouns before them, and those of the same one before the object ("said their
    forces had completed their withdrawal")."""
    if report.head is None or report.cue is None or report.cue.sent != report.head.sent:
        return
    for verb in (report.head, *(c for c in children(report.head, "conj") if c.pos_ == "VERB")):
        pronouns = [t for s in children(verb, "nsubj", "nsubj:pass") for t in (*conjuncts(s), *possessors(s)) if t.pos_ == "PRON"]
        yield from pronouns
        meant = {POSSESSIVE.get(t.lower_, t.lower_) for t in pronouns}
        yield from (t for o in children(verb, "obj") for t in possessors(o) if t.pos_ == "PRON" and t.lower_ in meant)


def _agree(pronoun: Token, sources: list[Token], parts: Parts) -> bool:
    word = pronoun.lower_
    mentions = [parts.by_id[parts.mention_ids[s.i]] for s in sources if s.i in parts.mention_ids]
    if len(mentions) != len(sources):
        return False
    many = len(sources) > 1 or any(_plural(s) for s in sources)
    people = any(m.label in PEOPLE for m in mentions)
    if word in MANY:
        return many or not people
    of_person = word in ONE_PERSON or word in ONESELF
    return not many and people == of_person and (of_person or word in BODIES)


def _plural(source: Token) -> bool:
    return source.tag_ in PLURAL_TAGS and (source.ent_type_ not in {"GPE", "ORG"})


def with_speakers(parts: Parts) -> dict[int, list[Token]]:
    """Links the pronouns that stand for the one who speaks, where linking left them open; pronoun token -> who stands for it."""
    told = fronted_selves(parts) | voiced_own(parts) | praised_own(parts) | quoted_selves(parts) | speakers_own(parts)
    does = _doing_selves(parts)
    does |= {i for i in _saying_selves(parts) if i in told and _is_of_gender(i, told[i], parts)}
    own = {i: s for i, s in told.items() if i in does or _may_be(i, s, parts)}
    surely = {parts.mention_ids[i] for i in does if i in own}
    linked: list[Mention] = []
    for mention in parts.mentions:
        entity = _entity(mention, own, parts)
        known = entity is not None and (mention.entity is None or mention.id in surely)
        linked.append(replace(mention, entity=entity, link=Link("PronounCoreference", SCORE)) if known else mention)
    parts.mentions = linked
    parts.by_id = {m.id: m for m in linked}
    return own


def _doing_selves(parts: Parts) -> set[int]:
    """The "it" of "Chad, which has accused Mali, said it would send troops": who says that it does something is the speaker, whoever else
    is named between."""
    reports = [r for r in parts.reports if r.cue is not None and r.head is not None and r.cue.sent == r.head.sent and r.head.pos_ == "VERB"]
    return {
        t.i for r in reports if r.head is not None and r.cue is not None and r.cue.i < r.head.i and not is_passive(r.head)
        for t in children(r.head, "nsubj") if t.lower_ == "it" and t.i in parts.mention_ids and t.i < r.head.i
    }  # fmt: skip


def _saying_selves(parts: Parts) -> set[int]:
    """The "he" of "he rejected the claim that Roe had won, saying *he* would appeal": who goes on speaking, not who is spoken of."""
    reports = [r for r in parts.reports if r.cue is not None and r.cue.tag_ == "VBG" and r.head is not None and r.cue.i < r.head.i]
    first = {t.i for r in reports if r.cue is not None for t in parts.doc[r.cue.i + 1 : r.cue.i + 3] if t.lower_ in {"he", "she"}}
    return {t.i for r in reports if r.head is not None for t in children(r.head, "nsubj") if t.i in first and t.i in parts.mention_ids}


def _is_of_gender(pronoun: int, sources: list[Token], parts: Parts) -> bool:
    """Whether nothing tells that the speaker is of another gender than the pronoun."""
    known = _gender(parts.by_id[parts.mention_ids[sources[0].i]].entity, parts)
    return known is None or known == ONE_PERSON.get(parts.doc[pronoun].lower_)


def _entity(mention: Mention, own: dict[int, list[Token]], parts: Parts) -> str | None:
    """The speaker's entity, for a pronoun that stands for one speaker."""
    if mention.form != "pronoun":
        return None
    speakers = next((s for i, s in own.items() if parts.mention_ids.get(i) == mention.id), [])
    return parts.by_id[parts.mention_ids[speakers[0].i]].entity if len(speakers) == 1 else None


def _may_be(pronoun: int, sources: list[Token], parts: Parts) -> bool:
    """No pronoun that linking gave to somebody else, or that tells another gender."""
    entities = {parts.by_id[parts.mention_ids[s.i]].entity for s in sources}
    mention = parts.by_id.get(parts.mention_ids.get(pronoun, ""))
    if mention is not None and mention.entity is not None and mention.entity not in entities:
        return False
    told = ONE_PERSON.get(parts.doc[pronoun].lower_)
    if told is None:
        return True
    known = _gender(next(iter(entities)), parts)
    return told == known if known is not None else not _is_of_another(pronoun, told, entities, parts)


def _gender(entity: str | None, parts: Parts) -> str | None:
    """As linking knows it, or as the pronouns tell that are linked to the person since."""
    words = (text_of(parts.doc)[m.span.start : m.span.end].lower() for m in parts.mentions if m.form == "pronoun" and m.entity == entity)
    known = parts.linked.genders.get(entity or "") if parts.linked is not None else None
    return known or next((ONE_PERSON[w] for w in words if w in ONE_PERSON), None)


def _is_of_another(pronoun: int, told: str, speakers: set[str | None], parts: Parts) -> bool:
    """ "Roe refused … The president announced that she was banned": somebody of that gender is told of right before, and of who speaks
    nobody says which it is."""
    here = parts.sentence_of[pronoun]
    near = {m.entity for m in parts.mentions if 0 <= here - m.sentence <= 1 and m.entity and m.span.end <= parts.doc[pronoun].idx}
    return any(_gender(iri, parts) == told for iri in near - speakers)


def stand_ins(parts: Parts, own: dict[int, list[Token]]) -> dict[str, tuple[str, ...]]:
    """Pronoun mention -> the mentions of its sentence that are told in its place."""
    found: dict[str, tuple[str, ...]] = {}
    for i, speakers in own.items():
        if i in parts.mention_ids and speakers[0].i < i and speakers[0].sent == parts.doc[i].sent:
            found[parts.mention_ids[i]] = tuple(parts.mention_ids[s.i] for s in speakers)
    for mention in parts.mentions:
        if mention.form == "pronoun" and mention.entity is not None and mention.id not in found:
            named = [m for m in parts.mentions if m.entity == mention.entity and m.sentence == mention.sentence and m.form != "pronoun"]
            before = [m for m in named if m.span.end <= mention.span.start]
            before = [m for m in before if m.surroundings.role != "modifier"] or before
            if before:
                found[mention.id] = (max(before, key=lambda m: (m.span.end, -m.span.start)).id,)  # with his title
    return found
