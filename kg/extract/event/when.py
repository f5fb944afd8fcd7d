"""When an event was: the expression of time that hangs on its word, and on nothing beside it.

An end of a stretch ("until March", "since May") is not when it was, nor is the time of a verb that only has to do with the deed its object
names ("on Saturday they condemned the attack").
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.event.slots import supporting_verb
from kg.extract.parts import Parts
from kg.extract.tree.deeds import names_deed
from kg.extract.tree.plans import is_called_for
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, preposition
from kg.lexicon import Lexicon
from kg.model import TimeExpression

LIMITS = {"by", "since", "until", "till", "between", "from", "to", "as of", "than"}  # prepositions before one end of a stretch
ENDS = {"until", "till", "since"}
WHOLE = {"between", "from"}  # those that stand before a whole stretch as well: "from 3 to 5 May"
OTHER_DEEDS = {"after", "before", "following", "despite", "because of"}  # what stands before another deed
OVER = {"ago", "earlier", "last", "yesterday"}  # of a time that is over, when a perfect does not place what it tells
LONG = {"period", "year", "decade", "quarter"}  # grains of stretches that a simple past is seldom placed in
WANTING = {"REQUEST", "AGREE", "THREATEN", "SUPPORT", "x-STATE", "x-CONSIDER"}  # types of what looks ahead to a deed
SAYING = {"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "x-STATE", "x-CONSIDER"}  # types of what is said of a deed
STRETCHES = ("the last", "the past", "last decade", "past decade")


def time_of(draft: Draft, parts: Parts) -> TimeExpression | None:
    """The expression of time that hangs on the trigger, its light verb or the verb it is the object of; None where none does."""
    best: tuple[int, TimeExpression] | None = None
    sent = draft.trigger.sent
    for time in (t for t in parts.times if sent.start_char <= t.span.start < sent.end_char):
        tokens = [t for t in sent if time.span.start <= t.idx < time.span.end]
        roots = [t for t in tokens if t.head.i not in {u.i for u in tokens} or t.head == t]
        for root in roots:
            beside = _is_limit(root, time) or _is_beside(root, time, draft.trigger) or _is_still_ahead(root, draft.trigger)
            beside = beside or _is_of_another(root, draft.trigger) or _is_of_what_is_wanted(root, time, draft, parts)
            beside = beside or _is_of_announcing(time, draft, parts) or _is_of_deed_spoken_of(root, time, draft, parts.lexicon)
            beside = beside or _is_of_its_subject(root, draft, parts.lexicon) or _is_of_clause_between(root, draft.trigger)
            if _hangs_on(root, draft, parts.lexicon) and not beside:
                distance = abs(root.i - draft.trigger.i)
                if best is None or distance < best[0]:
                    best = (distance, time)
    return best[1] if best else None


def _hangs_on(root: Token, draft: Draft, lexicon: Lexicon) -> bool:
    trigger = draft.trigger
    if root.head.i == trigger.i:
        return True
    if _is_between(root, trigger, lexicon) or _is_behind_its_subject(root, trigger) or _is_of_its_paper(root, draft, lexicon):
        return True
    return trigger.dep_ == "obj" and root.head.i == trigger.head.i and supporting_verb(trigger, lexicon) is not None


def _is_between(root: Token, trigger: Token, lexicon: Lexicon) -> bool:
    """ "The ministry *on Tuesday* requested a meeting", where a parse gives the day to the subject: only deeds have a day."""
    subject = root.head
    of_subject = root.dep_.startswith("nmod") and subject.head == trigger and subject.dep_ in SUBJECTS | PASSIVE_SUBJECTS
    first = min([trigger.i, *(a.i for a in children(trigger, "aux", "aux:pass", "advmod") if a.i > root.i)])
    return of_subject and root.ent_type_ == "DATE" and root.right_edge.i + 1 == first and not names_deed(subject, lexicon)


def _is_behind_its_subject(root: Token, subject: Token) -> bool:
    """ "*The killing* of six in Gaza *on Monday* was condemned", where a parse gives the day to the verb: of a deed that is a subject it is
    when that was done."""
    verb = root.head
    if subject.dep_ not in SUBJECTS | PASSIVE_SUBJECTS or subject.head != verb or subject.pos_ != "NOUN" or root.ent_type_ != "DATE":
        return False
    first = min([verb.i, *(a.i for a in children(verb, "aux", "aux:pass", "advmod") if a.i > root.i)])
    return subject.right_edge.i + 1 == root.left_edge.i and root.right_edge.i + 1 == first


def _is_of_its_paper(root: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "In a statement *on Monday* Mali condemned it": what is said in a paper or speech is said on its day."""
    paper = root.head
    said_in = paper.head == draft.trigger and paper.dep_ == "obl" and preposition(paper) == "in" and paper.i < draft.trigger.i
    return said_in and root.dep_ == "nmod" and draft.type in SAYING and paper.lemma_.lower() in lexicon.classes.get("text", frozenset())


def _is_of_deed_spoken_of(root: Token, time: TimeExpression, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Condemned the killing of Roe *in March*": right behind a deed a month or year is that one's, and not when somebody spoke of it."""
    before = [c for c in children(draft.trigger, "obj") if draft.trigger.i < c.i < root.i and c.right_edge.i + 1 == root.left_edge.i]
    return draft.type in SAYING and time.granularity != "day" and any(names_deed(noun, lexicon) for noun in before)


def _is_of_its_subject(root: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether what is said of a deed stands behind the day of that deed: it was condemned on that day or later."""
    subjects = children(draft.trigger, *PASSIVE_SUBJECTS) if draft.type in SAYING else []
    return any(names_deed(noun, lexicon) and _is_behind_its_subject(root, noun) for noun in subjects)


def _is_of_announcing(time: TimeExpression, draft: Draft, parts: Parts) -> bool:
    """ "Announced a strike on Monday", of a Monday gone by: that is when it was announced, and it is still to be held."""
    published, end = parts.article.published, time.end
    return draft.type == "PROTEST" and is_called_for(draft.trigger) and published is not None and end is not None and end <= published


def _is_of_clause_between(root: Token, trigger: Token) -> bool:
    """ "Are holding a man who set a house on fire last Friday": behind a clause that tells of the past the day may be that clause's."""
    between = trigger.doc[trigger.i + 1 : root.left_edge.i]
    told = [t for t in between if t.dep_ == "acl:relcl" and t.tag_ == "VBD" and t.head.i > trigger.i]
    apart = {t.i for t in between if t.text in {",", ";", "-", "–", "—"}}
    return any(trigger.is_ancestor(t) and not any(i > t.head.i for i in apart) for t in told)


def _is_limit(root: Token, time: TimeExpression) -> bool:
    """ "Until March", "since May", "as of Sunday": where a stretch begins or ends."""
    before = preposition(root) or ""
    if not before and root.i > 0 and root.nbor(-1).lower_ in LIMITS:
        before = root.nbor(-1).lower_
    before = next((t.lower_ for t in root.doc[root.left_edge.i : root.i] if t.lower_ in ENDS), before)  # "until at least March"
    return before in LIMITS and not (before in WHOLE and time.granularity == "period")


def _is_beside(root: Token, time: TimeExpression, trigger: Token) -> bool:
    """ "Praised the growth of the industry in the last decade": a long stretch right behind a noun dates that noun, not a simple past."""
    words = " ".join(t.lower_ for t in root.subtree if t.idx < time.span.end)
    stretch = time.granularity in LONG and any(part in words for part in STRETCHES)
    return stretch and trigger.tag_ == "VBD" and root.i > trigger.i and bool(children(trigger, "obj", "obl"))


def _is_still_ahead(root: Token, trigger: Token) -> bool:
    """ "Invited them to talks later this month": what is done already was not done then."""
    words = [t.lower_ for t in root.subtree]
    ahead = bool({"tomorrow", "next", "coming", "upcoming"} & set(words)) or ("later" in words and "this" in words)
    perfect = trigger.tag_ == "VBN" and any(a.lower_ in {"has", "have"} for a in children(trigger, "aux"))
    over = bool(OVER & set(words)) or (root.ent_type_ == "DATE" and root.tag_ == "NNP" and preposition(root) is None)
    if perfect and over:  # "has called for a strike Wednesday", "has been charged in the deaths of two earlier this month"
        return root.left_edge.i > trigger.i + 1 and root.left_edge.nbor(-1).pos_ in {"NOUN", "PROPN"}
    done = trigger.tag_ == "VBD" or perfect
    return ahead and done and "the" not in words  # "met again the next day"


def _is_of_another(root: Token, trigger: Token) -> bool:
    """ "Killed ten after an attack on the base on Thursday": right behind another deed the time may be that one's."""
    between = [c for c in children(trigger, "obl", "advcl") if trigger.i < c.i < root.i and c.right_edge.i + 1 >= root.left_edge.i]
    return any((preposition(c) or "") in OTHER_DEEDS or any(m.lower_ in OTHER_DEEDS for m in children(c, "mark")) for c in between)


def _is_of_what_is_wanted(root: Token, time: TimeExpression, draft: Draft, parts: Parts) -> bool:
    """ "Called for marches on Saturday": right behind the deed that somebody wants, a day may be that deed's. What is news was said the
    day before or that very day; of any other day it is left open."""
    published = parts.article.published
    if draft.type not in WANTING or draft.trigger.tag_ not in {"VBD", "VBN"} or time.granularity != "day" or published is None:
        return False
    wanted = [c for c in children(draft.trigger, "obj", "obl") if draft.trigger.i < c.i < root.i and c.right_edge.i + 1 == root.left_edge.i]
    news = 0 <= (published - time.start).days <= 1
    return not news and any(names_deed(noun, parts.lexicon) for noun in wanted)


__all__ = ["time_of"]
