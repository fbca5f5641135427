"""Runs that are green, and rightly so: how many scenarios pass and are left out in each."""

from dataclasses import dataclass

from tests.living_guide.strict.way import SETTINGS, Way

PLAIN = """\
Feature: f

  @a
  Scenario: one
    Given it works

  @b
  Scenario: two
    Given it works
"""
RICH = """\
# language: zh-CN
@edition
功能: 甲
  注意：这一行是说明，不是场景。
  说明：写在句子里的 ＠tag 不是标签。

  背景: 先
    假如it works

  场景: 乙
    当it works
    \"\"\"
    场景：只是文字
    ＠tag
    \"\"\"
    那么it works
      | 场景：  | ＠tag |
      | 背景：乙 | 丙    |

  @row
  场景大纲: 丁<does>
    假如it <does>

    例子: 左
      | does  | nth |
      | works | 1   |
      | works | 2   |

    例子: 右
      | does  | nth |
      | works | 3   |

  规则: 戊

    背景: 再
      假如it works

    场景: 乙之后
      假如it works
"""
OTHER = """\
Feature: g

  Scenario: three
    Given it works
"""
MORE_STEPS = """\
import asyncio, atexit, multiprocessing, os, subprocess, sys, threading

from behave import step


@step("it calls others")
def it_calls_others(context):
    assert context.execute_steps("Given it works\\nAnd it works") is True


@step("it waits for itself")
async def it_waits_for_itself(context):
    await asyncio.sleep(0)


@step("it runs a child")
def it_runs_a_child(context):
    subprocess.run([sys.executable, "-c", "import os; os._exit(0)"], check=True)
    if not hasattr(os, "fork"):
        return
    child = os.fork()
    if not child:
        os._exit(7)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    child = os.fork()
    if not child:
        os.execv(sys.executable, ["python", "-c", "raise SystemExit(7)"])
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    worker = multiprocessing.get_context("fork").Process(target=len, args=[()])
    worker.start()
    worker.join()
    assert worker.exitcode == 0


@step("it exits in another thread")
def it_exits_in_another_thread(context):
    thread = threading.Thread(target=sys.exit, args=[0])
    thread.start()
    thread.join()


@step("it expects somebody to leave")
def it_expects_somebody_to_leave(context):
    try:
        sys.exit(0)
    except SystemExit:
        pass


@step("it returns {what}")
def it_returns(context, what):
    return {"nothing": None, "nought": 0, "truth": True, "a list": []}[what]


@step("it leaves when all is over")
def it_leaves_when_all_is_over(context):
    atexit.register(os._exit, 0)


@step("it cleans up twice")
def it_cleans_up_twice(context):
    seen = []

    def clean():
        seen.append(1)
        assert seen == [1], "once only"

    context.add_cleanup(clean)
    context.add_cleanup(clean)


@step("it takes its time")
def it_takes_its_time(context):
    threading.Event().wait(1.1)
"""
HOOKS = """\
def before_all(context): context.add_cleanup(open, "ran", "a")
def before_tag(context, tag): ...
def before_feature(context, feature): ...
def before_rule(context, rule): ...
def before_scenario(context, scenario): context.add_cleanup(len, ())
def before_step(context, step): ...
def after_step(context, step): return False
def after_scenario(context, scenario): ...
def after_rule(context, rule): ...
def after_feature(context, feature): ...
def after_tag(context, tag): ...
def after_all(context): ...
"""
REQUIRING = """\
from living_guide.running import require_strict


def before_all(context):
    require_strict(context)
"""
SKIPPING = """\
def before_scenario(context, scenario):
    if scenario.name == "one":
        scenario.skip("no camera")
"""
SKIPPING_FEATURES = """\
def before_feature(context, feature):
    if feature.name == "f":
        feature.skip("no camera")
"""
SKIPPING_ITSELF = """\
from behave import step


@step("it skips itself")
def it_skips_itself(context):
    context.scenario.skip("no camera")
"""
FORMATTER = """\
from behave.formatter.base import Formatter


class Silent(Formatter): ...
"""


SLOW = """\
Feature: f

  Scenario: one
    Given it takes its time

  Scenario: two
    Given it takes its time
"""


@dataclass(frozen=True, eq=False, kw_only=True)
class Green(Way):
    """A run and what it must come to: passed and skipped scenarios, as behave counts them."""

    passed: int
    skipped: int = 0


def steps(*sentences: str) -> str:
    scenarios = (f"  Scenario: {each}\n    Given {each}\n" for each in sentences)
    return "Feature: f\n\n" + "\n".join(scenarios)


def green(
    name: str,
    passed: int,
    *arguments: str,
    skipped: int = 0,
    feature: str = PLAIN,
    settings: str = SETTINGS,
    prints: tuple[str, ...] = (),
    **files: str,
) -> Green:
    """`files` by their names with double underscores for slashes, all of them Python's."""
    more = {f"{path.replace('__', '/')}.py": text for path, text in files.items()}
    written = {"features/a.feature": feature, "steps/more.py": MORE_STEPS} | more
    return Green(
        name=name,
        files=written,
        arguments=arguments,
        settings=settings,
        says=(),
        prints=prints,
        passed=passed,
        skipped=skipped,
    )


NOT_RUN = ("not run: features/a.feature:4: no camera",)
GREEN = (
    green("all", 2),
    Green(
        name="all-in-a-python-of-its-own", files={"features/a.feature": PLAIN}, says=(), flags=("-X", "utf8"), passed=2
    ),
    green("everything-gherkin-has", 5, feature=RICH),
    green("every-hook", 5, feature=RICH, environment=HOOKS),
    green("strict-is-required-and-there", 2, environment=REQUIRING),
    green("by-tag", 1, "--tags=@a", skipped=1),
    green("by-tags", 1, "--tags=@a and not @b", skipped=1),
    green("by-no-tag", 1, "--tags=not @a", skipped=1),
    green("by-two-tags-options", 1, "--tags=not @b", "--tags=@a or @c", skipped=1),
    green("by-tag-of-the-settings", 1, skipped=1, settings=SETTINGS + 'tags = ["@a"]\n'),
    green("by-tag-of-the-feature", 5, "--tags=@edition", feature=RICH),
    green("by-tag-of-an-outline", 3, "--tags=@row", skipped=2, feature=RICH),
    green("by-name", 1, "--name=one", skipped=1),
    green("by-pattern-of-names", 2, "--name=乙.*", skipped=3, feature=RICH),
    green("by-line", 1, "features/a.feature:8", skipped=1),
    green("by-line-within", 1, "features/a.feature:5", skipped=1),
    green("by-two-lines", 2, "features/a.feature:4", "features/a.feature:8"),
    green("by-last-line", 1, "features/a.feature:9", skipped=1),
    green("by-line-of-a-row", 1, "features/a.feature:26", skipped=4, feature=RICH),
    green("by-file", 2, "features/a.feature"),
    green("by-folder", 2, "features"),
    green("by-include", 2, "--include=a.feature"),
    green("by-exclude", 2, "--exclude=nothing"),
    green("quietly", 2, "--format=null", "--no-skipped", "--quiet", "--no-capture"),
    green("to-a-file", 2, "--format=json", "--outfile=out.json"),
    green("with-a-formatter-of-the-project", 2, "--format=silent:Silent", silent=FORMATTER),
    green("with-stop", 2, "--stop"),
    green("wip-that-works", 1, "--wip", feature="Feature: f\n\n  @wip\n  Scenario: one\n    Given it works\n"),
    green("calls-other-steps", 1, feature=steps("it calls others")),
    green("awaits", 1, feature=steps("it waits for itself")),
    green("children-may-leave", 1, feature=steps("it runs a child")),
    green("threads-may-leave", 1, feature=steps("it exits in another thread")),
    green("leaving-is-expected", 1, feature=steps("it expects somebody to leave")),
    green(
        "returns-this-and-that",
        4,
        feature=steps(*(f"it returns {x}" for x in ("nothing", "nought", "truth", "a list"))),
    ),
    green("time-is-counted-per-scenario", 2, "-D", "timeout=2", feature=SLOW),
    green("skipped-for-a-reason", 1, skipped=1, prints=NOT_RUN, environment=SKIPPING),
    Green(
        name="feature-skipped-for-a-reason",
        files={"features/a.feature": PLAIN, "features/b.feature": OTHER, "environment.py": SKIPPING_FEATURES},
        settings=SETTINGS + "show_skipped = false\n",
        says=(),
        prints=("not run: features/a.feature:4 … no camera",),
        passed=1,
        skipped=2,
    ),
    green(
        "skips-itself-for-a-reason",
        1,
        skipped=1,
        feature=steps("it skips itself", "it works"),
        prints=("not run: features/a.feature:3: no camera",),
        steps__skips=SKIPPING_ITSELF,
    ),
    green(
        "settings-of-every-kind",
        2,
        settings=SETTINGS + 'show_skipped = false\nlogging_level = "INFO"\n[tool.behave.userdata]\nanything = 7\n',
    ),
)
