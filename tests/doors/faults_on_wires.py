"""Faults of the wire, and what a client saw of them."""

from collections.abc import Callable
from typing import Any

WIRE: dict[str, dict[str, Any]] = {
    "connection_reset": {},
    "empty_answer": {},
    "truncated_body": {},
    "truncated_body at once": {"share": 0.0},
    "fixed_delay": {"seconds": 5.0},
    "range_delay": {"least": 5.0, "most": 6.0},
    "lognormal_delay": {"median": 5.0, "sigma": 0.1},
    "slow_body": {"seconds": 50.0},
    "broken_json": {},
    "wrong_content_type": {},
    "error": {},
    "rate_limit": {},
}
PATIENCE = 0.1  # seconds a client waits, where delays are far longer


def seen(ask: Callable[[], Any]) -> tuple[Any, ...]:
    """What was read; or the error by its type, and by those of the errors it was made of."""
    try:
        return ("read", ask())
    except Exception as error:
        return tuple(type(each) for each in _made_of(error))


def _made_of(error: BaseException) -> list[BaseException]:
    inside = [each for each in error.args if isinstance(each, BaseException)]
    return [error, *(each for one in inside for each in _made_of(one))]
