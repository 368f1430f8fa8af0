"""What all directives share: the domain, places in the source, names and classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mocking import MockState
from sphinx.util.docutils import SphinxDirective

from sphinx_chaport.domain import ChaportDomain, domain_of
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.registry.records import Source
from sphinx_chaport.reporting import report

if TYPE_CHECKING:
    from sphinx_chaport.registry import Registry

SHOWN_CODE_OPTIONS = {
    "name": directives.unchanged,
    "class": directives.class_option,
    "caption": directives.unchanged_required,
}
"""The options of every directive that shows code."""


class ChaportDirective(SphinxDirective):
    """A directive that knows the registry and its own place."""

    @property
    def domain_(self) -> ChaportDomain:
        """The domain; `ObjectDescription` has a field `domain` of its own."""
        return domain_of(self.env)

    def run(self) -> list[nodes.Node]:
        """Note that the page uses the extension, then do the directive's own work."""
        self.domain_.pages.add(self.env.docname)
        return self.make()

    def make(self) -> list[nodes.Node]:
        """The directive's nodes."""
        raise NotImplementedError

    @property
    def registry(self) -> Registry:
        """The registry of this build."""
        return self.domain_.registry

    @property
    def here(self) -> Source:
        """The line of the directive itself."""
        file, line = self.get_source_info()
        return Source(file, line)

    @property
    def content_place(self) -> Source:
        """The first line of the directive's body, in the file that the author wrote.

        reST's content carries its absolute place, through includes too; MyST counts from the
        directive's own line.
        """
        file, line = self.get_source_info()
        if isinstance(cast("object", self.state), MockState):
            return Source(file, line + self.content_offset + 1)
        source, offset = self.content.info(0) if self.content else (file, line)
        return Source(source or file, (offset or 0) + 1)

    @property
    def body(self) -> str:
        """The directive's body as text."""
        return "\n".join(self.content)

    def problem(self, kind: Kind, message: str, mend: str = "") -> None:
        """Report a mistake in the directive's first lines."""
        report(Problem(kind, message, mend, self.here.file, self.here.line))

    def choice(self, option: str, allowed: tuple[str, ...], default: str) -> str:
        """The value of an option that takes one of a few words; another one is reported."""
        value = str(self.options.get(option, default)).strip()
        if value in allowed:
            return value
        words = ", ".join(allowed)
        self.problem(Kind.WRONG_VALUE, f'`:{option}:` cannot be "{value}".', f"It takes {words}.")
        return default

    def finish(self, node: nodes.Element) -> None:
        """Give the node its place, and what `:name:` and `:class:` ask for."""
        self.set_source_info(node)
        node["classes"] += self.options.get("class", [])
        if "name" in self.options:
            self.add_name(node)


def flag(argument: Any) -> None:  # noqa: ANN401 - docutils' converters take whatever was written
    """An option without a value."""
    directives.flag(argument)
