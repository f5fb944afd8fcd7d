"""The SQLite file of what relating remembers (`kg.relate.index`): its tables, and how it is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE item (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, iri TEXT NOT NULL UNIQUE, data BLOB, first TEXT);
CREATE TABLE holder (article TEXT NOT NULL, kind TEXT NOT NULL, item INTEGER NOT NULL, place TEXT NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY (article, kind, item, place)) WITHOUT ROWID;
CREATE INDEX holder_item ON holder (item);
CREATE TABLE key (key INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (key, item)) WITHOUT ROWID;
CREATE INDEX key_item ON key (item);
CREATE TABLE pair (one INTEGER NOT NULL, other INTEGER NOT NULL, score INTEGER NOT NULL, reasons TEXT NOT NULL,
  PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX pair_other ON pair (other);
CREATE TABLE claim (iri TEXT PRIMARY KEY, article TEXT NOT NULL, event TEXT NOT NULL, wording INTEGER, fixed TEXT, origins TEXT)
  WITHOUT ROWID;
CREATE INDEX claim_event ON claim (event);
CREATE TABLE fact (subject TEXT NOT NULL, property TEXT NOT NULL, object TEXT NOT NULL,
  PRIMARY KEY (subject, property, object)) WITHOUT ROWID;
CREATE INDEX fact_object ON fact (object);
CREATE TABLE bearer (number INTEGER PRIMARY KEY, article TEXT NOT NULL, family INTEGER NOT NULL, name TEXT NOT NULL, class TEXT NOT NULL,
  compared TEXT NOT NULL, data TEXT NOT NULL);
CREATE INDEX bearer_article ON bearer (article);
CREATE TABLE seat (family INTEGER NOT NULL, place TEXT NOT NULL, number INTEGER NOT NULL, entity TEXT NOT NULL, countries TEXT NOT NULL,
  keys BLOB NOT NULL, found_by INTEGER NOT NULL, decided TEXT NOT NULL, PRIMARY KEY (family, place)) WITHOUT ROWID;
CREATE INDEX claim_article ON claim (article);
CREATE INDEX claim_wording ON claim (wording);
"""
_CACHE = 64_000  # KiB; with less, a table of some million keys is read and written again and again while a batch goes in


def opened(path: Path | None) -> sqlite3.Connection:
    """The store's lock has seen to it that nobody else writes; a file that is no database, or a damaged one, is made anew."""
    db = sqlite3.connect(":memory:" if path is None else path)
    try:
        db.execute("PRAGMA synchronous = FULL")  # "whole" must not outlive a power failure that takes back what was written before it
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(f"PRAGMA cache_size = -{_CACHE}")
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError:
        db.close()
        if path is None:
            raise
        path.unlink()
        db = sqlite3.connect(path)
    return db
