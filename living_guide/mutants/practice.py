"""All mutants before the suite, several at a time."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from multiprocessing import active_children

from living_guide.accept.options import Options
from living_guide.mutants.candidate import SOUND, Candidate
from living_guide.mutants.trial import Trial, try_out
from living_guide.running.plan import Planned

HEALTHY = Candidate("none", "the platform as it is", (), "both", SOUND)


def try_all(candidates: Sequence[Candidate], scenarios: Sequence[Planned], options: Options) -> Iterator[Trial]:
    """A trial for each, as they end; `options.workers` of them at a time. Each leaves its events in a folder of its
    name below `options.report`."""

    def try_one(candidate: Candidate) -> Trial:
        return try_out(candidate, scenarios, replace(options, report=options.report / candidate.name))

    with ThreadPoolExecutor(options.workers) as executor:
        trials = [executor.submit(try_one, candidate) for candidate in candidates]
        try:
            for trial in as_completed(trials):
                yield trial.result()
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.kill()  # whose trial then ends
