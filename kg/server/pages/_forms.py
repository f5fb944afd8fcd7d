"""Forms that change something: who sends them is known, and nobody else's page can.

Beside what kg.server.guarding asks (the request comes from a page of this server) each form carries a token that only pages of this server
can know: it is in a cookie that is sent to this site alone, and in the form, and the two must agree (OWASP: double submit cookie).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from kg.errors import NewsgraphError

TOKEN, REVIEWER = "kg-token", "kg-reviewer"  # cookies
LARGEST = 4 << 20  # bytes of a form: decisions that are taken over are long
MOST_FIELDS = 100
_YEAR = 365 * 86400  # seconds
_WELL_MADE = re.compile(r"[\w-]{43}")


class BadForm(NewsgraphError):
    """A form that is none of ours, or does not say what it must."""


def token_of(request: Request) -> str:
    """The token for the forms of a page: that of the cookie, or a new one."""
    given = request.cookies.get(TOKEN, "")
    return given if _WELL_MADE.fullmatch(given) else secrets.token_urlsafe(32)


def reviewer_of(request: Request) -> str:
    """Who decides, as he has said it once; "" before."""
    return unquote(request.cookies.get(REVIEWER, ""))[:100]


def remember(response: Response, token: str, reviewer: str = "") -> None:
    """Keep the token, and the name if there is one, in cookies that are sent to this site alone."""
    response.set_cookie(TOKEN, token, httponly=True, samesite="strict")
    if reviewer:
        response.set_cookie(REVIEWER, quote(reviewer), max_age=_YEAR, httponly=True, samesite="strict")


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a form that one of our pages has sent. Raises BadForm."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise BadForm("this is no form")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise BadForm("the form is too long")
    try:
        given = parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise BadForm("the form cannot be read") from error
    fields = dict(given)
    if not secrets.compare_digest(fields.get("token", "").encode(), request.cookies.get(TOKEN, "-").encode()):
        raise BadForm("this form has grown old: go back, load the page again, and send it once more")
    return fields
