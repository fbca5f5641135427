"""Projects with more than one defect."""

from tests.living_guide.strict.way import SETTINGS, Way

AT_RUN_TIME = """\
Feature: f

  Scenario: one
    Given it leaves

  Scenario: two
    Given it says no

  Scenario: three
    Given it fails

  Scenario: four
    Given it is unheard of

  Scenario: five
    Given it skips itself

  Scenario Outline: six
    Given it <does>

    Examples:
      | does        |
      | breaks once |
      | works       |
      | breaks more |

  Scenario: seven
    Given it works
"""
STEPS = """\
import os, sys

from behave import step


@step("it leaves")
def it_leaves(context):
    sys.exit(0)


@step("it vanishes")
def it_vanishes(context):
    os._exit(0)


@step("it says no")
def it_says_no(context):
    return False


@step("it fails")
def it_fails(context):
    assert False, "boom"


@step("it breaks {times}")
def it_breaks(context, times):
    raise RuntimeError(f"bang {times}")


@step("it skips itself")
def it_skips_itself(context):
    context.scenario.skip()
"""
HOOKS = """\
def after_scenario(context, scenario):
    if scenario.name == "seven":
        raise RuntimeError("bang")


async def after_all(context): ...
"""
BEFORE = """\
# language: zh-CN
功能: 甲

  ＠slow
  场景：乙
    假如it works

  场景: 丙

  场景大纲: 丁
    假如<x>

    例子:
      | x |

  场景: 戊
    假如it works
"""
FAILS_THEN_VANISHES = """\
Feature: f

  Scenario: one
    Given it fails

  Scenario: two
    Given it vanishes

  Scenario: three
    Given it works
"""
SEVERAL_DEFECTS = (
    Way(
        name="one-fails-the-next-vanishes",
        files={"features/a.feature": FAILS_THEN_VANISHES, "steps/more.py": STEPS},
        says=("features/a.feature:4: … boom", "features/a.feature:7: os._exit(0) was called", "2 of 3 … not run"),
    ),
    Way(
        name="several-at-run-time",
        files={"features/a.feature": AT_RUN_TIME, "steps/more.py": STEPS, "environment.py": HOOKS},
        says=(
            "features/a.feature:4: … sys.exit(0)",
            "features/a.feature:7: … the step returned False",
            "features/a.feature:10: … boom",
            "features/a.feature:13: … undefined",
            "features/a.feature:15: skipped without a reason",
            "features/a.feature:23: … bang once",
            "features/a.feature:25: … bang more",
            "features/a.feature:27: … after_scenario … bang",
            "… hook after_all … coroutine",
        ),
        control=None,
    ),
    Way(
        name="several-before-the-run",
        files={
            "features/a.feature": BEFORE,
            "features/b.feature": "Feature: empty\n",
            "features/c.feature": "Feature: f\n\n  Scenario: one\n    Given it works\n",
        },
        settings=SETTINGS + "pathz = []\n",
        says=(
            "features/a.feature:4: … ＠",
            "features/a.feature:5: … 场景：",
            "features/a.feature:8: … no step",
            "features/a.feature:13: … no row",
            "features/b.feature:1: … no scenario",
            "pyproject.toml: … pathz",
        ),
    ),
)
