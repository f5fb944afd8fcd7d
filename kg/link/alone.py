"""Pronouns of one person of which the reader is not sure, where the sentences leave nobody else whom they could mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.gender import gender_by_word
from kg.link.coreference import fits, is_of_anybody
from kg.link.gender import GENDER
from kg.link.hints import FIRM, Hint, gender_told, is_far, may_mean, person_at, spoken_against
from kg.link.pronouns import CLOSING, OPENING, quoted
from kg.link.state import Linking
from kg.model import Entity, Mention

SURE, DOUBTED, CLOSE = 74, 85, 65
"""A link of the reader's counts by itself from `SURE` on; one of less than `DOUBTED` gives way to who goes on speaking; from `CLOSE` on
one inside a sentence needs no look at the sentence before."""
RATHER = 70
"""A link of the reader's to another, from here on, leaves a pronoun open that only the genders tell of."""
SCORE = 72
WORD = re.compile(r"\w+(?:[.-]\w*)*")
REACH = 2
"""Sentences over which a link of the reader's that is not sure may lead."""
AGED = re.compile(r"\b(?:an?|the|another|one)\s+(?:\w+\s+){0,2}?\d+-year-old\b", re.IGNORECASE)
"""Somebody who is told of by age alone ("an unnamed 16-year-old") and stands for no entity, but may be meant."""


def link_alone(linking: Linking, hints: Mapping[str, Hint]) -> None:
    """Links "he" and "she" that are open yet, in text order, each to the one person whom the reader, the build of the sentences or both
    point to, where nothing points to another."""
    for mention in linking.mentions:
        open_yet = mention.form == "pronoun" and mention.id not in linking.links and linking.text(mention).lower() in GENDER
        open_yet = open_yet and not is_of_anybody(linking, mention)
        hint = hints.get(mention.id) if open_yet else None
        found = _meant(linking, mention, hint) or only_one(linking, mention, hint) if hint is not None else None
        if found is not None and not _speaks_here(linking, mention, found) and not _is_somebody_between(linking, mention, found):
            linking.tie(mention, found.iri, "PronounCoreference", SCORE)


def _is_somebody_between(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """Is somebody told of by age alone since the one it is taken for was named? In apposition to the name that is himself."""
    last = max((m.span.end for m in linking.linked_before(mention) if m.form != "pronoun" and linking.iri(m) == entity.iri), default=0)
    return any(found.start() > len(", ") for found in AGED.finditer(linking.article.text[last : mention.span.start]))


def _meant(linking: Linking, mention: Mention, hint: Hint) -> Entity | None:
    read, score = _read(linking, mention, hint)
    speaker = person_at(linking, mention, hint.speaker)
    if speaker is not None and (read is None or read.iri == speaker.iri or score < DOUBTED or is_far(linking, mention, read)):
        return None if _is_another_here(linking, mention, speaker) else speaker
    if read is not None:
        if spoken_against(linking, mention, read, score, hint):
            return None
        by_itself = score >= SURE and not _is_another_nearer(linking, mention, read, score)
        own = person_at(linking, mention, hint.own)
        close = score >= CLOSE or (own is not None and own.iri == read.iri)
        if not by_itself and (not _is_named(linking, read) or (score < FIRM and is_far(linking, mention, read, REACH))):
            return None
        return read if by_itself or _others(linking, mention, read, close) <= {read.iri} else None
    pointed = (person_at(linking, mention, ids) for ids in (hint.subject, hint.own))
    return next((e for e in pointed if e is not None and _others(linking, mention, e, True) <= {e.iri}), None)


def only_one(linking: Linking, mention: Mention, hint: Hint) -> Entity | None:
    """The one man, or the one woman, of all who are told of in the sentence of a pronoun so far and the one before it: of each of them
    the article, the authority or the first name tells the gender."""
    if quoted(linking.article.text, mention.span.start):
        return None
    told, apart = GENDER[linking.text(mention).lower()], {linking.iri(linking.by_id[i]) for i in hint.apart}
    near = [m for m in _before(linking, mention) if _tells_of_one(linking, m)]
    people = {e.iri: e for m in near if (e := linking.entity(m)) is not None and e.kind == "Person"}
    genders = {iri: gender_told(linking, iri) for iri in people if iri not in apart}
    if None in genders.values() or any(m.id not in linking.links for m in near) or _is_surname_near(linking, mention, people):
        return None
    ahead = person_at(linking, mention, hint.ahead)
    found = [people[iri] for iri, gender in genders.items() if gender == told]
    if len(found) != 1 or (ahead is not None and ahead.iri != found[0].iri) or _is_kin_told_of(linking, mention, found[0], told):
        return None
    read, score = _read(linking, mention, hint)
    return found[0] if read is None or read.iri == found[0].iri or score < RATHER else None


def _is_surname_near(linking: Linking, mention: Mention, people: Mapping[str, Entity]) -> bool:
    """Does the surname of another person of the article stand there, whatever it was taken for?"""
    near = {w[0] for w in WORD.finditer(linking.article.text, _start(linking, mention), mention.span.start)}
    others = (e for e in linking.entities.values() if e.kind == "Person" and e.iri not in people)
    surnames = {e.name.split()[-1] for e in others if e.name[0].isupper()}
    return bool(near & surnames - {e.name.split()[-1] for e in people.values()})


def _start(linking: Linking, mention: Mention) -> int:
    return min((m.span.start for m in _before(linking, mention)), default=mention.span.start)


def _is_kin_told_of(linking: Linking, mention: Mention, entity: Entity, told: str) -> bool:
    """Does a noun of that gender stand before a pronoun that is not said of the entity ("my mum", "a man")? No mention may be of it."""
    near = _before(linking, mention)
    start = _start(linking, mention)
    nouns = (w for w in WORD.finditer(linking.article.text, start, mention.span.start) if gender_by_word(w[0]) == told and w[0].islower())
    own = [m for m in near if linking.iri(m) == entity.iri or linking.iri(linking.by_id[m.surroundings.title_of or m.id]) == entity.iri]
    own += [m for m in near if m.form == "nominal" and not _stands(m)]
    return any(not any(m.span.start <= noun.start() < m.span.end for m in own) for noun in nouns)


def _before(linking: Linking, mention: Mention) -> list[Mention]:
    """What stands before it, in its sentence and the one before."""
    return [m for m in linking.mentions if m.span.start < mention.span.start and mention.sentence - m.sentence <= 1]


def _tells_of_one(linking: Linking, mention: Mention) -> bool:
    """Somebody, named or described; not the title at a name nor what somebody is said to be."""
    someone = mention.label == "PERSON" or (mention.label == "TITLE" and not linking.plural(mention))
    return someone and mention.form != "pronoun" and _stands(mention)


def _read(linking: Linking, mention: Mention, hint: Hint) -> tuple[Entity | None, int]:
    """Whom the reader means, where that is known by now."""
    found = ((linking.entity(linking.by_id[a.mention]), a.score) for a in hint.reader)
    fitting = ((e, score) for e, score in found if e is not None and fits(linking, mention, e) and may_mean(linking, mention, e))
    return next(fitting, (None, 0))


def _is_named(linking: Linking, entity: Entity) -> bool:
    """Does a name of the text mean it, and not only "a captain"?"""
    return any(m.form == "name" or m.surroundings.titled for m in linking.mentions if linking.iri(m) == entity.iri)


def _is_another_nearer(linking: Linking, mention: Mention, entity: Entity, score: int) -> bool:
    """Is somebody else told of since the one it is taken for was? In his own sentence a firm link bears that."""
    last = next((m for m in linking.linked_before(mention) if linking.iri(m) == entity.iri), None)
    if last is None or (last.sentence == mention.sentence and score >= FIRM):
        return last is None
    since = (linking.entity(m) for m in linking.linked_before(mention) if m.span.start > last.span.start and _stands(m))
    return any(e is not None and e.iri != entity.iri and may_mean(linking, mention, e) for e in since)


def _is_another_here(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """Is somebody else named before a pronoun in its own sentence, outside of what is quoted there?"""
    here = (m for m in linking.linked_before(mention) if m.sentence == mention.sentence and m.form == "name")
    people = [e for m in here if not quoted(linking.article.text, m.span.start) and (e := linking.entity(m)) is not None]
    return any(e.iri != entity.iri and may_mean(linking, mention, e) for e in people)


def _others(linking: Linking, mention: Mention, entity: Entity, close: bool) -> set[str]:
    """Who is told of near by and could be meant: people before the pronoun, in its sentence, and where the one it is taken for is not told
    of there, or not `close` enough by that, in the sentence before it; inside a quotation that tells of him itself, in the quotation."""
    near = [m for m in linking.linked_before(mention) if mention.sentence - m.sentence <= 1]
    if close and any(linking.iri(m) == entity.iri for m in near if m.sentence == mention.sentence):
        near = [m for m in near if m.sentence == mention.sentence]
    if quoted(linking.article.text, mention.span.start):
        start = _quotation_start(linking.article.text, mention.span.start)
        inside = [m for m in linking.linked_before(mention) if m.span.start >= start]
        near = inside if any(linking.iri(m) == entity.iri for m in inside) else [*near, *inside]
    people = {e.iri: e for m in near if _stands(m) and (e := linking.entity(m)) is not None and e.kind == "Person"}
    return {iri for iri, person in people.items() if may_mean(linking, mention, person)}


def _stands(mention: Mention) -> bool:
    """Somebody who is told of; not what somebody is said to be ("was a member", "Roe, a lawyer")."""
    around = mention.surroundings
    said_of = around.role in {"root", "apposition"} or around.title_of is not None or around.preposition == "as"
    return mention.form != "nominal" or not said_of


def _speaks_here(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """Inside a quotation "he" is nobody but who is told of in it; least of all the one who speaks."""
    if not quoted(linking.article.text, mention.span.start):
        return False
    start = _quotation_start(linking.article.text, mention.span.start)
    return all(m.span.start < start for m in linking.linked_before(mention) if linking.iri(m) == entity.iri)


def _quotation_start(text: str, position: int) -> int:
    """Where the quotation begins in which the position lies."""
    opened, closed = text.rfind(OPENING, 0, position), text.rfind(CLOSING, 0, position)
    return opened if opened > closed else text.rfind('"', 0, position)


__all__ = ["link_alone"]
