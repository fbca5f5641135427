"""The whole acceptance, from the first worker to the exit code."""

import os
from time import monotonic

from rich.console import Console

from living_guide.accept.interruption import Interrupted, heed_signals
from living_guide.accept.options import Options
from living_guide.accept.pool import Pool


def accept(options: Options, console: Console) -> int:
    """Run what the options select, print the summary and a line for each problem; the exit code: 0 if all is well.

    NotUnderstood before anything is run.
    """
    began = monotonic()
    os.chdir(options.suite)
    _require_understood(options)
    heed_signals()
    pool = Pool(options)
    try:
        pool.start(options.workers)
        # Takes as long as a worker takes to come up, so both are done at once.
        from living_guide.accept.course import walk

        return walk(options, pool, console, began)
    except Interrupted as error:
        return error.code
    finally:
        pool.kill()


def _require_understood(options: Options) -> None:
    """NotUnderstood before a worker is started, which would leave its log."""
    if options.tags or options.names:
        from living_guide.accept.selection import configuration

        configuration(options)
