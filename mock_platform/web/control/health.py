"""Whether the platform answers, and which one it is."""

from dataclasses import dataclass

from mock_platform.core.editions import EDITIONS
from mock_platform.version import __version__
from mock_platform.web.control.routers import control_router

router = control_router()


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthAnswer:
    status: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionAnswer:
    """`api` and `control` are the versions of the two interfaces."""

    name: str
    version: str
    api: str
    control: str
    editions: list[str]


@router.get("/health")
def health() -> HealthAnswer:
    """Answers once the platform can, with its version."""
    return HealthAnswer(status="ok", version=f"mock_platform {__version__}")


@router.get("/version")
def version() -> VersionAnswer:
    """What this platform is, and which editions of the guide it knows."""
    return VersionAnswer(name="mock_platform", version=__version__, api="v1", control="v1", editions=list(EDITIONS))
