"""Work in a copy of this process, which ends with the work: whatever it has left behind is gone.

A copy costs a fraction of a fresh context with all scripts in it, for it shares what neither of the
two changes. Only where a fork is known to be sound: a process without threads, and not on macOS,
whose libraries may use threads of their own.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CAN_FORK = hasattr(os, "fork") and sys.platform not in {"darwin", "cygwin"}

_PART = 1 << 16
_CRASHED = 3


class ChildGoneError(Exception):
    """The copy ended without an answer.

    Attributes:
        timed_out: Whether its time was over.
        status: How it ended, as `subprocess` counts: negative for a signal.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"ended with status {status}")
        self.timed_out = status == -signal.SIGALRM
        self.status = status


class CrashError(Exception):
    """The work threw; the text is the whole traceback."""


def prepare() -> None:
    """Whatever was here before: the signal that ends a copy ends it."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])


def in_copy(
    work: Callable[[Callable[[], None]], str], seconds: float, alive: Callable[[], None]
) -> str:
    """What `work` gives, done in a copy of this process.

    Args:
        work: Gets a function to call as a sign of life. What it gives begins with no line's end.
        seconds: After which the kernel ends a copy that gives no sign of life, whatever it does.
        alive: Called here for each sign of life.

    Raises:
        ChildGoneError: It ended without an answer.
        CrashError: The work threw.
        OSError: There cannot be another process now.
    """
    source, target = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(source)
        os.close(target)
        raise
    if pid == 0:
        _work(work, target, seconds)
    os.close(target)
    text = b""
    try:
        while part := os.read(source, _PART):
            if part.startswith(b"\n"):
                alive()
            text = (text + part).lstrip(b"\n")
    finally:
        os.close(source)
        _, ended = os.waitpid(pid, 0)
    status = os.waitstatus_to_exitcode(ended)
    if status == _CRASHED:
        raise CrashError(text.decode())
    if status:
        raise ChildGoneError(status)
    return text.decode()


def _work(work: Callable[[Callable[[], None]], str], target: int, seconds: float) -> None:
    """All that the copy does. It never returns, and never cleans up what is not its own."""
    status = _CRASHED
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)

        def sign() -> None:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            os.write(target, b"\n")

        text = work(sign)
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, the other side has to know
        text = traceback.format_exc()
    try:
        _write(target, text.encode())
    finally:
        os._exit(status)


def _write(target: int, data: bytes) -> None:
    while data:
        data = data[os.write(target, data) :]
