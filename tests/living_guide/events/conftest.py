"""One run of the catalogue, which many tests look at."""

import pytest

from tests.living_guide.events.catalogue import CATALOGUE
from tests.living_guide.events.telling import Told, behave


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What was told of a run in which about everything happens."""
    return behave(CATALOGUE, tmp_path_factory.mktemp("catalogue"), "-Dseed=7")
