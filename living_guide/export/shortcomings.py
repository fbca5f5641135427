"""What a run lacks, beside what its scenarios tell: no export may be green without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from living_guide.events.reports import Report
from living_guide.events.shards import shard_of
from living_guide.export.ending import DID_NOT_RUN, headline


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing that is wrong with a run and belongs to no scenario's result."""

    name: str
    message: str

    @property
    def text(self) -> str:
        """The message, after the name if it does not begin with it."""
        return self.message if self.message.startswith(self.name) else f"{self.name}: {self.message}"


def shortcomings(report: Report) -> list[Shortcoming]:
    """Its problems, an end it did not come to, and each scenario that was planned but has no result."""
    return [
        *(Shortcoming(headline(what) or "a problem", what) for what in report.problems),
        *_broken_off(report),
        *(Shortcoming(name, f"planned, but {DID_NOT_RUN}") for name in _missing(report)),
    ]


def _broken_off(report: Report) -> Iterator[Shortcoming]:
    if not report.complete:
        yield Shortcoming("the run did not come to its end", "a process of the run broke off before its end")
    if not any(began.planned for began in report.began) and not report.runs:
        yield Shortcoming("nothing ran", "no scenario was planned, and none ran")


def _missing(report: Report) -> Iterator[str]:
    planned = {
        (scenario, number, began.rounds)
        for began in report.began
        for scenario in shard_of(began.planned, began.shard)
        for number in range(1, began.rounds + 1)
    }
    told = {(run.id, run.round) for run in report.runs}
    for scenario, number, rounds in sorted(planned):
        if (scenario, number) not in told:
            yield in_round(scenario, number, rounds)


def in_round(name: str, number: int, rounds: int) -> str:
    """A scenario's name with its round, if there are several."""
    return f"{name} (round {number})" if rounds > 1 else name
