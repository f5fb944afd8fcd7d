"""The bundled reader's coreference on invented news."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.coreference import leasts, shown
from kg.nlp.referring import Referring, referring

SPEECH = (
    "Prime Minister Anna Lind visited Oslo on Monday. She said the government would act soon. "
    "The alliance and its members thanked her for the help."
)


def links(doc: Doc) -> dict[str, str]:
    """Word and the word it is tied to; of words that stand twice the last."""
    return {doc[later].text: doc[earlier].text for later, earlier, _ in doc.spans["coreference"].attrs["links"]}


def test_she_is_who_was_named(nlp: Language) -> None:
    """A pronoun is tied to the only person whom the text has named, and through the first pronoun the second."""
    found = links(nlp(SPEECH))
    assert found["She"] in {"Anna", "Lind"}
    assert found["her"] in {"She", "Anna", "Lind"}
    assert found["its"] == "alliance"


def test_he_is_nobody_named_in_his_own_clause(nlp: Language) -> None:
    """ "Keller said he considered Brandt a danger": "he" is not Brandt, however much the text is about Brandt."""
    doc = nlp("Tom Brandt was charged on Monday. Brandt denied it. Brandt fled. Judge Paul Keller said he considered Brandt a danger.")
    he = next(token for token in doc if token.text == "he")
    tied = {later: earlier for later, earlier, _ in doc.spans["coreference"].attrs["links"]}
    assert he.i not in tied or doc[tied[he.i]].text in {"Paul", "Keller"}


def test_him_is_not_the_subject(nlp: Language) -> None:
    """Who does something to "him" is another."""
    doc = nlp("Tom Brandt met Paul Keller in Oslo. Brandt thanked him.")
    group = doc.spans["coreference"]
    chain = {head: span.id for head, span in zip(group.attrs["heads"], group, strict=True)}
    him, subject = (next(t.i for t in reversed(doc) if t.text == word) for word in ("him", "Brandt"))
    assert him not in chain or chain[him] != chain.get(subject)


def test_chains_are_spans_with_numbers(nlp: Language) -> None:
    """Each member is a span that holds its head word; its number is its chain's, its label what the chain is."""
    doc = nlp(SPEECH)
    group = doc.spans["coreference"]
    assert len(group.attrs["heads"]) == len(group) > 0
    for head, span in zip(group.attrs["heads"], group, strict=True):
        assert span.start <= head < span.end
    chains = {span.id for span in group}
    assert all(sum(span.id == chain for span in group) > 1 for chain in chains)
    assert {span.label_ for span in group} <= {"person", "organisation", "place", "other"}
    assert {span.label_ for span in group if span.text == "She"} == {"person"}


def test_links_are_the_same_in_any_company(nlp: Language) -> None:
    """A text's chains do not depend on the texts read with it."""
    alone = nlp(SPEECH).spans["coreference"].attrs
    among = [doc.spans["coreference"].attrs for doc in nlp.pipe(["He left.", SPEECH, "x " * 500 + SPEECH, SPEECH])]
    assert among[1] == among[3] == alone


@pytest.mark.parametrize("text", ["", " ", "He", "\n\n", "x" * 3000, "🚀 🚀🚀"])
def test_little_text_has_no_chains(nlp: Language, text: str) -> None:
    """Where nothing can refer to anything there is an empty group, no error."""
    group = nlp(text).spans["coreference"]
    assert len(group) == 0
    assert group.attrs["links"] == []


def test_chains_survive_storing(nlp: Language) -> None:
    """A Doc written to bytes and read again has its chains."""
    doc = nlp(SPEECH)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.spans["coreference"].attrs == doc.spans["coreference"].attrs
    assert [span.text for span in again.spans["coreference"]] == [span.text for span in doc.spans["coreference"]]


def test_names_are_tied_with_less_and_half_names_never() -> None:
    """A labelled name joins a chain sooner than a noun; what only has a name's tags does not join one."""
    said = [Referring(n, n, n + 1, form, "", label, (n,), "", -1) for n, (form, label) in enumerate(
        (("nominal", ""), ("name", "PERSON"), ("name", "")))]  # fmt: skip
    noun, name, half = leasts(said, 0.4)
    assert name < noun < 1 < half


@pytest.mark.parametrize(
    ("text", "word", "pronoun"),
    [("Mr. Brandt left.", "Brandt", "he"), ("Queen Anna left.", "Anna", "she"), ("The mother left.", "mother", "she"),
     ("Coretta King left.", "King", ""), ("The judge left.", "judge", "")],
)  # fmt: skip
def test_titles_and_nouns_call_for_a_pronoun(nlp: Language, text: str, word: str, pronoun: str) -> None:
    """A title before a name, or a noun said of one sex, calls for "he" or "she"; a surname that reads like a title does not."""
    doc = nlp(text)
    found = referring(doc)
    assert [said.kind for said, item in zip(shown(doc, found), found, strict=True) if doc[item.head].text == word] in ([pronoun], [])


def test_she_is_no_mister(nlp: Language) -> None:
    """A pronoun never joins the chain of somebody whose title calls for the other."""
    doc = nlp("Mr. Brandt met the press on Monday. Mr. Brandt spoke for an hour. She laughed, and the reporters left her.")
    group = doc.spans["coreference"]
    chain = {head: span.id for head, span in zip(group.attrs["heads"], group, strict=True)}
    tied = {chain.get(token.i) for token in doc if token.text in {"She", "her"}} - {None}
    assert not tied & {chain.get(token.i) for token in doc if token.text == "Brandt"}
