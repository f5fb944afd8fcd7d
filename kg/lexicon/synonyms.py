"""What a word of a question is also said by, read from `queries/synonyms.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from kg.errors import DataError
from kg.resources import data_path

FILE = "synonyms.toml"


@dataclass(frozen=True, slots=True)
class Synonyms:
    """`said`: by lemma, words that say at least as much; `undergone`: the same with object and subject exchanged; `alike`: sets of words
    for the same thing; `forms`: those of verbs that do not begin alike; `wider`: a word, then those of narrower things;
    `contrary`: by lemma, words that say that it is not so; `governs`: verbs of planning, refusing … whose matter is another verb."""

    said: Mapping[str, frozenset[str]]
    undergone: Mapping[str, frozenset[str]]
    alike: tuple[tuple[str, ...], ...]
    forms: tuple[tuple[str, ...], ...]
    wider: tuple[tuple[str, ...], ...]
    contrary: Mapping[str, tuple[str, ...]]
    governs: frozenset[str]
    by_form: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict, compare=False)  # for `same`

    def of(self, word: str) -> frozenset[str]:
        """A lemma and all that says at least as much."""
        return self.said.get(word, frozenset()) | {word}

    def same(self, word: str) -> tuple[str, ...]:
        """The word, in whatever form, and those that news uses for the same thing."""
        groups = (group for entry, group in self.by_form.get(form_of(word), ()) if is_form(word, entry))
        return tuple(dict.fromkeys((word, *(other for group in groups for other in group))))

    def forms_of(self, lemma: str) -> tuple[str, ...]:
        """A lemma, and its forms where they do not begin like it."""
        return next((forms for forms in self.forms if forms[0] == lemma), (lemma,))

    def speaking_of(self, word: str) -> tuple[str, ...]:
        """The word, and those of wider things: "weapon" for "missiles"."""
        form = form_of(word)
        return (word, *(group[0] for group in self.wider if form in map(form_of, group[1:])))


@cache
def load() -> Synonyms:
    """Read the file once. Raises DataError that names what is wrong."""
    try:
        data = tomllib.loads(data_path("queries", FILE).read_text(encoding="utf-8"))
        said, undergone = ({word: frozenset(others) for word, others in data[part].items()} for part in ("said", "undergone"))
        alike, forms, wider = (tuple(map(tuple, data["sets"][part])) for part in ("alike", "forms", "wider"))
        contrary = {word: tuple(others) for word, others in data["contrary"].items()}
        found = Synonyms(said, undergone, alike, forms, wider, contrary, frozenset(data["governs"]["verbs"]))
        return replace(found, by_form=_by_form(found))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"queries/{FILE}: {error}") from error


def _by_form(synonyms: Synonyms) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """What the forms of a word have in common -> words of the file that may be its forms, each with those that are the same, in the order
    of the file: to hold a word against them all takes milliseconds, and it is asked for with each sentence that is looked at."""
    entries = [(word, group) for group in (*synonyms.forms, *synonyms.alike) for word in group]
    entries += [(lemma, synonyms.forms_of(other)) for lemma, others in synonyms.said.items() for other in sorted(others)]
    found: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for entry in entries:
        found[form_of(entry[0])].append(entry)
    return {form: tuple(some) for form, some in found.items()}


@lru_cache(4096)  # a few words, asked for again with each sentence that is looked at
def form_of(word: str) -> str:
    """What the regular forms of a word have in common: "deny" and "denied", "transfer" and "transferred"."""
    short = re.sub(r"(?:ing|ed|es|s|e)$", "", word.casefold()) if len(word) > 4 else word.casefold()
    return re.sub(r"y$", "i", re.sub(r"([bdgmnprt])\1$", r"\1", short))


def is_form(word: str, other: str) -> bool:
    """Whether two words may be forms of one: "plans" and "planned", but not "plan" and "plane"."""
    one, another = (re.sub(r"(?<![es])s$", "", some.casefold()) for some in (word, other))
    return form_of(word) == form_of(other) and (one == another or any(some.endswith(("ing", "ed", "es", "ies")) for some in (one, another)))
