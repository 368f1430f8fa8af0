"""``chaport-method``, ``chaport-event``, ``chaport-option`` and the entries that lists make.

The tree that they leave, for every writer::

    index
    desc
        desc_signature          name, parameters, type; the anchor
        desc_content
            summary             from the registry
            the author's prose
            field list, notes   from the registry
            example ...         both forms each
            index, desc ...     an option's nested properties, each like this
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.directives import ObjectDescription

from sphinx_chaport import nodes as ours
from sphinx_chaport.checker.cases import place_of, uses_of
from sphinx_chaport.checker.records import Block, Case
from sphinx_chaport.collected import Noted
from sphinx_chaport.directives import samples
from sphinx_chaport.directives.base import SHOWN_CODE_OPTIONS
from sphinx_chaport.directives.registry_examples import RegistryExamples
from sphinx_chaport.examples.records import Snippet
from sphinx_chaport.problems import Kind, did_you_mean
from sphinx_chaport.references import anchor, unknown_name
from sphinx_chaport.registry import Entry, EntryKind, Example
from sphinx_chaport.reporting import report

if TYPE_CHECKING:
    from docutils.nodes import Node


class EntryDirective(RegistryExamples, ObjectDescription[str]):
    """An entry of one kind; the kinds differ by their signatures."""

    kind: ClassVar[EntryKind]
    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        **ObjectDescription.option_spec,
        **SHOWN_CODE_OPTIONS,
        "args": directives.unchanged_required,
        "example": directives.unchanged_required,
        "summary": directives.flag,
    }
    record: Entry

    def make(self) -> list[Node]:
        """Describe the entry; an unknown name is reported and the author's prose kept."""
        name = self.arguments[0].strip()
        record = self.registry.find(self.kind, name)
        if record is None:
            report(unknown_name(self.registry, self.kind, name, self.here.file, self.here.line))
            return self.parse_content_to_nodes(allow_section_headings=True)
        self.record = record
        self.name = f"chaport:{self.kind}"
        self.remaining = list(self.signatures())
        found = ObjectDescription.run(self)
        self.finish_entry(found)
        return found

    def finish_entry(self, found: list[Node]) -> None:
        """Give `:class:` and `:name:` to the description itself."""
        for node in found:
            if isinstance(node, addnodes.desc):
                self.finish(node, self.record.name)

    # -- the signature --------------------------------------------------------------------------

    def signatures(self) -> Iterator[list[Node]]:
        """The nodes of each signature."""
        raise NotImplementedError

    def get_signatures(self) -> list[str]:
        """One name for each signature."""
        return [self.arguments[0].strip()] * len(self.remaining)

    def handle_signature(self, sig: str, signode: addnodes.desc_signature) -> str:
        """Fill one signature; all of an entry share its name."""
        signode["fullname"] = sig
        signode += self.remaining.pop(0)
        return sig

    def add_target_and_index(self, name: str, sig: str, signode: addnodes.desc_signature) -> None:
        """Anchor, domain and index."""
        del sig
        node_id = anchor(self.kind, name, self.registry)
        if not self.domain_.note_objects(self.kind, self.spellings(name), node_id, self.here):
            return
        signode["ids"].append(node_id)
        self.state.document.note_explicit_target(signode)
        if "no-index-entry" not in self.options:
            for spelling in self.spellings(name):
                label = f"{spelling} (Chaport {self.label})"
                self.indexnode["entries"].append(("single", label, node_id, "", None))

    @property
    def label(self) -> str:
        """The kind as readers call it."""
        return self.kind

    def spellings(self, name: str) -> tuple[str, ...]:
        """All names under which references find the entry."""
        return (name,)

    def _object_hierarchy_parts(self, sig_node: addnodes.desc_signature) -> tuple[str, ...]:
        return (self.kind, str(sig_node["fullname"]))

    def _toc_entry_name(self, sig_node: addnodes.desc_signature) -> str:
        if not sig_node.get("_toc_parts"):
            return ""
        if self.config.toc_object_entries_show_parents == "all":
            return str(sig_node["fullname"])
        return str(sig_node["_toc_parts"][-1])

    # -- the content ----------------------------------------------------------------------------

    def transform_content(self, content_node: addnodes.desc_content) -> None:
        """Put the registry's texts around the author's prose."""
        prose = [
            *self.writer.summary(self.record),
            *content_node.children,
            *self.writer.details(self.record),
            *self.table(),
        ]
        shown = [] if "summary" in self.options else list(self.examples())
        links = self.writer.links(self.record)
        content_node.children = []
        if self.domain_.settings.side_by_side and shown:
            content_node["classes"].append("chaport-side-by-side")
            content_node += nodes.container("", *prose, *links, classes=["chaport-prose"])
            content_node += nodes.container("", *shown, classes=["chaport-samples"])
        else:
            content_node += [*prose, *shown, *links]
        content_node += list(self.nested())

    def table(self) -> Iterator[Node]:
        """What stands in a table between the facts and the examples."""
        yield from ()

    def nested(self) -> Iterator[Node]:
        """Entries below this one."""
        yield from ()

    def examples(self) -> Iterator[Node]:
        """The examples that the options ask for."""
        if "args" in self.options:
            yield from self.example_of_args(str(self.options["args"]))
            return
        for example in self.chosen_examples():
            yield self.example_node(example)

    def chosen_examples(self) -> tuple[Example, ...]:
        """All examples of the record, or the one that `:example:` names."""
        wanted = self.options.get("example")
        if wanted is None:
            return self.record.examples
        found = tuple(item for item in self.record.examples if item.id == wanted)
        if not found:
            ids = [item.id for item in self.record.examples]
            message = f'"{self.record.name}" has no example "{wanted}".'
            mend = did_you_mean(str(wanted), ids) or f"It has: {', '.join(ids)}."
            self.problem(Kind.UNKNOWN_EXAMPLE, message, mend)
        return found

    def example_node(self, example: Example) -> Node:
        """An example of the registry, with its anchor."""
        node = self.registry_example(self.kind, self.record, example)
        self.anchor_example(node, example.id)
        return node

    def anchor_example(self, node: ours.chaport_example, identifier: str) -> None:
        """The first place of an example on a page gets its anchor."""
        node_id = f"chaport-example-{identifier}"
        if node_id not in self.state.document.ids:
            samples.name_forms(node, node_id, self.state.document)

    def example_of_args(self, args: str) -> Iterator[Node]:
        """The one example that `:args:` makes."""
        method, args = self.call_of_args(args)
        place, column = self.place_of_option("args")
        column -= len(args) - len(str(self.options["args"]))
        pair = self.domain_.forms.pair_of_call(method, args, place, column)
        node = samples.pair_node(pair, first=self.first, caption=self.caption, source=self.here)
        code = f"chaport.{method}({args});"
        start = place_of(place, column - code.index("(") - 1)
        block = Block(Snippet(code, file=place.file, line=place.line), start)
        case = Case(name=self.case_name, place=start, example=block, uses=uses_of(pair))
        forms = samples.forms_of(pair)
        self.note_case(Noted(case, forms=forms, is_reported=bool(pair.problems)), node)
        yield node

    def call_of_args(self, args: str) -> tuple[str, str]:
        """The method that `:args:` calls, and all its arguments."""
        return self.record.name, args

    @property
    def case_name(self) -> str:
        """How reports call the example of `:args:`."""
        own = self.options.get("name") or self.options.get("caption")
        return str(own or f"{self.kind} {self.arguments[0].strip()}")
