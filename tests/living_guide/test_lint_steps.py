"""Rules between the steps of a suite and their definitions, on suites of a few lines."""

import sys
from pathlib import Path

import pytest
from behave import matchers, step_registry

from fixtures import phrases
from living_guide.lint.report import lint
from tests.living_guide.linting import HERE, places, write

FEATURE = """Feature: a
  Background:
    Given a pensioner of 70 years
  Scenario: b
    When she presses "OK"
    Then she sees "yes"
  Scenario Outline: c
    When she presses "<key>"
    Examples:
      | key |
      | OK  |
      | no  |
"""
STEPS = """from behave import given, step, then, when


@given("a pensioner of {years:d} years")
def _(context, years):
    pass


@when('she presses "{key:Word}"')
@when('she taps on "{key:Word}"')
def _(context, key):
    pass


@step('she sees "{word:Word}"')
def _(context, word):
    pass
"""
HOOKS = "import fixtures.types\n"
TYPES = """from behave import register_type
from parse import with_pattern


@with_pattern(r"\\w+")
def word(text):
    if text == "never":
        raise ValueError("never say never")
    return text


register_type(Word=word)
"""
USED = FEATURE.replace("    Then", '    And she taps on "OK"\n    Then')
SUITE = {
    "features/a.feature": USED,
    "steps/all.py": STEPS,
    "environment.py": HOOKS,
    "fixtures/__init__.py": "",
    "fixtures/types.py": TYPES,
}


def suite(folder: Path, **changed: str) -> Path:
    """A suite on disk, of sound files, or of others in their place; a mark tells where a finding is expected."""
    for name, text in {**SUITE, **changed}.items():
        write(folder / name, text.replace(HERE, ""))
    return folder / "features"


def found(features: Path) -> list[tuple[str, int, str]]:
    report = lint(features.rglob("*.feature"))
    root = features.parent.as_posix()
    return [(each.path.removeprefix(f"{root}/"), each.line, each.rule) for each in report.findings]


def test_a_sound_suite_has_no_finding(tmp_path: Path) -> None:
    assert found(suite(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("steps/all.py", "{years:d}", f"{{years}}{HERE}", "greedy-field"),
        ("steps/all.py", "{years:d}", f"{{years:>}}{HERE}", "greedy-field"),
        ("steps/all.py", "'she taps on \"{key:Word}\"')", f"'she taps on \"{{}}\"'){HERE}", "greedy-field"),
        ("features/a.feature", '    And she taps on "OK"\n', "", "unused-step"),
        ("features/a.feature", 'sees "yes"', f'hears "yes"{HERE}', "undefined-step"),
        ("features/a.feature", 'taps on "OK"', f'taps on "never"{HERE}', "unreadable-value"),
        ("features/a.feature", '"OK"\n    And', f'"never"{HERE}\n    And', "unreadable-value"),
        ("features/a.feature", "of 70 years", f"of old years{HERE}", "undefined-step"),
        ("steps/all.py", "import given", f"import givven{HERE}", "broken-steps"),
        ("steps/all.py", "    pass\n\n\n@when", f"    pass\n\n\nraise SystemExit(0){HERE}\n@when", "broken-steps"),
        ("steps/all.py", "    pass\n\n\n@when", f"    pass\n\n\n1 +{HERE}\n@when", "broken-steps"),
        ("steps/all.py", "key:Word}\"')\ndef", f"key:Words}}\"'){HERE}\ndef", "broken-steps"),
        ("environment.py", "import fixtures.types", f"import fixtures.none{HERE}", "broken-steps"),
        ("fixtures/types.py", "from parse", f"1 / 0{HERE}\nfrom parse", "broken-steps"),
    ],
)
def test_each_slip_is_found(tmp_path: Path, file: str, old: str, new: str, rule: str) -> None:
    assert old in SUITE[file]
    marked = SUITE[file].replace(old, new, 1)
    features = suite(tmp_path, **{file: marked})
    line = next((number for number, text in enumerate(marked.split("\n"), 1) if HERE in text), None)
    expected = (file, line, rule) if line else ("steps/all.py", 10, "unused-step")
    assert expected in found(features)


def test_a_slip_in_a_row_is_found_once_at_its_step(tmp_path: Path) -> None:
    text = USED.replace("| no  |", "| n-o |\n      | n+o |")
    assert found(suite(tmp_path, **{"features/a.feature": text})) == [("features/a.feature", 9, "undefined-step")]


def test_two_definitions_of_a_step_are_found(tmp_path: Path) -> None:
    more = STEPS.replace("step('she sees", "step('she {verb:w}s \"yes\"')\n@step('she sees")
    (one,) = lint(suite(tmp_path, **{"steps/all.py": more}).rglob("*.feature")).findings
    assert (one.line, one.rule) == (7, "ambiguous-step")
    assert "all.py:15 and " in one.wrong
    assert one.wrong.endswith("all.py:16.")


def test_two_equal_definitions_are_what_behave_refuses(tmp_path: Path) -> None:
    more = f"{STEPS}\n\n@when('she presses \"now\"')\ndef _(context):\n    pass\n"
    (one,) = lint(suite(tmp_path, **{"steps/all.py": more}).rglob("*.feature")).findings
    assert (one.line, one.rule) == (20, "broken-steps")
    assert "AmbiguousStep" in one.wrong


def test_what_behave_leaves_out_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = f"{STEPS}\n\nuse_step_matcher('re')\n@when('she (says')\ndef _(context):\n    pass\n"
    (one,) = lint(suite(tmp_path, **{"steps/all.py": more}).rglob("*.feature")).findings
    assert (one.line, one.rule) == (21, "broken-steps")
    assert one.wrong.startswith("behave leaves out “^she (says$”: ")
    assert capsys.readouterr() == ("", "")


def test_regular_expressions_have_no_greedy_fields(tmp_path: Path) -> None:
    steps = "from behave import *\nuse_step_matcher('re')\n@step('.{2,}')\ndef _(context):\n    pass\n"
    assert found(suite(tmp_path, **{"steps/all.py": steps})) == []


def test_the_hooks_may_choose_the_matcher(tmp_path: Path) -> None:
    steps = "from behave import *\n@step('.+')\ndef _(context):\n    pass\n"
    hooks = "from behave import use_step_matcher\nuse_step_matcher('re')\n"
    assert found(suite(tmp_path, **{"steps/all.py": steps, "environment.py": hooks})) == []


def test_what_is_used_is_asked_of_the_whole_suite(tmp_path: Path) -> None:
    features = suite(tmp_path, **{"features/a.feature": FEATURE})
    other = write(features / "b" / "b.feature", 'Feature: b\n  Scenario: b\n    When she taps on "OK"\n    Then x\n')
    report = lint([features / "a.feature"])
    assert (report.files, report.scenarios, report.findings) == (1, 3, ())
    assert [place[2] for place in found(features)] == ["undefined-step"]
    other.unlink()
    assert places(list(lint([features / "a.feature"]).findings)) == [(10, "unused-step")]


def test_while_a_file_cannot_be_read_nothing_is_called_unused(tmp_path: Path) -> None:
    features = suite(
        tmp_path,
        **{
            "features/a.feature": FEATURE,
            "features/b.feature": "Feature: b\n  Scenario: b\n    x\n    Given x\n    y\n",
        },
    )
    assert found(features) == [("features/b.feature", 5, "unreadable")]


def test_a_suite_without_steps_is_not_asked_for_them(tmp_path: Path) -> None:
    assert lint([write(tmp_path / "a.feature", FEATURE)]).findings == ()


def test_a_suite_with_an_empty_folder_of_steps_is(tmp_path: Path) -> None:
    (tmp_path / "steps").mkdir()
    findings = lint([write(tmp_path / "a.feature", FEATURE)]).findings
    assert {finding.rule for finding in findings} == {"undefined-step"}


def test_the_steps_may_lie_among_the_features(tmp_path: Path) -> None:
    steps = STEPS.replace(":Word", ":w")
    write(tmp_path / "features" / "steps" / "all.py", steps)
    write(tmp_path / "features" / "chapter" / "a.feature", FEATURE)
    write(tmp_path / "features" / "b.feature", 'Feature: b\n  Scenario: b\n    When she taps on "OK"\n')
    assert found(tmp_path / "features") == []


def test_or_anywhere_below_the_steps(tmp_path: Path) -> None:
    write(tmp_path / "steps" / "all.py", STEPS.replace(":Word", ":w"))
    write(tmp_path / "specs" / "a.feature", FEATURE)
    write(tmp_path / "more" / "b.feature", 'Feature: b\n  Scenario: b\n    When she taps on "OK"\n')
    assert lint([tmp_path / "specs" / "a.feature"]).findings == ()


def test_modules_beside_the_hooks_are_each_suites_own(tmp_path: Path) -> None:
    for name, word in (("first", r"\\d+"), ("second", r"\\w+")):
        hooks = "import lint_words\nfrom behave import register_type\nregister_type(Word=lint_words.word)\n"
        words = f"from parse import with_pattern\nword = with_pattern('{word}')(lambda text: text)\n"
        suite(tmp_path / name, **{"environment.py": hooks, "lint_words.py": words})
    assert {place[2] for place in found(tmp_path / "first" / "features")} == {"undefined-step", "unused-step"}
    assert found(tmp_path / "second" / "features") == []
    assert "lint_words" not in sys.modules


def world() -> list[object]:
    """What a suite may change in a process."""
    factory = matchers.get_step_matcher_factory()
    types, registry = matchers.ParseMatcher.TYPE_REGISTRY, step_registry.registry
    modules = sorted(name for name in sys.modules if name.startswith(("fixtures", "steps", "environment")))
    return [modules, sys.path[:], dict(types), dict(vars(factory)), dict(registry.steps), registry.error_handler]


@pytest.mark.parametrize("alone", [False, True], ids=["beside another's modules", "alone"])
def test_a_suite_leaves_no_trace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    """Two suites whose modules share their names, and a third that registers no type of its own."""
    own = sys.modules[phrases.__name__]
    if alone:
        for name in [name for name in sys.modules if name.startswith("fixtures")]:
            monkeypatch.delitem(sys.modules, name)
    before = world()
    hooks = "import fixtures.types\nfrom behave import use_step_matcher\nuse_step_matcher('cfparse')\nprint('loud')\n"
    first = suite(tmp_path / "first", **{"environment.py": hooks})
    assert found(first) == found(first) == []
    second = suite(tmp_path / "second", **{"fixtures/types.py": TYPES.replace("never", "yes")})
    assert [place[2] for place in found(second)] == ["unreadable-value"]
    third = suite(tmp_path / "third", **{"environment.py": ""})
    assert [place[2] for place in found(third)] == ["broken-steps"]
    assert world() == before
    assert alone or sys.modules[phrases.__name__] is own
    assert capsys.readouterr() == ("", "")
