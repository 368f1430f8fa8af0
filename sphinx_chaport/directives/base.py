"""What all directives share: the domain, places in the source, names and classes."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mocking import MockState
from sphinx.util.docutils import SphinxDirective

from sphinx_chaport import nodes as ours
from sphinx_chaport.checker.cases import why_left_out
from sphinx_chaport.directives.labels import TITLE
from sphinx_chaport.domain import ChaportDomain, domain_of
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.registry.records import Source
from sphinx_chaport.reporting import report

if TYPE_CHECKING:
    from sphinx_chaport.collected import Noted
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
        return Source(_absolute(file), line)

    @property
    def content_place(self) -> Source:
        """The first line of the directive's body, in the file that the author wrote.

        reST's content carries its absolute place, through includes too; MyST counts from the
        directive's own line.
        """
        file, line = self.get_source_info()
        if isinstance(cast("object", self.state), MockState):
            return Source(_absolute(file), line + self.content_offset + 1)
        source, offset = self.content.info(0) if self.content else (file, line)
        return Source(_absolute(source or file), (offset or 0) + 1)

    @property
    def content_indent(self) -> int:
        """How many columns stand before the body's lines in the file that the author wrote."""
        place = self.content_place
        return self._column_of(self.content[0], place) if self.content else 0

    def _column_of(self, text: str, place: Source) -> int:
        try:
            lines = Path(place.file).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return 0
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        return max(line.find(text), 0)

    def place_of_option(self, name: str) -> tuple[Source, int]:
        """The first line of an option's value, and how many columns stand before it there."""
        value = str(self.options[name]).split("\n")[0]
        # In MyST, also as YAML between lines of hyphens.
        written = re.compile(rf"\s*:?{name}:(.*)")
        lines = iter(enumerate(self.block_text.splitlines()))
        for line, text in lines:
            if found := written.match(text):
                if value not in found[1]:
                    line = next((at for at, below in lines if value in below), line)  # noqa: PLW2901
                place = Source(self.here.file, self.here.line + line + self._lines_before_text)
                return place, self._column_of(value, place)
        return self.here, 0

    @property
    def _lines_before_text(self) -> int:
        """The text begins with the directive's own line; in older versions of MyST, behind it."""
        is_myst = isinstance(cast("object", self.state), MockState)
        return int(is_myst and not self.block_text.lstrip().startswith(("```", "~~~", ":::")))

    @property
    def body(self) -> str:
        """The directive's body as text."""
        return "\n".join(self.content)

    def problem(self, kind: Kind, message: str, mend: str = "") -> None:
        """Report a mistake in the directive's first lines."""
        report(Problem(kind, message, mend, self.here.file, self.here.line))

    def problem_of_option(self, option: str, message: str, mend: str = "") -> None:
        """Report a value that an option cannot have, at the value."""
        place, column = self.place_of_option(option)
        report(Problem(Kind.WRONG_VALUE, message, mend, place.file, place.line, column + 1))

    def note_case(self, noted: Noted, node: nodes.Element, *, is_offered: bool = True) -> None:
        """Have a case checked, and leave the places for what comes of it in `node`.

        Where it `is_offered`, is an example and can be run, readers may run it on the page.
        """
        offered = is_offered and isinstance(node, ours.chaport_example) and self._can_run(noted)
        number = self.domain_.page_checks.note(replace(noted, is_offered=offered))
        where = {"docname": self.env.docname, "number": number}
        if offered:
            node.attributes.update(where)
        found: list[nodes.Element] = [ours.chaport_mark("", **where)]
        if noted.shows:
            found.insert(0, ours.chaport_outcome("", what=noted.shows, **where))
        for child in found:
            self.set_source_info(child)
        node += found

    def _can_run(self, noted: Noted) -> bool:
        return not (noted.is_reported or why_left_out(noted.case, self.registry))

    def choice(self, option: str, allowed: tuple[str, ...], default: str) -> str:
        """The value of an option that takes one of a few words; another one is reported."""
        if option not in self.options:
            return default
        value = str(self.options[option]).strip()
        if value in allowed:
            return value
        words = ", ".join(allowed)
        self.problem(Kind.WRONG_VALUE, f'`:{option}:` cannot be "{value}".', f"It takes {words}.")
        return default

    def finish(self, node: nodes.Element, title: str = "") -> None:
        """Give the node its place, and what `:name:` and `:class:` ask for.

        `title` is what a reference to the name shows.
        """
        self.set_source_info(node)
        node["classes"] += self.options.get("class", [])
        self.note_name(node, title)

    def note_name(self, node: nodes.Element, title: str) -> None:
        """Let ``:ref:`` find the node by `:name:`; `labels` gives it its title."""
        if "name" in self.options:
            self.add_name(node)
            node[TITLE] = title


def _absolute(file: str) -> str:
    """The path of a source; docutils names included files from where the build was started."""
    return os.path.abspath(file)  # noqa: PTH100 - Path.absolute keeps "..", resolve follows links
