"""The kinds of entries. They differ by their signatures and by what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from docutils.statemachine import StringList
from sphinx import addnodes

from sphinx_chaport.checker.cases import configuration_case, place_of
from sphinx_chaport.collected import Noted
from sphinx_chaport.directives import samples
from sphinx_chaport.directives.entry import EntryDirective
from sphinx_chaport.directives.properties import properties_table
from sphinx_chaport.directives.signatures import annotation, parameter_list
from sphinx_chaport.forms import shifted
from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.registry.types import option_schema
from sphinx_chaport.reporting import report
from sphinx_chaport.widget.validate import validate

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_chaport.directives.base import ChaportDirective
    from sphinx_chaport.registry import (
        EntryKind,
        Event,
        Matcher,
        Method,
        Option,
        VisitorParameter,
    )


class MethodEntry(EntryDirective):
    """``.. chaport-method:: open``."""

    kind = "method"

    def signatures(self) -> Iterator[list[Node]]:
        """One for each parameter list."""
        method = cast("Method", self.record)
        for parameters in method.signatures:
            found: list[Node] = [
                addnodes.desc_addname("chaport.", "chaport."),
                addnodes.desc_name(method.name, method.name),
                parameter_list(parameters, self.writer),
            ]
            if method.returns is not None:
                found.append(addnodes.desc_returns("", "", *self.writer.type(method.returns)))
            yield found

    def _toc_entry_name(self, sig_node: addnodes.desc_signature) -> str:
        name = super()._toc_entry_name(sig_node)
        return f"{name}()" if name and self.config.add_function_parentheses else name


class EventEntry(EntryDirective):
    """``.. chaport-event:: ready``."""

    kind = "event"

    def signatures(self) -> Iterator[list[Node]]:
        """The name and what a listener gets."""
        event = cast("Event", self.record)
        parameters = (event.data,) if event.data else ()
        yield [
            addnodes.desc_name(event.name, event.name),
            parameter_list(parameters, self.writer),
        ]

    def call_of_args(self, args: str) -> tuple[str, str]:
        """Listeners are added to the event."""
        return "on", f"'{self.record.name}', {args}"


class OptionEntry(EntryDirective):
    """``.. chaport-option:: appearance`` or, for a property, ``appearance.windowColor``."""

    kind = "option"

    def signatures(self) -> Iterator[list[Node]]:
        """The dotted path and its type."""
        option = cast("Option", self.record)
        parent, dot, name = option.path.rpartition(".")
        found: list[Node] = []
        if dot:
            found.append(addnodes.desc_addname(parent + dot, parent + dot))
        found.append(addnodes.desc_name(name, name))
        yield [*found, *annotation(option_schema(option), self.writer)]

    def _object_hierarchy_parts(self, sig_node: addnodes.desc_signature) -> tuple[str, ...]:
        return (self.kind, *str(sig_node["fullname"]).split("."))

    def table(self) -> Iterator[Node]:
        """The properties below at a glance."""
        option = cast("Option", self.record)
        if option.properties and self.is_whole:
            yield properties_table(option, self.writer)

    @property
    def is_whole(self) -> bool:
        """Whether the author wants the entry with all that belongs to it."""
        return not {"args", "example"} & set(self.options)

    def nested(self) -> Iterator[Node]:
        """The properties below, each an entry."""
        if not self.is_whole:
            return
        for item in cast("Option", self.record).properties:
            yield from entry_nodes(self, OptionEntry, item.path, inherited(self.options))

    def example_of_args(self, args: str) -> Iterator[Node]:
        """A configuration with `args`, a JavaScript expression, as the option's value."""
        place, column = self.place_of_option("args")
        problem = self.domain_.forms.deriver.check_expression(args)
        if problem:
            moved = shifted(problem, column if problem.line == 1 else 0)
            report(moved.moved(file=place.file, first_line=place.line))
            return
        read = self.domain_.forms.deriver.arguments_of(args)
        _, problems = validate(self.configured(read[0] if read else None), registry=self.registry)
        report(*(replace(item, file=place.file, line=place.line) for item in problems))
        value = self.configured(JavaScript(args))
        node = samples.configuration_node(value, caption=self.caption, source=self.here)
        case = configuration_case(self.case_name, value, place_of(place, column))
        self.note_case(Noted(case), node)
        yield node

    def configured(self, value: object) -> dict[str, object]:
        """A configuration in which the option has this value."""
        for key in reversed(cast("Option", self.record).path.split(".")):
            value = {key: value}
        return cast("dict[str, object]", value)


class MatcherEntry(EntryDirective):
    """A matcher with all its spellings, in ``chaport-reference``."""

    kind = "matcher"

    def signatures(self) -> Iterator[list[Node]]:
        """The spellings."""
        matcher = cast("Matcher", self.record)
        found: list[Node] = []
        for index, spelling in enumerate(matcher.spellings):
            if index:
                found.append(addnodes.desc_annotation(" or ", " or "))
            found.append(addnodes.desc_name(spelling, spelling))
        yield found

    def spellings(self, name: str) -> tuple[str, ...]:
        """Each spelling can be referred to."""
        del name
        return cast("Matcher", self.record).spellings


class ParameterEntry(EntryDirective):
    """A visitor parameter, in ``chaport-reference``."""

    kind = "parameter"

    def signatures(self) -> Iterator[list[Node]]:
        """The key and its type."""
        parameter = cast("VisitorParameter", self.record)
        yield [
            addnodes.desc_name(parameter.name, parameter.name),
            *annotation(parameter.type, self.writer),
        ]

    @property
    def label(self) -> str:
        """Not a method's parameter."""
        return "visitor parameter"


ENTRIES: dict[EntryKind, type[EntryDirective]] = {
    item.kind: item for item in (MethodEntry, EventEntry, OptionEntry, ParameterEntry, MatcherEntry)
}


def entry_nodes(
    parent: ChaportDirective, entry: type[EntryDirective], name: str, options: dict[str, Any]
) -> list[Node]:
    """The nodes of an entry that another directive asks for, at that directive's place."""
    directive = entry(
        name=f"chaport-{entry.kind}",
        arguments=[name],
        options=dict(options),
        content=StringList(),
        lineno=parent.lineno,
        content_offset=parent.content_offset,
        block_text="",
        state=parent.state,
        state_machine=parent.state_machine,
    )
    return directive.run()


def inherited(options: dict[str, Any]) -> dict[str, Any]:
    """The options that entries below another take over from it."""
    passed = ("summary", "no-index", "no-index-entry", "no-contents-entry", "no-typesetting")
    return {key: value for key, value in options.items() if key in passed}
