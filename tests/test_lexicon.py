"""The lexicon: that its data say what they must, and that its loader reads them so and refuses what is wrong."""

from collections import Counter
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.lexicon import Cue, Embedder, Entry, Lexicon, load, read
from kg.lexicon.words import TYPES

HEAD = """
@prefix lex: <https://w3id.org/newsgraph/lexicon/> .
@prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix pl: <https://w3id.org/newsgraph/code/plover/> .
"""


def lexicon_of(folder: Path, turtle: str) -> Lexicon:
    (folder / "small.ttl").write_text(HEAD + turtle, encoding="utf-8")
    return read(folder)


def all_entries() -> list[Entry]:
    return [entry for entries in load().entries.values() for entry in entries]


# ---------------------------------------------------------------- the data


def test_breadth() -> None:
    """The lexicon is broad: every event type has its words, and there are embedders and cues in plenty."""
    lexicon = load()
    words = Counter(entry.type for entry in all_entries())
    assert set(words) >= TYPES - {"x-STATE", "x-OTHER"}
    assert all(words[kind] >= 40 for kind in words if not kind.startswith("x-"))
    assert sum(words.values()) > 2000
    assert sum(map(len, lexicon.embedders.values())) > 500
    assert sum(map(len, lexicon.cues.values())) > 500


@pytest.mark.parametrize(
    ("lemma", "kind", "mode"),
    [
        ("condemn", "ACCUSE", "disapprove"), ("accuse", "ACCUSE", "allege"), ("investigate", "ACCUSE", "investigate"),
        ("visit", "CONSULT", "visit"), ("negotiate", "CONSULT", None), ("praise", "SUPPORT", None), ("apologise", "CONCEDE", None),
        ("apologize", "CONCEDE", None), ("agree", "AGREE", None), ("cooperate", "COOPERATE", None), ("supply", "AID", None),
        ("release", "RETREAT", "release"), ("urge", "REQUEST", None), ("refuse", "REJECT", None), ("threaten", "THREATEN", None),
        ("march", "PROTEST", "demo"), ("blacklist", "SANCTION", "discontinue"), ("mobilize", "MOBILIZE", None),
        ("arrest", "COERCE", "arrest"), ("kidnap", "ASSAULT", "abduct"), ("contemplate", "x-CONSIDER", None),
    ],
)  # fmt: skip
def test_plain_words(lemma: str, kind: str, mode: str | None) -> None:
    """A plain word of each event type announces that type and mode."""
    assert (kind, mode) in {(entry.type, entry.mode) for entry in load().entries_for(lemma)}


def test_supply_of_weapons() -> None:
    """Whoever sends weapons gives aid: the weapon is the instrument, the addressee the recipient."""
    entry = next(e for e in load().entries_for("deliver") if "missile" in e.objects and e.type == "AID")
    assert (entry.actor, entry.recipient[0], entry.instrument) == (("nsubj",), "to", ("obj",))


def test_ambiguous_words_want_more() -> None:
    """Words with an everyday sense ask for an object, a subject or an oblique before they mean an event."""
    for lemma in ("fire", "hit", "charge", "push", "give", "take", "hold", "make", "call", "strike", "send", "raise", "draw"):
        assert all(entry.demands > 0 for entry in load().entries_for(lemma)), lemma


def test_no_two_alike() -> None:
    """No two patterns ask the same of the same word and say different things."""
    seen: dict[object, str] = {}
    for entry in all_entries():
        conditions = (
            entry.lemma, entry.pos, entry.particle, entry.objects, entry.no_objects, entry.subjects, entry.no_subjects, entry.obliques,
            entry.no_obliques, entry.complements, entry.complement, entry.modifiers, entry.no_modifiers,
            entry.object_modifiers, entry.no_object_modifiers,
        )  # fmt: skip
        assert seen.setdefault(conditions, entry.iri) == entry.iri, entry.lemma


def test_embedders_do_not_clash() -> None:
    """A word has at most one embedder for each place where the event can stand under it."""
    places = Counter(
        (e.lemma, e.pos, e.particle, e.form, scope) for embedders in load().embedders.values() for e in embedders for scope in e.scope
    )
    assert [place for place, count in places.items() if count > 1] == []


def test_modes_are_coded(shared: Path) -> None:
    """Every type and mode that the lexicon names stands in the published codebook."""
    import csv

    with (shared / "facts" / "plover-codebook.csv").open(encoding="utf-8") as file:
        known = {(row["event"], row["mode"]) for row in csv.DictReader(file)}
    used = {(e.type, e.mode) for e in all_entries() if e.mode} | {(m.type, m.mode) for modes in load().modes.values() for m in modes}
    assert used - known == set()


@pytest.mark.parametrize(
    ("lemma", "scope", "axis", "value"),
    [
        ("deny", "complement", "polarity", "negative"),
        ("fail", "complement", "polarity", "negative"),
        ("refuse", "complement", "tense", "future"),
        ("plan", "complement", "tense", "future"),
        ("consider", "complement", "certainty", "possible"),
        ("may", "modified", "certainty", "possible"),
        ("probably", "modified", "certainty", "probable"),
        ("if", "modified", "conditional", True),
        ("unless", "modified", "polarity", "negative"),
        ("cancel", "object", "polarity", "negative"),
        ("allege", "complement", "certainty", "unknown"),
    ],
)
def test_embedders(lemma: str, scope: str, axis: str, value: object) -> None:
    """What stands under a word of negation, modality or plan is presented as that word says."""
    assert value in {getattr(e, axis) for e in load().embedders_for(lemma) if scope in e.scope}


def test_announced() -> None:
    """A cooperation announced is an agreement, a conflict announced a threat."""
    announced = load().announced
    assert (announced["AID"], announced["ASSAULT"], announced.get("ACCUSE")) == ("AGREE", "THREATEN", None)


def test_modes_from_the_matter() -> None:
    """The matter decides the mode: to demand a release is to want somebody to yield; nothing decides where no word is known."""
    assert load().mode_for("REQUEST", ["immediate", "release", "talk"]) == "yield"
    assert load().mode_for("REQUEST", ["cheese"]) is None


def test_cues() -> None:
    """Reporting words know what kind they are, whether they are acts themselves, and what they take."""
    say = next(c for c in load().cues_for("say") if c.kind == "speech")
    assert (say.act, "quote" in say.takes, "to" in say.takes) == (None, True, False)
    assert {c.act for c in load().cues_for("accuse")} == {"ACCUSE"}
    assert load().cues_for("according")[0].particle == "to"


# ---------------------------------------------------------------- the loader


def test_groups_become_entries(tmp_path: Path) -> None:
    """Each word of a pattern becomes an entry that keeps the pattern's IRI; particles and noun modifiers come out of the word."""
    lexicon = lexicon_of(
        tmp_path,
        'lex:x a ng:EventPattern ; ng:verb "pull out", "leave" ; ng:noun "troop pullout" ; ng:mode pl:RETREAT-withdraw .',
    )
    assert {(e.lemma, e.pos, e.particle, e.modifiers) for es in lexicon.entries.values() for e in es} == {
        ("pull", "VERB", "out", frozenset()),
        ("leave", "VERB", None, frozenset()),
        ("pullout", "NOUN", None, frozenset({"troop"})),
    }
    assert {e.iri for es in lexicon.entries.values() for e in es} == {"https://w3id.org/newsgraph/lexicon/x"}


def test_classes_and_defaults(tmp_path: Path) -> None:
    """Word classes are expanded, nested ones too; slots come from the type's default unless the pattern states them."""
    lexicon = lexicon_of(
        tmp_path,
        """lex:gun a ng:WordClass ; ng:member "rifle" ; ng:mentionLabel "WEAPON" .
        lex:weapon a ng:WordClass ; ng:member "bomb", "@gun" .
        lex:d a ng:RoleDefault ; ng:pos "VERB" ; ng:actorSlot "nsubj" ; ng:recipientSlot "obj" .
        lex:d2 a ng:RoleDefault ; ng:pos "VERB" ; ng:eventType pl:AID ; ng:recipientSlot "to iobj" .
        lex:x a ng:EventPattern ; ng:verb "send" ; ng:eventType pl:AID ; ng:wantsObject "@weapon" ; ng:instrumentSlot "obj" ;
          ng:wantsOblique "to", "into @gun hut" .""",
    )
    entry = lexicon.entries_for("send")[0]
    assert entry.objects == {"rifle", "WEAPON", "bomb"}
    assert dict(entry.obliques) == {"to": frozenset(), "into": {"rifle", "WEAPON", "hut"}}
    assert (entry.actor, entry.recipient, entry.instrument) == (("nsubj",), ("to", "iobj"), ("obj",))


def test_demanding_entries_come_first(tmp_path: Path) -> None:
    """Of two entries of a word the one that asks for more comes first."""
    lexicon = lexicon_of(
        tmp_path,
        """lex:a a ng:EventPattern ; ng:verb "strike" ; ng:eventType pl:ASSAULT .
        lex:b a ng:EventPattern ; ng:verb "strike" ; ng:eventType pl:AGREE ; ng:wantsObject "deal" .""",
    )
    assert [e.type for e in lexicon.entries_for("strike")] == ["AGREE", "ASSAULT"]


def test_unknown_word_is_nothing() -> None:
    """A word that is not there has no entries, embedders or cues."""
    lexicon = load()
    assert (lexicon.entries_for("qwx"), lexicon.embedders_for("qwx"), lexicon.cues_for("qwx")) == ((), (), ())


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("lex:x a ng:EventPattern ; ng:verb 'go'", "not Turtle"),
        ("lex:x a ng:EventPattern ; ng:verb 'go' .", "lex:x: wants ng:eventType or ng:mode"),
        ("lex:x a ng:EventPattern ; ng:eventType pl:AID .", "names no word"),
        ("lex:x a ng:EventPattern ; ng:verb 'go' ; ng:eventType pl:GIVE .", "pl:GIVE is no event type"),
        ("lex:x a ng:EventPattern ; ng:verb 'go' ; ng:mode pl:AID .", "no mode of"),
        ("lex:x a ng:EventPattern ; ng:verb 'go' ; ng:eventType pl:AID ; ng:mode pl:ACCUSE-allege .", "no mode of AID"),
        ("lex:x a ng:EventPattern ; ng:verb 'Go' ; ng:eventType pl:AID .", "'Go' must be a lemma in lower case"),
        ("lex:x a ng:EventPattern ; ng:noun 'a b c' ; ng:eventType pl:AID .", "one modifier before it"),
        ("lex:x a ng:EventPattern ; ng:verb 'go' ; ng:eventType pl:AID ; ng:wantsObject '@nix' .", "no word class @nix"),
        ("lex:x a ng:EventPattern ; ng:verb 'go' ; ng:eventType pl:AID ; ng:wants 'x' .", "wants: no property of ng:EventPattern"),
        ("lex:x a ng:EventPattern ; ng:verb 'go' ; ng:eventType pl:AID ; ng:complement 'any' .", "'any' is not one of clause, deed"),
        ("lex:x a ng:EventPattern ; ng:verb 'go' ; ng:eventType pl:AID ; ng:mutual true, false .", "wants one value"),
        ("lex:x a ng:EventPattern ; ng:noun 'a b' ; ng:eventType pl:AID ; ng:wantsModifier 'c' .", "leave out ng:wantsModifier"),
        ("lex:x a ng:Pattern ; ng:verb 'go' .", "exactly one class"),
        ("ng:x a ng:CuePattern ; ng:verb 'go' .", "must start with lex:"),
        ("lex:x a ng:CuePattern ; ng:verb 'say' .", "wants ng:cueKind"),
        ("lex:x a ng:CuePattern ; ng:noun 'big word' ; ng:cueKind 'speech' .", "is one word"),
        ("lex:x a ng:CuePattern ; ng:verb 'say' ; ng:cueKind 'speech' ; ng:takes 'that', 'all' .", "ng:takes all: not one of"),
        ("lex:x a ng:EmbedderPattern ; ng:noun 'big plan' .", "is one word"),
        ("lex:x a ng:EmbedderPattern ; ng:verb 'may' ; ng:setsCertainty 'sure' .", "'sure' is not one of certain"),
        ("lex:x a ng:EmbedderPattern ; ng:verb [] .", "nodes without a name"),
        ("lex:x a ng:WordClass ; ng:member '@y' . lex:y a ng:WordClass ; ng:member '@x' .", "holds itself"),
        ("lex:x a ng:WordClass ; ng:member '@y' .", "@y is no word class"),
        ("lex:x a ng:RoleDefault ; ng:actorSlot 'obj' .", "wants ng:pos"),
        ("lex:x a ng:ModeWords ; ng:member 'obj' .", "wants ng:eventType or ng:mode"),
        ("lex:x a ng:TypeShift ; ng:eventType pl:AID .", "wants ng:announcedAs"),
    ],
)
def test_refusals(tmp_path: Path, turtle: str, message: str) -> None:
    """What the files must not say is refused, naming the file and the entry."""
    with pytest.raises(DataError) as error:
        lexicon_of(tmp_path, turtle)
    assert message in str(error.value)
    assert str(error.value).startswith("small.ttl")


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without a lexicon is an error, not an empty lexicon."""
    with pytest.raises(DataError, match="no lexicon"):
        read(tmp_path)


def test_types_of_words() -> None:
    """The loader makes one kind of thing for each kind of pattern."""
    lexicon = load()
    assert all(isinstance(e, Entry) for es in lexicon.entries.values() for e in es)
    assert all(isinstance(e, Embedder) for es in lexicon.embedders.values() for e in es)
    assert all(isinstance(c, Cue) for cs in lexicon.cues.values() for c in cs)
