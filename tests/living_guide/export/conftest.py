"""The tools that read exports back, and one run of behave in which about everything happens."""

from pathlib import Path

import pytest

from living_guide.events.reports import Report, read_report
from tests.living_guide.events.catalogue import CATALOGUE
from tests.living_guide.events.telling import behave
from tests.living_guide.export.tools import installed


@pytest.fixture(scope="session")
def tools() -> Path:
    return installed()


@pytest.fixture(scope="session")
def catalogue_suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A suite, and in its folder `report` what a run of it left."""
    folder = tmp_path_factory.mktemp("catalogue")
    behave(CATALOGUE, folder, "-Dseed=7", "-Ddriver=html", events="report/events/run.ndjson")
    return folder


@pytest.fixture(scope="session")
def catalogue_report(catalogue_suite: Path) -> Report:
    return read_report(catalogue_suite / "report")
