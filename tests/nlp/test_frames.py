"""Words of saying set off inside what was said."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "speaker", "subject"),
    [
        ("The hostages, a negotiator close to the group told AFP, were alive and would be freed soon.", "negotiator", "hostages"),
        ("The gliders, a spokesman for the northern command said, came from the sea.", "spokesman", "gliders"),
        ("The tunnel, engineers from the railway said on Friday, had been sealed in May.", "engineers", "tunnel"),
        ("The vote, observers from the African Union said in a report, was marred by fraud.", "observers", "vote"),
        ("Northern rebels, the head of the mission wrote on Tuesday, have burned nine villages.", "head", "rebels"),
    ],
)
def test_who_speaks_stands_between_the_commas(nlp: Language, text: str, speaker: str, subject: str) -> None:
    """The noun before the first comma has the verb behind the second; what stands between is of the saying."""
    doc = nlp(text)
    said = next(t for t in doc if t.lemma_ in {"say", "tell", "write"})
    first, who = (next(t for t in doc if t.text == word) for word in (subject, speaker))
    assert (who.head, who.dep_) == (said, "nsubj")
    assert first.head.i > said.i
    assert first.dep_.startswith("nsubj")
    assert said.head == first.head
    assert all(t.head == said for t in doc if t.text in {"Friday", "report", "Tuesday"})


@pytest.mark.parametrize(
    ("text", "clause", "main"),
    [
        ("The airport was closed, officials said, after a drone was seen near the runway.", "seen", "closed"),
        ("Talks will resume, a mediator said, once both sides have freed their prisoners.", "freed", "resume"),
        ("Wages must rise, the union said on Monday, since rents have doubled.", "doubled", "rise"),
        ("Troops would leave by June, the premier said, provided that the rebels laid down their arms.", "laid", "leave"),
    ],
)
def test_a_circumstance_is_of_what_was_said(nlp: Language, text: str, clause: str, main: str) -> None:
    """Nobody spoke once prisoners were freed."""
    word = next(t for t in nlp(text) if t.text == clause)
    assert (word.dep_, word.head.text) == ("advcl", main)


@pytest.mark.parametrize(
    "text",
    [
        "“We won,” the general said, before his guards led him away.",
        "The vote was a sham, lawmakers said on Friday, as they walked out of the hall.",
    ],
)
def test_what_the_speaker_did_is_none(nlp: Language, text: str) -> None:
    """Behind a quotation, or with the speaker as its subject, it tells of the saying."""
    word = next(t for t in nlp(text) if t.text in {"led", "walked"})
    assert word.head.text == "said"


@pytest.mark.parametrize(
    ("text", "accused", "charge"),
    [
        ("Campaigners have accused the police of racism.", "police", "racism"),
        ("The commission accused the army of war crimes and urged an inquiry.", "army", "crimes"),
        ("The prosecutor accused members of parliament of fraud.", "members", "fraud"),
    ],
)
def test_a_charge_is_no_part_of_whom_it_is_laid_against(nlp: Language, text: str, accused: str, charge: str) -> None:
    """There is no police of racism."""
    doc = nlp(text)
    whom, what = (next(t for t in doc if t.text == word) for word in (accused, charge))
    assert (whom.dep_, whom.head.lemma_) == ("obj", "accuse")
    assert (what.dep_, what.head.lemma_) == ("obl", "accuse")


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("It reported that the plant shipped 139 units, and considered the year a success.", "considered", "reported"),
        ("The review found that the ministry had ignored three warnings and recommended that it be dissolved.", "recommended", "found"),
        ("Officials said the militia shelled the town, looted shops and demanded ransom.", "demanded", "shelled"),
        ("Police said the man had confessed and named two accomplices.", "named", "confessed"),
    ],
)
def test_a_second_verb_is_of_the_speaker_or_of_what_he_said(nlp: Language, text: str, verb: str, head: str) -> None:
    """Behind a comma the speaker goes on; the third of a list ends the list."""
    word = next(t for t in nlp(text) if t.text == verb)
    assert (word.dep_, word.head.text) == ("conj", head)


@pytest.mark.parametrize(
    ("text", "saying", "said"),
    [
        ("Four men were shot, one of them fatally, as they left a bar, police spokesman Ivan Petrov told the agency.", "told", "shot"),
        ("Nine people died, among them two children, a local official told Reuters.", "told", "died"),
    ],
)
def test_who_told_it_stands_at_the_end(nlp: Language, text: str, saying: str, said: str) -> None:
    """The last words tell who told it, and whom; they are no circumstance."""
    doc = nlp(text)
    verb, clause = (next(t for t in doc if t.text == word) for word in (saying, said))
    assert (verb.dep_, clause.dep_, clause.head) == ("ROOT", "ccomp", verb)


def test_both_subjects_of_one_verb(nlp: Language) -> None:
    """A name before "and many of its allies" is no sentence."""
    doc = nlp("The U.S. and many of its European allies believe Oslo is right.")
    verb = next(t for t in doc if t.text == "believe")
    assert verb.dep_ == "ROOT"
    assert next(t for t in doc if t.text == "U.S.").head == verb


def test_nouns_and_their_verb_behind_said(nlp: Language) -> None:
    """The verb behind two nouns is theirs, and was said."""
    doc = nlp("Though he said “budget reforms” and the collection of unpaid taxes would help finance them, he gave no figures.")
    verb = next(t for t in doc if t.text == "help")
    assert (verb.dep_, verb.head.text) == ("ccomp", "said")
