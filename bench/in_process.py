"""Calls answered in this process, by `requests` and by httpx, against a bare static stub of `responses` and against
moto's cheapest call: `python -m bench.in_process`.

Ours are steps of a case: remembered, and written into the journal. moto is compared if it is installed
(`pip install "moto[sts]"`).
"""

import argparse
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from statistics import median
from time import perf_counter

import httpx
import requests
import responses

import mock_platform

STUB = "http://stub.invalid/cases/1/method"
ANSWER = {"number": 1, "state": "method", "next": ["method", "back"]}
AGREED = {"user_agreement": True, "privacy_policy": True}
Call = Callable[[], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--calls", type=int, default=400)
    arguments = parser.parse_args()
    ways = {"requests": by_requests, "httpx": by_httpx, "bare responses": bare, "moto": moto}
    took: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(1, arguments.rounds + 1):
        for name, way in ways.items():
            with way() as call:
                if call is not None:
                    took[name].append(_microseconds(call, arguments.calls))
        print(f"round {number}: " + ", ".join(f"{name} {told[-1]:.0f} µs" for name, told in took.items() if told))
    for own, other in (("requests", "bare responses"), ("requests", "moto"), ("httpx", "moto")):
        if took[other]:
            ratios = [mine / theirs for mine, theirs in zip(took[own], took[other], strict=True)]
            print(f"ours by {own} / {other}: {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


@contextmanager
def by_requests() -> Iterator[Call]:
    with mock_platform.in_process(people=["employee"]) as platform, requests.Session() as session:
        yield _stepping(session, platform.api)


@contextmanager
def by_httpx() -> Iterator[Call]:
    with (
        mock_platform.in_process(people=["employee"]) as platform,
        httpx.Client(transport=platform.transport()) as client,
    ):
        yield _stepping(client, platform.api)


def _stepping(client: requests.Session | httpx.Client, api: str) -> Call:
    """A step of a case, and the way back, in turn."""
    client.put(f"{api}/session/agreements/employee", json=AGREED).raise_for_status()
    client.post(f"{api}/services/employee/certifications").raise_for_status()
    case = f"{api}/cases/1"
    steps = cycle([(f"{case}/method", {"method": "self"}), (f"{case}/back", None)])

    def call() -> None:
        url, body = next(steps)
        client.post(url, json=body).raise_for_status()

    return call


@contextmanager
def bare() -> Iterator[Call]:
    with responses.RequestsMock() as mock, requests.Session() as session:
        mock.add("POST", STUB, json=ANSWER)
        yield lambda: session.post(STUB, json={"method": "self"}).raise_for_status()


@contextmanager
def moto() -> Iterator[Call | None]:
    try:
        import boto3
        from moto import mock_aws
    except ModuleNotFoundError:
        yield None
        return
    os.environ |= {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1"}
    with mock_aws():
        client = boto3.client("sts")
        yield client.get_caller_identity


def _microseconds(call: Call, times: int) -> float:
    for _ in range(20):
        call()
    gc.collect()
    began = perf_counter()
    for _ in range(times):
        call()
    return (perf_counter() - began) / times * 1e6


if __name__ == "__main__":
    main()
