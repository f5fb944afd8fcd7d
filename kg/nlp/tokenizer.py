"""The words of English as UD English EWT and GUM have them: spaCy's tokeniser with other rules.

Differences: prefixes such as "non-" stay with their word, "COVID-19" and "8–10" are three words, more abbreviations keep their
full stop, runs of one sign are one word, and smileys that news brackets run into ("):") are not known.
"""

from __future__ import annotations

import re
from pathlib import Path

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_UPPER, LIST_CURRENCY
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.language import Language
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

RUNS = tuple(rf"{re.escape(sign)}{{2,}}" for sign in "!?*=_~+#<>$-")
PREFIXES = (
    "non|e|anti|re|co|pre|pro|mid|cross|post|over|semi|multi|ex|sub|counter|mini|neo|socio|psycho|inter|intra|micro|"
    "un|arch|bi|de|extra|hyper|mega|meta|poly|pseudo|quasi|super|tele|trans|tri|ultra|under|vice"
)
STAY = re.compile(rf"(?:(?:{PREFIXES})-[{ALPHA}]+|\d{{3,5}}-\d{{4}}|\d{{3}}-\d{{3}}-\d{{4}}|#[{ALPHA}]\w*|@\w+)$", re.I)
"""Words that hyphens and other signs do not break: prefixes, telephone numbers, hash tags, names of accounts."""
ABBREVIATIONS = (Path(__file__).resolve().parent / "data/abbreviations.txt").read_text(encoding="utf-8").split()
WRITTEN_IN_CAPITALS = frozenset(("Co.", "Corp.", "Dept.", "Inc.", "Ltd.", "Pvt."))
"""Abbreviations that stand in names of companies, which many write in capitals throughout."""
SPLIT = {"wanna": ("wan", "na"), "lotta": ("lot", "ta"), "outta": ("out", "ta"), "whaddya": ("wha", "dd", "ya")}
SMILEYS = re.compile(r"[)\]}>8(\[].*[:;=]|8.*|.*0.*|x[dD]+|[oOvVuU][._][oOvVuU]|[<>()=:;\\/|^-]*\(.*=.*")
URL = re.compile(r"(?u)(?!\S*[\"”]<)" + URL_PATTERN.strip())
"""An address is never a name in quotation marks together with the address in brackets behind it (`"Peter"<peter@example.org>`)."""
UNKNOWN = frozenset(("and/or", "):", ")-:", "dd."))


def blank() -> Language:
    """A pipeline that only cuts text into words."""
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp)
    return nlp


def tokenizer(nlp: Language) -> Tokenizer:
    """The tokeniser; it is written to disk and read back by spaCy itself."""
    defaults = nlp.Defaults
    assert defaults.prefixes
    assert defaults.suffixes
    assert defaults.infixes
    assert defaults.tokenizer_exceptions
    currency = [sign for sign in LIST_CURRENCY if not sign[0].isalpha()]
    prefixes = [*RUNS, *currency, *(p for p in defaults.prefixes if p not in LIST_CURRENCY)]
    infixes = [
        *defaults.infixes,
        rf"(?<=[{ALPHA}\.])[-–](?=\d)",
        r"(?<=\d)[–—](?=\d)",
        r"(?<=\])[-–](?=\[)",
        rf"(?<=[{ALPHA_UPPER}]\.)[-–](?=[{ALPHA}])",
        rf"(?<=[{ALPHA_UPPER}])\$(?=\d)",
        rf"(?<=[{ALPHA}])[”“\"](?=[{ALPHA}])",
        rf"(?<=[.?!,])[”\"](?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}])/(?=[{ALPHA}])",
        r"[”\"](?=<)",
        r"(?<=[”\"])<",
    ]
    rules = {text: cases for text, cases in defaults.tokenizer_exceptions.items() if not _unwanted(text)}
    rules |= {
        text.upper(): [_capitals(part) for part in parts]
        for text, parts in rules.items()
        if len(parts) > 1 and any(sign in text for sign in "'’") and text.upper() not in rules
    }
    kept = [*ABBREVIATIONS, *(text.upper() for text in WRITTEN_IN_CAPITALS)]
    rules |= {text: [{ORTH: text}] for text in kept}
    rules |= {f"{text}.": [{ORTH: text}, {ORTH: "."}] for text in kept if text.endswith(".")}
    for text, parts in SPLIT.items():
        rules[text] = [{ORTH: part, NORM: part} for part in parts]
        rules[text.capitalize()] = [{ORTH: parts[0].capitalize(), NORM: parts[0]}, *({ORTH: part, NORM: part} for part in parts[1:])]
    return Tokenizer(
        nlp.vocab,
        rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex([*RUNS, *defaults.suffixes]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=STAY.match,
        url_match=URL.match,
    )


def _capitals(part: dict[int, str]) -> dict[int, str]:
    return {ORTH: part[ORTH].upper(), NORM: part.get(NORM, part[ORTH]).lower()}


def _unwanted(text: str) -> bool:
    smiley = not any(c.isalpha() for c in text) or (len(text) <= 3 and bool(re.search(r"[:;=8<>()\[\]0]", text)))
    return text in UNKNOWN or (smiley and not text.isspace() and bool(SMILEYS.fullmatch(text)))
