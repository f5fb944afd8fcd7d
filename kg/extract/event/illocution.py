"""What saying does: a promise, a threat or a refusal made with a plain "said".

PLOVER codes "Syria says it will withdraw" as AGREE and "said they would boycott" as THREATEN: the act lies in the content, not
in the verb. The act (data: ng:TypeShift) is the speech event's type; the thing promised stays an event of its own, in the future,
under the speaker's claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.event.draft import Draft
from kg.extract.event.participants import agentive
from kg.extract.mention.mentions import Candidates
from kg.extract.report import reporting_word
from kg.extract.tree.arguments import arguments
from kg.extract.tree.enhanced import subjects
from kg.extract.tree.heads import head_fits
from kg.extract.tree.syntax import children, conjuncts, cover, descendants, preposition
from kg.extract.tree.tags import AGENTS
from kg.lexicon import Lexicon
from kg.model import Event, Factuality

ASKING = {"whether", "if", "how", "why", "what", "which", "who", "whom", "whose", "when", "where"}
STATES = {"know", "understand", "remember", "realise", "realize", "see", "have", "be", "mean"}
TELLING = {"report", "write", "note", "explain", "observe"}  # of what others ask for
LEADERS = {"leader", "commander", "spokesman", "spokeswoman", "premier", "ayatollah", "chief", "secretary"}
VOWING, PEACEFUL, POWER = "vowing", "peaceful-use", "in-power"  # word classes


def act_of(
    event: Event, draft: Draft, events: Sequence[Event], presented: Mapping[str, Factuality],
    entity_of: Mapping[str, str | None], lexicon: Lexicon,
) -> Event:  # fmt: skip
    """The event with the type its content gives it; anything but a plain statement about one's own doing stays as it is."""
    if _asks_oneself(event, draft, entity_of):
        return replace(event, type="x-STATE", mode=None, recipients=())
    topic = next((e for e in events if e.id == event.topic), None)
    warning = topic is not None and _is_warning(event, draft, topic, lexicon)
    if topic is None or not (warning or _declares(event, draft, lexicon)):
        return event
    told = presented.get(topic.id)
    of_another = draft.topic is not None and any(t.ent_type_ == "PERSON" for t in draft.topic.actors)
    own = warning or _own_doing(event, topic, entity_of, of_another)
    if told is None or told.certainty not in {"certain", "probable"} or not own:
        return event
    if told.tense != "future":
        return event
    acts = lexicon.refused if told.polarity == "negative" else lexicon.announced
    if topic.type == "MOBILIZE" and (draft.topic is None or not arguments(draft.topic.trigger).at("against")):
        return event  # "will send troops to Kosovo": it need be no threat to anybody
    announced = acts.get(topic.type)
    if announced is None or (event.type == "AGREE" and announced != "THREATEN"):
        return event
    if topic.type == "MOBILIZE" and draft.topic is not None and _is_peaceful(draft.topic.trigger, lexicon):
        return event
    words = [draft.topic.trigger, *children(draft.topic.trigger, "obj", "obl")] if draft.topic else []
    mode = lexicon.mode_for(announced, [t.lemma_.lower() for t in words])
    recipients = tuple(m for m in topic.recipients if m not in topic.actors)
    return replace(event, type=announced, mode=mode, recipients=recipients)


def _is_peaceful(sending: Token, lexicon: Lexicon) -> bool:
    """ "Will send ships for a joint exercise", "will deploy monitors": no threat to anybody."""
    return any(t.lemma_.lower() in lexicon.classes.get(PEACEFUL, frozenset()) for t in sending.subtree)


def _asks_oneself(event: Event, draft: Draft, entity_of: Mapping[str, str | None]) -> bool:
    """ "The premier said Chad must leave the union", of Chad's: what one's own state has to do is asked of nobody."""
    own = {entity_of[m] for m in event.actors} | set(event.acting_for)
    said = event.type == "REQUEST" and draft.entry is None and draft.trigger.pos_ == "VERB"
    return said and bool(event.recipients) and {entity_of[m] for m in event.recipients} <= own - {None}


def _declares(event: Event, draft: Draft, lexicon: Lexicon) -> bool:
    """A plain saying, or a word of one's own intent ("vowed", "is ready"), which is a promise or a threat by what is meant."""
    if event.type == "AGREE":
        return draft.trigger.lemma_.lower() in lexicon.classes.get(VOWING, frozenset()) or draft.trigger.lower_ in lexicon.classes.get(
            VOWING, ()
        )
    weighs = any(e.certainty == "possible" and "object" in e.scope for e in lexicon.embedders_for(draft.trigger.lemma_.lower()))
    written = draft.trigger.lemma_ == "read"  # "the notice read: “We will meet …”"
    return event.type == "x-STATE" and draft.trigger.pos_ == "VERB" and not weighs and not written  # to discuss a deed is not to promise it


def _own_doing(event: Event, topic: Event, entity_of: Mapping[str, str | None], of_another: bool) -> bool:
    """Whether the speaker speaks of what he, or the one he speaks for, will do; his pronouns are told by his name by now. `of_another`:
    a person by name does it, and another acting for the same state has promised nothing ("Roe will visit Chad, an official said"); nor has
    who speaks for one of several states that will do it together ("Greek and Turkish officials will meet, Greece's minister said")."""
    speakers = {entity_of[m] for m in event.actors} | set(event.acting_for)
    doers = {entity_of[m] for m in topic.actors} | (set() if of_another else set(topic.acting_for))
    if topic.type == "CONSULT" and not doers - {None} <= speakers:
        return False
    return bool((speakers & doers) - {None}) or bool(set(event.actors) & set(topic.actors))


def _is_warning(event: Event, draft: Draft, topic: Event, lexicon: Lexicon) -> bool:
    """ "The governor warned that looters would be arrested": who has the power to do so threatens it, though he names nobody who will."""
    warns = event.type == "x-STATE" and draft.trigger.lemma_ in {"warn", "caution"}
    befalls = topic.type in {"COERCE", "THREATEN"} and not topic.actors and bool(topic.recipients)
    power = (lexicon.classes.get(POWER, frozenset()) - AGENTS) | ({"PERSON", "GPE", *LEADERS} if topic.type == "THREATEN" else set())
    return warns and befalls and any(head_fits(s, frozenset(power)) for s in draft.actors)


def is_question(cue: Token) -> bool:
    """ "asked whether", "asked how it works": what is asked for is an answer, not a deed."""
    clauses = children(cue, "ccomp", "xcomp", "advcl") if cue.lemma_ == "ask" else children(cue, "ccomp", "xcomp")
    first = [next((t.lower_ for t in c.subtree if not t.is_punct), "") for c in clauses]  # "asked the minister, Ann Roe, if …"
    return any(word in ASKING for word in first)


def demands(doc: Doc, lexicon: Lexicon, candidates: Candidates) -> Iterator[Draft]:
    """ "The U.N. said both sides must withdraw": a plain saying that somebody else has to do something is a REQUEST to him."""
    for verb in doc:
        found = reporting_word(verb, lexicon, {"VERB"}) if verb.pos_ == "VERB" else None
        content = next(iter(children(verb, "ccomp")), None)
        if found is None or content is None or found[0].kind != "speech" or found[0].act is not None or verb.lemma_ in TELLING:
            continue
        speakers, asked = subjects(verb), _obliged(content, candidates)
        if asked and speakers and all(agentive(s, candidates) for s in speakers):
            told = descendants(content, [c for c in children(content, "obl", "advcl") if preposition(c) in {"without", "despite"}])
            mode = lexicon.mode_for("REQUEST", [content.lemma_.lower(), *(t.lemma_.lower() for t in told)])
            yield Draft(
                verb, "REQUEST", mode, actors=[c for s in speakers for c in conjuncts(s)], recipients=asked,
                matter=content, theme=cover(descendants(content)),
            )  # fmt: skip


def _obliged(content: Token, candidates: Candidates) -> list[Token]:
    """Who must do it: the subject of an active clause under "must" or "has to"; not of "must have done", a guess."""
    modal = any(a.lower_ == "must" for a in children(content, "aux"))
    if not modal or any(a.lemma_ == "have" for a in children(content, "aux")) or content.pos_ != "VERB" or content.lemma_ in STATES:
        return []  # "people must know that": said to everybody
    who = [c for s in children(content, "nsubj") for c in conjuncts(s)]
    return [t for t in who if agentive(t, candidates) and t.pos_ != "PRON" and not _is_any(t)]


def _is_any(noun: Token) -> bool:
    """ "A state must protect its people": whichever it is, nothing is asked of it."""
    return noun.tag_ == "NN" and any(d.lower_ in {"a", "an", "any", "every", "each"} for d in children(noun, "det"))
