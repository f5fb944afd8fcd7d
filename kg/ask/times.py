"""Checks of a finding that go by when it was: no background where an answer or a course of events is asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from kg.ask.asked import Asked
from kg.ask.findings import Finding
from kg.ask.question import SPEECH
from kg.vocab import PL

_OLD = 90  # days before publication: what was done so long ago is background


def _fresh(_: Asked, finding: Finding) -> str | None:
    """No background: nothing that the sentence itself puts long before its article."""
    last = finding.when[1] if finding.when else max((day.last for day in finding.days), default=None)
    if last is None or finding.published is None:
        return None
    return "elsewhere" if (dt.date.fromisoformat(finding.published) - dt.date.fromisoformat(last)).days > _OLD else None


def _happens(asked: Asked, finding: Finding) -> str | None:
    """In a course of events what has no day of its own is an event of the days of its article: not what has been so for long or was once
    ("has previously", "maintains"), nor told beside other days than those asked about."""
    if finding.when is not None:
        return None
    lasting = finding.tense == "present" and not finding.quoted and finding.type != PL + SPEECH and not finding.sayings
    once = re.search(rf"\b(?:{'|'.join(asked.families.words['background'])})\b", finding.quote, re.IGNORECASE) is not None
    since, until = (asked.plan.values.get(name, ("",))[0] for name in ("since", "until"))
    elsewhere = bool(finding.days) and not any((not until or d.first <= until) and (not since or since <= d.last) for d in finding.days)
    return "elsewhere" if once or elsewhere or (lasting and _IS_PROGRESSIVE.search(finding.quote) is None) else None


_IS_PROGRESSIVE = re.compile(r"\b(?:is|are|has|have|['’]s|['’]re)\b", re.IGNORECASE)
CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {"fresh": _fresh, "happens": _happens}
