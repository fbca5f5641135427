"""A mutant: the platform, broken in one way."""

from collections.abc import Callable
from dataclasses import dataclass

OFFICIAL, GUANGZHOU, BOTH = "official", "guangzhou-2023", "both"


@dataclass(frozen=True, slots=True)
class Mutant:
    """`says` is what it breaks, in one English line; `clauses` are ids of the clauses and assumptions (`Q…`) it breaks.

    `install` breaks the platform of this process. What it changes, `unittest.mock.patch.stopall()` takes back.
    """

    name: str
    says: str
    clauses: tuple[str, ...]
    install: Callable[[], None]

    @property
    def edition(self) -> str:
        """The edition whose guide it breaks. An assumption is the official one's unless a clause says otherwise."""
        theirs = {clause.startswith("G") for clause in self.clauses if not clause.startswith("Q")} or {False}
        return BOTH if len(theirs) == 2 else GUANGZHOU if theirs == {True} else OFFICIAL


def breaks(*clauses: str) -> Callable[[Callable[[], None]], Mutant]:
    """Make a function the `install` of a mutant: its name is the mutant's, its docstring what the mutant says."""

    def make(install: Callable[[], None]) -> Mutant:
        return Mutant(install.__name__.strip("_").replace("_", "-"), install.__doc__ or "", clauses, install)

    return make
