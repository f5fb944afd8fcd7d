"""One label set out of five: what each corpus' annotation allows each word to be.

A corpus that lacks a label says nothing about it: its "O" then means "O, or one of the labels it lacks", and the loss is
the likelihood of the whole allowed set (partial annotation; Tsuboi et al. 2008). Silver errors that the corpora's README
names are repaired here: demonyms apart from places, countries and capitals that were called organisations, titles apart
from the names that they precede.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from kg.nlp.decode import LABELS, tag_number
from training.corpora import Entity, Sentence
from training.temporal import merged, times

Allowed = frozenset[int]
OUTSIDE = 0
LISTS: dict[str, frozenset[str]] = {
    key: frozenset(words) for key, words in json.loads((Path(__file__).parent / "lists.json").read_text(encoding="utf-8")).items()
}
"""Lower-case words: titles, regions and so on."""

SURE_REGIONS = frozenset(name for name in LISTS["regions"] if " " in name) | {"africa", "asia", "europe", "antarctica", "balkans"}
FEATURES = re.compile(
    r"\b(river|sea|ocean|mountains?|mount|mt|lake|islands?|isles?|peninsula|valley|desert|gulf|strait|bay|coast|canal|basin|"
    r"forest|park|airport|street|road|avenue|square|bridge|highway|border|region|plains?|plateau|reef|falls|creek|hills?|"
    r"church|mosque|temple|hospital|prison|hotel|stadium|building|tower|palace|station|port|base|camp|university|school|"
    r"strip|zone|corridor|crossing|dam|heights|volcano|glacier|cape|delta|field|beach|boulevard|plaza|mall)\b",
    re.I,
)
CLOCK = re.compile(
    r"\b(\d{1,2}:\d\d|\d{1,2}\s?[ap]\.?m\b|o'clock|hours?|minutes?|seconds?|morning|afternoon|evening|night|"
    r"overnight|tonight|midnight|noon|dawn|dusk|midday|gmt|utc|[ap]\.m)",
    re.I,
)


@dataclass(slots=True)
class Gazetteer:
    """Lower-case names of countries and capitals, and demonyms (facts/, public domain sources)."""

    places: frozenset[str]
    demonyms: frozenset[str]

    @classmethod
    def read(cls, facts: Path) -> Gazetteer:
        """From `country-codes.csv` (PDDL) and `factbook.json` (public domain)."""
        places, demonyms = set(LISTS["more_places"]), set(LISTS["more_demonyms"])
        with (facts / "country-codes.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                for key in ("CLDR display name", "UNTERM English Short", "official_name_en", "Capital"):
                    places.add(re.sub(r"\s*\(.*\)|^the ", "", row[key].lower()).strip())
        for country in json.loads((facts / "factbook.json").read_text(encoding="utf-8"))["countries"]:
            for key in ("demonym_noun", "demonym_adjective"):
                for form in re.split(r"[;,/]| or ", country.get(key) or ""):
                    demonyms |= _forms(form)
        return cls(frozenset(places - {""}), frozenset(demonyms - places - {""}))


def _forms(form: str) -> set[str]:
    word = re.sub(r"\(singular.*|\(plural.*|\(collective.*", "", form.lower()).strip()
    plain = re.sub(r"\(\w+\)", "", word).strip()
    if not re.fullmatch(r"[^\W\d_][\w' -]+", plain) or len(plain) < 4:
        return set()
    return {plain, plain + "s"} if "(" in word else {plain}


@dataclass(slots=True)
class Labeller:
    """Turns a sentence's entities under their scheme into the set of tags that each word may have."""

    gazetteer: Gazetteer
    _memory: dict[Allowed, Allowed] = field(default_factory=dict)

    def __call__(self, sentence: Sentence) -> list[Allowed]:
        """One set of tag numbers per word."""
        scheme = sentence.scheme
        if not scheme:
            return [self._outside(sentence, i) for i in range(len(sentence.words))]
        spans: list[Span] = []
        taken: set[int] = set()
        entities = gum_names(sentence) if scheme == "gum" else sentence.entities
        entities = whole_times(sentence, entities)
        for start, end, label in sorted(entities, key=lambda e: (e[2] not in TIME_LABELS, e[0] - e[1], e[0])):
            for first, last, labels in self._mapped(sentence, start, end, label):
                if first < last and not taken & set(range(first, last)):
                    spans.append((first, last, labels))
                    taken |= set(range(first, last))
        spans = self._missed(sentence, with_titles(sentence, spans))
        result = [self._outside(sentence, i) for i in range(len(sentence.words))]
        for start, end, labels in spans:
            for i in range(start, end):
                place = "S" if end - start == 1 else "B" if i == start else "E" if i == end - 1 else "I"
                tags = frozenset(OUTSIDE if label == "O" else tag_number(place, label) for label in labels)
                result[i] = self._memory.setdefault(tags, tags)
        return result

    def _missed(self, sentence: Sentence, spans: list[Span]) -> list[Span]:
        """Countries that silver annotation left out, and demonyms, which no corpus but the silver one marks."""
        taken = {i for start, end, _ in spans for i in range(start, end)}
        for size in (3, 2, 1):
            for start in range(len(sentence.words) - size + 1):
                words, here = sentence.words[start : start + size], set(range(start, start + size))
                if not sentence.scheme or taken & here or not all((w[0].isupper() and not w.isupper()) or "." in w for w in words):
                    continue
                text = " ".join(words).lower()
                kind = (
                    "NORP"
                    if text in self.gazetteer.demonyms
                    else "GPE"
                    if sentence.scheme == "gmb" and text in self.gazetteer.places - LISTS["ambiguous_people"]
                    else None
                )
                if kind:
                    spans, taken = [*spans, (start, start + size, (kind,))], taken | here
        return spans

    def _outside(self, sentence: Sentence, i: int) -> Allowed:
        word = sentence.words[i].lower()
        lacking = set(LACKING[sentence.scheme or ""])
        if word in LISTS["time_words"] or word.isdigit():
            lacking |= {"DATE", "TIME"}
        if sentence.scheme == "uner" and word in self.gazetteer.demonyms:
            lacking |= {"NORP"}
        if word.rstrip(".") in LISTS["titles"] and sentence.words[i][0].isupper():
            lacking |= {"TITLE"}
        tags = frozenset([OUTSIDE] + [tag_number(p, label) for label in lacking for p in "BIES"])
        return self._memory.setdefault(tags, tags)

    def _mapped(self, sentence: Sentence, start: int, end: int, label: str) -> list[Span]:
        """The parts of one entity with the labels that each may have."""
        words = sentence.words[start:end]
        if words[0].lower() in ("the", "a", "an") and len(words) > 1:
            start, words = start + 1, words[1:]
        if words[-1] in ("'s", "’s", "'") and len(words) > 1:
            end, words = end - 1, words[:-1]
        text = " ".join(words).lower()
        kinds = KINDS[sentence.scheme or ""].get(label, ("OTHER", "O"))
        if text in self.gazetteer.demonyms and (label == "per" or set(kinds) & {"ORG", "NORP", "GPE", "LOC", "OTHER"}):
            return [(start, end, ("NORP",))]
        if text in LISTS["organisations"] and kinds != ("EVENT",):
            return [(start, end, ("ORG",))]
        if text in SURE_REGIONS:
            return [(start, end, ("LOC",))]
        if text in self.gazetteer.places and (kinds != ("PERSON",) or text not in LISTS["ambiguous_people"]):
            return [(start, end, ("GPE",))]
        if kinds == PLACE and len(words) > 1 and words[0].lower() in LISTS["directions"] and words[0].islower():
            start, words = start + 1, words[1:]
            text = " ".join(words).lower()
        if kinds == PLACE:
            return [(start, end, place_kind(text, sentence.scheme or ""))]
        if kinds == WHEN:
            return [(start, end, ("TIME",) if CLOCK.search(text) else ("DATE",))]
        if label in ("per", "person") or (label == "org" and all(w.lower().rstrip(".") in LISTS["titles"] for w in words)):
            return split_title(words, start, end)
        return [(start, end, kinds)]


Span = tuple[int, int, tuple[str, ...]]
TIME_LABELS = frozenset(("tim", "time"))


def whole_times(sentence: Sentence, entities: list[Entity]) -> list[Entity]:
    """Expressions of time, the corpus' own and those found by pattern as one; what lies inside them is dropped."""
    own = [trimmed for start, end, label in entities if label in TIME_LABELS and (trimmed := _trimmed(sentence, start, end))]
    spans = merged(own + times(sentence.words))
    others = [e for e in entities if e[2] not in TIME_LABELS and not any(a <= e[0] and e[1] <= b for a, b in spans)]
    clear = [(a, b, "tim") for a, b in spans if not any(a < e[1] and e[0] < b for e in others)]
    return others + clear


def _trimmed(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    while start < end and sentence.words[start].lower() in LISTS["function_words"]:
        start += 1
    return (start, end) if start < end else None


def with_titles(sentence: Sentence, spans: list[Span]) -> list[Span]:
    """Words of titles directly before a person as one TITLE, whatever the corpus called them."""
    for start in [span[0] for span in spans if span[2] == ("PERSON",)]:
        first = title_start(sentence.words, start)
        if first < start and not any(a < first < b or a < start < b for a, b, _ in spans):
            spans = [s for s in spans if not (first <= s[0] and s[1] <= start)] + [(first, start, ("TITLE",))]
    return spans


def title_start(words: list[str], person: int) -> int:
    """Where the title before a person's name begins; `person` where there is none."""
    best, i = person, person
    while i and (_titular(words[i - 1]) or (words[i - 1].lower() in LISTS["title_joints"] and i < person + 1)):
        i -= 1
        best = i if _titular(words[i]) else best
    return best


def _titular(word: str) -> bool:
    return word.lower().rstrip(".") in LISTS["titles"] and (word[0].isupper() or word.lower() in ("former", "acting"))


def place_kind(text: str, scheme: str) -> tuple[str, ...]:
    """GPE or LOC by its words; what no list knows is a town in news, either elsewhere."""
    if text in LISTS["regions"] or FEATURES.search(text):
        return ("LOC",)
    return ("GPE",) if scheme in ("gmb", "crossner") else ("GPE", "LOC")


def split_title(words: list[str], start: int, end: int) -> list[Span]:
    """A person's span in its title and its name: "President | George W. Bush"."""
    cut = 0
    for i, word in enumerate(words):
        plain = word.lower().rstrip(".")
        if plain in LISTS["titles"] or (cut and plain in LISTS["title_joints"] and i < len(words) - 1):
            cut = i + 1
        else:
            break
    while cut and words[cut - 1].lower() in ("-", "of", "and", "for"):
        cut -= 1
    return [(start, start + cut, ("TITLE",)), (start + cut, end, ("PERSON",))]


LACKING: dict[str, tuple[str, ...]] = {"": LABELS, "gmb": (), "gum": (), "uner": ("EVENT",), "crossner": (), "conll": ()}
PLACE, WHEN = ("GPE", "LOC"), ("DATE", "TIME")
KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "gmb": {
        "geo": PLACE,
        "gpe": ("NORP",),
        "per": ("PERSON",),
        "org": ("ORG",),
        "tim": WHEN,
        "eve": ("EVENT",),
        "art": ("OTHER",),
        "nat": ("OTHER",),
    },
    "uner": {"PER": ("PERSON",), "LOC": PLACE, "ORG": ("ORG",), "OTH": ("NORP", "OTHER", "EVENT")},
    "crossner": {
        "politician": ("PERSON",),
        "person": ("PERSON",),
        "organisation": ("ORG",),
        "politicalparty": ("ORG",),
        "country": ("GPE",),
        "location": PLACE,
        "election": ("EVENT",),
        "event": ("EVENT",),
        "misc": ("NORP", "OTHER"),
    },
    "conll": {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "MISC": ("NORP", "EVENT", "OTHER")},
    "gum": {"person": ("PERSON",), "place": PLACE, "organization": ("ORG",), "event": ("EVENT",)},
}
for _kinds in KINDS.values():
    _kinds["tim"] = WHEN


def gum_names(sentence: Sentence) -> list[Entity]:
    """The names among GUM's mentions: head a proper noun, cut to the words of the name; and expressions of time."""
    found: list[Entity] = []
    for start, end, kind in sentence.entities:
        if kind == "time":
            found += _gum_time(sentence, start, end)
        else:
            found += _gum_name(sentence, start, end, kind)
    return found


def _head(sentence: Sentence, start: int, end: int) -> int:
    assert sentence.tree
    outside = [i for i in range(start, end) if not start < sentence.tree.heads[i] <= end]
    return outside[0] if outside else start


def _gum_time(sentence: Sentence, start: int, end: int) -> list[Entity]:
    words = [word.lower() for word in sentence.words[start:end]]
    known = any(w in LISTS["time_words"] or w.isdigit() for w in words)
    return [(start, end, "time")] if known and end - start <= 6 else []


NAME_RELATIONS = frozenset(("flat", "compound", "goeswith"))


def _gum_name(sentence: Sentence, start: int, end: int, kind: str) -> list[Entity]:
    tree = sentence.tree
    assert tree
    head = _head(sentence, start, end)
    if not tree.xpos[head].startswith("NNP"):
        return []
    inside = {head}
    for _ in range(4):
        for i in range(start, end):
            if tree.heads[i] - 1 in inside and _part_of_name(sentence, i, kind):
                inside.add(i)
    first = last = head
    while first > start and first - 1 in inside:
        first -= 1
    while last + 1 < end and last + 1 in inside:
        last += 1
    return [(first, last + 1, kind)]


def _part_of_name(sentence: Sentence, i: int, kind: str) -> bool:
    tree = sentence.tree
    assert tree
    rel, proper = tree.rels[i], tree.xpos[i].startswith("NNP")
    if rel in NAME_RELATIONS:
        return proper or rel != "compound" or tree.xpos[i] == "CD"
    if sentence.words[i] in "-–.'" and rel == "punct":
        return True
    if kind == "person":
        return False
    if rel == "nmod" and proper:
        return any(tree.heads[j] - 1 == i and sentence.words[j].lower() in ("of", "for") for j in range(len(tree.heads)))
    if rel in ("case", "det"):
        return tree.rels[tree.heads[i] - 1] == "nmod" and sentence.words[i].lower() in ("of", "for", "the")
    return rel in ("amod", "nummod", "nmod:poss") and proper
