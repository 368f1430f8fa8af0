"""``chaport-example``: an author's own code in both forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils.parsers.rst import directives

from sphinx_chaport.checker.cases import uses_of
from sphinx_chaport.checker.records import Block, Case, Place
from sphinx_chaport.collected import Noted
from sphinx_chaport.directives import samples
from sphinx_chaport.directives.base import SHOWN_CODE_OPTIONS
from sphinx_chaport.directives.example_checks import ExampleChecks
from sphinx_chaport.examples.records import Pair, Snippet
from sphinx_chaport.problems import Kind

if TYPE_CHECKING:
    from docutils.nodes import Node


class ExampleDirective(ExampleChecks):
    """An example, written once; the other form is derived."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        **SHOWN_CODE_OPTIONS,
        "form": directives.unchanged_required,
        "wrap": directives.unchanged_required,
        **ExampleChecks.option_spec,
    }

    def make(self) -> list[Node]:
        """Both forms, or the one there is with its reason; nothing for what a group runs."""
        if not self.content:
            self.problem(Kind.JAVASCRIPT_SYNTAX, "The example is empty.", "Write its code.")
            return []
        snippet = self.snippet()
        place = Place(snippet.file or "", snippet.line or 1, self.content_indent)
        if self.is_of_group:
            self.note_of_group(Block(snippet, place))
            return []
        is_negative = "expect-error" in self.options
        pair = self.domain_.forms.pair(snippet, place.column, is_negative=is_negative)
        return [self.example(snippet, place, pair)]

    def example(self, snippet: Snippet, place: Place, pair: Pair) -> Node:
        """The example with its hidden lines, its case and its anchor."""
        caption = self.parse_inline(self.options["caption"])[0] if "caption" in self.options else []
        hidden = self.hidden_lines(len(self.content))
        shown = self.domain_.forms.shown_lines(snippet, pair, hidden) if hidden else pair
        node = samples.pair_node(
            shown, first=self.domain_.settings.interface, caption=caption, source=self.here
        )
        if hidden:
            samples.keep_whole(node, pair)
        case = Case(
            name=self.case_name(place),
            place=place,
            example=Block(snippet, place),
            uses=uses_of(pair),
            **self.case_fields(),
        )
        group = str(self.options.get("group", "")).strip()
        is_reported = bool(pair.problems) and not case.expectation.error
        forms = samples.forms_of(pair)
        noted = Noted(case, group, forms, self.shows, is_reported=is_reported)
        self.note_case(noted, node)
        self.finish(node, str(self.options.get("caption", "")))
        return node

    def case_name(self, place: Place) -> str:
        """How reports call the example."""
        own = self.options.get("name") or self.options.get("caption")
        return str(own or f"example in line {place.line}")

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
