"""Write the examples of the OpenAPI document: `python docs/write_examples.py`.

Each is what the platform really answered, in a walk through all operations with a seed and a clock that stands still.
"""

import json
import re
from pathlib import Path
from typing import Any

import requests

import mock_platform
from mock_platform.web.document import write

PLACE = Path(__file__).parents[1] / "mock_platform" / "web" / "examples.json"
KEY = "example"
BOTH = {"user_agreement": True, "privacy_policy": True}
SANDBOX = f"/control/v1/sandboxes/{KEY}"
NEW = {"key": KEY, "seed": "1", "frozen_at": "2025-03-15T09:00:00+08:00", "people": ["employee"]}
WANTED = {"scheme": "resident", "status": "suspended", "city": "揭阳市"}
OWN = {
    "name": "陈秀英",
    "document_number": "449901195001010023",
    "benefits": [{"scheme": "employee", "city": "广州市"}],
}
OTHER = {"name": "陈秀英", "document_type": "resident_id", "document_number": "449901195001010023"}
RETRY = {"kind": "rate_limit", "operation": "begin_capture", "times": 1}
TOKEN = "{token}"  # of the face session just begun
Call = tuple[str, str, Any]

ARRANGED: tuple[Call, ...] = (
    ("GET", "/control/v1/health", None),
    ("GET", "/control/v1/version", None),
    ("POST", "/control/v1/sandboxes", NEW),
    ("GET", "/control/v1/sandboxes", None),
    ("GET", SANDBOX, None),
    ("PATCH", SANDBOX, {"city": "广州市"}),
    ("POST", f"{SANDBOX}/people", {"scheme": "employee"}),
    ("POST", f"{SANDBOX}/people/one", WANTED),
    ("POST", f"{SANDBOX}/people/own", OWN),
    ("POST", f"{SANDBOX}/people/personas", {"persona": "resident_suspended"}),
    ("GET", f"{SANDBOX}/people?scheme=employee&limit=1", None),
    ("GET", f"{SANDBOX}/people/1", None),
    ("POST", f"{SANDBOX}/people/2/events", {"event": "move", "city": "深圳市"}),
    ("PUT", f"{SANDBOX}/people/2/benefits/resident", {"city": "揭阳市", "status": "normal"}),
    ("PUT", f"{SANDBOX}/people/1/face", {"outcomes": ["too_dark"]}),
    ("POST", f"{SANDBOX}/people/1/records", {"scheme": "employee", "on": "2024-03-01"}),
    ("GET", f"{SANDBOX}/people/1/records?scheme=employee", None),
    ("PUT", f"{SANDBOX}/checkpoints/before", None),
    ("GET", f"{SANDBOX}/checkpoints", None),
)
WALKED: tuple[Call, ...] = (
    ("GET", "/api/v1/services", None),
    ("GET", "/api/v1/cities", None),
    ("GET", "/api/v1/session", None),
    ("PUT", "/api/v1/session/city", {"city": "440100"}),
    ("PUT", "/api/v1/session/agreements/employee", BOTH),
    ("POST", "/api/v1/services/employee/certifications", None),
    ("POST", "/api/v1/cases/1/method", {"method": "other"}),
    ("POST", "/api/v1/cases/1/back", None),
    ("POST", "/api/v1/cases/1/method", {"method": "self"}),
    ("POST", "/api/v1/cases/1/applicant", None),
    ("POST", "/api/v1/cases/1/confirmation", None),
    ("POST", "/api/v1/cases/1/face-sessions", None),
    ("POST", f"/api/v1/face-sessions/{TOKEN}/result", None),
    ("POST", "/api/v1/cases/1/retry", None),
    ("GET", "/api/v1/cases/1", None),
    ("POST", "/api/v1/services/employee/queries", None),
    ("POST", "/api/v1/cases/2/query-for-other", None),
    ("POST", "/api/v1/cases/2/applicant", OTHER),
    ("POST", "/api/v1/cases/1/face-sessions", None),
    ("POST", f"/api/v1/face-sessions/{TOKEN}/result", None),
    ("PATCH", SANDBOX, {"edition": "guangzhou-2023"}),
    ("POST", "/api/v1/cases/1/result", None),
    ("POST", "/api/v1/services/employee/certifications", None),
    ("POST", "/api/v1/cases/3/method", {"method": "other"}),
    ("POST", "/api/v1/cases/3/applicant", {**OTHER, "name": "陈秀兰"}),
    ("POST", "/api/v1/cases/3/home", None),
)
LOOKED_AT: tuple[Call, ...] = (
    ("GET", f"{SANDBOX}/journal?operation=finish_capture&limit=1", None),
    ("GET", f"{SANDBOX}/journal/count?event=certified", None),
    ("POST", f"{SANDBOX}/journal/sequence", {"names": ["choose_method", "check_passed", "certified"]}),
    ("POST", f"{SANDBOX}/faults", RETRY),
    ("GET", f"{SANDBOX}/faults", None),
    ("DELETE", f"{SANDBOX}/faults/rate_limit", None),
    ("DELETE", f"{SANDBOX}/faults", None),
    ("PUT", f"{SANDBOX}/speed", {"preset": "realistic"}),
    ("GET", f"{SANDBOX}/speed", None),
    ("PUT", f"{SANDBOX}/clock", {"frozen_at": "2025-03-15T09:00:00+08:00"}),
    ("GET", f"{SANDBOX}/clock", None),
    ("POST", f"{SANDBOX}/clock/advance", {"by": "P1D"}),
    ("POST", f"{SANDBOX}/checkpoints/before/restore", None),
    ("DELETE", f"{SANDBOX}/checkpoints/before", None),
    ("DELETE", f"{SANDBOX}/journal", None),
    ("PUT", SANDBOX, {"seed": "1", "frozen_at": "2025-03-15T09:00:00+08:00"}),
    ("POST", f"{SANDBOX}/reset", None),
    ("DELETE", SANDBOX, None),
)


def main() -> None:
    PLACE.write_text(written(), encoding="utf-8")


def written() -> str:
    """The whole file; AssertionError if an operation has no example, or if one was refused."""
    examples: dict[str, Any] = {}
    with mock_platform.in_process(strict=True) as platform:
        token = ""
        for method, path, body in (*ARRANGED, *WALKED, *LOOKED_AT):
            address = platform.address + path.replace(TOKEN, token)
            answer = requests.request(method, address, json=body, headers={"X-YSS-Sandbox": KEY}, timeout=9)
            assert answer.ok, (method, path, answer.text)
            told = answer.json() if answer.content else None
            token = (told.get("face") or {}).get("token", token) if isinstance(told, dict) else token
            examples.setdefault(_operation(method, path), {"request": body, "response": told})
    assert set(examples) | {"read_catalogue"} == {each["operationId"] for each in _operations().values()}
    return json.dumps(examples, ensure_ascii=False, indent=1) + "\n"


def _operations() -> dict[tuple[str, str], Any]:
    """By method and address."""
    paths = write()["paths"]
    return {(method.upper(), path): each for path in paths for method, each in paths[path].items()}


def _operation(method: str, path: str) -> str:
    """The operation that answers there: of those that fit, the one that names most of the address."""
    asked = path.partition("?")[0]
    fitting = [
        (address.count("{"), each["operationId"])
        for (other, address), each in _operations().items()
        if other == method and re.fullmatch(re.sub("{[a-z]+}", "[^/]+", address), asked)
    ]
    return str(min(fitting)[1])


if __name__ == "__main__":
    main()
