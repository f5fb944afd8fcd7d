"""The event that somebody's saying so is: the one that its cue announces anyhow, else plain speech."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.event.doubling import protest_of
from kg.extract.event.events import Draft, topic_of
from kg.extract.event.illocution import is_question
from kg.extract.event.matching import is_deed
from kg.extract.event.participants import is_object
from kg.extract.event.pledges import is_fight
from kg.extract.report import Report
from kg.extract.statement.astray import by_letter
from kg.extract.statement.unvouched import is_vouched
from kg.extract.tree.additions import outer_speech, says_more
from kg.extract.tree.syntax import children, conjuncts, cover, descendants, is_passive
from kg.lexicon import Lexicon
from kg.model import Span

PLAINER = {"REJECT", "CONCEDE", "AGREE"}  # types of acts that a word of speech need not be


def speech_events(found: list[Report], events: list[Draft], lexicon: Lexicon) -> dict[int, Draft]:
    """The event of each statement's being made: the one its cue announces anyhow ("condemned"), else a plain x-STATE."""
    at = {d.trigger.i: d for d in events}
    speech: dict[int, Draft] = {}
    for report in found:
        if report.continues is not None and id(report.continues) in speech:
            speech[id(report)] = speech[id(report.continues)]
            continue
        cue = report.cue
        if cue is None:
            continue
        if cue.i not in at:
            if not (report.asserting or report.denies_before) or not is_vouched(report, lexicon):
                continue
            if report.act == "REJECT" and _is_no_act(report, lexicon):
                continue  # "declined to run": nothing was said
            named = report.word is not None and bool(report.sources) and not is_question(cue)
            act = (report.act if named and not _holds_as_true(report) and not _is_no_act(report, lexicon) else None) or "x-STATE"
            carrier = _carried_by(cue, act, at)
            if carrier is not None:
                speech[id(report)] = carrier
                continue
            protest = protest_of(cue, act, at)
            if protest is not None:
                speech[id(report)] = protest
                continue
            at[cue.i] = Draft(cue, act, None, actors=_speakers(report))
            events.append(at[cue.i])
        draft = at[cue.i]
        further = says_more(cue, lexicon) and outer_speech(cue, lexicon) is not None  # "said ships had come, describing it as …"
        further = further or bool(by_letter(cue, lexicon))  # "was sent a letter, asking him to leave": the letter asks
        draft.actors = (_speakers(report) if further else []) or draft.actors or _speakers(report)
        draft.theme = draft.theme or _said(report)
        if draft.type.startswith("x-") or draft.topic is None:
            draft.theme = _said(report)
        speech[id(report)] = draft
    for report in found:
        if id(report) in speech and report.head is not None and speech[id(report)].topic is None:
            speech[id(report)].topic = topic_of(report.head, at, speech[id(report)])
    events.sort(key=lambda d: d.trigger.i)
    _break_rings(events)
    return speech


def _said(report: Report) -> Span | None:
    """What is said; of "the mayor was asked to leave", whose subject and all tell what is asked, the part behind the cue."""
    cue, content = report.cue, report.content
    framed = cue is not None and report.gap is not None and report.gap.start <= cue.idx < report.gap.end  # "“…,” he said in a speech. “…”"
    if cue is None or (framed and not is_passive(cue)) or not content.start <= cue.idx < content.end:
        return content
    behind = [t for c in children(cue, "xcomp", "ccomp", "advcl", "obl") if c.i > cue.i and c.idx < content.end for t in descendants(c)]
    return cover(behind) if behind else content


def _holds_as_true(report: Report) -> bool:
    """ "Proposed that wings had grown from arms": what is told as a fact is asked of nobody."""
    head = report.head
    if report.word is None or report.word.act != "REQUEST" or head is None or head.dep_ != "ccomp":
        return False
    return head.tag_ in {"VBD", "VBZ"} or (head.tag_ == "VBN" and not children(head, "aux", "aux:pass"))


def _is_no_act(report: Report, lexicon: Lexicon) -> bool:
    """ "Declined to run", "admitted that it was late": where the patterns of the word's own events ask for more, it is plain speech."""
    if report.cue is None or report.act not in PLAINER:
        return report.cue is not None and (_calls_names(report.cue) or (report.cue.lemma_ == "insist" and _is_gerund(report.head)))
    entries = [e for e in lexicon.entries_for(report.cue.lemma_.lower()) if e.type == report.act]
    refused = {c.lemma_.lower() for c in children(report.cue, "xcomp", "ccomp")}
    if report.act == "AGREE" and report.cue.lemma_ != "agree" and report.head is not None and is_fight(report.head, lexicon):
        return True  # "the commitment to fight terrorism"
    if report.act == "AGREE" and report.cue.lemma_ == "agree" and report.head is not None and report.head.dep_ == "ccomp":
        return not is_deed(report.head)  # "agree that Chad should not have it": an opinion
    if report.act in {"REJECT", "AGREE"}:
        return any(entry.no_complements & refused for entry in entries)
    return any(entry.objects for entry in entries)


def _calls_names(cue: Token) -> bool:
    """ "Called him a “liar” for having hugged her": asks for nothing."""
    return cue.lemma_ == "call" and any(c.pos_ in {"NOUN", "PROPN"} for c in children(cue, "xcomp"))


def _is_gerund(head: Token | None) -> bool:
    return head is not None and head.tag_ == "VBG"


def _carried_by(noun: Token, act: str, at: Mapping[int, Draft]) -> Draft | None:
    """ "Issued a recommendation that …": verb and noun are one saying."""
    verb = at.get(noun.head.i) if noun.pos_ == "NOUN" and is_object(noun, noun.head) else None
    return verb if verb is not None and verb.type == act else None


def _speakers(report: Report) -> list[Token]:
    """All of those who speak together ("both the mayor and the governor said")."""
    spoken = [s for s in report.sources if not (s.lower_ == "it" and report.cue is not None and is_passive(report.cue))]
    return [c for s in spoken for c in conjuncts(s)]  # "it has been reported": nobody


def _break_rings(events: list[Draft]) -> None:
    """No event is about itself by way of others: where a slip of the parse says so, the last link goes."""
    for event in events:
        seen = {id(event)}
        current = event
        while current.topic is not None:
            if id(current.topic) in seen:
                current.topic = None
                break
            current = current.topic
            seen.add(id(current))
