"""Checks of a finding that go by the words of its sentence: what its claims do not tell, its wording does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.ask.asked import Asked, matter_words, slot
from kg.ask.families import stem
from kg.ask.findings import Finding
from kg.vocab import PL

_OF = re.compile(r"\b(?:of|by|for|to|in|with|against|under)\b")
_WHY = ("why ", "how come ", "for what reason ")
_SAYING = re.compile(r"(?:(?!, (?:and|but|while|as|after|when)\b|[;:“”\"]).)*?, (?:saying|arguing) ", re.IGNORECASE)
_REQUEST = PL + "REQUEST"
_EXCHANGED = frozenset({"Person", "Organisation"})  # a place may be named for the state that it lies in
_SHORTLY = 450  # characters before a sentence
_LEAD_UP = 5  # words between one that says that something is only to come and the word for it
_BESIDE = 25  # characters between the words for an office and the name of who holds it


def _named(asked: Asked, finding: Finding) -> str | None:
    """The sentence itself names, or has words that stand for, everybody and everything that the question names; where its tree shows the
    reason for what was just told, that has told them."""
    if finding.sentence in asked.plan.shown:
        return None
    there = {named.entity for named in finding.named}
    return None if all(there.intersection(group) for group in asked.plan.about) else "lacking"


def _unread(asked: Asked, finding: Finding) -> str | None:
    """Names in the question that nobody knows stand in the article, and in the sentence where they say who speaks or acts, or where words
    alone brought it to a question for what is done."""
    actor, text = set(re.findall(r"\w[\w’'-]*", slot(asked, "actor"))), asked.text(finding.article) if asked.unread else ""
    here = " ".join((finding.quote, finding.source_name, *(named.name for named in finding.named))).casefold()
    by_words = asked.plan.like is not None and asked.plan.like.family.strict
    asks_of = [word for word in asked.unread if word in actor or by_words]
    spoken = not asks_of or any(_begins(word) in here for word in asks_of)
    return None if spoken and all(_begins(word) in text for word in asked.unread) else "lacking"


def _begins(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).casefold()


def _by(asked: Asked, finding: Finding) -> str | None:
    """By whom or by what it was done is told with all words that the question has for it ("by a drone attack in …")."""
    words = re.findall(r"(?<![\w'’-])[a-z][\w-]+", _without_empty(slot(asked, "actor"), asked.families.empty_words))
    quote = finding.quote.casefold()
    held = (any(re.search(rf"\b{re.escape(form)}", quote) for form in asked.families.alike(word)) for word in words)
    return None if all(held) else "elsewhere"


def _topic(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked what somebody said about somebody or something by name alone, the sentence names it or has a word that stands
    for such ("the two countries")."""
    matter = slot(asked, "matter")
    alone = bool(matter) and not re.findall(r"(?<![\w'’-])[a-z][\w-]+", _without_empty(matter, asked.families.empty_words))
    stands_for = any(re.search(rf"\b{words}\b", finding.quote, re.IGNORECASE) for words in asked.families.words["standins"])
    return _named(asked, finding) if alone and not stands_for and finding.sentence not in asked.plan.vouched else None


def _without_empty(words: str, empty: frozenset[str]) -> str:
    return " ".join(word for word in words.split() if word not in empty)


def _doer(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked what somebody did, the claim is on a doing of the asked actor, or of somebody who speaks for it."""
    own = asked.voices | frozenset((asked.plan.like or asked.plan).actors)
    return "others" if own and not finding.roles.get("actor", frozenset()) & own else None


def _active(asked: Asked, finding: Finding) -> str | None:
    """The asked actor does not stand as its object right behind the verb of what it should have done ("invading Norland")."""
    like = asked.plan.like or asked.plan
    sentence = finding.quote.casefold()
    places = [named.start - finding.start for named in finding.named if named.entity in like.actors]
    verbs = [hit.end() for hit in re.finditer(rf"\b(?:{_forms(asked)})\w*", sentence)] if like.act else []
    done_to = any(place - verb > 0 and re.fullmatch(r"\s+(?:the\s+)?", sentence[verb:place]) for place in places for verb in verbs)
    return "elsewhere" if done_to else None


def _forms(asked: Asked) -> str:
    """A pattern for the question's word for what is done, and words for the same; without the endings of regular forms."""
    return _stems(asked, asked.plan.like.act if asked.plan.like is not None else "")


def _stems(asked: Asked, word: str) -> str:
    return "|".join(re.escape(re.sub(r"(?:ing|ed|es|e|s|y)$", "", form.casefold())) for form in asked.families.alike(word))


def _word(asked: Asked, finding: Finding) -> str | None:
    """Where the act has no finer kind than a type that many verbs have (who pardons, resigns or yields concedes), the sentence has the
    question's own verb, or one that says the same."""
    acts, triggers = asked.plan.values.get("act", ()), asked.plan.triggers
    if not triggers or any("-" in act.removeprefix(PL) for act in acts):
        return None
    text = finding.quote.casefold()
    sets = (act for act in asked.families.acts if any(act.search(word.casefold()) for word in triggers))
    forms = "|".join(_stems(asked, word) for word in triggers)
    return None if any(act.search(text) for act in sets) or re.search(rf"\b(?:{forms})", text) else "elsewhere"


def _reason(asked: Asked, finding: Finding) -> str | None:
    """Who asks why is told a reason; none that a relative clause gives for something else."""
    if not asked.question.casefold().startswith(_WHY):
        return None
    reasons = "|".join(asked.families.words["reasons"])
    texts = (asked.direction.without_asides(finding) if asked.direction is not None else []) or [finding.quote]
    told = any(re.search(rf"\b(?:{reasons})\b", text.casefold()) for text in texts)
    return None if finding.sentence in asked.plan.shown or told or _says_why(asked, finding) else "lacking"


def _says_why(asked: Asked, finding: Finding) -> bool:
    """ "Closed the road, saying that it was not safe": whoever did it goes on with words of his own, in the same clause."""
    places = asked.direction.places(finding) if asked.direction is not None else []
    behind = [finding.words((place, finding.end)) for place in places]
    return any(_SAYING.match(words) for words in behind)


def _begun(asked: Asked, finding: Finding) -> str | None:
    """Some word for what is asked about does not stand behind one that says that it is only to come ("was prepared to extend the …")."""
    act = asked.plan.like.act if asked.plan.like is not None else ""
    wanted, to_come = set(re.findall(r"\w+", asked.question.casefold())), asked.families.words["to_come"]
    if not act or any(word.split()[0] in wanted for word in to_come):
        return None  # the question itself asks for what is to come
    before = [" ".join(words) for words in before_act(asked, finding)]
    return "undone" if before and all(any(f" {word} " in f" {words} " for word in to_come) for words in before) else None


def before_act(asked: Asked, finding: Finding) -> list[list[str]]:
    """For each place where the sentence has the question's word for the act, or one for the same, the few words before it."""
    sentence = without_names(finding).casefold()
    if asked.plan.like is None or not asked.plan.like.act:
        return []
    places = [hit.start() for hit in re.finditer(rf"\b(?:{_forms(asked)})", sentence)]
    return [re.findall(r"\w+", sentence[:at])[-_LEAD_UP:] for at in places]


def without_names(finding: Finding) -> str:
    """The sentence with blanks for its capitalised words but the first: the "Tsunami Warning Center" warns of nothing by its name."""
    return re.sub(r"(?<=[\w,;] )[A-Z][\w’'-]*", lambda hit: " " * len(hit[0]), finding.quote)


def _person(asked: Asked, finding: Finding) -> str | None:
    """Who is asked about is the one named, not somebody who has to do with the one named ("Who was the lawyer of …?")."""
    words = slot(asked, "actor")
    people = frozenset(asked.plan.values.get("person", ()))
    names = {word for named in finding.named if named.entity in people for word in named.name.casefold().split()}
    first = next((hit.start() for hit in re.finditer(r"[\w’'-]+", words) if hit[0].casefold() in names), 0)
    return "elsewhere" if not asked.plan.terms and _OF.search(words[:first]) else None


def _holder(asked: Asked, finding: Finding) -> str | None:
    """Where the holder of an office is asked for, somebody's name stands beside the words for it."""
    words = _without_empty(slot(asked, "actor").casefold(), asked.families.empty_words).split()
    people = [named for named in finding.named if named.kind == "Person" and named.form == "name"]
    phrase = " ".join(words[:2])
    places = [(finding.start + hit.start(), finding.start + hit.end()) for hit in re.finditer(re.escape(phrase), finding.quote.casefold())]
    near = any(-_BESIDE <= n.start - end <= _BESIDE or -_BESIDE <= start - n.end <= _BESIDE for start, end in places for n in people)
    return None if near else "lacking"


def _wholly(asked: Asked, finding: Finding) -> str | None:
    """The article has every word of the matter, of three or more all but one, or one for the same; names and forms of verbs apart."""
    if finding.sentence in asked.plan.vouched:
        return None
    text, words = asked.text(finding.article), matter_words(asked)
    held = (any(re.search(rf"\b{re.escape(form)}", text) for form in (word, *asked.families.alike(word))) for word in words)
    return None if sum(not one for one in held) <= (len(words) > 2) else "elsewhere"


def _on_matter(asked: Asked, finding: Finding) -> str | None:
    """Where the matter has words besides names, the sentence holds one of them."""
    words, sentence = [*matter_words(asked), *map(_begins, asked.unread)], finding.quote.casefold()
    return None if not words or any(word in sentence for word in words) else "elsewhere"


def _wished(asked: Asked, finding: Finding) -> str | None:
    """Not what somebody else asks of the asked actor, or holds to be needed ("says that it needs to leave"), unless the question does."""
    own = asked.voices | frozenset((asked.plan.like or asked.plan).actors) or frozenset(asked.plan.about[0] if asked.plan.about else ())
    asks_of = finding.type == _REQUEST and not finding.quoted and not own & finding.roles.get("actor", frozenset())
    needed = asked.families.words["needed"]
    wanted = set(re.findall(r"\w+", asked.question.casefold()))
    forms = _forms(asked) if asked.plan.like is not None and asked.plan.like.act else ""
    pattern = rf"\b(?:{'|'.join(needed)})\s+(?:not\s+)?(?:be\s+)?(?:{forms})"
    held_needed = bool(forms) and wanted.isdisjoint(needed) and re.search(pattern, finding.quote, re.IGNORECASE)
    return "elsewhere" if own and (asks_of or held_needed) else None


def _aimed(asked: Asked, finding: Finding) -> str | None:
    """Where the sentence does not name all that the question names, the act asked about is not done to somebody else."""
    if not _is_act(asked, finding):
        return None
    there, others = {named.entity for named in finding.named}, (asked.plan.like or asked.plan).others
    recipients = finding.roles.get("recipient", frozenset())
    missing = any(there.isdisjoint(group) for group in others)
    return "elsewhere" if missing and recipients and all(recipients.isdisjoint(group) for group in others) else None


def _is_act(asked: Asked, finding: Finding) -> bool:
    """Whether the claim is on the kind of act that is asked about."""
    acts = (asked.plan.like or asked.plan).values.get("act", ())
    return any(act == finding.type or act.startswith(f"{finding.type}-") for act in acts)


def _first(asked: Asked, finding: Finding) -> str | None:
    """Whoever a yes/no question names first, of whom it asks, is named in the sentence, or a word there stands for him."""
    return "others" if asked.plan.about and not {n.entity for n in finding.named}.intersection(asked.plan.about[0]) else None


def _body(asked: Asked, finding: Finding) -> str | None:
    """Where it is not a state itself that is asked about, but its embassy, its army …, the sentence has that word."""
    words = set(re.findall(r"[a-z]+", slot(asked, "actor"))).intersection(asked.families.words["bodies"])
    said = f"{finding.quote} {finding.source_name}".casefold()
    return None if all(any(form.casefold() in said for form in asked.families.alike(word)) for word in words) else "others"


def _close(asked: Asked, finding: Finding) -> str | None:
    """The words of the matter, of three or more all but one, stand in the sentence or in what was told just before it."""
    words, text = matter_words(asked), asked.text(finding.article)
    at = text.find(finding.quote.casefold())
    told = text[max(0, at - _SHORTLY) : at] + finding.quote.casefold()
    held = (any(re.search(rf"\b{re.escape(form)}", told) for form in (word, *asked.families.alike(word))) for word in words)
    return None if sum(not one for one in held) <= (len(words) > 2) else "elsewhere"


def _rivals(asked: Asked, finding: Finding) -> str | None:
    """Somebody, or a body, that the question names and the sentence does not has not been exchanged for another ("lost the nomination of
    the Green Party" is not about that of the Reform Party)."""
    if asked.direction is None:
        return None
    about = frozenset(iri for group in asked.plan.about for iri in group)
    others = {n.kind for n in finding.named if n.form == "name" and n.entity not in about}
    there = {n.entity for n in finding.named}
    last = {said: re.split(r"[^\w’']+", said.strip())[-1] for _, said, _ in asked.direction.groups}  # however the rest is written
    absent = {kind for kind, said, group in asked.direction.groups if group.isdisjoint(there) and last[said] not in finding.quote}
    return "lacking" if absent & others & _EXCHANGED else None


def _verb(asked: Asked, finding: Finding) -> str | None:
    """The sentence holds the verb that the question is about ("confirm"), in some form, or a word for the same."""
    verb = (asked.plan.like or asked.plan).verb
    text = finding.quote.casefold()
    return None if not verb or any(stem(word) in text for word in asked.families.alike(verb)) else "elsewhere"


Check = Callable[[Asked, Finding], str | None]
CHECKS: Mapping[str, Check] = {
    "active": _active,
    "aimed": _aimed,
    "body": _body,
    "close": _close,
    "reason": _reason,
    "word": _word,
    "verb": _verb,
    "wished": _wished,
    "begun": _begun,
    "rivals": _rivals,
    "doer": _doer,
    "by": _by,
    "unread": _unread,
    "first": _first,
    "holder": _holder,
    "named": _named,
    "on_matter": _on_matter,
    "person": _person,
    "topic": _topic,
    "wholly": _wholly,
}
