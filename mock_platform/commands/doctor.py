"""`yss doctor`: what stands in the way of a platform on this machine."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

import typer

from mock_platform.commands.asking import HERE, Server, Token
from mock_platform.variables import VARIABLES

OLDEST = (3, 11)
MARKS = {True: ("ok", "green"), False: ("no", "red"), None: ("--", "yellow")}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at; `good` is None where it does no harm."""

    good: bool | None
    says: str


def doctor(
    server: Server = HERE,
    token: Token = "",
    must_answer: Annotated[bool, typer.Option("--must-answer", help="A platform has to answer at --server.")] = False,
) -> None:
    """See whether a platform can be opened on this machine, and whether one answers. `yss browser doctor` looks for a
    browser."""
    findings = [*_python(), *_opens(), *_answers(server, token, must_answer), *_variables()]
    for finding in findings:
        mark, colour = MARKS[finding.good]
        typer.echo(f"{typer.style(mark, fg=colour)}  {finding.says}")
    if any(finding.good is False for finding in findings):
        raise typer.Exit(1)


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= OLDEST
    yield Finding(good, f"Python {version}{'' if good else f': {OLDEST[0]}.{OLDEST[1]} or newer is needed'}")


def _opens() -> Iterator[Finding]:
    from time import perf_counter

    began = perf_counter()
    try:
        import requests

        from mock_platform.doors.in_process import InProcess

        with InProcess() as platform:
            answer = requests.get(f"{platform.address}/control/v1/health", timeout=10)
    except Exception as error:  # whatever it is, it is what the caller wants to know
        yield Finding(False, f"a platform does not open in this process: {type(error).__name__}: {error}")
    else:
        took = (perf_counter() - began) * 1000
        yield Finding(answer.status_code == 200, f"a platform opens and answers in this process, in {took:.0f} ms")


def _answers(server: str, token: str, must_answer: bool) -> Iterator[Finding]:
    from mock_platform.client.asking import NoAnswer, Refused, over_http
    from mock_platform.client.control import Control

    ask, close = over_http(server.rstrip("/"), token)
    try:
        version = Control(ask).version()
        name = f"{version['name']} {version['version']}"
    except NoAnswer:
        yield Finding(False if must_answer else None, f"no platform answers at {server}; `yss serve` starts one")
    except Refused as error:
        yield Finding(False, f"{server}: {error}")
    except (KeyError, TypeError):
        yield Finding(False, f"what answers at {server} is no mock platform")
    else:
        yield Finding(True, f"a platform answers at {server}: {name}")
    finally:
        close()


def _variables() -> Iterator[Finding]:
    for name in sorted(os.environ):
        if not name.startswith("YSS_"):
            continue
        if name in VARIABLES:
            yield Finding(True, f"{name} is set: {VARIABLES[name]}")
        else:
            near = get_close_matches(name, VARIABLES, 1)
            yield Finding(False, f"{name} means nothing here{f'; is it {near[0]}?' if near else ''}")
