"""Deriving both forms of an example: the Python side of ``client/pair``."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from sphinx_chaport.examples.lines import Piece
from sphinx_chaport.examples.records import ApiFacts, Form, Pair, Snippet
from sphinx_chaport.javascript.data import decoded
from sphinx_chaport.javascript.engine import Engine, EngineError, Json, open_engine
from sphinx_chaport.problems import Kind, Problem, ProblemError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_chaport.javascript.literals import JavaScript


class Deriver:
    """Derives pairs; opens its engine at the first use and keeps it. For one thread only.

    Nothing that an author writes makes it raise. Without an engine, every answer carries the same
    problem of kind `Kind.JAVASCRIPT_ENGINE`, without a place, so that it can be reported once.
    """

    def __init__(self, facts: ApiFacts, *, opener: Callable[[], Engine] = open_engine) -> None:
        self._facts = facts
        self._opener = opener
        self._engine: Engine | None = None
        self._process = 0
        self._script = (
            resources.files("sphinx_chaport").joinpath("static/pair.js").read_text("utf-8")
        )

    def __repr__(self) -> str:
        return f"Deriver(methods={len(self._facts.methods)}, open={self._engine is not None})"

    def derive(self, snippet: Snippet) -> Pair:
        """Both forms of a snippet; problems are placed in the author's file."""
        request = {"code": snippet.code, "form": snippet.form, "wrap": snippet.wrap}
        pair = self._pair(snippet, "chaportPair.derive", request, self._facts.as_json())
        placed = (self._placed(problem, snippet) for problem in pair.problems)
        return replace(pair, problems=tuple(placed))

    def derive_call(self, method: str, args_text: str) -> Pair:
        """Both forms of one call; problems are placed in the text of the arguments."""
        written = Snippet(f"chaport.{method}({args_text});")
        return self._pair(
            written, "chaportPair.deriveCall", method, args_text, self._facts.as_json()
        )

    def arguments_of(self, args_text: str) -> list[Any] | None:
        """The arguments that a list has, with `JavaScript` for what is no literal.

        ``None`` where the list cannot be read, which `derive_call` reports, or where its length is
        known only when the code runs.
        """
        try:
            found = self._call("chaportPair.argumentsOf", args_text)
        except ProblemError:
            return None
        return None if found is None else list(decoded(found))

    def positions(self, snippet: Snippet) -> dict[str, list[Piece] | None]:
        """For each form the way back to the snippet; empty where the forms cannot be derived."""
        request = {"code": snippet.code, "form": snippet.form, "wrap": snippet.wrap}
        try:
            found: dict[str, list[Piece] | None] = self._call(
                "chaportPair.positions", request, self._facts.as_json()
            )
        except ProblemError:
            return {}
        return found

    def check(
        self, code: str, *, file: str | None = None, line: int | None = None
    ) -> Problem | None:
        """What keeps the code, which starts at `line` of `file`, from being a classic script."""
        return self._checked("chaportPair.check", Snippet(code, file=file, line=line))

    def check_expression(
        self, code: str, *, file: str | None = None, line: int | None = None
    ) -> Problem | None:
        """What keeps the code, which starts at `line` of `file`, from being one expression."""
        return self._checked("chaportPair.checkExpression", Snippet(code, file=file, line=line))

    def broken(
        self, expressions: Iterable[tuple[str | None, JavaScript]]
    ) -> dict[JavaScript, Problem]:
        """Those of the expressions, each with its file, that do not parse, and why."""
        checked = {
            code: self.check_expression(code.code, file=file, line=code.line)
            for file, code in expressions
        }
        return {code: problem for code, problem in checked.items() if problem}

    def key(self, snippet: Snippet) -> str:
        """A hash of all that a pair depends on, without the place of the snippet."""
        written = [snippet.code, snippet.form, snippet.wrap]
        content = json.dumps([*written, self._facts.as_json(), self._script])
        return hashlib.sha256(content.encode()).hexdigest()

    def _pair(self, written: Snippet, function: str, *args: Json) -> Pair:
        try:
            data = self._call(function, *args)
        except ProblemError as error:
            return _as_written(written, error.problems)
        traditional, queue = Form.from_json(data["traditional"]), Form.from_json(data["queue"])
        return Pair(traditional, queue, tuple(self._problem(each) for each in data["problems"]))

    def _checked(self, function: str, snippet: Snippet) -> Problem | None:
        try:
            found = self._call(function, snippet.code)
        except ProblemError as error:
            return self._placed(error.problems[0], snippet)
        return self._placed(self._problem(found), snippet) if found else None

    def _call(self, function: str, *args: Json) -> Json:
        # After a fork the engine's own threads are gone: each process opens one for itself.
        if self._engine is None or self._process != os.getpid():
            engine = self._opener()
            engine.load(self._script)
            self._engine, self._process = engine, os.getpid()
        try:
            return self._engine.call(function, *args)
        except EngineError as error:
            # An engine that ran out of something is not to be trusted any further.
            self._engine = None
            message = "The code is too long or too complex to derive its other form."
            mend = "Make the example smaller."
            raise ProblemError(
                Problem(Kind.JAVASCRIPT_UNSUPPORTED, message, mend, line=1, column=1)
            ) from error

    def _problem(self, data: dict[str, Any]) -> Problem:
        unknown = data["unknown"]
        mend = data["mend"]
        if unknown:
            known = self._facts.methods if unknown["kind"] == "method" else self._facts.events
            mend = did_you_mean(unknown["name"], known)
        return Problem(
            Kind(data["kind"]), data["message"], mend, line=data["line"], column=data["column"]
        )

    def _placed(self, problem: Problem, snippet: Snippet) -> Problem:
        if problem.kind is Kind.JAVASCRIPT_ENGINE:
            return problem
        return problem.moved(file=snippet.file, first_line=snippet.line or 1)


def _as_written(snippet: Snippet, problems: tuple[Problem, ...]) -> Pair:
    """The form that the author wrote; the other cannot be had."""
    written = Form(snippet.code)
    other = Form(None, "This form could not be derived in this build.")
    if snippet.form == "queue":
        return Pair(other, written, problems)
    return Pair(written, other, problems)
