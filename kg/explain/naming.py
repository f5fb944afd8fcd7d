"""Which thing of the store somebody means: a full IRI, a prefixed name, or an id cut short as tables print it."""

from __future__ import annotations

import re

from kg.errors import BadQuery
from kg.explain.graph import rows
from kg.store import Store
from kg.vocab import ID, NG, PREFIXES

# start of an id after the base -> classes; a span is found by its article
_KINDS = {
    "cl/": ("Claim",), "ev/": ("Event",), "quote/": ("Quotation",), "article/": ("Article",), "link/": ("IdentityLink",),
    "ent/": (
        "Person", "Group", "Organization", "Government", "GovernmentBody", "MilitaryForce", "IntergovernmentalOrganization",
        "NonGovernmentalOrganization", "ArmedGroup", "PoliticalParty", "Company", "University", "MediaOrganization", "Place", "Actor",
    ),
}  # fmt: skip
_FULL = 32  # digits of a digest
_SHORT = re.compile(r"(?P<kind>[a-z]+/)(?P<digits>[0-9a-f]+)(?:…|\.\.\.)?(?P<rest>#offset_\d+_\d+)?")


def resolve(store: Store, name: str) -> str:
    """The IRI. Raises BadQuery for what is no name, and for a start of an id that nothing or more than one thing has."""
    plain = name.strip().removeprefix("<").removesuffix(">").removeprefix(ID).removeprefix("id:")
    found = _SHORT.fullmatch(plain)
    if found is not None and found["kind"] in _KINDS:
        return _completed(store, found["kind"], found["digits"]) + (found["rest"] or "")
    prefix, colon, local = plain.partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        return PREFIXES[prefix] + local
    if "://" in plain or plain.startswith("urn:"):
        return plain
    raise BadQuery(f"{name!r} is no name of a claim: wanted an IRI, or an id as tables show it, like id:cl/1a2b3c4d…")


def _completed(store: Store, kind: str, digits: str) -> str:
    start = f"{ID}{kind}{digits}"
    if len(digits) == _FULL:
        return start
    found = [row["thing"].value for row in rows(store, "ids", **{"class": [NG + name for name in _KINDS[kind]], "start": start})]
    if not found:
        raise BadQuery(f"nothing in the store has an id that begins with {kind}{digits}")
    if len(found) > 1:
        more = ", ".join(iri.removeprefix(ID) for iri in found)
        raise BadQuery(f"{kind}{digits} is the beginning of several ids, say more of it: {more}")
    return found[0]
