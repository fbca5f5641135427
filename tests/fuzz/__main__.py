"""Schemathesis over the whole OpenAPI document, in all its phases, against a platform of its own."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import requests

import mock_platform
from mock_platform.web.document import write
from tests.fuzz.counting import FILE

CONFIG = Path(__file__).with_name("schemathesis.toml")
PEOPLE = ["employee", "resident", "agent"]
# These make others answer what the document does not allow, which is their purpose: they are tried by themselves.
SPOILING = ("put_fault", "set_speed")
BOTH = {"user_agreement": True, "privacy_policy": True}
PATIENCE = 10  # seconds
LEAST = 100  # cases of an operation
APART = tuple(f"--exclude-operation-id={each}" for each in SPOILING)
ALONE = (*(f"--include-operation-id={each}" for each in SPOILING), "--phases=examples,coverage,fuzzing")


def main(arguments: list[str]) -> int:
    """Schemathesis' own exit code, of the first run that found something; 1 if an operation was hardly tried, which is
    left to those who give arguments of their own."""
    with TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("apart", "alone")]
        code = _run([*APART, *arguments], files[0]) or _run([*ALONE, *arguments], files[1])
        return code or (0 if arguments else _judge(files))


def _run(arguments: list[str], counts: Path) -> int:
    with mock_platform.serve(process=True, people=PEOPLE) as platform:
        _begin(platform.api)
        command = [str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG)]
        command += ["run", f"{platform.address}/openapi.json", *arguments]
        return subprocess.run(command, env={**os.environ, FILE: str(counts)}).returncode


def _judge(files: list[Path]) -> int:
    """Schemathesis does not tell when it gives an operation up."""
    cases = sum((Counter(json.loads(file.read_text(encoding="utf-8"))) for file in files), Counter[str]())
    tried = {name: cases[name] for name in _with_input()}
    few = [f"{name} {times}" for name, times in tried.items() if times < LEAST]
    if few:
        print(f"NOT ENOUGH: fewer than {LEAST} cases of {', '.join(few)}")
        return 1
    print(f"At least {min(tried.values())} cases of every operation that is given anything")
    return 0


def _with_input() -> Iterator[str]:
    """Of operations that are given nothing there is but one case."""
    for operations in write()["paths"].values():
        for operation in operations.values():
            if operation.get("parameters") or "requestBody" in operation:
                yield operation["operationId"]


def _begin(api: str) -> None:
    """Cases to go on with: two of each kind."""
    for scheme in ("employee", "resident"):
        requests.put(f"{api}/session/agreements/{scheme}", json=BOTH, timeout=PATIENCE).raise_for_status()
        for what in ("certifications", "certifications", "queries", "queries"):
            requests.post(f"{api}/services/{scheme}/{what}", timeout=PATIENCE).raise_for_status()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
