"""Fresh JavaScript contexts with limits, for code that nobody has looked at: both engines alike.

Beside `sphinx_chaport.javascript.engine`, because here what stopped a script is told apart, and
jobs that wait for settled promises have the same limit of time as the script that made them.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from importlib import import_module, util
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

Stop = Literal["time", "memory", "stack", "error"]

ENGINES = {"quickjs": "quickjs-ng", "py_mini_racer": "mini-racer"}
"""Modules that can run JavaScript, the first choice first, with the packages that hold them."""

_ASCII = r"replace(/[\u007f-\uffff]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'))"
_STACK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one step of a run may use: seconds, and megabytes."""

    seconds: float = 2.0
    megabytes: int = 64


class StoppedError(Exception):
    """A script did not come to its end.

    Attributes:
        why: Which limit stopped it, or ``error`` where it threw.
    """

    def __init__(self, why: Stop, text: str) -> None:
        super().__init__(text)
        self.why = why


class Context(Protocol):
    """One global scope of its own, gone with the object."""

    def evaluate(self, source: str) -> object:
        """Runs ASCII source, and then all that waits for settled promises.

        Raises:
            StoppedError: It threw, or a limit stopped it.
        """

    def function(self, source: str) -> Callable[[str], str]:
        """A function of a text, given as an expression in ASCII, whose value is a text.

        What waits for settled promises runs with each call, which may raise as `evaluate` does.
        The texts must have no lone surrogates: JSON as Python and as JavaScript write it has none.
        """


def engine_name() -> str | None:
    """The engine that runs here, with its version; ``None`` where there is none.

    Only looked up, not started: where the cache knows all results, none is ever started.
    """
    for module, package in ENGINES.items():
        if util.find_spec(module):
            # A worker that forks must not know this module: it would make each fork slower.
            from importlib import metadata  # noqa: PLC0415

            try:
                return f"{package} {metadata.version(package)}"
            except metadata.PackageNotFoundError:
                return package
    return None


def context_maker(package: str, limits: Limits) -> Callable[[], Context]:
    """What makes contexts of this engine, such as ``quickjs-ng``."""
    kinds: dict[str, Callable[[Limits], Context]]
    kinds = {"quickjs-ng": QuickJS, "mini-racer": MiniRacer}
    kind = kinds[package]
    return lambda: kind(limits)


class QuickJS:
    """A context of `quickjs-ng`."""

    def __init__(self, limits: Limits) -> None:
        quickjs = _quickjs()
        self._failures = (quickjs.JSException, quickjs.StackOverflow, UnicodeDecodeError)
        self._overflow = quickjs.StackOverflow
        self._seconds = limits.seconds
        self._context = quickjs.Context()
        self._context.set_time_limit(limits.seconds)
        self._context.set_memory_limit(limits.megabytes * 1024 * 1024)
        self._context.set_max_stack_size(_STACK)

    def evaluate(self, source: str) -> object:
        """Runs ASCII source, and then the jobs one by one."""
        return self._run(self._context.eval, source)

    def function(self, source: str) -> Callable[[str], str]:
        """A function of a text."""
        # Joined, for the package cannot read a string that the engine has not put together yet.
        made = self._run(self._context.eval, f"(text) => [({source})(text)].join('')")
        return lambda text: str(self._run(made, text))

    def _run(self, function: Any, text: str) -> Any:  # noqa: ANN401 - the engine has no types
        deadline = monotonic() + self._seconds
        try:
            value = function(text)
            while self._context.execute_pending_job():
                if monotonic() > deadline:
                    raise StoppedError("time", "interrupted")
        except self._failures as error:
            raise StoppedError(self._why(error), str(error)) from error
        return value

    def _why(self, error: Exception) -> Stop:
        if isinstance(error, self._overflow):
            return "stack"
        text = str(error)
        if text.startswith("InternalError: interrupted"):
            return "time"
        # Out of memory, it cannot always make an object that says so.
        return "memory" if text.startswith(("InternalError: out of memory", "null")) else "error"


def _quickjs() -> Any:  # noqa: ANN401 - the engine has no types
    """The engine without the package around it, which imports what makes each fork slower."""
    try:
        return import_module("_quickjs")
    except ImportError:
        return import_module("quickjs")


class MiniRacer:
    """A context of `mini-racer`, which runs waiting jobs by itself, within the same time."""

    def __init__(self, limits: Limits) -> None:
        import py_mini_racer  # noqa: PLC0415  # not on every platform

        self._failures = py_mini_racer.JSEvalException
        self._by_limit = {
            py_mini_racer.JSTimeoutException: "time",
            py_mini_racer.JSOOMException: "memory",
        }
        self._limits = limits
        self._context = py_mini_racer.MiniRacer()

    def evaluate(self, source: str) -> object:
        """Runs ASCII source."""
        megabytes = self._limits.megabytes * 1024 * 1024
        try:
            return self._context.eval(
                source, timeout_sec=self._limits.seconds, max_memory=megabytes
            )
        except self._failures as error:
            raise StoppedError(self._why(error), str(error)) from error

    def function(self, source: str) -> Callable[[str], str]:
        """A function of a text; what crosses the border is ASCII."""
        return lambda text: str(
            json.loads(
                str(self.evaluate(f"JSON.stringify(({source})({json.dumps(text)})).{_ASCII}"))
            )
        )

    def _why(self, error: Exception) -> Stop:
        for kind, why in self._by_limit.items():
            if isinstance(error, kind):
                return why  # type: ignore[return-value]
        return "stack" if "Maximum call stack" in str(error) else "error"

    def __del__(self) -> None:
        # Its own `close` waits for the collector, and thousands of contexts would be too many.
        # At the end of the process its thread is gone already, and it would wait for ever.
        if not sys.is_finalizing() and (context := getattr(self, "_context", None)):
            context.close()
