"""What the directives note of a page: what it describes and asks for, and what is checked there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinx_chaport.checker.records import Block, Case, Result
from sphinx_chaport.examples.records import FormName
from sphinx_chaport.problems import Kind, Problem, did_you_mean
from sphinx_chaport.registry import EntryKind
from sphinx_chaport.widget.configuration import Configuration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from sphinx.builders import Builder

    from sphinx_chaport.widget.published import Finding

Shows = Literal["output", "error"]


class Described(NamedTuple):
    """Where a name is described; the order of the fields is the order of places."""

    docname: str
    line: int
    file: str
    node_id: str

    def shown(self, source: Path) -> str:
        """File and line, below the folder of sources where it lies there."""
        file = Path(self.file)
        shown = file.relative_to(source) if file.is_relative_to(source) else file
        return f"{shown.as_posix()}:{self.line}"


class PageWidget(NamedTuple):
    """The widget that a page asks for.

    `mode` and `loading` are empty where the page leaves them to the site; `findings` are what its
    configuration must not publish.
    """

    configuration: Configuration
    mode: str
    file: str
    line: int
    loading: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A case of a page.

    Attributes:
        case: Without the setup and cleanup of its group, and without the site's own account.
        group: The group that it belongs to; empty for none.
        forms: The forms that the page shows.
        shows: What of its result stands on the page in every format.
        is_registrys: Whether it is an example of the registry, which brings its own environment.
        is_reported: Whether it was said already why its code cannot be derived.
        example: The id in the registry; empty for an example of the page's own.
        is_offered: Whether readers may run it on the page.
    """

    case: Case
    group: str = ""
    forms: tuple[FormName, ...] = ()
    shows: Shows | None = None
    is_registrys: bool = False
    is_reported: bool = False
    example: str = ""
    is_offered: bool = False


@dataclass(frozen=True, slots=True)
class Minimum:
    """What a table of coverage asks for, and where."""

    percent: float
    file: str
    line: int


@dataclass(slots=True)
class PageChecks:
    """What one page has.

    Attributes:
        cases: Its cases; their numbers are their places in the list.
        before: By group, what runs before each of its examples.
        after: By group, what runs after each.
        coverage: Its tables of coverage.
    """

    cases: list[Noted] = field(default_factory=list)
    before: dict[str, list[Block]] = field(default_factory=dict)
    after: dict[str, list[Block]] = field(default_factory=dict)
    coverage: list[Minimum] = field(default_factory=list)

    @property
    def shows_results(self) -> bool:
        """Whether pages in every format, and not only HTML, show what came of a case."""
        return bool(self.coverage) or any(noted.shows for noted in self.cases)

    def note(self, noted: Noted) -> int:
        """Remember a case; its number."""
        self.cases.append(noted)
        return len(self.cases) - 1

    def complete(self, account: Mapping[str, Any]) -> Iterator[tuple[int, Case]]:
        """The cases as they are run, with their numbers.

        Args:
            account: The site's simulated account; an example's own environment is merged over it.
        """
        for number, noted in enumerate(self.cases):
            if noted.is_registrys:
                yield number, noted.case
                continue
            own = Configuration(noted.case.environment)
            yield (
                number,
                replace(
                    noted.case,
                    environment=own.merged_over(account).data,
                    setup=tuple(self.before.get(noted.group, ())) if noted.group else (),
                    cleanup=tuple(self.after.get(noted.group, ())) if noted.group else (),
                ),
            )

    def problems(self) -> Iterator[Problem]:
        """Groups that nothing sets up, seen once the whole page is read."""
        known = {*self.before, *self.after}
        for noted in self.cases:
            if not noted.group or noted.group in known:
                continue
            message = f'This page has no setup or cleanup of a group "{noted.group}".'
            mend = did_you_mean(noted.group, known)
            mend = mend or "Write a `chaport-example` with `:setup:` and this name."
            place = noted.case.place
            yield Problem(Kind.EXAMPLE_GROUP, message, mend, place.file, place.line)


@dataclass(frozen=True, slots=True)
class Playground:
    """A playground that a page asks for.

    Attributes:
        configuration: What is written in its body, checked.
        subject: Kind and name of what it is about; ``None`` for the whole API.
        is_run: Whether its first example runs when the page has loaded.
        is_real: Whether it offers the real widget.
        height: A CSS length; empty for that of the style sheet.
    """

    configuration: Configuration
    subject: tuple[EntryKind, str] | None
    is_run: bool
    is_real: bool
    height: str


Key = tuple[str, int]
"""A document, and the number of a case on it."""


@dataclass(slots=True)
class BuildResults:
    """What came of the cases in this build.

    Attributes:
        results: By document and number.
        widgets: The same of the widgets of pages, which have no mark.
        marking: The builder, where its pages are for browsers: these get marks and buttons.
    """

    results: dict[Key, Result] = field(default_factory=dict)
    widgets: list[tuple[Case, Result]] = field(default_factory=list)
    marking: Builder | None = None
