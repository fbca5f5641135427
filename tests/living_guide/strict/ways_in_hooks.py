"""What a hook may do to a run."""

from textwrap import indent

from tests.living_guide.strict.way import Way

TAGGED = """\
Feature: f
  @tag
  Scenario: one
    Given it works

  Scenario: two
    Given it works
"""
RULED = """\
Feature: f
  Rule: r
    Scenario: one
      Given it works
"""
ONE = """\
Feature: f
  @tag
  Scenario: one
    Given it works
"""
TWO = """\
Feature: f

  Scenario: one
    Given it works

  Scenario: two
    Given it works
"""
# Where a hook's line says it happened; which of a tag's hooks, its scenario must do.
PLACES = {
    "all": "…",
    "feature": "features/a.feature:1: …",
    "rule": "features/a.feature:2: …",
    "scenario": "features/a.feature:3: …",
    "step": "features/a.feature:4: …",
    "tag": "features/a.feature:…",
}
SOME = ("before_all", "before_tag", "after_step", "after_scenario", "after_feature", "after_all")
HOOKS = tuple(f"{when}_{what}" for when in ("before", "after") for what in PLACES)


def hook(name: str, body: str, *, kind: str = "def", feature: str | None = None) -> dict[str, str]:
    """A project with this hook, which does something for whatever comes first only."""
    what = name.partition("_")[2]
    arguments = "context" if what == "all" else f"context, {what}"
    once = "global done\nif done: return\ndone = True\n" + body
    environment = f"import asyncio, os, sys, threading\n\ndone = False\n\n\n{kind} {name}({arguments}):\n"
    return {
        "features/a.feature": feature or (RULED if what == "rule" else TAGGED),
        "environment.py": environment + indent(once, "    ") + "\n",
    }


def where(name: str) -> str:
    return PLACES[name.partition("_")[2]]


ASYNC = tuple(
    Way(
        name=f"async-{name}",
        guard="hooks" if name == "before_all" else "",
        files=hook(
            name, "raise AssertionError('boom')", kind="async def", feature=RULED if name.endswith("rule") else ONE
        ),
        says=(f"… hook {name} … coroutine",),
    )
    for name in HOOKS
)
FAILING = tuple(
    Way(
        name=f"error-in-{name}",
        files=hook(name, "raise RuntimeError('boom')"),
        says=(f"{where(name)} {name} … boom",),
        control=1,
    )
    for name in HOOKS
)
LEAVING = tuple(
    Way(
        name=f"sys-exit-in-{name}",
        files=hook(name, "sys.exit(0)"),
        says=(f"{where(name)} {name} … sys.exit(0)",),
        control=1,
    )
    for name in SOME
)
VANISHING = tuple(
    Way(
        name=f"os-exit-in-{name}",
        files=hook(name, "os._exit(0)"),
        says=("… os._exit(0) was called",),
    )
    for name in SOME
)
ODD = (
    Way(
        name="hook-returns-a-coroutine",
        files=hook("before_scenario", "return asyncio.sleep(0)", feature=ONE),
        says=("… hook before_scenario … coroutine",),
    ),
    Way(
        name="hook-is-a-generator",
        files=hook("before_scenario", "yield\nraise AssertionError('boom')", feature=ONE),
        says=("… hook before_scenario … generator",),
    ),
    Way(
        name="interrupted-in-a-hook",
        files=hook("before_scenario", "raise KeyboardInterrupt"),
        says=("features/a.feature:3: … before_scenario … interrupted",),
        control=1,
    ),
    Way(
        name="hook-hangs",
        files=hook("before_scenario", "threading.Event().wait()"),
        arguments=("-D", "timeout=1"),
        says=("features/a.feature:3: timed out after 1 s",),
        control=None,
    ),
    Way(
        name="hook-of-the-end-hangs",
        files=hook("after_scenario", "threading.Event().wait()"),
        arguments=("-D", "timeout=1"),
        says=("features/a.feature:3: timed out after 1 s",),
        control=None,
    ),
    Way(
        name="cleanup-that-before-all-asked-for",
        files=hook("before_all", "context.add_cleanup(lambda: 1 / 0)"),
        says=("… cleanup … division by zero",),
        control=1,
    ),
    Way(
        name="cleanup-declared-harmless-by-before-all",
        files=hook("before_all", "context.fail_on_cleanup_errors = False\ncontext.add_cleanup(lambda: 1 / 0)"),
        says=("… cleanup … division by zero",),
    ),
    Way(
        name="aborted-by-a-hook",
        files=hook("before_scenario", "context.abort('enough')", feature=TWO),
        says=("2 of 2 scenarios were not run",),
        control=1,
    ),
)
SKIPPING = (
    Way(
        name="skipped-by-before-scenario",
        files=hook("before_scenario", "scenario.skip()"),
        says=("features/a.feature:3: skipped without a reason",),
    ),
    Way(
        name="marked-as-skipped-by-before-scenario",
        files=hook("before_scenario", "scenario.mark_skipped()"),
        says=("features/a.feature:3: skipped without a reason",),
    ),
    Way(
        name="skipped-by-before-tag",
        files=hook("before_tag", "context.scenario.skip()"),
        says=("features/a.feature:3: skipped without a reason",),
    ),
    Way(
        name="feature-skipped-by-before-feature",
        files=hook("before_feature", "feature.skip()"),
        says=("features/a.feature:3: skipped without a reason", "features/a.feature:6: skipped without a reason"),
    ),
    Way(
        name="all-skipped-for-a-reason",
        files=hook("before_feature", "feature.skip('no camera')"),
        says=("nothing passed",),
        prints=("not run: features/a.feature:3 … no camera",),
        guard="something-passed",
    ),
    Way(
        name="taken-out-of-the-feature",
        files=hook("before_feature", "del feature.run_items[0]"),
        says=("1 of 2 scenarios were not run … features/a.feature:3",),
        guard="finished",
    ),
)
WAYS_IN_HOOKS = (*ASYNC, *FAILING, *LEAVING, *VANISHING, *ODD, *SKIPPING)
