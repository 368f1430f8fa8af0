"""What a whole run came to: counts, ``output.txt``, ``output.json``, the exit status.

A run that executed nothing has proved nothing, so it fails.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_chaport.checker.records import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_chaport.checker.records import Case, Failure, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One case in a report.

    Attributes:
        messages: Each failure as ``file:line:column: message``.
        reason: Why it was skipped.
    """

    file: str
    line: int
    name: str
    status: Outcome
    runs: int = 0
    messages: tuple[str, ...] = ()
    reason: str = ""

    @property
    def message(self) -> str:
        """What there is to say of it: all failures, or the reason why it was skipped."""
        return "\n".join(self.messages) or self.reason


@dataclass(frozen=True, slots=True)
class Report:
    """The examples of a run, in the order of files and lines.

    Attributes:
        examples: All that were found, also those that were skipped.
        is_shard: Whether others run the rest: then it is no failure that there is nothing here.
    """

    examples: tuple[Example, ...] = field(default=())
    is_shard: bool = False

    def count(self, outcome: Outcome) -> int:
        """How many examples came out like this."""
        return sum(each.status is outcome for each in self.examples)

    @property
    def run(self) -> int:
        """How many examples were run, now or by an earlier build that the cache remembers."""
        return len(self.examples) - self.count(Outcome.SKIPPED)

    @property
    def skip_reasons(self) -> dict[str, int]:
        """How many were skipped for which reason, the most frequent first."""
        skipped = (each.reason for each in self.examples if each.status is Outcome.SKIPPED)
        return dict(Counter(skipped).most_common())

    @property
    def emptiness(self) -> str:
        """What is wrong with a run that ran nothing; empty where it did run something."""
        if self.is_shard or self.run:
            return ""
        if not self.examples:
            return "No example was found, so nothing was checked."
        return f"None of the {len(self.examples)} examples was run, so nothing was checked."

    @property
    def exit_status(self) -> int:
        """0 where all that was run passed, else 1."""
        return 1 if self.count(Outcome.FAILED) or self.emptiness else 0

    @property
    def summary(self) -> str:
        """The counts on one line, and what was skipped for which reason on further ones."""
        counts = [(self.count(outcome), outcome.value) for outcome in Outcome]
        shown = ", ".join(f"{count} {word}" for count, word in counts)
        lines = [f"{len(self.examples)} found, {self.run} run, {shown}"]
        lines += [f"  skipped: {reason} ({n})" for reason, n in self.skip_reasons.items()]
        return "\n".join([*lines, *filter(None, [self.emptiness])])

    def text(self) -> str:
        """``output.txt``: failures, each with its place first, then the counts."""
        failed = (message for each in self.examples for message in each.messages)
        return "\n".join([*failed, self.summary]) + "\n"

    def json(self) -> str:
        """``output.json``."""
        examples = [
            asdict(each) | {"status": each.status.value, "message": each.message}
            for each in self.examples
        ]
        counts = {outcome.value: self.count(outcome) for outcome in Outcome}
        found = {"found": len(self.examples), "run": self.run}
        data = {**found, **counts, "reasons": self.skip_reasons, "examples": examples}
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Report:
        """The report that `json` has written.

        Raises:
            ValueError: For a text that is no report.
        """
        try:
            return cls(tuple(_example(each) for each in json.loads(text)["examples"]))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError("This is no report of a check.") from error


def report(checked: Iterable[tuple[Case, Result]], *, is_shard: bool = False) -> Report:
    """The report of what was checked; failures must have places in files already."""
    return _sorted((_of(case, result) for case, result in checked), is_shard=is_shard)


def merged(reports: Iterable[Report]) -> Report:
    """The report of the whole, from those of its shards."""
    return _sorted((each for part in reports for each in part.examples), is_shard=False)


def failure_text(failure: Failure) -> str:
    """A failure with its place first, as editors find it."""
    place = failure.place
    known = [place.file or "<unknown>", *(str(n) for n in (place.line, place.column) if n)]
    shown = ", ".join(filter(None, [_form(failure), failure.arrival]))
    first, *more = failure.message.split("\n")
    said = f"{first} ({shown})" if shown else first
    return "\n".join([f"{':'.join(known)}: {said}", *(f"    {line}" for line in more)])


def _form(failure: Failure) -> str:
    return f"{failure.form} form" if failure.form else ""


def _of(case: Case, result: Result) -> Example:
    return Example(
        file=case.place.file,
        line=case.place.line,
        name=case.name,
        status=result.outcome,
        runs=result.runs,
        messages=tuple(map(failure_text, result.failures)),
        reason=result.reason,
    )


def _example(data: Mapping[str, Any]) -> Example:
    kept = {name: value for name, value in data.items() if name != "message"}
    status, messages = Outcome(data["status"]), tuple(data["messages"])
    return Example(**kept | {"status": status, "messages": messages})


def _sorted(examples: Iterable[Example], *, is_shard: bool) -> Report:
    ordered = sorted(examples, key=lambda each: (each.file, each.line, each.name))
    return Report(tuple(ordered), is_shard)
