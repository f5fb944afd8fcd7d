"""Relating articles: `python benchmarks/relating.py [--news FOLDER] [--keep FOLDER] [--out FILE]`. Prints one JSON object, and writes it to
--out.

- copies: F1 of finding edited copies of real articles among different stories, some of them about the same events;
- sentences: seconds for the copies among 100,000 sentences;
- growth: seconds for 100 articles that come to 300, 1,000, 3,000 and 10,000, what was found of names in them, and of how many bearers of a
  name and links something else is found than before. The articles are made-up extractions: no text is read. The stores that they come to
  are kept under --keep, and used again. "growth, the same names at all times":
  as it was when the made-up articles named the same people at all times (`_named`), measured once;
- same event: precision and recall over the hand-labelled pairs of `same_event.jsonl` ("tuned on"), of `same_event_held_out.jsonl` ("held
  out, opened") and of `same_event_fresh.jsonl` ("fresh").

The second set was written before the rules were tuned, but its figures have been seen since: it is no longer unseen. The third was
labelled after that by reading, without a look at what is linked, over pairs of articles that neither of the others uses. Its pairs were
labelled twice, in two random orders, and left out where reading does not settle them or the labels differ. Both times it was the same
reader, shortly after each other: that they agree says little.

The news folder holds JSON Lines of articles (`id`, `text`, `title`, `published`, `publisher`); without it only the made-up parts run.
Copies and made-up articles come from a seeded generator, so that the same figures come out again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from kg.ids import article_iri, entity_iri, text_digest
from kg.model import Article, Claim, Entity, Event, Extraction, Factuality, Mention, Sentence, Span, TimeExpression
from kg.pipeline import Reader
from kg.read import make_article
from kg.relate import relate
from kg.relate.entities import Bearer
from kg.relate.facts import Print, Words
from kg.relate.families import replace_bearers
from kg.relate.identity import Found
from kg.relate.index import Held, Index
from kg.relate.matching import update
from kg.relate.origins import TEXTS, WORDINGS, text_of, wordings
from kg.relate.stems import lines
from kg.shape import quads
from kg.store import Store, open_store
from kg.vocab import AU, NG

PAIRS = Path(__file__).with_name("same_event.jsonl")  # by which the rules were tuned
OPENED = Path(__file__).with_name("same_event_held_out.jsonl")  # written down before that; its figures were seen meanwhile
FRESH = Path(__file__).with_name("same_event_fresh.jsonl")  # written down after that, over other pairs of articles
FILES = ("sel-wikinews", "wikinews-2019-2020", "meantime", "re3d")
PARTS = ("sentences", "copies", "same event", "growth")
SEED = 7
SENTENCES = 100_000
DAY = dt.date(2020, 1, 1)


VOCABULARY = [f"w{rank}" for rank in range(20_000)]
FAMILIES = [name for place, name in lines("common-names.txt") if place == "family"]
FREQUENCIES = list(accumulate(1 / (rank + 3) for rank in range(len(VOCABULARY))))


def measured(work: Callable[[], object]) -> dict[str, float]:
    """Seconds of the clock; of the processor, with what the engine of the store still does after it for what was written (it puts its files
    together beside the program, now much, now nothing); and of the processor for the program itself, without the engine's threads.

    It begins when the engine has come to rest: what it has still to do of earlier writing is no part of this. `waited`: of the seconds of
    the clock those for which others had the core that the program stood in line for, where the system tells; on a machine of its own it
    would have been done so much sooner.
    """
    _rest()
    clock, cpu, own, waited = time.perf_counter(), time.process_time(), time.thread_time(), _waited()
    work()
    spent = {"seconds": time.perf_counter() - clock, "own": time.thread_time() - own, "waited": _waited() - waited}
    _rest()
    return {name: round(value, 1) for name, value in (spent | {"cpu": time.process_time() - cpu}).items()}


def _waited() -> float:
    """Seconds that this thread has stood in line for a core so far; 0 where the system does not tell (Linux does)."""
    told = Path("/proc/thread-self/schedstat")
    return int(told.read_text(encoding="ascii").split()[1]) / 1e9 if told.is_file() else 0.0


def _rest() -> None:
    """Waits until nothing has run in this process for two seconds: an engine that puts files together is never that long without."""
    still = 0
    while still < 8:
        before = time.process_time()
        time.sleep(0.25)
        still = still + 1 if time.process_time() - before < 0.02 else 0


# ---- copies


def edited(text: Sequence[str], leads: Sequence[str], rng: random.Random) -> list[str]:
    """A copy of an article's sentences: some cut, neighbours swapped, words and numbers changed, a new lead; never all of it left."""
    kept = [sentence for sentence in text if rng.random() > rng.uniform(0.05, 0.35)] or list(text)
    for at in range(len(kept) - 1):
        if rng.random() < 0.15:
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
    kept = [_numbers(_words_changed(sentence, rng), rng) for sentence in kept]
    return [*rng.sample(list(leads), rng.choice((0, 1, 1, 2))), *kept]


def _words_changed(sentence: str, rng: random.Random) -> str:
    others = ("reportedly", "officials", "late", "again", "")
    return " ".join(word if rng.random() > 0.03 else rng.choice(others) for word in sentence.split())


def _numbers(sentence: str, rng: random.Random) -> str:
    return re.sub(r"\d+", lambda hit: str(rng.randrange(2, 900)) if rng.random() < 0.5 else hit[0], sentence)


def copies(articles: Sequence[dict[str, str]]) -> dict[str, object]:
    """Every second article gets a copy; all articles are different stories, and those of one week with two names in common count as being
    about the same events."""
    rng = random.Random(SEED)
    texts = {a["id"]: re.split(r"(?<=[.!?”\"])\s+", a["text"]) for a in articles}
    leads = [sentences[0] for sentences in texts.values()]
    chosen = sorted(texts)[::2]
    printed = texts | {f"{name}/copy": edited(texts[name], leads, rng) for name in chosen}
    index = Index(None, "benchmark")
    update(index, TEXTS, {name: [text_of(Print("", name, ""), _as_words(some))] for name, some in printed.items()})
    found = {(pair.one, pair.other) for pair in index.pairs([index.item("text", name) for name in printed])}
    right = {tuple(sorted((name, f"{name}/copy"))) for name in chosen}
    near = same_matter(articles)
    hit = len(found & right)
    precision, recall = hit / len(found), hit / len(right)
    return {
        "articles": len(texts), "copies": len(right), "pairs of stories on one matter": len(near),
        "of these taken for copies": len(near & found), "precision": _percent(precision), "recall": _percent(recall),
        "f1": _percent(2 * precision * recall / (precision + recall)), "found that are none": sorted(map(list, found - right))[:10],
    }  # fmt: skip


def same_matter(articles: Sequence[dict[str, str]]) -> set[tuple[str, str]]:
    """Pairs of different stories of one week whose titles have two names in common."""
    named = {a["id"]: set(re.findall(r"\b[A-Z]\w+", a["title"] or "")) for a in articles}
    dated = [(dt.date.fromisoformat(a["published"]), a["id"]) for a in articles if a["published"]]
    return {
        (min(one, other), max(one, other))
        for day, one in dated
        for later, other in dated
        if one != other and 0 <= (later - day).days <= 7 and len(named[one] & named[other]) >= 2
    }


def _as_words(sentences: Iterable[str]) -> list[Words]:
    return [Words(0, 1, sentence) for sentence in sentences]


# ---- scale


def invented(count: int, rng: random.Random) -> list[str]:
    """Sentences of 12 to 30 words out of 20,000 with the frequencies of a language (Zipf); one in ten is an edited copy of another."""
    words = rng.choices(VOCABULARY, cum_weights=FREQUENCIES, k=count * 21 + 31)
    sentences, at = list[str](), 0
    while len(sentences) < count:
        size = rng.randrange(12, 31)
        fresh = " ".join(words[at : at + size])
        at = (at + size) % (len(words) - 31)
        sentences.append(_words_changed(rng.choice(sentences), rng) if sentences and rng.random() < 0.1 else fresh)
    return sentences


def sentences() -> dict[str, float]:
    """The copies among SENTENCES sentences of articles of 20."""
    made = invented(SENTENCES, random.Random(SEED))
    index = Index(None, "benchmark")
    content: dict[str, list[Held]] = {}
    for at in range(0, SENTENCES, 20):
        name = f"{AU}article-{at}"
        content[name] = list(wordings(name, [Words(place, place + 1, text) for place, text in enumerate(made[at : at + 20])]))
    return measured(lambda: update(index, WORDINGS, content)) | {"sentences": SENTENCES}


def article(number: int, rng: random.Random, days: range) -> Extraction:
    """A made-up extraction with 6 sentences and as many events between 400 actors, on one of `days`; it names three people and three
    organisations whom the authority does not know, as in the news some for weeks, some for years, and one in nine of the people with a
    name that many bear (of those in the news files a tenth)."""
    day = DAY + dt.timedelta(rng.choice(days))
    text = ". ".join(f"Actor {sentence} struck" for sentence in invented(6, rng)) + "."
    spans = [Span(hit.start(), hit.end()) for hit in re.finditer(r"[^.]+\.", text)]
    iri = article_iri(None, f"{number} {text}")
    paper = f"paper {number % 50}"
    publisher = Entity(entity_iri("MediaOrganization", paper, None), "Organisation", paper, "MediaOrganization")
    actors = [Entity(f"{AU}actor-{int(400 * rng.random() ** 2)}", "Place", "actor", "State") for _ in range(12)]
    people, bodies = [_somebody(_named(_PEOPLE, day, rng)) for _ in range(3)], [_body(_named(_BODIES, day, rng), rng) for _ in range(3)]
    mentions, events, claims = list[Mention](), list[Event](), list[Claim]()
    for at, span_ in enumerate(spans):
        name, trigger = Span(span_.start + 1, span_.start + 6), Span(span_.end - 7, span_.end - 1)
        mentions.append(Mention(f"m{at}", name, "GPE", "name", at, actors[at].iri))
        mentions.append(Mention(f"n{at}", trigger, "GPE", "name", at, actors[-at - 1].iri))
        if at < len(people):
            mentions.append(Mention(f"p{at}", Span(span_.start + 7, span_.start + 9), "PERSON", "name", at, people[at].iri))
            mentions.append(Mention(f"b{at}", Span(span_.start + 9, span_.start + 11), "ORG", "name", at, bodies[at].iri))
        type_ = rng.choice(("ASSAULT", "AID", "CONSULT", "ACCUSE", "SANCTION", "SUPPORT"))
        time_ = TimeExpression(name, day, day, "day", "RelativeToPublication") if rng.random() < 0.1 else None
        events.append(Event(f"e{at}", type_, None, trigger, at, (f"m{at}",), (f"n{at}",), time=time_, clause=span_, label="struck"))
        claims.append(Claim(f"c{at}", f"e{at}", publisher.iri, Factuality("certain", "positive", "past"), (at,)))
    source = Article(iri, text, text_digest(text), publisher=publisher.name, published=day)
    unique = {one.iri: one for one in (*actors, *people, *bodies)}
    return Extraction(
        source, publisher, tuple(map(Sentence, spans)), tuple(mentions), tuple(unique.values()), (), tuple(events), (), tuple(claims)
    )  # fmt: skip


class _Fame(NamedTuple):
    """Who is named when. spans: (days, share, how many): so large a share of those named are of so many who are in the news for so many
    days, and then others are; all others are in the news at any time, the first ones often, by this power."""

    spans: tuple[tuple[int, float, int], ...]
    steep: float


_PEOPLE = _Fame(((20, 0.2, 29), (200, 0.2, 80), (1500, 0.2, 200)), 2)
_BODIES = _Fame(((30, 0.2, 25), (200, 0.15, 32), (1500, 0.15, 112)), 3)


def _named(fame: _Fame, day: dt.date, rng: random.Random) -> int:
    """The number of somebody who is named on a day. How often two articles name somebody of one family of names was counted in 717 articles
    of the news files, by the days between them: of people who are not of the authority 1.9 pairs in 1,000 within a week, 1.0 within a
    month, 0.7 within three, 0.4 within a year and 0.1 after three years; of organisations 2.9, 2.0, 1.4, 0.7 and 0.5. Drawn so, it is as
    many. (As long as the same people were in the news at all times, 0.4 and 0.6 over any days: the more articles there were, the more
    namesakes each of the next ones had.)"""
    luck = rng.random()
    for days, share, many in fame.spans:
        if luck < share:
            return ((day.toordinal() // days * many + rng.randrange(many)) * 7919 + days) % len(VOCABULARY)
        luck -= share
    return int(len(VOCABULARY) * rng.random() ** fame.steep)


def _body(number: int, rng: random.Random) -> Entity:
    """Of a quarter of them an article says the country, of a third the name is one word."""
    name = VOCABULARY[number] if number % 9 == 0 else f"Council {VOCABULARY[number]}"
    country = ("NOR", "FRA", "KEN", "PER", "JPN")[number % 5] if rng.random() < 0.25 else None
    return Entity(entity_iri("Organization", name, country), "Organisation", name, "Organization", country=country)


def _somebody(number: int) -> Entity:
    common = f"{('James', 'Mary', 'John', 'Ali', 'Maria')[number % 5]} {FAMILIES[number % len(FAMILIES)]}"
    name = common if number % 9 == 0 else f"Tuulikki {VOCABULARY[number]}"
    return Entity(entity_iri("Person", name, None), "Person", name, "Person")


def growth(sizes: Sequence[int], keep: Path | None = None, more: int = 100) -> Iterator[dict[str, object]]:
    """Seconds to relate `more` articles that come to stores of these sizes; the larger the store, the longer the time it covers. First they
    are of the days after all others, as news are; then as many of any day, as when an archive is read."""
    for size in sizes:
        span = max(10, size // 20)
        with tempfile.TemporaryDirectory() as folder:
            there, copy, rng = (keep or Path(folder)) / f"{size}", Path(folder) / "copy", random.Random(SEED + 1)
            before = _kept(there, size, span)
            shutil.copytree(there, copy)
            with open_store(copy) as store:
                latest = _come(store, range(size, size + more), rng, range(span, span + 5))
                archive = _come(store, range(size + more, size + 2 * more), rng, range(span))
            yield {"to": size, "articles": more, **before, "of later days": latest, "of any day": archive}


def _kept(folder: Path, size: int, span: int) -> dict[str, dict[str, float]]:
    """Makes a store of so many articles where there is none; what it took to relate them."""
    made = folder.is_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(folder) as store:
        if not made:
            _fill(store, range(size), random.Random(SEED), range(span))
        before = measured(partial(relate, store))
    return {} if made else {"all before": before}


def _come(store: Store, numbers: Iterable[int], rng: random.Random, days: range) -> dict[str, float]:
    """What it takes to relate some articles more; how many more bearers of a name are taken for one of others or told apart, and how many
    more links there are between those who bear a name: whoever comes to more namesakes has more to tell of them. `touched`: of how many
    bearers and links something else is found than before, those included that are new or gone; and what the program spends on each."""
    new = _fill(store, numbers, rng, days)
    held, touched = _names(store), list[int]()
    with patch("kg.relate.naming.replace_bearers", partial(_counted, touched)):
        took = measured(partial(relate, store, new))
    counts = {name: count - held[name] for name, count in _names(store).items()} | {"touched": sum(touched)}
    return took | counts | {"ms for each touched": round(1_000 * took["own"] / max(1, sum(touched)), 2)}


def _counted(counts: list[int], index: Index, articles: Iterable[str], bearers: Iterable[Bearer]) -> Iterator[tuple[Found, Found]]:
    for before, after in replace_bearers(index, articles, bearers):
        gone, come = before - after, after - before
        some = {one.bearer for one in gone.identities | come.identities}
        counts.append(len(some) + len(gone.merged.keys() | come.merged.keys()) + len(gone.candidates.keys() | come.candidates.keys()))
        yield before, after


def _names(store: Store) -> dict[str, int]:
    wanted = {"identities": "NameBearer", "links": "IdentityLink"}
    rows = {name: store.query(f"SELECT (COUNT(*) AS ?n) {{ ?s a <{NG}{of}> }}").rows for name, of in wanted.items()}
    return {name: int(some[0]["n"].value) for name, some in rows.items()}


def _fill(store: Store, numbers: Iterable[int], rng: random.Random, days: range) -> list[str]:
    names = list[str]()
    for number in numbers:
        made = article(number, rng, days)
        store.add(made.article.iri, quads(made))
        names.append(made.article.iri)
    return names


# ---- events


def same_event(news: Path, labelled: Path) -> dict[str, object]:
    """Over the labelled pairs: how many of those linked are one event, and how many of those that are one event are linked."""
    pairs = [json.loads(line) for line in labelled.read_text(encoding="utf-8").splitlines()]
    wanted = {(side["file"], side["id"]) for pair in pairs for side in (pair["one"], pair["other"])}
    articles = {(name, row["id"]): row for name in FILES for row in _rows(news / f"{name}.jsonl") if (name, row["id"]) in wanted}
    reader = Reader()
    iris = dict[tuple[str, str], str]()
    with open_store(":memory:") as store:
        made = {
            key: make_article(row["text"], url=row["url"], published=_day(row), publisher=row["publisher"]) for key, row in articles.items()
        }
        for key, result in zip(made, reader.extract(made.values()), strict=True):
            if isinstance(result, Extraction):
                store.add(result.article.iri, quads(result))
                iris[key] = result.article.iri
        relate(store)
        linked = [_is_linked(store, iris, pair) for pair in pairs]
    judged = [(pair["same"], link) for pair, link in zip(pairs, linked, strict=True) if link is not None]
    hits, links, same = (sum(map(bool, some)) for some in ([s and k for s, k in judged], [k for _, k in judged], [s for s, _ in judged]))
    return {
        "pairs": len(pairs), "not read as two events": len(pairs) - len(judged), "one event": same, "linked": links,
        "precision": _percent(hits / links) if links else None, "recall": _percent(hits / same),
    }  # fmt: skip


def _is_linked(store: Store, iris: dict[tuple[str, str], str], pair: dict[str, dict[str, object]]) -> bool | None:
    """None where the program reads no event at one of the places, or not the article."""
    if not all((side["file"], side["id"]) in iris for side in (pair["one"], pair["other"])):
        return None
    spans = [f"{iris[(s['file'], s['id'])]}#offset_{s['start']}_{s['end']}" for s in (pair["one"], pair["other"])]  # type: ignore[index]
    denoted = "http://groundedannotationframework.org/gaf#denotedBy"
    there = f"?a <{denoted}> <{spans[0]}> ; a <{NG}Event> . ?b <{denoted}> <{spans[1]}> ; a <{NG}Event> ."
    if not store.query(f"ASK {{ {there} }}").boolean:
        return None
    return bool(store.query(f"ASK {{ {there} FILTER(?a = ?b || EXISTS {{ ?a <{NG}sameEventAs> ?b }}) }}").boolean)


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _day(row: dict[str, str]) -> dt.date | None:
    return dt.date.fromisoformat(row["published"]) if row["published"] else None


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _figures(parts: Collection[str], news: Path | None, sizes: Sequence[int], keep: Path | None) -> Iterator[dict[str, object]]:
    if "sentences" in parts:
        yield {"sentences": sentences()}
    if news and "copies" in parts:
        yield {"copies": copies([row for name in FILES[:3] for row in _rows(news / f"{name}.jsonl") if len(row["text"]) > 600])}
    if news and "same event" in parts:
        sets = {"tuned on": PAIRS, "held out, opened": OPENED, "fresh": FRESH}
        yield {"same event": {name: same_event(news, labelled) for name, labelled in sets.items()}}
    curve = list[dict[str, object]]()
    for point in growth(sizes if "growth" in parts else (), keep):
        curve.append(point)
        yield {"growth": curve, "memory, MB at most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, help="folder of JSON Lines of articles")
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 1_000, 3_000, 10_000])
    parser.add_argument("--keep", type=Path, help="folder for the stores of all before, which are used again")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("relating.json"))
    options = parser.parse_args()
    known = json.loads(options.out.read_text(encoding="utf-8")) if options.out.is_file() else {}
    figures = dict[str, object](known)  # parts that are not run stay as they are
    for found in _figures(options.parts, options.news, options.sizes, options.keep):
        figures |= found  # written as they come: the large stores take long
        options.out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
