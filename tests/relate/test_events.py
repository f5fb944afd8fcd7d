"""When two reports are of one event, when of one deed, and when of neither."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from invented_press import put

from kg.model import Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.relate import relate
from kg.relate.events import judge, keys, seeks
from kg.relate.features import Features, dump
from kg.relate.stems import names, of_another, stem
from kg.store import MEMORY, open_store
from kg.vocab import AU, ID, NG, PL

A, B = f"{AU}state-a", f"{AU}state-b"
PERSON, OTHER = f"{ID}ent/lind", f"{ID}ent/hale"


def event(sentence: str, type: str = "ASSAULT", article: str = "one", **more: tuple[str, ...]) -> Features:
    days = {"span": ("2023-05-07", "2023-05-09"), "printed": ("2023-05-09",), "tenses": ("past",), "another": ("this",)}
    return Features(PL + type, articles=(article,), sentences=(sentence,), **(days | more))


KILLED = event("s1", triggers=("kil",), recipients=(PERSON,), people=(PERSON,))
VISIT = event("s1", "CONSULT", modes=("CONSULT-visit",), triggers=("visit",), actors=(A,), recipients=(B,))
GRANT = event("s1", "CONCEDE", triggers=("grant",), actors=(A,), matter=("pardon", "milken"), words=("grant", "pardon", "full", "milken"))
WORDS = tuple(f"w{n}" for n in range(8))


def elsewhere(features: Features, **more: Any) -> Features:
    return replace(features, articles=("two",), sentences=("s9",), **more)


def _on(features: Features, day: str) -> Features:
    return replace(features, given=(day, day), span=(day, day))


SPYING = event("s1", "ACCUSE", triggers=("accus",), actors=(A,), recipients=(B,), called=("actors china",),
               words=("accus", "china", "ship", "spi"))  # fmt: skip
ARREST = _on(
    event("s1", "COERCE", triggers=("arrest",), actors=(f"{ID}ent/police",), recipients=(f"{ID}ent/mayor",),
          called=("actors polic", "recipients izmir", "recipients mayor"), described=("recipients izmir mayor",)), "2023-05-08",
)  # fmt: skip


STRIKE = event("s1", triggers=("strik",), actors=(A,), places=(f"{AU}place-kharkiv",), counts=("recipients 4",))
TALKS = event("s1", "CONSULT", triggers=("talk",), actors=(A,), recipients=(B,), matter=("border", "securit"))
ROUND_UP = event("s1", "COERCE", modes=("COERCE-arrest",), triggers=("arrest",), actors=(A,), recipients=(f"{ID}ent/members",),
                 called=("recipients 42",), counts=("recipients 42",))  # fmt: skip
LEAVES = event("s1", "RETREAT", modes=("RETREAT-resign",), triggers=("resign",), actors=(PERSON,), people=(PERSON,),
               full=("actors eva lind",), called=("actors lind",))  # fmt: skip
CROWD = _on(event("s1", triggers=("kil",), actors=(A,), recipients=(f"{ID}ent/people",), called=("recipients peopl",),
                  counts=("recipients 7",), said=("ryazan",)), "2023-05-08")  # fmt: skip
WELCOME = event("s1", "SUPPORT", triggers=("welcom",), actors=(PERSON,), people=(PERSON,), matter=("accord", "ceasefir", "border"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (KILLED, elsewhere(KILLED, span=("2023-06-01", "2023-06-03")), True),
        (KILLED, elsewhere(KILLED, recipients=(OTHER,), people=(OTHER,)), False),
        (KILLED, elsewhere(KILLED, people=(), span=("2023-06-01", "2023-06-03")), False),
        (_on(KILLED, "2023-05-01"), _on(elsewhere(KILLED), "2022-05-01"), False),
        (VISIT, elsewhere(VISIT), True),
        (VISIT, elsewhere(VISIT, triggers=("arriv",)), True),
        (VISIT, elsewhere(VISIT, another=("another",)), False),
        (VISIT, elsewhere(VISIT, span=("2023-06-01", "2023-06-03")), False),
        (VISIT, replace(VISIT, triggers=("tour",)), False),
        (VISIT, elsewhere(VISIT, actors=(B,), recipients=(A,)), False),
        (VISIT, elsewhere(VISIT, recipients=(f"{AU}state-c",)), False),
        (GRANT, replace(GRANT, sentences=("s2",), matter=("mercy", "pogue")), False),
        (GRANT, replace(GRANT, sentences=("s2",)), True),
        (event("s1", triggers=("hit",), words=WORDS), event("s2", triggers=("hit",), words=WORDS[:7]), True),
        (event("s1", triggers=("hit",)), event("s2", triggers=("hit",)), False),
        (VISIT, replace(_on(VISIT, "2021-02-01"), sentences=("s2",)), False),
        (VISIT, replace(_on(VISIT, "2023-05-04"), sentences=("s2",)), True),
        (ARREST, elsewhere(ARREST, actors=(f"{ID}ent/police-of-two",), recipients=(f"{ID}ent/mayor-of-two",)), True),
        (ARREST, elsewhere(ARREST, actors=(f"{ID}ent/police-of-two",), recipients=(f"{ID}ent/governor",), described=()), False),
        (SPYING, elsewhere(SPYING, words=("accus", "china", "chip", "secret", "steal")), False),
        (SPYING, elsewhere(SPYING, words=("accus", "china", "flee", "ship", "spi")), True),
        (STRIKE, elsewhere(STRIKE), True),
        (STRIKE, elsewhere(STRIKE, counts=("recipients 9",)), False),
        (_on(STRIKE, "2023-05-08"), _on(elsewhere(STRIKE, counts=("recipients 9",)), "2023-05-08"), True),
        (STRIKE, elsewhere(STRIKE, printed=("2023-05-08",), counts=()), False),
        (TALKS, elsewhere(TALKS, actors=(B,), recipients=(A,)), True),
        (TALKS, elsewhere(TALKS, matter=("gas", "price")), False),
        (_on(TALKS, "2023-05-08"), _on(elsewhere(TALKS, matter=("gas", "price")), "2023-05-08"), True),
        (TALKS, elsewhere(TALKS, names=("tabriz",), said=("tabriz",)), True),
        (replace(TALKS, names=("quetta",), said=("quetta",)), elsewhere(TALKS, names=("tabriz",), said=("tabriz",)), False),
        (ROUND_UP, elsewhere(ROUND_UP, triggers=("detain",), recipients=(f"{ID}ent/people",)), True),
        (ROUND_UP, elsewhere(ROUND_UP, triggers=("detain",), recipients=(f"{ID}ent/people",), counts=()), False),
        (LEAVES, elsewhere(LEAVES, actors=(f"{ID}ent/lind-of-two",), triggers=("step", "down")), True),
        (LEAVES, elsewhere(LEAVES, actors=(f"{ID}ent/other-lind",), full=("actors olga lind",)), False),
        (WELCOME, replace(WELCOME, sentences=("s2",), matter=("accord", "ceasefir", "hail", "monday")), True),
        (WELCOME, replace(WELCOME, sentences=("s2",), matter=("adopt", "resolut", "unanimous")), False),
        (WELCOME, replace(WELCOME, sentences=("s2",), matter=()), False),
        (CROWD, elsewhere(CROWD, actors=(), recipients=(f"{ID}ent/others",)), True),
        (CROWD, elsewhere(CROWD, actors=(), recipients=(f"{ID}ent/others",), said=("kyiv",)), False),
        (event("s1", "x-STATE", actors=(A,), triggers=("say",)), event("s2", "x-STATE", actors=(A,), triggers=("say",)), False),
    ],
)
def test_one_event_or_two(one: Features, other: Features, same: bool) -> None:
    """Nothing that both know may differ, and what they share must be more than chance; either way round."""
    first, second = judge(dump(one), dump(other)), judge(dump(other), dump(one))
    assert first == second
    assert (first is not None) is same


@pytest.mark.parametrize(
    ("matter", "alike"),
    [(("border", "fish", "quota"), True), (("border", "fish", "quota", "season", "trawler"), True), (("border", "fish", "whale"), False)],
)
def test_what_is_about_much_the_same_says_so(matter: tuple[str, ...], alike: bool) -> None:
    """Three words or more, and three of five of the shorter one."""
    one, other = (_on(some, "2023-05-08") for some in (TALKS, elsewhere(TALKS, matter=matter)))
    found = judge(dump(replace(one, matter=("border", "fish", "quota", "tariff"))), dump(other))
    assert found is not None
    assert ("SimilarMatter" in found[1]) is alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Turkish police detained 17 people on Tuesday over suspected links to a cult, a minister said.",
         "Turkey has arrested 17 suspected members of a cult, a minister announced on Tuesday.", True),
        ("Russian President Vladimir Putin met Chinese President Xi Jinping in Beijing on Tuesday.",
         "Xi Jinping hosted Vladimir Putin for talks in the Chinese capital on Tuesday.", True),
        ("A court in Oslo fined Tuulikki Vanhanen on Tuesday.", "Tuulikki Vanhanen was fined by an Oslo court.", True),
        ("Police in Bursa arrested a Dutch engineer on Tuesday.",
         "Police in Bursa arrested two Swedish engineers, their union said.", False),
        ("Vladimir Putin met Xi Jinping in Moscow on Monday.", "Vladimir Putin met Xi Jinping for a second time.", False),
        ("Foreign Minister Ana Brandt called on Serbia to recognise Kosovo.",
         "Foreign Minister Ana Brandt called on Serbia to release three customs officers.", False),
        ("An Israeli air strike killed three people in Khan Younis, medics said.",
         "An Israeli air strike on a school in Gaza City killed eleven people, health officials said.", False),
    ],
)  # fmt: skip
def test_two_desks_tell_one_event_or_two(reader: Reader, one: str, other: str, same: bool) -> None:
    """One event in other words is linked across two articles; what looks alike and is another is not."""
    articles = [
        make_article(text, publisher=paper, published=dt.date(2024, 4, day))
        for text, paper, day in ((one, "Hill Gazette", 2), (other, "Bay Herald", 3))
    ]
    with open_store(MEMORY) as store:
        put(store, *(extraction for extraction in reader.extract(articles) if isinstance(extraction, Extraction)))
        relate(store)
        assert store.query(f"ASK {{ ?one <{NG}sameEventAs> ?other }}").boolean is same


def test_a_pair_that_is_judged_one_has_been_a_candidate() -> None:
    """Killed once, whenever it was printed: the two have a key in common."""
    one, other = keys([dump(KILLED), dump(elsewhere(KILLED, span=("2023-08-01", "2023-08-03")))])
    assert set(one) & set(other)


DELIVERY = event("s1", "AID", triggers=("send",), actors=(A,), recipients=(B,), instruments=(f"{AU}rocket",), matter=("border",))


@pytest.mark.parametrize(
    ("more", "deed"),
    [
        ({"tenses": ("future",), "printed": ("2023-08-09",)}, True),
        ({"tenses": ("open",), "printed": ("2023-08-09",), "instruments": ()}, True),
        ({"tenses": ("past",), "printed": ("2023-08-09",)}, False),
        ({"tenses": ("open",), "printed": ("2024-08-09",)}, False),
        ({"tenses": ("open",), "printed": ("2023-08-09",), "instruments": (f"{AU}glider",)}, False),
        ({"tenses": ("open",), "printed": ("2023-08-09",), "matter": ("flood", "border")}, True),
        ({"tenses": ("open",), "printed": ("2023-08-09",), "matter": ("harvest", "flood")}, False),
        ({"tenses": ("open",), "printed": ("2023-08-09",), "actors": (f"{AU}state-c",)}, False),
    ],
)
def test_what_is_planned_or_denied_is_a_like_deed(more: dict[str, tuple[str, ...]], deed: bool) -> None:
    """Planned or denied, alike in all that both name, within half a year; two deeds that were done are no pair of this kind."""
    other = elsewhere(DELIVERY, span=("2023-08-07", "2023-08-09"), **more)
    found = judge(dump(DELIVERY), dump(other))
    assert found == judge(dump(other), dump(DELIVERY))
    assert (found is not None and "SameDeed" in found[1]) is deed
    if deed:
        both = [dump(DELIVERY), dump(other)]
        assert all(set(sought) & set(had) for sought, had in zip(seeks(both), reversed(keys(both)), strict=True))


@pytest.mark.parametrize(("called", "deed"), [(("prison",), True), (("40", "prison"), True), (("hostag",), False)])
def test_those_without_a_name_are_known_by_the_words_for_them(called: tuple[str, ...], deed: bool) -> None:
    """A release of "Ukrainian prisoners of war" is what was promised of "40 prisoners", and not what was promised of hostages."""
    both = ("recipients prison", "recipients ukrain", "recipients war")
    done = event("s1", "RETREAT", triggers=("releas",), actors=(A,), recipients=(f"{ID}ent/one",), called=both)
    words = tuple(f"recipients {word}" for word in called)
    plan = elsewhere(done, tenses=("future",), recipients=(f"{ID}ent/two",), called=words, printed=("2023-04-01",))
    found = judge(dump(done), dump(plan))
    assert (found is not None and "SameDeed" in found[1]) is deed
    pair = [dump(done), dump(plan)]
    assert not deed or all(set(sought) & set(had) for sought, had in zip(seeks(pair), reversed(keys(pair)), strict=True))


@pytest.mark.parametrize(("words", "deed"), [(("tent", "send"), False), (("radio", "send"), True)])
def test_a_thing_that_is_no_entity_is_named_by_its_words(words: tuple[str, ...], deed: bool) -> None:
    """Tents that were sent are not the radios that somebody was warned not to send, though neither has an entry anywhere."""
    done = event("s1", "AID", triggers=("send",), actors=(A,), recipients=(B,), words=words, printed=("2023-05-20",))
    plan = elsewhere(done, tenses=("future",), words=("radio", "send", "warn"), called=("instruments radio",), printed=("2023-05-01",))
    found = judge(dump(done), dump(plan))
    assert found == judge(dump(plan), dump(done))
    assert (found is not None) is deed


def test_two_deeds_that_were_done_do_not_seek_each_other() -> None:
    """Years of like deeds of two states are not compared with each other, only with plans and denials; one long time given is a key."""
    done, later = dump(DELIVERY), dump(elsewhere(DELIVERY, span=("2023-06-07", "2023-06-09"), printed=("2023-06-09",)))
    assert not set(seeks([done])[0]) & set(keys([later])[0])
    month = ("2023-05-01", "2023-05-31")
    one, other = (dump(replace(event, given=month, span=month)) for event in (DELIVERY, elsewhere(DELIVERY)))
    assert set(seeks([one])[0]) & set(keys([other])[0])


def test_words_are_compared_without_their_endings() -> None:
    """Forms of one word are one, also irregular ones; a word that says "another" counts beside the deed only."""
    for forms in (["attack", "attacked", "attacks"], ["resign", "resigned", "resignation"], ["shot", "shooting"], ["welcome", "welcomes"]):
        assert len({stem(form) for form in forms}) == 1
    assert stem("attack") != stem("agree")
    assert of_another("levied", "The United States had also levied sanctions")
    assert not of_another("arrived", "He arrived in the afternoon, after long talks on another matter")
    assert names("The Governor of Ostia said so on Monday") == ["governor", "ostia"]
