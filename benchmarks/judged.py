"""How much of what comes out of real news is right: sentences drawn at random, every event and claim in them judged by hand.

    python -m benchmarks.judged ../shared                                   # the figures
    python -m benchmarks.judged ../shared --list first                      # what the program gives for a draw, and the judgements
    python -m benchmarks.judged ../shared --draw third --seed 7 --size 60   # draw sentences that nobody has judged yet
    python -m benchmarks.judged ../shared --list third --judge FILE         # write judgements into the data

The judgements (`benchmarks/judged.jsonl`, one sentence a line) hold no text: a sentence is its corpus file, record and offsets, an event
or claim is what `_event_key` and `_claim_key` make of it. A thing counts as right or wrong only under the very key that was judged; what
has come anew or has changed is shown as not judged, and never counts as right. Lines of FILE: `12.e3 right`, `12.c1 wrong source`, or
with what is wrong more closely, `12.c1 wrong source other-speaker`.

What a draw gave when it was judged for the first time is kept in `benchmarks/first_sight.json` (`--judge` writes it, and takes only a FILE
that judges everything): once errors have been read they are mended, so that only the first sight says something about other text.

Draws named `dev-*` are there to be mended on: what is found in them is worked at, so their share of right ones says nothing about other
text. They are shown only when asked for by name, their figures are printed as "mended on", and the scoreboard has none of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg import authority, ids, lexicon, nlp
from kg.extract import extract
from kg.extract.contract import to_json
from kg.model import Article

DATA = Path(__file__).with_suffix(".jsonl")
FIRST_SIGHT = Path(__file__).with_name("first_sight.json")
# what is counted: the things of a sentence, and whether saying something is left out of them
PARTS = {"events": ("events", False), "events but x-STATE": ("events", True), "claims": ("claims", False)}
# the files of real news; the invented stories beside them are no news
FILES = ("meantime", "re3d", "sel-wikinews", "wikinews-2019-2020")
FEWEST_WORDS = 6
# how the names of draws begin whose errors the program is mended by
MENDED_ON = "dev-"
_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n\s*\n")
Json = dict[str, Any]
Key = list[Any]


def records(shared: Path, file: str) -> Iterator[Json]:
    """Articles of one corpus file, as they stand there."""
    with (shared / "corpora" / "news" / f"{file}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of sentences as punctuation and empty lines part them: no part of the program decides what can be drawn."""
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _END.finditer(text)), (len(text), len(text))]:
        if len(re.findall(r"\w+", text[start:end])) >= FEWEST_WORDS:
            yield start, end
        start = following


def draw(shared: Path, name: str, seed: int, size: int, but: Iterable[Json] = ()) -> list[Json]:
    """As many sentences from each file, drawn evenly from all that it has; none that was drawn before. Of a file that has fewer left all
    are taken, and as many more from each of the others. Raises ValueError where too few are left.
    """
    chance = random.Random(seed)
    taken = {_place(row) for row in but}
    free: dict[str, list[Json]] = {}
    for file in FILES:
        places = [
            {"draw": name, "file": file, "record": r["id"], "start": s, "end": e}
            for r in records(shared, file)
            for s, e in sentences(r["text"])
        ]
        free[file] = [place for place in places if _place(place) not in taken]
    shares = _shares({file: len(places) for file, places in free.items()}, size)
    drawn = [place for file in FILES for place in chance.sample(free[file], shares[file])]
    return [{**place, "events": [], "claims": []} for place in drawn]


def _shares(left: Mapping[str, int], size: int) -> dict[str, int]:
    """How many to take of each file, as evenly as what is left of them allows."""
    if sum(left.values()) < size:
        raise ValueError(f"{size} sentences were asked for, {sum(left.values())} are left that nobody has judged")
    shares = dict.fromkeys(left, 0)
    while (missing := size - sum(shares.values())) > 0:
        for file in [f for f in left if shares[f] < left[f]][:missing]:
            shares[file] += 1
    return shares


def _place(row: Json) -> tuple[str, str, int]:
    return row["file"], row["record"], row["start"]


# ---------------------------------------------------------------- what the program gives


class Found:
    """Events and claims of drawn sentences, by (file, record, start)."""

    def __init__(self, shared: Path, rows: list[Json]) -> None:
        self.texts: dict[tuple[str, str, int], str] = {}
        self.events: dict[tuple[str, str, int], list[tuple[Key, str]]] = {}
        self.claims: dict[tuple[str, str, int], list[tuple[Key, str]]] = {}
        wanted: dict[tuple[str, str], list[Json]] = {}
        for row in rows:
            wanted.setdefault((row["file"], row["record"]), []).append(row)
        self._nlp, self._authority, self._lexicon = nlp.load(None), authority.load(), lexicon.load()
        for file in FILES:
            for record in records(shared, file):
                if (file, record["id"]) in wanted:
                    self._read(record, wanted[file, record["id"]])

    def _read(self, record: Json, rows: list[Json]) -> None:
        """The whole article is read: who "he" is may stand in the sentence before."""
        text = record["text"]
        published = dt.date.fromisoformat(record["published"]) if record["published"] else None
        iri = ids.article_iri(record["url"], text)
        article = Article(
            iri, text, ids.text_digest(text), url=record["url"], title=record["title"], publisher=record["publisher"], published=published
        )
        said = to_json(extract(article, self._nlp(text), self._authority, self._lexicon))
        for row in rows:
            place = _place(row)
            self.texts[place] = " ".join(text[row["start"] : row["end"]].split())
            self.events[place] = [_event(e, said) for e in said["events"] if row["start"] <= e["trigger"]["start"] < row["end"]]
            self.claims[place] = [_claim(s, said) for s in said["statements"] if row["start"] <= s["content"]["start"] < row["end"]]


def _event(event: Json, said: Json) -> tuple[Key, str]:
    text = said["text"]
    who = [_participants(event[role], said) for role in ("actors", "recipients", "instruments")]
    key = [event["type"], event["mode"], *_offsets(event["trigger"]), *(sorted(mentions) for mentions, _ in who)]
    how = [event["certainty"], event["polarity"], event["tense"], event["conditional"]]
    when = f" {event['time']['start']}..{event['time']['end']}" if event["time"] else ""
    names = " · ".join(f"{role} {', '.join(shown) or '-'}" for role, (_, shown) in zip(("by", "to", "with"), who, strict=True))
    about = f" · about {_words(event['theme'], text)[:60]}" if event["theme"] else ""
    return (
        key + how,
        f"{event['type']}/{event['mode'] or '-'} [{_words(event['trigger'], text)}] {names}{about} · {' '.join(map(str, how))}{when}",
    )


def _claim(statement: Json, said: Json) -> tuple[Key, str]:
    """With the certainty and polarity that its source gives each event in it, and in whose words it stands."""
    text = said["text"]
    entity = _entity(statement["entity"], said)
    speakers = ", ".join(e[1] for iri in (statement["entity"], *statement["also"]) if (e := _entity(iri, said))) or None
    inside = [e for e in said["events"] if e["statement"] == statement["id"]]
    sure = sorted([e["trigger"]["start"], e["certainty"], e["polarity"]] for e in inside)
    key = [statement["kind"], *(_offsets(statement[part]) for part in ("source", "cue", "content")), entity and entity[0], sure]
    source, cue, content = (_words(statement[part], text) for part in ("source", "cue", "content"))
    if gap := statement["gap"]:  # the reporter's words between two halves are nobody's content
        halves = (
            {"start": a, "end": b} for a, b in ((statement["content"]["start"], gap["start"]), (gap["end"], statement["content"]["end"]))
        )
        content = " […] ".join(_words(half, text) for half in halves)
    outer = next((one for one in said["statements"] if one["id"] == statement["within"]), None)
    inside_of = f" · in the words of {_words(outer['source'], text)} [{_words(outer['cue'], text)}]" if outer else ""
    return key, f"{statement['kind']} {source} <{speakers}> [{cue}] {content} {[s[1:] for s in sure]}{inside_of}"


def _participants(mentions: list[str], said: Json) -> tuple[list[Key], list[str]]:
    keys: list[Key] = []
    shown: list[str] = []
    for mention in (m for m in said["mentions"] if m["id"] in mentions):
        entity = _entity(mention["entity"], said)
        keys.append([*_offsets(mention), entity and entity[0]])
        shown.append(f"{_words(mention, said['text'])} <{entity and entity[1]}>")
    return keys, shown


def _entity(iri: str | None, said: Json) -> tuple[str, str] | None:
    """Wikidata's id, "-" for somebody whom the authority does not know, and the name."""
    return next(((e["wikidata"] or "-", e["name"]) for e in said["entities"] if e["iri"] == iri), None)


def _offsets(span: Json | None) -> Key:
    return [span["start"], span["end"]] if span else []


def _words(span: Json | None, text: str) -> str:
    return " ".join(text[span["start"] : span["end"]].split()) if span else "-"


# ---------------------------------------------------------------- judgements


def verdict(key: Key, judged: list[Json]) -> Json | None:
    """The judgement on exactly this thing."""
    return next((one for one in judged if one["key"] == key), None)


def listing(rows: list[Json], found: Found) -> Iterator[str]:
    """Every sentence with what came out of it."""
    for number, row in enumerate(rows):
        yield f"\n{number} {row['file']} {row['record']} {row['start']}\n  {found.texts[_place(row)]}"
        for part in ("events", "claims"):
            for n, (key, shown) in enumerate(getattr(found, part)[_place(row)], 1):
                known = verdict(key, row[part])
                mark = "?" if known is None else "right" if known["right"] else f"wrong ({known['error']})"
                yield f"  {number}.{part[0]}{n} {mark}: {shown}"


def judge(rows: list[Json], found: Found, lines: Iterable[str]) -> None:
    """Write judgements into rows; the last one on a thing counts. Raises ValueError for a line that names nothing."""
    for line in filter(str.strip, lines):
        match = re.fullmatch(r"(\d+)\.([ec])(\d+) (?:right|wrong (?P<error>\S+)(?: (?P<why>\S+))?)", line.strip())
        if match is None:
            raise ValueError(f"not a judgement: {line.strip()}")
        row, part = rows[int(match[1])], "events" if match[2] == "e" else "claims"
        key, _ = getattr(found, part)[_place(row)][int(match[3]) - 1]
        row[part] = [one for one in row[part] if one["key"] != key]
        wrong = {name: said for name, said in match.groupdict().items() if said}
        row[part].append({"key": key, "right": not wrong, **wrong})


def figures(rows: list[Json], found: Found) -> Json:
    """Counts and shares of what comes out now, for events, events that are more than somebody's saying something, and claims."""
    return {"sentences": len(rows), **{name: _share(rows, found, part, deeds) for name, (part, deeds) in PARTS.items()}}


def _share(rows: list[Json], found: Found, part: str, deeds: bool) -> Json:
    known = [verdict(key, row[part]) for row in rows for key, _ in getattr(found, part)[_place(row)] if not deeds or key[0] != "x-STATE"]
    judged = [one for one in known if one is not None]
    right = sum(one["right"] for one in judged)
    errors = Counter(one["error"] for one in judged if not one["right"])
    share = round(100 * right / len(judged), 2) if judged else None
    return {
        "right %": share,
        "right": right,
        "judged": len(judged),
        "not judged": len(known) - len(judged),
        "errors": dict(errors.most_common()),
    }


def first_sight() -> list[Json]:
    """What each draw from the tenth on gave when it was first judged, oldest first: right and judged for each of PARTS.

    Older draws were judged by who had mended what they showed, in parts, and have none.
    """
    draws: list[Json] = json.loads(FIRST_SIGHT.read_text(encoding="utf-8"))
    return draws


def seen_first(name: str, rows: list[Json], found: Found) -> Json:
    """The line of `first_sight.json` for a draw that has just been judged whole. Raises ValueError where something is not judged yet."""
    given = figures(rows, found)
    left = sum(given[part]["not judged"] for part in ("events", "claims"))
    if left:
        raise ValueError(f"the first judgement of a draw takes all that came out of it: {left} of {name} are not judged")
    counts = {part: {count: given[part][count] for count in ("right", "judged")} for part in PARTS}
    return {"draw": name, "judged on": dt.date.today().isoformat(), "sentences": len(rows), **counts}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("shared", type=Path, help="folder with corpora/news")
    parser.add_argument("--list", metavar="DRAW", help="show what the program gives for a draw")
    parser.add_argument("--judge", metavar="FILE", type=Path, help="with --list: write the judgements of a file into the data")
    parser.add_argument("--draw", metavar="NAME", help="draw sentences and add them to the data")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--size", type=int, default=100)
    args = parser.parse_args()
    rows = _load()
    if args.draw:
        return _store([*rows, *draw(args.shared, args.draw, args.seed, args.size, rows)])
    names = [args.list] if args.list else honest(rows)
    found = Found(args.shared, [row for row in rows if row["draw"] in names])
    chosen = {name: [row for row in rows if row["draw"] == name] for name in names}
    if args.judge:
        new = not any(row["events"] or row["claims"] for row in chosen[args.list])
        judge(chosen[args.list], found, args.judge.read_text(encoding="utf-8").splitlines())
        if new and not args.list.startswith(MENDED_ON):
            seen = ",\n".join(f" {json.dumps(one)}" for one in (*first_sight(), seen_first(args.list, chosen[args.list], found)))
            FIRST_SIGHT.write_text(f"[\n{seen}\n]\n", encoding="utf-8")
        _store(rows)
    elif args.list:
        print("\n".join(listing(chosen[args.list], found)))
    return print(json.dumps({_called(name): figures(part, found) for name, part in chosen.items()}))


def honest(rows: Iterable[Json]) -> list[str]:
    """Names of the draws whose figures say something about other text: all but those that are mended on."""
    return list(dict.fromkeys(row["draw"] for row in rows if not row["draw"].startswith(MENDED_ON)))


def _called(name: str) -> str:
    return f"{name} (mended on)" if name.startswith(MENDED_ON) else name


def _load() -> list[Json]:
    return [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()] if DATA.exists() else []


def _store(rows: list[Json]) -> None:
    DATA.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
