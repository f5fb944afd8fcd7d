"""How a finding is said: the words of the evidence sentence, put so that they stand by themselves.

Nothing is cut and nothing is rephrased, so hedges, numbers and speakers stay. What is changed: a person's full name stands for a pronoun
or a part of the name and beside a description; the date stands for "Thursday"; a speaker named behind his words is put before them
("Iran was offering drones, Lind said" becomes "Lind said that Iran was offering drones"); a quotation whose sentence does not say who
speaks gets the speaker before it; a capital at the start and a full stop at the end. `kg.verify` builds the same anew from the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.ask.dating import dates
from kg.ask.edits import OPENING, Edit, is_in_marks, speaker
from kg.ask.findings import Finding, Named

_STOPPED = re.compile(r"[.!?]\s+[\"”’']$")  # a mark that stands apart
NOTE = re.compile(r"(?<=\S)\[\d{1,3}\]")  # a footnote's number: within an answer it would be read as a citation of its own
_STOPS = (".", "!", "?", "...]", "…]", "…", '."', '!"', '?"', ".”", "!”", "?”", ".’", ".'")
_JOINED = frozenset({"that", "which", "who", "whom", "after", "before", "as", "when", "while", "because", "if"})
_ARTICLES = frozenset({"The", "A", "An"})
_SMALL = _ARTICLES | {"It", "He", "She", "They", "In", "On", "No", "Any", "Its", "Their", "This", "That", "There", "These", "One", "Such"}
_PERSONAL = frozenset({"he", "she", "him"})
_OF_NOBODY = re.compile(r"\b(?:for|as|be|become|becomes|became|becoming|elected|named|appointed)\s+$", re.IGNORECASE)  # "ran for mayor"
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
_QUOTES = '"“”„'
_SINGLE = str.maketrans(dict.fromkeys(_QUOTES, "’"))


def say(finding: Finding) -> str:
    """The answer sentence for a finding."""
    notes = (Edit(finding.start + hit.start(), finding.start + hit.end(), "") for hit in NOTE.finditer(finding.quote))
    edits = sorted((*_names(finding), *dates(finding), *notes), key=lambda edit: edit.start)
    turned = _turned(finding)
    if turned is None:
        told, who = _finish(_edited(finding, finding.start, finding.end, edits)), speaker(finding)
        bare = who and finding.verbatim and not any(mark in finding.quote for mark in _QUOTES)
        return f"{who}“{told}”" if bare else who + _balanced(told)
    frame, content = turned
    first = _edited(finding, *frame, edits).strip(" ,.")
    return _finish(f"{first} that {_lowered(finding, content, _edited(finding, *content, edits))}")


def quotation(finding: Finding) -> str:
    """The sentence as it stands in the article, less the numbers of footnotes, in quotation marks; its own double ones become single ones
    within them."""
    return f"“{OPENING.sub('‘', NOTE.sub('', finding.quote)).translate(_SINGLE)}”"


def _edited(finding: Finding, start: int, end: int, edits: Iterable[Edit]) -> str:
    words, at = "", start
    for edit in edits:
        if at <= edit.start and edit.end <= end:
            words += finding.words((at, edit.start)) + edit.words
            at = edit.end
    return words + finding.words((at, end))


def _names(finding: Finding) -> Iterator[Edit]:
    """Where a name is needed: words that stand for somebody whom the sentence does not name in full; once each, in order."""
    known = {n.entity for n in finding.named if n.name.casefold() in finding.quote.casefold() or _is_full_name(n, finding)}
    introduced = set[str]()
    for named in finding.named:
        if named.entity in known and named.entity not in introduced and (words := _office(named, finding)):
            introduced.add(named.entity)
            yield Edit(named.end, named.end, words)
        if named.entity in known or not _stands_for(named, finding) or _is_inside_another(named, finding.named):
            continue
        if (edit := _name(_last_of_run(named, finding.named), finding)) is not None:
            known.add(named.entity)
            introduced.add(named.entity)
            yield edit


def _name(named: Named, finding: Finding) -> Edit | None:
    """The name in place of a pronoun or a part of it; beside a description, where that is no possessive."""
    words, behind = finding.words((named.start, named.end)), finding.words((named.end, finding.end))
    is_marked = is_in_marks(finding, named.start)
    if named.form == "nominal" and (part := _surname(words, named.name)):
        return None if is_marked else Edit(named.end - len(part), named.end, named.name)
    if named.form == "name" and finding.words((finding.start, named.start)).casefold().endswith(("the ", "the late ")):
        return None  # "the Queen"
    if words.casefold() in _PERSONAL or (named.form == "name" and not is_marked):
        return Edit(named.start, named.end, f"[{named.name}]" if is_marked else named.name + _office(named, finding))
    if is_marked:
        return None if named.form != "nominal" or behind[:1] in ("'", "’") else Edit(named.end, named.end, f" [{named.name}]")
    if not set(words.casefold().split()) - _DETERMINERS - set(named.name.casefold().split()):
        return None  # "the Queen" is Queen Elizabeth II
    if named.form == "pronoun" or behind[:1] in ("'", "’") or not _is_definite(words, finding.words((finding.start, named.start))):
        return None
    return Edit(named.end, named.end, f", {named.name}" if behind[:1] in (",", ".", ";") else f", {named.name},")


def _surname(words: str, name: str) -> str:
    """The part of the name that a description ends with ("Minister Lind"); nothing where it has none."""
    last, said = name.split()[-1:], words.split()[-1:]
    return said[0] if last and said and said[0].casefold() == last[0].casefold() and len(words.split()) > 1 else ""


def _is_definite(words: str, before: str) -> bool:
    """Whether a description is of somebody known: not "president of …" in "his campaign for president of …"."""
    first = words.split()[0] if words.split() else ""
    last = before.split()[-1].casefold() if before.split() else ""
    return first.casefold() in _DETERMINERS or last in _DETERMINERS or (first[:1].isupper() and not _OF_NOBODY.search(before))


def _office(named: Named, finding: Finding) -> str:
    """The office behind a bare name, between commas; nothing where the sentence describes the person itself, or in reported words."""
    office = finding.offices.get(named.entity)
    before, behind = finding.words((finding.start, named.start)), finding.words((named.end, finding.end))
    if (
        office is None
        or is_in_marks(finding, named.start)
        or not re.match(r"[ .](?!of\b)", behind)
        or (before and not re.search(r"(?:^|[ (])[a-z]+ $|, $", before))
    ):
        return ""
    words = finding.words((named.start, named.end)).casefold()
    bare = words in _PERSONAL or set(words.split()) <= set(named.name.casefold().split())
    described = any(n.entity == named.entity and n.form == "nominal" for n in finding.named)
    return "" if described or not bare else f", {office}" if behind[:1] == "." else f", {office},"


def _is_full_name(named: Named, finding: Finding) -> bool:
    """A person's name of two words or more, in whatever spelling ("Rob" for Robert, "Zelensky" for Zelenskyy), or another one of his."""
    words, name = finding.words((named.start, named.end)).casefold().split(), named.name.casefold().split()
    is_he = words[-1:] == name[-1:] or words[:1] == name[:1] or set(words).isdisjoint(name)  # who is Pope Francis now was Bergoglio then
    return named.form == "name" and len(words) > 1 and is_he


def _stands_for(named: Named, finding: Finding) -> bool:
    """A person's description, pronoun or part of the name; what stands for a state or an organisation reads well as it is."""
    part = finding.words((named.start, named.end)).casefold() in named.name.casefold().split()
    return named.kind == "Person" and (named.form in ("nominal", "pronoun") or part)


def _is_inside_another(named: Named, others: Iterable[Named]) -> bool:
    """Part of a longer expression for somebody else ("the Biden administration")."""
    here = named.start, named.end
    around = (other for other in others if other.start <= named.start and named.end <= other.end and (other.start, other.end) != here)
    return any(other.entity != named.entity for other in around)


def _last_of_run(named: Named, inside: Iterable[Named]) -> Named:
    """The last of mentions of one entity that stand side by side ("Advisor" "Kirby")."""
    for other in inside:
        if other.entity == named.entity and 0 <= other.start - named.end <= 1:
            return _last_of_run(other, inside)
    return named


def _turned(finding: Finding) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Frame and content where the content comes first, in indirect speech, and a frame behind it ends the sentence."""
    for content, cue in finding.sayings:
        between = finding.words((content[1], cue[0])) if content[1] <= cue[0] else ""
        whole = content[0] == finding.start and cue[1] <= finding.end and re.match(r",\s+\w", between)
        if whole and not _is_cut(finding, content, cue, between):
            return (content[1], finding.end), content
    return None


def _is_cut(finding: Finding, content: tuple[int, int], cue: tuple[int, int], between: str) -> bool:
    """Where turning it would join words that do not belong together: speech within marks, a frame with commas, "according to"."""
    words, frame = finding.words(content), finding.words((content[1], finding.end)).strip(" ,.")
    verb = finding.words(cue).casefold()
    return (
        any(mark in finding.quote for mark in _QUOTES)
        or ";" in words
        or "," in frame
        or not _JOINED.isdisjoint(frame.casefold().split())
        or not _begins_safely(finding, content)
        or not verb.replace(" ", "").isalpha()
        or verb.startswith("according")
        or len(between.split()) > 12
        or not finding.quote.endswith(".")
    )


def _begins_safely(finding: Finding, content: tuple[int, int]) -> bool:
    """With a name or with a word that is known to be small inside a sentence: then it is clear how to write it there."""
    words = finding.words(content).split()
    return bool(words) and (words[0] in _SMALL or any(n.start == content[0] and n.form == "name" for n in finding.named))


def _lowered(finding: Finding, content: tuple[int, int], words: str) -> str:
    """A small letter at the start, where no name begins there."""
    named = any(n.start == content[0] and n.form == "name" for n in finding.named)
    first = words.split()[0] if words.split() else ""
    return words[:1].lower() + words[1:] if first in (_ARTICLES if named else _SMALL) else words


def _balanced(words: str) -> str:
    """With the mark that a quotation lacks which begins or ends in another sentence."""
    lacks = words.count("“") - words.count("”")
    if abs(lacks) == 1 and words.count('"') == 1:
        return words  # a paper that opens with one kind of mark and closes with the other
    if lacks:
        return f"{words}”" if lacks > 0 else f"“{words}"
    if words.count('"') % 2 == 0:
        return words
    opens = OPENING.search(words[words.rindex('"') - 1 if words.rindex('"') else 0 :])
    return f'{words}"' if opens else f'"{words}'


def _finish(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith(_STOPS) or _STOPPED.search(words) else words.rstrip(" ,;:") + "."
