"""What a transaction costs: run by the driver, as the store does, against run by SQLAlchemy: `python -m bench.store`.

Both do the same to a database in memory: lock a sandbox's row, read a case, change it, read it again, and count.
"""

import argparse
from collections.abc import Callable
from statistics import median
from time import perf_counter

from sqlalchemy import bindparam

from mock_platform.core.settings import Settings
from mock_platform.store import sandboxes, statements
from mock_platform.store.database import Database, open_database
from mock_platform.store.schema import attempts, cases
from mock_platform.store.schema import sandboxes as table

KEY = "default"
LOCK = table.select().where(table.c.key == bindparam("this"))
THIS = statements.where({"sandbox": KEY, "number": 1})
READ = statements.reading(cases, ("number",))
CHANGE = statements.changing(cases, ("number",))
COUNT = statements.highest(attempts)
CASE = {"journey": "certification", "scheme": "employee", "state": "method", "account": 1, "failures": 0}
EMPTY = ("city", "method", "name", "document_type", "document_number", "message")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--transactions", type=int, default=2000)
    arguments = parser.parse_args()
    database = _filled()
    ratios = []
    for number in range(1, arguments.rounds + 1):
        ours = _microseconds(lambda: _by_the_driver(database), arguments.transactions)
        theirs = _microseconds(lambda: _by_sqlalchemy(database), arguments.transactions)
        ratios.append(theirs / ours)
        print(f"round {number}: the store {ours:.0f} µs, SQLAlchemy {theirs:.0f} µs, ratio {ratios[-1]:.1f}")
    print(f"SQLAlchemy / the store: {median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})")
    database.close()


def _filled() -> Database:
    database = open_database()
    with database.begin() as transaction:
        sandboxes.create(transaction, KEY, Settings())
        values = {"sandbox": KEY, "number": 1, **CASE, **dict.fromkeys(EMPTY)}
        transaction.run(statements.adding(cases), values)
    return database


def _by_the_driver(database: Database) -> None:
    with database.begin() as transaction:
        transaction.first(LOCK, {"this": KEY})
        transaction.first(READ, THIS)
        transaction.run(CHANGE, {**THIS, "state": "method"})
        transaction.first(READ, THIS)
        transaction.scalar(COUNT, {"where_sandbox": KEY})


def _by_sqlalchemy(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(LOCK, {"this": KEY}).first()
        connection.execute(READ, THIS).first()
        connection.execute(CHANGE, {**THIS, "state": "method"})
        connection.execute(READ, THIS).first()
        connection.scalar(COUNT, {"where_sandbox": KEY})


def _microseconds(transaction: Callable[[], None], times: int) -> float:
    transaction()
    began = perf_counter()
    for _ in range(times):
        transaction()
    return (perf_counter() - began) / times * 1e6


if __name__ == "__main__":
    main()
