"""Who stands on which side of what a question or a sentence says is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.doers import who_does
from kg.ask.things import Mention, Stretch

if TYPE_CHECKING:  # as in kg.ask.doers
    from kg.extract.question.courses import Course


@dataclass(frozen=True, slots=True)
class Sides:
    """Entities by the side on which they stand."""

    doers: frozenset[str]
    heads: frozenset[str]  # those of the doers that are named as such, not beside ("the leader of Norland"), if any are
    done_to: frozenset[str]
    goals: frozenset[str]
    origins: frozenset[str]
    owners: frozenset[str]
    by: frozenset[str]  # who does something else in the sentence
    blamed: frozenset[str] = frozenset()  # those of the doers who are blamed for it

    @property
    def others(self) -> frozenset[str]:
        """Everybody but those who do it."""
        return self.done_to | self.goals | self.origins


def is_straight(asked: Sides, told: Sides) -> bool:
    """Whether who should do it does it, or, where that is nobody, it is done to whom it should be done to."""
    if not asked.doers:
        return bool(asked.done_to & told.done_to)
    return bool(asked.doers & told.doers) and not are_both(asked, told)


def are_both(asked: Sides, told: Sides) -> bool:
    """Whether he to whom it should be done does it together with the one who should do it ("Norland and Ostia condemned the raid")."""
    return bool(asked.doers & told.doers and asked.done_to & told.heads and not asked.done_to & told.others)


def theirs(asked: Sides, told: Sides) -> frozenset[str]:
    """Those to whom it should be done who do it."""
    return asked.others & told.heads


def is_anothers(asked: Sides, told: Sides) -> bool:
    """Whether the one who should do it does only something else ("was freed after its occupation by Norland")."""
    return bool(asked.doers & told.by) and not told.doers


def its(asked: Sides, told: Sides) -> frozenset[str]:
    """Those who should do it to whom it is done."""
    return asked.doers & (told.done_to | told.goals)


def sides_of(course: Course, mentions: Sequence[Mention]) -> Sides:
    doers, blamed = who_does(course.doing, mentions), at(course.blamed, mentions)
    return Sides(
        doers | blamed,
        (who_does(course.doing, mentions, beside=False) or doers) | blamed,
        at(course.doing.undergone, mentions),
        at(course.goals, mentions),
        at(course.origins, mentions),
        at(course.owners, mentions),
        at(course.by, mentions),
        blamed,
    )


def at(stretches: Iterable[Stretch], mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(m.entity for start, end in stretches for m in mentions if m.start < end and start < m.end)
