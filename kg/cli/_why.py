"""An explanation as text of 80 columns, its words marked by colour in a terminal and by brackets everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kg.cli._frame import cleaned
from kg.explain import ClaimWhy, Explanation, Identity, IdentityWhy, Link, LinkWhy, Passage, Place, Source, StatementWhy, Step
from kg.vocab import shorten

_STYLES = {
    "trigger": "bold red", "cue": "bold blue", "factuality": "bold magenta", "actor": "green", "recipient": "cyan", "instrument": "yellow",
    "place": "cyan", "time": "yellow", "quantity": "yellow", "mention": "bold", "content": "italic", "source": "green",
}  # fmt: skip
_INDENT = (0, 0, 0, 2)


def print_explanation(explanation: Explanation) -> None:
    """Everything, claim by claim."""
    console = Console(highlight=False, emoji=False, soft_wrap=False)
    for number, lines in enumerate(_parts(explanation)):
        if number:
            console.print()
        for line in lines:
            console.print(line)


def _parts(explanation: Explanation) -> Iterator[Iterable[Text | Padding]]:
    yield from (_statement(one) for one in explanation.statements)
    yield from (_claim(one) for one in explanation.claims)
    if not explanation.claims:
        yield from (_mention(one) for one in explanation.links)
    yield from (_who(one) for one in explanation.identities)


# ---------------------------------------------------------------- the sentence


def _source(source: Source) -> Text:
    parts = [source.publisher, source.published, f"“{source.title}”" if source.title else None, source.url]
    return Text(cleaned(", ".join(part for part in parts if part)) or source.iri, style="dim")


def _sentence(passage: Passage) -> Padding:
    """The words of the sentence; every marked stretch in its colour and, for those who see none, in brackets."""
    edges = sorted({passage.start, passage.end, *(e for mark in passage.marks for e in (mark.start, mark.end))})
    shown = Text()
    for start, end in pairwise(edges):
        over = [mark for mark in passage.marks if mark.start <= start and end <= mark.end]
        opened = "".join("[" for mark in over if mark.start == start)
        closed = "".join(f"|{_NOTE[mark.kind]}]" for mark in sorted(over, key=lambda m: -m.start) if mark.end == end)
        style = _STYLES[over[-1].kind] if over else ""
        shown.append(opened, "dim").append(cleaned(passage.text[start - passage.start : end - passage.start]), style).append(closed, "dim")
    return Padding(shown, _INDENT)


_NOTE = {
    "trigger": "event", "cue": "said", "factuality": "how", "actor": "who", "recipient": "to whom", "instrument": "with", "place": "where",
    "time": "when", "quantity": "how many", "mention": "mention", "content": "what", "source": "who",
}  # fmt: skip


# ---------------------------------------------------------------- claims


def _claim(why: ClaimWhy) -> Iterator[Text | Padding]:
    yield Text.assemble(("claim ", "bold"), shorten(why.iri))
    yield _source(why.article)
    yield from map(_sentence, why.sentences)
    yield from _event(why)
    yield Text("Says who, how surely", style="bold")
    for depth, step in enumerate(why.chain):
        yield from _step(step, depth)
    if why.links:
        yield Text("Who and what it names", style="bold")
        yield from (line for link in why.links for line in _link(link))


def _event(why: ClaimWhy) -> Iterator[Text | Padding]:
    event = why.event
    kind = f"{event.type}.{event.mode}" if event.mode else event.type
    yield Text.assemble(("Event ", "bold"), f"{kind}: {cleaned(event.label)}")
    for entry in event.entries:
        yield from _place("read by", entry)
    if event.topic:
        yield _line("about", event.topic)
    if event.when:
        basis = f" ({event.time_basis})" if event.time_basis else ""
        yield _line("when", f"{event.when}{basis}" + (f", from “{event.time_words}”" if event.time_words else ""))
    for count in event.counts:
        number = f"{count.value} to {count.upper}" if count.upper else count.value
        counted = " ".join(word for word in (count.unit, count.counted) if word)
        yield _line("number", f"{number} {counted}, {count.bound}, of the {count.role}: “{count.words}”")


def _step(step: Step, depth: int) -> Iterator[Text | Padding]:
    condition = ", under a condition" if step.conditional else ""
    time = f", {step.tense}" if step.tense != "none" else ""
    how = f"{step.certainty}, {step.polarity}{time}{condition} ({step.factuality})"
    arrow = "└ " if depth else ""
    yield Padding(Text.assemble(arrow, (cleaned(step.name), "bold"), f": {how}: {cleaned(step.reports)}"), (0, 0, 0, 2 + 2 * depth))
    if step.said_by is not None:
        yield from _place(f"“{cleaned(step.cue or '')}”", step.said_by, 4 + 2 * depth)
    for cue in step.cues:
        yield from _place(f"“{cleaned(cue.words)}”", cue.entry, 4 + 2 * depth)


def _place(label: str, place: Place, indent: int = 4) -> Iterator[Text | Padding]:
    stands = f"{place.file}:{place.line}" if place.line else place.file or "not in the files of this installation"
    yield _line(label, place.name + (f": {place.says}" if place.says else ""), indent)
    yield Padding(Text(stands, style="dim"), (0, 0, 0, indent + 4))
    for source in place.sources:
        yield Padding(Text(f"source: {cleaned(source)}", style="dim"), (0, 0, 0, indent + 4))


def _line(label: str, text: str, indent: int = 4) -> Padding:
    return Padding(Text.assemble((f"{label}  ", "dim"), cleaned(text)), (0, 0, 0, indent))


# ---------------------------------------------------------------- mentions and statements


def _link(link: Link) -> Iterator[Text | Padding]:
    roles = f" [{', '.join(link.roles)}]" if link.roles else ""
    known = ", ".join(part for part in (link.entity_class, link.country, link.sector) if part)
    given = f"{link.name} ({known}), {shorten(link.entity)}" if link.entity else "not linked: nothing said or known that would do"
    yield Padding(Text.assemble((f"“{cleaned(link.words)}”", "bold"), f"{roles}: {cleaned(given)}"), _INDENT)
    if link.method:
        yield _line("by", f"{link.method}, score {link.score} of 100")
    if link.fact is not None:
        yield from _place("fact", link.fact)
    if link.across and link.entity:
        yield _line("one", f"in {link.across} articles, by what they tell: `kg explain {shorten(link.entity)}` shows why")


def _mention(why: LinkWhy) -> Iterator[Text | Padding]:
    yield Text.assemble(("mention ", "bold"), shorten(why.link.mention))
    yield _source(why.article)
    yield from map(_sentence, why.sentences)
    yield from _link(why.link)


def _statement(why: StatementWhy) -> Iterator[Text | Padding]:
    yield Text.assemble(("statement ", "bold"), shorten(why.iri))
    yield _source(why.article)
    yield from map(_sentence, why.sentences)
    who = why.name or (f"“{why.source_words}”, not linked" if why.source_words else "nobody named")
    yield _line("whose words", f"{who}; {why.kind}")
    if why.entry is not None:
        yield from _place(f"“{cleaned(why.cue or '')}”", why.entry)


# ---------------------------------------------------------------- who is who


def _who(why: IdentityWhy) -> Iterator[Text | Padding]:
    yield Text.assemble((f"{cleaned(why.name)}  ", "bold"), shorten(why.iri))
    yield _line("named in", f"{len(why.articles)} article{'s' * (len(why.articles) != 1)}", 2)
    for title, found, undo in (
        ("Taken for one", why.taken_for_one, "not one? take the second from the others"),
        ("May be one, and is told apart", why.candidates, "one? make them one"),
    ):
        if found:
            yield Text(title, style="bold")
        for one in found:
            yield from _identity(one, undo)
    if why.decisions:
        yield Text("Decided", style="bold")
    for decision in why.decisions:
        yield _line(decision.kind, f"by {decision.by}: {decision.why}", 2)
        yield _line("take it back", decision.undo)
    if not (why.taken_for_one or why.candidates or why.decisions):
        yield _line("alone", "no other article names anybody who is, or may be, the same; or the authority knows who it is", 2)


def _identity(one: Identity, undo: str) -> Iterator[Text | Padding]:
    yield Padding(Text(f"score {one.score} of 100", style="bold"), _INDENT)
    for named in (one.one, one.other):
        yield _line(" / ".join(f"“{words}”" for words in named.words), _source(named.source).plain)
    for name, meaning in one.reasons:
        yield _line(name, meaning, 6)
    yield _line(undo, one.undo, 6)
