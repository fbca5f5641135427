"""What was found in a sandbox, kept until something is written there: who looks a second time need not ask again."""

from collections import OrderedDict
from typing import Any

from sqlalchemy import Table

SANDBOXES = 1000  # those used last
FINDS = 64  # in one table

Finds = dict[Any, Any]
Tables = dict[Table, Finds]


class Recalled:
    """By sandbox and table. Where somebody else may write too, it lasts for one transaction."""

    def __init__(self, *, alone: bool) -> None:
        self._alone = alone
        self._known: OrderedDict[str, Tables] = OrderedDict()
        self._touched: set[str] = set()

    def begin(self) -> None:
        """A transaction begins."""
        self._touched.clear()
        if not self._alone:
            self._known.clear()

    def undo(self) -> None:
        """The transaction has failed: what it found it may have written itself."""
        for sandbox in self._touched:
            self.forget(sandbox)

    def of(self, sandbox: str) -> Tables:
        """What was found in that sandbox; whoever writes takes out what is true no longer."""
        self._touched.add(sandbox)
        if sandbox in self._known:
            self._known.move_to_end(sandbox)
        else:
            self._known[sandbox] = {}
            if len(self._known) > SANDBOXES:
                self._known.popitem(last=False)
        return self._known[sandbox]

    def forget(self, sandbox: str) -> None:
        # In place, for somebody may be holding it.
        self._known.get(sandbox, {}).clear()
