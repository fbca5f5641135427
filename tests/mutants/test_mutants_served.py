"""Mutants as processes: listed, served, and refused by name."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from typer.testing import CliRunner, Result

from mock_platform.mutants.catalogue import MUTANTS
from mock_platform.mutants.cli import app
from tests.repository import ROOT

COMMAND = (sys.executable, "-W", "error", "-m", "mock_platform.mutants")
PATIENCE = 30  # seconds


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@contextmanager
def serving(*arguments: str) -> Iterator[httpx.Client]:
    """The pages of what is served, which ends with its standard input and has nothing to say but its address."""
    command = [*COMMAND, "serve", *arguments, "--port", "0", "--until-eof"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        announced = re.fullmatch(r"Mock platform \(unofficial\) at (http://127\.0\.0\.1:\d+) .*\n", line)
        try:
            assert announced, line
            with httpx.Client(base_url=announced[1], trust_env=False) as client:
                yield client
        finally:
            out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, out, err) == (0, "", "")


def test_the_list_is_for_programs_too() -> None:
    listed = run("list", "--json")
    assert (listed.exit_code, listed.stderr) == (0, "")
    entries = json.loads(listed.stdout)
    assert [entry["name"] for entry in entries] == list(MUTANTS)
    assert {tuple(entry) for entry in entries} == {("name", "says", "clauses", "edition")}
    assert {entry["edition"] for entry in entries} == {"official", "guangzhou-2023", "both"}


def test_the_list_is_a_line_each() -> None:
    assert len(run("list").stdout.splitlines()) == len(MUTANTS)


def test_a_mutant_is_served_like_the_platform() -> None:
    with serving("scan-missing") as pages:
        assert pages.get("/control/v1/health").json()["status"] == "ok"
        home = pages.get("/")
        assert (home.status_code, "扫一扫" in home.text) == (200, False)


def test_a_word_is_changed_on_pages() -> None:
    with serving("--word", "社保", "社某", "--sparing", "社保卡") as pages:
        home = pages.get("/yss").text
        assert ("社某</a>" in home, "社保</a>" in home, "社保卡" in home) == (True, False, True)


def test_an_unknown_name_is_a_usage_error() -> None:
    refused = run("serve", "no-such-mutant", "--port", "0")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "no-such-mutant" in refused.stderr


def test_one_thing_is_broken_at_a_time() -> None:
    for arguments in ([], ["scan-missing", "--word", "社保", "社某"]):
        refused = run("serve", *arguments, "--port", "0")
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert "--word OLD NEW" in refused.stderr
