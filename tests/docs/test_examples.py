"""The examples run as they are, copied out of the project."""

import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from living_guide.cli import app
from mock_platform import Opened, SandboxControl, __version__, serve
from tests.docs.running import EXAMPLES, pytest_command, run

CI = EXAMPLES / "ci.yml"
FEBRUARY = "2026-02-01T09:00:00+08:00"
node_needed = pytest.mark.skipif(shutil.which("node") is None, reason="node is not on this machine")


def copied(folder: Path, *names: str) -> Path:
    for name in names:
        shutil.copy(EXAMPLES / name, folder)
    return folder


# --- the reminder job


def customer(platform: Opened, certified: str | None = None) -> SandboxControl:
    sandbox = platform.new_sandbox(people=["employee"], frozen_at=FEBRUARY)
    if certified:
        sandbox.people.add_record(1, "employee", on=certified)
    return sandbox


def listed(folder: Path, **sandboxes: SandboxControl) -> None:
    customers = [{"id": name, "session": sandbox.key} for name, sandbox in sandboxes.items()]
    (folder / "customers.json").write_text(json.dumps(customers), encoding="utf-8")


@pytest.mark.parametrize("told", ["argument", "environment"])
def test_the_job_lists_whom_to_remind(env: dict[str, str], tmp_path: Path, told: str) -> None:
    copied(tmp_path, "reminder.py")
    with serve(strict=True) as platform:
        struck = customer(platform, "2025-03-15")
        struck.faults.put("rate_limit", times=1, retry_after=0)
        struck.faults.put("broken_json", operation="start_query", times=1)
        listed(tmp_path, C1=customer(platform, "2026-01-10"), C2=struck, C3=customer(platform))
        where = ["--base-url", platform.address] if told == "argument" else []
        env = env if where else {**env, "PENSION_API": platform.address}
        command = ["python", "reminder.py", "customers.json", "--today", "2026-02-01", *where]
        done = run(command, env, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "C1  fine     valid until 2027-01-31",
        "C2  remind   valid until 2026-03-31",
        "C3  remind   未查询到认证结果",
    ]


def test_the_job_ends_ill_if_somebody_could_not_be_looked_up(env: dict[str, str], tmp_path: Path) -> None:
    copied(tmp_path, "reminder.py")
    with serve(strict=True) as platform:
        logged_out = customer(platform)
        logged_out.change(account=None)
        listed(tmp_path, C1=logged_out)
        done = run(["python", "reminder.py", "customers.json", "--base-url", platform.address], env, tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("C1  unknown  Refused: not_logged_in: ")


def test_the_tests_of_the_job_pass(env: dict[str, str], tmp_path: Path) -> None:
    copied(tmp_path, "reminder.py", "test_reminder.py")
    done = run(pytest_command("-W", "error"), env, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "skipped" not in done.stdout


# --- Node


@node_needed
def test_node_certifies_and_then_finds_the_record(env: dict[str, str], tmp_path: Path) -> None:
    copied(tmp_path, "reminder.mjs")
    with serve(people=["employee_suspended"]) as platform:
        platform.faults.put("rate_limit", times=1, retry_after=0)
        platform.faults.put("truncated_body", operation="begin_capture", times=1)
        first, second = (run(["node", "reminder.mjs", platform.address], env, tmp_path) for _ in range(2))
        record, _lapsed = platform.people.records(1, "employee")
        assert platform.people.get(1).benefits[0].status == "normal"
    until = record["valid_until"]
    assert (first.stdout, first.stderr) == (f"certified, valid until {until}\n", "")
    assert (second.stdout, second.stderr) == (f"certified already, valid until {until}\n", "")


@node_needed
@pytest.mark.parametrize(
    ("persona", "faces", "said"),
    [
        ("employee_terminated", [], "rejected: 待遇状态异常，请联系待遇领取地社保经办机构核实。"),
        ("employee", ["too_dark"], "face_failed: 原因说明：人脸模型信息不匹配"),
        ("employee", ["camera_refused"], "confirm_face: camera_refused"),
    ],
)
def test_node_says_why_not(env: dict[str, str], tmp_path: Path, persona: str, faces: list[str], said: str) -> None:
    copied(tmp_path, "reminder.mjs")
    with serve(strict=True) as platform:
        sandbox = platform.new_sandbox(people=[persona])
        sandbox.people.face(1, faces)
        done = run(["node", "reminder.mjs", platform.address, sandbox.key], env, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{said}\n")


# --- the CI job


def steps() -> list[dict[str, Any]]:
    (job,) = yaml.safe_load(CI.read_text(encoding="utf-8"))["jobs"].values()
    return list(job["steps"])


def lines() -> list[list[str]]:
    """The commands of the job, word by word."""
    return [shlex.split(line) for step in steps() for line in step.get("run", "").splitlines()]


def test_every_step_of_the_ci_job_uses_or_runs_something() -> None:
    assert all(("uses" in step) != ("run" in step) for step in steps())
    assert {line[0] for line in lines()} == {"python", "yss", "curl", "node"}


def test_the_files_the_ci_job_names_are_there() -> None:
    named = {word for line in lines() for word in line if word.endswith((".py", ".mjs"))}
    assert named == {"test_reminder.py", "reminder.mjs"}
    assert all((EXAMPLES / name).is_file() for name in named)
    wheels = [word for line in lines() for word in line if word.endswith(".whl")]
    assert wheels == [f"dist/yss_living_guide-{__version__}-py3-none-any.whl"]


@pytest.mark.parametrize("line", [line for line in lines() if line[0] == "yss"], ids=" ".join)
def test_the_commands_of_the_ci_job_exist(line: list[str]) -> None:
    options = [word for word in line if word.startswith("--")]
    help_ = CliRunner().invoke(app, [line[1], "--help"], env={"COLUMNS": "200"})
    assert help_.exit_code == 0
    assert [option for option in options if option not in help_.output] == []


@node_needed
def test_the_ci_job_runs(env: dict[str, str], tmp_path: Path) -> None:
    """All of it but the installation, and the tests, which ran above; it need not be port 8000."""
    copied(tmp_path, "reminder.mjs")
    scripts = [step["run"] for step in steps() if "run" in step]
    script = "\n".join(each for each in scripts if "pip install" not in each and "pytest" not in each)
    with serve() as platform:
        port = platform.address.rpartition(":")[2]
    command = f"trap 'kill $(jobs -p)' EXIT\n{script.replace('8000', port)}"
    done = run(["bash", "-euc", command], env, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[face_matched, face_attempted, certified]" in done.stdout
