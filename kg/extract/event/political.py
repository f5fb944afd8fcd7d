"""Which events are politics: what companies and private people agree on, ask for or applaud is left to the sentence that tells it.

PLOVER codes what political actors do (codebook: actors of a country or of a role that its sectors name). The words of the lexicon are as
often said of firms, teams and families; an event of the types below stands only where somebody who is known as a political actor takes
part, or where somebody unknown does in a sentence that speaks of politics. Violence, arrests and protests are told of anybody.
"""

from __future__ import annotations

from enum import Enum

from kg.extract.event.draft import Draft
from kg.extract.event.other import OTHER
from kg.extract.event.scenes import is_bloody, is_game
from kg.extract.parts import Parts
from kg.extract.tree.syntax import children, is_clause, preposition
from kg.extract.tree.tags import PLACES
from kg.lexicon.words import NONE
from kg.model import Entity, Mention

PLAIN = "x-STATE"
TYPES = "political-type"  # word class: types that need a political actor, in small letters
BLOWS = "blow"  # word class: verbs of blows that are as often dealt by words
WORDY = "wordy-sector"  # word class: sectors whose people attack each other by words
HALF = "half-political-type"  # word class: types with a mode that none of those who act for themselves have among each other
SECTORS = "political-sector"  # word class: PLOVER sectors of political actors, in small letters
PRIVATE = "private-sector"  # word class: sectors of people and bodies that are none
CUSTODY = "custody"  # word class
POSTS = "private-post"  # word class: what is left by somebody who leaves no public office
MATTERS = "political-matter"  # word class
COURTS = "court-word"  # word class: verbs of courts, which need not be named
BINDING = {"AGREE"}  # who undertakes something has not merely spoken
UNREST = {"ASSAULT", "COERCE", "PROTEST"}
AT_PLAY = {"ASSAULT", "ACCUSE", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "REJECT", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"}
STOPPAGES = {"strike", "walkout", "stoppage"}
TEAMS = {"GPE", "NORP"}  # labels of names that teams bear
STATES = [["countries"], ["nations"], ["states"], ["governments"], ["government"]]
BENCH = "bench"  # word class
FIRMS = {"BUS", "MNC"}
OVER = {"on", "over", "for"}  # before what somebody is attacked for
WARM = {"SUPPORT", "AGREE", "CONCEDE"}  # what bands, museums and families do as well, wherever they are
AT = {"in", "at", "near", "outside", "across", "around", "throughout"}  # before a place where something is
BODIES = frozenset({"State", "IntergovernmentalOrganization"})


class Standing(Enum):
    """Whether a participant is a political actor."""

    POLITICAL = "political"
    PRIVATE = "private"
    UNKNOWN = "unknown"


def keep_politics(parts: Parts) -> None:
    """Take from the drafts what is no politics; a saying stays as plain speech, a main clause as what no type covers."""
    spoken = _uttered(parts)
    wanting, half = (parts.lexicon.classes.get(name, NONE) for name in (TYPES, HALF))
    asked = [d for d in parts.drafts if wanting & {d.type.lower(), f"{d.type}-{d.mode}".lower()}]
    dropped = {id(d) for d in asked if not _is_politics(d, parts)} | {id(d) for d in parts.drafts if _is_to_press(d, parts)}
    dropped -= {id(d) for d in parts.drafts if d.type in BINDING and id(d) in spoken}
    dropped |= {id(d) for d in parts.drafts if f"{d.type}-{d.mode}".lower() in half and _is_private(d, parts)}
    dropped |= {id(d) for d in parts.drafts if _asks_you(d) or _is_of_nobody(d, parts) or _is_bid_protest(d, parts)}
    for draft in parts.drafts:
        if _is_verbal(draft, parts):
            draft.type, draft.mode, draft.entry = "ACCUSE", "disapprove", None
    if is_game(parts.doc, parts.lexicon):
        dropped |= {id(d) for d in parts.drafts if _is_play(d, parts)}
    for draft in parts.drafts:
        if draft.topic is not None and id(draft.topic) in dropped - spoken:
            draft.topic = None
    for draft in [d for d in parts.drafts if id(d) in dropped]:
        kind = PLAIN if id(draft) in spoken else OTHER if _is_alone(draft, parts) else None
        if kind != PLAIN:
            parts.speech = {report: speech for report, speech in parts.speech.items() if speech is not draft}
        if kind is None:
            parts.drafts.remove(draft)
        else:
            draft.type, draft.mode, draft.entry, draft.recipients = kind, None, None, [] if kind == PLAIN else draft.recipients
            draft.topic = draft.topic if kind == PLAIN else None


def _uttered(parts: Parts) -> set[int]:
    """Drafts by which something is said: a clause or a quotation; who defends a village or offers a discount has said nothing."""
    worded = (r for r in parts.reports if r.kind != "indirect" or r.head is None or is_clause(r.head))
    return {id(speech) for r in worded if (speech := parts.speech.get(id(r))) is not None}


def _is_alone(draft: Draft, parts: Parts) -> bool:
    """The main clause of a sentence that announces nothing else."""
    sentence = draft.trigger.sent
    return draft.trigger == sentence.root and sum(d.trigger.sent == sentence for d in parts.drafts) == 1


def _is_politics(draft: Draft, parts: Parts) -> bool:
    taking_part = [m for t in (*draft.actors, *draft.recipients) for m in _mentions(t.i, parts)]
    if draft.by_text or draft.trigger.sent.text.rstrip().endswith("?"):
        return True  # a resolution asks; who did it may be what is asked
    if draft.mode == "release":  # "was released from prison" is a state's doing; "released them", of papers, is none
        held = (draft.trigger.lemma_ == "free" and not draft.actors) or _tells_of_custody(draft, parts)
        if held or all(t.pos_ == "PRON" for t in draft.recipients):
            return held
    if draft.type == "COERCE":  # a firm may be forbidden something; it forbids nobody anything
        taking_part = [m for t in draft.actors for m in _mentions(t.i, parts)]
        return not taking_part or any(_standing(m, parts) is not Standing.PRIVATE for m in taking_part)
    if draft.type == "THREATEN" and draft.mode == "restrict" and draft.matter is not None and draft.matter.lemma_.lower() in STOPPAGES:
        return True  # a strike is one whoever calls it
    if draft.mode == "visit" and draft.actors:
        return _is_on_business(draft, parts)
    standings = {_standing(m, parts) for m in taking_part}
    by_court = not draft.actors and draft.recipients and draft.trigger.lemma_.lower() in parts.lexicon.classes.get(COURTS, NONE)
    if Standing.POLITICAL in standings or by_court:
        return True
    if draft.mode == "resign" and draft.trigger.pos_ == "VERB" and all(m.label == "PERSON" for m in taking_part):
        private = parts.lexicon.classes.get(POSTS, NONE)  # who resigns in the news and is nobody known mostly leaves an office
        return Standing.PRIVATE not in standings and not any(t.lemma_.lower() in private for t in draft.trigger.sent)
    return Standing.PRIVATE not in standings and _speaks_of_politics(draft, parts)


def _is_on_business(draft: Draft, parts: Parts) -> bool:
    """ "The envoy visited Chad"; not tourists, a ship, or "we", where nobody in public life is the guest or the host."""
    guests, hosts = ([m for t in side for m in _mentions(t.i, parts)] for side in (draft.actors, draft.recipients))
    standings = {_standing(m, parts) for m in guests}
    if Standing.POLITICAL in standings or Standing.PRIVATE in standings:
        return Standing.POLITICAL in standings
    received = any(_standing(m, parts) is Standing.POLITICAL and m.label not in PLACES for m in hosts)
    return received or any(t.lemma_.lower() in parts.lexicon.classes.get(MATTERS, NONE) for t in draft.trigger.sent)


def _is_of_nobody(draft: Draft, parts: Parts) -> bool:
    """An event that neither a doer nor a recipient is left of; a question may ask for them, and a text may ask without them."""
    asked = draft.by_text or draft.trigger.sent.text.rstrip().endswith("?")
    voters = draft.trigger.lemma_ == "rally" and not any("protest" in t.lemma_ for t in draft.trigger.sent)  # "left a rally in Ohio"
    told = draft.trigger.pos_ == "NOUN" or draft.type == "PROTEST"
    asked = asked or (told and bool(draft.places) and not voters)  # "riots in Lagos", "a protest was held in Lima"
    return not asked and not draft.type.startswith("x-") and not any(_mentions(t.i, parts) for t in (*draft.actors, *draft.recipients))


def _asks_you(draft: Draft) -> bool:
    """ "Are you concerned?", "What is your plea to voters?": an interviewer asks, and tells nothing."""
    asked = draft.trigger.sent.text.rstrip().endswith("?")
    return asked and not draft.type.startswith("x-") and any(t.lower_ in {"you", "your"} for t in draft.actors)


def _is_bid_protest(draft: Draft, parts: Parts) -> bool:
    """ "The agency upheld the firm's protest": an objection on paper, no demonstration."""
    firms = [e for t in draft.actors for m in _mentions(t.i, parts) if (e := _entity(m, parts)) is not None]
    return draft.type == "PROTEST" and draft.trigger.pos_ == "NOUN" and bool(firms) and all(e.sector in FIRMS for e in firms)


def _is_verbal(draft: Draft, parts: Parts) -> bool:
    """ "The senator attacked the candidate": of persons in politics, where no arms are spoken of, by words."""
    if draft.type != "ASSAULT" or draft.mode is not None or draft.trigger.lemma_.lower() not in parts.lexicon.classes.get(BLOWS, NONE):
        return False
    sides = [[e for t in side for m in _mentions(t.i, parts) if (e := _entity(m, parts))] for side in (draft.actors, draft.recipients)]
    speaking = parts.lexicon.classes.get(WORDY, NONE)
    if is_bloody((t for t in draft.trigger.sent if t != draft.trigger), parts.lexicon):
        return False
    spoken = [[e.kind == "Person" and (e.sector or "").lower() in speaking for e in side] for side in sides]
    if all(side and all(side) for side in spoken):
        return True
    partisan = all(side and all((e.sector or "").lower() in speaking for e in side) for side in sides)
    return (partisan and any(any(side) for side in spoken)) or (bool(spoken[0]) and all(spoken[0]) and _is_over_a_matter(draft))


def _is_over_a_matter(draft: Draft) -> bool:
    """ "Attacked the press for its silence", "his attacks on the ballot": what he finds fault with; not when or where."""
    verb = draft.trigger
    phrases = [c for c in children(verb, "obl", "nmod") if preposition(c) in OVER and not c.ent_type_ and c.pos_ == "NOUN"]
    return bool(phrases) or any(m.lower_ == "for" for c in children(verb, "advcl") for m in children(c, "mark", "case"))


def _is_private(draft: Draft, parts: Parts) -> bool:
    """Whether all who take part act for themselves."""
    return {_standing(m, parts) for t in (*draft.actors, *draft.recipients) for m in _mentions(t.i, parts)} == {Standing.PRIVATE}


def _is_play(draft: Draft, parts: Parts) -> bool:
    """ "Spain beat Portugal", "the coach attacked the referee", "the team suspended two players": in an article on a game nobody acts as
    a state, and violence is told with its own words."""
    if draft.type not in AT_PLAY or is_bloody(draft.trigger.sent, parts.lexicon):
        return False
    taking_part = [m for t in (*draft.actors, *draft.recipients) for m in _mentions(t.i, parts)]
    known = {e.sector for m in taking_part if m.label not in TEAMS and (e := _entity(m, parts)) is not None and e.sector}
    return not any(sector.lower() in parts.lexicon.classes.get(SECTORS, NONE) for sector in known - {"MIL"})  # a captain, a general manager


def _tells_of_custody(draft: Draft, parts: Parts) -> bool:
    words = parts.lexicon.classes.get(CUSTODY, NONE)
    return any(t.lemma_.lower() in words for t in draft.trigger.sent)


def _is_to_press(draft: Draft, parts: Parts) -> bool:
    """ "Spoke with the newspaper", "the newspaper met him": an interview is no consultation."""
    sides = (
        [e for t in side for m in _mentions(t.i, parts) if (e := _entity(m, parts)) is not None]
        for side in (draft.actors, draft.recipients)
    )
    return draft.type == "CONSULT" and any(
        told and all(e.sector == "JRN" or e.name == parts.publisher.name for e in told) for told in sides
    )


def _mentions(token: int, parts: Parts) -> list[Mention]:
    own = parts.mention_ids.get(token)
    return [parts.by_id[m] for m in parts.stand_ins.get(own, (own,))] if own is not None else []


def _standing(mention: Mention, parts: Parts) -> Standing:
    entity = _entity(mention, parts)
    classes = parts.lexicon.classes
    sector = entity.sector.lower() if entity is not None and entity.sector else None
    if entity is not None and (entity.ontology_class in BODIES or sector in classes.get(SECTORS, NONE)):
        return Standing.POLITICAL
    if sector in classes.get(PRIVATE, NONE):
        return Standing.PRIVATE
    if mention.label == "GPE" and mention.form == "name":
        return Standing.POLITICAL  # a place that does something, known or not
    last = _words(mention, parts)[-1:]
    if mention.form == "nominal" and (last in STATES or set(last) & parts.lexicon.classes.get(BENCH, NONE)):
        return Standing.POLITICAL  # "a hundred countries", "a federal judge"
    return Standing.UNKNOWN


def _is_scene(mention: Mention, parts: Parts) -> bool:
    """ "Born in Glendale, California": where something is, which takes no part in it."""
    if mention.label != "GPE":
        return False
    inside = [t for t in parts.doc if mention.span.start <= t.idx < mention.span.end]
    heads = [t for t in inside if t.head not in inside or t.head == t]
    return any(preposition(h) in AT or (h.dep_ in {"appos", "nmod:unmarked"} and preposition(h.head) in AT) for h in heads)


def _words(mention: Mention, parts: Parts) -> list[str]:
    return parts.article.text[mention.span.start : mention.span.end].lower().split()


def _entity(mention: Mention, parts: Parts) -> Entity | None:
    assert parts.linked is not None
    return next((e for e in parts.linked.entities if e.iri == mention.entity), None) if mention.entity else None


def _speaks_of_politics(draft: Draft, parts: Parts) -> bool:
    """Somebody political, violence or unrest, or a matter of parliaments and governments besides in the sentence."""
    here = parts.sentence_of[draft.trigger.i]
    troubled = any(d.type in UNREST and parts.sentence_of[d.trigger.i] == here for d in parts.drafts)
    matters, warm = parts.lexicon.classes.get(MATTERS, NONE), draft.type in WARM
    there = [m for m in parts.mentions if m.sentence == here]
    return (
        troubled
        or any(_standing(m, parts) is Standing.POLITICAL and not (warm and _is_scene(m, parts)) for m in there)
        or any(t.lemma_.lower() in matters for t in draft.trigger.sent)
    )
