"""`python -m behave`, many times over: a process that has loaded the libraries, and forks itself for each run."""

import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

PATIENCE = 30  # seconds; nothing here takes more than three
LIBRARIES = (
    *("behave.runner", "behave.configuration", "behave.formatter.pretty", "behave.reporter.summary"),
    *("pydantic.type_adapter", "pydantic.json_schema", "pydantic.dataclasses", "importlib.metadata", "platform"),
)


class Nest:
    """Only libraries are loaded beforehand: whatever is ours is loaded by each run itself, in the order it needs."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            env=dict(environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> "Nest":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.communicate()

    def run(self, arguments: Sequence[str], folder: Path, out: Path, err: Path, home: Path) -> int:
        """The exit code of behave with these arguments in this folder; negative if a signal ended it."""
        assert self._process.stdin
        assert self._process.stdout
        order = [list(arguments), *map(str, (folder, out, err, home))]
        print(json.dumps(order), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


def _serve() -> list[object]:
    """What a child is to do; nothing for the parent, which ends when nobody asks any more."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            return list(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return []


def _behave(arguments: Sequence[str], folder: str, out: str, err: str, home: str) -> None:
    signal.alarm(PATIENCE)
    for path, stream in ((os.devnull, 0), (out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_RDONLY if stream == 0 else os.O_CREAT | os.O_WRONLY), stream)
    os.chdir(folder)
    os.environ["HOME"] = home
    sys.path[0] = folder
    sys.argv[1:] = arguments
    runpy.run_module("behave", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    for library in LIBRARIES:
        __import__(library)
    if order := _serve():
        _behave(*order)  # type: ignore[arg-type]
