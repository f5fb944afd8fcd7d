"""From whom to whom something passes that some words name, in a sentence or a question: read off a UD tree (`kg.extract.tree.enhanced`).

"The delivery of Norlandic drones to Suland" is nothing that Suland did to Norland. And a sentence may hold words for what is done without
telling that it was: as the reason that it gives for something else ("fired in response to the raid"), or as what somebody asks for ("asked
the court to close it").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.question.doers import Doing, Stretch, carried_by, doing_of, says, stretches
from kg.extract.tree.enhanced import objects
from kg.extract.tree.syntax import SUBJECTS, children, conjuncts, is_passive, preposition
from kg.lexicon.synonyms import load as synonyms

_LONG = 5  # letters that the last part of a compound has at least
_TO = frozenset({"to", "into", "towards", "toward", "against", "on", "upon", "onto", "at"})
_FROM = frozenset({"from", "out of"})
_IN = frozenset({"in", "inside", "within", "across"})
_NAME = frozenset({"flat", "name", "fixed", "compound", "amod", "nmod:desc", "nmod:unmarked"})
_CARRIED = frozenset({"obj", "nsubj:pass", "xcomp"})
_HANGING = frozenset({"obl", "nmod", "obl:unmarked"})
# what stands before a reason, and verbs of which the subject is the reason or the effect
_REASONS = frozenset({"because", "since", "after", "over", "following", "amid", "due", "owing", "despite", "as"})
_RESPONSES = frozenset({"response", "retaliation", "reaction", "protest", "answer", "revenge", "reprisal"})
_LEADS_TO = frozenset({"prompt", "lead", "cause", "trigger", "spark", "provoke", "result", "draw", "force"})
# what asks for something to be done, or holds that it should be; the verbs, and the nouns for the same
_WISHES = frozenset(
    {
        "advise", "appeal", "ask", "beg", "call", "demand", "encourage", "hope", "implore", "invite", "petition", "plea", "plead", "press",
        "propose", "proposal", "push", "recommend", "recommendation", "request", "seek", "suggest", "suggestion", "urge", "want", "wish",
    }
)  # fmt: skip
# what says that something is only to come, or does not come; the verbs, and the nouns for the same
_PLANS = frozenset(
    {
        "attempt", "consider", "decline", "expect", "expectation", "fail", "failure", "hesitate", "intend", "intent", "intention", "mull",
        "offer", "plan", "pledge", "prepare", "prepared", "promise", "proposal", "ready", "refusal", "refuse", "threat", "threaten",
        "try", "vow", "weigh",
    }
)  # fmt: skip
_MODALS = frozenset({"will", "would", "shall", "should", "may", "might", "could", "can", "must", "'ll", "’ll"})
_BLAMES = frozenset(
    {"accuse", "blame", "charge", "condemn", "criticise", "criticize", "denounce", "punish", "sanction", "suspect", "thank"}
)
_UNDER = frozenset({"xcomp", "ccomp", "acl", "nmod", "obl", "obj"})
_JOINED = frozenset({"conj", "xcomp", "obj"})


@dataclass(frozen=True, slots=True)
class Course:
    """One place of a text where it is told or named (`doing`): heads of to whom, from whom and in what place it passes, of those to whom
    belongs what it is done to, of who is blamed for it, and of who does something else in its sentence ("its occupation by Norland");
    whether it stands there as the reason for something else, or only as what somebody asks for or proposes, plans or fails to do, or says
    or holds; `where`: the place of which its clause tells that it happened there; `asides`: relative clauses of the sentence in which it
    does not stand."""

    doing: Doing
    goals: tuple[Stretch, ...] = ()
    origins: tuple[Stretch, ...] = ()
    places: tuple[Stretch, ...] = ()
    owners: tuple[Stretch, ...] = ()
    blamed: tuple[Stretch, ...] = ()
    by: tuple[Stretch, ...] = ()
    is_reason: bool = False
    is_wished: bool = False
    is_planned: bool = False
    is_held: bool = False
    where: tuple[Stretch, ...] = ()
    asides: tuple[Stretch, ...] = ()


def courses(doc: Doc, words: Collection[str]) -> list[Course]:
    """Every place of a text where one of the words, in any form, or a synonym names something that is done or told."""
    meant = frozenset(said for word in words for said in synonyms().of(word.lower()) if len(said) >= _LONG)
    return [_course(token) for token in doc if says(token, words) or (token.pos_ == "NOUN" and _ends_with(token, meant))]


def _ends_with(noun: Token, words: Collection[str]) -> bool:
    """ "Airstrike" is a strike, "counter-attack" an attack."""
    return any(noun.lemma_.lower().endswith(word) for word in words)


def _course(token: Token) -> Course:
    return Course(
        doing_of(token),
        _under(token, _TO),
        _under(token, _FROM),
        _under(token, _IN),
        _owners(token),
        _blamed(token),
        _by_others(token),
        _is_reason(token),
        _is_wished(token),
        _is_planned(token),
        _is_held(token),
        _where(token),
        tuple(_asides(token)),
    )


def _asides(token: Token) -> Iterator[Stretch]:
    """Relative clauses of its sentence in which it does not stand, and participles that belong to nouns farther off ("a fire caused by
    lightning")."""
    for clause in token.sent:
        is_aside = clause.dep_ == "acl:relcl" or (clause.dep_ == "acl" and clause.head.head != token)
        part = [*clause.subtree] if is_aside else []
        if part and token not in part:
            yield part[0].idx, part[-1].idx + len(part[-1])


def _under(token: Token, prepositions: Collection[str]) -> tuple[Stretch, ...]:
    """Heads that hang on it, on its object or on the verb that carries it, by one of the prepositions."""
    around = [token, *(c for c in token.children if c.dep_ in _CARRIED or (c.dep_ == "nmod" and preposition(c) == "of"))]
    if token.pos_ == "NOUN" and token.dep_ in _CARRIED and token.head.pos_ == "VERB":
        around.append(token.head)
    heads = [c for one in around for c in one.children if c.dep_ in _HANGING and preposition(c) in prepositions]
    return tuple(stretches([one for head in heads for one in conjuncts(head)], _NAME))


def _where(token: Token) -> tuple[Stretch, ...]:
    """The place of which a clause tells what happened there ("in Varna, where ten people died")."""
    clause = next((one for one in _path(token) if one.dep_ == "acl:relcl"), None)
    is_there = clause is not None and any(c.lower_ == "where" for c in clause.children)
    if clause is None or not is_there:
        return ()
    return tuple(stretches([clause.head, *(c for c in clause.head.children if c.dep_ == "appos")], _NAME))


def _owners(token: Token) -> tuple[Stretch, ...]:
    """ "Killed many of Lind's men": neither "many" nor Lind's men are Lind."""
    heads = [one for head in (objects(token) if token.pos_ == "VERB" else ()) for one in conjuncts(head)]
    below = [c for head in heads for c in head.subtree if c != head and c.dep_ in {"nmod:poss", "nmod"} and _is_owner(c)]
    return tuple(stretches(below, _NAME))


def _blamed(token: Token) -> tuple[Stretch, ...]:
    """ "Accused Norland of the attack": Norland, whoever accuses it."""
    above = token.head
    blames = above.pos_ == "VERB" and above.lemma_.lower() in _BLAMES and token.dep_ in {"obl", "advcl"} and _marks(token) & {"of", "for"}
    return tuple(stretches([one for head in objects(above) for one in conjuncts(head)], _NAME)) if blames else ()


def _by_others(token: Token) -> tuple[Stretch, ...]:
    """Who does something that another noun of the sentence names, or whom that is against ("the fight against Norland")."""
    under = [t for t in token.sent if t.dep_ == "nmod" and preposition(t) in {"by", "against"}]
    agents = [t for t in under if t.head.pos_ == "NOUN" and t.head != token]
    heads = [one for agent in agents for one in conjuncts(agent)]
    return tuple(stretches([one for head in heads for one in (head, *children(head, "appos"))], _NAME))


def _marks(token: Token) -> set[str]:
    return {c.lower_ for c in token.children if c.dep_ in {"mark", "case"}}


def _is_owner(token: Token) -> bool:
    return token.dep_ == "nmod:poss" or preposition(token) == "of"


def _path(token: Token) -> Iterator[Token]:
    """The token and what it hangs on, up to the root of its sentence."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def _is_reason(token: Token) -> bool:
    """Whether it stands in words that give the reason for something else, which hangs above them."""
    return any(_gives_reason(one) and one.head != one for one in _path(token)) or any(_causes(one) for one in _path(token))


def _gives_reason(token: Token) -> bool:
    told = {part.lower_ for c in token.children if c.dep_ in {"mark", "case"} for part in c.children if part.dep_ == "fixed"}
    under = token.head.lower_ in _RESPONSES and preposition(token) == "to"
    return bool(_marks(token) & _REASONS) or bool(told & _RESPONSES) or under


def _causes(token: Token) -> bool:
    """ "The raid prompted …": the subject of such a verb, where that is no passive."""
    head = token.head
    return token.dep_ == "nsubj" and head.lemma_.lower() in _LEADS_TO and not is_passive(head)


def _is_wished(token: Token) -> bool:
    """ "Asked that it be closed", "a call to close it": the word hangs on one for asking, and nothing between them says that it is done."""
    while (token.dep_ in _UNDER or (token.dep_ == "advcl" and "to" in _marks(token))) and token.head != token:
        above, label = token.head, token.dep_
        if above.lemma_.lower() in _WISHES:
            return above.pos_ in {"VERB", "NOUN"}
        if above.pos_ == "VERB" and label in {"obj", "obl"}:
            return False  # "welcomed the closure"
        token = above
    return False


def _is_held(token: Token) -> bool:
    """ "The judge determined that he had lied": the clause is what somebody says, finds or holds, whichever verb tells of that."""
    while token.dep_ in _JOINED and token.head != token:
        token = token.head
    above = token.head
    return token.dep_ == "ccomp" and above.pos_ == "VERB" and any(c.dep_ in SUBJECTS for c in above.children)


def _is_planned(token: Token) -> bool:
    """ "Plans to choose", "failed to choose", "will choose", "intent to conduct attacks"."""
    token = carried_by(token)
    above = token.head
    is_infinitive = token.tag_ == "VB" and "to" in _marks(token) and token.dep_ in {"xcomp", "acl", "advcl", "ccomp"}
    is_to_come = any(c.dep_ == "aux" and c.lower_ in _MODALS for c in token.children)
    return is_to_come or (is_infinitive and above.lemma_.lower() in _PLANS)
