"""The life of a worker's process."""

import os
import signal
import sys
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread

from living_guide.accept.log import print_to
from living_guide.accept.options import Options
from living_guide.accept.places import log_of


def work(pool: Connection, options: Options, number: int) -> None:
    """The worker's whole life; its exit code is behave's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pool is interrupted, and ends its workers
    Thread(target=_end_with_the_pool, daemon=True).start()
    log = print_to(log_of(options.report, number))
    # Takes long, and the pool, which needs none of it, imports this module too.
    from living_guide.accept.worker import run_worker

    sys.exit(run_worker(pool, options, number, log))


def _end_with_the_pool() -> None:
    """The pool's process may be killed, and a scenario may hang."""
    pool = parent_process()
    if pool is not None:
        wait([pool.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
