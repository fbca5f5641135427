"""The command a failed scenario gives: it runs exactly that scenario."""

import shlex
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.events.facts import RunFacts
from living_guide.events.files import EVENTS, events_files, read_records, select
from living_guide.events.record import RunBegan, ScenarioBegan, ScenarioRun
from living_guide.events.replay import REPORT, replay_command
from tests.living_guide.accept.accepting import PATIENCE, Case, Done, accept, surroundings
from tests.living_guide.accept.small_suite import Suite

FOLDER = "features/2_certify/它's"
TEXT = """\
# language: zh-CN
功能: 重现
  背景:
    * it passes

  规则: 一条
    场景: 一个
      * it fails

    场景大纲: 一行 <n>
      * it <does>

      例子:
        | n | does   |
        | 1 | passes |
        | 2 | breaks |

  场景: 又一个
    * it dies
"""
SUITE = Suite(files={f"{FOLDER}/重 现.feature": TEXT})
NAMES = ["一个", "一行 2", "又一个"]
CASE = Case(name="to be run again", suite=SUITE, commands=(accept("--seed=it's 7", "--driver=html"),))


@pytest.mark.parametrize("done", [CASE], indirect=True)
@pytest.mark.parametrize("name", NAMES)
def test_the_command_runs_just_that_scenario_with_the_same_people(done: Done, name: str) -> None:
    [run] = [run for run in done.runs if run.name == name]
    assert f"    again: {run.again}\n" in done.out
    program, *arguments = shlex.split(run.again)
    assert program == "yss"
    folder = done.report.parent
    command = [sys.executable, "-m", "living_guide", *arguments]
    again = subprocess.run(command, cwd=folder, env=surroundings(folder), capture_output=True, timeout=PATIENCE)
    assert again.returncode == 1
    records = list(read_records(events_files(folder / REPORT / EVENTS)))
    began = {(each.planned, each.seed, each.driver) for each in select(records, RunBegan)}
    assert began >= {((run.id,), "it's 7", "html")}
    assert [each.id for each in select(records, ScenarioBegan)] == [run.id]
    assert [each.status for each in select(records, ScenarioRun)] == [run.status]


@given(
    place=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    seed=st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    target=st.none() | st.just("http://127.0.0.1:8000/?a=b&c"),
)
def test_the_command_can_be_typed_whatever_it_says(place: str, seed: str, target: str | None) -> None:
    facts = RunFacts()
    facts.tell(seed=seed, driver="html", target=target, versions={})
    told = {"seed": seed, "driver": "html", "target": target}
    settings = [f"--{name}={value}" for name, value in told.items() if value]
    assert shlex.split(replay_command(place, facts)) == ["yss", "accept", *settings, f"--report={REPORT}", place]
