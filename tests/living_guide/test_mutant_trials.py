"""A mutant is killed by a scenario, survives all of them, or could not be tried; only the first is good."""

import json
from io import StringIO
from pathlib import Path

import pytest
from behave.configuration import Configuration
from rich.console import Console
from typer.testing import CliRunner

from living_guide.accept.options import Options
from living_guide.cli import app
from living_guide.mutants.candidate import SOUND, Candidate, candidates
from living_guide.mutants.practice import HEALTHY, try_all
from living_guide.mutants.trial import Trial, in_order
from living_guide.mutants.verdict import FILE, judge
from living_guide.registry.registry import load_registry
from living_guide.running.loading import load_features
from living_guide.running.plan import Planned, plan
from tests.repository import FEATURES, ROOT

WRONG_WORD = Candidate(
    "wrong-word", "another word", ("B1.2a",), "official", "mock_platform.mutants serve --word 本人办理 本人力理"
)
HARMLESS = Candidate("harmless", "nothing at all", (), "both", SOUND)
ABSENT = Candidate("absent", "no platform at all", (), "both", "mock_platform.mutants serve there-is-no-such-mutant")


@pytest.fixture(scope="module")
def scenarios() -> list[Planned]:
    config = Configuration([str(FEATURES / "2_certify" / "2_method.feature")])
    return plan(load_features(config), config)


@pytest.fixture(scope="module")
def trials(scenarios: list[Planned], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trial]:
    options = Options(suite=ROOT, report=tmp_path_factory.mktemp("mutants"), workers=3, fail_fast=True)
    return {
        trial.candidate.name: trial for trial in try_all([HEALTHY, WRONG_WORD, HARMLESS, ABSENT], scenarios, options)
    }


def judged(trials: list[Trial], folder: Path) -> tuple[bool, str]:
    said = StringIO()
    good = judge(trials, 1.0, folder, Console(file=said, width=200))
    return good, said.getvalue()


def test_a_scenario_that_looks_for_it_kills_a_mutant(trials: dict[str, Trial]) -> None:
    trial = trials["wrong-word"]
    assert trial.killed
    assert trial.killers[0].answers_for("B1.2a")
    assert "本人办理" in trial.killers[0].broken_at[1]


def test_what_breaks_nothing_survives_all_scenarios(trials: dict[str, Trial], scenarios: list[Planned]) -> None:
    assert trials["harmless"].survived
    assert trials["harmless"].tried == len(scenarios)


def test_what_does_not_start_is_not_killed(trials: dict[str, Trial]) -> None:
    assert not trials["absent"].killed
    assert not trials["absent"].survived
    assert "did not start" in trials["absent"].trouble[0]


@pytest.mark.parametrize(
    ("names", "good"),
    [
        (["none", "wrong-word"], True),
        (["none", "wrong-word", "harmless"], False),
        (["none", "wrong-word", "absent"], False),
    ],
)
def test_only_when_all_are_killed_the_verdict_is_good(
    trials: dict[str, Trial], names: list[str], good: bool, tmp_path: Path
) -> None:
    verdict, said = judged([trials[name] for name in names], tmp_path)
    assert verdict is good
    assert f"1 of {len(names) - 1} mutants killed" in said
    assert [each["name"] for each in json.loads((tmp_path / FILE).read_text("utf-8"))] == sorted(names)


def test_a_platform_that_fails_as_it_is_makes_mutants_worthless(trials: dict[str, Trial], tmp_path: Path) -> None:
    sick = Trial(HEALTHY, trials["wrong-word"].killers, 1, ())
    verdict, said = judged([sick, trials["wrong-word"]], tmp_path)
    assert not verdict
    assert "mutants prove nothing" in said


def test_scenarios_of_the_broken_clauses_come_first(scenarios: list[Planned]) -> None:
    ordered = in_order(WRONG_WORD, scenarios)
    answering = ["clause:B1.2a" in each.scenario.effective_tags for each in ordered]
    assert answering == sorted(answering, reverse=True)
    assert any(answering)
    assert not all(answering)


def test_there_are_mutants_of_logic_and_of_words_each_with_a_name_of_its_own() -> None:
    known = candidates(load_registry(FEATURES / "guide"))
    assert len({each.name for each in known}) == len(known) >= 60
    assert any("--word" in each.platform for each in known)
    assert all(each.clauses for each in known)


def test_an_unknown_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(app, ["mutants", "--list", "no-such-mutant"])
    assert done.exit_code == 2
    assert "no mutant is called no-such-mutant" in done.output
