"""Checks that go by the words of a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.ask import whose
from kg.ask.asked import Asked
from kg.ask.families import Family, load
from kg.ask.findings import Day, Finding, Named
from kg.ask.plan import Plan
from kg.ask.surface import CHECKS
from kg.ask.times import CHECKS as OF_TIMES
from kg.query import load as load_query
from kg.vocab import FA, PL

NORLAND, OSTIA, LIND, HALE = "urn:norland", "urn:ostia", "urn:lind", "urn:hale"
NAMES = {"Norland": (NORLAND, "Place"), "Ostia": (OSTIA, "Place"), "Lind": (LIND, "Person"), "Hale": (HALE, "Person")}


def told(quote: str, *, actor: str | None = None, days: tuple[Day, ...] = ()) -> Finding:
    """A sentence of 2020-05-05 in which every name is known."""
    named = tuple(Named(at, at + len(n), "name", i, n, kind) for n, (i, kind) in NAMES.items() for at in [quote.find(n)] if at >= 0)
    roles = {"actor": frozenset({actor})} if actor else {}
    plain = Finding(
        "c", "s", "asked", (), True, quote, 0, len(quote), 1, "a", "0", "urn:paper", "The Paper", PL + "x-STATE", FA + "CTp", "e"
    )
    return replace(plain, named=named, roles=roles, published="2020-05-05", days=days)


def asked(kind: str, question: str, *actors: str, about: tuple[str, ...] = (), act: str = "") -> Asked:
    """A question for which sentences are quoted."""
    like = Plan(Family(kind, "statements", ""), load_query("statements"), {"actor": actors}, "", act=act)
    plan = replace(like, family=load().fallback, about=tuple((one,) for one in about), like=like, values={})
    return Asked(plan, question, load(), frozenset(actors), lambda _: "the grain agreement and the withdrawal of norland")


def why(check: str, question: Asked, quote: str, *, actor: str | None = None, days: tuple[Day, ...] = ()) -> str | None:
    """What a check finds wanting."""
    return {**CHECKS, **OF_TIMES, **whose.CHECKS}[check](question, told(quote, actor=actor, days=days))


def test_a_report_is_of_all_that_is_named() -> None:
    """A sentence that names only some of what the question names does not report it."""
    question = asked("sources", "Who reports that Norland has troops in Ostia?", about=(NORLAND, OSTIA))
    assert why("named", question, "Norland sent troops to Ostia.") is None
    assert why("named", question, "Norland moved its troops.") == "lacking"


@pytest.mark.parametrize(
    ("quote", "wanting"),
    [
        ("Lind has been pushing for peace.", "lacking"),
        ("Lind said that Ostia wanted peace.", None),
        ("Lind said that the two countries had not met the terms.", None),
    ],
)
def test_what_is_said_about_a_name_has_it(quote: str, wanting: str | None) -> None:
    """Words about somebody asked for by name alone name him, or have a word that can stand for him."""
    assert why("topic", asked("say", "What did Lind say about Ostia?", LIND, about=(LIND, OSTIA)), quote) == wanting


def test_who_is_spoken_of_is_no_speaker() -> None:
    """ "The envoy for Norland, Hale, said …" is nothing that Norland says."""
    question = asked("response", "How did Norland respond to the accusation?", NORLAND)
    assert why("towards", question, "The envoy for Norland, Hale, said that nothing had been sent.") == "elsewhere"
    assert why("towards", question, "The foreign ministry of Norland said that nothing had been sent.") is None


def test_a_deed_is_the_asked_ones() -> None:
    """What somebody else does is no deed of the one asked about."""
    question = asked("acts", "What did Norland do to Lind?", NORLAND)
    assert why("doer", question, "Ostia banned Norland's Lind.", actor=OSTIA) == "others"
    assert why("doer", question, "Norland banned Lind.", actor=NORLAND) is None


def test_the_asked_one_does_it_and_does_not_undergo_it() -> None:
    """Whoever stands right behind the verb has it done to himself."""
    question = asked("did", "Did Norland invade Ostia?", NORLAND, act="invade")
    assert why("active", question, "Hale had no intention of invading Norland.") == "elsewhere"
    assert why("active", question, "Norland invaded Ostia.") is None


def test_old_days_are_background() -> None:
    """What a sentence puts years before its article is no reaction to what the article tells."""
    question = asked("response", "How did Norland react to the bill?", NORLAND)
    old, new = Day(24, 28, "1997-01-01", "1997-12-31", "year"), Day(24, 30, "2020-05-04", "2020-05-04", "day")
    assert why("fresh", question, "Norland gave up Ostia in 1997.", days=(old,)) == "elsewhere"
    assert why("fresh", question, "Norland gave up Ostia on Monday.", days=(new,)) is None


def test_what_is_only_to_come_is_set_apart() -> None:
    """Readiness to do it is not doing it, unless the question asks for what is to come."""
    quote = "Norland was prepared to extend the sanctions to four firms."
    assert why("begun", asked("whom", "Whom did Norland sanction?", NORLAND, act="sanction"), quote) == "undone"
    assert why("begun", asked("whom", "Whom will Norland sanction?", NORLAND, act="sanction"), quote) is None
    assert why("begun", asked("whom", "Whom did Norland sanction?", NORLAND, act="sanction"), "Norland sanctioned four firms.") is None


def test_the_holder_of_an_office_is_named_beside_it() -> None:
    """Words for an office without the name of who holds it do not say who that is."""
    question = asked("who-is", "Who was prime minister of Norland?")
    assert why("holder", question, "Hale, prime minister of Norland, resigned.") is None
    assert why("holder", question, "The declaration of the prime ministers of Norland and Ostia was signed.") == "lacking"


def test_who_has_to_do_with_somebody_is_not_that_somebody() -> None:
    """ "Who was the lawyer of Lind?" does not ask who Lind is."""
    for words, wanting in (("Who was the lawyer of Lind?", "elsewhere"), ("Who is Lind?", None)):
        question = asked("who-is", words)
        question = replace(question, plan=replace(question.plan, values={"person": (LIND,)}))
        assert why("person", question, "Lind is a minister.") == wanting


def test_a_chronology_is_of_the_matter() -> None:
    """Where the matter has words of its own, each sentence holds one."""
    question = asked("timeline", "Timeline of the Norland extradition bill")
    assert why("on_matter", question, "Norland has its own legislature.") == "elsewhere"
    assert why("on_matter", question, "The bill was withdrawn.") is None


def test_an_article_without_the_matter_holds_no_reaction_to_it() -> None:
    """The words of the matter, or words for the same, stand in the article."""
    assert (
        why("wholly", asked("response", "How did Lind react to Norland's withdrawal from the grain deal?", LIND), "Lind regretted it.")
        is None
    )
    assert why("wholly", asked("response", "How did Lind react to the missile test?", LIND), "Lind regretted it.") == "elsewhere"


def test_a_name_that_nobody_knows_is_looked_for() -> None:
    """Capitalised words that no reader took for a name stand in the article, and in the sentence where they say who speaks."""
    spoken = replace(asked("say", "What did Quill say about the strikes?"), unread=("Quill",))
    assert why("unread", spoken, "Hale said that the strikes had ended.") == "lacking"
    away = replace(asked("did", "Did Norland sign the Sudrian pact?"), unread=("Sudrian",))
    assert why("unread", away, "Norland signed it.") == "lacking"
    assert why("unread", replace(away, text=lambda _: "the sudrian pact"), "Norland signed it.") is None


def test_by_what_it_was_done_is_told_whole() -> None:
    """Somebody killed in another way is not the one killed by a drone."""
    question = asked("whom-by", "Who was killed by a Norland drone?")
    assert why("by", question, "A drone of Norland killed Hale.") is None
    assert why("by", question, "Special forces of Norland killed Hale.") == "elsewhere"


def quoting(quote: str, *reported: tuple[str, str], kind: str = "x-STATE") -> Finding:
    """A sentence with reported words, each with the words that announce them."""
    places = [(quote.find(content), quote.find(cue)) for content, cue in reported]
    lengths = [(len(content), len(cue)) for content, cue in reported]
    sayings = tuple(((a, a + la), (b, b + lb)) for (a, b), (la, lb) in zip(places, lengths, strict=True))
    return replace(told(quote), sayings=sayings, type=PL + kind)


def test_who_is_only_spoken_of_does_not_speak() -> None:
    """Somebody named only in the words of others says nothing there; beside them, and where his own quotation goes on, he does."""
    question = asked("say", "What did Lind say about the talks?", LIND)
    others = quoting("Hale criticised Lind's refusal to join the talks.", ("Lind's refusal to join the talks", "criticised"))
    assert whose.CHECKS["outside"](question, others) == "others"
    own = quoting("The talks went well, Lind said.", ("The talks went well", "said"))
    assert whose.CHECKS["outside"](question, own) is None
    both = '"The talks went well," said Lind. "They go on."'
    assert whose.CHECKS["outside"](question, quoting(both, (both, "said"))) is None


def test_what_is_expected_is_nobodys_words() -> None:
    """An act that may be words is not said where it is only expected."""
    question = asked("say", "What did Lind say about Ostia?", LIND)
    quote = "Lind arrived in Ostia, where she is expected to back the talks."
    assert whose.CHECKS["spoken"](question, quoting(quote, ("to back the talks", "is expected"), kind="SUPPORT")) == "others"
    quote = "Lind told reporters that she backed the talks in Ostia."
    assert whose.CHECKS["spoken"](question, quoting(quote, ("that she backed the talks in Ostia", "told"), kind="SUPPORT")) is None


def test_what_others_wish_is_not_what_he_does() -> None:
    """A request to somebody, or that he should do it, does not say that he does."""
    question = asked("did", "Will Norland boycott the games?", NORLAND, act="boycott")
    assert CHECKS["wished"](question, told("Hale said that Norland needs to boycott the games.")) == "elsewhere"
    request = replace(told("Hale asked Norland to boycott the games.", actor=HALE), type=PL + "REQUEST")
    assert CHECKS["wished"](question, request) == "elsewhere"
    assert CHECKS["wished"](question, told("Norland will boycott the games.")) is None


def test_words_are_more_than_that_somebody_spoke() -> None:
    """A quotation for what was said holds some of it."""
    question = asked("say", "What did Lind say about the talks?", LIND)
    refers = quoting("Lind was referring to the talks in Ostia.", ("the talks in Ostia", "was referring to"))
    assert whose.CHECKS["worded"](question, refers) == "lacking"
    assert whose.CHECKS["worded"](question, quoting("Lind said that the talks go on.", ("that the talks go on", "said"))) is None


def test_a_yes_or_no_is_of_whom_the_question_names() -> None:
    """The sentence names whoever the question names first, and the act is not done to somebody else."""
    question = asked("did", "Did Norland accuse Ostia?", NORLAND, about=(NORLAND, OSTIA))
    assert CHECKS["first"](question, told("Hale accused Ostia.")) == "others"
    assert CHECKS["first"](question, told("Norland accused Ostia.")) is None
    like = replace(question.plan, like=replace(question.plan, like=None, values={"act": [PL + "ACCUSE"], "party": [NORLAND]}))
    other = replace(told("Norland accused Hale.", actor=NORLAND), type=PL + "ACCUSE")
    other = replace(other, roles={**other.roles, "recipient": frozenset({HALE})})
    assert CHECKS["aimed"](replace(question, plan=like), other) == "elsewhere"
    right = replace(other, named=told("Norland accused Ostia.").named, roles={**other.roles, "recipient": frozenset({OSTIA})})
    assert CHECKS["aimed"](replace(question, plan=like), right) is None
