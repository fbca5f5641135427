"""A platform that breaks the guide in one way: the site of its run shows just the clauses it breaks as broken."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.repository import ROOT

# By the mutant's name: the clauses it breaks, and those whose scenarios can only be told by them.
MUTANTS = {
    "face-too-far-gets-m4-employee": {"B1.5e", "B1.5i"},
    "guangzhou-buttons-swapped": {"G9b", "G9c"},
    "m3-names-a-cause": {"B1.5e", *(f"B1.5{letter}" for letter in "fghijk"), "G9e"},
}
ACCEPT = "from living_guide.cli import app; app()"
BROKEN = "不成立"


def standings(page: Path) -> dict[str, str]:
    """What the page says of each clause."""
    clauses = html.parse(page).getroot().findall(".//article[@class='clause']")
    return {
        each.get("id").removeprefix("clause-"): each.findtext(".//p[@class='facts']/span/span[2]") for each in clauses
    }


@pytest.mark.parametrize(("mutant", "broken"), MUTANTS.items(), ids=MUTANTS)
def test_just_what_it_breaks_is_broken(mutant: str, broken: set[str], tmp_path: Path) -> None:
    platform = f"--platform=mock_platform.mutants serve {mutant}"
    command = [sys.executable, "-c", ACCEPT, "accept", "--driver=html", platform, f"--report={tmp_path}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    told = standings(tmp_path / "index.html")
    assert {clause for clause, standing in told.items() if standing == BROKEN} == broken
    assert len(told) == 101
    # Without a browser, what needs one has not run; the advice is the reader's.
    assert set(told.values()) == {BROKEN, "成立", "没有运行", "无须验证"}
    [gaps] = html.parse(tmp_path / "gaps.html").getroot().xpath(f"//section[h2//span[text()='{BROKEN}']]")
    assert set(gaps.xpath("./ul/li/a/text()")) == broken
