"""Links to sentences in a real browser: a page opens at the very sentence, also where another begins like it."""

from __future__ import annotations

import html
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from kg.fragment import link_to

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SENTENCES = (
    "The foreign ministry of Norland said on Monday that two of its diplomats had been told to leave Ostia within three days.",
    "“We don't see why,” a spokesman – who wasn't named – said: “It's 100% wrong & unfair.”",
    "The foreign ministry of Norland said on Tuesday that it would answer in kind, by sending home as many diplomats of Ostia.",
    "Arms-for-oil talks, so far, go on.",
    "In Überstadt, about 1,000 people took to the streets (police: 450), and the mayor, Zoë Ångström, called for calm before the vote.",
    "Norland sent\n  two ships.",
    "Norland sent two ships more, which the harbour master of Port Sund did not let in until their captains had shown their papers.",
)
TALL = "<!doctype html><meta charset=utf-8><style>p { margin: 1500px 0; font: 16px/40px serif }</style>"
# how far the middle of the sentence stands from that of the window, and how tall it is
OFF = """(id) => {
  const { top, bottom } = document.getElementById(id).getBoundingClientRect();
  return [Math.abs((top + bottom) / 2 - innerHeight / 2), bottom - top];
}"""


def page() -> str:
    """Each sentence a paragraph far from the next, its fourth and fifth word a link, as pages have them."""
    paragraphs = []
    for number, sentence in enumerate(SENTENCES):
        words = [html.escape(word) for word in sentence.split(" ")]
        linked = " ".join([*words[:3], f"<a href='/'>{' '.join(words[3:5])}</a>", *words[5:]])
        paragraphs.append(f"<p><span id='s{number}'>{linked}</span></p>")
    return TALL + "".join(paragraphs)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = page().encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def published() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_the_page_opens_at_the_sentence(browser: Browser, published: str, number: int) -> None:
    """The window's middle is where the sentence is, not at the top of the page nor at another sentence."""
    window = browser.new_page(viewport={"width": 900, "height": 700})
    window.goto(link_to(f"{published}/{number}", SENTENCES[number]))
    window.wait_for_function("() => scrollY > 0")
    off, high = window.evaluate(OFF, f"s{number}")
    window.close()
    assert off <= high / 2 + 40  # a line
