"""Both forms of every example: from the package, from an earlier build, or derived now."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_chaport.examples.derive import Deriver
from sphinx_chaport.examples.facts import api_facts
from sphinx_chaport.examples.lines import without_lines
from sphinx_chaport.examples.records import Pair, Snippet
from sphinx_chaport.examples.shipped import shipped_pairs, snippet_of
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.registry import Example, Method, Registry
from sphinx_chaport.reporting import report, report_once
from sphinx_chaport.widget.arguments import argument_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_chaport.registry.records import Source
    from sphinx_chaport.widget.configuration import Configuration


class ExampleForms:
    """Gives forms and remembers them. One for each Sphinx process.

    Attributes:
        registry: What names there are.
        pairs: The forms that builds have derived so far, by the content of their example.
        deriver: Its engine starts with the first example that no cache knows.
    """

    def __init__(self, registry: Registry, pairs: dict[str, Pair]) -> None:
        self.registry = registry
        self.pairs = pairs
        self.deriver = Deriver(api_facts(registry))
        self._engine_problems: set[Problem] = set()

    @cached_property
    def _shipped(self) -> dict[str, Pair]:
        return shipped_pairs()

    def pair(self, snippet: Snippet, indent: int = 0, *, is_negative: bool = False) -> Pair:
        """Both forms of `snippet`, from the package, from an earlier build, or derived now.

        Its problems are reported here, `indent` columns further right than in the snippet; a
        missing engine only once. Those of a negative example are its purpose: running it judges
        them.
        """
        key = self.deriver.key(snippet)
        found = self._shipped.get(key) or self.pairs.get(key)
        if found is None:
            found = self.deriver.derive(snippet)
            moved = (shifted(problem, indent) for problem in found.problems)
            found = replace(found, problems=tuple(moved))
            if is_negative:
                self.report_engine(found.problems)
            else:
                self._keep(key, found)
        return found.showing(snippet)

    def pair_of_example(self, example: Example, *, is_quiet: bool = False) -> Pair:
        """Both forms of an example of the registry, with its own words for why one does not exist.

        Where `is_quiet`, the page that describes it has reported its problems.
        """
        found = self.pair(snippet_of(example), is_negative=is_quiet)
        if not example.reason:
            return found
        if found.traditional.code is None:
            return replace(found, traditional=replace(found.traditional, reason=example.reason))
        return replace(found, queue=replace(found.queue, reason=example.reason))

    def shown_lines(self, snippet: Snippet, pair: Pair, hidden: frozenset[int]) -> Pair:
        """The pair without those lines of its forms that come from hidden lines alone."""
        return without_lines(pair, self.deriver.positions(snippet), hidden)

    def pair_of_call(self, method: str, args: str, place: Source, column: int = 0) -> Pair:
        """Both forms of one call with the argument list `args`.

        It is written at `place`, behind `column` columns of its first line.
        """
        key = self.deriver.key(Snippet(f"{method}({args})"))
        found = self.pairs.get(key)
        if found is None:
            found = self.deriver.derive_call(method, args)
            if not found.problems:
                found = replace(found, problems=self._argument_problems(method, args))
            moved = (
                shifted(item, column if item.line == 1 else 0).moved(
                    file=place.file, first_line=place.line
                )
                for item in found.problems
            )
            found = replace(found, problems=tuple(moved))
            self._keep(key, found)
        return found

    def _argument_problems(self, method: str, args: str) -> tuple[Problem, ...]:
        record = self.registry.find("method", method)
        values = self.deriver.arguments_of(args)
        if values is None or not isinstance(record, Method):
            return ()
        return argument_problems(record, values, self.registry)

    def _keep(self, key: str, pair: Pair) -> None:
        if not pair.problems:
            self.pairs[key] = pair
        self.report_engine(pair.problems)
        report(*(it for it in pair.problems if it.kind is not Kind.JAVASCRIPT_ENGINE))

    def report_engine(self, problems: Iterable[Problem]) -> None:
        """Report that there is no engine, where one of the problems says so: once in a build."""
        once = (it for it in problems if it.kind is Kind.JAVASCRIPT_ENGINE)
        report_once((replace(it, file=None, line=None) for it in once), self._engine_problems)

    def with_sound_javascript(
        self, configuration: Configuration
    ) -> tuple[Configuration, tuple[Problem, ...]]:
        """The configuration without JavaScript that does not parse, and what is wrong with that.

        A page must not get it: one syntax error would take the whole configuration with it.
        """
        broken = self.deriver.broken(configuration.javascript())
        return configuration.without(broken), tuple(broken.values())


def shifted(problem: Problem, columns: int) -> Problem:
    """The problem that many columns further right."""
    return replace(problem, column=problem.column + columns) if problem.column else problem
