"""Examples of the OpenAPI document, and the links between its operations."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from mock_platform.web.media import JSON

_SAME_KEY = {"key": "$request.path.key"}
_NUMBER, _NAME = {"number": "$response.body#/number"}, {"name": "$request.path.name"}
# Where an answer leads: to every operation under an address, and what of the answer goes into that address.
_OF_CASE = ("/api/v1/cases/{number}", _NUMBER)
LEADS = {
    "create_sandbox": ("/control/v1/sandboxes/{key}", {"key": "$response.body#/key"}),
    "create_person": ("/control/v1/sandboxes/{key}/people/{number}", {**_SAME_KEY, **_NUMBER}),
    "take_checkpoint": ("/control/v1/sandboxes/{key}/checkpoints/{name}", {**_SAME_KEY, **_NAME}),
    "put_fault": ("/control/v1/sandboxes/{key}/faults/{name}", {**_SAME_KEY, "name": "$response.body#/name"}),
    "start_certification": _OF_CASE,
    "start_query": _OF_CASE,
    "begin_capture": ("/api/v1/face-sessions/{token}", {"token": "$response.body#/face/token"}),
}


def exemplify(paths: dict[str, Any]) -> None:
    """Put into every operation what was once asked of it and answered, and where its answer leads."""
    for operations in paths.values():
        for operation in operations.values():
            name = operation["operationId"]
            _show(operation, _known().get(name, {}))
            if name in LEADS:
                _done(operation)["links"] = _links(name, paths)


def _show(operation: dict[str, Any], known: dict[str, Any]) -> None:
    if "requestBody" in operation and known.get("request") is not None:
        operation["requestBody"]["content"][JSON]["example"] = known["request"]
    if known.get("response") is not None:
        _done(operation)["content"][JSON]["example"] = known["response"]


def _done(operation: dict[str, Any]) -> Any:
    return next(each for status, each in operation["responses"].items() if status.startswith("2"))


def _links(name: str, paths: dict[str, Any]) -> dict[str, Any]:
    address, parameters = LEADS[name]
    fitting = (path for path in paths if path.startswith(address) and path.count("{") == len(parameters))
    names = [each["operationId"] for path in fitting for each in paths[path].values() if each["operationId"] != name]
    return {to: {"operationId": to, "parameters": parameters} for to in names}


@cache
def _known() -> dict[str, Any]:
    """By operation; docs/write_examples.py writes them."""
    place = Path(__file__).with_name("examples.json")
    known: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return known
