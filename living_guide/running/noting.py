"""Guards that note what goes wrong while scenarios run."""

from collections.abc import Iterable

from living_guide.running.guard import Guard, Run
from living_guide.running.problem import Problem


class NotingGuard(Guard):
    """Tells, once the run is over, what it `note`d on the way."""

    def __init__(self) -> None:
        self._noted: list[Problem] = []

    def note(self, place: str, what: str) -> None:
        self._noted.append(Problem(place, what))

    def after(self, run: Run) -> Iterable[Problem]:
        noted, self._noted = self._noted, []
        return noted


def said(error: BaseException) -> str:
    """An error's kind and words, in one line of a person's."""
    if isinstance(error, KeyboardInterrupt):
        return "interrupted"
    words = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
