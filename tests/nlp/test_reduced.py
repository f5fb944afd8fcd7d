"""Who is only spoken of does what the clause says."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Gunmen believed to belong to the militia attacked a hall in Oslo.", "Gunmen", "attacked"),
        ("Rebels said to be armed by Chad seized the town in May.", "Rebels", "seized"),
        ("The group, said to be armed by Chad, seized the town in May.", "group", "seized"),
        ("Clerks believed to be close to the mayor were dismissed by the council.", "Clerks", "dismissed"),
    ],
)
def test_the_noun_is_the_finite_verbs(nlp: Language, text: str, noun: str, verb: str) -> None:
    """ "Believed" is a participle of the noun, the next verb the clause's."""
    doc = nlp(text)
    subject = next(token for token in doc if token.text == noun)
    assert subject.head.text == verb
    assert [(t.dep_, t.tag_) for t in doc if t.text in {"believed", "said"}] == [("acl", "VBN")]


@pytest.mark.parametrize("text", ["The envoy said to reporters that he would go.", "They are believed to belong to the militia."])
def test_others_stay_as_they_are(nlp: Language, text: str) -> None:
    """A verb without an infinitive, or with an auxiliary, is the clause's."""
    assert [t.dep_ for t in nlp(text) if t.text in {"believed", "said"}] == ["ROOT"]
