"""Names that are all different: readers of reports take equal names for one test, and keep only its last result."""

from collections.abc import Iterable, Iterator, Sequence

from living_guide.events.reports import Report


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Each name, in their order; one that was there before with a number."""
    taken: set[str] = set()
    for name in names:
        told, number = name, 1
        while told in taken:
            number += 1
            told = f"{name} ({number})"
        taken.add(told)
        yield told


def marks(reports: Sequence[Report]) -> list[str]:
    """What tells each report from the others: nothing if it is alone, else its driver."""
    if len(reports) == 1:
        return [""]
    return [f" [{driver}]" for driver in distinct(report.run.driver for report in reports)]
