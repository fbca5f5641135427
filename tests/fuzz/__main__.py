"""Schemathesis over the whole OpenAPI document, in all its phases, against a platform of its own."""

import subprocess
import sys
from pathlib import Path

import mock_platform

CONFIG = Path(__file__).with_name("schemathesis.toml")
PEOPLE = ["employee", "resident", "agent"]


def main(arguments: list[str]) -> int:
    """Schemathesis' own exit code; 1 if the platform has answered with a fault of its own, or has ended."""
    with mock_platform.serve(process=True, people=PEOPLE) as platform:
        command = [str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG)]
        done = subprocess.run([*command, "run", f"{platform.address}/openapi.json", *arguments])
        return done.returncode or int(platform.control.version()["name"] != "mock_platform")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
