"""How fast the widget's core is in the embedded engine, and how much memory it needs.

``python -m benchmarks.core`` prints, beside its limits,

- the median time in which a fresh context loads ``core.js``, of the processor;
- the time and the memory for 100,000 queued ``open`` and ``close`` commands at the hand-over.

The exit status is 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from time import process_time
from typing import Any

import quickjs

from tests.conftest import ROOT

LOAD, HAND_OVER, MEMORY = 3.0, 1.0, 64
"""The limits: milliseconds, seconds and megabytes."""

CORE = (ROOT / "sphinx_chaport/static/core.js").read_text("utf-8")
LOADS, HAND_OVERS, COMMANDS = 50, 3, 100_000
QUEUE = f"""
var world = chaportCore.createWorld();
world.host.chaportConfig = {{ appId: '0123456789abcdef01234567' }};
var stub = chaportCore.installStub(world.host);
for (let count = 0; count < {COMMANDS}; count += 2) {{ stub.q('open'); stub.q('close'); }}
"""
ARRIVE = "var arrived = chaportCore.arrive(world.ports, world.host);"


def seconds(context: Any, source: str) -> float:  # noqa: ANN401 - the engine has no types
    """How long the processor needs for the source, whatever else the machine does."""
    start = process_time()
    context.eval(source)
    return process_time() - start


def load_time() -> float:
    """The median of the milliseconds for loading the core into a fresh context."""
    return 1000 * statistics.median(seconds(quickjs.Context(), CORE) for _ in range(LOADS))


def hand_over() -> float:
    """The seconds for running the queued commands, within the memory that they may use.

    Raises:
        quickjs.JSException: The memory is not enough.
    """
    context = quickjs.Context()
    context.set_memory_limit(MEMORY * 1024 * 1024)
    context.eval(CORE)
    context.eval(QUEUE)
    return seconds(context, ARRIVE)


def main() -> int:
    """Print the figures; 1 where one of them misses its limit."""
    argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.core").parse_args()
    load = load_time()
    print(f"core.js loads in {load:.2f} ms (limit {LOAD} ms)")
    try:
        given = min(hand_over() for _ in range(HAND_OVERS))
    except quickjs.JSException as error:
        print(f"{COMMANDS:,} queued commands need more than {MEMORY} MB: {error}")
        return 1
    print(
        f"{COMMANDS:,} queued commands run in {given:.2f} s (limit {HAND_OVER} s), in {MEMORY} MB"
    )
    return int(load > LOAD or given > HAND_OVER)


if __name__ == "__main__":
    sys.exit(main())
