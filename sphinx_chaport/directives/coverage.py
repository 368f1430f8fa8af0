"""``chaport-coverage``: what a site has of each name of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives

from sphinx_chaport import nodes as ours
from sphinx_chaport.collected import Minimum
from sphinx_chaport.directives.base import ChaportDirective

if TYPE_CHECKING:
    from docutils.nodes import Node


class CoverageDirective(ChaportDirective):
    """A table that is filled when the page is written, from what this build has seen."""

    option_spec: ClassVar[dict[str, Any]] = {
        "minimum": directives.unchanged_required,
        "class": directives.class_option,
        "name": directives.unchanged,
    }

    def make(self) -> list[Node]:
        """The place for the table; the domain knows what it asks for."""
        place = self.here
        self.domain_.page_checks.coverage.append(Minimum(self.minimum(), place.file, place.line))
        node = ours.chaport_coverage()
        self.finish(node, "Coverage")
        return [node]

    def minimum(self) -> float:
        """The percentage of `:minimum:`; 0 without one."""
        text = str(self.options.get("minimum", "0")).strip().removesuffix("%").rstrip()
        try:
            percent = float(text)
        except ValueError:
            percent = -1
        if 0 <= percent <= 100:
            return percent
        message = f'`:minimum:` cannot be "{self.options["minimum"]}".'
        self.problem_of_option("minimum", message, "It takes a percentage from 0 to 100.")
        return 0
