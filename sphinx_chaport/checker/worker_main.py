"""The worker's end: runs one job after the other, none of which sees anything of another.

Imports next to nothing, for it has to be up quickly, and to be copied quickly. Nothing of this
process reaches the code that it runs: an engine's context has no files, no network, no environment.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from time import monotonic
from typing import TYPE_CHECKING, Any

from sphinx_chaport.checker import forks
from sphinx_chaport.checker.contexts import Limits, StoppedError, context_maker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

    from sphinx_chaport.checker.contexts import Context

    Function = Callable[[str], str]
    Functions = tuple[Function, Function]

_READING = 256
"""Megabytes for reading code, beside those for running it."""

_SIGN_OF_LIFE = 0.2
_AT_MOST = 5
"""How many times the limit of one step a whole job may take."""
_GRACE = 1.0
"""Seconds beyond the limit, after which a copy of the process that says nothing is ended."""

_TOGETHER = 500
"""How many jobs may run in one context, before another takes its place."""

_BALLAST = 12
"""Megabytes that a shared context holds beside its limit and never touches. An engine collects its
garbage when it has half as much again as it had, so without them it would do so with every few
jobs. With more, the garbage would no longer fit into the processor's cache."""
_HOLD = f"globalThis[Symbol('ballast')] = new ArrayBuffer({_BALLAST << 20});"

_CALM = '"thrown":null,"rejected":null,"listener":null,'
"""In the answer to a job in which nothing threw."""
_RIGHT = '"forms": null}'
"""The end of the answer to a job in which nothing is wrong."""
_TOO_LATE = '{"stopped": "time"'

_NOTHING = '{"forms": {"traditional": {"code": "", "places": 0, "positions": []}, "queue": null}}'
"""A job that runs no code, but all that is around it."""


class _UnreadError(Exception):
    """The engine stopped while it read code."""


class Jobs:
    """What runs jobs. A job is what `checker.jobs` makes of a case; it crosses as JSON.

    Code that can leave nothing behind, which `client/pair/tame.ts` proves, runs in a context that
    it shares with other such code, until anything goes wrong in it. All other code runs in a
    context that nothing else has run in: in a copy of this process, with its copy of a context that
    has read all scripts, or where there are no copies in a context of its own.
    """

    def __init__(self, settings: dict[str, Any], say: Callable[[str], None]) -> None:
        limits = Limits(settings["seconds"], settings["megabytes"])
        self._limits = limits
        self._say = say
        self._fresh = context_maker(settings["engine"], limits)
        reading = Limits(limits.seconds, max(_READING, limits.megabytes))
        self._fresh_pair = context_maker(settings["engine"], reading)
        sharing = Limits(limits.seconds, limits.megabytes + _BALLAST)
        self._fresh_shared = context_maker(settings["engine"], sharing)
        self._scripts = {name: _text_of(settings[name]) for name in ("check", "pair")}
        self._facts = json.dumps(settings["facts"])
        self._ready: Function | None = None
        self._warm: Functions | None = None
        self._shared: Functions | None = None
        self._left = 0
        # What is missing shows now, and not with the first job.
        self._fresh().evaluate("''")
        if settings["forks"]:
            forks.prepare()
            self._warm = self._functions()
            self._checked("[]", _NOTHING, self._warm, lambda: None)

    def run(self, job: str) -> str:
        """The answer to a job: ``result``, ``stopped``, ``gone``, or ``problems`` of the code."""
        alive = seldom(lambda: self._say("{}"))
        try:
            kind, ran, prepared = self._read(job)
            if not ran:
                return kind
            alive()
            if kind == "tame":
                if answer := self._together(ran, prepared, alive):
                    return answer
                prepared = self._read(_exact(job))[2]
        except _UnreadError as error:
            return json.dumps({"stopped": "reading", "text": str(error)})
        if warm := self._warm:
            try:
                return self._in_copy(lambda sign: self._checked(ran, prepared, warm, seldom(sign)))
            except OSError:
                # No more processes: what is slower works all the same.
                self._warm = None
        return self._checked(ran, prepared, self._functions(), alive)

    def _read(self, job: str) -> Sequence[str]:
        """The three parts of what the reader gives, two of them empty where it is an answer."""
        try:
            kind, _, rest = self._reader()(job).partition("\n")
        except StoppedError as error:
            # An engine that ran out of something is not to be trusted any further.
            self._ready = None
            raise _UnreadError(str(error)) from error
        ran, _, prepared = rest.partition("\n")
        return kind, ran, prepared

    def _reader(self) -> Function:
        """What makes a job as `client/check` takes it; see `client/pair/host.ts`."""
        if self._ready is None:
            context = self._fresh_pair()
            given = f"var facts = {self._facts}, language = chaportPair.languageOf(globalThis)"
            context.evaluate(f"{self._scripts['pair']};\n{given};\n''")
            self._ready = context.function("(job) => chaportPair.readyJob(job, facts, language)")
        return self._ready

    def _functions(self) -> Functions:
        """Those of `client/check` in a fresh context, to begin a job and to go on with it."""
        return self._functions_in(self._fresh(), "")

    def _functions_in(self, context: Context, more: str) -> Functions:
        context.evaluate(f"{self._scripts['check']}\n;{more}''")
        return context.function("chaportCheck.runText"), context.function("chaportCheck.stepText")

    def _together(self, ran: str, prepared: str, alive: Callable[[], None]) -> str:
        """The answer to a job of tame code; empty where it needs a context of its own to be sure.

        What stopped in the middle, or threw, may have left anything: nothing else runs there then.
        How much memory and stack there is depends on what has run before, so it is asked again.
        So is whatever is wrong, with the way back to the author's code.
        """
        if self._shared is None or self._left == 0:
            # The one before goes first: there is never room for two.
            self._shared, self._left = None, _TOGETHER
            self._shared = self._functions_in(self._fresh_shared(), f"{_HOLD}chaportCheck.share();")
        self._left -= 1
        answer = self._checked(ran, prepared, self._shared, alive)
        if _CALM in answer:
            return answer if answer.endswith(_RIGHT) else ""
        self._shared = None
        return answer if answer.startswith(_TOO_LATE) else ""

    def _in_copy(self, work: Callable[[Callable[[], None]], str]) -> str:
        try:
            return forks.in_copy(work, self._limits.seconds + _GRACE, lambda: self._say("{}"))
        except forks.ChildGoneError as error:
            return json.dumps({"gone": {"timed_out": error.timed_out, "status": error.status}})

    def _checked(
        self, ran: str, prepared: str, functions: Functions, alive: Callable[[], None]
    ) -> str:
        """The answer to a job that has been read; `ran` are the names of its forms."""
        begin, go_on = functions
        end = monotonic() + self._limits.seconds * _AT_MOST
        try:
            result = begin(prepared)
            while not result and monotonic() < end:
                alive()
                result = go_on("")
        except StoppedError as error:
            return json.dumps({"stopped": error.why, "text": str(error)})
        if not result:
            return json.dumps({"stopped": "time", "text": "all steps together"})
        # Only what is wrong has to be found again in the code.
        forms = json.dumps(json.loads(prepared)["forms"]) if result[0] == "!" else "null"
        return f'{{"result": {result.lstrip("!")}, "ran": {ran}, "forms": {forms}}}'


def _exact(job: str) -> str:
    """The same job, for which the way back to the author's code is wanted."""
    return json.dumps(json.loads(job) | {"exact": True})


def seldom(say: Callable[[], None]) -> Callable[[], None]:
    """As a sign of life, which nobody needs more often than five times a second."""
    said = monotonic()

    def alive() -> None:
        nonlocal said
        if monotonic() - said > _SIGN_OF_LIFE:
            said = monotonic()
            say()

    return alive


def _text_of(path: str) -> str:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - one module less to be copied
        return file.read()


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer each line of `source` by one or more lines of `target`, until it ends."""

    def say(message: str) -> None:
        target.write(message.encode() + b"\n")
        target.flush()

    settings = json.loads(source.readline())
    try:
        jobs = Jobs(settings, say)
    except (ImportError, OSError, StoppedError) as error:
        say(json.dumps({"missing": str(error)}))
        return
    say(json.dumps({"ready": True}))
    for line in source:
        try:
            answer = jobs.run(line.decode())
        except forks.CrashError as error:
            answer = json.dumps({"crash": str(error)})
        except Exception:  # noqa: BLE001 - a mistake of ours; the parent raises it
            answer = json.dumps({"crash": traceback.format_exc()})
        say(answer)


def main() -> None:
    """Serve the parent."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
    # Without a clean-up, in which an engine's threads might wait for each other.
    os._exit(0)
