"""What a run is to do: the scenarios selected, listed before the first one begins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from behave.configuration import Configuration
from behave.model import Feature, Scenario
from behave.model_core import BasicStatement

from living_guide.events.reading import file_of, scenario_id


@dataclass(frozen=True, slots=True)
class Planned:
    """A scenario that was selected; a row of an outline is one. `id` survives moved lines."""

    id: str
    scenario: Scenario

    @property
    def place(self) -> str:
        return place_of(self.scenario)


def plan(features: Iterable[Feature], config: Configuration) -> list[Planned]:
    """What tags, names and lines select of these features, in their order."""
    return [
        Planned(scenario_id(scenario), scenario) for scenario in every_scenario(features) if scenario.should_run(config)
    ]


def every_scenario(features: Iterable[Feature]) -> Iterator[Scenario]:
    for feature in features:
        yield from feature.walk_scenarios()


def place_of(run: BasicStatement) -> str:
    """file:line of a feature, rule, scenario or step."""
    return f"{file_of(run)}:{run.line}"
