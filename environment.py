"""behave's hooks: a run has one server and one driver, a scenario one sandbox, one screen and one seed."""

from contextlib import ExitStack

from behave.model import Scenario, Step
from behave.model_type import Status
from behave.runner import Context

import fixtures.parameter_types  # noqa: F401  (registers the types the steps use)
from fixtures.drivers import open_driver
from fixtures.evidence import Evidence
from fixtures.mock_target import MockTarget
from fixtures.server import serving
from fixtures.settings import BROWSER, PLATFORM, TODAY, RunSettings
from fixtures.world import World
from living_guide.running import edition_of, require_strict, scenario_id


def before_all(context: Context) -> None:
    require_strict(context)
    stack = context.run_stack = ExitStack()
    settings = context.settings = RunSettings.read(context.config.userdata)
    target = context.target = MockTarget(settings.target or stack.enter_context(serving(settings.platform)))
    stack.callback(target.close)
    target.require()
    driver = context.driver = stack.enter_context(open_driver(settings.driver))
    context.evidence = Evidence(settings.evidence, context.attach)
    versions = {"target": target.version(), **driver.versions}
    context.facts.tell(
        seed=settings.seed,
        driver=driver.name,
        target=settings.target,
        platform=settings.platform if settings.platform != PLATFORM else None,
        versions=versions,
    )


def before_scenario(context: Context, scenario: Scenario) -> None:
    stack = context.scenario_stack = ExitStack()
    context.evidence.begin(len(list(scenario.all_steps)))
    context.world = None
    if context.driver.name != BROWSER and BROWSER in scenario.effective_tags:
        scenario.skip(f"needs a browser: -D driver={context.driver.name} is none")
        return
    seed = context.settings.seed_of(scenario_id(scenario))
    context.target.begin(edition=edition_of(scenario), seed=seed, today=TODAY)
    if context.settings.target:  # else the whole platform is thrown away at the end
        stack.callback(context.target.end)
    context.world = World(context.target, stack.enter_context(context.driver.open_screen()))


def after_step(context: Context, step: Step) -> None:
    for person in context.world.people.values():
        context.facts.mask.hide(person.name, person.document_number)
    context.evidence.after_step(context.world, step.step_type, _failed(step))


def after_scenario(context: Context, scenario: Scenario) -> None:
    with context.scenario_stack:
        if context.world is not None:
            context.evidence.after_scenario(context.world, _failed(scenario))


def after_all(context: Context) -> None:
    context.run_stack.close()


def _failed(run: Scenario | Step) -> bool:
    return run.status is not Status.passed
