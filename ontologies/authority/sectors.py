"""Role nouns by sector: Phoenix.agents.txt in PLOVER's sectors, and what `tables/sectors.psv` adds or takes away."""

from __future__ import annotations

import re
from pathlib import Path

from tables import cells, items, rows

PLOVER = {  # CAMEO role of the dictionary -> PLOVER sector; roles that are not here say nothing we keep
    "AGR": "AGR", "BUS": "BUS", "COP": "COP", "CRM": "CRM", "CVL": "CVL", "EDU": "EDU", "ELI": "ELI", "HLH": "MED", "JUD": "JUD",
    "LAB": "LAB", "LEG": "LEG", "MED": "JRN", "MIL": "MIL", "NGO": "NGO", "OPP": "OPP", "PTY": "PTY", "REB": "REB", "REF": "REF",
    "REL": "REL", "MUS": "REL", "CHR": "REL", "JEW": "REL", "BUD": "REL", "HIN": "REL", "SPY": "SPY", "UAF": "UAF", "GOV": "GOV",
    "ENV": "SOC", "HRI": "SOC",
}  # fmt: skip
PERSONS = ("man", "men", "woman", "women", "person")


def sector_nouns(facts: Path) -> dict[str, tuple[set[str], list[str]]]:
    """Sector -> role nouns (lower case) and their sources; a noun has one sector."""
    of: dict[str, str] = {}
    for line in (facts / "Phoenix.agents.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        found = re.match(r"([^#\[{]+?)_?\s*(?:\{([^}]*)\})?\s*\[~([A-Z]{3})", line)
        if found and found[3] in PLOVER:
            for phrase in (found[1], *(found[2] or "").split(",")):
                of.update(dict.fromkeys(_nouns(phrase), PLOVER[found[3]]))
    own: dict[str, str] = {}
    for sector, words in (cells(row, 2) for row in rows("sectors.psv")):
        for word in items(words):
            own[word] = sector
    of.update(own)
    sectors: dict[str, tuple[set[str], list[str]]] = {}
    for noun, sector in of.items():
        if sector != "-":
            words, sources = sectors.setdefault(sector, (set(), []))
            words.add(noun)
            sources.append("au:source-general" if noun in own else "au:source-phoenix-agents")
    return {sector: (words, sorted(set(sources))) for sector, (words, sources) in sorted(sectors.items())}


def _nouns(phrase: str) -> list[str]:
    plain = " ".join(phrase.replace("_", " ").lower().split())
    if not plain:
        return []
    if "!person!" in plain:
        return [plain.replace("!person!", person) for person in PERSONS]
    if "!minist!" in plain:
        return [plain.replace("!minist!", word) for word in ("minister", "ministry")]
    return [plain] if re.fullmatch(r"[a-z][a-z .'/-]*", plain) else []
