"""`yss accept` with one worker against two, in the browser and without: `python -m bench.workers`.

Prints wall times, the median ratio one / two, and the quickest run.
"""

import argparse
import tempfile
from statistics import median

from bench.timing import timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (default 3)")
    parser.add_argument("--driver", choices=("browser", "html"), default="html")
    parser.add_argument("--repeat", type=int, default=1, help="how often a run walks the features (default 1)")
    parser.add_argument("features", nargs="*", help="what yss accept is asked to run (default: all)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:

        def run(workers: int) -> float:
            asked = {"driver": given.driver, "workers": workers, "repeat": given.repeat, "report": folder}
            options = [f"--{name}={value}" for name, value in asked.items()]
            return timed("-m", "living_guide", "accept", *options, *given.features)

        run(2)  # which leaves durations, by which work is shared out
        rounds = [(run(1), run(2)) for _ in range(given.rounds)]
    for place, (one, two) in enumerate(rounds, 1):
        print(f"round {place}: one worker {one:.1f} s, two workers {two:.1f} s, ratio {one / two:.2f}")
    print(f"{given.driver}: median ratio one / two: {median(one / two for one, two in rounds):.2f}")
    print(f"{given.driver}: two workers at best {min(two for _, two in rounds):.1f} s")


if __name__ == "__main__":
    main()
