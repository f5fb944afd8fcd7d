"""Which words can refer, and what is compared of them."""

from spacy.language import Language

from kg.nlp.pairs import pairs, table
from kg.nlp.referring import referring


def heads(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Head word and form of all that can refer."""
    doc = nlp(text)
    return [(doc[item.head].text, item.form) for item in referring(doc)]


def test_names_nouns_and_pronouns_refer(nlp: Language) -> None:
    """Names, heads of noun phrases and pronouns are found, each once; dates and parts of names are not."""
    found = heads(nlp, "Prime Minister Anna Lind met the ambassador of Norway on Monday. She praised his work.")
    assert ("ambassador", "nominal") in found
    assert ("Norway", "name") in found
    assert ("She", "pronoun") in found
    assert ("his", "pronoun") in found
    assert not {"Monday", "Minister"} & {word for word, _ in found}
    assert len(found) == len({word for word, _ in found})


def test_there_refers_as_an_adverb_only(nlp: Language) -> None:
    """ "There" that only fills the subject's place means no place."""
    assert ("There", "pronoun") not in heads(nlp, "There is no bridge over the river.")


def test_a_phrase_leaves_out_what_is_not_its_own(nlp: Language) -> None:
    """The words compared are those that name or describe: no article, nothing of a relative clause."""
    doc = nlp("The wounded soldier who fled was found.")
    soldier = next(item for item in referring(doc) if doc[item.head].text == "soldier")
    assert [doc[i].text for i in soldier.core] == ["wounded", "soldier"]


def test_every_pair_looks_back(nlp: Language) -> None:
    """A word is held against earlier ones only, and every row has all its features."""
    doc = nlp("The minister said he was ill. The minister’s wife said so as well. She called a doctor, who saw him.")
    alike = pairs(table(doc, referring(doc)))
    assert (alike.earlier < alike.later).all()
    assert len(alike.later) == len(alike.features) == len(alike.classes)


def test_a_single_word_has_no_pairs(nlp: Language) -> None:
    """Nothing to compare is no error."""
    doc = nlp("He left.")
    assert len(pairs(table(doc, referring(doc))).later) == 0
