"""A way in which a run may go wrong, as a tiny project."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

LEAD = "NOT GREEN: "
ANYTHING = "…"
# What may follow from a defect, besides the line for the defect itself.
CONSEQUENCES = ("… of … scenarios were not run", "nothing passed")

SETTINGS = """\
paths = ["features"]
{runner}
"""
STEPS = """\
from behave import step


@step("it works")
def it_works(context):
    open("ran", "a").close()
"""


@dataclass(frozen=True, eq=False, kw_only=True)
class Way:
    """A project by its `files`, and how behave is started in it.

    `says` are the lines the strict runner owes, without their lead, where … stands for anything; None where the
    process has no chance to say a word. `control` is the exit code of plain behave for the same project: with 0 the
    way is a lie; None where it would not end. `guard` is the guard without which the way would be green or lose a line.
    """

    name: str
    files: Mapping[str, str]
    says: tuple[str, ...] | None
    arguments: tuple[str, ...] = ()
    settings: str = SETTINGS
    environ: Mapping[str, str] = field(default_factory=dict)
    folder: str = "."
    flags: tuple[str, ...] = ()
    control: int | None = 0
    guard: str = ""
    prints: tuple[str, ...] = ()
    refused: bool = False

    @property
    def is_fresh(self) -> bool:
        """Whether it needs a Python of its own."""
        return bool(self.flags or self.environ)

    def __str__(self) -> str:
        return self.name


def fits(line: str, said: str) -> bool:
    """Whether the line is as agreed: `said` holds its parts in their order, … between them; more may follow."""
    parts = (re.escape(part.strip()) for part in said.split(ANYTHING))
    return re.match(".*".join(parts), line, re.IGNORECASE) is not None


def is_consequence(line: str) -> bool:
    return any(fits(line, each) for each in CONSEQUENCES)
