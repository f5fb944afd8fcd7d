"""Where nothing answers: the few sentences that come near to the question, for whoever wants to read on.

They are no answer, and are told apart from one (`related` in CONTRACT.md): whoever the question names is named in them or has been told of
before, and they hold most of its words. Who does what in them, and to whom, nobody has looked at.
"""

from __future__ import annotations

from kg.ask.bearing import Bearing
from kg.ask.families import Families
from kg.ask.plan import Plan
from kg.ask.question import Reading
from kg.ask.reread import period_of
from kg.ask.vocabulary import Names
from kg.query import load
from kg.store import Store


def leads(store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> Plan | None:
    """The plan for such sentences, as quotations; None where there are none. `silent` is the plan that was understood."""
    found = Bearing(store, families, reading, names, silent).nearest()
    if not found:
        return None
    sought = families.near.sought if silent is None else silent.sought
    about = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named))
    return Plan(families.near, load(families.near.query), {"sentence": found}, sought, about=about, period=period_of(reading))
