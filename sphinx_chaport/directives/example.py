"""``chaport-example``: an author's own code in both forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils.parsers.rst import directives

from sphinx_chaport.directives import samples
from sphinx_chaport.directives.base import SHOWN_CODE_OPTIONS, ChaportDirective
from sphinx_chaport.examples.records import Snippet
from sphinx_chaport.problems import Kind

if TYPE_CHECKING:
    from docutils.nodes import Node


class ExampleDirective(ChaportDirective):
    """An example, written once; the other form is derived."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        **SHOWN_CODE_OPTIONS,
        "form": directives.unchanged_required,
        "wrap": directives.unchanged_required,
    }

    def make(self) -> list[Node]:
        """Both forms, or the one there is with its reason."""
        if not self.content:
            self.problem(Kind.JAVASCRIPT_SYNTAX, "The example is empty.", "Write its code.")
            return []
        pair = self.domain_.forms.pair(self.snippet(), self.content_indent)
        caption = self.parse_inline(self.options["caption"])[0] if "caption" in self.options else []
        node = samples.pair_node(
            pair, first=self.domain_.settings.interface, caption=caption, source=self.here
        )
        self.finish(node, str(self.options.get("caption", "")))
        return [node]

    def snippet(self) -> Snippet:
        """The body with its options and its place."""
        place = self.content_place
        return Snippet(
            code=self.body,
            form=cast("Any", self.choice("form", ("traditional", "queue"), "traditional")),
            wrap=cast("Any", self.choice("wrap", ("auto", "ready", "none"), "auto")),
            file=place.file,
            line=place.line,
        )
