"""What counts as a claim: words told as said by somebody who can say them, with all that they are said of and nothing more."""

import pytest
from said import Told, events_in, read

from kg import shape
from kg.pipeline import Reader


@pytest.mark.parametrize(
    "text",
    [
        "It was not disclosed whether the choir was part of the deal.",
        "The bank has yet to explain why the branch was closed.",
    ],
)
def test_open_questions_are_no_claims(told: Told, text: str) -> None:
    """What nobody has answered is claimed by nobody."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bank charges an added cost for sending the parcel abroad.",
        "The firm pushes back the launch of its new car.",
        "They met near what locals call the Red House.",
        "India has denied permission to the leaders to visit Chad.",
        "No firm has been found that is willing to supply the drug.",
        "The court ruled on Thursday.",
        "She never mentioned the strike.",
        "Candidates are free to disclose their income.",
        "The law aims to raise the tax.",
        "The council did not issue an order that shops be closed.",
    ],
)
def test_other_senses_claim_nothing(told: Told, text: str) -> None:
    """A word of saying in another sense, of a thing without a will, denied, or of what one may do, reports nobody's words."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He called the plan a levy, which he said was an extreme form of tax.", "which he said was an extreme form of tax"),
        (
            "The mayor Ada Brook is scheduled to open the fair on May 8, the town hall said.",
            "The mayor Ada Brook is scheduled to open the fair on May 8",
        ),
        ("Sales rose by a tenth, a Reuters analysis of newly filed reports shows.", "Sales rose by a tenth"),
        ("Three units are to be sold to the town, the firm has announced.", "Three units are to be sold to the town"),
        ("Brook claimed Lund had won the bid, but offered no proof.", "Lund had won the bid"),
        ("She suggested widening the road to four lanes.", "widening the road to four lanes"),
        ("Reuters reported the cause of the fire as a fault.", "the cause of the fire as a fault"),
        ("The ministry said the troops had left the town.[2", "the troops had left the town"),
    ],
)
def test_contents_have_their_subject_and_end(told: Told, text: str, content: str) -> None:
    """A content begins with whom it is said of and ends where the speaker's words end."""
    assert content in [r[2] for r in told(text)]


def test_who_signs_a_quotation_speaks(told: Told) -> None:
    """A dash and a name right behind the closing mark sign a quotation."""
    assert told("“The mayor must stop closing our schools when most of us need them.”― Carla Sanchez.")[0][0] == "Carla Sanchez"


def test_headings_are_no_speakers(told: Told) -> None:
    """Answer and note before a colon name nobody."""
    assert told("ANSWER: Local firms are barred from selling arms.") == []


def test_words_before_a_quotation_make_it_mixed(told: Told) -> None:
    """A description that goes on in quotation marks is no quotation from its beginning."""
    assert [r[3] for r in told("She described him as “a guiding force, a stimulating force in all of science for eighty years”.")] == [
        "mixed"
    ]


def test_of_what_was_done_to_it_a_thing_makes_nothing_clear(told: Told) -> None:
    """A participle behind a passive has no speaker in what was done."""
    found = told("The report found that the convoy was hit from the air, making it clear that the strike was planned.")
    assert [r[0] for r in found] == ["The report"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Reuters cited senior officials as saying that the envoy will leave Rome.", "senior officials"),
        ("Brook, who ran against Lund, was at pains to stress that the vote would not be put off.", "Brook, who ran against Lund"),
        ("Export–Import Bank president Ada Brook said the rate was fair.", "Export–Import Bank president Ada Brook"),
    ],
)
def test_who_is_meant_speaks(told: Told, text: str, source: str) -> None:
    """Whoever is cited, at pains to say so, or has a tied name is the source, whole."""
    assert source in [r[0] for r in told(text)]


def test_where_it_was_said_is_no_content(told: Told) -> None:
    """ "In an interview" between the saying and its clause tells where it was said."""
    assert [r[2] for r in told("Brook said in an interview with the Herald she was open to talks.")] == ["she was open to talks"]


def test_a_second_clause_put_back_is_said_as_well(told: Told) -> None:
    """A clause with "should" behind ", but" goes on in the speaker's words."""
    content = "that there was no doubt about the value of the new device, but they should not use a trademark"
    assert content in [r[2] for r in told(f"He explained {content}, which belongs to Cisco.")]


@pytest.mark.parametrize(
    "text", ["He wanted to go to Greece for his wedding.", "The firm has decided to take the case to a court of appeal."]
)
def test_a_wish_or_decision_is_no_claim(told: Told, text: str) -> None:
    """Who wants or decides to do something has said nothing."""
    assert told(text) == []


def test_those_who_speak_together_have_a_claim_each(reader: Reader) -> None:
    """What two say together is claimed by either, from one statement; the graph gives both back."""
    found = read(reader, "The mayor of Rome and the British ambassador said that Iran had attacked the ship.")
    (statement,) = found.statements
    attack = next(e.id for e in found.events if e.type == "ASSAULT")
    assert {c.source for c in found.claims if c.event == attack} == {statement.entity, *statement.also}
    assert len(statement.also) == 1
    quads = shape.quads(found)
    assert sorted(str(q.object) for q in quads if q.predicate.value.endswith(("#speaker", "#jointSpeaker"))) == sorted(
        f"<{iri}>" for iri in (statement.entity, *statement.also)
    )


def test_the_frame_between_two_halves_is_told_apart(reader: Reader) -> None:
    """The reporter's words inside a quotation in two halves are given as its gap."""
    text = '"We met," said the mayor, Ada Brook, on Friday. "Talks were held in Rome."'
    (statement,) = read(reader, text).statements
    assert statement.gap is not None
    assert text[statement.gap.start : statement.gap.end] == "said the mayor, Ada Brook, on Friday."


def test_the_issuer_speaks_in_his_document(reader: Reader) -> None:
    """What a statement by somebody says is his, though the words name the statement."""
    found = read(reader, "A statement by NATO said that the raid had killed nine people.")
    assert [e.name for e in found.entities if e.iri == found.statements[0].entity] == ["NATO"]


def test_a_frame_of_two_behind_its_clause(told: Told) -> None:
    """ "…, A and B have announced" reports the clause before it, and both have said so."""
    found = told(
        "Anna Lund has defeated Ada Brook in a primary election for a seat from Delaware, CNN and the Associated Press have announced."
    )
    assert [r[0] for r in found] == ["CNN and the Associated Press"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“The road is closed,” the Herald quoted the mayor as saying.", "the mayor", "“The road is closed,”"),
        ("The council expressed its view that the talks had failed.", "The council", "that the talks had failed"),
        ("The minister reiterates the UK's commitment to defeating Daesh.", "The minister", "the UK's commitment to defeating Daesh"),
        (
            "The movements are rude, said Edwards, and send out the wrong message.",
            "Edwards",
            "The movements are rude, said Edwards, and send out the wrong message",
        ),
    ],
)
def test_one_claim_of_the_one_who_says_it(told: Told, text: str, source: str, content: str) -> None:
    """Who is quoted speaks, a matter that is spoken of is not said twice, and what goes on behind a frame is said as well."""
    assert [(r[0], r[2]) for r in told(text)] == [(source, content)]


def test_a_denial_is_no_part_of_what_is_denied(told: Told) -> None:
    """The relative clause in which the accused denies it stands outside the accusation."""
    found = [r[2] for r in told("He was accused of being an assistant of Zarqawi which Karbouly denied.")]
    assert found == ["He was accused of being an assistant of Zarqawi"]


@pytest.mark.parametrize("word", ["", "that "])
def test_what_reports_tell_is_not_told_by_the_paper(reader: Reader, word: str) -> None:
    """ "Amid reports Chad sent shells" reports it, with or without "that"."""
    [event] = events_in(reader, f"The visit comes amid reports {word}Chad sent shells to Libya.")
    assert (event["type"], event["statement"]) == ("AID", "s1")


def test_reports_that_are_denied_are_not_told_by_the_one_who_denies_them(reader: Reader) -> None:
    """What he denies somebody else has said."""
    events = events_in(reader, "The minister denied reports Chad had shipped rockets to Libya.")
    assert [(e["type"], e["certainty"]) for e in events if e["statement"] == "s1"] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The mayor said that Oslo had fired 70 rockets, of which 60 were shot down.",
            "that Oslo had fired 70 rockets, of which 60 were shot down",
        ),
        ("The army said it killed ten rebels, two of whom were officers.", "it killed ten rebels, two of whom were officers"),
        ("The army said it had killed a rebel leader, who was born in Bergen.", "it had killed a rebel leader"),
    ],
)
def test_how_many_of_them_is_said_as_well(told: Told, text: str, content: str) -> None:
    """A last clause that counts those who were told of is the speaker's; what is told of somebody besides is as a rule the writer's."""
    assert [row[2] for row in told(text)] == [content]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Two officials told CNN that the Pentagon believes Iran is sending arms to Chad.", ["Two officials", "the Pentagon"]),
        ("The Pentagon believes that Iran will send arms to Chad, an envoy said.", ["an envoy", "The Pentagon"]),
        ("An envoy denied that the Pentagon believes Iran is sending arms to Chad.", ["An envoy"]),
        ("The minister said she believes that the talks will fail.", ["The minister"]),
        ("The Pentagon may believe that Iran will send arms.", []),
    ],
)
def test_views_of_bodies_in_reports(told: Told, text: str, sources: list[str]) -> None:
    """What a state or a body that is named believes is its claim, whoever reports it; denied or only possible, it is none."""
    assert [row[0] for row in told(text)] == sources


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said any tanks sent to Chad would burn.",
        "Any weapons supplied to the rebels will be seized.",
        "Whoever attacks Chad will pay for it.",
    ],
)
def test_of_any_that_may_come_nothing_is_told(reader: Reader, text: str) -> None:
    """What is said of any that may be sent, or of whoever attacks, tells of no delivery and of no attack."""
    assert not [e for e in events_in(reader, text) if e["type"] in {"AID", "ASSAULT"}]


def test_what_was_captured_was(reader: Reader) -> None:
    """A participle behind other nouns tells what was done."""
    found = events_in(reader, "The rebels released 30 soldiers captured in May.")
    assert {e["type"] for e in found} == {"RETREAT", "COERCE"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Oslo said it would go to court, as Bergen moved troops to the border.", "it would go to court"),
        ("The army said it would respond, after rebels attacked a base.", "it would respond"),
        ("The mayor said she would resign as soon as the budget was passed.", "she would resign as soon as the budget was passed"),
    ],
)
def test_what_was_done_meanwhile_is_the_writers(told: Told, text: str, content: str) -> None:
    """Behind what somebody said he would do, what others did is told by the writer."""
    assert [row[2] for row in told(text)] == [content]


def test_who_calls_a_strike_a_crime_calls_nobody_out(reader: Reader) -> None:
    """What something is called is its name, and not what is called for."""
    assert not [e for e in events_in(reader, "The mayor called the strike a war crime.") if e["type"] == "PROTEST"]


def test_who_does_not_rule_it_out_refuses_nothing(reader: Reader) -> None:
    """Two denials: a further strike stays possible."""
    found = [e["polarity"] for e in events_in(reader, "The minister declined to rule out further strikes.") if e["type"] == "REJECT"]
    assert found == ["negative"]
