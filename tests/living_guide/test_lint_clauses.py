"""Rules over clauses, on a suite with the real registry: the checks of coverage, at the line to be mended."""

import shutil
from pathlib import Path

import pytest

from living_guide.lint.report import lint
from tests.living_guide.linting import HERE, places, write
from tests.repository import FEATURES

GUIDE = """# language: zh-CN
功能: 认证

  @clause:A1.1
  场景: 点按钮
    当 点击【确定】

  @clause:A1.2
  场景大纲: 点<键>
    当 点击<键>

    @wip
    例子:
      | 键 |
      | 甲 |
      | 乙 |

    @clause:A1.3
    例子:
      | 键 |
      | 丙 |
"""
OURS = """# language: zh-CN
@extra
功能: 我们的
  场景: 走错了
    当 点击【确定】
"""
LOCAL = """# language: zh-CN
@edition:guangzhou-2023
功能: 广州
  规则: 一步
    @clause:G1
    场景: 看
      当 点击【确定】
"""
SUITE = {"1_access/a.feature": GUIDE, "4_local/g.feature": LOCAL, "9_beyond_the_guide/b.feature": OURS}


@pytest.fixture
def features(tmp_path: Path) -> Path:
    shutil.copytree(FEATURES / "guide", tmp_path / "features" / "guide")
    for name, text in SUITE.items():
        write(tmp_path / "features" / name, text)
    return tmp_path / "features"


def test_a_sound_suite_has_no_finding(features: Path) -> None:
    assert lint(features.rglob("*.feature")).findings == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("1_access/a.feature", "@clause:A1.1", f"@clause:A1.1 @clause:Z9{HERE}", "unknown-tag"),
        ("1_access/a.feature", "@clause:A1.2", f"@clause:A1.2 @clause:Z9{HERE}", "unknown-tag"),
        ("1_access/a.feature", "@clause:A1.3", f"@clause:Z9{HERE}", "unknown-tag"),
        ("1_access/a.feature", "功能:", f"功能:{HERE}", ""),
        ("1_access/a.feature", "# language: zh-CN\n", f"# language: zh-CN\n@clause:Z9{HERE}\n", "unknown-tag"),
        ("4_local/g.feature", "  规则:", f"  @clause:Z9{HERE}\n  规则:", "unknown-tag"),
        ("4_local/g.feature", "@edition:guangzhou-2023", f"@edition:guangzhou-2023 @clause:Z9{HERE}", "unknown-tag"),
        ("9_beyond_the_guide/b.feature", "@extra", f"@assumption:Q99{HERE}", "unknown-tag"),
        ("1_access/a.feature", "  @clause:A1.1\n  场景:", f"  场景:{HERE}", "no-clause"),
        ("1_access/a.feature", "  @clause:A1.2\n  场景大纲:", f"  场景大纲:{HERE}", "no-clause"),
        ("1_access/a.feature", "@clause:A1.1\n  场景:", f"@extra\n  场景:{HERE}", "mixed-provenance"),
        ("1_access/a.feature", "@clause:A1.1\n  场景:", f"@clause:A1.1 @extra\n  场景:{HERE}", "mixed-provenance"),
        ("9_beyond_the_guide/b.feature", "@extra", "@clause:A1.1", "mixed-provenance"),
        ("4_local/g.feature", "@clause:G1\n    场景:", f"@clause:A1.1\n    场景:{HERE}", "wrong-edition"),
        (
            "4_local/g.feature",
            "@clause:G1\n    场景:",
            f"@clause:G1 @edition:official\n    场景:{HERE}",
            "wrong-edition",
        ),
    ],
)
def test_each_slip_is_found(features: Path, file: str, old: str, new: str, rule: str) -> None:
    marked = SUITE[file].replace(old, new, 1)
    assert marked != SUITE[file]
    path = write(features / file, marked.replace(HERE, ""))
    line = next((number for number, text in enumerate(marked.split("\n"), 1) if HERE in text), 4)
    found = {(finding.line, finding.rule) for finding in lint([path]).findings}
    assert found == ({(line, rule)} if rule else set())


def test_only_the_files_named_are_judged(features: Path) -> None:
    write(features / "4_local/g.feature", LOCAL.replace("@clause:G1", "@clause:Z9"))
    assert lint([features / "1_access" / "a.feature"]).findings == ()
    assert places(list(lint(features.rglob("*.feature")).findings)) == [(5, "unknown-tag")]


def test_a_registry_that_cannot_be_loaded_is_found(features: Path) -> None:
    path = features / "guide" / "official.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[[clause]]", "[[clauses]]", 1), encoding="utf-8")
    findings = lint(features.rglob("*.feature")).findings
    assert {(Path(finding.path).name, finding.rule) for finding in findings} == {("official.toml", "broken-registry")}


def test_no_two_features_have_the_same_name(features: Path) -> None:
    path = write(features / "4_local/g.feature", LOCAL.replace("功能: 广州", "功能: 认证"))
    (found,) = lint(features.rglob("*.feature")).findings
    assert (found.line, found.rule) == (3, "same-feature")
    assert "1_access/a.feature:2." in found.wrong
    assert lint([path]).findings == (found,)
    assert lint([features / "1_access" / "a.feature"]).findings == ()
