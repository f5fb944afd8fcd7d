"""Expressions of time by pattern, to complete what the name corpora have of them (GMB marks "Thursday" of "late on Thursday")."""

from __future__ import annotations

import re

NUMBER = (
    r"(?i:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|several|"
    r"a few|few|many|a couple of|couple of|dozens of|decades of|a dozen|half a|an?)"
)
UNIT = r"(?i:seconds|minutes?|hours?|days?|weeks?|weekends?|months?|years?|decades?|century|centuries)"
DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.)"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|"
    r"Sept?\.|Oct\.|Nov\.|Dec\.)"
)
SURE_MONTH = r"(?:January|February|April|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
PART = r"(?i:morning|afternoon|evening|night|midnight|noon|dawn|dusk)"
SEASON = r"(?:spring|summer|autumn|winter)"
YEAR = r"(?:1[5-9]|20)\d\d"
CLOCK = r"(?:\d{1,2}(?: ?[:.] ?\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|GMT|UTC|o'clock)|\d{1,2}:\d\d(?: ?(?:a\.m\.|p\.m\.|GMT|UTC))?)"
NEAR = r"(?i:last|next|this|past|previous|coming|following|the same|recent)"
ROUGH = r"(?i:more than|less than|about|around|nearly|almost|over|some|at least|just|only|up to|roughly|approximately|at most|within)"
SHIFT = r"(?i:early|late|earlier|later|mid)"
DATE = (
    rf"(?:(?:{DAY} ?,? ?)?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?! ?[:%])(?: ?, ?{YEAR})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: ?,? ?{YEAR})?)"
    rf"|{MONTH} ?,? (?:of )?{YEAR}|{SURE_MONTH})"
)
PATTERNS = (
    rf"(?:{SHIFT} (?:on )?)?{DAY}(?: {PART})?(?: ?, ?{DATE})?",
    rf"(?:{SHIFT} )?(?:in |- )?{DATE}",
    rf"(?:{SHIFT} )?(?:{NEAR}) (?:{NUMBER} )?(?:{UNIT}|{PART}|{DAY}|{MONTH}|{SEASON})\b",
    rf"(?:{SHIFT} )?in the (?:{PART})\b",
    rf"(?:{ROUGH} )?{NUMBER} (?:more |- )?(?:and a half )?{UNIT}(?: (?:ago|earlier|later|before))?(?! ?- ?old| old)\b",
    r"(?i:the day (?:before|after) )?(?i:today|yesterday|tomorrow|tonight)(?: (?:morning|afternoon|evening|night))?",
    r"(?i:overnight)",
    rf"(?:(?:{SHIFT})(?: |-| - ))?(?:the )?(?:{YEAR[:-4]}\d0|\d0) ?'?s\b",
    r"(?:(?:early|late|mid)(?: |-| - ))?(?:\d{1,2}(?:st|nd|rd|th)|nineteenth|twentieth|twenty-first|eighteenth) (?:century|centuries)",
    rf"{CLOCK}(?: (?:on )?{DAY})?(?: local time| GMT)?",
    rf"(?<=\bin ){YEAR}|(?<=\bsince ){YEAR}|(?<=\bof ){YEAR}|(?<=\bby ){YEAR}|(?<=\buntil ){YEAR}|(?<=\bfrom ){YEAR}",
)
FOUND = tuple(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w%])") for pattern in PATTERNS)
LEADING = re.compile(r"(?:the|in|on|a(?= (?:few|couple|dozen)\b)|-) ", re.I)


def times(words: list[str]) -> list[tuple[int, int]]:
    """Word spans of the expressions, longest first at each place, none overlapping."""
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += word + " "
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    spans = set()
    for pattern in FOUND:
        for match in pattern.finditer(text):
            start = match.start() + (len(lead.group()) if (lead := LEADING.match(match.group())) else 0)
            inside = [i for i in range(len(words)) if starts[i] >= start and ends[i] <= match.end()]
            if inside:
                spans.add((inside[0], inside[-1] + 1))
    return merged(sorted(spans))


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans as one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
