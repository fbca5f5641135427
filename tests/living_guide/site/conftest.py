import os
from dataclasses import replace
from pathlib import Path

import pytest

from living_guide.history.file import past_of
from living_guide.site.build import Made, build_site
from living_guide.trace.scenarios import GuideScenario
from tests.living_guide.site.made import make_report, sources_of

SITE = "YSS_SITE"  # names the folder of a real run's site, to be looked at as well


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a run in which everything passed."""
    return make_report(tmp_path_factory.mktemp("report"), colours=(60, 90, 120))


@pytest.fixture(scope="session")
def built(report: Path) -> Path:
    """The site of that run, in its folder."""
    sources = sources_of(report)
    build_site(Made(sources, [past_of(each) for each in sources.reports]), report)
    return report


@pytest.fixture(scope="session")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of runs in which everything went wrong that can, one after the other and twice each."""
    folder = make_report(tmp_path_factory.mktemp("broken"), status=in_turn)
    again = make_report(tmp_path_factory.mktemp("again"), status=in_turn, driver="html")
    sources = sources_of(folder, again)
    past = [past_of(each) for each in sources.reports]
    build_site(Made(sources, [replace(each, at=each.at + day) for day in range(3) for each in past]), folder)
    return folder


def in_turn(scenario: GuideScenario) -> str:
    return ("passed", "failed", "skipped", "undefined", "hook_error")[scenario.line % 5]


@pytest.fixture(scope="session", params=["built", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    if request.param == "built":
        return Path(request.getfixturevalue("built"))
    if SITE not in os.environ:
        pytest.skip(f"{SITE} names no site of a run")
    return Path(os.environ[SITE]).absolute()
