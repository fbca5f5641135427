"""What commands ask for first: the registry, the suite's scenarios, the reports. What cannot be read is told in a
sentence on standard error, and ends them with code 2."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from living_guide.command.answers import refuse

if TYPE_CHECKING:
    from living_guide.registry.registry import Registry
    from living_guide.trace.scenarios import GuideScenario
    from living_guide.trace.sources import Sources

REPORT = Path("report")


def registry_or_exit(suite: Path) -> "Registry":
    from living_guide.registry.registry import RegistryError, load_registry
    from living_guide.trace.sources import REGISTRY

    try:
        return load_registry(suite / REGISTRY)
    except RegistryError as error:
        refuse(str(error))


def scenarios_or_exit(suite: Path) -> "tuple[GuideScenario, ...]":
    from behave.parser import ParserError

    from living_guide.trace.scenarios import read_scenarios
    from living_guide.trace.sources import FEATURES

    try:
        return tuple(read_scenarios(suite / FEATURES))
    except ParserError as error:
        refuse(str(error))


def sources_or_exit(suite: Path, folders: Sequence[Path]) -> "Sources":
    from behave.parser import ParserError

    from living_guide.events.files import EventsUnreadable
    from living_guide.registry.files import RegistryError
    from living_guide.trace.sources import read_sources

    try:
        return read_sources(suite, folders or [REPORT])
    except (EventsUnreadable, RegistryError, ParserError) as error:
        refuse(str(error))
