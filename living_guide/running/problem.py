"""Why a run is not green."""

from dataclasses import dataclass

LEAD = "NOT GREEN: "


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong. `place` is file:line, a file, or empty where it is the whole run."""

    place: str
    what: str

    def line(self) -> str:
        """The one line a person reads."""
        said = self.what.strip().splitlines() or [""]
        gist = _last_words(said) if said[0].startswith("Traceback") else said[0]
        return LEAD + (f"{self.place}: {gist}" if self.place else gist)


def _last_words(traceback: list[str]) -> str:
    # The error's own text may go on for many lines after this one.
    last = max(number for number, line in enumerate(traceback) if line.startswith('  File "'))
    return next((line for line in traceback[last:] if not line.startswith(" ")), traceback[-1])
