"""Where in a report's folder the workers' files are."""

from pathlib import Path

from living_guide.events.files import EVENTS, SUFFIX


def events_of(report: Path, number: int) -> Path:
    """The events file of a worker."""
    return report / EVENTS / f"worker-{number}{SUFFIX}"


def log_of(report: Path, number: int) -> Path:
    """What a worker, and what it started, printed."""
    return report / "logs" / f"worker-{number}.log"
