"""People written a second: `yss people` as CSV against bare Faker: `python -m bench.people`.

Faker's are a name and an ID number, in a loop and nowhere written. The figure of `yss people` has the start of the
process in it, that of Faker has not.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from faker import Faker

from bench.timing import timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--people", type=int, default=1_000_000, help="how many are written (default 1,000,000)")
    parser.add_argument("--fakers", type=int, default=20_000, help="how many Faker draws (default 20,000)")
    arguments = parser.parse_args()
    ours, ratios = [], []
    for number in range(1, arguments.rounds + 1):
        ours.append(_written(arguments.people))
        theirs = _drawn(arguments.fakers)
        ratios.append(ours[-1] / theirs)
        print(f"round {number}: yss people {ours[-1]:,.0f}/s, Faker {theirs:,.0f}/s, ratio {ratios[-1]:.1f}")
    print(f"yss people: {median(ours):,.0f} people a second ({min(ours):,.0f} to {max(ours):,.0f})")
    print(f"yss people / Faker: {median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})")


def _written(count: int) -> float:
    """People a second, by a whole process into a file."""
    with tempfile.TemporaryDirectory() as folder:
        return count / timed("-m", "living_guide", "people", str(count), "--out", str(Path(folder, "people.csv")))


def _drawn(count: int) -> float:
    """People a second, by the generator alone."""
    faker = Faker("zh_CN")
    faker.seed_instance(0)
    began = perf_counter()
    for _ in range(count):
        faker.name()
        faker.ssn()
    return count / (perf_counter() - began)


if __name__ == "__main__":
    main()
