"""All runs that the collected tests ask for, side by side, each once."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.living_guide.strict.nest import Nest
from tests.living_guide.strict.project import Outcome, Run, environ

PARAMETER = "outcome"


def _asked(item: pytest.Item) -> Iterator[Run]:
    callspec = getattr(item, "callspec", None)
    if callspec and isinstance(callspec.params.get(PARAMETER), Run):
        yield callspec.params[PARAMETER]


@pytest.fixture(scope="session")
def outcomes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[Run, Future[Outcome]]]:
    """Whatever will be asked for is begun at once: the tests only look at what came of it."""
    runs = dict.fromkeys(run for item in request.session.items for run in _asked(item))
    base = tmp_path_factory.mktemp("strict")
    lanes, nests = os.cpu_count() or 1, SimpleQueue[Nest]()

    def start(run: Run, folder: Path) -> Outcome:
        nest = nests.get()
        try:
            return run.start(folder, nest)
        finally:
            nests.put(nest)

    with ExitStack() as stack:
        for _ in range(lanes):
            nests.put(stack.enter_context(Nest(environ())))
        pool = stack.enter_context(ThreadPoolExecutor(lanes))
        yield {run: pool.submit(start, run, base / str(number)) for number, run in enumerate(runs)}
        pool.shutdown(cancel_futures=True)


@pytest.fixture
def outcome(request: pytest.FixtureRequest, outcomes: Mapping[Run, Future[Outcome]]) -> Outcome:
    """What came of the run the test is about."""
    return outcomes[request.param].result()
