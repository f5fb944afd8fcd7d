"""What all pages share: the templates and what stands ready in them, the look a reader chose, what becomes of errors.

Templates escape all that is put into them, and hold no script, no style and no address of elsewhere of their own: the policy that every
reply carries (kg.server.guarding) would stop them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import cache, wraps
from itertools import takewhile
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from kg.errors import NewsgraphError
from kg.resources import data_path
from kg.server.pages import _addresses, _words
from kg.server.statuses import MISTAKE, status_of

# beside those of kg.server.guarding: a page that is linked to learns nothing, and our own forms are known by their origin
HEADERS = {"Referrer-Policy": "same-origin", "Cache-Control": "private, no-cache"}
PALETTE_CSS = "palette.css"
REST = Markup("<!-- rest -->")  # where a page that is sent in two parts is cut; what is put into templates cannot hold it
THEME = "kg-theme"  # cookie: "light" or "dark"; without it the page looks as the system does
NAVIGATION = (
    ("ask", "Ask", "/"),
    ("explore", "Explore", "/explore"),
    ("timeline", "Timeline", "/timeline"),
    ("query", "Query", "/query"),
    ("sources", "Sources", "/sources"),
    ("decisions", "Decisions", "/decisions"),
    ("ontology", "Ontology", "/ontology/"),
)

Handler = Callable[[Request], Awaitable[Response]]
Rest = Callable[[], Awaitable[Mapping[str, Any]]]


def page(request: Request, template: str, /, *, status: int = 200, **parts: Any) -> HTMLResponse:
    """A page made from a template of `viz/templates`, with the headers that every page has."""
    html = environment().get_template(template).render(**_frame(request, template), **parts)
    return HTMLResponse(html, status_code=status, headers=HEADERS)


def begun(request: Request, template: str, rest: Rest, /, **parts: Any) -> StreamingResponse:
    """A page of which all that stands before `{{ rest }}` in its template is sent at once, from `parts` alone, and the rest as soon as it
    is there, from what `rest` gives beside them.

    Where that fails the status has been sent: the template says so, by `trouble`, which is "" otherwise. What can be refused is to be
    refused before.
    """
    made, known = environment().get_template(template), {**_frame(request, template), **parts}
    return StreamingResponse(_sent(made, known, rest), media_type="text/html", headers=HEADERS)


async def _sent(template: Template, known: Mapping[str, Any], rest: Rest) -> AsyncIterator[str]:
    yield "".join(takewhile(lambda piece: piece != REST, template.generate(known)))
    try:
        yield _rest(template, {**known, "trouble": "", **await rest()})
    except NewsgraphError as error:
        yield _rest(template, {**known, "trouble": str(error)})
    except Exception:  # the status has been sent: a page that ends in the middle would look as if it was still being waited for
        yield _rest(template, {**known, "trouble": MISTAKE})
        raise


def _rest(template: Template, parts: Mapping[str, Any]) -> str:
    return template.render(parts).partition(REST)[2]


def _frame(request: Request, template: str) -> dict[str, Any]:
    return {"theme": _theme(request), "navigation": _navigation(request), "here": template.removesuffix(".html")}


def problem(request: Request, title: str, words: str, status: int) -> HTMLResponse:
    """A page that says what is wrong and where to go on."""
    return page(request, "problem.html", status=status, title=title, words=words)


def page_of(handler: Handler) -> Handler:
    """A page function whose errors of the program become a page that says what is wrong."""

    @wraps(handler)
    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except NewsgraphError as error:
            status, headers = status_of(error)
            reply = problem(request, "That did not work", str(error), status)
            reply.headers.update(headers)
            return reply

    return answered


def fragment(template: str, /, **parts: Any) -> HTMLResponse:
    """A part of a page, for a script that puts it into its place."""
    return HTMLResponse(environment().get_template(template).render(**parts), headers=HEADERS)


@cache
def environment() -> Environment:
    """Templates escape whatever is put into them, and a name that is missing is an error."""
    loader = FileSystemLoader(data_path("viz", "templates"))
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(_words.FILTERS)
    made.globals.update(_addresses.GLOBALS, palette=palette(), static=static_address, NO_TYPE=_words.NO_TYPE, rest=REST)
    return made


@cache
def palette() -> dict[str, Any]:
    """Kinds and certainties with their names and colours, as the picture of the graph has them."""
    read: dict[str, Any] = json.loads(data_path("viz", "palette.json").read_text(encoding="utf-8"))
    return read


def static_address(name: str) -> str:
    """Address of a script or style; it changes with its content, so that no browser shows an old one."""
    return f"/static/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    content = palette_css() if name == PALETTE_CSS else data_path("viz", name).read_text(encoding="utf-8")
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:12]


def palette_css() -> str:
    """The colours of the palette as a style: `--own` is that of a kind of entity or of a certainty."""
    rules = [(f".kind-{kind['id']}", kind) for kind in palette()["kinds"]]
    rules += [(f".sure-{sure['id']}", sure) for sure in palette()["certainties"]]
    return "".join(f"{name} {{ --own: light-dark({colours['light']}, {colours['dark']}); }}\n" for name, colours in rules)


def _theme(request: Request) -> str | None:
    chosen = request.cookies.get(THEME)
    return chosen if chosen in ("light", "dark") else None


def _navigation(request: Request) -> list[tuple[str, str, str]]:
    """Only the pages that this server has."""
    known = {getattr(route, "path", "") for route in request.app.routes}
    return [entry for entry in NAVIGATION if entry[2] in known]
