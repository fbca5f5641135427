"""One thing to mend in a suite: where, by which rule, what is wrong, and how to mend it."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`path` as a person would type it here, `line` from 1, `rule` a name of `RULES`; `wrong`, `mend` are sentences."""

    path: str
    line: int
    rule: str
    wrong: str
    mend: str

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place}: [{self.rule}] {self.wrong} {self.mend}"


def absolute(path: Path) -> Path:
    """Without dots, too: behave names step files as they are reached from the current folder."""
    return Path(os.path.normpath(path.absolute()))


def shown(path: Path) -> str:
    """The path from the current folder if it lies below it, else the whole path; with slashes everywhere."""
    whole, here = absolute(path), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()
