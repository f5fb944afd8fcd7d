"""Datelines: "KYIV, Nov 3 (Reuters) - " before the first sentence of a wire story says where it was written, not who did what."""

from __future__ import annotations

import re

_TOWN = r"[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+){0,3}"
_MORE = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([A-Z][\w .]{1,30}\))?"
_DATELINE = re.compile(rf"^{_TOWN}{_MORE}(?: (?:-|–|--) | ?— ?)(?=[\"“‘'A-Z\d])", re.MULTILINE)


def datelines(text: str) -> set[int]:
    """Where the words after each dateline at the start of a line begin (code points); a town stands in capitals, a dash ends it."""
    return {match.end() for match in _DATELINE.finditer(text)}
