"""Work in a copy of the process: its answer, its end, and what is left of it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sphinx_chaport.checker import forks
from sphinx_chaport.checker.forks import ChildGoneError, CrashError, in_copy

pytestmark = [
    pytest.mark.skipif(not forks.CAN_FORK, reason="there are no copies here"),
    # Unlike the worker, the process of the tests may have some.
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def no_copy_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Only those made here are asked after: the tests' own process may well have other
    # children, a browser's, say.
    copies = []
    fork = os.fork

    def noted() -> int:
        copies.append(fork())
        return copies[-1]

    monkeypatch.setattr(os, "fork", noted)
    yield
    for copy in copies:
        with pytest.raises(ChildProcessError):
            os.waitpid(copy, os.WNOHANG)


def quiet() -> None:
    raise AssertionError


def test_the_answer_comes_back_and_nothing_else() -> None:
    left = []

    def work(_: Callable[[], None]) -> str:
        left.append(1)
        return "äöü 😀\n" * 100_000

    assert in_copy(work, 30, quiet) == "äöü 😀\n" * 100_000
    assert in_copy(lambda _: "", 30, quiet) == ""
    assert left == []


def test_signs_of_life_are_told_and_are_no_part_of_the_answer() -> None:
    signs = []

    def work(sign: Callable[[], None]) -> str:
        for _ in range(3):
            sign()
            time.sleep(0.01)
        return "done"

    assert in_copy(work, 30, lambda: signs.append(1)) == "done"
    assert signs


def test_what_gives_no_sign_of_life_is_ended() -> None:
    with pytest.raises(ChildGoneError) as caught:
        in_copy(lambda _: time.sleep(600) or "", 0.1, quiet)
    assert caught.value.timed_out


def test_a_sign_of_life_gives_more_time() -> None:
    def work(sign: Callable[[], None]) -> str:
        for _ in range(6):
            time.sleep(0.3)
            sign()
        return "done"

    assert in_copy(work, 1.2, lambda: None) == "done"


def test_another_end_has_its_status() -> None:
    with pytest.raises(ChildGoneError) as caught:
        in_copy(lambda _: os.kill(os.getpid(), signal.SIGKILL) or "", 30, quiet)
    assert (caught.value.timed_out, caught.value.status) == (False, -signal.SIGKILL)


def test_a_mistake_has_its_traceback() -> None:
    with pytest.raises(CrashError, match="ZeroDivisionError"):
        in_copy(lambda _: str(1 // 0), 30, quiet)


def test_without_another_process_the_caller_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    fds = Path("/proc/self/fd")
    before = len(list(fds.iterdir())) if fds.exists() else 0
    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(BlockingIOError):
        in_copy(lambda _: "", 30, quiet)
    assert before == (len(list(fds.iterdir())) if before else 0)
