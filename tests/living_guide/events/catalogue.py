"""A suite in which about everything happens that can happen to a scenario."""

from tests.living_guide.accept.small_suite import Suite

FILE = "features/2_certify/目录.feature"
TEXT = """\
# language: zh-CN
@wide
功能: 目录
  背景:
    假如 she has come

  @narrow
  规则: 甲规则

    @clause:B1.5a @edition:guangzhou-2023
    场景: 通过
      当 她输入“王五”和 12
      那么 她看到
        \"\"\"
        第一行
          第二行 | "引号"
        \"\"\"
      并且 她看到
        | 栏 | 值   |
        | 一 | a\\|b |

    场景大纲: 大纲 <甲>
      当 她输入“<甲>”和 <乙>

      @few
      例子: 少
        | 甲   | 乙 | 丙   |
        | 赵六 | 1  | 其他 |
        | 钱七 | 2  |      |

  场景: an assertion fails
    当 it fails
    那么 it passes

  场景: an error
    当 it breaks

  场景: an error without a word
    当 it breaks without a word

  场景: an error from another
    当 it breaks over another

  场景: an error in colours
    当 it breaks in colours

  场景: undefined
    当 nobody knows this
    那么 nobody knows that

  场景: pending
    当 it is pending

  场景: it says no
    当 it says no

  场景: an optional field
    当 with nothing

  @before_scenario
  场景: before_scenario
    当 it passes

  @after_scenario
  场景: after_scenario
    当 it passes

  @before_step
  场景: before_step
    当 it passes

  @after_step
  场景: after_step
    当 it passes

  @before_tag
  场景: before_tag
    当 it passes

  @after_tag
  场景: after_tag
    当 it passes

  @cleanup
  场景: cleanup
    当 it passes

  @skipped
  场景: skipped
    当 it fails

  场景: skipped on the way
    当 it skips the rest
    那么 it fails

  场景: it talks and passes
    当 it talks

  场景: it talks and fails
    当 it talks
    那么 it fails

  @attached
  场景: it attaches and passes
    当 it attaches
    那么 it passes

  @attached
  场景: it attaches and fails
    当 it attaches
    那么 it fails
    并且 it passes
"""
STEPS = """\
import logging
import sys

from behave import step, use_step_matcher


@step("she has come")
def come(context): pass

@step("她输入“{name}”和 {number:d}")
def typed(context, name, number): assert number in (1, 2, 12)

@step("她看到")
def seen(context): pass

@step("it breaks without a word")
def breaks_silently(context): raise KeyError

@step("it breaks over another")
def breaks_twice(context):
    try:
        {}["missing"]
    except KeyError as error:
        raise OSError("no disk") from error

@step("it breaks in colours")
def breaks_in_colours(context): raise ValueError("\\x1b[31mred\\x1b[0m \\x07 \\udcff")

@step("it skips the rest")
def skips(context): context.scenario.skip("enough")

@step("it talks")
def talks(context):
    print("on standard output 一")
    print("on standard error", file=sys.stderr)
    logging.getLogger("suite").warning("in the log")

@step("it attaches")
def attaches(context):
    context.attach("image/png", b"\\x89PNG one")
    context.attach("image/png", b"\\x89PNG one")
    context.attach("text/HTML; charset=utf-8", "<p>页</p>".encode())

use_step_matcher("re")

@step("with (?:(?P<what>something)|nothing)")
def optional(context, what=None): assert what is None
"""
HOOKS = """\
def hooked(name, context):
    if name in context.tags:
        raise OSError(f"no disk in {name}")

def before_scenario(context, scenario):
    hooked("before_scenario", context)
    if "skipped" in context.tags:
        scenario.skip("not today")
    if "cleanup" in context.tags:
        context.add_cleanup(broken_cleanup)
    if "attached" in context.tags:
        context.attach("text/plain", b"before")

def broken_cleanup(): raise OSError("no disk in cleanup")

def after_scenario(context, scenario):
    hooked("after_scenario", context)
    if "attached" in context.tags:
        context.attach("text/plain", b"after")

def before_step(context, step):
    if step.name == "it passes":
        hooked("before_step", context)

def after_step(context, step):
    if step.name == "it passes":
        hooked("after_step", context)
    if "attached" in context.tags and step.name != "she has come":
        context.attach("application/json", b'{"after": 1}')

def before_tag(context, tag):
    if tag == "before_tag":
        hooked("before_tag", context)

def after_tag(context, tag):
    if tag == "after_tag":
        hooked("after_tag", context)
"""
CATALOGUE = Suite(files={FILE: TEXT, "steps/catalogue.py": STEPS}, hooks=HOOKS)
