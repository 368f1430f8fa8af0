"""What an author says of an example's run: the options of ``chaport-example`` that are checked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives

from sphinx_chaport.checker.expectations import read_expectation
from sphinx_chaport.checker.records import Expectation, Place
from sphinx_chaport.directives.base import ChaportDirective
from sphinx_chaport.problems import Kind, ProblemError
from sphinx_chaport.reporting import report
from sphinx_chaport.widget.simulated import read_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_chaport.checker.records import Block
    from sphinx_chaport.collected import Shows

GROUP_PARTS = ("setup", "cleanup")
_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?\Z", re.ASCII)


class ExampleChecks(ChaportDirective):
    """Reads the options; what is wrong is reported at the option and left out."""

    option_spec: ClassVar[dict[str, Any]] = {
        "expect": directives.unchanged_required,
        "expect-error": directives.unchanged_required,
        "skip": directives.unchanged_required,
        "no-run": directives.unchanged_required,
        "setup": directives.unchanged_required,
        "cleanup": directives.unchanged_required,
        "group": directives.unchanged_required,
        "hide-lines": directives.unchanged_required,
        "environment": directives.unchanged_required,
        "output": directives.flag,
    }

    # -- groups ---------------------------------------------------------------------------------

    @property
    def is_of_group(self) -> bool:
        """Whether this is code that runs before or after the examples of a group."""
        return any(part in self.options for part in GROUP_PARTS)

    def note_of_group(self, block: Block) -> None:
        """Remember the code for its group; it is not shown."""
        useless = [name for name in self.options if name not in {*GROUP_PARTS, "form", "wrap"}]
        if useless:
            message = "The code of a setup or cleanup is not shown and has no result of its own."
            shown = " and ".join(f"`:{name}:`" for name in useless)
            self.problem(Kind.CONTRADICTION, message, f"Remove {shown}.")
        snippet = block.snippet
        problem = self.domain_.forms.deriver.check(
            snippet.code, file=snippet.file, line=snippet.line
        )
        if problem and problem.kind is not Kind.JAVASCRIPT_ENGINE:
            moved = problem.column and problem.column + block.place.column
            report(replace(problem, column=moved))
            return
        checks = self.domain_.page_checks
        for part, blocks in (("setup", checks.before), ("cleanup", checks.after)):
            if part in self.options:
                blocks.setdefault(str(self.options[part]).strip(), []).append(block)

    # -- the run --------------------------------------------------------------------------------

    def case_fields(self) -> dict[str, Any]:
        """The fields of the case that options give."""
        skip, no_run = (self._text(name) for name in ("skip", "no-run"))
        if skip and no_run:
            message = "An example is left out for now, or can never be run: it has one reason."
            self.problem(Kind.CONTRADICTION, message, "Remove `:skip:` or `:no-run:`.")
        return {
            "environment": self.environment(),
            "expectation": self.expectation(),
            "skip": skip,
            "no_run": no_run,
        }

    def _text(self, option: str) -> str:
        return " ".join(str(self.options.get(option, "")).split())

    def expectation(self) -> Expectation:
        """What `:expect:` and `:expect-error:` say."""
        error = self._text("expect-error")
        option = "expect" if "expect" in self.options else "expect-error"
        if option not in self.options:
            return Expectation()
        source, column = self.place_of_option(option)
        place = Place(source.file, source.line, column)
        if option == "expect-error":
            return Expectation(error=error, place=place)
        text = str(self.options["expect"])
        events = self.registry.entries["event"]
        try:
            return read_expectation(text, place, error=error, events=events)
        except ProblemError as problem:
            report(*problem.problems)
            return Expectation(error=error)

    def environment(self) -> Mapping[str, Any]:
        """What `:environment:` gives, checked."""
        if "environment" not in self.options:
            return {}
        place, column = self.place_of_option("environment")
        try:
            value, problems = read_environment(
                str(self.options["environment"]),
                registry=self.registry,
                name=":environment:",
                file=place.file,
                first_line=place.line,
                indent=column,
            )
        except ProblemError as error:
            report(*error.problems)
            return {}
        report(*problems)
        return value

    # -- what is shown --------------------------------------------------------------------------

    @property
    def shows(self) -> Shows | None:
        """What of the result stands on the page; an error is the output of a negative example."""
        if "expect-error" in self.options:
            return "error"
        return "output" if "output" in self.options else None

    def hidden_lines(self, count: int) -> frozenset[int]:
        """The lines of the body that run and are not shown; it has `count` lines."""
        hidden: set[int] = set()
        for part in self._text("hide-lines").split(","):
            if not part.strip():
                continue
            found = _RANGE.match(part.strip())
            first = int(found[1]) if found else 0
            last = int(found[2] or found[1]) if found else 0
            if not 1 <= first <= last <= count:
                message = f'`:hide-lines:` cannot be "{part.strip()}".'
                mend = f"Write lines from 1 to {count}, such as `1` or `1-{count}`."
                self.problem_of_option("hide-lines", message, mend)
                return frozenset()
            hidden.update(range(first, last + 1))
        if len(hidden) == count:
            message = "`:hide-lines:` hides the whole example."
            self.problem_of_option("hide-lines", message, "Leave a line of it to be read.")
            return frozenset()
        return frozenset(hidden)
