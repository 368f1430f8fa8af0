"""From what a worker answers to what an author has to read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sphinx_chaport.checker.effects import effect_line, effect_lines, side_by_side
from sphinx_chaport.checker.places import in_code_points, lines_of, origin
from sphinx_chaport.checker.records import Failure, Outcome, Place, Result
from sphinx_chaport.checker.yaml_text import flow
from sphinx_chaport.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_chaport.checker.contexts import Limits
    from sphinx_chaport.checker.records import Case, Expectation, Json
    from sphinx_chaport.checker.worker import WorkerGoneError
    from sphinx_chaport.registry import Registry

_START = Place("example", 1, 1)
_MOST_TEXT = 2000
_NO_EFFECT = (
    "The example has no effect that can be observed.\n"
    "Let it call a method or write to the console, say with `:expect:` what it does, "
    "or give with `:no-run:` the reason why it is not run."
)
_HOW = {
    "thrown": "{part} throws an error: {said}",
    "rejected": "A promise is rejected and nobody handles it: {said}",
    "listener": "A function of the example throws an error when it is called: {said}",
}
_STATES = ("state", "events", "console", "returns")
_LABELS = {
    "state": "The final state is not the expected one.",
    "events": "The expected events do not fire.",
    "console": "The console does not have the expected lines.",
    "returns": "Another value is returned than the expected one.",
}


def stopped(answer: Mapping[str, Any], limits: Limits) -> Failure:
    """The failure of an example that a limit stopped."""
    seconds = f"{limits.seconds:g} seconds"
    messages = {
        "time": f"It ran longer than its limit of time, {seconds}: "
        "an endless loop, or promises without an end.",
        "memory": _memory(limits),
        "stack": "It called itself more often than the engine's stack allows.",
        "reading": "The code is too long or too complex to be read. Make the example smaller.",
        "error": f"The checker could not run it: {answer.get('text', '')}",
    }
    return Failure(message=messages[answer["stopped"]], place=_START)


def gone(error: WorkerGoneError, limits: Limits) -> Failure:
    """The failure of an example that took its worker with it."""
    if error.timed_out:
        message = (
            f"It ran longer than its limit of time, {limits.seconds:g} seconds, in a call into the "
            "engine that could not be interrupted, so the process was ended. "
            "The examples after it run in a new one."
        )
    else:
        message = (
            f"The process that ran it ended (status {error.status}). "
            "The examples after it run in a new one."
        )
    return Failure(message=message, place=_START)


def failed(key: str, failure: Failure) -> Result:
    """The result of a case with one failure and nothing else."""
    return Result(key=key, outcome=Outcome.FAILED, failures=(failure,))


def read_answer(
    key: str, case: Case, answer: Mapping[str, Any], *, registry: Registry, limits: Limits
) -> Result:
    """The result that a worker's answer means, with places in the case (`checker.places`)."""
    if "stopped" in answer:
        return failed(key, stopped(answer, limits))
    if (result := answer.get("result")) is None:
        found = tuple(_problem(each, registry) for each in answer["problems"])
        message = "The code has no form that can be run."
        found = found or (Failure(message=message, place=_START),)
        return Result(key=key, outcome=Outcome.FAILED, failures=found)
    reader = _Reader(case, result, answer.get("forms") or {}, limits)
    failures = tuple(reader.failures())
    return Result(
        key=key,
        outcome=Outcome.FAILED if failures else Outcome.PASSED,
        runs=result["runs"],
        judged=result["judged"],
        forms=tuple(answer["ran"]),
        effects=effect_lines(result["effects"]),
        console=tuple(
            str(each["value"])
            for each in result["effects"]
            if each["kind"] == "console" and not each.get("late")
        ),
        error=reader.expected_error(),
        failures=failures,
        observed=reader.observed() if len(failures) == reader.unexpected else {},
    )


def _problem(data: Mapping[str, Any], registry: Registry) -> Failure:
    mend = data["mend"]
    if unknown := data["unknown"]:
        mend = did_you_mean(unknown["name"], registry.entries[unknown["kind"]])
    place = Place("example", data["line"], data["column"])
    return Failure(message=f"{data['message']} {mend}".rstrip(), place=place)


def _memory(limits: Limits) -> str:
    return f"It needed more memory than its limit, {limits.megabytes} MB."


class _Reader:
    """Reads one result. `unexpected` counts the failures that are expectations alone."""

    def __init__(
        self,
        case: Case,
        result: Mapping[str, Any],
        forms: Mapping[str, Any],
        limits: Limits,
    ) -> None:
        self.case = case
        self.result = result
        self.forms = forms
        self.limits = limits
        self.unexpected = 0
        self.expected: Expectation = case.expectation

    def failures(self) -> Iterator[Failure]:
        """All that is wrong, in the order of its weight."""
        yield from self._thrown()
        yield from self._complaints()
        if difference := self.result["difference"]:
            yield self._difference(difference)
        yield from self._missed()
        is_idle = not self.result["effects"] and self.expected.is_empty
        if self.case.example and is_idle and not self.result["thrown"]:
            yield Failure(message=_NO_EFFECT, place=_START)

    # -- errors -----------------------------------------------------------------------------------

    def expected_error(self) -> str:
        """The error of a negative example, as it really reads."""
        if not self.expected.error:
            return ""
        texts = [each["text"] for each in self.result["complaints"]]
        texts += [each["message"] for how in _HOW if (each := self.result[how])]
        return next((text for text in texts if self.expected.error in text), "")

    def _thrown(self) -> Iterator[Failure]:
        for how, words in _HOW.items():
            thrown = self.result[how]
            if not thrown or (self.expected.error and self.expected.error in thrown["message"]):
                continue
            yield self._failure(self._said(words, thrown), self._place(thrown["place"]), thrown)

    def _said(self, words: str, thrown: Mapping[str, Any]) -> str:
        name, message = thrown["name"], thrown["message"]
        if (name, message) == ("InternalError", "out of memory"):
            return _memory(self.limits)
        said = message if name == "thrown" else f"{name}: {message}"
        if (name, message) == ("thrown", "null"):
            # Without memory, an engine cannot make the error that would say so.
            said = f"`null`, or the end of its memory, {self.limits.megabytes} MB"
        part = (thrown["place"] or {}).get("part", "example")
        return words.format(part=f"The {part}", said=said)[:_MOST_TEXT]

    def _complaints(self) -> Iterator[Failure]:
        expected = self.expected.error
        right = [
            each for each in self.result["complaints"] if expected and expected in each["text"]
        ]
        for each in self.result["complaints"]:
            if each not in right:
                yield self._failure(f"The widget reports an error: {each['text']}", _START, each)
        if len(right) > 1:
            texts = "\n".join(each["text"] for each in right)
            message = f"Several errors come where one is expected:\n{texts}"
            yield self._failure(message, self._key("error"), right[1])

    # -- expectations -----------------------------------------------------------------------------

    def _missed(self) -> Iterator[Failure]:
        for each in self._first_of_each():
            what = each["what"]
            if what == "stub":
                message = f"Where the widget's script never arrives: {each['got']}"
                yield self._failure(message, _START, each)
            elif what == "error":
                yield self._failure(self._no_error(each), self._key("error"), each)
            else:
                self.unexpected += 1
                expected, got = flow(each["expected"]), flow(self._shaped(each))
                message = f"{_LABELS[what]}\nexpected: {expected}\n     got: {got}"
                yield self._failure(message[:_MOST_TEXT], self._key(what), each)

    def _first_of_each(self) -> Iterator[Mapping[str, Any]]:
        """What failed alike under several arrivals and forms is told once."""
        seen: set[str] = set()
        for each in self.result["failures"]:
            said = json.dumps([each["what"], each["got"]])
            if said not in seen:
                yield each
            seen.add(said)

    def _no_error(self, failure: Mapping[str, Any]) -> str:
        got = "\n".join(failure["got"]) or "no error"
        return (
            f"The expected error does not come.\nexpected: {self.expected.error}\n     got: {got}"
        )

    def observed(self) -> dict[str, Json]:
        """What came in place of what was expected, by key; of the first run that differs."""
        found: dict[str, Json] = {}
        for each in self.result["failures"]:
            if each["what"] in _STATES:
                found.setdefault(each["what"], self._shaped(each))
        return found

    def _shaped(self, failure: Mapping[str, Any]) -> Json:
        if failure["what"] == "events":
            return shaped_events(failure["expected"], failure["got"])
        return shaped(failure["expected"], failure["got"])

    # -- differences ------------------------------------------------------------------------------

    def _difference(self, difference: Mapping[str, Any]) -> Failure:
        if states := difference["states"]:
            both = [_leaves(state) for state in states]
            left, right = (
                [line for line in mine if line not in other] for mine, other in (both, both[::-1])
            )
        else:
            left, right = (
                [effect_line(each) for each in difference[form]]
                for form in ("traditional", "queue")
            )
        columns = side_by_side(("traditional", "queue"), left, right)
        message = f"The two forms do not have the same effects:\n{columns}"
        return self._failure(message, _START, {**difference, "form": None})

    # -- places -----------------------------------------------------------------------------------

    def _failure(self, message: str, place: Place, at: Mapping[str, Any]) -> Failure:
        form = at["form"]
        arrival = self._arrival(form or "traditional", at["arrival"])
        return Failure(message=message, place=place, form=form, arrival=arrival)

    def _key(self, key: str) -> Place:
        has_place = self.expected.place is not None
        return Place(f"expect:{key}", 1, 1) if has_place else _START

    def _place(self, place: Mapping[str, Any] | None) -> Place:
        if place is None:
            return _START
        line, column = place["author"]
        part = place["part"]
        if part == "example":
            code = self.case.example.snippet.code if self.case.example else ""
            return Place(part, line, in_code_points(code, line, column))
        block = getattr(self.case, part)[place["index"]]
        column = in_code_points(block.snippet.code, line, column)
        return Place(f"{part}:{place['index']}", line, column)

    def _arrival(self, form: str, arrival: Json) -> str:
        words = {
            "before": "the script is there before the code",
            "after": "the script comes after the code",
            "never": "the script never comes",
        }
        if isinstance(arrival, str):
            return words[arrival]
        return self._between(form, arrival)

    def _between(self, form: str, number: int) -> str:
        """The lines between which the script comes; in braces, they count in the example."""
        prepared = self.forms.get(form) or self.forms.get("queue")
        mark = f"__at({number});"
        if not prepared or mark not in prepared["code"] or not self.case.example:
            return "the script comes in the middle of the code"
        before = lines_of(prepared["code"][: prepared["code"].index(mark)])
        column = len(before[-1].encode("utf-16-le", "surrogatepass")) // 2 + len(mark) + 1
        line, column = origin(prepared["positions"], len(before), column)
        return _between_lines(self.case.example.snippet.code, line, column)


def _between_lines(code: str, line: int, column: int) -> str:
    """`line` and `column` are where a statement begins."""
    lines = lines_of(code)
    if lines[line - 1 : line] and lines[line - 1][: column - 1].strip():
        return f"the script comes within line {{{line}}}"
    above = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    if not above:
        return f"the script comes before line {{{line}}}"
    return f"the script comes between lines {{{above}}} and {{{line}}}"


def shaped(expected: Json, got: Json) -> Json:
    """As much of a value as an author looks at."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return {key: shaped(expected[key], got[key]) for key in expected if key in got}
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        return [shaped(one, other) for one, other in zip(expected, got, strict=True)]
    return got


def shaped_events(expected: list[Json], got: list[dict[str, Json]]) -> list[Json]:
    """All events, with their data where the author gives data for the event."""
    data = {
        name: value for each in expected if isinstance(each, dict) for name, value in each.items()
    }
    return [
        {name: shaped(data[name], value)} if name in data else name
        for each in got
        for name, value in each.items()
    ]


def _leaves(value: Json, path: str = "") -> list[str]:
    """``chat.started: false`` and so on, one line each, so that two states can be compared."""
    if isinstance(value, dict) and value:
        below = (_leaves(item, f"{path}.{key}".lstrip(".")) for key, item in value.items())
        return [line for lines in below for line in lines]
    return [re.sub(r"\s+", " ", f"{path}: {flow(value)}")]
