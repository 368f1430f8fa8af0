"""The registry's examples as nodes: in entries, and where a playground stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.checker.cases import registry_case
from sphinx_chaport.collected import Noted, Shows
from sphinx_chaport.directives import samples
from sphinx_chaport.directives.base import ChaportDirective
from sphinx_chaport.directives.content import Writer
from sphinx_chaport.widget.configuration import configuration_value

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_chaport import nodes as ours
    from sphinx_chaport.registry import Entry, EntryKind, Example


class RegistryExamples(ChaportDirective):
    """A directive that shows examples of the registry."""

    @property
    def writer(self) -> Writer:
        """Turns parts of records into nodes of this document."""
        return Writer(self.registry, self.state.document)

    @property
    def first(self) -> str:
        """The form that readers see first."""
        return self.domain_.settings.interface

    @property
    def caption(self) -> list[Node]:
        """The nodes of `:caption:`."""
        if "caption" not in self.options:
            return []
        found, messages = self.parse_inline(str(self.options["caption"]))
        return [*found, *messages]

    def registry_example(
        self, kind: EntryKind, record: Entry, example: Example, *, is_offered: bool = True
    ) -> ours.chaport_example:
        """An example of the registry, noted to be checked.

        Where it `is_offered` and can be run, readers may run it in its place.
        """
        caption = self.writer.inline(example.caption, example.source)
        config = configuration_value(example.config) if example.config else None
        if example.code is None:
            pair = None
            node = samples.configuration_node(config or {}, caption=caption, source=example.source)
        else:
            pair = self.domain_.forms.pair_of_example(example)
            node = samples.pair_node(
                pair, first=self.first, caption=caption, config=config, source=example.source
            )
        case = registry_case(self.registry, kind, record, example, pair)
        forms = samples.forms_of(pair) if pair else ()
        shows: Shows | None = "error" if example.expect_error else None
        noted = Noted(case, forms=forms, shows=shows, is_registrys=True, example=example.id)
        self.note_case(noted, node, is_offered=is_offered)
        return node
