"""How articles get into the index and out of it."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import vectors
from kg.query import Question, bind, load
from kg.resources import data_path
from kg.results import Row
from kg.sentences import _rows
from kg.sentences._candidates import SOURCE
from kg.store import Store
from kg.store.part import statement
from kg.vocab import FA, FACTUALITY

_AT_ONCE = 1500  # IRIs in one query: a store takes no query of any length
_HEAD = 2  # sentences at the beginning of an article that say what it is about, with its title
_NEGATIVE = frozenset(FA + code for (sure, polarity), code in FACTUALITY.items() if polarity == "negative" and sure != "unknown")
_WORDS = "words"  # one of those, that no entity has
_Told = dict[str, dict[str, list[Row]]]  # thing -> question -> rows


@dataclass(frozen=True, slots=True)
class Shelf:
    """A table of what questions tell of things: `of` is their parameter, each row of them is on one such thing."""

    table: str
    of: str
    questions: tuple[str, ...]

    @property
    def things(self) -> str:
        """The table of the things."""
        return f"{self.of}s"


OF_SENTENCES = Shelf("told_of_sentences", "sentence", ("sentence-entities", "sentence-quotations", "sentence-times"))
OF_CLAIMS = Shelf("told_of_claims", "claim", ("citation", "claim-participants", "claim-spans"))
BY_DAY = Shelf("told_by_day", "claim", ("timeline-of",))
BY_ROLE = Shelf("told_by_role", "claim", ("view-roles",))
SHELVES = {question: shelf for shelf in (OF_SENTENCES, OF_CLAIMS, BY_DAY, BY_ROLE) for question in shelf.questions}


def drop(index: sqlite3.Connection, article: str) -> None:
    """Take an article out."""
    own = "SELECT sentences.id FROM sentences JOIN articles ON articles.id = article WHERE articles.iri = ?"
    claims = f"SELECT claim FROM resting WHERE sentence IN ({own})"
    for key in ("facts.claim", "told_by_day.id", "told_by_role.id", "told_of_claims.id", "concerned.claim", "kinds.claim", "claims.id"):
        index.execute(f"DELETE FROM {key.partition('.')[0]} WHERE {key} IN ({claims})", (article,))
    of_sentences = ("resting.sentence", "told_of_sentences.id", "trees.sentence", "persons.sentence", "words.rowid", "named.sentence")
    for key in (*of_sentences, "sentences.id"):
        index.execute(f"DELETE FROM {key.partition('.')[0]} WHERE {key} IN ({own})", (article,))
    index.execute("DELETE FROM vectors WHERE article IN (SELECT id FROM articles WHERE iri = ?)", (article,))
    index.execute("DELETE FROM articles WHERE iri = ?", (article,))


def insert(store: Store, index: sqlite3.Connection, states: Mapping[str, str]) -> None:
    """Articles with the words and names of their sentences. states: of each, what somebody corrected in it."""
    index.executemany("INSERT INTO articles (iri, state) VALUES (?, ?)", states.items())
    heads = asked(store, "article-heads", article=[*states])
    put = "UPDATE articles SET title = ?, publisher = ?, day = ? WHERE iri = ?"
    index.executemany(
        put, ([row[name].value if name in row else None for name in ("title", "publisher", "day", "article")] for row in heads)
    )
    place = "INSERT INTO sentences (iri, article, place) SELECT ?, id, ? FROM articles WHERE iri = ?"
    for row in asked(store, "article-sentences", article=[*states]):
        at = index.execute(place, (row["sentence"].value, int(row["order"].value), row["article"].value)).lastrowid
        index.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (at, row["text"].value))
    _name(index, asked(store, "article-mentions", article=[*states]))


def _name(index: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Whom the sentences name, and how often."""
    _add_entities(index, (row["entity"].value for row in rows))
    names = {(row["entity"].value, row["kind"].value, _value(row, "name")) for row in rows}
    known = "UPDATE entities SET kind = ?, name = ?, folded = ? WHERE iri = ?"
    ordered = sorted(names, key=lambda one: (one[0], one[1], one[2] or ""), reverse=True)  # of several the first, whatever came before
    index.executemany(known, ((kind, name, name and name.casefold(), iri) for iri, kind, name in ordered))
    often = Counter((row["entity"].value, row["sentence"].value) for row in {(row["mention"], row["entity"]): row for row in rows}.values())
    pair = """
        INSERT OR IGNORE INTO named (entity, sentence, mentions)
        SELECT entities.id, sentences.id, ? FROM entities, sentences WHERE entities.iri = ? AND sentences.iri = ?
    """
    index.executemany(pair, ((number, *both) for both, number in often.items()))


def tell(store: Store, index: sqlite3.Connection, articles: Sequence[str]) -> None:
    """What is told of the sentences of articles, and of the claims that rest on them."""
    some = ", ".join("?" * len(articles))
    own = f"SELECT sentences.iri FROM sentences JOIN articles ON articles.id = article WHERE articles.iri IN ({some})"
    sentences = [iri for (iri,) in index.execute(own, articles)]
    claims = _rest(index, asked(store, "sentence-claims", sentence=sentences))
    told = _told(store, OF_SENTENCES, sentences)
    _keep(index, OF_SENTENCES, told)
    _place_persons(index, told)
    for shelf in (BY_DAY, BY_ROLE):
        _keep(index, shelf, _told(store, shelf, claims))
    _state(index, asked(store, "claim-facts", claim=claims))
    told_of_claims = _told(store, OF_CLAIMS, claims)
    _keep(index, OF_CLAIMS, told_of_claims)
    _concern(store, index, told_of_claims)
    for article in articles:
        _point(index, article)
    index.executemany("UPDATE articles SET told = 1 WHERE iri = ?", ((iri,) for iri in articles))


def _point(index: sqlite3.Connection, article: str) -> None:
    """The vectors of the sentences of an article, in their order, and of its title with the first of them."""
    find = """
        SELECT article, title, text FROM articles JOIN sentences ON article = articles.id JOIN words ON words.rowid = sentences.id
        WHERE articles.iri = ? ORDER BY place, sentences.id
    """
    rows = index.execute(find, (article,)).fetchall()
    for number, title, _ in rows[:1]:
        texts = [text for _, _, text in rows]
        pointed = vectors.small(vectors.load().of([" ".join((title or "", *texts[:_HEAD])), *texts]))
        index.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", (number, pointed[0].tobytes(), pointed[1:].tobytes()))


def _place_persons(index: sqlite3.Connection, told: _Told) -> None:
    """Where persons are named, or described."""
    named = (row for rows in told.values() for row in rows.get("sentence-entities", ()))
    found = [row for row in named if row["kind"].value == "Person" and row["form"].value != "pronoun"]
    put = """
        INSERT OR IGNORE INTO persons (sentence, begin, entity)
        SELECT sentences.id, ?, entities.id FROM sentences, entities WHERE sentences.iri = ? AND entities.iri = ?
    """
    index.executemany(put, ((_begin(row["mention"].value), row["sentence"].value, row["entity"].value) for row in found))


def _begin(stretch: str) -> int:
    """Where a stretch of text begins, as its IRI says (kg.ids.span_iri)."""
    return int(stretch.rpartition("#offset_")[2].partition("_")[0])


def _rest(index: sqlite3.Connection, rows: Sequence[Row]) -> list[str]:
    """Which claims rest on which sentence, and of what kinds they are (those of negative polarity of that of their factuality too); gives
    their IRIs."""
    claims = list(dict.fromkeys(row["claim"].value for row in rows))
    index.executemany("INSERT OR IGNORE INTO claims (iri) VALUES (?)", ((claim,) for claim in claims))
    pair = "INSERT OR IGNORE INTO resting SELECT claims.id, sentences.id FROM claims, sentences WHERE claims.iri = ? AND sentences.iri = ?"
    index.executemany(pair, ((row["claim"].value, row["sentence"].value) for row in rows))
    kinds = {(row[name].value, row["claim"].value) for row in rows for name in ("type", "mode") if name in row}
    kinds |= {(row["factuality"].value, row["claim"].value) for row in rows if _value(row, "factuality") in _NEGATIVE}
    index.executemany("INSERT OR IGNORE INTO kinds SELECT id, ? FROM claims WHERE iri = ?", sorted(kinds))
    return claims


def _told(store: Store, shelf: Shelf, things: Sequence[str]) -> _Told:
    told: _Told = {thing: {} for thing in things}
    for name in shelf.questions:
        for row in asked(store, name, **{shelf.of: things}):
            told[row[shelf.of].value].setdefault(name, []).append(row)
    return told


def _keep(index: sqlite3.Connection, shelf: Shelf, told: _Told) -> None:
    put = f"INSERT OR REPLACE INTO {shelf.table} SELECT id, ? FROM {shelf.things} WHERE iri = ?"
    index.executemany(put, ((_rows.packed(rows), thing) for thing, rows in told.items()))


def _state(index: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """The statements of claims that answering queries look at."""
    stated: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        stated[row["claim"].value].append(statement(row["thing"], row["property"], row["value"]))
    put = "INSERT OR REPLACE INTO facts SELECT id, ? FROM claims WHERE iri = ?"
    index.executemany(put, ((_rows.packed_text("".join(lines)), claim) for claim, lines in stated.items()))


def _concern(store: Store, index: sqlite3.Connection, told: _Told) -> None:
    """Who has which role in the claims."""
    found = [(who, role, claim) for claim, rows in told.items() for role, who in _roles(rows)]
    _add_entities(index, (who for who, _, _ in found))
    put = "INSERT OR IGNORE INTO concerned SELECT entities.id, ?, claims.id FROM entities, claims WHERE entities.iri = ? AND claims.iri = ?"
    index.executemany(put, ((role, who, claim) for who, role, claim in found))
    unknown = [who for who in dict.fromkeys(who for who, _, _ in found) if _has_no_kind(index, who)]
    kinds = asked(store, "kinds-of", entity=unknown)
    index.executemany("UPDATE entities SET kind = ? WHERE iri = ?", ((row["kind"].value, row["entity"].value) for row in kinds))


def _has_no_kind(index: sqlite3.Connection, entity: str) -> bool:
    return index.execute("SELECT 1 FROM entities WHERE iri = ? AND kind IS NULL", (entity,)).fetchone() is not None


def _roles(rows: Mapping[str, Sequence[Row]]) -> set[tuple[str, str]]:
    sources = {(SOURCE, row["source"].value) for row in rows.get("citation", ())}
    return sources | {(row["role"].value, row["entity"].value) for row in rows.get("claim-participants", ()) if row["role"].value != _WORDS}


def _value(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None


def _add_entities(index: sqlite3.Connection, entities: Iterable[str]) -> None:
    index.executemany("INSERT OR IGNORE INTO entities (iri) VALUES (?)", ((iri,) for iri in entities))


def asked(store: Store, question: str, /, **things: Collection[str]) -> list[Row]:
    """Rows of a question that comes with the program, about any number of things: the values of its one parameter."""
    [(name, every)] = things.items()
    wanted, query = list(every), _question(question)
    most = max(1, _AT_ONCE // max(1, query.text.count(f"VALUES ?{name} ")))
    some = (wanted[at : at + most] for at in range(0, len(wanted), most))
    return [row for part in some for row in store.query(bind(query, {name: part})).rows]


def asked_once(store: Store, question: str) -> Sequence[Row]:
    """Rows of a question without parameters."""
    return store.query(_question(question).text).rows


def texts() -> list[str]:
    """The questions that fill the index."""
    own = sorted(path.stem for path in data_path("queries", "index").glob("*.rq"))
    return [_question(name).text for name in (*own, *SHELVES, "article-sentences")]


@cache
def _question(name: str) -> Question:
    own = (data_path("queries", folder, f"{name}.rq") for folder in ("index", "pages"))
    return load(next((path for path in own if path.is_file()), name))
