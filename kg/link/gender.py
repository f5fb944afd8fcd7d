"""Whether a person is a man or a woman, as far as an article and the authority tell: evidence for who a pronoun is, and stated nowhere."""

from __future__ import annotations

from kg.gender import Gender, gender_by_name, gender_by_word
from kg.link.crowns import HONORIFIC
from kg.link.state import Linking
from kg.model import Mention

GENDER: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
"""Of pronouns of one person."""


def gender(linking: Linking, iri: str) -> str | None:
    """The gender of a person as the authority knows it, or else as the words tell by which the article calls the person, or else as the
    first name does; None where they do not, or not all the same."""
    known = linking.authority.genders.get(iri)
    if known is not None:
        return known
    called = [m for m in linking.mentions if m.form != "pronoun" and linking.iri(m) == iri and not m.surroundings.title_of]
    told = {found for m in called for word in _calling(linking, m) if (found := gender_by_word(word))}
    names = [HONORIFIC.sub("", linking.bare(m)).split() for m in called if m.form == "name" and not told]
    told |= {found for name in names if (found := gender_by_name(name))}
    return told.pop() if len(told) == 1 else None


def _calling(linking: Linking, mention: Mention) -> list[str]:
    """Words by which a mention tells who somebody is: the noun of a description; a title in a name, at it or (in capitals) before it."""
    if mention.form == "nominal":
        return [mention.surroundings.head]
    titled = linking.by_id.get(mention.surroundings.titled or "")
    words = [linking.text(titled).split()[-1]] if titled is not None else []
    before = linking.before(mention).split()[-1:]
    own = linking.text(mention).split()
    return [*words, *(word for word in before if word[0].isupper()), *(own[:1] if len(own) > 1 else [])]


__all__ = ["GENDER", "gender"]
