"""What docs/sandbox.md tells is so: its blocks run, its tables are complete, its numbers are those of the code."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import typer.main

from fixtures.server import serving
from mock_platform import Refused, in_process
from mock_platform.application import clock
from mock_platform.cli import app
from mock_platform.client.asking import over_http
from mock_platform.client.control import Control
from mock_platform.core.face_session import LIFETIME
from mock_platform.core.fault import FaultKind
from mock_platform.store import journal
from mock_platform.variables import VARIABLES
from mock_platform.web import codes, idempotency, limits
from mock_platform.web.control import bodies, fault_bodies, people_bodies
from mock_platform.web.control.journal import SequenceBody
from mock_platform.web.sandbox_key import PATTERN
from tests.docs.blocks import Block, blocks, rows
from tests.docs.running import pytest_command, run
from tests.repository import ROOT

DOCUMENT = ROOT / "docs" / "sandbox.md"
SERVED = "http://127.0.0.1:8000"
SERVE = re.compile(r"^yss serve([^#\n]*)(#.*)?$", re.MULTILINE)
BLOCKS = blocks(DOCUMENT)
README = blocks(ROOT / "README.md")
ALONE = re.compile(r"^(import|from) ", re.MULTILINE)  # a whole program; others go on inside `with in_process(…)`


def in_language(language: str) -> list[Any]:
    return named([each for each in BLOCKS if each.language == language])


def named(some: list[Block]) -> list[Any]:
    return [pytest.param(each, id=str(each)) for each in some]


def test_every_block_is_of_a_language_that_is_run() -> None:
    assert {each.language for each in BLOCKS} == {"python", "sh", "json"}


# --- Python


@pytest.mark.parametrize("block", in_language("python") + named([each for each in README if each.language == "python"]))
def test_python_blocks_run(block: Block, env: dict[str, str], tmp_path: Path) -> None:
    if "def test_" in block.text:
        (tmp_path / "test_block.py").write_text(block.text, encoding="utf-8")
        done = run(pytest_command("-W", "error"), env, tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    elif ALONE.search(block.text):
        exec(compile(block.text, str(DOCUMENT), "exec"), {"__name__": "__main__"})
    else:
        with in_process(people=["employee"]) as platform:
            names = {"platform": platform, "pytest": pytest, "requests": requests, "Refused": Refused}
            exec(compile(block.text, str(DOCUMENT), "exec"), names)


# --- the shell


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Of a platform as `yss serve` opens it, with people to explore."""
    with serving() as served:
        yield served


@pytest.fixture
def fresh(address: str) -> str:
    """The same, as it was when it started."""
    ask, close = over_http(address)
    control = Control(ask)
    for each in control.sandboxes():
        if each["key"] != "default":
            control.sandbox(each["key"]).delete()
    control.sandbox("default").reset()
    close()
    return address


def ran(text: str, address: str, env: dict[str, str], folder: Path) -> str:
    """What the commands say, all of which must end well. A platform that they start ends as soon as it listens, and
    listens to this machine alone."""
    served = SERVE.sub(r"yss serve\1 --port 0 --until-eof </dev/null", text)
    mended = served.replace("--host 0.0.0.0", "--host 127.0.0.1").replace(SERVED, address)
    done = run(["bash", "-euo", "pipefail", "-c", mended], {**env, "YSS_SERVER": address}, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("block", in_language("sh"))
def test_shell_blocks_run(block: Block, fresh: str, env: dict[str, str], tmp_path: Path) -> None:
    said = ran(block.text, fresh, env, tmp_path)
    if block.text.startswith("yss serve"):
        assert "Mock platform (unofficial) at http://127.0.0.1:" in said


def test_the_readmes_first_steps_run(fresh: str, env: dict[str, str], tmp_path: Path) -> None:
    (first,) = (each for each in README if each.heading == "Build against the sandbox" and each.language == "sh")
    ran(first.text.replace(".venv/bin/", ""), fresh, env, tmp_path)


@pytest.mark.parametrize("block", in_language("json"))
def test_answers_are_as_they_are_shown(block: Block, fresh: str, env: dict[str, str], tmp_path: Path) -> None:
    assert json.loads(ran(block.after, fresh, env, tmp_path)) == json.loads(block.text)


def test_the_quick_start_in_the_shell_tells_what_is_said_of_it(fresh: str, env: dict[str, str], tmp_path: Path) -> None:
    (quick,) = (each for each in BLOCKS if "queries" in each.text and each.heading == "Quick start")
    agreed, found = ran(quick.text, fresh, env, tmp_path).replace("}{", "}\n{").splitlines()
    assert json.loads(agreed)["agreed"] == ["employee"]
    assert json.loads(found)["message"]["id"] == "M5"


# --- tables


def first_words(heading: str) -> list[str]:
    return [cell.strip("`") for cell, *_ in rows(DOCUMENT, heading)]


def test_the_variables_are_all_there() -> None:
    assert {name.strip("`"): words for name, words in rows(DOCUMENT, "Environment variables")} == VARIABLES


def test_the_commands_are_all_there() -> None:
    def leaves(command: Any, name: str) -> Iterator[str]:
        inner = getattr(command, "commands", {})
        for each in inner:
            yield from leaves(inner[each], f"{name} {each}")
        if not inner:
            yield name

    assert sorted(first_words("Commands")) == sorted(leaves(typer.main.get_command(app), "yss"))


def test_the_faults_are_all_there() -> None:
    assert re.findall(r"\w+", " ".join(first_words("Faults"))) == list(FaultKind)


def bound(model: Any, field: str, name: str) -> int:
    """What a field of a body is limited to."""
    schema = model.model_json_schema()["properties"][field]
    (told,) = (each[name] for each in [schema, *schema.get("anyOf", [])] if name in each)
    return int(told)


LIMITS = {
    "body of a request": limits.MAX_BODY // 2**20,
    "picture of a code": codes.MAX_PIXELS // 10**6,
    "seed": bound(bodies.NewSandbox, "seed", "maxLength"),
    "people made together with a sandbox": bodies.MOST,
    "outcomes of a face script": bound(people_bodies.FaceBody, "outcomes", "maxItems"),
    "`suspended_months`": bound(people_bodies.NewPerson, "suspended_months", "maximum"),
    "`retry_limit`": bound(bodies.NewSandbox, "retry_limit", "maximum"),
    "seconds of a fault": int(fault_bodies.LONGEST),
    "`retry_after` of a fault": bound(fault_bodies.RateLimit, "retry_after", "maximum"),
    "`times` of a fault": bound(fault_bodies.FaultBody, "times", "maximum"),
    "`pattern` of a fault, names of a sequence": bound(fault_bodies.FaultBody, "pattern", "maxItems"),
    "journal of a sandbox": journal.KEPT,
    "idempotency key": idempotency.LONGEST,
    "face session": int(LIFETIME.total_seconds() // 60),
}


def test_the_limits_are_those_of_the_code() -> None:
    told = dict(rows(DOCUMENT, "Limits"))
    assert told.pop("clock") == f"{clock.FIRST} to {clock.LAST}"
    key = told.pop("key of a sandbox, name of a fault or checkpoint")
    assert f"{{1,{key.split()[0]}}}" in PATTERN
    assert bound(SequenceBody, "names", "maxItems") == LIMITS["`pattern` of a fault, names of a sequence"]
    assert {what: _last_number(limit) for what, limit in told.items()} == LIMITS


def _last_number(limit: str) -> int:
    return int(re.findall(r"[0-9][0-9,]*", limit)[-1].replace(",", ""))


def test_places_and_headings_that_are_linked_exist() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    linked = [each.partition("#") for each in re.findall(r"\]\(([^)]+)\)", text)]
    assert len(linked) >= 5
    for place, _, heading in linked:
        file = DOCUMENT.parent / place if place else DOCUMENT
        assert file.exists(), place
        assert not heading or heading in headings(file), heading
    quoted = re.findall(r"`((?:[\w.]+/)+[\w.]*)`", text)
    assert [each for each in quoted if not each.startswith("application/") and not (ROOT / each).exists()] == []


def headings(file: Path) -> set[str]:
    """As links name them."""
    told = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in told}
