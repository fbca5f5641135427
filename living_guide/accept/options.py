"""How an acceptance is to be run."""

from dataclasses import dataclass
from pathlib import Path


class NotUnderstood(Exception):
    """What to run is said in a way that cannot be read: `str(error)` says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`suite` is the folder of environment.py, `report` where everything goes, both absolute; the rest as in
    `yss accept --help`."""

    suite: Path
    report: Path
    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    edition: str | None = None
    seed: str = "1"
    driver: str = "browser"
    target: str | None = None
    platform: str | None = None
    evidence: str = "end"
    timeout: float = 120.0  # seconds a scenario may take
    workers: int = 1
    rounds: int = 1
    shuffle: str | None = None
    shard: str = "1/1"
    fail_fast: bool = False
    only: frozenset[str] | None = None  # ids
    history: Path | None = None  # None: in the report's folder

    @property
    def selection(self) -> list[str]:
        """What behave is told of what to run."""
        tags = [f"--tags={expression}" for expression in self.tags]
        names = [f"--name={name}" for name in self.names]
        return [*tags, *names, *self.paths]

    @property
    def settings(self) -> list[str]:
        """What the suite is told, as behave's user data."""
        told = {
            "seed": self.seed,
            "driver": self.driver,
            "target": self.target,
            "platform": self.platform,
            "evidence": self.evidence,
        }
        return [f"-D{name}={value}" for name, value in told.items() if value] + [f"-Dtimeout={self.timeout:g}"]
