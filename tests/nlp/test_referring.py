"""Which words can refer, and what is compared of them."""

from spacy.language import Language

from kg.nlp.pairs import NEAR, pairs, table
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


def test_what_is_within_a_name_refers_to_nothing(nlp: Language) -> None:
    """An adjective of a name, or a further part of it, is no word of its own."""
    doc = nlp("Anna Maria Lind of the Social Democratic Party met the European Commission in New York.")
    found = [doc[item.head] for item in referring(doc)]
    assert not [token for token in found if token.dep_ in {"amod", "flat"}]
    assert {"Party", "Commission", "York"} <= {token.text for token in found}


def test_other_names_of_a_state_are_one(nlp: Language) -> None:
    """ "America" and "the United States" are compared as one name; "us" is no state."""
    doc = nlp("The United States refused. America and Norway told us so.")
    found = referring(doc)
    strings = dict(zip((doc[item.head].text for item in found), table(doc, found).columns["string"].tolist(), strict=True))
    assert strings["America"] == strings["States"]
    assert len({strings[word] for word in ("America", "Norway", "us")}) == 3


def test_who_speaks_is_compared_however_far_back(nlp: Language) -> None:
    """ "I" is held against an "I" that lies further back than other words are looked for."""
    doc = nlp("I left early. " + "The dog saw a cat near the house. " * (NEAR // 3 + 2) + "Then I came back.")
    found = referring(doc)
    alike = pairs(table(doc, found))
    speakers = [number for number, item in enumerate(found) if item.kind == "i"]
    assert speakers[1] - speakers[0] > NEAR
    assert (speakers[1], speakers[0]) in set(zip(alike.later.tolist(), alike.earlier.tolist(), strict=True))
