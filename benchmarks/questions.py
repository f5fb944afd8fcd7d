"""How right the answers are: questions to real articles, with the sentences that answer them, found by reading the texts.

    python -m benchmarks.questions ../shared [--errors] [--questions benchmarks/questions-unseen.jsonl]

`benchmarks/questions.jsonl` has one question a line: `store` (which articles it is put to), `facts` (what a right answer holds: for each
fact the sentences that say it, any of which will do), `also` (sentences that may be cited too), `verdict` (of a yes/no question), or
`not_in_graph`. A sentence is given by article (address, corpus id or file name) and Unicode code points, end exclusive. `held_out`: a
third of the questions, chosen by the digest of the question, whose errors `--errors` does not show.

`benchmarks/questions-unseen.jsonl` is a second set in the same form, put to forty other articles of the news corpus (store `world`). Its
questions and their sentences were written from the articles alone, without a look at an answer; two thirds of them are held out.

`benchmarks/questions-third.jsonl` is a third one, put to 38 articles more (store `mixed`: news, statements of ministries, the trade), with
many questions for reasons, in the passive voice, with names that are misspelt. They too were written from the articles alone; `held_out` is
the half of them that was not tuned on, though some of these questions were seen beside sentences of the articles.

`benchmarks/questions-fourth.jsonl` is a fourth one, put to 42 articles more (store `wires`), written from the articles alone. None of its
questions is held out: they are there to be worked on.

`benchmarks/questions-fifth.jsonl` is a fifth one, put to 20 articles more (store `papers`, drawn with the seed 20408), a few questions for
each kind of question, written from the articles alone. At first sight, before anything was mended because of it: citation precision 86.9,
recall 43.8, right abstention 100, verdicts 66.7. None of it is held out.

`benchmarks/questions-sixth.jsonl` is a sixth one, with many near misses: questions that name the same people and matters as an article and
that it does not answer. The questions to each of its stores (twelve, twelve and fourteen articles more) were written before any of them
was asked, and each after what the one before had shown was mended. At first sight: `dispatches` citation precision 90.2, recall 52.6,
right abstention 83.3; `bulletins` 87.0, 53.2, 100; `cables` 94.0, 67.4, 100. None of it is held out.

`benchmarks/questions-seventh.jsonl` is a seventh one, to the articles of three stores more, mostly of kinds that were asked little before:
what several say side by side, courses of events between two days, what is disputed, has changed, was promised and not done, who reports
it, fragments, speakers who are only described, groups; with near misses. Each store's questions were written from its articles alone and
asked once before anything was mended because of them, together with as many to invented wire reports (not kept; none for the third). At
first sight, judged strictly by reading, with those: `gazettes` citation precision 74.7, recall 56.3, right abstention 100; `journals` 89.1,
82.7, 100; `reviews` 95.2, 80.6, 100. None of it is held out.

`benchmarks/questions-eighth.jsonl` is an eighth one, over all kinds of questions, half of them yes or no, with near misses: another actor,
object or place, planned and not done, roles exchanged. Its two stores of twelve articles were asked together with 51 questions to twelve
invented wire reports (not kept), the second after what the first had shown was mended. At first sight, with those: `digests` citation
precision 93.2, recall 60.3, right abstention 11 of 14, verdicts 11 of 19; `briefs` 92.4, 60.0, 13 of 14, 12 of 19. None of it is held out.

The measures are those of ALCE (Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations", section 4), judged by
these data instead of by a model: a citation is right where its sentence is one of `facts` or `also`; an answer sentence is supported
where its citations hold one that is; a fact is found where one of its sentences is cited. What the program sets apart as related counts
neither way. The last line printed is JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.answers import Answer, Citation
from kg.ask import ask
from kg.model import Article
from kg.pipeline import Reader, build
from kg.read import read_source
from kg.store import Store, open_store

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "benchmarks" / "questions.jsonl"
UNSEEN = ROOT / "benchmarks" / "questions-unseen.jsonl"
THIRD = ROOT / "benchmarks" / "questions-third.jsonl"
FOURTH = ROOT / "benchmarks" / "questions-fourth.jsonl"
FIFTH = ROOT / "benchmarks" / "questions-fifth.jsonl"
SIXTH = ROOT / "benchmarks" / "questions-sixth.jsonl"
SEVENTH = ROOT / "benchmarks" / "questions-seventh.jsonl"
EIGHTH = ROOT / "benchmarks" / "questions-eighth.jsonl"
NEWS = ("sel-wikinews.jsonl", "wikinews-2019-2020.jsonl", "re3d.jsonl", "meantime.jsonl")
NEWS_STORES = (
    "news",
    "world",
    "mixed",
    "wires",
    "papers",
    "dispatches",
    "bulletins",
    "cables",
    "gazettes",
    "journals",
    "reviews",
    "digests",
    "briefs",
)  # each holds those articles of the news corpus that its own questions name
Span = tuple[str, int, int]  # article, code points, end exclusive
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One question and what came back; counts are of citations, answer sentences and facts."""

    question: Json
    answered: bool
    verdict: str | None
    right: int
    cited: int
    supported: int
    sentences: int
    found: int
    facts: int
    wrong: tuple[str, ...] = ()  # quotes that do not answer
    missed: tuple[Span, ...] = ()


def main(argv: Sequence[str] | None = None) -> None:
    """Build the stores, ask, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("shared", type=Path, help="folder with corpora/seeds and corpora/news")
    parser.add_argument("--errors", action="store_true", help="show what went wrong, of the questions that are not held out")
    parser.add_argument("--store", choices=("seeds", "examples", *NEWS_STORES), help="only the questions to these articles")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="the question set (default: benchmarks/questions.jsonl)")
    args = parser.parse_args(argv)
    questions = [one for one in load(args.questions) if args.store in (None, one["store"])]
    judged = list(run(args.shared, questions))
    if args.errors:
        print("\n".join(line for one in judged if not one.question["held_out"] for line in errors(one)))
    parts = {"all": judged}
    for name, held in (("open", False), ("held out", True)):
        parts[name] = [one for one in judged if one.question["held_out"] is held]
    scores = [{"part": name, **figures(part)} for name, part in parts.items()]
    for score in scores:
        print("\n".join(f"{score['part']:9} {name:36} {value}" for name, value in score.items() if name != "part"))
    print(json.dumps(scores))


def load(path: Path = QUESTIONS) -> list[dict[str, Any]]:
    """The questions, as they stand in the file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def is_held_out(question: str) -> bool:
    """One in three, by its digest: nobody chooses which."""
    return int(hashlib.sha256(question.encode()).hexdigest(), 16) % 3 == 0


def run(shared: Path, questions: Sequence[Json]) -> Iterator[Judged]:
    """Ask every question of a store with the articles it is put to."""
    reader = Reader()
    for store, own, keys in stores(shared, questions, reader):
        yield from (judge(one, ask(store, one["question"], reader), keys) for one in own)


def stores(shared: Path, questions: Sequence[Json], reader: Reader) -> Iterator[tuple[Store, list[Json], Mapping[str, str]]]:
    """Each store that is asked, its questions, and what its articles are called there (digest of the text to name); stores are made in a
    folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        for name in dict.fromkeys(one["store"] for one in questions):
            own = [one for one in questions if one["store"] == name]
            source = sources(name, shared, own, Path(folder))
            keys = {article.sha256: key(article) for article in read_source(source) if isinstance(article, Article)}
            with open_store(Path(folder) / f"store-{name}") as store:
                build(store, [source], reader)
                yield store, own, keys


def sources(name: str, shared: Path, questions: Iterable[Json], folder: Path) -> Path:
    """Where the articles of a store lie; those of the news corpus that are asked about are taken out of it, with their ids as addresses."""
    if name not in NEWS_STORES:
        return shared / "corpora" / "seeds" if name == "seeds" else ROOT / "examples"
    wanted = {span[0] for one in questions for span in spans(one)}
    files = [(shared / "corpora" / "news" / file).read_text(encoding="utf-8") for file in NEWS]
    lines = [json.loads(line) for text in files for line in text.split("\n") if line]
    path = folder / "news.jsonl"
    kept = ({**line, "url": f"https://news.example/{line['id']}"} for line in lines if line["id"] in wanted)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept), encoding="utf-8")
    return path


def key(article: Article) -> str:
    """The name of an article in the questions: its address, its id in the news corpus, or its file's name."""
    return (article.url or Path(article.source or article.iri).name).removeprefix("https://news.example/")


def judge(question: Json, answer: Answer, keys: Mapping[str, str]) -> Judged:
    """What of an answer is right. keys: digest of an article's text to its name in the questions."""
    allowed, facts = list(spans(question)), question.get("facts", [])
    citations = {one.n: one for one in answer.citations}
    cited = [[citations[n] for n in statement.citations] for statement in answer.summary]
    right = [[any(_same(one, span, keys) for span in allowed) for one in group] for group in cited]
    flat = [one for group in cited for one in group]
    missed = [fact for fact in facts if not any(_same(one, tuple(span.values()), keys) for span in fact for one in flat)]
    return Judged(
        question,
        answer.answered,
        answer.verdict,
        sum(map(sum, right)),
        len(flat),
        sum(map(any, right)),
        len(cited),
        len(facts) - len(missed),
        len(facts),
        tuple(one.quote for group, marks in zip(cited, right, strict=True) for one, mark in zip(group, marks, strict=True) if not mark),
        tuple(tuple(fact[0].values()) for fact in missed),
    )


def spans(question: Json) -> Iterator[Span]:
    """Every sentence that may be cited."""
    for span in (*(span for fact in question.get("facts", ()) for span in fact), *question.get("also", ())):
        yield span["article"], span["start"], span["end"]


def _same(citation: Citation, span: Span, keys: Mapping[str, str]) -> bool:
    """Whether a citation is that sentence: they share more than half of the shorter, so that it does not hang on how sentences are cut."""
    article, start, end = span
    shared = min(citation.end, end) - max(citation.start, start)
    return keys[citation.sha256] == article and shared * 2 > min(citation.end - citation.start, end - start)


def figures(judged: Sequence[Judged]) -> dict[str, float | int | None]:
    """Per cent, and the number of questions and of sentences without support."""
    silent = [one for one in judged if one.question.get("not_in_graph")]
    known = [one for one in judged if not one.question.get("not_in_graph")]
    verdicts = [one for one in known if "verdict" in one.question and one.answered]
    return {
        "questions": len(judged),
        "citation precision": _percent((one.right for one in judged), (one.cited for one in judged)),
        "citation recall": _percent((one.found for one in known), (one.facts for one in known)),
        "answer sentences supported": _percent((one.supported for one in judged), (one.sentences for one in judged)),
        "answer sentences without support": sum(one.sentences - one.supported for one in judged),
        "right abstention": _percent((not one.answered for one in silent), (1 for _ in silent)),
        "answered, of what can be": _percent((one.answered for one in known), (1 for _ in known)),
        "verdict right": _percent((one.verdict in one.question["verdict"] for one in verdicts), (1 for _ in verdicts)),
    }


def _percent(part: Iterable[int], whole: Iterable[int]) -> float | None:
    total = sum(whole)
    return round(100 * sum(part) / total, 2) if total else None


def errors(one: Judged) -> Iterator[str]:
    """What is wrong with an answer, in words for who mends the program."""
    told = f"{one.question['store']:8} {one.question['family']:9} {one.question['question']}"
    if one.question.get("not_in_graph") and one.answered:
        yield f"ANSWERED  {told}"
    elif not one.question.get("not_in_graph") and not one.answered:
        yield f"SILENT    {told}"
    elif one.missed:
        yield f"MISSED    {told}  {one.missed}"
    if one.answered and one.verdict not in one.question.get("verdict", [one.verdict]):
        yield f"VERDICT   {told}  {one.verdict}, not {one.question['verdict']}"
    yield from (f"WRONG     {told}  | {quote}" for quote in one.wrong)


if __name__ == "__main__":
    main(sys.argv[1:])
