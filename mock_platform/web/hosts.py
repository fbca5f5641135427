"""Who may ask what: the names this platform may be asked for by, and the token of its control plane."""

import re
from functools import lru_cache
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from mock_platform.core.errors import NoControlToken
from mock_platform.web.door import CONTROL
from mock_platform.web.headers import header
from mock_platform.web.problems import Problem, answer, refused
from mock_platform.web.refusals import TITLES

_KNOWN = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
_PORT = re.compile(":[0-9]{1,5}$")
HEALTH = "/control/v1/health"  # whoever waits for a platform need not be let in


def host_named(name: str) -> str:
    """A name or address as requests say it, without a port."""
    bare = name.count(":") > 1 and not name.startswith("[")  # an IPv6 address
    return f"[{name}]".lower() if bare else _PORT.sub("", name).lower()


def refusal_of(scope: Scope) -> Response | None:
    """421 for any other name, which may be a foreign page's own, made to point at this machine; 401 for whoever would
    arrange things without the token, where there is one."""
    if not _is_known(scope):
        return answer(Request(scope), _unknown(scope))
    if scope["path"].startswith(CONTROL) and not _is_let_in(scope):
        return refused(Request(scope), NoControlToken())
    return None


def _is_known(scope: Scope) -> bool:
    named = [value for name, value in scope["headers"] if name == b"host"]
    if len(named) != 1:
        return False
    return _is_ours(named[0]) or host_named(named[0].decode("latin-1")) in scope["app"].state.hosts


@lru_cache
def _is_ours(named: bytes) -> bool:
    """A name of this machine."""
    return _KNOWN.fullmatch(named.decode("latin-1")) is not None


def _is_let_in(scope: Scope) -> bool:
    token = scope["app"].state.token
    if not token or scope["path"] == HEALTH:
        return True
    kind, _, given = (header(scope, b"authorization") or "").partition(" ")
    return kind.lower() == "bearer" and compare_digest(given.strip().encode(), token.encode())


def _unknown(scope: Scope) -> Problem:
    _host, port = scope.get("server") or ("", None)
    own = f"http://127.0.0.1:{port}/" if port else "http://127.0.0.1/"
    words = f"模拟平台不认这个名字：在本机请改用 {own} 打开，在别处请在启动时用 --name 写明这个名字"
    return Problem(421, TITLES[421], words, href=own, way_on="用本机地址打开")
