"""Rules between claims on one event, and the questions that stand on them; each rule with a case for it and one against it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from invented_press import GAZETTE, HERALD, fresh, put, relations
from invented_world import COURIER, NORLAND, OSTIA, ROCKET, SUDRIA, Sheet

from kg.errors import DataError
from kg.ids import entity_iri
from kg.model import Claim, Entity, Extraction, Factuality, Quantity, Span, TimeExpression
from kg.query import bind, load, questions
from kg.relate import RELATIONS, relate
from kg.relate.rules import rules
from kg.store import MEMORY, Store, open_store
from kg.vocab import NG, PL

PAST = Factuality("certain", "positive", "past")
DENIED = Factuality("certain", "negative", "none")
COMING = Factuality("certain", "positive", "future")
SHELVED = Factuality("certain", "negative", "future")
MONDAY = dt.date(2023, 5, 8)


def told(
    words: str, publisher: Entity, day: int, how: Factuality = PAST, *, trigger: str = "shipped", count: str | None = None
) -> Extraction:
    """One sentence that tells of Sudria's shipment of rockets to Ostia on Monday; `count` is a number in it."""
    sheet = Sheet(words, publisher, url=f"https://{publisher.iri.rsplit('-', 1)[1]}.example/{day}", published=dt.date(2023, 5, day))
    sudria, ostia = sheet.name("Sudria", SUDRIA), sheet.name("Ostia", OSTIA)
    rocket = sheet.name("rockets", ROCKET, label="WEAPON", form="nominal")
    time = TimeExpression(sheet.span("Monday"), MONDAY, MONDAY, "day", "RelativeToPublication")
    counted = () if count is None else (Quantity(sheet.span(f"{count} rockets"), Decimal(count), "instrument", "exact", lemma="rocket"),)
    event = sheet.event("AID", "military", trigger, [sudria], recipients=(ostia,), instruments=(rocket,), time=time, quantities=counted)
    sheet.claim(event, how)
    return sheet.extraction()


REPORT = told("Sudria shipped 300 rockets to Ostia on Monday.", COURIER, 9, count="300")
AGAIN = told("On Monday, Sudria shipped 300 of its rockets to Ostia, we have learned.", GAZETTE, 9)
OTHER_NUMBER = told("On Monday, Sudria shipped 450 rockets to Ostia, we have learned.", GAZETTE, 10, count="450")
SAME_NUMBER = told("On Monday, Sudria shipped 300 rockets to Ostia, we have learned.", GAZETTE, 10, count="300")
DENIAL = told("Nothing was shipped: Sudria sent no rockets to Ostia on Monday.", HERALD, 11, DENIED)
COPY = told("Sudria shipped 300 rockets to Ostia on Monday.", GAZETTE, 10)
TAKEN_BACK = told("We were wrong: Sudria shipped no rockets to Ostia on Monday.", COURIER, 12, DENIED)
AGAIN_IN_MAY = told("Sudria shipped 450 rockets to Ostia on Monday, we now hear.", COURIER, 13, count="450")
PLAN = told("On Monday rockets will be shipped by Sudria to Ostia, it says.", GAZETTE, 7, COMING)


def derived(property: str, *articles: Extraction) -> set[tuple[str, str]]:
    """(publisher, publisher) of claims that the property relates."""
    with open_store(MEMORY) as store:
        put(store, *articles)
        relate(store)
        rows = store.query(f"SELECT ?a ?b {{ ?x <{NG}{property}> ?y . ?x <{NG}source> ?a . ?y <{NG}source> ?b }}").rows
        return {(row["a"].value.rsplit("-", 1)[1], row["b"].value.rsplit("-", 1)[1]) for row in rows}


@pytest.mark.parametrize(
    ("property", "articles", "expected"),
    [
        ("corroborates", [REPORT, AGAIN], {("courier", "gazette"), ("gazette", "courier")}),
        ("corroborates", [REPORT, COPY], set()),
        ("corroborates", [REPORT, PLAN], set()),
        ("corroborates", [REPORT, DENIAL], set()),
        ("corroborates", [REPORT, OTHER_NUMBER], set()),
        ("corroborates", [REPORT, SAME_NUMBER], {("courier", "gazette"), ("gazette", "courier")}),
        ("contradicts", [REPORT, DENIAL], {("courier", "herald"), ("herald", "courier")}),
        ("contradicts", [REPORT, TAKEN_BACK], set()),
        ("contradicts", [PLAN, DENIAL], set()),
        ("contradicts", [REPORT, OTHER_NUMBER], {("courier", "gazette"), ("gazette", "courier")}),
        ("contradicts", [REPORT, SAME_NUMBER], set()),
        ("denies", [REPORT, DENIAL], {("herald", "courier")}),
        ("denies", [DENIAL, told("Sudria shipped its rockets to Ostia on Monday after all.", COURIER, 13)], set()),
        ("corrects", [REPORT, TAKEN_BACK], {("courier", "courier")}),
        ("corrects", [REPORT, DENIAL], set()),
        ("updates", [REPORT, AGAIN_IN_MAY], {("courier", "courier")}),
        ("updates", [REPORT, OTHER_NUMBER], set()),
    ],
)
def test_rules(property: str, articles: list[Extraction], expected: set[tuple[str, str]]) -> None:
    """Each rule finds what it is for, and is silent where one thing is missing."""
    assert derived(property, *articles) == expected


def undated(words: str, day: dt.date, how: Factuality, *, to: bool = True, thing: bool = True) -> Extraction:
    """The Herald's sentence on rockets that Sudria sends to Ostia, without a day of its own."""
    sheet = Sheet(words, HERALD, url=f"https://herald.example/{day}", published=day)
    sudria = sheet.name("Sudria", SUDRIA)
    recipients = (sheet.name("Ostia", OSTIA),) if to else ()
    instruments = (sheet.name("rockets", ROCKET, label="WEAPON", form="nominal"),) if thing else ()
    sheet.claim(sheet.event("AID", "military", "sent", [sudria], recipients=recipients, instruments=instruments), how)
    return sheet.extraction()


def later(day: int, how: Factuality = DENIED, **more: bool) -> Extraction:
    words = " ".join(["Sudria has never sent any", "rockets" * more.get("thing", True), "to Ostia" * more.get("to", True), "at all."])
    return undated(words, dt.date(2023, 5, 8) + dt.timedelta(day), how, **more)


@pytest.mark.parametrize(
    ("denial", "denied"),
    [
        (later(30), True),
        (later(30, to=False), True),
        (later(300), False),
        (later(-3), False),
        (later(30, Factuality("certain", "negative", "future")), False),
    ],
    ids=["later", "of whatever rockets", "much later", "before it was reported", "of what is to come"],
)
def test_a_denial_without_a_day_is_of_like_deeds(denial: Extraction, denied: bool) -> None:
    """ "Sudria has never sent rockets" denies what was reported up to then within half a year, and nothing else."""
    assert (("herald", "courier") in derived("denies", REPORT, denial)) is denied
    assert (("herald", "courier") in derived("contradicts", REPORT, denial)) is denied


@pytest.mark.parametrize("quoted", [True, False])
def test_a_plan_that_is_given_up_denies_no_report_of_it(quoted: bool) -> None:
    """Who says that no rockets will be sent denies the report of it; a paper that tells that the plan was shelved does not."""
    shelved = undated("No rockets will be sent to Ostia: Sudria says it has none.", MONDAY + dt.timedelta(9), SHELVED)
    cue = Span(shelved.article.text.index("says"), shelved.article.text.index("says") + len("says"))
    claims = tuple(replace(claim, cue=cue if quoted else None) for claim in shelved.claims)
    planned = told("On Monday rockets will be sent by Sudria to Ostia, it says.", GAZETTE, 7, COMING, trigger="sent")
    assert (("herald", "gazette") in derived("denies", planned, replace(shelved, claims=claims))) is quoted


def test_a_denial_that_names_more_than_the_report_denies_nothing() -> None:
    """ "No rockets to Ostia" says nothing about rockets of which nobody says where they went."""
    somewhere = undated("Sudria sent rockets abroad.", dt.date(2023, 5, 9), PAST, to=False)
    assert derived("denies", replace(somewhere, publisher=COURIER, claims=_of(somewhere, COURIER)), later(30)) == set()


def _of(extraction: Extraction, publisher: Entity) -> tuple[Claim, ...]:
    return tuple(replace(claim, source=publisher.iri) for claim in extraction.claims)


def test_a_body_that_the_authority_does_not_know_takes_back_its_own_word() -> None:
    """A ministry that two papers quote is one by its name and state; "the police" are the same in one paper, and others in another."""
    elsewhere = told("We were wrong: Sudria shipped no rockets to Ostia on Monday.", HERALD, 12, DENIED)
    for where, later_on, corrected in ((None, elsewhere, True), ("of its article", TAKEN_BACK, True), ("of its article", elsewhere, False)):
        with open_store(MEMORY) as store:
            put(store, *(_by(report, where and f"{where} {report.article.iri}") for report in (REPORT, later_on)))
            relate(store)
            assert store.query(f"ASK {{ ?x <{NG}corrects> ?y }}").boolean is corrected


@pytest.mark.parametrize(
    ("others", "count"), [((AGAIN,), 2), ((OTHER_NUMBER,), 1), ((AGAIN, OTHER_NUMBER), 2), ((SAME_NUMBER, TAKEN_BACK), 1), ((DENIAL,), 1)]
)
def test_who_bears_a_claim_out(others: tuple[Extraction, ...], count: int) -> None:
    """Whoever gives another number, or took back what he said, is no witness to a claim."""
    with open_store(MEMORY) as store:
        put(store, REPORT, *others)
        relate(store)
        witness = others[0] if TAKEN_BACK in others else REPORT
        claims = [row["c"].value for row in store.query(f"SELECT ?c {{ GRAPH <{witness.article.iri}> {{ ?c <{NG}factuality> ?f }} }}").rows]
        [row] = store.query(bind(load("origins"), {"claim": claims})).rows
        assert int(row["origins"].value) == count


def _to_nobody(count: int) -> Extraction:
    """Of the Gazette, which does not say to whom: the event has an IRI of its own, and is found to be the same."""
    words = f"On Monday, Sudria shipped {count} rockets, we have learned."
    sheet = Sheet(words, GAZETTE, url="https://gazette.example/h", published=dt.date(2023, 5, 9))
    sudria, rocket = sheet.name("Sudria", SUDRIA), sheet.name("rockets", ROCKET, label="WEAPON", form="nominal")
    time = TimeExpression(sheet.span("Monday"), MONDAY, MONDAY, "day", "RelativeToPublication")
    counted = (Quantity(sheet.span(f"{count} rockets"), Decimal(count), "instrument", "exact", lemma="rocket"),)
    sheet.claim(sheet.event("AID", "military", "shipped", [sudria], instruments=(rocket,), time=time, quantities=counted), PAST)
    return sheet.extraction()


ELSEWHERE = {count: _to_nobody(count) for count in (300, 450)}


@pytest.mark.parametrize(("other", "origins"), [(AGAIN, 2), (ELSEWHERE[300], 2), (ELSEWHERE[450], 1), (COPY, 1), (TAKEN_BACK, 0)])
def test_who_bears_a_report_out(other: Extraction, origins: int) -> None:
    """How many say that it was so: whoever counts otherwise does not, nor does a copy; who takes his word back bears it out no more."""
    with open_store(MEMORY) as store:
        put(store, REPORT, other)
        relate(store)
        events = [row["e"].value for row in store.query(f"SELECT ?e {{ GRAPH <{REPORT.article.iri}> {{ ?c <{NG}content> ?e }} }}").rows]
        rows = store.query(bind(load("corroboration"), {"event": events})).rows
        assert sum(int(row["origins"].value) for row in rows if row["factuality"].value.endswith("CTp")) == origins


def test_what_was_taken_back_is_told() -> None:
    """A question lists what sources took back and counted anew; an answer that cites what was taken back finds what contradicts it."""
    with open_store(MEMORY) as store:
        put(store, REPORT, TAKEN_BACK, AGAIN_IN_MAY)
        relate(store)
        rows = store.query(load("corrections").text).rows
        found = {(row["how"].value.removeprefix(NG), row["day"].value[-2:], row["later"].value[-2:]) for row in rows}
        assert found == {("corrects", "09", "12"), ("updates", "09", "13")}
        [taken_back] = {row["claim"].value for row in rows if row["how"].value == NG + "corrects"}
        assert len(store.query(bind(load("disputed-by"), {"claim": taken_back})).rows) == 1


def _by(report: Extraction, article: str | None) -> Extraction:
    """The same as the word of the police."""
    police = Entity(entity_iri("GovernmentBody", "police", "NOR", article), "Organisation", "police", "GovernmentBody", country="NOR")
    return replace(report, claims=_of(report, police), entities=(*report.entities, police))


def test_rules_run_incrementally(tmp_path: Path) -> None:
    """What a rule derives for an article that comes or goes is what it derives from all articles together."""
    articles = [REPORT, AGAIN, OTHER_NUMBER, DENIAL, TAKEN_BACK, PLAN]
    with open_store(tmp_path / "store") as store:
        for article in reversed(articles):
            relate(store, put(store, article))
        assert relations(store) == fresh(*articles)
        for gone in articles:
            store.remove(gone.article.iri)
            relate(store, (), [gone.article.iri])
            assert relations(store) == fresh(*(article for article in articles if article is not gone))
            relate(store, put(store, gone))
        assert relations(store) == fresh(*articles)


def test_what_is_derived_is_what_all_rules_give_of_all_events() -> None:
    """An event that one claim is about, and that is linked to none, is left out where two claims are related, and nothing with it."""
    alone = undated("Sudria sent something in winter.", MONDAY - dt.timedelta(300), PAST, to=False, thing=False)
    planned = undated("Sudria: rockets will be sent to Ostia.", MONDAY - dt.timedelta(9), COMING)
    with open_store(MEMORY) as store:
        put(store, REPORT, AGAIN, OTHER_NUMBER, DENIAL, TAKEN_BACK, AGAIN_IN_MAY, PLAN, later(30), planned, alone)
        relate(store)
        given = {(s.value, p.value, o.value) for rule in rules() for s, p, o in store.query(bind(rule, {})).triples}
        kept = {str(quad.triple) for quad in store.content(RELATIONS)}
    properties = {property for _, property, _ in given}
    assert {NG + name for name in ("corroborates", "contradicts", "denies", "corrects", "updates", "fulfils", "stage")} <= properties
    assert {f"<{s}> <{p}> <{o}>" for s, p, o in given} == {fact for fact in kept if any(f" <{one}> " in fact for one in properties)}


def test_rules_are_files_with_a_head() -> None:
    """Every rule says what it derives, and is bound to the events that a change concerns."""
    assert {"corroborates", "contradicts-by-denial", "contradicts-by-number", "denies", "corrects", "stages"} <= {r.name for r in rules()}
    for rule in rules():
        assert rule.title
        assert rule.description
        assert "CONSTRUCT" in rule.text
        assert "NOT EXISTS" not in rule.text


def test_a_rule_without_its_parameter_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that could not be run for some events only is an error in the data, with its name."""
    (tmp_path / "bad.rq").write_text("# title: x\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", encoding="utf-8")
    monkeypatch.setattr("kg.relate.rules.data_path", lambda *_: tmp_path)
    with pytest.raises(DataError, match="bad"):
        rules()


def stages(*articles: Extraction) -> list[tuple[str, str, str]]:
    """(day, stage, source) of Sudria's deliveries to Ostia, in order."""
    with open_store(MEMORY) as store:
        put(store, *articles)
        relate(store)
        rows = store.query(bind(questions()["lifecycle"], {"actor": SUDRIA.iri, "type": PL + "AID", "recipient": OSTIA.iri})).rows
        return [(row["day"].value, row["stage"].value.removeprefix(NG), row["source_name"].value) for row in rows]


def steps(day: int, kind: str, delivered: Factuality = Factuality("unknown", "positive", "future")) -> Extraction:  # noqa: B008 - frozen
    """Eva Lind's paper says that Sudria considers or offers a delivery, or that Norland warns it of one."""
    words = {"x-CONSIDER": "weighs", "AGREE": "offers", "THREATEN": "fears"}[kind]
    sheet = Sheet(
        f"Norland or Sudria {words} a delivery of rockets to Ostia.", url=f"https://courier.example/{day}", published=dt.date(2023, 5, day)
    )
    norland, sudria, ostia = sheet.name("Norland", NORLAND), sheet.name("Sudria", SUDRIA), sheet.name("Ostia", OSTIA)
    delivery = sheet.event("AID", "military", "delivery", [sudria], recipients=(ostia,))
    who = [norland] if kind == "THREATEN" else [sudria]
    sheet.claim(sheet.event(kind, None, words, who, topic=delivery, recipients=(sudria,) if kind == "THREATEN" else ()))
    sheet.claim(delivery, delivered)
    return sheet.extraction()


def test_a_promise_not_to_do_something_is_no_offer() -> None:
    """ "Sudria promised not to deliver": the delivery is ruled out, and nobody offered it."""
    assert stages(steps(2, "AGREE", Factuality("certain", "negative", "future"))) == [("2023-05-02", "RuledOut", COURIER.name)]


def test_an_event_goes_through_its_stages() -> None:
    """Considered, offered, prepared, warned against, done, denied: each by its source, none that no source takes."""
    chain = [steps(1, "x-CONSIDER"), steps(2, "AGREE"), steps(3, "THREATEN"), PLAN, REPORT, DENIAL]
    assert stages(*chain) == [
        ("2023-05-01", "Considered", COURIER.name),
        ("2023-05-02", "Offered", COURIER.name),
        ("2023-05-03", "WarnedAgainst", COURIER.name),
        ("2023-05-07", "Prepared", GAZETTE.name),
        ("2023-05-09", "Done", COURIER.name),
        ("2023-05-11", "Denied", HERALD.name),
    ]
    assert stages(steps(1, "x-CONSIDER")) == [("2023-05-01", "Considered", COURIER.name)]


def test_questions_on_promises_warnings_and_denials() -> None:
    """A promise is unconfirmed until the deed is told; a warning is then done; a report is denied later."""

    def rows(name: str, *articles: Extraction) -> int:
        with open_store(MEMORY) as store:
            put(store, *articles)
            relate(store)
            return len(store.query(bind(questions()[name], {})).rows)

    assert rows("promised-not-confirmed", steps(2, "AGREE")) == 1
    assert rows("promised-not-confirmed", steps(2, "AGREE"), REPORT) == 0
    assert rows("warned-then-done", steps(3, "THREATEN"), REPORT) == 1
    assert rows("warned-then-done", steps(3, "THREATEN"), DENIAL) == 0
    assert rows("denied-after-reported", REPORT, DENIAL) == 1
    assert rows("denied-after-reported", REPORT, AGAIN) == 0
    assert rows("disagreements", REPORT, DENIAL) == 2
    assert rows("disagreements", REPORT, AGAIN) == 0


def test_a_promise_is_fulfilled_by_things_named_more_closely() -> None:
    """Of "rockets" that are to come, the guided rockets that came are some."""
    iri = ROCKET.iri + "-guided"
    entities = tuple(replace(one, iri=iri, name=f"guided {one.name}") if one == ROCKET else one for one in REPORT.entities)
    mentions = tuple(replace(one, entity=iri) if one.entity == ROCKET.iri else one for one in REPORT.mentions)
    guided = replace(REPORT, entities=entities, mentions=mentions)
    with open_store(MEMORY) as store:
        put(store, foretold(SUDRIA), guided)
        relate(store)
        assert not store.query(bind(questions()["promised-not-confirmed"], {})).rows


def test_a_promise_is_not_fulfilled_by_less() -> None:
    """Rockets that are to come are not confirmed by a delivery of nobody knows what, or by one of an earlier day."""
    plan = foretold(SUDRIA)

    def unconfirmed(*articles: Extraction) -> int:
        with open_store(MEMORY) as store:
            put(store, plan, *articles)
            relate(store)
            return len(store.query(bind(questions()["promised-not-confirmed"], {})).rows)

    assert unconfirmed() == 1
    assert unconfirmed(REPORT) == 0
    assert unconfirmed(PLAN, REPORT) == 0
    assert unconfirmed(undated("Sudria sent something to Ostia.", dt.date(2023, 5, 9), PAST, thing=False)) == 1
    assert unconfirmed(undated("Sudria sent rockets to Ostia.", dt.date(2023, 4, 9), PAST)) == 1


def foretold(speaker: Entity) -> Extraction:
    """The Herald has somebody say that Sudria will send rockets to Ostia."""
    words = f"{speaker.name} says Sudria will send rockets to Ostia."
    sheet = Sheet(words, HERALD, url="https://herald.example/1", published=dt.date(2023, 5, 1))
    who = sheet.name(speaker.name, speaker)
    sudria, ostia = sheet.name("Sudria", SUDRIA, after=len(speaker.name)), sheet.name("Ostia", OSTIA)
    rocket = sheet.name("rockets", ROCKET, label="WEAPON", form="nominal")
    deed = sheet.event("AID", "military", "send", [sudria], recipients=(ostia,), instruments=(rocket,))
    says = sheet.event("x-STATE", None, "says", [who])
    sheet.quote("Sudria will send rockets to Ostia", "says", speaker, says)
    sheet.claim(deed, COMING, by=speaker, cue="says", inside=sheet.claim(says))
    return sheet.extraction()


@pytest.mark.parametrize(("speaker", "promised"), [(SUDRIA, 1), (NORLAND, 0)], ids=["its own word", "another's"])
def test_what_others_foretell_is_no_promise(speaker: Entity, promised: int) -> None:
    """Sudria's rockets are promised where Sudria says that they will come, and not where Norland says so."""
    with open_store(MEMORY) as store:
        put(store, foretold(speaker))
        relate(store)
        assert len(store.query(bind(questions()["promised-not-confirmed"], {})).rows) == promised


def test_the_chain_of_one_event() -> None:
    """Asked for one planned event, the stages of it and of like deeds, in order; and that it has them is found."""
    plan = undated("Soon rockets will be sent to Ostia by Sudria.", dt.date(2023, 5, 1), COMING)
    with open_store(MEMORY) as store:
        put(store, plan, REPORT, later(30))
        relate(store)
        found = store.query(bind(questions()["lifecycles"], {})).rows
        [event] = {row["event"].value for row in found} & _events_of(store, plan)
        assert {row["stages"].value for row in found} == {"3"}
        rows = store.query(bind(questions()["lifecycle-of"], {"event": event})).rows
        assert [row["stage"].value.removeprefix(NG) for row in rows] == ["Prepared", "Done", "Denied"]


def _events_of(store: Store, extraction: Extraction) -> set[str]:
    """The events of an article."""
    graph = extraction.article.iri
    return {row["e"].value for row in store.query(f"SELECT ?e {{ GRAPH <{graph}> {{ ?e <{NG}eventType> ?t }} }}").rows}
