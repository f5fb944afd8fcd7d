"""Pages that are sent in two parts: what is known at once, and what has to be looked up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Scope

from kg.server.backend import Backend
from kg.server.errors import Busy
from kg.server.pages._frame import begun

from .conftest import PATIENCE, patient, running
from .test_pages import Page
from .test_pages_browser import Opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUESTION = "Who condemned Iran?"
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
  if (list.getEntriesByName("first-contentful-paint").length) done(true);
}).observe({ type: "paint", buffered: true }))"""


class Held:
    """An answer that is there when it is let go, or fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self.free = asyncio.Event()
        self._error = error

    async def __call__(self) -> Mapping[str, Any]:
        await self.free.wait()
        if self._error is not None:
            raise self._error
        return {"examples": ("What did NATO say?",), "overview": {"counts": (), "span": None, "newest": ()}}


async def _parts(held: Held, got: list[str]) -> int:
    """Status of the first page, whose rest is let go only when its first part has come; its parts are put into `got`."""
    status = list[int]()

    async def handle(request: Request) -> Response:
        return begun(request, "ask.html", held, question="")

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])
        elif message["body"]:
            got.append(message["body"].decode())
            held.free.set()

    scope: Scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "method": "GET", "path": "/", "raw_path": b"/",
        "query_string": b"", "root_path": "", "scheme": "http", "headers": [], "server": ("127.0.0.1", 80), "client": None,
    }  # fmt: skip
    async with asyncio.timeout(PATIENCE):
        await Starlette(routes=[Route("/", handle)])(scope, receive, send)
    return status[0]


def test_the_first_part_does_not_wait() -> None:
    """The frame and the form are sent before what has to be looked up is there; both parts together are one whole page."""
    got = list[str]()
    assert asyncio.run(_parts(Held(), got)) == 200
    [first, rest] = got
    assert 'role="search"' in first
    assert "</html>" not in first
    assert "What did NATO say?" in rest
    assert rest.count("</html>") == 1
    assert Page(first + rest).all("h1")
    assert "<!-- rest -->" not in first + rest


def test_a_failure_behind_the_first_part_is_told() -> None:
    """Where the rest fails, the page is still whole, and says why."""
    got = list[str]()
    asyncio.run(_parts(Held(Busy("too many <b>are</b> waiting")), got))
    [first, rest] = got
    alerts = [attributes for _, attributes in Page(first + rest).tags if attributes.get("role") == "alert"]
    assert len(alerts) == 1
    assert "too many &lt;b&gt;are&lt;/b&gt; waiting" in rest


def test_a_mistake_behind_the_first_part_is_told() -> None:
    """Where the program itself is at fault, the page is still whole, and the mistake goes on to the server's log."""
    held, got = Held(LookupError("nowhere")), list[str]()
    with pytest.raises(LookupError, match="nowhere"):
        asyncio.run(_parts(held, got))
    assert 'role="alert"' in got[1]
    assert "nowhere" not in got[1]
    assert Page("".join(got)).all("h1")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Answers are held back until this is set."""
    free, ask = threading.Event(), Backend.ask

    async def later(self: Backend, question: str, *, client: str = "") -> dict[str, object]:
        await asyncio.to_thread(free.wait, PATIENCE)
        return await ask(self, question, client=client)

    monkeypatch.setattr(Backend, "ask", later)
    yield free
    free.set()


@pytest.mark.browser
def test_a_question_is_painted_before_its_answer(browser: Browser, examples_store: Path, held: threading.Event) -> None:
    """The browser shows the question and that it is being looked up while there is no answer yet; then the answer stands in that place."""
    with running(patient(examples_store)) as address, Opened(browser, address, "about:blank") as opened:
        page = opened.page
        page.goto(f"{address}/ask?q={QUESTION}", wait_until="commit")
        page.wait_for_selector("#asked")
        assert page.evaluate(PAINTED)
        assert not held.is_set()
        assert page.inner_text("#asked") == QUESTION
        assert page.is_visible(".waiting")
        assert page.locator(".cite").count() == 0
        held.set()
        page.wait_for_load_state()
        assert page.locator(".cite").count() > 0
        assert page.is_hidden(".waiting")


@pytest.mark.browser
def test_a_failed_answer_is_told_in_the_page(browser: Browser, examples_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the answer fails after the page has begun, the page says so in its place, and the question can be asked again."""

    async def busy(self: Backend, question: str, *, client: str = "") -> dict[str, object]:
        raise Busy("no turn came up: try again a little later")

    monkeypatch.setattr(Backend, "ask", busy)
    with running(patient(examples_store)) as address, Opened(browser, address, f"/ask?q={QUESTION}") as opened:
        assert "no turn came up" in opened.page.inner_text("[role=alert]")
        assert opened.page.input_value("#q") == QUESTION
        assert opened.page.is_hidden(".waiting")
