"""Numbers as texts write them: "1,000", "1.2 billion", "two dozen", "twenty-five", "between 20 and 30"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.model import Bound

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]+)?")
_DASHES = {"-", "–", "—", "to"}
_LONGEST_BOUND = 4  # words
DOZEN, HUNDRED, THOUSAND = 12, 100, 1000


def parsed(words: Sequence[str], lexicon: Lexicon) -> Decimal | None:
    """The number that the words are, None where they are none. Words in small letters, hyphens apart."""
    whole, open_ = Decimal(0), Decimal(0)
    for word in words:
        factor, value = _word(word, lexicon)
        if value is None:
            return None
        if factor >= THOUSAND:
            whole, open_ = whole + (open_ or 1) * value, Decimal(0)
        elif factor:
            open_ = (open_ or Decimal(1)) * value
        else:
            open_ += value
    return (whole + open_) if words else None


def _word(word: str, lexicon: Lexicon) -> tuple[int, Decimal | None]:
    """(size it multiplies by, 0 for a number that is added; value) of one word; "1.2bn" is a number by itself."""
    listed = lexicon.numbers.get(word)
    if listed is not None:
        return (int(listed) if listed >= HUNDRED or word == "dozen" else 0), listed
    digits = _DIGITS.fullmatch(word)
    scale = lexicon.numbers.get(digits[3]) if digits and digits[3] else Decimal(1)
    if digits is None or scale is None:
        return 0, None
    return 0, Decimal(digits[1].replace(",", "") + (digits[2] or "")) * scale


def is_number(token: Token, lexicon: Lexicon) -> bool:
    """A word of a number; "hundreds" and "thousands" are none: nobody knows how many they are."""
    return all(_word(word, lexicon)[1] is not None for word in token.lower_.split("-"))


def run_of(token: Token, lexicon: Lexicon) -> tuple[int, int]:
    """First and last index of the number that a token belongs to, both halves of a range included."""
    first = last = token.i
    doc, start, end = token.doc, token.sent.start, token.sent.end
    while first > start and (is_number(doc[first - 1], lexicon) or _joins(first - 1, token, lexicon)):
        first -= 1
    while last + 1 < end and (is_number(doc[last + 1], lexicon) or _joins(last + 1, token, lexicon)):
        last += 1
    return first, last


def _joins(at: int, token: Token, lexicon: Lexicon) -> bool:
    """A dash, "to" or "and" between two numbers."""
    doc, inside = token.doc, token.sent.start < at < token.sent.end - 1
    return inside and doc[at].lower_ in _DASHES | {"and"} and is_number(doc[at - 1], lexicon) and is_number(doc[at + 1], lexicon)


def values(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Decimal, Decimal | None] | None:
    """(number, upper end of a range or None) of the tokens of a run; None where they are not one number or one range."""
    if _is_vague(tokens[0], lexicon):
        return None
    words = _without_hyphens([word for token in tokens for word in _split(token)])
    cuts = [n for n, word in enumerate(words) if word in _DASHES]
    before = tokens[0].nbor(-1).lower_ if tokens[0].i > tokens[0].sent.start else ""
    if before == "between":
        cuts = [n for n, word in enumerate(words) if word == "and"]
    if not cuts:
        plain = [w for n, w in enumerate(words) if w != "and" or words[n - 1] not in {"hundred", "thousand", "million"}]
        number = parsed(plain, lexicon)
        return (number, None) if number is not None else None
    return _range(words[: cuts[0]], words[cuts[0] + 1 :], lexicon) if len(cuts) == 1 else None


def _split(token: Token) -> list[str]:
    """ "twenty-five" is one number; "20-30", digits on both sides, two."""
    parts = [part for part in re.split(r"([-–])", token.lower_) if part]
    return parts if all(part[0].isdigit() for part in parts[::2]) else parts[::2]


def _is_vague(first: Token, lexicon: Lexicon) -> bool:
    """ "several hundred", "a few thousand", "half a million": a size without a number before it; "a hundred" has one."""
    if not _word(first.lower_, lexicon)[0]:
        return False
    before = [t.lower_ for t in first.doc[max(first.sent.start, first.i - 2) : first.i]]
    return not before or before[-1] not in {"a", "an"} or before[0] == "half"


def _without_hyphens(words: list[str]) -> list[str]:
    """ "twenty-five" cut in three is one number again; a dash between others is a range."""
    inner = range(1, len(words) - 1)
    hyphens = {n for n in inner if words[n] in {"-", "–"} and words[n - 1].endswith("ty") and words[n + 1].isalpha()}
    return [word for n, word in enumerate(words) if n not in hyphens]


def _range(low: list[str], high: list[str], lexicon: Lexicon) -> tuple[Decimal, Decimal] | None:
    """ "1 to 2 million": the scale of the upper number is that of the lower one, too, where that has none."""
    scale = high[-1:] if high[-1:] and _word(high[-1], lexicon)[0] >= HUNDRED and not any(_word(w, lexicon)[0] for w in low) else []
    lower, upper = parsed([*low, *scale] if low else low, lexicon), parsed(high, lexicon)
    return (lower, upper) if lower is not None and upper is not None and lower < upper else None


def bound_before(token: Token, lexicon: Lexicon) -> tuple[Bound, int]:
    """What the words right before a number say of it, and the index of the first of them (that of the number where none do)."""
    first = max(token.sent.start, token.i - _LONGEST_BOUND)
    for start in range(first, token.i):
        bound = lexicon.bounds.get(" ".join(t.lower_ for t in token.doc[start : token.i]))
        if bound is not None:
            return bound, start
    return "exact", token.i


def bound_after(token: Token, lexicon: Lexicon) -> tuple[Bound, int]:
    """The same of the two words right after ("or more"); the index is that of the last."""
    end = token.i + 3
    bound = lexicon.bounds.get(" ".join(t.lower_ for t in token.doc[token.i + 1 : end])) if end <= token.sent.end else None
    after = bound is not None and token.doc[token.i + 1].lower_ in {"or", "more"}
    return (bound, end - 1) if bound is not None and after else ("exact", token.i)
