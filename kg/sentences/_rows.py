"""Rows of questions as they are kept in the index: one small packet for each thing."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from weakref import WeakKeyDictionary

from kg.results import Row, Term, TermKind
from kg.sentences._memory import changes_of
from kg.store import Store
from kg.vocab import FA, ID, NG, PL, SEM, WD, XSD

_Packet = Mapping[str, Sequence[Row]]  # by question
_kept: WeakKeyDictionary[Store, tuple[int | None, dict[str, dict[str, _Packet]]]] = (
    WeakKeyDictionary()
)  # count of changes; by table and thing
_Kept = list[str | None]  # kind, value, datatype, language; the last ones only where they are something
_READY = 4096  # packets of a table that stay unpacked: one answer asks several questions of each of a few hundred sentences
# what nearly every packet holds, the commonest last (zlib refers back to it, and the nearer the shorter): part of the form of the index
_COMMON = f"""
"],"url":["iri","https://www."],"title":["literal","","unit":["literal",""],"granularity":["literal","day"],"basis":["iri","{NG}
"words":["literal","","from":["literal","20-01-"{XSD}date"],"to":["literal","{XSD}date"],"outer":["iri","{ID}cl/"conditional":["literal","true"
"source_class":["iri","{NG}MediaOrganization"],"type":["iri","https://w3id.org/newsgraph/code/plover/x-OTHER"],"part":["literal","clause"]
"factuality":["iri","https://w3id.org/newsgraph/code/factuality/CTp"],"tense":["literal","past"]}}],"role":["literal","actor"],"recipient"]
"citation":[{{"claim":["iri","{ID}cl/"quote":["literal","digest":["literal","sha256:"order":["literal","{XSD}integer"],
"publisher":["literal","","published":["literal","{XSD}date"],"source":["iri","{ID}ent/"source_name":["literal","",null,"en"],
"claim-participants":[{{"claim":["iri","{ID}cl/"claim-spans":[{{"claim":["iri","{ID}cl/"event":["iri","{ID}ev/
"article":["iri","{ID}article/"],"begin":["literal","","{XSD}integer"],"end":["literal","","{XSD}integer"],
{{"sentence-entities":[{{"sentence":["iri","{ID}article/#offset_"],"mention":["iri","{ID}article/#offset_"],"form":["literal","name"],
"entity":["iri","http://www.wikidata.org/entity/Q"],"kind":["literal","Place"],"name":["literal","",null,"en"]}},{{"sentence":["iri","{ID}article/
"kind":["literal","Person"],"form":["literal","pronoun"],"kind":["literal","Organisation"],"form":["literal","nominal"],"entity":["iri","{ID}ent/
""".encode()
_STATED = "".join(
    f"<{ID}{thing}/> <{property}> <{value}> .\n"
    for thing, property, value in (
        ("ev", SEM + "hasTimeStamp", f'"20"^^<{XSD}date'),
        ("ev", SEM + "hasBeginTimeStamp", f'"20"^^<{XSD}date'),
        ("ev", NG + "timeBasis", NG),
        ("ev", SEM + "hasLatestBeginTimeStamp", f'"20"^^<{XSD}date'),
        ("ev", NG + "instrument", ID + "ent/"),
        ("ev", NG + "topic", ID + "ev/"),
        ("ev", NG + "theme", ID + "article/#offset_"),
        ("ev", NG + "actingFor", WD + "Q"),
        ("ev", NG + "mode", PL),
        ("cl", NG + "tense", '"past"'),
        ("cl", NG + "cue", ID + "article/#offset_"),
        ("cl", NG + "source", ID + "ent/"),
        ("cl", NG + "factuality", FA + "CTp"),
        ("cl", NG + "content", ID + "ev/"),
        ("ev", NG + "recipient", WD + "Q"),
        ("ev", NG + "actor", ID + "ent/"),
        ("ev", NG + "eventType", PL + "x-"),
        ("cl", NG + "evidence", ID + "article/#offset_"),
    )
).encode()


def packed(rows: _Packet) -> bytes:
    """The rows of each question."""
    plain = {question: [{name: _plain(term) for name, term in row.items()} for row in some] for question, some in rows.items()}
    return _small(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), _COMMON)


def ready(store: Store, table: str) -> dict[str, _Packet]:
    """What stays unpacked of the things of a table, in the state in which the store is, to be added to: few enough to begin with."""
    changes = changes_of(store)
    if store not in _kept or _kept[store][0] != changes or changes is None:
        _kept[store] = changes, {}
    mine = _kept[store][1].setdefault(table, {})
    if len(mine) > _READY:
        mine.clear()
    return mine


def unpacked(packet: bytes) -> _Packet:
    """What was packed; not to be changed."""
    kept = json.loads(zlib.decompressobj(zdict=_COMMON).decompress(packet))
    return {question: [{name: _term(*term) for name, term in row.items()} for row in some] for question, some in kept.items()}


def values(packet: bytes, question: str) -> list[dict[str, str]]:
    """The rows of one question, by what their terms read."""
    kept = json.loads(zlib.decompressobj(zdict=_COMMON).decompress(packet))
    return [{name: term[1] for name, term in row.items()} for row in kept.get(question, ())]


def packed_text(statements: str) -> bytes:
    """Statements about one claim in N-Triples."""
    return _small(statements, _STATED)


def unpacked_text(packet: bytes) -> str:
    """What was packed."""
    return zlib.decompressobj(zdict=_STATED).decompress(packet).decode()


def _small(text: str, common: bytes) -> bytes:
    packer = zlib.compressobj(zdict=common)
    return packer.compress(text.encode()) + packer.flush()


def _plain(term: Term) -> _Kept:
    kept: _Kept = [term.kind, term.value, term.datatype, term.language]
    while kept[-1] is None:
        kept.pop()
    return kept


@lru_cache(8 * _READY)
def _term(kind: TermKind, value: str, datatype: str | None = None, language: str | None = None) -> Term:
    return Term(kind, value, datatype, language)
