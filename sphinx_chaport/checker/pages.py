"""Reads files that are no Sphinx project: names in them that the registry does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sphinx_chaport.examples.facts import api_facts
from sphinx_chaport.javascript.engine import EngineError, open_engine
from sphinx_chaport.problems import Kind, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_chaport.javascript.engine import Engine
    from sphinx_chaport.registry import Registry

MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JAVASCRIPT = frozenset({".js", ".mjs", ".cjs"})
SUFFIXES = MARKDOWN | HTML | JAVASCRIPT
"""The files that can be read."""

_FENCE = re.compile(r"(?P<margin>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_SCRIPT_TYPE = re.compile(r"\A\Z|javascript|ecmascript|\Amodule\Z", re.IGNORECASE)
_JS_NAMES = {"js", "javascript", "mjs", "cjs"}


@dataclass(frozen=True, slots=True)
class Script:
    """JavaScript in a file.

    Attributes:
        code: The code.
        line: The line of its first character.
        column: How many columns stand before its first line.
        margin: How many stand before each of its other lines.
        is_handler: Whether it is an attribute's, whose tag is the only place that is known.
    """

    code: str
    line: int = 1
    column: int = 0
    margin: int = 0
    is_handler: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a file.

    Attributes:
        uses: How many calls of the API and configurations there are.
        problems: Names that the registry does not know, in the order of the file.
    """

    uses: int = 0
    problems: tuple[Problem, ...] = ()


class PageReader:
    """Reads files one after the other; opens its engine at the first use.

    Attributes:
        registry: What names there are.
    """

    def __init__(self, registry: Registry, *, opener: Callable[[], Engine] = open_engine) -> None:
        self.registry = registry
        self._opener = opener
        self._facts = api_facts(registry)
        self._engine: Engine | None = None

    def __repr__(self) -> str:
        return f"PageReader(registry={self.registry.version!r})"

    def read(self, text: str, file: str) -> Page:
        """What a file uses of the API.

        Raises:
            ProblemError: No JavaScript engine is installed.
        """
        uses, problems = 0, list[Problem]()
        for script in scripts_in(text, PurePath(file).suffix.lower()):
            # Most scripts of a site have nothing to do with the chat.
            if "chaport" in script.code:
                found = self._usage(script.code)
                uses += found["uses"]
                problems += (self._problem(each, script, file) for each in found["problems"])
        return Page(uses, tuple(sorted(problems, key=lambda it: (it.line or 0, it.column or 0))))

    def _usage(self, code: str) -> dict[str, Any]:
        if self._engine is None:
            self._engine = self._opener()
            script = resources.files("sphinx_chaport").joinpath("static/pair.js")
            self._engine.load(script.read_text("utf-8"))
        try:
            found: dict[str, Any] = self._engine.call(
                "chaportPair.usage", code, self._facts.as_json()
            )
        except EngineError:
            self._engine = None
            message = "This script is too long or too complex to be checked."
            kind = Kind.JAVASCRIPT_UNSUPPORTED.value
            problem = {"kind": kind, "message": message, "mend": "", "line": 1, "column": 1}
            return {"uses": 0, "problems": [problem | {"unknown": None}]}
        return found

    def _problem(self, data: dict[str, Any], script: Script, file: str) -> Problem:
        mend = data["mend"]
        if unknown := data["unknown"]:
            mend = did_you_mean(unknown["name"], self.registry.entries[unknown["kind"]])
        if script.is_handler:
            data = data | {"line": 1, "column": 1}
        before = script.column if data["line"] == 1 else script.margin
        line, column = script.line + data["line"] - 1, data["column"] + before
        return Problem(Kind(data["kind"]), data["message"], mend, file, line, column)


def scripts_in(text: str, suffix: str) -> list[Script]:
    """The scripts of a file, by the end of its name."""
    if suffix in JAVASCRIPT:
        return [Script(text)]
    return _in_markdown(text) if suffix in MARKDOWN else _in_html(text)


# -- Markdown -------------------------------------------------------------------------------------


def _in_markdown(text: str) -> list[Script]:
    """Fenced blocks by the name of their language, and scripts in the HTML between them."""
    found: list[Script] = []
    between: list[str] = []
    rows = iter(enumerate(text.splitlines(), 1))
    for number, row in rows:
        match = _FENCE.match(row)
        if not match:
            between.append(_CODE_SPAN.sub(lambda span: " " * len(span[0]), row))
            continue
        block = list(_until_closed(rows, match["fence"]))
        between += [""] * (len(block) + 2)
        margin = len(match["margin"])
        # Lines of a block that stand further left have nothing to cut.
        code = "\n".join(row[margin:] if not row[:margin].strip(" \t>") else row for row in block)
        found += (
            replace(
                each,
                line=number + each.line,
                column=margin + each.column,
                margin=margin + each.margin,
            )
            for each in _in_block(code, match["info"])
        )
    return found + _in_html("\n".join(between))


def _until_closed(rows: Iterator[tuple[int, str]], fence: str) -> Iterator[str]:
    for _, row in rows:
        stripped = row.strip(" \t>")
        if stripped.startswith(fence) and not stripped.strip(fence[0]):
            return
        yield row


def _in_block(code: str, info: str) -> list[Script]:
    # Also `{code-block} javascript` and `js title="..."`.
    words = re.findall(r"[\w-]+", info.lower())
    if _JS_NAMES & set(words[:2]):
        return [Script(code)]
    return _in_html(code) if "html" in words[:2] else []


# -- HTML -----------------------------------------------------------------------------------------


def _in_html(text: str) -> list[Script]:
    reader = _HtmlReader()
    reader.feed(text)
    reader.close()
    return reader.found


class _HtmlReader(HTMLParser):
    """Collects inline scripts and the code of event handlers, such as ``onclick``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Script] = []
        self._is_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        given = {name: value or "" for name, value in attrs}
        self._is_script = tag == "script" and bool(_SCRIPT_TYPE.search(given.get("type", "")))
        for name, value in given.items():
            if name.startswith("on") and "chaport" in value:
                # A handler is the body of a function: `return` may stand in it.
                self.found.append(
                    Script(f"(function () {{ {value}\n}})", line, column, is_handler=True)
                )

    def handle_data(self, data: str) -> None:
        if self._is_script:
            line, column = self.getpos()
            self.found.append(Script(data, line, column))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._is_script = False
