"""Whatever goes wrong in whichever process: the exit code says so, and one line says what and where."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from living_guide.accept.acceptance import Acceptance
from living_guide.accept.options import Options
from living_guide.command.console import open_console
from tests.living_guide.accept.accepting import Done, accepting, read_done
from tests.living_guide.accept.small_suite import FILE, Suite, feature

BOTH = {"good": "it passes", "bad": "it passes; {}"}
PLACE = f"{FILE}:8"  # of the bad one's second step
SCENARIO = f"{FILE}:6"
QUICK = "--timeout=1.5"


def bad(name: str, step: str, *says: str, hooks: str = "", arguments: tuple[str, ...] = ()) -> object:
    scenarios = {title: steps.format(step) for title, steps in BOTH.items()}
    case = accepting(name, Suite(scenarios=scenarios, hooks=hooks), *arguments)
    return pytest.param(case, says, id=name)


def hook(name: str, body: str) -> str:
    arguments = "context" if name.endswith("_all") else "context, it"
    return f"def {name}({arguments}):\n    {body}\n"


KILLED = "the worker that ran it was killed by signal 9"
KILL = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
BEFORE_ALL = "tell = before_all\n\n" + hook("before_all", "tell(context); raise OSError('no platform')")

BAD = [
    bad("a step fails", "it fails", f"{PLACE}: ASSERT FAILED: not what was expected"),
    bad("a step breaks", "it breaks", f"{PLACE}: RuntimeError: out of order"),
    bad("a step is undefined", "it does what nobody defined", f"{PLACE}: undefined: * it does what nobody defined"),
    bad("a step is pending", "it is pending", f"{PLACE}: …StepNotImplementedError: to be written"),
    bad("a step says no", "it says no", f"{PLACE}: ASSERT FAILED: the step returned False"),
    bad("a step leaves", "it leaves", f"{PLACE}: …Left: the step called sys.exit(0)"),
    bad("a step vanishes", "it vanishes", f"{PLACE}: os._exit(0) was called", f"{SCENARIO}: os._exit(0) was called"),
    bad("a step kills the worker", "it dies", f"{SCENARIO}: {KILLED}"),
    bad("a step hangs", "it hangs", f"{SCENARIO}: timed out after 1.5 s", arguments=(QUICK,)),
    bad(
        "a hook of the scenario breaks",
        "it passes",
        f"{SCENARIO}: HOOK-ERROR in before_scenario: OSError: no disk",
        hooks=hook("before_scenario", "if it.name == 'bad': raise OSError('no disk')"),
    ),
    bad(
        "a hook of the step breaks",
        "it says no more",
        f"{PLACE}: hook after_step: OSError: no disk",
        hooks=hook("after_step", "if it.name == 'it says no more': raise OSError('no disk')"),
    ),
    bad(
        "it is skipped without a reason",
        "it passes",
        f"{SCENARIO}: skipped without a reason",
        hooks=hook("before_scenario", "if it.name == 'bad': it.skip()"),
    ),
    bad(
        "the worker is killed once the scenario is over",
        "it passes",
        f"{SCENARIO}: {KILLED}",
        hooks=hook("after_feature", f"if context.feature.run_items[0].name == 'bad': {KILL}"),
    ),
]
OUTSIDE = [
    bad(
        "before_all breaks",
        "it passes",
        "hook before_all: OSError: no platform",
        f"2 of 2 scenarios were not run to the end: {FILE}:3 and 1 more",
        hooks=BEFORE_ALL,
        arguments=("--workers=2",),
    ),
    bad(
        "a hook of the feature breaks",
        "it passes",
        f"{FILE}:1: HOOK-ERROR in before_feature: OSError: no disk",
        f"2 of 2 scenarios were not run to the end: {FILE}:3 and 1 more",
        hooks=hook("before_feature", "raise OSError('no disk')"),
    ),
    bad(
        "after_all breaks",
        "it passes",
        "hook after_all: OSError: gone",
        hooks=hook("after_all", "raise OSError('gone')"),
    ),
    bad(
        "the worker is killed in after_all",
        "it passes",
        "worker 1 was killed by signal 9; see …worker-1.log",
        hooks=hook("after_all", KILL),
    ),
]


@pytest.mark.parametrize(("done", "says"), BAD, indirect=["done"])
def test_one_bad_scenario_is_told_and_the_other_is_run(done: Done, says: list[str]) -> None:
    assert done.code == 1
    assert done.says(*says), done.lines
    assert done.statuses["good"] == ["passed"]
    assert "\n1 of " in done.out
    assert done.err == ""


@pytest.mark.parametrize(("done", "says"), OUTSIDE, indirect=["done"])
def test_what_belongs_to_no_scenario_is_told(done: Done, says: list[str]) -> None:
    assert done.code == 1
    assert done.says(*says), done.lines
    assert done.err == ""


GOOD = [
    accepting("all pass", Suite(scenarios={"one": "it passes", "two": "it passes; it says hello"}), workers=2),
    accepting(
        "what is skipped has a reason",
        Suite(
            scenarios={"one": "it passes", "bad": "it fails"},
            hooks=hook("before_scenario", "if it.name == 'bad': it.skip('not today')"),
        ),
    ),
    accepting(
        "a whole feature is skipped for a reason",
        Suite(
            scenarios={"one": "it passes"},
            hooks=hook("before_feature", "if it.name == 'Other': it.skip('not today')"),
            files={"features/2_certify/other.feature": feature("Other", {"bad": "it fails"})},
        ),
    ),
    accepting(
        "a rule is skipped for a reason",
        Suite(
            scenarios={"one": "it passes"},
            hooks=hook("before_rule", "it.skip('not today')"),
            files={
                "features/2_certify/other.feature": "Feature: Other\n  Rule: R\n    Scenario: bad\n      * it fails\n"
            },
        ),
    ),
]


@pytest.mark.parametrize("done", GOOD, ids=str, indirect=True)
def test_it_is_green(done: Done) -> None:
    assert (done.code, done.lines, done.err) == (0, [], "")
    passed = [statuses for statuses in done.statuses.values() if statuses == ["passed"]]
    assert f"\n{len(passed)} of {len(passed)} scenarios passed" in done.out


@pytest.mark.parametrize("done", GOOD[1:], ids=str, indirect=True)
def test_what_was_not_run_is_told_with_its_reason(done: Done) -> None:
    assert done.statuses["bad"] == ["skipped"]
    assert [run.reason for run in done.runs if run.skipped] == ["not today"]
    assert "\n1 of 1 scenarios passed, 1 not run in" in done.out
    assert re.search(r"^not run: features/2_certify/\w+.feature:\d+: not today$", done.out, re.MULTILINE)


MIXED = Suite(
    scenarios={
        "good": "it passes",
        "bad": "it passes; it fails",
        "worse": "it dies",
        "slow": "it hangs",
        "fast": "it passes",
        "undefined": "it does what nobody defined",
        "last": "it passes",
    }
)
ENDS = {
    "good": ["passed"],
    "bad": ["failed"],
    "worse": ["abandoned"],
    "slow": ["abandoned"],
    "fast": ["passed"],
    "undefined": ["error"],
    "last": ["passed"],
}


@pytest.mark.parametrize("done", [accepting("mixed", MIXED, QUICK, workers=2)], indirect=True)
def test_whoever_dies_all_else_is_run(done: Done) -> None:
    assert done.code == 1
    assert done.statuses == ENDS
    assert "\n3 of 7 scenarios passed" in done.out
    assert len(done.lines) == 4


PARSED = "Feature: F\n  Scenario: A\n    * it passes\n    nonsense\n"
TWINS = "Feature: F\n  Scenario: A\n    * it fails\n\n  Scenario: A\n    * it passes\n"


def unfit(name: str, *says: str, arguments: tuple[str, ...] = (), files: dict[str, str] | None = None) -> object:
    suite = Suite(scenarios=BOTH, files={"report/index.html": "before", **(files or {})})
    return pytest.param(accepting(name, suite, *arguments), says, id=name)


UNFIT = [
    unfit("nothing is selected", "no scenario was selected by --tags=@none …", arguments=("--tags=@none",)),
    unfit("another edition", "no scenario …", "of 2 scenarios none is of the edition x", arguments=("--edition=x",)),
    unfit("a feature is nowhere", "…features/none.feature…", arguments=("features/none.feature",)),
    unfit("a feature is broken", f"{FILE}:4: ParserError: …", files={FILE: PARSED}),
    unfit("the registry is broken", "official.toml: …", files={"features/guide/official.toml": "nonsense"}),
]


@pytest.mark.parametrize(("done", "says"), UNFIT, indirect=["done"])
def test_what_cannot_be_run_is_refused_and_leaves_the_report_of_before(done: Done, says: tuple[str, ...]) -> None:
    assert done.code == 1
    assert done.says(*says), done.lines
    assert (done.err, done.records) == ("", ())
    assert (done.report / "index.html").read_text(encoding="utf-8") == "before"


REFUSED = [
    ({"shard": "3/3"}, "", ["no scenario …", "of 2 scenarios none is of shard 3/3"]),
    ({"only": frozenset({"gone"})}, "", ["no scenario …", "of 2 scenarios none is one that did not pass before"]),
    ({"paths": (f"{FILE}:99",)}, "", [f"{FILE}:99: the file has only … lines"]),
    ({}, TWINS, [f"{FILE}:5: “A” is also the name of the scenario in line 2…"]),
]


@pytest.mark.parametrize(("given", "text", "says"), REFUSED, ids=["empty shard", "nothing left", "late line", "twins"])
def test_what_must_not_be_run_is_refused_before_anything_begins(
    given: dict[str, Any], text: str, says: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Suite(scenarios=BOTH, files={FILE: text} if text else {}).write(tmp_path))
    out = StringIO()
    acceptance = Acceptance(Options(suite=tmp_path, report=tmp_path / "report", **given), open_console(out))
    assert acceptance.prepare()
    assert read_done(1, out.getvalue(), "", tmp_path).says(*says), out.getvalue()
