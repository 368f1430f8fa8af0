"""``chaport-playground``: a place where a reader calls the API and sees what happens.

The tree that it leaves, for every writer::

    paragraph               the caption, where there is one
    chaport_playground
        example             the first example, in both forms
        chaport_place       a sentence on where the playground can be used
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_chaport import nodes as ours
from sphinx_chaport.checker.cases import configuration_case, place_of
from sphinx_chaport.collected import Noted, Playground
from sphinx_chaport.directives.base import SHOWN_CODE_OPTIONS
from sphinx_chaport.directives.configured import ConfiguredDirective
from sphinx_chaport.directives.registry_examples import RegistryExamples
from sphinx_chaport.playable import KINDS, first_of_all, playable
from sphinx_chaport.problems import Kind, did_you_mean

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_chaport.registry import EntryKind
    from sphinx_chaport.widget.configuration import Configuration

_HEIGHT = re.compile(r"(\d{1,4}(?:\.\d+)?)\s*(px|em|rem|vh|)\Z", re.ASCII)
_WITH_ARTICLE = {"method": "a method", "event": "an event", "option": "an option"}


class PlaygroundDirective(ConfiguredDirective, RegistryExamples):
    """A playground of one name, or of the whole API."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "height": directives.unchanged_required,
        "real": directives.flag,
        "run": directives.flag,
        **SHOWN_CODE_OPTIONS,
    }

    def make(self) -> list[Node]:
        """The first example, for wherever there is no playground; nothing for an unknown name."""
        subject = self.subject() if self.arguments else None
        if self.arguments and subject is None:
            return []
        kind, name = subject or first_of_all(self.registry)
        record = self.registry.entries[kind][name]
        samples = playable(self.registry, kind, record)
        if not samples:
            message = f"No example of the {kind} `{name}` can be run in a simulated widget."
            self.problem(Kind.UNKNOWN_EXAMPLE, message, "Choose another name, or remove this.")
            return []
        configuration = self.configuration()
        self.note_configuration(configuration)
        number = self.domain_.note_playground(
            Playground(
                configuration,
                subject,
                is_run="run" in self.options,
                is_real="real" in self.options,
                height=self.height(),
            )
        )
        node = ours.chaport_playground(
            classes=["chaport-playground"], docname=self.env.docname, number=number
        )
        example, _ = samples[0]
        node += self.registry_example(kind, record, example, is_offered=False)
        node += ours.chaport_place("")
        self.set_source_info(node[-1])
        self.finish(node, str(self.options.get("caption", name)))
        return [*self.caption_line(), node]

    def caption_line(self) -> list[Node]:
        """The caption, which stays when the playground takes the example's place."""
        if not self.caption:
            return []
        line = nodes.paragraph("", "", *self.caption, classes=["chaport-caption"])
        self.set_source_info(line)
        return [line]

    # -- the argument ---------------------------------------------------------------------------

    def subject(self) -> tuple[EntryKind, str] | None:
        """What the argument names: `open`, `open()`, or with its kind, `method:open`."""
        written = self.arguments[0].strip()
        given, _, rest = written.rpartition(":")
        name = rest.strip().removesuffix("()")
        kinds = [kind for kind in KINDS if given in {"", kind}]
        found = [kind for kind in kinds if name in self.registry.entries[kind]]
        if not found:
            names = [known for kind in kinds or KINDS for known in self.registry.entries[kind]]
            message = f'The registry has no method, event or option "{written}".'
            self.problem(Kind.UNKNOWN_NAME, message, did_you_mean(name, names))
            return None
        if len(found) > 1:
            message = f'"{name}" is {" and ".join(_WITH_ARTICLE[kind] for kind in found)}.'
            mend = f"Write {' or '.join(f'`{kind}:{name}`' for kind in found)}."
            self.problem(Kind.WRONG_VALUE, message, mend)
        return found[0], name

    # -- options and body -----------------------------------------------------------------------

    def height(self) -> str:
        """The value of `:height:` as a CSS length."""
        text = str(self.options.get("height", "")).strip()
        found = _HEIGHT.match(text)
        if found and float(found[1]):
            return f"{found[1]}{found[2] or 'px'}"
        if text:
            message = f'`:height:` cannot be "{text}".'
            self.problem_of_option("height", message, "Write a length, such as `30rem` or `480`.")
        return ""

    def note_configuration(self, configuration: Configuration) -> None:
        """Have what the body says loaded once, as that of any other directive."""
        if not configuration.data:
            return
        place = place_of(self.content_place)
        name = f"chaport-playground in line {self.here.line}"
        case = configuration_case(name, cast("Any", configuration.data), place)
        self.domain_.page_checks.note(Noted(case))
