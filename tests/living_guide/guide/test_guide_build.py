"""`yss guide build` and `yss guide export`: what they write, where, and what they refuse."""

import json
from pathlib import Path

import pytest

from living_guide.guide.formats import Format
from tests.living_guide.guide.conftest import Ask
from tests.living_guide.guide.test_text_commands import TEXT as STRANGE
from tests.living_guide.site.made import make_report


def test_the_site_goes_into_the_report_unless_told_otherwise(ask: Ask, report: Path) -> None:
    assert ask("build").out == ["report/index.html"]
    assert ask("build", "--into", "site").out == ["site/index.html"]
    names = {path.relative_to("site").parts[0] for path in Path("site").rglob("*")}
    assert names == {path.name for path in report.iterdir()} - {"history.jsonl"}


def test_reports_of_two_drivers_make_one_site(ask: Ask, suite: Path, report: Path) -> None:
    make_report(suite / "fast", driver="html")
    assert ask("build", "report", "fast", "--into", "site").code == 0
    page = Path("site/coverage.html").read_text(encoding="utf-8")
    assert page.count('<th scope="col">browser</th><th scope="col">html</th>') == 3


def test_all_in_one_file(ask: Ask, report: Path) -> None:
    assert ask("build", "--single-file", "mail/guide.html").out == ["mail/guide.html"]
    assert not (report / "index.html").exists()
    assert Path("mail/guide.html").stat().st_size > 100_000


def test_earlier_runs_are_kept_where_the_user_says(ask: Ask, report: Path) -> None:
    for _ in range(2):
        assert ask("build", "--history", "kept/runs.jsonl").code == 0
    [run] = Path("kept/runs.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(run)["driver"] == "browser"


def test_a_history_that_is_none_is_told_by_its_line(ask: Ask, report: Path) -> None:
    Path("runs.jsonl").write_text("\n{}\n", encoding="utf-8")
    asked = ask("build", "--history", "runs.jsonl")
    assert asked.code == 2
    assert asked.err.startswith("runs.jsonl:2: ")
    assert Path("runs.jsonl").read_text(encoding="utf-8") == "\n{}\n"


def test_a_folder_of_somebodys_is_left_alone(ask: Ask, report: Path) -> None:
    Path("mine").mkdir()
    Path("mine/letter.txt").touch()
    asked = ask("build", "--into", "mine")
    assert (asked.code, asked.err) == (
        2,
        "mine is neither empty nor a report or site: name another folder with --into\n",
    )
    assert [path.name for path in Path("mine").iterdir()] == ["letter.txt"]


def test_what_cannot_be_written_is_told(ask: Ask, report: Path) -> None:
    Path("file").touch()
    asked = ask("build", "--single-file", "file/guide.html")
    assert (asked.code, asked.out) == (2, [])
    assert "file" in asked.err
    assert "cannot be written" in asked.err


@pytest.mark.parametrize(("text", "says"), [("none.txt", "cannot be read"), ("strange.txt", "of no edition")])
def test_a_text_that_is_not_the_guides_is_refused(ask: Ask, report: Path, text: str, says: str) -> None:
    Path("strange.txt").write_text(STRANGE, encoding="utf-8")
    asked = ask("build", "--text", text)
    assert asked.code == 2
    assert says in asked.err
    assert not (report / "index.html").exists()


@pytest.mark.parametrize("wanted", [each for each in Format if each is not Format.MESSAGES])
def test_every_format_has_its_name_in_the_report(ask: Ask, report: Path, wanted: Format) -> None:
    asked = ask("export", wanted)
    assert (asked.code, asked.err) == (0, "")
    [path] = asked.out
    assert path == f"report/{wanted.file}"
    assert Path(path).exists()


def test_messages_are_not_made_of_features_that_ran_otherwise(ask: Ask, report: Path) -> None:
    asked = ask("export", "messages")
    assert (asked.code, asked.out) == (2, [])
    assert "run it again" in asked.err
    assert not (report / "messages.ndjson").exists()


def test_an_export_goes_where_it_is_told(ask: Ask, report: Path) -> None:
    assert ask("export", "csv", "report", "--into", "new/matrix.csv").out == ["new/matrix.csv"]
    assert Path("new/matrix.csv").read_text(encoding="utf-8").count("\n") == 99


def test_allure_results_call_editions_and_chapters_by_their_titles(ask: Ask, report: Path) -> None:
    ask("export", "allure")
    results = [
        json.loads(path.read_text(encoding="utf-8")) for path in Path("report").glob("allure-results/*-result.json")
    ]
    labels = {(each["name"], each["value"]) for result in results for each in result["labels"]}
    assert {value for name, value in labels if name == "epic"} == {
        "“粤省事”微信小程序企业职工和城乡居民基本养老保险待遇领取资格认证操作指引",
        "2023广州企业职工领取养老保险待遇资格粤省事认证操作指引",
    }
    assert {"一、访问路径", "二、1. 办理资格认证", "二、2. 认证信息查询"} < {
        value for name, value in labels if name == "parentSuite"
    }


def test_an_export_over_something_else_is_refused(ask: Ask, report: Path) -> None:
    Path("mine").mkdir()
    Path("mine/letter.txt").touch()
    asked = ask("export", "allure", "--into", "mine")
    assert (asked.code, asked.out) == (2, [])
    assert "letter.txt" in asked.err
    asked = ask("export", "junit", "--into", "mine")
    assert (asked.code, asked.out) == (2, [])
    assert asked.err.startswith("mine")


def test_an_unknown_format_is_refused_with_those_there_are(ask: Ask, report: Path) -> None:
    asked = ask("export", "pdf")
    assert asked.code == 2
    assert "xlsx" in asked.err
