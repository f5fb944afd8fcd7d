"""A store whose names, titles, words and addresses all try to be more than text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kg import ids
from kg.model import Article, Claim, Entity, Event, Extraction, Factuality, Mention, Sentence, Span, TimeExpression
from kg.shape import quads
from kg.store import open_store

HOSTILE = [
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "{{ 7 * 7 }} {% raw %}",
    "‮txet desrever‬ ⁦isolated⁩",
    "line\u2028ends and\u2029ends again",
    "long " * 2000,
    "L" * 10_000,
    "'\"><svg onload=alert(1)> --> <!-- ]]>",
    "href <a href='javascript:alert(1)'>here</a>",
    "</textarea></title></style><iframe src=javascript:alert(1)>",
]


def hostile(number: int, words: str) -> Extraction:
    """One article of one sentence, with the words wherever words can stand."""
    text = f"{words} hit it."
    url = ("javascript:document.title='broken'", f"https://hostile.example/?q={number}", f"data:text/html,{number}")[number % 3]
    article = Article(
        ids.article_iri(url, text),
        text,
        ids.text_digest(text),
        url=url,
        title=words,
        publisher=words,
        published=dt.date(2023, 1, 1 + number),
    )
    entity = Entity(f"https://hostile.example/{number}", "Person", words, "Person")
    day = dt.date(2023, 1, 1)
    trigger = Span(len(words) + 1, len(words) + 4)
    return Extraction(
        article=article,
        publisher=Entity(ids.entity_iri("MediaOrganization", words, None), "Organisation", words, "MediaOrganization"),
        sentences=(Sentence(Span(0, len(text))),),
        mentions=(Mention("m1", Span(0, len(words)), "PERSON", "name", 0, entity.iri),),
        entities=(entity,),
        events=(Event("e1", "ASSAULT", None, trigger, 0, actors=("m1",), label=f"{words} hit", theme=Span(0, len(words)),
                      time=TimeExpression(trigger, day, day, "day", "Explicit")),),
        claims=(Claim("c1", "e1", ids.entity_iri("MediaOrganization", words, None), Factuality(tense="past"), (0,)),),
    )  # fmt: skip


def hostile_store(folder: Path) -> list[str]:
    """Fill a store; gives the path of each article's page at its sentence."""
    paths = []
    with open_store(folder) as store:
        for number, words in enumerate(HOSTILE):
            one = hostile(number, words)
            store.add(one.article.iri, quads(one))
            paths.append(f"/article/{one.article.iri.rpartition('/')[2]}?sentence=offset_0_{len(one.article.text)}")
    return paths
