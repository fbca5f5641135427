"""Examples of the OpenAPI document, and the links between its operations."""

import json
from functools import cache
from pathlib import Path
from typing import Any

JSON = "application/json"
KEY, NUMBER, TOKEN = {"key": "$response.body#/key"}, {"number": "$response.body#/number"}, "$response.body#/face/token"
OF_SANDBOX = (
    *("read_sandbox", "change_sandbox", "replace_sandbox", "reset_sandbox", "delete_sandbox", "create_person"),
    *("find_or_create_person", "add_own_person", "create_persona", "list_people", "read_clock", "set_clock"),
    *("advance_clock", "list_checkpoints", "put_fault", "list_faults", "clear_faults", "read_speed", "set_speed"),
    *("find_entries", "count_entries", "find_sequence", "clear_journal"),
)
OF_PERSON = ("read_person", "put_benefit", "change_benefit", "script_face", "add_record", "list_records")
OF_CASE = (
    *("read_case", "choose_method", "submit_applicant", "confirm", "begin_capture", "retry", "back", "go_home"),
    *("query_for_other", "view_result"),
)
_SAME_KEY = {"key": "$request.path.key"}
_SAME_NAME = {**_SAME_KEY, "name": "$request.path.name"}
# What may be done with an answer, and what of it goes there.
LINKS: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "create_sandbox": tuple((each, KEY) for each in OF_SANDBOX),
    "create_person": tuple((each, {**_SAME_KEY, **NUMBER}) for each in OF_PERSON),
    "take_checkpoint": tuple((each, _SAME_NAME) for each in ("restore_checkpoint", "delete_checkpoint")),
    "put_fault": (("remove_fault", {**_SAME_KEY, "name": "$response.body#/name"}),),
    "start_certification": tuple((each, NUMBER) for each in OF_CASE),
    "start_query": tuple((each, NUMBER) for each in OF_CASE),
    "begin_capture": (("finish_capture", {"token": TOKEN}),),
}


def exemplify(operation: dict[str, Any]) -> None:
    """Put into an operation what was once asked of it and answered, and where its answer leads."""
    name = operation["operationId"]
    known = _known().get(name, {})
    if "requestBody" in operation and known.get("request") is not None:
        operation["requestBody"]["content"][JSON]["example"] = known["request"]
    done = next(each for status, each in operation["responses"].items() if status.startswith("2"))
    if known.get("response") is not None:
        done["content"][JSON]["example"] = known["response"]
    if name in LINKS:
        done["links"] = {to: {"operationId": to, "parameters": parameters} for to, parameters in LINKS[name]}


@cache
def _known() -> dict[str, Any]:
    """By operation; docs/write_examples.py writes them."""
    place = Path(__file__).with_name("examples.json")
    known: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return known
