"""Idempotency keys: whoever is not sure that a request arrived sends it again, and it is done once."""

import re
from collections.abc import Callable
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from mock_platform.application import answers
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.errors import InvalidField
from mock_platform.web.headers import header
from mock_platform.web.media import JSON

HEADER = "Idempotency-Key"
_SENT = HEADER.lower().encode()
REPLAYED = "Idempotency-Replayed"
LONGEST = 255  # characters of a key
KEY = re.compile(f"[!-~]{{1,{LONGEST}}}")
SAFE = ("GET", "HEAD")

Work = Callable[[Sandbox], Response]


def once(request: Request, body: bytes, work: Work) -> Work:
    """`work`, done once for each key, and answered again after that. A refusal has done nothing and is not kept."""
    key = header(request.scope, _SENT)
    if key is None or request.method in SAFE:
        return work
    digest = sha256(b"\n".join((request.method.encode(), request.scope["path"].encode(), body))).hexdigest()

    def done(sandbox: Sandbox) -> Response:
        if not KEY.fullmatch(key):
            raise InvalidField(HEADER, f"{HEADER} 应为 1 到 {LONGEST} 个不含空格的 ASCII 字符")
        kept = answers.find(sandbox, key, digest)
        if kept is not None:
            return Response(kept.body, kept.status, {REPLAYED: "true"}, JSON)
        response = work(sandbox)
        answers.keep(sandbox, key, digest, response.status_code, bytes(response.body))
        return response

    return done
