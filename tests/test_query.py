"""Question files and how they are bound."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import BadQuery, DataError
from kg.query import Param, Question, bind, load, parse, questions, with_prefixes
from kg.results import Term
from kg.store import MEMORY, open_store
from kg.vocab import WD, XSD

TEXT = """# title: What is asked
# description: The first line
#   and the second.
# param: who iri  Somebody
# param: word string?  Some word
# param: since date?
# param: most integer?  How many at most
# A comment that is no entry.
SELECT ?who ?word ?since ?most WHERE {
  VALUES ?who { <https://example.org/default> }  # VALUES ?who { not this }
  VALUES ?word { UNDEF }
  values $since{UNDEF}
  VALUES ?most { UNDEF }
  FILTER(!BOUND(?word) || STR(?word) != "VALUES ?who { nor this }")
}
"""
QUESTION = parse("asked", TEXT)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
HOSTILE = [
    '" } ?s ?p ?o . { "',
    "\\u0022 } SELECT * { ?s ?p ?o } #",
    "\\U0000005C\\u005c",
    "\\\\u0022ABCD",
    "\\",
    "'''\"\"\"",
    "a\nb\r\nc\td\be\ff",
    "\u2028\u0085}",
    "# VALUES ?who { <x:> }",
    "{{?who}} %s ${who}",
    "\ufeff\uffff😀",
]


def test_head_of_a_question() -> None:
    """Title, description over several lines and typed parameters are read from the comments before the query."""
    assert QUESTION.title == "What is asked"
    assert QUESTION.description == "The first line and the second."
    assert QUESTION.params == (
        Param("who", "iri", False, "Somebody"),
        Param("word", "string", True, "Some word"),
        Param("since", "date", True, ""),
        Param("most", "integer", True, "How many at most"),
    )


def test_binding_replaces_the_data_blocks_and_nothing_else() -> None:
    """Every letter outside the braces stays, comments and strings that look like VALUES included."""
    bound = bind(QUESTION, {"who": "wd:Q30", "since": "2022-11-03", "most": "7"})
    expected = TEXT.replace("{ <https://example.org/default> }", f"{{ <{WD}Q30> }}", 1)
    expected = expected.replace("$since{UNDEF}", f'$since{{ "2022-11-03"^^<{XSD}date> }}').replace("?most { UNDEF }", "?most { 7 }")
    assert bound == expected


def test_several_values_are_alternatives() -> None:
    """Each value of a parameter gives its own rows."""
    bound = bind(QUESTION, {"who": ["wd:Q30", "<https://example.org/b>"], "word": ["a", "b"]})
    with open_store(MEMORY) as store:
        rows = store.query(bound).rows
    assert {(row["who"].value, row["word"].value) for row in rows} == {
        (who, word) for who in (WD + "Q30", "https://example.org/b") for word in "ab"
    }


def test_optional_parameters_left_out_are_undefined() -> None:
    """A parameter that may be left out binds nothing then, whatever the file's example says."""
    question = parse("q", "# param: word string?  Word\nSELECT ?word { VALUES ?word { 'example' } }")
    with open_store(MEMORY) as store:
        assert store.query(question.text).rows == ({"word": Term("literal", "example")},)
        assert store.query(bind(question, {})).rows == ({},)


def values_in_both_engines(query: str) -> list[tuple[str, ...]]:
    """The one row that each engine gives, oxigraph's first."""
    with open_store(MEMORY) as store:
        result = store.query(query)
        ours = [tuple(row[name].value for name in result.variables) for row in result.rows]
    theirs = [tuple(str(value) for value in row) for row in rdflib.Graph().query(query) if isinstance(row, rdflib.query.ResultRow)]
    assert ours == theirs
    return ours


ONE_WORD = parse("one", "# param: word string  A word\nSELECT ?word { VALUES ?word { 'x' } }")


def check_word(value: str) -> None:
    assert values_in_both_engines(bind(ONE_WORD, {"word": value})) == [(value,)]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_strings_stay_strings(value: str) -> None:
    """No quote, backslash, code-point escape or brace breaks out of a parameter, in either engine."""
    check_word(value)


@settings(max_examples=80, deadline=None)
@given(TEXTS | st.lists(st.sampled_from(["\\", "u", "U", "0022", '"', "}", "{", "\n", "#", "'", "a"])).map("".join))
@example("\\u00220022")
def test_any_string_is_bound_as_itself(value: str) -> None:
    """What an analyst types is what the query looks for, in both engines."""
    check_word(value)


@settings(max_examples=80, deadline=None)
@given(TEXTS | st.sampled_from(HOSTILE), st.sampled_from(["", "<", "wd:", "https://example.org/"]))
def test_an_iri_is_bound_as_itself_or_refused(value: str, before: str) -> None:
    """Text that is no IRI is refused; what is accepted is one term and adds nothing to the query."""
    question = parse("one", "# param: who iri  Who\nSELECT ?who { VALUES ?who { UNDEF } }")
    try:
        bound = bind(question, {"who": before + value})
    except BadQuery:
        return
    with open_store(MEMORY) as store:
        rows = store.query(bound).rows
    assert [row["who"].kind for row in rows] == ["iri"]
    assert not set('<>"{}|^`\\ \n') & set(rows[0]["who"].value)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"who": "NATO"}, "full IRI or a prefixed name"),
        ({"who": "<a> <b>"}, "full IRI"),
        ({"who": []}, "wants the parameter who"),
        ({}, "wants the parameter who"),
        ({"who": "wd:Q1", "since": "yesterday"}, "YYYY-MM-DD"),
        ({"who": "wd:Q1", "since": "2022-02-30"}, "YYYY-MM-DD"),
        ({"who": "wd:Q1", "most": "many"}, "whole number"),
        ({"who": "wd:Q1", "word": "\ud800"}, "not text"),
        ({"who": "wd:Q1", "word": "\x00"}, "NUL"),
        ({"who": "wd:Q1", "whom": "wd:Q2"}, "no parameter whom.*who, word, since, most"),
    ],
)
def test_bad_values_are_refused_with_what_was_wanted(values: dict[str, str | list[str]], message: str) -> None:
    """The error names the parameter and the form that it takes."""
    with pytest.raises(BadQuery, match=message):
        bind(QUESTION, values)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# param: who iri  Who\nSELECT ?x { ?x ?p ?who }", "has no `VALUES [?]who"),
        ("# param: who name  Who\nSELECT ?who { VALUES ?who { UNDEF } }", "is no parameter"),
        ("# param: who\nSELECT ?who { VALUES ?who { UNDEF } }", "is no parameter"),
        ("# param: who iri  Who\n# VALUES ?who { UNDEF }\nSELECT ?who { ?who ?p ?o }", "has no `VALUES"),
    ],
)
def test_questions_with_a_wrong_head_are_refused(text: str, message: str) -> None:
    """A slip in a question file is found when it is read, not when it is asked."""
    with pytest.raises(DataError, match=message):
        parse("wrong", text)


def test_a_question_is_found_by_name_or_by_path(tmp_path: Path) -> None:
    """Names are those of the folder; any other file goes by its path, whatever its ending."""
    name, known = next(iter(questions().items()))
    assert load(name) == load(f"{name}.rq") == known
    (tmp_path / "mine.rq").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine.txt").write_text(TEXT, encoding="utf-8")
    mine = Question("mine", QUESTION.title, QUESTION.description, QUESTION.params, TEXT)
    assert load(tmp_path / "mine.rq") == load(tmp_path / "mine.txt") == mine


def test_a_name_that_is_no_question_gets_those_that_come_near() -> None:
    """A slip of the finger is answered with the name that was probably meant, and no path leads out of the folder."""
    name = next(iter(questions()))
    with pytest.raises(BadQuery, match=name):
        load(name[:-1])
    with pytest.raises(BadQuery, match="no question"):
        load("../pyproject")


def test_every_question_of_the_folder_can_be_bound() -> None:
    """Each shipped question binds with values of its types and runs on an empty graph."""
    samples = {"iri": "wd:Q7184", "string": "weapons", "date": "2022-11-03", "integer": "3"}
    with open_store(MEMORY) as store:
        for question in questions().values():
            store.query(bind(question, {param.name: samples[param.type] for param in question.params}))
            store.query(bind(question, {param.name: samples[param.type] for param in question.params if not param.optional}))


def test_prefixes_are_found_wherever_a_name_can_stand() -> None:
    """Names at the start and after a path's slash, caret or bracket get their prefix, on the first line; what is declared stays."""
    text = "PREFIX ng: <urn:own#>\nSELECT * { ?a ng:evidence/nif:anchorOf|^(gaf:denotedBy) ?b }"
    told = with_prefixes(text).splitlines()
    assert len(told) == 2
    assert {"PREFIX nif:", "PREFIX gaf:"} <= {" ".join(one.split()[:2]) for one in told[0].split(">") if one}
    assert "https://w3id.org/newsgraph/ns#" not in told[0]
