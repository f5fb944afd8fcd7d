"""Whether a finding meets what was asked: actor, act, recipient, matter and time in one claim, or it is not the answer.

What each kind of question wants is data (`[meets]` in queries/families.toml): names of checks, tried in order. A check gives None where
the finding meets it, the name of a relation of `[relations]` where it bears on the question without answering it, or a reason of
`[unused]` where it does neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from kg.ask import exact, people, surface, times, whose
from kg.ask.asked import Asked, matter_words
from kg.ask.findings import ASKED, Finding
from kg.ask.lead import VERDICT
from kg.ask.question import SPEECH
from kg.ask.sides import is_called
from kg.ask.strict import takes_part
from kg.ask.trees import DEEDS, asks_for_no, asks_for_plans, clear, dated, sited, turned
from kg.ask.verdict import DENIED, stand
from kg.vocab import FA, PL

SPOKEN = ("unread", "speaks", "spoken", "outside", "worded", "contrary")  # of reported words, whatever they are about
APART = frozenset({"undone", "beside"})  # relations that set a finding of the asked actor apart
_WHEN = re.compile(r"\b(?:after|before|since)\s+$", re.IGNORECASE)  # in front of a clause that tells the time of another
_SINCE = re.compile(r"(?:[\w-]+\s+){0,2}(?:after|before|since)\s", re.IGNORECASE)  # at its beginning
_RELATIVE = re.compile(r"^(?:which|who|whom|whose|where)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:of|about|on|regarding|concerning|over)\W+(?:\w+\W+){0,3}$", re.IGNORECASE)
_ADDRESSED = frozenset(PL + kind for kind in ("ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT", "AGREE", "CONCEDE", "PROTEST"))
_IF = re.compile(r"[\"“‘']?(?:If|Unless)\b")
_DENIES = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying|ials?)|reject|dismiss|disput|refut|repudiat|rebut|untrue|baseless|fabricat)\w*", re.IGNORECASE
)
_TELLS = re.compile(  # and nothing of what is said
    r"^(?:[\w.’'-]+\s+){1,8}?(?:said|told|added|wrote|tweeted|declared|stated|explained)(?:\s+(?!(?:of|about|how|that|to)\b)[\w.’'-]+){0,8}[.]$"
)
_AT_END = 3  # characters at most between a word that announces words and the end of its sentence
_REACH = 7  # words between a verb and the one to whom it is done
_SAID = frozenset({"fact", "reported", "denied"})


def shortfall(asked: Asked, finding: Finding) -> str | None:
    """Why a finding is not the answer; None where it meets all that its kind of question wants, or stands apart already."""
    if finding.relation != ASKED:
        return None
    if _only_announces(finding):
        return "lacking"
    why = lacks(asked, finding, ("unread", "reason", *exact.CHECKS, *_checks(asked)))
    # last, for it reads the sentence's tree; what only stands beside the answer may be told all the same, and is looked at too
    return why if why is not None and why not in APART else (turned(asked, finding) or why)


def _only_announces(finding: Finding) -> bool:
    """Whether it tells that somebody speaks, and his words come behind it ("Eva Lind said:"), or before ("Lind told the crowd.")."""
    if finding.type != PL + SPEECH or finding.quoted:
        return False
    if _TELLS.search(finding.quote) and not any(finding.start < content[0] < finding.end for content, _ in finding.sayings):
        return True
    if not finding.quote.rstrip().endswith(":"):
        return False
    is_last = any(0 <= finding.end - cue[1] <= _AT_END for _, cue in finding.sayings)
    return is_last or not any(finding.start <= content[0] < finding.end for content, _ in finding.sayings)


def is_elsewhere(asked: Asked, article: str) -> bool:
    """Whether no sentence of the article can be the answer, for it does not speak of the matter."""
    return "matter" in _checks(asked) and not _speaks_of_matter(asked, article)


def _checks(asked: Asked) -> tuple[str, ...]:
    names = asked.families.meets.get(asked.plan.family.name, asked.families.meets["any"])
    if asked.plan.family.name == asked.families.fallback.name:
        kind = asked.plan.like.family.name if asked.plan.like is not None else asked.kind()
        names = (*names, *asked.families.meets.get(f"words for {kind}", ()))
    if asked.plan.family.name == asked.families.bearing.name and asked.plan.like is not None:
        names = (*names, *asked.families.meets.get(f"bearing for {asked.plan.like.family.name}", ()))
    if asked.plan.family.name == asked.families.aligned.name:
        names = (*names, *asked.families.meets.get(f"aligned for {asked.kind()}", ()))
    return names


def lacks(asked: Asked, finding: Finding, names: Sequence[str]) -> str | None:
    """The first of the reasons that some checks give."""
    return next((why for name in names if (why := CHECKS[name](asked, finding)) is not None), None)


def _content(asked: Asked, finding: Finding) -> str | None:
    """What somebody said about a thing names it within the words that are reported, not beside them ("said after he had met …")."""
    if finding.sentence in asked.plan.vouched or not finding.sayings or (not finding.quoted and finding.type in _ADDRESSED):
        return None
    speaking = finding.roles.get("actor", frozenset()) | {finding.source}
    for group in (group for group in asked.plan.others if speaking.isdisjoint(group)):
        here = [n for n in finding.named if n.entity in group]
        if here and not any(whose.is_reported(finding, n) for n in here):
            return None if any(_ABOUT.search(finding.words((finding.start, n.start))) for n in here) else "elsewhere"
    return None


def _speaks(asked: Asked, finding: Finding) -> str | None:
    """The asked actor speaks: the words are its own, or the newspaper says that it said, accused, warned …; deeds that are often words
    (to agree, to support) count where the sentence reports words."""
    own = (
        _of_members(asked)
        or not asked.voices
        or finding.source in asked.voices
        or (not _is_left_open(finding) and not asked.voices.isdisjoint(finding.roles.get("actor", frozenset())))
        or _is_namesake(asked, finding)
        or is_called(finding, asked.plan.like or asked.plan)
        or finding.sentence in asked.plan.speaking
    )
    kind, words = finding.type.removeprefix(PL), asked.families.words
    verbal = finding.quoted or kind in words["verbal"] or (kind in words["half_verbal"] and bool(finding.sayings))
    verbal = verbal or (finding.sentence in asked.plan.speaking and _asks_for_words(asked) and "act" not in asked.plan.values)
    return ("elsewhere" if own else "others") if not (own and verbal) else None


def _is_left_open(finding: Finding) -> bool:
    """Whether somebody else speaks of words as of a thing that may be or not ("her suggestion that it be discussed is out of place")."""
    return finding.quoted and finding.factuality == FA + "Uu"


def _asks_for_words(asked: Asked) -> bool:
    return asked.plan.like is not None and asked.plan.like.family.asks == "words"


def _of_members(asked: Asked) -> bool:
    """Whether members are asked about: the query then finds nobody else."""
    return asked.plan.query.name == asked.plan.family.members


def _is_namesake(asked: Asked, finding: Finding) -> bool:
    """Whether the speaker's name ends with the asked one: nobody knows more of people whom no list has."""
    name = (asked.plan.like or asked.plan).asked.casefold()
    return bool(name) and f" {finding.source_name.casefold()}".endswith(f" {name}")


def _matter(asked: Asked, finding: Finding) -> str | None:
    """The article speaks of the matter."""
    return None if _speaks_of_matter(asked, finding.article) else "elsewhere"


def _speaks_of_matter(asked: Asked, article: str) -> bool:
    """Whether it holds the words for the matter that are no names and no forms of verbs, or wider ones; of three or more all but one."""
    words = matter_words(asked)
    text = asked.text(article) if words else ""
    missing = sum(1 for word in words if not any(said in text for said in asked.families.speaking_of(word)))
    return missing <= (1 if len(words) > 2 else 0)


def _act(asked: Asked, finding: Finding) -> str | None:
    """Where the question's own verb belongs to a set of verbs that mean one act, the sentence has one of that set."""
    question, sentence = asked.question.casefold(), finding.quote.casefold()
    wanted = [act for act in asked.families.acts if act.search(question)]
    return None if not wanted or any(act.search(sentence) for act in wanted) else "elsewhere"


def _promise(asked: Asked, finding: Finding) -> str | None:
    """A promise by its word, or what the asked actor itself says that it will do."""
    words = set(re.findall(r"\w+", asked.question.casefold()))
    told = finding.tense == "future" and finding.quoted and finding.source in asked.voices
    own = not finding.quoted or finding.source in asked.voices
    agrees = finding.type == PL + "AGREE" and bool(asked.voices & finding.roles.get("actor", frozenset()))
    announced = agrees and own and bool(finding.sayings)
    promises = (told or announced) and not finding.conditional and not words.isdisjoint(asked.families.words["promising"])
    return None if promises else _act(asked, finding)


def _object(asked: Asked, finding: Finding) -> str | None:
    """Beside the verb of the act stands the one to whom it is done: a few words behind it, or before it in the passive voice."""
    question, sentence = asked.question.casefold(), finding.quote.casefold()
    party = frozenset((asked.plan.like or asked.plan).values.get("party", ()))
    wanted = [act for act in asked.families.acts if act.search(question)]
    if not party or not wanted:
        return None
    places = [named.start - finding.start for named in finding.named if named.entity in party]
    verbs = [hit.end() for act in wanted for hit in act.finditer(sentence)]
    near = any(place - verb >= 0 and len(sentence[verb:place].split()) <= _REACH for place in places for verb in verbs)
    passive = any(place < verb and re.search(r"^\w*\s+by\b", sentence[verb:]) for place in places for verb in verbs)
    return None if near or passive else "elsewhere"


def _reaction(_: Asked, finding: Finding) -> str | None:
    """Not a mere meeting or call, whose words nobody tells."""
    return "beside" if finding.type == PL + "CONSULT" and not finding.quoted else None


def _direct(_: Asked, finding: Finding) -> str | None:
    """The sentence itself names the matter; one that only stands beside such a sentence is told apart."""
    return None if finding.direct else "beside"


def _voice(asked: Asked, finding: Finding) -> str | None:
    """The asked actor's own words, or its deed in the newspaper's own words; what others say that it did is no word of its own."""
    own = not finding.quoted or finding.source in asked.voices or _of_members(asked)
    return None if own else "others"


def _foreground(_: Asked, finding: Finding) -> str | None:
    """Not what a relative clause adds about somebody named ("… on the island, which it shelled last month"), nor what the sentence tells
    only to say when something else was done ("two days after its missiles struck")."""
    if finding.clause is None or finding.clause[0] == finding.start:
        return None
    before, own = finding.words((finding.start, finding.clause[0])), finding.words((finding.clause[0], finding.end))
    return "elsewhere" if _RELATIVE.match(own) or _SINCE.match(own) or _WHEN.search(before) else None


def _done(asked: Asked, finding: Finding) -> str | None:
    """Said to have happened, or not to have, where the question does not itself ask for plans."""
    value = stand(finding, frozenset(asked.plan.actors))
    if asked.plan.family.tells == VERDICT or asks_for_plans(asked):
        return None
    if value == DENIED and asked.kind() in DEEDS and not asks_for_no(asked):
        return "elsewhere"  # who did not do it is nobody who did
    return None if value in _SAID else "undone"


def _part(asked: Asked, finding: Finding) -> str | None:
    """Everybody and everything that the question names takes part in the claim's event."""
    return None if all(takes_part(finding, group) for group in asked.plan.about) else "elsewhere"


def _member(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked which members of an organisation do it, one of them does."""
    actors = finding.roles.get("actor", frozenset())
    return None if not (asked.plan.like or asked.plan).members or actors & asked.members else "others"


def _contrary(asked: Asked, finding: Finding) -> str | None:
    """Not the contrary of what the question's words say ("its return" where its withdrawal was asked about)."""
    question, sentence = asked.question.casefold(), finding.quote.casefold()
    for pair in asked.families.contrary:
        for this, other in (pair, pair[::-1]):
            if this.search(question) and not other.search(question) and other.search(sentence) and not this.search(sentence):
                return "elsewhere"
    return None


def _settled(asked: Asked, finding: Finding) -> str | None:
    """Where words alone brought the sentence: no word of it that leaves open whether it happened, but for those of the question; where the
    act has its own word there, before that one."""
    asks = set(re.findall(r"\w+", asked.question.casefold()))
    leads = surface.before_act(asked, finding) or [re.findall(r"\w+", surface.without_names(finding).casefold())]
    open_ = asked.families.words["unsettled"]
    leave_open = [{word for word in lead if word in open_ and not any(word[:4] == other[:4] for other in asks)} for lead in leads]
    return "elsewhere" if all(leave_open) and not asks_for_plans(asked) else None


def _denial(asked: Asked, finding: Finding) -> str | None:
    """Somebody denies something that is or was: what will not be, or not under some condition, is no denial."""
    is_denied = stand(finding, frozenset(asked.plan.actors)) == DENIED and not _IF.match(finding.quote)
    return None if is_denied or _DENIES.search(finding.quote) else "elsewhere"


def _setting(asked: Asked, finding: Finding) -> str | None:
    """Where whatever somebody said is asked for, but on some occasion ("in his letter", "in Oslo"), the sentence names that."""
    there = {named.entity for named in finding.named}
    return None if all(there.intersection(group) for group in (asked.plan.like or asked.plan).others) else "elsewhere"


CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {
    **exact.CHECKS,
    **people.CHECKS,
    **surface.CHECKS,
    **times.CHECKS,
    **whose.CHECKS,
    "act": _act,
    "clear": clear,
    "content": _content,
    "contrary": _contrary,
    "dated": dated,
    "sited": sited,
    "denial": _denial,
    "direct": _direct,
    "done": _done,
    "foreground": _foreground,
    "matter": _matter,
    "member": _member,
    "object": _object,
    "part": _part,
    "promise": _promise,
    "reaction": _reaction,
    "setting": _setting,
    "settled": _settled,
    "speaks": _speaks,
    "voice": _voice,
}
