"""How statements lie in each other: whose words hold whose, and which of two readings of the same words stays."""

from __future__ import annotations

from kg.extract.report import Report, Reports
from kg.extract.tree.syntax import is_bare_that, is_clause, is_to_clause


def one_per_content(found: list[Report]) -> list[Report]:
    """Of reports with the same content the first that has a source ("is allegedly ill, the paper reported"), else the first."""
    seen: dict[tuple[int, int], Report] = {}
    for report in found:
        key = (report.content.start, report.content.end)
        if key not in seen or (report.sources and not seen[key].sources):
            seen[key] = report
    return list(seen.values())


_POSSESSIVES = {"its", "his", "her", "their", "our", "my"}


def _is_named_matter(noun: Report, found: list[Report]) -> bool:
    """The "commitment to leave" in "reiterated Rome's commitment to leave": a matter that somebody speaks of, not said twice."""
    if noun.cue is None or noun.cue.pos_ != "NOUN" or noun.head is None:
        return False
    named = not is_bare_that(noun.head) and not any(m.lower_ == "that" and m.i < noun.head.i for m in noun.head.children)
    return named and any(r is not noun and r.head == noun.cue and r.asserting for r in found)


def without_carriers(found: list[Report]) -> list[Report]:
    """Of "expressed concern that it was over" the concern, with what it says; the verb that only carries it has nothing of its own."""
    found = [r for r in found if not _is_named_matter(r, found)]
    carried = {r.cue.i: r for r in found if r.cue is not None and r.cue.pos_ == "NOUN"}
    for verb, noun in ((r, carried[r.head.i]) for r in found if r.head is not None and r.head.i in carried and r.sources):
        if noun is not verb and noun.sources and noun.sources[0].lower_ in _POSSESSIVES:  # "expressed its view that …"
            noun.sources, noun.source_span = verb.sources, verb.source_span

    def carries(report: Report) -> bool:
        if report.head is not None and report.cue is not None and report.head.dep_ == "ccomp" and report.head.i < report.cue.i:
            return False  # "The campaign plans to leave, a spokesman said", with "plans" taken for a noun
        noun = carried.get(report.head.i) if report.head is not None else None
        return noun is not None and noun is not report and bool(report.sources) and noun.sources == report.sources

    return [r for r in found if not carries(r)]


def without_echoes(found: list[Report]) -> list[Report]:
    """Of "Roe said he would go, he said" the first saying; the frame behind it only says so again."""
    cues = {r.cue.i: r for r in found if r.cue is not None and r.sources}

    def echoes(report: Report) -> bool:
        said = cues.get(report.head.i) if report.head is not None else None
        again = said is not None and report.cue is not None and report.cue_span is not None and report.cue_span.start >= report.content.end
        who = report.sources[0].lower_ if report.sources else ""
        if not again or said is report or said is None or who not in {"he", "she"}:
            return False
        return said.sources[0].ent_type_ == "PERSON" or said.sources[0].lower_ == who

    return [r for r in found if not echoes(r)]


def without_naming(found: list[Report]) -> list[Report]:
    """ "Two diplomats who asked not to be named said …": what is asked for in the words that name a source tells who he is, and a matter
    in front of the relative clause that names it tells which it is."""
    naming = [r.source_span for r in found if r.source_span is not None]

    def names(report: Report) -> bool:
        cue, head = report.cue_span, report.head
        asks = head is not None and (is_to_clause(head) or not is_clause(head)) and report.kind == "indirect"
        behind = report.source_span is not None and report.content.end <= report.source_span.start
        if asks and behind and report.cue is not None and report.cue.dep_ == "acl:relcl":
            return True  # "disputes about deliveries, which Israel denied", "the laws that she has proposed": tells which
        return cue is not None and asks and any(s.start <= cue.start < s.end and report.content.end <= s.end for s in naming)

    return [r for r in found if not names(r)]


def without_rings(found: list[Report]) -> list[Report]:
    """Two reports cannot each stand in the words of the other: of such a pair, a slip of the parse, the longer content goes."""
    dropped: set[int] = set()
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            if _holds(one, other, False) and _holds(other, one, False):
                dropped.add(id(max(one, other, key=lambda r: r.content.end - r.content.start)))
    return [r for r in found if id(r) not in dropped]


def holder_of(report: Report, found: Reports) -> Report | None:
    """The smallest statement whose content holds this one's cue (or, without a cue of its own, its content)."""
    place = report.cue_span if report.cue is not None else report.content
    if place is None:
        return None
    holders = [
        r for r in found.around(place)
        if r is not report and r.holds(place) and r.content != report.content and not (report.cue is None and r.continues is report)
        and not _holds(report, r) and tells(r)
    ]  # fmt: skip
    return min(holders, key=lambda r: r.content.end - r.content.start, default=None)


def tells(report: Report) -> bool:
    """Whether a content is what the source says. A bare matter of which he speaks is the writer's to name: the claim in "dismissed Tehran's
    claim that …" is reported by whoever writes so, not by him who dismissed it."""
    return not report.denies_before and (report.kind != "indirect" or report.head is None or is_clause(report.head))


def _holds(outer: Report, inner: Report, longer: bool = True) -> bool:
    place = inner.cue_span if inner.cue is not None else inner.content
    if place is None or not outer.holds(place):
        return False
    return not longer or outer.content.end > inner.content.end
