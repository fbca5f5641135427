"""The command `yss` as it is called, and what it must never do whatever happens."""

import json
import os
import re
import sys
from dataclasses import dataclass
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from living_guide.cli import app

COMMAND = get_command(app)  # once, for it takes longer than most commands


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    def json(self) -> Any:
        return json.loads(self.out)

    def sentence(self) -> str:
        """All that it said: one line on stderr."""
        assert (self.out, len(self.err.splitlines())) == ("", 1), self
        return self.err.strip()


@dataclass(frozen=True)
class Caller:
    """Somebody who means one platform, by its variable."""

    server: str

    def __call__(self, *arguments: str, **variables: str) -> Done:
        unset = dict.fromkeys((name for name in os.environ if name.startswith("YSS_")), None)
        env = {**unset, "YSS_SERVER": self.server, "COLUMNS": "200", **variables}
        with CliRunner().isolation(env=env) as (out, err, _):
            with pytest.raises(SystemExit) as end:  # anything else would be a traceback
                COMMAND.main(args=list(arguments), prog_name="yss")
            sys.stdout.flush()
            done = Done(int(end.value.code or 0), out.getvalue().decode(), err.getvalue().decode())
        assert "\x1b" not in done.out + done.err  # nobody looks: no colours
        return done

    def well(self, *arguments: str, **variables: str) -> Done:
        """What it prints where nothing is in the way."""
        done = self(*arguments, **variables)
        assert (done.code, done.err) == (0, ""), (arguments, done)
        return done


def table(done: Done) -> list[dict[str, str]]:
    """The rows of a table by the names of its columns, which stand exactly under these."""
    head, *rows = done.lines
    starts = [found.start() for found in re.finditer(r"(?<!\S)\S+(?: \S+)*", head)]
    cuts = [slice(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    for line in done.lines:
        assert line == line.rstrip()
        assert all(line[start - 2 : start].strip() == "" for start in starts if start), line
    return [{head[cut].strip(): row[cut].strip() for cut in cuts} for row in rows]
