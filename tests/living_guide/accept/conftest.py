"""All acceptances that the collected tests ask for, side by side, each once."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.living_guide.accept.accepting import Case, Done

PARAMETERS = ("done", "all_done", "strangers")


def _asked(item: pytest.Item) -> Iterator[Case]:
    params = getattr(getattr(item, "callspec", None), "params", {})
    yield from (params[name] for name in PARAMETERS if isinstance(params.get(name), Case))


@pytest.fixture(scope="session")
def outcomes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[Case, Future[list[Done]]]]:
    """Whatever will be asked for is begun at once: the tests only look at what came of it."""
    cases = dict.fromkeys(case for item in request.session.items for case in _asked(item))
    base = tmp_path_factory.mktemp("accept")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield {case: pool.submit(case.start, base / str(number)) for number, case in enumerate(cases)}
        pool.shutdown(cancel_futures=True)


@pytest.fixture
def all_done(request: pytest.FixtureRequest, outcomes: Mapping[Case, Future[list[Done]]]) -> list[Done]:
    """What came of the commands of the case the test is about."""
    return outcomes[request.param].result()


@pytest.fixture
def done(request: pytest.FixtureRequest, outcomes: Mapping[Case, Future[list[Done]]]) -> Done:
    """What came of the last command of the case the test is about."""
    return outcomes[request.param].result()[-1]


# For tests that need a second case.
strangers = all_done
