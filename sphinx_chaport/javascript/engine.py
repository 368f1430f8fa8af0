"""Running JavaScript from Python: one small surface over the two engines that have wheels.

Text crosses the border as JSON in plain ASCII, so that neither engine's idea of encodings matters.
"""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from sphinx_chaport.problems import Kind, Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable

Json: TypeAlias = Any
"""A value that JSON can hold."""

SECONDS = 10
MEMORY = 256 * 1024 * 1024
STACK = 1024 * 1024
"""Below the smallest stack that a main thread has anywhere, so that recursion ends as an error."""

_PATH = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*")
_ASCII = r"replace(/[\u007f-\uffff]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'))"


class EngineError(Exception):
    """JavaScript threw, ran too long or needed too much memory."""


class Engine(Protocol):
    """A JavaScript engine with one global scope, kept between calls. For one thread only.

    What waits for a settled promise runs before `load` and `call` return.
    """

    def load(self, source: str) -> None:
        """Runs a classic script."""

    def call(self, function_path: str, *args: Json) -> Json:
        """Calls a global function, such as ``chaportPair.check``, with JSON values."""


class _Evaluating:
    """Both operations, made of an evaluation of ASCII source to an ASCII string."""

    def __init__(self, package: str, evaluate: Callable[[str], object]) -> None:
        self._package = package
        self._evaluate = evaluate

    def __repr__(self) -> str:
        return f"Engine({self._package})"

    def load(self, source: str) -> None:
        # Not through `eval`, where the variables of a strict script would stay inside.
        self._evaluate(f"{source}\n;''")

    def call(self, function_path: str, *args: Json) -> Json:
        if not _PATH.fullmatch(function_path):
            raise ValueError(f"not the path of a function: {function_path!r}")
        given = json.dumps(json.dumps(args))
        answer = f"JSON.stringify({function_path}(...JSON.parse({given})))"
        return json.loads(str(self._evaluate(f"({answer} ?? 'null').{_ASCII}")))


def open_engine() -> Engine:
    """A fresh engine: `quickjs-ng`, or else `mini-racer`.

    Raises:
        ProblemError: Neither package can be imported.
    """
    for opener in (_open_quickjs, _open_mini_racer):
        try:
            return opener()
        except ImportError:
            continue
    raise ProblemError(no_engine())


def no_engine(why: str = "") -> Problem:
    """The problem of a machine without an engine, or with one that does not start, and why."""
    message = "No JavaScript engine is installed, so examples are shown only as they were written."
    if why:
        message = f"The JavaScript engine does not start, so examples are not run: {why}."
    return Problem(Kind.JAVASCRIPT_ENGINE, message, "Install the package quickjs-ng or mini-racer.")


def _open_quickjs() -> Engine:
    import quickjs  # noqa: PLC0415  # not on every platform

    context = quickjs.Context()
    context.set_time_limit(SECONDS)
    context.set_memory_limit(MEMORY)
    context.set_max_stack_size(STACK)

    def evaluate(source: str) -> object:
        try:
            value = context.eval(source)
            deadline = monotonic() + SECONDS
            while context.execute_pending_job() and monotonic() < deadline:
                pass
        except (quickjs.JSException, quickjs.StackOverflow) as error:
            raise EngineError(str(error)) from error
        return value

    return _Evaluating("quickjs", evaluate)


def _open_mini_racer() -> Engine:
    import py_mini_racer  # noqa: PLC0415  # not on every platform

    # In a thread of its own: beside a running event loop mini-racer refuses to keep a time limit.
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mini-racer")
    context = thread.submit(py_mini_racer.MiniRacer).result()

    def evaluate(source: str) -> object:
        run = partial(context.eval, source, timeout_sec=SECONDS, max_memory=MEMORY)
        try:
            return thread.submit(run).result()
        except py_mini_racer.JSEvalException as error:
            raise EngineError(str(error)) from error

    return _Evaluating("mini-racer", evaluate)
