"""The worker's end: runs one job after the other, each in a JavaScript context of its own.

Imports next to nothing, for it has to be up quickly. Nothing of this process reaches the code that
it runs: an engine's context has no files, no network, no environment.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from sphinx_chaport.checker.contexts import Limits, StoppedError, call, context_maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from sphinx_chaport.checker.contexts import Context

_READING = 256
"""Megabytes for reading code, beside those for running it."""

_SIGN_OF_LIFE = 0.2
_AT_MOST = 5
"""How many times the limit of one step a whole job may take."""


class Jobs:
    """What runs jobs. A job is ``{id, example, setup, cleanup, ...}``; see `checker.jobs`."""

    def __init__(self, settings: dict[str, Any], say: Callable[[dict[str, Any]], None]) -> None:
        limits = Limits(settings["seconds"], settings["megabytes"])
        self._limits = limits
        self._say = say
        self._fresh = context_maker(settings["engine"], limits)
        reading = Limits(limits.seconds, max(_READING, limits.megabytes))
        self._fresh_pair = context_maker(settings["engine"], reading)
        self._check = Path(settings["check"]).read_text("utf-8") + "\n;''"
        self._pair_script = Path(settings["pair"]).read_text("utf-8")
        self._facts = settings["facts"]
        self._pair: Context | None = None
        self._said = monotonic()
        # What is missing shows now, and not with the first job.
        self._fresh().evaluate("''")

    def run(self, job: dict[str, Any]) -> dict[str, Any]:
        """The answer to a job: ``result``, or ``stopped``, with ``problems`` of the code."""
        try:
            ready = self._ready(job)
        except StoppedError as error:
            # An engine that ran out of something is not to be trusted any further.
            self._pair = None
            return {"stopped": "reading", "text": str(error)}
        if ready["problems"] and not job["may_have_problems"]:
            return {"problems": ready["problems"]}
        prepared = ready["job"]
        if not any(prepared["forms"].values()):
            return {"problems": ready["problems"], "result": None}
        try:
            result = self._result(prepared)
        except StoppedError as error:
            return {"stopped": error.why, "text": str(error)}
        # Thousands of lines that nobody reads would cross to the parent.
        result.pop("trace", None)
        ran = [form for form, code in prepared["forms"].items() if code and job["example"]]
        answer = {"result": result, "ran": ran, "forms": None}
        if result["difference"] or result["failures"] or _complains(result):
            answer["forms"] = prepared["forms"]
        return answer

    def _ready(self, job: dict[str, Any]) -> dict[str, Any]:
        """The job as `client/check` takes it."""
        if self._pair is None:
            self._pair = self._fresh_pair()
            self._pair.evaluate(self._pair_script + "\n;''")
            call(self._pair, "(facts => { globalThis.facts = facts; })", self._facts)
        problems: list[Any] = []

        def prepared(code: str) -> Any:  # noqa: ANN401 - any JSON
            found = call(self._context(), "chaportPair.prepare", code)
            problems.extend(filter(None, [found.pop("problem")]))
            return found

        forms = {"traditional": None, "queue": None}
        if request := job["example"]:
            made = call(self._context(), "(request => chaportPair.ready(request, facts))", request)
            problems += made["problems"]
            forms = {form: made[form] for form in forms}
        else:
            forms["traditional"] = prepared("")
        job = job["job"] | {
            "forms": forms,
            "setup": [prepared(code) for code in job["setup"]],
            "cleanup": [prepared(code) for code in job["cleanup"]],
        }
        return {"job": job, "problems": problems}

    def _context(self) -> Context:
        assert self._pair is not None  # noqa: S101 - opened by the caller
        return self._pair

    def _result(self, job: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
        end = monotonic() + self._limits.seconds * _AT_MOST
        context = self._fresh()
        context.evaluate(self._check)
        result = call(context, "chaportCheck.run", job)
        while result is None:
            self._live()
            if not call(context, "chaportCheck.step"):
                result = call(context, "chaportCheck.result")
            elif monotonic() > end:
                raise StoppedError("time", "all steps together")
        return result

    def _live(self) -> None:
        """Tells the parent, who waits no longer than one step may take."""
        if monotonic() - self._said > _SIGN_OF_LIFE:
            self.told()
            self._say({})

    def told(self) -> None:
        """The parent has heard of us."""
        self._said = monotonic()


def _complains(result: dict[str, Any]) -> bool:
    return bool(
        result["complaints"] or result["thrown"] or result["rejected"] or result["listener"]
    )


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer each line of `source` by one or more lines of `target`, until it ends."""

    def say(message: dict[str, Any]) -> None:
        target.write(json.dumps(message).encode() + b"\n")
        target.flush()

    settings = json.loads(source.readline())
    try:
        jobs = Jobs(settings, say)
    except (ImportError, StoppedError) as error:
        say({"missing": str(error)})
        return
    say({"ready": True})
    for line in source:
        job = json.loads(line)
        try:
            answer = jobs.run(job)
        except Exception:  # noqa: BLE001 - a mistake of ours; the parent raises it
            answer = {"crash": traceback.format_exc()}
        say({"id": job["id"]} | answer)
        jobs.told()


def main() -> None:
    """Serve the parent."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
    # Without a clean-up, in which an engine's threads might wait for each other.
    os._exit(0)
