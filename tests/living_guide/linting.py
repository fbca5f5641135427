"""Feature texts for the lint: one that is sound, slips put into it, and what is found."""

from pathlib import Path

from living_guide.lint.finding import Finding
from living_guide.lint.reading import read

HERE = "⟵"  # stands in the line a finding is expected at, and is taken out before the file is written

SOUND = """# language: zh-CN
@clause:A1
功能: 认证
  前面是说明，写到哪一步：哪一步。
  # 场景： 说明里的注释

  背景:
    假如 一位参保人

  @wip # 场景：
  场景: 点按钮
    当 点击【确定】
    那么 看到
      | 按钮 | 信息 |
      | 甲   | 乙   |
    而且 没有别的

  规则: 有行的
    说明里可以有规则二字，只是不在行首。

    @a @b:<键>
    场景大纲: 点<键>
      当 点击<键>
      那么 看到<信息>
        \"\"\"
        当前人员信息不匹配
        场景：不是场景
        ＠也不是标签 <别的>
        \"\"\"

      @c
      例子: 两个
        | 键 | 信息 |
        | 甲 | 乙   |
        | 丙 | 丁   |
"""


def slip(old: str, new: str, text: str = SOUND) -> tuple[str, list[int]]:
    """The text with its only `old` replaced, and the numbers of the lines that hold a mark."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    marked = text.replace(old, new)
    lines = [number for number, line in enumerate(marked.split("\n"), 1) if HERE in line]
    return marked.replace(HERE, ""), lines


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def findings_in(folder: Path, text: str) -> list[Finding]:
    return read(write(folder / "a.feature", text)).findings()


def places(findings: list[Finding]) -> list[tuple[int, str]]:
    return [(finding.line, finding.rule) for finding in findings]
