"""What linking makes of the reader's coreference: sure links that nothing contradicts, and no others."""

from __future__ import annotations

import datetime as dt

import pytest

from kg import ids
from kg.authority import load
from kg.link import link
from kg.model import Antecedent, Article, Form, Mention, Span, Surroundings

WD = "http://www.wikidata.org/entity/"
STOLTENBERG, NATO = WD + "Q57665", WD + "Q7184"


def meant(text: str, words: list[tuple[str, str, Form]], tied: dict[int, tuple[int, int]]) -> list[str | None]:
    """Entities of the mentions, given in text order, when some are tied to earlier ones: {later: (earlier, score)}."""
    mentions, at = list[Mention](), 0
    for number, (form, label, kind) in enumerate(words):
        at = text.index(form, at)
        head = form.lower().rsplit(" ", 1)[-1]
        around = Surroundings(head=head.removesuffix("s") if kind == "nominal" else head)
        mentions.append(Mention(f"m{number}", Span(at, at + len(form)), label, kind, text.count(".", 0, at), surroundings=around))
        at += len(form)
    antecedents = {f"m{later}": (Antecedent(f"m{earlier}", score),) for later, (earlier, score) in tied.items()}
    article = Article(ids.article_iri(None, text), text, ids.text_digest(text), published=dt.date(2022, 11, 3))
    return [m.entity for m in link(article, mentions, load(), antecedents).mentions]


NAMED: tuple[str, str, Form] = ("Jens Stoltenberg", "PERSON", "name")


def test_a_sure_pronoun_is_linked() -> None:
    """ "He" gets the entity of the mention that it is tied to."""
    assert meant("Jens Stoltenberg spoke. He left.", [NAMED, ("He", "PERSON", "pronoun")], {1: (0, 95)}) == [STOLTENBERG] * 2


def test_an_unsure_pronoun_stays_open() -> None:
    """Below the threshold, and without any tie, a pronoun is nobody."""
    words: list[tuple[str, str, Form]] = [NAMED, ("He", "PERSON", "pronoun")]
    assert meant("Jens Stoltenberg spoke. He left.", words, {1: (0, 50)})[1] is None
    assert meant("Jens Stoltenberg spoke. He left.", words, {})[1] is None


@pytest.mark.parametrize(("pronoun", "label"), [("She", "PERSON"), ("It", "OTHER"), ("They", "OTHER"), ("We", "OTHER")])
def test_gender_and_number_are_never_contradicted(pronoun: str, label: str) -> None:
    """However sure the reader is, one man is not "she", "it", "they" or "we"."""
    assert meant(f"Jens Stoltenberg spoke. {pronoun} left.", [NAMED, (pronoun, label, "pronoun")], {1: (0, 99)})[1] is None


def test_a_body_is_it_and_never_he() -> None:
    """ "It" and "they" can mean an organisation, "he" cannot."""

    def second(pronoun: str) -> str | None:
        return meant(f"NATO met. {pronoun} agreed.", [("NATO", "ORG", "name"), (pronoun, "OTHER", "pronoun")], {1: (0, 99)})[1]

    assert (second("It"), second("They"), second("He")) == (NATO, NATO, None)


def test_names_are_never_linked_by_the_reader() -> None:
    """Two differently named persons stay two whatever the reader says."""
    found = meant("Jens Stoltenberg met Ola Nordmann.", [NAMED, ("Ola Nordmann", "PERSON", "name")], {1: (0, 99)})
    assert found[0] == STOLTENBERG != found[1]


def test_a_definite_description_is_linked_an_indefinite_one_is_not() -> None:
    """ "The bloc" can be the body that was named; "a bloc" is another."""

    def second(words: str) -> str | None:
        return meant(f"NATO met. {words} agreed.", [("NATO", "ORG", "name"), (words, "ORG", "nominal")], {1: (0, 99)})[1]

    assert second("The bloc") == NATO != second("A bloc")


def test_several_are_not_one() -> None:
    """ "The ministers" are not the one man that was named."""
    text = "Jens Stoltenberg spoke. The ministers left."
    words: list[tuple[str, str, Form]] = [NAMED, ("The ministers", "PERSON", "nominal")]
    assert meant(text, words, {1: (0, 99)})[1] != STOLTENBERG


def test_a_sure_reader_goes_before_the_nearest_name() -> None:
    """ "The alliance" is what the reader surely takes it for, where the rule would take the only alliance named near it."""
    text = "NATO met. Blue Bloc met. The alliance agreed."
    words: list[tuple[str, str, Form]] = [("NATO", "ORG", "name"), ("Blue Bloc", "ORG", "name"), ("The alliance", "ORG", "nominal")]
    assert meant(text, words, {})[2] == NATO
    nato, bloc, alliance = meant(text, words, {2: (1, 95)})
    assert alliance == bloc != nato


def test_a_noun_without_an_article_is_nobody_in_particular() -> None:
    """ "From city to city", "no federation": neither was spoken of before; "the federation" was."""

    def second(text: str, words: str) -> str | None:
        return meant(text, [("NATO", "ORG", "name"), (words, "ORG", "nominal")], {1: (0, 99)})[1]

    assert second("NATO met. There is no federation of towns.", "federation") != NATO
    assert second("NATO met. It went from bloc to bloc.", "bloc") != NATO
    assert second("NATO met. It was the federation of old.", "federation") == NATO


def test_what_somebody_is_not_certified_as_is_nobody() -> None:
    """ "Stoltenberg was not certified as the winner": the winner is not taken for him."""
    text = "Jens Stoltenberg was not certified as the winner."
    start = text.index("the winner")
    name = Mention("m0", Span(0, 16), "PERSON", "name", 0)
    winner = Mention("m1", Span(start, start + 10), "PERSON", "nominal", 0, surroundings=Surroundings(head="winner", preposition="as"))
    article = Article(ids.article_iri(None, text), text, ids.text_digest(text), published=dt.date(2022, 11, 3))
    found = link(article, [name, winner], load(), {"m1": (Antecedent("m0", 99),)}).mentions
    assert found[0].entity == STOLTENBERG != found[1].entity
