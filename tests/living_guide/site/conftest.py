import os
from pathlib import Path

import pytest

from living_guide.history.file import past_of
from living_guide.site.build import Made, build_site
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


@pytest.fixture(scope="session", params=["built", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    if request.param == "built":
        return Path(request.getfixturevalue("built"))
    if SITE not in os.environ:
        pytest.skip(f"{SITE} names no site of a run")
    return Path(os.environ[SITE]).absolute()
