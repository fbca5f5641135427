"""The platform as a process of its own, as whoever starts one has it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from typer.testing import CliRunner, Result

from mock_platform.cli import app
from tests.repository import ROOT

COMMAND = (sys.executable, "-W", "error", "-m", "mock_platform", "serve")
PATIENCE = 20  # seconds for a process to begin or to end


@dataclass(frozen=True)
class Served:
    """A platform that answers, and all that it has said on stderr."""

    process: "subprocess.Popen[str]"
    address: str
    said: Path

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    @property
    def stderr(self) -> str:
        return self.said.read_text(encoding="utf-8")

    def client(self, path: str = "", **settings: Any) -> httpx.Client:
        return httpx.Client(base_url=self.address + path, trust_env=False, verify=False, timeout=PATIENCE, **settings)

    def control(self, **settings: Any) -> httpx.Client:
        return self.client("/control/v1", **settings)


def environment(**variables: str) -> dict[str, str]:
    """This process's own, with no variable of the project but those given."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("YSS_")}
    return {**others, "PYTHONPATH": str(ROOT), **variables}


@contextmanager
def started(folder: Path, *arguments: str, **variables: str) -> Iterator["subprocess.Popen[str]"]:
    """The command with these options and variables; what it says on stderr goes to a file of that folder."""
    command = [*COMMAND, *(() if "YSS_PORT" in variables else ("--port", "0")), *arguments]
    with (
        (folder / "stderr").open("w") as stderr,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=stderr, text=True, cwd=folder, env=environment(**variables)
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def serving(folder: Path, *arguments: str, **variables: str) -> Iterator[Served]:
    """A platform that has nothing to say but its address, and ends when it is told to."""
    with started(folder, *arguments, **variables) as process:
        yield (served := opened(process, folder))
        ended(served)


def opened(process: "subprocess.Popen[str]", folder: Path) -> Served:
    """As soon as it tells its address."""
    return Served(process, announced(process, folder / "stderr"), folder / "stderr")


def ended(served: Served) -> None:
    served.process.terminate()
    more, _ = served.process.communicate(timeout=PATIENCE)
    assert (more, served.stderr) == ("", "")


def announced(process: "subprocess.Popen[str]", said: Path) -> str:
    """Its address, as it stands in its first line."""
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.fullmatch(r"Mock platform \(unofficial\) at (http://\S+) — press Ctrl-C to stop\.\n", line)
    assert found, f"no address announced: {line!r} {said.read_text(encoding='utf-8')}"
    return found[1]


def refused(*arguments: str, **variables: str) -> Result:
    """What the command says where it does not serve."""
    unset = dict.fromkeys((name for name in os.environ if name.startswith("YSS_")), None)
    return CliRunner().invoke(app, ["serve", *arguments], env={**unset, **variables, "COLUMNS": "200"})
