"""A bank's reminder job: which of its customers have to certify their pension soon?

    python reminder.py --base-url http://127.0.0.1:8000 customers.json

The file has a list of customers: {"id": "C1", "session": "…"}. A session is one customer's own, for only the account
that is logged in may be asked for without a face; in the sandbox it is the key of a sandbox in which the customer is
logged in. Certifications of 城乡居民 cannot be looked up like this, since their query wants the customer's face.

Exit code 1: some customers could not be looked up; run it again for them.
"""

import argparse
import json
import os
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import requests

TRIES = 5
TIMEOUT = (3.0, 10.0)  # seconds to connect, and to wait for an answer
PAUSE = 0.5  # seconds before the second try; then twice as long each time
LONGEST_PAUSE = 60.0  # seconds; whoever wants us to wait for longer is asked again by the next run
AGREED = {"user_agreement": True, "privacy_policy": True}
NOT_NOW = {408, 425, 429, 500, 502, 503, 504}
BROKEN = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError, ValueError)


class NoAnswer(Exception):
    """The platform gave none that can be used, however often it was asked."""


class Refused(Exception):
    """The platform refuses; asking again would not help. `code` is stable, the text is for people."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code


@dataclass(frozen=True)
class Finding:
    """Of one customer: whether to remind them, None if nobody knows; and why."""

    customer: str
    remind: bool | None
    why: str


class Platform:
    """The platform's API, for one customer's session."""

    def __init__(self, base_url: str, session: str, *, timeout: Any = TIMEOUT, sleep: Callable[[float], None]) -> None:
        self.api = f"{base_url.rstrip('/')}/api/v1"
        self.http = requests.Session()
        self.http.headers["X-YSS-Sandbox"] = session
        self.timeout = timeout
        self.sleep = sleep

    def ask(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        """What is answered; NoAnswer or Refused."""
        # One key for all tries: what was done by a try whose answer was lost is not done twice.
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        why = ""
        for attempt in range(TRIES):
            pause = PAUSE * 2**attempt
            try:
                answer = self.http.request(method, self.api + path, json=body, headers=headers, timeout=self.timeout)
                if answer.status_code not in NOT_NOW:
                    return _told(answer)
                why, pause = f"status {answer.status_code}", _pause(answer, pause)
            except BROKEN as error:
                why = type(error).__name__
            if attempt + 1 == TRIES or pause > LONGEST_PAUSE:
                break
            self.sleep(pause)
        raise NoAnswer(why)


def _told(answer: requests.Response) -> dict[str, Any]:
    """ValueError for what is no JSON, or does not say that it is."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    if kind not in ("application/json", "application/problem+json"):
        raise ValueError(f"not JSON but {kind}")
    said = answer.json()
    if not isinstance(said, dict):
        raise ValueError("no object")
    if answer.status_code >= 400:
        raise Refused(said.get("code", "refused"), said.get("detail", ""))
    return said


def _pause(answer: requests.Response, usual: float) -> float:
    """As long as the platform wishes, if it says so in seconds."""
    wished = answer.headers.get("Retry-After", "")
    return float(wished) if wished.isdigit() else usual


def look_up(platform: Platform, customer: str, today: date, days: int) -> Finding:
    """Whether the customer has to be reminded: nothing is on record, or it ends within so many days."""
    try:
        platform.ask("PUT", "/session/agreements/employee", AGREED)
        found = platform.ask("POST", "/services/employee/queries")
    except (NoAnswer, Refused) as error:
        return Finding(customer, None, f"{type(error).__name__}: {error}")
    if found["records"]:
        last = date.fromisoformat(found["records"][0]["valid_until"])
        return Finding(customer, last <= today + timedelta(days), f"valid until {last}")
    message = found["message"]
    # M5 says that there is none; any other message is no answer to the question.
    return Finding(customer, True if message["id"] == "M5" else None, message["text"])


def look_up_all(
    customers: Iterable[dict[str, str]],
    base_url: str,
    today: date,
    days: int = 60,
    *,
    timeout: Any = TIMEOUT,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Finding]:
    for each in customers:
        platform = Platform(base_url, each["session"], timeout=timeout, sleep=sleep)
        yield look_up(platform, each["id"], today, days)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Which customers have to certify their pension soon?")
    parser.add_argument("customers", type=Path)
    parser.add_argument("--base-url", default=os.environ.get("PENSION_API", "http://127.0.0.1:8000"))
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("--days", type=int, default=60, help="remind so many days before it ends")
    told = parser.parse_args(arguments)
    customers = json.loads(told.customers.read_text(encoding="utf-8"))
    words = {True: "remind", False: "fine", None: "unknown"}
    findings = list(look_up_all(customers, told.base_url, told.today, told.days))
    for each in findings:
        print(f"{each.customer}  {words[each.remind]:7}  {each.why}")
    return 1 if any(each.remind is None for each in findings) else 0


if __name__ == "__main__":
    sys.exit(main())
