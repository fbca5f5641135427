"""behave's hooks: a run has one server and one browser, a scenario one sandbox, one context and one seed."""

from contextlib import ExitStack

from behave.model import Scenario, Step
from behave.model_type import Status
from behave.runner import Context

import fixtures.parameter_types  # noqa: F401  (registers the types the steps use)
from fixtures.browser_screen import BrowserScreen
from fixtures.mock_target import MockTarget
from fixtures.phone import fresh_page, phone_browser
from fixtures.server import serving
from fixtures.settings import TODAY, RunSettings
from fixtures.world import World

EDITION = "edition:"
OFFICIAL = "official"


def before_all(context: Context) -> None:
    stack = context.run_stack = ExitStack()
    context.settings = RunSettings.read(context.config.userdata)
    address = context.settings.target or stack.enter_context(serving())
    context.target = MockTarget(address)
    stack.callback(context.target.close)
    context.target.require()
    context.browser = stack.enter_context(phone_browser())


def before_scenario(context: Context, scenario: Scenario) -> None:
    stack = context.scenario_stack = ExitStack()
    seed = context.settings.seed_of(_identity(scenario))
    context.target.begin(edition=_edition(scenario), seed=seed, today=TODAY)
    stack.callback(context.target.end)
    screen = BrowserScreen(stack.enter_context(fresh_page(context.browser)))
    context.world = World(context.target, screen)


def after_step(context: Context, step: Step) -> None:
    wanted = context.settings.pictures
    if step.status in (Status.failed, Status.error) or _is_pictured(step, wanted):
        context.attach("image/png", context.world.screen.picture())


def after_scenario(context: Context, scenario: Scenario) -> None:
    with context.scenario_stack:
        if context.settings.pictures == "end" and scenario.status == Status.passed:
            context.attach("image/png", context.world.screen.picture())


def after_all(context: Context) -> None:
    context.run_stack.close()


def _identity(scenario: Scenario) -> str:
    # Without lines, so that a scenario keeps its people when it moves.
    row = getattr(scenario, "_row", None)
    return "|".join([scenario.feature.filename, scenario.name.partition(" -- @")[0], *(row.cells if row else ())])


def _edition(scenario: Scenario) -> str:
    named = [tag.removeprefix(EDITION) for tag in scenario.effective_tags if tag.startswith(EDITION)]
    return named[0] if named else OFFICIAL


def _is_pictured(step: Step, wanted: str) -> bool:
    return wanted == "steps" or (wanted == "then" and step.step_type == "then")
