"""What one may ask for, and get nothing, or something else."""

from tests.living_guide.strict.way import SETTINGS, Way

TWO = """\
Feature: f

  @slow
  Scenario: one
    Given it works

  Scenario: two
    Given it works
"""
THREE = """\
Feature: f

  Scenario: one
    Given it fails

  Scenario: two
    Given it works

  Scenario: three
    Given it works
"""
ROWS = """\
Feature: f

  Scenario Outline: one
    Given it <does>

    Examples:
      | does  |
      | fails |
      | works |

  Scenario: two
    Given it works
"""
FAILS = """\
from behave import step


@step("it fails")
def it_fails(context):
    raise AssertionError("boom")
"""
FILES = {"features/a.feature": TWO, "features/none/readme.txt": ""}


def nothing(name: str, *arguments: str, names: tuple[str, ...], settings: str = SETTINGS, guard: str = "") -> Way:
    """A run that selects nothing; its one line holds these words."""
    said = " … ".join(["no scenario was selected", *names])
    return Way(name=name, files=FILES, arguments=arguments, settings=settings, says=(said,), guard=guard)


def setting(line: str) -> str:
    return SETTINGS + line + "\n"


NOTHING = (
    nothing("no-such-tag", "--tags=@nothing", names=("--tags", "@nothing"), guard="selection"),
    nothing("no-such-combination", "--tags=@slow", "--tags=not @slow", names=("--tags", "@slow", "not @slow")),
    nothing("no-such-tag-in-the-settings", names=("@nothing",), settings=setting('default_tags = ["@nothing"]')),
    nothing("no-such-name", "--name=nothing", names=("--name", "nothing")),
    nothing("no-name-with-that-tag", "--name=two", "--tags=@slow", names=("--tags", "@slow", "--name", "two")),
    nothing("nothing-included", "--include=nothing", names=("--include", "nothing")),
    nothing("all-excluded", "--exclude=a.feature", names=("--exclude", "a.feature")),
    nothing("nothing-included-by-the-settings", names=("nothing",), settings=setting('include_re = "nothing"')),
    nothing("wip-but-none-is", "--wip", names=("--tags", "@wip")),
    nothing("a-folder-without-features", "features/none", names=("features/none",)),
)


def old(name: str, *arguments: str, settings: str = SETTINGS, guard: str = "") -> Way:
    return Way(
        name=name,
        files=FILES,
        arguments=arguments,
        settings=settings,
        says=("… old-style tag expression…",),
        guard=guard,
    )


OLD = (
    old("old-minus", "--tags=-slow", guard="new-tag-expressions"),
    old("old-tilde", "--tags=~slow"),
    old("old-tilde-at", "--tags=~@slow"),
    old("old-comma", "--tags=slow,quick"),
    old("old-in-the-settings", settings=setting('tags = ["~slow"]')),
    old("old-by-protocol", "--tags=slow", settings=setting('tag_expression_protocol = "v1"')),
)
LINES = (
    Way(
        name="past-the-end",
        files=FILES,
        arguments=("features/a.feature:99",),
        says=("features/a.feature:99: the file has only 8 lines",),
        guard="lines",
    ),
    Way(
        name="past-the-end-in-a-list",
        files=FILES | {"some.txt": "features/a.feature:99\n"},
        arguments=("@some.txt",),
        says=("features/a.feature:99: the file has only 8 lines",),
    ),
    Way(
        name="one-right-one-past-the-end",
        files=FILES,
        arguments=("features/a.feature:4", "features/a.feature:9"),
        says=("features/a.feature:9: the file has only 8 lines",),
    ),
    Way(
        name="no-such-file",
        files=FILES,
        arguments=("features/b.feature",),
        says=("… features/b.feature…",),
        control=1,
    ),
    Way(
        name="not-a-feature",
        files=FILES,
        arguments=("features/none/readme.txt",),
        says=("… features/none/readme.txt…",),
        control=1,
    ),
)
STOPPED = (
    Way(
        name="stopped-after-a-failure",
        files={"features/a.feature": THREE, "steps/fails.py": FAILS},
        arguments=("--stop",),
        says=("features/a.feature:4: … boom", "2 of 3 scenarios were not run"),
        control=1,
    ),
    Way(
        name="stopped-by-the-settings",
        files={"features/a.feature": THREE, "steps/fails.py": FAILS},
        settings=setting("stop = true"),
        says=("features/a.feature:4: … boom", "2 of 3 scenarios were not run"),
        control=1,
    ),
    Way(
        name="stopped-within-an-outline",
        files={"features/a.feature": ROWS, "steps/fails.py": FAILS},
        arguments=("--stop",),
        says=("features/a.feature:… boom", "2 of 3 scenarios were not run"),
        control=1,
    ),
)
WAYS_OF_CHOOSING = (*NOTHING, *OLD, *LINES, *STOPPED)
