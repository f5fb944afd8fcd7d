"""Whose turn it is."""

from __future__ import annotations

import asyncio

import pytest

from kg.server.errors import Busy
from kg.server.turns import Turns


async def served(turns: Turns, client: str, order: list[str], patience: float = 5.0) -> None:
    await turns.take(client, patience)
    order.append(client)
    await asyncio.sleep(0)
    turns.give()


def test_clients_take_turns() -> None:
    """One who sends many requests waits with his second until each other client has had his first."""

    async def work() -> list[str]:
        turns, order = Turns(1, 100), list[str]()
        await turns.take("first", 1)
        waiting = [asyncio.create_task(served(turns, client, order)) for client in "aaaabbc"]
        await asyncio.sleep(0.01)
        turns.give()
        await asyncio.gather(*waiting)
        return order

    assert "".join(asyncio.run(work())) == "abcabaa"


def test_the_line_has_an_end() -> None:
    """Who finds the line full is turned away at once, who waits too long later; neither takes a turn from anybody."""

    async def work() -> None:
        turns, order = Turns(1, 2), list[str]()
        await turns.take("first", 1)
        waiting = [asyncio.create_task(served(turns, "a", order, 0.02)), asyncio.create_task(served(turns, "b", order))]
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="2 requests are waiting"):
            await turns.take("c", 1)
        with pytest.raises(Busy, match=r"0\.02 s"):
            await waiting[0]
        turns.give()
        await waiting[1]
        await turns.take("d", 1)
        assert (order, turns.waiting) == (["b"], 0)

    asyncio.run(work())


def test_who_leaves_the_line_hands_his_turn_on() -> None:
    """A request that is given up, even in the moment in which its turn comes, leaves the turn to the next."""

    async def work() -> None:
        turns, order = Turns(1, 9), list[str]()
        await turns.take("first", 1)
        leaving = asyncio.create_task(turns.take("a", 5))
        staying = asyncio.create_task(served(turns, "b", order))
        await asyncio.sleep(0.01)
        turns.give()
        leaving.cancel()
        await asyncio.gather(leaving, staying, return_exceptions=True)
        assert order == ["b"]

    asyncio.run(work())
