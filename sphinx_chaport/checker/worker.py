"""The parent's end of a worker process: it sends jobs ahead, and kills a worker that hangs.

A process of its own, and not a fork, because engines have threads and because no time limit of an
engine ends a long native call: only its death does.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import weakref
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

Message = dict[str, Any]

START_SECONDS = 60
"""How long a worker may take to come up, on a machine that has much else to do."""

_MAIN = "from sphinx_chaport.checker.worker_main import main; main()"
_END: Final = None


class WorkerGoneError(Exception):
    """The worker ended by itself, or was killed because it did not answer in time.

    Attributes:
        timed_out: Whether it was killed.
        status: The exit status of a worker that ended by itself, or ``None``.
    """

    def __init__(self, *, timed_out: bool, status: int | None = None) -> None:
        super().__init__("killed" if timed_out else f"ended with status {status}")
        self.timed_out = timed_out
        self.status = status


class Worker:
    """A running worker. For the process that started it only, and for one thread of it."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own code, by this very Python
            [sys.executable, "-P", "-X", "utf8", "-c", _MAIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        assert self._process.stdin  # noqa: S101 - they are pipes
        assert self._process.stdout  # noqa: S101
        self._sent: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        # Threads, because neither a write to a worker that hangs nor a read from it has an end.
        _start(_write, self._sent, self._process.stdin)
        _start(_read, self._process.stdout, self._answers)
        self._end = weakref.finalize(self, _kill, self._process, os.getpid())
        self.send(settings)

    def __repr__(self) -> str:
        return f"Worker(pid={self._process.pid})"

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def send(self, message: Mapping[str, Any]) -> None:
        """Hand a message over; it waits where the worker is busy."""
        self._sent.put(dict(message))

    def receive(self, seconds: float) -> Message:
        """The next answer.

        Raises:
            WorkerGoneError: There is none, and the worker is dead now.
        """
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.kill()
            raise WorkerGoneError(timed_out=True) from None
        if answer is _END:
            status = self._process.wait()
            self.kill()
            raise WorkerGoneError(timed_out=False, status=status)
        return answer

    def kill(self) -> None:
        """End it, whatever it does."""
        self._sent.put(_END)
        self._end()


def _environment() -> dict[str, str]:
    """What Python needs to start and to find what this process finds, wherever it found it."""
    kept = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP")
    found = {name: os.environ[name] for name in kept if name in os.environ}
    path = (str(Path(entry).absolute()) for entry in sys.path if entry)
    # What is large is the system's again when it is freed; glibc would soon keep it, and touch it.
    heap = {"MALLOC_MMAP_THRESHOLD_": str(1 << 20)}
    return found | heap | {"PYTHONPATH": os.pathsep.join(path)}


def _start(function: Any, *args: Any) -> None:  # noqa: ANN401 - whatever fits together
    threading.Thread(target=function, args=args, daemon=True).start()


def _write(sent: queue.SimpleQueue[Message | None], stdin: IO[bytes]) -> None:
    with suppress(OSError, ValueError):
        while (message := sent.get()) is not _END:
            stdin.write(json.dumps(message).encode() + b"\n")
            if sent.empty():
                stdin.flush()
    with suppress(OSError, ValueError):
        stdin.close()


def _read(stdout: IO[bytes], answers: queue.SimpleQueue[Message | None]) -> None:
    with suppress(OSError, ValueError), stdout:
        for line in stdout:
            answers.put(json.loads(line))
    answers.put(_END)


def _kill(process: subprocess.Popen[bytes], owner: int) -> None:
    if owner != os.getpid():
        # After a fork this is the parent's worker, and still at work for it.
        return
    process.kill()
    process.wait()
