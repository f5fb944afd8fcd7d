"""How somebody is called within a sentence: with an article, where the name is no proper name or takes one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_DETERMINED = frozenset(
    {
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "some",
        "any",
        "many",
        "several",
        "both",
        "all",
        "no",
        "two",
        "three",
        "most",
        "this",
        "that",
        "these",
        "those",
        "one",
        "each",
        "every",
        "other",
        "others",
    }
)
# of such there is one wherever they are spoken of
_ONE_OF_ITS_KIND = frozenset(
    {
        "administration",
        "army",
        "cabinet",
        "church",
        "city",
        "coalition",
        "government",
        "leadership",
        "military",
        "ministry",
        "navy",
        "opposition",
    }
    | {"parliament", "police", "pope", "regime", "state"}
)
_LINKS = frozenset({"of", "for", "from", "in", "at", "with", "to", "on", "who", "which", "that", "close", "familiar"})
_RELATIVE = re.compile(r",?\s+(?:who|which|that)$")  # the first word of a clause that describes, cut off
_MANY = frozenset({"people", "men", "women", "children", "police", "media", "press", "staff", "personnel", "data"})
_VOWELS = "aeiou"
_PLACED = frozenset({"Senior", "Former", "Top", "Local", "Foreign", "Federal", "Official", "Military", "Government", "Unnamed"})


def called(name: str, with_article: Collection[str]) -> str:
    """ "the United States", "a federal judge", "the city's authorities"; a proper name, or one with an article or a number, as it is.

    with_article: proper names that take one.
    """
    name = _RELATIVE.sub("", name)
    if name in with_article:
        return f"the {name}"
    words = name.split()
    head = _head(words)
    if words and words[0].casefold() in _DETERMINED and head.islower():
        return name[:1].lower() + name[1:]
    if not words or not head.isalpha() or not head.islower():
        return name
    name = name[:1].lower() + name[1:] if words[0] in _PLACED else name
    owned = words[0].islower() and words[0].endswith(("'s", "’s", "s'", "s’"))
    if owned or head in _ONE_OF_ITS_KIND:
        return f"the {name}"
    if any(word.endswith(("'s", "’s")) for word in words) or head in _MANY or _is_plural(head):
        return name
    return f"an {name}" if name[:1].casefold() in _VOWELS else f"a {name}"


def _head(words: Sequence[str]) -> str:
    """ "leaders" of "leaders of the alliance"."""
    end = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    return words[end - 1] if words else ""


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))
