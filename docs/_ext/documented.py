"""Directives that document the extension from its own code.

``documented-settings`` lists every setting, ``documented-options`` the options of one directive,
``documented-warnings`` every kind of warning with a wrong input and its mend. What code cannot say,
the meaning of a directive's option, stands in ``directive-options.toml``; a build warns where the
file and the code disagree.

All three write MyST and belong on Markdown pages.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils.nodes import Node
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_chaport.directives import DIRECTIVES
from sphinx_chaport.problems import Kind
from sphinx_chaport.settings import Setting, setting_fields

HERE = Path(__file__).parent
OPTION_WORDS = HERE / "directive-options.toml"
CASES = HERE.parent.parent / "tests" / "problems"
# Spellings that Sphinx keeps for old pages.
OLD_SPELLINGS = {"noindex", "noindexentry", "nocontentsentry"}
ALIAS = re.compile(r"TypeAliasForwardRef\('(\w+)'\)")
LANGUAGES = {"rst": "rst", "md": "markdown", "conf": "python", "registry": "yaml", "page": "rst"}

logger = logging.getLogger(__name__)


class Documented(SphinxDirective):
    """Writes Markdown and has it parsed in its own place."""

    def run(self) -> list[Node]:
        """The nodes of `lines`."""
        text = "\n".join(self.lines())
        return self.parse_text_to_nodes(text, allow_section_headings=True)

    def lines(self) -> Iterator[str]:
        """Markdown."""
        raise NotImplementedError


class DocumentedSettings(Documented):
    """Every setting as Sphinx describes configuration values."""

    def lines(self) -> Iterator[str]:
        """One entry for each."""
        for name, default, setting in setting_fields():
            yield from _setting(name, default, setting)


def _setting(name: str, default: object, setting: Setting) -> Iterator[str]:
    yield f"```{{confval}} {name}"
    yield f":default: {_shown_default(default)}"
    yield from ("", setting.help, "", f"It takes {setting.allowed}.", "```", "")


def _shown_default(default: object) -> str:
    if default == "":
        return "not set"
    return f"`{list(default) if isinstance(default, tuple) else default!r}`"


class DocumentedOptions(Documented):
    """The options of one directive, in the order of its code."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        """A definition list."""
        name = self.arguments[0]
        self.env.note_dependency(str(OPTION_WORDS))
        words = tomllib.loads(OPTION_WORDS.read_text(encoding="utf-8"))
        known = {**words["every"], **words.get(name, {})}
        spec = DIRECTIVES[name].option_spec or {}
        for unused in words.get(name, {}).keys() - spec.keys():
            logger.warning("%s: %s has no option %r", OPTION_WORDS.name, name, unused)
        for option, converter in spec.items():
            if option not in known and option not in OLD_SPELLINGS:
                logger.warning("no words for the option %r", option, location=self.get_location())
            elif option not in OLD_SPELLINGS:
                value = "" if converter is directives.flag else " ..."
                yield from (f"`:{option}:{value}`", f": {known[option]}", "")


class DocumentedWarnings(Documented):
    """A section for each kind of problem."""

    def lines(self) -> Iterator[str]:
        """All kinds, in the order of the code."""
        documentation = _member_docstrings(Kind)
        for kind in Kind:
            yield from (f"(warning-{kind.value})=", f"## chaport.{kind.value}", "")
            yield from (documentation[kind.name], "")
            path = CASES / f"{kind.value}.toml"
            if path.is_file():
                self.env.note_dependency(str(path))
                yield from _case(tomllib.loads(path.read_text(encoding="utf-8")))


def _member_docstrings(enum: type) -> dict[str, str]:
    """What stands below each member; Python itself forgets it."""
    body = ast.parse(inspect.getsource(enum)).body[0].body  # type: ignore[attr-defined]
    found = {}
    for member, text in itertools.pairwise(body):
        if isinstance(member, ast.Assign) and isinstance(text, ast.Expr):
            found[member.targets[0].id] = ast.literal_eval(text.value)  # type: ignore[attr-defined]
    return found


def _case(case: dict[str, Any]) -> Iterator[str]:
    language = LANGUAGES[case["format"]]
    if "conf" in case:
        yield from _block("With this in `conf.py`:", "python", case["conf"])
    if "page" in case:
        yield from _block("With this on a page:", "rst", case["page"])
    for name, value in case.get("environment", {}).items():
        yield from _block("With this in the environment:", "text", f"{name}={value}")
    yield from _block("Wrong:", language, case["wrong"])
    yield from _block("Corrected:", language, case["mend"])


def _block(title: str, language: str, code: str) -> Iterator[str]:
    yield from (title, "", f"``````{{code-block}} {language}", ":force:", "")
    yield from (code.strip("\n"), "``````", "")


def _with_short_types(*given: Any) -> tuple[str | None, str | None]:  # noqa: ANN401 - Sphinx's seven
    """A signature with the names of types that have one, as they stand in the code."""
    signature, returned = given[-2:]
    return ALIAS.sub(r"\1", signature or "") or None, returned


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("documented-settings", DocumentedSettings)
    app.add_directive("documented-options", DocumentedOptions)
    app.add_directive("documented-warnings", DocumentedWarnings)
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-signature", _with_short_types)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
