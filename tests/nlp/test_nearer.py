"""Words between two that they may belong to: the tree has them under the right one."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token


def word(doc: Doc, text: str) -> Token:
    """The first token with these letters."""
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("The minister resigned when protesters entered the ministry and attacked two guards.", "attacked", "entered"),
        ("Soldiers withdrew before rebels took the bridge and executed three prisoners.", "executed", "took"),
        ("The governor left the town after a storm hit the coast and killed 12 villagers.", "killed", "hit"),
        ("Troops entered the town on Monday when the curfew ended, and shot two men.", "shot", "entered"),
    ],
)
def test_harm_is_done_by_the_nearer_one(nlp: Language, text: str, verb: str, head: str) -> None:
    """Harm behind a clause that tells when goes on that clause, unless a comma parts them."""
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.dep_, word.head.text) == ("conj", head)


def test_of_the_only_one_a_clause_tells(nlp: Language) -> None:
    """What has not signed is the only country of the union, and not the union."""
    doc = nlp("Costa Rica is the only country within CAFTA that has not yet ratified the agreement.")
    assert (word(doc, "ratified").dep_, word(doc, "ratified").head.text) == ("acl:relcl", "country")


@pytest.mark.parametrize(
    ("text", "child", "relation", "head"),
    [
        ("Chad repatriated 15 Cubans found standing on an old bridge.", "found", "acl", "Cubans"),
        ("Police arrested two men found carrying explosives.", "found", "acl", "men"),
        ("Troops opened fire on villagers trying to plant a bomb.", "trying", "acl", "villagers"),
        ("The cabinet last week conceded to lower-house demands that only a judge could issue orders.", "issue", "acl", "demands"),
        ("A poll shows support for the war is falling.", "support", "nsubj", "falling"),
        ("Supporters of the mayor clashed with those backing the party.", "backing", "acl", "those"),
        ("Officials blamed the killing of two men on the rebels.", "rebels", "obl", "blamed"),
        ("The rebels killed an Indian Wednesday.", "Indian", "obj", "killed"),
        ("It follows the decision last year to send 30,000 soldiers in a bid to end it.", "year", "nmod:unmarked", "decision"),
    ],
)
def test_what_stands_behind_a_noun_is_of_it(nlp: Language, text: str, child: str, relation: str, head: str) -> None:
    """People who are found somewhere find nothing, and the year of a decision is not that of the deed decided on."""
    found = word(nlp(text), child)
    assert (found.dep_, found.head.text) == (relation, head)


def test_when_it_was_said_is_not_what_was_said(nlp: Language) -> None:
    """ "Hours after 14 were killed" tells when the president spoke."""
    doc = nlp("Hours after 14 Marines were killed in Iraq last week, President Bush said American troops will remain in the country.")
    assert (word(doc, "killed").dep_, word(doc, "killed").head.text) == ("advcl", "said")
