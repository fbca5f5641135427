"""What a run and its suite know and its events tell."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

from living_guide.events.masking import Mask
from living_guide.events.record import RunBegan

PACKAGES = ("yss-living-guide", "behave", "playwright")


@dataclass(slots=True)
class RunFacts:
    """The runner fills in what is planned; the suite, in `before_all`, `tell`s what it runs against, and says whom to
    `mask`."""

    planned: tuple[str, ...] = ()
    rounds: int = 1
    round: int = 1
    shard: str = "1/1"
    seed: str = ""
    driver: str = ""
    target: str | None = None
    platform: str | None = None
    versions: dict[str, str] = field(default_factory=dict)
    mask: Mask = field(default_factory=Mask)

    def tell(
        self, *, seed: str, driver: str, target: str | None, versions: Mapping[str, str], platform: str | None = None
    ) -> None:
        """The run's seed, the screen's driver, the address given as target (None: the run's own), versions, and the
        module that serves the run's own target, if not the usual one."""
        self.seed, self.driver, self.target, self.platform = seed, driver, target, platform
        self.versions.update(versions)

    def run_began(self, at: float) -> RunBegan:
        return RunBegan(
            at=at,
            seed=self.seed,
            driver=self.driver,
            target=self.target,
            platform=self.platform,
            rounds=self.rounds,
            shard=self.shard,
            planned=self.planned,
            versions={"python": platform.python_version(), **_packages(), **self.versions},
        )


def _packages() -> dict[str, str]:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
