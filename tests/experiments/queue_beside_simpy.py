# SPDX-License-Identifier: Apache-2.0
"""The queue for shared machines beside SimPy's: customers served a second, side by side.

Arguments: the benchmarks' program (build/release/tests/sharesim_bench). Needs `pip install simpy`.
Ten machines, customers at random at load 0.8; both engines serve it in turn, five times, and the
quotient of the middle times is told. Erlang's formula gives a mean wait of 0.2046.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import simpy

CUSTOMERS = 200_000
RATE, SERVICE, MACHINES = 8.0, 1.0, 10


def by_simpy(seed: int) -> tuple[float, float]:
    """Customers a second of processor time, and their mean wait."""
    world = simpy.Environment()
    draws = random.Random(seed)
    machines = simpy.Resource(world, MACHINES)
    waits = []

    def customer() -> Iterator[Any]:
        came = world.now
        with machines.request() as turn:
            yield turn
            waits.append(world.now - came)
            yield world.timeout(draws.expovariate(SERVICE))

    def street() -> Iterator[Any]:
        for _ in range(CUSTOMERS):
            yield world.timeout(draws.expovariate(RATE))
            world.process(customer())

    world.process(street())
    begun = time.process_time()
    world.run()
    return CUSTOMERS / (time.process_time() - begun), statistics.fmean(waits)


def by_sharesim(program: str) -> tuple[float, float]:
    """The same of our queue."""
    words = [program, "--benchmark_filter=queue_for_machines", "--benchmark_format=json"]
    told = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    line = told["benchmarks"][0]
    return line["items_per_second"], line["mean_wait"]


def main() -> None:
    """Serve the queue in turn and print what came of it."""
    pairs = [(by_sharesim(sys.argv[1]), by_simpy(seed)) for seed in range(5)]
    ours = statistics.median(one[0] for one, _ in pairs)
    theirs = statistics.median(other[0] for _, other in pairs)
    for name, rate, wait in (
        ("sharesim", ours, pairs[0][0][1]),
        (f"SimPy {simpy.__version__}", theirs, pairs[0][1][1]),
    ):
        print(f"{name}: {rate:,.0f} customers a second, mean wait {wait:.4f}")
    print(f"quotient {ours / theirs:.0f}")


if __name__ == "__main__":
    main()
