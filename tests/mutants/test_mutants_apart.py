"""The mutants are never part of a normal run, and say truly what they break."""

import re
import subprocess
import sys

import pytest

from living_guide.registry.registry import load_registry
from mock_platform.core.editions import GUANGZHOU
from mock_platform.mutants import flow, steps
from mock_platform.mutants.catalogue import MUTANTS
from mock_platform.mutants.mutant import Mutant
from tests.repository import FEATURES, ROOT
from tests.test_architecture import PLATFORM, within

APART = ["mock_platform.mutants"]
EVERYTHING = "mock_platform.cli, mock_platform.bootstrap, mock_platform.web.app"
REGISTRY = load_registry(FEATURES / "guide")


def test_nothing_of_the_platform_imports_a_mutant() -> None:
    outside = [module for module in PLATFORM if not within(module.name, APART)]
    assert [module.name for module in outside if any(within(name, APART) for name in module.imports)] == []
    assert len(outside) < len(PLATFORM)


def test_serving_loads_no_mutant() -> None:
    script = f"import sys, {EVERYTHING}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if within(name, APART)] == []


TESTABLE = {clause.id for clause in REGISTRY.testable()}
TESTABLE |= {assumption.id for assumption in REGISTRY.assumptions if assumption.testable}


def test_mutants_name_what_they_break() -> None:
    assert [mutant.name for mutant in MUTANTS.values() if not mutant.clauses] == []
    assert {clause for mutant in MUTANTS.values() for clause in mutant.clauses} == TESTABLE


def test_a_mutant_says_what_it_breaks_in_a_line() -> None:
    assert [mutant.name for mutant in MUTANTS.values() if not re.fullmatch(r"\S.*\.", mutant.says)] == []


def test_a_mutant_has_a_name_one_can_type() -> None:
    assert [name for name in MUTANTS if not re.fullmatch("(?!word-)[a-z0-9]+(-[a-z0-9]+)*", name)] == []
    assert len(MUTANTS) >= 60


@pytest.mark.parametrize(
    ("clauses", "edition"),
    [
        (["A1.1"], "official"),
        (["A1.1", "G1"], "both"),
        (["G1", "G2a"], "guangzhou-2023"),
        (["Q1"], "official"),
        (["Q1", "G1"], "guangzhou-2023"),
        (["B1.1a", "Q1", "G5"], "both"),
    ],
)
def test_a_mutants_edition_follows_from_its_clauses(clauses: list[str], edition: str) -> None:
    assert Mutant("x", "x.", tuple(clauses), lambda: None).edition == edition


def test_every_row_of_the_flow_has_a_mutant_or_a_reason() -> None:
    generated = {mutant.name for mutant in flow.MUTANTS}
    for key in GUANGZHOU.transitions:
        name = f"flow-{'-'.join(key)}".replace("_", "-")
        assert any(each.startswith(name) for each in generated) != (key in flow.LEFT_OUT), key
    assert set(flow.LEFT_OUT) <= set(GUANGZHOU.transitions)
    assert all(flow.LEFT_OUT.values())


def test_a_row_goes_somewhere_else_than_it_should() -> None:
    table = GUANGZHOU.transitions
    assert [key for key in table if flow.one_too_far(table, key) is table[key].to] == []
    assert [name for name, _, key, to in steps.STEPS if table[key].to is to] == []
