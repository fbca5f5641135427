"""One platform for a file of tests, which says nothing on stderr whatever is done to it."""

from collections.abc import Iterator

import pytest

from tests.served.processes import Served, serving
from tests.served.raw_lines import Line


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as platform:
        yield platform


@pytest.fixture
def quiet(served: Served) -> Iterator[Served]:
    """The same, seen after each test to answer still and to have said nothing."""
    before = served.stderr
    yield served
    with Line(served.port) as line:
        assert line.ask("/control/v1/health", "nobody's").status == 200
    assert served.stderr == before
