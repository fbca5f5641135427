"""Asking a control plane."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx

Ask = Callable[[str, str, Any], Any]
"""A method, a path under the control plane and a body, or None; the answer, or None. Refused if it is refused."""

CONTROL = "/control/v1"
PATIENCE = 30  # seconds for an answer
JSON = {"Content-Type": "application/json"}


class Refused(Exception):
    """The platform has refused. `code` is stable, `str(error)` says why in one sentence."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(f"{detail} ({status} {code})")
        self.status = status
        self.code = code


class NoAnswer(Exception):
    """No platform answers at the address."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"No mock platform answers at {address} ({why}). Start one with `yss serve`.")


def over_http(address: str, token: str | None = None) -> tuple[Ask, Callable[[], None]]:
    """How to ask the platform at that address, and how to stop. `token` is that of its control plane, if it has one."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    # Proxies of the environment are for hosts elsewhere, and a platform is mostly here.
    # Certificates take longer to load than all else here, and are of use only where they are checked.
    client = httpx.Client(headers=headers, timeout=PATIENCE, trust_env=False, verify=address.startswith("https:"))

    def ask(method: str, path: str, body: Any = None) -> Any:
        sent: Any = {} if body is None else {"content": json.dumps(body), "headers": JSON}
        try:
            answer = client.request(method, address + CONTROL + path, **sent)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NoAnswer(address, str(error) or type(error).__name__) from error
        return told(answer.status_code, answer.content)

    return ask, client.close


def part(text: str) -> str:
    """A part of a path, whatever stands in it; one without anything would lead to another address."""
    return quote(text or " ", safe="", errors="surrogateescape").replace(".", "%2E")


def told(status: int, content: bytes) -> Any:
    """What an answer says; Refused if it is a refusal."""
    try:
        answer = json.loads(content) if content else None
    except ValueError:
        raise Refused(status, "no_json", "what answers is no mock platform") from None
    if status >= 300:
        said = answer if isinstance(answer, dict) else {}
        raise Refused(status, said.get("code", "refused"), said.get("detail", "what answers is no mock platform"))
    return answer
