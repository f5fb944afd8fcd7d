"""What goes on behind inserted words of saying: "It sent 450 drones, officials said, which were used at once" tells of drones.

The network makes the relative clause a second thing that officials said, as treebanks have hardly any such sentence. A relative pronoun or
adverb right behind the comma that closes the inserted words goes back to the last noun before them: the nearest that agrees with
the clause's verb in number, as an antecedent does. "Because Kyiv walked out" there is why the talks failed, not why somebody said so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.complements import Word

RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
PLACES = frozenset({"where", "when"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
PLURAL = frozenset({"NNS", "NNPS"})
CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
INSIDE_A_NOUN = frozenset({"nmod", "compound", "flat", "appos", "nmod:poss", "conj"})


def continued(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) that give a clause behind inserted words of saying to the clause or the noun before them."""
    for i, word in enumerate(words):
        saying = word.head
        noun = _behind_sources(words, i)
        if noun is not None:
            yield i, noun, "acl:relcl"
        if word.relation not in CLAUSES or not 0 <= saying < i or words[saying].relation == "acl:relcl":
            continue
        first, before = _opening(words, saying, i), _said_before(words, saying)
        if first is None or before is None:
            continue
        if words[first].tag in RELATIVE or (words[first].relation == "case" and words[first + 1].tag in RELATIVE):
            noun = _antecedent(words, before, saying, first, i)
            if noun is not None:
                yield i, noun, "acl:relcl"
        elif words[first].lemma == "because" and word.relation == "advcl":
            yield i, before, "advcl"


def _behind_sources(words: Sequence[Word], clause: int) -> int | None:
    """The last noun before "according to officials, which ...": no "which" stands for those who say so."""
    source = words[clause].head
    if words[clause].relation != "acl:relcl" or not 0 <= source < clause - 1 or words[source].tag != "NNS":
        return None
    case = next((n for n, word in enumerate(words) if word.head == source and word.relation == "case"), 0)
    which = words[source + 2]
    if words[source + 1].lemma != "," or which.lemma != "which" or words[case].lemma != "accord" or words[case - 1].lemma != ",":
        return None
    return next((n for n in range(case - 2, -1, -1) if words[n].tag in NOUNS and words[n].relation != "compound"), None)


def _opening(words: Sequence[Word], saying: int, clause: int) -> int | None:
    """The word that opens the clause, right behind the comma that follows the words of saying."""
    first = saying + 2
    if first >= len(words) or words[saying + 1].lemma != "," or first > clause:
        return None
    at = first
    while at != clause and words[at].head >= 0 and words[at].head != saying:
        at = words[at].head
    return first if at == clause else None


def _said_before(words: Sequence[Word], saying: int) -> int | None:
    """Head of what was said before the words of saying, whose subject stands between the two."""
    subjects = [n for n, word in enumerate(words[:saying]) if word.head == saying and word.relation == "nsubj"]
    said = [n for n, word in enumerate(words[:saying]) if word.head == saying and word.relation == "ccomp"]
    if words[saying].relation == "parataxis" and 0 <= words[saying].head < saying:
        said.append(words[saying].head)
    return said[-1] if said and subjects and said[-1] < subjects[-1] else None


def _antecedent(words: Sequence[Word], before: int, saying: int, first: int, clause: int) -> int | None:
    """The last noun phrase before the inserted words, or the nearest around it that agrees with the clause's verb in number."""
    comma = max((n for n, word in enumerate(words[:saying]) if word.lemma == ","), default=None)
    noun = next((n for n in range((comma or 0) - 1, before - 1, -1) if words[n].tag in NOUNS and words[n].relation != "compound"), None)
    if noun is None or words[first].lemma in PLACES:
        return noun
    chain = [noun]
    while words[chain[-1]].relation in INSIDE_A_NOUN and words[words[chain[-1]].head].tag in NOUNS:
        chain.append(words[chain[-1]].head)
    plural = _plural(words, first, clause)
    return next((n for n in chain if plural is None or (words[n].tag in PLURAL) == plural), noun)


def _plural(words: Sequence[Word], first: int, clause: int) -> bool | None:
    """Whether the clause's verb wants a plural, where the pronoun is its subject and the verb shows it."""
    if words[first].relation not in {"nsubj", "nsubj:pass"} or words[first].head != clause:
        return None
    tags = {word.tag for word in words[first + 1 :] if word.head == clause and word.relation in AUXILIARIES} | {words[clause].tag}
    return False if "VBZ" in tags else True if "VBP" in tags else None
