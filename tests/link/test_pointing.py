"""Pronouns of one person that the reader leaves open or takes wrongly: what the build of the sentences adds."""

from __future__ import annotations

import datetime as dt

from kg import ids
from kg.authority import load
from kg.link import link
from kg.link.hints import Hint
from kg.model import Antecedent, Article, Mention, Span, Surroundings

Hints = dict[str, Hint]


def meant(text: str, words: list[str], hints: Hints, sure: dict[str, int] | None = None) -> list[str | None]:
    """Name of the entity of each mention, given in text order with ids m0, m1, …; `sure`: links of the reader, all to
    the first mention of the text."""
    return linked(text, words, hints, {later: (Antecedent("m0", score),) for later, score in (sure or {}).items()})


def linked(text: str, words: list[str], hints: Hints, tied: dict[str, tuple[Antecedent, ...]]) -> list[str | None]:
    """As `meant`, with the antecedents of each."""
    mentions, at = list[Mention](), 0
    for number, form in enumerate(words):
        at = text.index(form, at)
        pronoun = form.lower() in {"he", "him", "his", "she", "her"}
        around = Surroundings(head=form.lower().rsplit(" ", 1)[-1])
        span = Span(at, at + len(form))
        mentions.append(
            Mention(f"m{number}", span, "PERSON", "pronoun" if pronoun else "name", text.count(".", 0, at), surroundings=around)
        )
        at += len(form)
    article = Article(ids.article_iri(None, text), text, ids.text_digest(text), published=dt.date(2022, 11, 3))
    found = link(article, mentions, load(), tied, hints)
    names = {e.iri: e.name for e in found.entities}
    return [names.get(m.entity or "") for m in found.mentions]


def read(mention: str, score: int) -> Hint:
    return Hint(reader=(Antecedent(mention, score),))


def test_who_stands_alone_is_meant_though_the_reader_is_unsure() -> None:
    """An unsure link counts where nobody else is told of near by, and not beside another."""
    alone = meant("Ola Nordmann spoke. His wife left.", ["Ola Nordmann", "His"], {"m1": read("m0", 60)})
    assert alone == ["Ola Nordmann"] * 2
    two = meant("Ola Nordmann met Bo Roe. His wife left.", ["Ola Nordmann", "Bo Roe", "His"], {"m2": read("m0", 60)})
    assert two[2] is None


def test_whoever_spoke_goes_on_to_speak() -> None:
    """ "He added" is who spoke in the sentence before, whoever else stands in it, unless the reader is firm about another."""
    text, words = "Ola Nordmann told Bo Roe so. He added more.", ["Ola Nordmann", "Bo Roe", "He"]
    assert meant(text, words, {"m2": Hint(speaker=("m0",))})[2] == "Ola Nordmann"
    assert meant(text, words, {"m2": Hint(reader=(Antecedent("m1", 80),), speaker=("m0",))})[2] == "Ola Nordmann"
    assert meant(text, words, {"m2": Hint(reader=(Antecedent("m1", 88),), speaker=("m0",))})[2] is None


def test_a_link_gives_way_to_the_subject_before() -> None:
    """A sure but not a firm link is dropped where the sentence before tells of another; a firm one stays."""
    text, words = "Ola Nordmann was met by Bo Roe. He left.", ["Ola Nordmann", "Bo Roe", "He"]
    hint = {"m2": Hint(subject=("m1",))}
    assert meant(text, words, hint, {"m2": 80})[2] is None
    assert meant(text, words, hint, {"m2": 95})[2] == "Ola Nordmann"


def test_a_possessive_is_its_clauses_own() -> None:
    """ "Roe signed his plan" is Roe's own, not another's to whom no firm link leads."""
    text, words = "Ola Nordmann spoke. Bo Roe signed his plan.", ["Ola Nordmann", "Bo Roe", "his"]
    assert meant(text, words, {"m2": Hint(own=("m1",))}, {"m2": 80})[2] != "Ola Nordmann"
    assert meant("Bo Roe signed his plan.", ["Bo Roe", "his"], {"m1": Hint(own=("m0",))})[1] == "Bo Roe"


def test_a_pronoun_of_the_other_gender_is_somebody_else() -> None:
    """Whom the text calls "she" is no "he", and no rival of one."""
    text, words = "Eva Lind met Bo Roe. She left. He stayed.", ["Eva Lind", "Bo Roe", "She", "He"]
    assert meant(text, words, {"m3": read("m1", 60)}, {"m2": 95})[2:] == ["Eva Lind", "Bo Roe"]
    assert meant(text, words, {"m3": read("m0", 95)}, {"m2": 95})[3] is None


def test_inside_a_quotation_only_its_own_people_count() -> None:
    """Who is praised in a quotation is "he" there, not the one who praises."""
    text = "Bo Roe said: “Ola Nordmann was brave. He will be missed.”"
    assert meant(text, ["Bo Roe", "Ola Nordmann", "He"], {"m2": read("m1", 60)})[2] == "Ola Nordmann"


def test_somebody_told_of_by_age_alone_may_be_meant() -> None:
    """Where somebody of no name stands between, "her" stays open; in apposition to the name it is his own age."""
    text = "Ada Roe has the flu. An unnamed 16-year-old left hospital a week after her arrival."
    assert meant(text, ["Ada Roe", "her"], {"m1": read("m0", 70)}) == ["Ada Roe", None]
    text = "Ada Roe, a 40-year-old pilot, left hospital a week after her arrival."
    assert meant(text, ["Ada Roe", "her"], {"m1": read("m0", 70)}) == ["Ada Roe", "Ada Roe"]


def test_who_is_named_ahead_speaks_against_the_one_before() -> None:
    """ "The day he left, Roe spoke" is not of Nordmann, however firm the reader is; what goes on from such a pronoun is as open."""
    text, words = "Ola Nordmann won. The day he left, Bo Roe spoke. It is. It rained. He wept.", ["Ola Nordmann", "he", "Bo Roe", "He"]
    found = meant(text, words, {"m1": Hint(ahead=("m2",))}, {"m1": 95})
    assert found[1] is None
    tied = {"m1": (Antecedent("m0", 95),), "m3": (Antecedent("m1", 95), Antecedent("m0", 95))}
    assert linked(text, words, {"m1": Hint(ahead=("m2",))}, tied)[3] is None


def test_nobody_is_beside_himself() -> None:
    """The object of a clause is not its subject."""
    text, words = "Ola Nordmann won. He met him.", ["Ola Nordmann", "He", "him"]
    assert meant(text, words, {"m2": Hint(apart=("m1",))}, {"m1": 95, "m2": 95}) == ["Ola Nordmann", "Ola Nordmann", None]


def test_a_link_that_is_not_firm_leads_past_nobody() -> None:
    """Far from the one it is taken for, and near another, a pronoun stays open; a firm link stands."""
    text, words = "Ola Nordmann won. It rained. Bo Roe sang. He wept.", ["Ola Nordmann", "Bo Roe", "He"]
    assert meant(text, words, {"m2": read("m0", 80)}, {"m2": 80})[2] != "Ola Nordmann"
    assert meant(text, words, {"m2": read("m0", 95)}, {"m2": 95})[2] == "Ola Nordmann"
