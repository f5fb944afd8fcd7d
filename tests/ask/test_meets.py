"""What a finding must meet to be the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.ask.asked import Asked
from kg.ask.families import Family, load
from kg.ask.findings import Finding, Named
from kg.ask.lead import is_mixed
from kg.ask.meets import CHECKS, shortfall
from kg.ask.plan import Plan
from kg.ask.rank import relevant
from kg.ask.say import say
from kg.ask.strict import is_on
from kg.query import load as load_query
from kg.vocab import FA, PL

NORLAND, OSTIA, LIND = "urn:norland", "urn:ostia", "urn:lind"
QUOTE = "Norland's sanctions on Ostia hurt both, Lind said in Norport after she had met the Sudrian foreign minister."


def finding(**changes: object) -> Finding:
    """Lind's statement, with changes."""
    plain = Finding(
        claim="urn:claim",
        sentence="urn:sentence",
        relation="asked",
        via=(),
        direct=True,
        quote=QUOTE,
        start=100,
        end=100 + len(QUOTE),
        order=1,
        article="urn:article",
        digest="0",
        source="urn:paper",
        source_name="The Paper",
        type=PL + "x-STATE",
        factuality=FA + "CTp",
        event="urn:event",
        tense="past",
        named=(Named(100, 107, "name", NORLAND, "Norland", "Place"), Named(123, 128, "name", OSTIA, "Ostia", "Place")),
        roles={"actor": frozenset({LIND}), "recipient": frozenset({OSTIA})},
        sayings=(((100, 138), (145, 149)),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def asked(kind: str, question: str = "What did Lind say about Norland?", about: tuple[tuple[str, ...], ...] = ((NORLAND,),)) -> Asked:
    """A question of a kind, about Norland unless said otherwise."""
    values = {"actor": [LIND]}
    plan = Plan(Family(kind, "statements", ""), load_query("statements"), values, "", "Lind", about, words=("sanction",))
    return Asked(plan, question, load(), frozenset({LIND}), lambda _: "sanctions on ostia")


def test_what_is_said_about_a_thing_names_it_within_the_words() -> None:
    """A thing named only beside the reported words ("said after meeting …") is not what was spoken about."""
    assert shortfall(asked("say"), finding()) is None
    beside = Named(190, 197, "name", "urn:sudria", "Sudria", "Place")
    about = (("urn:sudria",),)
    assert shortfall(asked("say", about=about), finding(named=(beside,))) == "elsewhere"


def test_words_beside_a_sentence_on_the_matter_stand_apart() -> None:
    """What only stands beside a sentence on the matter is related, no answer."""
    assert shortfall(asked("say"), finding(direct=False)) == "beside"


@pytest.mark.parametrize(("source", "quoted", "why"), [("urn:paper", False, None), (LIND, True, None), ("urn:hale", True, "others")])
def test_a_response_is_the_actors_own(source: str, quoted: bool, why: str | None) -> None:
    """What somebody else says that the asked actor did is no response of the actor."""
    assert shortfall(asked("response"), finding(source=source, quoted=quoted)) == why


def test_a_relative_clause_is_no_response() -> None:
    """What a relative clause adds about somebody named in the sentence is background."""
    quote = "Ostia held a feast on the island, which was shelled by Norland last month."
    words = finding(quote=quote, start=0, end=len(quote), clause=(34, len(quote) - 1), sayings=())
    assert shortfall(asked("response"), words) == "elsewhere"


@pytest.mark.parametrize(
    ("question", "why"), [("Who sanctioned Ostia?", "undone"), ("Who will sanction Ostia?", None), ("Who is considering sanctions?", None)]
)
def test_plans_answer_only_who_asks_for_plans(question: str, why: str | None) -> None:
    """A deed that is only planned is told apart where the question asks for deeds done."""
    assert shortfall(asked("who", question, ((OSTIA,),)), finding(tense="future")) == why


def test_the_contrary_of_the_matter_is_no_answer() -> None:
    """Who welcomed a return has not answered who supported a withdrawal."""
    quote = "Lind welcomed Ostia's return to the pact."
    found = finding(quote=quote, sayings=(), type=PL + "SUPPORT")
    assert shortfall(asked("who", "Who supported Ostia's withdrawal from the pact?", ((OSTIA,),)), found) == "elsewhere"
    assert shortfall(asked("who", "Who welcomed Ostia's return to the pact?", ((OSTIA,),)), found) is None


def test_every_check_that_the_file_names_is_there() -> None:
    """Kinds of questions name only checks that exist."""
    assert {name for names in load().meets.values() for name in names} <= CHECKS.keys()


def test_a_bare_name_gets_the_office_of_the_day() -> None:
    """Who speaks is told with the office held then, once, where the sentence itself does not describe the person."""
    quote = "Lind said that Norland would answer."
    named = (Named(0, 4, "name", LIND, "Eva Lind"), Named(15, 22, "name", NORLAND, "Norland", "Place"))
    words = finding(quote=quote, start=0, end=len(quote), named=named, sayings=(), offices={LIND: "Secretary General of the Pact"})
    assert say(words) == "Eva Lind, Secretary General of the Pact, said that Norland would answer."
    assert say(replace(words, offices={})) == "Eva Lind said that Norland would answer."
    described = replace(words, named=(*named, Named(0, 4, "nominal", LIND, "Eva Lind")))
    assert "Secretary" not in say(described)


def test_no_verdict_upon_words_that_also_deny() -> None:
    """ "Admitted …, but did not say that he had ordered it" settles nothing."""
    assert is_mixed(finding(quote="He took the blame but did not say he had ordered it.", start=0, end=52), ("not",))
    assert not is_mixed(finding(), ("not",))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quoted": True, "source": LIND, "tense": "future"}, None),
        ({"quoted": True, "source": "urn:hale", "tense": "future"}, "elsewhere"),
        ({"quoted": True, "source": LIND, "tense": "future", "conditional": True}, "elsewhere"),
        ({"quoted": True, "source": LIND, "tense": "past"}, "elsewhere"),
        ({"type": PL + "AGREE"}, None),
        ({"type": PL + "AGREE", "sayings": ()}, "elsewhere"),
        ({"quote": "Lind promised Ostia tanks."}, None),
    ],
)
def test_a_promise_is_what_somebody_says_he_will_do(changes: dict[str, object], why: str | None) -> None:
    """Without the word for it, a promise is the asked one's own word on what is to come, with no condition."""
    assert CHECKS["promise"](asked("promised", "What did Lind promise Ostia?"), finding(**changes)) == why


def test_members_of_an_organisation() -> None:
    """Who asks which members do something is not told what others do."""
    own, members = asked("who-countries"), frozenset({OSTIA})
    of_a_body = replace(own, plan=replace(own.plan, members=frozenset({"urn:league"})), members=members)
    assert CHECKS["member"](own, finding(roles={"actor": frozenset({NORLAND})})) is None
    assert CHECKS["member"](of_a_body, finding(roles={"actor": frozenset({NORLAND})})) == "others"
    assert CHECKS["member"](of_a_body, finding(roles={"actor": frozenset({OSTIA})})) is None


@pytest.mark.parametrize(("quote", "is_hers"), [("They threaten us, Lind said.", False), ("It threatens us, Lind said.", True)])
def test_they_are_not_the_one_who_speaks(quote: str, is_hers: bool) -> None:
    """What "they" do in somebody's words is not what the speaker does."""
    words = f"urn:article#offset_100_{100 + quote.index(' ')}"
    named = Named(100 + quote.index("Lind"), 100 + quote.index("Lind") + 4, "name", LIND, "Eva Lind")
    said = finding(quote=quote, end=100 + len(quote), quoted=True, source=LIND, roles={"words": frozenset({words})}, named=(named,))
    assert is_on(said, {LIND}, ()) is is_hers


def test_of_the_claims_of_a_sentence_the_first_that_answers() -> None:
    """A claim that is no answer does not hide another one of the same sentence; the sentence is told once."""

    class NoNames:
        """Nothing is looked up."""

    wrong = finding(claim="urn:other", quoted=True, source="urn:hale")
    question = asked("response", "How did Lind respond to Norland?")
    kept, unused = relevant(question, [wrong, finding(), finding(claim="urn:third")], NoNames())  # type: ignore[arg-type]
    assert [one.claim for one in kept] == ["urn:claim"]
    assert not unused
    assert relevant(question, [wrong], NoNames()) == ([], {"others": 1})  # type: ignore[arg-type]
