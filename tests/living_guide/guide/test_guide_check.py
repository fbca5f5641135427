"""`yss guide check` says where each clause stands, and ends with 0 only if each one holds or is waived."""

import json
from pathlib import Path

import pytest

from living_guide.events.files import EVENTS
from living_guide.trace.scenarios import GuideScenario
from tests.living_guide.guide.conftest import Ask
from tests.living_guide.site.made import Status, make_report

WAIVER = '[[waiver]]\nclause = "B1.5c"\nreason = "修复中"\nuntil = 2026-01-31\n'


def broken(clause: str, status: str = "failed") -> Status:
    def of(scenario: GuideScenario) -> str:
        return status if clause in scenario.clauses else "passed"

    return of


def test_when_every_clause_holds_it_says_so_and_nothing_else(ask: Ask, report: Path) -> None:
    asked = ask("check")
    assert (asked.code, asked.err) == (0, "")
    edition, other, ours = asked.out
    assert edition == "official: 78 of 78 clauses hold"
    assert other == "guangzhou-2023: 20 of 20 clauses hold"
    assert ours.startswith("beyond the guide: 25 of 25 assumptions, ")


@pytest.mark.parametrize(
    ("status", "standing"), [("failed", "broken"), ("undefined", "undefined"), ("skipped", "not run")]
)
def test_a_clause_that_does_not_hold_is_told_with_what_is_to_blame(
    ask: Ask, suite: Path, status: str, standing: str
) -> None:
    make_report(suite / "report", broken("B1.5d", status))
    asked = ask("check")
    assert asked.code == 1
    first = asked.out[0].split()
    assert " ".join(first[: 1 + len(standing.split())]) == f"B1.5d {standing}"
    outcome = "failed" if status == "failed" else standing
    assert asked.out[1].strip().startswith(f"{outcome}: features/2_certify/5_face.feature:")
    assert f"official: 77 of 78 clauses hold; {standing}: 1" in asked.out


def test_json_holds_the_same(ask: Ask, suite: Path) -> None:
    make_report(suite / "report", broken("B1.5d"))
    asked = ask("check", "--json")
    told = json.loads(asked.result.stdout)
    assert (asked.code, told["good"]) == (1, False)
    bad = [each for each in told["clauses"] if each["standing"] not in ("holds", "advice")]
    assert [(each["id"], each["edition"], each["standing"]) for each in bad] == [("B1.5d", "official", "broken")]
    assert {each["outcome"] for each in bad[0]["scenarios"]} == {"failed"}
    assert len(told["clauses"]) == 101
    assert (told["orphans"], told["strangers"], told["problems"]) == ([], [], [])


def test_a_waiver_counts_until_its_day(ask: Ask, suite: Path) -> None:
    make_report(suite / "report", broken("B1.5c"))
    (suite / "features" / "guide" / "waivers.toml").write_text(WAIVER, encoding="utf-8")
    within, over = ask("check", "--on", "2026-01-31"), ask("check", "--on", "2026-02-01")
    assert within.code == 0
    assert "waived until 2026-01-31: 修复中" in "\n".join(within.out)
    assert "official: 77 of 78 clauses hold; waived: 1" in within.out
    assert over.code == 1
    assert "the waiver ended on 2026-01-31: 修复中" in "\n".join(over.out)


def test_a_changed_clause_is_stale_until_its_scenarios_were_read_again(ask: Ask, suite: Path, report: Path) -> None:
    edition = suite / "features" / "guide" / "official.toml"
    text = edition.read_text(encoding="utf-8")
    assert text.count('"【重新识别】"') == 1
    edition.write_text(text.replace('"【重新识别】"', '"【再次识别】"'), encoding="utf-8")
    asked = ask("check")
    assert asked.code == 1
    assert asked.out[0].split()[:2] == ["B1.5c", "stale"]
    assert asked.out[1].strip().endswith("read them, then: yss guide review B1.5c")

    listed = ask("review")
    assert listed.out[0].split()[0] == "B1.5c"
    assert "【再次识别】" in listed.out[1]
    assert any("features/2_certify/5_face.feature:" in line for line in listed.out)
    assert listed.out[-1] == "1 to be read"

    assert ask("review", "B1.5c").out == ["noted: B1.5c"]
    assert ask("check").code == 0
    assert ask("review").out == ["all scenarios were read against the text as it stands"]


def test_a_clause_without_scenario_is_uncovered_and_a_tag_without_clause_an_orphan(ask: Ask, suite: Path) -> None:
    feature = suite / "features" / "2_certify" / "5_face.feature"
    text = feature.read_text(encoding="utf-8")
    feature.write_text(text.replace("@clause:B1.5d", "@clause:B1.5z"), encoding="utf-8")
    make_report(suite / "report")
    asked = ask("check")
    assert asked.code == 1
    told = "\n".join(asked.out)
    assert "B1.5d   uncovered" in told
    assert "orphan: @clause:B1.5z at features/2_certify/5_face.feature:" in told


def test_a_run_that_was_broken_off_is_not_good(ask: Ask, report: Path) -> None:
    [events] = (report / EVENTS).glob("*.ndjson")
    lines = events.read_text(encoding="utf-8").splitlines(keepends=True)
    events.write_text("".join(lines[:-1]), encoding="utf-8")
    asked = ask("check")
    assert asked.code == 1
    assert "report: the run did not come to its end" in asked.out


@pytest.mark.parametrize("words", [["check"], ["build"], ["export", "csv"]])
def test_without_a_report_there_is_nothing_to_tell(ask: Ask, words: list[str]) -> None:
    asked = ask(*words, "elsewhere")
    assert (asked.code, asked.out) == (2, [])
    assert "elsewhere" in asked.err


def test_review_knows_only_clauses_there_are(ask: Ask) -> None:
    asked = ask("review", "B9")
    assert (asked.code, asked.err) == (2, "there is no clause B9\n")


def test_a_registry_that_cannot_be_read_is_told_by_file_and_entry(ask: Ask, suite: Path, report: Path) -> None:
    edition = suite / "features" / "guide" / "official.toml"
    edition.write_text(edition.read_text(encoding="utf-8").replace('kind = "page"', 'kind = "leaf"', 1), "utf-8")
    for words in (["check"], ["review"], ["build"], ["diff", "official", "guangzhou-2023"]):
        asked = ask(*words)
        assert asked.code == 2
        assert asked.err.startswith("official.toml: A1.2.kind: ")
