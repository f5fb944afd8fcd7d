"""What is changed in the words of a sentence, whose words they are, and where they are told as they were said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.ask.findings import Finding

UNRESOLVED = "(not resolved)"  # ends the label of a source that is a pronoun of which nobody knows whom it stands for
UNNAMED = "unnamed speaker"  # label of a source that the text does not name
OPENING = re.compile(r'(?:(?<=[\s(\[—–-])|^)["“„](?=\S)')  # a mark that opens a quotation
_OWN = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` of the article is told as `words`; an empty stretch is an insertion."""

    start: int
    end: int
    words: str


def names_speaker(finding: Finding) -> bool:
    """Whether the sentence itself says whose words it tells, so that it can be quoted without more."""
    known = not finding.source_name.endswith(UNRESOLVED)
    announced = known and finding.cue is not None and finding.start <= finding.cue[0] and finding.cue[1] <= finding.end
    return not finding.quoted or announced or finding.source_name == UNNAMED or _is_speaker_named(finding)


def _is_speaker_named(finding: Finding) -> bool:
    """Whether the sentence has words for the source other than its own "I" and "we"."""
    own = (finding.words((n.start, n.end)).casefold() for n in finding.named if n.entity == finding.source)
    return any(words not in _OWN for words in own)


def speaker(finding: Finding) -> str:
    """The speaker before a quotation whose sentence does not say who speaks."""
    if not finding.quoted or not finding.source_name or _is_speaker_named(finding):
        return ""
    if finding.cue is not None and finding.start <= finding.cue[0] and finding.cue[1] <= finding.end:
        return ""
    return f"{finding.source_name}: "


def is_in_marks(finding: Finding, place: int) -> bool:
    """Within quotation marks, where words are told as they were said; also in a sentence that goes on with a quotation."""
    before = finding.words((finding.start, place))
    if _goes_on(finding.quote):
        return before.count('"') % 2 == 0 and before.count("“") >= before.count("”")
    inside = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return inside or (bool(speaker(finding)) and not re.search(r'["”]', before))


def _goes_on(quote: str) -> bool:
    """Whether a sentence begins within a quotation: its first mark closes one."""
    first = re.search(r'["“”]', quote)
    return first is not None and (first[0] == "”" or (first[0] == '"' and not OPENING.match(quote, first.start())))
