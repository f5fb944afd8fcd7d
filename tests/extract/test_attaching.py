"""Trees that a parser draws wrongly, put right by what kinds of words stand in them; the trees are made by hand."""

from __future__ import annotations

import pytest
from said import mended


def test_a_second_past_tense_behind_what_is_said() -> None:
    """ "He stated that it was fair, urged calm": he urged, not "it"."""
    doc = mended(
        "He/PRP/PRON/nsubj/1 stated/VBD/VERB/ROOT/1 that/IN/SCONJ/mark/5 it/PRP/PRON/nsubj/5 was/VBD/AUX/cop/5 fair/JJ/ADJ/ccomp/1 "
        ",/,/PUNCT/punct/7 urged/VBD/VERB/advcl/5 calm/NN/NOUN/obj/7 ././PUNCT/punct/1",
        [],
    )
    assert (doc[7].head.text, doc[7].dep_) == ("stated", "conj")


def test_a_name_behind_and_is_no_subject_of_the_clause_before_it() -> None:
    """ "The League, banned in May, and the Front left": the Front goes with the League."""
    doc = mended(
        "League/NNP/PROPN/nsubj/8 ,/,/PUNCT/punct/2 banned/VBD/VERB/acl:relcl/0 in/IN/ADP/case/4 May/NNP/PROPN/obl/2 ,/,/PUNCT/punct/7 "
        "and/CC/CCONJ/cc/7 Front/NNP/PROPN/nsubj/2 left/VBD/VERB/ROOT/8",
        [(0, 1, "ORG"), (4, 5, "DATE"), (7, 8, "ORG")],
    )
    assert (doc[7].head.text, doc[7].dep_, doc[2].tag_) == ("League", "conj", "VBN")


@pytest.mark.parametrize(("relative", "meant"), [("who", "soldier"), ("that", "Chad")])
def test_a_place_is_no_who(relative: str, meant: str) -> None:
    """ "A soldier in Chad who died": the soldier; "that" tells nothing."""
    doc = mended(
        "A/DT/DET/det/1 soldier/NN/NOUN/nsubj/6 in/IN/ADP/case/3 Chad/NNP/PROPN/nmod/1 "
        f"{relative}/WP/PRON/nsubj/5 died/VBD/VERB/acl:relcl/3 slept/VBD/VERB/ROOT/6",
        [(3, 4, "GPE")],
    )
    assert doc[5].head.text == meant
