"""What the fact files say, read with the care they need: countries, demonyms, and who was head of state or government when."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OPEN_FROM = "2026-01-01"  # listed after this day: still in office when the book ended
WEEKLY_FROM = "2020-11-24"  # from here on the snapshots are about weekly, before they are months or years apart
SPARSE = ["2014-07-12", "2015-10-26", "2015-11-07", "2015-11-15", "2015-11-29", "2016-11-06", "2016-11-26", "2017-03-28"]
TITLES = [
    ("supreme-leader", r"^Supreme Leader$"),
    ("monarch", r"^(King|Queen|Emir|Amir|Sultan|Emperor|Grand Duke|Prince|Sultan and Prime Minister|Yang di-Pertuan Agong)$"),
    ("president", r"^((Executive|Interim|Acting|[Tt]ransitional|Federal) )?President( of the (Republic|Islamic Republic of \w+))?$"),
    ("pm", r"^((Interim|Acting|Caretaker|Transitional) )?(Prime Minister|Premier)( Dr\.| Gen\.| Sir| Lt\. Col\.)?$"),
    ("chancellor", r"^(Federal )?Chancellor$"),
]
NOT_A_NAME = re.compile(r"[Hh]eir|Minister|Chairp|Council|Assembly|Territorial|[,/]|\bis the\b|\b(?:also|formerly)\b|^(Capt|Lt|Gen)\.|\d")


@dataclass(frozen=True)
class Country:
    iso2: str
    iso3: str
    name: str
    names: tuple[str, ...]
    item: str | None
    independent: bool
    capital: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]


@dataclass(frozen=True)
class Tenure:
    """`start` and `end` are ISO dates, end exclusive; `*_listed`: the date is that of a listing, the true one lies outside."""

    iso3: str
    office: str
    name: str
    family: str
    start: str
    end: str
    start_listed: bool
    end_listed: bool


def factbook(facts: Path) -> dict[str, dict[str, Any]]:
    listed = json.loads((facts / "factbook.json").read_text(encoding="utf-8"))["countries"]
    return {entry["iso3"]: entry for entry in listed if entry["iso3"] and entry["iso3"] != "PSE"}


def countries(facts: Path) -> dict[str, Country]:
    """ISO alpha-3 -> what the code list and the factbook say of the country."""
    book = factbook(facts)
    found: dict[str, Country] = {}
    with (facts / "country-codes.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = row["ISO3166-1-Alpha-3"]
            if code:
                found[code] = _country(row, book.get(code, {}))
    if "XKX" in book and "XKX" not in found:
        found["XKX"] = _country({"ISO3166-1-Alpha-3": "XKX", "ISO3166-1-Alpha-2": "XK", "is_independent": "Yes"}, book["XKX"])
    return found


def _country(row: dict[str, str], book: dict[str, Any]) -> Country:
    names = [row.get("CLDR display name", ""), row.get("UNTERM English Short", ""), book.get("name") or "", _ascii_and(row)]
    kept = [n.strip() for n in names if n and not re.search(r"[()\[\]*]|-$| - |, ", n)]
    item = row.get("wikidata_id", "").rsplit("/", 1)[-1]
    return Country(
        iso2=row["ISO3166-1-Alpha-2"], iso3=row["ISO3166-1-Alpha-3"], name=kept[0] if kept else (book.get("name") or ""),
        names=tuple(dict.fromkeys(kept)), item=item if re.fullmatch(r"Q\d+", item) else None,
        independent=row["is_independent"].strip() == "Yes", capital=_capital(book.get("capital") or row.get("Capital", "")),
        adjectives=_demonyms(book.get("demonym_adjective")), nouns=_demonyms(book.get("demonym_noun")),
    )  # fmt: skip


def _ascii_and(row: dict[str, str]) -> str:
    return row.get("CLDR display name", "").replace("&", "and")


def _capital(text: str) -> tuple[str, ...]:
    first = re.split(r"[;(]| in Romanian|, D\.C\.|, Ab", text)[0].strip()
    return (first,) if first and "no official" not in first and "administered" not in first else ()


def _demonyms(text: str | None) -> tuple[str, ...]:
    """ "Chilean(s)" -> Chilean, Chileans; "Swiss (singular and plural)" -> Swiss; what is more than that is left to the table."""
    if not text or text.lower() in {"none", "na"}:
        return ()
    found: list[str] = []
    for part in re.split(r"[;,]| or ", re.sub(r"\((?!s\))[^)]*\)", "", text)):
        word = part.strip()
        if re.fullmatch(r"[A-ZÀ-Ý][\w'’-]+( [A-Z][\w'’-]+)*(\(s\))?", word):
            base = word.removesuffix("(s)")
            found += [base, base + "s"] if word.endswith("(s)") else [base]
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- heads of state and government


def tenures(facts: Path, wanted: set[str]) -> list[Tenure]:
    """Heads of state and government of the countries in `wanted` (ISO alpha-3), one row per term in office."""
    listed = json.loads((facts / "office-holders.json").read_text(encoding="utf-8"))["countries"]
    found: list[Tenure] = []
    for iso3 in sorted(wanted & listed.keys()):
        by_office: dict[str, list[dict[str, Any]]] = {}
        for entry in (*listed[iso3].get("chief_of_state", ()), *listed[iso3].get("head_of_government", ())):
            office = office_of(entry.get("title"))
            if office and len(entry["name"].split()) > (0 if office == "monarch" else 1) and not NOT_A_NAME.search(entry["name"]):
                by_office.setdefault(office, []).append(entry)
        for office, entries in by_office.items():
            found += _chain(iso3, office, entries)
    return found


def office_of(title: str | None) -> str | None:
    """Key of the office a title names; None for deputies, governors and what does not split."""
    return next((office for office, pattern in TITLES if title and re.fullmatch(pattern, title)), None)


def _chain(iso3: str, office: str, entries: list[dict[str, Any]]) -> list[Tenure]:
    """One after the other: a term ends where the next begins, if nobody can have been between them, else where the listing ends."""
    merged: list[dict[str, Any]] = []
    for entry in sorted(entries, key=lambda e: (e["first_seen"], _start(e)[0])):
        if merged and _same(merged[-1], entry):
            merged[-1] = {**merged[-1], "last_seen": max(merged[-1]["last_seen"], entry["last_seen"])}
        elif merged and (entry.get("since") or "") < _start(merged[-1])[0] and merged[-1]["first_seen"] < entry["first_seen"]:
            merged.append({**entry, "since": None})  # "since" a day before the predecessor's: a slip of the book
        else:
            merged.append(dict(entry))
    found = []
    for n, entry in enumerate(merged):
        start, start_listed = _start(entry)
        end, end_listed = _end(entry, merged[n + 1] if n + 1 < len(merged) else None)
        if not end or start < end:
            found.append(Tenure(iso3, office, entry["name"], _family(entry), start, end, start_listed, end_listed))
    return found


def _start(entry: dict[str, Any]) -> tuple[str, bool]:
    since = entry.get("since")
    if since and len(since) == 10 and since <= entry["first_seen"]:
        return since, False
    return entry["first_seen"], True


def _end(entry: dict[str, Any], following: dict[str, Any] | None) -> tuple[str, bool]:
    if following is None:
        return ("", False) if entry["last_seen"] >= OPEN_FROM else (_after(entry["last_seen"]), True)
    begins, listed = _start(following)
    if entry["last_seen"] >= WEEKLY_FROM:
        return (begins, False) if not listed and _days(entry["last_seen"], begins) < 45 else (min(_after(entry["last_seen"]), begins), True)
    seen = max((d for d in SPARSE if entry["first_seen"] <= d <= entry["last_seen"]), default=entry["first_seen"])
    if not listed and _days(seen, begins) < 120:
        return begins, False
    return min(_after(min(seen, entry["last_seen"])), begins), True


def _after(date: str) -> str:
    return (dt.date.fromisoformat(date) + dt.timedelta(days=1)).isoformat()


def _days(a: str, b: str) -> int:
    return (dt.date.fromisoformat(b) - dt.date.fromisoformat(a)).days


def _same(a: dict[str, Any], b: dict[str, Any]) -> bool:
    first, second = a["name"].casefold().split(), b["name"].casefold().split()
    alike = difflib.SequenceMatcher(None, a["name"].casefold(), b["name"].casefold()).ratio() > 0.85
    alike = alike or (a.get("since") == b.get("since") and len(set(first) & set(second)) > 1)
    return alike or (first[0] == second[0] and (a.get("family") or "?") == (b.get("family") or "!"))


def _family(entry: dict[str, Any]) -> str:
    """The family name as it is written in the name; empty where the two do not fit together."""
    wanted = (entry.get("family") or "").casefold()
    return next((word for word in entry["name"].split() if word.casefold() == wanted), "")
