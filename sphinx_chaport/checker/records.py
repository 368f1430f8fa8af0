"""What is checked and what came of it, as frozen records that pickle and cross to the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal, TypeAlias

from sphinx_chaport.examples.records import FormName, Snippet

Json: TypeAlias = Any
"""A value that JSON can hold."""

Where: TypeAlias = Literal["example", "setup", "cleanup"]


class Outcome(Enum):
    """What became of a case."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Place:
    """Where code begins in the author's own file.

    Attributes:
        file: Path of the file.
        line: Its line, counted from 1.
        column: How many columns stand before each line of the code.
    """

    file: str
    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an author says an example does. What is left out is not looked at.

    Attributes:
        state: Must be part of the final ``chaportSimulator.state()``.
        events: ``{name: data}`` or names, in order, each a part of what fired.
        console: Texts in order, each the whole text of a line on the console.
        returns: What the last call that returns a value returned, as ``(value,)``.
        error: Part of the one console error of a negative example; empty where it must not fail.
        place: Where the expectation is written, for ``--update`` and for messages.
        text: The YAML as it was written, by which ``--update`` finds it again.
    """

    state: Mapping[str, Json] | None = None
    events: tuple[Json, ...] | None = None
    console: tuple[str, ...] | None = None
    returns: tuple[Json] | None = None
    error: str = ""
    place: Place | None = None
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is expected."""
        looked_at = (self.state, self.events, self.console, self.returns)
        return not self.error and all(each is None for each in looked_at)


@dataclass(frozen=True, slots=True)
class Block:
    """Code with its place: an example, or what is run before or after it."""

    snippet: Snippet
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing to check: an example, or a configuration that is loaded.

    Attributes:
        name: How reports call it; unique within its file as far as authors make it so.
        place: Its first line of code or configuration.
        example: The code; ``None`` for a configuration that is only loaded.
        config: ``window.chaportConfig`` as a JavaScript expression; empty for a default one.
        setup: Run before it, in its own scope.
        cleanup: Run after it, also where it failed.
        environment: As ``window.chaportSimulatorConfig``, JSON-able.
        expectation: What its author says it does.
        skip: Why it is left out for now; empty where it is not.
        no_run: Why it can never run here: it is derived and read, but not run.
        uses: Registered names in it, as ``KIND:NAME``, for the coverage.
    """

    name: str
    place: Place
    example: Block | None = None
    config: str = ""
    setup: tuple[Block, ...] = ()
    cleanup: tuple[Block, ...] = ()
    environment: Mapping[str, Json] = field(default_factory=dict)
    expectation: Expectation = Expectation()
    skip: str = ""
    no_run: str = ""
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that is wrong, as its author has to read it.

    Attributes:
        message: What is wrong, what was expected and what came, in one or more lines.
        place: Where; line and column are the exact position, counted from 1, as far as known.
        form: The form that showed it, or ``None`` where no form was run.
        arrival: When the widget's script came, in words; empty where it makes no difference.
    """

    message: str
    place: Place
    form: FormName | None = None
    arrival: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a case.

    Attributes:
        key: The content that was run, hashed: the same key gives the same result.
        runs: How many times code was run.
        judged: How many outcomes were judged: each form under each arrival of the script. Where it
            would arrive at the same moment, several of them are one run.
        forms: The forms that were run, in the order of reading.
        effects: What the example did, one line of text each.
        console: What it wrote to the console.
        error: The error of a negative example, as the widget words it.
        failures: All that is wrong; empty where it passed or was skipped.
        reason: Why it was skipped.
        observed: By key of the expectation, what came where something else was expected, in the
            shape of what was expected: what ``--update`` writes.
    """

    key: str
    outcome: Outcome
    runs: int = 0
    judged: int = 0
    forms: tuple[FormName, ...] = ()
    effects: tuple[str, ...] = ()
    console: tuple[str, ...] = ()
    error: str = ""
    failures: tuple[Failure, ...] = ()
    reason: str = ""
    observed: Mapping[str, Json] = field(default_factory=dict)
