"""That the features cover the guide, over the real folder, and that each of the checks can fail."""

from pathlib import Path

import pytest

from living_guide.registry.clauses import Assumption, Bilingual, Clause, Edition
from living_guide.registry.fragments import fingerprint
from living_guide.registry.registry import Registry, load_registry
from living_guide.trace import coverage
from living_guide.trace.coverage import CHECKS, Check
from living_guide.trace.scenarios import GuideScenario, read_scenarios

FEATURES = Path(__file__).parents[3] / "features"

ACCESS = "1_access/a.feature"
LOCAL = "4_guangzhou_2023/g.feature"
BEYOND = "9_beyond_the_guide/q.feature"
AT_LOCAL = f"features/{LOCAL}:6"
AT_BEYOND = f"features/{BEYOND}:8"
ROWS = "      | 甲 | 乙。   |\n      | 丁 | 别的。 |\n"

SOUND = {
    ACCESS: """# language: zh-CN
@clause:A1.1
功能: 访问
  背景:
    假如打开“首页”

  场景大纲: 点<键>
    当点击【<键>】
    那么看到信息
      \"\"\"
      <信息>
      \"\"\"

    例子:
      | 键 | 信息   |
      | 甲 | 乙。   |
      | 丁 | 别的。 |
""",
    LOCAL: """# language: zh-CN
@edition:guangzhou-2023
功能: 广州
  @clause:G1
  规则: 第一步
    场景: 看
      那么看到按钮
        | 按钮   |
        | “丙”   |
""",
    BEYOND: """# language: zh-CN
功能: 指引以外
  @assumption:Q1
  场景: 假定
    那么有两页

  @extra
  场景: 我们的
    那么有开关
""",
}


def clause(clause_id: str, *, edition: str = "official", testable: bool = True, words: str = "") -> Clause:
    return Clause(
        id=clause_id,
        place="某处",
        scheme=("employee",),
        kind="step" if testable else "advice",
        testable=testable,
        labels=tuple(words.split()),
        messages=(),
        summary=Bilingual("摘要", "Summary."),
        fragments=(fingerprint(clause_id),),
        why=None if testable else "Nothing shows.",
        edition=edition,
    )


def assumption(assumption_id: str, *, testable: bool) -> Assumption:
    text = Bilingual("文字", "Text.")
    return Assumption(assumption_id, text, text, ("A1.1",), testable, "Because.")


def edition(edition_id: str) -> Edition:
    text = Bilingual("文字", "Text.")
    return Edition(edition_id, text, ("employee",), text, ())


REGISTRY = Registry(
    editions=(edition("official"), edition("guangzhou-2023")),
    clauses=(
        clause("A1.1", words="【甲】 乙。"),
        clause("A1.2", testable=False),
        clause("G1", edition="guangzhou-2023", words="“丙”"),
    ),
    assumptions=(assumption("Q1", testable=True), assumption("Q2", testable=False)),
)


def scenarios(folder: Path, **changed: str) -> list[GuideScenario]:
    for name, text in {**SOUND, **changed}.items():
        path = folder / "features" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(read_scenarios(folder / "features"))


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(FEATURES / "guide")


@pytest.fixture(scope="module")
def real() -> list[GuideScenario]:
    return list(read_scenarios(FEATURES))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_features_and_registry_cover_each_other(check: Check, registry: Registry, real: list[GuideScenario]) -> None:
    reasons = check(registry, real)
    assert not reasons, "\n" + "\n".join(reasons)


def test_the_guide_is_as_long_as_it_was_counted(registry: Registry) -> None:
    testable = [clause.edition for clause in registry.testable()]
    assert testable.count("official") >= 53
    assert testable.count("guangzhou-2023") >= 14


def test_the_guide_has_exactly_five_messages(registry: Registry) -> None:
    """On its page a message of the check ends in a full stop, quoted in the prose it does not."""
    official = [clause for clause in registry if clause.edition == "official"]
    assert {message for clause in official if clause.kind == "message" for message in clause.messages} == {
        "当前人员信息与社保系统信息不匹配，请核对重新录入",
        "待遇状态异常，请联系待遇领取地社保经办机构核实",
        "原因说明：人脸模型信息不匹配",
        "系统繁忙，请稍后再试。",
        "未查询到认证结果",
    }
    assert len({message.rstrip("。") for clause in official for message in clause.messages}) == 5


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_sound_features_give_no_reason(check: Check, tmp_path: Path) -> None:
    assert check(REGISTRY, scenarios(tmp_path)) == []


@pytest.mark.parametrize(
    ("check", "file", "old", "new", "reasons"),
    [
        (coverage.unproven_clauses, ACCESS, "A1.1", "A1.2", ["A1.1: no scenario (Summary.)"]),
        (coverage.unproven_clauses, ACCESS, ROWS, "", ["A1.1: no scenario (Summary.)"]),
        (coverage.unproven_clauses, LOCAL, "场景:", "场景：", ["G1: no scenario (Summary.)"]),
        (coverage.unproven_assumptions, BEYOND, "@assumption:Q1", "@extra", ["Q1: no scenario (Text.)"]),
        (coverage.unproven_assumptions, BEYOND, "Q1", "Q2", ["Q1: no scenario (Text.)"]),
        (
            coverage.unknown_names,
            ACCESS,
            "A1.1",
            "a1.1",
            [f"features/{ACCESS}:{n}: @clause:a" for n in (16, 17)],
        ),
        (coverage.unknown_names, LOCAL, "G1", "G1 @clause:G7", [f"{AT_LOCAL}: @clause:G7 is not registered"]),
        (coverage.unknown_names, LOCAL, "G1", "G1 @assumption:Q9", [f"{AT_LOCAL}: @assumption:Q9 is not"]),
        (coverage.unknown_names, LOCAL, "-2023", "-2024", [f"{AT_LOCAL}: @edition:guangzhou-2024 is not"]),
        (coverage.unfounded_scenarios, BEYOND, "@extra", "@wip", [f"{AT_BEYOND}: has neither"]),
        (coverage.unfounded_scenarios, BEYOND, "@extra", "@clause", [f"{AT_BEYOND}: has neither"]),
        (
            coverage.mixed_scenarios,
            BEYOND,
            "@extra",
            "@clause:A1.1",
            [f"{AT_BEYOND}: names a clause, but stands"],
        ),
        (
            coverage.mixed_scenarios,
            LOCAL,
            "@clause:G1",
            "@assumption:Q1",
            [f"{AT_LOCAL}: is ours, but stands"],
        ),
        (
            coverage.mixed_scenarios,
            LOCAL,
            "@clause:G1",
            "@extra",
            [f"{AT_LOCAL}: is ours, but stands outside"],
        ),
        (coverage.mixed_scenarios, LOCAL, "G1", "G1 @extra", [f"{AT_LOCAL}: names a clause and", AT_LOCAL]),
        (
            coverage.mixed_scenarios,
            LOCAL,
            "G1",
            "G1 @assumption:Q1",
            [f"{AT_LOCAL}: names a clause and", AT_LOCAL],
        ),
        (
            coverage.wrong_editions,
            LOCAL,
            "@edition:guangzhou-2023",
            "@x",
            [f"{AT_LOCAL}: runs as official, but G1"],
        ),
        (
            coverage.wrong_editions,
            LOCAL,
            "G1",
            "A1.1",
            [f"{AT_LOCAL}: runs as guangzhou-2023, but A1.1 is of off"],
        ),
        (
            coverage.wrong_editions,
            LOCAL,
            "G1",
            "G1 @edition:official",
            [f"{AT_LOCAL}: has 2 editions, guangzhou"],
        ),
        (coverage.wrong_editions, LOCAL, "G1", "G7", []),
        (coverage.missing_words, ACCESS, "【<键>】", "“<键>”", ["A1.1: 【甲】"]),
        (coverage.missing_words, ACCESS, "乙。", "乙", ["A1.1: 乙。"]),
        (coverage.missing_words, ACCESS, "A1.1", "A1.2", ["A1.1: 【甲】", "A1.1: 乙。"]),
        (coverage.missing_words, LOCAL, "“丙”", "丙", ["G1: “丙”"]),
    ],
)
def test_each_check_can_fail(tmp_path: Path, check: Check, file: str, old: str, new: str, reasons: list[str]) -> None:
    assert old in SOUND[file]
    found = check(REGISTRY, scenarios(tmp_path, **{file: SOUND[file].replace(old, new, 1)}))
    assert len(found) == len(reasons), found
    assert all(map(str.startswith, found, reasons)), found


def test_a_label_in_a_title_only_is_missing(tmp_path: Path) -> None:
    """What is only announced is not acted out."""
    text = SOUND[LOCAL].replace("“丙”", "丁").replace("场景: 看", "场景: 看“丙”")
    assert coverage.missing_words(REGISTRY, scenarios(tmp_path, **{LOCAL: text})) == ["G1: “丙”"]


def test_every_check_is_seen_to_fail() -> None:
    (cases,) = test_each_check_can_fail.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in cases.args[1]} == set(CHECKS)


def test_a_row_of_an_outline_is_a_scenario_with_its_values(tmp_path: Path) -> None:
    first, second, *_ = scenarios(tmp_path)
    assert (first.place, second.place) == (f"features/{ACCESS}:16", f"features/{ACCESS}:17")
    assert first.name.startswith("点甲 -- @1.1")
    assert first.text.splitlines()[0] == "访问"
    assert first.steps.splitlines() == ["假如打开“首页”", "当点击【甲】", "那么看到信息", "乙。"]
    assert "别的。" in second.steps
    assert "<" not in first.text + second.text


def test_tags_of_feature_rule_outline_and_rows_count(tmp_path: Path) -> None:
    text = """# language: zh-CN
@clause:A
功能: 甲
  @clause:B
  规则: 乙
    @clause:C @edition:guangzhou-2023
    场景大纲: 丙
      假如<值>

      @clause:<值>
      例子:
        | 值   |
        | B1.4e |

      @assumption:Q3 @extra
      例子:
        | 值 |
        | 一 |
"""
    first, second = (one for one in scenarios(tmp_path, **{ACCESS: text}) if one.feature.endswith(ACCESS))
    assert (first.clauses, first.assumptions, first.is_extra) == (("A", "B", "B1.4e", "C"), (), False)
    assert (second.clauses, second.assumptions, second.is_extra) == (("A", "B", "C"), ("Q3",), True)
    assert {first.edition, second.edition} == {"guangzhou-2023"}
    assert first.text.splitlines()[:2] == ["甲", "乙"]


def test_a_table_belongs_to_the_words_of_its_step(tmp_path: Path) -> None:
    (local,) = (one for one in scenarios(tmp_path) if one.feature.endswith(LOCAL))
    assert local.steps.splitlines() == ["那么看到按钮", "按钮", "“丙”"]
    assert local.editions == ("guangzhou-2023",)


def test_an_empty_file_holds_no_scenario(tmp_path: Path) -> None:
    assert len(scenarios(tmp_path, **{ACCESS: ""})) == 3
