"""Schemathesis over the whole OpenAPI document, in all its phases, against a platform of its own."""

import subprocess
import sys
from pathlib import Path

import requests

import mock_platform

CONFIG = Path(__file__).with_name("schemathesis.toml")
PEOPLE = ["employee", "resident", "agent"]
# These make others answer what the document does not allow, which is their purpose: they are tried by themselves.
SPOILING = ("put_fault", "set_speed")
BOTH = {"user_agreement": True, "privacy_policy": True}
PATIENCE = 10  # seconds
APART = tuple(f"--exclude-operation-id={each}" for each in SPOILING)
ALONE = (*(f"--include-operation-id={each}" for each in SPOILING), "--phases=examples,coverage,fuzzing")


def main(arguments: list[str]) -> int:
    """Schemathesis' own exit code, of the first run that found something."""
    return _run([*APART, *arguments]) or _run([*ALONE, *arguments])


def _run(arguments: list[str]) -> int:
    with mock_platform.serve(process=True, people=PEOPLE) as platform:
        _begin(platform.api)
        command = [str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG)]
        return subprocess.run([*command, "run", f"{platform.address}/openapi.json", *arguments]).returncode


def _begin(api: str) -> None:
    """Cases to go on with: two of each kind."""
    for scheme in ("employee", "resident"):
        requests.put(f"{api}/session/agreements/{scheme}", json=BOTH, timeout=PATIENCE).raise_for_status()
        for what in ("certifications", "certifications", "queries", "queries"):
            requests.post(f"{api}/services/{scheme}/{what}", timeout=PATIENCE).raise_for_status()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
