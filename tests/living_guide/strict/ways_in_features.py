"""What a feature file may hide."""

from tests.living_guide.strict.way import Way

WORKS = """\
Feature: other

  Scenario: other
    Given it works
"""
CHINESE = """\
# language: zh-CN
功能: 甲

"""
BROKEN = """\
Feature: f

  Scenario: one
    Given it works
    and nonsense
"""
TWICE = """\
Feature: f

  Scenario: one
    Given it works

  Scenario: one
    Given it works
"""
TWO_ROWS = """\
Feature: f

  Scenario Outline: one
    Given it <does>

    Examples:
      | does  |
      | works |
      | works |
"""


def beside(feature: str) -> dict[str, str]:
    """A project with this feature and one that passes."""
    return {"features/a.feature": feature, "features/b.feature": WORKS}


EMPTY = (
    Way(
        name="no-scenario",
        files=beside("Feature: f\n  Words only.\n"),
        says=("features/a.feature:1: … no scenario",),
        guard="nothing-hidden",
    ),
    Way(
        name="no-scenario-but-a-background",
        files=beside("Feature: f\n\n  Background:\n    Given it works\n"),
        says=("features/a.feature:1: … no scenario",),
    ),
    Way(
        name="rule-without-a-scenario",
        files=beside("Feature: f\n\n  Scenario: one\n    Given it works\n\n  Rule: r\n    Words only.\n"),
        says=("features/a.feature:6: … no scenario",),
    ),
    Way(name="file-without-a-feature", files=beside("# Words only.\n"), says=("features/a.feature: … no feature",)),
    Way(name="empty-file", guard="files-taken", files=beside(""), says=("features/a.feature: … no feature",)),
    Way(
        name="no-steps",
        files=beside("Feature: f\n\n  Scenario: one\n"),
        says=("features/a.feature:3: … no step",),
    ),
    Way(
        name="no-steps-after-a-background",
        files=beside("Feature: f\n  Background:\n    Given it works\n\n  Scenario: one\n"),
        says=("features/a.feature:5: … no step",),
    ),
    Way(
        name="no-rows",
        files=beside("Feature: f\n\n  Scenario Outline: one\n    Given it <does>\n\n    Examples:\n      | does |\n"),
        says=("features/a.feature:6: … no row",),
    ),
    Way(
        name="no-examples",
        files=beside("Feature: f\n\n  Scenario Outline: one\n    Given it <does>\n"),
        says=("features/a.feature:3: … no examples",),
    ),
    Way(
        name="examples-without-a-table",
        files=beside("Feature: f\n\n  Scenario Outline: one\n    Given it <does>\n\n    Examples:\n"),
        says=("features/a.feature:6: … no row",),
    ),
    Way(
        name="a-second-table-without-rows",
        files=beside(
            "Feature: f\n\n  Scenario Outline: one\n    Given it <does>\n\n"
            "    Examples:\n      | does  |\n      | works |\n\n    Examples:\n      | does |\n"
        ),
        says=("features/a.feature:10: … no row",),
    ),
    Way(
        name="outline-without-steps",
        files=beside("Feature: f\n\n  Scenario Outline: one\n\n    Examples:\n      | does  |\n      | works |\n"),
        says=("features/a.feature:3: … no step",),
    ),
)
FULL_WIDTH = (
    Way(
        name="full-width-colon",
        files={"features/a.feature": CHINESE + "  场景：乙\n    假如it works\n\n  场景: 丙\n    假如it works\n"},
        says=("features/a.feature:4: … 场景： … 场景:",),
    ),
    Way(
        name="full-width-colon-below-a-title",
        files={"features/a.feature": CHINESE + "  场景: 乙\n  场景：丙\n    假如it works\n"},
        says=("features/a.feature:5: … 场景： … 场景:",),
    ),
    Way(
        name="full-width-colon-of-a-background",
        files={"features/a.feature": CHINESE + "  背景：\n    假如 it fails\n\n  场景: 乙\n    假如it works\n"},
        says=("features/a.feature:4: … 背景： … 背景:",),
    ),
    Way(
        name="full-width-colon-of-a-rule",
        files={"features/a.feature": CHINESE + "  规则：乙\n\n  场景: 丙\n    假如it works\n"},
        says=("features/a.feature:4: … 规则： … 规则:",),
    ),
    Way(
        name="full-width-colon-of-an-outline",
        files={"features/a.feature": CHINESE + "  场景大纲：乙\n    假如<x>\n\n  场景: 丙\n    假如it works\n"},
        says=("features/a.feature:4: … 场景大纲： … 场景大纲:",),
    ),
    Way(
        name="full-width-colon-in-english",
        files={"features/a.feature": "Feature: f\n\n  Scenario：one\n\n  Scenario: two\n    Given it works\n"},
        says=("features/a.feature:3: … Scenario： … Scenario:",),
    ),
    Way(
        name="full-width-tag",
        files={"features/a.feature": CHINESE + "  ＠slow\n  场景: 丙\n    假如it works\n"},
        says=("features/a.feature:4: … ＠ … @",),
    ),
)
# Two scenarios that one cannot tell apart: the second's result would stand for the first's.
SAME = (
    Way(
        name="same-name",
        files={"features/a.feature": TWICE},
        says=("features/a.feature:6: … one … line 3",),
        refused=True,
    ),
    Way(
        name="same-row",
        files={"features/a.feature": TWO_ROWS},
        says=("features/a.feature:9: … line 8",),
        refused=True,
    ),
)
BROKEN_FILES = (
    Way(
        name="unknown-language",
        files=beside("# Words only.\n# Language: Klingon\n" + WORKS),
        says=("features/a.feature:2: … there is no language 'Klingon'",),
        control=1,
    ),
    Way(
        name="broken-feature",
        files=beside(BROKEN),
        says=("features/a.feature:5: …",),
        control=1,
    ),
)
WAYS_IN_FEATURES = (*EMPTY, *FULL_WIDTH, *SAME, *BROKEN_FILES)
