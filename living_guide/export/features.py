"""The features of a suite as Cucumber Messages: source, document, and the pickle of each scenario by its id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from behave.parser import ParserError, parse_feature
from cucumber_messages import Envelope, Pickle, message_converter
from gherkin.stream.gherkin_events import GherkinEvents
from gherkin.stream.source_events import Event

from living_guide.events.reading import scenario_id
from living_guide.events.record import ScenarioRun
from living_guide.export.errors import ExportError

PLAIN = "text/x.cucumber.gherkin+plain"
ADVICE = "export with the suite that was run, or run it again"
MASKED = "*"


@dataclass(frozen=True, slots=True)
class Feature:
    """One file: the messages with its source and its document, and its pickles by the ids that events use."""

    messages: tuple[Envelope, ...]
    pickles: dict[str, Pickle]


class Features:
    """Reads the files below the suite's folder. `ids` counts the ids in them: use it for all others too."""

    def __init__(self, suite: Path) -> None:
        self._suite = suite
        self._gherkin = GherkinEvents(GherkinEvents.Options(print_source=True, print_ast=True, print_pickles=True))
        self._known: dict[tuple[str, str], Feature] = {}
        self.ids = self._gherkin.id_generator

    def read(self, file: str, layer: str = "") -> Feature:
        """The feature at this path from the suite's folder; once for each layer, which is added to its name.
        ExportError if it is gone or cannot be read."""
        if (file, layer) not in self._known:
            self._known[file, layer] = self._read(file, layer)
        return self._known[file, layer]

    def pickle_of(self, run: ScenarioRun, layer: str = "") -> Pickle:
        """What was run; ExportError if the feature has it no more, or with other steps."""
        pickle = self.read(run.file, layer).pickles.get(run.id)
        if pickle is None:
            raise ExportError(
                f"{run.place}: the features have no scenario “{run.title}” ({run.id}) any more: {ADVICE}."
            )
        if not _same_steps(run, pickle):
            raise ExportError(f"{run.place}: the steps of “{run.title}” ({run.id}) have changed since: {ADVICE}.")
        return pickle

    def _read(self, file: str, layer: str) -> Feature:
        try:
            text = (self._suite / file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ExportError(f"{file} cannot be read from {self._suite}: {ADVICE}.") from error
        path = PurePosixPath(file)
        uri = str(path.with_name(f"{path.stem}{layer}{path.suffix}"))
        source: Event = {"source": {"uri": uri, "data": text, "mediaType": PLAIN}}
        events = [*self._gherkin.enum(source)]
        _require_feature(events)
        return _feature(events, dict(_ids(file, text)))


def _require_feature(events: Sequence[Mapping[str, Any]]) -> None:
    for event in events:
        if "parseError" in event:
            wrong = event["parseError"]
            raise ExportError(f"{wrong['source']['uri']} is no feature: {wrong['message']}: {ADVICE}.")


def _feature(events: Sequence[Mapping[str, Any]], ids: Mapping[int, str]) -> Feature:
    """From what gherkin-official tells, and the ids of scenarios by their lines."""
    envelopes: list[Envelope] = [message_converter.from_dict(event, Envelope) for event in events]
    pickles = [each.pickle for each in envelopes if each.pickle]
    return Feature(
        messages=tuple(each for each in envelopes if each.pickle is None),
        pickles={ids[each.location.line]: each for each in pickles if each.location.line in ids},
    )


def _ids(file: str, text: str) -> Iterator[tuple[int, str]]:
    """Each scenario's line and id. behave reads it for this, as it did for the ids of the events."""
    try:
        feature = parse_feature(text, filename=file)
    except ParserError as error:
        raise ExportError(f"{file} is no feature: {error}: {ADVICE}.") from error
    for scenario in feature.walk_scenarios() if feature else ():
        yield scenario.line, scenario_id(scenario)


def _same_steps(run: ScenarioRun, pickle: Pickle) -> bool:
    return len(run.steps) == len(pickle.steps) and all(
        _same(step.text, now.text) for step, now in zip(run.steps, pickle.steps, strict=True)
    )


def _same(told: str, now: str) -> bool:
    """Whether a text is the one that was told, perhaps masked: masks are as long as what they hide."""
    return len(told) == len(now) and all(one in (other, MASKED) for one, other in zip(told, now, strict=True))
