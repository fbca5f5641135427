"""What settings, the place one starts from, and what is loaded may do to a run."""

from tests.living_guide.strict.project import STRICT
from tests.living_guide.strict.way import SETTINGS, Way

WORKS = """\
Feature: f

  Scenario: one
    Given it works
"""
ENVIRONMENT = """\
from living_guide.running import require_strict


def before_all(context):
    require_strict(context)
"""
FORMATTER = """\
from behave.formatter.base import Formatter


class Lossy(Formatter):
    def {callback}(self, *args):
        raise RuntimeError("boom")
"""
UNMATCHED = """\
from behave import step, use_step_matcher

use_step_matcher("re")


@step("it (never ends")
def it_never_ends(context): ...
"""
TWICE = """\
from behave import step


@step("it works")
def it_works_again(context): ...
"""
FILES = {"features/a.feature": WORKS}
GUARDED = FILES | {"environment.py": ENVIRONMENT}
NOT_STRICT = ("… start behave in the folder that holds pyproject.toml",)

DRY = (
    Way(
        name="dry-run-in-the-settings",
        files=FILES,
        settings=SETTINGS + "dry_run = true\n",
        says=("dry run: … nothing was run",),
        guard="no-dry-run",
    ),
    Way(
        name="dry-run",
        files=FILES,
        arguments=("--dry-run",),
        says=("dry run: … nothing was run",),
    ),
    Way(
        name="catalogue-of-steps-in-the-settings",
        files=FILES,
        settings=SETTINGS + "steps_catalog = true\n",
        says=("dry run: … nothing was run",),
    ),
)
ELSEWHERE = (
    Way(
        name="started-beside-the-project",
        files=GUARDED | {"neighbour/readme.txt": ""},
        folder="neighbour",
        arguments=("../features",),
        says=NOT_STRICT,
    ),
    Way(name="started-below-the-project", files=GUARDED, folder="features", says=NOT_STRICT),
    Way(
        name="another-runner-by-option",
        files=GUARDED,
        arguments=("--runner=behave.runner:Runner",),
        says=("… strict runner…",),
    ),
    Way(
        name="another-runner-by-another-file",
        files=GUARDED | {"behave.ini": "[behave]\nrunner = behave.runner:Runner\n"},
        says=("… strict runner…",),
    ),
)


def misspelt(name: str, line: str, wrong: str, right: str, guard: str = "") -> Way:
    return Way(
        name=f"misspelt-{name}",
        files=FILES,
        settings=SETTINGS + line + "\n",
        says=(f"pyproject.toml: … {wrong} … {right}",),
        guard=guard,
    )


MISSPELT = (
    Way(
        name="misspelt-paths",
        files=FILES,
        settings='pathz = ["features"]\n{runner}\n',
        says=("pyproject.toml: … pathz … paths",),
        guard="known-settings",
    ),
    Way(
        name="misspelt-runner",
        files=GUARDED,
        settings=f'paths = ["features"]\nrunnner = "{STRICT}"\n',
        says=("pyproject.toml: … runnner … runner",),
    ),
    misspelt("by-a-hyphen", "dry-run = true", "dry-run", "dry_run"),
    misspelt("by-a-capital", 'Default_Tags = "@slow"', "Default_Tags", "default_tags"),
    misspelt("table", "[tool.behave.userdat]\nseed = 7", "userdat", "userdata"),
    Way(
        name="misspelt-in-another-file",
        files=FILES | {"behave.ini": "[behave]\ndefault_tag = @slow\n"},
        says=("behave.ini: … default_tag … default_tags",),
    ),
    Way(
        name="unlike-any-setting",
        files=FILES,
        settings=SETTINGS + "wibble = 7\n",
        says=("pyproject.toml: … wibble",),
    ),
    Way(
        name="timeout-that-is-no-number",
        files=FILES,
        arguments=("-D", "timeout=soon"),
        says=("… timeout … soon",),
    ),
    Way(
        name="timeout-for-ever",
        files=FILES,
        arguments=("-D", "timeout=inf"),
        says=("… timeout … inf",),
    ),
    Way(
        name="timeout-below-nought",
        files=FILES,
        arguments=("-D", "timeout=-1"),
        says=("… timeout … -1",),
    ),
)


def loading(name: str, path: str, text: str, said: str, control: int) -> Way:
    where = "steps" if path.startswith("steps") else "environment"
    return Way(name=f"{name}-in-{where}", files=FILES | {path: text}, says=(f"{path}… {said}",), control=control)


LOADING = tuple(
    loading(name, path, text, said, control)
    for path in ("steps/broken.py", "environment.py")
    for name, text, said, control in (
        ("loading-calls-sys-exit", "import sys\nsys.exit(0)\n", "sys.exit(0)", 0),
        ("loading-calls-os-exit", "import os\nos._exit(0)\n", "os._exit(0)", 0),
        ("loading-fails", "raise RuntimeError('boom')\n", "boom", 1),
        ("loading-lacks-a-module", "import unheard_of\n", "unheard_of", 1),
        ("loading-stumbles", "def (\n", "SyntaxError", 1),
    )
)
STEPS = (
    Way(
        name="a-step-that-cannot-be-matched",
        guard="steps-taken",
        files=FILES | {"steps/broken.py": UNMATCHED},
        says=("steps/broken.py… it (never ends",),
    ),
    Way(
        name="a-step-defined-twice",
        files=FILES | {"steps/twice.py": TWICE},
        says=("… it works…",),
        control=1,
    ),
)
FORMATTERS = tuple(
    Way(
        name=f"formatter-fails-in-{callback}",
        guard="formatters" if callback == "result" else "",
        files=FILES | {"lossy.py": FORMATTER.replace("{callback}", callback)},
        arguments=("--format=lossy:Lossy", "--outfile=out.txt"),
        says=("… Lossy … boom",),
        control=1,
    )
    for callback in ("feature", "scenario", "result", "eof", "close")
)
EVENTS = (
    Way(
        name="events-that-cannot-be-written",
        files=FILES,
        arguments=("--format=living_guide.events.formatter:EventFormatter", "--outfile=pyproject.toml/events.ndjson"),
        says=("… events … FileExistsError",),
        guard="written",
    ),
)
WAYS_OF_SETTING_UP = (*DRY, *ELSEWHERE, *MISSPELT, *LOADING, *STEPS, *FORMATTERS, *EVENTS)
