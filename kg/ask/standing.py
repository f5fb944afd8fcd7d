"""What a sentence that is quoted amounts to, where its words say what is asked and no claim of the graph is on them.

The sentence is read again, by the same extraction as the news: it tells how the very word that answers is presented (certainty, polarity,
tense, condition), and whether it stands in words that somebody is reported to say. Who says so is known from the claims that the graph
makes of the sentence: the newspaper by a claim of its own, somebody quoted by a claim of his, or by the newspaper's claim that he spoke.
Nothing is made of a sentence whose own words leave room for doubt (`[words]` in queries/families.toml); `kg.verify` looks at them too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.ask.doers import Seer
from kg.ask.families import Families
from kg.ask.findings import Finding, Named, resting
from kg.ask.gather import findings
from kg.ask.passages import place
from kg.ask.question import Reading
from kg.ask.verdict import stand
from kg.lexicon import load as lexicon
from kg.model import Extraction, Predicate, Span, Statement
from kg.read import make_article
from kg.store import Store
from kg.vocab import FA, FACTUALITY, PL

_ENDING = 4  # letters that a form of a verb has at its end at most
_RIVALS = 12  # claims of a sentence that are looked at
_PERSON = "Person"
_BE = r"\b(?:am|is|are|was|were|be|been|(?:he|she|it|that)['’]s|(?:we|you|they)['’]re)"
_GOES_ON = r"\b(?:start|begin|continu|resum|keep)(?:s|es|ed|ing|e|ning)?|\b(?:began|begun|kept)"
_HAVING = r"\b(?:after|since|upon|despite)"  # "after overthrowing his father"
_PROGRESSIVE = re.compile(rf"{_BE}\s+(?:(?:\w+ly|not|also|now|still)\s+)*$|{_GOES_ON}\s+$|,\s+$|{_HAVING}\s+$", re.IGNORECASE)
_HAS_NOT = re.compile(
    r"\b(?:(?:has|have|had|did|was|were)(?:\s+(?:not|never)|n['’]t)|yet\s+to|(?:and|but)\s+never)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_NO = re.compile(r"\bno\s+(?:(?:formal|official|criminal|new|further|such)\s+)?$", re.IGNORECASE)
_YET = re.compile(r"\byet\s+to\s+(?:be\s+)?(?:\w+ly\s+)?$", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:voted|decided)\s+against\s+$", re.IGNORECASE)
_EFFORT = re.compile(r"\b(?:vote|attempt|effort|bid|motion|bill|proposal|move|plan)\s+to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_FAILED = re.compile(
    r"(?:(?![,;]|\bnot\b).)*?\s(?:(?:also|narrowly|then)\s+)?(?:failed|fell short|(?:was|were) (?:rejected|defeated|blocked))\b", re.I
)
_MONTH = re.compile(r"\bMay\b")
_IN_MARKS = re.compile(r"\"[^\"]*\"|“[^”]*”")
_AGREES = PL + "AGREE"
_REJECTION = PL + "REJECT"
_REJECTS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w*|rebut\w*)\s+(?:[\w’'-]+\s+){0,4}"
    r"(?:accusation|allegation|assertion|charge|claim|report|rumou?r|speculation|suggestion)s?\s*$",
    re.IGNORECASE,
)
_SAYS = frozenset({"speech", "thought", "perception", "document"})  # kinds of cues that stand behind what they report


@dataclass(frozen=True, slots=True)
class Stood:
    """`cited`: the finding with the claim that tells whose word it is; `told`: the same, as the words that answer are presented."""

    cited: Finding
    told: Finding


def standing(store: Store, reading: Reading, families: Families, said: Sequence[str], found: Sequence[Finding]) -> Mapping[str, Stood]:
    """By sentence, what it amounts to. `said`: IRIs of the words by which the sentences say what is asked; where a sentence says it twice,
    or nobody can tell how surely or by whom, it has none."""
    places = {finding.sentence: [at for at in map(place_of, said) if _is_in(at, finding)] for finding in found}
    wanted = [finding for finding in found if places[finding.sentence]]
    rivals = _claims(store, wanted)
    stood = {one.sentence: _stood(reading, families, one, rivals.get(one.sentence, ()), places[one.sentence]) for one in wanted}
    return {sentence: one for sentence, one in stood.items() if one is not None}


def is_told_as_done(reading: Reading, text: str, word: tuple[int, int]) -> bool:
    """Whether a sentence presents what a word of it (offsets in it) says as done for certain, or as to come where the question asks for
    that; not as denied, possible or on some condition."""
    [again] = reading.reader.extract([make_article(text)])
    if not isinstance(again, Extraction):
        return False
    told = [one.factuality for one in again.predicates if one.trigger.start < word[1] and word[0] < one.trigger.end]
    return bool(told) and all(one.certainty == "certain" and one.polarity == "positive" and not one.conditional for one in told)


def place_of(words: str) -> tuple[str, int, int]:
    """Article, beginning and end of words, from their IRI (kg.ids.span_iri)."""
    article, start = place(words)
    return article, start, int(words.rpartition("_")[2])


def is_licensed(value: str, quote: str, words: Mapping[str, Sequence[str]], question: str) -> bool:
    """Whether the words of a sentence let it amount to a value: what is denied has a word for no, what is planned one for what is to come;
    where it is so, there is neither, nor one for doubt, but for what is itself asked about ("Did the barriers fail?")."""
    text = _MONTH.sub(" ", quote)
    if value in ("fact", "reported"):
        text = _without_asked(text, question, words["leaves_open"])
    if value == "reported":
        return not _holds(text, words["unsure"])
    if value == "fact":
        return not _holds(_IN_MARKS.sub(" ", text), (*words["unsure"], *words["hearsay"]))
    return value not in words["standing"] or _holds(text, words[f"says_{value}"])


def _without_asked(text: str, question: str, grammar: Sequence[str]) -> str:
    """The text without the forms of the question's words of content."""
    asked = {re.sub(r"(?:ing|ed|es|e|s|y)$", "", word) for word in re.findall(r"\w{4,}", question.casefold()) if word not in grammar}
    return re.sub(r"\w+", lambda hit: " " if _is_form(hit[0].casefold(), asked) else hit[0], text)


def _is_form(word: str, roots: Collection[str]) -> bool:
    return any(word.startswith(root) and len(word) - len(root) <= _ENDING for root in roots)


def _holds(text: str, words: Sequence[str]) -> bool:
    return re.search(rf"(?:\b(?:{'|'.join(words)})|n['’]t)\b", text, re.IGNORECASE) is not None


def _is_in(at: tuple[str, int, int], finding: Finding) -> bool:
    return at[0] == finding.article and finding.start <= at[1] and at[2] <= finding.end


def _claims(store: Store, some: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    """Every claim that rests on each sentence."""
    if not some:
        return {}
    hits = resting(store, sorted({finding.sentence for finding in some}))
    mine: dict[str, list[Finding]] = {}
    for finding in findings(store, hits, (), rivals=_RIVALS):
        mine.setdefault(finding.sentence, []).append(finding)
    return mine


def _stood(
    reading: Reading, families: Families, finding: Finding, claims: Sequence[Finding], places: Sequence[tuple[str, int, int]]
) -> Stood | None:
    [again] = reading.reader.extract([make_article(finding.quote)])
    if not isinstance(again, Extraction):
        return None
    spans = {Span(start - finding.start, end - finding.start) for _, start, end in places}
    predicates = [one for one in again.predicates if any(one.trigger.start < s.end and s.start < one.trigger.end for s in spans)]
    predicates = _with_carriers(reading, finding.quote, again, spans, predicates)
    if finding.ahead:
        predicates = [one for one in predicates if not _is_not_yet(finding.quote, one)]
    if len({(one.factuality, _around(again, one.trigger)) for one in predicates}) != 1:
        return None
    one = _denied(finding.quote, predicates[0])
    verbal = frozenset(PL + kind for name in ("verbal", "half_verbal") for kind in families.words[name])
    if (refused := _rejected(finding, claims, _around(again, one.trigger))) is not None:
        return refused
    voiced = next(_voices(finding, claims, again, one, verbal), None)
    if voiced is None:
        return None
    if _is_only_named(finding, one.trigger) and stand(_as_presented(voiced.told, one, finding)) in ("fact", "reported"):
        return None
    stood = Stood(_citing(voiced.cited, finding), _as_presented(voiced.told, one, finding))
    return stood if is_licensed(stand(stood.told), finding.quote, families.words, reading.text) else None


def _denied(quote: str, one: Predicate) -> Predicate:
    """As denied where nothing of the kind is told of ("no charges were brought"), it is yet to be done or was voted down, or what should
    bring it about failed ("the vote to remove him failed"); else as it is."""
    before, behind = quote[: one.trigger.start], quote[one.trigger.end :]
    word = quote[one.trigger.start : one.trigger.end]
    is_nothing = _NO.search(before) is not None and not word.casefold().endswith(("ed", "ing"))
    is_rejected = _AGAINST.search(before) is not None and word.casefold().endswith("ing")
    if is_nothing or is_rejected or _YET.search(before) or (_EFFORT.search(before) and _FAILED.match(behind)):
        told = replace(one.factuality, certainty="certain", polarity="negative", tense="past", conditional=False)
        return replace(one, factuality=told)
    return one


def _with_carriers(
    reading: Reading, quote: str, again: Extraction, spans: Collection[Span], predicates: Sequence[Predicate]
) -> list[Predicate]:
    """For a noun or an adjective that tells nothing of when it is so, the verb that does ("remains open", "is in receipt of")."""
    if not isinstance(reading.reader, Seer) or any(one.factuality.tense != "none" for one in predicates):
        return list(predicates)
    words = [quote[span.start : span.end] for span in spans]
    seen = [doing for doing in reading.reader.doings([quote], words)[0] if any(_meets(doing.word, span) for span in spans)]
    carriers = [Span(*doing.carrier) for doing in seen if doing.carrier is not None]
    carried = [one for one in again.predicates if any(one.trigger.start < s.end and s.start < one.trigger.end for s in carriers)]
    return carried or list(predicates)


def _meets(stretch: tuple[int, int], span: Span) -> bool:
    return stretch[0] < span.end and span.start < stretch[1]


def _rejected(finding: Finding, claims: Sequence[Finding], statement: Statement | None) -> Stood | None:
    """ "Norland rejected accusations that it arms them": whoever rejects them says that it is not so."""
    if statement is None or finding.contrary or _REJECTS.search(finding.quote[: statement.content.start]) is None:
        return None
    place = finding.start + statement.content.start
    named = [n for n in finding.named if n.end <= place]
    for claim in claims:
        speaker = _speaker(claim, named) if claim.type == _REJECTION and not claim.quoted else None
        if speaker is not None and stand(claim) == "fact":
            denied = FA + FACTUALITY["certain", "negative"]
            told = replace(claim, quoted=True, source=speaker.entity, source_name=speaker.name, factuality=denied, ahead=finding.ahead)
            return Stood(_citing(claim, finding), told)
    return None


def _is_not_yet(quote: str, predicate: Predicate) -> bool:
    """Whether it says that something has not been done: who asks whether it will be is told nothing by that."""
    told = predicate.factuality
    return told.polarity == "negative" and told.tense != "future" and _HAS_NOT.search(quote[: predicate.trigger.start]) is not None


def _is_only_named(finding: Finding, trigger: Span) -> bool:
    """Whether "to" stands before the word: what somebody is forced, or allowed, to do he need not have done yet. Or whether it is a form in
    -ing that nothing makes a predicate ("speaking of its sending arms", but "was sending" and "fired, killing two")."""
    before, word = finding.quote[: trigger.start], finding.quote[trigger.start : trigger.end]
    if re.search(r"\bto\s+(?:\w+ly\s+)?$", before, re.IGNORECASE):
        return True
    return word.casefold().endswith("ing") and _PROGRESSIVE.search(before) is None


def _citing(claim: Finding, finding: Finding) -> Finding:
    """The finding with another claim of its sentence."""
    return replace(claim, relation=finding.relation, via=finding.via, direct=finding.direct, ahead=finding.ahead, named=finding.named)


def _as_presented(voice: Finding, predicate: Predicate, finding: Finding) -> Finding:
    told = predicate.factuality
    code = FA + FACTUALITY[told.certainty, told.polarity]
    return replace(voice, factuality=code, tense=told.tense, conditional=told.conditional, ahead=finding.ahead, contrary=finding.contrary)


def _around(again: Extraction, trigger: Span) -> Statement | None:
    """The innermost words that somebody is reported to say in which a predicate stands; what is planned or welcomed nobody says so."""
    around = [one for one in again.statements if one.entry not in _unsaid() and _holds_span(one.content, trigger)]
    around = [one for one in around if one.gap is None or not _holds_span(one.gap, trigger)]
    return min(around, key=lambda one: one.content.end - one.content.start, default=None)


def _holds_span(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


@cache
def _unsaid() -> frozenset[str]:
    """IRIs of the lexicon's entries for words that report no words, but plans, wishes and attitudes."""
    return frozenset(cue.iri for cues in lexicon().cues.values() for cue in cues if cue.kind not in _SAYS)


def _voices(finding: Finding, claims: Sequence[Finding], again: Extraction, one: Predicate, verbal: frozenset[str]) -> Iterator[Stood]:
    """Claims that tell whose word it is, with the finding in that one's voice: the newspaper's own, or somebody's who is quoted; or the
    newspaper's that somebody spoke. `verbal`: types of events that are words."""
    trigger = one.trigger
    statement = _around(again, trigger)
    if statement is None and not _is_inside(finding, again, trigger):
        own = [claim for claim in claims if not claim.quoted]
        sources = {claim.source for claim in claims}
        yield from (Stood(claim, claim) for claim in own or (claims if len(sources) == 1 else ()))
    if statement is None or statement.source is None or statement.cue is None:
        return
    cue = finding.start + statement.cue.start, finding.start + statement.cue.end
    for claim in claims:
        if claim.quoted and claim.cue is not None and claim.cue[0] < cue[1] and cue[0] < claim.cue[1]:
            yield Stood(claim, claim)
    who = finding.start + statement.source.start, finding.start + statement.source.end
    named = [n for n in finding.named if who[0] <= n.start and n.end <= who[1]]
    for claim in (claim for claim in claims if not claim.quoted and claim.type in verbal):
        if (speaker := _speaker(claim, named)) is not None:
            yield Stood(claim, replace(claim, quoted=True, source=speaker.entity, source_name=speaker.name))
        elif claim.type == _AGREES and one.factuality.tense == "future":  # several agree on what they will do: the newspaper says so
            yield Stood(claim, claim)
        elif not claim.roles.get("actor") and claim.publisher:  # nobody knows who speaks: "reports said"
            yield Stood(claim, replace(claim, quoted=True, source=f"{claim.source}#source", source_name=f"a source of {claim.publisher}"))


def _speaker(claim: Finding, named: Sequence[Named]) -> Named | None:
    """Who speaks by a claim, of those whom some words name: the only one, or the only person ("an adviser in Kyiv, Ada Lind")."""
    speakers = {n.entity: n for n in named if n.entity in claim.roles.get("actor", frozenset())}
    people = [n for n in speakers.values() if n.kind == _PERSON]
    some = people if len(speakers) > 1 else [*speakers.values()]
    return some[0] if len(some) == 1 else None


def _is_inside(finding: Finding, again: Extraction, trigger: Span) -> bool:
    """Whether the graph, which has read the whole article, knows of reported words there that the sentence alone does not show."""
    at = finding.start + trigger.start
    unsaid = {finding.start + one.cue.start for one in again.statements if one.entry in _unsaid() and one.cue is not None}
    return any(content[0] <= at < content[1] and not cue[0] <= at < cue[1] and cue[0] not in unsaid for content, cue in finding.sayings)
