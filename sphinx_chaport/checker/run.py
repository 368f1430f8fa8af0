"""Runs cases: the one engine behind the builder, the command line and pytest."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING, Any, Self

from sphinx_chaport.checker import jobs
from sphinx_chaport.checker.cases import why_left_out
from sphinx_chaport.checker.contexts import Limits, engine_name
from sphinx_chaport.checker.failures import failed, gone, read_answer
from sphinx_chaport.checker.places import placed
from sphinx_chaport.checker.records import Outcome, Result
from sphinx_chaport.checker.worker import START_SECONDS, Worker, WorkerGoneError
from sphinx_chaport.javascript.engine import no_engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from sphinx_chaport.checker.cache import ResultCache
    from sphinx_chaport.checker.records import Case
    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry import Registry

_PATIENCE = 1.5
"""Seconds beyond the limit, after which a worker that says nothing is killed."""

_AHEAD = 16
"""How many jobs wait in the worker, so that it never waits for us."""

_BATCH = 100


class Checker:
    """Checks cases; starts a worker with the first one that no cache knows. For one thread only.

    Args:
        registry: What the API has.
        limits: What a step of an example may use.
        cache: Where results are kept; without one, everything is run.
        engine: The engine with its version; by default the first that is installed.
        scripts: Other scripts than ours, as `pair` and `check`, for tests.

    Attributes:
        problem: Why nothing can be run, once that was seen: there is no JavaScript engine.
    """

    def __init__(
        self,
        registry: Registry,
        limits: Limits | None = None,
        *,
        cache: ResultCache | None = None,
        engine: str | None = None,
        scripts: Mapping[str, Any] | None = None,
    ) -> None:
        self.registry = registry
        self.limits = limits or Limits()
        self.cache = cache
        self.problem: Problem | None = None
        self._engine = engine or engine_name()
        self._settings = jobs.settings(registry, self.limits, self._engine or "")
        self._settings |= scripts or {}
        self._common = ""
        self._worker: Worker | None = None
        self._process = 0

    def __repr__(self) -> str:
        return f"Checker(engine={self._engine!r}, limits={self.limits})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker; the next case would start another."""
        if self._worker and self._process == os.getpid():
            self._worker.kill()
        self._worker = None
        if self.cache:
            self.cache.close()

    def key(self, case: Case) -> str:
        """The key of the case's result."""
        if not self._common:
            self._common = jobs.fingerprint(self._settings, self._engine or "")
        return jobs.key(case, self._common)

    def check(self, cases: Iterable[Case]) -> Iterator[tuple[Case, Result]]:
        """Each case with its result, in their order; places are those of the author's file.

        Without an engine there are no results, and `problem` says why.
        """
        if self._engine is None:
            self.problem = no_engine()
            return
        listed = [(case, self.key(case)) for case in cases]
        wanted = {key: case for case, key in listed if not why_left_out(case, self.registry)}
        known = self.cache.get(wanted) if self.cache else {}
        fresh = self._fresh({key: it for key, it in wanted.items() if key not in known})
        for case, key in listed:
            if reason := why_left_out(case, self.registry):
                yield case, Result(key=key, outcome=Outcome.SKIPPED, reason=reason)
                continue
            while key not in known and (found := next(fresh, None)):
                known[found.key] = found
            if key not in known:
                return
            yield case, placed(known[key], case)

    def _fresh(self, wanted: Mapping[str, Case]) -> Iterator[Result]:
        """Runs what no cache knows, and keeps it, also where nobody asks for the rest."""
        batch: dict[str, Result] = {}
        try:
            for result, keeps in self._run(wanted):
                if keeps:
                    batch[result.key] = result
                if len(batch) >= _BATCH:
                    self._keep(batch)
                yield result
        finally:
            self._keep(batch)

    def _keep(self, batch: dict[str, Result]) -> None:
        if self.cache:
            self.cache.put(batch)
        batch.clear()

    def _run(self, wanted: Mapping[str, Case]) -> Iterator[tuple[Result, bool]]:
        """Results in the order of the cases, and whether they are worth keeping.

        What killed a worker is not: another machine, or a calmer hour, may have another answer.
        """
        waiting, sent = deque(wanted), deque[str]()
        while waiting or sent:
            worker = self._started()
            if worker is None:
                return
            while waiting and len(sent) < _AHEAD:
                sent.append(waiting.popleft())
                worker.send(jobs.content(wanted[sent[-1]]))
            try:
                answer = worker.receive(self.limits.seconds + _PATIENCE)
            except WorkerGoneError as error:
                self._worker = None
                yield failed(sent.popleft(), gone(error, self.limits)), False
                waiting.extendleft(reversed(sent))
                sent.clear()
                continue
            # Without anything in it, it is a sign of life.
            if answer:
                yield self._read(sent.popleft(), wanted, answer)

    def _read(
        self, key: str, wanted: Mapping[str, Case], answer: Mapping[str, Any]
    ) -> tuple[Result, bool]:
        if "crash" in answer:
            raise RuntimeError(f"The checker has a mistake of its own.\n{answer['crash']}")
        if died := answer.get("gone"):
            return failed(key, gone(WorkerGoneError(**died), self.limits)), False
        case = wanted[key]
        result = read_answer(key, case, answer, registry=self.registry, limits=self.limits)
        return result, answer.get("stopped") != "time"

    def _started(self) -> Worker | None:
        """The worker of this process; after a fork, the parent's is not ours."""
        if self._worker is not None and self._process == os.getpid():
            return self._worker
        worker = Worker(self._settings)
        try:
            answer = worker.receive(START_SECONDS)
        except WorkerGoneError as error:
            answer = {"missing": f"its process {error}"}
        if "missing" in answer:
            worker.kill()
            self.problem = no_engine(answer["missing"])
            return None
        self._worker, self._process = worker, os.getpid()
        return worker


def shard(cases: Iterable[Case], index: int, count: int) -> Iterator[Case]:
    """The part `index`, from 1, of `count` parts: by content, so that it is the same everywhere."""
    return (case for case in cases if jobs.content_hash(case) % count == index - 1)


def read_shard(text: str) -> tuple[int, int]:
    """``2/5`` as two numbers.

    Raises:
        ValueError: For any other text.
    """
    index, _, count = text.partition("/")
    if not (index.isascii() and index.isdigit() and count.isascii() and count.isdigit()):
        raise ValueError("A shard is written as `I/N`, such as `1/4`.")
    if not 1 <= int(index) <= int(count):
        raise ValueError(f"There is no shard {index} of {count}: they count from 1.")
    return int(index), int(count)
