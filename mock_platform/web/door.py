"""The way in: a request's sandbox is opened, its faults and its journal are seen to, and a refusal is told."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from mock_platform.application import faults
from mock_platform.application.faults import Strike
from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.errors import PlatformError, UnknownSandbox
from mock_platform.core.fault import PREVENTING
from mock_platform.core.journal import Asked
from mock_platform.core.operations import OPERATIONS
from mock_platform.web import problems
from mock_platform.web.refusals import INJECTED
from mock_platform.web.sandbox_key import key_of
from mock_platform.web.struck import StruckResponse

CONTROL = "/control/"
UNKNOWN = "unknown"  # the operation of an address that has none
Work = Callable[[Sandbox], Response]


def platform_of(request: Request) -> Platform:
    platform: Platform = request.app.state.platform
    return platform


def enter(request: Request, operation: str, work: Work) -> Response:
    """What `work` answers in the request's sandbox. All it does is kept, unless it refuses; both go into the journal.

    A fault that strikes either takes its place or spoils its answer.
    """
    key = key_of(request)
    try:
        response, strikes = platform_of(request).within(key, partial(_done, request, operation, work))
    except PlatformError as error:
        response = problems.refused(request, error)
        strikes = _drawn_again(request, key, operation, response, error)
    return StruckResponse(response, strikes) if strikes else response


def _done(request: Request, operation: str, work: Work, sandbox: Sandbox) -> tuple[Response, list[Strike]]:
    strikes = _drawn(sandbox, operation)
    response = _prevented(request, strikes) or work(sandbox)
    if operation in OPERATIONS or sandbox.events:
        sandbox.asked = _asked(request, operation, response, strikes, sandbox.refusal)
    return response, strikes


def turned_away(request: Request, operation: str, response: Response, error: Exception) -> Response:
    """Note what was refused before anything was asked of a sandbox: a body, a method, an address. No fault strikes
    it."""
    if not request.scope["path"].startswith(CONTROL):
        with suppress(PlatformError), platform_of(request).sandbox(key_of(request)) as sandbox:
            sandbox.asked = _asked(request, operation, response, (), error)
    return response


def _drawn_again(request: Request, key: str, operation: str, response: Response, error: Exception) -> list[Strike]:
    """A refusal into the journal; and as what was drawn for the call went with the rest, it is drawn again, the same.
    Nothing of the control plane."""
    if request.scope["path"].startswith(CONTROL):
        return []
    with suppress(UnknownSandbox), platform_of(request).sandbox(key) as sandbox:
        strikes = _drawn(sandbox, operation)
        sandbox.asked = _asked(request, operation, response, strikes, error)
        return strikes
    return []


def _drawn(sandbox: Sandbox, operation: str) -> list[Strike]:
    """Nothing strikes whoever arranges."""
    return faults.draw(sandbox, operation) if sandbox.settings.faults and operation in OPERATIONS else []


def _prevented(request: Request, strikes: Sequence[Strike]) -> Response | None:
    for strike in strikes:
        if strike.fault.kind in PREVENTING:
            return problems.struck(request, strike.fault)
    return None


def _asked(
    request: Request, operation: str, response: Response, strikes: Sequence[Strike], error: Exception | None = None
) -> Asked:
    return Asked(
        operation=operation,
        method=request.scope["method"],
        path=request.scope["path"] if operation != UNKNOWN else _beginning(request.scope["path"]),
        status=response.status_code,
        code=problems.code_of(error, response.status_code) if error else _code_of(strikes),
        detail=problems.why(error, discreet=True) if error else None,
        faults=tuple([strike.fault.name for strike in strikes]),
    )


def _code_of(strikes: Sequence[Strike]) -> str | None:
    """Of what was prevented."""
    for strike in strikes:
        if strike.fault.kind in PREVENTING:
            return INJECTED
    return None


def _beginning(path: str) -> str:
    """Of an address that nobody knows: whatever was put into it may be somebody's name or number."""
    parts = path.split("/", 4)
    return "/".join([*parts[:3], "…"]) if len(parts) > 3 else path[:40]
